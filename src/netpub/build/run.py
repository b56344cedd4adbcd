"""One build from end to end: articles, the gate, editions, verdicts, the download page, dist/."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from netpub.build import crosslinks, formats, gate, ignore, plan, pseudo, publication, release, site
from netpub.build.admission import Admission
from netpub.build.engine import Outcome
from netpub.build.formats import FORMATS, EditionKey
from netpub.build.ignore import Ignored
from netpub.build.ledger import Entry
from netpub.build.output import ensure_writable
from netpub.build.pinning import Stale
from netpub.build.plan import Shared
from netpub.build.pool import Executor
from netpub.build.publication import Published
from netpub.build.reviews import Reviews
from netpub.build.session import session
from netpub.build.target import Target
from netpub.errors import ToolFailed, ToolMissing
from netpub.findings import Finding
from netpub.progress import Progress
from netpub.publish import theme
from netpub.review.state import Stage
from netpub.settings import Publication, Settings
from netpub.settings.languages import PSEUDO
from netpub.text.labels import Labels
from netpub.tools import probe


@dataclass(frozen=True, slots=True)
class Options:
    """What to build: ``slugs`` (of publications), ``languages`` and ``formats`` (empty means all); ``release`` leaves closed editions out;
    ``validate`` asks the validators, ``strict`` fails when one of them is missing; ``as_of`` is the ISO date of today."""

    as_of: str
    slugs: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    release: bool = False
    validate: bool = False
    strict: bool = False


@dataclass(slots=True)
class Result:
    """What came of a build. ``closed`` gives the reasons against each edition's release; ``held`` why one was not made or is not
    published; ``older`` the pages that a publication in a language shows in an older version; ``ignored`` are findings that do not
    count."""

    outcome: Outcome
    findings: list[Finding] = field(default_factory=list)
    publications: list[dict[str, Any]] = field(default_factory=list)
    closed: dict[EditionKey, list[str]] = field(default_factory=dict)
    held: dict[str, str] = field(default_factory=dict)
    older: dict[tuple[str, str], Sequence[Stale]] = field(default_factory=dict)
    ignored: list[Ignored] = field(default_factory=list)


class Build:
    """A build of one project."""

    def __init__(self, settings: Settings, options: Options, executor: Executor, progress: Progress) -> None:
        formats.refuse_shared_names(settings)
        self._settings, self._options, self._executor, self._progress = settings, options, executor, progress
        self._publications = [one for one in settings.publications if not options.slugs or one.id in options.slugs]
        wanted = {slug for one in self._publications for slug in one.pages}
        self._slugs = [slug for slug in settings.pages if slug in wanted]
        keys = [language.key for language in settings.languages]
        self._languages = [key for key in keys if key in (options.languages or keys)]
        self._formats = [name for name in FORMATS if name in (options.formats or FORMATS)]
        self._read = formats.read(self._formats, self._languages, settings.source_language)
        self._required = options.strict or settings.policy.validators == "required"  # whether a verdict "not run" closes the gate
        self._validators = {name: probe.tool(name).version() for name in probe.VALIDATORS}
        self._reviews = Reviews(settings, options.as_of)
        self._ignore = ignore.load(settings.root, options.as_of)

    def articles(self) -> Result:
        """Make the articles alone, and report what is wrong with them."""
        return self._guarded(self._articles)

    def editions(self) -> Result:
        """Make everything and bring dist/ in line.

        Raises ConfigError when the theme or a language cannot be used, OutputError when a folder cannot be written, and
        ToolMissing when ``strict`` and a validator is not installed.
        """
        self.judge_look()
        ensure_writable(self._settings.root / "dist")
        self._require_validators()
        return self._guarded(self._everything)

    def plan(self) -> Result:
        """Say what ``editions`` would make and why, in the outcome's reasons, without making anything."""
        return self._guarded(self._planned, dry=True)

    def judge_look(self) -> None:
        """Raise ConfigError when ``[theme]`` cannot be used, or has no words or no font for a language of the project."""
        look = theme.load(self._settings.theme, self._settings.root)
        for language in self._settings.languages:
            # Editions name each other in their own words, so that one language without words would stop every one of them.
            look.families(Labels(language.locale).locale)

    def _guarded(self, work: Callable[[], Result], *, dry: bool = False) -> Result:
        """Do the work with the project locked; whatever happens, workers end and the ledger is kept."""
        with session(self._settings, self._executor, self._progress, dry=dry) as (self._ledger, self._engine):
            self._admission = Admission(self._settings, self._reviews, self._ignore, self._engine.outcome, self._options.as_of)
            result = work()
            self._sift(result)
        return result

    def _require_validators(self) -> None:
        for name in sorted({validator for format in self._formats for validator in FORMATS[format].judges}):
            if self._options.strict and not self._validators[name]:
                raise ToolMissing(f"{name} is not installed, and --strict asks for its verdict.", probe.tool(name).remedy)

    def _articles(self) -> Result:
        result = Result(self._engine.outcome)
        targets = plan.articles(self._settings, self._slugs, self._languages, result.findings.append)
        targets += pseudo.targets(self._settings, self._slugs, self._languages)
        targets += plan.booklets(self._settings, self._publications, self._languages)
        self._engine.run(targets)
        pinning = self._admission.pinning
        self._engine.run(changes := [target for slug in self._slugs for target in pinning.changes(slug, self._languages)])
        approved = [target for slug in self._slugs for target in self._approved(slug)]
        self._engine.run(approved)
        self._collect([*targets, *changes, *approved], result)
        for slug in self._slugs:
            original = self._engine.outcome.entry(plan.xml_target(slug, self._settings.source_language))
            result.findings += [*self._reviews.findings(slug), *self._reviews.standing(slug, original)]
        result.findings = pinning.told(self._slugs, self._languages, result.findings)
        return result

    def _approved(self, slug: str) -> list[Target]:
        """The targets that check the signatures of a page's records, and make what is released of it in each language."""
        records, source = self._reviews.records(slug), self._settings.source_language
        targets = release.signatures(self._settings, slug, records)
        for language in self._read:
            entry, older = self._admission.facts(slug, language), self._admission.pinning.release(slug, language)
            state = self._reviews.state(slug, language, str(entry.facts["content_digest"]) if entry else "")
            if older:
                targets.append(older)
            elif state.state is Stage.APPROVED:
                version = "" if language == source else self._reviews.state(slug, source, "").version
                targets.append(release.page(self._settings, slug, language, records, state, version))
        return targets

    def _collect(self, targets: Sequence[Target], result: Result) -> None:
        """Take findings out of the targets' entries; a lost worker or a problem of operation is one too."""
        for target in targets:
            entry = result.outcome.entry(target.name)
            if entry is not None:
                result.findings += entry.findings
            failure = result.outcome.failed.get(target.name)
            if isinstance(failure, ToolFailed):
                result.findings.append(Finding("target-failed", target.where, failure.message))

    def _sift(self, result: Result) -> None:
        """Set apart what the project ignores; an entry that is over, or that fits nothing that is known, is a finding itself."""
        known = [*result.findings, *(finding for entry in self._ledger.entries.values() for finding in entry.findings)]
        every = [language.key for language in self._settings.languages]
        stale = self._ignore.unmatched(known, (self._slugs, self._languages, self._settings.pages, every))
        result.ignored = self._ignore.ignored(result.findings)
        result.findings = [*self._ignore.counting(result.findings), *self._ignore.expired(), *stale]

    def _planned(self) -> Result:
        result = self._articles()
        self._editions(result)
        return result

    def _everything(self) -> Result:
        result = self._articles()
        keys = self._editions(result)
        judged = [target for key in keys if self._made(key) for target in plan.verdicts(self._settings, key, self._validators)]
        if self._options.validate or self._required:
            self._engine.run(judged)
        else:
            self._engine.recall(judged)
        self._collect(judged, result)
        self._publish(keys, result)
        return result

    def _editions(self, result: Result) -> list[EditionKey]:
        """Make the editions whose gate is open or that may be drafts; returns them all."""
        keys = self._open_keys(result)
        opened = {(key.slug, key.language) for key in keys if key not in result.closed}
        self._engine.run([release.booklet(self._settings, one, language, [found.page for found in result.older.get((one.id, language), ())])
                          for one in self._publications if one.booklet
                          for language in self._languages if (one.id, language) in opened])
        closed = {(key.slug, key.language) for key in result.closed}
        common = plan.shared(self._settings)
        made = [self._edition(key, result, closed, common) for key in formats.with_origins(keys)]
        self._engine.run(targets := crosslinks.joined(made, keys, self._untouched, self._settings, self._ledger.entries))
        self._collect(targets, result)
        return keys

    def _open_keys(self, result: Result) -> list[EditionKey]:
        """The editions to make: every article in every format; the gate's reasons are noted, and close a release."""
        keys = []
        for one in self._publications:
            for language in self._languages:
                older = self._admission.older(one, language, drafts=not self._options.release)
                if older:
                    result.older[(one.id, language)] = older
                elif self._admission.facts(one.id, language) is None:
                    result.held[f"{language}/{one.id}"] = self._admission.why_not_made(one, language)
                    continue
                reasons = [] if older else self._admission.reasons(one, language)
                # Beside an older translation the source of now would say something else.
                for key in (key for key in self._keys([one], [language]) if not (older and FORMATS[key.format].translated)):
                    mine = [*reasons, *self._admission.beside(one, key, reasons), *([gate.NOT_RUN] if self._lacks_validator(key) else [])]
                    if mine:
                        result.closed[key] = mine
                    if not (mine and (self._options.release or older)):  # an older version is no draft
                        keys.append(key)
        return keys

    def _keys(self, publications: Sequence[Publication], languages: Sequence[str]) -> list[EditionKey]:
        """The editions of publications in languages, in the formats that were asked for."""
        return [key for key in formats.keys(self._settings, publications, languages) if key.format in self._formats]

    def _lacks_validator(self, key: EditionKey) -> bool:
        """Whether the project requires a verdict on an edition that no installed validator can give."""
        return self._required and not all(self._validators[name] for name in FORMATS[key.format].judges)

    def _edition(self, key: EditionKey, result: Result, closed: Collection[tuple[str, str]], common: Shared) -> Target:
        alternates = self._admission.alternates(key, result.older)
        # An edition that was not asked for serves those that were, and is a draft where they are.
        draft = key in result.closed if key.format in self._formats else (key.slug, key.language) in closed
        target = plan.edition(self._settings, key, draft, alternates, common)
        return target if draft else release.edition(
            target, self._settings, key.slug, key.language, outdated=(key.slug, key.language) in result.older)

    def _shown(self, id: str, language: str, released: bool) -> Entry | None:
        """The entry of the article that an edition shows: the released one, or the article as it is now."""
        return self._engine.outcome.entry(release.name(id, language)) if released else self._admission.facts(id, language)

    def _made(self, key: EditionKey) -> Entry | None:
        entry = self._engine.outcome.entry(key.target)
        return entry if entry is not None and key.made in entry.outputs else None

    def _publish(self, keys: Sequence[EditionKey], result: Result) -> None:
        """Publish what was made and failed no validator; editions that this run did not ask for stay as they are."""
        published = []
        for key in keys:
            entry, article = self._made(key), self._shown(key.slug, key.language, key not in result.closed)
            if entry is None or article is None:
                result.held[key.path] = "it could not be made"
                continue
            verdicts = self._verdicts(key, entry)
            failed = sorted(name for name, outcome in verdicts.items() if outcome == "fail")
            if failed:
                result.held[key.path] = f"it failed {', '.join(failed)}"
                result.closed.setdefault(key, []).append(gate.FAILED)
                continue
            origin = formats.origin(key)
            if origin and origin.path in result.held:
                result.held[key.path] = f"{origin.path}, which it is made from, is held"
                continue
            older = [one.told() for one in result.older.get((key.slug, key.language), ())]
            published.append(Published(key, entry, article.facts, result.closed.get(key, []), verdicts, older))
        result.publications = sorted(
            [publication.describe(edition) for edition in published] + self._untouched, key=lambda one: str(one["path"]))
        self._index(result)

    def _verdicts(self, key: EditionKey, entry: Entry) -> dict[str, str]:
        judged = [self._engine.outcome.entry(plan.verdict_name(name, key)) for name in FORMATS[key.format].judges if self._validators[name]]
        return {**entry.facts["verdicts"], **{name: said for one in judged if one for name, said in one.facts["verdicts"].items()}}

    @cached_property
    def _untouched(self) -> list[dict[str, Any]]:
        """What the manifest says of editions that are still planned and were not asked for now."""
        every = formats.keys(self._settings, self._settings.publications, [one.key for one in self._settings.languages])
        asked = self._keys(self._publications, self._languages)
        return publication.previous(self._settings.root / "dist", {key.path for key in every} - {key.path for key in asked})

    def _index(self, result: Result) -> None:
        """Make the site from the manifest's publications and what the ledger knows of their articles, and bring dist/ in line."""
        facts = {}
        for one in result.publications:
            made = release.name if one["status"] == "release" else plan.xml_target
            entry = self._ledger.entries.get(made(one["id"], one["language"]))
            if entry is not None:
                facts[(one["id"], one["language"])] = entry.facts
        target = site.target(self._settings, [one for one in result.publications if one["language"] != PSEUDO], facts)
        self._engine.run([target])
        self._collect([target], result)
        if self._engine.outcome.entry(target.name) is not None:
            publication.bring_in_line(
                self._settings.root, result.publications, target.arguments["paths"], self._engine.digests, self._stale())

    def _stale(self) -> list[dict[str, Any]]:
        """The translations that policy was asked about, those that this run did not look at as the manifest has them."""
        pairs = [(slug, language) for slug in self._slugs for language in self._languages]
        known = [one.told() for slug, language in pairs if (one := self._admission.pinning.judged(slug, language))]
        every = {(slug, language.key) for slug in self._settings.pages for language in self._settings.languages} - set(pairs)
        known += [one for one in publication.stale(self._settings.root / "dist") if (one["page"], one["language"]) in every]
        return sorted(known, key=lambda one: (one["page"], one["language"]))
