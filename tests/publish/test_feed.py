"""News of editions and the sitemap: released web pages only, whole addresses where they are known."""

import dataclasses
import re

import pytest
from lxml import etree

from netpub.publish import feed, index

ATOM, SITEMAP = "{http://www.w3.org/2005/Atom}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://example.org/leaflets/"
FILES = (("html", "en/a b.html", 50_772, None), ("pdf", "en/a b.pdf", 1_234_567, 24))
ENTRY = index.Entry(
    "a b", "en", "en-GB", "Is 5 < 6?", "For patients", "2025-03-01", "2026-09-14", "2029-09", "release", None, FILES, revised="2026-10")
SPANISH = dataclasses.replace(ENTRY, language="es", locale="es-ES", revised="2026-11-02", files=(("html", "es/a b.html", 1, None),))
DRAFT = dataclasses.replace(ENTRY, slug="c", status="draft", files=(("html", "en/c.html", 1, None),))


@pytest.fixture(scope="module")
def atom():
    return etree.fromstring(feed.atom([ENTRY, DRAFT, SPANISH], "Publications", "Harbour", SITE))


def test_a_feed_has_what_atom_requires(atom):
    """RFC 4287, 4.1.1 and 4.1.2: each feed and entry has one id, title and updated; ids differ."""
    for part in (atom, *atom.findall(f"{ATOM}entry")):
        assert [len(part.findall(f"{ATOM}{name}")) for name in ("id", "title", "updated")] == [1, 1, 1]
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", part.findtext(f"{ATOM}updated"))
    ids = [part.text for part in atom.iter(f"{ATOM}id")]
    assert len(ids) == len(set(ids)) == 3
    assert atom.find(f"{ATOM}author/{ATOM}name").text == "Harbour"


def test_the_newest_edition_comes_first_and_no_draft(atom):
    entries = atom.findall(f"{ATOM}entry")
    assert [entry.get("{http://www.w3.org/XML/1998/namespace}lang") for entry in entries] == ["es-ES", "en-GB"]
    assert atom.findtext(f"{ATOM}updated") == "2026-11-02T00:00:00Z"
    assert entries[1].findtext(f"{ATOM}updated") == "2026-10-01T00:00:00Z"


def test_links_lead_to_the_page_and_its_files(atom):
    links = {link.get("rel"): link for link in atom.findall(f"{ATOM}entry")[1].iter(f"{ATOM}link")}
    assert links["alternate"].get("href") == "https://example.org/leaflets/en/a%20b.html"
    assert (links["enclosure"].get("type"), links["enclosure"].get("length")) == ("application/pdf", "1234567")


def test_without_an_address_links_are_relative_to_the_feed():
    made = etree.fromstring(feed.atom([ENTRY], "Publications", "Harbour", ""))
    assert {link.get("href") for link in made.iter(f"{ATOM}link")} == {"en/a%20b.html", "en/a%20b.pdf"}
    assert made.findtext(f"{ATOM}id").startswith("urn:uuid:")


def test_the_sitemap_names_each_page_with_its_other_languages():
    made = etree.fromstring(feed.sitemap([ENTRY, DRAFT, SPANISH], SITE))
    assert [loc.text for loc in made.iter(f"{SITEMAP}loc")] == [f"{SITE}en/a%20b.html", f"{SITE}es/a%20b.html"]
    assert [link.get("hreflang") for link in made[0].iter("{http://www.w3.org/1999/xhtml}link")] == ["en-GB", "es-ES"]


def test_nothing_released_is_a_feed_without_entries():
    made = etree.fromstring(feed.atom([DRAFT], "Publications", "Harbour", SITE))
    assert made.findtext(f"{ATOM}updated") == "1980-01-01T00:00:00Z"
    assert made.find(f"{ATOM}entry") is None
