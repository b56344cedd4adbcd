"""RIS, the tagged lines of reference managers, as CSL-JSON: pandoc reads it, and what pandoc passes over is read here.

pandoc 3.9 leaves out places, access dates, months, PubMed numbers, kinds, notes and every tag that it does not know, takes the
suffix of a name for its given name, and cuts an institution's name in two. No tag is lost: one without a field stands in
``custom.ris``.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from netpub.references import identifiers, ris
from netpub.tools import pandoc

_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,3}-(?: (.*))?")
_ROLES = {"AU": "author", "A1": "author", "ED": "editor", "A2": "editor", "A4": "translator"}
_PLACES = {"CY": "publisher-place", "PP": "publisher-place", "M3": "genre", "N1": "note", "T3": "collection-title"}
# Tags that mean this in a work of this type, and something else or nothing certain in another.
_BY_TYPE = {("SE", "chapter"): "chapter-number", ("SE", "book"): "chapter-number", ("M1", "report"): "number", ("M1", "thesis"): "number"}
_PMCID = re.compile(r"PMC\d{1,9}")
_DATES = {"Y1": "issued", "PY": "issued", "DA": "issued", "Y2": "accessed", "OP": "original-date"}
# What pandoc itself gives a field, and of these what it joins or needs no field.
_READ = {"VL", "PB", "DO", "TI", "T1", "CT", "BT", "JO", "JF", "T2", "ET", "NV", "AB", "IS", "LA", "UR", "LK"}
_JOINED = {"TY", "ID", "KW", "SP", "EP"}
_WEB = ("ELEC", "ICOMM")
_NUMBER_OF_DATE = re.compile(r"\d{1,4}")

Line = tuple[str, str]


def records(text: str) -> Iterator[tuple[int, str]]:
    """Cut a file into records, each with the number of its first line. A record ends with ``ER``; the last one may lack it."""
    begin, held = 1, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        if not held and not line.strip():
            continue
        begin = begin if held else number
        held.append(line.rstrip())
        if re.match(r"ER {1,3}-", line):
            yield begin, "\n".join(held)
            held = []
    if any(line.strip() for line in held):
        yield begin, "\n".join(held)


def item(record: str) -> dict[str, Any]:
    """Return a record as a CSL-JSON item, without an id when it has none; raises ValueError saying what is wrong with it."""
    lines = _lines(record)
    if not lines or lines[0][0] != "TY":
        raise ValueError("a RIS record begins with a line like “TY  - JOUR”.")
    whole = "".join(f"{tag}  - {value}\n" for tag, value in lines)
    found = pandoc.references(f"{whole}ER  - \n", "ris")[0]
    if not any(tag == "ID" for tag, _ in lines):
        del found["id"]
    if lines[0][1] in _WEB:
        found["type"] = "webpage"
    elif found["type"] in ("", "misc", "entry"):
        found["type"] = "document"
    for key in ("author", "editor", "issued", "publisher-place", "ISSN"):
        found.pop(key, None)
    found.update(_named(lines))
    _place(found, lines)
    return found


def _lines(record: str) -> list[Line]:
    """Tags with their values; a line without a tag goes on with the value before it."""
    lines: list[Line] = []
    for text in record.splitlines():
        match = _TAG.fullmatch(text.strip("\ufeff"))
        if match and match.group(1) == "ER":
            break
        if match:
            lines.append((match.group(1), (match.group(2) or "").strip()))
        elif text.strip() and lines:
            lines[-1] = (lines[-1][0], f"{lines[-1][1]} {text.strip()}".strip())
        elif text.strip():
            raise ValueError("a line of RIS begins with two capitals or digits, blanks and a hyphen.")
    return lines


def _named(lines: list[Line]) -> dict[str, list[dict[str, str]]]:
    people: dict[str, list[dict[str, str]]] = {}
    for tag, value in lines:
        if tag in _ROLES and value:
            people.setdefault(_ROLES[tag], []).append(_person(value))
    return people


def _person(value: str) -> dict[str, str]:
    """"Family, Given, Suffix"; a name without a comma, or with nothing behind it, is an institution's."""
    parts = [part.strip() for part in value.split(",", 2)]
    if len(parts) == 1 or not parts[1]:
        return {"literal": value.rstrip(" ,")}
    return {key: part for key, part in zip(("family", "given", "suffix"), parts, strict=False) if part}


def _place(found: dict[str, Any], lines: list[Line]) -> None:
    """Give each tag that pandoc passes over its field, and keep the others in ``custom.ris``."""
    kept: dict[str, list[str]] = {}
    for tag, value in lines:
        if value and tag not in _ROLES and tag not in _JOINED and _is_left(found, tag, value):
            kept.setdefault(tag, []).append(value)
    if kept:
        found["custom"] = {"ris": kept}


def _is_left(found: dict[str, Any], tag: str, value: str) -> bool:
    """Put a value into its field; say whether it has none, or another value of its kind took the field."""
    if tag in _READ:
        return value not in found.values()
    if tag in _DATES:
        return _date(found, _DATES[tag], value)
    if tag == ris.NAMED_TAG and value.partition(": ")[0] in ris.NAMED:
        field, _, value = value.partition(": ")
    else:
        field = _PLACES.get(tag) or _BY_TYPE.get((tag, found["type"])) or _identifier(tag, value)
    if tag == "C7" and "page" not in found:
        field = "page"
    if not field or field in found:
        return True
    found[field] = value
    return False


def _identifier(tag: str, value: str) -> str:
    """The field of a number whose shape or check digit is right, else the empty string."""
    if tag == "SN":
        return "ISBN" if identifiers.is_isbn(value) else "ISSN" if identifiers.is_issn(value) else ""
    if tag == "AN" and identifiers.is_pmid(value):
        return "PMID"
    return "PMCID" if tag == "C2" and _PMCID.fullmatch(value) else ""


def _date(found: dict[str, Any], field: str, value: str) -> bool:
    """"YYYY/MM/DD/other": the more exact of two dates counts when they agree."""
    parts = []
    for part in value.split("/")[:3]:
        if not _NUMBER_OF_DATE.fullmatch(part.strip()):
            break
        parts.append(int(part))
    held: Mapping[str, Any] = found.get(field, {})
    before = held.get("date-parts", [[]])[0]
    size = min(len(parts), len(before))
    if not parts or parts[:size] != before[:size]:
        return True
    if len(parts) > len(before):
        found[field] = {"date-parts": [parts]}
    return bool("".join(value.split("/")[len(parts):]).strip())
