"""The look of editions: colours by name and the folder that holds the style sheets."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from netpub.resources import resource

# One accent for structure, one warm colour for warnings and for where to look; every pair on paper has at least 4.5 : 1 (WCAG 1.4.3).
COLOURS = {
    "ink": "#16232e", "muted": "#454f58", "paper": "#ffffff", "line": "#c9d6d9",
    "accent": "#0b5c6b", "accent-mid": "#0f6f80", "accent-light": "#117888", "tint": "#e3f0f1",
    "warm": "#b4441f", "warm-tint": "#fbeee7",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """``colours`` maps names (``ink``, ``accent`` ...) to ``#rrggbb``; ``folder`` holds templates and style sheets."""

    colours: Mapping[str, str]
    folder: Path


def load() -> Theme:
    """Return netpub's default theme."""
    return Theme(COLOURS, resource("publish", "themes/default"))
