"""Notices: what every edition must tell its reader besides the text."""

from netpub.validate.context import META, Context, words

_REQUIRED = {
    "disclaimer-missing": "front/notes[@notes-type='disclaimer']",
    "feedback-missing": "back/notes[@notes-type='feedback']",
    "formats-missing": "back/notes[@notes-type='formats']",
}
_MOST_POINTS = 5


def check(context: Context) -> None:
    """Report missing notices and key points, and more key points than anyone remembers."""
    for rule, path in _REQUIRED.items():
        if not any(words(notice) for notice in context.root.iterfind(path)):
            context.miss(rule)
    abstract = context.root.find(f"{META}/abstract[@abstract-type='key-points']")
    boxes = [box for box in context.all("boxed-text") if box.get("content-type") == "key-points"]
    points = [part for part in (abstract, *boxes) if part is not None and any(words(point) for point in part.iter("p"))]
    if not points:
        context.miss("key-points-missing")
    for part in points:
        count = len(part.findall(".//list-item")) or len(part.findall(".//p"))
        if count > _MOST_POINTS:
            context.find("key-points-many", part, str(count))
