"""Languages: every language tag is one that CLDR knows the name of, so that screen readers and labels can follow it (WCAG 3.1)."""

from functools import cache

from babel import Locale
from babel.core import parse_locale

from netpub.article import XML
from netpub.validate.context import Context


def check(context: Context) -> None:
    """Report language tags that nobody knows."""
    for element in context.all():
        tag = element.get(f"{XML}lang")
        if tag is not None and not _known(tag):
            context.find("language-unknown", element, tag)


@cache
def _known(tag: str) -> bool:
    """Whether language, script and region of a BCP 47 tag have names."""
    try:
        language, territory, script, *_ = parse_locale(tag, sep="-")
    except ValueError:
        return False
    names = Locale("en")
    return language in names.languages and (territory or "US") in names.territories and (script or "Latn") in names.scripts
