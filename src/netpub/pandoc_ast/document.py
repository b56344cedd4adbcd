"""An article as a pandoc document: what stands where, from the key points to the rights."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from netpub.article import Article
from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.about import META, about, notices
from netpub.pandoc_ast.blocks import FIRST_LEVEL, block, children, titled_box
from netpub.pandoc_ast.context import AS_THEY_ARE, Context
from netpub.pandoc_ast.inlines import inlines, note_number, way_back
from netpub.pandoc_ast.isolation import isolated
from netpub.pandoc_ast.nodes import Node, Nodes
from netpub.pandoc_ast.references import reference_list
from netpub.reference import Bibliography
from netpub.text.labels import Labels

_AS_THE_SOURCE = Bibliography()


def document(
    article: Article, labels: Labels, bibliography: Bibliography = _AS_THE_SOURCE, links: Mapping[str, str] = AS_THEY_ARE,
) -> dict[str, Any]:
    """Return the whole article as the JSON of a pandoc document; not a word of its text is left out.

    In this order: notices, key points, body, glossary, the questions to ask that end the body, notes, references, and the
    section ``about``. Sections begin at heading level 2, since the title (in the metadata) is the heading of level 1. ``labels`` gives
    the words that the article lacks, ``bibliography`` the printed form of its references, ``links`` where links lead by the address that
    they have in the article, where that is another.
    """
    return _document(article, Context.of(article, labels, bibliography, links))


def anchored(
    article: Article, labels: Labels, bibliography: Bibliography = _AS_THE_SOURCE, links: Mapping[str, str] = AS_THEY_ARE,
) -> dict[str, Any]:
    """Return the same document with every block that has an id in a part with that id, for what is said about single blocks."""
    context = Context.of(article, labels, bibliography, links)
    return _document(article, replace(context, targets=context.ids))


def _document(article: Article, context: Context) -> dict[str, Any]:
    beginning = [*notices(article, context), *_abstracts(article, context)]
    body, questions = _parted(_body(article, context))
    blocks = [*beginning, *body, *_back(article, context, ("glossary",)), *questions, *_back(article, context, ("app-group",))]
    closing = [*_back(article, context, ("ref-list",)), *about(article, context, FIRST_LEVEL)]
    made = {
        "pandoc-api-version": nodes.API_VERSION, "meta": _metadata(article, context),
        "blocks": [*blocks, *_notes(article, context), *closing],
    }
    return {**made, "blocks": isolated(made["blocks"])} if context.right_to_left else made


def _abstracts(article: Article, context: Context) -> Nodes:
    made: Nodes = []
    for element in article.root.iterfind(f"{META}abstract"):
        title = element.find("title")
        key = element.get("abstract-type") == "key-points"
        words = inlines(title, context) if title is not None else nodes.words(context.labels("Key points")) if key else []
        kind = ["key-points"] if key else ["abstract"]
        id = element.get("id") or context.own_id("key-points")
        made.append(titled_box(words, children(element, context, without=("title",)), id, kind))
    return made


def _body(article: Article, context: Context) -> Nodes:
    body = article.root.find("body")
    return [] if body is None else children(body, context)


def _parted(body: Nodes) -> tuple[Nodes, Nodes]:
    """The body, and the questions to ask that end it, with their heading when it has nothing else: they are what readers take to their
    team, so they follow all that explains. A box of questions with more text behind it belongs to its section and stays there."""
    end = len(body)
    while end and body[end - 1]["t"] == "Div" and "questions" in body[end - 1]["c"][0][1]:
        end -= 1
    if 0 < end < len(body) and body[end - 1]["t"] == "Header":
        # A section of questions alone goes as a whole; below another section it would lose its place among the headings.
        end = end - 1 if body[end - 1]["c"][0] == FIRST_LEVEL else len(body)
    return body[:end], body[end:]


def _back(article: Article, context: Context, kinds: Iterable[str]) -> Nodes:
    made: Nodes = []
    for element in article.root.iterfind("back/*"):
        if element.tag not in kinds:
            continue
        if element.tag == "ref-list":
            made += reference_list(element, context, FIRST_LEVEL)
        elif element.tag == "glossary":
            made += _glossary(element, context)
        else:
            made += block(element, context)
    return made


def _glossary(element: Any, context: Context) -> Nodes:
    title = element.find("title")
    words = nodes.words(context.labels("Glossary")) if title is None else inlines(title, context)
    heading = nodes.header(FIRST_LEVEL, words, element.get("id") or context.own_id("glossary"))
    return [nodes.div([heading, *children(element, context, without=("title",))], classes=["glossary"], role="doc-glossary")]


def _notes(article: Article, context: Context) -> Nodes:
    """The notes that the text calls, each with a way back to its call."""
    for index, element in enumerate(article.root.iterfind("back/fn-group/fn")):
        note_number(element.get("id") or f"uncalled-{index}", element, context)
    if not context.notes:
        return []
    items = [[nodes.plain([nodes.span(nodes.tidy(text), id), *_way_back(id, context)])] for id, text in context.notes.items()]
    heading = nodes.header(FIRST_LEVEL, nodes.words(context.labels("Notes")), context.own_id("notes"))
    return [nodes.div([heading, nodes.numbers(items)], classes=["notes"], role="doc-endnotes")]


def _way_back(id: str, context: Context) -> list[Node]:
    return way_back(context.calls[id], context.labels("Back to the text")) if id in context.calls else []


def _metadata(article: Article, context: Context) -> dict[str, Node]:
    """What templates and packages need to know; ``title`` and ``subtitle`` keep their markup."""
    title = article.root.find(f"{META}title-group/article-title")
    subtitle = article.root.find(f"{META}title-group/subtitle")
    texts = {
        "pagetitle": article.title, "lang": article.language, "dir": context.labels.direction,
        "publisher": article.text("front/journal-meta/publisher/publisher-name"), "date": article.date("published"),
    }
    made = {name: nodes.meta(text) for name, text in texts.items() if text}
    for name, element in (("title", title), ("subtitle", subtitle)):
        if element is not None:
            made[name] = {"t": "MetaInlines", "c": nodes.tidy(inlines(element, context))}
    return made
