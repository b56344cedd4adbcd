"""The claim of conformance: worded as the standard asks, made by the publisher, and added to nothing else of the book."""

import io
import re
import zipfile

import pytest
from lxml import etree

from netpub.publish import epub, epub_claims

OPF = "{http://www.idpf.org/2007/opf}"
# EPUB Accessibility 1.1, 5.2: the only wordings that count.
WORDING = re.compile(r"EPUB Accessibility 1\.1 - WCAG 2\.[0-2] Level (A|AA|AAA)")


def files(book):
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def books(web_edition):
    plain = epub.write(web_edition(draft=False))
    return files(plain), files(epub_claims.claimed(plain)), plain


def test_a_book_as_it_is_made_claims_nothing(books):
    assert not re.search(rb"conformsTo|certifiedBy", books[0]["EPUB/content.opf"])


def test_the_claim_is_worded_as_asked_and_says_who_makes_it(books):
    package = etree.fromstring(books[1]["EPUB/content.opf"])
    said = {meta.get("property"): meta for meta in package.iter(f"{OPF}meta")}
    claim, by = said["dcterms:conformsTo"], said["a11y:certifiedBy"]
    assert WORDING.fullmatch(claim.text)
    assert by.get("refines") == f"#{claim.get('id')}"
    assert by.text == package.findtext(".//{http://purl.org/dc/elements/1.1/}publisher") != ""


def test_nothing_else_differs(books):
    plain, claimed, _ = books
    assert {name for name in plain | claimed if plain.get(name) != claimed.get(name)} == {"EPUB/content.opf"}


def test_same_book_same_bytes(books):
    assert epub_claims.claimed(books[2]) == epub_claims.claimed(books[2])
