"""The approved translation of a page is held against the source as it is now: has the source changed since, and how gravely?"""

import hashlib
from collections.abc import Mapping
from typing import Any

from lxml import etree

from netpub.article import Article
from netpub.build.jobs import media
from netpub.build.jobs.stored import STORED
from netpub.build.target import Produced
from netpub.review import diff, diff_class, snapshots
from netpub.review.records import CLINICAL

_MADE_FROM = "source-hash"  # what a translation notes of its source: the digest of the content with pictures by their names


def run(inputs: Mapping[str, bytes], *, known: Mapping[str, Mapping[str, str]], likely: str, **about: str) -> Produced:
    """Return no file, and as facts ``change`` (``editorial``, ``clinical``, or empty where nothing changed), how many blocks changed
    (``blocks``), and ``made_from``, the file name of the source's snapshot.

    ``inputs`` holds the ``translation`` (the approved snapshot), the source ``now``, its ``media``, and the stored versions of the source
    as ``stored:NAME``; ``known`` gives the pictures of those (sha256 by href) by name, and ``likely`` is the one that was approved
    before the translation. ``about`` is handed on, so that whoever reads the facts knows what they are of; it holds the key of the
    ``source`` language and the content digest of ``now``. A source that is not stored cannot be compared, which counts as clinical.
    """
    pictures = {href: hashlib.sha256(data).hexdigest() for href, data in media.unpack(inputs["media"]).items()}
    now = Article(inputs["now"])
    name, before = _made_from(inputs, likely)
    if before is None:
        return Produced({}, (), {**about, "change": CLINICAL, "blocks": 0, "made_from": ""})
    found = diff.compare(before, now, pictures, known.get(name, pictures))
    # What no block shows, such as blanks, is another text all the same.
    same = not found.changes and name == snapshots.name(about["source"], about["now"])
    facts: dict[str, Any] = {"change": "" if same else diff_class.classify(found), "blocks": len(found.changes), "made_from": name}
    return Produced({}, (), {**about, **facts})


def _made_from(inputs: Mapping[str, bytes], likely: str) -> tuple[str, Article | None]:
    """The stored version of the source that the translation was made from, with its file name; None when it is not there. Of those that
    differ in their pictures alone, the translation cannot tell: then it is the ``likely`` one."""
    try:
        wanted = Article(inputs["translation"]).meta(_MADE_FROM)
    except etree.XMLSyntaxError:
        return "", None
    for label in sorted(inputs, key=lambda label: (label != f"{STORED}{likely}", label)):
        if label.startswith(STORED):
            stored = Article(inputs[label])
            try:
                if wanted and stored.content_digest({}) == wanted:
                    return label.removeprefix(STORED), stored
            except etree.XMLSyntaxError:
                continue
    return "", None
