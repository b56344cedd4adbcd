"""What a web page says of itself to machines: schema.org as JSON-LD (MedicalWebPage) and Open Graph. Only what the article knows.

See https://schema.org/MedicalWebPage and https://ogp.me.
"""

import json
from collections.abc import Iterator
from html import escape
from typing import Any

from netpub.article import XLINK, XML
from netpub.publish.edition import Edition

_META = "front/article-meta/"
_WORKS = {
    "journal": "ScholarlyArticle", "book": "Book", "chapter": "Chapter", "webpage": "WebPage", "report": "Report", "guideline": "Report",
}


def head(edition: Edition) -> str:
    """Return the elements for a page's head: JSON-LD, then Open Graph."""
    # "<" would let a title end the script element; JSON has an escape for it.
    data = json.dumps(linked_data(edition), ensure_ascii=False, indent=1).replace("<", "\\u003c")
    graph = "\n".join(f'<meta property="{name}" content="{escape(value)}">' for name, value in open_graph(edition) if value)
    return f'<script type="application/ld+json">\n{data}\n</script>\n{graph}'


def linked_data(edition: Edition) -> dict[str, Any]:
    """Return the page as schema.org's MedicalWebPage; facts that the article lacks are left out."""
    article = edition.article
    authors = [{"@type": "Organization", "name": _text(entry)} for entry in article.root.iterfind(f"{_META}contrib-group/contrib/collab")]
    publisher = article.text("front/journal-meta/publisher/publisher-name")
    made = {
        "@context": "https://schema.org", "@type": "MedicalWebPage", "name": article.title,
        "description": article.text(f"{_META}title-group/subtitle"), "inLanguage": article.language,
        "version": article.text(f"{_META}article-version"), "creativeWorkStatus": "Draft" if edition.draft else "Published",
        "datePublished": article.date("published"), "dateModified": article.date("revised"),
        "lastReviewed": article.date("last-review"), "expires": article.date("next-review"),
        "author": authors, "reviewedBy": list(_reviewers(edition)), "translator": list(_people(edition, "translator")),
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None,
        "copyrightNotice": article.text(f"{_META}permissions/copyright-statement"),
        "license": _licence(edition),
        "about": list(_subjects(edition, "condition", "MedicalCondition")),
        "audience": next(_subjects(edition, "audience", "PeopleAudience", "audienceType"), None),
        "translationOfWork": _related(edition, "translation-of"),
        "workTranslation": _alternates(edition) if _related(edition, "translation-of") is None else [],
        "citation": list(_citations(edition)),
    }
    return {name: value for name, value in made.items() if value}


def open_graph(edition: Edition) -> list[tuple[str, str]]:
    """Return Open Graph properties as (name, value), empty values included; a locale is written as there, with a low line."""
    article = edition.article
    return [
        ("og:type", "article"), ("og:title", article.title), ("og:description", article.text(f"{_META}title-group/subtitle")),
        ("og:site_name", article.text("front/journal-meta/publisher/publisher-name")), ("og:locale", article.language.replace("-", "_")),
        *(("og:locale:alternate", other.locale.replace("-", "_")) for other in edition.alternates),
        ("article:published_time", article.date("published")), ("article:modified_time", article.date("revised")),
    ]


def _reviewers(edition: Edition) -> Iterator[dict[str, Any]]:
    """Reviewers by name where the article names them, else by what they did."""
    for entry in edition.article.root.iterfind(f"{_META}contrib-group/contrib[@contrib-type='reviewer']"):
        role, name = entry.find("role"), _name(entry)
        title = _text(role) or ("" if role is None else role.get("specific-use", ""))
        yield {"@type": "Person", **({"name": name} if name else {}), **({"jobTitle": title} if title else {})}


def _people(edition: Edition, kind: str) -> Iterator[dict[str, str]]:
    for entry in edition.article.root.iterfind(f"{_META}contrib-group/contrib[@contrib-type='{kind}']"):
        if _name(entry):
            yield {"@type": "Person", "name": _name(entry)}


def _name(entry: Any) -> str:
    name = entry.find("name")
    if name is None:
        return _text(entry.find("string-name"))
    return " ".join(filter(None, (_text(name.find(tag)) for tag in ("prefix", "given-names", "surname", "suffix"))))


def _licence(edition: Edition) -> str:
    licence = edition.article.root.find(f"{_META}permissions/license")
    return "" if licence is None else str(licence.get(f"{XLINK}href", ""))


def _subjects(edition: Edition, kind: str, type: str, key: str = "name") -> Iterator[dict[str, str]]:
    for subject in edition.article.root.iterfind(f"{_META}article-categories/subj-group[@subj-group-type='{kind}']/subject"):
        yield {"@type": type, key: _text(subject)}


def _related(edition: Edition, kind: str) -> dict[str, str] | None:
    """The work that this page translates; the page in that language where it is offered beside this one."""
    entry = edition.article.root.find(f"{_META}related-article[@related-article-type='{kind}']")
    if entry is None:
        return None
    language = entry.get(f"{XML}lang", "")
    beside = next((edition.address(other.key) for other in edition.alternates if other.locale == language), "")
    made = {"@type": "MedicalWebPage", "url": beside or entry.get(f"{XLINK}href", ""), "inLanguage": language}
    return {name: value for name, value in made.items() if value}


def _alternates(edition: Edition) -> list[dict[str, str]]:
    return [{"@type": "MedicalWebPage", "url": edition.address(other.key), "inLanguage": other.locale} for other in edition.alternates]


def _citations(edition: Edition) -> Iterator[dict[str, str]]:
    """The references: a title where one was read, else the words of the reference as they stand."""
    for entry in edition.article.root.iterfind("back/ref-list/ref/element-citation"):
        name = _text(entry.find("article-title")) or _text(entry.find("chapter-title")) or _text(entry.find("source"))
        raw = _text(entry.find("comment[@specific-use='raw']"))
        doi = _text(entry.find("pub-id[@pub-id-type='doi']"))
        made = {
            "@type": _WORKS.get(entry.get("publication-type", ""), "CreativeWork"), "name": name or raw,
            "url": f"https://doi.org/{doi}" if doi else _text(entry.find("uri")), "datePublished": _text(entry.find("year")),
        }
        yield {key: value for key, value in made.items() if value}


def _text(element: Any) -> str:
    return "" if element is None else " ".join("".join(element.itertext()).split())
