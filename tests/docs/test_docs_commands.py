"""Every command of tutorial and guides is run, and answers what the page shows."""

import re
import time

import pytest
from netpub_console import DOCS, answers, fits, steps

PAGES = sorted(page for page in DOCS.rglob("*.md") if any(step.order == "console" for step in steps(page)))
NAMES = [page.relative_to(DOCS).as_posix() for page in PAGES]
WORDS_A_MINUTE, DOWNLOADS = 200, 2  # minutes for what an installation fetches, which is not fetched here
# Pages that the quick run leaves early.
LONG = [page for page in PAGES if any(step.slow or step.order == "slow" for step in steps(page))]


@pytest.mark.usefixtures("without_workers")
@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_quick_commands_answer_as_shown(reader, page):
    shown = sum(len(list(answers(step.body))) for step in steps(page) if step.order == "console")
    ran = reader(page).follow(quick=True)
    assert ran < shown if page in LONG else ran == shown


@pytest.mark.parametrize("page", PAGES, ids=NAMES)
def test_pages_show_what_commands_answer(page):
    """An answer that is left out whole would fit anything."""
    shown = [shown for step in steps(page) if step.order == "console" for _, shown in answers(step.body)]
    assert "…" not in [one.strip() for one in shown]


@pytest.mark.slow
@pytest.mark.parametrize("page", LONG, ids=[page.relative_to(DOCS).as_posix() for page in LONG])
def test_all_commands_answer_as_shown(reader, page):
    start = time.monotonic()
    assert reader(page).follow(quick=False) == sum(len(list(answers(step.body))) for step in steps(page) if step.order == "console")
    # The promise of the tutorial, and no guide takes longer: a quarter of an hour to read at 200 words a minute, and for the machine.
    words = len(re.sub(r"<!--.*?-->", "", page.read_text(encoding="utf-8"), flags=re.DOTALL).split())
    assert words / WORDS_A_MINUTE + (time.monotonic() - start) / 60 + DOWNLOADS < 15


@pytest.mark.parametrize(
    ("shown", "said", "same"),
    [
        ("", "", True), ("", "a word\n", False), ("one\n", "", False),
        ("one\n…\nfour\n", "one\ntwo\nthree\nfour\n", True), ("one\n…\nfour\n", "one\nfour\n", True), ("one\n…\n", "two\n", False),
        ("a … c\n", "a b c\n", True), ("a … c\n", "a b d\n", False), ("one two\n", "one   two\n\n", True),
    ],
)
def test_an_answer_is_compared_but_for_what_is_left_out(shown, said, same):
    assert fits(shown, said) is same
