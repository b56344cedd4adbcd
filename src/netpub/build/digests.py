"""The digests of a project's files, remembered for as long as a file looks untouched: a build with nothing to do reads no big file."""

import json
import os
import time
from pathlib import Path

from netpub.build.freshness import sha256
from netpub.build.output import write_whole

# A file that changed this short a time ago (ns) may change again without looking changed: file systems count time in steps.
_UNSETTLED = 100_000_000
_Look = tuple[int, int, int, int]


class Digests:
    """sha256 of files by path, kept in one file of the project; a file that cannot be read counts as empty, since all can be read anew.

    A file is read again when its size, its number, or one of its two times differs from what was noted, in whatever direction, so
    that a clock that jumps costs time and nothing else.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known: dict[str, tuple[_Look, str]] = {}
        self._changed = False
        try:
            self._known = {name: (tuple(look), digest) for name, (look, digest) in json.loads(path.read_text(encoding="utf-8")).items()}
        except (OSError, ValueError, TypeError, AttributeError):
            self._known = {}

    def of(self, path: Path | str) -> str | None:
        """Return the sha256 of a file in hex; None when there is none that can be read."""
        name = str(path)
        try:
            look = _look(name)
            known = self._known.get(name)
            if known and known[0] == look:
                return known[1]
            began = time.time_ns()
            digest = sha256(Path(name).read_bytes())
        except OSError:
            return None
        if all(abs(began - moment) > _UNSETTLED for moment in look[2:]):
            self._note(name, look, digest)
        return digest

    def wrote(self, path: Path, digest: str) -> None:
        """Note the digest of a file that was just written whole, under a name that nobody else writes to."""
        self._note(str(path), _look(str(path)), digest)

    def _note(self, name: str, look: _Look, digest: str) -> None:
        self._known[name] = (look, digest)
        self._changed = True

    def save(self) -> None:
        """Write the file whole, without files that are gone or changed only just now; does nothing when there is nothing new."""
        if not self._changed:
            return
        settled = {name: (look, digest) for name, (look, digest) in self._known.items() if _still(name, look)}
        write_whole(self._path, json.dumps(settled, ensure_ascii=False).encode())
        self._changed = False


def _look(name: str) -> _Look:
    found = os.stat(name)  # noqa: PTH116  twice as fast as Path.stat, thousands of times in a build with nothing to do
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def _still(name: str, look: _Look) -> bool:
    """Whether a file still looks as it was noted."""
    try:
        return _look(name) == look
    except OSError:
        return False
