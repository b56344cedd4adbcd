"""How many citations one core reads in a second, and what printing one in a style costs."""

import time
from collections.abc import Iterator

from benchmarks.figure import Figure
from netpub.references import parse, printing

_COUNT = 2000
_PRINTED = 100
_ROUNDS = 3
_NAMES = ("Hollis RT", "Vane PQ", "Orme LK", "Bray MJ", "Tarn SE", "Quill AB", "Finch DO")
_SUBJECTS = ("Walking", "Sleep", "Rest", "Gentle exercise", "Eating well", "Company", "Morning light")
_SETTINGS = ("after surgery", "on the ward", "during treatment", "at home", "in older people")
_JOURNALS = ("Ann Imagin Surg", "J Sample Nurs", "Lancet Fict", "Imagin Med", "Int J Example Care")
_FORMS = (
    "{authors}. {subject} {setting}: a randomised study. {journal}. {year};{volume}({issue}):{page}-{last}. doi:10.5555/{page}.{volume}",
    "{authors}, et al. {subject} {setting}. {journal} {year};{volume}:{page}-{last}.",
    "National Sleep Institute. {subject} {setting}. {year}. Accessed at https://www.example.org/{volume}/{page} on August {issue}, 2024.",
    ("{authors}. Chapter {issue}: {subject}. In: Orme L, Bray M, eds. Handbook of Care. {issue}th ed. "
    "Philadelphia, PA: Inkwell Press; {year}:{page}-{last}."),
    "{authors} ({year}) {subject} {setting}. London: Inkwell Press.",
)


def measure() -> Iterator[Figure]:
    """Yield the rate for generated citations of five forms, of articles, chapters, books and web pages."""
    made = [citation(number) for number in range(_COUNT)]
    read = sum(bool(parse(raw, "r1").csl) for raw in made)
    assert read > 0.9 * _COUNT, "most of these citations must be read, or their time means nothing"
    rate = _COUNT / min(_time(made) for _ in range(_ROUNDS))
    yield Figure("references-per-second", "Citations read into fields", rate, "references/s/core", at_least=1500)
    references = [parse(raw, f"r{number}") for number, raw in enumerate(made[:_PRINTED])]
    printing.bibliography(references[:1], "ama", "full", "es-ES")  # starts pandoc and reads the style
    start = time.perf_counter()
    printed = printing.bibliography(references, "ama", "full", "es-ES")
    cost = 1000 * (time.perf_counter() - start) / _PRINTED
    assert len(printed) > 0.9 * _PRINTED, "most of these must be printed in the style, or their time means nothing"
    yield Figure("reference-printing", "A reference printed in a list of a hundred", cost, "ms", at_most=20)


def citation(number: int) -> str:
    """Return a citation; each number has its own, the same on every machine."""
    names = [_NAMES[(number + place) % len(_NAMES)] for place in range(1 + number % 6)]
    page = 1 + number * 7 % 900
    return _FORMS[number % len(_FORMS)].format(
        authors=", ".join(names), subject=_SUBJECTS[number % len(_SUBJECTS)], setting=_SETTINGS[number // 5 % len(_SETTINGS)],
        journal=_JOURNALS[number // 3 % len(_JOURNALS)], year=1980 + number % 44, volume=1 + number % 60, issue=1 + number % 12,
        page=page, last=page + number % 20 + 1)


def _time(made: list[str]) -> float:
    start = time.process_time()
    for number, raw in enumerate(made):
        parse(raw, f"r{number}")
    return time.process_time() - start
