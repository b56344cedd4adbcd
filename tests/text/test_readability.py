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


FACILE = ["Mangez peu. Buvez de l'eau. Reposez-vous. Appelez votre médecin si vous avez mal."]
DIFFICILE = ["L'insuffisance pancréatique postopératoire nécessite une supplémentation enzymatique individualisée selon des recommandations multidisciplinaires."]


@pytest.mark.parametrize(("easy", "hard", "language"), [(EASY, HARD, "en-GB"), (FACIL, DIFICIL, "es"), (FACILE, DIFFICILE, "fr-CA")])
def test_easy_texts_score_high_on_every_scale_of_their_language(easy, hard, language):
    assert {one.words for one in readability.eases(easy, language)} <= {"very easy", "easy"}
    assert {one.words for one in readability.eases(hard, language)} == {"very hard"}


def test_scales_are_those_of_their_authors():
    """5 words, 1 sentence, 7 syllables: Flesch 1948, Szigriszt 1993 with INFLESZ, Fernández Huerta 1959, Kandel and Moles 1958."""
    [flesch] = readability.eases(["The doctor reads a paper."], "en")
    assert flesch == ("Flesch reading ease", pytest.approx(206.835 - 1.015 * 5 - 84.6 * 7 / 5), "easy", 60)
    inflesz, huerta = readability.eases(["Coma pan y tome té."], "es")  # 5 words, 7 syllables
    assert inflesz == ("INFLESZ", pytest.approx(206.835 - 62.3 * 7 / 5 - 5), "very easy", 55)
    assert huerta[1] == pytest.approx(206.84 - 60 * 7 / 5 - 1.02 * 5)
    [kandel] = readability.eases(["Le médecin lit le papier."], "fr")  # 5 words, 8 syllables
    assert kandel[:2] == ("Kandel and Moles", pytest.approx(207 - 1.015 * 5 - 73.6 * 8 / 5))


def test_inflesz_has_its_own_bands():
    assert [readability._ease("", score, readability._INFLESZ).words for score in (80, 79, 65, 64, 55, 54, 40, 39)] == [
        "very easy", "easy", "easy", "plain", "plain", "fairly hard", "fairly hard", "very hard"]


@pytest.mark.parametrize(("word", "syllables"), [
    ("maison", 2), ("maladie", 3), ("infirmière", 3), ("quatre", 1), ("que", 1), ("fatigue", 2), ("payer", 2), ("réunion", 3), ("maïs", 2), ("opération", 4),
    ("hôpital", 3), ("guérir", 2), ("mangeaient", 2), ("œil", 1), ("août", 1), ("douleurs", 2), ("théâtre", 2), ("les", 1)])
def test_syllables_of_french_words(word, syllables):
    assert readability.counts([word], "fr").syllables == syllables


def test_the_grade_is_english_only():
    assert readability.grade(["The doctor reads a paper."], "en-US") == pytest.approx(0.39 * 5 + 11.8 * 7 / 5 - 15.59)
    assert readability.grade(FACIL, "es") is None
    assert readability.reading_age(FACILE, "fr") is None


def test_the_formula_is_that_of_kincaid():
    # 5 words, 1 sentence, 7 syllables: 0.39 * 5 + 11.8 * 7 / 5 - 15.59, and five years before school
    assert readability.reading_age(["The doctor reads a paper."], "en") == pytest.approx(0.39 * 5 + 11.8 * 7 / 5 - 15.59 + 5)


@pytest.mark.parametrize(("texts", "language"), [(["ご飯"], "ja"), (["خذ قسطا من الراحة."], "ar"), (["请休息。"], "zh-Hans"), (["Ein Satz."], "de"), ([], "en"), (["5 – 10"], "en")])
def test_nothing_is_said_without_a_formula_or_words(texts, language):
    assert readability.reading_age(texts, language) is None
    assert readability.eases(texts, language) == ()
