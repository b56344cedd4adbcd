"""Lines that are remembered measure what they measured: the same file comes of a process that knows them as of one that knows none."""

import contextlib

import pytest

from netpub.publish import measuring, pdf

TABLE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body data-running="T"><main>
<ul><li>One <strong>and</strong> two</li><li>One</li></ul><p>Some words. <a href="https://example.org/">A link</a>, and some words.</p>
<table><thead><tr><th>Drug</th><th>Dose</th></tr></thead><tbody><tr><td>Words of a cell</td><td><strong>Words of a cell</strong></td></tr></tbody></table>
</main><section class="back"><p>Back</p></section></body></html>"""


@pytest.fixture(scope="module")
def edition(web_edition):
    return web_edition(draft=False, media={})


def test_what_is_remembered_changes_no_byte(edition, monkeypatch):
    made = [pdf.render(edition, TABLE).data, pdf.render(edition, TABLE).data]
    monkeypatch.setattr(measuring, "remembered", contextlib.nullcontext)
    assert made == [pdf.render(edition, TABLE).data] * 2


def test_a_line_is_measured_once_and_no_more_are_kept_than_enough(edition, monkeypatch):
    asked, split = [], measuring._split
    monkeypatch.setattr(measuring, "_split", lambda *line: (asked.append(line[0]), split(*line))[1])
    monkeypatch.setattr(measuring, "_known", {})
    pdf.render(edition, TABLE)
    first = len(asked)
    pdf.render(edition, TABLE)
    assert len(asked) == first
    monkeypatch.setattr(measuring, "_ENOUGH", 3)
    monkeypatch.setattr(measuring, "_known", {})
    pdf.render(edition, TABLE)
    assert len(measuring._known) <= 3
