"""How much of a page's structure survives flattening: floors, a little below what is reached, so that they cannot fall silently.

The pages are our own words, in files of one block a line; functions flatten them into the shapes that tools for saving web pages make.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from netpub.findings import Finding
from netpub.ingest import read
from netpub.normalise import corrections, normalise
from netpub.normalise.blocks import walk, words
from netpub.page import Box, Heading, List, Page, Paragraph, plain

PAGES = Path(__file__).resolve().parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))
# Over all pages: F1 of headings, F1 of list items.
FLOORS = {
    "resiliparse": ("txt", 0.97, 0.99),
    "inscriptis": ("txt", 0.97, 0.99),
    "html2text": ("md", 0.99, 0.99),
    "trafilatura": ("txt", 0.97, 0.99),
}
_LINE = re.compile(r"(?P<indent> *)(?:(?P<hashes>#+) |(?P<bullet>- )|(?P<number>\d+)\. )?(?P<words>.+)")


@dataclass(frozen=True)
class Block:
    """What a line of a page's file is: ``heading`` is its level, ``depth`` an item's, ``number`` that of a step; 0 for what it is not."""

    words: str
    heading: int = 0
    depth: int = 0
    number: int = 0


def gold_of(name: str) -> list[Block]:
    """The blocks of a page, one a line of its file."""
    return [_block(line) for line in (PAGES / f"{name}.txt").read_text(encoding="utf-8").splitlines()]


def _block(line: str) -> Block:
    found = _LINE.fullmatch(line)
    assert found, line
    item = found["bullet"] or found["number"]
    return Block(found["words"], len(found["hashes"] or ""), len(found["indent"]) // 2 + 1 if item else 0, int(found["number"] or 0))


def resiliparse(blocks: list[Block]) -> str:
    """Items indented below bullets, an empty line around everything else."""
    return _apart(blocks, lambda block: "  " * block.depth + (f"{block.number}. " if block.number else "• ") + block.words)


def inscriptis(blocks: list[Block]) -> str:
    """The same with a sign for each depth and steps indented further."""
    def item(block: Block) -> str:
        return "   " + f"{block.number}. {block.words}" if block.number else " " * (4 * block.depth - 2) + "*+-"[block.depth - 1] + f" {block.words}"
    return _apart(blocks, item)


def html2text(blocks: list[Block]) -> str:
    """Markdown, with lines left over below each list."""
    def item(block: Block) -> str:
        return "  " * block.depth + (f"{block.number}. " if block.number else "* ") + block.words
    return _apart(blocks, item, heading=lambda block: "#" * block.heading + f" {block.words}", below="\n\n\n")


def trafilatura(blocks: list[Block]) -> str:
    """No empty line at all."""
    return "".join(_close(block) + "\n" for block in blocks)


def _close(block: Block) -> str:
    return "  " * max(block.depth - 1, 0) + (f"{block.number}. " if block.number else "- " * (block.depth > 0)) + block.words


def nolist(blocks: list[Block]) -> str:
    """Paragraphs alone, a line each: headings and lists are lost."""
    return "".join(f"{block.words}\n" for block in paragraphs(blocks))


def paragraphs(blocks: list[Block]) -> list[Block]:
    return [block for block in blocks if not block.heading and not block.depth]


def _apart(
    blocks: list[Block], item: Callable[[Block], str], heading: Callable[[Block], str] = lambda block: block.words, below: str = "\n",
) -> str:
    def parts() -> Iterator[str]:
        for block, after in zip(blocks, [*blocks[1:], None], strict=True):
            if block.depth:
                yield item(block) + "\n" + ("" if after and after.depth else below)
            else:
                yield (heading(block) if block.heading else block.words) + "\n\n"
    return "".join(parts())


SHAPES = {"resiliparse": resiliparse, "inscriptis": inscriptis, "html2text": html2text, "trafilatura": trafilatura, "nolist": nolist}


@dataclass
class Score:
    """Counts of headings and items, and of words, in the page as it is (``want``) and as it was read (``have``)."""

    want: Counter[str]
    have: Counter[str]

    @property
    def f1(self) -> float:
        return 2 * (self.want & self.have).total() / max(1, self.want.total() + self.have.total())


def _read(name: str, shape: str, ending: str) -> tuple[Page, list[Finding]]:
    findings: list[Finding] = []
    text = SHAPES[shape](gold_of(name))
    page = read(name, f"page.{ending}", text.encode(), {}, findings.append).page
    return normalise(page, corrections.EMPTY, findings.append), findings


def _headings(page: Page) -> Iterator[str]:
    for block in walk(page.blocks):
        if isinstance(block, Heading):
            yield plain(block.content)
        if isinstance(block, Box):
            yield plain(block.title)


def _items(page: Page) -> Iterator[str]:
    for block in walk(page.blocks):
        for item in block.items if isinstance(block, List) else ():
            yield " ".join(plain(part.content) for part in item if isinstance(part, Paragraph))


def _folded(texts: Iterator[str]) -> Counter[str]:
    return Counter(" ".join(text.split()).casefold() for text in texts)


def _words(texts: Iterator[str]) -> Counter[str]:
    return Counter(word for text in texts for word in re.findall(r"\w+", text.casefold()))


@pytest.mark.parametrize("shape", FLOORS)
def test_headings_and_items_are_found(shape: str) -> None:
    ending, least_headings, least_items = FLOORS[shape]
    headings, items = Score(Counter(), Counter()), Score(Counter(), Counter())
    for name in NAMES:
        page, _ = _read(name, shape, ending)
        gold = gold_of(name)
        headings.want += _folded(block.words for block in gold if block.heading)
        headings.have += _folded(_headings(page))
        items.want += _folded(block.words for block in gold if block.depth)
        items.have += _folded(_items(page))
    missed = {"headings": (headings.want - headings.have, headings.have - headings.want), "items": (items.want - items.have, items.have - items.want)}
    assert headings.f1 >= least_headings, missed["headings"]
    assert items.f1 >= least_items, missed["items"]


@pytest.mark.parametrize("shape", [*FLOORS, "nolist"])
@pytest.mark.parametrize("name", NAMES)
def test_no_word_is_lost_or_invented(name: str, shape: str) -> None:
    page, _ = _read(name, shape, FLOORS[shape][0] if shape in FLOORS else "txt")
    gold = gold_of(name)
    want = _words(block.words for block in (paragraphs(gold) if shape == "nolist" else gold))
    have = _words(words(block) for block in page.blocks)
    # Numbers of steps that the list counts itself are no words; those that were kept in the text are not invented.
    assert have - want == Counter()
    assert want - have == Counter()


def test_lists_that_were_lost_are_reported_and_nothing_else() -> None:
    reported, right, wanted = 0, 0, 0
    for name in NAMES:
        _, findings = _read(name, "nolist", "txt")
        lines = {finding.where.line for finding in findings if finding.rule == "lost-list"}
        gold = gold_of(name)
        followed = {id(block) for block, after in pairwise(gold) if block.words.endswith(":") and after.depth}
        lost = {number for number, block in enumerate(paragraphs(gold), 1) if id(block) in followed}
        reported, right, wanted = reported + len(lines), right + len(lines & lost), wanted + len(lost)
    assert wanted > 20
    assert right / max(1, reported) >= 0.92
    assert right / wanted >= 0.97
