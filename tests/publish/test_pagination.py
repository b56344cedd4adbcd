"""Pages for handwriting come of laying out the end again; the same bytes come of laying out the whole (netpub.publish.pagination)."""

import pytest

from netpub.publish import booklet, pdf, writing
from netpub.publish.composition import BOOKLET

CONTENTS = (
    '<nav class="contents"><ol><li><a href="#a">A</a><span class="page" data-target="#a"></span></li>'
    '<li><a href="#r">R</a><span class="page" data-target="#r"></span></li></ol></nav>')
WORDS = "Some words of a text that is laid out twice. " * 12
CLOSING = "<ol>" + "<li>A reference.</li>" * 30 + "</ol>"
# Paragraphs of the text, and how it ends. There are: nothing lacking, a page taken up by the break, a heading or words that are tied to what follows.
TEXTS = [(0, ""), (2, ""), (3, ""), (4, ""), (5, ""), (6, ""), (4, "<h3>A heading</h3>"), (8, '<p style="break-after: avoid">Tied.</p>' * 5)]


def document(edition, paragraphs, end, notes, *, closing, anew, back="Back"):
    head = '<div class="front" style="break-after: page">' + CONTENTS + "</div>"
    text = f'<h2 id="a">A</h2><p>{WORDS}</p>' + f"<p>{WORDS}</p>" * paragraphs + end
    begins, title = (' style="break-before: page"', ' style="margin-top: 0"') if anew else ("", "")
    part = f'<section class="references{" closing" if closing else ""}"{begins}><h2 id="r"{title}>R</h2>{CLOSING}</section>'
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body data-running="T">{head}'
        f'<main>{text}{writing.pages(edition.labels, notes)}{part}</main><section class="back"><p>{back}</p></section></body></html>')


@pytest.fixture(scope="module")
def edition(web_edition):
    return web_edition(draft=False, media={})


@pytest.mark.parametrize(("paragraphs", "end", "back"), [*((*text, "Back") for text in TEXTS), (4, "", WORDS * 3), (5, "", WORDS * 3)])
def test_the_end_laid_out_again_is_as_the_whole_laid_out_anew(edition, paragraphs, end, back):
    """… whether the back cover holds its words, as it does when a booklet is done, or not."""
    made = pdf.render(edition, document(edition, paragraphs, end, BOOKLET.fold - 1, closing=True, anew=False, back=back), BOOKLET)
    whole = pdf.render(edition, document(edition, paragraphs, end, 0, closing=False, anew=False, back=back), BOOKLET)
    natural = whole.pages - len(whole.writing)  # without the pages that fill the last sheet
    if natural % BOOKLET.fold:
        whole = pdf.render(edition, document(edition, paragraphs, end, len(made.writing), closing=False, anew=True, back=back), BOOKLET)
    assert made.pages % BOOKLET.fold == 0
    assert (made.pages, made.writing) == (whole.pages, whole.writing)
    assert made.data == whole.data


def test_a_text_that_nothing_closes_has_no_pages_for_handwriting_in_it(edition):
    made = booklet.document(edition, b"<h2>A</h2><p>Words.</p>", BOOKLET)
    assert 'class="writing"' not in made
