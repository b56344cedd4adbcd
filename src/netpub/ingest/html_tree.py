"""HTML text -> element tree.

libxml2's HTML parser (through lxml) was chosen over those that build the tree exactly as browsers do (html5lib and its heirs): it
keeps the source line of every element, is forty times as fast, and since version 2.14 splits text from markup as the HTML Standard
says. What it does otherwise is mended or refused here, so that no word is lost: it ends at ``</html>``, and it gives up inside more
than 2,000 nested elements.
"""

import re
from typing import Any

from lxml import etree

from netpub.findings import Finding, Unusable, Where

_MOST_TAGS = 150_000  # The longest pages of health information have 10,000; more would take seconds and hundreds of megabytes.
# libxml2 compares each attribute of a tag with every other: this many comparisons take about three seconds.
_MOST_COMPARISONS = 500_000_000
_LONG_TAG = 5_000
_TAG = re.compile(r"""<[A-Za-z](?:[^>=]++|=\s*+(?:"[^"]*+"|'[^']*+')?+)*+""")
_VALUE = re.compile(r"""=\s*+(?:"[^"]*+"|'[^']*+')""")
# Browsers go on with what follows these end tags (HTML Standard, "after after body").
_LAST_TAGS = re.compile(r"</(?:body|html)(?=[\s>/])[^>]{0,99}>", re.IGNORECASE)


def parse(text: str, where: Where) -> Any:
    """Return the root element of an HTML page; raises Unusable when it holds no element, too many, elements with too many
    attributes, or is nested too deeply."""
    if text.count("<") > _MOST_TAGS:
        raise Unusable(Finding("source-too-large", where, f"it has {text.count('<'):,} tags; {_MOST_TAGS:,} is the limit."))
    _refuse_attributes(text, where)
    text = _LAST_TAGS.sub(lambda match: " " + "\n" * match.group().count("\n"), text)
    # The encoding is given, so that no declaration in the page is believed: the text was decoded before.
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, no_network=True)
    root = etree.fromstring(text.encode(), parser)
    limit = next((entry for entry in parser.error_log if entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT), None)
    if limit is not None:
        raise Unusable(Finding("source-too-deep", Where(where.file, limit.line, where.page), "more than 2,000 levels."))
    if root is None:
        raise Unusable(Finding("source-empty", where))
    return root


def _refuse_attributes(text: str, where: Where) -> None:
    """Raise Unusable when tags have so many attributes that the parser would take minutes."""
    long_tags = (tag for found in _TAG.finditer(text) if len(tag := found.group()) > _LONG_TAG)
    if sum(len(_VALUE.sub("", tag).split()) ** 2 for tag in long_tags) > _MOST_COMPARISONS:
        raise Unusable(Finding("source-too-large", where, "its tags have too many attributes."))
