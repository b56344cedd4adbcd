"""An approved snapshot becomes the article that is released: proved to be what was approved, with its version and history."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from netpub.article import Article
from netpub.build.jobs import facts, media
from netpub.build.target import Produced
from netpub.findings import Finding, Where
from netpub.review.pictures import renamed
from netpub.review.released import released
from netpub.review.versions import Revision
from netpub.validate import grammar


def run(
    inputs: Mapping[str, bytes], *, slug: str, language: str, snapshot: str, path: str, content_digest: str, figures: Mapping[str, str],
    revisions: Sequence[Mapping[str, Any]], source_version: str,
) -> Produced:
    """Return the released article at ``path``.

    ``inputs`` holds the ``snapshot`` (a path) and the page's ``media``. ``content_digest`` and ``figures`` (sha256 by href) are those of
    the approval, ``revisions`` all versions up to this one. No file, and ``snapshot-altered`` or ``snapshot-invalid``, when the
    snapshot is not what was approved or no longer an article of the profile.
    """
    where = Where(snapshot, 0, slug, language)
    article = Article(inputs["snapshot"])
    pictures = media.unpack(inputs["media"])
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
    named = renamed(article, _names(figures, pictures))
    made = released(named, [Revision(**revision) for revision in revisions], source_version)
    return Produced({path: made.data}, (), facts.of_article(made, pictures))


def _names(figures: Mapping[str, str], pictures: Mapping[str, bytes]) -> dict[str, str]:
    """The name that each approved picture has now: the same picture may have been given another one since."""
    now = {hashlib.sha256(data).hexdigest(): href for href, data in sorted(pictures.items(), reverse=True)}
    same = {href for href, digest in figures.items() if href in pictures and hashlib.sha256(pictures[href]).hexdigest() == digest}
    return {href: now[digest] for href, digest in figures.items() if href not in same and digest in now}
