"""What the layout of a finished PDF is judged by: each rule with a page that breaks it and one that keeps it."""

import base64
import io
import math
from pathlib import Path

import fontpkg
import pypdfium2
import pytest
from PIL import Image
from weasyprint import HTML

from netpub.check import layout
from netpub.findings import Finding, Where

FONT = Path(fontpkg.path("Fira Sans", 400)).as_uri()
STYLE = f"<style>@font-face {{ font-family: Text; src: url('{FONT}') }}" + """
@page { size: 148mm 210mm; margin: 20mm; font: 12pt Text; @bottom-right { content: counter(page); vertical-align: top } }
body { font: 12pt/18pt Text; margin: 0; color: #16232e } p { margin: 0 0 3mm } img { image-rendering: crisp-edges }</style>"""
FULL = "<p>" + "A page needs some words, or it is taken for one that was forgotten. " * 12 + "</p>"
WHERE = Where("en/x.pdf", 0, "x", "en")


def picture(pixels: int, colours: tuple[str, str] = ("#000000", "#ffffff")) -> str:
    """An address of a picture that is half of one colour and half of another."""
    image = Image.new("RGB", (pixels, pixels), colours[0])
    image.paste(colours[1], (0, 0, pixels // 2, pixels))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return f"data:image/png;base64,{base64.b64encode(stream.getvalue()).decode()}"


def made(body: str) -> bytes:
    return bytes(HTML(string=f'<html lang="en"><title>T</title>{STYLE}<body>{body}').write_pdf(pdf_variant="pdf/ua-1"))


def seen(body: str, limits: layout.Limits = layout.BOOKLET) -> dict[str, str]:
    findings: list[Finding] = []
    passed = layout.lint(made(body), limits, WHERE, findings.append)
    assert passed == all(finding.severity != "error" for finding in findings)
    return {finding.rule: finding.detail for finding in findings}


COVER = '<p style="break-before: page">The cover.</p>'
CLEAN = f"""<h1 style="font-size: 27pt; line-height: 31pt">A title</h1>{FULL}<p>Call <b>0800 000 0000</b>.
Take 5 mg twice on 14&nbsp;September&nbsp;2026.<sup style="font-size: 9pt">2</sup></p>
<p><a href="https://example.org/">example.org</a></p>"""


def test_a_page_that_keeps_every_rule():
    assert seen(CLEAN) == {}


@pytest.mark.parametrize(("rule", "said", "body"), [
    ("type-too-small", "page 1: “small” has 11.0 pt", f'{FULL}<p style="font-size: 11pt">small</p>'),
    ("type-too-small", "“2” has 8.0 pt", f'{FULL}<p>Raised<sup style="font-size: 8pt">2</sup></p>'),
    ("type-italic", "“slanted”", f'{FULL}<p><i style="font-family: Slanted">slanted</i></p>'),
    ("line-too-long", "page 1: ", f"<style>@page {{ margin: 15mm; size: 210mm 148mm }}</style>{FULL}"),
    ("lines-too-close", "stands 14.0 pt below", f'<div style="line-height: 14pt">{FULL}</div>'),
    ("contrast-low", "“too pale” has 2.8 : 1, and needs 4.5 : 1", f'{FULL}<p style="color: #999">too pale</p>'),
    ("contrast-low", "“on a box” has", f'{FULL}<p style="background: #444f58">on a box</p>'),
    ("contrast-low", "“huge” has 2.8 : 1, and needs 3 : 1", f'{FULL}<p style="color: #999; font-size: 24pt; line-height: 30pt">huge</p>'),
    ("text-over-picture", "“words and words and words",
     f'{FULL}<p style="color: #808080; background: url({picture(600)}) center / cover">words and words and words and words and words and words</p>'),
    ("text-over-picture", "“on small pictures",
     f'{FULL}<p style="color: #767676; background: url({picture(600)}) 0 0 / 12pt repeat">on small pictures, again and again</p>'),
    ("contrast-low", "“between two colours” has",
     f'{FULL}<p style="color: #777; background: linear-gradient(#000, #fff)">between two colours</p>'),
    ("contrast-low", "“seen through” has", f'{FULL}<p style="color: #777"><span style="background: rgba(0, 0, 0, 0.4)">seen through</span></p>'),
    ("number-broken", "“0800 000 | 0000”", f"{FULL}<p>Call 0800 000<br>0000 now.</p>"),
    ("number-broken", "“5 | mg”", f"{FULL}<p>Take 5<br>mg.</p>"),
    ("number-broken", "“14 September | 2026”", f"{FULL}<p>It is due on 14 September<br>2026, we think.</p>"),
    ("number-broken", "“2 to | 3 cm”", f"{FULL}<table><tr><td>It has 2 to<br>3 cm</table>"),
    ("text-near-edge", "“near” lies 4.", f'{FULL}<p style="position: absolute; left: -16mm; top: 60mm">near</p>'),
    ("page-empty", "page 2: filled to", f'{FULL}<p style="break-before: page">Lonely.</p><div style="break-before: page">{FULL}</div>{COVER}'),
    ("page-empty", "page 2: filled to 0%", f'{FULL}<div style="break-before: page"></div><div style="break-before: page">{FULL}</div>'),
    ("picture-coarse", "page 1: 50 pixels an inch", f'{FULL}<img alt="Halves" style="width: 2in" src="{picture(100)}">'),
])
def test_what_breaks_a_rule_is_named_with_its_page(rule: str, said: str, body: str):
    slanted = "" if "Slanted" not in body else f"<style>@font-face {{ font-family: Slanted; font-style: italic; src: url('{italic()}') }}</style>"
    found = seen(slanted + body)
    assert rule in found
    assert said in found[rule]


def italic() -> str:
    return Path(fontpkg.path("Fira Sans", 400, style="italic")).as_uri()


@pytest.mark.parametrize(("rule", "body"), [
    ("contrast-low", f'{FULL}<p style="color: #888; font-size: 24pt; line-height: 30pt">huge may be paler</p>'),
    ("contrast-low", f'{FULL}<p><a style="color: #0b5c6b; text-decoration: underline 1pt" href="#x">an underline lies beneath words</a></p>'),
    ("text-over-picture", f'{FULL}<div style="background: url({picture(600)})"><p style="background: white">words on their own ground</p></div>'),
    ("number-broken", f"{FULL}<p>In 2026<br>100 people, and 3<br>of them.</p>"),
    ("lines-too-close", '<h1 style="font-size: 27pt; line-height: 31pt">A title that takes<br>two lines</h1>' + FULL),
    ("page-empty", f'{FULL}<p style="break-before: page">The end.</p><h2 style="break-before: page">The next part</h2>{FULL}'),
    ("page-empty", f'{FULL}<p style="break-before: page">The end.</p>'),
    ("picture-coarse", f'{FULL}<img alt="Halves" style="width: 1in" src="{picture(200)}">'),
])
def test_what_keeps_a_rule_is_not_named(rule: str, body: str):
    assert rule not in seen(body)


def test_pages_whose_colours_leave_no_doubt_are_not_drawn(monkeypatch):
    def drawn(*_: object, **__: object) -> None:
        raise AssertionError("a page was drawn")

    monkeypatch.setattr(pypdfium2.PdfPage, "render", drawn)
    boxed = '<div style="background: #e3f0f1; border: 1pt solid #c9d6d9">words on a pale box</div>'
    assert seen(f'{CLEAN}{boxed}<table><tr><td style="border-bottom: 1pt solid #999">a cell</td></tr></table>') == {}
    with pytest.raises(AssertionError, match="a page was drawn"):
        seen(f'{FULL}<p style="color: #999">too pale</p>')


def test_large_print_needs_more():
    assert {"type-too-small"} <= seen(CLEAN, layout.LARGE).keys()
    larger = f"<style>@page {{ size: A4; font: 18pt Text }} body {{ font: 18pt/27pt Text }}</style>{FULL}"
    assert seen(larger, layout.LARGE) == {}


def test_every_page_is_named_once():
    body = "".join(f'<div style="break-before: page">{FULL}<p style="font-size: 11pt">small {number}</p></div>' for number in range(13))
    assert seen(body)["type-too-small"].startswith("pages 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 …: “small 0”")


@pytest.mark.parametrize(("body", "points"), [
    ("<p>One</p>", 12), ('<p>One <span style="font-size: 8px">small</span></p>', 6), ("<p>Raised<sup>2</sup> and lowered<sub>2</sub></p>", 12),
    ('<p style="font-size: 40px">Large <sup style="font-size: 16px">raised</sup></p><p style="font-size: 14px">small</p>', 10.5),
])
def test_the_smallest_type(body: str, points: float):
    # The foot is set in 16 px too: pages of this sheet have nothing smaller than their body.
    assert layout.smallest_type(made(body)) == pytest.approx(points, abs=0.01)


def test_letters_of_a_drawing_count_at_the_size_they_are_shown_in():
    svg = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 40'><text y='20' font-size='10'>drawn</text></svg>"
    body = f'<img alt="x" style="width: {{}}px" src="{svg}">'
    assert layout.smallest_type(made(body.format(100))) == pytest.approx(7.5, abs=0.01)
    assert layout.smallest_type(made("<p>Text</p>" + body.format(50))) == pytest.approx(3.75, abs=0.01)


def test_pages_without_text_have_no_smallest_type():
    assert layout.smallest_type(HTML(string="<div></div>").write_pdf()) == math.inf
