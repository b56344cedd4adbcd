"""Cross-references: each says what kind of part it leads to, and terms that are explained are used."""

import re

from netpub.validate.context import Context, words
from netpub.validate.words import name

_KINDS = {
    "bibr": ("ref",), "sec": ("sec",), "fig": ("fig",), "table": ("table-wrap",), "fn": ("fn",), "boxed-text": ("boxed-text",),
    "list": ("list",), "app": ("app",),
}


def check(context: Context) -> None:
    """Report cross-references to another kind of part than they say, and explained terms that no paragraph uses."""
    targets = {element.get("id"): element for element in context.all() if element.get("id")}
    for xref in context.all("xref"):
        kinds = _KINDS.get(xref.get("ref-type", ""), ())
        for id in xref.get("rid", "").split():
            if kinds and id in targets and targets[id].tag not in kinds:
                context.find("xref-kind-differs", xref, f"“{id}” is {name(targets[id].tag)}, not {name(kinds[0])}")
    _check_terms(context)


def _check_terms(context: Context) -> None:
    body = context.root.find("body")
    if body is None or not any(words(paragraph) for paragraph in body.iter("p")):
        return
    said = " ".join(words(body).split()).casefold()
    named = {id for mark in context.all("named-content", "xref") for id in mark.get("rid", "").split()}
    for item in context.root.iterfind("back/glossary/def-list/def-item"):
        term = " ".join(words(item.find("term")).split())
        # “neuroendocrine tumour (NET)” is used where either of the two stands.
        forms = [form.strip(" ()").casefold() for form in term.split("(")]
        if term and item.get("id") not in named and not any(_is_used(form, said) for form in forms if form):
            context.find("term-unused", item, term)


def _is_used(form: str, said: str) -> bool:
    """Whether a text has a word or words, perhaps in the plural."""
    return re.search(r"(?<!\w)" + r"\w{0,2}\s".join(map(re.escape, form.split())) + r"\w{0,2}(?!\w)", said) is not None
