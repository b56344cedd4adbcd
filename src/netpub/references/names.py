"""People and bodies: where a list of names ends, and the parts of each name."""

import re
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from netpub.references.given import GIVEN
from netpub.references.words import NO_NAME, UPPER, folded, is_body, listed

_PARTICLES = (
    r"(?:(?:van|von|vom|de|der|den|del|della|di|da|do|dos|das|du|la|le|ter|ten|te|zu|zur|al|el|bin|ibn|y|e|af|av|st\.?|'t"
    r"|van\s?['’`]t|in\s['’`]t|op\sde)\s)")
_PIECE = (
    rf"(?:[a-z]{{1,3}}[’'‘-])?[{UPPER}][^\W\d_]*(?:(?:[-‐‑’'‘`´]|-\s(?=[{UPPER}])|(?<=[a-z])-\s(?!and\b|or\b|to\b|und\b|bis\b))[^\W\d_]+)*")
_LONG = rf"[{UPPER}][^\W\d_]+(?:[-‐‑’'‘`´][^\W\d_]+)*"
_SURNAME = rf"(?:{_PARTICLES}){{0,3}}{_PIECE}(?:\s(?:{_PARTICLES}){{0,3}}{_PIECE}){{0,3}}"
_SHORT = rf"(?:{_PARTICLES}){{0,3}}{_PIECE}(?:[ ]{_PIECE})?"
_COMPACT = rf"(?!(?:Jr|Sr|Ed)\b)[{UPPER}][a-z]?(?:[-‐ ]?[{UPPER}]){{0,4}}(?:-[a-z])?"
_DOTTED = rf"(?:[{UPPER}](?:[a-z]?\s?\.[\s-]{{0,2}}|\s(?=[{UPPER}]\.))){{1,5}}"
_SUFFIX = r"(?:,?\s(?:Jr|Sr|II|III|IV|2nd|3rd|4th)\b\.?)?"
_DEGREES = (
    r"(?:,?\s(?:MD|M\.D\.|PhD|Ph\.D\.|DPhil|MPH|MSc|BSc|MS|MA|BA|RN|BSN|MSN|DNP|NP|CNS|PharmD|FRCP|FRCS|FACS|FACP|FRACP|FRCPC|DO"
    r"|DrPH|EdD|MBBS|MBChB|"
    r"MHS|ScD|DVM|OCN|AOCN|PA-C|RD|LCSW|MSW)\b)*")
_NEXT = r"(?=\s?(?:[,.;:(\[&/“\"\x1f]|$)|\s(?:and|et|und|y|e|eds?|editors?|(?:1[5-9]|20)\d\d)\b|\su\.\s?a\.)"
_AFTER_DOTTED = r"(?<=[. ])(?=\s?(?:[,;:(\[&/“\"'‘\x1f]|(?:and|et|und|y|e|eds?)\b|[^\W\d_]|\d|$))"
_GIVEN = (
    rf"(?:[{UPPER}]\.\s?)?{_PIECE}(?:\s(?:{_PARTICLES}|{_LONG}(?!\w))){{0,3}}(?:\s[{UPPER}]\b\.?(?:-[{UPPER}]\.)?){{0,3}}(?:\s(?:da|de|do|dos"
    rf"|von|van|de la|van der|of))?")

