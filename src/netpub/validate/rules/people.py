"""People: who wrote the article, who checked its facts, and who translated it."""

from netpub.validate.context import META, Context, words

_AUTHORS = (f"{META}/contrib-group/contrib[@contrib-type='author']", f"{META}/contrib-group[@content-type='authors']/contrib")
_REVIEWER = f"{META}/contrib-group/contrib[@contrib-type='reviewer']"
_CLINICAL = "role[@specific-use='clinical-review']"
_TRANSLATOR = f"{META}/contrib-group/contrib[@contrib-type='translator']"
_TRANSLATION = f"{META}/related-article[@related-article-type='translation-of']"
_TRANSLATORS = 2  # one who translates, one who checks


def check(context: Context) -> None:
    """Report an article without an author or a clinical reviewer, and reviewers whose role or training nobody is told."""
    if not any(words(author) for path in _AUTHORS for author in context.root.iterfind(path)):
        context.miss("no-author", "author")
    reviewers = context.root.findall(_REVIEWER)
    if all(reviewer.find(_CLINICAL) is None for reviewer in reviewers):
        context.miss("no-reviewer")
    for reviewer in reviewers:
        named = reviewer.find("name") is not None or reviewer.find("string-name") is not None
        if reviewer.find("role[@specific-use]") is None:
            context.find("reviewer-role-unknown", reviewer, " ".join(words(reviewer).split()))
        elif named and reviewer.find(_CLINICAL) is not None and not any(words(degree) for degree in reviewer.iterchildren("degrees")):
            name = next(reviewer.iterchildren("name", "string-name"))
            context.find("reviewer-without-degrees", reviewer, " ".join(" ".join(name.itertext()).split()))
    # The sign-offs of translations that netpub makes are in the records of their reviews.
    if context.is_master and context.root.find(_TRANSLATION) is not None and len(context.root.findall(_TRANSLATOR)) < _TRANSLATORS:
        context.miss("translators-missing")
