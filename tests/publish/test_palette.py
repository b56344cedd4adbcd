"""Colours for screens: every text on its ground can be read, by day and by night, in any publisher's colours."""

import re

import pytest

from netpub.publish import palette, theme

TEXTS = [(text, ground) for text in ("ink", "muted", "accent", "warm") for ground in ("paper", "tint")]
PAIRS = [*TEXTS, ("ink", "warm-tint"), ("warm", "warm-tint"), ("on-band", "band")]
OURS = theme.COLOURS
PLUM = OURS | {"accent": "#5b1a5e", "accent-mid": "#6b2a6e", "accent-light": "#7b3a7e", "warm": "#8a4b00", "tint": "#f4e9f5"}


@pytest.mark.parametrize("colours", [OURS, PLUM], ids=["ours", "plum"])
@pytest.mark.parametrize("made", [palette.by_day, palette.by_night])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_contrast(colours, made, text, ground):
    values = made(colours)
    assert theme.contrast(values[text], values[ground]) >= theme.LEAST_CONTRAST


def test_night_has_every_colour_of_the_day():
    assert palette.by_night(OURS).keys() == palette.by_day(OURS).keys()


def test_night_keeps_the_hue():
    red, green, blue = (int(palette.by_night(PLUM)["accent"][at:at + 2], 16) for at in (1, 3, 5))
    assert red > green < blue


def test_style_sheet_uses_only_colours_that_there_are():
    used = {name for sheet in ("web.css", "index.css") for name in palette_names(theme.load().file(sheet))}
    assert used <= palette.by_day(OURS).keys()


def palette_names(sheet):
    return re.findall(r"var\(--([a-z-]+)\)", sheet)
