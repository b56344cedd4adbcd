"""The files of a project's pages: what is an input of an article, and what lies outside of the project and is refused.

In names rather than paths, since a build with nothing to do asks this of every page.
"""

import os
from pathlib import Path

from netpub.build.output import real
from netpub.findings import Finding, Report, Where
from netpub.review import snapshots
from netpub.settings import Settings

_OWN_FILES = ("page.toml", "approvals.jsonl")
_LONG = 64  # as long as a digest, so that keys of other languages that begin alike do not match


def page(settings: Settings, slug: str) -> Path:
    """Return the source file of a page; a name that is not there when somebody removed it since the project was read."""
    folder = settings.root / "source" / slug
    return folder / next((name for name in _names(folder) if name.startswith("page.") and name not in _OWN_FILES), "page")


def _names(folder: Path) -> list[str]:
    """What a folder holds, sorted; nothing when it is gone. In names: of a thousand folders, they take a fifth of the time of paths."""
    try:
        return sorted(os.listdir(folder))  # noqa: PTH208
    except OSError:
        return []


def beside(settings: Settings, slug: str, report: Report) -> dict[str, Path]:
    """Return the other files of a page's folder that may enter its articles; what lies outside the project is refused."""
    folder = settings.root / "source" / slug
    found: dict[str, Path] = {}
    for name in _files(folder):
        path = folder / name
        if not path.is_file() or (name.startswith("page.") and name != "page.toml") or name == "approvals.jsonl":
            continue
        if inside(settings, path, slug, report):
            found["page.toml" if name == "page.toml" else f"file:{name}"] = path
    return found


def _files(folder: Path) -> list[str]:
    """The names of the files of a page's folder and of those in it, but for stored versions; what links lead to is not looked into."""
    found: list[str] = []
    for place, folders, files in os.walk(folder):
        inner = os.path.relpath(place, folder) if place != str(folder) else ""
        if not inner:
            folders[:] = [name for name in folders if name != snapshots.FOLDER]
        found += [f"{inner}/{name}" if inner else name for name in files]
    return sorted(found, key=lambda name: name.split("/"))


def furniture(settings: Settings, report: Report) -> dict[str, Path]:
    """Return what the project says of its web site's furniture, as an input of every page that is read."""
    path = settings.root / "source" / "furniture.toml"
    return {"furniture.toml": path} if path.is_file() and inside(settings, path, "", report) else {}


def stored(settings: Settings, slug: str, report: Report) -> dict[str, Path]:
    """Return the stored versions of a page in the source language as inputs: blocks keep their ids in the next one."""
    folder = settings.root / "source" / slug / snapshots.FOLDER
    like = snapshots.name(settings.source_language, "?" * _LONG)
    before, _, after = like.partition("?" * like.count("?"))
    names = [name for name in _names(folder) if name.startswith(before) and name.endswith(after) and len(name) == len(like)]
    found = [folder / name for name in names]
    return {f"stored:{path.name}": path for path in found if path.is_file() and inside(settings, path, slug, report)}


def inside(settings: Settings, path: Path, slug: str, report: Report) -> bool:
    """Return whether a file lies inside the project; one that is a link out of it is reported."""
    if os.path.realpath(path).startswith(f"{real(settings.root)}{os.sep}"):
        return True
    report(Finding("outside-project", Where(path.relative_to(settings.root).as_posix(), 0, slug), path.name))
    return False
