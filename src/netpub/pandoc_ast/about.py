"""What stands on the back of a booklet and at the end of a page: other formats, dates, people, contact, rights, where it is from."""

from netpub.article import OLDER, XLINK, Article
from netpub.pandoc_ast import nodes
from netpub.pandoc_ast.blocks import children
from netpub.pandoc_ast.context import Context
from netpub.pandoc_ast.inlines import inlines, outward, phone, text_of
from netpub.pandoc_ast.nodes import Nodes
from netpub.pandoc_ast.people import people

META = "front/article-meta/"
_EVENTS = (("published", "Published"), ("last-review", "Last reviewed"), ("revised", "Last changed"), ("next-review", "Next review"))


def about(article: Article, context: Context, level: int) -> Nodes:
    """Return the closing section; what the article does not say is left out."""
    parts = [
        ("formats", _notes(article, "formats", context)), ("language-assistance", _notes(article, "language-assistance", context)),
        ("facts", _facts(article, context)), ("made-by", [*_notes(article, "about", context), *people(article, context)]),
        ("disclaimer", _notes(article, "disclaimer", context)), ("contact", _contact(article, context)),
        ("feedback", _notes(article, "feedback", context)), ("rights", _rights(article, context)), ("sources", _sources(article, context)),
    ]
    made = [nodes.div(blocks, classes=[name]) for name, blocks in parts if blocks]
    if not made:
        return []
    heading = nodes.header(level, nodes.words(context.labels("About this information")), context.own_id("about"))
    return [nodes.div([heading, *made], classes=["about"])]


def notices(article: Article, context: Context) -> Nodes:
    """Return what stands at the beginning of a page: that its source has changed since, and the sentence that marks a sample as one."""
    parts = ((OLDER, _notes(article, OLDER, context)), ("sample-notice", _notes(article, "sample", context)))
    return [nodes.div(made, classes=[name], role="note") for name, made in parts if made]


def _notes(article: Article, kind: str, context: Context) -> Nodes:
    made: Nodes = []
    for element in article.root.iter("notes"):
        if element.get("notes-type") == kind:
            language = context.language_of(element)
            blocks = children(element, context)
            made += [nodes.div(blocks, **language)] if language else blocks
    return made


def _facts(article: Article, context: Context) -> Nodes:
    """Dates and numbers as a list of label and value."""
    labels = context.labels
    pairs = [(labels(label), labels.date(article.date(event))) for event, label in _EVENTS]
    pairs.append((labels("Version"), article.text(f"{META}article-version")))
    pairs.append((labels("Order code"), article.text(f"{META}article-id[@specific-use='order-code']")))
    pairs += [("ISBN", text_of(entry)) for entry in article.root.iterfind(f"{META}isbn")]
    return described([(label, nodes.words(value)) for label, value in pairs if value])


def described(pairs: list[tuple[str, Nodes]]) -> Nodes:
    """Return pairs of label and value as a definition list, nothing when there are none."""
    return [nodes.definitions([(nodes.words(label), [nodes.plain(value)]) for label, value in pairs])] if pairs else []


def _contact(article: Article, context: Context) -> Nodes:
    publisher = "front/journal-meta/publisher/"
    name = article.text(f"{publisher}publisher-name")
    place = article.text(f"{publisher}publisher-loc")
    made = [nodes.para([
        nodes.container("Strong", nodes.words(name)), *([nodes.line_break(), *nodes.words(place)] if place else []),
    ])] if name else []
    helpline, hours = article.meta("helpline"), article.meta("helpline-hours")
    dialled = [phone(nodes.words(helpline), helpline, context), *nodes.words(f"{context.labels(', ')}{hours}" if hours else "")]
    lines = [(context.labels("Helpline"), dialled)] if helpline else []
    website, email = article.meta("website"), article.meta("email")
    lines += [(context.labels("Website"), _address(website, website, context))] if website else []
    lines += [(context.labels("E-mail"), _address(email, f"mailto:{email}", context))] if email else []
    return [*made, *described(lines)]


def _address(text: str, target: str, context: Context) -> Nodes:
    return [nodes.link(nodes.words(text), target, dir=context.isolation(text))] if outward(target) else nodes.words(text)


def _rights(article: Article, context: Context) -> Nodes:
    permissions = article.root.find(f"{META}permissions")
    if permissions is None:
        return []
    made = [nodes.para(inlines(entry, context)) for entry in permissions.iterchildren("copyright-statement")]
    if not made:
        parts = [text_of(entry) for entry in permissions.iterchildren("copyright-year", "copyright-holder")]
        made = [nodes.para(nodes.words(" ".join(["©", *parts])))] if parts else []
    for license in permissions.iterchildren("license"):
        made += [nodes.para(inlines(entry, context)) for entry in license.iterchildren("license-p") if text_of(entry)]
        target = license.get(f"{XLINK}href", "")
        made += [nodes.para(_address(target, target, context))] if target else []
    return made


def _sources(article: Article, context: Context) -> Nodes:
    made: list[tuple[str, Nodes]] = []
    for entry in article.root.iterfind(f"{META}self-uri"):
        target = entry.get(f"{XLINK}href", "")
        made.append((context.labels("Source page"), _address(target, target, context)))
    retrieved = context.labels.date(article.meta("retrieval-date"))
    return described([*made, *([(context.labels("Retrieved"), nodes.words(retrieved))] if made and retrieved else [])])
