"""What is published: the manifest, and dist/ brought in line with it, file by file, each whole."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any

from netpub.build.digests import Digests
from netpub.build.formats import CLAIMED, FORMATS, EditionKey
from netpub.build.freshness import library_versions, sha256
from netpub.build.ledger import Entry
from netpub.build.output import remove, write_whole
from netpub.build.target import to_json

MANIFEST = "manifest.json"
MADE = "build/editions"
# What every entry of a manifest has (describe): one that lacks any was altered by somebody and counts as absent.
_KEYS = frozenset((
    "id", "language", "format", "path", "sha256", "bytes", "pages", "status", "reasons", "version", "revised", "next_review", "verdicts"))


@dataclass(frozen=True, slots=True)
class Published:
    """An edition that goes to dist: its key, the entry of its target, the facts of its article, reasons that make it a draft, the
    verdicts of its validators, and what is to be told of pages that it shows in an older version."""

    key: EditionKey
    entry: Entry
    facts: Mapping[str, Any]
    reasons: Sequence[str]
    verdicts: Mapping[str, str]
    older: Sequence[Mapping[str, Any]] = ()


def describe(edition: Published) -> dict[str, Any]:
    """Return an edition as the manifest gives it."""
    key = edition.key
    folder = key.path.rpartition("/")[0]
    assets = {f"{folder}/{name}": edition.entry.outputs[f"{MADE}/{folder}/{name}"] for name in edition.entry.facts.get("assets", [])}
    made, size = (key.claimed, "claimed_bytes") if key.claimed and _passed(edition) else (key.made, "bytes")
    return {
        "id": key.slug, "language": key.language, "format": key.format, "path": key.path,
        "sha256": edition.entry.outputs[made], "bytes": edition.entry.facts[size], "pages": edition.entry.facts["pages"],
        "status": "draft" if edition.reasons else "release", "reasons": list(edition.reasons),
        "version": edition.facts["version"], "revised": edition.facts["revised"], "next_review": edition.facts["next_review"],
        "verdicts": {name: edition.verdicts.get(name, "not-run") for name in FORMATS[key.format].verdicts},
        **({"assets": assets} if assets else {}), **({"pinned": list(edition.older)} if edition.older else {}),
    }


def _passed(edition: Published) -> bool:
    """Whether every judge of the format ran and passed the file."""
    return all(edition.verdicts.get(name) == "pass" for names in FORMATS[edition.key.format].judges.values() for name in names)


def previous(dist: Path, paths: Collection[str] | None = None) -> list[dict[str, Any]]:
    """Return the publications of the manifest that stands in dist, of all ``paths`` unless they are given; none when there is none that
    can be read."""
    try:
        known = [one for one in _read(dist)["publications"] if isinstance(one, dict) and one.keys() >= _KEYS and _own_assets(one)]
        return known if paths is None else [one for one in known if one["path"] in paths]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _read(dist: Path) -> Any:
    """The manifest in dist as it stands now; read once for as long as it looks the same, since a build asks several times."""
    path = dist / MANIFEST
    found = path.stat()
    return _parsed(path, (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns))


@lru_cache(maxsize=1)
def _parsed(path: Path, look: tuple[int, ...]) -> Any:
    del look
    return json.loads(path.read_text(encoding="utf-8"))


def stale(dist: Path) -> list[dict[str, Any]]:
    """Return what the manifest in dist says of translations whose source has changed; nothing where it cannot be read."""
    try:
        found = _read(dist)["translations"]
        return [one for one in found if isinstance(one, dict) and one.keys() >= {"page", "language", "status"}]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _own_assets(one: Mapping[str, Any]) -> bool:
    """Whether what an entry names beside its file lies there."""
    assets = one.get("assets")
    if not assets:
        return assets is None or assets == {}
    folder = f"{PurePosixPath(str(one['path'])).with_suffix('')}.files/"
    return isinstance(assets, dict) and all(path.startswith(folder) and ".." not in PurePosixPath(path).parts for path in assets)


def bring_in_line(
    root: Path, publications: Sequence[Mapping[str, Any]], site: Sequence[str], digests: Digests,
    translations: Sequence[Mapping[str, Any]] = (),
) -> None:
    """Make dist/ hold the files of ``publications`` and of the site (paths below dist), and nothing else that a manifest named.
    ``digests`` knows those of files that did not change; ``translations`` are those whose source did: the manifest says what became of
    them.

    The manifest comes last: whoever reads it finds every file that it names.
    """
    dist = root / "dist"
    gone = _named(dist) - _files(publications) - set(site)
    for one in publications:
        for path, digest in one.get("assets", {}).items():
            _place(root / MADE / path, dist / path, digest, digests)
        if digests.of(f"{dist}/{one['path']}") == one["sha256"]:
            continue
        # Of a file that was made twice, the one that the manifest means.
        twice = (root / MADE / one["path"], root / CLAIMED / one["path"])
        made = next((path for path in twice if digests.of(path) == one["sha256"]), None)
        if made:
            _place(made, dist / one["path"], one["sha256"], digests)
    for path in site:
        made = root / MADE / path
        _place(made, dist / path, digests.of(made), digests)
    stale = {"translations": list(translations)} if translations else {}
    _describe(dist, {"publications": list(publications), **stale, "site": list(site), "tools": library_versions()})
    for path in sorted(gone):
        if (dist / path).resolve().is_relative_to(dist.resolve()):
            remove(dist / path, dist)


def _describe(dist: Path, manifest: Mapping[str, Any]) -> None:
    """Write the manifest unless the one in dist says the same."""
    try:
        said = _read(dist)
    except (OSError, ValueError):
        said = None
    if said != manifest:
        write_whole(dist / MANIFEST, to_json(manifest))


def _named(dist: Path) -> set[str]:
    """The files that the manifest in dist names."""
    try:
        site = _read(dist).get("site", [])
        others = {path for path in site if isinstance(path, str)}
    except (OSError, ValueError, AttributeError, TypeError):
        others = set()
    return others | _files(previous(dist))


def _files(publications: Iterable[Mapping[str, Any]]) -> set[str]:
    """The files of publications: each with what stands beside it."""
    return {path for one in publications for path in (one["path"], *one.get("assets", {}))}


def _place(made: Path, published: Path, digest: str | None, digests: Digests) -> None:
    """Put a finished file into dist unless it stands there already."""
    if not made.is_file() or _same_file(made, published) or digests.of(published) == digest:
        return
    data = made.read_bytes()
    write_whole(published, data)
    digests.wrote(published, sha256(data))


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False