# One form of a name each; the groups are family, given, suffix.
_FORMS = {
    # Yao JC / Rodriguez Franco S / Oberg k
    "compact": re.compile(
        rf"(?P<family>{_SURNAME}(?:\s(?:do|da|de|dos))?)\s(?P<given>{_COMPACT}"
        rf"|[a-z](?=,)){_SUFFIX.replace('(?:', '(?P<suffix>', 1)}{_DEGREES}{_NEXT}"),
    # Yao J.C.
    "dotted": re.compile(rf"(?P<family>{_SURNAME})\s(?P<given>{_DOTTED})(?P<suffix>){_AFTER_DOTTED}"),
    # Yao, J. C. / Yao, JC
    "inverted": re.compile(
        rf"(?P<family>{_SURNAME})\s?,\s?(?:(?P<given>{_DOTTED}(?:(?![ye]\s){_PARTICLES})?)(?P<suffix>(?:,?\s?(?:Jr|Sr|II|III"
        rf"|IV)\b\.?)?){_AFTER_DOTTED}|(?P<given2>[{UPPER}]{{1,3}}){_NEXT})"),
    # J. C. Yao / J. Carl Yao
    "initials": re.compile(
        rf"(?P<given>{_DOTTED}(?:\s?{_PIECE}\s(?!(?:y|e)\s)(?={_SHORT}{_NEXT}))?"
        rf"|[{UPPER}](?:\s[{UPPER}])?\s|(?!I[NI])[{UPPER}]{{2,3}}\s)\s?(?P<family>{_SHORT})(?P<suffix>{_SUFFIX}){_NEXT}"),
    # YAO Carl
    "capitals": re.compile(
        rf"(?P<family>(?:[{UPPER}]{{2,}}(?:[-’'][{UPPER}]{{2,}})?\s){{1,3}})(?P<given>{_LONG}(?:-{_LONG})?(?:\s[{UPPER}]\.)?)(?P<suffix>){_NEXT}"),
    # Carl Yao / Carl J. Yao / Carl J Yao
    "natural": re.compile(
        rf"(?P<given>{_PIECE}(?:\s{_LONG}(?!\w))?(?:\s[{UPPER}]{{1,2}}\b\.?(?:\s?[{UPPER}]\.)?)?)\s"
        rf"(?P<family>(?:{_PARTICLES}){{0,3}}{_PIECE})(?P<suffix>{_SUFFIX}){_NEXT}"),
    # Yao, Carl / Yao, Carl J.
    "library": re.compile(rf"(?P<family>{_SURNAME}),\s(?P<given>{_GIVEN})(?P<suffix>{_SUFFIX}){_NEXT}"),
}
_SEPARATOR = re.compile(r"\s?[,;]{0,2}\s?(?:(?:,\s?)?(?:&|and|et|und|y|e|And)\s)|\s?[,;/]{1,2}\s?(?:&\s?)?")
_BARE = re.compile(rf"(?P<family>{_PARTICLES}{{0,2}}[^\W\d_][\w’'-]{{2,30}})(?:\s(?P<given>[{UPPER}]{{1,4}}))?(?P<suffix>)(?=,\s)")
_AND = re.compile(r"&|\b(?:and|et|und|y|e|And)\b")
_STOP_SEPARATOR = re.compile(r"\.\s")
_ET_AL = re.compile(
    r"\s?[,;.]?\s?(?:and\s|&\s)?(?:et\.?\s?al(?:ii)?\b\.?|and others\b\.?|\(?et coll\.\)?|u\.\s?a\.(?:\sm\.)?|und andere\b"
    r"|[ye]\scols?\b\.?|y otros\b"
    r"|e outros\b)", re.IGNORECASE)
_SAME = re.compile(r"^(?:[—–-]{1,3}|_{2,})\s?[.,]")
# In these forms nobody comes behind the name that "and" leads in: what follows a comma there is a title or a publisher.
_LAST_AFTER_AND = ("inverted", "initials", "natural", "library")
_LONE_CAPITALS = re.compile(rf"[{UPPER}] [{UPPER}]( [{UPPER}])?$")
_PARTICLE_BEHIND = re.compile(r"[\s.]((?:(?:van|von|vom|de|der|den|del|della|di|da|do|dos|das|du|la|le|ter|ten|zu|zur|af|av|’t)\s?){1,3})$")
_COLON = re.compile(r"\s?:")
# After which form another may stand: a list begins inverted and goes on in the natural order.
_FOLLOWING = {
    "compact": ("compact", "dotted"), "dotted": ("dotted", "compact"), "inverted": ("inverted", "initials"), "initials": ("initials",),
    "natural": ("natural", "initials"), "capitals": ("capitals",), "library": ("inverted", "natural", "initials", "library"),
}


@dataclass(slots=True)
class Names:
    """A list of names as CSL-JSON, where it ends in the text, and how sure the reading is (0 to 1)."""

    people: list[dict[str, Any]] = field(default_factory=list)
    end: int = 0
    form: str = ""
    et_al: bool = False
    sure: float = 0.0
    before_last: int = 0
    first_end: int = 0
    joined: bool = False


