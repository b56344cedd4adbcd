"""The records of a page's reviews, ``source/<slug>/approvals.jsonl``: one JSON object a line, oldest first, never changed.

Every record has ``kind``, ``page``, ``at`` (ISO 8601 date), ``previous`` (the ``hash`` of the record before it, empty in the first)
and ``hash`` (sha256 of the line up to that key), and, where they apply to its kind:

    request   language, content_digest, roles, by, text        a round of review is opened for this text
    approve   language, content_digest, snapshot, figures,     a person signs off exactly this text; ``version`` stands in the record
              role, by, credentials, change, version, text,    that was the last one needed, ``change`` is editorial or clinical,
              signer, signature                                ``text`` the reason where the class was forced
    comment   language, content_digest, role, by, text,        a remark; it keeps the text from being released until it is resolved,
              block, blocking                                  unless ``blocking`` is false; ``block`` is the id of the block it is about
    resolve   language, ref, by, text                          what became of the comment whose id is ``ref``
    withdraw  language, content_digest, by, text               an approval is taken back, and with it whatever was released
    batch     language, content_digest, version, format,       a print run of a released file, so that it can be called back
              edition, copies, printer, by, text
"""

import hashlib
import json
from dataclasses import dataclass, fields, replace
from typing import Any

FILE = "approvals.jsonl"
KINDS = ("request", "approve", "comment", "resolve", "withdraw", "batch")
EDITORIAL, CLINICAL = "editorial", "clinical"
CHANGES = (EDITORIAL, CLINICAL)
_HASH = b', "hash": "'
_ID = 12  # digits of a record's hash that name it to people


@dataclass(frozen=True, slots=True)
class Record:
    """One record. ``content_digest`` is that of the text it is about, ``snapshot`` the sha256 of the stored snapshot's bytes,
    ``figures`` that of each picture by its href, ``edition`` that of the printed file, ``roles`` those asked for; ``line`` is its line in
    the file (0 before it is written)."""

    kind: str
    page: str
    at: str
    language: str = ""
    by: str = ""
    role: str = ""
    credentials: str = ""
    content_digest: str = ""
    snapshot: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    version: str = ""
    change: str = ""
    roles: tuple[str, ...] = ()
    text: str = ""
    block: str = ""
    blocking: bool = True
    ref: str = ""
    format: str = ""
    edition: str = ""
    copies: int = 0
    printer: str = ""
    signer: str = ""
    previous: str = ""
    signature: str = ""
    hash: str = ""
    line: int = 0

    @property
    def id(self) -> str:
        """What people call the record by: the first digits of its hash."""
        return self.hash[:_ID]


_FIELDS = {field.name: field for field in fields(Record) if field.name not in ("hash", "line")}
_OTHER_TYPES: dict[str, type] = {"roles": list, "figures": dict, "blocking": bool, "copies": int}
_TYPES = {name: _OTHER_TYPES.get(name, str) for name in (*_FIELDS, "hash")}
_ALWAYS = ("kind", "page", "at", "previous")
_NEEDED = frozenset((*_ALWAYS, "hash"))


class Unreadable(ValueError):
    """A line that is no record; says what is wrong with it."""


def path(slug: str) -> str:
    """Return where the records of a page stand, relative to the project."""
    return f"source/{slug}/{FILE}"


def signed_bytes(record: Record) -> bytes:
    """Return what a reviewer's signature is made of: the record without its signature, the signer's identity and its hash."""
    return _body(replace(record, signature="", signer=""))


def seal(record: Record, previous: str) -> tuple[Record, bytes]:
    """Return a record chained to the one whose hash is ``previous``, and its line for the file."""
    chained = replace(record, previous=previous)
    body = _body(chained)
    digest = _digest(body)
    return replace(chained, hash=digest), body[:-1] + _HASH + digest.encode() + b'"}\n'


def is_whole(line: bytes, record: Record) -> bool:
    """Whether a record is still what was written: its hash fits the rest of its line (given without the line end)."""
    return line[line.rfind(_HASH):] == _HASH + record.hash.encode() + b'"}' and _digest(line[:line.rfind(_HASH)] + b"}") == record.hash


def from_line(line: bytes, number: int = 0) -> Record:
    """Return the record of a line; raises Unreadable when it is none."""
    try:
        values = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        raise Unreadable("it is no whole JSON object") from error
    if not isinstance(values, dict) or not values:
        raise Unreadable("it is no JSON object")
    wrong = {name: type(value) for name, value in values.items()}.items() - _TYPES.items()
    if wrong:
        raise Unreadable(f"“{min(name for name, _ in wrong)}” is unknown or has a value of another kind")
    missing = _NEEDED - values.keys()
    if missing or values["kind"] not in KINDS:
        raise Unreadable(f"it lacks “{min(missing)}”" if missing else f"“{values['kind']}” is no kind of record")
    if "roles" in values:
        values["roles"] = tuple(str(role) for role in values["roles"])
    if "figures" in values:
        values["figures"] = tuple((href, str(digest)) for href, digest in values["figures"].items())
    return Record(**values, line=number)


def _body(record: Record) -> bytes:
    values: dict[str, Any] = {}
    for name, field in _FIELDS.items():
        value = getattr(record, name)
        if name in _ALWAYS or value != field.default:
            values[name] = dict(value) if name == "figures" else value
    return json.dumps(values, ensure_ascii=False).encode()


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()
