"""The index of a project's catalogues: it says what the files say, and for which of them there is news."""

import pytest

from netpub.build import memory
from netpub.errors import OutputError
from netpub.translate.memory import Remembered

HEAD = 'msgid ""\nmsgstr ""\n"Language: es\\n"\n\n'


@pytest.fixture
def index(tmp_path):
    with memory.opened(tmp_path, print) as opened:
        yield opened


def write(tmp_path, page, *pairs, more=""):
    """A catalogue; returns its path in the project."""
    file = tmp_path / f"locales/es/LC_MESSAGES/{page}.po"
    file.parent.mkdir(parents=True, exist_ok=True)
    entries = "".join(f'msgctxt "p-{number}"\nmsgid "{source}"\nmsgstr "{target}"\n\n' for number, (source, target) in enumerate(pairs))
    file.write_text(HEAD + entries + more, encoding="utf-8")
    return file.relative_to(tmp_path).as_posix()


def test_the_memory_of_a_language_is_all_of_its_catalogues(tmp_path, index):
    write(tmp_path, "a", ("Rest.", "Descanse."), ("Sleep.", ""), more='#, fuzzy\nmsgid "Wait."\nmsgstr "Espere."\n')
    write(tmp_path, "b", ("Rest.", "Repose."), more='#~ msgid "Gone."\n#~ msgstr "Ido."\n')
    write(tmp_path, "netpub", ("Page", "Página"))
    write(tmp_path, "broken", more='msgid "x\n')
    index.sync("es")
    known = index.of("es")
    assert known.exact("Rest.") == [Remembered("Rest.", "Descanse.", "a"), Remembered("Rest.", "Repose.", "b")]
    assert known.exact("Wait.") == known.exact("Sleep.") == []
    assert known.sources() == ["Gone.", "Rest."]
    assert index.of("fr").sources() == []


def test_a_catalogue_that_changed_or_went_is_noticed(tmp_path, index):
    write(tmp_path, "a", ("Rest.", "Descanse."))
    path = write(tmp_path, "b", ("Call.", "Llame."))
    index.sync("es")
    write(tmp_path, "a", ("Rest.", "Repose."))
    (tmp_path / path).unlink()
    index.sync("es")
    assert index.of("es").exact("Rest.") == [Remembered("Rest.", "Repose.", "a")]
    assert index.of("es").sources() == ["Rest."]


def test_a_new_translation_is_news_for_those_that_lack_it_and_for_no_others(tmp_path, index):
    lacks, has, elsewhere = (write(tmp_path, name, pair) for name, pair in (
        ("lacks", ("Rest.", "")), ("has", ("Rest.", "Descanse.")), ("elsewhere", ("Sleep.", ""))))
    index.sync("es")
    for path in (lacks, has, elsewhere):
        index.note(path, "done")
    write(tmp_path, "copy", ("Rest.", "Descanse."))
    index.sync("es")
    assert [index.state(path) for path in (lacks, has, elsewhere)] == ["done", "done", "done"], "it was known already"
    write(tmp_path, "other", ("Rest.", "Repose."))
    index.sync("es")
    assert [index.state(path) for path in (lacks, has, elsewhere)] == ["", "done", "done"]


def test_a_link_out_of_the_project_is_not_read(tmp_path):
    project, outside = tmp_path / "project", tmp_path / "outside.po"
    write(project, "a", ("Rest.", "Descanse."))
    outside.write_text(HEAD + 'msgid "Secret."\nmsgstr "Secreto."\n', encoding="utf-8")
    (project / "locales/es/LC_MESSAGES/b.po").symlink_to(outside)
    with memory.opened(project, print) as index:
        index.sync("es")
        assert index.of("es").sources() == ["Rest."]


def test_a_damaged_index_is_made_anew(tmp_path):
    write(tmp_path, "a", ("Rest.", "Descanse."))
    file = tmp_path / ".netpub" / memory.FILE
    file.parent.mkdir()
    file.write_bytes(b"no database at all" * 100)
    with memory.opened(tmp_path, print) as index:
        index.sync("es")
        assert index.of("es").sources() == ["Rest."]
    with memory.opened(tmp_path, print) as index:
        assert index.of("es").sources() == ["Rest."], "and kept"


def test_an_index_that_cannot_be_kept_is_a_problem_with_a_remedy(tmp_path):
    (tmp_path / ".netpub" / memory.FILE).mkdir(parents=True)
    with pytest.raises(OutputError, match=r"memory\.sqlite"), memory.opened(tmp_path, print):
        pass
