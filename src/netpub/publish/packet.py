"""The packet for a reviewer on paper: an office document whose text has numbered lines, with a wide margin.

WeasyPrint numbers no lines. What is laid out is laid out a second time with the numbers in the left margin: as margin boxes they are no
part of the text (ISO 14289-1, 7.1: artifacts), and they take no room from it, so that both layouts break lines alike.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from weasyprint.formatting_structure import boxes

from netpub.publish import office, pdf
from netpub.publish.composition import Composition
from netpub.publish.edition import Edition
from netpub.publish.office import OFFICE
from netpub.publish.pdf import Pdf
from netpub.text.labels import Labels

PACKET = replace(OFFICE, name="packet", sheets=("office.css", "packet.css"))
_TEXT, _OTHER = "numbered", frozenset(("query", "source", "spoken"))
_HEIGHT = 11.0  # of a number's line, in CSS pixels
_CLOSE = 5.0  # lines nearer than this are one line with a raised part, or cells of one row


def paper(document: Mapping[str, Any], title: str, edition: Edition) -> Pdf:
    """Return a document as a tagged PDF whose lines below the class ``numbered`` are numbered from 1; raises as ``pdf.write`` does."""
    markup = office.page(office.body(document, edition.media), title, "")

    def finish(rendered: Any, laid_out: Callable[[str], Any], edition: Edition, composition: Composition) -> tuple[Any, tuple[int, ...]]:
        del edition, composition
        return laid_out(_numbered(markup, [sorted(_lines(page)) for page in rendered.pages])), ()

    return pdf.render(replace(edition, draft=False, labels=Labels("en")), markup, PACKET, finish)


def _lines(page: Any) -> Iterator[float]:
    """Where the lines of the numbered text on a page begin, in CSS pixels from the top of its content."""
    root = page._page_box  # noqa: SLF001  WeasyPrint offers no other way
    top = root.content_box_y()
    for box in root.children:
        if not isinstance(box, boxes.MarginBox):
            yield from (line.position_y + (line.height - _HEIGHT) / 2 - top for line in _of_text(box, numbered=False))


def _of_text(box: Any, *, numbered: bool) -> Iterator[Any]:
    classes = set((box.element.get("class") or "").split()) if box.element is not None and isinstance(box.element.tag, str) else set()
    if classes & _OTHER:
        return
    numbered = numbered or _TEXT in classes
    if isinstance(box, boxes.LineBox):
        if numbered and _has_text(box):
            yield box
        return
    for child in getattr(box, "children", ()):
        yield from _of_text(child, numbered=numbered)


def _has_text(line: Any) -> bool:
    """Whether a line holds more than what floats beside it."""
    return any(isinstance(box, boxes.TextBox | boxes.ReplacedBox) for box in line.descendants())


def _numbered(markup: str, pages: list[list[float]]) -> str:
    """The document with a column of numbers for each page, which stands in its left margin."""
    columns, rules, number = [], [], 0
    for at, tops in enumerate(pages, 1):
        kept: list[float] = []
        for top in tops:
            if not kept or top - kept[-1] > _CLOSE:
                kept.append(top)
        if kept:
            columns.append(_column(at, kept, number))
            rules.append(f"@page :nth({at}) {{ @left-top {{ content: element(lines-{at}); height: 100%; vertical-align: top }} }}")
            number += len(kept)
    head, end, rest = markup.partition("</head>")
    before, start, after = rest.partition("<main>")
    return f"{head}<style>{' '.join(rules)}</style>{end}{before}{''.join(columns)}{start}{after}"


def _column(at: int, tops: list[float], before: int) -> str:
    lines, below = [], 0.0
    for number, top in enumerate(tops, before + 1):
        lines.append(f'<p style="padding-top: {top - below:.2f}px">{number}</p>')
        below = top + _HEIGHT
    return f'<div class="lines" style="position: running(lines-{at})">{"".join(lines)}</div>'
