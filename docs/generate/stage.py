"""The folder that Sphinx reads: the pages that people write, and beside them what is made from the code."""

import os
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from docs.generate import commands, files, findings, profile, settings

ROOT = Path(__file__).resolve().parents[2]
# Pages that are made: where they stand below docs/, and what writes them.
MADE: Mapping[str, Callable[[], str]] = {
    "reference/commands.md": commands.write,
    "reference/settings.md": settings.write,
    "reference/findings.md": findings.write,
    "reference/profile.md": profile.write,
    "reference/files.md": files.write,
}
# Pages that stand at the top of the repository, where people look for them, and their place on the site.
BORROWED = {"CHANGELOG.md": "project/changes.md", "CONTRIBUTING.md": "project/contributing.md", "SECURITY.md": "project/security.md"}
_LEFT_OUT = ("generate", "__pycache__", "images")
# What the tests of commands read, and readers do not (tests/fakes/netpub_console.py).
_ORDER = re.compile(r"^<!-- [a-z]+(?:: .*)? -->\n", re.MULTILINE)
_LINK = re.compile(r"(?<=\]\()(?P<path>[^)\s:#]+)(?P<anchor>#[^)\s]*)?(?=\))")


def stage(folder: Path) -> None:
    """Fill ``folder`` with the sources of the site; pictures are not among them. Whatever stood there before is gone."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "docs", folder, ignore=shutil.ignore_patterns(*_LEFT_OUT, "words.toml"))
    for page in folder.rglob("*.md"):
        name = page.relative_to(folder).as_posix()
        page.write_text(_relinked(_ORDER.sub("", page.read_text(encoding="utf-8")), f"docs/{name}", name), encoding="utf-8")
    for name, write in MADE.items():
        _write(folder / name, write())
    for origin, name in BORROWED.items():
        _write(folder / name, _relinked((ROOT / origin).read_text(encoding="utf-8"), origin, name))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _relinked(text: str, origin: str, name: str) -> str:
    """Text whose links lead to where pages stand on the site: links to a folder, to its index."""

    def relink(match: re.Match[str]) -> str:
        target = os.path.normpath(PurePosixPath(origin).parent / match["path"])
        if target == "docs/adr":
            target = "docs/adr/index.md"
        if target not in BORROWED and not target.startswith("docs/"):
            return match[0]
        placed = BORROWED.get(target, target.removeprefix("docs/"))
        return os.path.relpath(placed, PurePosixPath(name).parent) + (match["anchor"] or "")

    return _LINK.sub(relink, text)
