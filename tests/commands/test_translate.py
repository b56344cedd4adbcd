"""netpub translate extract, update and status, as a person runs them on a small project."""

import json

import pytest
from netpub_project import TODAY, new_project

REST = "# Rest\n\nRest well after your operation.\n\nWalk 5 times a day.\n\nCall us when you are worried.\n"
WALK = "# Walk\n\nWalk a little each day.\n\nCall us when you are worried.\n"


def po(project, page, language="es"):
    return project.root / f"locales/{language}/LC_MESSAGES/{page}.po"


def translated(file, *pairs):
    """Fill texts of a catalogue."""
    data = file.read_text(encoding="utf-8")
    for source, target in pairs:
        assert f'msgid "{source}"\nmsgstr ""' in data
        data = data.replace(f'msgid "{source}"\nmsgstr ""', f'msgid "{source}"\nmsgstr "{target}"')
    file.write_text(data, encoding="utf-8")


def translate(project, name, *arguments):
    said = project.netpub("translate", name, "--as-of", TODAY, *arguments)
    assert "Traceback" not in said.err, said.err
    return said


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    made = new_project(tmp_path_factory.mktemp("translate"), {"rest/page.md": REST, "walk/page.md": WALK}, "en,es,fr")
    (made.root / "locales/es").mkdir(parents=True)
    (made.root / "locales/es/glossary.csv").write_text("term,translation,forbidden,note\noperation,operación,,\n", encoding="utf-8")
    return made


def test_a_catalogue_s_life(project):
    """Made, filled, updated from another page, behind its source, up to date again: one story, since each step needs the one before."""
    said = translate(project, "update")
    assert not said.out
    assert "Not there yet: 4" in said.err
    said = translate(project, "extract", "-l", "es")
    assert said.out.split() == ["locales/es/LC_MESSAGES/rest.po", "locales/es/LC_MESSAGES/walk.po"]
    assert "#. Glossary: operation → operación\n" in po(project, "rest").read_text(encoding="utf-8")
    assert "#. At most 100 characters.\n" in po(project, "rest").read_text(encoding="utf-8")

    translated(po(project, "rest"), ("Rest well after your operation.", "Descanse bien."), ("Walk 5 times a day.", "Camine 5 veces al día."),
               ("Call us when you are worried.", "Llámenos."))
    said = translate(project, "update", "-l", "es")
    assert said.out.split() == ["locales/es/LC_MESSAGES/walk.po"], "the one that lacks the text"
    assert 'msgstr "Llámenos."' in po(project, "walk").read_text(encoding="utf-8")
    said = translate(project, "update")
    assert (said.out, "Catalogues written: 0; up to date: 2." in said.err) == ("", True)

    page = project.root / "source/rest/page.md"
    page.write_text(REST.replace("5 times", "50 times").replace("Rest well", "Rest very well"), encoding="utf-8")
    rows = {row["page"]: row for row in json.loads(translate(project, "status", "-l", "es", "--output-format", "json").out)}
    assert (rows["rest"]["state"], rows["rest"]["stale"] - rows["rest"]["clinical"] > 0) == ("stale", True)
    assert (rows["walk"]["state"], rows["walk"]["stale"]) == ("begun", 0)
    before = po(project, "walk").stat().st_mtime_ns
    assert translate(project, "update", "-l", "es").out.split() == ["locales/es/LC_MESSAGES/rest.po"]
    assert po(project, "walk").stat().st_mtime_ns == before
    text = po(project, "rest").read_text(encoding="utf-8")
    assert "#. Changed: Rest {+very +}well after your operation.\n" in text
    assert 'msgid "Walk 50 times a day."\nmsgstr ""\n' in text
    assert '#~ msgstr "Camine 5 veces al día."\n' in text
    table = translate(project, "status", "rest").out
    assert [line.split()[:3] for line in table.splitlines()[1:3]] == [["rest", "es", "stale"], ["rest", "fr", "no"]]


def test_what_is_not_translated_is_listed_with_the_reason(project):
    rows = json.loads(translate(project, "extract", "rest", "--untranslated", "--output-format", "json").out)
    assert {(row["element"], row["text"]) for row in rows} >= {("article-id", "rest"), ("publisher-name", "Example Trust")}
    assert all(row["why"] and row["page"] == "rest" for row in rows)
    assert "publisher-name: Example Trust" in translate(project, "extract", "rest", "--untranslated").out
    assert not po(project, "rest", "fr").exists()


def test_a_catalogue_or_glossary_that_cannot_be_used_is_named_and_left_alone(project):
    translate(project, "extract", "walk", "-l", "es")
    file, terms = po(project, "walk"), project.root / "locales/es/glossary.csv"
    data, words = file.read_bytes(), terms.read_bytes()
    file.write_bytes(data.replace(b"X-Segmentation: 2", b"X-Segmentation: 9"))
    terms.write_bytes(b"strange,columns\n")
    try:
        said = translate(project, "update", "-l", "es")
        assert said.code == 1
        assert "(catalogue-segmentation)" in said.err
        assert "(glossary-unreadable)" in said.err
        assert file.read_bytes() == data.replace(b"X-Segmentation: 2", b"X-Segmentation: 9")
    finally:
        file.write_bytes(data)
        terms.write_bytes(words)


def test_a_catalogue_that_is_a_link_out_of_the_project_is_neither_read_nor_replaced(project, tmp_path):
    secret = tmp_path / "secret.po"
    secret.write_text('msgid "Rest"\nmsgstr "SECRET"\n', encoding="utf-8")
    po(project, "rest", "fr").parent.mkdir(parents=True, exist_ok=True)
    po(project, "rest", "fr").symlink_to(secret)
    try:
        said = translate(project, "extract", "rest", "-l", "fr")
        assert (said.code, "(outside-project)" in said.err) == (1, True)
        assert po(project, "rest", "fr").is_symlink()
    finally:
        po(project, "rest", "fr").unlink()


def test_pseudo_words_are_built_as_drafts_and_never_released(project):
    said = project.netpub("build", "--as-of", TODAY, "-l", "xx", "-f", "html", "rest", "--release")
    assert said.code == 4
    assert "pseudo-translation" in said.err
    assert not (project.root / "dist/xx").exists()
    project.netpub("build", "--as-of", TODAY, "-l", "xx", "-f", "html", "rest")
    made = project.manifest()
    assert [(one["path"], one["status"], "pseudo-translation" in one["reasons"]) for one in made] == [("xx/rest.html", "draft", True)]
    assert ">[Řéšţ]</h1>" in (project.root / "dist/xx/rest.html").read_text(encoding="utf-8")
    assert "xx/rest.html" not in (project.root / "dist/index.html").read_text(encoding="utf-8")
