"""Booklets in other scripts: their text is read back as it was written, numbers stand in their order, and pages are mirrored."""

import io
from itertools import pairwise
from pathlib import Path

import pikepdf
import pytest
from netpub_texts import ARABIC, DOSE, HEAD, PHONE, RANGE
from weasyprint import HTML

from netpub.article import Article
from netpub.check import layout, sheets, surface
from netpub.check import pdf as check
from netpub.check.plain import folded, joined
from netpub.errors import ConfigError, ToolMissing
from netpub.findings import Finding, Where
from netpub.publish import faces, fonts, pdf, theme
from netpub.publish.edition import Edition
from netpub.text.labels import Labels

NUMBERS = ("0800 000 0000", "38 °C", "5–10 mg", "20 mg", "500–1000", "50%")
CHINESE = (
    f"如果体温超过 {DOSE.format('38 °C')}，请致电 {PHONE.format('0800 000 0000')}。",
    f"每天服用两次，每次 {RANGE.format('5–10 mg')}。骨头、直接、门诊、角度。",
)


@pytest.fixture(scope="module")
def written(english_words):
    def write(language: str, title: str, paragraphs: tuple[str, ...], section: str) -> tuple[Article, pdf.Pdf]:
        body = "".join(f'<p id="p-{number}">{words}</p>' for number, words in enumerate(paragraphs * 9))
        xml = HEAD.format(language=language, title=title, body=f'<sec id="s-1"><title>{section}</title>{body}</sec>')
        article = Article(xml.encode())
        edition = Edition(article, {}, english_words(language), draft=False, slug="fever", language=language, alternates=(), theme=theme.load())
        return article, pdf.write(edition)

    return write


@pytest.fixture(scope="module")
def arabic(written) -> tuple[Article, pdf.Pdf]:
    return written("ar", "الحمى بعد العلاج", ARABIC, "متى تتصل بنا")


def found(data: bytes, language: str) -> list[tuple[str, str]]:
    findings: list[Finding] = []
    layout.lint(data, layout.BOOKLET, Where("x.pdf", 0, "fever", language), findings.append)
    return [(finding.rule, finding.detail) for finding in findings if finding.rule != "page-empty"]


def lost(article: Article, made: pdf.Pdf) -> list[str]:
    """What of an article is not read back from its booklet, block by block."""
    text = joined(folded(check.text(made.data)))
    blocks = [joined(folded("".join(block.itertext()))) for block in article.root.iter("p", "title", "article-title")]
    return [block for block in blocks if block not in text]


def test_arabic_is_read_back_as_it_was_written(arabic):
    assert lost(*arabic) == []
    assert found(arabic[1].data, "ar") == []


def test_numbers_stand_in_their_order_from_left_to_right(arabic):
    rows = [row for page in _surfaces(arabic[1].data) for row in page]
    for number in NUMBERS:
        assert sum(joined(number) in joined(row) for row in rows) == 9, rows


def test_a_vowel_sign_does_not_lift_its_line(arabic):
    """Lines of a paragraph stand one line's height apart, whichever part of them is painted first."""
    blocks = [block for _, found in check.read(arabic[1].data) for block in found if len(block) > 1]
    apart = [round(upper.baseline - lower.baseline) for block in blocks for upper, lower in pairwise(block)]
    assert set(apart) == {18}


def test_arabic_pages_are_mirrored(arabic):
    with check.opened(arabic[1].data) as opened:
        inner = [surface.read(page) for page in opened][1]
    left, _, right, _ = inner.trim
    number = next(one for one in inner.texts if one.words.strip() == "2")
    assert number.box[0] - left < (right - left) / 4
    words = [one for one in inner.texts if one.box[1] > 100]
    assert max(one.box[2] for one in words) == pytest.approx(right - 16 / 25.4 * 72, abs=3)
    document = pikepdf.open(io.BytesIO(arabic[1].data))
    assert document.Root.ViewerPreferences.Direction == "/R2L"


def test_labels_stand_right_of_their_values_in_arabic(english_words):
    meta = "<custom-meta-group><custom-meta><meta-name>helpline</meta-name><meta-value>0800 000 0000</meta-value></custom-meta></custom-meta-group>"
    xml = HEAD.format(language="ar", title="الحمى", body='<sec id="s-1"><title>متى</title><p id="p-1">نص</p></sec>')
    article = Article(xml.replace("</article-meta>", f"{meta}</article-meta>").encode())
    edition = Edition(article, {}, Labels("ar"), draft=True, slug="fever", language="ar", alternates=(), theme=theme.load())
    with check.opened(pdf.write(edition).data) as opened:
        texts = [one for page in opened for one in surface.read(page).texts]
    label, value = (next(one for one in texts if words in one.words) for words in ("خط المساعدة", "0800 000 0000"))
    assert label.box[0] > value.box[2]
    assert abs(label.baseline - value.baseline) < 2
    # The word behind a draft's page is drawn letter by letter, from left to right.
    assert "".join(one.visual for one in texts if one.aslant)[:5] == "مسودة"[::-1]


