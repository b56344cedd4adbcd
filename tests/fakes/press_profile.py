"""The colour profile of a press that there is none of: simple inks, written by the book (ICC.1), so that tests need no file of a printer."""

import itertools
import struct
from functools import cache

_D50 = (0.9642, 1.0, 0.8249)
_DARKEST = 0.12  # how much light full black throws back
# sRGB and XYZ at D50 (Bradford), row by row.
_TO_XYZ = ((0.4360747, 0.3850649, 0.1430804), (0.2225045, 0.7168786, 0.0606169), (0.0139322, 0.0971045, 0.7141733))
_TO_RGB = ((3.1338561, -1.6168667, -0.4906146), (-0.9787684, 1.9161415, 0.0334540), (0.0719453, -0.2289914, 1.4052427))


def _times(matrix, vector):
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def _lab(rgb):
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in rgb]
    x, y, z = (value / white for value, white in zip(_times(_TO_XYZ, linear), _D50, strict=True))
    x, y, z = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _rgb(lab):
    y = (lab[0] + 16) / 116
    roots = (y + lab[1] / 500, y, y - lab[2] / 200)
    xyz = [white * (value**3 if value > 0.2069 else (value - 16 / 116) / 7.787) for value, white in zip(roots, _D50, strict=True)]
    linear = [min(max(value, 0), 1) for value in _times(_TO_RGB, xyz)]
    return [value * 12.92 if value <= 0.0031308 else 1.055 * value ** (1 / 2.4) - 0.055 for value in linear]


def _bytes(values):
    return bytes(min(max(round(value), 0), 255) for value in values)


def _from_inks(inks):
    *coloured, black = inks
    light, a, b = _lab([(1 - ink) * (1 - black * (1 - _DARKEST)) for ink in coloured])
    return _bytes((light * 2.55, a + 128, b + 128))


def _to_inks(values):
    rgb = _rgb((values[0] * 100, values[1] * 255 - 128, values[2] * 255 - 128))
    black = max(0.0, (1 - max(rgb)) ** 2)
    throws = 1 - black * (1 - _DARKEST)
    return _bytes([(1 - min(part / throws, 1)) * 255 for part in rgb] + [black * 255])


def _table(inputs, outputs, grid, colour):
    straight = bytes(range(256))
    points = itertools.product([step / (grid - 1) for step in range(grid)], repeat=inputs)
    identity = struct.pack(">9i", *(65536 if place % 4 == 0 else 0 for place in range(9)))
    return b"mft1\0\0\0\0" + bytes((inputs, outputs, grid, 0)) + identity + straight * inputs + b"".join(map(colour, points)) + straight * outputs


def _described(name):
    text = name.encode() + b"\0"
    return b"desc\0\0\0\0" + struct.pack(">I", len(text)) + text + bytes(8 + 3 + 67)


@cache
def press_profile(name="Test press", device=b"CMYK", kind=b"prtr", tables=("A2B0", "B2A0")):
    """Return a profile; with changes, one that is none or that of another device."""
    tags = {
        "desc": _described(name), "cprt": b"text\0\0\0\0free\0",
        "wtpt": b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in _D50)),
        "A2B0": _table(4, 3, 5, _from_inks), "B2A0": _table(3, 4, 17, _to_inks),
    }
    tags = {tag: data for tag, data in tags.items() if tag not in ("A2B0", "B2A0") or tag in tables}
    listed, content = b"", b""
    start = 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        listed += tag.encode() + struct.pack(">2I", start + len(content), len(data))
        content += data + bytes(-len(data) % 4)
    size = start + len(content)
    head = struct.pack(
        ">I4xI4s4s4s6H4s4xI4x4x8xI3i", size, 0x02400000, kind, device, b"Lab ", 2026, 1, 1, 0, 0, 0, b"acsp", 0, 0,
        *(round(value * 65536) for value in _D50))
    return head.ljust(128, b"\0") + struct.pack(">I", len(tags)) + listed + content
