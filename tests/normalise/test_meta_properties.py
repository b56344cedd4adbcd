"""What must hold for any page: dates are read back, no character is lost, nothing changes the second time, no input is touched."""

import datetime
import time

import pytest
from babel.dates import format_date
from hypothesis import given, settings
from hypothesis import strategies as st
from netpub_ledger import accounted

from netpub.findings import Finding
from netpub.normalise import contact, corrections, dates, disclaimer, ledger, people, rights
from netpub.page import Block, Heading, List, Metadata, Origin, Page, Paragraph, Range, Run, Source, Text, plain

STEPS = (dates.step, people.step, rights.step, contact.step, disclaimer.step)
LABELS = {
    "en": {"published": "Published", "last-review": "Last medical review", "revised": "Last Revised", "next-review": "Next review due"},
    "es": {
        "published": "Fecha de publicación", "last-review": "Última revisión médica", "revised": "Última actualización",
        "next-review": "Próxima revisión",
    },
}
WORDS = st.sampled_from([
    "Last reviewed:", "Next review due", "Review date", "Published", "Updated on", "Última revisión:", "3 May 2024", "10/7/22", "marzo de 2025", "2024",
    "Written by", "Medically reviewed by", "Reviewed by", "with medical review by", "revisado por", "the Harbour team", "Jane Roe, MD", "a lay reviewer",
    "References", "Expert review", "and", "on", "|", "•", ".", ",", ":", "-", "\n", "© 2024 Harbour", "All rights reserved.", "CC BY 4.0", "Copyright",
    "Helpline:", "0800 000 0000", "Source:", "Retrieved", "https://example.org/x", "Medical disclaimer", "This information does not replace advice.",
    "Surgery can be hard.", "It takes weeks.", "a", "wound",
])
LINES = st.lists(st.lists(WORDS, min_size=1, max_size=7).map(" ".join), min_size=1, max_size=8)


def page_of(lines: list[str], language: str = "") -> Page:
    """A page with a paragraph, heading or list item a line, in turn."""
    runs = tuple(Run(number, line) for number, line in enumerate(lines, 1))
    blocks = tuple(block(number, line) for number, line in enumerate(lines))
    assert language in ("", "en", "es")
    return Page(Source("page", "page.txt", "text/plain", "0", runs), Metadata(), blocks)


def block(number: int, line: str) -> Block:
    origin = Origin("page.txt", number + 1)
    content = (Text(line, Range(number, 0, len(line))),)
    if number % 5 == 3:
        return Heading(2, content, origin)
    if number % 5 == 4:
        return List("bullet", ((Paragraph(content, origin),),), origin)
    return Paragraph(content, origin)


def run(page: Page) -> Page:
    for step in STEPS:
        page = step(page, list[Finding]().append)
    return page


@pytest.mark.parametrize(("locale", "language"), [("en_US", "en"), ("en_GB", "en"), ("es_ES", "es"), ("es_MX", "es")])
@given(day=st.dates(datetime.date(1990, 1, 1), datetime.date(2069, 12, 31)), form=st.sampled_from(["full", "long", "medium"]))
@settings(deadline=None, max_examples=30)
def test_a_labelled_date_of_either_country_is_read_back(locale: str, language: str, day: datetime.date, form: str) -> None:
    written = format_date(day, form, locale=locale)
    for name, label in LABELS[language].items():
        page = dates.step(page_of(["First words.", f"{label}: {written}"]), list[Finding]().append)
        assert [(known, fact.value) for known, fact in page.metadata.facts] == [(name, day.isoformat())]
        assert len(page.blocks) == 1


@given(LINES)
@settings(deadline=None)
def test_no_character_is_lost_and_the_second_time_changes_nothing(lines: list[str]) -> None:
    page = page_of(lines)
    before = repr(page)
    once = run(page)
    assert repr(page) == before
    ledger(once)
    assert run(once) == once


@given(LINES)
@settings(deadline=None)
def test_what_stays_in_the_text_stands_in_the_source(lines: list[str]) -> None:
    for left in run(page_of(lines)).blocks:
        if isinstance(left, Paragraph | Heading):
            assert any(plain(left.content) in line for line in lines) or "|" in "".join(lines) or "•" in "".join(lines) or "\n" in "".join(lines)


@given(LINES, st.lists(st.tuples(st.sampled_from(["drop", "keep", "block"]), WORDS.map(str.strip).filter(bool)), max_size=4))
@settings(deadline=None)
def test_corrections_lose_no_character(lines: list[str], entries: list[tuple[str, str]]) -> None:
    text = "".join(
        f"[[{table}]]\nstarts = {toml(words)}\n" + ('kind = "box"\n' if table == "block" else "") for table, words in entries)
    page = run(page_of(lines))
    fixes = corrections.load(text.encode(), "page.toml")
    accounted(corrections.apply(page, fixes, list[Finding]().append))


def toml(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'


@pytest.mark.parametrize("piece", [
    "Last reviewed: ", "3 May 2024. ", "2024 | ", "| ", "\n", "• a", "Reviewed by 2024 | ", "Written by A team. ", "Jane Roe, MD, ", "and ", "© 2024 | ",
    "Source: https://x.org/ ", "This page was ", "Copyright ", "CC BY ", "0800 ", "  ",
])
def test_a_long_line_takes_no_long_time(piece: str) -> None:
    for length in (19_000, 1_000_000):
        page = page_of([(piece * (length // len(piece) + 1))[:length]])
        started = time.process_time()
        run(page)
        assert time.process_time() - started < 5
