"""Checks of translations: what must be found, what must not, in both directions, and how often they err on people's own work."""

import json
import random
import re
import time
from pathlib import Path

import polib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from seeded_faults import FAULTS

from netpub.findings import Severity, catalogue
from netpub.translate import limits
from netpub.translate.glossary import load
from netpub.translate.quality import CHECKS, of_entry, problems

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
    """No check may die unseen: every rule has its faults, in both directions."""
    directions = [{rule for locales, rule, *_ in rows("faults.txt") if locales.startswith(source)} for source in ("en", "es")]
    assert directions[0] == directions[1], "every fault is put into English and into Spanish"
    told = directions[0]
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


def test_a_glossary_from_spanish_works_as_well() -> None:
    glossary = load(b"term,translation,forbidden\nenfermera,nurse,sister\n", "locales/en/glossary.csv", source="es", target="en")
    told = list(problems("Las enfermeras vienen.", "es", "The sisters come.", "en", glossary))
    assert told == [("translation-term-forbidden", "“sister” for “enfermera”"), ("translation-term", "“enfermera” → “nurse”")]
    assert list(problems("Las enfermeras vienen.", "es", "The nurses come.", "en", glossary)) == []


def test_a_text_longer_than_its_place_is_found() -> None:
    assert list(problems("<1>Call</1>", "en", "<1>Llame</1>", "es", limit=5)) == []
    assert list(problems("<1>Call</1>", "en", "<1>Llamen</1>", "es", limit=5)) == [("translation-length", "6 characters, at most 5")]
    assert list(problems("Llame", "es", "Call us", "en", limit=5)) == [("translation-length", "7 characters, at most 5")]


def test_the_limit_is_that_of_the_catalogue_s_comment_and_plural_forms_are_compared_one_by_one() -> None:
    entry = polib.POEntry(msgid="Call", msgstr="Llame ya", comment=f"Section: Help\n{limits.line(5)}\ntitle")
    assert list(of_entry(entry, entry.msgstr, "en", "es", None)) == [("translation-length", "8 characters, at most 5")]
    assert limits.limit("Section: At most five characters.") == 0
    forms = polib.POEntry(msgid="{n} day", msgid_plural="{n} days in 2 weeks", msgstr_plural={0: "un día", 1: "{n} días en 3 semanas"})
    assert list(of_entry(forms, "un día", "en", "es", None)) == []
    assert list(of_entry(forms, "{n} días en 3 semanas", "en", "es", None)) == [("translation-number", "lacking 2; added 3")]


TEXT = st.lists(st.sampled_from("0123 .,;:-–/%()¿?¡!«»“”<>&{}@\u00a0\x07٥年月日不لا") | st.sampled_from([
    "no ", "not ", "5 mg", "1.500", "June 5", "5 de junio", "a@b.es", "www.a.es/", "0800 123", "<1>", "</1>", "ninguno", "aspirin", "paracetamol",
    "twenty-one", "II", "10 am", "%s", "per day", "1-800-AB"]), max_size=12).map("".join)


@given(TEXT, TEXT, st.sampled_from(["en", "es-US", "fr-CA", "ar-EG", "zh-Hant", "de", "ja"]), st.sampled_from(["en-US", "es", "fr", "ar", "zh", "pt"]))
@settings(max_examples=80, deadline=None)
def test_any_two_texts_can_be_compared(source: str, target: str, source_locale: str, target_locale: str) -> None:
    """Whatever stands there, nothing fails, every rule is in the catalogue of findings, and a text compared twice gives the same."""
    told = list(problems(source, source_locale, target, target_locale))
    assert {rule for rule, _ in told} <= set(catalogue())
    assert told == list(problems(source, source_locale, target, target_locale))


def test_long_texts_take_no_longer_than_their_length_asks_for() -> None:
    for words in ("no 1 ", "1,000 5-6 ", "june 5 ", "ninguno ", "a.b@c.d ", "(" * 5, "{<1>"):
        text = words * 800
        begun = time.process_time()
        list(problems(text, "en", text[:-4] + "x", "es"))
        assert time.process_time() - begun < 5


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
