"""A page whose master is XML of the profile enters as an article: read safely, validated at its own lines, never turned into a Page."""

import hashlib
import posixpath
import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from netpub import validate
from netpub.article import XLINK, Article
from netpub.build import standing
from netpub.build.jobs import facts, master_record, media
from netpub.build.target import Produced, to_json
from netpub.findings import Finding, Report, Severity, Unusable, Where
from netpub.ingest.figures import Pictures, Refused
from netpub.ingest.refuse import TEXT_LIMIT, refuse_size
from netpub.ingest.xml import Forbidden, document_type, parse
from netpub.validate.limits import Limits

FILE = "file:"
_GRAMMAR = "xml-grammar"
_MISMATCH = re.compile(r"Opening and ending tag mismatch: (\S{1,200}) line (\d{1,9}) and (\S{1,200}?)(?:,|$)")
_POSITION = re.compile(r", line \d{1,9}, column \d{1,9}$")
_INCLUDE = "{http://www.w3.org/2001/XInclude}include"


def run(
    inputs: Mapping[str, bytes], *, slug: str, path: str, language: str, locale: str, limits: Mapping[str, int],
) -> Produced:
    """Return the article, record and media of one page, as the job of other source pages does.

    ``inputs`` holds ``page`` and the folder's other files as ``file:NAME``. What is no article of the profile makes no file and the
    findings that say why.
    """
    findings: list[Finding] = []

    def report(finding: Finding) -> None:
        place = finding.where
        findings.append(Finding(finding.rule, Where(place.file or path, place.line, slug, language, place.segment), finding.detail))

    try:
        article = _read(inputs["page"], path)
        _check_identity(article, slug, locale, report)
        validate.validate(article, {**master_record.places(article, path), "": Where(path)}, Limits(**limits), report)
        pictures = Pictures({name.removeprefix(FILE): data for name, data in inputs.items() if name.startswith(FILE)})
        hrefs = _pictures(article, pictures, report)
        pictures.name_unused(posixpath.dirname(path), report)
    except Unusable as unusable:
        report(unusable.finding)
        return Produced({}, tuple(findings))
    if "page.toml" in inputs:
        report(Finding("page-toml-unused", Where(posixpath.join(posixpath.dirname(path), "page.toml"))))
    if any(finding.rule in _HOLDING and finding.severity is Severity.ERROR for finding in findings):
        return Produced({}, tuple(findings))
    made = _clean(article, hrefs)
    return Produced(
        {
            f"build/xml/{language}/{slug}.xml": made.data,
            f"build/ingest/{slug}.json": to_json(master_record.record(article, slug, path, hashlib.sha256(inputs["page"]).hexdigest())),
            f"build/ingest/{slug}.media.zip": media.pack(pictures.media),
        },
        tuple(findings),
        {**facts.of_article(made, pictures.media), "places": standing.places({**master_record.places(article, path), "": Where(path)})},
    )


# What would be lost or do harm further on; whatever else is wrong with an article only keeps it from being released.
_HOLDING = frozenset((_GRAMMAR, "master-identity", "figure-external", "figure-unsafe", "figure-format"))


def _read(data: bytes, path: str) -> Article:
    """The article in a file; raises Unusable for what is no XML, or XML that would open or multiply something."""
    where = Where(path)
    refuse_size(data, where, TEXT_LIMIT)
    try:
        parse(data)
        article = Article(data)
        root = article.root
    except Forbidden as forbidden:
        start = document_type(data)
        before = data.replace(b"\x00", b"")
        line = before[:before.find(start)].count(b"\n") + 1 if start else 0
        raise Unusable(Finding("source-unsafe", Where(path, line), str(forbidden))) from forbidden
    except etree.XMLSyntaxError as error:
        raise Unusable(Finding("xml-unreadable", Where(path, error.lineno or 0), _in_words(error.msg or ""))) from error
    for include in root.iter(_INCLUDE):
        raise Unusable(Finding("source-unsafe", Where(path, include.sourceline or 0), "an order to read another file (xi:include)"))
    return article


def _in_words(message: str) -> str:
    """What libxml2 says of XML that it cannot read, for people who do not know its words and have the line already."""
    if found := _MISMATCH.match(message):
        return f"“<{found[1]}>”, begun at line {found[2]}, is not closed before “</{found[3]}>”."
    return _POSITION.sub("", message)


def _check_identity(article: Article, slug: str, locale: str, report: Report) -> None:
    """Report an article that stands in another page's folder, or is in another language than the project's pages."""
    if article.root.tag != "article":
        return  # The grammar says so.
    number = article.root.find("front/article-meta/article-id[@pub-id-type='publisher-id']")
    if article.slug != slug:
        line = number.sourceline if number is not None else article.root.sourceline
        report(Finding("master-identity", Where("", line or 0), f"it calls itself “{article.slug}”, its folder is called “{slug}”."))
    # Dates are printed as the project's locale has them, and must be those that the article says.
    if article.language.lower() != locale.lower():
        detail = f"it is in “{article.language}”, the pages of this project are in “{locale}”."
        report(Finding("master-identity", Where("", article.root.sourceline or 0), detail))


def _pictures(article: Article, pictures: Pictures, report: Report) -> dict[str, str]:
    """The media href of each picture that the article shows; what cannot be taken along is reported."""
    hrefs = {}
    shown = [(str(graphic.get(f"{XLINK}href", "")), graphic.sourceline or 0) for graphic in article.root.iter("graphic")]
    cover = article.meta("cover")
    for href, line in [*shown, *([(cover, 0)] if cover else [])]:
        answer = pictures.take(href)
        if isinstance(answer, Refused):
            report(Finding(answer.rule, Where("", line), answer.detail))
        else:
            hrefs[href] = answer
    return hrefs


def _clean(article: Article, hrefs: Mapping[str, str]) -> Article:
    """The article as later stages have it: without comments and orders to programs, its pictures under their media hrefs."""
    root: Any = article.copy_root()
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for graphic in root.iter("graphic"):
        href = graphic.get(f"{XLINK}href", "")
        graphic.set(f"{XLINK}href", hrefs.get(href, href))
    for entry in root.iter("custom-meta"):
        if entry.findtext("meta-name") == "cover" and entry.findtext("meta-value") in hrefs:
            entry.find("meta-value").text = hrefs[entry.findtext("meta-value")]
    return Article.from_root(root)
