"""Bounded time: twice the length takes about twice as long, whatever the string is made of."""

import time

import pytest

from netpub.references import parse
from netpub.references.prepared import LONGEST

KINDS = {
    "authors": "Hollis RT, ", "inverted": "Hollis, R. T., ", "natural": "Rosa Hollis, ", "capitals": "A", "capital-words": "Ab ", "small": "a", "punctuation": ".,;: ",
    "brackets": "((((", "quotes": "“a” ", "digits": "1", "numbers": "12 ", "years": "2019 ", "dashes": "1-", "months": "May ", "markup": "<i ", "entities": "&a",
    "addresses": "https://a.b/c ", "dois": "10.5555/a ", "in": ". In: ", "eds": ", eds. ", "towns": "London: ", "sentences": "Aa bb. Cc dd. ", "commas": "A, b, ",
    "right-to-left": "النوم ", "dots": "A. ", "apostrophes": "O'", "hyphens": "A-", "initials": "A.B.", "blanks": "  ", "accessed": "accessed at ", "volumes": "vol. ",
    "laws": "Rest Act of the ", "meetings": ", 3rd Aa Bb Conference ", "translators": "(A. Berman, Trans. ", "behind": ". Anna Berman (trans.", "accents": "a\u0301",
    "universities": " Diss. Aa, thesis", "places": "Aa (BB): ", "abstracts": "(suppl; abstr ", "collections": ", coll. «", "hosts": "Aa.Bb ", "acronyms": "AB. ",
    "references": "Hollis R. Rest on it. Imagin Surg. 2001;3(1):5-9. ",
}


@pytest.mark.parametrize("kind", KINDS)
def test_twice_the_length_takes_about_twice_as_long(kind: str) -> None:
    half = _seconds((KINDS[kind] * LONGEST)[:LONGEST // 2])
    whole = _seconds((KINDS[kind] * LONGEST)[:LONGEST])
    assert whole < 3.2 * half + 0.02
    assert whole < 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_hundred_thousand_characters_take_no_time(kind: str) -> None:
    assert _seconds((KINDS[kind] * 100_000)[:100_000]) < 0.1


def test_four_hundred_authors_are_all_read() -> None:
    names = ", ".join(f"Hollis{chr(97 + i % 26)}{chr(97 + i // 26)} R" for i in range(400))
    item = parse(f"{names}. Rest on the ward. Imagin Surg. 2001;3(1):5-9.", "r1").csl
    assert len(item["author"]) == 400
    assert item["title"] == "Rest on the ward"


def _seconds(raw: str) -> float:
    best = 10.0
    for _ in range(3):
        start = time.process_time()
        parse(raw, "r1")
        best = min(best, time.process_time() - start)
    return best
