"""How many fields are right: on citations that are made here from records in the styles that publishers use, with floors that must hold."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from netpub.references import parse

_FAMILIES = ["Hollis", "Vane", "Orme", "Teal", "Bray", "Okafor", "Lindqvist", "Marchetti", "Novák", "O'Dell", "Saint-Clair", "García", "Tanaka", "Schröder", "McAllister", "de-Witt", "Ferreira", "Nguyen"]
_TOPICS = ("sleep", "fatigue", "walking", "silence", "hospital food", "visiting hours", "small talk", "night lights", "waiting rooms", "wool blankets")
_PLACES = ("after bowel surgery", "in older adults", "on the ward", "among survivors of lung cancer", "in COVID-19", "during chemotherapy with 5-FU")
_KINDS = ("a randomised trial", "a cohort study of 1,204 patients", "results of a phase II study", "what do nurses say?", "a systematic review", "")
_SERIALS = ("J Clin Oncol", "Annals of Imagined Surgery", "Lancet Oncology", "Support Care Cancer", "Br J Nurs", "Nature", "PLoS One", "Eur J Cancer Care",
            "CA Cancer J Clin", "Journal of Clinical Nursing", "Sleep", "Proc Natl Acad Sci U S A", "N Engl J Med")
_BODIES = ("National Sleep Institute", "World Rest Organization", "Canadian Blanket Society (CBS)", "Quiet Cancer Support", "Ministry of Health")
_IMPRINTS = (("New York, NY", "Springer"), ("Philadelphia, PA", "Elsevier"), ("London", "Inkwell Press"), ("Oxford", "Oxford University Press"))

Record = dict[str, Any]


def record(seed: int) -> Record:
    chance = random.Random(seed)
    kind = chance.choice(_KINDS)
    title = f"{chance.choice(('Effects of', 'Better', 'Managing', 'The cost of'))} {chance.choice(_TOPICS)} {chance.choice(_PLACES)}" + (f": {kind}" if kind else "")
    first = chance.randint(1, 900)
    people = [(chance.choice(_FAMILIES), "".join(chance.sample("ABCDEFGHJKLMNPRST", chance.choice((1, 2))))) for _ in range(chance.randint(1, 6))]
    place, publisher = chance.choice(_IMPRINTS)
    return {
        "people": people, "title": title, "serial": chance.choice(_SERIALS), "year": chance.randint(1985, 2025), "volume": chance.randint(1, 400),
        "issue": chance.randint(1, 24), "first": first, "last": first + chance.randint(1, 40), "body": chance.choice(_BODIES), "place": place, "publisher": publisher,
        "doi": f"10.5555/x.{seed}",
    }


def _compact(r: Record) -> str:
    return ", ".join(f"{family} {given}" for family, given in r["people"])


def _inverted(r: Record) -> str:
    names = [f"{family}, {'. '.join(given)}." for family, given in r["people"]]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])}, & {names[-1]}"


def _initials(r: Record) -> str:
    names = [f"{'. '.join(given)}. {family}" for family, given in r["people"]]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _stop(title: str) -> str:
    return title if title.endswith("?") else title + "."


STYLES: dict[str, tuple[float, Callable[[Record], str]]] = {
    "ama": (0.98, lambda r: f"{_compact(r)}. {_stop(r['title'])} {r['serial']}. {r['year']};{r['volume']}({r['issue']}):{r['first']}-{r['last']}. doi:{r['doi']}"),
    "ama-dense": (0.98, lambda r: f"{_compact(r)}. {_stop(r['title'])} {r['serial']}. {r['year']};{r['volume']}:{r['first']}-{r['last']}."),
    "vancouver": (0.98, lambda r: f"{_compact(r)}, et al. {_stop(r['title'])} {r['serial']} {r['year']}; {r['volume']}: {r['first']}–{r['last']}"),
    "nci": (0.98, lambda r: f"{_compact(r)}: {_stop(r['title'])} {r['serial']} {r['volume']} ({r['issue']}): {r['first']}-{r['last']}, {r['year']}."),
    "plos": (0.98, lambda r: f"{_compact(r)} ({r['year']}) {_stop(r['title'])} {r['serial']} {r['volume']}: {r['first']}–{r['last']}. doi:{r['doi']}"),
    "apa": (0.97, lambda r: f"{_inverted(r)} ({r['year']}). {_stop(r['title'])} {r['serial']}, {r['volume']}({r['issue']}), {r['first']}–{r['last']}."),
    "ieee": (0.97, lambda r: f"[3] {_initials(r)}, “{r['title']},” {r['serial']}, vol. {r['volume']}, no. {r['issue']}, pp. {r['first']}–{r['last']}, {r['year']}."),
}


def score(found: Any, wanted: dict[str, Any]) -> int:
    names = [person.get("family", person.get("literal")) for person in found.get("author", [])]
    year = found.get("issued", {}).get("date-parts", [[0]])[0][0]
    have = {**found, "author": names, "issued": year}
    return sum(have.get(key) == value for key, value in wanted.items())


@pytest.mark.parametrize("style", STYLES)
def test_journals(style: str) -> None:
    floor, write = STYLES[style]
    right = total = 0
    for r in map(record, range(300)):
        wanted = {
            "type": "article-journal", "author": [family for family, _ in r["people"]], "title": r["title"], "container-title": r["serial"], "issued": r["year"],
            "volume": str(r["volume"]), "page": f"{r['first']}-{r['last']}",
        }
        right += score(parse(write(r), "x").csl, wanted)
        total += len(wanted)
    assert right / total >= floor


def test_books_of_people() -> None:
    right = total = 0
    for r in map(record, range(200)):
        raw = f"{_compact(r)}. {_stop(r['title'])} 3rd ed. {r['place']}: {r['publisher']}; {r['year']}."
        wanted = {"type": "book", "author": [family for family, _ in r["people"]], "title": r["title"], "edition": "3", "publisher": r["publisher"],
                  "publisher-place": r["place"], "issued": r["year"]}
        right += score(parse(raw, "x").csl, wanted)
        total += len(wanted)
    assert right / total >= 0.97


def test_web_pages_of_bodies() -> None:
    right = total = 0
    for r in map(record, range(200)):
        raw = f"{r['body']}. {_stop(r['title'])} {r['year']}. Accessed at https://www.example.org/{r['volume']} on August 4, 2024."
        wanted = {"type": "webpage", "author": [r["body"]], "title": r["title"], "issued": r["year"], "URL": f"https://www.example.org/{r['volume']}",
                  "accessed": {"date-parts": [[2024, 8, 4]]}}
        right += score(parse(raw, "x").csl, wanted)
        total += len(wanted)
    assert right / total >= 0.97
