"""Where in a container a work stands: runs of year, volume, issue and pages, in whatever order and dress a style prints them."""

import re
from dataclasses import dataclass, field

from netpub.references.prepared import TAKEN
from netpub.references.words import MONTH, SEASON, UPPER

_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?(?![\w–-])"
_YEAR_ALONE = r"(?:1[5-9]|20)\d\d"
_NUMBER = r"[A-Za-z]{0,4}\d+[A-Za-z]?(?:\.\d+)?"
_RANGE = rf"{_NUMBER}\s?[-‐‑–—−]{{1,2}}\s?[A-Za-z]{{0,3}}\d+[A-Za-z]?"
_WHEN = rf"(?:{MONTH}|{SEASON})\b\.?(?:\s?[-–/]\s?(?:{MONTH}|{SEASON})\b\.?)?"
_WHEN_DAY = rf"{_WHEN}(?:\s\d{{1,2}}(?:[-–]\d{{1,2}})?)?"
_ROMAN = r"(?=[IVXLC])C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b"

# One item of a run; the name of the group says what it is. Each begins a word or with a bracket, which is looked at first, for speed.
_ITEM = re.compile(r"(?:(?=[(№])|\b(?=\w))(?:" + "|".join((
    rf"\(\s?(?:(?P<before>(?:\d{{1,2}}\s)?{_WHEN_DAY}),?\s?)?(?P<bracketed>(?:{_YEAR_ALONE}/)?{_YEAR})(?:,?\s(?P<after>(?:\d{{1,2}}\s)?{_WHEN_DAY}))?\s?\)",
    (rf"\(?\b(?:[Vv]ol(?:ume|s)?\b\s?\.?|VOL\b\.?|[Vv][.,](?=\s?[\dIVXLC])|(?:[Bb]d|[Jj]g|[Tt])\.|[Bb]and\b|[Jj]ahrg(?:ang\b|\.)|[Tt]omo?\b)\s?"
     rf"(?P<volume>\d+[A-Za-z]?(?:\s?[-–/]\s?\d+)?|{_ROMAN})(?!:\s[{UPPER}][a-z’']+\s)"),
    (r"\(?(?:\b(?:[Nn]os?|[Nn]r|[Nn]um|[Nn]úm|[Ii]ssue|[Ii]ss|[Nn]umber|[Hh]eft|[Ff]asc)\b\s?\.?\s?|\b[Nn]\s?[°º.]\s?|\bH\.\s?"
     r"|№\s?)(?P<issue>\d+[A-Za-z]?(?:\s?[-–/]\s?\d+)?)\)?"),
    (rf"\(?(?:\b(?:[Pp]{{1,2}}|[Pp]gs?|[Pp]ages?|[Ss]eiten?|[Pp]ágs?|Art(?:icle|\.)\s(?:[Nn]o\.?:?|ID))(?!\w)\s?\.?\s?:?\s?|\bS\.\s?(?=\d)|\bS\s(?=\d+\s?[-–]))"
     rf"(?P<pages>{_RANGE}|{_NUMBER}(?:\s?ff?\b\.?)?)\)?"),
    r"(?P<annual>\b\d{1,3})\.\s?(?:Jg|Jahrg)(?:\b\.?|ang\b)",
    r"(?P<slashed>(?<![\w/.-])\d{1,3}/\d{1,3}(?=\s?[,:(]\s?(?:S\.|pp?\.|\(|\d)))",
    r"(?P<total>\b\d+)\s?(?:pp?|pages)\b(?!\.?\s?\d)\.?",
    (r"\(\s?(?P<inside>(?:(?:[Ss]uppl|[Ss]upplement|SUPPL|[Pp]t|[Pp]art|[Ss]pec)\b\.?\s?)?"
     r"(?:[A-Za-z]{0,3}\d+(?:_suppl(?:_?\d{1,2})?|[A-Za-z]?)|(?<=\d\()[A-Za-z](?=\)))(?:\s?[-–/,&]\s?\d+){0,3}"
    r"(?:\s(?:[Ss]uppl|SUPPL|[Ss]upplement|[Pp]t|[Pp]art)\b\.?(?:\s?\w{1,12})?)?"
    r"|(?:(?:\d{1,3}\s?)?[Ss]uppl\w{0,6}\.?(?:\s\w{1,3})?[;:,]\s)?[Aa]bstr(?:act)?\.?\s(?:[Nn]o\.?\s)?[\w-]{1,12}|[Ss]uppl(?:_\w{1,3}|\b\.?(?:\s\w{1,3})?)|[Ss]upplement)\s?\)"),
    rf"\(\s?(?P<season>{_WHEN})\s?\)",
    rf"(?P<month>(?<!Rio de )\b{_WHEN}(?:\s\d{{1,2}}(?:[-–]\d{{1,2}})?(?=[;,:.\s)]))?)(?=\s?[\d;,:.)\x1f])",
    rf"(?P<daymonth>\b\d{{1,2}}\.?\s{_WHEN})(?=[\s,;]+{_YEAR}|[.,;]|\s?$)",
    r"(?P<numeric>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b)",
    rf"(?P<range>(?<![\w.-])(?<!olumes ){_RANGE})(?!\w)",
    rf"(?P<year>\b{_YEAR})",
    r"(?P<supplement>\b(?:Suppl|Supplement|SUPPL|suppl|Pt|Spec No)\b\.?\s?\d*[A-Z]?)",
    rf"(?P<number>(?<![\w.-])(?<!olumes \d–){_NUMBER})(?![\w%°-]|–\d)",
    rf"(?P<roman>(?<!\w)(?=[IVXLC]{{2}}){_ROMAN})(?=\s?[,(:;]\s?(?:no|pp?\.|\d|\(|{_WHEN}))",
)) + ")")
_GAP = re.compile(r"[\s,;:.)\]]{0,5}")
_SET_OFF = ",.;:(?!”\"’')]" + TAKEN
_PERIOD = re.compile(rf"{_YEAR_ALONE}\s?[-–—]\s?{_YEAR_ALONE}")
# "40 (345–370)": numbers of three digits in brackets are pages and no issues.
_PAGES_INSIDE = re.compile(r"\d{3,4}\s?[-–]\s?\d{3,4}")
_NEAR_END = 12
_FULL = 3
# The number of a guideline in brackets, which is no issue: "(NG151)".
_CODE = re.compile(r"[A-Z]{2,}\d")
_POINTED = re.compile(r"\d{1,3}\.\d{1,2}")
_OWN_YEAR = re.compile(rf"[\s,]+{_YEAR}")
_LETTERS = re.compile(r"[^\W\d_]")


