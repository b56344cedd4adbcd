"""The words and pictures of a booklet's covers, ready for the theme's template."""

from collections.abc import Sequence
from html import escape

from netpub.publish import code, cover_layout, fetch, fonts
from netpub.publish.composition import Composition
from netpub.publish.edition import Edition

# The pictures that the booklet brings along; the article's own are all below figures/.
COVER, CODE = "booklet/cover.svg", "booklet/code.svg"

_META = "front/article-meta/"
_SUBTITLE = f"{_META}title-group/subtitle"
_AUDIENCE = f"{_META}article-categories/subj-group[@subj-group-type='audience']/subject"
_REGULAR = 400
# The leading words of the back cover's code (an interface message).
_CURRENT = "The current version of this information:"


def cover_picture(edition: Edition) -> str:
    """Return the href of the edition's cover drawing, or of the composed one."""
    own = edition.article.meta("cover")
    return own if own in edition.media else COVER


def front(edition: Edition, notices: Sequence[str], composition: Composition) -> dict[str, str]:
    """Return what the template asks for on the front cover, as markup and lengths; ``notices`` are sentences that it must have room for."""
    families, said = edition.theme.families(edition.article.language), words(edition, notices)
    made = cover_layout.layout(said, families, composition)
    picture = f"height: {made.picture:g}mm; background-image: url('{fetch.media_url(cover_picture(edition))}')"
    return {
        "cover": "cover full" if made.full else "cover",
        "picture": "" if made.full else f'<div class="picture" style="{escape(picture)}"></div>',
        "place": "" if made.full else f"top: {made.picture:g}mm",
        "size": f"{made.size:g}", "line": f"{made.line:g}",
        "subtitle": _paragraph("subtitle", said.subtitle), "audience": _paragraph("audience", said.audience),
        "running": escape(shortened(plain(said.title), families, composition.foot / composition.unit)),
    }


def words(edition: Edition, notices: Sequence[str]) -> cover_layout.Words:
    """Return what an edition says on its front cover."""
    article = edition.article
    return cover_layout.Words(article.title, article.text(_SUBTITLE), article.text(_AUDIENCE), notices)


def below(said: cover_layout.Words) -> str:
    """Return what stands below the title, as markup."""
    return _paragraph("subtitle", said.subtitle) + _paragraph("audience", said.audience)


def back(edition: Edition) -> str:
    """Return the code that leads to the current version, with the address in words; nothing when there is no address."""
    address = code.address(edition)
    if not address:
        return ""
    current = escape(edition.labels(_CURRENT))
    picture = f'<img src="{CODE}" alt="{escape(edition.labels("QR code"))}">'
    return f'<div class="code">{picture}<p>{current}<br><a href="{escape(address)}" dir="ltr">{escape(address)}</a></p></div>'


def plain(text: str) -> str:
    """Return text for a place without markup, every hyphen as that of ASCII, which every font has."""
    return text.translate({0x2010: "-", 0x2011: "-"})


def shortened(title: str, families: tuple[str, ...], room: float) -> str:
    """Return a title for the foot of a page: whole, or cut between two words (a single long word anywhere); ``room`` is in sizes of
    the type."""
    if fonts.width(title, _REGULAR, families) <= room:
        return title
    while title and fonts.width(title + "…", _REGULAR, families) > room:
        title = (title.rpartition(" ")[0] or title[:-1]).rstrip(" ,;:–-")
    return title + "…"


def _paragraph(name: str, text: str) -> str:
    return f'<p class="{name}">{escape(plain(text))}</p>' if text else ""
