"""What is read back from a PDF: its structure in order, without what stands on its pages for the eye alone."""

from pathlib import Path

import fontpkg
import pypdfium2
import pytest
from weasyprint import HTML

from netpub.check import pdf
from netpub.check.plain import PICTURE

FONT = Path(fontpkg.path("Fira Sans", 400)).as_uri()
STYLE = f"<style>@font-face {{ font-family: Text; src: url('{FONT}') }}</style>" + """<style>@page { size: 100mm 80mm; margin: 15mm; font-family: Text; @bottom-left { content: "The foot" } @bottom-right { content: counter(page) } }
body { font: 16px/24px Text; margin: 0 }</style>"""


def made(body: str) -> bytes:
    return bytes(HTML(string=f'<html lang="en"><title>T</title>{STYLE}<body>{body}').write_pdf(pdf_variant="pdf/ua-1"))


def lines(body: str) -> list[str]:
    return pdf.text(made(body)).splitlines()


def test_feet_and_page_numbers_are_no_text():
    assert lines("<p>One.</p>") == ["One.", PICTURE]


def test_a_paragraph_is_one_line_and_keeps_its_blanks():
    words = "A paragraph that runs over several lines of a small page, since it has so many words that no line could hold them all."
    assert lines(f"<p>{words}</p>")[0] == words


def test_markup_within_a_line_adds_no_blank():
    assert lines("<p>H<sub>2</sub>O, <b>bold</b>face and <a href='https://example.org/'>a link</a>.</p>")[0] == "H2O, boldface and a link."


def test_blocks_stand_apart():
    assert lines("<h1>Title</h1><p>One.</p><ul><li>Two<ul><li>Three</ul></ul><table><tr><th>Four<td>Five</table>")[:2] == ["Title", "One."]
    assert [line for line in lines("<ul><li>Two<ul><li>Three</ul></ul>") if line.isalpha()] == ["Two", "Three"]
    assert [line for line in lines("<table><tr><th>Four<td>Five</table>") if line.isalpha()] == ["Four", "Five"]


def test_the_order_is_that_of_the_structure_and_not_of_the_page():
    body = '<p style="position: absolute; top: 30mm">First.</p><p style="position: absolute; top: 0">Second.</p>'
    assert lines(body) == ["First.", "Second.", PICTURE]


def test_text_goes_on_over_pages():
    body = "".join(f"<p>Paragraph {number}.</p>" for number in range(30))
    assert lines(body) == [*(f"Paragraph {number}." for number in range(30)), PICTURE]
    assert len(pypdfium2.PdfDocument(made(body))) > 3


def test_pictures_speak_their_words_and_drawn_letters_do_not():
    svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='50' height='20'><text y='15'>drawn</text></svg>"
    assert lines(f'<p>Before</p><img alt="A drawing of a hand" src="{svg}"><p>After</p>') == [
        "Before", f"{PICTURE}A drawing of a hand", "After", PICTURE]


@pytest.mark.parametrize("text", ["Łódź, α ≤ 5 µg", "“quotes” – and — dashes", "5–10 mg", "fi ffl office"])
def test_signs_come_back_as_they_were(text: str):
    assert lines(f"<p>{text}</p>")[0] == text


def test_a_file_without_structure_has_no_text():
    assert pdf.text(HTML(string="<p>Untagged").write_pdf()) == PICTURE
