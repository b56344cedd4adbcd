"""Translation memories: TMX 1.4b (LISA OSCAR, 26 April 2005). A text that somebody translated once is offered again where it comes again.

In what netpub writes, the codes of a segment bear the numbers of its placeholders; those of other tools are numbered in the order of the
source text, as the placeholders of a catalogue are.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import count
from typing import Any

from lxml import etree

from netpub import __version__
from netpub.article import XML
from netpub.findings import Finding, Report, Where
from netpub.translate.exchange import inline, tree, units
from netpub.translate.exchange.inline import Kind, Piece
from netpub.translate.exchange.languages import same_language
from netpub.translate.exchange.units import Document, State, Unit

_PLACE = "x-netpub-context"
_SHOWN, _BEGINNING = 3, 60


def write(documents: Iterable[Document]) -> bytes:
    """Return the translated texts of documents as one memory; what waits for a person is no part of it."""
    listed = list(documents)
    root = etree.Element("tmx", {"version": "1.4"})
    tree.add(root, "header", {
        "creationtool": "netpub", "creationtoolversion": __version__, "segtype": "block", "o-tmf": "PO", "adminlang": "en",
        "srclang": listed[0].source if listed else "*all*", "datatype": "xml"})
    body = tree.add(root, "body", {})
    for one in listed:
        for unit in one.units:
            if unit.state is State.DONE and unit.target:
                _unit(body, unit, one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def memory(texts: Mapping[str, str], source: str, target: str) -> bytes:
    """Return a memory of translations by their source text, in the order of the texts."""
    listed = (Unit("", text, texts[text], State.DONE) for text in sorted(texts))
    return write([Document("", source, target, tuple(listed))])


def brought(old: bytes, texts: Mapping[str, str], source: str, target: str, where: Where) -> bytes:
    """Return a memory with translations by their source text: in place of those that its units have, else behind them. Whatever else it
    holds, other languages and remarks too, stays.

    Raises Unusable for an ``old`` (at ``where``) that is no TMX file.
    """
    root, left = _root(old, where), dict(texts)
    body = root.find("{*}body")
    if body is None:
        body = tree.add(root, "body", {})
    for unit in body.iterfind("{*}tu"):
        here, there = _in(unit, source), _in(unit, target)
        text = inline.written(_Codes().pieces(here)) if here is not None and there is not None else ""
        if text in left:
            for segment, words in ((here, text), (there, left.pop(text))):
                del segment[:]
                segment.text = ""
                _fill(segment, words)
    for element in etree.fromstring(memory(left, source, target)).iterfind("body/tu"):
        body.append(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _unit(body: Any, unit: Unit, one: Document) -> None:
    element = tree.add(body, "tu", {})
    if unit.context:
        tree.add(element, "prop", {"type": _PLACE}, f"{one.page}/{unit.context}")
    for language, text in ((one.source, unit.source), (one.target, unit.target)):
        segment = tree.add(tree.add(element, "tuv", {f"{XML}lang": language}), "seg", {})
        _fill(segment, text)


def _fill(segment: Any, text: str) -> None:
    """A text with its placeholders as codes, which hold what stands in a catalogue."""
    for piece in inline.pieces(text):
        if piece.kind is Kind.TEXT:
            tree.append(segment, piece.text)
            continue
        number = str(piece.number)
        name, written, attributes = {
            Kind.OPEN: ("bpt", f"<{number}>", {"i": number, "x": number}),
            Kind.CLOSE: ("ept", f"</{number}>", {"i": number}),
            Kind.EMPTY: ("ph", f"<{number}/>", {"x": number}),
        }[piece.kind]
        etree.SubElement(segment, name, attributes).text = written


def read(data: bytes, where: Where, source: str, target: str, report: Report) -> Mapping[str, str]:
    """Return the translations of a memory by their source text, both with placeholders as in a catalogue; the first of a text counts.

    ``source`` and ``target`` are BCP 47 tags; a unit in the very tag comes before one of another region. Raises Unusable for what is no TMX
    file. Reports once how many units were left out because their markup or characters do not fit (``exchange-memory-unfit``).
    """
    root = _root(data, where)
    found: dict[str, str] = {}
    unfit: list[str] = []
    for unit in root.iterfind("{*}body/{*}tu"):
        here, there = _in(unit, source), _in(unit, target)
        if here is None or there is None:
            continue
        codes = _Codes()
        text, translation = inline.written(codes.pieces(here)), inline.written(codes.again(there))
        if not text or not translation:
            continue
        if inline.problems(text, translation) or units.UNPRINTABLE.search(text + translation):
            unfit.append(text)
        else:
            found.setdefault(text, translation)
    if unfit:
        shown = "; ".join(f"“{text[:_BEGINNING]}”" for text in unfit[:_SHOWN])
        report(Finding("exchange-memory-unfit", where, f"{len(unfit)}, the first: {shown}"))
    return found


def _root(data: bytes, where: Where) -> Any:
    root = tree.parse(data, where, may_name_type=True)
    if etree.QName(root).localname != "tmx":
        raise tree.unreadable(where, root.sourceline or 0, "it is no TMX file")
    return root


def _in(unit: Any, language: str) -> Any:
    """The segment of a unit in a language, None when it has none."""
    variants = [(str(one.get(f"{XML}lang") or one.get("lang") or ""), one.find("{*}seg")) for one in unit.iterfind("{*}tuv")]
    fitting = [(tag, segment) for tag, segment in variants if segment is not None and same_language(tag, language)]
    return next((segment for tag, segment in fitting if tag.lower() == language.lower()), fitting[0][1] if fitting else None)


class _Codes:
    """The codes of a unit: numbered where the source has them, found again in the translation."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[str, str], int] = {}
        self._next = 1

    def pieces(self, segment: Any) -> Iterator[Piece]:
        """Yield the pieces of the source."""
        return self._pieces(segment, self._number)

    def again(self, segment: Any) -> Iterator[Piece]:
        """Yield the pieces of the translation; a code that the source does not have has the number 0."""
        return self._pieces(segment, lambda key: self._numbers.get(key, 0))

    def _number(self, key: tuple[str, str]) -> int:
        if key not in self._numbers:
            self._numbers[key] = self._next
            self._next += 1
        return self._numbers[key]

    def _pieces(self, segment: Any, number: Any) -> Iterator[Piece]:
        pairs: dict[str, int] = {}  # by the number that joins the two ends of a pair within one segment
        places = count()
        text = partial(Piece, Kind.TEXT)
        yield text(segment.text or "")
        for child in segment:
            name = etree.QName(child).localname if isinstance(child.tag, str) else ""
            if name == "bpt":
                pairs[child.get("i", "")] = found = number(("pair", child.get("x") or f"i{child.get('i')}"))
                yield Piece(Kind.OPEN, "", found)
            elif name == "ept":
                yield Piece(Kind.CLOSE, "", pairs.get(child.get("i", ""), 0))
            elif name in ("ph", "it", "ut"):
                yield Piece(Kind.EMPTY, "", number(("alone", child.get("x") or f"p{next(places)}")))
            elif name:
                yield text("".join(child.itertext()))
            yield text(child.tail or "")
