"""XLIFF 1.2 (OASIS standard, 1 February 2008), as agencies and their tools exchange it.

A placeholder with words in it is ``g``, one without is ``x``; ``id`` is its number. ``id`` and ``resname`` of a unit are its msgctxt.
Translated texts have the state ``translated`` and are approved, fuzzy ones ``needs-review-translation``, the others ``needs-translation``.
"""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from lxml import etree

from netpub.article import XML
from netpub.findings import Report, Where
from netpub.translate.exchange import inline, tree, units
from netpub.translate.exchange.inline import Kind, Piece
from netpub.translate.exchange.units import Document, State, Unit

NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
VERSIONS = ("1.2", "1.1")
_NAME = f"{{{NAMESPACE}}}"
_OURS, _TRANSLATOR = "netpub", "translator"
_STATES = {State.OPEN: "needs-translation", State.REVIEW: "needs-review-translation", State.DONE: "translated"}
_DONE = ("translated", "final", "signed-off")
_CTYPES = {"strong": "bold", "emphasis": "italic"}
_OPENING, _CLOSING, _EMPTY = ("g", "bx", "bpt"), ("ex", "ept"), ("x", "ph")


def write(documents: Iterable[Document]) -> bytes:
    """Return documents as one file, each a ``file`` of it."""
    spaces: Any = {None: NAMESPACE}
    root = etree.Element(f"{_NAME}xliff", {"version": "1.2"}, nsmap=spaces)
    root.text = "\n"
    for one in documents:
        file = tree.add(root, f"{_NAME}file", {
            "original": one.page, "source-language": one.source, "target-language": one.target, "datatype": "x-netpub", "tool-id": _OURS,
            **({"product-version": one.digest} if one.digest else {})})
        header = tree.add(file, f"{_NAME}header", {})
        tree.add(header, f"{_NAME}tool", {"tool-id": _OURS, "tool-name": _OURS})
        body = tree.add(file, f"{_NAME}body", {})
        for unit in one.units:
            _unit(body, unit, one)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _unit(body: Any, unit: Unit, one: Document) -> None:
    attributes = {"id": unit.context, "resname": unit.context, "approved": "yes" if unit.state is State.DONE else "no",
                  f"{XML}space": "preserve"}
    if unit.limit:
        attributes |= {"maxwidth": str(unit.limit), "size-unit": "char"}
    element = tree.add(body, f"{_NAME}trans-unit", attributes)
    code = partial(_code, unit=unit)
    tree.fill(tree.add(element, f"{_NAME}source", {f"{XML}lang": one.source}), unit.source, code)
    target = {f"{XML}lang": one.target, "state": _STATES[unit.state]} | ({"state-qualifier": "mt-suggestion"} if unit.machine else {})
    tree.fill(tree.add(element, f"{_NAME}target", target), unit.target, code)
    for _, words in units.described(unit):
        tree.add(element, f"{_NAME}note", {"from": _OURS, "annotates": "source"}, words)
    if unit.comment:
        tree.add(element, f"{_NAME}note", {"from": _TRANSLATOR, "annotates": "target"}, unit.comment)


def _code(piece: Piece, unit: Unit) -> tuple[str, dict[str, str]]:
    """The element of a placeholder, which says what it stands for."""
    words = unit.legend.get(piece.number, "")
    told = {"equiv-text": words} if words else {}
    if piece.kind is Kind.EMPTY:
        return f"{_NAME}x", {"id": str(piece.number)} | told
    kind = _CTYPES.get(words, "link" if " to http" in words else "x-netpub")
    return f"{_NAME}g", {"id": str(piece.number), "ctype": kind} | told


def read(root: Any, where: Where, report: Report) -> list[Document]:
    """Return the documents of a file. What a tool put into it of its own is passed over."""
    del where, report
    return [
        Document(
            file.get("original", ""), file.get("source-language", ""), file.get("target-language", "") or _language(file),
            tuple(_read_unit(one) for one in file.iterfind("{*}body//{*}trans-unit") if one.get("translate") != "no"),
            file.get("product-version", ""))
        for file in root.iterfind("{*}file")]


def _language(file: Any) -> str:
    """The language of the first target that names one."""
    return next((str(one.get(f"{XML}lang")) for one in file.iter("{*}target") if one.get(f"{XML}lang")), "")


def _read_unit(element: Any) -> Unit:
    source, target = element.find("{*}source"), element.find("{*}target")
    notes = [note for note in element.iterfind("{*}note") if note.get("from") != _OURS]
    remarks = tuple(units.remark(note.get("from", "").removeprefix(_TRANSLATOR), "".join(note.itertext())) for note in notes)
    return Unit(
        element.get("id") or element.get("resname") or "", _text(source), _text(target),
        _state(element, target), remarks=remarks, machine=_machine(target),
        language="" if target is None else target.get(f"{XML}lang", ""), line=element.sourceline or 0)


def _state(unit: Any, target: Any) -> State:
    said = target.get("state", "") if target is not None else ""
    if said in _DONE or (not said and unit.get("approved") == "yes"):
        return State.DONE
    if said in ("new", "needs-translation"):
        return State.OPEN
    return State.REVIEW if said else State.UNSAID


def _machine(target: Any) -> bool:
    return target is not None and target.get("state-qualifier", "") == "mt-suggestion"


def _text(element: Any) -> str:
    return "" if element is None else inline.written(_pieces(element))


def _pieces(element: Any) -> Iterator[Piece]:
    """The pieces of a source or target, in any of the ways that XLIFF has for codes. Marks within the text are passed through."""
    yield Piece(Kind.TEXT, element.text or "")
    for child in element:
        name = etree.QName(child).localname if isinstance(child.tag, str) else ""
        if name in _EMPTY:
            yield Piece(Kind.EMPTY, "", inline.number(child.get("id")))
        elif name == "g":
            number = inline.number(child.get("id"))
            yield Piece(Kind.OPEN, "", number)
            yield from _pieces(child)
            yield Piece(Kind.CLOSE, "", number)
        elif name in _OPENING or name in _CLOSING or name == "it":
            closing = name in _CLOSING or child.get("pos") == "close"
            yield Piece(Kind.CLOSE if closing else Kind.OPEN, "", inline.number(child.get("rid") or child.get("id")))
        elif name:
            yield from _pieces(child)
        yield Piece(Kind.TEXT, child.tail or "")
