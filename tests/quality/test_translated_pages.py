"""Real pages with the Spanish that people wrote: a catalogue filled from it gives an edition whose blocks are that Spanish, word for word."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from netpub.article import Article
from netpub.build.jobs import source
from netpub.findings import Finding, Where
from netpub.translate import extract, its, po, translate
from netpub.translate.exchange import formats, inline, taking, units
from netpub.translate.exchange.inline import Kind
from netpub.translate.placeholders import escape
from netpub.translate.segments import Segment, segments

_IMPRINT = dict.fromkeys(
    ("id", "name", "location", "website", "email", "helpline", "helpline_hours", "sample", "disclaimer", "formats", "feedback", "about"), "")
_ADDRESS = re.compile(r"https?://\S*[^\s.]")
_BLOCKS = ("h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th", "figcaption", "caption", "a")


def plain(text: str) -> str:
    return " ".join(text.split())


def own(element: Any) -> Iterator[str]:
    """The words of a block of the page without those of the lists and tables in it."""
    yield element.text or ""
    for child in element:
        if child.tag not in ("ul", "ol", "table", "p", "figure"):
            yield from own(child)
        yield child.tail or ""


def spoken(segment: Segment) -> str:
    return plain("".join(segment.element.itertext()))


def article(shared: Path, doc: str) -> Article:
    made = source.run(
        {"page": (shared / f"data/nci/en/{doc}.html").read_bytes()}, slug="real", path="source/real/page.html", language="en", locale="en",
        imprint={**_IMPRINT, "id": "sample", "name": "A charity"}, limits={})
    return Article(made.files["build/xml/en/real.xml"])


def human(shared: Path, doc: str) -> dict[str, list[str]]:
    """The Spanish of each English block, in order: from the pairs, and what they leave out (captions, links) from the two files."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in (shared / "data/nci/pairs.jsonl").read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        if pair["doc"] == doc:
            found[plain(pair["en"])].append(plain(pair["es"]))
    trees = [html.fromstring((shared / f"data/nci/{language}/{doc}.html").read_bytes()) for language in ("en", "es")]
    for tag in ("caption", "a"):
        sides = [[plain(element.text_content()) for element in tree.iter(tag)] for tree in trees]
        for english, spanish in zip(*sides, strict=False):  # what this pairs wrongly would not be found among the page's blocks
            if english not in found:
                found[english].append(spanish)
    return found


def marked(segment: Segment, spanish: str) -> str:
    """Spanish words with the placeholders of the segment: each round its own words where they come again, else round the next word."""
    made, rest = "", spanish
    for piece in inline.pieces(segment.text):
        if piece.kind is Kind.OPEN:
            word = re.match(r"\s*\S+", rest)
            assert word, segment.context
            made, rest = f"{made}<{piece.number}>{escape(word[0])}", rest[word.end():]
        elif piece.kind is Kind.CLOSE:
            made += f"</{piece.number}>"
        elif piece.kind is Kind.EMPTY:
            same = plain("".join(segment.slots[piece.number - 1].element.itertext()))
            before, found, rest = rest.partition(same) if same else ("", "", rest)
            assert found == same, segment.context
            made += f"{escape(before)}<{piece.number}/>"
    return made + escape(rest)


def addressed(segment: Segment, spanish: str) -> str:
    """The Spanish with the addresses of the source: a bare address is a fact, which an edition keeps as it is."""
    for slot in segment.slots:
        own = plain("".join(slot.element.itertext()))
        if slot.empty and own.startswith("http"):
            spanish = _ADDRESS.sub(own, spanish, count=1)
    return spanish


def documents(shared: Path) -> Iterator[str]:
    lines = (shared / "data/nci/pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return iter(sorted({pair["doc"] for pair in map(json.loads, lines) if pair["exact_struct"]}))


@pytest.mark.slow
def test_editions_from_human_translations_say_what_people_wrote(shared: Path) -> None:
    """Each block of the Spanish edition stands in the Spanish page, but for addresses; catalogues come back from agencies as they went."""
    count = addresses = 0
    for doc in documents(shared):
        english, spanish = article(shared, doc), human(shared, doc)
        found = list(segments(english.root, its.profile()))
        wanted = [next((texts.pop(0) if len(texts) > 1 else texts[0] for texts in [spanish[spoken(one)]] if texts), "") for one in found]
        other = [spanish for one, spanish in zip(found, wanted, strict=True) if addressed(one, spanish) != spanish]
        wanted = [addressed(one, text) for one, text in zip(found, wanted, strict=True)]
        assert all(wanted), (doc, [spoken(one) for one, text in zip(found, wanted, strict=True) if not text])
        catalogue = po.read(extract(english, None, "es", {}), Where())
        for entry, segment, text in zip(po.live(catalogue), found, wanted, strict=True):
            entry.msgstr = marked(segment, text)
        data = po.write(catalogue)
        findings: list[Finding] = []
        made = translate(english, data, "real.po", "es", [], findings.append)
        assert made is not None, (doc, findings)
        blocks = [spoken(segment) for segment in segments(made.root, its.profile())]
        assert blocks == wanted, doc
        page = html.fromstring((shared / f"data/nci/es/{doc}.html").read_bytes())
        theirs = {plain("".join(own(element))) for element in page.iter(*_BLOCKS)}
        assert len([block for block in blocks if block not in theirs]) == len(other), doc
        there_and_back(data)
        count, addresses = count + len(blocks), addresses + len(other)
    assert count > 1500, count
    assert addresses < 12


def there_and_back(data: bytes) -> None:
    sent = units.document(data, "real", "en", "es", Where())
    for format in ("xliff-1.2", "xliff-2.1", "csv"):
        name = f"real{formats.ending(format)}"
        [back] = formats.read(formats.write(format, [sent]), name, Where(name), [].append)
        taken = taking.take(data, back, "es", "real.po", Where(name), [].append)
        assert taken is not None
        assert taken.data == data
        assert set(taken.counts) == {"unchanged"}
