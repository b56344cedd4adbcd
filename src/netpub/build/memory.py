"""What all catalogues of a project hold, in one small database that an update asks instead of reading thousands of files.

It can be made anew from the catalogues at any time, and is whenever it cannot be read. A catalogue is read again when its size, its number
or one of its times differs from what was noted, as with ``digests``.
"""

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from netpub.build.output import locked
from netpub.build.session import STATE
from netpub.errors import OutputError
from netpub.findings import Unusable, Where
from netpub.translate import memory, po
from netpub.translate.memory import Remembered

FILE = "memory.sqlite"
_INTERFACE = "netpub.po"  # words of editions, not of pages
_TABLES = """
create table if not exists files (path text primary key, language text, page text, look text, state text);
create table if not exists texts (number integer primary key, text text unique);
create table if not exists entries (path text, language text, source integer, translation text);
create table if not exists counts (path text primary key, state text, counted text);
create index if not exists entries_path on entries (path);
create index if not exists entries_source on entries (language, source);
pragma user_version = 1;
"""
_PAIRS = "select source, translation from entries where path = ?"


class Index:
    """The database. ``state`` is what an update notes of a catalogue that is up to date; it is lost when there is news for it."""

    def __init__(self, root: Path, connection: sqlite3.Connection) -> None:
        self._root, self._database = root, connection

    def sync(self, language: str) -> None:
        """Bring what is known of a language's catalogues in line with the files."""
        folder = self._root / f"locales/{language}/LC_MESSAGES"
        known = dict(self._database.execute("select path, look from files where language = ?", (language,)))
        for name, seen in _catalogues(folder, self._root.resolve()):
            if known.pop(f"locales/{language}/LC_MESSAGES/{name}", "") != seen:
                self.read(folder / name, language)
        for path in known:
            self._replace(path, language, ())
            self._database.execute("delete from files where path = ?", (path,))

    def read(self, file: Path, language: str, state: str = "") -> None:
        """Note what a catalogue holds, and that it is up to date by ``state``; one that cannot be read holds nothing."""
        path = file.relative_to(self._root).as_posix()
        seen = look(file)
        self._replace(path, language, _pairs(file, path))
        self._database.execute("insert or replace into files values (?, ?, ?, ?, ?)", (path, language, file.stem, seen, state))

    def note(self, path: str, state: str) -> None:
        """Note that a catalogue, as it was when it was read, is up to date by ``state``."""
        self._database.execute("update files set state = ? where path = ?", (state, path))

    def state(self, path: str) -> str:
        """Return what was noted of a catalogue when it was last brought up to date; empty when it changed, or there is news for it."""
        found = self._database.execute("select state from files where path = ?", (path,)).fetchone()
        return str(found[0]) if found else ""

    def states(self) -> dict[str, str]:
        """Return ``state`` of all catalogues by path."""
        return dict(self._database.execute("select path, state from files"))

    def counts(self, path: str, state: str) -> str:
        """Return what was counted in a catalogue in this state; empty when it was in another."""
        found = self._database.execute("select counted from counts where path = ? and state = ?", (path, state)).fetchone()
        return str(found[0]) if found else ""

    def note_counts(self, path: str, state: str, counted: str) -> None:
        """Note what was counted in a catalogue in this state."""
        self._database.execute("insert or replace into counts values (?, ?, ?)", (path, state, counted))

    def of(self, language: str) -> "ProjectMemory":
        """Return the memory of a language."""
        return ProjectMemory(self._database, language)

    def _replace(self, path: str, language: str, pairs: Iterable[tuple[str, str]]) -> None:
        """Put a catalogue's entries in place of those that were known. Where a text has got a translation that no catalogue had, or lost
        one, there is news for every catalogue of the language that lacks it."""
        before = set(self._database.execute(_PAIRS, (path,)))
        after = {(self._number(source), translation) for source, translation in pairs}
        gone, new = before - after, after - before
        news = [pair for pair in new if pair[1] and not self._is_known(language, *pair)]
        self._database.executemany(
            "delete from entries where path = ? and source = ? and translation = ?", [(path, *pair) for pair in sorted(gone)])
        self._database.executemany("insert into entries values (?, ?, ?, ?)", [(path, language, *pair) for pair in sorted(new)])
        news += [pair for pair in gone if pair[1] and not self._is_known(language, *pair)]
        self._database.executemany(
            "update files set state = '' where path in (select path from entries where language = ? and source = ? and translation = '')",
            [(language, source) for source in sorted({source for source, _ in news})])

    def _is_known(self, language: str, source: int, translation: str) -> bool:
        found = self._database.execute(
            "select 1 from entries where language = ? and source = ? and translation = ?", (language, source, translation))
        return found.fetchone() is not None

    def _number(self, text: str) -> int:
        found = self._database.execute("select number from texts where text = ?", (text,)).fetchone()
        return int(found[0]) if found else int(self._database.execute("insert into texts (text) values (?)", (text,)).lastrowid or 0)


