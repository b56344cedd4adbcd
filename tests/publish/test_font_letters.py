"""What signs of a font mean, read from the font itself."""

from fontTools.ttLib import TTFont

from netpub.publish import faces, font_letters


def test_signs_of_arabic_mean_the_letters_that_they_are_drawn_for():
    path = faces.path("IBM Plex Sans Arabic", 400)
    with TTFont(str(path), lazy=True) as font:
        meant = {name: font_letters.meanings(path).get(font.getGlyphID(name)) for name in (
            "uniFC91", "uniFEFB", "uni0651", "uni0651064E", "uniFE98", "one", "comp.alefar.fina")}
    # yeh with reh, lam with alef, a mark, two marks in one sign, the teh in the middle of a word, a figure, and a stroke of several letters
    assert meant == {
        "uniFC91": "ير", "uniFEFB": "لا", "uni0651": "\u0651", "uni0651064E": "\u064e\u0651", "uniFE98": "ت", "one": "1", "comp.alefar.fina": None}
