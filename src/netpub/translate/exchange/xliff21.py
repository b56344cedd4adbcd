"""XLIFF 2.1 (OASIS standard, 13 February 2018), with the size and length restriction module; 2.0 is read too.

A placeholder with words in it is ``pc``, one without is ``ph``; ``id`` is its number. ``name`` of a unit is its msgctxt, and so is ``id``
with the characters that an id may not hold written otherwise. Translated texts have the state ``translated``, all others ``initial``, fuzzy
ones with the sub-state ``netpub:needs-review``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from babel import Locale
from lxml import etree

from netpub.article import XML
from netpub.findings import Finding, Report, Where
from netpub.translate.exchange import inline, tree, units
from netpub.translate.exchange.inline import Kind, Piece
from netpub.translate.exchange.units import Document, State, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
VERSIONS = ("2.0", "2.1")
_SIZES = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
_NAME, _SLR = f"{{{NAMESPACE}}}", f"{{{_SIZES}}}"
_REVIEW, _MACHINE = "netpub:needs-review", "netpub:machine-translated"
_TRANSLATOR, _VERSION = "translator", "version of the source"
_DONE = ("translated", "reviewed", "final")
_OURS = ("section", "kind", "length", "placeholders", "note")
_PREFIXES = {"xml": "http://www.w3.org/XML/1998/namespace"}
_TYPES = {"strong": ("fmt", "xlf:b"), "emphasis": ("fmt", "xlf:i")}
# A solidus is common in a msgctxt and a colon is not, so ids stay readable.
_UNFIT = re.compile(r"[^A-Za-z0-9./-]")
_NUMBER = re.compile(r"[0-9]{1,6}")
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_UNKNOWN, _LAST, _HALVES = 0xFFFD, 0x10FFFF, range(0xD800, 0xE000)
_CODED = re.compile(r"_([0-9A-F]{1,6})_")


def write(documents: Iterable[Document]) -> bytes:
    """Return documents, all of one pair of languages, as one file."""
    listed = list(documents)
    spaces: Any = {None: NAMESPACE, "slr": _SIZES}
    root = etree.Element(f"{_NAME}xliff", {"version": "2.1", "srcLang": listed[0].source, "trgLang": listed[0].target}, nsmap=spaces)
    root.text = "\n"
    for one in listed:
        attributes = {"id": one.page, "original": one.page, "trgDir": Locale.parse(one.target, sep="-").text_direction}
        file = tree.add(root, f"{_NAME}file", attributes)
        if any(unit.limit for unit in one.units):
            tree.add(file, f"{_SLR}profiles", {"generalProfile": "xliff:codepoints"})
        if one.digest:
            tree.add(tree.add(file, f"{_NAME}notes", {}), f"{_NAME}note", {"category": _VERSION}, one.digest)
        for unit in one.units:
            _unit(file, unit)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _unit(file: Any, unit: Unit) -> None:
    element = tree.add(file, f"{_NAME}unit", {"id": _id(unit.context), "name": unit.context})
    if unit.limit:
        element.set(f"{_SLR}sizeRestriction", str(unit.limit))
    described = list(units.described(unit))
    if described or unit.comment:
        notes = tree.add(element, f"{_NAME}notes", {})
        for category, words in described:
            tree.add(notes, f"{_NAME}note", {"category": category, "appliesTo": "source"}, words)
        if unit.comment:
            tree.add(notes, f"{_NAME}note", {"category": _TRANSLATOR, "appliesTo": "target"}, unit.comment)
    segment = tree.add(element, f"{_NAME}segment", {"state": "translated" if unit.state is State.DONE else "initial"})
    if unit.state is State.REVIEW:
        segment.set("subState", _MACHINE if unit.machine else _REVIEW)
    code = partial(_code, unit=unit)
    tree.fill(tree.add(segment, f"{_NAME}source", {f"{XML}space": "preserve"}), unit.source, code)
    if unit.target:
        tree.fill(tree.add(segment, f"{_NAME}target", {f"{XML}space": "preserve"}), unit.target, code)


def _id(context: str) -> str:
    return _UNFIT.sub(lambda found: f"_{ord(found[0]):X}_", context).replace("/", ":")


def _context(id: str) -> str:
    return _CODED.sub(lambda found: _character(found[1]), id.replace(":", "/"))


def _code(piece: Piece, unit: Unit) -> tuple[str, dict[str, str]]:
    """The element of a placeholder, which says what it stands for. It may be moved, but neither deleted nor copied."""
    words = unit.legend.get(piece.number, "")
    attributes = {"id": str(piece.number), "canDelete": "no", "canCopy": "no"}
    if piece.kind is Kind.EMPTY:
        return f"{_NAME}ph", attributes | ({"equiv": words.strip("“”"), "disp": words} if words else {})
    kind, sub = _TYPES.get(words, ("link" if " to http" in words else "other", ""))
    attributes |= {"type": kind} | ({"subType": sub} if sub else {})
    return f"{_NAME}pc", attributes | ({"dispStart": words} if words else {})


def read(root: Any, where: Where, report: Report) -> list[Document]:
    """Return the documents of a file. The segments that a tool made of a unit are put together again.

    Reports ``exchange-partial`` for a unit of which only some segments are translated.
    """
    languages = root.get("srcLang", ""), root.get("trgLang", "")
    return [
        Document(file.get("original") or file.get("id", ""), *languages,
                 tuple(_read_unit(one, where, report) for one in file.iter("{*}unit") if one.get("translate") != "no"),
                 "".join(file.xpath("string(x:notes/x:note[@category=$category])", namespaces={"x": NAMESPACE}, category=_VERSION)))
        for file in root.iterfind("{*}file")]


def _read_unit(element: Any, where: Where, report: Report) -> Unit:
    parts = [part for part in element if isinstance(part.tag, str) and etree.QName(part).localname in ("segment", "ignorable")]
    context = element.get("name") or _context(element.get("id", ""))
    notes = [note for note in element.iterfind("{*}notes/{*}note") if note.get("category") not in _OURS]
    remarks = tuple(units.remark(note.get("category", "").removeprefix(_TRANSLATOR), "".join(note.itertext())) for note in notes)
    source, target = _texts([part.find("{*}source") for part in parts]), ""
    translated = [_text(part.find("{*}target")) != "" for part in parts if _speaks(part)]
    if translated and all(translated):
        ordered = sorted(enumerate(parts, 1), key=lambda pair: _order(pair[1], pair[0]))
        target = _texts([part.find("{*}source" if part.find("{*}target") is None else "{*}target") for _, part in ordered])
    elif any(translated):
        report(Finding("exchange-partial", Where(where.file, element.sourceline or 0, where.page, where.language, context)))
    return Unit(context, source, target, _state(parts), remarks=remarks,
                machine=any(part.get("subState") == _MACHINE for part in parts), language=_language(parts), line=element.sourceline or 0)


def _language(parts: list[Any]) -> str:
    return next((str(target.get(f"{XML}lang")) for part in parts for target in part.iterfind("{*}target[@xml:lang]", _PREFIXES)), "")


def _speaks(part: Any) -> bool:
    """Whether a part is a segment with something to translate: what lies between segments is not."""
    return etree.QName(part).localname == "segment" and _text(part.find("{*}source")) != ""


def _order(part: Any, place: int) -> int:
    target = part.find("{*}target")
    given = "" if target is None else target.get("order", "")
    return int(given) if _NUMBER.fullmatch(given) else place


def _state(parts: list[Any]) -> State:
    """The state of the segment that is least far."""
    spoken = [part for part in parts if _speaks(part)]
    if all(part.get("state") in _DONE for part in spoken):
        return State.DONE
    return State.REVIEW if any(part.get("subState", "").startswith("netpub:") for part in spoken) else State.OPEN


def _texts(elements: list[Any]) -> str:
    return inline.written(piece for element in elements if element is not None for piece in _pieces(element))


def _text(element: Any) -> str:
    return "" if element is None else _texts([element])


def _pieces(element: Any) -> Iterator[Piece]:
    """The pieces of a source or target. Annotations are passed through; a pair that a tool cut in two is a pair again."""
    yield Piece(Kind.TEXT, element.text or "")
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name == "ph":
            yield Piece(Kind.EMPTY, "", inline.number(child.get("id")))
        elif name == "pc":
            number = inline.number(child.get("id"))
            yield Piece(Kind.OPEN, "", number)
            yield from _pieces(child)
            yield Piece(Kind.CLOSE, "", number)
        elif name in ("sc", "ec"):
            yield Piece(Kind.OPEN if name == "sc" else Kind.CLOSE, "", inline.number(child.get("startRef") or child.get("id")))
        elif name == "cp":
            yield Piece(Kind.TEXT, _character(child.get("hex", "")))
        elif name:
            yield from _pieces(child)
        yield Piece(Kind.TEXT, child.tail or "")


def _character(code: str) -> str:
    """The character that a tool wrote by its number, because XML has no place for it."""
    number = int(code, 16) if _HEX.fullmatch(code) else _UNKNOWN
    return chr(_UNKNOWN if number > _LAST or number in _HALVES else number)
