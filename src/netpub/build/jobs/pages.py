"""Where the pages of a booklet begin, as the file that hands this from the job that sets it to the one that makes an e-book."""

import json
from collections.abc import Sequence
from dataclasses import asdict

from netpub.article import Article
from netpub.build.target import to_json
from netpub.publish.page_map import PageStart


def pack(article: bytes, starts: Sequence[PageStart]) -> bytes:
    """Return where pages begin in the text of an article (XML) as JSON."""
    return to_json({"article": Article(article).digest(), "pages": [asdict(start) for start in starts]})


def unpack(data: bytes, article: Article) -> tuple[PageStart, ...]:
    """Return where pages begin; nothing when they are those of another text than the article's."""
    said = json.loads(data)
    return tuple(PageStart(**start) for start in said["pages"]) if said["article"] == article.digest() else ()
