"""Checks of translations: what must be found, what must not, in both directions, and how often they err on people's own work."""

import json
import random
import re
from pathlib import Path

import pytest
from seeded_faults import FAULTS

from netpub.findings import Severity, catalogue
from netpub.translate.glossary import load
from netpub.translate.quality import CHECKS, problems

TABLE = Path(__file__).parents[1] / "cases/translate/quality"


def found(source: str, target: str, locale: str = "es-ES", source_locale: str = "en-GB") -> list[tuple[str, str]]:
    return list(problems(source, source_locale, target, locale))


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (TABLE / name).read_text(encoding="utf-8").splitlines()
    return [tuple(re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), cell.strip(" ")) for cell in line.split(" | "))
            for line in lines if line and not line.startswith("#")]


@pytest.mark.parametrize(("locales", "source", "target"), rows("good.txt"))
def test_a_good_translation_is_left_alone(locales: str, source: str, target: str) -> None:
    """In both directions: what is a good translation one way is one the other way."""
    here, there = locales.split(">")
    assert found(source, target, there, here) == []
    assert [rule for rule, _ in found(target, source, here, there)] == []


@pytest.mark.parametrize(("locales", "rule", "source", "target", "detail"), rows("faults.txt"))
def test_a_fault_is_found(locales: str, rule: str, source: str, target: str, detail: str) -> None:
    here, there = locales.split(">")
    assert (rule, detail) in found(source, target, there, here)


def test_every_check_finds_a_fault_of_the_table() -> None:
    """No check may die unseen: each finds one of the faults when it is asked alone."""
    told = {rule for _, rule, *_ in rows("faults.txt")}
    own = {rule for rule in catalogue() if rule.startswith("translation-")}
    elsewhere = {"translation-incomplete", "translation-stale", "translation-term", "translation-term-forbidden", "translation-length",
                 "translation-pinned", "translation-held", "translation-withdrawn", "translation-origin-unclear"}
    assert own - told - elsewhere == set()
    assert len(CHECKS) == 15


def test_the_glossary_s_terms_are_asked_for_and_its_forbidden_words_found() -> None:
    glossary = load("term,translation,forbidden\nbowel movement,deposición|evacuación,movimiento intestinal\n,,constipado\n".encode(),
                    "locales/es/glossary.csv")

    def ask(source: str, target: str) -> list[tuple[str, str]]:
        return list(problems(source, "en", target, "es", glossary))

    assert ask("Two bowel movements", "Dos deposiciones") == []
    assert ask("Two bowel movements", "Dos movimientos intestinales") == [
        ("translation-term-forbidden", "“movimiento intestinal” for “bowel movement”"),
        ("translation-term", "“bowel movement” → “deposición” / “evacuación”")]
    assert ask("You have a cold", "Está constipado") == [("translation-term-forbidden", "“constipado”")]
    assert ask("the bowel", "el intestino") == []


def test_a_text_longer_than_its_place_is_found() -> None:
    assert list(problems("<1>Call</1>", "en", "<1>Llame</1>", "es", limit=5)) == []
    assert list(problems("<1>Call</1>", "en", "<1>Llamen</1>", "es", limit=5)) == [("translation-length", "6 characters, at most 5")]


PAIRS = Path("data/nci/pairs.jsonl")


def _is_error(rule: str) -> bool:
    return catalogue()[rule].severity is Severity.ERROR


@pytest.mark.slow
@pytest.mark.parametrize(("source", "target"), [("en", "es"), ("es", "en")])
def test_people_s_translations_are_rarely_doubted_and_faults_in_them_found(shared: Path, source: str, target: str) -> None:
    """On pairs that people translated, at most 2 % have an error (some do differ); of faults put into the others nearly all are found."""
    pairs = [json.loads(line) for line in (shared / PAIRS).read_text(encoding="utf-8").splitlines()]
    pairs = [pair for pair in pairs if pair["exact_struct"] and pair["en"] != pair["es"]]
    told = [(pair, set(problems(pair[source], source, pair[target], target))) for pair in pairs]
    good = [(pair, known) for pair, known in told if not any(_is_error(rule) for rule, _ in known)]
    assert len(good) >= 0.98 * len(pairs) > 1000
    for name, (seed, share) in FAULTS.items():
        chance = random.Random(7)
        tried = hit = 0
        for pair, known in good:
            text = seed(pair[target], target, chance)
            if text != pair[target]:
                tried += 1
                hit += bool(set(problems(pair[source], source, text, target)) - known)
        assert hit >= share * tried > 0, f"{name}: {hit} of {tried}"
