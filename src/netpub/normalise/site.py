"""source/furniture.toml: what repeats on a project's own site, as people who know the site name it.

    lines    = ["Help us be here for you"]      whole lines or list items that are no text, wherever they stand
    starts   = ["Our charity is registered"]    paragraphs and headings that begin with these words
    elements = [".promo", "aside.call ul"]      elements of saved pages that hold no text
    keep     = ["#emergency-box"]               elements of saved pages whose words are text, although they look like furniture

Capitals, accents and closing punctuation do not count in words. An element is named by its tag, ``.class`` and ``#id``, as in CSS; names
with blanks between lie one inside the other.
"""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from netpub.errors import ConfigError
from netpub.findings import Report
from netpub.normalise.blocks import Blocks, with_children, words
from netpub.normalise.furniture_words import tidy
from netpub.page import Block, Dropped, Heading, List, Page, Paragraph, Quote
from netpub.text.toml_lines import Lines

RULE = "site-furniture"
_KEYS = ("lines", "starts", "elements", "keep")
_COMPOUND = re.compile(r"(?:[A-Za-z][\w-]*)?(?:[.#][\w-]+)*")
_NAME = re.compile(r"[.#]?[\w-]+")

# The names of each of the elements that lie one inside the other, the outermost first.
Selector = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Site:
    """What source/furniture.toml says; texts are folded for comparing."""

    lines: frozenset[str] = frozenset()
    starts: tuple[str, ...] = ()
    elements: tuple[Selector, ...] = ()
    keep: tuple[Selector, ...] = ()

    def keeps(self, block: Block) -> bool:
        """Say whether the block stands in an element whose words are text by the project's own word."""
        return any(_inside(block.origin.hints, selector) for selector in self.keep)


EMPTY = Site()


def load(data: bytes, path: str) -> Site:
    """Return what the bytes of a furniture.toml say; ``path`` is relative to the project.

    Raises ConfigError, with file, line and remedy, for what is no TOML, for an unknown key and for a value that cannot be used.
    """
    try:
        text = data.decode("utf-8")
        values = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: {error}.", "Correct the line; the format is TOML, in UTF-8.") from error
    lines = Lines(text)
    for key, value in values.items():
        place = f"{path}:{lines.of('', 0, key)}"
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, n=1)
            remedy = f"Did you mean “{near[0]}”?" if near else f"Possible here: {', '.join(_KEYS)}."
            raise ConfigError(f"{place}: unknown key “{key}”.", remedy)
        if not isinstance(value, list) or not all(isinstance(entry, str) and entry.strip() for entry in value):
            raise ConfigError(f"{place}: “{key}” must be a list of texts.", f'Write {key} = ["one", "another"].')
    return _site(values, path, lines)


def _site(values: Mapping[str, Any], path: str, lines: Lines) -> Site:
    texts = {key: tuple(_folded(entry, key, path, lines) for entry in values.get(key, [])) for key in ("lines", "starts")}
    selectors = {key: tuple(_selector(entry, key, path, lines) for entry in values.get(key, [])) for key in ("elements", "keep")}
    return Site(frozenset(texts["lines"]), texts["starts"], selectors["elements"], selectors["keep"])


def _folded(entry: str, key: str, path: str, lines: Lines) -> str:
    folded = tidy(entry)
    if not folded:
        place = f"{path}:{lines.of('', 0, key)}"
        raise ConfigError(f"{place}: “{entry}” in “{key}” holds no word.", "Write the words of the line, or take it out.")
    return folded


def _selector(entry: str, key: str, path: str, lines: Lines) -> Selector:
    compounds = entry.split()
    if not all(_COMPOUND.fullmatch(compound) for compound in compounds):
        raise ConfigError(
            f"{path}:{lines.of('', 0, key)}: “{entry}” in “{key}” names no element.",
            'Write its tag, class or id as in CSS: "aside", ".promo", "div#menu"; with a blank between an element and one inside it.')
    return tuple(frozenset(name if name[0] in ".#" else name.lower() for name in _NAME.findall(compound)) for compound in compounds)


def _inside(hints: tuple[str, ...], selector: Selector) -> bool:
    """Whether a block with these names around it lies inside the elements: all names are there, those of an inner one not before."""
    start = 0
    for names in selector:
        if not names <= set(hints[start:]):
            return False
        start += min(position for position, hint in enumerate(hints[start:]) if hint in names)
    return True


def step(page: Page, _report: Report, site: Site = EMPTY) -> Page:
    """Return the page without what the project names as furniture of its site; ``page.dropped`` has each block that went."""
    if site == EMPTY:
        return page
    gone: list[Dropped] = []
    blocks = _rest(page.blocks, site, gone)
    return replace(page, blocks=blocks, dropped=(*page.dropped, *gone)) if gone else page


def _rest(blocks: Blocks, site: Site, gone: list[Dropped]) -> Blocks:
    kept: list[Block] = []
    for block in blocks:
        if _names(block, site):
            gone.append(Dropped(RULE, block))
        elif (rest := _without(block, site, gone)) is not None:
            kept.append(rest)
    return tuple(kept)


def _without(block: Block, site: Site, gone: list[Dropped]) -> Block | None:
    """The block without the blocks in it that go; None when it holds nothing any more."""
    count = len(gone)
    rest = with_children(block, lambda inner: _rest(inner, site, gone))
    if len(gone) == count:
        return block
    if isinstance(rest, List):
        rest = replace(rest, items=tuple(item for item in rest.items if item))
        return rest if rest.items else None
    return None if isinstance(rest, Quote) and not rest.blocks else rest


def _names(block: Block, site: Site) -> bool:
    """Whether the project names the block as furniture."""
    if site.keeps(block):
        return False
    if any(_inside(block.origin.hints, selector) for selector in site.elements):
        return True
    if not isinstance(block, Paragraph | Heading):
        return False
    text = tidy(words(block))
    return text in site.lines or text.startswith(site.starts)
