"""What print needs of the text of a booklet: each function changes the tree of HTML that pandoc wrote, and loses no word of it."""

import re
from typing import Any

from lxml import html

from netpub.publish import fetch

# More columns than this do not fit upright in 12 pt.
_COLUMNS = 5
# What may follow a large phone number on its line.
_CLOSING = re.compile(r"^[.,;:!?)\]]*")
# The blank between a number and what it counts: a sign or a word that is not long.
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d_]{1,10}\b|[%°€£$µ])")
_NO_BREAK = "\u00a0"


def prepare(body: Any) -> None:
    """Make the text fit for paper and for PDF/UA."""
    for mend in (_decorations, _way_back, _counted, _flat_links, _large_numbers, _wide_tables):
        mend(body)


def _decorations(body: Any) -> None:
    """Pictures that say nothing become backgrounds: WeasyPrint tags every img as a figure, and one without words fails PDF/UA."""
    for picture in body.xpath(".//img[not(normalize-space(@alt))]"):
        source = fetch.media_url(picture.get("src", ""))
        picture.tag = "span"
        picture.attrib.clear()
        picture.set("class", "decorative")
        picture.set("style", f"background-image: url('{source}')")


def _way_back(body: Any) -> None:
    """Leave out the arrows from notes back into the text, which lead nowhere on paper."""
    for link in body.xpath(".//a[@role='doc-backlink']"):
        link.drop_tree()


def _counted(body: Any) -> None:
    """Keep a number and what it counts on one line (UKAAF: single pieces of information are not divided)."""
    for element in body.iter():
        element.text = _COUNTED.sub(_NO_BREAK, element.text) if element.text else element.text
        element.tail = _COUNTED.sub(_NO_BREAK, element.tail) if element.tail else element.tail


def _flat_links(body: Any) -> None:
    """Put links around words instead of around markup: WeasyPrint makes a link of every element inside one, and tags it as none."""
    for link in body.xpath(".//a[@href][*]"):
        marks = {"href": link.get("href"), "data-words": " ".join(link.text_content().split())}
        link.tag = "span"
        del link.attrib["href"]
        _link_words(link, marks)


def _link_words(element: Any, marks: dict[str, str]) -> None:
    for child in list(element):
        _link_words(child, marks)
        if (child.tail or "").strip():
            child.addnext(_link(child.tail, marks))
            child.tail = None
    if (element.text or "").strip():
        element.insert(0, _link(element.text, marks))
        element.text = None


def _link(text: str, marks: dict[str, str]) -> Any:
    link = html.Element("a", marks)
    link.text = text
    return link


def _large_numbers(body: Any) -> None:
    """In boxes that say when to call, every phone number stands in large type on a line of its own."""
    phones = "contains(concat(' ', @class, ' '), ' phone ')"
    for box in ("when-to-call", "emergency"):
        for found in body.xpath(f".//div[contains(@class, '{box}')]//span[{phones}]"):
            phone = _outermost(found)
            parent, place = phone.getparent(), phone.getparent().index(phone)
            before = phone.getprevious().tail if place else parent.text
            if (before or "").strip():
                parent.insert(place, html.Element("br"))
            _break_after(phone)


def _outermost(phone: Any) -> Any:
    """The markup around a phone number that holds nothing else."""
    around = phone.getparent()
    while around.tag == "span" and around.text_content().strip() == phone.text_content().strip():
        phone, around = around, around.getparent()
    return phone


def _break_after(phone: Any) -> None:
    """Begin a new line behind the signs that close a phone number, when words follow them."""
    tail = phone.tail or ""
    closing = _CLOSING.match(tail)
    signs = closing.group() if closing else ""
    if tail[len(signs):].strip():
        follows = html.Element("br")
        follows.tail = tail[len(signs):]
        phone.tail = signs
        phone.addnext(follows)


def _wide_tables(body: Any) -> None:
    """A table with many columns gets a page that lies on its side."""
    for table in body.iter("table"):
        widest = max((sum(int(cell.get("colspan", 1)) for cell in row) for row in table.iter("tr")), default=0)
        if widest > _COLUMNS:
            table.classes.add("wide")
