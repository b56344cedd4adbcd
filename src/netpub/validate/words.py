"""The elements of the profile in words for people who have never seen XML."""

from collections.abc import Sequence

_ELEMENTS = {
    "article": "the article", "front": "the front part", "body": "the body", "back": "the back part",
    "article-meta": "the article's facts", "journal-meta": "the publisher's facts", "title-group": "the titles",
    "article-title": "the title", "subtitle": "the subtitle", "contrib-group": "a group of people", "contrib": "a person or organisation",
    "collab": "an organisation", "name": "a name", "string-name": "a name", "surname": "a surname", "anonymous": "an unnamed person",
    "role": "a role", "pub-date": "the date of publication", "pub-history": "the history of reviews", "event": "a dated event",
    "date": "a date", "day": "a day", "month": "a month", "year": "a year", "permissions": "the rights", "license": "the licence",
    "license-p": "the words of the licence", "abstract": "the key points", "kwd-group": "the keywords",
    "custom-meta-group": "the technical facts", "custom-meta": "a technical fact", "notes": "a notice", "sec": "a section",
    "title": "a heading", "p": "a paragraph", "list": "a list", "list-item": "a list item", "boxed-text": "a box", "caption": "a caption",
    "disp-quote": "a quotation", "fig": "a figure", "graphic": "a picture", "alt-text": "the alternative text",
    "table-wrap": "a table with its caption", "table": "a table", "thead": "the header rows", "tbody": "the rows of a table",
    "tr": "a table row", "th": "a header cell", "td": "a cell", "fn": "a footnote", "fn-group": "a group of footnotes",
    "glossary": "the glossary", "def-list": "a list of terms", "def-item": "a term with its meaning", "term": "a term",
    "def": "a meaning", "ref-list": "the references", "ref": "a reference", "element-citation": "the fields of a reference",
    "person-group": "the authors of a reference", "bold": "bold text", "italic": "italic text", "ext-link": "a link",
    "xref": "a cross-reference", "named-content": "marked words",
}
# What other articles of JATS have and the profile has not, and what stands for it.
_INSTEAD = {
    "mixed-citation": "use element-citation, with the source’s own words in comment", "history": "use pub-history",
    "sub-article": "a file holds one page in one language", "response": "a file holds one page in one language",
    "styled-content": "use bold or italic, or mark what the words are with named-content", "underline": "use bold",
    "supplementary-material": "link to it with ext-link", "media": "say in words what it shows, and link to it with ext-link",
    "string-date": "use day, month and year", "trans-title-group": "translations have files of their own",
    "trans-abstract": "translations have files of their own", "break": "begin a new paragraph",
}
_MOST = 6


def name(tag: str) -> str:
    """Return an element's name in words, with the name that the file has for it."""
    return f"{_ELEMENTS[tag]} ({tag})" if tag in _ELEMENTS else f"“{tag}”"


def instead(tag: str) -> str:
    """Return what to write in place of an element that the profile does not have, as the end of a sentence; empty when nothing is known."""
    return f"; {_INSTEAD[tag]}" if tag in _INSTEAD else ""


def one_of(tags: Sequence[str]) -> str:
    """Return names as a choice; of many only the first."""
    names = [name(tag) for tag in tags[:_MOST]]
    if len(tags) > _MOST:
        return ", ".join(names) + " and others"
    return " or ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)
