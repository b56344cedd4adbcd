"""page.toml: what it may say, and messages that name the line when it says something else."""

import pytest

from netpub.errors import ConfigError, ExitCode
from netpub.findings import Finding
from netpub.normalise import corrections
from netpub.page import Box, Dropped, Figure, Heading, List, Metadata, Origin, Page, Paragraph, Range, Reviewer, Run, Source, Text

AT = Origin("page.txt", 1)


def page_of(*blocks, metadata=None, dropped=()):
    runs = tuple(Run(number + 1, "x" * 40) for number in range(9))
    return Page(Source("page", "page.txt", "text/plain", "0", runs), metadata or Metadata(), blocks, dropped=tuple(dropped))


def paragraph(words, run=0):
    return Paragraph((Text(words, Range(run, 0, len(words))),), AT)


@pytest.mark.parametrize(("text", "line", "message", "remedy"), [
    ("\n[metadata]\nrevisedd = \"2026\"\n", 3, "unknown key “revisedd” in [metadata]", "Did you mean “revised”?"),
    ("[metdata]\n", 1, "unknown key “metdata”", "Did you mean “metadata”?"),
    ("metadata = 3\n", 1, "“metadata” is no table", "[metadata]"),
    ("[drop]\nstarts = \"x\"\n", 1, "“drop” is no list of entries", "[[drop]]"),
    ("[metadata]\nrevised = \"10/7/22\"\n", 2, "“10/7/22” is no date", "2026-09-14"),
    ("[metadata]\nrevised = \"2026-02-30\"\n", 2, "“2026-02-30” is no date", "2026-09-14"),
    ("[metadata]\ntitle = [\"a\"]\n", 2, "“title” must be a text in quotes", "title ="),
    ("[metadata]\nlicense-type = \"cc-by-4\"\n", 2, "“cc-by-4” is no licence", "Did you mean “cc-by”?"),
    ("[metadata]\nkeywords = \"a, b\"\n", 2, "“keywords” must be a list of texts", "keywords ="),
    ("[[reviewer]]\nname = \"Jane Roe\"\n", 1, "“role” in [[reviewer]] is “”", "clinical-review"),
    ("[[reviewer]]\nrole = \"lay-review\"\n\n[[reviewer]]\nrole = \"lay-reviews\"\n", 5, "“lay-reviews”", "Did you mean “lay-review”?"),
    ("[[reviewer]]\nrole = \"lay-review\"\nnam = \"x\"\n", 3, "unknown key “nam” in [reviewer]", "Did you mean “name”?"),
    ("[[drop]]\n", 1, "does not say which block", "starts ="),
    ("[[drop]]\nstarts = \"a\"\n[[drop]]\nstarts = 5\n", 4, "“starts” in [[drop]] must be a text", "starts ="),
    ("[[keep]]\nstarts = \"a\"\nkind = \"box\"\n", 3, "unknown key “kind” in [keep]", "Possible here: starts."),
    ("[[block]]\nstarts = \"a\"\n", 1, "“kind” in [[block]] is “”", "heading"),
    ("[[block]]\nstarts = \"a\"\nkind = \"headng\"\n", 3, "“headng”", "Did you mean “heading”?"),
    ("[[block]]\nstarts = \"a\"\nkind = \"heading\"\nlevel = 5\n", 4, "“level” must be a number from 1", "Correct"),
    ("[[block]]\nstarts = \"a\"\nkind = \"heading\"\nlevel = true\n", 4, "“level” must be a number from 1", "Correct"),
    ("[[block]]\nstarts = \"a\"\nkind = \"quote\"\nlevel = 2\n", 4, "“level” fits only kind = \"heading\"", "Take “level” out"),
    ("[[block]]\nstarts = \"a\"\nkind = \"box\"\nbox = \"key-point\"\n", 4, "“key-point”", "Did you mean “key-points”?"),
    ("[[figure]]\nhref = \"figures/a.svg\"\n", 1, "[[figure]] does not say which block", "after ="),
    ("\n[[figure]]\nafter = \"a\"\nhref = \" \"\n", 4, "does not say which picture", "href = \"figures/"),
    ("[[figure]]\nafter = \"a\"\nhref = \"b\"\ndecorative = \"yes\"\n", 4, "“decorative” must be true or false", "decorative = true"),
    ("[[figure]]\nafter = \"a\"\nhref = \"b\"\nalt = 3\n", 4, "“alt” in [[figure]] must be a text", "alt ="),
    ("[[figure]]\nafter = \"a\"\nsrc = \"b\"\n", 3, "unknown key “src” in [figure]", "href"),
    ("[metadata]\nsubtitle = \"\"\"one\nrevisedd = two\n\"\"\"\nrevisedd = \"x\"\n", 5, "unknown key “revisedd”", "Did you mean"),
])
def test_what_cannot_be_used_is_named_with_its_line(text, line, message, remedy):
    with pytest.raises(ConfigError) as caught:
        corrections.load(text.encode(), "source/page/page.toml")
    assert caught.value.message.startswith(f"source/page/page.toml:{line}: ")
    assert message in caught.value.message
    assert remedy in caught.value.remedy
    assert caught.value.exit_code == ExitCode.USAGE


