"""What holds of every Markdown page: no word is lost or counted twice, lines are those of the file, and nothing takes long."""

import json
import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.findings import Finding, Unusable
from netpub.ingest import read
from netpub.normalise import ledger, normalise
from netpub.normalise.corrections import EMPTY
from netpub.page import Heading, Page, texts

SECONDS = 10
WORD = st.from_regex(r"[a-z]{3,8}", fullmatch=True)
INLINE = st.one_of(
    WORD, WORD.map("*{}*".format), WORD.map("**{}**".format), WORD.map("[{}](u)".format), WORD.map("`{}`".format),
    WORD.map("<b>{}</b>".format), WORD.map("![{}](gone.svg)".format), st.sampled_from(["\\*", "&amp;", "_", "*", "[", "](", "<i>", "  \n", "\n"]))
LINE = st.lists(INLINE, min_size=1, max_size=5).map(" ".join)
BLOCK = st.tuples(
    st.sampled_from(["", "# ", "## ", "- ", "* ", "1. ", "> ", "> - ", "    ", "[^n]: ", ": ", "| ", "<div>", "</div>", "<p>", "~~~\n", "[unused]: "]),
    LINE, st.sampled_from(["\n", "\n\n", "\n---\n", "\n===\n", "\n|---|---|\n", " | x | y | z\n", "[^n]\n\n"])).map("".join)
SYNTAX = st.sampled_from([
    "*", "**", "_", "`", "```\n", "~~", "[", "]", "(", ")", "![", "[^a]", "[^a]: ", "<", ">", "<!--", "-->", "<script>", "<div ", "</div>", "<netpub-note line=9>",
    "\n", "\n\n", "- ", "1. ", "> ", "|", "|-|-|\n", ": ", "---\n", "===\n", "\\", "&#0;", "&lt;", "    ", "\t", "# ", "words ", "[a]: b\n", "a: b\n"])


def attempt(markup: str, findings: list[Finding]) -> Page | None:
    try:
        return read("case", "page.md", markup.encode(), {}, findings.append).page
    except Unusable as unusable:
        assert unusable.finding.rule == "source-empty"  # noqa: PT017
        return None


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z]{3,8}", text))


@settings(deadline=None, max_examples=150)
@given(st.lists(BLOCK, max_size=8).map("".join))
def test_every_word_is_kept(account: Callable[[Page], None], markup: str) -> None:
    page = attempt(markup, [])
    bare = re.sub(r"</?(div|p|i|b)>|gone\.svg|\bunused\b|&amp;", " ", markup)
    if page is None:
        assert not words(bare)
        return
    account(page)
    kept = words("\n".join(run.text for run in page.source.runs))
    assert words(bare) - kept == Counter()


@settings(deadline=None, max_examples=300)
@given(st.lists(SYNTAX, max_size=40).map("".join))
def test_no_markup_is_too_broken(account: Callable[[Page], None], markup: str) -> None:
    findings: list[Finding] = []
    page = attempt(markup, findings)
    for finding in findings:
        assert finding.what
        assert 0 <= finding.where.line <= markup.count("\n") + 1
    if page is not None:
        account(page)
        ledger(normalise(page, EMPTY, lambda _: None))


@pytest.mark.parametrize("text", ["A\n\n{}", "- a\n\n  {}", "> a\n>\n> {}", "x | y\n--|--\n1 | {}", "a\n\n~~~\n{}\n~~~", "t[^1]\n\n[^1]: {}", "---\ntitle: t\n---\n\n{}",
                                  "a &#10; b `c\nd`\n\n{}", "<!-- a\n\nb -->\n\n{}", "![a](b\n'c')\n\n{}", "t\n: {}"])
def test_words_stand_at_their_line(text: str) -> None:
    page = read("case", "page.md", text.format("here").encode(), {}, lambda _: None).page
    line = text[:text.index("{")].count("\n") + 1
    run = next(run for run in page.source.runs if "here" in run.text)
    assert run.line == line


@pytest.mark.parametrize("text", [
    "[" * 20_000, "![" * 20_000, "*a " * 150_000, "**a _b " * 50_000, "<" * 200_000, "> " * 50_000 + "a", "- " * 50_000 + "a", "| a" * 20_000 + "\n" + "|-" * 20_000,
    "word " * 200_000, "<!--" * 200_000, "<div>" * 100_000, "[^a]" * 9_000 + "\n\n[^a]: note", "".join("`" * n + " " for n in range(1500)),
    "---\na: " + "[" * 40_000 + "\n---\n\nwords", "---\na: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\ntitle: *c\n---\n\nwords", "[a]: b\n" * 19_000 + "\nwords",
], ids=range(16))
def test_no_page_takes_long(text: str) -> None:
    start = time.process_time()
    try:
        read("case", "page.md", text.encode(), {}, lambda _: None)
    except Unusable as unusable:
        assert unusable.finding.rule in {"source-too-large", "source-empty", "source-too-deep"}  # noqa: PT017
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize("text", ["word " * 200_001, "[" * 20_001])
def test_too_large_a_page_is_refused(text: str) -> None:
    with pytest.raises(Unusable) as caught:
        read("case", "page.md", text.encode(), {}, pytest.fail)
    assert caught.value.finding.rule == "source-too-large"


def bare(text: str) -> str:
    """Text without accents, which html2text takes off, and with single blanks."""
    return " ".join("".join(sign for sign in unicodedata.normalize("NFKD", text) if sign.isascii()).split())


def test_real_pages_turned_to_markdown_keep_headings_items_and_words(shared: Path, account: Callable[[Page], None]) -> None:
    names = sorted((shared / "data/flat").glob("*.html2text-md.txt"))
    assert names
    wanted, right = Counter[str](), Counter[str]()
    for name in names:
        text = name.read_text(encoding="utf-8")
        page = read("case", "page.md", text.encode(), {}, lambda _: None).page
        account(page)
        kept = Counter(re.findall(r"[^\W\d_]{3,}", " ".join(run.text for run in page.source.runs)))
        addresses = re.sub(r"\]\([^)]*\)|<https?:[^>]*>", " ", text)
        lost = Counter(re.findall(r"[^\W\d_]{3,}", addresses.replace("\\", ""))) - kept
        assert sum(lost.values()) <= 1, (name.name, lost)
        gold = json.loads(name.with_name(name.name.replace("html2text-md.txt", "gold.json")).read_text(encoding="utf-8"))
        ledger(normalise(page, EMPTY, lambda _: None))
        headings = Counter(bare(block["x"]) for block in gold if re.fullmatch("h[1-6]", block["t"]))
        found = Counter(bare("".join(text.text for text in texts(block.content))) for block in page.blocks if isinstance(block, Heading))
        wanted["headings"] += sum(headings.values())
        right["headings"] += sum((headings & found).values())
    assert right["headings"] >= 0.98 * wanted["headings"], (wanted, right)
