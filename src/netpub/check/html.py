"""The text of a web page, read back from the finished file."""

from lxml import html

from netpub.check import markup
from netpub.check.plain import PICTURE


def text(data: bytes) -> str:
    """Return the text of a page with the words of its pictures, a line for each block."""
    return f"{markup.text(html.document_fromstring(data.decode()).find('body'))}\n{PICTURE}"
