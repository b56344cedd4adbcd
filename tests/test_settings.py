import pytest
from press_profile import press_profile

from netpub.errors import ConfigError, ExitCode
from netpub.settings import load

GOOD = """
[project]
source_language = "en"
[publisher]
id = "x"
name = "X"
[languages.en]
locale = "en-GB"
"""


def project(tmp_path, text, pages=("a/page.txt",)):
    (tmp_path / "netpub.toml").write_text(text)
    for page in pages:
        (tmp_path / "source" / page).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "source" / page).write_text("words")
    return tmp_path


def test_a_small_file_is_enough(tmp_path):
    settings = load(project(tmp_path, GOOD, ["b/page.txt", "a-1/page.html", "ñandú/page.docx"]))
    assert (settings.pages, settings.policy.review_months) == (("a-1", "b", "ñandú"), 36)
    assert settings.language("en").locale == "en-GB"


def test_a_file_that_names_its_version_reads_like_one_from_before_there_was_any(tmp_path):
    before, now = load(project(tmp_path, GOOD)), load(project(tmp_path, f"version = 1\n{GOOD}"))
    assert before == now


def test_what_becomes_of_a_stale_translation_is_said_for_each_language(tmp_path):
    settings = load(project(tmp_path, f'{GOOD}[languages.es]\n[languages.fr]\nwhen_stale.clinical = "withdraw"\n'))
    told = {one.key: (one.when_stale.editorial, one.when_stale.clinical) for one in settings.languages}
    assert told == {"en": ("pinned", "hold"), "es": ("pinned", "hold"), "fr": ("pinned", "withdraw")}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("[publisher]", "[publsher]"), ":4: unknown key|Did you mean “publisher”"),
        (('name = "X"', 'name = "X"\nnaem = "Y"'), ":7: unknown key “naem” in [publisher]|Did you mean “name”"),
        (("[project]", "version = 2\nlater = true\n[project]"), ":2: this project was made by a newer netpub: its settings have version 2|pip install --upgrade"),
        (("[project]", "version = 0\n[project]"), ":2: there is no version 0|Write version = 1"),
        (("[project]", 'version = "1"\n[project]'), ":2: there is no version 1"),
        (("[project]", "version = true\n[project]"), ":2: there is no version True"),
        (('name = "X"', "name = 3"), ":6: “name” in [publisher] must be a text"),
        (('id = "x"\n', ""), "no “id”"),
        (('"en-GB"', "7"), "must be a text"),
        (('source_language = "en"', 'source_language = "fr"'), "“fr” is not among the languages"),
        (("[languages.en]", "[languages.en]\nlocal = 1"), "Did you mean “locale”"),
        (('locale = "en-GB"', 'locale = "en-GB"\n[policy]\nreview_months = true'), "must be a whole number"),
        (('locale = "en-GB"', 'locale = "en-GB"\n[policy]\nvalidators = "never"'), '"when-present" or "required"'),
        (("[languages.en]", '[languages.es]\nwhen_stale = { clinical = "hide" }\n[languages.en]'), 'clinical is “hide”|Use "hold", "pinned", "withdraw"'),
        (("[languages.en]", '[languages.es]\nwhen_stale = { clincal = "hold" }\n[languages.en]'), "unknown key “clincal”|Did you mean “clinical”"),
        (("[languages.en]", '[languages.es]\nwhen_stale = "hold"\n[languages.en]'), "“when_stale” in [languages.es] must be a table"),
        (("[languages.en]", '[languages."../x"]\nlocale = "en"\n[languages.en]'), ":7: “../x” is no language"),
        (("[languages.en]", '[languages.fr]\nlocale = "fr_FR!"\n[languages.en]'), ":7: “fr_FR!” is no language"),
        (("[languages.en]", "[languages.qqq]\n[languages.en]"), ":7: “qqq” is no language"),
        (('locale = "en-GB"', 'locale = "en-GB"\n[policy]\nreview_months = 0'), ":10: review_months is 0|1 to 240"),
        (('locale = "en-GB"', 'locale = "en-GB"\n[policy]\nreview_months = 99999999999'), "1 to 240"),
        (("[project]", "[project"), "line 2"),
        (("[languages.en]", '[publications.none]\ntitle.en = "None"\n[languages.en]'), ":7: publication “none”: it names no pages"),
        (("[languages.en]", '[publications.two]\npages = ["a", "zz"]\n[languages.en]'), "there is no page “zz”"),
        (("[languages.en]", '[publications.two]\npages = ["a"]\n[languages.en]'), "booklet “two” has no title"),
        (("[languages.en]", '[publications.a]\npages = ["a"]\n[languages.en]'), "a page and a booklet at once"),
        (("[languages.en]", '[publications.a]\nreferences = "none"\n[languages.en]'), 'Use "full", "short", "on-request"'),
        (("[languages.en]", '[publications.a]\ntitle.fr = "x"\n[languages.en]'), "unknown key “fr”"),
        (("[languages.en]", '[references]\nstyle = "apa"\n[languages.en]'), 'Use "ama", "vancouver"'),
        (("[languages.en]", "[print]\npapr = 1\n[languages.en]"), "unknown key “papr” in [print]|Did you mean “paper”"),
        (("[languages.en]", '[print]\npaper = "thick"\n[languages.en]'), "“paper” in [print] must be a whole number"),
        (("[languages.en]", "[print]\npaper = -1\n[languages.en]"), ":8: paper in [print] is -1|0 to 1000"),
        (("[languages.en]", '[print]\ncreep = "middle"\n[languages.en]'), 'Use "outermost", "innermost"'),
        (("[languages.en]", '[print]\ndelivery = "folded"\n[languages.en]'), 'Use "imposed", "single"'),
        (("[languages.en]", '[print]\nmarks = "yes"\n[languages.en]'), "“marks” in [print] must be"),
        (("[languages.en]", '[print]\nicc = "printer.icc"\n[languages.en]'), ":8: icc in [print] is “printer.icc”|no such file"),
        (("[languages.en]", '[print]\nicc = "../../etc/passwd"\n[languages.en]'), "no such file in the project"),
    ],
)
def test_a_mistake_is_named_with_its_place_and_remedy(tmp_path, change, words):
    with pytest.raises(ConfigError) as caught:
        load(project(tmp_path, GOOD.replace(*change)))
    assert caught.value.exit_code == ExitCode.USAGE
    assert caught.value.remedy
    for part in words.split("|"):
        assert part in str(caught.value)


