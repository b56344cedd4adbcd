"""The script that a language is written in."""

from babel import Locale
from babel.core import get_global, parse_locale


def script_of(locale: str) -> str:
    """Return the ISO 15924 script that a BCP 47 tag is written in, from CLDR's likely subtags; raises ValueError for what is no tag."""
    parsed = Locale.parse(locale, sep="-")
    if parsed.script:
        return str(parsed.script)
    likely = get_global("likely_subtags")
    full = likely.get(f"{parsed.language}_{parsed.territory}") or likely.get(parsed.language, "")
    script = parse_locale(full)[2] if full else None
    return script or "Latn"