class ProjectMemory:
    """The translations of one language in all catalogues of a project (``netpub.translate.memory.Memory``)."""

    def __init__(self, database: sqlite3.Connection, language: str) -> None:
        self._database, self._language = database, language
        self._sources: list[str] | None = None

    def exact(self, text: str) -> Sequence[Remembered]:
        """Return the translations of a text, in the order of pages."""
        rows = self._database.execute(
            "select distinct translation, page from entries join files using (path) join texts on source = number"
            " where text = ? and entries.language = ? and translation <> '' order by page, translation", (text, self._language))
        return [Remembered(text, translation, page) for translation, page in rows]

    def sources(self) -> Sequence[str]:
        """Return the texts that there are translations of, each once, sorted."""
        if self._sources is None:
            rows = self._database.execute(
                "select distinct text from entries join texts on source = number where language = ? and translation <> '' order by text",
                (self._language,))
            self._sources = [text for text, in rows]
        return self._sources


@contextmanager
def opened(root: Path, say: Callable[[str], None]) -> Iterator[Index]:
    """Give the index of a project, and to nobody else in the meantime; what was noted is kept however the work ends.

    ``say`` gets a word when somebody else has to end first. Raises OutputError when the index cannot be kept.
    """
    state = root / STATE
    with locked(state / "catalogues.lock", lambda: say("Another command works on the catalogues; waiting for it.")):
        try:
            connection = _connect(state / FILE)
            try:
                yield Index(root, connection)
            finally:
                connection.commit()
                connection.close()
        except sqlite3.Error as error:
            raise OutputError(f"{state / FILE} cannot be written: {error}.", "Check permissions and free space.") from error


def _connect(file: Path) -> sqlite3.Connection:
    """Open the database; one that is damaged is made anew."""
    connection = sqlite3.connect(file)
    try:
        connection.executescript(_TABLES)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        connection.close()
        file.unlink()
        connection = sqlite3.connect(file)
        connection.executescript(_TABLES)
    connection.execute("pragma synchronous = off")
    return connection


def _pairs(file: Path, path: str) -> list[tuple[str, str]]:
    """The texts of a catalogue with their translations; with none where an entry in use lacks one that may be published."""
    try:
        catalogue = po.read(file.read_bytes(), Where(path))
    except (Unusable, OSError):
        return []  # a finding of the page that it belongs to
    found = [(one.source, one.translation) for one in memory.of_catalogue(catalogue, file.stem)]
    return found + [(entry.msgid, "") for entry in po.live(catalogue) if entry.fuzzy or not entry.msgstr.strip()]


def _catalogues(folder: Path, root: Path) -> list[tuple[str, str]]:
    """The catalogues of pages in a folder, sorted, with what they look like; none that lies outside of the project."""
    if not folder.is_dir() or not folder.resolve().is_relative_to(root):
        return []
    with os.scandir(folder) as entries:
        return sorted(
            (entry.name, _look(entry.stat())) for entry in entries
            if entry.name.endswith(".po") and entry.name != _INTERFACE and entry.is_file()
            and not (entry.is_symlink() and not Path(entry.path).resolve().is_relative_to(root)))


def look(file: Path) -> str:
    """Return what a file looks like from without: it is another as soon as the file is."""
    return _look(file.stat())


def _look(found: os.stat_result) -> str:
    return f"{found.st_size} {found.st_ino} {found.st_mtime_ns} {found.st_ctime_ns}"
