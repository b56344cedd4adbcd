"""What a dossier is made of: records, snapshots, findings, verdicts and digests of a page, from the last build and the project."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from netpub.article import Article
from netpub.build import gate, plan, publication, release
from netpub.build.ledger import Entry
from netpub.build.reviews import Reviews
from netpub.build.target import to_json
from netpub.findings import Finding, Severity
from netpub.review import chain, dossier, records, snapshots
from netpub.review.dossier import Check, Dossier
from netpub.settings import Settings

Entries = Callable[[str], Entry | None]
Counting = Callable[[Iterable[Finding]], list[Finding]]


def gather(settings: Settings, slug: str, article: Article, entry: Entries, counting: Counting, as_of: str) -> Dossier:
    """Return the dossier of a page on the day ``as_of``. ``article`` is its text in the source language; ``entry`` gives what a target came
    to by its name, ``counting`` the findings that the project does not ignore."""
    reviews = Reviews(settings)
    found = reviews.records(slug)
    keys = [one.key for one in settings.languages]
    pages = {key: reviews.page(slug, key, entry, counting) for key in keys}
    signed = entry(release.signatures_name(slug))
    stored = {one.content_digest: snapshots.name(one.language, one.content_digest) for one in found if one.snapshot}
    whole = {digest: name for digest, name in stored.items() if (_folder(settings, slug) / snapshots.FOLDER / name).is_file()}
    return Dossier(
        title=article.title, page=slug, facts=_facts(settings, slug, article, len(found), found[-1].hash if found else "", as_of),
        records=found, states={key: page.state for key, page in pages.items()},
        reasons={key: gate.reasons(page, as_of) for key, page in pages.items()},
        damage=[f"{one.where.file}:{one.where.line}: {one.what}" for one in reviews.findings(slug)],
        signatures=[one.what for one in signed.findings] if signed else [], evidence=dossier.evidence(article),
        checks=[_check(key, entry, counting, slug) for key in keys if entry(plan.xml_target(slug, key))],
        files=_files(settings, slug), snapshots=whole)


def _folder(settings: Settings, slug: str) -> Path:
    return settings.root / "source" / slug


def _facts(settings: Settings, slug: str, article: Article, count: int, last: str, as_of: str) -> list[tuple[str, str]]:
    dates = [(name, article.date(event)) for name, event in (
        ("Published", "published"), ("Last reviewed", "last-review"), ("Next review", "next-review"))]
    return [
        ("Page", slug), ("Publisher", settings.publisher.name), ("Made on", as_of), *((name, date) for name, date in dates if date),
        ("Records", f"{count} in {records.path(slug)}" + (f", the last one {last}" if last else ""))]


def _check(language: str, entry: Entries, counting: Counting, slug: str) -> Check:
    """The findings on a text; advice is counted and not listed."""
    made = entry(plan.xml_target(slug, language))
    found = list(dict.fromkeys(counting(made.findings if made else ())))
    counts = Counter(finding.severity.value for finding in found)
    listed = [(one.rule, one.severity.value, one.what) for one in found if one.severity is not Severity.INFO]
    return Check(language, {severity.value: counts[severity.value] for severity in Severity}, listed)


def _files(settings: Settings, slug: str) -> list[dict[str, Any]]:
    holders = {one.id for one in settings.publications if slug in one.pages}
    return [one for one in publication.previous(settings.root / "dist") if one["id"] in holders]


def copies(settings: Settings, made: Dossier) -> dict[str, bytes]:
    """Return the files that go with a dossier by name: the records as they are, every stored text with its pictures, and all of it as
    JSON."""
    folder = _folder(settings, made.page)
    pictures = {snapshots.picture(made.page, href, digest) for one in made.records if one.snapshot for href, digest in one.figures}
    names = [
        records.FILE, chain.NOTE, *(f"{snapshots.FOLDER}/{name}" for name in sorted(set(made.snapshots.values()))),
        *sorted(path.removeprefix(f"source/{made.page}/") for path in pictures)]
    found = {name: (folder / name).read_bytes() for name in names if (folder / name).is_file()}
    return {**found, "dossier.json": to_json(_plain(made))}


def _plain(made: Dossier) -> dict[str, Any]:
    """A dossier as JSON values; keys of records that are empty are left out."""
    data = asdict(made)
    data["records"] = [_filled(one) for one in data["records"]]
    data["states"] = {
        language: {"state": one["state"], "version": one["version"], "approved": one["approved"], "missing": list(one["missing"]),
                   "reasons": list(made.reasons[language])} for language, one in data.pop("states").items()}
    data.pop("reasons")
    data["facts"] = dict(made.facts)
    data["checks"] = [
        {"language": one.language, "counts": dict(one.counts),
         "findings": [{"rule": rule, "severity": severity, "what": what} for rule, severity, what in one.findings]} for one in made.checks]
    return data


def _filled(record: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in record.items() if value not in ("", (), 0) and name != "blocking"}
    if record["kind"] == "comment":
        kept["blocking"] = record["blocking"]
    return {**kept, "figures": dict(record["figures"])} if record["figures"] else kept
