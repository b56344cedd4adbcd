"""Translations whose source has changed since they were approved, and what becomes of them by the policy of netpub.toml."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from netpub.build import gate, plan, release, sources
from netpub.build.ledger import Entry
from netpub.build.reviews import Reviews
from netpub.build.target import Target
from netpub.findings import Finding, Where
from netpub.review import snapshots, versions
from netpub.review.older import Newer
from netpub.review.state import OPEN_COMMENTS, WITHDRAWN, Stage, State
from netpub.settings import Settings
from netpub.settings.languages import HOLD, PINNED, WITHDRAW

Find = Callable[[str], Entry | None]
Counting = Callable[[Iterable[Finding]], list[Finding]]
# What a page in a language is called that policy was asked about, and the finding that says so.
STATUS = {PINNED: "pinned", HOLD: "held", WITHDRAW: "withdrawn"}
RULES = {"pinned": "translation-pinned", "held": "translation-held", "withdrawn": "translation-withdrawn"}
INCOMPLETE = "translation-incomplete"


@dataclass(frozen=True, slots=True)
class Stale:
    """An approved translation of a page whose source is another text now.

    ``status`` is ``pinned`` (the approved version is published, and says that it is older), ``held`` or ``withdrawn``; ``change`` the
    class of what changed in the source, in so many ``blocks``. ``approved`` is the state of the approved version, ``source`` what has
    become of the source. ``segments`` of the catalogue are behind, ``clinical`` of them for a clinical reason. ``reasons`` (ids) say why
    a version that policy would pin is held.
    """

    page: str
    language: str
    status: str
    change: str
    blocks: int
    approved: State
    source: Newer
    segments: int
    clinical: int
    reasons: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What happened, and how much is to do."""
        count, grave = self.segments, self.clinical
        said = [f"version {self.approved.version} of {self.approved.at}", f"{self.change} change in {_counted(self.blocks, 'block')}"]
        said += [f"{_counted(count, 'text')} behind, {grave} for a clinical reason"] if count else []
        said += [f"{STATUS[PINNED]} it cannot be: {', '.join(self.reasons)}"] if self.reasons else []
        return "; ".join(said)

    def told(self) -> dict[str, Any]:
        """Return it as the manifest gives it."""
        return {
            "page": self.page, "language": self.language, "status": self.status, "change": self.change,
            "version": self.approved.version, "approved": self.approved.at, "made_from": self.source.made_from,
            "source_version": self.source.version, "stale": self.segments, "clinical": self.clinical,
            "reasons": [RULES[self.status], *self.reasons],
        }


