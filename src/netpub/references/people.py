"""Who made a work: authors and bodies at its beginning, editors wherever they stand, and the year right behind the names."""

import re
from dataclasses import dataclass, field
from typing import Any

from netpub.references import bodies, names, sites
from netpub.references.given import GIVEN
from netpub.references.names import Names
from netpub.references.prepared import TAKEN, Prepared, clean, trimmed
from netpub.references.segments import sentences
from netpub.references.words import LINKING, MONTH, UPPER, folded, listed

_YEAR = r"(?:1[5-9]|20)\d\d"
_BEHIND = re.compile(
    rf"[\s.,;:]*(?:\(\s?(?P<bracketed>{_YEAR})[a-z]?(?:\s?[/–-]\s?(?:{_YEAR}|\d\d))?(?P<more>,?\s[^()]{{1,24}})?\)"
    rf"|\((?P<day>\d{{1,2}}\s(?:de\s)?{MONTH}\.?,?\s(?:de\s)?)(?P<late>{_YEAR})\)"
    rf"|\((?:in press|forthcoming|n\.\s?d\.|submitted|to appear)\)|\[(?P<square>{_YEAR})\]|(?P<plain>{_YEAR})[a-z]?"
    rf"(?:\s?\[{_YEAR}\])?(?=\s?[.,:;]"
    rf"|\s[“\"‘'«„])(?!\s?[;:]\s?\d))[\s.,:;]*")
_YEAR_IN_BRACKETS = re.compile(rf"\(\s?{_YEAR}[a-z]?(?:,\s[^()]{{1,20}})?\)")
_BODY_MARK = re.compile(r"\s\((?:Hrsg|Hg|[Ee]ds?)\.\)[\s,:]*")
_COMMA_YEAR = re.compile(rf",?\s\(?{_YEAR}[a-z]?\)?[.,:]?\s")
_ONLY_IMPRINT = re.compile(rf"\s?\([{UPPER}][\w ,.]{{2,30}}:\s")
_BEFORE_QUOTE = re.compile(rf"([{UPPER}][^“”\"«„,.]{{3,90}}),\s(?=[“\"«„])")
_NUMBERED = re.compile(rf"\d{{1,3}}\s(?=[{UPPER}])")
_EDITORS = re.compile(
    r"[\s,.]*(?:[(\[](?:[EeÉé]ds?\.?|EDS?\.?|[Ee]ditors?|H(?:rs)?gg?\.?|hrsg\.?|[Dd]irs?\.|[Cc]oords?\."
    r"|[Oo]rgs?\.|[Cc]omps?\.|a cura di)[)\]]"
    r"|(?:[Ee]ds?\.|[Ee]ds?\b|[Ee]ditors?\b|EDS?\b|[Cc]oordinating lead authors))[.,:;]*")
_ED_WORD = re.compile(
    r"\b[EeÉé]d(?:s|itors?)?\b|\bEDS?\b|\b(?:[Hh]rsgg?|Hgg?)\b|[(\[](?:[Dd]irs?|[Cc]oords?|[Oo]rgs?|[Cc]omps?)\.[)\]]|\(a cura di\)")
_COLLECTIVE = re.compile(
    r"[,;]?\s(?:(?:and|&|for|on\sbehalf\sof)\s)?(?:the\s)?((?:(?:[A-Z][\w/’'-]*|of|and|the|for|on|in|de|la)\s){0,12}"
    r"(?:Group|Groups|Consortium|Investigators|Collaborators|Network|Collaboration|Committee|Team|Initiative|Society|Panel|Board"
    r"|Study|Trialists|Association)"
    rf"(?:\s\([A-Z][\w-]+\))?)(?=\s?(?:[.:,;]|\((?:{_YEAR}|in press|forthcoming|n\.\s?d\.|submitted)))")
_NAME_BEGINS = rf"(?=[{UPPER}]|(?:van|von|vom|de|del|della|di|da|la|le|du|ter|ten|zu|al|el)\s[\w’' ]{{2,30}})"
_SECOND = re.compile(
    rf"(?<=[.,;?!”\"'’)])\s+{_NAME_BEGINS}|\({_NAME_BEGINS}|\b(?:I[Nn]|E[nm]|Dans|in\s?:|(?<=[.,;?!”\"'’)\d\x1f]\s)(?:in|dans))\s?:?\s+{_NAME_BEGINS}")
# How a part of a body is called, that stands behind the body and a colon.
_PARTS = listed("program programme division branch office department group committee network")
_REACH = 400
_QUOTES = "“\"‘'«"


