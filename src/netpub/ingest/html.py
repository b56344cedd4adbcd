"""A saved web page -> Page: everything that is shown becomes blocks, with the names around it as hints; furniture is not told apart."""

import hashlib
from typing import Any

from lxml import etree

from netpub.findings import Finding, Report, Unusable, Where
from netpub.ingest import html_elements, html_meta, html_tree
from netpub.ingest.encoding import declared_charset, decode
from netpub.ingest.figures import Pictures
from netpub.ingest.html_pictures import report_left_out
from netpub.ingest.html_walk import Walk
from netpub.page import Heading, Page, Source

MEDIA_TYPE = "text/html"


def read_html(slug: str, path: str, data: bytes, pictures: Pictures, report: Report) -> Page:
    """Return the page in an HTML file; ``path`` is relative to the project. The pictures it shows are taken into ``pictures``.

    Raises Unusable for a file that is no text, holds no word, or is nested too deeply.
    """
    where = Where(path, page=slug)
    root = html_tree.parse(decode(data, where, report, declared_charset(data)), where)
    language = html_meta.language(root)
    walk = walked(root, Walk(where, language[0] if language else "", pictures, report))
    blocks = tuple(walk.top.blocks)
    if not walk.runs:
        raise Unusable(Finding("source-empty", where))
    has_title = any(isinstance(block, Heading) and block.level == 1 for block in blocks)
    metadata = html_meta.metadata(root, where, report, has_title=has_title)
    source = Source(slug, path, MEDIA_TYPE, hashlib.sha256(data).hexdigest(), tuple(walk.runs))
    return Page(source, metadata, blocks, dropped=tuple(walk.dropped))


def walked(root: Any, walk: Walk) -> Walk:
    """Walk through the tree below ``root`` from its first element to its last, and return what was met."""
    for event, node in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            html_elements.start(walk, node)
        elif event == "end":
            html_elements.end(walk, node)
        else:
            walk.line = max(walk.line, node.sourceline or 0)
            walk.text(node.tail)
    walk.close_frames(1)
    walk.flush()
    report_left_out(walk)
    return walk
