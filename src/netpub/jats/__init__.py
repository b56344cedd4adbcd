"""Page -> Article: the only crossing. Words never change on it; what JATS cannot hold of their markup is a finding."""

from typing import Any

from netpub.article import XML, Article
from netpub.findings import Report
from netpub.imprint import Imprint
from netpub.jats.back import back
from netpub.jats.blocks import blocks
from netpub.jats.crossing import Crossing, child, element
from netpub.jats.front import front
from netpub.jats.inline import inlines
from netpub.jats.layout import lay_out
from netpub.jats.outline import Section, outline
from netpub.page import Page

__all__ = ["article"]


def article(page: Page, imprint: Imprint, locale: str, report: Report) -> Article:
    """Return the article of a page, in the profile "netpub-1" (schemas/netpub-1.dtd) and in the language ``locale`` (BCP 47).

    Blocks become elements in reading order, but for what has a place of its own: key points go to the abstract, a glossary and the
    references to the back. Metadata go to the front. ``imprint`` gives the publisher and its sentences. Reported are links that
    cannot stay, dates that are none, languages that differ, and characters that XML cannot hold.
    """
    crossing = Crossing(page.source.slug, page.metadata.value("source-url"), report)
    parts = outline(page)
    made = element("article", {
        "article-type": "patient-information", "dtd-version": "1.3", "specific-use": "netpub-1", f"{XML}lang": locale})
    _check_language(page, locale, crossing)
    front(made, page, parts, imprint, crossing)
    body = child(made, "body")
    _section(body, parts.body, crossing)
    back(made, page, parts, imprint, crossing)
    lay_out(made)
    return Article.from_root(made)


def _check_language(page: Page, locale: str, crossing: Crossing) -> None:
    """A page in another language than the project's would be read aloud with the wrong voice and dated in the wrong words."""
    fact = page.metadata.get("language")
    if fact and fact.value and fact.value.partition("-")[0].lower() != locale.partition("-")[0].lower():
        crossing.find("language-differs", fact.origin, f"{fact.value} instead of {locale}")


def _section(parent: Any, section: Section, crossing: Crossing) -> None:
    blocks(parent, section.blocks, crossing)
    for inner in section.sections:
        heading = inner.heading
        if heading:
            made = child(parent, "sec", attributes={"id": crossing.id(heading.id, "s", inner.title)})
            inlines(child(made, "title"), heading.content, heading.origin, crossing)
            _section(made, inner, crossing)
