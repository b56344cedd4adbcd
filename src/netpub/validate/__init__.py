"""Article -> findings: is it built as the profile's grammar says, and does it have what a release needs?"""

from collections.abc import Mapping

from netpub.article import Article
from netpub.findings import Report, Where
from netpub.validate import grammar, running_text
from netpub.validate.context import Context
from netpub.validate.limits import Limits
from netpub.validate.places import Places
from netpub.validate.rules import RULES

__all__ = ["validate"]


def validate(article: Article, places: Mapping[str, Where], limits: Limits, report: Report) -> None:
    """Report every departure from the grammar (schemas/netpub-1.dtd) and from the rules (netpub.validate.rules).

    ``places`` gives where a block of the article stands in its source, by id; ``fact:NAME`` where a metadata label stands; the file
    as a whole under an empty key, and when that file is XML, it is the article itself and its own lines are named.
    ``limits`` are the thresholds of the project.
    """
    grammar.check(article, places, report)
    context = Context(article, Places(article, places), limits, report, running_text.read(article.root))
    for rule in RULES:
        rule(context)