def read(text: str, start: int, end: int, *, announced: bool = False) -> Names:
    """Read the list of people that begins at ``start``; nobody is in it when none of the known forms fits.

    ``announced`` is for lists behind words like "edited by", where names stand in their natural order and nothing else can stand.
    """
    if match := _SAME.match(text[start:start + 8]):
        return Names([], start + match.end(), "same", sure=0.8)
    best = Names(end=start)
    for form in _FORMS:
        if form in ("capitals", "natural", "library") and best.people and len(best.people) > 1 and best.form != "capitals":
            break
        found = _list(text, start, end, form)
        if found.people and _better(found, best, announced=announced):
            best = found
        if form == "compact" and len(best.people) > 1:
            break
    if best.form == "natural" and not announced and _is_library(text, start, end, best):
        best = _list(text, start, end, "library")
    return best


def _better(found: Names, best: Names, *, announced: bool) -> bool:
    if announced and found.form in ("natural", "initials"):
        return found.end > best.end
    if announced and found.form == "library" and best.form == "natural":
        return False
    if best.form in ("compact", "dotted") and found.form in ("natural", "library"):
        # "Helene G. Thorne" begins with what could be a family and an initial.
        return len(found.people) > 1 or (found.form == "natural" and _begins_given(best) and not _is_initials(found))
    return found.end > best.end + (2 if best.form == "compact" and found.form == "dotted" else 0)


def _begins_given(names: Names) -> bool:
    """Whether what was taken for the one family of a list is a common given name."""
    return len(names.people) == 1 and folded(names.people[0]["family"]) in GIVEN


def _is_initials(names: Names) -> bool:
    """Whether what was taken for a family is initials behind one: "Martin GRR"."""
    family = str(names.people[0]["family"])
    return family.isupper() and len(family) <= _INITIALS


def _is_library(text: str, start: int, end: int, natural: Names) -> bool:
    """Family, Given reads as two people in the natural order only when each half has two words."""
    library = _list(text, start, end, "library")
    return len(library.people) > 0 and library.end > natural.end


def _list(text: str, start: int, end: int, form: str) -> Names:
    names = Names(end=start, form=form)
    position, ends, between = start, [start], ""
    allowed: tuple[str, ...] = (form,)
    while True:
        match = _name(text, position, end, allowed)
        if match is None and form == "compact" and len(names.people) > 1:
            match = _bare(text, position, end)
        if match is None:
            break
        names.people.append(_person(match))
        names.end = match.end()
        ends.append(names.end)
        allowed = _FOLLOWING[form]
        if other := _ET_AL.match(text, names.end, end):
            names.end, names.et_al = other.end(), True
            break
        following = _following(text, match, names.end, end, form)
        if following is None or (_AND.search(between) and form in _LAST_AFTER_AND):
            break
        position, between = following
        if form in ("inverted", "initials") and _AND.search(between):
            allowed = (*allowed, "natural")
    if names.people and form in ("natural", "library") and _COLON.match(text, names.end) and _ends_in_title(names, form, between):
        _without_title(names, ends)
    names.first_end = ends[1] if len(ends) > 1 else start
    names.before_last, names.joined = ends[-2] if len(ends) > 1 else start, bool(_AND.search(between))
    if form == "initials" and len(names.people) == 1 and not names.et_al and _LONE_CAPITALS.match(names.people[0]["given"]):
        return Names(end=start, form=form)
    names.sure = _sureness(names)
    return names


def _ends_in_title(names: Names, form: str, between: str) -> bool:
    """Whether the last name before a colon was the beginning of a title: not in lists that put families first, as German ones do."""
    if form == "natural":
        return True
    return len(names.people) > 1 and between.strip() == ","


def _without_title(names: Names, ends: list[int]) -> None:
    """The last two words were the beginning of a title."""
    names.people.pop()
    names.end = ends[-2]


def _capitals_follow(text: str, match: re.Match[str], end: int) -> re.Match[str] | None:
    """FAMILY, Given. FAMILY, Given. - a full stop goes on only between families in capitals."""
    if not match["family"].isupper():
        return None
    stop = _STOP_SEPARATOR.match(text, match.end(), end)
    return stop if stop and re.match(rf"[{UPPER}’'-]{{3,}}(?:\s[{UPPER}’'-]{{2,}})*,", text[stop.end():stop.end() + 60]) else None


