"""What can be told by its own shape, wherever it stands: DOI, PubMed numbers, ISBN, ISSN, addresses, days of access."""

import re

from netpub.references import identifiers
from netpub.references.prepared import Prepared
from netpub.references.words import MONTH, MONTHS

_DOI = re.compile(
    r"(?:https?://)?(?:(?:dx\.)?doi\.org/\s?|(?<![a-z])doi\s?[:.]?\s?(?:https?://(?:dx\.)?doi\.org/|doi:\s?)?)*"
    r"(?:(?<=doi\.org/)|(?<![\w/.]))(10\.\d{4,9}/[^\s\"<>?#&\x1f]+)", re.IGNORECASE)
_BROKEN_DOI = re.compile(r"\bdoi\s?:\s?(?:\d{0,2}\.)?\d{4,9}/[^\s\x1f]+", re.IGNORECASE)
_PMCID = re.compile(r"(?:PubMed Central\s?)?(?:PMCID\s?[:.]?\s?(?:PMC)?|\bPMC)\s?(PMC\d{3,9}|\d{3,9})\b\.?", re.IGNORECASE)
_PMID = re.compile(r"\b(?:PubMed\s?(?:PMID|ID|Central)?|PMID)\s?[:.]?\s?(\d{1,8})\b\.?", re.IGNORECASE)
_BARE_PMID = re.compile(r"(?<=[\s\x1f])(\d{6,8})\s?[.;,]?[\s\x1f.;,]*$")
_ISBN = re.compile(r"\bISBN(?:[- ]1[03])?\s?[:.]?\s?((?:97[89][- ]?)?\d[\d -]{7,13}[\dXx])\b")
_ISSN = re.compile(r"\bISSN\s?[:.]?\s?(\d{4}-?\d{3}[\dXx])\b")
_URL = re.compile(
    r"(?:https?://|ftp://|www\.)[^\s<>\"\x1f]+|(?<![\w@./])[a-z][a-z0-9-]{2,30}\.(?:org|com|gov|edu|net"
    r"|int)/[^\s<>\"\x1f]*"
    r"|(?:(?<=\sat\s)|(?<=\sat:\s)|(?<=from\s)|(?<=from:\s))[a-z][a-z0-9.-]{2,60}\.(?:org|com|gov|edu|net|uk|au|ca|eu|ie|nz|int)\b(?![\w@])"
    r"(?:/[^\s<>\"\x1f]*)?", re.IGNORECASE)
_RESOLVER = re.compile(r"(?:https?://)?(?:dx\.)?doi\.org/", re.IGNORECASE)
_BEFORE_URL = re.compile(
    r"(?:[\[(<]?\b(?:(?:also\s|freely\s)?(?:available|accessed|accessible|retrieved|downloaded|viewed|consulted|found|disponible|disponível"
    r"|verfügbar|abrufbar|recuperado|retirado|obtenido|tomado|online verfügbar)"
    r"(?:\s(?:online|via|en|em|de|sur|unter|à l['’]adresse))?(?:\s(?:at|from|on|in|through|under))?(?:\sthe)?(?:\sURL)?|URL|from"
    r"|online(?:\s(?:at|unter))?|In|at|unter|see|website|web\ssite)\s?:?\s?[\[(<]?|[\[(<])\s?$",
    re.IGNORECASE)
_DAY = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th|er|\.|º)?\s(?:de\s)?{MONTH}\.?,?\s(?:de\s)?\d{{4}}|{MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
    rf"|\d{{4}}-\d{{1,2}}-\d{{1,2}}|\d{{4}}\s{MONTH}\.?(?:\s\d{{1,2}})?"
    rf"|{MONTH}\.?,?\s\d{{4}}|\d{{1,2}}[/.]\s?\d{{1,2}}[/.]\s?\d{{2,4}})")
_ACCESSED = re.compile(
    rf"[\[(]?(?:\b(?:last\s|letzter\s|letzte\s|zuletzt\s)?(?:accessed|retrieved|cited|viewed|visited|consulted|downloaded|access\sdate"
    rf"|date\sof\saccess|abgerufen|aufgerufen|abfrage|abruf|zugriff|zugegriffen|stand|geprüft|eingesehen|besucht|acces(?:s|o)\sem|acesso\sem|acceso"
    rf"|accedido|consultado|consulta|consulté|citado)\s?:?"
    rf"\s?(?:online\s)?(?:am:?\s|el\s|le\s|em\s|vom\s)?(?:on\s)?:?\s?)({_DAY})[\])]?(?:,?\sfrom:?)?", re.IGNORECASE)
