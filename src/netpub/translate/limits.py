"""How long a translation may be, as the line of a catalogue's comment that says so to the translator and to the check."""

import re

_LINE = "At most {} characters."
_PATTERN = re.compile(rf"^{re.escape(_LINE).replace(re.escape('{}'), '([1-9][0-9]{0,5})')}$", re.MULTILINE)


def line(characters: int) -> str:
    """Return the line of an extracted comment (``#.``) that gives the limit."""
    return _LINE.format(characters)


def limit(comment: str) -> int:
    """Return the limit that an extracted comment gives, in characters without placeholders; 0 when it gives none."""
    found = _PATTERN.search(comment)
    return int(found[1]) if found else 0
