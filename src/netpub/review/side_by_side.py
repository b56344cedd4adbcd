"""A translation beside its source: both are made by the same steps from articles of the same shape, so their blocks pair off."""

from collections.abc import Iterator
from itertools import zip_longest

from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.nodes import Nodes

Row = tuple[Nodes, Nodes]
_OPEN = ("references", "glossary", "notes", "about", "facts")


def rows(mine: Nodes, theirs: Nodes) -> list[Row]:
    """Return the blocks of two documents in pairs, as small as a reader can compare: items of lists and parts of sections, too."""
    found: list[Row] = []
    for row in (row for one, other in zip_longest(mine, theirs) for row in _split(one, other)):
        if found and found[-1][0] and found[-1][0][-1]["t"] == "Header":  # a heading stays with what it is the heading of
            before = found.pop()
            row = ([*before[0], *row[0]], [*before[1], *row[1]])  # noqa: PLW2901
        found.append(row)
    return found


def _split(one: nodes.Node | None, other: nodes.Node | None) -> Iterator[Row]:
    if one is None or other is None or one["t"] != other["t"]:
        yield ([one] if one else []), ([other] if other else [])
    elif one["t"] == "BulletList" and len(one["c"]) == len(other["c"]):
        yield from (([nodes.bullets([item])], [nodes.bullets([same])]) for item, same in zip(one["c"], other["c"], strict=True))
    elif one["t"] == "OrderedList" and len(one["c"][1]) == len(other["c"][1]):
        first = int(one["c"][0][0])
        pairs = enumerate(zip(one["c"][1], other["c"][1], strict=True), first)
        yield from (([nodes.numbers([item], number)], [nodes.numbers([same], number)]) for number, (item, same) in pairs)
    elif one["t"] == "Div" and _opens(one) and len(one["c"][1]) == len(other["c"][1]):
        yield from rows(one["c"][1], other["c"][1])
    else:
        yield [one], [other]


def _opens(div: nodes.Node) -> bool:
    """Whether a Div holds parts that are compared one by one: sections, and lists whose blocks have ids."""
    (_, classes, _), inner = div["c"]
    return bool(set(classes) & set(_OPEN)) or (not classes and len(inner) == 1 and inner[0]["t"] in ("BulletList", "OrderedList"))
