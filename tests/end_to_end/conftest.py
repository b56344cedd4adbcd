"""The sample project, built once for the tests of a file: a part of it in the quick tests, the whole in the slow ones."""

import shutil

import pytest
from netpub_project import sample_copy

# What the part leaves out.
_PAGES = ("after-surgery", "pancreas-surgery")
_LANGUAGES = ("ar", "zh-Hans")
_BOOKLET = 'pages = ["pancreas-surgery", "bowel-surgery", "after-surgery"]'


@pytest.fixture(scope="module", params=["part", pytest.param("whole", marks=pytest.mark.slow)])
def sample(request, tmp_path_factory):
    """The sample project with ``pages``, ``languages`` and ``there`` (pages and booklets by language); a test that changes it puts it back."""
    project = _part if request.param == "part" else _whole
    made = project(tmp_path_factory.mktemp("sample project"))
    made.first = made.build()
    return made


def _whole(folder):
    project = sample_copy(folder)
    project.pages = sorted(path.name for path in (folder / "source").iterdir() if path.is_dir())
    project.languages = ("en", "es", *_LANGUAGES)
    project.there = {(page, language) for page in (*project.pages, "surgery-guide") for language in ("en", "es")}
    project.there |= {("wound-care", language) for language in _LANGUAGES}
    return project


def _part(folder):
    project = _whole(folder)
    settings = folder / "netpub.toml"
    text = settings.read_text(encoding="utf-8")
    assert _BOOKLET in text
    text = text.replace(_BOOKLET, 'pages = ["bowel-surgery", "wound-care"]')
    for language in _LANGUAGES:
        text = text.replace(f'[languages.{language}]\nlocale = "{language}"\n', "")
    settings.write_text(text, encoding="utf-8")
    for page in _PAGES:
        shutil.rmtree(folder / "source" / page)
    project.pages = [page for page in project.pages if page not in _PAGES]
    project.languages = ("en", "es")
    project.there = {(page, language) for page, language in project.there if page not in _PAGES and language in project.languages}
    return project
