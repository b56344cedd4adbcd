"""What a project's records say, page by page: the one place where settings, records and articles come together."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from netpub.build import gate, plan, release, standing, trail
from netpub.build.ledger import Entry
from netpub.findings import Finding
from netpub.review import chain, state
from netpub.review.records import Record
from netpub.review.state import State
from netpub.settings import Settings


class Reviews:
    """The reviews of a project; the records of a page are read once."""

    def __init__(self, settings: Settings, as_of: str = "9999-12-31") -> None:
        """``as_of`` is the day (ISO date) on which pages are judged."""
        self._settings, self._as_of = settings, as_of
        self._read: dict[str, tuple[tuple[Record, ...], tuple[Finding, ...]]] = {}
        self._checked: dict[str, list[Finding]] = {}
        self._states: dict[tuple[str, str, str], State] = {}

    def records(self, slug: str) -> tuple[Record, ...]:
        """Return the records of a page, oldest first."""
        return self._page(slug)[0]

    def findings(self, slug: str) -> list[Finding]:
        """Return what is wrong with the records of a page and with the snapshots that they name."""
        if slug not in self._checked:
            records, damage = self._page(slug)
            found = list(damage)
            trail.check_snapshots(self._settings.root, slug, records, found.append)
            self._checked[slug] = found
        return list(self._checked[slug])

    def standing(self, slug: str, original: Entry | None) -> list[Finding]:
        """Return what is wrong with a page today and beside its approved text; ``original`` is the entry of its article in the source
        language."""
        first = self._settings.source_language
        state = self.state(slug, first, _digest(original))
        return list(standing.findings(self._settings.root, slug, first, original.facts, state, self._as_of)) if original else []

    def required(self, slug: str, language: str) -> tuple[str, ...]:
        """Return the roles that must sign a page in a language."""
        return self._settings.review.required(slug, language, language != self._settings.source_language)

    def state(self, slug: str, language: str, content_digest: str) -> State:
        """Return the state of a page in a language; ``content_digest`` is that of its article as it is now, empty when there is none.
        Records that somebody tampered with allow nothing."""
        key = (slug, language, content_digest)
        if key not in self._states:
            records, damage = self._page(slug)
            found = state.of(records, language, content_digest, self.required(slug, language), self._settings.review.signed)
            rules = [finding.rule for finding in damage if finding.rule in chain.DAMAGE]
            self._states[key] = replace(found, reasons=tuple(dict.fromkeys((*rules, *found.reasons)))) if rules else found
        return self._states[key]

    def page(
        self, slug: str, language: str, entry: Callable[[str], Entry | None], counting: Callable[[Iterable[Finding]], list[Finding]],
    ) -> gate.Page:
        """Return what the gate needs to know of a page in a language: ``entry`` gives what a target came to by its name, ``counting`` the
        findings that the project does not ignore."""
        first = self._settings.source_language
        mine, original = entry(plan.xml_target(slug, language)), entry(plan.xml_target(slug, first))
        others = [entry(name) for name in (release.signatures_name(slug), release.name(slug, language))]
        findings = [finding for one in (mine, original, *others) if one for finding in one.findings] + list(self._page(slug)[1])
        findings += self.standing(slug, original)
        facts = mine.facts if mine else {}
        source = self.state(slug, first, _digest(original)) if language != first else None
        return gate.Page(facts, counting(findings), self.state(slug, language, _digest(mine)), source)

    def _page(self, slug: str) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
        if slug not in self._read:
            damage: list[Finding] = []
            records = trail.read(self._settings.root, slug, damage.append)
            self._read[slug] = (records, tuple(damage))
        return self._read[slug]


def _digest(entry: Entry | None) -> str:
    return str(entry.facts.get("content_digest", "")) if entry else ""