@dataclass(slots=True)
class Item:
    """One number or date of a run."""

    kind: str
    value: str
    start: int
    end: int
    match: re.Match[str]


@dataclass(slots=True)
class Run:
    """Items that follow each other with nothing but punctuation between them, and how much they look like a locator."""

    items: list[Item] = field(default_factory=list)
    score: float = 0.0

    @property
    def start(self) -> int:
        """Where the run begins, its opening bracket and marks included."""
        return self.items[0].match.start()

    @property
    def end(self) -> int:
        """Where the run ends, its closing bracket included."""
        return self.items[-1].match.end()


def runs(text: str, start: int) -> list[Run]:
    """Return the runs of a text from ``start`` on, in their order, with their scores."""
    found: list[Run] = []
    for match in _ITEM.finditer(text, start):
        kind = match.lastgroup or ""
        kind = "bracketed" if match["bracketed"] else kind
        item = Item("volume" if kind == "annual" else kind, match[kind], match.start(kind), match.end(kind), match)
        if kind == "inside" and _CODE.match(item.value) and not text[match.start() - 1:match.start()].isdigit():
            continue
        if found and _GAP.fullmatch(text, found[-1].end, match.start()) and not _begins_date(text, found[-1], item):
            found[-1].items.append(item)
        else:
            found.append(Run([item]))
    for run in found:
        run.score = _score(text, run)
    return found


def _begins_date(text: str, run: Run, item: Item) -> bool:
    """Whether a day with its own year begins behind a year that ends a sentence: "... followed up to 2018. 12 August 2019."."""
    alone = len(run.items) == 1 and run.items[0].kind == "year" and text[run.end:run.end + 1] == "."
    return alone and item.kind in ("month", "daymonth") and _OWN_YEAR.match(text, item.match.end()) is not None


_WORTH = {
    "bracketed": 2.0, "volume": 3.0, "issue": 3.0, "pages": 3.0, "inside": 2.0, "range": 2.5, "year": 2.0, "season": 0.5, "month": 0.5,
    "daymonth": 1.0, "numeric": 2.0, "slashed": 2.5, "total": 1.5, "supplement": 1.5, "number": 0.7, "roman": 0.7,
}


def _score(text: str, run: Run) -> float:
    score = sum(_WORTH[item.kind] for item in run.items)
    for first, second in zip(run.items, run.items[1:], strict=False):
        between = text[first.match.end():second.match.start()]
        if ":" in between and second.kind in ("number", "range", "year", "pages"):
            score += 3
        if ";" in between or (first.kind in ("number", "roman") and second.kind == "inside"):
            score += 1.5
    behind = text[run.end:run.end + _NEAR_END]
    if not _LETTERS.search(behind.split(TAKEN)[0]):
        score += 2.5
    before = text[:run.start].rstrip(" ")[-1:]
    if (before and before in _SET_OFF) or (before == ":" and run.items[0].kind == "range"):
        score += 1
    if len(run.items) == 1 and is_period(run.items[0]):
        score -= 5
    following = text[run.end:run.end + 2]
    if following[:1] == " " and following[1:2].islower() and len(run.items) < _FULL:
        score -= 4
    return score


