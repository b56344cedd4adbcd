"""The booklet as a whole: everything in it, nothing beside it, the same bytes every time."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from netpub.article import Article
from netpub.check import fidelity, layout
from netpub.check import pdf as check
from netpub.errors import ToolMissing
from netpub.findings import Where
from netpub.publish import pdf, theme
from netpub.publish.composition import BOOKLET, LARGE, Composition
from netpub.publish.edition import DRAFT, Edition
from netpub.text.labels import Labels
from netpub.tools import verapdf

CASE = Path(__file__).resolve().parents[1] / "cases" / "publish" / "booklet"
HERE = Path(__file__).resolve()
PHONE = "0800 000 0000"


def edition(xml: str | None = None, *, draft: bool = False) -> Edition:
    text = (CASE / "article.xml").read_text(encoding="utf-8") if xml is None else xml
    article = Article(text.encode())
    media = {"figures/tracer.svg": (CASE / "figures" / "tracer.svg").read_bytes()}
    return Edition(article, media, Labels(article.language), draft, article.slug, "en", (), theme.load())


def changed(*pairs: tuple[str, str]) -> str:
    xml = (CASE / "article.xml").read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in xml
        xml = xml.replace(old, new)
    return xml


def page_texts(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]


@pytest.fixture(scope="module")
def release() -> pdf.Pdf:
    return pdf.write(edition())


@pytest.fixture(scope="module")
def draft() -> pdf.Pdf:
    return pdf.write(edition(draft=True))


@pytest.fixture(scope="module")
def opened(release: pdf.Pdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(release.data))


def test_it_holds_the_whole_article_in_order(release: pdf.Pdf):
    findings = []
    fidelity.compare(edition().article, check.text(release.data), Where(), findings.append)
    assert findings == []
    assert release.pages == len(pypdfium2.PdfDocument(release.data)) > 6


def test_the_same_edition_gives_the_same_bytes_in_another_process(draft: pdf.Pdf):
    program = (
        "import hashlib, importlib.util, sys\n"
        f"spec = importlib.util.spec_from_file_location('booklet_case', {str(HERE)!r})\n"
        "case = importlib.util.module_from_spec(spec); spec.loader.exec_module(case)\n"
        "print(hashlib.sha256(case.pdf.write(case.edition(draft=True)).data).hexdigest())\n")
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Pacific/Chatham"}
    other = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True, env=environment)
    assert other.stdout.strip() == hashlib.sha256(draft.data).hexdigest()
    assert pdf.write(edition(draft=True)).data == draft.data


def test_it_says_that_it_is_both_standards(opened: pikepdf.Pdf):
    packet = opened.Root.Metadata.read_bytes().decode()
    with opened.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
    assert "http://www.aiim.org/pdfa/ns/extension/" in packet


def test_it_carries_its_xml_as_source(opened: pikepdf.Pdf):
    [attached] = opened.Root.AF
    assert attached.AFRelationship == "/Source"
    assert str(attached.UF) == "dotatate-scan.xml"
    assert attached.EF.F.read_bytes() == edition().article.data


def test_its_dates_are_the_articles(opened: pikepdf.Pdf):
    assert str(opened.docinfo["/CreationDate"]).startswith("D:20250211")
    assert str(opened.docinfo["/ModDate"]).startswith("D:20260504")
    [attached] = opened.Root.AF
    assert str(attached.EF.F.Params.ModDate).startswith("D:20260504")


def test_an_article_without_dates_gets_none():
    pairs = [(line, "") for line in (CASE / "article.xml").read_text(encoding="utf-8").splitlines() if line.startswith(("<pub-date", "<pub-history"))]
    made = pikepdf.open(io.BytesIO(pdf.write(edition(changed(*pairs))).data))
    assert "/CreationDate" not in made.docinfo
    assert "/ModDate" not in made.docinfo


def test_it_says_what_it_is(opened: pikepdf.Pdf):
    assert str(opened.docinfo["/Title"]) == "Having a DOTATATE scan"
    assert str(opened.docinfo["/Author"]) == "Harbour information team"
    assert str(opened.docinfo["/Keywords"]) == "scan, tracer"
    assert str(opened.docinfo["/version"]) == "2.1"
    assert str(opened.Root.Lang) == "en-GB"
    assert opened.Root.ViewerPreferences.DisplayDocTitle


def test_links_are_described_in_words(opened: pikepdf.Pdf):
    described = [str(note.Contents) for page in opened.pages for note in page.get("/Annots", []) if note.Subtype == "/Link"]
    assert "What the scan shows" in described
    assert PHONE in described
    assert not [words for words in described if not words or words.startswith(("#", "s-", "tel:", "mailto:"))]


def test_header_cells_say_what_they_head(opened: pikepdf.Pdf):
    scopes = [str(item.A.Scope) for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/TH"]
    assert sorted(scopes) == ["/Column"] * 3 + ["/Row"] * 3


def test_only_fonts_of_the_theme_are_in_it(opened: pikepdf.Pdf):
    names = {str(item.BaseFont).split("+")[1] for item in opened.objects if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"}
    assert names == {"Atkinson-Hyperlegible", "Atkinson-Hyperlegible-Bold", "Fira-Sans"}  # Fira has the β


def test_every_page_of_a_draft_says_so(draft: pdf.Pdf, release: pdf.Pdf):
    assert all(DRAFT in text for text in page_texts(draft.data))
    assert not any("Draft" in text for text in page_texts(release.data))
    with pikepdf.open(io.BytesIO(draft.data)) as document:
        assert str(document.docinfo["/Keywords"]) == "Draft, scan, tracer"


def test_the_mark_is_no_part_of_the_text(draft: pdf.Pdf):
    assert check.text(draft.data).count("Draft") == 2  # on the two covers, where it is part of the page


def test_contents_name_every_section_with_its_page(release: pdf.Pdf):
    texts = page_texts(release.data)
    sections = ["What the scan shows", "Getting ready", "On the day", "Afterwards", "The result", "Words to know", "Notes", "References"]
    for section in sections:
        line = next(line for line in check.text(release.data).splitlines() if line.startswith(section + " "))
        assert section in texts[int(line.split()[-1]) - 1]


def test_a_short_text_has_no_contents():
    start, end = '<sec id="s-getting-ready">', "</body>"
    xml = changed()
    shorter = xml[:xml.index(start)] + xml[xml.index(end):]
    shorter = shorter[:shorter.index("<glossary")] + shorter[shorter.index("</glossary>") + len("</glossary>"):]
    made = pdf.write(edition(shorter))
    assert "Contents" not in check.text(made.data)
    assert "About this information" in check.text(made.data)


def test_nothing_is_smaller_than_12_points(release: pdf.Pdf):
    assert layout.smallest_type(release.data) >= 12


@pytest.mark.parametrize("count", range(0, 9, 2))
def test_no_heading_stands_alone_at_the_foot_of_a_page(count: int):
    paragraph = "<p>" + "A line of text that only moves what comes after it down the page. " * 3 + "</p>"
    made = pdf.write(edition(changed(("<title>Why you may need one</title>", "<title>Why you may need one</title>" + paragraph * count))))
    headings = {"What the scan shows", "Why you may need one", "Getting ready", "On the day", "Afterwards", "The result", "Words to know"}
    for text in page_texts(made.data)[2:made.writing[0] - 1 if made.writing else -1]:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        assert lines[-3] not in headings  # the last two are the foot


def test_the_title_of_the_disclaimer_stands_with_its_text():
    title, text = "Please note", "This booklet does not replace the advice of your own team."
    # So many sections that the page of contents has no room for what closes the booklet.
    sections = "".join(f'<sec id="s-{number}"><title>Part {number}</title><p>Words.</p></sec>' for number in range(12))
    feet = set()
    for lines in (11, 12, 13):
        xml = changed(
            (f'<p id="p-di0001">{text}', f"<title>{title}</title><p id='p-di0001'>{text}"),
            ('<sec id="s-what-it-shows">', sections + '<sec id="s-what-it-shows">'),
            ("</ref-list>", "".join(f'<ref id="x{number}"><element-citation publication-type="other"><comment specific-use="raw">One.</comment></element-citation></ref>' for number in range(lines)) + "</ref-list>"))
        pages = [[line.strip() for line in page.splitlines()] for page in page_texts(pdf.write(edition(xml), LARGE).data)]
        [page] = [number for number, page in enumerate(pages) if title in page]
        assert any(line.startswith("This booklet does not") for line in pages[page]), lines
        feet.add(len(pages[page]) - pages[page].index(title))
    assert min(feet) < 5 < max(feet)  # from a foot to the next head


@pytest.mark.parametrize("words", range(1, 8))
def test_phone_numbers_are_never_divided(words: int):
    sentence = f'<p>{"word " * words}<named-content content-type="phone">{PHONE}</named-content> and 2 more words</p>'
    made = pdf.write(edition(changed(("<title>The result</title>", "<title>The result</title>" + sentence * 3))))
    lines = [line for text in page_texts(made.data) for line in text.splitlines()]
    assert sum(line.count(PHONE) for line in lines) == 3 + 3  # box, back cover twice


def test_the_number_to_call_is_large(release: pdf.Pdf):
    heights = [
        top - bottom for page in pypdfium2.PdfDocument(release.data) for item in page.get_objects(textpage=page.get_textpage())
        if isinstance(item, pypdfium2.PdfTextObj) and item.extract().strip() == PHONE for _, bottom, _, top in [item.get_bounds()]]
    assert len(heights) == 3
    assert max(heights) > 1.6 * min(heights)


@pytest.mark.parametrize(("old", "new"), [
    ("Wear clothes", "Wear " + "pneumonoultramicroscopicsilicovolcanoconiosis" * 2 + " clothes"),
    ('<th scope="col">Time</th>', "".join(f'<th scope="col">Column number {number}</th>' for number in range(7))),
    ("Having a DOTATATE scan", "Having a DOTATATE scan, and everything else that a person may wish to know of it before the day comes " * 2),
], ids=["long-word", "nine-columns", "long-title"])
def test_nothing_leaves_the_page(old: str, new: str):
    made = pdf.write(edition(changed((old, new))))
    for page in pypdfium2.PdfDocument(made.data):
        width, height = page.get_size()
        for item in page.get_objects(max_depth=1):
            if isinstance(item, pypdfium2.PdfTextObj):
                left, bottom, right, top = item.get_bounds()
                assert 14 <= left < right <= width - 14
                assert 14 <= bottom < top <= height - 14


def test_a_table_of_many_columns_lies_on_its_side():
    cells = "".join(f'<th scope="col">Day {number}</th>' for number in range(7))
    made = pdf.write(edition(changed(('<th scope="col">Time</th>', cells))))
    sizes = [tuple(round(length) for length in page.get_size()) for page in pypdfium2.PdfDocument(made.data)]
    assert (595, 420) in sizes
    assert sizes[0] == sizes[-1] == (420, 595)


@pytest.mark.slow
@pytest.mark.parametrize("marked", [False, True], ids=["release", "draft"])
def test_verapdf_agrees(marked: bool, tmp_path: Path):
    path = tmp_path / "booklet.pdf"
    path.write_bytes(pdf.write(edition(draft=marked)).data)
    try:
        verdicts = verapdf.validate(path)
    except ToolMissing:
        pytest.skip("veraPDF is not installed")
    assert [(verdict.outcome, verdict.messages) for verdict in verdicts] == [("pass", ())] * 2


@pytest.mark.parametrize("composition", [BOOKLET, LARGE])
def test_what_the_back_cover_cannot_hold_stands_inside(composition: Composition):
    sentence = "This information is copyrighted, and whoever reprints it asks first. "
    made = pdf.write(edition(changed(("</license-p>", f" {sentence * 8}</license-p>"))), composition)
    texts = [" ".join(text.split()) for text in page_texts(made.data)]
    assert sum("Order code" in text for text in texts) == 1
    assert "Order code" in texts[-1]
    assert sentence.strip() not in texts[-1]
    assert sentence.strip() in " ".join(texts[:-1])


def test_pages_for_notes_bear_their_own_numbers(release: pdf.Pdf):
    texts = page_texts(release.data)
    assert release.writing
    assert [texts[number - 1].split()[-1] for number in release.writing] == [str(number) for number in release.writing]


def first_page(texts: list[str], words: str, after: int = 2) -> int:
    """The number of the first page behind cover and contents that has a line which begins with these words."""
    return next(number for number, text in enumerate(texts[after:], after + 1) if any(line.startswith(words) for line in text.splitlines()))


def test_questions_that_end_the_text_follow_the_glossary_and_notes_stand_before_the_references():
    box = CASE.joinpath("article.xml").read_text(encoding="utf-8")
    box = box[box.index('<boxed-text id="b-d00001"'):box.index("</boxed-text>", box.index('<boxed-text id="b-d00001"')) + 13]
    found = set()
    for length in (0, 18, 36):  # whatever number of pages is left over
        last = "Ask them to go through it with you.</p>"
        xml = changed((box, ""), (last, f"{last}{'<p>More.</p>' * length}{box}"))
        made = pdf.write(edition(xml))
        texts = page_texts(made.data)
        order = [first_page(texts, words) for words in ("Words to know", "Questions to ask", "References")]
        assert order == sorted(order)
        assert check.text(made.data).index("Words to know\n") < check.text(made.data).index("Questions to ask\n")
        assert made.pages % 4 == 0
        assert all(order[1] < number < order[2] for number in made.writing)
        assert [texts[number - 1].split()[-1] for number in made.writing] == [str(number) for number in made.writing]
        contents = " ".join(texts[1].split())
        assert f"References {order[2]}" in contents  # the numbers of the contents are those of the finished booklet
        findings = []
        fidelity.compare(edition(xml).article, check.text(made.data), Where(), findings.append)
        assert findings == []
        found.add(len(made.writing))
    assert len(found) > 1
