"""The questions to ask of a booklet: those that end its pages, together at its end, each with the name of its page."""

from collections.abc import Sequence
from typing import Any

from lxml import etree

from netpub.text.labels import Labels

_HEADING = "Questions to ask"


def section(pages: Sequence[Any], labels: Labels) -> list[Any]:
    """Take the boxes of questions that end the sections of pages out of them, and return a section that holds them; none without any.

    A box with more text behind it belongs where it stands, and so does one that is all that its section holds.
    """
    made = etree.Element("sec", {"id": "s--questions"})
    etree.SubElement(made, "title").text = labels(_HEADING)
    for page in pages:
        for box in _ending(page):
            _name(box, page)
            made.append(box)
    return [made] if len(made) > 1 else []


def _ending(page: Any) -> list[Any]:
    """The boxes of questions at the end of a page's text."""
    last = page
    while len(last) and last[-1].tag == "sec":
        last = last[-1]
    found: list[Any] = []
    for child in reversed(last):
        if child.tag != "boxed-text" or child.get("content-type") != "questions":
            break
        found.insert(0, child)
    return found if len(last) > len(found) + 1 else []


def _name(box: Any, page: Any) -> None:
    """Let the box say which page it is of, with a way there."""
    caption = box.find("caption")
    if caption is None:
        caption = etree.Element("caption")
        box.insert(0, caption)
    box.tail = None
    line = etree.SubElement(caption, "p")
    link = etree.SubElement(line, "xref", {"ref-type": "sec", "rid": page.get("id")})
    link.text = " ".join("".join(page.find("title").itertext()).split())
