"""netpub init with names that are no plain words."""

import tomllib

import pytest

from netpub.__main__ import run
from netpub.settings import load


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ('A "quoted" name', 'A "quoted" name'),
        ("ends in \\", "ends in \\"),
        ("two\nlines = 3\t{y}", "two lines = 3 {y}"),
        ("bell\a and del\x7f", "bell and del"),
        ("胰 腺", "胰 腺"),
    ],
)
def test_any_name_of_a_publisher_gives_settings_that_load(tmp_path, name, kept):
    assert run(["init", str(tmp_path / "p"), "--publisher", name]) == 0
    assert load(tmp_path / "p").publisher.name == kept


def test_a_language_named_twice_stands_once(tmp_path):
    assert run(["init", str(tmp_path / "p"), "--languages", "es, en,es,,"]) == 0
    assert list(tomllib.loads((tmp_path / "p/netpub.toml").read_text())["languages"]) == ["en", "es"]


@pytest.mark.parametrize("languages", ["../x", 'x"]', "qqq", "pl"], ids=["path", "quote", "unknown", "no-words"])
def test_what_is_no_language_or_has_no_words_makes_no_project(tmp_path, capsys, languages):
    assert run(["init", str(tmp_path / "p"), "--languages", languages]) == 2
    assert languages in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


def test_pages_whose_names_become_one_are_refused(tmp_path, capsys):
    for name in ("My Page.html", "my_page.html"):
        (tmp_path / name).write_text("<p>words</p>")
    assert run(["init", str(tmp_path / "p"), "--from", str(tmp_path / "My Page.html"), "--from", str(tmp_path / "my_page.html")]) == 2
    assert "“my-page”" in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    assert run(["init", str(tmp_path / "file/p")]) == 2
    assert "cannot be written: Not a directory" in capsys.readouterr().err
