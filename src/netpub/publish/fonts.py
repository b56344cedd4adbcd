"""The fonts of an edition: files from font packages, which characters they have, and one warm configuration a process."""

import os
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont
from weasyprint.text.fonts import FontConfiguration

from netpub.publish.faces import WEIGHTS, path
from netpub.resources import resource

# Drawn as nothing, or as nothing but a gap: characters that control, and variation selectors.
_SILENT = {"Cc", "Cf", "Zs", "Zl", "Zp"}
_SELECTORS = range(0xFE00, 0xFE10)


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: exactly one for a family and weight, because WeasyPrint confuses files that share them (wrong letters)."""

    family: str
    weight: int
    path: Path


@cache
def faces(families: tuple[str, ...]) -> tuple[Face, ...]:
    """Return the files of font families, upright, regular and bold; raises ToolMissing when a package is not installed."""
    return tuple(Face(family, weight, path(family, weight)) for family in families for weight in WEIGHTS)


def files(families: tuple[str, ...]) -> dict[str, Path]:
    """Return the files of families by their names."""
    return {face.path.name: face.path for face in faces(families)}


def css(families: tuple[str, ...], url: Callable[[Face], str]) -> str:
    """Return the ``@font-face`` rules for families; ``url`` says where a file is fetched."""
    rules = (
        f'@font-face {{ font-family: "{face.family}"; font-weight: {face.weight}; font-style: normal; src: url("{url(face)}") }}'
        for face in faces(families)
    )
    return "\n".join(rules)


def missing(text: str, families: tuple[str, ...]) -> list[str]:
    """Return the characters of a text that no font of the families can draw in both weights, in their order."""
    known = _characters(families)
    wanted = {char for char in unicodedata.normalize("NFC", text) if not _silent(char)}
    return sorted(char for char in wanted if ord(char) not in known)


def width(text: str, weight: int, families: tuple[str, ...]) -> float:
    """Return how wide a text is at a size of 1, in the first family that has each character; letters are not fitted together."""
    advances = _advances(families, weight)
    return sum(advances.get(ord(char), 1.0) for char in text)


@cache
def configuration(families: tuple[str, ...]) -> FontConfiguration:  # noqa: ARG001  a configuration for each, so that none borrows from another
    """Return this process's font configuration for families, empty but for what style sheets add to it.

    Kept, because building one and loading the fonts takes longer than laying out a page. No font of the machine is in it.
    """
    before = os.environ.get("FONTCONFIG_FILE")
    os.environ["FONTCONFIG_FILE"] = str(resource("publish", "themes/fonts.conf"))
    try:
        return FontConfiguration()
    finally:
        if before is None:
            del os.environ["FONTCONFIG_FILE"]
        else:
            os.environ["FONTCONFIG_FILE"] = before


@cache
def _characters(families: tuple[str, ...]) -> frozenset[int]:
    """The code points that are there in every weight."""
    return frozenset.intersection(*(frozenset(_advances(families, weight)) for weight in WEIGHTS))


@cache
def _advances(families: tuple[str, ...], weight: int) -> dict[int, float]:
    """The width of each code point at a size of 1, from the first family that has it."""
    found: dict[int, float] = {}
    for face in reversed(faces(families)):
        if face.weight == weight:
            with TTFont(str(face.path), lazy=True) as font:
                metrics, size = font["hmtx"], font["head"].unitsPerEm
                found.update({code: metrics[name][0] / size for code, name in font.getBestCmap().items()})
    return found


def _silent(char: str) -> bool:
    return unicodedata.category(char) in _SILENT or ord(char) in _SELECTORS
