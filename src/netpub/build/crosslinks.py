"""Links between the pages of a project: one to the web address of another page leads to the edition of that page in the same language."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

from netpub.build import plan, release
from netpub.build.formats import FORMATS, EditionKey
from netpub.build.ledger import Entry
from netpub.build.target import Target
from netpub.publish.addresses import parted
from netpub.settings import Settings


def joined(
    targets: Sequence[Target], made: Iterable[EditionKey], standing: Iterable[Mapping[str, Any]], settings: Settings,
    entries: Mapping[str, Entry],
) -> list[Target]:
    """Return the targets of editions, each told where links of its text lead instead (argument ``links``), if there are such.

    Links lead to editions that are ``made`` now or are ``standing`` in dist (as a manifest has them). ``entries`` are those of the
    ledger. An edition is told of the pages alone that it links to: another page in the project is no reason to make it anew.
    """
    pages = {}
    for slug in settings.pages:
        entry = entries.get(plan.xml_target(slug, settings.source_language))
        address = parted(str(entry.facts.get("address", "")))[0] if entry else ""
        pages.update({address: slug} if address else {})
    texts = {(one.where.page, one.where.language): one.inputs["xml"] for one in targets if "xml" in one.inputs}
    known = {*(key.path for key in made), *(str(one["path"]) for one in standing)}
    own = {one.id: one.pages for one in settings.publications}
    ways = _Ways(settings, entries, pages, own, known, texts)
    return [ways.told(target) for target in targets]


@dataclass(frozen=True, slots=True)
class _Ways:
    """What is known of a project: ``pages`` by the addresses that they come from, the pages of each publication (``own``), the files that
    are there (``known``, below dist), and the articles that editions show (``texts``, by id and language)."""

    settings: Settings
    entries: Mapping[str, Entry]
    pages: Mapping[str, str]
    own: Mapping[str, Sequence[str]]
    known: Collection[str]
    texts: Mapping[tuple[str, str], Path]

    def told(self, target: Target) -> Target:
        """Return the target of an edition with what it must know of its links, and of those of the source that stands beside it."""
        source = self.settings.source_language
        arguments: dict[str, Any] = {}
        if links := self._links(target, "xml", target.where.language):
            arguments["links"] = links
        if links := self._links(target, "source", source):
            arguments["source"] = {**target.arguments["source"], "links": links}
        return replace(target, arguments={**target.arguments, **arguments}) if arguments else target

    def _links(self, target: Target, label: str, language: str) -> dict[str, str]:
        """Where the links of a text lead, by the address that they have in it; only those that lead elsewhere now."""
        id, path = target.where.page, target.inputs.get(label)
        if path is None:
            return {}
        released = str(path).endswith(f"/{release.path(id, language)}")
        entry = self.entries.get((release.name if released else plan.xml_target)(id, language))
        found = {}
        for href in entry.facts.get("links", ()) if entry else ():
            address, fragment = parted(href)
            slug = self.pages.get(address, "")
            way = self._way(target.name.partition(":")[0], slug, language) if slug and slug not in self.own[id] else ""
            if way:
                found[href] = f"{way}#{fragment}" if fragment and self._has(slug, language, fragment) else way
        return found

    def _way(self, format: str, slug: str, language: str) -> str:
        """The address of the edition of a page that an edition in a format leads to, percent-encoded; empty when there is none."""
        names = [f"{slug}{FORMATS[name].ending}" for name in (["large", "html"] if format == "large" else ["html"])]
        name = next((name for name in names if f"{language}/{name}" in self.known), "")
        if not name or format == "html":
            return quote(name)
        return f"{self.settings.site}{quote(f'{language}/{name}')}" if self.settings.site else ""

    def _has(self, slug: str, language: str, id: str) -> bool:
        """Whether the article of a page has a place. It is netpub's own writing: ids are found without a parser."""
        path = self.texts.get((slug, language), self.settings.root / plan.xml_path(slug, language))
        return path.is_file() and f' id="{id}"'.encode() in path.read_bytes()
