"""Figures: each is described, or said to be decoration (WCAG 1.1.1)."""

import re
from typing import Any

from netpub.article import XLINK
from netpub.validate.context import Context, words

_FILE_NAME = re.compile(
    r"\S{1,200}\.(?:svg|png|jpe?g|gif|webp|tiff?|bmp|pdf)|(?:img|dsc|image|figure|screenshot)[\s_-]{0,2}\d{1,12}", re.IGNORECASE)


def check(context: Context) -> None:
    """Report pictures without a useful description."""
    for graphic in context.all("graphic"):
        _check_graphic(context, graphic)


def _check_graphic(context: Context, graphic: Any) -> None:
    href, alt = graphic.get(f"{XLINK}href", ""), words(graphic.find("alt-text"))
    if graphic.get("specific-use") == "decorative":
        if alt:
            context.find("decorative-with-alt", graphic, href)
    elif not alt:
        context.find("figure-without-alt", graphic, href)
    elif _FILE_NAME.fullmatch(alt) or alt == href:
        context.find("alt-is-file-name", graphic, href)
