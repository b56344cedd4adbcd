"""build/status/: the state of a project as a page that needs no server: numbers, pictures, and a table that a small script sorts.

The words are those of the language that is asked for; titles of pages are in their own.
"""

import string
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from html import escape as _escape
from typing import Any
from urllib.parse import quote

from babel import Locale

from netpub.publish import dashboard_charts, palette
from netpub.publish.theme import Theme
from netpub.text.labels import Labels, own_name

escape = cache(_escape)  # names and words come again in thousands of rows, in every language of the page
# What a page may be, and the class of its mark; all but the first keep it from its readers.
STATES = {
    "release": "good", "pinned": "older", "draft": "waits", "held": "bad", "withdrawn": "bad gone", "no catalogue": "none",
    "not built": "none unknown",
}
_ORDER = tuple(STATES)
_EXPLAINED = frozenset(("draft", "held", "withdrawn", "pinned"))  # the states that have reasons
_STATE_WORDS = {
    "release": "Released", "pinned": "Older version", "draft": "Draft", "held": "Held back", "withdrawn": "Taken back",
    "no catalogue": "No translation", "not built": "Not built yet",
}
_EASE_WORDS = {
    "very easy": "Very easy", "easy": "Easy", "plain": "Plain", "fairly hard": "Fairly hard", "hard": "Hard", "very hard": "Very hard"}
_REASON_WORDS = {
    "not-approved": "Not approved", "changed-since-approval": "Changed since approval", "withdrawn": "Approval withdrawn",
    "open-comments": "Open comments", "review-overdue": "Review overdue", "stale-translation": "Translation of an older text",
    "source-not-approved": "Source not approved", "approval-not-checked": "Approvals not checked",
    "translation-pinned": "The source has changed since", "translation-held": "The source has changed since",
    "translation-withdrawn": "The source has changed since",
}


@dataclass(frozen=True)
class Row:
    """A page in a language. ``state`` is one of STATES, ``review`` how far its approval has come, ``revision`` the last approved version,
    ``reasons`` what keeps it from its readers (ids of the gate or of rules). ``stale`` says that the source is another now than what was
    translated, ``overdue`` that its review is; ``due`` is the last day in time for it (ISO 8601, empty when not known). ``missing`` are
    the roles that have not signed, ``comments`` counts open ones; ``verdicts`` are those of each format of ``editions``.

    ``pinned`` is the version that is published in place of the text of now. ``segments`` counts the texts of a translation,
    ``stale_segments`` those that the catalogue is behind by, ``stale_clinical`` how many of those for a clinical reason; ``begun`` says
    that any was ever translated. ``ease`` is how easy the text is to read: ``scale``, ``score`` and ``words``, None where it is not
    measured."""

    page: str
    title: str
    language: str
    locale: str
    state: str
    review: str
    revision: str
    reasons: tuple[str, ...]
    last_review: str
    next_review: str
    due: str
    overdue: bool
    stale: bool
    missing: tuple[str, ...]
    comments: int
    errors: int
    warnings: int
    editions: tuple[str, ...]
    verdicts: Mapping[str, Mapping[str, str]]
    pinned: str = ""
    segments: int = 0
    stale_segments: int = 0
    stale_clinical: int = 0
    begun: bool = False
    ease: Mapping[str, Any] | None = None

    @cached_property
    def counts(self) -> Counter[str]:
        """How many verdicts on its editions are ``pass``, ``fail`` and ``not-run``."""
        return Counter(outcome for outcomes in self.verdicts.values() for outcome in outcomes.values())


def coverage(rows: Iterable[Row]) -> dict[str, Counter[str]]:
    """Return how many pages of each language are in each state, in the order of the languages."""
    found: dict[str, Counter[str]] = {}
    for row in rows:
        if row.language not in found:
            found[row.language] = Counter()
        found[row.language][row.state] += 1
    return found


def write(rows: Sequence[Row], as_of: str, labels: Labels, others: Mapping[str, Labels], publisher: str, theme: Theme) -> bytes:
    """Return the page as of a day (ISO 8601). ``others`` are the languages that it is written in, by file name, its own among them."""
    words = {
        "language": labels.locale, "direction": labels.direction, "publisher": publisher, "skip": labels("Skip to the text"),
        "title": labels("State of the project"), "day": labels("On {date}").replace("{date}", labels.date(as_of)),
        "due_title": labels("Reviews due"), "coverage_title": labels("Languages"), "table_title": labels("Pages"),
        "search": labels("Search"), "found": labels("{count} found"), "sort": labels("Sort by {column}"),
        "rows": labels("All pages in all languages"),
    }
    parts = {
        "style": palette.style_sheet(theme, "web.css", "status.css"), "script": theme.file("status.js"),
        "languages": _languages(others, labels), "numbers": _numbers(rows, labels), "due": _due(rows, as_of, labels),
        "coverage": _coverage(rows, labels), "head": _head(labels), "body": "\n".join(_row(row, labels) for row in rows),
    }
    template = string.Template(theme.file("status.html"))
    return template.substitute({name: escape(text) for name, text in words.items()}, **parts).encode()


