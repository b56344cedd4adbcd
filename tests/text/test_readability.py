"""How old readers must be: short words and sentences ask for less, and languages without a formula for nothing."""

import pytest

from netpub.text import readability

EASY = ["Eat small meals. Drink between meals. Rest when you are tired. Call your nurse if you are sick."]
HARD = ["Postoperative pancreatic insufficiency necessitates individualised enzymatic supplementation, considering multidisciplinary recommendations."]
FACIL = ["Coma poco. Beba agua. Descanse si lo necesita. Llame a su médico si se siente mal."]
DIFICIL = ["La insuficiencia pancreática postoperatoria requiere suplementación enzimática individualizada conforme a recomendaciones multidisciplinares."]


@pytest.mark.parametrize(("easy", "hard", "language"), [(EASY, HARD, "en-GB"), (FACIL, DIFICIL, "es-US")])
def test_hard_texts_ask_for_more_years(easy, hard, language):
    assert readability.reading_age(easy, language) < 11
    assert readability.reading_age(hard, language) > 14


def test_the_formula_is_that_of_kincaid():
    # 5 words, 1 sentence, 7 syllables: 0.39 * 5 + 11.8 * 7 / 5 - 15.59, and five years before school
    assert readability.reading_age(["The doctor reads a paper."], "en") == pytest.approx(0.39 * 5 + 11.8 * 7 / 5 - 15.59 + 5)


@pytest.mark.parametrize(("texts", "language"), [(["ご飯"], "ja"), (["Ein Satz."], "de"), ([], "en"), (["5 – 10"], "en")])
def test_nothing_is_said_without_a_formula_or_words(texts, language):
    assert readability.reading_age(texts, language) is None
