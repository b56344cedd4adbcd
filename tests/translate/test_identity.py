"""What must hold of every article: a translation that says the same changes nothing, and no update loses a translation."""

import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from netpub.article import XML, Article, parse_xml
from netpub.build.jobs import source
from netpub.findings import Finding, Where
from netpub.resources import resource
from netpub.text.changes import turns
from netpub.translate import extract, po, translate

CLEAN = Path(__file__).parents[1] / "cases/validate/clean.xml"
HEAD = ("<article xml:lang='en-GB'><front><article-meta><article-id pub-id-type='publisher-id'>page</article-id>"
        "<title-group><article-title>Title</article-title></title-group></article-meta></front>")


def fill(catalogue: bytes, words: Any = None) -> bytes:
    """The catalogue with each text as its own translation, or with what ``words`` makes of it."""
    entries = po.read(catalogue, Where())
    for entry in po.live(entries):
        entry.msgstr = words(entry.msgid) if words else entry.msgid
    return po.write(entries)


def merge(article: Article, catalogue: bytes, locale: str) -> Article:
    findings: list[Finding] = []
    merged = translate(article, catalogue, "page.po", locale, [], findings.append)
    # A text put under its own source in another language is not translated; nothing else may be wrong with it.
    assert [one for one in findings if not one.rule.startswith("translation-") or locale.startswith("en")] == []
    assert merged is not None
    return merged


def comparable(article: Article) -> bytes:
    """The article, to the last space, without what a translation rightly changes: language, kinship and the machine's notes."""
    root = article.copy_root()
    root.set(f"{XML}lang", "")
    for element in root.xpath("//related-article | //article-meta/custom-meta-group"):
        element.getparent().remove(element)
    return etree.tostring(root, method="c14n2")


def assert_identity(article: Article, locale: str = "en-US") -> None:
    merged = merge(article, fill(extract(article, None, locale, {})), locale)
    assert comparable(merged) == comparable(article)


def test_the_complete_article_comes_back() -> None:
    assert_identity(Article(CLEAN.read_bytes()))


ROOT = Path(__file__).parents[2]
IMPRINT = dict.fromkeys(
    ("location", "website", "email", "helpline", "helpline_hours", "sample", "disclaimer", "formats", "feedback", "about"), "Ask us.")


def article_of_page(page: Path, files: dict[str, bytes]) -> Article:
    made = source.run(
        {"page": page.read_bytes(), **files}, slug="page", path=f"source/page/{page.name}", language="en", locale="en-GB",
        imprint={**IMPRINT, "id": "sample", "name": "A charity"}, limits={})
    return Article(made.files["build/xml/en/page.xml"])


def test_the_pages_of_the_sample_come_back() -> None:
    for page in sorted(ROOT.glob("source/*/page.*")):
        if page.name != "page.toml":
            files = {f"file:{path.relative_to(page.parent).as_posix()}": path.read_bytes() for path in page.parent.glob("figures/*")}
            assert_identity(article_of_page(page, {**files, "page.toml": (page.parent / "page.toml").read_bytes()}))


@pytest.mark.slow
def test_real_pages_come_back(shared: Path) -> None:
    pages = sorted((shared / "data/nci/en").glob("*.html"))
    for page in pages:
        article = article_of_page(page, {})
        # Two blanks in a row, which a page may have, are one in a catalogue as they are for every reader.
        assert_identity(Article(re.sub(rb"(?<=\S) {2,}(?=\S)", b" ", article.data)), "en-GB")
    assert len(pages) > 10


def test_the_sample_of_the_profile_comes_back(shared: Path) -> None:
    assert_identity(Article((shared / "docs/profile-sample.xml").read_bytes()))


