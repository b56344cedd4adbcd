"""How well the text of a web page is told from its site: the pages of this folder in the dress of eight sites, scored by token F1.

Words of the text and of the sites are our own. The score counts runs of four words, so that order matters.
"""

import html
import re
from collections import Counter
from collections.abc import Callable
from itertools import groupby
from pathlib import Path

import pytest

from netpub.ingest import read
from netpub.normalise import corrections, normalise
from netpub.normalise.blocks import words
from netpub.page import Heading

PAGES = Path(__file__).resolve().parent / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))
FLOOR = 0.98
_LINE = re.compile(r" *(?:(#+) |(- |\d+\. ))?(.+)")
_TEASERS = (
    ("Walking after an operation", "A short walk each day keeps the lungs open, say the nurses of the ward."),
    ("What to pack for the ward", "Slippers, a long charging cable and a book that you have read before."),
    ("A day in the kitchen of a hospital", "At five in the morning the first of nine hundred trays is laid."),
)
_COMMENTS = (
    "When I came home I could not walk to the corner, and now I go to the park each morning with my dog.",
    "My nurse told me to write down every question before the visit, which was the best advice that I had.",
)


def lines(name: str) -> list[tuple[str, str]]:
    """The kind (h1, h2 …, li, p) and the words of each line of a page."""
    found = [_LINE.fullmatch(line) for line in (PAGES / f"{name}.txt").read_text(encoding="utf-8").splitlines()]
    return [(f"h{len(one[1])}" if one[1] else "li" if one[2] else "p", one[3]) for one in found if one]


def body(name: str) -> tuple[str, str]:
    """The title and the HTML of the text below it."""
    first, *rest = lines(name)
    parts = []
    for is_item, group in groupby(rest, lambda line: line[0] == "li"):
        inner = "\n".join(f"<{kind}>{html.escape(text)}</{kind}>" for kind, text in group)
        parts.append(f"<ul>{inner}</ul>" if is_item else inner)
    return html.escape(first[1]), "\n".join(parts)


def links(*names: str) -> str:
    return "".join(f'<li><a href="/{number}">{name}</a></li>' for number, name in enumerate(names))


def teasers(heading: str = "h3") -> str:
    return "".join(f'<div class="t"><{heading}><a href="/{title}">{title}</a></{heading}><p>{text}</p></div>' for title, text in _TEASERS)


def charity(title: str, text: str) -> str:
    """Elements of HTML 5 with telling names."""
    return f"""<header class="site-header"><a href="#main" class="skip-link">Skip to main content</a><nav><ul>{links("Home", "Get help", "About us")}</ul></nav>
<form role="search"><label>Search</label></form></header><div id="cookie-banner"><p>We use cookies to make this site better. You can switch them off.</p></div>
<main id="main"><nav class="breadcrumb"><a href="/">Home</a> › <a href="/info">Information</a></nav><article><h1>{title}</h1>
<p class="byline">By <span class="author">Ann Example</span></p><div class="share"><a href="/f">Facebook</a> <a href="/m">Email</a></div>
{text}</article><section class="related-content"><h2>Related pages</h2>{teasers()}</section></main>
<aside class="newsletter-signup"><h2>Hear from us</h2><p>Once a month we write about new treatments and the people who work on them.</p></aside>
<footer><ul>{links("Privacy", "Jobs", "Contact us")}</ul><p>Example Care, registered charity 000000. All rights reserved.</p></footer>"""


def nameless(title: str, text: str) -> str:
    """Elements whose names say nothing, with comments longer than many a text."""
    comments = "".join(f"<div class='x9'><b>Reader {number}</b><p>{text}</p></div>" for number, text in enumerate(_COMMENTS * 3))
    return f"""<div class="x1"><div class="x2"><a href="/">Home</a> <a href="/a">Illnesses</a> <a href="/b">Treatments</a> <a href="/c">Shop</a></div></div>
<div class="x3"><div class="x4"><h1>{title}</h1><div class="x5">{text}</div></div>
<div class="x6">{teasers("h4")}</div><div id="comments">{comments}</div></div>
<div class="x7"><a href="/d">Terms</a> | <a href="/e">Press</a> | <a href="/f">Help</a></div>"""


def blog(title: str, text: str) -> str:
    """A blog's names: widgets, share buttons within the entry, posts before and after it."""
    return f"""<div id="page" class="hfeed site"><div id="masthead" class="site-header"><p class="site-title">Notes from the ward</p></div>
<div id="content" class="site-content"><div id="primary"><div id="post-7" class="post type-post hentry tag-rest category-share">
<h1 class="entry-title">{title}</h1><div class="entry-meta"><span class="posted-on">12 May 2026</span> <span class="author">Ben Sample</span></div>
<div class="entry-content">{text}<div class="sharedaddy"><h3>Share this:</h3><ul>{links("Print", "Email")}</ul></div>
<div class="jp-relatedposts"><h3>Related</h3>{teasers("h4")}</div></div><div class="entry-footer"><p>Posted in Health, tagged rest, sleep.</p></div></div>
<div class="post-navigation"><a href="/o">Older: Waiting rooms</a> <a href="/n">Newer: Night shift</a></div></div>
<div id="secondary" class="widget-area"><div class="widget"><h2>About</h2><p>Ben Sample is a nurse who writes about his days and nights on a ward.</p></div>
<div class="widget"><h2>Recent posts</h2><ul>{links("Night shift", "Waiting rooms", "On soup")}</ul></div></div></div></div>"""


