"""What lies behind every page stands once in the file, and on each of its pages as before."""

import contextlib

import pytest

from netpub.check import pdf as check
from netpub.publish import pdf, pdf_grounds

PAGE = '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>T</title></head><body data-running="T"><main>%s</main></body></html>'
PAGES = PAGE % "".join(f'<p style="break-before: page">Page {number}</p>' for number in range(6))


@pytest.fixture(scope="module")
def edition(web_edition):
    return web_edition(draft=True, media={})


def seen(data: bytes) -> list[bytes]:
    with check.opened(data) as file:
        return [page.render(scale=1).to_pil().tobytes() for page in file]


def test_the_mark_of_a_draft_stands_once_in_the_file_and_on_every_page(edition, monkeypatch):
    made = pdf.render(edition, PAGES)
    texts = [sum(text.aslant for text in lying.texts) for lying, _ in check.read(made.data)]
    assert made.pages == len(texts) >= 6
    assert min(texts) > 0
    monkeypatch.setattr(pdf_grounds, "once", contextlib.nullcontext)
    before = pdf.render(edition, PAGES)
    assert seen(made.data) == seen(before.data)
    assert made.data.count(b"/Form") <= before.data.count(b"/Form") - 4
    assert len(made.data) < len(before.data)
