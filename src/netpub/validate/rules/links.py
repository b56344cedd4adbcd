"""Links and footnotes: each leads somewhere safe and says where, each note is called by something."""

from urllib.parse import urlsplit

from netpub.article import XLINK
from netpub.validate.context import Context, words

_SAFE = ("http", "https", "mailto", "tel")


def check(context: Context) -> None:
    """Report unsafe addresses, links without words, and footnotes that nothing calls."""
    for link in context.all("ext-link", "uri", "email", "license", "self-uri", "related-article"):
        address = link.get(f"{XLINK}href") or (words(link) if link.tag == "uri" else None)
        if address is not None and _scheme(address) not in _SAFE:
            context.find("unsafe-link", link, address)
        if link.tag == "ext-link" and not words(link):
            context.find("link-without-words", link, address or "")
    called = {name for xref in context.all("xref") for name in xref.get("rid", "").split()}
    for note in context.root.iterfind("back/fn-group/fn"):
        if note.get("id") not in called:
            context.find("note-not-called", note)


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return ""
