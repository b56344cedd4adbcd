"""Pseudo-words: longer, accented, bracketed; what must not change in a translation does not change here either."""

from pathlib import Path

import pytest
from lxml import etree

from netpub.article import Article
from netpub.resources import resource
from netpub.text.numbers import numbers
from netpub.text.quantities import quantities
from netpub.translate import its, placeholders, pseudo
from netpub.translate.segments import segments

CLEAN = Path(__file__).parents[1] / "cases/validate/clean.xml"


@pytest.mark.parametrize(("text", "made"), [
    ("Rest well.", "[Řéšţ wéééłł.]"),
    ("Take <1>5 mg</1> of it<2/> &lt; 10 ml", "[Ţáķéé <1>5 mg</1> óóóf ííţ<2/> &lt; 10 ml]"),
    ("Call 0800 000 0000 or a@example.org, www.example.org/b.", "[Çáłł 0800 000 0000 or a@example.org, www.example.org/b.]"),
    ("10–12", "10–12"),
    ("<1/>", "<1/>"),
])
def test_what_stays_and_what_changes(text: str, made: str) -> None:
    assert pseudo.text(text) == made


def test_a_text_gets_about_a_third_longer() -> None:
    text = "Ask your nurse before you take any other medicines, because some of them do not go together. " * 3
    assert 1.3 < len(pseudo.text(text)) / len(text) < 1.4


def test_every_text_of_an_article_is_changed_and_nothing_that_counts_is() -> None:
    source = Article(CLEAN.read_bytes())
    made = pseudo.article(source)
    before, after = (list(segments(article.root, its.profile())) for article in (source, made))
    assert [segment.context for segment in before] == [segment.context for segment in after]
    for old, new in zip(before, after, strict=True):
        here, there = placeholders.words(old.text), placeholders.words(new.text)
        assert numbers(here, "en") == numbers(there, "en")
        assert [here[one.start:one.end] for one in quantities(here)] == [there[one.start:one.end] for one in quantities(there)]
        assert there.startswith("[") == (here.upper() != here.lower() and there != here)
    assert sum(old.text != new.text for old, new in zip(before, after, strict=True)) > 0.9 * len(before)
    assert etree.DTD(str(resource("schemas", "netpub-1.dtd"))).validate(made.root)