# What a citation must hold, in small letters, for these to be worth a search.
_ACCESS_CUES = (
    "acce", "retrieved", "cit", "view", "visited", "consult", "download", "ruf", "abfrage", "zug", "stand", "gepr", "eingesehen", "besucht",
)
_UPDATE_CUES = ("updated", "revised", "reviewed", "modified", "posted", "published", "amended")
_URL_CUES = ("://", "www.", ".org", ".com", ".gov", ".edu", ".net", ".int", ".uk", ".au", ".ca", ".eu", ".ie", ".nz")
_ON = re.compile(rf"[\s,.;\x1f]*(?:on|,)?\s?({_DAY})\b", re.IGNORECASE)
_DAY_BEHIND = re.compile(rf"[\s.,;\x1f>]*[(\[]({_DAY})[)\]]", re.IGNORECASE)
_GERMAN = re.compile(r"zug|abruf|abfrage|aufgeruf|stand|geprüft|eingeseh|besucht|\bam\b", re.IGNORECASE)
_DOTTED_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$")
_UPDATED = re.compile(
    rf"(?:(?<=[.;,)\[\x1f])\s?\(?|(?<=\d)\s\()(?:(?:last|content|page|medically)\s){{0,3}}(?:updated|revised|reviewed|modified|posted|published"
    rf"|amended)(?:\son)?\s?:?\s({_DAY}|(?:19|20)\d\d\b)\)?", re.IGNORECASE)
_NUMBER_END = re.compile(r"\d[\w)]{0,3}$")
_NUMBERS = re.compile(r"\d+")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORD = re.compile(r"[^\W\d_]+")
_YEAR_DIGITS = 4


def read(prepared: Prepared) -> None:
    """Read and hide every identifier, address and day of access of a citation."""
    text = prepared.text
    _urls(prepared)
    if "10." in text:
        _doi(prepared)
    if "doi" in prepared.lower and (broken := _BROKEN_DOI.search(prepared.text)):
        prepared.hide(*broken.span())
    if "P" in text or "p" in text:
        _first(prepared, _PMCID, "PMCID", "PMC")
        _first(prepared, _PMID, "PMID")
    _accessed(prepared)
    _updated(prepared)
    if "IS" in text:
        _first(prepared, _ISBN, "ISBN")
        _first(prepared, _ISSN, "ISSN")
    _bare_pmid(prepared)


def _doi(prepared: Prepared) -> None:
    for match in _DOI.finditer(prepared.text):
        value = identifiers.trim_doi(match.group(1))
        end = match.start(1) + len(value)
        if "DOI" in prepared.fields:
            break
        prepared.fields["DOI"] = value
        before = _BEFORE_URL.search(prepared.text, max(0, match.start() - 60), match.start())
        start = before.start() if before and "://" in match.group() else match.start()
        after = _ON.match(prepared.text, match.end(), match.end() + 40) if before and "ccess" in before.group() else None
        prepared.claim(start, match.start(1), "mark")
        prepared.claim(match.start(1), end, "DOI")
        prepared.hide(start, match.end())
        if after:
            prepared.take(match.end(), after.start(1), "mark")
            _access_day(prepared, after.start(1), after.end(1))


def _first(prepared: Prepared, pattern: re.Pattern[str], role: str, prefix: str = "") -> None:
    match = pattern.search(prepared.text)
    if match and role not in prepared.fields:
        prepared.fields[role] = prefix + match.group(1).upper().removeprefix(prefix) if prefix else match.group(1)
        prepared.take(match.start(), match.end(), "mark")
        prepared.claim(match.start(1), match.end(1), role)


