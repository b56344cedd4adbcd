"""References as an edition prints them: in the style of AMA or NLM, in the language of the edition, whole or short."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from netpub.article import Article
from netpub.reference import ON_REQUEST, Bibliography, Reference
from netpub.references import from_jats, styles
from netpub.references.cited import prepared
from netpub.references.shown import missing
from netpub.tools import pandoc

Node = dict[str, Any]
_API_VERSION = [1, 23, 1]
# What a style may leave out and a reader can do with all the same: it follows the entry.
_ADDED = {"PMID": "PMID: ", "PMCID": "PMCID: ", "note": ""}
# What stays in the language of the work, with a mark of it (WCAG 3.1.2).
_TITLES = ("title", "container-title", "collection-title", "note")
_SPACED = re.compile("[ \t\r\n]+")


def of_article(article: Article, style: str, extent: str) -> Bibliography:
    """Return the printed form of an article's references, in the article's language.

    ``style`` and ``extent`` as in ``Bibliography``. Raises what ``netpub.tools.pandoc`` raises.
    """
    entries = {} if extent == ON_REQUEST else bibliography(from_jats.references(article), style, extent, article.language)
    return Bibliography(entries, style, extent)


def bibliography(references: Iterable[Reference], style: str, extent: str, locale: str) -> dict[str, list[Node]]:
    """Return the entries by the id of their reference: inlines of a pandoc document, without a number.

    An unstructured reference has no entry, and neither has one that the style cannot print with all that the reference says (see
    ``netpub.references.shown``): those are printed in the source's own words, so that nothing is lost.
    """
    wanted = {one.id: {**prepared(one.csl, extent, locale), "id": one.id} for one in references if one.csl}
    if not wanted:
        return {}
    cited = pandoc.cite(_document(list(wanted.values()), locale), styles.style(style, locale))
    entries = {id: _completed(entry, wanted[id], style) for id, entry in _entries(cited)}
    return {id: entry for id, entry in entries.items() if not missing(text(entry), wanted[id], style)}


def text(inlines: Sequence[Mapping[str, Any]]) -> str:
    """Return inlines of a pandoc document as plain text."""
    parts: list[str] = []
    for node in inlines:
        content = node.get("c")
        if node["t"] == "Str":
            parts.append(str(content))
        elif node["t"] in ("Space", "SoftBreak", "LineBreak"):
            parts.append(" ")
        elif isinstance(content, list):
            parts.append(text(content if node["t"] not in ("Span", "Link", "Quoted") else content[1]))
    return "".join(parts)


def _completed(entry: list[Node], item: Mapping[str, Any], style: str) -> list[Node]:
    """An entry with the numbers that the style left out though they are the only way to the work."""
    lacking = [name for name in missing(text(entry), item, style) if name in _ADDED]
    for name in lacking:
        entry = [*entry, {"t": "Space"}, *_words(f"{_ADDED[name]}{item[name]}.")]
    return entry


def _entries(document: Mapping[str, Any]) -> Iterable[tuple[str, list[Node]]]:
    """The entries of the list that citeproc made: id and text, without the number."""
    for node in pandoc.nodes(document["blocks"]):
        if node.get("t") == "Div" and "csl-entry" in node["c"][0][1]:
            spans = [part for block in node["c"][1] for part in block["c"] if part["t"] == "Span"]
            right = next(span for span in spans if "csl-right-inline" in span["c"][0][1])
            yield node["c"][0][0].removeprefix("ref-"), _trimmed(right["c"][1])


def _trimmed(inlines: list[Node]) -> list[Node]:
    while inlines and inlines[-1]["t"] in ("Space", "SoftBreak"):
        inlines = inlines[:-1]
    return inlines


def _document(items: Sequence[Mapping[str, Any]], locale: str) -> dict[str, Any]:
    """A document without text that asks for the list of all items."""
    everything = {
        "citationId": "*", "citationPrefix": [], "citationSuffix": [], "citationMode": {"t": "NormalCitation"}, "citationNoteNum": 0,
        "citationHash": 0,
    }
    return {
        "pandoc-api-version": _API_VERSION, "blocks": [],
        "meta": {
            "references": _list([_map({name: _value(name, item, value, locale) for name, value in item.items()}) for item in items]),
            "nocite": {"t": "MetaInlines", "c": [{"t": "Cite", "c": [[everything], []]}]},
            # Links are made by who knows which addresses are safe.
            "link-bibliography": {"t": "MetaBool", "c": False}, "lang": {"t": "MetaString", "c": locale},
        },
    }


def _value(name: str, item: Mapping[str, Any], value: Any, locale: str) -> Node:
    if name in ("author", "editor", "translator"):
        return _list([_map({key: _inlines(_words(part)) for key, part in person.items() if part}) for person in value])
    if name in ("issued", "accessed"):
        if "literal" in value:
            return _map({"literal": _inlines(_words(value["literal"]))})
        return _map({"date-parts": _list([_list([_inlines(_words(str(part))) for part in parts]) for parts in value["date-parts"]])})
    words = _words(str(value))
    if name in _TITLES and not f"{locale}-".startswith(f"{item.get('language', locale)}-"):
        return _inlines([{"t": "Span", "c": [["", [], [["lang", item["language"]]]], words]}])
    return _inlines(words)


def _words(text: str) -> list[Node]:
    made: list[Node] = []
    for index, word in enumerate(_SPACED.split(text.strip(" \t\r\n"))):
        if index:
            made.append({"t": "Space"})
        made.append({"t": "Str", "c": word})
    return made


def _inlines(inlines: list[Node]) -> Node:
    return {"t": "MetaInlines", "c": inlines}


def _list(values: list[Node]) -> Node:
    return {"t": "MetaList", "c": values}


def _map(values: Mapping[str, Node]) -> Node:
    return {"t": "MetaMap", "c": dict(values)}
