"""What goes out comes back as the same bytes, in every format."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpub.findings import Where
from netpub.translate import po
from netpub.translate.exchange import formats
from netpub.translate.exchange.units import Document, State, Unit

FORMATS = [name for name in formats.FORMATS if name != "tmx"]


@pytest.mark.parametrize("format", FORMATS)
def test_the_catalogue_comes_back_as_it_was(format, catalogue, document, back):
    sent = formats.write(format, [document])
    taken, findings = back(sent, f"a{formats.ending(format)}")
    assert (taken.data, findings) == (catalogue, [])
    assert taken.counts == {"unchanged": 6, "not translated": 2}


@pytest.mark.parametrize("format", FORMATS)
def test_a_lost_catalogue_comes_back_from_the_file(format, catalogue, document, back):
    """All that a translator wrote travels in the file: texts, states and comments."""
    entries = po.read(catalogue, Where())
    for entry in po.live(entries):
        if entry.msgctxt != "p-4":  # its translation is broken and cannot travel
            entry.msgstr, entry.tcomment = "", ""
        entry.flags = [flag for flag in entry.flags if flag == "machine-translated" and format in ("csv", "xlsx")]
    taken, findings = back(formats.write(format, [document]), f"a{formats.ending(format)}", into=po.write(entries))
    assert [finding for finding in findings if finding.rule.startswith(("exchange", "placeholder"))] == []
    assert po.write(po.read(taken.data, Where())) == po.write(po.read(catalogue, Where()))


@pytest.mark.parametrize("format", formats.FORMATS)
def test_the_same_catalogue_gives_the_same_file(format, document):
    assert formats.write(format, [document]) == formats.write(format, [document])


TEXT = st.text(st.characters(codec="utf-8", categories=["L", "P", "S", "Zs"], include_characters="<&>'\"=+-@;,\t"), min_size=1, max_size=9)
PLAIN = TEXT.map(lambda text: text.replace("&", "&amp;").replace("<", "&lt;"))
INLINE = st.recursive(PLAIN, lambda inner: st.one_of(inner.map(lambda text: f"<#>{text}x</#>"), st.just("<#/>"), st.tuples(inner, inner).map("".join)), max_leaves=5)


def numbered(text: str) -> str:
    """The text with its placeholders numbered in order."""
    made, stack, number = "", [], 0
    for part in text.replace("</#>", "\0").replace("<#/>", "\1").replace("<#>", "\2"):
        if part in "\1\2":
            number += 1
            made += f"<{number}>" if part == "\2" else f"<{number}/>"
            if part == "\2":
                stack.append(number)
        else:
            made += f"</{stack.pop()}>" if part == "\0" else part
    return made


@given(st.lists(st.tuples(INLINE, st.sampled_from([State.OPEN, State.REVIEW, State.DONE])), min_size=1, max_size=4), st.sampled_from(FORMATS))
def test_any_text_comes_back(texts, format):
    made = []
    for number, (text, state) in enumerate(texts):
        source = " ".join(numbered(f"a{text}").replace("\t", " ").split(" ")).strip(" ")
        source = " ".join(part for part in source.split(" ") if part)
        made.append(Unit(f"p-{number}/é", source, "" if state is State.OPEN else source, state))
    [found] = formats.read(formats.write(format, [Document("page", "en", "es", tuple(made))]), f"a{formats.ending(format)}", Where(), [].append)
    for unit in found.units:
        assert not unit.machine
    states = {State.OPEN: (State.OPEN, State.UNSAID)}
    assert [(unit.context, unit.source, unit.target) for unit in found.units] == [(unit.context, unit.source, unit.target) for unit in made]
    assert all(one.state in states.get(unit.state, (unit.state,)) for one, unit in zip(found.units, made, strict=True))


def test_what_people_are_told_travels_too(document):
    unit = next(unit for unit in document.units if unit.context == "p-1")
    assert (unit.section, unit.kind, unit.limit) == ("Fever", "Paragraph", 120)
    assert unit.legend == {1: "“0800 000 0000”", 2: "footnote", 3: "“1”"}
    first, second = (formats.write(name, [document]).decode() for name in ("xliff-1.2", "xliff-2.1"))
    for words in ("Section: Fever", "At most 120 characters", "Agreed with the clinic.", "The text was before: Rest &lt;1&gt;now&lt;/1&gt;."):
        assert words in first
        assert words in second
    assert 'maxwidth="120" size-unit="char"' in first
    assert '<x id="2" equiv-text="footnote"/>' in first
    assert '<g id="1" ctype="bold" equiv-text="strong">now, <g id="2" ctype="italic" equiv-text="emphasis">please</g></g>' in first
    assert 'state="needs-review-translation" state-qualifier="mt-suggestion">Beba' in first
    assert 'slr:sizeRestriction="120"' in second
    assert '<ph id="3" canDelete="no" canCopy="no" equiv="1" disp="“1”"/>' in second
    assert '<pc id="2" canDelete="no" canCopy="no" type="fmt" subType="xlf:i" dispStart="emphasis">please</pc>' in second
    assert '<unit id="front:a_20_fact_20__E9_:value" name="front/a fact é/value">' in second


def test_a_broken_translation_stays_at_home_and_is_told(document):
    unit = next(unit for unit in document.units if unit.context == "p-4")
    assert unit.target == ""
    assert unit.notes == ("The present translation cannot be used; its markup or its characters are broken: Palabras sin marca",)


def test_right_to_left_is_said(document):
    arabic = replace(document, target="ar")
    assert b'trgDir="rtl"' in formats.write("xliff-2.1", [arabic])
