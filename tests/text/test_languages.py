"""Which language a text is certainly in: nothing is said where there is a doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpub.text import languages

ENGLISH = "You may feel tired after the operation, and it can take some weeks for you to get well."
SPANISH = "Es posible que se sienta cansado después de la operación y que tarde unas semanas en recuperarse."


@pytest.mark.parametrize(("text", "found"), [
    (ENGLISH, "en"), (SPANISH, "es"),
    ("قد تشعر بالتعب بعد العملية وقد تحتاج إلى عدة أسابيع للتعافي", "Arab"), ("手术后您可能会感到疲倦，需要几周时间才能恢复。" * 2, "Hani"),
    ("После операции вы можете чувствовать усталость несколько недель", "Cyrl"),
    ("Everolimus, Sunitinib, Lanreotide, Octreotide, Capecitabine, Temozolomide, Cisplatin, Etoposide, Carboplatin, Interferon", None),
    ("Hospital General de la Ciudad", None), ("The Lancet", None), ("", None), ("5 mg – 10 mg; 20 mg – 40 mg; 80 mg – 160 mg (0800 000 0000)", None),
    (f"{ENGLISH} {SPANISH}", None),
])
def test_what_is_certain_is_said_and_nothing_else(text, found):
    assert languages.certain(text) == found


@pytest.mark.parametrize(("found", "tag", "fits"), [
    ("en", "en-GB", True), ("en", "es-ES", False), ("es", "en", False), ("es", "fr-FR", True), ("es", "ar-EG", False), ("Arab", "ar", True),
    ("Arab", "en", False), ("Hani", "zh-Hans", True), ("Hani", "zh-TW", True), ("Cyrl", "ru", True), ("Cyrl", "uk-UA", True), ("Arab", "ur", True)])
def test_a_tag_fits_what_was_found_or_does_not(found, tag, fits):
    assert languages.fits(found, tag) is fits


@given(st.text(max_size=300))
def test_any_text_is_answered(text):
    assert languages.certain(text) is None or isinstance(languages.certain(text), str)
