"""How long it takes to compare two versions of a long page."""

import random
import time
from collections.abc import Iterator

from benchmarks.figure import Figure
from benchmarks.page import html
from netpub.article import Article
from netpub.build.jobs import source
from netpub.review import diff_class
from netpub.review.diff import compare

_WORDS, _ROUNDS = 10_000, 3
_IMPRINT = {
    "id": "sample", "name": "A charity", "location": "Sample City", "website": "https://example.org/", "email": "info@example.org",
    "helpline": "", "helpline_hours": "", "sample": "", "disclaimer": "Ask your doctor.", "formats": "Ask for large print.",
    "feedback": "Write to us.", "about": "",
}


def measure() -> Iterator[Figure]:
    """Yield the seconds for a page of 10,000 words of which every tenth changed, and for one of which a single word did."""
    page = html(1, _WORDS)
    assert len(page.split()) > _WORDS
    before = _article(page)
    yield Figure("diff-seconds", "Diff of 10,000 words, every tenth another", _time(before, _article(_changed(page, 0.1))), "s", at_most=2)
    one_word = _article(page.replace(b"nurse", b"doctor", 1))
    yield Figure("diff-one-word-seconds", "… one word another", _time(before, one_word), "s", at_most=2)


def _article(page: bytes) -> Article:
    made = source.run(
        {"page": page}, slug="page", path="source/page/page.html", language="en", locale="en-GB", imprint=_IMPRINT, limits={})
    return Article(made.files["build/xml/en/page.xml"])


def _changed(page: bytes, share: float) -> bytes:
    """The page with a share of the words of its text others, the same on every run."""
    chance = random.Random(7)  # noqa: S311
    words = page.decode().split(" ")
    return " ".join(f"{word}s" if word.isalpha() and chance.random() < share else word for word in words).encode()


def _time(before: Article, after: Article) -> float:
    times = []
    for _ in range(_ROUNDS):
        start = time.process_time()
        diff = compare(before, after, {})
        diff_class.classify(diff)
        times.append(time.process_time() - start)
        assert diff.changes, "two versions differ, or their time means nothing"
    return min(times)