def test_a_number_that_is_turned_round_is_named():
    font = faces.path("IBM Plex Sans Arabic", 400).as_uri()
    style = f"<style>@font-face {{ font-family: Text; src: url('{font}') }} @page {{ margin: 20mm }} body {{ font: 14pt/24pt Text }}</style>"

    def drawn(phone: str, dose: str) -> bytes:
        body = f"<html lang=ar dir=rtl><title>T</title>{style}<body><p>اتصل على الرقم {phone} الآن، وخذ {dose} بعد ذلك.</p>"
        return HTML(string=body).write_pdf(pdf_variant="pdf/ua-1")

    def seen(phone: str, dose: str) -> list[tuple[str, str]]:
        return found(drawn(phone, dose), "ar")

    assert seen("<bdi dir=ltr>1-800-227-2345</bdi>", "<bdi dir=ltr>5–10 mg</bdi>") == []
    assert seen("1-800-227-2345", "<bdi dir=ltr>5–10 mg</bdi>") == [("number-turned", "page 1: “1-800-227-2345”")]
    assert seen("<bdi dir=ltr>1-800-227-2345</bdi>", "5–10 mg") == [("number-turned", "page 1: “5–10 mg”")]
    # Sheets for a printer have no structure to read: their numbers are held against those of the booklet's pages.
    whole, turned = drawn("<bdi dir=ltr>1-800-227-2345</bdi>", "5 mg"), drawn("1-800-227-2345", "5 mg")
    found_on: list[Finding] = []
    for drawn_on in (whole, turned):
        sheets.compare(whole, drawn_on, {1: (0, (0, 0, 596, 842))}, Where("x.pdf"), found_on.append)
    assert [(finding.rule, finding.detail) for finding in found_on] == [("number-turned", "“5 1 800 227 2345” (page 1 of the booklet)")]


def test_chinese_is_read_back_as_it_was_written(written):
    article, made = written("zh-Hans", "治疗后发烧", CHINESE, "何时致电")
    assert lost(article, made) == []
    assert found(made.data, "zh-Hans") == []
    lines = [line.words.strip() for _, blocks in check.read(made.data) for block in blocks for line in block]
    assert [line for line in lines if line[:1] in "，。、；：！？）》」』”’"] == [], "no line begins with a sign that closes"
    assert max(map(len, lines)) > 30, "lines are full"


@pytest.mark.parametrize("script", sorted(theme.FONTS))
def test_each_script_has_upright_files_that_do_not_vary(script: str):
    for face in fonts.faces(theme.FONTS[script]):
        assert face.path.is_file()
        assert "[" not in face.path.name


def test_a_theme_names_the_fonts_of_a_script():
    look = theme.load({"fonts.Latn": "Fira Sans", "fonts.Arab": "IBM Plex Sans Arabic, Fira Sans"})
    assert look.families("en") == ("Fira Sans",)
    assert look.families("ar") == ("IBM Plex Sans Arabic", "Fira Sans")
    assert look.families("el") == theme.load().families("el")


@pytest.mark.parametrize(("key", "value"), [("fonts.latin", "Fira Sans"), ("fonts.Latn", " , "), ("fonts.", "Fira Sans")])
def test_a_script_that_is_none_is_named(key: str, value: str):
    with pytest.raises(ConfigError) as caught:
        theme.load({key: value})
    assert key in caught.value.message


def test_a_font_of_the_theme_that_is_not_installed_is_named():
    with pytest.raises(ToolMissing) as caught:
        theme.load({"fonts.Latn": "Comic Nobody"})
    assert "Comic Nobody" in caught.value.message


def _surfaces(data: bytes) -> list[list[str]]:
    with check.opened(data) as opened:
        return [[one.visual for one in surface.read(page).texts] for page in opened]


def test_where_files_stand_is_said_by_installed_packages_alone():
    assert faces.path("Noto Sans CJK TC", 400).name.endswith("-Regular.otf")
    assert Path(faces.path("IBM Plex Sans Arabic", 700)).is_file()
