"""Files appear whole or not at all: written beside their place under a name of ours, then moved there."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from netpub.errors import OutputError

_SUFFIX = ".netpub-part"


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever sees half of it; raises OutputError when the place cannot be written."""
    part = path.with_name(f".{path.name}.{os.getpid()}{_SUFFIX}")
    try:
        try:
            part.write_bytes(data)
        except FileNotFoundError:  # of a thousand files, few are the first of their folder
            path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
        part.replace(path)
    except OSError as error:
        raise _unwritable(path, error) from error
    finally:
        # After the move there is nothing left to remove; after a failure or an interruption the part must not stay.
        # os.path, unlike Path, takes a folder that may not be entered for one without the part: its own error is on its way already.
        if os.path.exists(part):  # noqa: PTH110
            part.unlink()


@lru_cache(maxsize=1)
def real(root: Path) -> str:
    """The folder of a project without links."""
    return os.path.realpath(root)


def ensure_writable(folder: Path) -> None:
    """Raise OutputError now, before any work, when a folder cannot be made or written."""
    probe = folder / f".probe.{os.getpid()}{_SUFFIX}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise _unwritable(folder, error) from error


def sweep(folder: Path) -> None:
    """Remove the parts that a build killed half-way left behind."""
    for part in sorted(folder.rglob(f".*{_SUFFIX}")):
        part.unlink(missing_ok=True)


def remove(path: Path, top: Path) -> None:
    """Remove a file and the folders that this leaves empty, up to ``top``."""
    path.unlink(missing_ok=True)
    for folder in path.parents:
        if folder == top or not folder.is_relative_to(top) or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


@contextmanager
def locked(path: Path, on_wait: Callable[[], None]) -> Iterator[None]:
    """Hold a project's lock; when another build holds it, call ``on_wait`` and wait for it."""
    ensure_writable(path.parent)
    with path.open("w") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            on_wait()
            fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def _unwritable(path: Path, error: OSError) -> OutputError:
    return OutputError(f"{path} cannot be written: {error.strerror}.", "Check the folder's permissions and the free space on the disk.")
