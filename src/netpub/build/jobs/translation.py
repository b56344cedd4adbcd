"""An article and a catalogue become the article in another language."""

from collections.abc import Mapping
from typing import Any

from netpub import validate
from netpub.article import Article
from netpub.build.jobs import facts, media
from netpub.build.target import Produced
from netpub.findings import Finding, Unusable, Where
from netpub.review import diff_class
from netpub.translate import counting, source_digest, translate
from netpub.translate.counting import Open
from netpub.translate.glossary import Glossary, load
from netpub.translate.placeholders import words
from netpub.validate.limits import Limits


def run(
    inputs: Mapping[str, bytes], *, slug: str, path: str, catalogue: str, language: str, locale: str, limits: Mapping[str, int],
    glossary: str = "",
) -> Produced:
    """Return the translated article; no file, and the findings that say why, when the catalogue cannot give a whole one. In either case
    the facts say how far behind the catalogue is.

    ``path`` is the source page, ``catalogue`` the PO file, ``glossary`` the terms agreed on (empty: none), all relative to the project.
    """
    findings: list[Finding] = []

    def report(finding: Finding) -> None:
        place = finding.where
        findings.append(Finding(finding.rule, Where(place.file or path, place.line, slug, language, place.segment), finding.detail))

    pictures = media.unpack(inputs["media"])
    source = Article(inputs["xml"])
    terms: Glossary | None = None
    try:
        terms = load(inputs["glossary"], glossary, source=source.language, target=locale) if glossary else None
    except Unusable as unusable:
        report(unusable.finding)
    try:
        article = translate(source, inputs["catalogue"], catalogue, locale, sorted(pictures), report, terms)
    except Unusable as unusable:
        report(unusable.finding)
        article = None
    behind = behind_by(source, inputs["catalogue"])
    if article is None:
        return Produced({}, tuple(findings), behind)
    # What the source lacks is reported with the source; only what the translation brought is news here.
    known: set[tuple[str, str]] = set()
    validate.validate(source, {}, Limits(**limits), lambda finding: known.add((finding.rule, finding.detail)))
    validate.validate(
        article, {"": Where(catalogue, 0, slug)}, Limits(**limits),
        lambda finding: None if (finding.rule, finding.detail) in known else report(finding))
    known_facts = {**facts.of_article(article, pictures), **behind}
    return Produced({f"build/xml/{language}/{slug}.xml": article.data}, tuple(findings), known_facts)


def behind_by(source: Article, catalogue: bytes) -> dict[str, Any]:
    """Return the text that a catalogue was made from, how many texts the source has now, how many of them have a translation that waits
    (``fuzzy``), how many lack one (``open``), with those that are to go (``stale``), how many of these for a clinical reason, whether
    anything is translated yet (``begun``), and whether an older text was (``once``); nothing for a catalogue that cannot be read, which is
    a finding already."""
    try:
        found = counting.count(source, catalogue, Where())
    except Unusable:
        return {}
    changed = any(one.former is not None for one in found.open)
    clinical = sum(_is_clinical(one, source.language) for one in found.open) + len(found.gone)
    return {
        "source_digest": source_digest(catalogue), "segments": found.segments, "open": len(found.open), "fuzzy": found.fuzzy,
        "stale": len(found.open) + len(found.gone), "clinical": clinical, "once": found.once or bool(found.gone) or changed,
        "begun": changed or len(found.open) < found.segments,
    }


def _is_clinical(one: Open, language: str) -> bool:
    return one.former is None or bool(diff_class.reason_between(words(one.former), words(one.text), language))
