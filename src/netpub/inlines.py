"""What stands within a line: words and their markup, each with the place in the source that it was read from. All of it is frozen."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of source text as the reader met it."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Range:
    """Characters ``start`` to ``end`` (exclusive) of run number ``run``."""

    run: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Text:
    r"""Characters, with the range of the source that they stand for. A line break in the source is ``"\n"``."""

    text: str
    at: Range | None = None


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stress emphasis."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Sub:
    """Subscript."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Sup:
    """Superscript."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``href`` as the source gives it."""

    href: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote at the place that calls it."""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Language:
    """Words in another language; ``tag`` is BCP 47."""

    tag: str
    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A mark that cites references of the page; ``ids`` are theirs."""

    ids: tuple[str, ...]
    children: tuple["Inline", ...]


Inline = Text | Strong | Emphasis | Sub | Sup | Link | Note | Language | Cited
Inlines = tuple[Inline, ...]


def plain(content: Inlines) -> str:
    """Return the characters of inlines, notes included, without markup."""
    if len(content) == 1 and isinstance(content[0], Text):  # Nearly every block, and every stage asks for its words.
        return content[0].text
    return "".join([part.text if isinstance(part, Text) else plain(part.children) for part in content])


def texts(content: Inlines) -> Iterator[Text]:
    """Yield the ``Text`` leaves of inlines in order."""
    for part in content:
        if isinstance(part, Text):
            yield part
        else:
            yield from texts(part.children)
