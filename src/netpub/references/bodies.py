"""Bodies as authors: whether a text names an organisation, a state or a law, and where such a name ends."""

import re

from netpub.references import sites
from netpub.references.prepared import TAKEN, Prepared
from netpub.references.words import LINKING, UPPER, folded, listed
from netpub.references.words import is_body as is_body_word

# The name of a law with its year begins a citation without an author; a state may stand before it.
LAW = re.compile(rf"(?:[{UPPER}][\w()’',-]*\s(?:(?:and|of|the|for|in|to|\(\w+)\s){{0,3}}){{1,12}}?"
                  r"(?:Act|Regulations|Order|Bill|Rules|Directive|Code|Statute)\s(?:\([\w\s]{2,30}\)\s)?(?:1[5-9]|20)\d\d(?:,?\s(?:c|ch|asp|SI|No)\.?\s\d+(?:/\d+)?)?(?=[\s,.;(]|$)")
STATE = re.compile(
    r"(?:United Kingdom|Great Britain|England and Wales|England|Scotland|Wales|Northern Ireland|Republic of Ireland|Ireland|United States"
    r"(?: of America)?|Canada|Australia|New Zealand|European Union)(?=\.\s)")
_GROUP = listed(
    "group groups consortium investigators force collaborators collaboration collaborative network society committee "
    "institute organization organisation registry association panel board initiative trialists centre center council agency "
    "program programme foundation federation office ministry department commission "
    "bundesamt bundesministerium ministerium gesellschaft verband stiftung institut ministère ministerio instituto"
)
_HOUSES = _GROUP | listed(
    "trust department ministry charity clinic hospital university authority bureau executive office commission union support"
    " college faculty academy federation")
_COUNTRIES = listed("uk usa australia canada ireland scotland wales england america zealand europe international")
_SENTENCE_END = re.compile(r"[\w®)]{2}\s?\.\s")
# Words of bodies that are what a title is about when small words stand beside them: "Living with breast cancer".
_SUBJECTS = listed("cancer health medicine medicines food community research therapeutics trial trials study support")
_AGAINST = listed("contre contra pour para")
LONGEST = 14
_SHORT_NAME = 6


def is_group(text: str) -> bool:
    """A body before a colon: words in capitals, one of which only groups have in their names."""
    words = text.split()
    capitals = all(not word[0].islower() or word in LINKING for word in words)
    known = any(folded(word) in _GROUP or folded(word).endswith(("programm", "institut", "zentrum")) for word in words)
    return capitals and known and not _SENTENCE_END.search(text) and len(words) <= 2 * LONGEST


def is_house(name: str) -> bool:
    """Say whether a text is the name of an organisation and cannot be a title: words in capitals, one of which tells it."""
    words = name.split()
    capitals = all(word[0].isupper() or word in LINKING for word in words)
    known = any(folded(word) in _HOUSES for word in words) or (bool(words) and folded(words[-1]) in _COUNTRIES)
    return 1 < len(words) <= LONGEST and capitals and known


def law_end(text: str, start: int) -> int:
    """Return where the name of a law that begins at ``start`` ends, its year and chapter included; 0 when none begins there."""
    match = LAW.match(text, start)
    return match.end() if match else 0


def begins(prepared: Prepared, parts: list[tuple[int, int]]) -> bool:
    """Whether the first sentence names who is behind the work: a body before a title or an address, or the owner of the address."""
    text, url = prepared.text, prepared.fields.get("URL", "")
    name = text[slice(*parts[0])].strip(" .")
    if len(parts) > 1:
        stopped = text[parts[0][1] - 1] == "." and text[parts[0][1]:parts[0][1] + 1] != TAKEN
        owner = bool(url) and len(name.split()) <= _SHORT_NAME and sites.owns(name, url)
        return owner or is_body(name) or (stopped and sites.is_coined(name))
    return bool(url) and is_house(name)


def is_body(text: str) -> bool:
    """Say whether a text has a word that bodies have in their names."""
    words = text.split()
    known = [folded(word) for word in words if is_body_word(folded(word))]
    small = sum(word.islower() and word not in LINKING and word not in _AGAINST for word in words)
    if not known or (small > 1 and set(known) <= _SUBJECTS):
        return False
    return len(words) <= LONGEST and ":" not in text.rstrip(": ")
