"""Phone numbers, doses, ranges and addresses are marked, so that no line breaks within them, no right-to-left page turns them round,
and addresses can be followed."""

import re

from netpub.text.quantities import quantities
from netpub.validate import running_text
from netpub.validate.context import Context

_MARKS = ("phone", "dose", "range")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]{3,300}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
# Every quantity has a digit, and every address one of the others.
_SIGN = re.compile(r"\d|@|://|www\.")
_ADDRESSES = ("uri", "email")


def check(context: Context) -> None:
    """Report blocks that hold an unmarked quantity or address, each once."""
    for block, words in context.blocks:
        if block.tag in ("article-title", "subtitle") or not _SIGN.search(words):
            continue  # Titles go into lists and metadata, where no mark survives.
        unmarked = [text[one.start:one.end] for text in running_text.pieces(block, _ADDRESSES, _MARKS) for one in quantities(text)]
        if unmarked:
            context.find("quantity-unmarked", block, ", ".join(unmarked))
        if any(around.tag == "notes" for around in block.iterancestors()):
            continue  # The publisher's sentences come from netpub.toml, which has no marks; editions isolate their addresses.
        address = _ADDRESS.search(" ".join(running_text.pieces(block, (*_ADDRESSES, "ext-link"))))
        if address:
            context.find("address-unmarked", block, address[0])
