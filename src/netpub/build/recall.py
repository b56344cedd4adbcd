"""What must be taken back when a page expires or its approval is withdrawn: every language, format and print batch."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from netpub.build import gate, ignore, plan, publication
from netpub.build.ledger import Ledger
from netpub.build.pinning import RULES, STATUS, Pinning
from netpub.build.reviews import Reviews
from netpub.review.records import Record
from netpub.review.state import WITHDRAWN
from netpub.settings import Settings
from netpub.settings.languages import WITHDRAW


@dataclass(frozen=True, slots=True)
class Recall:
    """What is outside of a page in a language: ``paths`` below dist of released files, and print ``batches``, oldest first; ``why`` are
    the gate's ids. ``version`` is that of a translation that policy withdraws: copies of it may be out wherever dist was published."""

    page: str
    language: str
    why: tuple[str, ...]
    paths: tuple[str, ...]
    batches: tuple[Record, ...]
    version: str = ""


def expired(settings: Settings, as_of: str, released: Sequence[Mapping[str, Any]] | None = None) -> list[Recall]:
    """Return what must be taken back on the day ``as_of`` (ISO date): pages with an overdue review or a withdrawn approval of which
    something was released or printed, and translations that policy withdraws, in the order of the project. Facts are those of the last
    build; ``released`` are the publications of a manifest, by default of that in dist."""
    ledger, reviews = Ledger(settings.root / ".netpub/ledger.json"), Reviews(settings)
    pinning = Pinning(settings, reviews, as_of, ledger.entries.get, ignore.load(settings.root, as_of).counting)
    out_there = publication.previous(settings.root / "dist") if released is None else released
    found = []
    for slug in settings.pages:
        for language in settings.languages:
            entry = ledger.entries.get(plan.xml_target(slug, language.key))
            facts = entry.facts if entry else {}
            state = reviews.state(slug, language.key, str(facts.get("content_digest", "")))
            overdue = gate.is_overdue(str(facts.get("next_review", "")), as_of)
            why = (*([gate.OVERDUE] if overdue else []), *([WITHDRAWN] if WITHDRAWN in state.reasons else []))
            if language.key != settings.source_language and WITHDRAWN in reviews.state(slug, settings.source_language, "").reasons:
                why = (*why, gate.SOURCE)  # what was translated from a text that was taken back
            stale = pinning.judged(slug, language.key)
            withdrawn = stale if stale and stale.status == STATUS[WITHDRAW] else None
            why = (*why, *([RULES[withdrawn.status]] if withdrawn else []))
            if why:
                out = outside(settings, slug, language.key, why, out_there)
                found += [replace(out, version=withdrawn.approved.version)] if withdrawn else [out] if out.paths or out.batches else []
    return found


def outside(
    settings: Settings, slug: str, language: str, why: Sequence[str] = (), released: Sequence[Mapping[str, Any]] | None = None,
) -> Recall:
    """Return what is outside of a page in a language, booklets that hold it included; ``released`` as ``expired`` has it."""
    holders = {one.id for one in settings.publications if slug in one.pages}
    paths = [str(one["path"]) for one in (publication.previous(settings.root / "dist") if released is None else released)
             if one["id"] in holders and one["language"] == language and one["status"] == "release"]
    batches = [one for one in Reviews(settings).records(slug) if one.kind == "batch" and one.language == language]
    return Recall(slug, language, tuple(why), tuple(paths), tuple(batches))


def listed(recalls: Iterable[Recall]) -> Iterator[str]:
    """Yield what must be taken back of several pages, each under its name and the reasons."""
    for recall in recalls:
        yield f"Take back {recall.page} ({recall.language}): {', '.join(recall.why)}"
        yield from (f"  {line}" for line in words(recall))


def words(recall: Recall) -> Iterator[str]:
    """Yield what must be taken back in words, a line each."""
    yield from (f"take down dist/{path}" for path in recall.paths)
    if recall.version:
        yield f"take back every copy of version {recall.version}, wherever it was published"
    for batch in recall.batches:
        yield (f"call back {batch.copies} copies of version {batch.version} ({batch.format}), printed by {batch.printer}, {batch.at}, "
               f"file {batch.edition[:16]}")
