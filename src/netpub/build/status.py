"""The state of a project as its last build left it: a row for each page and language. Nothing is built for it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from netpub.build import due_dates, gate, ignore, ledger, plan, publication, release
from netpub.build.ledger import Entry
from netpub.build.pinning import INCOMPLETE, RULES, STATUS, Pinning, Stale
from netpub.build.reviews import Reviews
from netpub.findings import Severity
from netpub.publish import dashboard, theme
from netpub.publish.dashboard import Row
from netpub.settings import Settings
from netpub.settings.languages import PINNED, WITHDRAW
from netpub.text.labels import SOURCE, Labels, speaks

# The targets that have findings about pages and their approvals.
_KINDS = ("xml:", "change:", "release:", "signatures:")


def rows(settings: Settings, as_of: str) -> list[Row]:
    """Return the rows of a project on the day ``as_of`` (ISO date), page by page in the order of the project."""
    made = _Reading(settings, as_of)
    return [made.row(slug, language.key, language.locale) for slug in settings.pages for language in settings.languages]


class _Reading:
    """What rows are read from: the ledger, the manifest and the records, each once."""

    def __init__(self, settings: Settings, as_of: str) -> None:
        self._settings, self._as_of = settings, as_of
        self._entries = ledger.read(settings.root / ".netpub/ledger.json", _KINDS)
        self._ignored = ignore.load(settings.root, as_of)
        self._reviews = Reviews(settings, as_of)
        self._pinning = Pinning(settings, self._reviews, as_of, self._entries.get, self._ignored.counting)
        self._made: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for one in publication.previous(settings.root / "dist"):
            self._made.setdefault((one["id"], one["language"]), []).append(one)

    def row(self, slug: str, language: str, locale: str) -> Row:
        """The row of a page in a language."""
        entry, stale = self._entries.get(plan.xml_target(slug, language)), self._pinning.judged(slug, language)
        page = self._reviews.page(slug, language, self._entries.get, self._ignored.counting)
        reasons = (*gate.reasons(page, self._as_of), *([RULES[stale.status], *stale.reasons] if stale else []))
        findings = self._ignored.counting(entry.findings if entry else ())
        made = self._made.get((slug, language), [])
        state, is_stale = self._state(slug, language, entry, reasons, stale, made), self._is_stale(slug, language, entry, reasons)
        facts, behind = self._facts(entry), entry.facts if entry else {}
        pinned = stale.approved.version if stale and state == STATUS[PINNED] else ""
        if pinned:
            # What is out is the older version; that the text of now is not whole keeps nothing from its readers.
            facts, reasons = self._facts(self._entries.get(release.name(slug, language))), (RULES[state],)
            findings = [finding for finding in findings if finding.rule != INCOMPLETE]
        counts = Counter(finding.severity for finding in findings)
        due = due_dates.of_page(self._settings, slug, language, page, self._as_of).day if facts else ""
        return Row(
            slug, str(facts.get("title", "")), language, locale, state, page.state.state.value, page.state.version, reasons,
            str(facts.get("last_review", "")), str(facts.get("next_review", "")), due, gate.OVERDUE in reasons, is_stale,
            page.state.missing if facts and not pinned else (), len(page.state.comments), counts[Severity.ERROR], counts[Severity.WARNING],
            tuple(one["format"] for one in made), {one["format"]: one["verdicts"] for one in made}, pinned, int(behind.get("segments", 0)),
            int(behind.get("stale", 0)), int(behind.get("clinical", 0)), bool(behind.get("begun")), facts.get("ease"))

    def _facts(self, entry: Entry | None) -> Mapping[str, Any]:
        """The facts of an article; none where there is no whole one."""
        return entry.facts if entry and entry.outputs else {}

    def _state(
        self, slug: str, language: str, entry: Entry | None, reasons: Sequence[str], stale: Stale | None, made: Sequence[Mapping[str, Any]],
    ) -> str:
        if entry is None:
            translated = language == self._settings.source_language or (self._settings.root / plan.catalogue_path(slug, language)).is_file()
            return "not built" if translated else "no catalogue"
        if stale and (stale.status == STATUS[WITHDRAW] or not entry.outputs or not any(one["status"] == "draft" for one in made)):
            return stale.status
        if not entry.outputs:
            return "held"
        return "draft" if reasons else "release"

    def _is_stale(self, slug: str, language: str, entry: Entry | None, reasons: Sequence[str]) -> bool:
        if entry is None or language == self._settings.source_language:
            return False
        source = self._entries.get(plan.xml_target(slug, self._settings.source_language))
        made_from, now = entry.facts.get("source_digest", ""), source.facts.get("content_digest", "") if source else ""
        lacking = any(finding.rule == INCOMPLETE for finding in entry.findings)
        return lacking or gate.STALE in reasons or bool(made_from and now and made_from != now)


def pages(settings: Settings, found: Sequence[Row], as_of: str) -> dict[str, bytes]:
    """Return the dashboard by file name: ``index.html`` in the words of the source language (English where netpub has none for it), and a
    page in each other language of the project that it has words for."""
    first = settings.language(settings.source_language)
    spoken = {"index.html": Labels(first.locale if speaks(first.locale) else SOURCE)}
    spoken |= {f"{one.key}.html": Labels(one.locale) for one in settings.languages if one is not first and speaks(one.locale)}
    look = theme.load(settings.theme, settings.root)
    return {
        file: dashboard.write(found, as_of, labels, spoken, settings.publisher.name, look) for file, labels in spoken.items()}
