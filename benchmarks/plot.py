"""The figures as a picture: how much of what each may cost it does cost."""

from collections.abc import Mapping
from typing import Any

from lxml import etree
from lxml.builder import ElementMaker

_SVG = ElementMaker(namespace="http://www.w3.org/2000/svg", nsmap={None: "http://www.w3.org/2000/svg"})
_LEFT, _WIDTH, _ROW, _TOP = 470, 400, 30, 70
_LONGEST = 1.5  # times what is allowed; a longer bar ends there
_MET, _MISSED, _INK, _LINE = "#0b5c6b", "#b4441f", "#1c2b33", "#8a99a1"


def svg(figures: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Return a bar for each figure that has an upper bound, as long as the figure is beside it; a line says where the bound is."""
    rows = [one for _, one in sorted(figures.items()) if one.get("at_most")]
    height = _TOP + _ROW * len(rows) + 30
    bound = _LEFT + _WIDTH / _LONGEST
    picture = _SVG.svg(
        _SVG.title("netpub's figures beside what is required of them"),
        _SVG.rect(width="100%", height="100%", fill="#ffffff"),
        _text(20, 32, "What each thing costs, beside what it may cost", size="19", weight="700"),
        _text(bound, _TOP - 12, "as much as it may", anchor="middle", size="13"),
        *(part for number, one in enumerate(rows) for part in _bar(number, one)),
        _SVG.line(x1=f"{bound:g}", x2=f"{bound:g}", y1=str(_TOP - 6), y2=str(height - 24), stroke=_INK, **{"stroke-dasharray": "4 3"}),
        viewBox=f"0 0 {_LEFT + _WIDTH + 220} {height}", role="img", **{"font-family": "sans-serif"})
    return etree.tostring(picture, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _bar(number: int, one: Mapping[str, Any]) -> list[Any]:
    top, share = _TOP + _ROW * number, min(one["value"] / one["at_most"], _LONGEST)
    met = one["value"] <= one["at_most"]
    words = one["what"].replace("… ", "netpub, ")
    said = f"{one['value']:.3g} of {one['at_most']:.3g} {one['unit']}{'' if met else '  missed'}"
    width = max(_WIDTH * share / _LONGEST, 1)
    return [
        _text(_LEFT - 12, top + 17, words if len(words) < 62 else f"{words[:60]}…", anchor="end", size="14"),  # noqa: PLR2004
        _SVG.rect(x=str(_LEFT), y=str(top + 3), width=f"{width:g}", height=str(_ROW - 10), fill=_MET if met else _MISSED),
        _text(_LEFT + _WIDTH + 12, top + 17, said, size="13"),
    ]


def _text(x: float, y: float, words: str, *, anchor: str = "start", size: str = "14", weight: str = "400") -> Any:
    return _SVG.text(words, x=f"{x:g}", y=f"{y:g}", fill=_INK, **{"text-anchor": anchor, "font-size": size, "font-weight": weight})
