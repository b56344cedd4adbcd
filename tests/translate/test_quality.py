"""Checks of translations: what must be found, what must not, and how often they err on people's own work."""

import json
import random
import re
from pathlib import Path

import pytest

from netpub.translate.quality import problems


def found(source: str, target: str, locale: str = "es-ES") -> list[str]:
    return [detail for _, detail in problems(source, "en-GB", target, locale)]


@pytest.mark.parametrize(("source", "target"), [
    ("Take 5 mg twice a day.", "Tome 5 mg dos veces al día."),
    ("Take two tablets.", "Tome 2 pastillas."),
    ("In 3 to 4 weeks, 1 in 3 people", "De tres a cuatro semanas, 1 de cada 3 personas"),
    ("It costs 12,345.60.", "Cuesta 12.345,60."),
    ("About 12,000 people", "Unas 12 000 personas"),
    ("Call 0800 000 0000.", "Llame al 0800\u00a0000\u00a00000."),
    ("See [4,5].", "Véase [4,5]."),
    ("m<1>2</1> is not 3", "m<1>2</1> no es 3"),
    ("Take <1>1.5 mL</1> or 10 mcg.", "Tome <1>1,5 ml</1> o 10 µg."),
    ("5 mg/day", "5 miligramos al día"),
    ("On March 29, 2025, at 5 pm", "El 29 de marzo de 2025 a las 17:00"),
    ("the 20th century", "el siglo XX"),
])
def test_a_good_translation_is_left_alone(source: str, target: str) -> None:
    assert found(source, target) == []


@pytest.mark.parametrize(("source", "target", "detail"), [
    ("Take 5 mg.", "Tome 50 mg.", "lacking 5; added 50"),
    ("Take 5 mg.", "Tome 5 g.", "lacking 5 mg; added 5 g"),
    ("5 mg and 2 g", "5 g y 2 mg", "lacking 2 g, 5 mg; added 2 mg, 5 g"),
    ("Take 1.5 ml.", "Tome 1.5 ml.", "lacking 1.5; added 1, 5"),
    ("Take 1.500 ml.", "Tome 1.500 ml.", "lacking 1.500; added 1500"),
    ("Call 0800 000 0000.", "Llame al 0800 000 000.", "lacking 0000; added 000"),
    ("Take two tablets.", "Tome 3 pastillas.", "added 3"),
    ("Take 2 tablets for two days.", "Tome pastillas durante dos días.", "lacking 2"),
    ("Take 5 mg.", "Tome.", "lacking 5"),
    ("At 9 am.", "A las 21:00.", "lacking 09:00; added 21:00"),
    ("Above 38 °C.", "Más de 38 °F.", "lacking 38 °C; added 38 °F"),
    ("Rest.", "Descan\x07se.", "U+0007"),
])
def test_a_fault_is_found(source: str, target: str, detail: str) -> None:
    assert found(source, target) == [detail]


def test_people_s_translations_are_rarely_doubted_and_faults_in_them_found(shared: Path) -> None:
    """On pairs that people translated, at most 2 % are flagged (some do differ); of changed digits at least 98 % are found."""
    pairs = [json.loads(line) for line in (shared / "data/nci/pairs.jsonl").read_text(encoding="utf-8").splitlines()]
    pairs = [pair for pair in pairs if pair["exact_struct"] and pair["en"] != pair["es"]]
    good = [pair for pair in pairs if not found(pair["en"], pair["es"])]
    assert len(good) >= 0.98 * len(pairs) > 1000
    chance = random.Random(7)
    faulty = 0
    numbered = [pair for pair in good if re.search(r"\d", pair["es"])]
    for pair in numbered:
        place = chance.choice([match.start() for match in re.finditer(r"\d", pair["es"])])
        digit = chance.choice([digit for digit in "0123456789" if digit != pair["es"][place]])
        faulty += bool(found(pair["en"], pair["es"][:place] + digit + pair["es"][place + 1:]))
    assert faulty >= 0.98 * len(numbered) > 300
