"""Themes: every pair of colours is read easily, and a theme that cannot be used says why."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from netpub.errors import ConfigError
from netpub.publish import theme
from netpub.text import scripts

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize(("text", "ground"), theme.PAIRS)
def test_every_pair_of_the_theme_is_read_easily(text: str, ground: str):
    colours = theme.load().colours
    assert theme.contrast(colours[text], colours[ground]) >= 4.5


def test_every_colour_that_carries_text_is_in_a_pair():
    assert {name for pair in theme.PAIRS for name in pair} == set(theme.COLOURS) - {"line"}


def test_contrast_is_that_of_wcag():
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert theme.contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert theme.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@given(COLOURS, COLOURS)
def test_contrast_has_no_direction(one: str, other: str):
    assert theme.contrast(one, other) == theme.contrast(other, one)
    assert 1 <= theme.contrast(one, other) <= 21
    assert theme.contrast(one, one) == 1


def test_own_colours_replace_those_of_the_theme():
    assert theme.load({"accent": "#00404F"}).colours == {**theme.COLOURS, "accent": "#00404f"}


@pytest.mark.parametrize(("options", "said"), [
    ({"accent": "#9fd6d6"}, "contrast"),
    ({"warm-tint": "#cc8866"}, "warm on warm-tint"),
    ({"accent": "teal"}, "no colour"),
    ({"accent": "#0b5c6b; } body { display: none"}, "no colour"),
    ({"acent": "#0b5c6b"}, "acent"),
    ({"folder": "nowhere"}, "nowhere"),
    ({"folder": "../outside"}, "outside"),
    ({"folder": "/etc"}, "/etc"),
])
def test_a_theme_that_cannot_be_used_says_why(options: dict[str, str], said: str, tmp_path: Path):
    (tmp_path / "outside").mkdir()
    (tmp_path / "project").mkdir()
    with pytest.raises(ConfigError) as caught:
        theme.load(options, tmp_path / "project")
    assert said in caught.value.message
    assert caught.value.remedy


@pytest.mark.parametrize("name", ["missing.svg", "../secret.svg", "."])
def test_a_logo_is_a_file_of_the_theme(name: str, tmp_path: Path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "secret.svg").write_text("<svg/>")
    (tmp_path / "ours" / "sign.svg").write_text("<svg/>")
    assert theme.load({"folder": "ours", "logo": "sign.svg"}, tmp_path).logo == "sign.svg"
    assert theme.load({"folder": "ours"}, tmp_path).logo == ""
    for options in ({"folder": "ours", "logo": name}, {"logo": "sign.svg"}):
        with pytest.raises(ConfigError) as caught:
            theme.load(options, tmp_path)
        assert "logo" in caught.value.message


def test_a_near_name_is_offered():
    with pytest.raises(ConfigError) as caught:
        theme.load({"acent": "#0b5c6b"})
    assert "accent" in caught.value.remedy


def test_a_folder_takes_the_place_of_the_theme_file_by_file(tmp_path: Path):
    (tmp_path / "ours").mkdir()
    (tmp_path / "ours" / "booklet.css").write_text("p { color: red }", encoding="utf-8")
    ours = theme.load({"folder": "ours"}, tmp_path)
    assert ours.file("booklet.css") == "p { color: red }"
    assert ours.file("booklet.html") == theme.load().file("booklet.html")


@pytest.mark.parametrize(("locale", "script"), [
    ("en-GB", "Latn"), ("es-US", "Latn"), ("ar", "Arab"), ("zh-Hans", "Hans"), ("zh-TW", "Hant"), ("uk", "Cyrl"), ("el", "Grek"),
    ("sr", "Cyrl"), ("sr-Latn", "Latn"), ("vi", "Latn"), ("hi", "Deva"),
])
def test_the_script_of_a_language(locale: str, script: str):
    assert scripts.script_of(locale) == script
