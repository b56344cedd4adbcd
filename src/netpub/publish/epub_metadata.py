"""What an EPUB says of itself, computed from its content: nothing is claimed that does not hold (EPUB Accessibility 1.1)."""

import uuid
from pathlib import PurePosixPath
from typing import Any

from lxml.builder import ElementMaker

from netpub.article import Article
from netpub.publish import epub_pages
from netpub.publish.edition import Edition

OPF = "http://www.idpf.org/2007/opf"
DC = "http://purl.org/dc/elements/1.1/"
_opf = ElementMaker(namespace=OPF, nsmap={None: OPF, "dc": DC})
_dc = ElementMaker(namespace=DC, nsmap={"dc": DC})

_META = "front/article-meta/"
_MOVING = (".gif", ".webp")
_MOVING_MARKUP = (b"<animate", b"<set ", b"<script", b"@keyframes")
# The date of a book whose article bears none: a book must have one, and nothing may depend on a clock.
_UNKNOWN_DATE = "1980-01-01"


def identifier(edition: Edition) -> str:
    """Return the book's identifier, a name-based UUID (RFC 9562, version 5): another text is another book."""
    name = f"netpub:{edition.slug}:{edition.language}:{edition.article.digest()}"
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def metadata(edition: Edition, *, paged: bool = False) -> Any:
    """Return the ``metadata`` element of the package document; ``paged`` says that the book names the pages of its booklet."""
    article, labels = edition.article, edition.labels
    title = f"{labels('Draft')}{labels(': ')}{article.title}" if edition.draft else article.title
    subtitle = article.text(f"{_META}title-group/subtitle")
    authors = article.root.iterfind(f"{_META}contrib-group/contrib[@contrib-type='author']/collab")
    pairs = [
        ("language", article.language), ("publisher", article.text("front/journal-meta/publisher/publisher-name")),
        *(("creator", " ".join("".join(entry.itertext()).split())) for entry in authors),
        ("rights", article.text(f"{_META}permissions/copyright-statement")), ("description", subtitle),
        *(("subject", entry.text or "") for entry in article.root.iterfind(f"{_META}kwd-group/kwd")),
        ("date", article.date("published")), ("type", "draft" if edition.draft else ""),
    ]
    main = [_dc.identifier(identifier(edition), id="identifier"), _dc.title(title, id="title")]
    kinds = [_opf.meta("main", refines="#title", property="title-type")]
    if subtitle:
        main.append(_dc.title(subtitle, id="subtitle"))
        kinds.append(_opf.meta("subtitle", refines="#subtitle", property="title-type"))
    facts = [_dc(name, value) for name, value in pairs if value]
    facts.append(_opf.meta(f"{_modified(article)}T00:00:00Z", property="dcterms:modified"))
    facts += [_opf.meta(value, property=f"schema:{name}") for name, value in accessibility(edition, paged=paged)]
    if paged:
        # Told in the words of EPUB 3.3 and in those that older readers look for.
        source = epub_pages.source(edition)
        facts += [_opf.meta(source, property="pageBreakSource"), _dc.source(source, id="booklet")]
        facts.append(_opf.meta("pagination", refines="#booklet", property="source-of"))
    return _opf.metadata(*main, *kinds, *facts)


def accessibility(edition: Edition, *, paged: bool = False) -> list[tuple[str, str]]:
    """Return schema.org properties that describe how the book can be read, as (name, value)."""
    pictures = _pictures(edition)
    described = all(alt for _, alt in pictures)
    features = ["structuralNavigation", "tableOfContents", "readingOrder", "displayTransformability", "ARIA"]
    features += ["alternativeText"] if pictures and described else []
    features += ["longDescription"] if edition.article.root.find(".//long-desc") is not None else []
    sufficient = ["textual"] if described else []
    features += ["pageBreakMarkers", "pageNavigation"] if paged else []
    return [
        ("accessMode", "textual"), *([("accessMode", "visual")] if pictures else []),
        *(("accessModeSufficient", value) for value in [*(["textual,visual"] if pictures else []), *sufficient]),
        *(("accessibilityFeature", feature) for feature in features),
        ("accessibilityHazard", "unknown" if _may_move(edition) else "none"),
        ("accessibilitySummary", _summary(edition, bool(pictures), described)),
    ]


def _summary(edition: Edition, pictured: bool, described: bool) -> str:
    labels = edition.labels
    said = [labels("The text has headings and a table of contents, and follows your own settings of type and colour.")]
    if pictured:
        said.append(labels("Every picture is described in words.") if described else labels("Some pictures are not described in words."))
    return " ".join(said)


def _pictures(edition: Edition) -> list[tuple[str, str]]:
    """Pictures of the text that are there and no decoration, with their alternative texts."""
    made = []
    for element in edition.article.root.iter("graphic", "inline-graphic"):
        href = element.get("{http://www.w3.org/1999/xlink}href", "")
        if element.get("specific-use") != "decorative" and href in edition.media:
            made.append((href, (element.findtext("alt-text") or "").strip()))
    return made


def _may_move(edition: Edition) -> bool:
    """Whether a picture could move or flash: nobody has looked, so nothing is claimed then."""
    return any(
        PurePosixPath(href).suffix.lower() in _MOVING or any(sign in edition.media[href] for sign in _MOVING_MARKUP)
        for href, _ in _pictures(edition))


def _modified(article: Article) -> str:
    """The day of the last change that the article tells of; a month counts from its first day."""
    date = article.date("revised") or article.date("last-review") or article.date("published") or _UNKNOWN_DATE
    return "-".join([*date.split("-"), "01", "01"][:3])
