"""The data block at the top of a Markdown page (YAML front matter): facts with the words they were read from.

Only a mapping of names to values and lists of values is read; the parser builds no object of it, and expands no alias.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from netpub.findings import Finding, Report, Where
from netpub.ingest.html_meta import iso_date
from netpub.ingest.html_words import language_tag
from netpub.page import Dropped, Fact, FactName, Metadata, Origin, Range, Run, Text, Unrecognised

RULE = "front-matter"
_BLOCK = re.compile(r"---[ \t]*\n((?:(?!(?:---|\.\.\.)[ \t]*(?:\n|\Z)).*\n){1,500})(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_LOOKS_LIKE_DATA = re.compile(r"\s*(?:#|[\w-]+\s*:(?:\s|$))")
_LONGEST = 50_000

_DATES = frozenset(("published", "last-review", "revised", "next-review"))
_ADDRESSES = frozenset(("source-url", "license-url"))
# Each fact by the names that static site generators and people give it, besides its own; the earlier one wins.
_NAMES: tuple[tuple[FactName, tuple[str, ...]], ...] = (
    ("language", ("lang", "locale")),
    ("title", ()),
    ("subtitle", ()),
    ("published", ("date", "publishdate", "date-published", "created")),
    ("last-review", ("last-reviewed", "reviewed", "review-date", "date-reviewed")),
    ("revised", ("lastmod", "updated", "modified", "last-updated", "last-modified", "date-modified")),
    ("next-review", ("next-review-date", "review-due", "review-by")),
    ("author", ("authors",)),
    ("copyright-statement", ("copyright", "rights")),
    ("license-url", ("license", "licence")),
    ("source-url", ("canonical", "canonical-url", "source", "url")),
    ("helpline", ()), ("order-code", ()), ("audience", ()), ("condition", ()), ("treatment", ()),
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands at the top: ``metadata``, the ``run`` that it is (None when there is none), and the number of its lines."""

    metadata: Metadata
    run: Run | None = None
    lines: int = 0

    def dropped(self, path: str, shown: Range | None) -> tuple[Dropped, ...]:
        """Return the block as what is no text of the page, but for what is ``shown`` of it; its run is number 0."""
        if self.run is None:
            return ()
        whole = Range(0, 0, len(self.run.text))
        pieces = [Range(0, 0, shown.start), Range(0, shown.end, whole.end)] if shown else [whole]
        content = tuple(Text(self.run.text[at.start:at.end], at) for at in pieces)
        return (Dropped(RULE, Unrecognised(content, Origin(path, self.run.line, (RULE,)))),)


@dataclass(frozen=True, slots=True)
class _Value:
    """A value and where it stands in the block: its own characters, and those of the whole entry."""

    text: str
    start: int
    end: int
    entry: str
    line: int


def read_front_matter(text: str, where: Where, report: Report) -> FrontMatter:
    """Return the data at the top of a page. What cannot be read is reported and stays in the record of what was left out."""
    match = _BLOCK.match(text)
    if match is None or not _LOOKS_LIKE_DATA.match(match[1]) or len(match[1]) > _LONGEST:
        return FrontMatter(Metadata())
    block = match[1]
    values: dict[str, list[_Value]] = {}
    try:
        for name, value in _values(yaml.compose(block, Loader=yaml.SafeLoader), block):
            values.setdefault(name, []).append(value)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)
        report(Finding("front-matter-unreadable", Where(where.file, line, where.page), getattr(error, "problem", None) or "too deep"))
    facts = tuple(_facts(values, where, report))
    keywords = [value.text for name in ("keywords", "tags") for value in values.get(name, [])]
    words = [word.strip() for text in keywords for word in text.split(",")]
    metadata = Metadata(facts, keywords=tuple(dict.fromkeys(word for word in words if word)))
    return FrontMatter(metadata, Run(2, block) if block.strip() else None, text.count("\n", 0, match.end()))


def _values(root: Any, block: str) -> Iterator[tuple[str, _Value]]:
    """The values of a mapping by name (small letters, hyphens), those of a list one by one."""
    for key, node in root.value if isinstance(root, yaml.MappingNode) else ():
        name = str(key.value).lower().replace("_", "-").replace(" ", "-") if isinstance(key, yaml.ScalarNode) else ""
        for part in node.value if isinstance(node, yaml.SequenceNode) else (node,):
            if name and isinstance(part, yaml.ScalarNode) and part.value.strip() and part.tag != "tag:yaml.org,2002:null":
                start, end = part.start_mark.index, part.end_mark.index
                inner = block.find(part.value, start, end)
                if inner >= 0:
                    start, end = inner, inner + len(part.value)
                entry = " ".join(block[key.start_mark.index:part.end_mark.index].split())
                yield name, _Value(" ".join(part.value.split()), start, end, entry, part.start_mark.line + 2)


def _facts(values: dict[str, list[_Value]], where: Where, report: Report) -> Iterator[tuple[FactName, Fact]]:
    for name, others in _NAMES:
        found = next((values[key] for key in (name, *others) if key in values), None)
        if found is None:
            continue
        first = found[0]
        text = _usable(name, ", ".join(value.text for value in found))
        if text:
            ranges = tuple(Range(0, value.start, value.end) for value in found)
            yield name, Fact(text, first.entry, Origin(where.file, first.line, (RULE,)), ranges)
        elif name in _DATES:
            report(Finding("front-matter-date", Where(where.file, first.line, where.page), first.entry))


def _usable(name: FactName, value: str) -> str:
    """The value as the fact needs it (an ISO date, a web address, a language tag), empty when it is nothing of the kind."""
    if name in _DATES:
        return iso_date(value)
    if name in _ADDRESSES:
        return value if value.startswith(("https://", "http://")) else ""
    return language_tag(value) if name == "language" else value
