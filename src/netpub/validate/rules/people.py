"""People: who wrote the article and who checked its facts."""

from netpub.validate.context import META, Context, words

_AUTHOR = f"{META}/contrib-group/contrib[@contrib-type='author']"
_CLINICIAN = f"{META}/contrib-group/contrib[@contrib-type='reviewer']/role[@specific-use='clinical-review']"


def check(context: Context) -> None:
    """Report an article without an author or without a clinical reviewer."""
    if not any(words(author) for author in context.root.iterfind(_AUTHOR)):
        context.miss("no-author", "author")
    if context.root.find(_CLINICIAN) is None:
        context.miss("no-reviewer")