@pytest.mark.parametrize("data", [b"[metadata", b"\xff\xfe", b"a = \n"])
def test_what_is_no_toml_names_the_file(data):
    with pytest.raises(ConfigError, match=r"source/page/page\.toml"):
        corrections.load(data, "source/page/page.toml")


def test_an_empty_file_corrects_nothing():
    assert corrections.load(b"", "page.toml") == corrections.EMPTY
    page = page_of(paragraph("Words."))
    assert corrections.apply(page, corrections.EMPTY, list[Finding]().append) == page


def test_numbers_and_dates_may_stand_without_quotes():
    loaded = corrections.load(b"[metadata]\nrevised = 2026-09-14\ncopyright-year = 2026\n", "page.toml")
    assert {name: value.value for name, value in loaded.facts.items()} == {"revised": "2026-09-14", "copyright-year": "2026"}


def apply(page, text):
    findings: list[Finding] = []
    return corrections.apply(page, corrections.load(text.encode(), "page.toml"), findings.append), findings


def test_a_title_takes_the_place_of_the_heading():
    title = Heading(1, (Text("Old", Range(0, 0, 3)),), AT)
    page, _ = apply(page_of(title, paragraph("Words.", 1)), '[metadata]\ntitle = "New"\n')
    assert page.blocks[0].content == (Text("New"), Text("", Range(0, 0, 3)))
    assert page.metadata.value("title") == "New"


def test_a_reviewer_of_the_same_name_is_replaced_and_keeps_his_place_in_the_source():
    known = Reviewer("clinical-review", AT, "Jane Roe", "MD", evidence="Jane Roe, MD", ranges=(Range(0, 0, 12),))
    page, _ = apply(page_of(metadata=Metadata(reviewers=(known,))), '[[reviewer]]\nrole = "lay-review"\nname = "Jane Roe"\n')
    (reviewer,) = page.metadata.reviewers
    assert (reviewer.role, reviewer.degrees, reviewer.ranges) == ("lay-review", "", (Range(0, 0, 12),))
    assert reviewer.evidence == "page.toml, line 1"


def test_a_kept_block_comes_back_to_its_place():
    lost = Dropped("furniture", paragraph("Second.", 1))
    page, findings = apply(page_of(paragraph("First."), paragraph("Third.", 2), dropped=[lost]), '[[keep]]\nstarts = "Second"\n')
    assert [block.content[0].text for block in page.blocks] == ["First.", "Second.", "Third."]
    assert not page.dropped
    assert not findings