class Pinning:
    """The translations of a project on a day. ``find`` gives what a target came to by its name, ``counting`` the findings that the
    project does not ignore."""

    def __init__(self, settings: Settings, reviews: Reviews, as_of: str, find: Find, counting: Counting) -> None:
        self._settings, self._reviews, self._as_of, self._find, self._counting = settings, reviews, as_of, find, counting

    def changes(self, slug: str, languages: Iterable[str]) -> list[Target]:
        """Return the targets that hold the approved translations of a page against its source, where those are not in order."""
        found = []
        for language in languages:
            approved = self._approved(slug, language)
            if approved is not None:
                found.append(self._change(slug, language, approved))
        return found

    def stale(self, slug: str, language: str) -> Stale | None:
        """Return what has become of a page in a language; None when there is nothing that policy would have to say."""
        approved = self._approved(slug, language)
        entry = self._find(_name(slug, language)) if approved else None
        if approved is None or entry is None or not entry.facts.get("change") or any(
                entry.facts.get(name) != value for name, value in self._about(slug, approved).items()):
            return None
        change = str(entry.facts["change"])
        status = STATUS[getattr(self._settings.language(language).when_stale, change)]
        mine = self._find(plan.xml_target(slug, language))
        facts = mine.facts if mine else {}
        return Stale(
            slug, language, status, change, int(entry.facts["blocks"]), approved, self._newer(slug, str(entry.facts["made_from"])),
            int(facts.get("stale", 0)), int(facts.get("clinical", 0)))

    def judged(self, slug: str, language: str) -> Stale | None:
        """Return the same once the releases are made: a version is pinned only if nothing speaks against it."""
        found = self.stale(slug, language)
        if found is None or found.status != STATUS[PINNED]:
            return found
        reasons = self._against(found)
        return replace(found, status=STATUS[HOLD], reasons=tuple(reasons)) if reasons else found

    def release(self, slug: str, language: str) -> Target | None:
        """Return the target that makes the older version of a page that is pinned; None for any other."""
        found = self.stale(slug, language)
        if found is None or found.status != STATUS[PINNED]:
            return None
        target = release.page(
            self._settings, slug, language, self._reviews.records(slug), found.approved, found.source.made_from)
        return release.older(target, self._settings, language, asdict(found.source))

    def told(self, slugs: Sequence[str], languages: Sequence[str], findings: Iterable[Finding]) -> list[Finding]:
        """Return findings with what policy makes of each stale translation. That a pinned one has no whole text now is no fault: its
        readers have one."""
        stale = [found for slug in slugs for language in languages if (found := self.judged(slug, language))]
        pinned = {(found.page, found.language) for found in stale if found.status == STATUS[PINNED]}
        kept = [one for one in findings if one.rule != INCOMPLETE or (one.where.page, one.where.language) not in pinned]
        return [*kept, *(
            Finding(RULES[found.status], Where(plan.catalogue_path(found.page, found.language), 0, found.page, found.language), found.words)
            for found in stale)]

    def _approved(self, slug: str, language: str) -> State | None:
        """The state of the last approved version of a translation, if that is not simply what may be released now: another text of it or
        of its source is at hand. None also for one that was taken back."""
        if language == self._settings.source_language or not self._reviews.records(slug):
            return None  # without a record nothing is approved; of most pages of a large project this is asked in vain
        mine, original = self._find(plan.xml_target(slug, language)), self._find(plan.xml_target(slug, self._settings.source_language))
        if original is None or not original.outputs:
            return None
        facts = mine.facts if mine else {}
        now = self._reviews.state(slug, language, str(facts.get("content_digest", "")))
        first = self._reviews.state(slug, self._settings.source_language, str(original.facts["content_digest"]))
        in_order = now.state is first.state is Stage.APPROVED and facts.get("source_digest") == first.approved
        if not now.approved or in_order:
            return None
        approved = self._reviews.state(slug, language, now.approved)
        return None if approved.state is Stage.WITHDRAWN else approved

    def _about(self, slug: str, approved: State) -> dict[str, str]:
        """What a comparison is of."""
        original = self._find(plan.xml_target(slug, self._settings.source_language))
        now = str(original.facts["content_digest"]) if original else ""
        return {"approved": approved.approved, "source": self._settings.source_language, "now": now}

    def _change(self, slug: str, language: str, approved: State) -> Target:
        root, first = self._settings.root, self._settings.source_language
        kept = {snapshots.name(first, one.content_digest): dict(one.figures) for one in self._reviews.records(slug)
                if one.language == first and one.snapshot}
        inputs = {
            "translation": root / snapshots.path(slug, language, approved.approved), "now": root / plan.xml_path(slug, first),
            "media": root / f"build/ingest/{slug}.media.zip", **sources.stored(self._settings, slug, _reported_before)}
        return Target(
            _name(slug, language), "netpub.build.jobs.translation_change:run", inputs, (),
            {"known": dict(sorted(kept.items())), "likely": self._likely(slug, language, approved), **self._about(slug, approved)},
            Where(plan.catalogue_path(slug, language), 0, slug, language))

    def _likely(self, slug: str, language: str, approved: State) -> str:
        """The file name of the snapshot of the source that stood approved when the translation was."""
        first, found = self._settings.source_language, ""
        for one in self._reviews.records(slug):
            if one.kind == "approve" and one.version and one.language == first:
                found = snapshots.name(first, one.content_digest)
            if one.language == language and one.version and one.content_digest == approved.approved:
                break
        return found

    def _newer(self, slug: str, made_from: str) -> Newer:
        """What has become of the source since it was the text of the snapshot ``made_from``."""
        first = self._settings.source_language
        known = versions.revisions(self._reviews.records(slug), first)
        former = next((one.version for one in known if snapshots.name(first, one.content_digest) == made_from), "")
        locale, last = self._settings.language(first).locale, known[-1] if known else None
        if last is None or last.version == former:
            return Newer(locale, former)
        return Newer(locale, former, last.version, last.at)

    def _against(self, found: Stale) -> list[str]:
        """Why an older version may not be published: what its records say, a source that was never approved or was taken back, and all
        that closes the gate to any release. Comments count that are on this version."""
        slug, state = found.page, found.approved
        made = [self._find(name) for name in (release.name(slug, found.language), release.signatures_name(slug))]
        lost = made[0] is None or (made[1] is None and release.signatures(self._settings, slug, self._reviews.records(slug)))
        findings = [*self._reviews.findings(slug), *(finding for entry in made if entry for finding in entry.findings)]
        open_here = any(one.blocking and one.content_digest == state.approved for one in state.comments)
        reasons = tuple(one for one in state.reasons if one != OPEN_COMMENTS or open_here)
        page = gate.Page(made[0].facts if made[0] else {}, self._counting(findings), replace(state, reasons=reasons))
        source = self._is_source_good(slug, found.source.made_from)
        return [*gate.reasons(page, self._as_of), *([] if source else [gate.SOURCE]), *([gate.UNCHECKED] if lost else [])]

    def _is_source_good(self, slug: str, version: str) -> bool:
        """Whether the version of the source that a translation was made from was approved and stands, and so does the last one."""
        first, good = self._settings.source_language, False
        for one in self._reviews.records(slug):
            if one.language == first and one.version == version and one.kind in ("approve", "withdraw"):
                good = one.kind == "approve"
        return bool(version) and good and WITHDRAWN not in self._reviews.state(slug, first, "").reasons


def _name(slug: str, language: str) -> str:
    return f"change:{language}:{slug}"


def _reported_before(finding: Finding) -> None:
    """What is wrong with the stored versions of a page is told with the page."""
    del finding


def _counted(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}"
