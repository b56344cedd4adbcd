"""Structure: a title, sections that are not too deep, headings that head something."""

from netpub.validate.context import META, Context, words

_DEEPEST = 3


def check(context: Context) -> None:
    """Report missing titles, empty headings and sections, and sections within sections within sections within sections."""
    title = context.root.find(f"{META}/title-group/article-title")
    if not words(title):
        context.miss("title-missing", "title")
    elif words(title).endswith((":", "：")):
        context.find("title-colon", title)
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
