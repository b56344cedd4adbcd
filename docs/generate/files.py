"""The files that netpub writes and reads, each with an example that the program itself makes while this page is written."""

import dataclasses
import json
import tempfile
from pathlib import Path
from typing import Any, get_args

from docs.generate.markdown import described, fence, fields, page, words

from netpub.article import Article
from netpub.build import ignore
from netpub.build.formats import FORMATS, VERDICTS, EditionKey
from netpub.build.jobs import source
from netpub.build.ledger import Entry, Ledger
from netpub.build.pinning import Stale
from netpub.build.publication import Published, describe
from netpub.findings import Where
from netpub.normalise import corrections
from netpub.page import FactName
from netpub.review import records
from netpub.review.older import Newer
from netpub.review.records import Record
from netpub.review.state import Stage, State
from netpub.settings import Policy
from netpub.translate import extract

ABOUT = """\
All are text: UTF-8, one newline at the end, the same bytes for the same content. The examples are written by netpub itself, from a page
of two sentences, whenever this page is made. Digests (sha256) are cut short."""
_PAGE = b"# Plasters\n\nKeep it dry.\n\nLast reviewed: 14 September 2026\n"
_DAY = "2026-11-21"
_IMPRINT = {"id": "example", "name": "Example Trust"}


def write() -> str:
    """Return the page; raises ValueError when a key has no words."""
    made = source.run(
        {"page": _PAGE}, slug="plasters", path="source/plasters/page.md", language="en", locale="en-GB", imprint=_IMPRINT,
        limits=Policy().limits)
    return page("Files", ABOUT, [
        _approvals(), _manifest(), _record(json.loads(made.files["build/ingest/plasters.json"])),
        _catalogue(Article(made.files["build/xml/en/plasters.xml"])), _ledger(), _page_toml(), _ignored(), _names(),
    ])


def _keys(section: str, names: Any) -> str:
    return fields(described(section, names), ("key", "what it holds"))


def _approvals() -> str:
    names = [field.name for field in dataclasses.fields(Record) if field.name != "line"]
    kinds = fields(described("record_kinds", records.KINDS), ("kind", "what it records"))
    record = Record("approve", "plasters", _DAY, "en", "A. Example", "clinical", "MD", "4f" * 32, "be" * 32, version="1.0")
    _, line = records.seal(record, "")
    return "\n".join([
        "## Records of review: source/PAGE/approvals.jsonl\n", f"{words('files')['approvals']}\n", kinds, _keys("record", names),
        fence(_short(line.decode()), "json")])


def _manifest() -> str:
    key = EditionKey("plasters", "en", "pdf")
    entry = Entry({}, {key.made: "c5" * 32}, facts={"bytes": 107323, "pages": 8})
    facts = {"version": "1.0", "revised": "2026-11-21", "next_review": "2029-09"}
    example = describe(Published(key, entry, facts, (), dict.fromkeys(FORMATS["pdf"].verdicts, "pass")))
    verdicts = fields(described("verdicts", VERDICTS), ("verdict", "who gives it, and of what"))
    return "\n".join([
        "## What is published: dist/manifest.json\n", f"{words('files')['manifest']}\n", _keys("manifest", [*example, "assets", "pinned"]),
        "Of a translation whose source has changed:\n", _keys("translations", _stale()),
        fence(_short(json.dumps(example, ensure_ascii=False, indent=1)), "json"),
        "A verdict is `pass`, `fail` or `not-run`.\n", verdicts])


def _stale() -> list[str]:
    """The keys that the manifest has for a translation whose source has changed."""
    return list(Stale("plasters", "es", "pinned", "editorial", 1, State(Stage.APPROVED), Newer("en-GB"), 1, 0).told())


def _record(record: dict[str, Any]) -> str:
    return "\n".join([
        "## Where every word went: build/ingest/PAGE.json\n", f"{words('files')['ingest']}\n", _keys("ingest", record),
        fence(_short(json.dumps({name: _first(value) for name, value in record.items()}, ensure_ascii=False, indent=1)), "json")])


def _catalogue(article: Article) -> str:
    text = extract(article, None, "es", {"": Where("source/plasters/page.md")}).decode()
    return "\n".join([
        "## Catalogues of translations: locales/LANG/LC_MESSAGES/PAGE.po\n", f"{words('files')['catalogue']}\n",
        fence(_short(text), "po")])


def _ledger() -> str:
    entry = Entry(
        {"page": "07" * 32, "netpub.ingest": "9a" * 32}, {"build/xml/en/plasters.xml": "4f" * 32}, why="page changed",
        at=f"{_DAY}T10:00:00+00:00")
    with tempfile.TemporaryDirectory() as folder:
        ledger = Ledger(Path(folder) / "ledger.json")
        ledger.record("xml:en:plasters", entry)
        ledger.save()
        text = (Path(folder) / "ledger.json").read_text(encoding="utf-8")
    names = [field.name for field in dataclasses.fields(Entry)]
    return "\n".join([
        "## What was built from what: .netpub/ledger.json\n", f"{words('files')['ledger']}\n", _keys("ledger", names),
        fence(_short(text), "json")])


def _page_toml() -> str:
    layout = (corrections.__doc__ or "").split("\n\n")[1]
    return "\n".join([
        "## Corrections of a page: source/PAGE/page.toml\n", f"{words('files')['page_toml']}\n",
        fence("\n".join(line.strip() for line in layout.splitlines()), "text"),
        fields(described("facts", get_args(FactName)), ("fact", "what it is"))])


def _ignored() -> str:
    example = (ignore.__doc__ or "").split("\n\n")[1]
    return "\n".join([
        f"## Findings to live with: {ignore.FILE}\n", f"{words('files')['ignore']}\n",
        fence("\n".join(line.strip() for line in example.splitlines()), "text")])


def _names() -> str:
    endings = {f"PAGE{row.ending}": name for name, row in FORMATS.items()}
    said = described("formats", endings.values())
    return "\n".join([
        "## Editions: dist/LANG/\n", "`netpub build -f FORMAT` makes one kind alone.\n",
        fields({f"{name} ({kind})": said[kind] for name, kind in endings.items()}, ("file (format)", "what it is"))])


def _first(value: Any) -> Any:
    """The first of many, to show what each is like."""
    if isinstance(value, list):
        return value[:1]
    return dict(list(value.items())[:4]) if isinstance(value, dict) else value


def _short(text: str) -> str:
    """Text with digests cut short and without blank lines at its end."""
    return "\n".join(_cut(line) for line in text.strip().splitlines())


def _cut(line: str) -> str:
    parts = line.split('"')
    return '"'.join(f"{part[:8]}…" if len(part) == len("4f" * 32) and part.isalnum() else part for part in parts)
