"""What makes dist/ a web site: the pages of downloads, the feed and the sitemap, made of the manifest's publications."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from netpub.build import plan
from netpub.build.target import Target
from netpub.findings import Where
from netpub.settings import Settings

NAME = "site"
MADE = "build/editions/"
_FACTS = ("locale", "title", "subtitle", "published", "last_review", "revised", "next_review", "cover", "topics", "source_version")


def target(settings: Settings, publications: Sequence[Mapping[str, Any]], facts: Mapping[tuple[str, str], Mapping[str, Any]]) -> Target:
    """Return the target that makes the site's files below build/editions.

    ``publications`` are the manifest's; ``facts`` those of the articles by publication and language. A publication without facts is
    left out.
    """
    entries = _entries(settings, [one for one in publications if (one["id"], one["language"]) in facts], facts)
    inputs: dict[str, Path] = {
        f"media:{slug}": settings.root / f"build/ingest/{slug}.media.zip" for slug in sorted({entry["slug"] for entry in entries})}
    languages = [key for key in _locales(settings) if any(entry["language"] == key for entry in entries)]
    paths = ["index.html", *(f"{key}/index.html" for key in languages if len(languages) > 1), "feed.xml"]
    paths += ["sitemap.xml"] if settings.site else []
    arguments = {
        "folder": MADE, "paths": paths, "entries": entries, "locales": _locales(settings), "publisher": settings.publisher.name,
        "address": settings.site, "colours": plan.colours(settings),
    }
    return Target(NAME, "netpub.build.jobs.site:run", inputs, tuple(MADE + path for path in paths), arguments, Where("dist/index.html"))


def _entries(
    settings: Settings, publications: Sequence[Mapping[str, Any]], facts: Mapping[tuple[str, str], Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """An entry for each publication and language, with its files; released only if each of them is."""
    entries: dict[tuple[str, str], dict[str, Any]] = {}
    for one in publications:
        about = facts[(one["id"], one["language"])]
        source = facts.get((one["id"], settings.source_language), {})
        entry = entries.setdefault((one["language"], one["id"]), {
            "slug": one["id"], "language": one["language"], "status": one["status"], **{name: about[name] for name in _FACTS},
            "current_version": source.get("version", ""), "older": False, "files": [],
        })
        entry["status"] = "draft" if "draft" in (entry["status"], one["status"]) else "release"
        entry["older"] |= "pinned" in one
        entry["files"].append({name: one[name] for name in ("format", "path", "bytes", "pages")})
    return list(entries.values())


def _locales(settings: Settings) -> dict[str, str]:
    """The locale of each language, the source language first."""
    first = settings.language(settings.source_language)
    return {language.key: language.locale for language in (first, *settings.languages)}
