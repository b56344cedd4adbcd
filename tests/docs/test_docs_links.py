"""Every link between pages leads somewhere: in the repository, where the pages are read as they are, and on the site."""

import re
import subprocess
import sys
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

import pytest
from docs.generate import stage
from netpub_console import DOCS, ROOT
from pygments.lexers import get_lexer_by_name

PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")])
_LINK = re.compile(r"\]\((?P<target>[^)\s]+)\)")
_CODE = re.compile(r"^```.*?^```$|^(?: {4}[^\n]*\n)+|`[^`\n]*`", re.MULTILINE | re.DOTALL)


@cache
def text(page):
    """A page as it stands, or as it will be made from the code; nothing for one that there is not."""
    name = page.relative_to(DOCS).as_posix() if page.is_relative_to(DOCS) else ""
    if name in stage.MADE:
        return stage.MADE[name]()
    return page.read_text(encoding="utf-8") if page.is_file() else ""


@cache
def anchors(page):
    """What a link may name behind the hash: headings, in GitHub's and MyST's spelling, and names given to places."""
    bare = re.sub(r"^```.*?^```$", "", text(page), flags=re.MULTILINE | re.DOTALL)
    titles = re.findall(r"^#+ (.*)$", bare, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles} | set(re.findall(r"^\((\S+)\)=$", bare, re.MULTILINE))


def broken(page):
    """The links of a page that lead nowhere."""
    for match in _LINK.finditer(_CODE.sub("", text(page))):
        target = urlsplit(match["target"])
        if target.scheme or target.netloc:
            continue
        other = (page.parent / target.path).resolve() if target.path else page
        there = other.exists() or bool(text(other))
        if not there or (target.fragment and other.suffix == ".md" and target.fragment not in anchors(other)):
            yield match["target"]


@pytest.mark.parametrize("page", PAGES, ids=[page.relative_to(ROOT).as_posix() for page in PAGES])
def test_links_of_pages_lead_somewhere(page):
    assert not list(broken(page))


@pytest.mark.parametrize("page", PAGES, ids=[page.relative_to(ROOT).as_posix() for page in PAGES])
def test_languages_of_blocks_are_known(page):
    named = re.findall(r"^```(\w+)\n.*?^```$", text(page), re.MULTILINE | re.DOTALL)
    assert [language for language in named if language not in get_lexer_by_name(language).aliases] == []


def test_links_of_pages_that_are_made_lead_somewhere():
    assert not [link for name in stage.MADE for link in broken(DOCS / name)]


def test_a_link_that_leads_nowhere_is_found(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("# One\n[a](gone.md) [b](#one) [c](#two) [d](page.md#two) [e](https://example.org/) `[f](gone.md)`\n")
    assert list(broken(page)) == ["gone.md", "#two", "page.md#two"]


class Site(HTMLParser):
    """The ids of a page, its links, and what a browser would load with it."""

    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.loaded = set(), set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        self.ids |= {values[name] for name in ("id", "name") if values.get(name)}
        if tag in ("link", "script", "img", "source", "iframe") and (address := values.get("href") or values.get("src")):
            self.loaded.add(address)
        elif tag == "a" and values.get("href"):
            self.links.add(values["href"])


@pytest.mark.slow
def test_the_site_is_whole_and_needs_no_network(tmp_path):
    site = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "docs.generate", "--committed-pictures", "--to", site], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = {path: Site(path.read_text(encoding="utf-8")) for path in site.rglob("*.html") if "_downloads" not in path.parts}
    assert len(pages) > len(stage.MADE) + len(list(DOCS.rglob("*.md")))
    for path, page in pages.items():
        assert not [address for address in page.loaded if urlsplit(address).netloc], path
        for link in page.links | page.loaded:
            target = urlsplit(link)
            other = (path.parent / unquote(target.path)).resolve() if target.path else path
            assert target.scheme or (other.exists() and other.is_relative_to(site.resolve())), f"{path.name}: {link}"
            if not target.scheme and target.fragment and other in pages:
                assert unquote(target.fragment) in pages[other].ids, f"{path.name}: {link}"
    styles = [path for path in site.rglob("*.css") if re.search(r"url\(\s*[\"']?(?:https?:)?//|@import\s+[\"'](?:https?:)?//", path.read_text("utf-8"))]
    assert not styles
