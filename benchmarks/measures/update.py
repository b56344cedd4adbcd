"""How long it takes to bring the catalogues of a large project up to date after one edit: a thousand pages in ten languages."""

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks import project
from benchmarks.figure import Figure

_PAGES, _WORDS = 1000, 300
_LANGUAGES = ("es", "ar", "cy", "fr", "pl", "pt", "ro", "uk", "zh-Hans")  # and the source
_EMPTY = re.compile(r'^msgid "(.+)"\nmsgstr ""$', re.MULTILINE)
_EDITED = (100, 500, 900)


def measure() -> Iterator[Figure]:
    """Yield the processor seconds that ``netpub translate update`` takes, its workers included, when all catalogues are filled and one
    page got another word."""
    with tempfile.TemporaryDirectory(prefix="netpub-bench-") as folder:
        root = project.write(Path(folder, "project"), _PAGES, _WORDS, "".join(f"[languages.{key}]\n" for key in _LANGUAGES))
        project.netpub(root, "translate", "extract", "--as-of", project.DAY)
        for file in root.glob("locales/*/LC_MESSAGES/*.po"):
            _fill(file)
        project.netpub(root, "translate", "update", "--as-of", project.DAY)
        yield Figure("update-seconds", "Update of 1,000 pages in 10 languages after one edit", min(_rounds(root)), "s", at_most=5)


def _fill(file: Path) -> None:
    """Translate every text of a catalogue."""
    head, _, entries = file.read_text(encoding="utf-8").partition("\n\n")
    language = file.parts[-3]
    filled = _EMPTY.sub(lambda match: f'msgid "{match[1]}"\nmsgstr "{language}: {match[1]}"', entries)
    file.write_text(f"{head}\n\n{filled}", encoding="utf-8")


def _rounds(root: Path) -> Iterator[float]:
    for number in _EDITED:
        page = root / f"source/page-{number:04}/page.html"
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("</p>", " Ask again.</p>", 1), encoding="utf-8")
        before = project.children_seconds()
        project.netpub(root, "translate", "update", "--as-of", project.DAY)
        yield project.children_seconds() - before
        catalogue = (root / f"locales/es/LC_MESSAGES/page-{number:04}.po").read_text(encoding="utf-8")
        assert "#. Changed: " in catalogue, "the catalogue follows the page, or the time means nothing"
