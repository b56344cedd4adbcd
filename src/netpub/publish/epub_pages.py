"""The pages of the printed booklet in an e-book: breaks in its text, and the list of them (EPUB Accessibility 1.1, 4.2)."""

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

from netpub.publish.edition import Edition
from netpub.publish.page_map import ELSEWHERE, PageStart, letters

_XHTML = "http://www.w3.org/1999/xhtml"
_TYPE = "{http://www.idpf.org/2007/ops}type"
_html = ElementMaker(namespace=_XHTML)
_META = "front/article-meta/"

# Elements that a break may open; before others it stands.
_OPENED = ("section", "div", "li", "dd", "dt", "td", "th", "blockquote", "aside", "body")
# Elements that may hold no break, by the rules of HTML or because their words name something.
_CLOSED = ("a", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "caption", "thead", "tbody", "tr", "figure", "figcaption")
_OPENING = "([{“‘«„¿¡（「『《"


def marked(documents: Mapping[str, Any], starts: Sequence[PageStart]) -> list[tuple[str, str]]:
    """Set a break where each page begins, and return (file, label) for each; none at all when the text has not all of the places,
    since a list with gaps misleads. ``documents`` are roots by file in the order of reading, the list of contents first."""
    places = {element.get("id"): (name, element) for name, root in documents.items() for element in root.iter() if element.get("id")}
    first = list(documents)[1]
    places[""] = (first, documents[first].find(f"{{{_XHTML}}}body"))
    if any(start.id not in places for start in starts):
        return []
    made = []
    for start in starts:
        name, element = places[start.id]
        _set(element, start)
        made.append((name, start.label))
    return made


def page_list(pages: Sequence[tuple[str, str]], edition: Edition) -> Any:
    """Return the navigation that leads to pages; hidden, since reading systems offer it in a place of their own."""
    items = [_html.li(_html.a(label, href=f"{name}#{_id(label)}")) for name, label in pages]
    made = _html.nav(_html.ol(*items), id="page-list", role="doc-pagelist", hidden="hidden")
    made.set("aria-label", edition.labels("Pages of the printed booklet"))
    made.set(_TYPE, "page-list")
    return made


def source(edition: Edition) -> str:
    """Return what names the printed booklet: its ISBN, else its address, else its file and version."""
    article = edition.article
    for isbn in article.root.iterfind(f"{_META}isbn[@publication-format='print']"):
        return f"urn:isbn:{(isbn.text or '').replace('-', '').strip()}"
    file, version = f"{edition.slug}.pdf", article.text(f"{_META}article-version")
    place = f"{edition.site}{edition.language}/{file}" if edition.site else file
    return f"{place} ({edition.labels('Version')} {version})" if version else place


def _id(label: str) -> str:
    return f"page-{label}"


def _set(element: Any, start: PageStart) -> None:
    mark = _html.span(id=_id(start.label), role="doc-pagebreak", **{"aria-label": start.label})
    mark.set(_TYPE, "pagebreak")
    place = _place(element, start.letters) if start.letters else None
    if place is None:
        _before(element, mark)
        return
    holder, tail, at = place
    parent = holder.getparent() if tail else holder
    closed = [one for one in (parent, *parent.iterancestors()) if _name(one) in ("a", "h1", "h2", "h3", "h4", "h5", "h6", "caption")]
    if closed:
        _before(closed[-1], mark)
        return
    text = holder.tail if tail else holder.text
    mark.tail = text[at:]
    if tail:
        holder.tail = text[:at]
        parent.insert(parent.index(holder) + 1, mark)
    else:
        holder.text = text[:at]
        holder.insert(0, mark)


def _place(element: Any, count: int) -> tuple[Any, bool, int] | None:
    """The text with the letter that has ``count`` before it, counted from an element: whose it is, whether it follows that element,
    and where in it the break stands. None when the text ends before."""
    unread: list[Any] = []
    begun = False
    body = next(element.iterancestors(f"{{{_XHTML}}}body"), element)
    for event, one in etree.iterwalk(body, events=("start", "end")):
        begun = begun or one is element
        if not begun or not isinstance(one.tag, str):
            continue
        if event == "start" and (one.get("role") == "doc-backlink" or ELSEWHERE & set((one.get("class") or "").split())):
            unread.append(one)
        tail = event == "end"
        if tail and unread and one is unread[-1]:
            unread.pop()
        text = "" if unread else (one.tail if tail else one.text) or ""
        if letters(text) > count:
            return one, tail, _split(text, count)
        count -= letters(text)
    return None


def _split(text: str, count: int) -> int:
    """Where a text parts before the letter that has ``count`` before it: behind the last blank, and before signs that open."""
    at = [place for place, sign in enumerate(text) if sign.isalnum()][count]
    begin = at
    while begin and not text[begin - 1].isalnum():
        begin -= 1
    gap = text[begin:at]
    blank = max((place for place, sign in enumerate(gap) if sign.isspace()), default=-1)
    if blank >= 0:
        return begin + blank + 1
    return begin + len(gap.rstrip(_OPENING))


def _before(element: Any, mark: Any) -> None:
    """Put a break where an element begins, in the nearest place that may hold one."""
    while _name(element) not in _OPENED or _name(element.getparent()) == "dl":
        if _name(element.getparent()) not in _CLOSED:
            element.addprevious(mark)
            return
        element = element.getparent()
    mark.tail, element.text = element.text, None
    element.insert(0, mark)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2] if element is not None else ""
