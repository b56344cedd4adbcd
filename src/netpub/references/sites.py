"""Who stands behind a web address: a name whose letters or initials are in the host is the author or publisher of the page."""

import re

_HOST = re.compile(r"(?:[a-z]+://)?([^/:?#\s]+)", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_INITIALS = 3
# An acronym or a name with capitals or a stop inside: DVLA, eviQ, UpToDate, Cancer.Net.
_COINED = re.compile(r"[A-Z]{2,}[A-Za-z]{0,6}|[a-z]{1,6}[A-Z]\w{0,8}|[A-Z][a-z]+(?:[A-Z][a-z]+){1,3}|\w{3,20}\.(?:net|Net|org|com|gov|edu)")


def is_coined(text: str) -> bool:
    """Say whether a text is one word that only organisations and sites use as a name."""
    return _COINED.fullmatch(text) is not None


def owns(name: str, url: str) -> bool:
    """Say whether the host of an address tells that it belongs to whoever has this name."""
    match = _HOST.match(url)
    if match is None:
        return False
    host = "".join(_LETTERS.findall(match[1].lower().removeprefix("www.")))
    words = _LETTERS.findall(name)
    letters = "".join(words).lower()
    initials = "".join(word[0] for word in words if word[0].isupper()).lower()
    shown = len(letters) >= _INITIALS and (letters in host or letters.removeprefix("the") in host)
    return shown or (len(initials) >= _INITIALS and initials in host)
