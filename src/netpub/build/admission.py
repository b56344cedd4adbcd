"""Which publications may be released, in the text of now or in an older version, and in words why others are not made at all."""

from collections.abc import Collection, Sequence

from netpub.build import gate, plan, release
from netpub.build.engine import Outcome
from netpub.build.formats import FORMATS, EditionKey
from netpub.build.ignore import IgnoreList
from netpub.build.ledger import Entry
from netpub.build.pinning import RULES, STATUS, Pinning, Stale
from netpub.build.reviews import Reviews
from netpub.settings import Publication, Settings
from netpub.settings.languages import PINNED, PSEUDO


class Admission:
    """The gate of one build. ``outcome`` is filled as the build goes on; ``as_of`` is the day (ISO date)."""

    def __init__(self, settings: Settings, reviews: Reviews, ignored: IgnoreList, outcome: Outcome, as_of: str) -> None:
        self._settings, self._reviews, self._ignored, self._outcome, self._as_of = settings, reviews, ignored, outcome, as_of
        self.pinning = Pinning(settings, reviews, as_of, outcome.entry, ignored.counting)

    def facts(self, id: str, language: str) -> Entry | None:
        """Return the entry of the article of a page or booklet in a language when there is an article."""
        entry = self._outcome.entry(plan.xml_target(id, language))
        return entry if entry is not None and plan.xml_path(id, language) in entry.outputs else None

    def older(self, one: Publication, language: str, *, drafts: bool) -> Sequence[Stale]:
        """Return the pages that a publication is published in an older version of; none when it is published as it is now, or not at all.
        With ``drafts``, a text of now that is whole comes first."""
        if (drafts and self.facts(one.id, language)) or (one.booklet and not one.title.get(language)):
            return ()
        stale = [self.pinning.judged(slug, language) for slug in one.pages]
        others = [slug for slug, found in zip(one.pages, stale, strict=True) if found is None]
        pinned = [found for found in stale if found and found.status == STATUS[PINNED]]
        whole = len(pinned) + len(others) == len(stale) and all(self._admitted(slug, language) for slug in others)
        return pinned if whole else ()

    def _admitted(self, slug: str, language: str) -> bool:
        """Whether a page may be released as it is now."""
        return self.facts(slug, language) is not None and not self._of_page(slug, language)

    def reasons(self, one: Publication, language: str) -> list[str]:
        """Return why a publication may not be released as it is now: every reason against one of its pages, and against its own article."""
        found = [reason for slug in one.pages for reason in self._of_page(slug, language)]
        own = self.facts(one.id, language) if one.booklet else None
        return list(dict.fromkeys([*found, *gate.errors(self._ignored.counting(own.findings if own else ()))]))

    def beside(self, one: Publication, key: EditionKey, known: Sequence[str]) -> list[str]:
        """Return why an edition that holds the source, too, may not be released, beside the reasons that are known."""
        found = self.reasons(one, self._settings.source_language) if FORMATS[key.format].translated else []
        return [reason for reason in found if reason not in known]

    def alternates(self, key: EditionKey, older: Collection[tuple[str, str]]) -> list[dict[str, str]]:
        """Return the other languages that readers of an edition may choose; ``older``: those in older versions."""
        others = [one for one in self._settings.languages if one.key not in (key.language, PSEUDO)]
        return [
            {"key": one.key, "locale": one.locale} for one in others if (key.slug, one.key) in older or self.facts(key.slug, one.key)]

    def _of_page(self, slug: str, language: str) -> list[str]:
        page = self._reviews.page(slug, language, self._outcome.entry, self._ignored.counting)
        found = [*gate.reasons(page, self._as_of), *gate.errors(self._ignored.counting(self._reviews.findings(slug)))]
        if {release.signatures_name(slug), release.name(slug, language)} & self._outcome.failed.keys():
            found.append(gate.UNCHECKED)
        stale = self.pinning.judged(slug, language)
        found += [gate.PSEUDO] if language == PSEUDO else []
        return [*found, *([RULES[stale.status], *stale.reasons] if stale and stale.status != STATUS[PINNED] else [])]

    def why_not_made(self, one: Publication, language: str) -> str:
        """Return in words why there is no article of a publication."""
        if one.booklet:
            if not one.title.get(language):
                return f"[publications.{one.id}] has no title.{language}"
            lacking = [slug for slug in one.pages if self.facts(slug, language) is None]
            return f"it needs {', '.join(lacking)} in this language" if lacking else "its findings say why"
        if not (self._settings.root / plan.catalogue_path(one.id, language)).is_file() and language != self._settings.source_language:
            return f"there is no catalogue {plan.catalogue_path(one.id, language)}"
        stale = self.pinning.judged(one.id, language)
        if stale:
            return f"the source has changed since it was approved ({RULES[stale.status]}): {stale.words}"
        return self._outcome.held.get(plan.xml_target(one.id, language), "its findings say why")
