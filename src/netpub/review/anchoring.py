"""Which block of an article a remark is about: by the bookmarks around its paragraph, else by the words of the paragraph."""

import difflib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from netpub.article import Article

_ALIKE = 0.75  # words in common, of both; below this, a paragraph is another one
_LEAST = 4  # words; shorter paragraphs are too much alike to be told apart by likeness


def texts(article: Article) -> dict[str, str]:
    """Return the words of each block that has an id: of a section, box, figure or table those of its title."""
    return {str(element.get("id")): " ".join("".join(_words(element)).split()) for element in article.root.iter() if element.get("id")}


def _words(element: Any) -> Iterator[str]:
    title = next((found for path in ("title", "caption/title", "caption/p") if (found := element.find(path)) is not None), None)
    if element.tag in ("p", "td", "th", "term", "ref") or title is None:
        yield from element.itertext()
    else:
        yield from title.itertext()


def block(bookmarks: Sequence[str], paragraph: str, known: Mapping[str, str]) -> str:
    """Return the id of the block, empty when none fits. ``bookmarks`` are those around the paragraph, the innermost first; ``paragraph`` is
    how it was before anybody changed it; ``known`` are the words of the blocks (``texts``)."""
    # Bookmarks are gone where the file went through a program that drops them; those around a section say less than the words do.
    inner = next(iter(bookmarks), "")
    if inner in known and not inner.startswith("s-"):
        return inner
    words = " ".join(paragraph.split())
    return _by_words(words, known) or next((name for name in bookmarks if name in known), "")


def _by_words(words: str, known: Mapping[str, str]) -> str:
    same = [id for id, text in known.items() if text == words and words]
    if same:
        return same[0] if len(same) == 1 else ""
    mine = words.split()
    if len(mine) < _LEAST:
        return ""
    best, found = _ALIKE, ""
    for id, text in known.items():
        matcher = difflib.SequenceMatcher(None, text.split(), mine, autojunk=False)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and matcher.ratio() > best:
            best, found = matcher.ratio(), id
    return found