@dataclass(slots=True)
class Makers:
    """The people and bodies of a work, and where the rest of the citation begins."""

    people: dict[str, Names] = field(default_factory=dict)
    literals: list[str] = field(default_factory=list)
    year: str = ""
    month: str = ""
    end: int = 0
    sure: float = 0.0
    role: str = "author"


def read(prepared: Prepared, start: int) -> Makers:
    """Read authors, bodies and the year behind them."""
    found = names.read(prepared.text, start, len(prepared.text))
    makers = Makers(end=start)
    if found.end > start and not _is_owner(prepared, found, start):
        _persons(prepared, makers, found, start)
    else:
        _body(prepared, makers, start)
    _year(prepared, makers)
    return makers


def _is_owner(prepared: Prepared, found: Names, start: int) -> bool:
    """Whether what reads as one person is the owner of the address: "Inkwell Digital. Tired people. https://www.inkwelldigital.example"."""
    url = prepared.fields.get("URL", "")
    alone = found.form == "natural" and len(found.people) == 1 and not found.et_al and prepared.text.startswith((". ", ", "), found.end)
    name = prepared.text[start:found.end]
    return alone and bool(url) and folded(name.split(maxsplit=1)[0]) not in GIVEN and sites.owns(name, url)


def _persons(prepared: Prepared, makers: Makers, found: Names, start: int) -> None:
    role = "author"
    if _ONLY_IMPRINT.match(prepared.text, found.end) and found.form in ("library", "natural") and len(found.people) > 1:
        # Family, Given, Title (Place: Publisher, year): the last name is the title, all but the first when an "and" is in it.
        found.end = found.first_end if found.joined else found.before_last
        found.people = found.people[:1] if found.joined else found.people[:-1]
    makers.end, makers.sure = found.end, found.sure
    if mark := _EDITORS.match(prepared.text, found.end):
        role = "editor"
        makers.end = mark.end()
        prepared.claim(mark.start(), mark.end(), "mark")
    prepared.claim(start, found.end, role)
    makers.people[role] = found
    if found.form == "same":
        return
    match = _COLLECTIVE.match(prepared.text, found.end, found.end + 160)
    if match and role == "author":
        makers.literals.append(clean(match.group(1)))
        prepared.claim(match.start(), match.start(1), "mark")
        prepared.claim(match.start(1), match.end(1), "author")
        makers.end = match.end()


def _body(prepared: Prepared, makers: Makers, start: int) -> None:
    """A body as author: what stands before the year in brackets, or a first sentence that names one."""
    text = prepared.text
    parts = sentences(text, start, len(text))
    if not parts or bodies.law_end(text, parts[0][0]):
        return
    first, last = parts[0]
    if _marked_body(prepared, makers, first):
        return
    year = _YEAR_IN_BRACKETS.search(text, first, min(len(text), first + 160))
    colon = text.find(": ", first, first + 220)
    if colon > 0 and (year is None or year.start() > colon) and bodies.is_group(text[first:colon]):
        part = len(parts) > 1 and bodies.is_group(text[colon + 2:last]) and folded(text[:last].split()[-1]) in _PARTS
        comma = _COMMA_YEAR.search(text, first, colon + 2)
        _literal(prepared, makers, first, last if part else comma.start() if comma else colon)
        return
    if year and year.start() <= last + 1:
        last = year.start()
    elif comma := _COMMA_YEAR.search(text, first, last + 1):
        last = comma.start()
    elif house := _before_comma(text, first, last):
        last = house
    elif not bodies.begins(prepared, parts):
        return
    if first < last and len(text[first:last].split()) <= bodies.LONGEST and TAKEN not in text[first:last] and text[first] not in _QUOTES:
        _literal(prepared, makers, first, last)


def _before_comma(text: str, first: int, last: int) -> int:
    """Where a body ends that a comma sets off from a title in small letters, 0 without one: "Cancer Support UK, Living with pain"."""
    comma = text.find(", ", first, last)
    behind = text[comma + 2:last].split()
    small = sum(word.islower() and word not in LINKING for word in behind)
    return comma if comma > 0 and small > 1 and behind[0][0].isupper() and bodies.is_house(text[first:comma]) else 0


