"""An article and a catalogue become the article in another language."""

from collections.abc import Mapping

from netpub import validate
from netpub.article import Article
from netpub.build.jobs import facts, media
from netpub.build.target import Produced
from netpub.findings import Finding, Unusable, Where
from netpub.translate import source_digest, translate
from netpub.validate.limits import Limits


def run(
    inputs: Mapping[str, bytes], *, slug: str, path: str, catalogue: str, language: str, locale: str, limits: Mapping[str, int],
) -> Produced:
    """Return the translated article; no file, and the findings that say why, when the catalogue cannot give a whole one.

    ``path`` is the source page, ``catalogue`` the PO file, both relative to the project.
    """
    findings: list[Finding] = []

    def report(finding: Finding) -> None:
        place = finding.where
        findings.append(Finding(finding.rule, Where(place.file or path, place.line, slug, language, place.segment), finding.detail))

    pictures = media.unpack(inputs["media"])
    source = Article(inputs["xml"])
    try:
        article = translate(source, inputs["catalogue"], catalogue, locale, sorted(pictures), report)
    except Unusable as unusable:
        report(unusable.finding)
        article = None
    if article is None:
        return Produced({}, tuple(findings))
    # What the source lacks is reported with the source; only what the translation brought is news here.
    known: set[tuple[str, str]] = set()
    validate.validate(source, {}, Limits(**limits), lambda finding: known.add((finding.rule, finding.detail)))
    validate.validate(
        article, {"": Where(catalogue, 0, slug)}, Limits(**limits),
        lambda finding: None if (finding.rule, finding.detail) in known else report(finding))
    known_facts = {**facts.of_article(article, pictures), "source_digest": source_digest(inputs["catalogue"])}
    return Produced({f"build/xml/{language}/{slug}.xml": article.data}, tuple(findings), known_facts)
