"""Placeholders: readable, complete, and read back to the same markup."""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from netpub.article import parse_xml
from netpub.translate import placeholders

TAGS = st.sampled_from(["bold", "italic", "sup", "xref"])
TEXT = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"], include_characters="<&>/1 ;"), max_size=8)


def opaque(element: Any) -> bool:
    return not "".join(element.itertext()).strip() or element.tag == "email"


def build(parts: list[Any], tag: str = "p") -> Any:
    """An element of texts and (tag, parts) pairs."""
    element = etree.Element(tag)
    for part in parts:
        if isinstance(part, str):
            before = (element[-1].tail if len(element) else element.text) or ""
            setattr(element[-1] if len(element) else element, "tail" if len(element) else "text", re.sub(" +", " ", before + part))
        else:
            element.append(build(part[1], part[0]))
    return element


INLINE = st.recursive(TEXT, lambda inner: st.tuples(TAGS, st.lists(inner, max_size=3)), max_leaves=8)


@given(st.lists(INLINE, max_size=5))
@settings(deadline=None)
def test_round_trip(parts: list[Any]) -> None:
    """Whatever the markup, putting the untouched text back gives the same element."""
    element = build(["a", *parts, "z"])
    before = etree.tostring(element)
    text, slots = placeholders.encode(element, opaque)
    placeholders.fill(element, placeholders.decode(text, slots), slots)
    assert etree.tostring(element) == before


@given(st.lists(INLINE, max_size=5), st.text("<>/&1234;abc ", max_size=30))
@settings(deadline=None)
def test_any_text_is_read_or_refused(parts: list[Any], text: str) -> None:
    """A translation is taken as it is, every placeholder once, or refused; never anything else."""
    element = build(parts)
    _, slots = placeholders.encode(element, opaque)
    tags = sorted(child.tag for child in element.iter())
    try:
        nodes = placeholders.decode(text, slots)
    except placeholders.Broken:
        return
    placeholders.fill(element, nodes, slots)
    assert sorted(child.tag for child in element.iter()) == tags
    again, _ = placeholders.encode(element, lambda child: child.tag == "none")
    assert placeholders.words(again) == placeholders.words(re.sub(" +", " ", text).strip())


def test_what_a_translator_sees() -> None:
    element = parse_xml(b"<p>\n Take <bold>5&#160;mg</bold>,<!-- no --> not &lt;1&gt; &amp; \t call <email>a@b</email><break/>. </p>")
    text, slots = placeholders.encode(element, opaque)
    assert text == "Take <1>5\u00a0mg</1>, not &lt;1> &amp; call <2/><3/>."
    assert [(slot.element.tag, slot.parent, slot.empty) for slot in slots] == [("bold", 0, False), ("email", 0, True), ("break", 0, True)]
    assert placeholders.words(text) == "Take 5\u00a0mg, not <1> & call ."


def test_a_translator_may_move_placeholders() -> None:
    element = parse_xml(b"<p>See <bold>the <italic>red</italic> house</bold> and <xref rid='r1'>1</xref>.</p>")
    _, slots = placeholders.encode(element, opaque)
    placeholders.fill(element, placeholders.decode("<3>1</3>: <1><2>rojo</2> y\n casa</1> &gt; &lt;", slots), slots)
    assert etree.tostring(element) == b'<p><xref rid="r1">1</xref>: <bold><italic>rojo</italic> y casa</bold> &gt; &lt;</p>'


def test_an_entity_is_kept_as_it_is() -> None:
    """Nothing expands it, and no word around it is lost; the grammar reports it."""
    element = parse_xml(b'<!DOCTYPE p [<!ENTITY x "boom">]><p>a &x; b</p>')
    text, slots = placeholders.encode(element, lambda child: False)
    assert text == "a <1/> b"
    placeholders.fill(element, placeholders.decode(text, slots), slots)
    assert etree.tostring(element) == b"<p>a &x; b</p>"


@pytest.mark.parametrize(("text", "problem"), [
    ("<1>a</1>", "<2/> is missing"),
    ("<1>a</1> <2/> <2/>", "<2/> stands more than once"),
    ("<1>a</1></1> <2/>", "</1> stands more than once"),
    ("<1>a</1> <2>b</2>", "<2> must be written <2/>"),
    ("<1>a</1> <2/> <12/>", "<12/> does not stand in the source"),
    ("<1>a</1> <2/> <0/>", "<0/> does not stand in the source"),
    ("<1>a</1> <2/> &#60;", "a bare “&” must be written &amp;"),
    ("<1>a</1> <2/> < 5", "a bare “<” must be written &lt;"),
    ("<1>a</1> <2/> <\u0661/>", "a bare “<” must be written &lt;"),
    ("<1>a</1> < 2/>", "a bare “<” must be written &lt;; <2/> is missing"),
    ("", "<1>…</1> is missing; <2/> is missing"),
])
def test_what_is_broken_is_named(text: str, problem: str) -> None:
    _, slots = placeholders.encode(parse_xml(b"<p><bold>a</bold> <email>b</email></p>"), opaque)
    with pytest.raises(placeholders.Broken) as broken:
        placeholders.decode(text, slots)
    assert str(broken.value) == problem
