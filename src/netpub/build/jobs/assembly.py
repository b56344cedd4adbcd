"""The articles of several pages become the article of a booklet, and their pictures become one package."""

from collections.abc import Mapping, Sequence

from lxml import etree

from netpub.article import OLDER, Article
from netpub.build.jobs import facts, media
from netpub.build.target import Produced
from netpub.check import passages
from netpub.errors import InternalError
from netpub.findings import Finding, Where
from netpub.publish import assembly
from netpub.text.labels import Labels

XML, MEDIA = "xml:", "media:"


def run(
    inputs: Mapping[str, bytes], *, id: str, pages: Sequence[str], language: str, locale: str, title: str, subtitle: str, order_code: str,
    package: str, path: str,
) -> Produced:
    """Return the article of a booklet at ``path`` and its pictures at ``package``, unless that is empty.

    ``inputs`` holds the article of each page in the language as ``xml:SLUG`` and its pictures as ``media:SLUG``. Raises InternalError
    when a word of a page is not in the booklet.
    """
    findings: list[Finding] = []
    articles = [Article(inputs[f"{XML}{slug}"]) for slug in pages]
    cover = assembly.Cover(id, title, subtitle, order_code)
    made = assembly.assembled(cover, articles, Labels(locale), lambda finding: findings.append(
        Finding(finding.rule, Where("netpub.toml", 0, id, language), finding.detail)))
    _check_complete(made, articles)
    pictures = {
        assembly.media_name(slug, href): data
        for slug in pages for href, data in media.unpack(inputs[f"{MEDIA}{slug}"]).items()
    }
    files = {path: made.data}
    if package:
        files[package] = media.pack(pictures)
    return Produced(files, tuple(findings), facts.of_article(made, pictures))


def _check_complete(made: Article, pages: Sequence[Article]) -> None:
    known = _said(made)
    for page in pages:
        lost = sorted(_said(page) - known)
        if lost:
            raise InternalError(f"A booklet lacks words of {page.slug}: {lost[0][:80]}", "Please report the page that shows it.")


def _said(article: Article) -> set[str]:
    """The passages of an article but for its references, which booklets merge, the numbers that cite them, headings of notes, which
    stand once with what they head, and notices of an older version, which get the name of their page."""
    root = article.copy_root()
    for note in list(root.iter("notes")):
        etree.strip_elements(note, "title" if note.get("notes-type") != OLDER else "p", with_tail=False)
    for citation in root.iterfind(".//xref[@ref-type='bibr']"):
        etree.strip_elements(citation, "*", with_tail=False)
        citation.text = None
    etree.strip_elements(root, "ref-list", with_tail=False)
    return {"".join(passage.pieces) for stream in passages.streams(Article.from_root(root)) for passage in stream}
