"""An edition becomes a Word document, for people who review in Word: styles, alternative texts, language, and the article's metadata.

pandoc writes text and structure; ``docx_finish`` gives it the look and the facts that pandoc leaves out.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any

from netpub import pandoc_ast
from netpub.article import OLDER, XLINK
from netpub.publish import docx_finish, pictures, raster
from netpub.publish.edition import DRAFT, Edition
from netpub.tools import pandoc

# Classes of our documents that are paragraph styles in Word.
STYLES: Mapping[str, str] = {
    "draft": "Draft", "box-title": "Box Title", "box": "Box", "sample-notice": "Notice", OLDER: "Notice", "disclaimer": "Notice",
    "references": "Bibliography", "formats": "Statement",
}


def write(edition: Edition, *, anchored: bool = False) -> bytes:
    """Return an edition as DOCX; the same edition gives the same bytes. ``anchored`` gives each block a bookmark with its id.

    Raises ToolMissing, ToolFailed and ToolTimeout when pandoc cannot write it.
    """
    media = {name: raster.png(name, edition) if _vector(name) else data for name, data in _shown(edition).items()}
    written = pandoc_ast.anchored if anchored else pandoc_ast.document
    ast = pictures.available(written(edition.article, edition.labels, edition.bibliography, edition.links), media)
    document = {**ast, "meta": _metadata(edition, ast["meta"]), "blocks": [*_mark(edition), *_styled(ast["blocks"])]}
    return docx_finish.finished(pandoc.convert(_renamed(document), "docx", {}, _renamed_media(media)), edition)


def _vector(name: str) -> bool:
    """Whether a picture is a drawing: Word shows those only beside a picture of pixels, which pandoc cannot make."""
    return PurePosixPath(name).suffix.lower() == ".svg"


def _shown(edition: Edition) -> dict[str, bytes]:
    """The pictures that the text shows."""
    used = {graphic.get(f"{XLINK}href") for graphic in edition.article.root.iter("graphic", "inline-graphic")}
    return {name: data for name, data in edition.media.items() if name in used}


def _renamed_media(media: Mapping[str, bytes]) -> dict[str, bytes]:
    return {_pixels(name): data for name, data in media.items()}


def _pixels(name: str) -> str:
    return f"{name}.png" if _vector(name) else name


def _renamed(document: dict[str, Any]) -> dict[str, Any]:
    for node in pandoc.nodes(document):
        if node.get("t") == "Image":
            node["c"][2][0] = _pixels(node["c"][2][0])
    return document


def _metadata(edition: Edition, meta: Mapping[str, Any]) -> dict[str, Any]:
    """Title, subtitle and language; authors and dates stand in the text, once."""
    direction = {"dir": {"t": "MetaString", "c": "rtl"}} if edition.labels.direction == "rtl" else {}
    return {**{name: meta[name] for name in ("title", "subtitle", "lang") if name in meta}, **direction}


def _mark(edition: Edition) -> list[Any]:
    text = [{"t": "Str", "c": edition.labels(DRAFT)}]
    return [_div("Draft", [{"t": "Para", "c": text}])] if edition.draft else []


def _div(style: str, blocks: list[Any]) -> Any:
    return {"t": "Div", "c": [["", [], [["custom-style", style]]], blocks]}


def _styled(blocks: list[Any]) -> list[Any]:
    """Blocks with the paragraph style that their class has in Word; sections begin at heading level 1, since the title is a style."""
    made = []
    for block in blocks:
        if block["t"] == "Header":
            level, attributes, inlines = block["c"]
            made.append({"t": "Header", "c": [max(level - 1, 1), attributes, inlines]})
        elif block["t"] == "Div":
            (id, classes, pairs), inner = block["c"]
            style = next((STYLES[name] for name in classes if name in STYLES), None)
            made.append({"t": "Div", "c": [[id, classes, [*pairs, *([["custom-style", style]] if style else [])]], _styled(inner)]})
        else:
            made.append(block)
    return made
