"""The sample with everything approved: every edition is released; one word takes that back, and nothing else does."""

import shutil

import pytest
from netpub_project import ROOT, TODAY, Project, sample_copy

pytestmark = pytest.mark.slow

PAGES = sorted(path.name for path in (ROOT / "source").iterdir() if path.is_dir())
TRANSLATORS = ("translator", "second-linguist", "clinical")
ROLES = {"en": ("clinical", "lay", "accessibility"), "es": TRANSLATORS, "ar": TRANSLATORS, "zh-Hans": TRANSLATORS}
THERE = {(page, language) for page in PAGES for language in ROLES
         if language == "en" or (ROOT / f"locales/{language}/LC_MESSAGES/{page}.po").is_file()}
CHANGED = "bowel-surgery"
RECORDED = all((ROOT / "source" / page / "approvals.jsonl").is_file() for page in PAGES)


def approve(project, language):
    for page in sorted(page for page, key in THERE if key == language):
        for role in ROLES[language]:
            name = f"{role.capitalize()} reviewer (sample)"
            said = project.netpub("review", "approve", page, "-l", language, "--role", role, "--by", name, "--as-of", TODAY)
            assert said.code == 0, said.err


@pytest.fixture(scope="module")
def approved(tmp_path_factory):
    project = sample_copy(tmp_path_factory.mktemp("approved sample"))
    approve(project, "en")
    assert project.netpub("translate", "extract", "-l", "es", "--as-of", TODAY).code == 0
    for language in ("es", "ar", "zh-Hans"):
        approve(project, language)
    project.said = project.build("--release", "-f", "html", "-f", "epub", "-f", "docx")
    return project


@pytest.fixture
def project(approved, tmp_path):
    shutil.copytree(approved.root, tmp_path / "p")
    return Project(tmp_path / "p")


def states(project):
    return {(one["id"], one["language"]): one["status"] for one in project.manifest()}


def test_every_edition_is_released_with_its_version_and_no_mark(approved):
    assert approved.said.code == 0, approved.said.err
    made = approved.manifest()
    assert {one["status"] for one in made} == {"release"}
    assert {(one["version"], tuple(one["reasons"])) for one in made} == {("1.0", ())}
    assert {(one["id"], one["language"]) for one in made} >= THERE
    for one in made:
        data = (approved.root / "dist" / one["path"]).read_bytes()
        assert b'class="draft' not in data
        assert b"not for release" not in data


@pytest.mark.skipif(not RECORDED, reason="no approvals of the sample's pages are kept with them")
def test_the_sample_as_it_is_kept_is_released(tmp_path):
    project = sample_copy(tmp_path / "p", approved=True)
    said = project.build("--release", "-f", "html")
    assert said.code == 0, said.err
    assert set(states(project)) >= THERE
    assert set(states(project).values()) == {"release"}
    assert [finding for finding in project.findings() if finding["severity"] != "info"] == []


def test_make_releases_what_is_approved_without_being_told(project):
    """``make`` is ``netpub build``."""
    assert project.build("-f", "html").code == 0
    assert set(states(project).values()) == {"release"}


def test_one_word_takes_the_approval_back_of_that_page_alone(project):
    page = next((project.root / f"source/{CHANGED}").glob("page.txt"))
    text = page.read_text(encoding="utf-8")
    assert "hospital" in text
    page.write_text(text.replace("hospital", "clinic", 1), encoding="utf-8")
    said = project.build("--release", "-f", "html", "-l", "en")
    assert (said.code, f"en/{CHANGED}.html: changed-since-approval" in said.err) == (4, True)
    left = {page for page, language in states(project) if language == "en"}
    assert left >= {page for page in PAGES if page != CHANGED}
    assert (CHANGED, "html") not in {(one["id"], one["format"]) for one in project.manifest() if one["language"] == "en"}


def test_another_look_leaves_every_approval(project):
    settings = project.root / "netpub.toml"
    text = settings.read_text(encoding="utf-8")
    assert "[theme]" not in text
    settings.write_text(f'{text}\n[theme]\naccent = "#0a4a6b"\n', encoding="utf-8")
    before = (project.root / f"dist/en/{CHANGED}.html").read_bytes()
    assert project.build("--release", "-f", "html").code == 0
    assert (project.root / f"dist/en/{CHANGED}.html").read_bytes() != before
    assert set(states(project).values()) == {"release"}