def _languages(others: Mapping[str, Labels], own: Labels) -> str:
    if len(others) == 1:
        return ""
    current = {own.locale: ' aria-current="page"'}
    items = "".join(
        f'<li><a href="{quote(file)}" lang="{escape(one.locale)}" hreflang="{escape(one.locale)}"{current.get(one.locale, "")}>'
        f"{escape(one.name)}</a></li>" for file, one in others.items())
    return f'<nav class="languages" aria-label="{escape(own("Languages"))}"><ul>{items}</ul></nav>'


def _numbers(rows: Sequence[Row], labels: Labels) -> str:
    """What one wants to know first, as numbers."""
    told = (
        (labels("Released"), sum(row.state == "release" for row in rows), "good"),
        (labels("Drafts"), sum(row.state == "draft" for row in rows), "waits"),
        (labels("Review overdue"), sum(row.overdue for row in rows), "bad"),
        (labels("Stale translations"), sum(row.stale for row in rows), "bad"),
        (labels("With errors"), sum(row.errors > 0 for row in rows), "bad"),
    )
    return "".join(
        f'<div class="{kind if count else "none"}"><dt>{escape(name)}</dt><dd>{_number(count, labels)}</dd></div>'
        for name, count, kind in told)


@cache
def _number(count: int, labels: Labels) -> str:
    return labels.number(count)


@cache
def _day(iso: str, labels: Labels) -> str:
    return labels.date(iso)


def _due(rows: Sequence[Row], as_of: str, labels: Labels) -> str:
    days = [row.due for row in rows if row.due]
    bars = dashboard_charts.periods(days, as_of, labels)
    unknown = len(rows) - len(days)
    description = labels(", ").join(f"{name}{labels(': ')}{count}" for name, count in bars if count) or labels("None")
    told = [(name, count) for name, count in bars if count] + ([(labels("Without a day"), unknown)] if unknown else [])
    picture = dashboard_charts.timeline(bars, labels("Reviews due by their day"), f"{description}.")
    return _chart(picture, (labels("When"), labels("Reviews")), [[name, _number(count, labels)] for name, count in told], labels)


def _coverage(rows: Sequence[Row], labels: Labels) -> str:
    names = {row.language: row.locale for row in rows}
    found = coverage(rows)
    used = {state: style for state, style in STATES.items() if any(counts[state] for counts in found.values())}
    said = labels("; ").join(
        _name(names[key]) + labels(": ") + labels(", ").join(f"{_state(state, labels)} {counts[state]}" for state in used if counts[state])
        for key, counts in found.items())
    bars = [(_name(names[key]), counts) for key, counts in found.items()]
    picture = dashboard_charts.shares(bars, used, labels("Pages of each language by their state"), f"{said}.")
    legend = "".join(
        f'<li><span class="key {style}" aria-hidden="true"></span>{_state(state, labels)}</li>' for state, style in used.items())
    table = [[_name(names[key]), *(_number(counts[state], labels) for state in used)] for key, counts in found.items()]
    head = (labels("Language"), *(_state(state, labels) for state in used))
    return f'<ul class="legend">{legend}</ul>' + _chart(picture, head, table, labels)


def _chart(picture: str, head: Sequence[str], table: Sequence[Sequence[str]], labels: Labels) -> str:
    """A picture, and its numbers as a table for whoever opens it."""
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in head)
    rows = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>' for row in table)
    return (
        f'<div class="table chart" tabindex="0" role="group" aria-label="{escape(labels("Picture"))}">{picture}</div>'
        f"<details><summary>{escape(labels('The same as a table'))}</summary>"
        f'<div class="table" tabindex="0" role="group" aria-label="{escape(labels("The same as a table"))}">'
        f"<table><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table></div></details>")


@cache
def _name(locale: str) -> str:
    """A language's own name for itself; netpub need not have words for it."""
    return own_name(Locale.parse(locale, sep="-"))


def _state(state: str, labels: Labels) -> str:
    return labels(_STATE_WORDS[state])


def _head(labels: Labels) -> str:
    columns = (
        labels("Page"), labels("Language"), labels("State"), labels("Version"), labels("Next review"), labels("Translation"),
        labels("Reading ease"), labels("Findings"), labels("Verdicts"))
    return "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)


