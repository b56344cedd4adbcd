"""Results of jobs by what they were made from: ``.netpub/cache``, or a folder that clones and machines share.

    results/<2 digits>/<key>    one line with the sha256 of the rest, then JSON: files (path and sha256), findings, facts
    files/<2 digits>/<sha256>   the bytes
"""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from netpub.build.freshness import sha256
from netpub.build.output import write_whole
from netpub.build.target import Produced, finding_from_json, finding_to_json
from netpub.errors import OutputError
from netpub.progress import Progress

_KEEP = 0.9  # of the bound, after trimming


def key(parts: Mapping[str, str]) -> str:
    """Return the key of a target's result: a digest of everything that it depends on."""
    return sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode())


class Cache:
    """A folder of results of at most ``megabytes``; with 0 nothing is kept. What is damaged in it is told, removed and counts as absent.

    A folder that cannot be written costs the cache, not the build.
    """

    def __init__(self, folder: Path, megabytes: int, progress: Progress) -> None:
        self._folder, self._bound, self._progress = folder, megabytes * 1024 * 1024, progress
        self._reads = self._writes = megabytes > 0
        self._grew = False

    def get(self, key: str) -> Produced | None:
        """Return what a job made of the inputs that ``key`` stands for; None when it is not known."""
        path = self._folder / "results" / key[:2] / key
        if not self._reads or not path.is_file():
            return None
        try:
            digest, _, body = path.read_bytes().partition(b"\n")
            _check(body, digest.decode())
            data = json.loads(body)
            files = {name: self._file(digest) for name, digest in data["files"].items()}
            os.utime(path)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError):
            self._progress.say(f"The cache holds a damaged result ({path.name[:16]}); it is made again.")
            return None
        return Produced(files, tuple(finding_from_json(finding) for finding in data["findings"]), data["facts"])

    def put(self, key: str, produced: Produced) -> None:
        """Keep what a job made."""
        if not self._writes:
            return
        digests = {name: sha256(data) for name, data in produced.files.items()}
        found = [finding_to_json(finding) for finding in produced.findings]
        body = json.dumps({"files": digests, "findings": found, "facts": produced.facts}, ensure_ascii=False).encode()
        try:
            for name, data in produced.files.items():
                self._keep(self._place(digests[name]), data)
            write_whole(self._folder / "results" / key[:2] / key, sha256(body).encode() + b"\n" + body)
            self._grew = True
        except OutputError as error:
            self._writes = False
            self._progress.say(f"Results are not kept for other builds: {error.message}")

    def trim(self) -> None:
        """Remove what was not used for the longest time until the bound is kept; looks only when something was added."""
        if not self._grew or not self._writes:
            return
        found = sorted((entry.stat().st_mtime_ns, entry.stat().st_size, entry) for entry in self._folder.rglob("*") if entry.is_file())
        size = sum(one[1] for one in found)
        if size <= self._bound:
            return
        for _, length, path in found:
            path.unlink(missing_ok=True)
            size -= length
            if size <= self._bound * _KEEP:
                return

    def _place(self, digest: str) -> Path:
        return self._folder / "files" / digest[:2] / digest

    def _file(self, digest: str) -> bytes:
        path = self._place(digest)
        data = path.read_bytes()
        try:
            _check(data, digest)
        except ValueError:
            path.unlink(missing_ok=True)
            raise
        os.utime(path)
        return data

    def _keep(self, path: Path, data: bytes) -> None:
        """Write a file unless it stands there whole; by its size, since its bytes are checked when they are used."""
        try:
            if path.stat().st_size == len(data):
                os.utime(path)
                return
        except OSError:
            pass
        write_whole(path, data)


def _check(data: bytes, digest: str) -> None:
    """Raise ValueError when data are not what was kept."""
    if hashlib.sha256(data).hexdigest() != digest:
        raise ValueError(digest)
