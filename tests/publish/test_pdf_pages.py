"""Where pages break, and what readers find on each: lines that stay together, heads of tables, page numbers of other places."""

import re

import pypdfium2
import pytest

from netpub.article import Article
from netpub.check import pdf as check
from netpub.publish import pdf, theme
from netpub.publish.composition import BOOKLET, LARGE, Composition
from netpub.publish.edition import Edition
from netpub.text.labels import Labels

WORDS = "Words of one paragraph that goes on over several lines of the page and, where it stands at its foot, over two pages"


def write(body: str, composition: Composition) -> bytes:
    article = Article(f"""<article xml:lang="en-GB"><front><article-meta><article-id pub-id-type="publisher-id">a</article-id>
        <title-group><article-title>A page</article-title></title-group></article-meta></front><body>{body}</body></article>""".encode())
    return pdf.write(Edition(article, {}, Labels("en-GB"), False, "a", "en", (), theme.load()), composition).data


def texts(data: bytes) -> list[str]:
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pypdfium2.PdfDocument(data)]


@pytest.mark.parametrize("composition", [BOOKLET, LARGE], ids=lambda one: one.name)
def test_no_line_of_a_paragraph_stands_alone_above_or_below_a_break(composition: Composition):
    body = "".join(f"<p>Start {WORDS * (1 + number % 4)} end.</p>" for number in range(60))
    divided = 0
    for _, blocks in check.read(write(f'<sec id="s-1"><title>One</title>{body}</sec>', composition)):
        mine = [block for block in blocks if any("Words" in line.words or "paragraph" in line.words for line in block)]
        for block in mine:
            whole = " ".join(line.words.strip() for line in block)
            if not whole.startswith("Start") or not whole.endswith("end."):
                divided += 1
                assert len(block) > 1, whole
    assert divided > 2


@pytest.mark.parametrize("composition", [BOOKLET, LARGE], ids=lambda one: one.name)
def test_a_table_repeats_its_head_on_every_page(composition: Composition):
    rows = "".join(f'<tr><th scope="row">Medicine {number}</th><td>Take it in the morning</td></tr>' for number in range(60))
    table = f"""<table-wrap id="t-1"><caption><title>Medicines</title></caption><table><thead><tr><th scope="col">Name of it</th>
        <th scope="col">When to take it</th></tr></thead><tbody>{rows}</tbody></table></table-wrap>"""
    data = write(f'<sec id="s-1"><title>One</title><p>Words.</p>{table}</sec>', composition)
    with_rows = [text for text in texts(data) if "Medicine " in text]
    assert len(with_rows) > 2
    assert all(text.count("When to take it") == 1 for text in with_rows)
    assert check.text(data).count("Medicine 7\n") == 1


@pytest.mark.parametrize("composition", [BOOKLET, LARGE], ids=lambda one: one.name)
def test_a_reference_to_another_place_gives_the_page_of_this_edition(composition: Composition):
    body = f"""<sec id="s-1"><title>One</title><p>See <xref ref-type="sec" rid="s-2">what comes later</xref>.</p>
        {f'<p>{WORDS}.</p>' * 40}</sec><sec id="s-2"><title>Later on</title><p>Here it is.</p></sec>"""
    found = texts(write(body, composition))
    there = next(number for number, text in enumerate(found, 1) if "Here it is." in text)
    said = re.search(r"what comes later \(see page (\d+)\)", " ".join(found))
    assert said
    assert int(said[1]) == there


def test_large_print_has_no_slanted_letter_and_divides_no_word_number_or_date():
    several = "a gastroenteropancreatic neuroendocrine tumour on 14 September 2026, 20 mg of lanreotide, call 0800 000 0000, "
    marked = '<named-content content-type="phone">0800 000 0000</named-content>'
    body = "".join(
        f"<p>{'x' * shift} <italic>Slanted in the source</italic> {several.replace('0800 000 0000', marked) * 4}</p>" for shift in range(1, 12))
    pages = check.read(write(f'<sec id="s-1"><title>One</title>{body}</sec>', LARGE))
    assert not any(one.italic for lying, _ in pages for one in lying.texts)
    lines = [line.words.strip() for _, blocks in pages for block in blocks for line in block]
    assert not any(line.endswith(("-", "\u2010", "\u00ad")) for line in lines)
    assert not any(re.search(r"\b(?:14|14 September|20|0800|0800 000)$", line) for line in lines)
    words = set(" ".join(lines).split())
    assert {"gastroenteropancreatic", "neuroendocrine", "lanreotide,"} <= words
    assert not words & {"gastroentero", "neuroen", "lanreo"}
