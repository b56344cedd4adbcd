"""The files of a page's reviews: ``approvals.jsonl`` is read and lengthened by one record at a time, snapshots are stored for good."""

import hashlib
import os
from collections.abc import Callable, Mapping
from pathlib import Path

from netpub.build.output import locked, real, write_whole
from netpub.errors import ConfigError, OutputError
from netpub.findings import Finding, Report, Unusable, Where
from netpub.review import chain, records, snapshots
from netpub.review.records import Record


def read(root: Path, slug: str, report: Report) -> tuple[Record, ...]:
    """Return the records of a page, none when it has no file; what is wrong with them is reported (``chain.read``)."""
    path = root / records.path(slug)
    noted = path.parent / chain.NOTE
    try:
        _refuse_outside(root, path, slug)
        found = chain.read(path.read_bytes(), slug, report) if path.exists() else ()
        end = noted.read_bytes() if noted.is_file() else None
    except OSError as error:
        report(Finding("approvals-unreadable", Where(records.path(slug), 0, slug), error.strerror or "it cannot be read"))
        return ()
    except Unusable as unusable:
        report(unusable.finding)
        return ()
    chain.check_end(found, end, slug, report)
    return found


def add(root: Path, slug: str, make: Callable[[tuple[Record, ...]], Record]) -> Record:
    """Lengthen a page's file by the record that ``make`` returns for those that stand there, and return it.

    Nobody else adds a record in the meantime. Raises Unusable, and adds nothing, when the file is damaged; ConfigError when the record
    would be dated before the last one; OutputError when the file cannot be written.
    """
    path = root / records.path(slug)
    _refuse_outside(root, path, slug)
    with locked(root / ".netpub/reviews.lock", _wait):
        found = read(root, slug, _refuse_damage)
        record, line = chain.lengthen(found, make(found))
        if found and record.at < found[-1].at:
            raise ConfigError(
                f"{records.path(slug)}: the last record is of {found[-1].at}, this one would be of {record.at}.",
                "Set the computer's clock, or name the day with --as-of.")
        try:
            with path.open("ab") as stream:
                stream.write(line)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise OutputError(f"{path} cannot be written: {error.strerror}.", "Check permissions and free space.") from error
        write_whole(path.parent / chain.NOTE, chain.note(record, len(found) + 1))
    return record


def _wait() -> None:
    """Another record is being added; that takes no time worth a word."""


def _refuse_damage(finding: Finding) -> None:
    if finding.rule in chain.DAMAGE:
        raise Unusable(finding)


def _refuse_outside(root: Path, path: Path, slug: str) -> None:
    if not os.path.realpath(path).startswith(f"{real(root)}{os.sep}"):
        raise Unusable(Finding("outside-project", Where(path.relative_to(root).as_posix(), 0, slug), path.name))


def check_snapshots(root: Path, slug: str, found: tuple[Record, ...], report: Report) -> None:
    """Report ``snapshot-missing`` and ``snapshot-altered`` at the records whose snapshot is not what was approved, once for each file."""
    for path, record in {snapshots.path(slug, one.language, one.content_digest): one for one in found if one.snapshot}.items():
        where = Where(records.path(slug), record.line, slug, record.language)
        try:
            if _sha256((root / path).read_bytes()) != record.snapshot:
                report(Finding("snapshot-altered", where, path))
        except OSError:
            report(Finding("snapshot-missing", where, path))


def keep(root: Path, slug: str, language: str, content_digest: str, data: bytes) -> str:
    """Store a snapshot unless it is stored already, and return the sha256 of the file that is there."""
    path = root / snapshots.path(slug, language, content_digest)
    _refuse_outside(root, path, slug)
    if not path.is_file():
        write_whole(path, data)
    return _sha256(path.read_bytes())


def keep_pictures(root: Path, slug: str, figures: Mapping[str, str], pictures: Mapping[str, bytes]) -> None:
    """Store the pictures of an approved article unless they are stored already: ``figures`` gives their sha256 by href."""
    for href, digest in figures.items():
        path = root / snapshots.picture(slug, href, digest)
        _refuse_outside(root, path, slug)
        if not path.is_file():
            write_whole(path, pictures[href])


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
