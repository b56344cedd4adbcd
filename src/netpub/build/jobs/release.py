"""An approved snapshot becomes the article that is released: proved to be what was approved, with its version and history."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from netpub.article import Article
from netpub.build.jobs import facts, media
from netpub.build.target import Produced
from netpub.findings import Finding, Where
from netpub.review import older
from netpub.review.older import Newer
from netpub.review.pictures import renamed, shown
from netpub.review.released import released
from netpub.review.versions import Revision
from netpub.text.labels import Labels
from netpub.validate import grammar

PICTURE = "picture:"


def run(
    inputs: Mapping[str, bytes], *, slug: str, language: str, snapshot: str, path: str, content_digest: str, figures: Mapping[str, str],
    revisions: Sequence[Mapping[str, Any]], source_version: str, newer: Mapping[str, str] | None = None, package: str = "",
) -> Produced:
    """Return the released article at ``path``.

    ``inputs`` holds the ``snapshot`` (a path) and the page's ``media``. ``content_digest`` and ``figures`` (sha256 by href) are those of
    the approval, ``revisions`` all versions up to this one. ``newer`` (``older.Newer``) is the source of a translation that is behind it:
    the article then says so, and its pictures, those that were stored with it (inputs ``picture:HREF``) among them, stand at ``package``.
    No file, and ``snapshot-altered``, ``snapshot-invalid`` or ``snapshot-picture-missing``, when the snapshot is not what was approved, no
    longer an article of the profile, or shows a picture that is gone.
    """
    where = Where(snapshot, 0, slug, language)
    article = Article(inputs["snapshot"])
    pictures = media.unpack(inputs["media"]) | _kept(inputs, figures)
    try:
        whole = article.content_digest(figures) == content_digest
    except etree.XMLSyntaxError:
        whole = False
    if not whole:
        return Produced({}, (Finding("snapshot-altered", where, snapshot),))
    faults: list[Finding] = []
    grammar.check(article, {"": where}, faults.append)
    broken = [fault for fault in faults if fault.rule == "xml-grammar"]
    if broken:
        return Produced({}, (Finding("snapshot-invalid", broken[0].where, broken[0].what),))
    gone = _gone(article, figures, pictures)
    if gone:
        return Produced({}, (Finding("snapshot-picture-missing", where, ", ".join(gone)),))
    named = renamed(article, _names(figures, pictures))
    known = [Revision(**revision) for revision in revisions]
    said = older.notice(known[-1], Newer(**newer), Labels(article.language)) if newer else ""
    made = released(named, known, source_version, said)
    files = {path: made.data, **({package: media.pack(pictures)} if package else {})}
    return Produced(files, (), facts.of_article(made, pictures))


def _kept(inputs: Mapping[str, bytes], figures: Mapping[str, str]) -> dict[str, bytes]:
    """The pictures that were stored with the approved text, as far as they still are what was approved."""
    kept = {label.removeprefix(PICTURE): data for label, data in inputs.items() if label.startswith(PICTURE)}
    return {href: data for href, data in kept.items() if hashlib.sha256(data).hexdigest() == figures.get(href)}


def _gone(article: Article, figures: Mapping[str, str], pictures: Mapping[str, bytes]) -> list[str]:
    """The pictures of an approved text that are not among those of the page now, under whatever name."""
    now = {hashlib.sha256(data).hexdigest() for data in pictures.values()}
    return sorted(href for href in shown(article) if href in figures and figures[href] not in now)


def _names(figures: Mapping[str, str], pictures: Mapping[str, bytes]) -> dict[str, str]:
    """The name that each approved picture has now: the same picture may have been given another one since."""
    now = {hashlib.sha256(data).hexdigest(): href for href, data in sorted(pictures.items(), reverse=True)}
    same = {href for href, digest in figures.items() if href in pictures and hashlib.sha256(pictures[href]).hexdigest() == digest}
    return {href: now[digest] for href, digest in figures.items() if href not in same and digest in now}
