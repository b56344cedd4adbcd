"""Pictures in a web page: which file an element shows, what stands for it in words, and what becomes of one that cannot be taken."""

import posixpath
from collections.abc import Iterator
from typing import Any

from netpub.findings import Finding
from netpub.ingest.figures import Refused
from netpub.ingest.html_walk import Walk
from netpub.ingest.html_words import outside_text
from netpub.page import Dropped, Figure, Paragraph, Text

# Pages that load pictures late keep the address in one of these, and a placeholder in src.
_LATE = ("data-src", "data-lazy-src", "data-original")
_LATE_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_DOTS = ("0", "1", "0px", "1px")
_NAMED = 5
# What is said of a picture in so many words tells readers something without the picture, too; a name does not.
_DESCRIPTION = 5


def image(walk: Walk, element: Any) -> None:
    """Take an ``img``: a Figure, or a finding and a dropped Figure when its file cannot be taken along.

    Of a picture that Markdown describes in words, the description stays as a paragraph: the source shows it as text.
    """
    alt, answer = element.get("alt"), _answer(walk, element)
    at = walk.alternative(alt or "")
    decorative = (alt is not None and at is None) or "aria-hidden" in walk.place.hints or not {
        "role:presentation", "role:none"}.isdisjoint(walk.place.hints)
    words = " ".join((alt or "").split())
    if isinstance(answer, str):
        walk.stand_alone(Figure(answer, words, (), walk.origin(), decorative, alt_at=at))
        return
    quiet = _is_dot(element) or decorative or outside_text(walk.place.hints)
    if walk.descriptions and at and not quiet and answer.rule != "figure-unsafe" and len(words.split()) >= _DESCRIPTION:
        walk.report(Finding(answer.rule, walk.at(walk.line), answer.detail))
        if not walk.top.heading:
            walk.flush()  # What stands beside a picture in a line stands above or below it on paper.
        walk.stand_alone(Paragraph((Text(words, at),), walk.origin()))
        return
    refused = Figure(_name(element), words, (), walk.origin(), decorative, alt_at=at)
    _refuse(walk, refused, answer, quiet=quiet)


def drawing(walk: Walk, element: Any) -> None:
    """Leave an ``svg`` inside the page out: HTML parsers change its names, so it cannot be taken as it is. Its words are named."""
    walk.place.skipped = walk.place.drawing = True
    shown = " ".join(" ".join("".join(part.itertext()) for part in element.iter("text", "desc")).split())
    words = shown or " ".join((element.get("aria-label") or element.findtext(".//title") or "").split())
    figure = Figure("(a drawing inside the page)", words, (), walk.origin(), alt_at=walk.alternative(words))
    wanted = shown or "figure" in walk.place.hints
    quiet = not wanted or "aria-hidden" in walk.place.hints or outside_text(walk.place.hints)
    _refuse(walk, figure, Refused("figure-format", f"a drawing inside the page itself: {words[:100]}"), quiet=quiet)


def embedded(walk: Walk, element: Any) -> None:
    """Leave a video, map, frame or program out, and say so unless it is invisible or belongs to the site around the text."""
    walk.place.skipped = True
    address = element.get("src") or element.get("data") or ""
    unseen = "hidden" in walk.place.hints or _is_dot(element)
    if not unseen and not outside_text(walk.place.hints):
        detail = " ".join(part for part in (walk.place.tag, element.get("title") or element.get("aria-label"), address[:100]) if part)
        walk.report(Finding("embedded-content", walk.at(walk.line), detail))


def _is_dot(element: Any) -> bool:
    return element.get("width") in _DOTS or element.get("height") in _DOTS


def report_left_out(walk: Walk) -> None:
    """Report the pictures that carry nothing and were left out, all in one finding at the first of them."""
    if walk.left_out:
        names = list(dict.fromkeys(posixpath.basename(name.rstrip("/")) or name for _, name in walk.left_out))
        more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        walk.report(Finding("figure-left-out", walk.at(walk.left_out[0][0]), ", ".join(names[:_NAMED]) + more))


def _answer(walk: Walk, element: Any) -> str | Refused:
    """The media href of the first address that can be taken, else why the likeliest one is refused."""
    answers = [walk.pictures.take(address) for address in _addresses(element)]
    return next((answer for answer in answers if isinstance(answer, str)), answers[0])


def _addresses(element: Any) -> Iterator[str]:
    source = element.get("src") or ""
    late = [element.get(name) for name in _LATE if element.get(name)]
    late += [element.get(name).split(",")[0].split()[0] for name in _LATE_SETS if element.get(name, "").split(",")[0].split()]
    placeholder = bool(late) and source[:5].lower() == "data:"
    yield from (*late, source) if placeholder else (source, *late)


def _name(element: Any) -> str:
    name = next(_addresses(element)).strip()
    return "(a picture inside the page)" if name[:5].lower() == "data:" else name[:200] or "(no file is named)"


def _refuse(walk: Walk, figure: Figure, why: Refused, *, quiet: bool) -> None:
    """Drop a picture: ``quiet`` when nobody would miss it; one that can do harm is always named."""
    quiet = quiet and why.rule != "figure-unsafe"
    if quiet:
        walk.left_out.append((walk.line, figure.href))
    else:
        walk.report(Finding(why.rule, walk.at(walk.line), why.detail))
    walk.dropped.append(Dropped("figure-left-out" if quiet else why.rule, figure))
