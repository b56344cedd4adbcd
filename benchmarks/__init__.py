"""How fast netpub is: `make bench` runs every measure, prints a table and writes build/bench.json.

To add a measure, put a module into benchmarks/measures with a function ``measure() -> Iterator[Figure]``; nothing else refers to it.
`make bench ONLY="pages pdf"` runs some; figures of the others stay in build/bench.json, which has a number for each key and, under
``details``, what it means; build/bench.svg is a plot of it. A figure that misses what is required of it makes the run end with 1. Time
processor time (``time.process_time``) where one process does the work, so that other work on the machine does not count.
"""
