"""What a Markdown parser leaves out without a word: unused definitions, uncalled footnotes, cells beyond a table's columns, depths."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from markdown_it.token import Token

_LEAVES = frozenset(("inline", "fence", "html_block", "hr", "heading_open", "table_open"))
_COMMENT = "//"  # A definition of this name is how people write comments.
_MARKUP_LENGTH = 9  # Of a list's number or a footnote's name before the cells of a row.

Kind = Literal["definition", "comment", "unread"]


@dataclass(frozen=True, slots=True)
class Left:
    """Text that stands for nothing on the page; ``line`` is the first of its lines."""

    line: int
    kind: Kind
    text: str


def left(lines: Sequence[str], tokens: Sequence[Token], known: Mapping[str, Any]) -> list[Left]:
    """Return what of the ``lines`` is in none of the ``tokens``; ``known`` is what the parser noted about link definitions."""
    return [*_beyond(lines, tokens), *_uncovered(lines, tokens, _definitions(tokens, known))]


def _definitions(tokens: Sequence[Token], known: Mapping[str, Any]) -> dict[int, str]:
    """What the lines of link definitions are: ``used``, ``comment`` or ``definition`` (that nothing uses)."""
    used = {part.meta.get("label") for token in tokens for part in _all(token.children or [])}
    kinds = {}
    for label, reference in known.get("references", {}).items():
        kind = "used" if label in used else "comment" if label == _COMMENT else "definition"
        kinds.update(dict.fromkeys(range(*reference["map"]), kind))
    for reference in known.get("duplicate_refs", ()):
        kind = "comment" if reference["label"] == _COMMENT else "definition"
        kinds.update(dict.fromkeys(range(*reference["map"]), kind))
    return kinds


def _all(children: Sequence[Token]) -> Iterator[Token]:
    for token in children:
        yield token
        yield from _all(token.children or [])


def _uncovered(lines: Sequence[str], tokens: Sequence[Token], definitions: Mapping[int, str]) -> Iterator[Left]:
    """Lines with words that made no token; neighbours of one kind together."""
    covered = {
        number for token in tokens if token.type in _LEAVES and token.map
        for number in range(token.map[0], max(token.map[1], token.map[0] + 1))}
    rest = [number for number, line in enumerate(lines) if number not in covered and any(map(str.isalnum, line))]
    kinds: dict[str, Kind] = {"comment": "comment", "definition": "definition"}
    for (kind, _), group in groupby(enumerate(rest), lambda pair: (definitions.get(pair[1], "unread"), pair[1] - pair[0])):
        numbers = [number for _, number in group]
        if kind != "used":
            yield Left(numbers[0] + 1, kinds.get(kind, "unread"), "\n".join(lines[number] for number in numbers))


def _beyond(lines: Sequence[str], tokens: Sequence[Token]) -> Iterator[Left]:
    """The words of rows that have more cells than their table has columns."""
    row, words = -1, ""
    for token in tokens:
        if token.type == "tr_open" and token.map:
            row, words = token.map[0], ""
        elif token.type == "tr_close":
            rest = _after(lines[row], words)
            if rest:
                yield Left(row + 1, "unread", rest)
            row = -1
        elif row >= 0 and token.type == "inline":
            words += _bare(token.content)


def _after(line: str, words: str) -> str:
    """What a line says after these words, which stand in it with other signs between."""
    start = max(_bare(line).find(words, 0, len(words) + _MARKUP_LENGTH), 0) + len(words)
    places = [at for at, sign in enumerate(line) if sign.isalnum()]
    return line[places[start]:].rstrip(" \t|") if start < len(places) else ""


def _bare(text: str) -> str:
    return "".join(filter(str.isalnum, text))
