"""What print needs of the text of a booklet: each function changes the tree of HTML that pandoc wrote, and loses no word of it."""

import re
from typing import Any

from lxml import html

from netpub.publish import fetch, fonts

# How wide the text of a page is in millimetres, upright and on its side; what lies between two columns; a unit of the type's size.
_UPRIGHT, _ACROSS, _GAP, _TYPE = 116.0, 178.0, 2.5, 12 / 72 * 25.4
# More columns than this are not read easily on an upright page.
_COLUMNS = 5
_BOLD = 700
# Markup within a line, and the blanks at which lines break.
_MARKUP = ("a", "b", "code", "em", "i", "q", "span", "strong", "sub", "sup", "u")
_BLANK = " \t\r\n"
# What may follow a large phone number on its line.
_CLOSING = re.compile(r"^[.,;:!?)\]]*")
# The blank between a number and what it counts: a sign or a word that is not long.
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d_]{1,10}\b|[%°€£$µ])")
_NO_BREAK = "\u00a0"


def prepare(body: Any, families: tuple[str, ...]) -> None:
    """Make the text fit for paper and for PDF/UA; ``families`` are the fonts it is set in."""
    for mend in (_decorations, _way_back, _counted, _flat_links, _large_numbers, _blanks):
        mend(body)
    _wide_tables(body, families)


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


def _blanks(body: Any) -> None:
    """Give the blank before markup an element of its own: without one WeasyPrint may end the line many words too early."""
    for element in list(body.iter(*_MARKUP)):
        previous, parent = element.getprevious(), element.getparent()
        before = (parent.text if previous is None else previous.tail) or ""
        words = before.rstrip(_BLANK)
        if not words or words == before:
            continue
        if previous is None:
            parent.text = words
        else:
            previous.tail = words
        blank = html.Element("span")
        blank.text = " "
        element.addprevious(blank)


def _wide_tables(body: Any, families: tuple[str, ...]) -> None:
    """A table that an upright page cannot hold gets one that lies on its side; only what does not fit there is divided in its words."""
    for table in body.iter("table"):
        least = _least_widths(table, families)
        needed = sum(least) * _TYPE + len(least) * _GAP
        if len(least) > _COLUMNS or needed > _UPRIGHT:
            table.classes.add("wide")
        if needed > _ACROSS:
            table.classes.add("tight")


def _least_widths(table: Any, families: tuple[str, ...]) -> list[float]:
    """For each column the width of its longest word, in sizes of the type; a cell over several columns counts in each."""
    widths: dict[int, float] = {}
    for row in table.iter("tr"):
        column = 0
        for cell in row:
            span = int(cell.get("colspan", 1))
            # A blank that does not break is no end of a word, so str.split will not do.
            longest = max((fonts.width(word, _BOLD, families) for word in re.split(f"[{_BLANK}]+", cell.text_content())), default=0.0)
            for place in range(column, column + span):
                widths[place] = max(widths.get(place, 0.0), longest / span)
            column += span
    return list(widths.values())
