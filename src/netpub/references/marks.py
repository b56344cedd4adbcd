"""Parts that name themselves: number of the entry, edition, version, chapter, kind of work, medium, translators."""

import re

from netpub.references import names
from netpub.references.prepared import Prepared
from netpub.references.words import UPPER

_LABEL = re.compile(
    rf"\s*(?:\[\s?[\w+]{{1,8}}\s?\]|\(\d{{1,3}}\)|\d{{1,3}}\s?[.)]|\d{{1,3}}(?=\s[{UPPER}][\w’'-]+,?\s[{UPPER}]\b)|•"
    rf"|\d{{1,3}}(?=\s(?:(?:van|von|de|del|di|da|la|le|der|den|du)\s){{0,3}}[{UPPER}][\w’'-]+(?:[\s-][\w’'-]+)?\s[{UPPER}]{{1,3}}[,.:])|[*‣▪●–-](?=\s))\s*(?=[{UPPER}“\"‘'«„\w])")
_ORDINALS = {word: str(number) for number, word in enumerate(
    ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"], 1)}
_EDITION = re.compile(
    rf"[(\[]?\b((?:\d{{1,2}}(?:st|nd|rd|th|e|a|ª|º|ᵉ|ᵃ|ème)|(?:1[5-9]|20)\d\d(?=\sed)|\d{{1,2}}\.(?:[ªº]|,\s(?:[^\W\d]{{3,14}}\.?,?\s(?:u(?:nd|\.)\s)?){{1,3}}(?=Aufl))?|{'|'.join(_ORDINALS)}|[Rr]evised"
    rf"|[Rr]ev\.|[Uu]pdated|[Ii]nternational|[Ee]nlarged|[Ee]xpanded|[Aa]bridged|[Aa]nniversary|[Dd]igital|[Nn]ew)"
    rf"(?:\s(?:[Rr]ev(?:ised|\.)|international))?)\s?(?:ed\b(?!s|ited|itor)\.?|edn\b\.?|[Ee]dition\b\.?|Aufl(?:age)?\b\.?|Ausgabe\b|éd\b\.?"
    rf"|édition\b\.?)[)\]]?", re.IGNORECASE)
_VERSION = re.compile(r"[(\[,]?\s?(?:\b[Vv]ersion\s?|(?<![\w.])[Vv]\.)(\d+(?:\.\d+){0,4}[a-z]?)[)\]]?"
    r"(?:\s?[–—-](?=\s[A-Z][a-z]+\s\d)|(?=\s?(?:\.(?:\s|$)|$|\x1f)))")
_INSTITUTE_NUMBER = re.compile(
    r"[(\[]?\bNICE\s(?:(?:clinical|technology appraisal|public health|diagnostics|cancer service|quality|evidence)\s)?"
    r"(?:guidelines?|guidance|standard)\s(?:no\.?\s)?[(\[]?((?:[A-Z]{2,5}[- ]?)?\d{1,5})[)\]]{0,2}"
    r"|[(\[]?\bSIGN\s(?:publication|guideline)\s(?:no\.?\s)?(\d{1,4})\b[)\]]?"
    r"|(?<=\.\s)((?-i:NG|CG|TA|QS|PH|CSG|IPG)\d{1,4})(?=[.,])"
    r"|(?<=\.\s)(?:clinical|technology appraisal|interventional procedures?|public health|diagnostics)\s(?:guidelines?|guidance)"
    r"\s(?:no\.?\s)?[(\[]?([A-Z]{2,5}[- ]?\d{1,5})[)\]]{0,2}", re.IGNORECASE)
_PUBLICATION_NUMBER = re.compile(r"[(\[]?\b[A-Z]{2,6}\s(?:[Pp]ublication|[Pp]ub\.)\s[Nn]o\.?\s(\d[\d-]*)[)\]]?")
_PRODUCT = re.compile(
    r"(?:\[|(?<=\.\s))(package insert|(?:full\s)?prescribing information|summary of product characteristics|product monograph"
    r"|patient information leaflet|product information|package leaflet|medication guide)(?:\]|(?=\.\s))", re.IGNORECASE)
_NUMBER = re.compile(r"\[((?:[A-Z]{2,5}[- ]?)\d{1,5})\]")
_PAGES_IN = re.compile(rf"(?<=[.,;?!”\"“])\s((?:(?:[Pp]p?|S)\.|Pages)\s?(\d+\s?[-‐‑–—]\s?\d+))(?=\s[Ii]n:?\s[{UPPER}\w])")
_CHAPTER_FIRST = re.compile(r"(?:Chapter|Chap\b\.?|Ch\b\.?)\s(\d{1,3})(?:\s?[:.]|\s[-–—])\s")
_CHAPTER_LATER = re.compile(r"[,;:.(]\s?\(?\b(?:chapter|chap\.|ch\.)\s?(\d{1,3})\b\)?(?=\s?[,.;)\x1f]|\s?$)", re.IGNORECASE)
_GENRE = re.compile(
    (r"[(\[]?\b((?:unpublished\s)?(?:Ph\.?\s?D\.?|doctoral|master['’]?s?|M\.?\s?Sc\.?|M\.?\s?A\.?|B\.?\s?Sc\.?|bachelor['’]?s?"
     r"|D\.?Phil\.?)\s(?:thesis|dissertation|diss\b\.?)|(?<=\[)(?:thesis|dissertation)(?=\])"
     r"|[Tt]hèse de doctorat|tesis doctoral|tese de doutorado"
     r"|(?<=[.,(]\s)(?:unveröffentlichte\s)?(?:(?:Inaugural-?)?dissertation|(?:Magister|Diplom|Master|Bachelor|Doktor)-?arbeit)(?=,\s[A-ZÄÖÜ])"
     r"|(?<=\.\s)Diss\.(?=\s[A-ZÄÖÜ]))(?:\b|(?<=\.))(?:,\s([^\]()]{4,90})(?=\]))?[)\]]?"),
    re.IGNORECASE)
_THESIS_NUMBER = re.compile(r"\s\(Publication\s[Nn]o\.\s([\w-]{3,20})\)")
_CATALOGUE_NUMBER = re.compile(
    r"(?<=[.,])\s(?:[Cc]at(?:alogue|\.)\s[Nn]o\.?|Cat\.:|Advice\s[Nn]o\.|(?:[A-Z]{2,6}\s)?(?:[Pp]ublications?|[Gg]ateway|[Oo]rder|[Rr]eference)"
    r"(?:\s(?:gateway|approval|reference))?\s(?:[Nn]o\.?|[Nn]umber|[Rr]ef(?:erence|\.)?):?|Ref(?:erence|\.)?:|Ref\.?\s[Nn]o\.?:?"
    r"|AWMF[- ](?:Register|Registrier)\w*:?"
    r"|Leaflet\s(?:[Nn]o\.|[Nn]umber):?)\s((?:[A-Z]{1,5}\s)?[\w/()-]*\d[\w/()-]*)(?=[.,;]|\s?$)")
_TECHNICAL = re.compile(
    r"(?:(?<=[.,”\"\x1f])\s|\s\()((?:[A-Z][\w&-]*\s){0,4}(?:Technical|Tech\.|Research|Working|Discussion|Internal|Final|White)"
    r"\s(?:[Rr]eport|[Rr]ep\.|[Pp]aper)(?:\s[Ss]eries)?|Unpublished\s(?:manuscript|paper|report))"
    r"(?:,?\s(?:[Nn]o\.?\s?|[Nn]r\.?\s?|#\s?)?\(?([\w-]*\d[\w/-]*))?\)?(?=[,.;:]|\s?$)")
_OF_SERIES = re.compile(rf",\s(?:volume|vol\.)\s(\d+)\sof\s([{UPPER}][^.,;:]{{4,90}})(?=[.,])", re.IGNORECASE)
_NUMBERED_SERIES = re.compile(rf"(?<=[.,)])\s([{UPPER}][\w’-]*(?:\s[\w’-]+){{0,5}}\s[Ss]eries,?\s[Nn]o\.?\s\d{{1,4}})(?=[.,;])")
_COLLECTION = re.compile(r",\s[Cc]oll(?:ection|\.)\s(?:«\s?([^«»]{2,60}?)\s?»|“([^“”]{2,60})”)")
_ORIGINAL = re.compile(r"\(?Original\s(?:work\s)?published\s(?:in\s)?(\d{4})\)?", re.IGNORECASE)
_MEDIUM = re.compile(
    r"\[(?:Internet|online|en l[ií]gne|en línea|em linha|electronic resource|serial online|web page|WWW Document|website|database"
    r"|pdf|E-?book|CD-?ROM|computer software"
    r"|Epub ahead of print|e-?pub)\]"
    r"|\bPublished online(?:\s(?:first|ahead of print))?\b:?(?=\s[A-Z\d]|[.,])"
    r"|\b(?:Kindle|PDF|online|print)\s(?:version|edition)\b|\bEpub\s\d{4}[/ ]\w{2,3}[/ ]\d{1,2}\b\.?"
    r"|\bEpub ahead of print\b\.?(?:\s\d{4}\s\w{3}\s\d{1,2}\.?)?"
    r"|(?<=[.,])\s\d{1,2}\svols?\b\.?"
    r"|(?<=[.?!])\s(?:news|press|media)\srelease\b\.?|(?:\b(?:[Ii]dentifier|ID|[Rr]egistration\s[Nn]umber)\s?:?\s?)?\bNCT\d{8}\b\.?"
    r"|\bAhead of print\b|(?<=,)\s(?:in press|to appear|forthcoming|submitted)\b|\bIF:\s?\d+[.,]\d+", re.IGNORECASE)
_TRANSLATED = re.compile(
    rf"(?<=[.,;)\]”\"])\s(?:\(?(?:Translated|Transl?\.|[Tt]rad\.?(?:uit|ucido|uzido)?|tr\.|transl?\.|translated|[Üü]bers\.|[Üü]bersetzt)\)?"
    rf"(?:\s(?:fr|angl|esp)\.)?(?:\s(?:by|von|par|de|por|from\s\w+\sby))?\s)(?=[{UPPER}])|\s\((?:[Tt]rans\.|tr\.|[Üü]bers\.)\s(?=[{UPPER}])")
_EDITED = re.compile(
    rf"(?<=[.,;)\]”\"])\s(?:(?:[Ee]dited|[Cc]ompiled)(?:\sand\s\w+)?\sby|(?:[Ee]ds?\.|[Hh](?:rs)?g\.)(?:\s(?:by|von))?|[Hh]erausgegeben\svon"
    rf"|[Ss]ous\sla\sdirection\sd[e’']|[Éé]dité\spar|[Ee]ditado\spor)\s?(?=[{UPPER}])|\((?:[Ee]ds?\.|H(?:rs)?g\.|[Hh]rsg\.\svon)\s(?=[{UPPER}])")


# What a citation must hold, in small letters, for a pattern to be worth a search.
# What follows is another work, in which the first was quoted or printed again.
_ASIDE = re.compile(r"(?<=[.;])\s(?:Quoted|Cited|Reprinted|Reproduced|Also)\s(?:in|as|from)\s")
# "n.d." that stands behind the title; behind the names it is read with them.
_NO_DATE = re.compile(r"(?<=[.?!]\s)n\.\s?d\.(?=\s?(?:[.,;\x1f]|$))")
_CUES: dict[re.Pattern[str], tuple[str, ...]] = {
    _NO_DATE: ("n.d", "n. d"), _ASIDE: ("quoted", "cited", "reprinted", "reproduced", "also"),
    _EDITION: (" ed", "(ed", "[ed", "aufl", "ausgabe", "éd"), _VERSION: ("version", "v."), _CHAPTER_LATER: ("chap", "ch."),
    _INSTITUTE_NUMBER: ("nice", "guid", "sign", ". ng", ". cg", ". ta", ". qs", ". ph", ". csg", ". ipg"), _NUMBER: ("[",),
    _PUBLICATION_NUMBER: ("pub",), _PRODUCT: ("[", "insert", "information", "product", "guide"),
    _GENRE: ("thesis", "dissertation", "diss.", "thèse", "tesis", "tese", "arbeit"),
    _CATALOGUE_NUMBER: ("cat", "advice", "awmf", "publication", "gateway", "order", "ref", "leaflet"), _ORIGINAL: ("original",),
    _OF_SERIES: ("vol",), _NUMBERED_SERIES: ("series",),
    _COLLECTION: ("coll",), _TECHNICAL: ("report", "rep.", "paper", "manuscript"), _PAGES_IN: (" in",),
    _MEDIUM: (
        "[", "published", "version", "edition", "epub", "vol", "press", "appear", "forthcoming", "submitted", "ahead of", "if:", "nct",
        "release"),
}
# "(A. Berman, Trans.)", "(A. Berman & C. Orme, Eds. & Trans.)"
_IN_BRACKETS = re.compile(rf"\((?=[{UPPER}])[^()\x1f]{{3,90}}?,\s(Trans|Eds?)\.(?:\s(?:&|and)\s(?:Trans|Eds?)\.)?\)")
# "Anna Berman (trans.)" behind a title
_BRACKET_BEHIND = re.compile(r"\s\((?:[Tt]rans(?:l(?:ator)?)?|[Üü]bers|tr|[Tt]rad)\.?\)")
_NAME_START = re.compile(rf"[.,;?!”\"]\s(?=[{UPPER}])")


def read(prepared: Prepared) -> int:
    """Read and hide the parts that name themselves. Returns where the names or the title begin."""
    start = _label(prepared)
    if aside := _search(prepared, _ASIDE):
        prepared.fields["aside"] = prepared.whole[aside.start():].strip()
        prepared.hide(aside.start(), len(prepared.text))
    if undated := _search(prepared, _NO_DATE):
        prepared.take(*undated.span(), "mark")
    _editions(prepared)
    _numbers(prepared)
    if product := _search(prepared, _PRODUCT):
        prepared.fields["kind"] = product.group(1)
        prepared.take(*product.span(), "mark")
        prepared.claim(*product.span(1), "genre")
    _thesis(prepared)
    if "number" not in prepared.fields:
        _one(prepared, _CATALOGUE_NUMBER, "number")
    _one(prepared, _ORIGINAL, "original-date")
    _series(prepared)
    if pages := _search(prepared, _PAGES_IN):
        prepared.fields["page"] = prepared.whole[slice(*pages.span(2))]
        prepared.take(*pages.span(1), "mark")
        prepared.claim(*pages.span(2), "page")
    if any(cue in prepared.lower for cue in _CUES[_MEDIUM]):
        for match in _MEDIUM.finditer(prepared.text):
            prepared.take(match.start(), match.end(), "medium")
            prepared.fields["medium"] = "; ".join(filter(None, (prepared.fields.get("medium", ""), match.group().strip("[]. "))))
    return start


def _search(prepared: Prepared, pattern: re.Pattern[str]) -> re.Match[str] | None:
    """Search for a pattern where one of its cues says that it may be found."""
    return pattern.search(prepared.text) if any(cue in prepared.lower for cue in _CUES[pattern]) else None


def _editions(prepared: Prepared) -> None:
    _one(prepared, _EDITION, "edition")
    if "edition" in prepared.fields:
        prepared.fields["edition"] = _edition(prepared.fields["edition"])
    _one(prepared, _VERSION, "version")
    _one(prepared, _CHAPTER_LATER, "chapter-number")


def _numbers(prepared: Prepared) -> None:
    _institute_number(prepared)
    for pattern in (_NUMBER, _PUBLICATION_NUMBER):
        if "number" not in prepared.fields:
            _one(prepared, pattern, "number")


def _series(prepared: Prepared) -> None:
    """The set that a volume belongs to, and the series of a report with its number."""
    if series := _search(prepared, _OF_SERIES):
        prepared.fields["volume"], prepared.fields["collection-title"] = series.groups()
        prepared.take(*series.span(), "mark")
        prepared.claim(*series.span(1), "volume")
        prepared.claim(*series.span(2), "collection-title")
    if collection := _search(prepared, _COLLECTION):
        group = collection.lastindex or 1
        prepared.fields["collection-title"] = collection[group]
        prepared.take(*collection.span(), "mark")
        prepared.claim(*collection.span(group), "collection-title")
    if "collection-title" not in prepared.fields:
        _one(prepared, _NUMBERED_SERIES, "collection-title")
    if technical := _search(prepared, _TECHNICAL):
        prepared.fields["kind"] = technical.group(1)
        prepared.take(*technical.span(), "mark")
        prepared.claim(*technical.span(1), "genre")
        if technical.group(2):
            prepared.fields["number"] = technical.group(2)
            prepared.claim(*technical.span(2), "number")


def _thesis(prepared: Prepared) -> None:
    """The kind of a thesis, its university in the same brackets, and the number that an archive gives it."""
    match = _search(prepared, _GENRE)
    if match is None or match.start() == 0:
        return
    prepared.fields["genre"] = match.group(1).strip()
    prepared.take(*match.span(), "mark")
    prepared.claim(*match.span(1), "genre")
    if match.group(2):
        prepared.put("publisher", *match.span(2))
    if number := _THESIS_NUMBER.search(prepared.text):
        prepared.fields["number"] = number.group(1)
        prepared.take(*number.span(), "mark")
        prepared.claim(*number.span(1), "number")


def _institute_number(prepared: Prepared) -> None:
    """The number that an institute gives its guideline: "NICE guideline [NG122]", "(SIGN publication no. 126)"."""
    match = _search(prepared, _INSTITUTE_NUMBER)
    if match and match.start() > 0:
        group = match.lastindex or 1
        prepared.fields["number"], prepared.fields["kind"] = match[group], "Guideline"
        prepared.take(*match.span(), "mark")
        prepared.claim(*match.span(group), "number")


def names_product(prepared: Prepared, start: int) -> bool:
    """Say whether the citation begins with the name of a medicine: words in brackets behind it tell that its leaflet is cited."""
    product = _PRODUCT.search(prepared.whole, start) if "[" in prepared.whole else None
    return product is not None and not any(mark in prepared.whole[start:product.start()] for mark in (". ", ", "))


def _label(prepared: Prepared) -> int:
    match = _LABEL.match(prepared.text)
    if match is None:
        return len(prepared.text) - len(prepared.text.lstrip())
    prepared.take(0, match.end(), "label")
    prepared.fields["label"] = match.group().strip()
    return match.end()


def _one(prepared: Prepared, pattern: re.Pattern[str], role: str) -> None:
    match = _search(prepared, pattern)
    if match and match.start() > 0:
        prepared.fields[role] = match.group(1).strip()
        prepared.take(match.start(), match.end(), "mark")
        prepared.claim(match.start(1), match.end(1), role)


def _edition(text: str) -> str:
    """A numbered edition is a number, so that each style and language prints it in its own way."""
    number = re.match(r"(\d{1,2})(?:st|nd|rd|th|e|a|ª|º|ᵉ|ᵃ|ème|\.)?$", text)
    return number.group(1) if number else _ORDINALS.get(text.lower(), text)


def chapter_first(prepared: Prepared, start: int) -> int:
    """Read "Chapter 71:" before a title; returns where the title begins."""
    while start < len(prepared.text) and prepared.text[start] in " .,:;":
        start += 1
    match = _CHAPTER_FIRST.match(prepared.text, start)
    if match is None or "chapter-number" in prepared.fields:
        return start
    prepared.fields["chapter-number"] = match.group(1)
    prepared.take(start, match.end(), "mark")
    prepared.claim(match.start(1), match.end(1), "chapter-number")
    return match.end()


def _behind(prepared: Prepared, start: int, people: dict[str, names.Names]) -> None:
    """Read and hide translators whom a word in brackets behind their names announces."""
    mark = _BRACKET_BEHIND.search(prepared.text, start)
    if mark is None or "translator" in people:
        return
    for begin in _NAME_START.finditer(prepared.text, max(start, mark.start() - 90), mark.start()):
        found = names.read(prepared.text, begin.end(), mark.start() + 2, announced=True)
        if found.people and found.end == mark.start():
            people["translator"] = found
            prepared.take(begin.end(), found.end, "translator")
            prepared.take(*mark.span(), "mark")
            return


def helpers(prepared: Prepared, start: int, people: dict[str, names.Names]) -> None:
    """Read and hide translators and editors that words announce: "translated by", "edited by", "ed. Name"."""
    for match in _IN_BRACKETS.finditer(prepared.text, start):
        role = "translator" if match.group(1).startswith("T") else "editor"
        found = names.read(prepared.text, match.start() + 1, match.end(), announced=True)
        if found.people and role not in people and prepared.text[found.end:match.start(1)].strip(" ,") == "":
            people[role] = found
            prepared.take(match.start(), match.end(), "mark")
            prepared.claim(match.start() + 1, found.end, role)
    _behind(prepared, start, people)
    for role, pattern in (("translator", _TRANSLATED), ("editor", _EDITED)):
        word = pattern.search(prepared.text, start)
        if word is None or role in people:
            continue
        found = names.read(prepared.text, word.end(), len(prepared.text), announced=True)
        if found.people:
            people[role] = found
            prepared.take(word.start(), word.end(), "mark")
            prepared.take(word.end(), found.end, role)
