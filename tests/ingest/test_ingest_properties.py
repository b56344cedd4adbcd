"""What holds of every HTML page: no visible character is lost or counted twice, whatever the markup."""

from collections import Counter
from collections.abc import Callable
from html import escape

from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.findings import Finding, Unusable
from netpub.ingest import read
from netpub.page import Page

SHOWN = [
    "p", "div", "span", "b", "strong", "em", "i", "a", "sub", "sup", "u", "small", "q", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr",
    "td", "th", "thead", "tbody", "caption", "blockquote", "figure", "figcaption", "section", "aside", "nav", "header", "footer", "main",
    "h1", "h2", "h3", "h6", "pre", "form", "label", "button", "details", "summary", "custom-element", "ins", "address", "center", "font",
]
UNSEEN = ["script", "style", "template", "noscript"]
ATTRIBUTES = st.sampled_from([
    "", "", "", ' class="box key-points"', " hidden", ' lang="es"', ' href="#x"', ' style="font-weight:bold"', ' role="heading"', ' role="note"',
    ' colspan="2" rowspan="3"',
])
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=8)
LEAF = st.one_of(
    TEXT.map(lambda text: (escape(text), text)),
    st.sampled_from([("<br>", ""), ("<hr>", ""), (" \n ", ""), ("<!-- no text -->", ""), ("&nbsp;", "")]),
    TEXT.map(lambda text: (f'<img src="gone.svg" alt="{escape(text)}">', text)),
    st.sampled_from(UNSEEN).map(lambda tag: (f"<{tag}>no text</{tag}>", "")),
)


def element(children: st.SearchStrategy[list[tuple[str, str]]]) -> st.SearchStrategy[tuple[str, str]]:
    return st.tuples(st.sampled_from(SHOWN), ATTRIBUTES, children).map(
        lambda made: (f"<{made[0]}{made[1]}>{''.join(markup for markup, _ in made[2])}</{made[0]}>", "".join(text for _, text in made[2])))


TREE = st.recursive(LEAF, lambda inner: element(st.lists(inner, max_size=4)), max_leaves=25)
TOKENS = st.one_of(
    st.sampled_from([f"<{tag}>" for tag in SHOWN + UNSEEN] + [f"</{tag}>" for tag in SHOWN + UNSEEN]),
    st.sampled_from([
        "<", ">", "</", "<!", "<!--", "-->", "<![CDATA[", "]]>", "&", "&amp;", "&#0;", "&#xFFFE;", "&#x92;", "&bogus;", "'", '"', "=", "<svg>",
        "</svg>", "<math>", "<mfrac>", "<select>", "<option>", "<textarea>", "</textarea>", "<body>", "</body></html>", "<frameset>", "<iframe>",
        "<title>", "<plaintext>", "<td colspan=-1>", "<ol start=x>", "<img alt=word>", "<img src='data:image/png;base64,%'>", "\x0c", "\r", "\u200b",
    ]),
    TEXT,
)


def characters(text: str) -> Counter[str]:
    return Counter("".join(text.split()))


def attempt(name: str, data: bytes) -> Page | str:
    """The page, or the rule that says why there is none; every finding on the way must be in the catalogue."""
    findings: list[Finding] = []
    try:
        return read("case", name, data, {"figures/a.svg": data, "figures/b.png": data}, findings.append).page
    except Unusable as unusable:
        findings.append(unusable.finding)
        return unusable.finding.rule
    finally:
        for finding in findings:
            assert finding.what


@settings(deadline=None, max_examples=300)
@given(st.lists(TREE, min_size=1, max_size=5))
def test_every_visible_character_becomes_text_once(account: Callable[[Page], None], trees: list[tuple[str, str]]) -> None:
    markup, text = "".join(part for part, _ in trees), "".join(part for _, part in trees)
    page = attempt("page.html", f"<!DOCTYPE html><meta charset=utf-8><body>{markup}".encode())
    if isinstance(page, str):
        assert page == "source-empty"
        assert not characters(text)
    else:
        account(page)
        assert characters("".join(run.text for run in page.source.runs)) == characters(text)


@settings(deadline=None, max_examples=300)
@given(st.lists(TOKENS, max_size=40).map("".join))
def test_no_markup_is_too_broken(account: Callable[[Page], None], markup: str) -> None:
    page = attempt("page.html", markup.encode())
    if isinstance(page, Page):
        account(page)


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200))
def test_no_bytes_crash_a_reader(account: Callable[[Page], None], data: bytes) -> None:
    for name in ("page.html", "page.txt", "page.md", "page.docx"):
        page = attempt(name, data)
        if isinstance(page, Page):
            account(page)
