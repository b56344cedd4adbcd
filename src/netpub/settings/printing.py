"""[print]: what the printer wants."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.settings.table import Table, line_of

CREEP = ("outermost", "innermost")
DELIVERY = ("imposed", "single")
_PAPER = range(1001)  # micrometres; a millimetre is card
# What the head of a colour profile says (ICC.1, 7.2): its class, the colours of its device, and that it is a profile at all.
_HEAD = 128
_OUTPUT, _FOUR_INKS, _IS_PROFILE = (slice(12, 16), b"prtr"), (slice(16, 20), b"CMYK"), (slice(36, 40), b"acsp")


@dataclass(frozen=True, slots=True)
class Printing:
    """How booklets are prepared for printing.

    ``paper`` is the thickness of a sheet in micrometres; ``creep`` names the sheet whose pages stay where they are, ``"outermost"`` or
    ``"innermost"``; ``marks`` asks for crop marks; ``delivery`` is ``"imposed"`` (two pages side by side, to be folded) or
    ``"single"`` (pages one by one, for a printer who imposes). ``icc`` is the printer's colour profile, a path relative to the project;
    without one there are no files for the press. ``ua2`` asks for each booklet as PDF/UA-2, too.
    """

    paper: int = 100
    creep: str = "outermost"
    marks: bool = False
    delivery: str = "imposed"
    icc: str = ""
    ua2: bool = False


def read(path: Path, values: Any) -> Printing:
    """Return how to print; raises ConfigError for a key or value that cannot be, and for a profile that is
    not there or not that of a press."""
    table = Table(path, "print", values)
    table.refuse_unknown(["paper", "creep", "marks", "delivery", "icc", "ua2"])
    printing = Printing(
        table.get("paper", int, 100), table.one_of("creep", CREEP, CREEP[0]), table.get("marks", bool, False),
        table.one_of("delivery", DELIVERY, DELIVERY[0]), table.get("icc", str, ""),
        table.get("ua2", bool, False))
    if printing.paper not in _PAPER:
        raise _wrong(table, "paper", f"{printing.paper}", f"Write thousandths of a millimetre, 0 to {_PAPER[-1]}; office paper has 100.")
    if printing.icc:
        _check_profile(table, printing.icc)
    return printing


def _check_profile(table: Table, name: str) -> None:
    root = table.path.parent.resolve()
    file = (root / name).resolve()
    if not file.is_relative_to(root) or not file.is_file():
        raise _wrong(table, "icc", f"“{name}”, and there is no such file in the project", "Put the printer's profile beside netpub.toml.")
    with file.open("rb") as stream:
        head = stream.read(_HEAD)
    ask = "Ask the printer for the ICC profile of the press and paper; it is made for four inks (CMYK)."
    if not _says(head, _IS_PROFILE):
        raise _wrong(table, "icc", f"“{name}”, which is no colour profile", ask)
    if not _says(head, _OUTPUT) or not _says(head, _FOUR_INKS):
        raise _wrong(table, "icc", f"“{name}”, a profile of another device than a press with four inks", ask)


def _says(head: bytes, what: tuple[slice, bytes]) -> bool:
    return head[what[0]] == what[1]


def _wrong(table: Table, key: str, value: str, remedy: str) -> ConfigError:
    return ConfigError(f"{table.path}:{line_of(table.path, key)}: {key} in [print] is {value}.", remedy)
