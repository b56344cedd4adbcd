"""A source page becomes a validated article, the record of where its words went, and its pictures."""

from collections.abc import Iterator, Mapping

from netpub import ingest, jats, normalise, validate
from netpub.build import standing
from netpub.build.jobs import facts, media, stored
from netpub.build.target import Produced, to_lines
from netpub.findings import Finding, Report, Unusable, Where
from netpub.imprint import Imprint
from netpub.normalise import corrections, site
from netpub.page import Block, Box, DefinitionList, Figure, List, Page, Quote, Table
from netpub.validate.limits import Limits

FILE = "file:"
SITE = "source/furniture.toml"


def run(
    inputs: Mapping[str, bytes], *, slug: str, path: str, language: str, locale: str, imprint: Mapping[str, str], limits: Mapping[str, int],
) -> Produced:
    """Return the article, ledger and media of one page.

    ``inputs`` holds ``page``, ``page.toml`` and the project's ``furniture.toml`` when there is one, and the folder's other files as
    ``file:NAME``; stored versions of the page as ``stored:NAME``. A page that cannot be read makes no file and the finding that says why.
    """
    findings: list[Finding] = []

    def report(finding: Finding) -> None:
        place = finding.where
        findings.append(Finding(finding.rule, Where(place.file or path, place.line, slug, language, place.segment), finding.detail))

    try:
        files = {name.removeprefix(FILE): data for name, data in inputs.items() if name.startswith(FILE)}
        ingested = ingest.read(slug, path, inputs["page"], files, report)
        fixes = corrections.EMPTY
        if "page.toml" in inputs:
            fixes = corrections.load(inputs["page.toml"], f"source/{slug}/page.toml")
        named = site.load(inputs["furniture.toml"], SITE) if "furniture.toml" in inputs else site.EMPTY
        page = normalise.normalise(ingested.page, fixes, report, named, stored.blocks(inputs, slug, report))
        _name_missing_pictures(page, ingested.media, report)
        article = jats.article(page, Imprint(**imprint), locale, report)
        validate.validate(article, places(page), Limits(**limits), report)
    except Unusable as unusable:
        report(unusable.finding)
        return Produced({}, tuple(findings))
    return Produced(
        {
            f"build/xml/{language}/{slug}.xml": article.data,
            f"build/ingest/{slug}.json": to_lines(normalise.ledger(page)),
            f"build/ingest/{slug}.media.zip": media.pack(ingested.media),
        },
        tuple(findings),
        {**facts.of_article(article, ingested.media), "places": standing.places(places(page))},
    )


def _name_missing_pictures(page: Page, pictures: Mapping[str, bytes], report: Report) -> None:
    """Report each figure whose picture is not there: page.toml may place one, and only here are both known."""
    for block in _walk([*page.blocks, *page.metadata.disclaimer]):
        if isinstance(block, Figure) and block.href and block.href not in pictures:
            report(Finding("figure-missing", Where(block.origin.file, block.origin.line, page.source.slug), block.href))


def places(page: Page) -> dict[str, Where]:
    """Return where the parts of an article stand in its source: by block id, by ``fact:NAME``, and the file under an empty key."""
    path, slug = page.source.path, page.source.slug
    known = {"": Where(path, 0, slug)}
    for name, fact in page.metadata.facts:
        known[f"fact:{name}"] = Where(fact.origin.file, fact.origin.line, slug)
    for citation in page.references:
        known[citation.reference.id] = Where(citation.origin.file, citation.origin.line, slug)
    for block in _walk([*page.blocks, *page.metadata.disclaimer]):
        if block.id:
            known[block.id] = Where(block.origin.file, block.origin.line, slug)
    return known


def _walk(blocks: list[Block]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _walk(_inside(block))


def _inside(block: Block) -> list[Block]:
    """The blocks that a block holds."""
    match block:
        case Box() | Quote():
            return list(block.blocks)
        case List():
            return [part for item in block.items for part in item]
        case DefinitionList():
            return [part for item in block.items for part in item.blocks]
        case Table():
            return [part for row in (*block.head, *block.rows) for cell in row for part in cell.blocks]
        case _:
            return []
