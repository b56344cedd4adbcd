"""Whether two tags mean the same language."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

from netpub.text.scripts import script_of


@lru_cache(maxsize=4096)
def same_language(given: str, wanted: str) -> bool:
    """Say whether two language tags mean one language in one script; regions may differ. What is no tag is no language."""
    one, other = given.replace("_", "-"), wanted.replace("_", "-")
    try:
        return bool(Locale.parse(one, sep="-").language == Locale.parse(other, sep="-").language) and script_of(one) == script_of(other)
    except (ValueError, UnknownLocaleError):
        return False