def tables(title: str, text: str) -> str:
    """Tables as the frame of a page, from before style sheets."""
    return f"""<table><tr><td colspan="3"><a href="/">Home</a> | <a href="/a">Wards</a> | <a href="/b">Visiting</a></td></tr>
<tr><td><a href="/1">Admission</a><br><a href="/2">Operations</a><br><a href="/3">Going home</a></td>
<td><h1>{title}</h1>{text}</td><td><b>News</b><br><a href="/n1">New car park</a><br><a href="/n2">Choir in the hall</a></td></tr>
<tr><td colspan="3"><font size="1">© 2026 Example Hospital. All rights reserved.</font></td></tr></table>"""


def paper(title: str, text: str) -> str:
    """A newspaper: standfirst, dates, teasers between the paragraphs, a picture's gallery that is not shown."""
    half = text.index("\n", len(text) // 2)
    return f"""<div id="root"><div class="top-nav"><ul>{links("News", "Sport", "Health", "Opinion")}</ul></div>
<div class="grid"><div class="col-8"><div class="story"><h1>{title}</h1><div class="story-info"><time>12 May 2026, 10:30</time> <span>Ann Example</span></div>
<div class="story-body">{text[:half]}<div class="inline-related"><h3>Read more</h3><ul>{links(*(title for title, _ in _TEASERS))}</ul></div>{text[half:]}
<div class="gallery" style="display:none"><p>A nurse opens the curtains of a ward in the morning. Picture: Cara Sample</p></div></div></div></div>
<div class="col-4"><div class="box"><h2>Most read</h2>{teasers()}</div></div></div>
<div class="legal"><p>This paper follows the code of the press council. Complaints go to the editor.</p></div></div>"""


def handbook(title: str, text: str) -> str:
    """Documentation: a tree of chapters beside the text, links in the headings to themselves, pages before and after."""
    headings = re.sub(r"(</h[2-6]>)", r'<a class="headerlink" href="#x">¶</a>\1', text)
    return f"""<div class="grid-for-nav"><div class="nav-side"><a href="/">Ward handbook</a><p class="caption">Guides</p><ul>{links("Beds", "Trays", "Night shift")}</ul></div></div>
<section class="nav-content-wrap"><div class="content"><ul class="breadcrumbs">{links("Docs", "Guides")}<li>{title}</li><li><a href="/e">Edit on the web</a></li></ul>
<div class="document"><div class="section"><h1>{title}<a class="headerlink" href="#top">¶</a></h1>{headings}</div></div>
<div class="footer-buttons"><a href="/p">Previous</a><a href="/n">Next</a></div><div><p>© Copyright 2026, the team of the handbook.</p></div></div></section>"""


def wiki(title: str, text: str) -> str:
    """An encyclopedia: links to edit each section, boxes of links to other pages, categories."""
    headings = re.sub(r"(</h[2-6]>)", r'<span class="mw-editsection"><span>[</span><a href="/e">edit</a><span>]</span></span>\1', text)
    return f"""<div id="content" class="mw-body"><h1 id="firstHeading">{title}</h1><div id="bodyContent"><a class="mw-jump-link" href="#n">Jump to navigation</a>
<div class="mw-parser-output">{headings}<div role="navigation" class="navbox"><table><tr><th>Care</th></tr><tr><td><a href="/1">Beds</a> · <a href="/2">Food</a></td></tr></table></div></div>
<div id="catlinks"><a href="/c">Categories</a>: <ul>{links("Wards", "Health")}</ul></div></div></div>
<div id="mw-navigation"><h2>Navigation menu</h2><h3>Tools</h3><ul>{links("What links here", "Cite this page")}</ul></div>
<div id="footer"><ul><li>This page was last edited on 3 May 2026.</li></ul></div>"""


def magazine(title: str, text: str) -> str:
    """A magazine: a letter to subscribe to between two sections, and links to topics, in elements of a framework."""
    half = text.index("<h2>", text.index("<h2>") + 4)
    return f"""<div class="Top_a1"><a href="/">The Weekly</a><ul>{links("World", "Health", "Science")}</ul></div>
<div class="Main_b2"><div class="Article_c3"><h1>{title}</h1><div class="Meta_d4"><span>By</span> <a href="/ann">Ann Example</a></div>
<div class="Text_e5">{text[:half]}<div class="Box_f6"><p>Get our weekly letter</p><p>The best of our writing, every Friday morning.</p><label>Enter your email address</label>
<p>We send you nothing else.</p></div>{text[half:]}</div><div class="Topics_g7"><span>Topics</span><ul>{links("Hospitals", "Nursing")}</ul></div></div>
<div class="More_h8"><h2>More from Health</h2>{teasers()}</div></div>
<div class="Foot_i9"><ul>{links("About us", "Complaints")}</ul><p>© 2026 The Weekly. All rights reserved.</p></div>"""


SITES: tuple[Callable[[str, str], str], ...] = (charity, nameless, blog, tables, paper, handbook, wiki, magazine)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+", text.casefold())
    return Counter(tuple(tokens[start:start + 4]) for start in range(len(tokens) - 3))


def f1(want: str, have: str) -> float:
    one, other = shingles(want), shingles(have)
    return 2 * (one & other).total() / max(1, one.total() + other.total())


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.__name__)
def test_the_text_is_found_among_the_furniture_of_a_site(site: Callable[[str, str], str]) -> None:
    scores = {}
    for name in NAMES:
        title, text = body(name)
        saved = f"<!doctype html><html lang='en'><head><title>{title}</title></head><body>{site(title, text)}</body></html>"
        page = normalise(read(name, "page.html", saved.encode(), {}, lambda _: None).page, corrections.EMPTY, lambda _: None)
        have = " ".join(words(block) for block in page.blocks if not (isinstance(block, Heading) and block.level == 1))
        scores[name] = f1(" ".join(text for _, text in lines(name)[1:]), have)
    assert sum(scores.values()) / len(scores) >= FLOOR, scores
    assert min(scores.values()) >= FLOOR - 0.05, scores
