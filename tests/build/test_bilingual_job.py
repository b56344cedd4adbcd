"""The booklet in two languages in a build: of translations alone, released with its source, and never beside a text of another version."""

import shutil
from pathlib import Path

import pytest
from netpub_project import TODAY, Project

from netpub.__main__ import run
from netpub.build import formats, plan, release
from netpub.build.formats import EditionKey
from netpub.check import pdf
from netpub.settings import load

APPROVED = Path(__file__).parents[1] / "cases/projects/approved"
SIGNED = [*(("en", role) for role in ("clinical", "lay", "accessibility")), *(("es", role) for role in ("translator", "second-linguist", "clinical"))]
ASKED = ("-l", "es", "-f", "bilingual")


@pytest.fixture
def project(tmp_path):
    shutil.copytree(APPROVED, tmp_path / "p")
    return Project(tmp_path / "p")


def test_translations_of_pages_have_it_and_nothing_else(project):
    settings = load(project.root)
    [page, *_] = [one for one in settings.publications if one.id == "sleep"]
    assert [key.path for key in formats.keys(settings, [page], ["en", "es"]) if key.format == "bilingual"] == ["es/sleep-bilingual.pdf"]
    assert formats.read(["bilingual"], ["es"], "en") == ["en", "es"]
    assert formats.read(["html"], ["es"], "en") == ["es"]


def test_a_draft_is_made_from_the_texts_of_now_and_a_release_from_the_approved_ones(project):
    settings, key = load(project.root), EditionKey("sleep", "es", "bilingual")
    draft = plan.edition(settings, key, True, [])
    made = {name: path.relative_to(project.root).as_posix() for name, path in draft.inputs.items()}
    assert (made["xml"], made["source"]) == ("build/xml/es/sleep.xml", "build/xml/en/sleep.xml")
    released = release.edition(draft, settings, "sleep", "es").inputs
    assert [released[name].relative_to(project.root).as_posix() for name in ("xml", "source")] == [
        "build/release/es/sleep.xml", "build/release/en/sleep.xml"]


@pytest.mark.slow
def test_it_is_released_with_its_source_and_goes_when_the_source_changes(project):
    for language, role in SIGNED:
        assert run([
            "-C", str(project.root), "--progress", "none", "review", "approve", "sleep", "-l", language, "--role", role, "--by", f"{role} person",
            "--as-of", TODAY]) == 0
    said = project.build("--release", *ASKED)
    assert said.code == 0, said.err
    [one] = project.manifest()
    assert (one["path"], one["status"], one["verdicts"]["fidelity"], one["verdicts"]["layout"]) == ("es/sleep-bilingual.pdf", "release", "pass", "pass")
    assert "not for release" not in pdf.text((project.root / "dist" / one["path"]).read_bytes())
    page = project.root / "source/sleep/page.html"
    page.write_text(page.read_text(encoding="utf-8").replace("Many people sleep badly", "Lots of people sleep badly"), encoding="utf-8")
    project.build("--release", *ASKED)
    assert project.manifest() == []
