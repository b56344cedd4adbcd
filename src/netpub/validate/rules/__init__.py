"""The rules: what the profile requires of an article beyond its grammar, one module a topic. A rule sees only the article."""

from collections.abc import Callable

from netpub.validate.context import Context
from netpub.validate.rules import (
    cross_references,
    dates,
    figures,
    identity,
    languages,
    lead_ins,
    links,
    notices,
    people,
    quantities,
    readability,
    references,
    rights,
    short_forms,
    structure,
    tables,
)

RULES: tuple[Callable[[Context], None], ...] = (
    structure.check,
    dates.check,
    rights.check,
    people.check,
    references.check,
    notices.check,
    identity.check,
    figures.check,
    tables.check,
    links.check,
    languages.check,
    quantities.check,
    lead_ins.check,
    cross_references.check,
    readability.check,
    short_forms.check,
)
