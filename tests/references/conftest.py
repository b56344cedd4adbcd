"""The pages of the sample project as articles, made as a build makes them."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from netpub import ingest, jats, settings
from netpub.article import Article
from netpub.normalise import correction_file, normalise
from netpub.translate import translate

ROOT = Path(__file__).parents[2]


@cache
def _english(slug: str) -> Article:
    folder = ROOT / "source" / slug
    source = next(path for path in sorted(folder.glob("page.*")) if path.suffix != ".toml")
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    read = ingest.read(slug, f"source/{slug}/{source.name}", source.read_bytes(), files, lambda _finding: None)
    corrections = correction_file.load((folder / "page.toml").read_bytes(), f"source/{slug}/page.toml")
    page = normalise(read.page, corrections, lambda _finding: None)
    return jats.article(page, settings.load(ROOT).publisher, "en-GB", lambda _finding: None)


@pytest.fixture(scope="session")
def sample() -> Callable[[str, str], Article]:
    """Give the article of a page of the sample in a language, ``en`` or ``es``."""

    def article(slug: str, language: str) -> Article:
        if language == "en":
            return _english(slug)
        path = f"locales/{language}/LC_MESSAGES/{slug}.po"
        made = translate(_english(slug), (ROOT / path).read_bytes(), path, "es-ES", [], lambda _finding: None)
        assert made is not None
        return made

    return article
