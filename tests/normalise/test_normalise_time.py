"""No page keeps the others waiting: files of one kind of line, and lines of one kind of character."""

import time

import pytest

from netpub.ingest.text import read_text
from netpub.normalise import corrections, ledger, normalise

LINES = {
    "lines like headings": ["A bare line"] * 2000,
    "a table of contents": ["On this page", *["A line"] * 2000],
    "headings of references": ["References"] * 2000,
    "nested bullets": ["  " * (number % 9) + "• an item" for number in range(2000)],
    "bullets ever deeper": ["  " * number + "• an item" for number in range(1500)],
    "numbers ever deeper": ["  " * number + f"{number + 1}. an item" for number in range(1500)],
    "numbers and dashes": ["1. one", "- two"] * 1000,
    "references of several lines": ["References", *["Smith J.", "A title.", "J Test, 2020.", "https://example.org/1 X"] * 500],
    "digits": ["1" * 100_000],
    "blanks": ["a" + " " * 100_000 + "b: c"],
    "lost letters": ["a?b" * 30_000],
    "dots and colons": [". : ; , " * 20_000],
    "separators": ["Home » " * 20_000],
    "capitals": ["Ab A. B. C. " * 10_000],
}


@pytest.mark.parametrize("kind", LINES)
def test_a_large_page_takes_seconds(kind: str) -> None:
    start = time.process_time()
    page = read_text("page", "page.txt", "\n".join(LINES[kind]).encode(), lambda _: None)
    ledger(normalise(page, corrections.EMPTY, lambda _: None))
    # Quadratic work takes minutes here, linear work two seconds; the limit leaves room for a busy machine.
    assert time.process_time() - start < 25
