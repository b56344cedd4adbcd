"""What is remembered of styles changes no page: the same file comes of a process that knows them as of WeasyPrint alone."""

import contextlib

import pytest
import tinyhtml5
from weasyprint import HTML, css
from weasyprint.layout import block

from netpub import pandoc_ast
from netpub.check import pdf as check
from netpub.publish import booklet, box_styles, html_document, pdf, pdf_finish, pictures
from netpub.publish.composition import BOOKLET, LARGE
from netpub.tools import pandoc

PAGE = """<!DOCTYPE html><html lang="en" dir="%s"><head><meta charset="utf-8"><title>T</title><style>
.part { width: 60%%; margin: 0 auto; padding: 2%% 1em; box-sizing: border-box; min-width: 20mm; max-height: 90%% }
.start { margin-inline-start: 2em; border-inline-start: 3pt solid red; padding-block: 1em; border-width: 5pt }
.line { border: 1pt dashed; border-radius: 2pt; background: #eee; box-shadow: 0 0 1pt black; line-height: 2; color: inherit }
.side { float: inline-end; width: 30mm } .over { position: absolute; top: 1mm; left: 50%% } .moved { position: relative; left: 5%% }
.joined { border-collapse: collapse } .joined td { border: 1pt solid; padding: 1mm 2%% } .hidden { visibility: hidden; background: red }
.first::first-line { font-weight: bold; letter-spacing: 1pt } .first::first-letter { font-size: 2em } .pre { white-space: pre }
.grid { display: grid; grid-template-columns: max-content 1fr } .high { height: calc(10mm + 5%%) } .under { text-decoration: underline }
</style></head><body data-running="T"><main>
<div class="part"><p class="start">Words of a <em class="under">part <b>that</b> says</em> much.</p><div class="part line">Another part</div></div>
<div class="side line">Beside it</div><p class="moved">Moved <span class="over">over</span> there.</p><p class="hidden">Not seen</p>
<table class="joined"><tbody><tr><td>One</td><td class="high">Two</td></tr></tbody></table><table class="line"><tbody><tr><td>One</td></tr></tbody></table>
<p class="first">The first line of some words, which are enough for two of them, or even for three, where the measure is narrow.</p>
<dl class="grid"><dt>Term</dt><dd>Its words</dd></dl><ul><li class="pre">One  two</li><li>Two<ol><li>Three</li></ol></li></ul><p class="high"></p>
</main><section class="back"><p>Back</p></section></body></html>"""


@pytest.fixture(scope="module")
def edition(web_edition):
    return web_edition(draft=True, media={})


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_what_is_remembered_of_styles_changes_no_byte(edition, direction, monkeypatch):
    page = PAGE % direction
    made = [pdf.render(edition, page).data, pdf.render(edition, page).data]
    monkeypatch.setattr(box_styles, "remembered", contextlib.nullcontext)
    monkeypatch.setattr(pdf_finish, "_Settled", lambda whole: whole)
    monkeypatch.setattr(html_document, "document", lambda markup, base, fetcher, notes: HTML(string=markup, base_url=base, url_fetcher=fetcher))
    assert made == [pdf.render(edition, page).data] * 2


def told(element) -> tuple:
    children = [told(child) for child in element if isinstance(child.tag, str)]
    return element.tag, sorted(element.attrib.items()), (element.text or "").strip("\n"), (element.tail or "").strip("\n"), children


@pytest.mark.parametrize("composition", [BOOKLET, LARGE])
def test_what_netpub_writes_is_read_as_browsers_read_it(edition, composition):
    ast = pictures.available(pandoc_ast.document(edition.article, edition.labels, edition.bibliography, edition.links), {})
    markup = booklet.document(edition, pandoc.convert(ast, "html5", {}, {}), composition)
    assert told(html_document.read(markup)) == told(tinyhtml5.parse(markup, namespace_html_elements=False))


@pytest.mark.parametrize("part", ['<svg viewBox="0 0 1 1"></svg>', "<table><tr><td>One</td></tr></table>"])
def test_what_browsers_read_by_rules_of_their_own(part):
    page = f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body><div>{part}</div></body></html>'
    made = html_document.document(page, "", None, notes=False)
    assert told(made.etree_element) == told(tinyhtml5.parse(page, namespace_html_elements=False))


def test_a_theme_with_footnotes_gets_them(edition, monkeypatch):
    page = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body data-running="T"><p>A word<span class="%s">Its note</span></p></body></html>'
    file = type(edition.theme).file
    monkeypatch.setattr(type(edition.theme), "file", lambda theme, name: file(theme, name) + ".aside { float: footnote }")
    assert "1. Its note" in check.text(pdf.render(edition, page % "aside").data)
    assert "1. Its note" not in check.text(pdf.render(edition, page % "").data)


def test_weasyprint_is_left_as_it_was(edition):
    with box_styles.remembered():
        assert css.ComputedStyle.__missing__ is not box_styles._missing
    assert css.ComputedStyle.__missing__ is box_styles._missing
    assert block.resolve_percentages is box_styles._resolve


def test_no_more_lengths_are_kept_than_enough(edition, monkeypatch):
    monkeypatch.setattr(box_styles, "_known", {})
    monkeypatch.setattr(box_styles, "_ENOUGH", 3)
    pdf.render(edition, PAGE % "ltr")
    assert 0 < len(box_styles._known) <= 3