def is_period(item: Item) -> bool:
    """Say whether a range is the years that a title is about, and no pages: 1863-1923."""
    return item.kind == "range" and _PERIOD.fullmatch(item.value) is not None


def is_of_title(text: str, run: Run) -> bool:
    """Say whether a run is a year that belongs to the words before it: "Cancer in Norland 2021", "Life in Norland: 2011"."""
    before = text[:run.start].rstrip(" ")[-1:]
    return len(run.items) == 1 and run.items[0].kind == "year" and (before == ":" or before.isalpha())


def set_off(text: str, run: Run) -> bool:
    """Say whether punctuation stands on both sides of a run, so that it is no part of a title's wording."""
    before = text[:run.start].rstrip(" ")[-1:]
    behind = text[run.end:].lstrip(" ")[:1]
    closed = behind in ".,;:)]" + TAKEN or (behind == "(" and run.items[-1].kind == "range") or text[run.end - 1] == ")"
    return closed and (before in _SET_OFF or before == "" or text[run.start] == "(")


def read(run: Run, year_known: str) -> dict[str, Item]:
    """Say which item of a run is the year, the volume, the issue, the pages; ``year_known`` is a year read before, or empty."""
    made: dict[str, Item] = {}
    year = _year(run, year_known)
    rest: list[Item] = []
    for item in run.items:
        if item is year:
            made["issued"] = item
        elif item.kind in ("month", "daymonth", "season") or (item.kind == "numeric" and year is None and not year_known):
            made.setdefault("month" if item.kind != "numeric" else "issued", item)
        elif item.kind in ("volume", "issue", "pages", "total"):
            made.setdefault({"pages": "page", "total": "number-of-pages"}.get(item.kind, item.kind), item)
        elif item.kind == "inside" and _PAGES_INSIDE.fullmatch(item.value):
            made.setdefault("page", item)
        elif item.kind in ("inside", "supplement"):
            made.setdefault("issue", item)
        elif item.kind == "slashed" and "volume" not in made:
            made["volume"], made["issue"] = _halves(item)
        elif item.value != year_known:
            rest.append(item)
        else:
            made.setdefault("again", item)
    _assign(rest, made, run)
    return made


def _halves(item: Item, mark: str = "/") -> tuple[Item, Item]:
    """Volume and issue of "35/4", or of "35.4" as MLA prints them."""
    first, _, second = item.value.partition(mark)
    volume = Item("volume", first, item.start, item.start + len(first), item.match)
    return volume, Item("issue", second, item.end - len(second), item.end, item.match)


def _year(run: Run, known: str) -> Item | None:
    candidates = [item for item in run.items if item.kind in ("year", "bracketed")]
    if not candidates or known:
        return None
    bracketed = [item for item in candidates if item.kind == "bracketed"]
    if bracketed:
        return bracketed[0]
    if len(candidates) == 1:
        return candidates[0]
    first = run.items[0]
    if candidates[0] is first or (run.items[0].kind in ("daymonth", "month") and candidates[0] is run.items[1]):
        return candidates[0]
    return candidates[-1]


def _assign(rest: list[Item], made: dict[str, Item], run: Run) -> None:
    """Give the unmarked numbers of a run their parts: volume, issue, pages, in this order."""
    if len(rest) == 1 and is_period(rest[0]) and "volume" not in made:
        return
    if "page" in made:
        rest = [item for item in rest if item.kind != "range" or item.start < made["page"].start]
    ranges = [item for item in rest if item.kind == "range"]
    if ranges and "page" not in made:
        made["page"] = ranges[-1]
        rest = [item for item in rest if item.start < ranges[-1].start]
    rest = [item for item in rest if item is not made.get("page")]
    inside = made.get("issue")
    if "page" not in made and (len(rest) > 1 or (len(rest) == 1 and _is_page(rest[0], made, run))):
        made["page"] = rest.pop()
    if not rest and "page" in made and "volume" not in made and "again" in made and made["again"].end < made["page"].start:
        made["volume"] = made.pop("again")
    if rest and "volume" not in made:
        made["volume"] = rest.pop(0)
    if rest and inside is None:
        made["issue"] = rest.pop(0)
    volume = made.get("volume")
    if volume is not None and "issue" not in made and "page" in made and _POINTED.fullmatch(volume.value):
        made["volume"], made["issue"] = _halves(volume, ".")


def _is_page(item: Item, made: dict[str, Item], run: Run) -> bool:
    """A single number is a page when the volume is told, when a letter begins it, or when it follows the issue."""
    if "volume" in made:
        return True
    if ("again" in made and made["again"].end < item.start) or item.match.string[max(0, item.match.start() - 2):item.match.start()] == ": ":
        return True
    year, before = made.get("issued"), item.match.string[item.match.start() - 1]
    if year is not None and year.match.end() == item.match.start() - 1 and before == ":" and item is run.items[-1]:
        return True
    issue = made.get("issue")
    return item.value[0].isalpha() or (issue is not None and issue.start < item.start and issue is run.items[0])
