"""Markdown from values: tables, code, headings with anchors of their own."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

# What a name means, where the code knows the name but holds no words for readers.
WORDS = Path(__file__).resolve().parents[1] / "reference" / "words.toml"


def words(section: str) -> dict[str, Any]:
    """Return the words of a section of docs/reference/words.toml by name."""
    section_words: dict[str, Any] = tomllib.loads(WORDS.read_text(encoding="utf-8"))[section]
    return section_words


def described(section: str, names: Iterable[str]) -> dict[str, str]:
    """Return the words for exactly these names; raises ValueError when one has no words, or words stand for no name."""
    known, wanted = words(section), list(dict.fromkeys(names))
    odd = {"has no words": set(wanted) - set(known), "is gone": set(known) - set(wanted)}
    wrong = [f"{', '.join(sorted(which))} {what}" for what, which in odd.items() if which]
    if wrong:
        raise ValueError(f"{WORDS.name} [{section}]: {'; '.join(wrong)}")
    return {name: str(known[name]) for name in wanted}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; upright bars and line ends in cells are made harmless."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(" ".join(cell.replace("|", "\\|").split()) for cell in line) + " |" for line in lines) + "\n"


def code(text: str) -> str:
    """Return a word or value as code, nothing as nothing; backticks in it are kept apart by a longer fence."""
    if not text:
        return ""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def fence(text: str, language: str = "") -> str:
    """Return a block of code."""
    return f"```{language}\n{text.rstrip()}\n```\n"


def anchored(level: int, title: str, anchor: str) -> str:
    """Return a heading that links can name by ``anchor``."""
    return f"({anchor})=\n{'#' * level} {title}\n"


def page(title: str, about: str, parts: Iterable[str]) -> str:
    """Return a page that says what it is made from."""
    return "\n".join([f"# {title}\n", f"{about}\n", *parts])


def fields(values: Mapping[str, str], head: Sequence[str]) -> str:
    """Return a table of names, as code, and their words."""
    return table(head, [(code(name), said) for name, said in values.items()])
