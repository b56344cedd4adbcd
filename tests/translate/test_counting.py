"""How far behind its article a catalogue is, before and after it is brought up to date."""

import pytest

from netpub.article import Article
from netpub.findings import Unusable, Where
from netpub.translate import extract, po
from netpub.translate.counting import Count, Open, count

FIRST = ("Drink <bold>5</bold> cups.", "Ask your nurse.", "Rest often.")
_PLACE = Where("es.po", page="a", language="es")


def article(*paragraphs):
    body = "".join(f'<p id="p-{number}">{text}</p>' for number, text in enumerate(paragraphs))
    return Article(f"""<article xml:lang="en-GB"><front><article-meta><article-id pub-id-type="publisher-id">a</article-id>
        <title-group><article-title>Title</article-title></title-group></article-meta></front><body>{body}</body></article>""".encode())


@pytest.fixture
def whole():
    catalogue = po.read(extract(article(*FIRST), None, "es", {}), _PLACE)
    for entry in catalogue:
        entry.msgstr = f"ES {entry.msgid}"
    return po.write(catalogue)


def test_a_whole_catalogue_is_not_behind(whole):
    assert count(article(*FIRST), whole, _PLACE) == Count(4, (), ())


def test_what_is_open_is_told_with_the_text_that_was_translated_before(whole):
    now = article("Drink <bold>6</bold> cups.", "Ask your nurse.", "Rest often.", "Call us.")
    changed = Open("p-0", "Drink <1>6</1> cups.", "Drink <1>5</1> cups.")
    assert count(now, whole, _PLACE) == Count(5, (changed, Open("p-3", "Call us.", None)), ())
    brought_up = extract(now, whole, "es", {})
    assert count(now, brought_up, _PLACE).open == (changed, Open("p-3", "Call us.", None))


def test_a_text_that_only_moved_did_not_change_and_one_that_went_is_gone(whole):
    assert count(article(FIRST[1], FIRST[0]), whole, _PLACE) == Count(
        3, (Open("p-0", FIRST[1], FIRST[1]), Open("p-1", "Drink <1>5</1> cups.", "Drink <1>5</1> cups.")), ("Rest often.",))


def test_a_new_catalogue_has_no_former_texts():
    found = count(article(*FIRST), extract(article(*FIRST), None, "es", {}), _PLACE)
    assert [one.former for one in found.open] == [None] * found.segments


def test_a_catalogue_that_cannot_be_read_is_named():
    with pytest.raises(Unusable) as caught:
        count(article(*FIRST), b'msgid "x', _PLACE)
    assert caught.value.finding.where.file == "es.po"
