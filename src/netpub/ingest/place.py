"""Where in an HTML tree the reader is: an element whose end has not come, and what holds inside it."""

from dataclasses import dataclass
from typing import Any

from netpub.ingest import html_words as words
from netpub.ingest.inlines import Mark, Marks, marked

_MOST_HINTS = 64  # In a page of a thousand nested elements, the landmarks and the innermost names tell most.
_LANDMARKS = frozenset(("main", "article", "nav", "header", "footer", "aside", "form", "figure", "hidden"))


@dataclass(eq=False, slots=True)
class Place:
    """An open element: its tag, how many frames were open before it, and the marks and hints of what it holds.

    ``skipped`` is what is not shown; ``drawing`` inside an ``svg``; ``hidden`` and ``struck`` are this element's own.
    """

    up: "Place | None"
    tag: str
    frames: int = 1
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
    declared = words.style(element) if "style" in element.attrib else {}
    hidden = words.hidden(element, declared)
    place = Place(
        up, tag, frames, up.marks, up.hints, up.language,
        preformatted=up.preformatted or tag in words.PREFORMATTED, hidden=hidden, struck=words.struck(tag, declared))
    if tag not in ("html", "body"):
        place.hints = _hints(up.hints, tag, element, hidden=hidden)
    language = words.language_tag(element.get("lang") or element.get("xml:lang"))
    if language and not words.same_language(language, up.language):
        place.language = language
        place.marks = marked(place.marks, Mark("language", language))
    kinds = [words.MARKS[tag]] if tag in words.MARKS else []
    if up.tag in words.FORMULA_MARKS and element.getprevious() is not None:
        kinds.append(words.FORMULA_MARKS[up.tag])
    for kind in [*kinds, *words.style_marks(declared)]:
        place.marks = marked(place.marks, Mark(kind))
    target = words.link_target(element.get("href", "")) if tag == "a" else ""
    if target:
        place.marks = marked(place.marks, Mark("link", target))
    return place


def _hints(around: tuple[str, ...], tag: str, element: Any, *, hidden: bool) -> tuple[str, ...]:
    """The names around and of the element itself, each once: tag, ``#id``, ``.class``, ``role:``, ``hidden``, ``aria-hidden``."""
    names = [tag]
    if element.get("id"):
        names.append("#" + element.get("id").strip())
    names += ["." + name for name in element.get("class", "").split()]
    names += ["role:" + name.lower() for name in element.get("role", "").split()]
    names += ["hidden"] * hidden + ["aria-hidden"] * (element.get("aria-hidden") == "true")
    fresh = [name for name in dict.fromkeys(names) if name not in around]
    if not fresh:
        return around
    every = (*around, *fresh)
    if len(every) <= _MOST_HINTS:
        return every
    kept = [name for name in every[:-_MOST_HINTS] if name in _LANDMARKS or name.startswith("role:")]
    return (*kept, *every[-_MOST_HINTS:])
