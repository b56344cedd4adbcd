"""What is translated and what is not: the rules engine, and the rules of the profile on every text node."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from netpub.article import Article, parse_xml
from netpub.resources import resource
from netpub.translate import its
from netpub.translate.placeholders import words
from netpub.translate.segments import segments

ROOT = Path(__file__).parents[1]
CASES = ROOT / "cases/translate/its"
CLEAN = ROOT / "cases/validate/clean.xml"


def rules(*inner: str) -> tuple[its.Rule, ...]:
    head = '<its:rules xmlns:its="http://www.w3.org/2005/11/its" xmlns:x="urn:x" version="2.0">'
    return its.load(f"{head}{''.join(inner)}</its:rules>".encode())


def translate(selector: str, value: str) -> str:
    return f'<its:translateRule selector="{selector}" translate="{value}"/>'


def test_defaults_of_its() -> None:
    """Without a rule all is translated, nothing is within text and nobody has a note."""
    root = parse_xml(b"<a><b>x</b></a>")
    selection = its.Selection(root, ())
    assert selection.translated(root[0])
    assert not selection.within_text(root[0])
    assert selection.note(root[0]) == ""


def test_later_rule_wins_and_parent_passes_on() -> None:
    """Precedence is by order, not by how exact a selector is; an own rule goes before the parent's value."""
    root = parse_xml(b"<a><b><c/></b><b><c/></b></a>")
    selection = its.Selection(root, rules(translate("/a/b[1]", "yes"), translate("//a | //b", "no"), translate("/a/b[2]/c", "yes")))
    assert [selection.translated(element) for element in root.iter()] == [False, False, False, False, True]


def test_within_text_is_not_passed_on() -> None:
    root = parse_xml(b"<a><b><c/></b><d/></a>")
    within = '<its:withinTextRule selector="//b" withinText="yes"/><its:withinTextRule selector="//d" withinText="nested"/>'
    selection = its.Selection(root, rules(within))
    assert [selection.within_text(element) for element in root.iter()] == [False, True, False, False]


def test_note_is_passed_on_and_prefixes_are_known() -> None:
    root = parse_xml(b'<a xmlns:y="urn:x"><y:b><c/></y:b></a>')
    note = '<its:locNoteRule selector="//x:b" locNoteType="description"><its:locNote>Hello</its:locNote></its:locNoteRule>'
    selection = its.Selection(root, rules(note))
    assert [selection.note(element) for element in root.iter()] == ["", "Hello", "Hello"]


def texts(root: Any, selection: its.Selection) -> list[tuple[Any, str, bool]]:
    """Every text node that is not blank: its element, the text, and whether it is translated."""
    found = []
    for element in root.iter(etree.Element):
        nodes = [element.text, *(child.tail for child in element)]
        found += [(element, node, selection.translated(element)) for node in nodes if node and node.strip()]
    return found


def listed() -> dict[str, str]:
    """What is decided of each element's text: yes, no, or by its place."""
    lines = (CASES / "elements.txt").read_text(encoding="utf-8").splitlines()
    return {element: decision for decision, element, *_ in (line.split() for line in lines)}


def test_every_element_with_text_is_in_the_list() -> None:
    """An element that the grammar gains must be decided upon: add it to the list with its reason."""
    dtd = etree.DTD(str(resource("schemas", "netpub-1.dtd")))
    assert {element.name for element in dtd.iterelements() if element.type == "mixed"} == set(listed())


def test_all_markup_of_headings_is_within_text() -> None:
    """What the grammar allows in a heading is markup within a sentence, but for footnotes: none may cut a sentence in two."""
    dtd = etree.DTD(str(resource("schemas", "netpub-1.dtd")))
    content = next(element.content for element in dtd.iterelements() if element.name == "title")
    markup = {name for name in names(content) if name}
    root = parse_xml(f"<article><title>{''.join(f'<{name}/>' for name in sorted(markup))}</title></article>".encode())
    selection = its.Selection(root, its.profile())
    assert {element.tag for element in root[0] if not selection.within_text(element)} == {"fn"}
    assert len(markup) > 8


def names(content: Any) -> Iterator[str | None]:
    """The element names of a content model."""
    if content is not None:
        yield content.name
        yield from names(content.left)
        yield from names(content.right)


