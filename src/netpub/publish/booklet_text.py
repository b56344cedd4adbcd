"""What print needs of the text of a booklet: each function changes the tree of HTML that pandoc wrote, and loses no word of it."""

import re
from functools import cache
from typing import Any

from babel import Locale
from lxml import html

from netpub.publish import booklet_tables, fetch
from netpub.publish.composition import BOOKLET, Composition
from netpub.text.labels import Labels

# Where a link leads, for readers of paper (interface messages).
# Markup within a line, and the blanks at which lines break.
_MARKUP = ("a", "b", "code", "em", "i", "q", "span", "strong", "sub", "sup", "u")
_BLANK = " \t\r\n"
# What may follow a large phone number on its line.
_CLOSING = re.compile(r"^[.,;:!?)\]。，；：！？）、،؛؟]*")
# The blank between a number and what it counts: a sign or a word that is not long.
_COUNTED = re.compile(r"(?<=\d) (?=[^\W\d_]{1,10}\b|[%°€£$µ])")
_NO_BREAK = "\u00a0"


def prepare(body: Any, families: tuple[str, ...], labels: Labels, composition: Composition = BOOKLET) -> None:
    """Make the text fit for paper and for PDF/UA; ``families`` are the fonts it is set in, ``labels`` the words of its language."""
    _decorations(body)
    _notes(body, labels)
    _page_numbers(body, labels)
    _kept_together(body, labels.cldr)
    if labels.direction == "rtl":
        _rows_of_facts(body)
    for mend in (_flat_links, _large_numbers, _blanks):
        mend(body)
    booklet_tables.fit(body, families, composition)


def _rows_of_facts(body: Any) -> None:
    """Say which row of its list each label and value of the closing matter stands in: from right to left the label's column comes second,
    where a grid would begin a new row for the value."""
    for listed in body.xpath(".//*[contains(concat(' ', @class, ' '), ' about ')]//dl"):
        row, labelled = 0, False
        for part in listed.iterchildren("dt", "dd"):
            row += not (part.tag == "dd" and labelled)
            labelled = part.tag == "dt"
            part.set("style", f"grid-row: {row}")


def tag(body: Any) -> None:
    """Make the text of a paper that is no booklet fit for PDF/UA: nothing else of it changes."""
    _decorations(body)
    _flat_links(body)


def _decorations(body: Any) -> None:
    """Pictures that say nothing become backgrounds: WeasyPrint tags every img as a figure, and one without words fails PDF/UA."""
    for picture in body.xpath(".//img[not(normalize-space(@alt))]"):
        source = fetch.media_url(picture.get("src", ""))
        picture.tag = "span"
        picture.attrib.clear()
        picture.set("class", "decorative")
        picture.set("style", f"background-image: url('{source}')")


def _notes(body: Any, labels: Labels) -> None:
    """Make of each note one block, which is tagged as a note, and of the arrow back into the text the number of its page; of the arrows
    of a reference that of the first place that cites it."""
    for link in body.xpath(".//a[@role='doc-backlink']"):
        target, item = link.get("href"), link.getparent()
        link.drop_tree()
        note = item.find("span[@id]")
        if note is None:
            continue
        way = html.Element("a", {"href": target, "data-words": labels("Back to the text")})
        if item.xpath("ancestor::*[@role='doc-endnotes']"):
            note.tag, note.tail = "div", None
            note.classes.add("note-text")
            _append(note, _see(labels("page {page}"), target, way, labels), labels)
        elif item.xpath("ancestor::*[@role='doc-bibliography']") and item.find("span[@class='see']") is None:
            _append(item, _see(labels("cited on page {page}"), target, way, labels), labels)


def _append(parent: Any, element: Any, labels: Labels) -> None:
    """Add an element in brackets behind the words of another, with the blank that the language has there."""
    if len(parent):
        parent[-1].tail = f"{(parent[-1].tail or '').rstrip()}{_gap(labels)}"
    else:
        parent.text = f"{(parent.text or '').rstrip()}{_gap(labels)}"
    parent.append(element)


def _page_numbers(body: Any, labels: Labels) -> None:
    """Say behind a reference to another place where that is; words that are explained and works that are cited need none."""
    ids = set(body.xpath(".//@id"))
    for link in body.xpath(".//a[starts-with(@href, '#')][not(@role)][not(ancestor::*[@class='term' or @class='see'])]"):
        target = link.get("href")
        if target[1:] not in ids or "term" in link.classes:
            continue
        see, tail = _see(labels("see page {page}"), target, html.Element("span"), labels), link.tail
        link.tail = _gap(labels)
        link.addnext(see)
        see.tail = tail


def _gap(labels: Labels) -> str:
    """What stands in front of an opening bracket: a blank, or nothing where the bracket is as wide as two signs."""
    return labels(" (").rstrip("(（")


def _see(message: str, target: str, words: Any, labels: Labels) -> Any:
    """A page number in brackets with the words of a message around it, in the element ``words``; never a link around the number,
    since WeasyPrint would put links into links."""
    before, _, after = message.partition("{page}")
    made = html.Element("span", {"class": "see"})
    number = html.Element("span", {"class": "page", "data-target": target})
    closing = labels(")")
    made.text = labels(" (").strip()
    if before.strip():
        words.text, words.tail, number.tail = before.strip(), "\u00a0", after.replace(" ", "\u00a0") + closing
        made.extend([words, number])
    else:
        words.text, number.tail, words.tail = after.strip(), "\u00a0", closing
        made.extend([number, words])
    return made


def _kept_together(body: Any, locale: Locale) -> None:
    """Keep a number and what it counts on one line, and a date (UKAAF: single pieces of information are not divided)."""
    dates = _dates(locale)

    def joined(text: str | None) -> str | None:
        if not text:
            return text
        return dates.sub(lambda found: found[0].replace(" ", _NO_BREAK), _COUNTED.sub(_NO_BREAK, text))

    for element in body.iter():
        element.text, element.tail = joined(element.text), joined(element.tail)


@cache
def _dates(locale: Locale) -> re.Pattern[str]:
    """A month with its day, its year or both, in the order of the language; with the little words between them."""
    names = {name.lower() for form in ("wide", "abbreviated") for name in locale.months["format"][form].values()}
    month = "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))
    day = rf"(?:\b\d{{1,2}}(?:[.ºª]|st|nd|rd|th|er)?[ {_NO_BREAK}](?:of |de )?)?"
    return re.compile(rf"{day}\b(?:{month})(?:[ {_NO_BREAK}]\d{{1,2}},?)?(?: de| del)?(?: \d{{4}})?\b", re.IGNORECASE)


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
