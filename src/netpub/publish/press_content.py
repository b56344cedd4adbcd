"""The colours of a content stream (ISO 32000-1, 7.8.2), one by one, as inks.

The same colour is other inks for type than for what is drawn, and a stream sets it long before it uses it. So a colour is kept when it is
set, and written where it is used.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

import pikepdf

from netpub.publish.inks import Colour

# What a painter makes of a colour: its parts as a stream writes them, for type or for what is drawn.
Painter = Callable[[Colour, bool], Colour]

_OPERATORS = {1: ("g", "G"), 4: ("k", "K")}  # by the number of inks: for filling, for strokes
_SHOWN = frozenset(("Tj", "TJ", "'", '"'))
_PATH_STARTS = frozenset(("m", "re"))
_PATH_ENDS = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"))
_USES = frozenset(("Do", "sh", "INLINE IMAGE"))
_FILLING, _STROKES = 0, 1
_GREY, _RGB = 1, 3
# How type is painted (ISO 32000-1, 9.3.6): modes that fill, and that stroke.
_FILLED, _STROKED = (0, 2, 4, 6), (1, 2, 5, 6)


@dataclass(slots=True)
class _State:
    """The graphics state: the colours that are set (None when the stream has set none that needs a change), those that are written,
    how many parts a colour of the current space has (0: a space that stays as it is), and how type is painted."""

    colours: list[Colour | None] = field(default_factory=lambda: [None, None])
    written: list[Colour | None] = field(default_factory=lambda: [None, None])
    parts: list[int] = field(default_factory=lambda: [0, 0])
    mode: int = 0

    def copy(self) -> "_State":
        return replace(self, colours=list(self.colours), written=list(self.written), parts=list(self.parts))


def painted(stream: Any, resources: Any, paint: Painter, named: set[str]) -> bytes:
    """Return the content of a stream with every red, green and blue, and every grey, as ``paint`` has it; the names of colour spaces that
    it still uses are added to ``named``."""
    made = list(_instructions(stream, resources, paint))
    named.update(str(one.operands[0]) for one in made if str(one.operator) in ("cs", "CS"))
    return bytes(pikepdf.unparse_content_stream(made))


def parts_of(space: Any) -> int:
    """Return how many parts a colour of a space has that must become inks: 3, or 1 for grey; 0 for a space that stays as it is."""
    if isinstance(space, pikepdf.Name):
        return {"/DeviceRGB": _RGB, "/CalRGB": _RGB, "/RGB": _RGB, "/DeviceGray": _GREY, "/G": _GREY}.get(str(space), 0)
    if isinstance(space, pikepdf.Array) and len(space):
        kind = str(space[0])
        if kind == "/ICCBased":
            return {_RGB: _RGB, _GREY: _GREY}.get(int(space[1].get("/N", 0)), 0)
        return {"/CalRGB": _RGB, "/CalGray": _GREY}.get(kind, 0)
    return 0


def _instructions(stream: Any, resources: Any, paint: Painter) -> Iterator[Any]:
    state, kept, in_path = _State(), [], False
    for instruction in pikepdf.parse_content_stream(stream):
        operator = str(instruction.operator)
        if _is_set(state, operator, list(instruction.operands), resources):
            continue
        if operator == "q":
            kept.append(state.copy())
        elif operator == "Q" and kept:
            state = kept.pop()
        elif operator == "Tr":
            state.mode = int(instruction.operands[0])
        elif operator in _SHOWN:
            used = [which for which, modes in ((_FILLING, _FILLED), (_STROKES, _STROKED)) if state.mode in modes]
            yield from _written(state, used, paint, is_type=True)
        elif operator in _USES or (operator in _PATH_STARTS and not in_path):
            yield from _written(state, (_FILLING, _STROKES), paint, is_type=False)
        in_path = (in_path or operator in _PATH_STARTS) and operator not in _PATH_ENDS
        yield instruction


def _is_set(state: _State, operator: str, operands: list[Any], resources: Any) -> bool:
    """Whether an instruction sets a colour that must become inks; the state then has it, and the instruction is not needed any more."""
    which = _STROKES if operator in ("RG", "G", "K", "CS", "SC", "SCN") else _FILLING
    if operator in ("rg", "RG", "g", "G"):
        state.colours[which] = _colour(operands)
        return True
    if operator in ("cs", "CS"):
        state.parts[which] = parts_of(_space(operands[0], resources))
        state.colours[which] = (0.0, 0.0, 0.0) if state.parts[which] else None
        return bool(state.parts[which])
    if operator in ("sc", "SC", "scn", "SCN") and state.parts[which] == len(operands):
        state.colours[which] = _colour(operands)
        return True
    if operator in ("k", "K", "sc", "SC", "scn", "SCN"):
        state.colours[which] = state.written[which] = None
    return False


def _colour(operands: list[Any]) -> Colour:
    values = tuple(min(max(float(value), 0.0), 1.0) for value in operands)
    return values * _RGB if len(values) == _GREY else values


def _space(name: Any, resources: Any) -> Any:
    """The colour space of a name: one of PDF's own, or one of the resources."""
    own = resources.get("/ColorSpace", {}) if resources is not None else {}
    return own.get(str(name), name)


def _written(state: _State, used: Any, paint: Painter, *, is_type: bool) -> Iterator[Any]:
    for which in used:
        colour = state.colours[which]
        if colour is None:
            continue
        inks = paint(colour, is_type)
        if state.written[which] != inks:
            state.written[which] = inks
            yield pikepdf.ContentStreamInstruction([number(part) for part in inks], pikepdf.Operator(_OPERATORS[len(inks)][which]))


def number(value: float) -> Any:
    """Return a part of a colour as PDF writes it."""
    return Decimal(f"{value:.4f}".rstrip("0").rstrip(".") or "0")
