"""A Markdown file -> Page: CommonMark with tables, footnotes, definition lists, struck-through words, raw HTML and YAML front matter."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from netpub.findings import Finding, Report, Unusable, Where
from netpub.ingest import html_tree
from netpub.ingest.encoding import decode, report_unreadable, without_impossible
from netpub.ingest.figures import Pictures
from netpub.ingest.html import walked
from netpub.ingest.html_walk import Walk
from netpub.ingest.markdown_front import FrontMatter, read_front_matter
from netpub.ingest.markdown_html import Rendered, render
from netpub.ingest.markdown_left import Left
from netpub.ingest.markdown_lines import mended
from netpub.page import Block, Dropped, Fact, Heading, Origin, Page, Range, Run, Source, Text, Unrecognised

MEDIA_TYPE = "text/markdown"
# More would take the parser many seconds; the longest pages of health information have a tenth of it.
_MOST_CHARACTERS, _MOST_BRACKETS = 1_000_000, 20_000
_NAMED = 100
_LEVELS = 6


def read_markdown(slug: str, path: str, data: bytes, pictures: Pictures, report: Report) -> Page:
    """Return the page in a Markdown file; ``path`` is relative to the project. The pictures it shows are taken into ``pictures``.

    Raises Unusable for a file that is no text, is too large, or holds no word.
    """
    where = Where(path, page=slug)
    text = decode(data, where, report)
    _refuse_size(text, where)
    front = read_front_matter(text, where, report)
    # The block's lines stay as empty ones, so that the others keep their numbers.
    body = "\n" * front.lines + text.split("\n", front.lines)[-1] if front.lines else text
    walk, rendered = _read(mended(body), where, pictures, report, front)
    blocks, dropped = _with_left(walk, rendered.left, where, report)
    if not blocks and not dropped:
        raise Unusable(Finding("source-empty", where))
    source = Source(slug, path, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), tuple(walk.runs))
    title = _title(blocks, front)
    facts = tuple((name, fact) for name, fact in front.metadata.facts if name != "title")
    dropped = (*front.dropped(path, title.ranges[0] if title else None), *dropped)
    return Page(source, replace(front.metadata, facts=facts), _under(title, blocks), dropped=dropped)


def _refuse_size(text: str, where: Where) -> None:
    for number, limit, what in (
            (len(text), _MOST_CHARACTERS, "characters"), (text.count("["), _MOST_BRACKETS, "square brackets")):
        if number > limit:
            raise Unusable(Finding("source-too-large", where, f"it has {number:,} {what}; {limit:,} is the limit."))


def _read(text: str, where: Where, pictures: Pictures, report: Report, front: FrontMatter) -> tuple[Walk, Rendered]:
    """Walk through the page as HTML; when raw HTML in it swallows words (a tag or comment without its end), its tags count as words."""
    findings: list[Finding] = []
    for raw in (True, False):
        findings = []
        rendered = render(text, raw=raw)
        walk = Walk(where, front.metadata.value("language"), pictures, findings.append)
        walk.runs = [front.run] if front.run else []
        walk.descriptions = True
        walked(html_tree.parse(f"<body>{rendered.html}", where), walk)
        lost = _first_lost(rendered.shown, walk.runs)
        if lost == 0:
            break
        report(Finding("raw-html-unclosed", replace(where, line=lost)))
    for finding in findings:
        report(finding)
    for line, detail in rendered.odd:
        report(Finding("unrecognised-content", replace(where, line=line), detail))
    return walk, rendered


def _first_lost(shown: Iterable[tuple[int, str]], runs: Iterable[Run]) -> int:
    """The line of the first words that the walk did not meet, in their order; 0 when it met all."""
    met = _solid("".join(run.text for run in runs))
    position = 0
    for line, text in shown:
        words = _solid(without_impossible(text))
        at = met.find(words, position)
        if at < 0:
            return line
        position = at + len(words)
    return 0


def _solid(text: str) -> str:
    return "".join(text.split())


def _with_left(walk: Walk, left: Iterable[Left], where: Where, report: Report) -> tuple[tuple[Block, ...], tuple[Dropped, ...]]:
    """The blocks with what the parser left out: text at its place, definitions and comments among what is dropped."""
    blocks, dropped = list(walk.top.blocks), list(walk.dropped)
    for entry in left:
        walk.runs.append(Run(entry.line, entry.text))
        at = Range(len(walk.runs) - 1, 0, len(entry.text))
        block = Unrecognised((Text(" ".join(entry.text.split()), at),), Origin(where.file, entry.line))
        place = replace(where, line=entry.line)
        report_unreadable(entry.line, entry.text, where, report)
        if entry.kind == "unread":
            report(Finding("unrecognised-content", place, _named(entry.text)))
            after = next((number for number, known in enumerate(blocks) if known.origin.line > entry.line), len(blocks))
            blocks.insert(after, block)
            continue
        dropped.append(Dropped("comment" if entry.kind == "comment" else "definition-unused", block))
        if entry.kind == "definition":
            report(Finding("definition-unused", place, _named(entry.text)))
    return tuple(blocks), tuple(dropped)


def _named(text: str) -> str:
    return " ".join(text.split())[:_NAMED]


def _title(blocks: tuple[Block, ...], front: FrontMatter) -> Fact | None:
    """The title that the front matter gives, unless one heading of level 1 is the title."""
    tops = sum(isinstance(block, Heading) and block.level == 1 for block in blocks)
    return None if tops == 1 else front.metadata.get("title")


def _under(title: Fact | None, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks under a title; several headings of level 1 become sections of it, and their sections go down with them."""
    if title is None:
        return blocks
    several = any(isinstance(block, Heading) and block.level == 1 for block in blocks)
    heading = Heading(1, (Text(title.value, title.ranges[0]),), title.origin)
    return (heading, *(_lowered(block) if several else block for block in blocks))


def _lowered(block: Block) -> Block:
    return replace(block, level=min(block.level + 1, _LEVELS)) if isinstance(block, Heading) else block