def _marked_body(prepared: Prepared, makers: Makers, first: int) -> bool:
    """Read a state before its law, a body that is marked as the editor, or a name before a title in quotation marks."""
    text = prepared.text
    if state := bodies.STATE.match(text, first):
        _literal(prepared, makers, *state.span())
        return True
    mark = _BODY_MARK.search(text, first, first + 120)
    name = text[first:mark.start()] if mark else ""
    if mark and (bodies.is_body(name) or sites.is_coined(name)) and ". " not in name:
        _literal(prepared, makers, first, mark.start())
        prepared.claim(*mark.span(), "mark")
        makers.end, makers.role = mark.end(), "editor"
        return True
    quote = _BEFORE_QUOTE.match(text, first, first + 200)
    if quote and len(quote.group(1).split()) <= bodies.LONGEST and not _YEAR_IN_BRACKETS.search(quote.group(1)):
        _literal(prepared, makers, *quote.span(1))
        return True
    return False


def _literal(prepared: Prepared, makers: Makers, start: int, end: int) -> None:
    first, last = trimmed(prepared.text, start, end)
    number = _NUMBERED.match(prepared.text, first) if first == 0 else None
    if number and bodies.is_body(prepared.text[number.end():last]):
        prepared.fields["label"] = number.group().strip()
        prepared.claim(first, number.end(), "label")
        first = number.end()
    value = clean(prepared.whole[first:last])
    makers.literals.append(value)
    makers.sure = 0.85 if bodies.is_body(value) else 0.6
    prepared.claim(first, last, "author")
    makers.end = end


def _year(prepared: Prepared, makers: Makers) -> None:
    match = _BEHIND.match(prepared.text, makers.end)
    if match is None:
        return
    group = next((name for name in ("bracketed", "square", "plain", "late") if match[name]), "")
    if not group:
        prepared.claim(match.start(), match.end(), "medium")
        makers.end = match.end()
        return
    makers.year, makers.month = match[group], clean((match["more"] or match["day"] or "").strip(" ,"))
    prepared.claim(match.start(), match.end(), "mark")
    start = match.start("day") if match["day"] else match.start(group)
    prepared.claim(start, match.end("more") if match["more"] else match.end(group), "issued")
    makers.end = match.end()


def behind_title(prepared: Prepared, makers: Makers) -> None:
    """Read and hide people who are a sentence of their own behind the title: "Title. AB Orme and LK Teal. Publisher, 2019"."""
    parts = sentences(prepared.text, makers.end, len(prepared.text))
    if makers.people or makers.literals or makers.year or len(parts) < 3:  # noqa: PLR2004 - a title, the people, and what follows
        return
    first, last = parts[1]
    found = names.read(prepared.text, first, last)
    if len(found.people) > 1 and found.form != "library" and found.end >= last - 1:
        makers.people["author"], makers.sure = found, found.sure
        prepared.take(first, found.end, "author")


def editors(prepared: Prepared, makers: Makers) -> None:
    """Read and hide a list of names that ends with "eds.", wherever it stands behind the title."""
    text = prepared.text
    mark = _ED_WORD.search(text, makers.end)
    if mark is None:
        _unmarked_editors(prepared, makers)
    if mark is None or "editor" in makers.people:
        return
    low = max(makers.end, mark.start() - _REACH)
    for begin in _SECOND.finditer(text, low, mark.start()):
        found = names.read(text, begin.end(), mark.start() + 1)
        ending = _EDITORS.match(text, found.end) if found.people else None
        if ending and ending.start() <= mark.start() < ending.end():
            makers.people["editor"] = found
            prepared.take(begin.end(), found.end, "editor")
            prepared.take(found.end, ending.end(), "mark")
            return


def _unmarked_editors(prepared: Prepared, makers: Makers) -> None:
    """Read people who are a sentence of their own between the title of a chapter and a book with its edition."""
    if "author" not in makers.people or "edition" not in prepared.fields:
        return
    parts = sentences(prepared.text, makers.end, len(prepared.text))
    for first, last in parts[1:]:
        found = names.read(prepared.text, first, len(prepared.text))
        ended = prepared.text.startswith(". ", found.end) or found.end >= last - 1
        if len(found.people) > 1 and found.form in ("compact", "dotted", "inverted") and ended:
            makers.people["editor"] = found
            prepared.take(first, found.end, "editor")
            return


def csl(makers: Makers) -> dict[str, list[dict[str, Any]]]:
    """Return the people as CSL-JSON names."""
    made: dict[str, list[dict[str, Any]]] = {role: list(found.people) for role, found in makers.people.items() if found.people}
    if makers.literals:
        made.setdefault(makers.role, []).extend({"literal": literal} for literal in makers.literals)
    return made
