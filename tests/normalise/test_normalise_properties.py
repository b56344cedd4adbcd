"""What must hold for every flattened page, whatever stands in it."""

from hypothesis import given, settings
from hypothesis import strategies as st
from netpub_ledger import accounted

from netpub.findings import Unusable
from netpub.ingest.text import read_text
from netpub.normalise import corrections, normalise
from netpub.normalise.steps import steps
from netpub.page import Page

_TOP = [
    "Skip to main content", "Español", "Espa?ol", "Call us at 0800 000 0000", "Menu", "Our services", "Home » Care » Title of a page", "Share this page",
]
_BODY = [
    "A heading line", "Key points", "Words to know", "When to call your team", "On this page", "• a bullet item", "  • nested item", "o sub item",
    "- dash item", "1. first", "2. second", "3. third", "a) letter", "b) letter two", "You may have:", "small letter line", "another small line",
    "Term: its meaning", "Lymph node – a small gland", "The operation takes two hours. You will sleep during it.", "A short sentence.", "====", "----",
    "# Marked", "## Marked two", "Share this page", "life- threatening words , here..", "Yes", "10/7/22", "Sign up for our emails.",
    "Last reviewed: 3 May 2025", "Last medical review:",
]
_REFERENCES = [
    "Smith J, Jones K. A title of a paper. J Test. 2020;3(4):5-6.", "Nat Org. A book. 2nd ed. London: Press; 2019.", "Smith J, Brown A, et al.",
    "A study of something in people.", "Journal of Things, 2023.", "https://example.org/article/1 Site", "• Nat Org. A list. 2020. https://example.org",
    "https://example.org/article/pii/S0748798324015324 X",
]
_TAIL = [
    "Published: 3 May 2025", "© 2025 A charity", "Every donation counts. Please give today.", "0800 000 0000 | example.org | © 2026 X", "Yes",
    "Your gift keeps us going", "Medical disclaimer\n\nThis information does not replace the advice of your doctor.", "Share this page",
]
_OTHER = st.text(max_size=40).map(lambda text: text.replace("\r", " ").replace("\n", " "))


def _some(lines: list[str], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(["", "", *lines]), max_size=most)


def _joined(parts: tuple[list[str], ...]) -> str:
    return "\n".join(line for part in parts for line in part)


# Pages as sites make them, and lines of all kinds in any order.
_PAGES = st.tuples(
    _some(_TOP, 5), st.sampled_from([["A title of a page"], []]), _some(_BODY, 16), st.sampled_from([["", "References", ""], []]),
    _some(_REFERENCES, 8), _some(_TAIL, 5)).map(_joined)
_ANYTHING = st.lists(st.sampled_from([*_TOP, *_BODY, *_REFERENCES, *_TAIL, ""]) | _OTHER, max_size=25).map("\n".join)


def _read(text: str) -> Page | None:
    try:
        return read_text("page", "page.txt", text.encode(errors="replace"), lambda _: None)
    except Unusable:
        return None


@settings(max_examples=300, deadline=None)
@given(_PAGES | _ANYTHING)
def test_no_character_is_lost(text: str) -> None:
    if page := _read(text):
        accounted(normalise(page, corrections.EMPTY, lambda _: None))


@settings(max_examples=300, deadline=None)
@given(_PAGES)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    if page := _read(text):
        once = normalise(page, corrections.EMPTY, lambda _: None)
        assert normalise(once, corrections.EMPTY, lambda _: None) == once


@settings(max_examples=100, deadline=None)
@given(_PAGES | _ANYTHING)
def test_no_step_changes_its_input(text: str) -> None:
    page = _read(text)
    for step in steps() if page else ():
        before = repr(page)
        after = step.run(page, lambda _: None)
        assert repr(page) == before
        page = after
