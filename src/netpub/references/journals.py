"""Which journal an article's identifier belongs to. A PII holds the ISSN (ISO 3297), and an ISSN has a check digit."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache

from netpub.references.identifiers import issn_of_pii
from netpub.resources import resource
from netpub.text.cues import fold

_PII = re.compile(r"(?<![\w-])S(\d{4})-?(\d{3}[\dX])\(?\d{2}\)?\d{5}-?[\dX](?!\w)")
_SMALL = frozenset(("the", "of", "and", "for", "in", "on", "de", "la", "y", "el"))


@cache
def _table() -> Mapping[str, list[str]]:
    with resource("schemas", "journals.toml").open("rb") as stream:
        return tomllib.load(stream)


def names(issn: str) -> tuple[str, ...]:
    """Return the names of the journal with that ISSN, none when netpub does not know it."""
    return tuple(_table().get(issn, ()))


def piis(text: str) -> Iterator[tuple[str, str]]:
    """Yield the ISSN and the whole of each publisher item identifier in a text, if the ISSN's check digit is right."""
    for found in _PII.finditer(text):
        issn = issn_of_pii(f"S{found[1]}{found[2]}")
        if issn:
            yield issn, found[0]


def mentions(text: str, name: str) -> bool:
    """Say whether a text names a journal, in full or shortened word by word ("Eur J Surg Oncol")."""
    wanted, given = _words(name), _words(text)
    return any(
        all(full.startswith(short) for full, short in zip(wanted, given[start:start + len(wanted)], strict=True))
        for start in range(len(given) - len(wanted) + 1))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+", fold(text)) if word not in _SMALL]
