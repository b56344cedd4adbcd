"""Phone numbers, doses, ranges and percentages: found where they are, nowhere else, in time that grows with the text."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from netpub.text.quantities import quantities


def found(text: str) -> list[str]:
    return [f"{quantity.kind} {text[quantity.start:quantity.end]}" for quantity in quantities(text)]


@pytest.mark.parametrize("number", [
    "0800 000 0000", "020 7946 0123", "(020) 7946 0123", "+44 20 7946 0123", "+44 (0)20 7946 0123", "(+44) 20 7946 0123", "0808 808 00 00",
    "1-800-227-2345", "800-227-2345", "(800) 227-2345", "800.227.2345", "+1 (800) 227-2345", "1800 037 267", "1300 65 65 89",
    "01 23 45 67 89", "+34 900 123 456", "0800\u00a0000\u00a00000",
])
def test_a_phone_number_is_known_by_its_form(number):
    assert found(f"There is {number}, day and night.") == [f"phone {number}"]


@pytest.mark.parametrize(("text", "expected"), [
    ("Call 112 at once.", ["phone 112"]), ("Dial 999.", ["phone 999"]), ("Call us free on 13 11 20.", ["phone 13 11 20"]),
    ("Tel.: 900 123 456", ["phone 900 123 456"]), ("Llame al 061.", ["phone 061"]), ("Teléfono: 900 100 036", ["phone 900 100 036"]),
    ("Call within 100 days.", []), ("900 123 456 people", []), ("We treated 112 people.", []),
    ("1-800-4-CANCER (1-800-227-2345)", ["phone 1-800-227-2345"]), ("0800 000 0000 24 hours a day", ["phone 0800 000 0000"]),
])
def test_words_before_a_number_make_it_one(text, expected):
    assert found(text) == expected


@pytest.mark.parametrize("text", [
    "ISBN 978-0-00-000000-2", "ISSN 0748-7983", "doi 10.1234/0123456789", "https://example.org/01234567890", "on 2024-08-04", "01.02.2024 10:30",
    "NCT01234567890", "0.05 0.10 0.15 0.20", "from 0 1 2 3 4 5 6 7 8 9 10", "stage T2-3", "1/2 cup", "5-HT", "2024-08", "pages 23:70-84", "100 people",
])
def test_other_numbers_stay_plain(text):
    assert found(text) == []


@pytest.mark.parametrize(("text", "expected"), [
    ("5 mg", ["dose 5 mg"]), ("5mg,", ["dose 5mg"]), ("5\u00a0mg.", ["dose 5\u00a0mg"]), ("0.5 ml/kg/h", ["dose 0.5 ml/kg/h"]), ("1.234,5 µg", ["dose 1.234,5 µg"]),
    ("90 mg/m2", ["dose 90 mg/m2"]), ("38.5 °C", ["dose 38.5 °C"]), ("1 000 mg", ["dose 1 000 mg"]), ("2 500 mg tablets", ["dose 500 mg"]),
    ("20 millilitres", ["dose 20 millilitres"]), ("20 mililitros", ["dose 20 mililitros"]), ("5 gallons", []), ("5 mgs", []),
    ("10%", ["percentage 10%"]), ("10 %", ["percentage 10 %"]), ("20 percent", ["percentage 20 percent"]), ("20 por ciento", ["percentage 20 por ciento"]),
    ("2–3 cm", ["range 2–3 cm"]), ("5 mg - 10 mg", ["range 5 mg - 10 mg"]), ("5-10 mg", ["range 5-10 mg"]), ("2 to 3 cm", ["range 2 to 3 cm"]),
    ("15 a 20 mg", ["range 15 a 20 mg"]), ("10 to 15 %", ["range 10 to 15 %"]), ("4–6 weeks", ["range 4–6"]), ("2020-2021", ["range 2020-2021"]),
    ("2 to 3 weeks", []), ("4-2", []), ("1-2-3", []),
    ("Take 5 mg or 10 mg; 20% do.", ["dose 5 mg", "dose 10 mg", "percentage 20%"]),
])
def test_numbers_with_units_and_ranges(text, expected):
    assert found(text) == expected


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789 -–.,()+/%mgcal to\u00a0"), max_size=60))
def test_quantities_stand_in_order_and_never_overlap(text):
    ends = [0]
    for quantity in quantities(text):
        assert ends[-1] <= quantity.start < quantity.end <= len(text)
        assert any(sign.isdigit() for sign in text[quantity.start:quantity.end])
        ends.append(quantity.end)


@pytest.mark.parametrize("piece", ["1 ", "1-", "(1)", "9", "5 mg - ", "call ", "0800 ", "1.1,", "5 to ", "(", "+", "1 000 ", "2 a "])
def test_time_grows_with_the_text_and_no_faster(piece):
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        start = time.process_time()
        quantities(text)
        return time.process_time() - start

    seconds(1000)
    assert seconds(60_000) < 4 * seconds(30_000) + 0.2
