"""The chain of a page's records: read with every sign of tampering reported, and lengthened by a record."""

from collections.abc import Sequence

from netpub.findings import Finding, Report, Where
from netpub.review import records
from netpub.review.records import Record, Unreadable
from netpub.review.snapshots import FOLDER

NOTE = f"{FOLDER}/last-record"  # beside approvals.jsonl

def read(data: bytes, page: str, report: Report) -> tuple[Record, ...]:
    """Return the records in a file's bytes, oldest first; those of a damaged file are what can still be read.

    Reports ``approvals-unreadable`` (a line is cut or no record), ``approvals-altered`` (a record is not what was written, or another
    page's), ``approvals-broken-chain`` (records were removed, moved or put in between) and ``approvals-date-order`` (a record is
    dated before the one above it), each at its line. Nothing is read from a file that any of the first three is reported of without
    the state of the page saying so: see ``damaged``.
    """
    file = records.path(page)

    def find(rule: str, line: int, detail: str) -> None:
        report(Finding(rule, Where(file, line, page), detail))

    found: list[Record] = []
    previous, at, unbroken = "", "", True
    lines = data.split(b"\n")
    if lines[-1]:
        find("approvals-unreadable", len(lines), "its end is missing")
    for number, line in enumerate(lines[:-1], 1):
        try:
            record = records.from_line(line, number)
        except Unreadable as unreadable:
            find("approvals-unreadable", number, str(unreadable))
            unbroken = False
            continue
        if not records.is_whole(line, record):
            find("approvals-altered", number, "its hash does not fit what it says")
        elif record.page != page:
            find("approvals-altered", number, f"it belongs to the page “{record.page}”")
        if unbroken and record.previous != previous:
            find("approvals-broken-chain", number, "it does not follow the record above it" if number > 1 else "its beginning is missing")
        if record.at < at:
            find("approvals-date-order", number, f"{record.at} after {at}")
        previous, at, unbroken = record.hash, max(at, record.at), True
        found.append(record)
    return tuple(found)


DAMAGE = frozenset(("approvals-unreadable", "approvals-altered", "approvals-broken-chain", "approvals-cut"))


def note(last: Record, number: int) -> bytes:
    """Return what is noted of a file beside it, so that a missing end is seen: how many records it has, and the hash of the last."""
    return f"{number} {last.hash}\n".encode()


def check_end(found: Sequence[Record], noted: bytes | None, page: str, report: Report) -> None:
    """Report ``approvals-cut`` when the record that was noted as the last (``note``) is not among those that were ``found``. A file that
    was lengthened since is whole; records without a note are not
    known to be all."""
    number, _, last = (noted or b"").decode(errors="replace").strip().partition(" ")
    if noted is None and not found:
        return
    if any(record.hash == last for record in found):
        return
    detail = f"there were {number}, {len(found)} are left" if noted is not None else f"nothing says how many there were ({NOTE})"
    report(Finding("approvals-cut", Where(records.path(page), len(found), page), detail))


def lengthen(found: tuple[Record, ...], record: Record) -> tuple[Record, bytes]:
    """Return a record as it follows the records that were ``found``, and its line for the file."""
    return records.seal(record, found[-1].hash if found else "")
