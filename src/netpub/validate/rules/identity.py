"""What identifies an article: version, topic, source, book number, and facts for machines under known names."""

from netpub.references.identifiers import is_isbn
from netpub.validate.context import META, Context, words

_FACTS = frozenset({
    "reading-grade", "cci-score", "format-statement", "retrieval-date", "status", "source-version", "source-hash", "cover", "helpline",
    "helpline-hours", "website", "email",
})


def check(context: Context) -> None:
    """Report what is missing or wrong in an article's identity."""
    meta = context.root.find(META)
    if meta is None:
        return
    if not words(meta.find("article-version")):
        context.miss("version-missing")
    if meta.find("article-categories/subj-group/subject") is None:
        context.miss("topic-missing")
    if meta.find("self-uri") is None:
        context.miss("source-address-missing", "source-url")
    for name in meta.iterfind("custom-meta-group/custom-meta/meta-name"):
        if words(name) not in _FACTS:
            context.find("fact-unknown", name, words(name))
    for number in context.all("isbn"):
        if not is_isbn(words(number)):
            context.find("isbn-wrong", number, words(number))
