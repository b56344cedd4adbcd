"""What the manifest, the index and the gate need to know of an article, as plain data."""

import hashlib
from collections.abc import Mapping
from typing import Any

from netpub.article import XLINK, Article
from netpub.review import ease, pictures


def of_article(article: Article, media: Mapping[str, bytes]) -> dict[str, Any]:
    """Return an article's title, dates, versions, topics, cover, pictures (sha256 by href), the web address that
    it comes from, those that it links to, and its content digest."""
    hrefs = [link.get(f"{XLINK}href", "").strip() for link in article.root.iter("ext-link")]
    figures = {name: hashlib.sha256(data).hexdigest() for name, data in media.items()}
    return {
        "title": article.title,
        "subtitle": article.text("front/article-meta/title-group/subtitle"),
        "locale": article.language,
        "published": article.date("published"),
        "last_review": article.date("last-review"),
        "revised": article.date("revised"),
        "next_review": article.date("next-review"),
        "version": article.text("front/article-meta/article-version"),
        "source_version": article.meta("source-version"),
        "topics": [
            " ".join("".join(subject.itertext()).split()) for subject in article.root.iterfind(
                "front/article-meta/article-categories/subj-group[@subj-group-type='condition']/subject")],
        "cover": article.meta("cover"),
        "figures": {href: figures[href] for href in pictures.shown(article) if href in figures},
        "address": _address(article),
        "links": sorted({href for href in hrefs if href.startswith(("http://", "https://"))}),
        "ease": _ease(article),
        "content_digest": article.content_digest(figures),
    }


def _address(article: Article) -> str:
    source = article.root.find("front/article-meta/self-uri[@content-type='source']")
    return "" if source is None else str(source.get(f"{XLINK}href", ""))


def _ease(article: Article) -> dict[str, Any] | None:
    """How easy the text is to read, as advice; None for a language without a formula."""
    found = ease.score(article)
    return {"scale": found.scale, "score": round(found.score), "words": found.words} if found else None
