"""A composed cover picture for publications that have no drawing of their own: calm shapes in the theme's colours.

The shapes follow from the publication's name alone, so every language and every build shows the same picture.
"""

import hashlib
import math
from collections.abc import Mapping

COLUMNS, ROWS, TILE = 7, 6, 100
_HALF = TILE // 2

# Shapes of one tile, drawn from its upper left corner: a quarter of a disc from each corner, and a whole disc.
_SHAPES = (
    f"M0 0H{TILE}A{TILE} {TILE} 0 0 1 0 {TILE}Z",
    f"M{TILE} 0V{TILE}A{TILE} {TILE} 0 0 1 0 0Z",
    f"M{TILE} {TILE}H0A{TILE} {TILE} 0 0 1 {TILE} 0Z",
    f"M0 {TILE}V0A{TILE} {TILE} 0 0 1 {TILE} {TILE}Z",
    f"M0 {_HALF}A{_HALF} {_HALF} 0 0 1 {TILE} {_HALF}A{_HALF} {_HALF} 0 0 1 0 {_HALF}Z",
)
# What a byte of the digest makes of a tile: mostly colours that lie close to the ground, now and then one that stands out.
_FILLS = (None, None, *("accent-mid",) * 4, *("accent-light",) * 4, "tint")

# Radius in tiles, and colour, from the outside in.
_RINGS = ((1.6, "accent-mid"), (1.1, "accent-light"), (0.6, "paper"), (0.52, "warm"))


def composed(name: str, colours: Mapping[str, str]) -> bytes:
    """Return an SVG (7 by 6 squares) made of a publication's ``name`` and a theme's ``colours``; it holds no text."""
    digest = hashlib.sha256(name.encode()).digest() * 3
    centre = (2 + digest[0] % (COLUMNS - 3), 2 + digest[1] % (ROWS - 3))
    tiles = [
        _tile((index % COLUMNS, index // COLUMNS), centre, digest[2 * index + 2: 2 * index + 4], colours) for index in range(COLUMNS * ROWS)
    ]
    width, height = COLUMNS * TILE, ROWS * TILE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<path fill="{colours["accent"]}" d="M0 0H{width}V{height}H0Z"/>{"".join(tiles)}{_target(centre, colours)}</svg>'
    ).encode()


def _tile(place: tuple[int, int], centre: tuple[int, int], choice: bytes, colours: Mapping[str, str]) -> str:
    colour = _FILLS[choice[0] % len(_FILLS)]
    distance = math.dist((place[0] + 0.5, place[1] + 0.5), centre)
    if colour is None or distance < _RINGS[0][0] + 0.8:
        return ""
    shape = _SHAPES[choice[1] % len(_SHAPES)]
    return f'<path transform="translate({place[0] * TILE} {place[1] * TILE})" fill="{colours[colour]}" d="{shape}"/>'


def _target(centre: tuple[int, int], colours: Mapping[str, str]) -> str:
    """Rings around one warm disc with a light rim: where the eye comes to rest."""
    x, y = centre[0] * TILE, centre[1] * TILE
    return "".join(f'<circle cx="{x}" cy="{y}" r="{radius * TILE:g}" fill="{colours[name]}"/>' for radius, name in _RINGS)
