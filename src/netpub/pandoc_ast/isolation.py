"""Numbers, addresses and Latin words in text that runs from right to left, kept in the order that they are written in.

After Arabic letters a plain line turns “500–1000 mg”, “50 %” and “+44 20” round (Unicode TR 9: W2, N1). What is marked as a dose, a phone
number or an address is kept by its mark; this keeps what stands in plain words, too.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.nodes import Node, Nodes

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff"
_RIGHT_TO_LEFT = re.compile(f"[{_RIGHT}]")
# A word with a figure in it, where letters of both directions stand together: و5–10.
_PARTS = re.compile(f"[^{_RIGHT}]*[0-9][^{_RIGHT}]*|[^0-9]+")
# One number alone keeps its order anywhere, and so do Latin letters without a figure or sign.
_SAFE = re.compile(r"[\W_]*(?:\d+(?:[.,:/]\d+)*|[^\W\d_]+)[\W_]*(?<![%°+<>±≤≥~-])|[^\d@©/]*")
_BLANKS = ("Space", "SoftBreak")
_OPENING, _CLOSING = "([{«“‘\"'", ")]}»”’\"'.,;:!?،؛؟…"
_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "”": "“", "’": "‘"}


def isolated(value: Any) -> Any:
    """Return a part of a pandoc document with each run of words from left to right, that a line would turn round, in a span of its own.

    Nothing but spans is added; what has a direction of its own is left alone.
    """
    if isinstance(value, list):
        walked = [isolated(one) for one in value]
        return _runs(walked) if any(isinstance(one, dict) and one.get("t") == "Str" for one in walked) else walked
    if not isinstance(value, dict):
        return value
    if value.get("t") in ("Code", "Image", "RawInline", "RawBlock") or _directed(value):
        return value
    return {key: isolated(one) for key, one in value.items()}


def _directed(node: dict[str, Any]) -> bool:
    """Whether a node has attributes that say its direction."""
    content = node.get("c")
    if node.get("t") not in ("Span", "Link", "Div") or not isinstance(content, list):
        return False
    return any(name == "dir" for name, _ in content[0][2])


def _runs(inlines: Nodes) -> Nodes:
    made: Nodes = []
    run: Nodes = []
    for node in [part for one in inlines for part in _parted(one)]:
        if _runs_left(node) or (run and node["t"] in _BLANKS):
            run.append(node)
            continue
        made += _closed(run)
        run = []
        made.append(node)
    return [*made, *_closed(run)]


def _parted(node: Node) -> Iterator[Node]:
    """A word, in two where an Arabic letter and a figure stand in it."""
    if node["t"] == "Str" and _RIGHT_TO_LEFT.search(node["c"]) and re.search("[0-9]", node["c"]):
        yield from ({"t": "Str", "c": part} for part in _PARTS.findall(node["c"]))
    else:
        yield node


def _runs_left(node: Node) -> bool:
    """Whether a word has letters, figures or signs, and none that runs from right to left."""
    return node["t"] == "Str" and not _RIGHT_TO_LEFT.search(node["c"]) and any(unicodedata.category(sign)[0] in "LNS" for sign in node["c"])


def _closed(run: Nodes) -> Nodes:
    """A run in a span where it needs one; blanks and the signs of the sentence around it stay outside."""
    end = len(run)
    while end and run[end - 1]["t"] in _BLANKS:
        end -= 1
    words, rest = run[:end], run[end:]
    text = " ".join(node["c"] for node in words if node["t"] == "Str")
    if not words or _SAFE.fullmatch(text):
        return run
    first, last = words[0]["c"], words[-1]["c"]
    before = first[:len(first) - len(first.lstrip(_OPENING))] if not _closes(text) else ""
    if len(words) == 1:
        last = last[len(before):]
    after = _after(last, text[len(before):])
    core = [dict(node) for node in words]
    core[0]["c"] = core[0]["c"][len(before):]
    core[-1]["c"] = core[-1]["c"][:len(core[-1]["c"]) - len(after)]
    made = [_text(before), nodes.span([node for node in core if node.get("c") != ""], dir="ltr"), _text(after)]
    return [*(node for node in made if node.get("c") != ""), *rest]


def _closes(text: str) -> bool:
    """Whether brackets that a run begins with end in it."""
    return any(text.startswith(opening) and closing in text for closing, opening in _PAIRS.items())


def _after(last: str, text: str) -> str:
    """The signs at the end that belong to the sentence around; a bracket that was opened in the run is its own."""
    end = len(last)
    while end and last[end - 1] in _CLOSING and not (last[end - 1] in _PAIRS and _PAIRS[last[end - 1]] in text):
        end -= 1
    return last[end:]


def _text(words: str) -> Node:
    return {"t": "Str", "c": words}
