"""Numbers are read by the rules of the language they stand in."""

import pytest

from netpub.text.numbers import numbers, spelled


@pytest.mark.parametrize(("text", "locale", "found"), [
    ("1,234.5 and 0.5", "en-GB", ["0.5", "1234.5"]),
    ("1.234,5 y 0,5", "es-ES", ["0.5", "1234.5"]),
    ("1,234.5 y 0.5", "es-US", ["0.5", "1234.5"]),
    ("1 234,5 et 1\u202f000", "fr-FR", ["1", "1000", "234.5"]),
    ("12\u00a0345 mg", "es-ES", ["12345"]),
    ("P = .05", "en-US", ["0.05"]),
    ("0.5 y 1,5", "es-ES", ["0", "1.5", "5"]),
    ("0800 000 0000", "en-GB", ["000", "0000", "0800"]),
    ("1-800-227-2345", "en-US", ["1", "227", "2345", "800"]),
    ("5–10 mg, 20%", "en-GB", ["10", "20", "5"]),
    ("9 am to 5.30pm", "en-GB", ["09:00", "17:30"]),
    ("de 9:00 a 17:30", "es-ES", ["09:00", "17:30"]),
    ("de 9 a. m. a 5:30 p. m.", "es-US", ["09:00", "17:30"]),
    ("12 am, 12 pm, 13 pm", "en-GB", ["00:00", "12:00", "13"]),
    ("1.234.567", "es-ES", ["1234567"]),
    ("12,34", "en-GB", ["12", "34"]),
    ("٥٠ ملغ, ١٬٢٣٤٫٥", "ar", ["1234.5", "50"]),
    ("من الساعة 9 صباحاً إلى الساعة 5:30 مساءً، 12 ظهراً", "ar", ["09:00", "12:00", "17:30"]),
    ("من 9 ص إلى 5 م", "ar", ["09:00", "17:00"]),
    ("5 مرضى و9 صور", "ar", ["5", "9"]),
    ("上午 9 点至下午 5 点半", "zh-Hans", ["09:00", "17:30"]),
    ("下午5:15，服用 5 次", "zh-Hans", ["17:15", "5"]),
    ("B12, CA19-9", "en-GB", ["12", "19", "9"]),
])
def test_numbers(text: str, locale: str, found: list[str]) -> None:
    assert sorted(numbers(text, locale).elements()) == found


@pytest.mark.parametrize(("text", "locale", "found"), [
    ("Twenty-one days, the third week, stage III, IV", "en-GB", ["21", "3", "3"]),
    ("veintiún días, treinta y dos, la séptima, el siglo XX", "es-ES", ["20", "21", "32", "7"]),
    ("I and X", "en-GB", []),
    ("vingt", "fr", []),
])
def test_numbers_in_words(text: str, locale: str, found: list[str]) -> None:
    assert sorted(spelled(text, locale).elements()) == found
