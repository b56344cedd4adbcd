"""Who wrote, reviewed and translated an article."""

from typing import Any

from netpub.article import Article
from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.context import Context
from netpub.pandoc_ast.inlines import text_of
from netpub.pandoc_ast.nodes import Nodes
from netpub.text.labels import Labels

_GROUPS = {"author": "Written by", "reviewer": "Reviewed by", "translator": "Translated by"}
# What a person did, where the article names nobody or nothing more.
_ROLES = {
    "clinical-review": "Clinical review", "lay-review": "Review by patients", "accessibility-review": "Accessibility review",
    "translation": "Translation", "revision": "Revision of the translation", "back-translation": "Back translation",
}


def people(article: Article, context: Context) -> Nodes:
    """Return the contributors as a list of label and names; nothing when the article names none."""
    made = []
    for kind, label in _GROUPS.items():
        entries = article.root.iterfind(f"front/article-meta/contrib-group/contrib[@contrib-type='{kind}']")
        blocks = [nodes.plain(nodes.words(text)) for text in (person(entry, context.labels) for entry in entries) if text]
        if blocks:
            made.append((nodes.words(context.labels(label)), blocks))
    return [{"t": "DefinitionList", "c": [[term, [[block] for block in blocks]] for term, blocks in made]}] if made else []


def person(entry: Any, labels: Labels) -> str:
    """Return one contributor in a line: name, degrees, organisation, and what they did."""
    name = entry.find("name")
    parts = [] if name is None else [" ".join(text_of(part) for part in _in_order(name))]
    parts += [text_of(part) for part in entry.iterchildren("string-name", "collab", "degrees", "aff")]
    roles = [role for role in (_role(part, labels) for part in entry.iterchildren("role")) if role]
    said = labels(", ").join(part for part in parts if part)
    if not said:
        return labels("; ").join(roles)
    return f"{said}{labels(' (')}{labels('; ').join(roles)}{labels(')')}" if roles else said


def _in_order(name: Any) -> list[Any]:
    return [part for tag in ("prefix", "given-names", "surname", "suffix") for part in name.iterchildren(tag)]


def _role(role: Any, labels: Labels) -> str:
    """The role in the article's own words, else what its kind is called."""
    return text_of(role) or (labels(_ROLES[role.get("specific-use")]) if role.get("specific-use") in _ROLES else "")
