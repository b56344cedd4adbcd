"""Colours of screens as inks of a press: through the printer's own profile, and black type as black ink alone."""

import io
from collections.abc import Sequence
from functools import cached_property
from typing import Any

from PIL import Image, ImageCms

from netpub.findings import Finding, Unusable, Where

Colour = tuple[float, ...]  # parts of 1: red, green, blue; or cyan, magenta, yellow, black
_FULL = 255
_WHITE, _NO_INK, _ALL_BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0)
# Type is set in black alone when its colour is nearly grey or so dark (L* of CIELAB) that nobody sees a hue: four inks that do not
# meet exactly leave coloured seams around thin strokes.
_NEARLY_GREY, _DARK = 0.12, 25.0


class Inks:
    """What the inks of a press make of colours; ``profile`` is an ICC profile of an output device with four inks.

    Raises Unusable with ``press-profile`` when LittleCMS cannot use it.
    """

    def __init__(self, profile: bytes) -> None:
        self._known: dict[Colour, Colour] = {}
        try:
            self._press = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            self._screen = ImageCms.createProfile("sRGB")
            self._to_inks = ImageCms.buildTransform(
                self._screen, self._press, "RGB", "CMYK", ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION)
            lab = ImageCms.createProfile("LAB")
            self._lightness = ImageCms.buildTransform(self._screen, lab, "RGB", "LAB")
            self._ink_lightness = ImageCms.buildTransform(self._press, lab, "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
        except (OSError, ImageCms.PyCMSError) as error:
            raise Unusable(Finding("press-profile", Where(), str(error) or type(error).__name__)) from error

    @property
    def name(self) -> str:
        """What the profile calls itself."""
        return " ".join(ImageCms.getProfileDescription(self._press).split())

    def picture(self, picture: Any) -> bytes:
        """Return the pixels of a picture (RGB) in four inks, a byte each."""
        return bytes(self._applied(picture, self._to_inks).tobytes())

    def drawn(self, colour: Colour) -> Colour:
        """Return a colour of lines and grounds: greys are black alone, as white is no ink at all."""
        return self._black(colour) if max(colour) == min(colour) else self._mixed(colour)

    def type(self, colour: Colour) -> Colour:
        """Return a colour of type: black alone unless readers see that it has a hue, and all of it where it is dark."""
        if self._light(colour) < _DARK:
            return _ALL_BLACK
        return self._black(colour) if max(colour) - min(colour) <= _NEARLY_GREY else self._mixed(colour)

    def _mixed(self, colour: Colour) -> Colour:
        if colour not in self._known:
            self._known[colour] = tuple(part / _FULL for part in self.picture(_pixel("RGB", colour)))
        return self._known[colour]

    def _black(self, colour: Colour) -> Colour:
        """As much black as is as dark as the colour, all of it when none is."""
        if colour == _WHITE:
            return _NO_INK
        light = self._light(colour)
        black = next((amount for amount, seen in enumerate(self._blacks) if seen <= light), _FULL)
        return (0.0, 0.0, 0.0, black / _FULL)

    @cached_property
    def _blacks(self) -> Sequence[float]:
        """How light each amount of black is."""
        ramp = Image.frombytes("CMYK", (_FULL + 1, 1), b"".join(bytes((0, 0, 0, amount)) for amount in range(_FULL + 1)))
        return [value * 100 / _FULL for value in self._applied(ramp, self._ink_lightness).getchannel(0).tobytes()]

    def _light(self, colour: Colour) -> float:
        return float(self._applied(_pixel("RGB", colour), self._lightness).getpixel((0, 0))[0]) * 100 / _FULL

    @staticmethod
    def _applied(picture: Any, transform: Any) -> Any:
        return ImageCms.applyTransform(picture, transform)


def grey(colour: Colour) -> float:
    """Return how light a colour is to a soft mask (ISO 32000-1, 11.5.3)."""
    return sum(part * weight for part, weight in zip(colour, (0.3, 0.59, 0.11), strict=True))


def _pixel(mode: str, colour: Colour) -> Any:
    return Image.new(mode, (1, 1), tuple(round(part * _FULL) for part in colour))
