"""The text of an article as passages: each a piece of running text that an edition must hold whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from netpub.article import Article
from netpub.check.plain import folded, joined, normalised
from netpub.reference import Bibliography
from netpub.references import printing

# Where the text calls a note; an edition prints a number there. A private character, so that no text can hold it.
NOTE = "\uf8fe"

_META = "front/article-meta/"
# Elements whose text stands apart from what is around them; all others are markup within a text.
_APART = frozenset((
    "abstract", "app", "app-group", "attrib", "body", "boxed-text", "break", "caption", "copyright-statement", "def", "def-item",
    "def-list", "disp-quote", "fig", "glossary", "graphic", "inline-graphic", "label", "license", "license-p", "list",
    "list-item", "long-desc", "notes", "p", "permissions", "ref-list", "sec", "table", "table-wrap", "table-wrap-foot", "tbody",
    "td", "term", "tfoot", "th", "thead", "title", "tr",
))
_AS_THE_SOURCE = Bibliography()
_LEFT_OUT = ("alt-text", "copyright-year", "copyright-holder")


@dataclass(frozen=True, slots=True)
class Passage:
    """``pieces`` are its characters without blanks, parted where a note is called; ``words`` is the text for people.

    ``note_last`` says that a note is called at its end.
    """

    pieces: tuple[str, ...]
    words: str
    in_table: bool = False
    note_last: bool = False

    @property
    def length(self) -> int:
        """The number of characters that are not blanks."""
        return sum(map(len, self.pieces))


def streams(article: Article, bibliography: Bibliography = _AS_THE_SOURCE) -> list[list[Passage]]:
    """Return passages in lists; within a list the order is the order of reading, the lists may stand anywhere in an edition.

    ``bibliography`` is the form in which the edition prints the references.
    """
    root = article.root
    paths = (
        f"{_META}title-group/article-title", f"{_META}title-group/subtitle", f"{_META}abstract", "body", ".//notes", "back/glossary",
        "back/app-group", "back/app", "back/sec", "back/ack", f"{_META}permissions",
    )
    made = [list(_passages(element)) for path in paths for element in root.iterfind(path)]
    made += [list(_note(element)) for element in root.iter("fn")]
    made.append([passage for element in root.iterfind("back/ref-list") for passage in _references(element, bibliography)])
    return [stream for stream in made if stream]


def pictures(article: Article) -> list[Passage]:
    """Return the alternative texts in order."""
    entries = article.root.xpath("//*[self::graphic or self::inline-graphic][not(@specific-use='decorative')]/alt-text")
    return [passage for entry in entries for passage in _made("".join(entry.itertext()), in_table=False)]


def numbered(streams: Iterable[Iterable[Passage]]) -> Iterator[str]:
    """Yield the words of passages whose numbers an edition must hold; addresses are left out, since lines may break in them."""
    for stream in streams:
        for passage in stream:
            yield from (word for word in passage.words.replace(NOTE, " ").split() if "://" not in word and "10." not in word)


def _passages(element: Any, in_table: bool = False) -> Iterator[Passage]:
    """The passages below an element, in order."""
    waiting: list[str] = []
    yield from _walk(element, waiting, in_table)
    yield from _made("".join(waiting), in_table)


def _walk(element: Any, waiting: list[str], in_table: bool) -> Iterator[Passage]:
    waiting.append(element.text or "")
    for child in element:
        if child.tag == "fn" or (child.tag == "xref" and child.get("ref-type") == "fn"):
            waiting.append(NOTE)
        elif child.tag in _APART:
            yield from _made(_emptied(waiting), in_table)
            yield from _passages(child, in_table or child.tag == "table")
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT:
            yield from _walk(child, waiting, in_table)
        waiting.append(child.tail or "")


def _emptied(waiting: list[str]) -> str:
    text = "".join(waiting)
    waiting.clear()
    return text


def _made(text: str, in_table: bool) -> Iterator[Passage]:
    pieces = tuple(filter(None, (joined(folded(piece)) for piece in text.split(NOTE))))
    if pieces:
        words = " ".join(normalised(text).replace(NOTE, " ").split())
        yield Passage(pieces, words, in_table, text.rstrip().endswith(NOTE))


def _note(element: Any) -> Iterator[Passage]:
    for child in element:
        if child.tag != "label":
            yield from _passages(child)


def _references(element: Any, bibliography: Bibliography) -> Iterator[Passage]:
    """Each reference as it is printed: its entry, else the source's own words, else its titles and identifiers. Lists are numbered anew,
    so labels do not count."""
    for child in element:
        if child.tag != "ref":
            yield from _passages(child)
        elif child.get("id") in bibliography.entries:
            yield from _made(printing.text(bibliography.entries[child.get("id")]), in_table=False)
        elif not bibliography.on_request:
            raw = child.find("element-citation/comment[@specific-use='raw']")
            fields = child.iter("article-title", "chapter-title", "source", "pub-id", "uri") if raw is None else [raw]
            for field in fields:
                yield from _passages(field)
