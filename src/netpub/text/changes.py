"""Does a change of wording change what a reader does? Numbers, doses and negations of two texts are counted and compared."""

from collections import Counter

from netpub.text.meaning import count_negations
from netpub.text.numbers import numbers, spelled
from netpub.text.quantities import quantities


def turns(old: str, new: str, locale: str) -> bool:
    """Say whether numbers (in figures or words), doses, phone numbers or negations differ between two texts of one language (BCP 47)."""
    return old != new and _weighty(old, locale) != _weighty(new, locale)


def _weighty(text: str, locale: str) -> tuple[Counter[str], ...]:
    measured = Counter("".join(text[one.start:one.end].split()) for one in quantities(text))
    return numbers(text, locale), spelled(text, locale), measured, count_negations(text, locale)
