"""Links to the web address of another page of the project lead to its edition in the same language."""

from dataclasses import replace
from pathlib import PurePosixPath

import pikepdf
import pytest
from lxml import html
from netpub_project import new_project

from netpub.build import crosslinks, plan
from netpub.build.formats import EditionKey
from netpub.build.ledger import Entry
from netpub.settings import load

FROM = "https://www.example.org/care/"
HAVE = f"{FROM}pain/#s-how-to-take-it"
LACK = f"{FROM}pain#share"
LINKS = sorted([f"{FROM}pain/", HAVE, LACK, f"{FROM}sleep", "https://example.org/elsewhere"])
SITE = '[site]\nurl = "https://health.example.org"\n'


def led(tmp_path, format, known, more=SITE, links=LINKS):
    """What an edition of the page sleep is told of its links, by the last part of their addresses."""
    project = new_project(tmp_path / "p", {"sleep/page.txt": "words", "pain/page.txt": "words"})
    with (project.root / "netpub.toml").open("a") as file:
        file.write(more)
    settings = load(project.root)
    (project.root / "build/xml/en").mkdir(parents=True)
    (project.root / plan.xml_path("pain", "en")).write_text('<article><sec id="s-how-to-take-it"/></article>')
    entries = {plan.xml_target(slug, "en"): Entry({}, {}, facts={"address": f"{FROM}{slug}", "links": links}) for slug in settings.pages}
    target = plan.edition(settings, EditionKey("sleep", "en", format), True, [])
    [made] = crosslinks.joined([target], [], [{"path": path} for path in known], settings, entries)
    assert made is target or made.arguments["links"]
    return {PurePosixPath(href).name: to for href, to in made.arguments.get("links", {}).items()}


def test_a_web_page_leads_to_the_web_page_beside_it_and_keeps_places_that_are_there(tmp_path):
    assert led(tmp_path, "html", ["en/pain.html"], "") == {
        "pain": "pain.html", "#s-how-to-take-it": "pain.html#s-how-to-take-it", "pain#share": "pain.html"}


@pytest.mark.parametrize(("format", "known", "leads"), [
    ("large", ["en/pain.html", "en/pain-large.pdf"], "pain-large.pdf"), ("large", ["en/pain.html"], "pain.html"),
    ("epub", ["en/pain.html", "en/pain-large.pdf"], "pain.html"), ("docx", ["en/pain.html"], "pain.html")])
def test_other_editions_lead_to_the_site(tmp_path, format, known, leads):
    assert led(tmp_path, format, known)["pain"] == f"https://health.example.org/en/{leads}"


@pytest.mark.parametrize(("format", "known", "more", "links"), [
    ("large", ["en/pain.html", "en/pain-large.pdf"], "", LINKS), ("html", ["es/pain.html", "en/pain.pdf"], SITE, LINKS),
    ("html", ["en/pain.html", "en/sleep.html"], SITE, [f"{FROM}sleep", "https://example.org/elsewhere"])])
def test_without_a_site_an_edition_there_or_a_link_to_another_page_nothing_changes(tmp_path, format, known, more, links):
    assert led(tmp_path, format, known, more, links) == {}


def test_each_text_of_a_bilingual_edition_leads_to_its_own_language(tmp_path):
    settings = load(new_project(tmp_path / "p", {"sleep/page.txt": "words", "pain/page.txt": "words"}, "en,es").root)
    settings = replace(settings, site="https://health.example.org/")
    facts = {slug: {"address": f"{FROM}{slug}", "links": [LACK]} for slug in settings.pages}
    entries = {plan.xml_target(slug, key): Entry({}, {}, facts=facts[slug]) for slug in facts for key in ("en", "es")}
    target = plan.edition(settings, EditionKey("sleep", "es", "bilingual"), True, [])
    made = [EditionKey("pain", key, "html") for key in ("en", "es")]
    [told] = crosslinks.joined([target], made, [], settings, entries)
    assert told.arguments["links"] == {LACK: "https://health.example.org/es/pain.html"}
    assert told.arguments["source"] == {**target.arguments["source"], "links": {LACK: "https://health.example.org/en/pain.html"}}


def page(slug, other):
    return f"---\ntitle: About {slug}\nsource: {FROM}{slug}/\n---\n\n## How to take it\n\nRead [more about it]({FROM}{other}) and rest well.\n"


def pages(tmp_path):
    project = new_project(tmp_path / "p", {"pain/page.md": page("pain", "sleep#nowhere"), "sleep/page.md": page("sleep", "pain#s-how-to-take-it")})
    with (project.root / "netpub.toml").open("a") as file:
        file.write(SITE)
    return project


def hrefs(project, slug):
    return html.parse(str(project.root / f"dist/en/{slug}.html")).xpath("//a[text() = 'more about it']/@href")


def test_web_pages_of_a_project_lead_to_each_other_whichever_is_built(tmp_path):
    project = pages(tmp_path)
    said = project.build("-f", "html")
    assert ", 0 held, 0 failed" in said.err
    assert (hrefs(project, "pain"), hrefs(project, "sleep")) == (["sleep.html"], ["pain.html#s-how-to-take-it"])
    whole = project.files()
    project.build("pain", "-f", "html")
    assert project.files() == whole


@pytest.mark.slow
def test_large_print_leads_to_large_print(tmp_path):
    project = pages(tmp_path)
    project.build("-f", "large")
    with pikepdf.open(project.root / "dist/en/pain-large.pdf") as pdf:
        found = {str(one.A.URI) for sheet in pdf.pages for one in sheet.get("/Annots", []) if "/URI" in one.get("/A", {})}
    assert "https://health.example.org/en/sleep-large.pdf" in found
    assert not any("nowhere" in address for address in found)
