"""What an element may hold, as a DTD says it, and where a row of children departs from that.

A content model is an expression over element names; it is followed child by child through its derivatives (Brzozowski 1964): what may
still come after what has been read.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Name:
    """One element of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """One expression after the other."""

    first: "Model"
    then: "Model"


@dataclass(frozen=True, slots=True)
class Choice:
    """Either expression."""

    one: "Model"
    other: "Model"


@dataclass(frozen=True, slots=True)
class Many:
    """The expression any number of times, or never."""

    inner: "Model"


@dataclass(frozen=True, slots=True)
class Nothing:
    """No element."""


Model = Name | Row | Choice | Many | Nothing
NOTHING = Nothing()


@dataclass(frozen=True, slots=True)
class Missing:
    """One of ``expected`` should stand before child number ``at``, which may be the end."""

    at: int
    expected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Child number ``at`` may not stand where it stands; ``expected`` might."""

    at: int
    expected: tuple[str, ...]


def model(content: Any) -> Model:
    """Return the model of a content declaration as lxml gives it (``DTDElementContentDecl``); no declaration is an empty element."""
    if content is None:
        return NOTHING
    if content.type == "element":
        inner: Model = Name(content.name)
    elif content.type == "pcdata":
        inner = NOTHING
    else:
        left, right = model(content.left), model(content.right)
        inner = Row(left, right) if content.type == "seq" else Choice(left, right)
    match content.occur:
        case "opt":
            return Choice(inner, NOTHING)
        case "mult":
            return Many(inner)
        case "plus":
            return Row(inner, Many(inner))
        case _:
            return inner


def faults(whole: Model, children: Sequence[str]) -> Iterator[Missing | Misplaced]:
    """Yield each departure of the children from the model, going on after each as if it were mended."""
    rest: Model = whole
    for number, name in enumerate(children):
        after = _after(rest, name)
        if after is None:
            missing, after = _with_one_more(rest, name)
            yield Missing(number, missing) if missing else Misplaced(number, tuple(_firsts(rest)))
        rest = rest if after is None else after
    if not _may_end(rest):
        yield Missing(len(children), tuple(_firsts(rest)))


def _with_one_more(rest: Model, name: str) -> tuple[tuple[str, ...], Model | None]:
    """The elements of which one before ``name`` would make it fit, and what may come after it then."""
    fitting = [(first, after) for first in _firsts(rest) if (between := _after(rest, first)) is not None
               and (after := _after(between, name)) is not None]
    return tuple(first for first, _ in fitting), fitting[0][1] if fitting else None


def _after(expression: Model, name: str) -> Model | None:
    """What may come after an element of that name, None when it may not come."""
    match expression:
        case Name(expected):
            return NOTHING if expected == name else None
        case Row(first, then):
            begun = _after(first, name)
            skipped = _after(then, name) if _may_end(first) else None
            return _either(_row(begun, then), skipped)
        case Choice(one, other):
            return _either(_after(one, name), _after(other, name))
        case Many(inner):
            return _row(_after(inner, name), expression)
        case Nothing():
            return None


def _row(first: Model | None, then: Model) -> Model | None:
    if first is None or first == NOTHING:
        return None if first is None else then
    return Row(first, then)


def _either(one: Model | None, other: Model | None) -> Model | None:
    if one is None or other is None or one == other:
        return other if one is None else one
    return Choice(one, other)


def _may_end(expression: Model) -> bool:
    match expression:
        case Name():
            return False
        case Row(first, then):
            return _may_end(first) and _may_end(then)
        case Choice(one, other):
            return _may_end(one) or _may_end(other)
        case _:
            return True


def _firsts(expression: Model) -> Iterator[str]:
    """The elements that may come next, in the order of the declaration, each once."""
    return iter(dict.fromkeys(_names(expression)))


def _names(expression: Model) -> Iterator[str]:
    match expression:
        case Name(name):
            yield name
        case Row(first, then):
            yield from _names(first)
            if _may_end(first):
                yield from _names(then)
        case Choice(one, other):
            yield from _names(one)
            yield from _names(other)
        case Many(inner):
            yield from _names(inner)