def test_every_text_node_is_decided_as_listed() -> None:
    """The rules say of each text node of the complete article what the list says of its element; within a reference, no."""
    root = Article(CLEAN.read_bytes()).root
    decisions = listed()
    for element, text, translated in texts(root, its.Selection(root, its.profile())):
        decision = "no" if "ref" in {ancestor.tag for ancestor in element.iterancestors()} else decisions[element.tag]
        assert decision == "place" or translated == (decision == "yes"), (element.tag, text)


@pytest.mark.parametrize(("content", "shown"), [
    ("<p>See <ext-link xlink:href='https://example.org/a'>our page</ext-link></p>", "See <1>our page</1>"),
    ("<p>See <ext-link xlink:href='https://example.org/a'>example.org</ext-link></p>", "See <1/>"),
    ("<p>See <ext-link xlink:href='mailto:a@example.org'>a@example.org</ext-link></p>", "See <1/>"),
    ("<p>See <ext-link xlink:href='https://example.org/a'>https://example.net</ext-link></p>", "See <1/>"),
    ("<p>A <named-content content-type='term' specific-use='no-translate'>x <bold>y</bold></named-content></p>", "A <1/>"),
    ("<sec specific-use='no-translate'><title>x</title><p>y</p></sec><p>z</p>", "z"),
    ("<p><list><list-item><p>z</p></list-item></list></p>", "z"),
    ("<p><bold>z</bold></p>", "z"),
    ("<p> <bold><italic>z</italic></bold> </p>", "z"),
    ("<p><bold>y</bold> z</p>", "<1>y</1> z"),
    ("<p>See<xref rid='r1'><sup>1</sup></xref></p>", "See<1>1</1>"),
    ("<fig><label>Figure <bold>1</bold></label></fig>", "Figure <1>1</1>"),
])
def test_what_follows_its_place(content: str, shown: str) -> None:
    """Addresses stay; markup follows the sentence; a decision of the author holds for all inside."""
    root = parse_xml(f"<article xmlns:xlink='http://www.w3.org/1999/xlink'><body>{content}</body></article>".encode())
    assert [segment.text for segment in segments(root, its.profile())] == [shown]


def test_each_text_stands_in_exactly_one_segment_or_in_none() -> None:
    """Every word marked "yes" is shown to the translator once; no word marked "no" is."""
    root = Article(CLEAN.read_bytes()).copy_root()
    number = 0
    for element in root.iter(etree.Element):
        for node in (element, *element):
            text = node.text if node is element else node.tail
            if text and text.strip():
                number += 1
                setattr(node, "text" if node is element else "tail", f"word{number}x")
    shown = [word for segment in segments(root, its.profile()) for word in re.findall(r"word\d+x", segment.text)]
    assert number > 100
    assert sorted(shown) == sorted(text for _, text, translated in texts(root, its.Selection(root, its.profile())) if translated)


def test_a_changed_rule_changes_only_what_it_selects() -> None:
    root = Article(CLEAN.read_bytes()).root
    more = rules(translate("//kwd", "no"))
    before = [segment.context for segment in segments(root, its.profile())]
    after = [segment.context for segment in segments(root, (*its.profile(), *more))]
    assert after == [context for context in before if not context.startswith("front/kwd")] != before


def copyright_segments(statement: str, holder: str) -> list[str]:
    article = (f"<article><front><article-meta><permissions><copyright-statement>{statement}</copyright-statement>"
               f"<copyright-year>2026</copyright-year>{holder}</permissions></article-meta></front></article>")
    return [words(segment.text) for segment in segments(parse_xml(article.encode()), its.profile())]


def test_a_copyright_statement_is_translated_when_it_has_words() -> None:
    """Sign, year and holder are facts; "All rights reserved" must be understood; when in doubt a translator decides."""
    holder = "<copyright-holder>Harbour 24</copyright-holder>"
    assert copyright_segments("© 2024–2026 Harbour 24.", holder) == []
    assert copyright_segments("© 2026, Harbour 24. All rights reserved.", holder) == ["© 2026, Harbour 24. All rights reserved."]
    assert copyright_segments("© 2026 Harbor", holder) == ["© 2026 Harbor"]
    assert copyright_segments("© 2026 Harbour", "") == ["© 2026 Harbour"]
    assert copyright_segments("© 2026", "") == []
