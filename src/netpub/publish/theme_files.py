"""The files of a project's own theme, looked over before anything is made: what they ask for must be theirs, and must be known."""

import re
import string
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import tinycss2  # type: ignore[import-untyped]  # it has no types

from netpub.errors import ConfigError

# Variables that screens have beside the theme's colours, and the list of fonts.
_MORE = ("text", "band", "on-band", "card")
_ADDRESSES = ("src", "srcset", "poster", "data", "background", "action")
_LIMIT = 2 * 1024 * 1024  # bytes of a style sheet or template


def check(folder: Path, default: Path, colours: Collection[str]) -> None:
    """Look over the style sheets and templates of a theme's folder; ``default`` is the theme's that stands in for missing ones.

    Raises ConfigError, with file and line, for an address that does not lead to a file of the folder, a variable or a place for text
    that there is none of, and a file that is no text.
    """
    sheets = {path: _text(path) for path in sorted(folder.rglob("*.css"))}
    own = {name for text in [*sheets.values(), *(_text(path) for path in sorted(default.glob("*.css")))] for name in _declared(text)}
    for path, text in sheets.items():
        _check_sheet(path, text, folder, {*colours, *_MORE, *own})
    for path in sorted(folder.rglob("*.html")):
        _check_template(path, _text(path), default)


def _text(path: Path) -> str:
    if path.stat().st_size > _LIMIT:
        raise ConfigError(f"{path.name} of the theme is larger than {_LIMIT // 2**20} MB.", "Put pictures into files of their own.")
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise ConfigError(f"{path.name} of the theme is no text in UTF-8.", "Save it as UTF-8.") from None


def _declared(text: str) -> set[str]:
    return set(re.findall(r"--([a-zA-Z][\w-]{0,60})\s{0,9}:", text))


def _nodes(nodes: Any) -> Iterator[Any]:
    """Every part of a style sheet, in order, whatever it stands in."""
    waiting = list(reversed(nodes))
    while waiting:
        node = waiting.pop()
        yield node
        waiting += reversed(getattr(node, "content", None) or getattr(node, "arguments", None) or ())


def _check_sheet(path: Path, text: str, folder: Path, variables: Collection[str]) -> None:
    imported = False
    for node in _nodes(tinycss2.parse_component_value_list(text, skip_comments=True)):
        if node.type == "at-keyword":
            imported = node.lower_value == "import"
        elif node.type == "url" or (node.type == "string" and imported):
            _check_address(path, node.source_line, node.value, folder)
            imported = False
        elif node.type == "function" and node.lower_name in ("url", "src", "image-set", "image"):
            for one in node.arguments:
                if one.type == "string":
                    _check_address(path, one.source_line, one.value, folder)
            imported = False
        elif node.type == "function" and node.lower_name == "var":
            name = next((one.value for one in node.arguments if one.type == "ident"), "")
            if name.removeprefix("--") not in variables:
                known = ", ".join(sorted(variables))
                raise ConfigError(f"{path.name}:{node.source_line} of the theme uses {name}.", f"Known variables: {known}.")


def _check_address(path: Path, line: int, address: str, folder: Path) -> None:
    """An address in a style sheet leads to a file of the theme, holds its own content, or points into the page."""
    if address.startswith(("data:", "#")):
        return
    parts = urlsplit(address)
    file = (path.parent / unquote(parts.path)).resolve()
    if parts.scheme or parts.netloc or not file.is_relative_to(folder.resolve()) or not file.is_file():
        raise ConfigError(
            f"{path.name}:{line} of the theme wants to read {address[:100]}.",
            f"Put the file into {folder.name} and let {path.name} refer to it by its name.")


def _check_template(path: Path, text: str, default: Path) -> None:
    template, original = string.Template(text), default / path.name
    if original.is_file():
        known = string.Template(original.read_text(encoding="utf-8")).get_identifiers()
        unknown = sorted(set(template.get_identifiers()) - set(known))
        if unknown:
            raise ConfigError(f"{path.name} of the theme has a place for ${unknown[0]}.", f"Known places: {', '.join(sorted(known))}.")
        if not template.is_valid():
            raise ConfigError(f"{path.name} of the theme has a $ that stands before no place for text.", "Write $$ for a dollar sign.")
    finder = _Addresses(convert_charrefs=True)
    finder.feed(text)
    for line, address in finder.found:
        if urlsplit(address).netloc or urlsplit(address).scheme in ("http", "https", "file", "ftp", "javascript"):
            raise ConfigError(
                f"{path.name}:{line} of the theme wants to read {address[:100]}.",
                "Editions read nothing from elsewhere: put its content into the theme's folder.")


class _Addresses(HTMLParser):
    """Finds what a template would have a browser read. Python's own parser, since a build with nothing to do loads no other."""

    def __init__(self, *, convert_charrefs: bool) -> None:
        super().__init__(convert_charrefs=convert_charrefs)
        self.found: list[tuple[int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the addresses of an element with their line."""
        names = (*_ADDRESSES, *(("href", "xlink:href") if tag in ("link", "use", "image", "base") else ()))
        self.found += [(self.getpos()[0], (value or "").strip()) for name, value in attrs if name in names]
