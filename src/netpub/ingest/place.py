"""Where in an HTML tree the reader is: an element whose end has not come, and what holds inside it."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from netpub.ingest import html_words as words
from netpub.ingest.inlines import Mark, Marks, marked

_MOST_HINTS = 64  # In a page of a thousand nested elements, the landmarks and the innermost names tell most.
_LANDMARKS = frozenset(("main", "article", "nav", "header", "footer", "aside", "form", "figure", "hidden"))


@dataclass(eq=False, slots=True)
class Place:
    """An open element: its tag, how many frames were open before it, and the marks and hints of what it holds.

    ``skipped`` is what is not shown; ``drawing`` inside an ``svg``; ``level`` (of a heading, 0 for what is none), ``hidden`` and
    ``struck`` are this element's own.
    """

    up: "Place | None"
    tag: str
    frames: int = 1
    level: int = 0
    marks: Marks = ()
    hints: tuple[str, ...] = ()
    language: str = ""
    skipped: bool = False
    drawing: bool = False
    preformatted: bool = False
    hidden: bool = False
    struck: bool = False


def inside(up: Place, element: Any, frames: int) -> Place:
    """Return the place of an element inside ``up``; ``frames`` are open before it."""
    tag = str(element.tag).lower()
    given = dict(element.items())
    declared = words.style(given["style"]) if "style" in given else {}
    hidden = words.hidden(tag, given, declared)
    place = Place(
        up, tag, frames, words.heading_level(tag, given), up.marks, up.hints, up.language,
        preformatted=up.preformatted or tag in words.PREFORMATTED, hidden=hidden, struck=words.struck(tag, declared))
    if tag not in ("html", "body"):
        named = (given.get("id", "").strip(), given.get("class", ""), given.get("role", ""))
        place.hints = _hints(up.hints, tag, *named, hidden=hidden, unread=given.get("aria-hidden") == "true")
    language = words.language_tag(given.get("lang") or given.get("xml:lang"))
    if language and not words.same_language(language, up.language):
        place.language = language
        place.marks = marked(place.marks, Mark("language", language))
    kinds = [words.MARKS[tag]] if tag in words.MARKS else []
    if up.tag in words.FORMULA_MARKS and element.getprevious() is not None:
        kinds.append(words.FORMULA_MARKS[up.tag])
    for kind in [*kinds, *words.style_marks(declared)]:
        place.marks = marked(place.marks, Mark(kind))
    target = words.link_target(given.get("href", "")) if tag == "a" else ""
    if target:
        place.marks = marked(place.marks, Mark("link", target))
    return place


@lru_cache(maxsize=512)  # Elements side by side are named alike.
def _hints(around: tuple[str, ...], tag: str, id: str, classes: str, role: str, *, hidden: bool, unread: bool) -> tuple[str, ...]:
    """The names around and of the element itself, each once: tag, ``#id``, ``.class``, ``role:``, ``hidden``, ``aria-hidden``."""
    names = [tag, *(["#" + id] if id else [])]
    names += ["." + name for name in classes.split()]
    names += ["role:" + name.lower() for name in role.split()]
    names += ["hidden"] * hidden + ["aria-hidden"] * unread
    fresh = [name for name in dict.fromkeys(names) if name not in around]
    if not fresh:
        return around
    every = (*around, *fresh)
    if len(every) <= _MOST_HINTS:
        return every
    kept = [name for name in every[:-_MOST_HINTS] if name in _LANDMARKS or name.startswith("role:")]
    return (*kept, *every[-_MOST_HINTS:])
