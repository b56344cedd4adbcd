"""The pictures of a pandoc document: carried inside it, and never a gap where one is missing."""

import json
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any

from netpub.tools.pandoc import MEDIA_TYPES, holds, nodes


def placed(document: Mapping[str, Any], media: Mapping[str, bytes], address: Callable[[str], str]) -> Any:
    """Return the document with each picture at the address that its href gets, and its alternative text for one that is not there."""
    return _placed(document, media, address)


def available(document: Mapping[str, Any], media: Mapping[str, bytes]) -> Any:
    """Return the document with, for each picture that is not there, its alternative text."""
    return _placed(document, media, lambda href: href)


def _placed(document: Mapping[str, Any], media: Mapping[str, bytes], place: Callable[[str], str]) -> Any:
    text = json.dumps(document)
    if not holds(text, "Image"):
        return document
    copy = json.loads(text)
    for node in nodes(copy):
        if node.get("t") != "Image":
            continue
        href = node["c"][2][0]
        if href in media and PurePosixPath(href).suffix.lower() in MEDIA_TYPES:
            node["c"][2][0] = place(href)
        else:
            # A picture that no reader could see says what it shows, in words.
            node.update(t="Span", c=[["", ["missing-picture"], []], node["c"][1]])
    return copy
