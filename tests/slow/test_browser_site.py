"""What people do on the site, in a browser: search, change the language, take a file home; and what an editor sees in the preview."""

import http.server
import os
import re
import subprocess
import sys
import threading
import zipfile
from functools import partial

import pytest
from netpub_project import ROOT, TODAY, sample_copy

from netpub.publish import index, theme
from netpub.text.labels import Labels

pytestmark = pytest.mark.slow

PAGE = "wound-care"
SCREENSHOTS = ROOT / "build/screenshots"
SHOWN = "all => all.filter(one => one.offsetParent).length"
CARDS = ".shelf > li"
ARABIC = ("جراحة البنكرياس", "العناية بالجرح")


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """Two pages of the sample as web pages and e-books."""
    project = sample_copy(tmp_path_factory.mktemp("site"))
    said = project.build("-f", "html", "-f", "epub", PAGE, "bowel-surgery")
    assert said.code == 0, said.err
    return project


@pytest.fixture
def window(browsers):
    """A window; whatever a test does there, no script fails."""
    context = browsers(16).new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.set_default_timeout(20_000)
    page, wrong = context.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    yield page
    context.close()
    assert wrong == []


def faults(page, axe):
    page.add_script_tag(content=axe)
    found = page.evaluate("axe.run(document, {runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}})")
    return [f"{rule['id']}: {node['html'][:150]}" for rule in found["violations"] for node in rule["nodes"]]


def picture(page, name):
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)


def test_search_finds_titles_without_a_server(site, window, axe):
    window.goto((site.root / "dist/index.html").as_uri())
    assert window.locator(CARDS).evaluate_all(SHOWN) == 6  # one of them in two languages, the other in four
    window.keyboard.press("Tab")
    window.get_by_role("searchbox").focus()
    window.keyboard.type("HERÍDA")
    assert window.locator(CARDS).evaluate_all(SHOWN) == 1
    assert window.get_by_role("status").inner_text() == "1 found"
    assert not window.locator("section#en").is_visible()
    assert faults(window, axe) == []
    picture(window, "index-search")
    window.get_by_role("searchbox").fill("no such words")
    assert window.locator(CARDS).evaluate_all(SHOWN) == 0
    assert window.get_by_role("status").inner_text() == "0 found"
    window.get_by_role("searchbox").fill("")
    assert (window.locator(CARDS).evaluate_all(SHOWN), window.get_by_role("status").inner_text()) == (6, "")


def test_the_language_is_changed_on_the_page_of_downloads(site, window):
    window.goto((site.root / "dist/es/index.html").as_uri())
    assert window.locator("html").get_attribute("lang") == "es-ES"
    window.locator(".languages a[hreflang|=en]").click()
    window.wait_for_url("**/en/index.html")
    assert window.locator("html").get_attribute("lang") == "en-GB"
    window.locator(f'a[href$="{PAGE}.html"]').first.click()
    window.wait_for_url(f"**/en/{PAGE}.html")


def test_an_e_book_is_taken_home(site, window, tmp_path):
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(site.root / "dist"))
    handler.log_message = lambda *_: None
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        window.goto(f"http://127.0.0.1:{server.server_port}/index.html")
        with window.expect_download() as coming:
            window.locator(f'a[href="es/{PAGE}.epub"]').click()
        coming.value.save_as(tmp_path / "book.epub")
    finally:
        server.shutdown()
        server.server_close()
    assert coming.value.suggested_filename == f"{PAGE}.epub"
    assert (tmp_path / "book.epub").read_bytes() == (site.root / f"dist/es/{PAGE}.epub").read_bytes()
    assert zipfile.ZipFile(tmp_path / "book.epub").testzip() is None


def test_the_page_of_downloads_from_right_to_left(window, axe, tmp_path):
    entries = [
        index.Entry(f"page-{number}", "ar", "ar-EG", title, "", "2025-03-01", "2026-09-14", "2029-09", "release", None,
                    (("html", f"ar/page-{number}.html", 50_000, None), ("epub", f"ar/page-{number}.epub", 90_000, None)),
                    source_version="3.2", current_version="3.4")
        for number, title in enumerate(ARABIC, 1)]
    (tmp_path / "index.html").write_bytes(index.write(entries, {"ar": Labels("ar-EG")}, "Harbour", theme.load()))
    window.goto((tmp_path / "index.html").as_uri())
    assert window.locator("html").get_attribute("dir") == "rtl"
    text = window.locator("article").first.inner_text()
    assert "3.2" in text
    assert "3.4" in text
    assert not re.search(r"(?i)translated|version|review", text), "no English among the words of the interface"
    title, card = window.locator("article h3").first.bounding_box(), window.locator("article").first.bounding_box()
    assert title["x"] + title["width"] > card["x"] + card["width"] / 2
    window.get_by_role("searchbox").fill("البنكرياس")
    assert window.locator(CARDS).evaluate_all(SHOWN) == 1
    for size in ((1280, 900), (320, 800)):
        window.set_viewport_size({"width": size[0], "height": size[1]})
        assert window.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
        assert faults(window, axe) == []
        picture(window, f"index-ar-{size[0]}")


def test_a_page_with_its_files_beside_it_looks_the_same(site, window, axe, tmp_path):
    inline = tmp_path / "inline.html"
    inline.write_bytes((site.root / f"dist/en/{PAGE}.html").read_bytes())
    project = sample_copy(tmp_path / "p")
    settings = project.root / "netpub.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("[site]\n", '[site]\nassets = "beside"\n'), encoding="utf-8")
    assert project.build("-f", "html", PAGE).code == 0
    seen = []
    for path in (inline, project.root / f"dist/en/{PAGE}.html"):
        window.goto(path.as_uri())
        window.wait_for_load_state("networkidle")
        assert window.evaluate("[...document.images].every(one => one.complete && one.naturalWidth)")
        seen.append(window.evaluate("[document.body.scrollHeight, getComputedStyle(document.querySelector('.head')).backgroundColor]"))
    assert seen[0] == seen[1]
    assert faults(window, axe) == []
    picture(window, "beside")


def test_a_page_in_the_preview_changes_when_its_source_is_saved(window, tmp_path):
    project = sample_copy(tmp_path / "p")
    command = [sys.executable, "-m", "netpub", "-C", str(project.root), "--progress", "none", "preview", PAGE, "-l", "en", "--port", "0",
               "--as-of", TODAY]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment) as preview:
        try:
            address = next(found[0] for line in preview.stdout if (found := re.search(r"http://\S+?:\d+/", line)))
            window.goto(f"{address}en/{PAGE}.html")
            window.locator("main").wait_for()
            source = next((project.root / "source" / PAGE).glob("page.*[!l]"))
            text = source.read_text(encoding="utf-8")
            assert "wound" in text
            source.write_text(text.replace("wound", "zigzag"), encoding="utf-8")
            window.get_by_text("zigzag").first.wait_for(timeout=120_000)
        finally:
            preview.terminate()
            preview.stdout.read()
