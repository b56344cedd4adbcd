"""Letters come from the theme's fonts; one that they do not have is named, and the machine's fonts never step in."""

import os
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.article import Article
from netpub.check import pdf as check
from netpub.errors import ConfigError, ToolMissing
from netpub.findings import Unusable
from netpub.publish import fonts, pdf, theme
from netpub.publish.edition import Edition
from netpub.text.labels import Labels

CASE = Path(__file__).resolve().parents[1] / "cases" / "publish" / "booklet"
LATIN = theme.load().families("en")


def write(old: str, new: str, drawing: str = "") -> pdf.Pdf:
    xml = (CASE / "article.xml").read_text(encoding="utf-8")
    picture = (CASE / "figures" / "tracer.svg").read_text(encoding="utf-8")
    assert old in xml
    article = Article(xml.replace(old, new).encode())
    media = {"figures/tracer.svg": picture.replace("Injection", drawing or "Injection").encode()}
    return pdf.write(Edition(article, media, Labels(article.language), draft=False, slug=article.slug, language="en", alternates=(), theme=theme.load()))


@pytest.mark.parametrize(("text", "char"), [("Wear 日 clothes", "“日” (U+65E5)"), ("Wear clothes ☎", "“☎” (U+260E)"), ("Wear ⚠ clothes", "“⚠” (U+26A0)")])
def test_a_character_without_a_font_is_named(text: str, char: str):
    with pytest.raises(Unusable) as caught:
        write("Wear clothes", text)
    assert caught.value.finding.rule == "glyph-missing"
    assert caught.value.finding.detail == char
    assert (caught.value.finding.where.page, caught.value.finding.where.language) == ("dotatate-scan", "en")


def test_characters_of_drawings_count_too():
    with pytest.raises(Unusable) as caught:
        write("Wear clothes", "Wear clothes", "Injection ☎")
    assert caught.value.finding.detail == "“☎” (U+260E)"


@pytest.mark.parametrize("text", [
    "α, β and γ; Łódź, Gdańsk; ≤ 5 µg, ≥ 3 €, 38 °C ± 1, ½ of it; “quotes” – and — dashes …", "soft\u00adhyphen, no\u00a0break, narrow\u202fspace, zero\u200bwidth",
    "Cafe\u0301 with a separate accent", "Тест и Ελληνικά", "Hà Nội, tiếng Việt",
])
def test_characters_of_medical_text_are_there(text: str):
    assert fonts.missing(text, LATIN) == []
    assert write("Wear clothes", f"Wear {text} clothes").pages


def test_every_hyphen_is_drawn_and_one_that_does_not_break_stays_whole():
    made = write("Wear clothes", "Wear " + "extra\u2011long non\u2010padded " * 9 + "clothes")
    lines = [line for page in pypdfium2.PdfDocument(made.data) for line in page.get_textpage().get_text_bounded().splitlines()]
    assert sum(line.replace("\u2060", "").count("extra-long") for line in lines) == 9
    assert check.text(made.data).replace("\u2060", "").replace(" ", "").count("non-padded") == 9


@settings(deadline=None)
@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"])))
def test_no_letter_of_western_europe_is_missing(text: str):
    assert fonts.missing(text, LATIN) == []


@given(st.text())
def test_what_is_missing_is_part_of_the_text(text: str):
    assert set(fonts.missing(text, LATIN)) <= set(unicodedata.normalize("NFC", text))


def test_one_file_for_each_family_and_weight():
    faces = fonts.faces(LATIN)
    assert len({(face.family, face.weight) for face in faces}) == len({face.path for face in faces}) == len(faces) == 4


def test_a_font_that_is_not_installed_is_no_riddle():
    with pytest.raises(ToolMissing):
        fonts.faces(("No Such Font",))


def test_a_language_without_a_font_is_refused_in_time():
    with pytest.raises(ConfigError) as caught:
        theme.load().families("th")
    assert "Thai" in caught.value.message


@pytest.mark.skipif(shutil.which("fc-list") is None, reason="fontconfig's own programs are not installed")
def test_fonts_of_the_machine_are_not_seen():
    installed = subprocess.run(["fc-list", ":charset=260e"], check=True, capture_output=True, text=True).stdout
    if not installed:
        pytest.skip("no font of this machine has the character")
    with pytest.raises(Unusable):
        write("Wear clothes", "Wear clothes ☎")


def test_the_environment_stays_as_it_was(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FONTCONFIG_FILE", "/etc/fonts/fonts.conf")
    fonts.configuration.__wrapped__(LATIN)
    assert os.environ["FONTCONFIG_FILE"] == "/etc/fonts/fonts.conf"
    monkeypatch.delenv("FONTCONFIG_FILE")
    fonts.configuration.__wrapped__(LATIN)
    assert "FONTCONFIG_FILE" not in os.environ


def test_the_configuration_is_kept():
    assert fonts.configuration(LATIN) is fonts.configuration(LATIN)


def test_widths_follow_the_font():
    assert fonts.width("ii", 400, LATIN) < fonts.width("WW", 400, LATIN) < fonts.width("WWW", 400, LATIN)
    assert fonts.width("a", 400, LATIN) < fonts.width("a", 700, LATIN)
