"""The catalogues of a project, made and brought up to date: only those for which there is news are opened."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from netpub.article import Article
from netpub.build import freshness, memory, plan, sources, trail
from netpub.build.ledger import Entry
from netpub.build.memory import Index
from netpub.build.output import write_whole
from netpub.build.run import Result
from netpub.findings import Finding, Unusable, Where
from netpub.resources import resource
from netpub.review import snapshots
from netpub.settings import Language, Settings
from netpub.translate import extract, glossary, its
from netpub.translate.comments import Aids
from netpub.translate.exchange import tmx
from netpub.translate.exchange.remembered import Together
from netpub.translate.glossary import Glossary
from netpub.translate.memory import Memory


@dataclass(slots=True)
class Brought:
    """What an update did: the catalogues that were ``written``, how many were ``fresh``, those that are ``missing`` and were not asked
    for, all by path; ``findings`` about catalogues and glossaries that cannot be used."""

    written: list[str] = field(default_factory=list)
    fresh: int = 0
    missing: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def bring_up(
    settings: Settings, slugs: Sequence[str], languages: Sequence[str], result: Result, say: Callable[[str], None], *, create: bool,
) -> Brought:
    """Bring the catalogues of pages in languages (keys) up to date with the articles that ``result`` made, and return what was done.

    Pages whose article could not be made are left alone. ``create``: catalogues that are missing are made. ``say`` gets a word when
    another update has to end first.
    """
    brought = Brought()
    with memory.opened(settings.root, say) as index:
        for key in languages:
            index.sync(key)
        work = _Update(settings, index, [settings.language(key) for key in languages], create=create, brought=brought)
        for slug in slugs:
            entry = result.outcome.entry(plan.xml_target(slug, settings.source_language))
            if entry is not None and entry.outputs:
                work.page(slug, entry)
    return brought


def glossary_of(settings: Settings, language: Language) -> tuple[Glossary | None, str]:
    """Return the glossary of a language, None when the project has none, and the digest of its file.

    Raises Unusable with ``glossary-unreadable``.
    """
    path = plan.glossary_path(settings, language.key)
    if not path:
        return None, ""
    data = (settings.root / path).read_bytes()
    source = settings.language(settings.source_language).locale
    return glossary.load(data, path, source=source, target=language.locale), freshness.sha256(data)


class _Update:
    """The update of catalogues in some languages: what helps with each is read once."""

    def __init__(self, settings: Settings, index: Index, languages: Sequence[Language], *, create: bool, brought: Brought) -> None:
        self._settings, self._index, self._create, self._brought = settings, index, create, brought
        self._languages = [(language, *self._aids(language)) for language in languages]
        self._states = index.states()
        rules = resource("schemas", its.RULES).read_bytes()
        self._code = freshness.code_digest("netpub.translate.catalogue") + freshness.libraries_digest() + freshness.sha256(rules)

    def _aids(self, language: Language) -> tuple[Aids, str]:
        """What helps translators into a language, and a digest of what they see of it."""
        words, digest = None, ""
        try:
            words, digest = glossary_of(self._settings, language)
        except Unusable as unusable:
            self._brought.findings.append(unusable.finding)
        limits = self._settings.policy.limits
        remembered, units = self._memory(language)
        digest += units
        return Aids(remembered, words, limits), freshness.sha256(f"{digest} {sorted(limits.items())}".encode())

    def _memory(self, language: Language) -> tuple[Memory, str]:
        """What was translated before: in the catalogues, and in the memory that came from elsewhere; and the digest of its file."""
        path, project = plan.memory_path(language.key), self._index.of(language.key)
        file = self._settings.root / path
        if not file.is_file() or not file.resolve().is_relative_to(self._settings.root.resolve()):
            return project, ""
        data, source = file.read_bytes(), self._settings.language(self._settings.source_language).locale

        def units() -> Mapping[str, str]:
            try:
                return tmx.read(data, Where(path, 0, "", language.key), source, language.locale, self._brought.findings.append)
            except Unusable as unusable:
                self._brought.findings.append(unusable.finding)
                return {}

        return Together(project, units, file.name), freshness.sha256(data)

    def page(self, slug: str, entry: Entry) -> None:
        """Bring a page's catalogues up to date; ``entry`` is that of its article in the source language."""
        made_from = f"{self._code} {sorted(entry.outputs.items())}"
        source: tuple[Article, Mapping[str, Where]] | None = None
        for language, aids, aids_digest in self._languages:
            path = plan.catalogue_path(slug, language.key)
            state = freshness.sha256(f"{made_from} {aids_digest} {language.locale}".encode())
            known = self._states.get(path)
            if known is None and not self._create:
                self._brought.missing.append(path)
            elif known == state and self._index.state(path) == state:
                self._brought.fresh += 1
            else:
                source = source or (self._article(slug, entry), _places(self._settings, slug))
                self._catalogue(*source, language, aids, state, str(entry.facts["content_digest"]))

    def _article(self, slug: str, entry: Entry) -> Article:
        """The article; its text is kept as the one that translators work from, so that what changed since can be shown to them."""
        data = (self._settings.root / plan.xml_path(slug, self._settings.source_language)).read_bytes()
        trail.keep(self._settings.root, slug, self._settings.source_language, str(entry.facts["content_digest"]), data)
        return Article(data)

    def _catalogue(
        self, article: Article, places: Mapping[str, Where], language: Language, aids: Aids, state: str, digest: str,
    ) -> None:
        """Write one catalogue; one that cannot be read stays as it is and is a finding."""
        path = plan.catalogue_path(article.slug, language.key)
        file = self._settings.root / path
        if not sources.inside(self._settings, file, article.slug, self._brought.findings.append):
            return
        try:
            old = _bytes(file)
            data = extract(
                article, old, language.locale, places, digest, aids=aids,
                former=lambda made_from: _former(self._settings, article.slug, made_from))
        except Unusable as unusable:
            where = replace(unusable.finding.where, file=path, page=article.slug, language=language.key)
            self._brought.findings.append(replace(unusable.finding, where=where))
            return
        if data != old:
            write_whole(file, data)
            self._brought.written.append(path)
            self._index.read(file, language.key, state)
        else:
            self._brought.fresh += 1
            self._index.note(path, state)


def _bytes(file: Path) -> bytes | None:
    """What a catalogue holds, None when there is none yet; Unusable when it may not be read."""
    try:
        return file.read_bytes() if file.exists() else None
    except OSError as error:
        raise Unusable(Finding("catalogue-unreadable", Where(), error.strerror or "it cannot be opened")) from error


def _former(settings: Settings, slug: str, made_from: str) -> Iterator[Article]:
    """The article that a catalogue was extracted from, by its content digest, where it is still known."""
    file = settings.root / snapshots.path(slug, settings.source_language, made_from)
    if len(made_from) == len(freshness.sha256(b"")) and made_from.isalnum() and file.is_file():
        yield Article(file.read_bytes())


def _places(settings: Settings, slug: str) -> dict[str, Where]:
    """Where the blocks and facts of a page stand in its source, from the record of its ingest."""
    record = json.loads((settings.root / f"build/ingest/{slug}.json").read_text(encoding="utf-8"))
    path = record["source"]["path"]
    places = {block["id"]: Where(block.get("file", path), block["line"], slug) for block in record["blocks"] if block["id"]}
    places |= {f"fact:{name}": Where(fact.get("file", path), fact["line"], slug) for name, fact in record["facts"].items()}
    return places | {"": Where(path, 0, slug)}
