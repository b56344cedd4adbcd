"""The record of a page, counted again by hand: a record that forgets characters must not be its own witness."""

from netpub.normalise import ledger


def accounted(page):
    """Assert that every character of the source that is no space stands in a place of the record; returns the record."""
    record = ledger(page)
    assert len(record["runs"]) == len(page.source.runs)
    for run, entry in zip(page.source.runs, record["runs"], strict=True):
        told = {at for start, end, _ in entry["to"] for at in range(start, end)}
        assert not [char for at, char in enumerate(run.text) if at not in told and not char.isspace()], run.text
    return record