@pytest.mark.parametrize(("pages", "words"), [(["a b/page.txt"], "not usable as a name"), (["a/page.txt", "a/page.html"], "more than one page")])
def test_folders_that_are_no_pages_are_named(tmp_path, pages, words):
    with pytest.raises(ConfigError, match=words):
        load(project(tmp_path, GOOD, pages))


def test_a_folder_without_a_project_says_what_to_do(tmp_path):
    with pytest.raises(ConfigError, match="netpub init"):
        load(tmp_path)


def test_settings_that_may_not_be_read_are_named(tmp_path, monkeypatch):
    def denied(self, *arguments, **options):
        raise PermissionError(13, "Permission denied", str(self))

    root = project(tmp_path, GOOD)
    monkeypatch.setattr("pathlib.Path.open", denied)
    with pytest.raises(ConfigError, match=r"netpub\.toml cannot be read: Permission denied"):
        load(root)


def test_every_page_is_a_publication_and_booklets_follow(tmp_path):
    more = '[references]\nstyle = "vancouver"\n[publications.a]\nleaflet = true\n[publications.both]\npages = ["b", "a"]\ntitle.en = "Both"\n'
    settings = load(project(tmp_path, GOOD + more, ["a/page.txt", "b/page.txt"]))
    assert [(one.id, one.pages, one.booklet, one.leaflet) for one in settings.publications] == [
        ("a", ("a",), False, True), ("b", ("b",), False, False), ("both", ("b", "a"), True, False)]
    assert settings.citing.style == "vancouver"
    assert settings.publications[2].title == {"en": "Both"}


def test_what_the_printer_wants_is_read(tmp_path):
    root = project(tmp_path, GOOD + '[print]\npaper = 130\ncreep = "innermost"\nmarks = true\ndelivery = "single"\nicc = "press.icc"\n')
    (root / "press.icc").write_bytes(press_profile())
    wanted = load(root).printing
    assert (wanted.paper, wanted.creep, wanted.marks, wanted.delivery, wanted.icc) == (130, "innermost", True, "single", "press.icc")
    assert load(project(tmp_path, GOOD)).printing.delivery == "imposed"
