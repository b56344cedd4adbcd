"""What is wrong with a page on a certain day, or beside the text that was approved: no article can tell it by itself."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from netpub.findings import Finding, Where
from netpub.review import snapshots
from netpub.review.state import State

_PAST = {"published": "published", "last-review": "last_review", "revised": "revised"}  # dates that only the past can have, and their facts
_ISO = re.compile(r"\d{4}(?:-\d\d){0,2}", re.ASCII)
_NUMBER = re.compile(r"(\d{1,4})\.(\d{1,4})", re.ASCII)
# Snapshots are netpub's own writing, without comments: their version is found without a parser, which a build with nothing to do spares.
_VERSION = re.compile(rb"<article-version(?:\s[^<>]{0,200})?>([^<]{1,40})</article-version>")


def places(known: Mapping[str, Where]) -> dict[str, list[Any]]:
    """Return file and line of the labels that ``findings`` names, out of all places of an article (see netpub.validate)."""
    found = {name: known.get(f"fact:{name}", known.get("", Where())) for name in (*_PAST, "version")}
    return {name: [where.file, where.line] for name, where in found.items()}


def findings(root: Path, slug: str, language: str, facts: Mapping[str, Any], state: State, as_of: str) -> Iterator[Finding]:
    """Yield dates that lie after the day ``as_of`` (ISO date), and a version that stayed the same though the text has changed since it
    was approved. ``facts`` are those of the page's article (netpub.build.jobs.facts), ``root`` the project."""
    def where(name: str) -> Where:
        file, line = facts.get("places", {}).get(name, ("", 0))
        return Where(file, line, slug, language)

    for name, fact in _PAST.items():
        iso = str(facts.get(fact, ""))
        if _ISO.fullmatch(iso) and iso > as_of[:len(iso)]:
            yield Finding("date-in-future", where(name), f"{name} {iso}")
    version = _NUMBER.fullmatch(str(facts.get("version", "")))
    if version and state.approved and state.approved != facts.get("content_digest"):
        approved = _NUMBER.fullmatch(_version_of(root / snapshots.path(slug, language, state.approved)))
        if approved and [int(part) for part in version.groups()] <= [int(part) for part in approved.groups()]:
            yield Finding("version-not-raised", where("version"), f"{version[0]}, approved was {approved[0]}.")


def _version_of(snapshot: Path) -> str:
    """The version in a stored text; empty where it cannot be read, which is a finding of its own."""
    try:
        found = _VERSION.search(snapshot.read_bytes())
    except OSError:
        return ""
    return found[1].decode("ascii", "replace").strip() if found else ""
