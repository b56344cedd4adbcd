"""A theme's colours for screens: by day as they are, by night derived from them, so that a publisher's own colours keep their hue."""

import colorsys
import re
from collections.abc import Iterable, Mapping

from netpub.publish.theme import Theme, contrast

# Text by night keeps more distance than WCAG 1.4.3 asks for, since thin light strokes on dark look thinner than they are.
_NIGHT_CONTRAST = 7.0
_COMMENT = re.compile(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/\n?")
_NIGHT, _LIGHT = "#0d1214", "#ffffff"


def style_sheet(theme: Theme, *names: str) -> str:
    """Return the theme's style sheets of these names as one, behind its colours; without comments, which readers would only load."""
    return "\n".join([variables(theme.colours), *(_COMMENT.sub("", theme.file(name)).strip() for name in names)])


def variables(colours: Mapping[str, str]) -> str:
    """Return CSS that sets a variable for each colour, for light and for dark surroundings (``prefers-color-scheme``)."""
    return (
        f":root{{color-scheme:light dark;{_declared(by_day(colours))}}}"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{_declared(by_night(colours))}}}}}")


def by_day(colours: Mapping[str, str]) -> dict[str, str]:
    """Return the colours with ``band`` and ``on-band``, the ground and the text at the head of a page."""
    return {**colours, "band": colours["accent"], "on-band": colours["paper"], "card": colours["paper"]}


def by_night(colours: Mapping[str, str]) -> dict[str, str]:
    """Return colours under the same names for a dark ground; every text on its ground has at least 7 : 1."""
    paper = mixed(_NIGHT, colours["accent"], 0.10)
    tint, warm_tint = mixed(paper, colours["accent"], 0.30), mixed(paper, colours["warm"], 0.17)
    return {
        "paper": paper, "tint": tint, "warm-tint": warm_tint, "line": mixed(paper, _LIGHT, 0.22),
        "ink": mixed(_LIGHT, paper, 0.10), "muted": _muted(paper, tint),
        "accent": _lightened(colours["accent"], tint), "accent-mid": colours["accent-mid"], "accent-light": colours["accent-light"],
        "warm": _lightened(colours["warm"], warm_tint),
        "band": mixed(colours["accent"], paper, 0.35), "on-band": _LIGHT, "card": mixed(_LIGHT, paper, 0.06),
    }


def mixed(one: str, other: str, share: float) -> str:
    """Return the colour ``share`` of the way from one ``#rrggbb`` colour to another."""
    channels = (round(int(one[at:at + 2], 16) * (1 - share) + int(other[at:at + 2], 16) * share) for at in (1, 3, 5))
    return "#" + "".join(f"{channel:02x}" for channel in channels)


def _muted(paper: str, tint: str) -> str:
    """Text that steps back, as far as it stays readable on every ground."""
    return _first_readable((mixed(paper, _LIGHT, step / 20) for step in range(8, 21)), tint)


def _lightened(colour: str, ground: str) -> str:
    """The same hue, as light as it must be to be read on a dark ground; paler colours would all look grey there."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)))
    steps = (lightness + (1 - lightness) * step / 20 for step in range(21))
    return _first_readable((_hex(colorsys.hls_to_rgb(hue, step, min(saturation, 0.65))) for step in steps), ground)


def _hex(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(channel * 255):02x}" for channel in channels)


def _first_readable(colours: Iterable[str], ground: str) -> str:
    """The first of some colours, which grow lighter, that can be read on a ground."""
    return next((colour for colour in colours if contrast(colour, ground) >= _NIGHT_CONTRAST), _LIGHT)


def _declared(colours: Mapping[str, str]) -> str:
    return "".join(f"--{name}:{colour};" for name, colour in colours.items())
