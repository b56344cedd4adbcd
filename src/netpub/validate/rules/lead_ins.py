"""Lead-ins: a paragraph that ends in a colon announces something, and it is there.

Only a page whose master is XML is looked at: of other pages normalisation knows more, and says it.
"""

import re
from typing import Any

from lxml import etree

from netpub.validate.context import Context, words

_ITEMS = ("list", "def-list", "table-wrap", "boxed-text", "fig", "disp-quote", "sec")
_SENTENCE = re.compile(r"(?<=[.?!])\s")
_COLONS = (":", "：")


def check(context: Context) -> None:
    """Report paragraphs that announce a list which is not there."""
    if not context.is_master:
        return
    for part in ("body", "back"):
        for paragraph in context.root.iterfind(f"{part}//p"):
            if words(paragraph).endswith(_COLONS) and not _is_followed(paragraph):
                context.find("lost-list", paragraph, " ".join(_SENTENCE.split(words(paragraph))[-1].split()))


def _is_followed(paragraph: Any) -> bool:
    """Whether something is there: beside the paragraph, inside it, or in the section below."""
    following = next(paragraph.itersiblings(etree.Element), None)
    return following is not None and following.tag in _ITEMS
