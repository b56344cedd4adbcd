"""Programs that netpub runs: one module for each, and one place that starts them."""
