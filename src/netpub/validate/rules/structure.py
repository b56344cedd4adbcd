"""Structure: a title, sections that are not too deep, headings that head something."""

from typing import Any

from netpub.validate.context import META, Context, words
from netpub.validate.words import name

_DEEPEST = 3
_HOLD_WORDS = (
    "p", "list-item", "term", "def", "subject", "kwd", "collab", "string-name", "surname", "attrib", "label", "subtitle", "source",
    "chapter-title", "named-content", "xref", "bold", "italic",
)

_SAID_EMPTY = ("body", "element-citation", "ref", "notes", "th", "title", "article-title")


def check(context: Context) -> None:
    """Report missing titles, empty headings and sections, and sections within sections within sections within sections."""
    title = context.root.find(f"{META}/title-group/article-title")
    if not words(title):
        context.miss("title-missing", "title")
    for heading in context.root.iterfind(f"{META}/title-group/*"):
        if words(heading).endswith((":", "：")):
            context.find("title-colon", heading)
    if len(" ".join(words(title).split())) > context.limits.title_length:
        context.find("title-long", title, f"{len(' '.join(words(title).split()))}")
    body = context.root.find("body")
    if body is not None and not words(body) and body.find(".//graphic") is None:
        context.miss("body-empty")
    for section in context.all("sec"):
        depth = 1 + sum(1 for _ in section.iterancestors("sec"))
        if depth > _DEEPEST:
            context.find("heading-too-deep", section)
        heading = section.find("title")  # none at all is a matter of grammar
        if heading is not None and not words(heading):
            context.find("heading-empty", section)
        if all(child.tag == "title" for child in section):
            context.find("section-empty", section)
    _check_repeated(context)
    _check_empty(context)
    _check_ids(context)


def _check_repeated(context: Context) -> None:
    """Report neighbours in the outline with the same heading: lists of contents and e-books could not tell them apart."""
    for parent in context.all("body", "sec"):
        seen: set[str] = set()
        for heading in parent.iterfind("sec/title"):
            said = " ".join(words(heading).split()).casefold()
            if said and said in seen:
                context.find("heading-repeated", heading, " ".join(words(heading).split()))
            seen.add(said)


def _check_empty(context: Context) -> None:
    """Report parts without words that other rules do not look at."""
    for part in context.all(*_HOLD_WORDS):
        if not any(map(str.strip, part.itertext())) and part.find(".//graphic") is None and not _is_said(part):
            context.find("part-empty", part, name(part.tag))


def _is_said(part: Any) -> bool:
    """Whether what is empty lies in something empty that is reported itself, or may be so."""
    around = part.getparent()
    if around.tag == "contrib":
        return bool(around.get("contrib-type") == "author")
    if around.tag == "abstract":
        return not any(words(point) for point in around.iter("p"))
    return around.tag in (*_HOLD_WORDS, *_SAID_EMPTY) and not (words(around) or around.findall(".//graphic"))


def _check_ids(context: Context) -> None:
    """Report paragraphs without an id once, at the first: what is said of a paragraph is tied to its id."""
    body = context.root.find("body")
    without = [part for part in ([] if body is None else body.iter("p")) if not part.get("id") and not len(part.findall("*[@id]"))]
    if without:
        context.find("id-missing", without[0], str(len(without)))
