"""How long the state of a large project takes to show: a thousand pages in ten languages, built in every format and approved."""

import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.figure import Figure
from netpub.build.ledger import Ledger
from netpub.review import chain
from netpub.review.records import Record

_PAGES, _LANGUAGES = 1000, ("en", "es", "ar", "cy", "fr", "pl", "pt", "ro", "uk", "zh-Hans")
_ROLES = {"en": ("clinical", "lay", "accessibility")}
_TRANSLATED = ("translator", "second-linguist", "clinical")
_DAY = "2026-11-21"
_ROOT = Path(__file__).resolve().parents[2]
_SAMPLE = "bowel-surgery"


def measure() -> Iterator[Figure]:
    """Yield the seconds that ``netpub status`` takes, from the call to the last line, its dashboard written."""
    with tempfile.TemporaryDirectory(prefix="netpub-bench-") as folder:
        seed, project = Path(folder, "seed"), Path(folder, "project")
        _build(seed)
        _multiply(seed, project)
        times = []
        for _ in range(3):
            (project / "build/status/index.html").unlink(missing_ok=True)
            start = _spent()
            said = _netpub(project, "status", "--as-of", _DAY)
            times.append(_spent() - start)
        assert said.count("\n") > _PAGES * len(_LANGUAGES), "every page is shown in every language"
    yield Figure("status-seconds", "Status of 1,000 pages in 10 languages, dashboard included", min(times), "s", at_most=3)


def _spent() -> float:
    """Processor time of the programs that were run, in seconds: that of one core, whatever else the machine does."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _netpub(project: Path, *arguments: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(_ROOT / "src")}
    command = [sys.executable, "-m", "netpub", "-C", str(project), "--progress", "none", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout  # noqa: S603


def _build(seed: Path) -> None:
    """One page of the sample in its two languages and in every format, as a build leaves it."""
    left = shutil.ignore_patterns("approvals.jsonl", "snapshots")
    shutil.copytree(_ROOT / "source" / _SAMPLE, seed / "source" / _SAMPLE, ignore=left)
    shutil.copytree(_ROOT / "locales", seed / "locales")
    settings = (_ROOT / "netpub.toml").read_text(encoding="utf-8")
    (seed / "netpub.toml").write_text(settings.partition("[publications")[0], encoding="utf-8")
    _netpub(seed, "build", "--as-of", _DAY, "-q")


def _multiply(seed: Path, project: Path) -> None:
    """A project whose ledger, manifest and records are those of the seed, a thousand times in ten languages."""
    project.mkdir()
    settings = (seed / "netpub.toml").read_text(encoding="utf-8").partition("[languages")[0]
    keys = "".join(f"[languages.{key}]\n" for key in _LANGUAGES)
    (project / "netpub.toml").write_text(settings + keys, encoding="utf-8")
    targets = Ledger(seed / ".netpub/ledger.json").entries
    made = json.loads((seed / "dist/manifest.json").read_text(encoding="utf-8"))
    ledger = Ledger(project / ".netpub/ledger.json")
    publications: list[dict[str, Any]] = []
    for number in range(_PAGES):
        slug = f"page-{number:04}"
        page = project / "source" / slug / "page.txt"
        page.parent.mkdir(parents=True)
        page.write_text("Title\n", encoding="utf-8")
        for language in _LANGUAGES:
            like = "en" if language == "en" else "es"
            mine = {name: value for name, value in targets.items() if f":{like}:{_SAMPLE}" in name}
            for name, entry in mine.items():
                ledger.record(name.replace(f":{like}:{_SAMPLE}", f":{language}:{slug}"), entry)
            publications += [
                {**one, "id": slug, "language": language, "path": f"{language}/{slug}.{one['format']}"}
                for one in made["publications"] if one["language"] == like]
        digests = {like: targets[f"xml:{like}:{_SAMPLE}"].facts["content_digest"] for like in ("en", "es")}
        _approve(page.parent, slug, digests)
    ledger.save()
    (project / "dist").mkdir()
    (project / "dist/manifest.json").write_text(json.dumps({**made, "publications": publications}, ensure_ascii=False), encoding="utf-8")


def _approve(folder: Path, slug: str, digests: dict[str, str]) -> None:
    """Record every role's approval of a page in every language."""
    found: tuple[Record, ...] = ()
    lines = []
    for language in _LANGUAGES:
        roles = _ROLES.get(language, _TRANSLATED)
        for role in roles:
            record = Record(
                "approve", slug, _DAY, language, by=f"{role} reviewer", role=role, credentials="MD", snapshot="0" * 64,
                content_digest=digests.get(language, digests["es"]), version="1.0" if role == roles[-1] else "")
            sealed, line = chain.lengthen(found, record)
            found = (*found, sealed)
            lines.append(line)
    (folder / chain.NOTE).parent.mkdir()
    (folder / chain.NOTE).write_bytes(chain.note(found[-1], len(found)))
    (folder / "approvals.jsonl").write_bytes(b"".join(lines))