def _bare_pmid(prepared: Prepared) -> None:
    """A PubMed number alone at the very end, as some publishers print it behind the DOI or the pages."""
    if "PMID" in prepared.fields:
        return
    match = _BARE_PMID.search(prepared.text[-60:])
    if match is None:
        return
    start = max(0, len(prepared.text) - 60) + match.start(1)
    before = prepared.text[:start].rstrip(" ")
    set_off = before.endswith((".", "\x1f")) and _NUMBER_END.search(before[-40:].rstrip(". \x1f") or "0")
    if set_off and identifiers.is_pmid(match.group(1)):
        prepared.fields["PMID"] = match.group(1)
        prepared.take(start, start + len(match.group(1)), "PMID")


def _urls(prepared: Prepared) -> None:
    if not any(cue in prepared.lower for cue in _URL_CUES):
        return
    for match in _URL.finditer(prepared.text):
        value = identifiers.trim_url(match.group())
        if _RESOLVER.match(value):
            continue
        if "URL" in prepared.fields:
            break
        prepared.fields["URL"] = value
        end = match.start() + len(value)
        before = _BEFORE_URL.search(prepared.text, max(0, match.start() - 60), match.start())
        start = before.start() if before else match.start()
        after = _ON.match(prepared.text, end, end + 40) if before and "ccess" in before.group() else None
        if after:
            _access_day(prepared, after.start(1), after.end(1))
            prepared.take(end, after.start(1), "mark")
        day = _DAY_BEHIND.match(prepared.text, end, end + 40)
        if day and len(date_parts(day[1])) == 3:  # noqa: PLR2004 - a whole day in brackets right behind an address is the day of access
            prepared.claim(end, day.end(), "mark")
            _access_day(prepared, day.start(1), day.end(1))
            end, after = day.end(), day
        prepared.claim(start, match.start(), "mark")
        prepared.claim(match.start(), match.start() + len(value), "URL")
        prepared.hide(start, match.end() if not after else end)


def _accessed(prepared: Prepared) -> None:
    if not any(cue in prepared.lower for cue in _ACCESS_CUES):
        return
    match = _ACCESSED.search(prepared.text)
    if match and "accessed" not in prepared.fields:
        german = _GERMAN.search(match.group())
        prepared.take(match.start(), match.end(), "mark")
        _access_day(prepared, match.start(1), match.end(1))
        if german and (day := _DOTTED_DAY.match(prepared.fields["accessed"])):
            prepared.fields["accessed"] = f"{day[3]}-{day[2]:0>2}-{day[1]:0>2}"


def _updated(prepared: Prepared) -> None:
    """The day of a web page's last revision: its date, when no other is told."""
    if not any(cue in prepared.lower for cue in _UPDATE_CUES):
        return
    match = _UPDATED.search(prepared.text)
    if match:
        prepared.fields["updated"] = match.group(1)
        prepared.take(match.start(), match.end(), "mark")
        prepared.claim(match.start(1), match.end(1), "issued")


def _access_day(prepared: Prepared, start: int, end: int) -> None:
    prepared.fields["accessed"] = prepared.whole[start:end]
    prepared.take(start, end, "accessed")


def date_parts(text: str) -> list[int]:
    """Return year, month and day of a date as far as they are certain; 10/7/22 has only a year, for nobody knows its month."""
    if match := _ISO.search(text):
        return _valid([int(part) for part in match.groups()])
    numbers = _NUMBERS.findall(text)
    year = next((number for number in numbers if len(number) == _YEAR_DIGITS), "")
    month = next((MONTHS[word] for word in (w.lower() for w in _WORD.findall(text)) if word in MONTHS), 0)
    rest = [int(number) for number in numbers if number != year]
    if not year:
        if len(numbers) != 3:  # noqa: PLR2004 - day, month and year
            return []
        year, rest = f"20{numbers[2]:0>2}", rest[:2]
    if not month and len(rest) == 2:  # noqa: PLR2004 - day and month in an order that one of them tells
        return _valid([int(year), *_day_and_month(*rest)])
    return _valid([int(year), *([month] if month else []), *(rest[:1] if month else [])])


def _day_and_month(first: int, second: int) -> list[int]:
    months = 12
    if first > months >= second:
        return [second, first]
    return [first, second] if second > months >= first else []


def _valid(parts: list[int]) -> list[int]:
    """The parts without a month or day that no calendar has."""
    limits = (9999, 12, 31)
    for place, (part, limit) in enumerate(zip(parts, limits, strict=False)):
        if not 0 < part <= limit:
            return parts[:place]
    return parts
