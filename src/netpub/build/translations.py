"""How far each page is translated into each language, as its catalogue and its source stand now."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from netpub.article import Article
from netpub.build import freshness, memory, plan
from netpub.build.jobs.translation import behind_by
from netpub.build.ledger import Entry
from netpub.build.run import Result
from netpub.settings import Settings

_JOB = "netpub.build.jobs.translation"


@dataclass(frozen=True, slots=True)
class Translation:
    """A page in a language: ``state`` is ``"complete"``, ``"new"`` (nothing is translated yet), ``"begun"`` (for the first time),
    ``"stale"``, ``"unreadable"`` or ``"no catalogue"``. Of ``segments``, ``translated`` have a translation of their very text, ``fuzzy``
    one that waits for a translator, and ``untranslated`` none. ``stale`` counts the texts that changed, came or went since they were
    translated, ``clinical`` those among them that may change what a reader does."""

    page: str
    language: str
    state: str
    segments: int = 0
    translated: int = 0
    fuzzy: int = 0
    untranslated: int = 0
    stale: int = 0
    clinical: int = 0


def rows(
    settings: Settings, slugs: Sequence[str], languages: Sequence[str], result: Result, say: Callable[[str], None],
) -> list[Translation]:
    """Return a row for each page whose article was made (``result``), in each language (key), in the order of the project. ``say`` gets a
    word when somebody else has to end first."""
    code = freshness.code_digest(_JOB)
    with memory.opened(settings.root, say) as index:
        made = [(slug, result.outcome.entry(plan.xml_target(slug, settings.source_language))) for slug in slugs]
        return [row for slug, entry in made if entry and entry.outputs for row in _page(settings, index, slug, entry, languages, code)]


def _page(
    settings: Settings, index: memory.Index, slug: str, entry: Entry, languages: Sequence[str], code: str,
) -> Iterator[Translation]:
    source = plan.xml_path(slug, settings.source_language)
    article: Article | None = None
    for language in languages:
        path = plan.catalogue_path(slug, language)
        file = settings.root / path
        if not file.is_file() or not file.resolve().is_relative_to(settings.root.resolve()):
            yield Translation(slug, language, "no catalogue")
            continue
        key = f"{code} {entry.outputs[source]} {memory.look(file)}"
        counted = index.counts(path, key)
        if not counted:
            article = article or Article((settings.root / source).read_bytes())
            counted = json.dumps(behind_by(article, file.read_bytes()))
            index.note_counts(path, key, counted)
        yield _row(slug, language, json.loads(counted))


def _row(slug: str, language: str, counted: dict[str, Any]) -> Translation:
    if not counted:
        return Translation(slug, language, "unreadable")
    segments, lacking, fuzzy, stale = (int(counted[name]) for name in ("segments", "open", "fuzzy", "stale"))
    state = "complete" if not stale else "stale" if counted["once"] else "begun" if counted["begun"] else "new"
    known = stale if state == "stale" else 0
    return Translation(
        slug, language, state, segments, segments - lacking, fuzzy, lacking - fuzzy, known, int(counted["clinical"]) if known else 0)
