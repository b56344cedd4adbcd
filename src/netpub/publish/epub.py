"""An edition becomes an EPUB 3.3: pandoc writes text and structure, and what it leaves out is added afterwards (``epub_finish``)."""

from collections.abc import Sequence
from typing import Any

from netpub import pandoc_ast
from netpub.publish import epub_cover, epub_finish, pictures
from netpub.publish.edition import DRAFT, Edition
from netpub.publish.epub_metadata import identifier
from netpub.publish.page_map import PageStart
from netpub.tools import pandoc

# What pandoc puts around the text of each chapter; titles, labels and the list of contents are mended afterwards. The direction
# is no variable, since pandoc's EPUB writer does not hand it to the template.
_TEMPLATE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="$lang$" xml:lang="$lang$" dir="DIRECTION">
<head>
<meta charset="utf-8" />
<title>$pagetitle$</title>
$for(css)$
<link rel="stylesheet" type="text/css" href="$css$" />
$endfor$
</head>
<body>
$body$
</body>
</html>
"""
_META = "front/article-meta/"


def write(edition: Edition, starts: Sequence[PageStart] = ()) -> bytes:
    """Return an edition as an EPUB; the same edition gives the same bytes. ``starts`` says where the pages of its booklet begin.

    Raises ToolMissing, ToolFailed and ToolTimeout when pandoc cannot write it.
    """
    document, options = drafted(edition)
    return epub_finish.finished(pandoc.convert(document, "epub3", options, edition.media), edition, epub_cover.svg(edition), starts)


def drafted(edition: Edition) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return what pandoc is asked to write, as its document and options."""
    document = pictures.available(pandoc_ast.document(edition.article, edition.labels, edition.bibliography, edition.links), edition.media)
    blocks = [*_title_page(edition, document["meta"]), *document["blocks"]]
    meta = {**document["meta"], "identifier": {"t": "MetaString", "c": identifier(edition)}}
    mark = [_div("draft", _text(edition.labels(DRAFT)), role="note")] if edition.draft else []
    template = _TEMPLATE.replace("DIRECTION", edition.labels.direction)
    options = {"template": template, "split_level": 1, "toc_depth": 2, "epub_title_page": False}
    return {**document, "meta": meta, "blocks": _chapters(blocks, mark)}, options


def _title_page(edition: Edition, meta: dict[str, Any]) -> list[Any]:
    """The beginning of the first chapter: title, subtitle, publisher, dates."""
    article, labels = edition.article, edition.labels
    lines = [
        ("subtitle", meta.get("subtitle", {}).get("c", [])),
        ("publisher", _text(article.text("front/journal-meta/publisher/publisher-name"))),
        ("dates", _text(labels("; ").join(
            f"{label}{labels(': ')}{labels.date(date)}" for label, date in (
                (labels("Last reviewed"), article.date("last-review")), (labels("Next review"), article.date("next-review"))) if date))),
    ]
    heading = {"t": "Header", "c": [pandoc_ast.FIRST_LEVEL, ["title-page", ["title"], []], meta["title"]["c"]]}
    return [heading, *(_div(name, inlines) for name, inlines in lines if inlines)]


def _text(text: str) -> list[Any]:
    return [{"t": "Str", "c": text}] if text else []


def _div(name: str, inlines: list[Any], **pairs: str) -> Any:
    return {"t": "Div", "c": [["", [name], [list(pair) for pair in pairs.items()]], [{"t": "Para", "c": inlines}]]}


def _chapters(blocks: list[Any], mark: list[Any]) -> list[Any]:
    """Sections as chapters: their headings become level 1, and each begins with the draft's mark where there is one."""
    made: list[Any] = []
    for block in blocks:
        if block["t"] == "Header":
            level, attributes, inlines = block["c"]
            made.append({"t": "Header", "c": [level - 1, attributes, inlines]})
            made += mark if level == pandoc_ast.FIRST_LEVEL else []
        elif block["t"] == "Div":
            made.append({"t": "Div", "c": [block["c"][0], _chapters(block["c"][1], mark)]})
        else:
            made.append(block)
    return made