def test_a_list_that_was_left_out_comes_back_by_the_words_of_its_first_item():
    lost = Dropped("furniture", List("bullet", ((paragraph("One", 1),), (paragraph("Two", 2),)), AT))
    page, findings = apply(page_of(paragraph("Words."), dropped=[lost]), '[[keep]]\nstarts = "One"\n')
    assert page.blocks[-1] == lost.block
    assert not page.dropped
    assert not findings


def test_words_are_matched_whatever_the_spaces_and_quotation_marks():
    page, findings = apply(page_of(paragraph("Don’t  wait,\ncall.")), '[[drop]]\nstarts = "Don\'t wait, call"\n')
    assert not page.blocks
    assert page.dropped[0].rule == "page-toml"
    assert not findings


def test_dropping_the_last_item_drops_the_list():
    page, _ = apply(page_of(List("bullet", ((paragraph("One"),),), AT)), '[[drop]]\nstarts = "One"\n')
    assert not page.blocks


def test_an_entry_that_cannot_be_carried_out_is_reported_and_changes_nothing():
    page = page_of(Heading(2, (Text("Heading", Range(0, 0, 7)),), AT))
    same, findings = apply(page, '\n[[block]]\nstarts = "Heading"\nkind = "quote"\n')
    assert same == page
    assert [(finding.rule, finding.where.line) for finding in findings] == [("correction-unmatched", 2)]


def test_a_new_title_makes_the_old_one_a_section():
    old = Heading(1, (Text("Old", Range(0, 0, 3)),), AT)
    page, _ = apply(page_of(old, paragraph("New", 1)), '[[block]]\nstarts = "New"\nkind = "heading"\nlevel = 1\n')
    assert [(block.level, block.content[0].text) for block in page.blocks] == [(2, "Old"), (1, "New")]
    assert page.metadata.value("title") == "New"


def test_a_figure_says_what_page_toml_says_and_stands_at_its_line_there():
    text = '\n[[figure]]\nafter = "Words"\nhref = "figures/a.svg"\nalt = "Two\\n words"\ncaption = "A picture"\n'
    page, findings = apply(page_of(paragraph("Words."), paragraph("More.", 1)), text)
    assert page.blocks[1] == Figure("figures/a.svg", "Two words", (Text("A picture"),), Origin("page.toml", 2))
    assert not findings


def test_a_figure_without_words_is_decoration_only_when_page_toml_says_so():
    text = '[[figure]]\nafter = "Words"\nhref = "a"\n[[figure]]\nafter = "Words"\nhref = "b"\ndecorative = true\n'
    page, _ = apply(page_of(paragraph("Words.")), text)
    assert [(block.href, block.decorative, block.caption) for block in page.blocks[1:]] == [("a", False, ()), ("b", True, ())]


def test_a_figure_follows_a_box_named_by_its_title_and_stays_in_one_named_by_its_words():
    box = Box("note", (Text("Title", Range(0, 0, 5)),), (paragraph("Inside.", 1),), AT)
    entry = '[[figure]]\nafter = "{}"\nhref = "a"\n'
    page, _ = apply(page_of(box), entry.format("Title"))
    assert [type(block) for block in page.blocks] == [Box, Figure]
    page, _ = apply(page_of(box), entry.format("Inside"))
    assert [type(block) for block in page.blocks[0].blocks] == [Paragraph, Figure]


def test_a_figure_goes_where_the_other_corrections_have_put_its_block():
    text = '[[figure]]\nafter = "Old"\nhref = "a"\n[[drop]]\nstarts = "Old"\n[[keep]]\nstarts = "Lost"\n[[figure]]\nafter = "Lost"\nhref = "b"\n'
    page, findings = apply(page_of(paragraph("Old."), dropped=[Dropped("furniture", paragraph("Lost.", 1))]), text)
    assert [type(block) for block in page.blocks] == [Paragraph, Figure]
    assert [(finding.rule, finding.where.line) for finding in findings] == [("correction-unmatched", 1)]
