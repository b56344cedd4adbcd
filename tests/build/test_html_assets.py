"""[site] assets: web pages of one file, or with their pictures and styles beside them."""

import pytest
from lxml import html as parser
from netpub_project import new_project

from netpub.errors import ConfigError
from netpub.settings import load

PAGE = ("Pain after surgery\n\nHow to take it\n\nTake it with food, and call 0800 000 0000 when it does not help.\n")
BESIDE = '\n[site]\nassets = "beside"\n'


@pytest.fixture
def project(tmp_path):
    return new_project(tmp_path / "p", {"pain/page.txt": PAGE})


def html_files(project):
    return {path for path in project.files() if path.startswith("en/")}


def test_pages_change_from_one_file_to_several_and_back(project):
    project.build("-f", "html")
    assert html_files(project) == {"en/pain.html"}
    settings = project.root / "netpub.toml"
    before = settings.read_text()
    settings.write_text(before + BESIDE)
    project.build("-f", "html")
    assert html_files(project) == {"en/pain.html", "en/pain.files/style.css", "en/pain.files/cover.svg"}
    page = parser.parse(str(project.root / "dist/en/pain.html"))
    assert page.xpath("//img/@src") == ["pain.files/cover.svg"]
    assert sorted(project.manifest()[0]["assets"]) == ["en/pain.files/cover.svg", "en/pain.files/style.css"]
    whole = project.files()
    (project.root / "dist/en/pain.files/style.css").unlink()
    project.build("-f", "html")
    assert project.files() == whole
    settings.write_text(before)
    project.build("-f", "html")
    assert html_files(project) == {"en/pain.html"}


def test_another_word_is_refused(project):
    settings = project.root / "netpub.toml"
    settings.write_text(settings.read_text() + BESIDE.replace("beside", "elsewhere"))
    with pytest.raises(ConfigError, match="elsewhere"):
        load(project.root)
