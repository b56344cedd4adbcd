"""A team's own library of references - RIS, BibTeX or CSL-JSON - as references, read through pandoc.

Nothing is lost: the raw text of each reference is its record as the file has it.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from netpub.errors import ConfigError
from netpub.reference import Reference
from netpub.references import from_ris
from netpub.tools import pandoc

FORMATS = {"ris": "RIS", "bibtex": "BibTeX", "csl-json": "CSL-JSON"}
# In characters: some 50,000 records.
LARGEST = 50_000_000
_ENTRY = re.compile(r"@\s*(\w+)\s*{\s*([^\s,{}]*)")
_BRACE = re.compile(r"[{}]")
_NO_ENTRIES = ("string", "comment", "preamble")
# Fields that BibLaTeX has and BibTeX has not.
_BIBLATEX = re.compile(r"^\s*(?:date|journaltitle|location|langid|urldate|maintitle|booksubtitle)\s*=", re.IGNORECASE | re.MULTILINE)
_PEOPLE = ("author", "editor", "translator")
_DATES = ("issued", "accessed", "original-date")

Result = tuple[int, Reference | ValueError]


def read(text: str, kind: str) -> Iterator[Result]:
    """Yield each record of a library with the number of its line (of its place, in CSL-JSON), or with what is wrong with it.

    ``kind`` is one of ``FORMATS``. Raises ConfigError when the text is not in that format or holds no record.
    """
    if len(text) > LARGEST:
        raise ConfigError("This library is larger than 50 MB.", "Split it into several files.")
    count = 0
    for number, found in {"ris": _ris, "bibtex": _bibtex, "csl-json": _csl}[kind](text.lstrip("\ufeff")):
        count += 1
        if isinstance(found, ValueError):
            yield number, found
        else:
            item, raw = found
            yield number, _reference(item, raw, f"r{count}")
    if not count:
        raise _not_in(kind, "no record was found.")


def _not_in(kind: str, why: str) -> ConfigError:
    said = " ".join(why.split())
    remedy = f"Export it as {FORMATS[kind]} again, or name its format with --from."
    return ConfigError(f"This cannot be read as {FORMATS[kind]}: {said}", remedy)


Found = tuple[int, tuple[dict[str, Any], str] | ValueError]


def _ris(text: str) -> Iterator[Found]:
    if not re.search(r"^TY {1,3}-", text, re.MULTILINE):
        raise _not_in("ris", "no line begins with “TY  - ”.")
    for number, record in from_ris.records(text):
        try:
            yield number, (from_ris.item(record), record)
        except ValueError as problem:
            yield number, problem


def _bibtex(text: str) -> Iterator[Found]:
    """The file is read as one, for its entries share abbreviations and inherit from each other."""
    try:
        items = pandoc.references(text, "biblatex" if _BIBLATEX.search(text) else "bibtex")
    except ValueError as problem:
        raise _not_in("bibtex", str(problem)) from problem
    entries: dict[str, list[tuple[int, str]]] = {}
    for number, key, raw in _entries(text):
        entries.setdefault(key, []).append((number, raw))
    for item in items:
        same = entries.get(str(item["id"]))
        number, raw = same.pop(0) if same else (1, "")
        yield number, (item, raw)
    for key, unread in entries.items():
        for number, _raw in unread:
            yield number, ValueError(f"the entry “{key}” was not read; is its key there twice?")


def _entries(text: str) -> Iterator[tuple[int, str, str]]:
    """Each entry of BibTeX: the number of its line, its key, and its text up to the brace that closes it."""
    end, line, counted = 0, 1, 0
    for match in _ENTRY.finditer(text):
        if match.start() < end:
            continue
        end = _closing(text, match.end(1))
        if match.group(1).lower() not in _NO_ENTRIES:
            line += text.count("\n", counted, match.start())
            counted = match.start()
            yield line, match.group(2), text[match.start():end]


def _closing(text: str, begin: int) -> int:
    """Where the brace that opens an entry is closed; the end of the text when it is not."""
    depth = 0
    for match in _BRACE.finditer(text, begin):
        depth += 1 if match.group() == "{" else -1
        if depth == 0:
            return match.end()
    return len(text)


def _csl(text: str) -> Iterator[Found]:
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise _not_in("csl-json", str(problem)) from problem
    items = value if isinstance(value, list) else [value]
    for number, item in enumerate(items, 1):
        try:
            yield number, (_csl_item(item), json.dumps(item, ensure_ascii=False))
        except ValueError as problem:
            yield number, problem


def _csl_item(item: Any) -> dict[str, Any]:
    if not isinstance(item, dict) or not isinstance(item.get("type"), str):
        raise ValueError("an item of CSL-JSON is an object with a \"type\".")  # noqa: TRY004 - a record is wrong, not a program
    # The "custom" of others may be anything; where ours cannot be told from it, it is in the raw text.
    known = {key: value for key, value in item.items() if key != "custom"}
    made = pandoc.references(json.dumps([{"id": "r", **known}]), "csljson")
    if len(made) != 1:
        raise ValueError("this item holds nothing that can be read.")
    kept = {key: value for key, value in known.items() if key not in made[0] or (key in _DATES and "literal" in value)}
    found = {**made[0], **kept}
    if _is_ours(item.get("custom")):
        found["custom"] = item["custom"]
    if "id" not in item:
        del found["id"]
    return found


def _is_ours(custom: Any) -> bool:
    """Whether what stands in "custom" has the shapes that the writers of netpub expect."""
    if not isinstance(custom, dict):
        return False
    unread = custom.get("ris", {})
    lists = [custom.get("remainder", []), *(unread.values() if isinstance(unread, dict) else [None])]
    texts = [custom.get("pii", "")]
    for words in lists:
        texts += words if isinstance(words, list) else [None]
    return all(isinstance(text, str) for text in texts)


def _reference(item: dict[str, Any], raw: str, number: str) -> Reference:
    id = str(item.get("id") or number)
    made = {**item, "id": id}
    made.update((role, [_person(person) for person in item[role]]) for role in _PEOPLE if role in item)
    made.update((key, {name: part for name, part in item[key].items() if name != "date-parts" or part}) for key in _DATES if key in item)
    return Reference(id, raw, made, 1.0)


def _person(person: dict[str, Any]) -> dict[str, Any]:
    """A person with one name alone is printed as an institution is: as it stands."""
    if "literal" in person or "family" in person:
        return person
    return {"literal": str(person.get("given", ""))}
