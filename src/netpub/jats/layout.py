"""Where lines break in the file: each block on a line of its own, so that a line number means something; running text is never touched."""

from typing import Any

from netpub.article import CONTAINERS

_STEP = "  "


def lay_out(element: Any, level: int = 0) -> None:
    """Indent what stands below an element."""
    size = len(element)  # lxml counts anew each time.
    container = element.tag in CONTAINERS and size > 0
    if container:
        element.text = "\n" + _STEP * (level + 1)
    for number, part in enumerate(element, 1):
        if container:
            part.tail = "\n" + _STEP * (level + 1 if number < size else level)
        if len(part):
            lay_out(part, level + 1 if container else level)