def _following(text: str, match: re.Match[str], position: int, end: int, form: str) -> tuple[int, str] | None:
    """Where the next name begins and what stands between it and the last; None when the list ends."""
    found = _SEPARATOR.match(text, position, end)
    if found is None and form == "library":
        found = _capitals_follow(text, match, end)
    if found is None and form == "inverted" and text.startswith(".,", position):
        found = _SEPARATOR.match(text, position + 1, end)
    if found is None and form == "inverted":
        if match.groupdict().get("given2"):
            found = _stop_before_another(text, position, end)
        elif text[position - 1] == " " and _name(text, position, end, ("inverted",)):
            return position, ""
    return (found.end(), found.group()) if found and found.end() > found.start() else None


def _bare(text: str, position: int, end: int) -> re.Match[str] | None:
    """A family without initials, or in small letters, in the midst of a list: a slip that must not cut the list off."""
    match = _BARE.match(text, position, min(end, position + 60))
    following = _SEPARATOR.match(text, match.end(), end) if match else None
    return match if following and _name(text, following.end(), end, ("compact",)) else None


def _stop_before_another(text: str, position: int, end: int) -> re.Match[str] | None:
    """Family, AB. Family, CD. - a full stop goes on when another name of the same make follows."""
    stop = _STOP_SEPARATOR.match(text, position, end)
    another = _name(text, stop.end(), end, ("inverted",)) if stop else None
    return stop if another and another["given2"] else None


def _name(text: str, position: int, end: int, forms: tuple[str, ...]) -> re.Match[str] | None:
    for form in forms:
        match = _FORMS[form].match(text, position, min(end, position + 90))
        if match and not _is_no_person(match, form):
            return match
    return None


def _is_no_person(match: re.Match[str], form: str) -> bool:
    family = match["family"].split()
    given = (match["given"] or "").split()
    words = [folded(word) for word in family + (given if form in ("natural", "library", "capitals") else [])
             if word.isupper() or folded(word) not in _FAMILIES_TOO]
    if not words:
        return False
    if any(word in NO_NAME and len(word) > 1 for word in words):
        return True
    initials = "".join(given)
    if form == "compact" and ((len(family) > 1 and initials in _COUNTRIES) or (match["family"].isupper() and len(initials) > _INITIALS)):
        return True
    if form == "initials" and (len(words[0]) == 1 or is_body(words[0]) or words[0] in _ABBREVIATIONS):
        return True
    return any(is_body(word) for word in words) and (
        form in ("natural", "library", "capitals") or len(family) > 1 or folded(family[-1]) in _NEVER)


_ABBREVIATIONS = listed(
    "appl phys chem biol math med sci comput stat mol am geophys opt"
)
# Names of bodies in capitals, and families else: NICE, R. Nice.
_FAMILIES_TOO = frozenset(("nice", "who"))
_INITIALS = 3
_COUNTRIES = frozenset(("UK", "USA", "US", "EU", "NZ"))
_NEVER = listed(
    "society institute institutes network association committee organization organisation council ministry cancer"
)


def _sureness(names: Names) -> float:
    if not names.people:
        return 0.0
    base = {"natural": 0.75, "capitals": 0.8, "library": 0.85}.get(names.form, 0.95)
    return min(1.0, base + 0.02 * min(len(names.people) - 1, 2))


def _person(match: re.Match[str]) -> dict[str, Any]:
    groups = match.groupdict()
    given = (groups.get("given") or groups.get("given2") or "").strip()
    family, particle = _without_particle(groups["family"].strip())
    if not particle and (behind := _PARTICLE_BEHIND.search(given)):
        given, particle = given[:behind.start()], behind.group(1)
    person = {"family": family, "given": _initials(given)}
    if particle:
        person["non-dropping-particle"] = particle
    if suffix := (groups.get("suffix") or "").strip(" ,"):
        person["suffix"] = suffix
    return person


def _without_particle(family: str) -> tuple[str, str]:
    if not family[:1].islower():
        return family, ""
    words = family.split()
    count = 0
    while count < len(words) - 1 and words[count].islower():
        count += 1
    return " ".join(words[count:]), " ".join(words[:count])


@cache
def _initials(given: str) -> str:
    """Initials that stand together are set apart (JC becomes J C): citation processors print a lone letter of "JC" otherwise."""
    given = given.strip(" ,")
    if given.isalpha() and given.isupper() and len(given) <= 4:  # noqa: PLR2004 - more letters are a name in capitals
        return " ".join(given)
    return re.sub(r"\s+", " ", given)