TEXT = st.text(st.characters(codec="utf-8", categories=["L", "P", "S"], include_characters="<&>1 "), min_size=1, max_size=8).filter(str.strip)
LEAF = TEXT.map(lambda text: "".join(f"&#{ord(character)};" for character in " ".join(text.split())))
WRAPS = st.sampled_from([
    "<bold>{}</bold>", "<italic>{}</italic>", "<xref ref-type='sec' rid='s'>{}</xref>", "<named-content content-type='dose'>{}</named-content>",
    "<email>{}</email>", "<named-content content-type='term' specific-use='no-translate'>{}</named-content>", "<fn><p>{}</p></fn>",
    "{}<list list-type='bullet'><list-item><p>{}</p></list-item></list>", "<ext-link xlink:href='https://example.org/'>{}</ext-link>",
])
INLINE = st.recursive(LEAF, lambda inner: st.tuples(WRAPS, inner).map(lambda pair: pair[0].replace("{}", pair[1])), max_leaves=6)
CONTENT = st.lists(INLINE, min_size=1, max_size=4).map("".join)
BLOCK = st.tuples(st.sampled_from([
    "<p>{}</p>", "<p id='p-{n}'>{}</p>", "<list id='l-{n}'><list-item><p>{}</p></list-item><list-item><p>a</p></list-item></list>",
    "<boxed-text id='b-{n}'><caption><title>{}</title></caption><p>b</p></boxed-text>",
    "<table-wrap><table><thead><tr><th>{}</th></tr></thead><tbody><tr><td><p>{}</p>c</td></tr></tbody></table></table-wrap>",
    "<fig><caption><p>{}</p></caption><graphic xlink:href='figures/a.svg'><alt-text>d</alt-text></graphic></fig>", "<def-list><def-item><term>{}</term><def><p>e</p></def></def-item></def-list>",
]), CONTENT)


def article_of(blocks: list[tuple[str, str]]) -> Article:
    body = "".join(block.replace("{n}", str(number)).replace("{}", content) for number, (block, content) in enumerate(blocks))
    data = f"{HEAD}<body><sec id='s'><title>S</title>{body}</sec></body></article>".replace("<article ", "<article xmlns:xlink='http://www.w3.org/1999/xlink' ")
    return Article(etree.tostring(parse_xml(data.encode())))


@given(st.lists(BLOCK, min_size=1, max_size=5))
@settings(deadline=None)
def test_any_article_comes_back(blocks: list[tuple[str, str]]) -> None:
    """Identity on made articles of every inline structure, and every translated word went through a translator's hands."""
    article = article_of(blocks)
    assert_identity(article)
    catalogue = extract(article, None, "es", {})
    contexts = [entry.msgctxt for entry in po.read(catalogue, Where())]
    assert len(contexts) == len(set(contexts))


PARAGRAPHS = st.lists(st.tuples(st.integers(0, 9), st.sampled_from([
    "Rest.", "Sit.", "Take 5 mg.", "Take 50 mg.", "Call us.", "Eat well.", "Do not eat well.", "Eat very well.", "Take two now.", "Take three now."])),
                      unique_by=lambda pair: pair[0], max_size=7)


def paragraphs(entries: list[tuple[int, str]]) -> Article:
    body = "".join(f"<p id='p-{name}'>{text}</p>" for name, text in entries)
    return Article(f"{HEAD}<body>{body}</body></article>".encode())


@given(st.lists(PARAGRAPHS, min_size=2, max_size=4))
@settings(deadline=None)
def test_no_update_loses_or_misplaces_a_translation(versions: list[list[tuple[int, str]]]) -> None:
    """Through any edits, all that was ever translated is still in the file, and what counts as translated translates its own text."""
    catalogue: bytes | None = None
    written: set[str] = set()
    for number, version in enumerate(versions):
        catalogue = extract(paragraphs(version), catalogue, "es", {})
        entries = po.read(catalogue, Where())
        for entry in po.live(entries):
            assert entry.fuzzy or not entry.msgstr or entry.msgstr.startswith(f"es: {entry.msgid} ")
            assert not entry.fuzzy or not turns(entry.previous_msgid, entry.msgid, "en-GB"), "a dose or a negation is never carried over"
            if not entry.msgstr:
                entry.msgstr = f"es: {entry.msgid} {number} {entry.msgctxt}"
                written.add(entry.msgstr)
        assert written <= {entry.msgstr for entry in entries}
        catalogue = po.write(entries)


def test_a_translation_is_as_valid_as_its_source() -> None:
    grammar = etree.DTD(str(resource("schemas", "netpub-1.dtd")))
    article = Article(CLEAN.read_bytes())
    assert grammar.validate(article.root), grammar.error_log
    assert grammar.validate(pseudo(article).root), grammar.error_log


def test_a_translation_is_valid_jats(shared: Path) -> None:
    grammar = etree.DTD(str(shared / "data/jats-dtd/1.3/JATS-journalpublishing1-3.dtd"))
    for path in (CLEAN, shared / "docs/profile-sample.xml"):
        article = Article(path.read_bytes())
        assert grammar.validate(article.root), grammar.error_log
        assert grammar.validate(pseudo(article).root), grammar.error_log


def pseudo(article: Article) -> Article:
    """A translation in which each text is another."""
    return merge(article, fill(extract(article, None, "fr", {}), lambda text: f"« {text} »"), "fr")
