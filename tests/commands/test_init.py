"""netpub init: what it works out, what it takes along, what it never touches, and names that are no plain words."""

import tomllib

import pytest
import yaml

from netpub.__main__ import run
from netpub.commands.init_pages import start_pages
from netpub.settings import load

PAGE = """<html lang="en-GB"><head><meta charset="utf-8"><link rel="canonical" href="https://www.harbour.example/leaflets/home"></head>
<body><h1>Going home</h1><p>Drink plenty of water when you are at home.</p><img src="Going%20home_files/hand%201.svg" alt="A hand">
<p>Call us when you are worried.</p><p>© 2026 Harbour Cancer Trust. All rights reserved.</p></body></html>"""
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path d="M0 0"/></svg>'


def saved(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_a_saved_page_says_language_publisher_and_site_and_brings_its_pictures(tmp_path, capsys):
    source = saved(tmp_path / "saved", {"Going home.html": PAGE, "Going home_files/hand 1.svg": DRAWING, "Going home_files/ad.html": PAGE})
    target = tmp_path / "Mis folletos 患者"
    assert run(["init", str(target), "--from", str(source)]) == 0
    settings = load(target)
    assert (settings.pages, settings.source_language, settings.language("en").locale) == (("going-home",), "en", "en-GB")
    assert (settings.publisher.name, settings.publisher.website) == ("Harbour Cancer Trust", "https://www.harbour.example/")
    assert (target / "source/going-home/Going home_files/hand 1.svg").read_text() == DRAWING
    said = capsys.readouterr().err
    assert "Language of the pages: en-GB\n" in said
    assert "source/going-home/page.html  Going home" in said
    assert f"netpub -C '{target}' check" in said


def test_a_folder_is_searched_and_pages_of_one_name_get_numbers(tmp_path):
    source = saved(tmp_path / "in", {
        "My Page.html": PAGE, "my_page.md": "# My page", "ward 3/index.html": PAGE, "ward 3/.hidden/x.html": PAGE, "notes.pdf": "x",
        "a" * 40 + " " + "b" * 40 + ".txt": "Words"})
    assert [page.slug for page in start_pages([source])] == ["my-page", "a" * 40, "my-page-2", "ward-3"]


def test_a_page_that_is_xml_already_keeps_its_name_and_says_its_language(tmp_path):
    article = ('<article xml:lang="es-ES"><front><article-meta><article-id pub-id-type="publisher-id">en-casa</article-id><title-group>'
               "<article-title>En casa</article-title></title-group></article-meta></front></article>")
    source = saved(tmp_path / "in", {"export 7.xml": article, "broken.xml": "<article"})
    pages = start_pages([source])
    assert [page.slug for page in pages] == ["broken", "en-casa"]
    assert [page.says.value("language") for page in pages] == ["", "es-ES"]


def test_a_page_takes_nothing_along_from_outside_its_folder(tmp_path):
    saved(tmp_path, {"secret.svg": DRAWING})
    page = '<html lang="en"><body><h1>A</h1><p>Words</p><img alt="x" src="in.svg"><img alt="y" src="../secret.svg"></body></html>'
    source = saved(tmp_path / "in", {"a.html": page})
    (source / "in.svg").symlink_to(tmp_path / "secret.svg")
    assert [dict(page.pictures) for page in start_pages([source / "a.html"])] == [{}]


def test_several_pages_may_follow_as_a_shell_writes_them(tmp_path):
    source = saved(tmp_path / "in", {"a.txt": "Words", "b.txt": "Words", "c.txt": "Words"})
    assert run(["init", str(tmp_path / "p"), "--from", *(str(source / name) for name in ("a.txt", "b.txt", "c.txt")), "--publisher", "X"]) == 0
    assert load(tmp_path / "p").pages == ("a", "b", "c")


def test_a_page_that_cannot_be_read_is_taken_as_it_is(tmp_path):
    source = saved(tmp_path / "in", {"a.html": "%PDF-1.4 this is no page"})
    target = tmp_path / "p"
    assert run(["init", str(target), "--from", str(source)]) == 0
    assert (target / "source/a/page.html").read_bytes() == (source / "a.html").read_bytes()


def test_a_file_of_another_size_than_a_page_is_not_read(tmp_path, capsys):
    with (tmp_path / "a.html").open("wb") as file:
        file.truncate(2**30)
    assert run(["init", str(tmp_path / "p"), "--from", str(tmp_path / "a.html")]) == 2
    assert "a.html is larger than" in capsys.readouterr().err


@pytest.mark.parametrize(("name", "words"), [("notes.pdf", "format that netpub does not read"), ("empty", "holds no page")])
def test_what_holds_no_page_is_refused(tmp_path, capsys, name, words):
    place = tmp_path / name
    place.mkdir() if name == "empty" else place.write_text("x")
    assert run(["init", str(tmp_path / "p"), "--from", str(place)]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


@pytest.mark.parametrize(("source", "words"), [("https://example.org/a.html", "Save the page in your browser"), ("no.html", "no.html is not there")])
def test_an_address_and_a_file_that_is_not_there_say_what_to_do(tmp_path, capsys, source, words):
    assert run(["init", str(tmp_path / "p"), "--from", source]) == 2
    assert words in capsys.readouterr().err
    assert not (tmp_path / "p").exists()


def test_catalogues_are_there_for_each_language(tmp_path, capsys):
    source = saved(tmp_path / "in", {"a.html": PAGE})
    assert run(["init", str(tmp_path / "p"), "--from", str(source), "--languages", "es,ar"]) == 0
    assert capsys.readouterr().out.splitlines() == ["locales/es/LC_MESSAGES/a.po", "locales/ar/LC_MESSAGES/a.po"]
    assert 'msgid "Going home"' in (tmp_path / "p/locales/ar/LC_MESSAGES/a.po").read_text(encoding="utf-8")


def test_what_stands_in_the_folder_already_stays(tmp_path, capsys):
    target = saved(tmp_path / "p", {".gitignore": "mine\n", "notes.txt": "mine"})
    assert run(["init", str(target)]) == 0
    assert (target / ".gitignore").read_text() == "mine\n"
    assert "Kept as it was" in capsys.readouterr().err
    assert run(["init", str(target)]) == 2
    saved(tmp_path / "q", {"source/a/page.txt": "mine"})
    assert run(["init", str(tmp_path / "q")]) == 2
    assert not (tmp_path / "q/netpub.toml").exists()


def test_the_remarks_of_the_settings_are_in_the_language_of_the_person(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LANGUAGE", "es")
    assert run(["init", str(tmp_path / "p"), "--publisher", "Trust # one"]) == 0
    settings = (tmp_path / "p/netpub.toml").read_text(encoding="utf-8")
    assert "# Los ajustes de este proyecto." in settings
    assert load(tmp_path / "p").publisher.name == "Trust # one"
    assert "Ninguna página lo dice" in capsys.readouterr().err


def test_the_example_of_checks_runs_check_and_release(tmp_path):
    assert run(["init", str(tmp_path / "p")]) == 0
    steps = yaml.safe_load((tmp_path / "p/.github/workflows/netpub.yml").read_text())["jobs"]["leaflets"]["steps"]
    assert {"netpub check", "netpub build --release"} <= {step.get("run") for step in steps}


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
    said = capsys.readouterr().err
    assert languages in said
    assert ("ar, en, es, fr, zh-Hans" in said) == (languages == "pl")
    assert not (tmp_path / "p").exists()


def test_a_place_that_cannot_be_written_is_named(tmp_path, capsys):
    (tmp_path / "file").write_text("in the way")
    assert run(["init", str(tmp_path / "file/p")]) == 2
    assert "cannot be written: Not a directory" in capsys.readouterr().err