def _row(row: Row, labels: Labels) -> str:
    counts = row.counts
    return (
        f"<tr>{_title_cell(row.page, row.title, row.language, row.locale, 'html' in row.editions)}"
        f"{_state_cell(row.state, row.reasons, row.missing, labels)}{_version_cell(row.revision)}"
        f"{_review_cell(row.due, row.overdue, labels)}"
        f"{_translation_cell(row.stale, row.segments, row.stale_segments, row.stale_clinical, row.begun, labels)}"
        f"{_ease_cell(int(row.ease['score']) if row.ease else None, row.ease['words'] if row.ease else '', bool(row.last_review), labels)}"
        f"{_findings_cell(row.errors, row.warnings, labels)}"
        f"{_verdicts_cell(counts['fail'], counts['pass'], counts['not-run'], labels)}</tr>")


# Cells are made once for all rows that say the same.


def _cell(inside: str, key: str) -> str:
    return f'<td data-key="{escape(key)}">{inside or "–"}</td>'


@cache
def _title_cell(page: str, title: str, language: str, locale: str, linked: bool) -> str:
    """The cells of the page and the language."""
    shown = f'<span lang="{escape(locale)}">{escape(title)}</span>' if title else escape(page)
    if linked:
        shown = f'<a href="../../dist/{quote(language)}/{quote(page)}.html">{shown}</a>'
    slug = f' <span class="slug">{escape(page)}</span>' if title else ""
    return f'<th scope="row" data-key="{escape(page)}">{shown}{slug}</th>{_cell(escape(language), language)}'


@cache
def _version_cell(revision: str) -> str:
    return _cell(escape(revision), ".".join(f"{int(part):06}" for part in revision.split(".")) if revision else "")


@cache
def _translation_cell(stale: bool, segments: int, behind: int, clinical: int, begun: bool, labels: Labels) -> str:
    """How far behind its source a translation is; one that is new has nothing that could be stale."""
    if behind and not begun:
        return _cell(_mark(labels("To translate: {count}").replace("{count}", _number(behind, labels)), "waits"), f"0{behind:06}")
    if behind:
        said = labels("Stale texts: {count}").replace("{count}", _number(behind, labels))
        grave = escape(labels("Clinical: {count}").replace("{count}", _number(clinical, labels)))
        why = f'<span class="why">{grave}</span>' if clinical else ""
        return _cell(_mark(said, "bad") + why, f"1{999999 - clinical:06}{999999 - behind:06}")
    if stale:
        return _cell(_mark(labels("Stale"), "bad"), "2")
    return _cell(escape(labels("Complete")) if segments else "", "3" if segments else "4")


def _mark(words: str, kind: str) -> str:
    return f'<span class="mark {kind}">{escape(words)}</span>'


@cache
def _state_cell(state: str, reasons: tuple[str, ...], missing: tuple[str, ...], labels: Labels) -> str:
    told = [labels(_REASON_WORDS[one]) if one in _REASON_WORDS else one for one in reasons]
    if missing:
        told.append(labels("Still to sign: {roles}").replace("{roles}", labels(", ").join(missing)))
    why = "".join(f'<span class="why">{escape(reason)}</span>' for reason in told) if state in _EXPLAINED else ""
    return _cell(_mark(_state(state, labels), STATES[state]) + why, str(_ORDER.index(state)))


@cache
def _review_cell(due: str, overdue: bool, labels: Labels) -> str:
    day = f'<time datetime="{escape(due)}">{escape(_day(due, labels))}</time>' if due else "–"
    return _cell(day + (_mark(labels("Overdue"), "bad") if overdue else ""), due or "9")


@cache
def _ease_cell(score: int | None, words: str, made: bool, labels: Labels) -> str:
    """How easy a text is to read, as advice; 100 is very easy. For some languages nobody has a formula."""
    if score is None:
        return _cell(escape(labels("Not measured")) if made else "", "999" if made else "9999")
    return _cell(f"{_number(score, labels)} <span class=\"why\">{escape(labels(_EASE_WORDS[words]))}</span>", f"{score + 500:03}")


@cache
def _findings_cell(errors: int, warnings: int, labels: Labels) -> str:
    told = ((labels("Errors: {count}"), errors), (labels("Warnings: {count}"), warnings))
    return _cell(_counted(told, labels), f"{errors:06}{warnings:06}")


@cache
def _verdicts_cell(failed: int, passed: int, not_run: int, labels: Labels) -> str:
    told = ((labels("Failed: {count}"), failed), (labels("Passed: {count}"), passed), (labels("Not run: {count}"), not_run))
    return _cell(_counted(told, labels), f"{failed:06}{not_run:06}")


def _counted(told: Iterable[tuple[str, int]], labels: Labels) -> str:
    return escape(labels(", ").join(words.replace("{count}", _number(count, labels)) for words, count in told if count))
