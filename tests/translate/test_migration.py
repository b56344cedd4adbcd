"""Catalogues of an older segmentation: carried over with their translations, or refused when a newer netpub made them."""

import pytest

from netpub.article import Article
from netpub.findings import Unusable, Where
from netpub.translate import migration, po

ARTICLE = Article(
    b"<article xmlns:xlink='http://www.w3.org/1999/xlink' xml:lang='en-GB'><body>"
    b"<p id='p-1'>Call <bold><named-content content-type='phone'>0800 000 0000</named-content></bold> now"
    b"<xref ref-type='bibr' rid='r1'><sup>1</sup></xref>, <italic>see <xref ref-type='bibr' rid='r2'>2,3</xref></italic>.</p>"
    b"<p id='p-2'>As <xref ref-type='bibr' rid='r1'>Smith and Jones</xref> say.</p></body></article>")
OLD = "Call <1><2>0800 000 0000</2></1> now<3><4>1</4></3>, <5>see <6>2,3</6></5>."
NEW = "Call <1>0800 000 0000</1> now<2/>, <3>see <4/></3>."
WHERE = Where("page.po")


def carried(text: str, before: str = "", *, flags: str = "", version: str = '"X-Segmentation: 1\\n"\n') -> tuple[str, str, str | None]:
    """The text, the translation and the former text of an entry after it was read."""
    previous = f'#| msgid "{before}"\n' if before else ""
    data = f'msgid ""\nmsgstr ""\n{version}\n{flags}{previous}msgctxt "p-1"\nmsgid "{OLD}"\nmsgstr "{text}"\n'
    entry = migration.read(data.encode(), WHERE, lambda _: [ARTICLE])[0]
    return entry.msgid, entry.msgstr, entry.previous_msgid


@pytest.mark.parametrize(("old", "new"), [
    ("Llame al <1><2>0800 000 0000</2></1> ya<3><4>1</4></3>, <5>véase <6>2,3</6></5>.", "Llame al <1>0800 000 0000</1> ya<2/>, <3>véase <4/></3>."),
    ("<5><6>2,3</6> aquí</5>: <3><4>1</4></3> <1><2>0800 000 0000</2></1> &lt; &amp;", "<3><4/> aquí</3>: <2/> <1>0800 000 0000</1> &lt; &amp;"),
    ("", ""),
])
def test_a_translation_keeps_its_words_and_gets_the_new_placeholders(old: str, new: str) -> None:
    assert carried(old) == (NEW, new, None)
    assert carried(old, version="") == (NEW, new, None), "a catalogue that names no segmentation is of the first"


@pytest.mark.parametrize("text", [
    "Llame ya<3><4>1</4></3>.",  # lost placeholders
    "<1>Llame al <2>0800 000 0000</2></1> ya<3><4>1</4></3>, <5>véase <6>2,3</6></5>.",  # bold words that the phone number would swallow
])
def test_what_cannot_be_taken_apart_stays_as_it_was(text: str) -> None:
    assert carried(text) == (OLD, text, None)


def test_a_translation_that_waits_belongs_to_the_former_text() -> None:
    text = "Llame al <1><2>0800 000 0000</2></1> ya<3><4>1</4></3>, <5>véase <6>2,3</6></5>."
    data = f'msgid ""\nmsgstr ""\n\n#, fuzzy\n#| msgid "{OLD}"\nmsgctxt "p-1"\nmsgid "Gone."\nmsgstr "{text}"\n'
    entry = migration.read(data.encode(), WHERE, lambda _: [ARTICLE])[0]
    assert (entry.previous_msgid, entry.msgid) == (NEW, "Gone.")
    assert entry.msgstr == "Llame al <1>0800 000 0000</1> ya<2/>, <3>véase <4/></3>."


def test_a_citation_in_words_and_a_catalogue_of_today_stay_untouched() -> None:
    for version in ("1", "2"):
        data = f'msgid ""\nmsgstr ""\n"X-Segmentation: {version}\\n"\n\nmsgctxt "p-2"\nmsgid "As <1>Smith and Jones</1> say."\nmsgstr "<1>x</1>"\n'.encode()
        assert po.write(migration.read(data, WHERE, lambda _: [ARTICLE])) == data


@pytest.mark.parametrize("version", ["3", "99999999999999999999", "0", "-1", "two", ""])
def test_a_segmentation_that_is_not_known_is_refused(version: str) -> None:
    data = f'msgid ""\nmsgstr ""\n"X-Segmentation: {version}\\n"\n'.encode()
    with pytest.raises(Unusable) as refused:
        migration.read(data, WHERE, lambda _: [ARTICLE])
    assert (refused.value.finding.rule, refused.value.finding.where.line) == ("catalogue-segmentation", 1)
