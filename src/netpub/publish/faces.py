"""Which file holds a font family in a weight: fonts are packages that are installed with netpub, never those of the machine."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import fontpkg

from netpub.errors import ToolMissing

WEIGHTS = (400, 700)

# Fonts that come as packages of their own, one a weight: package and file.
_PACKAGES = {
    ("Noto Sans CJK TC", 400): ("cvttf_NotoSansCJK_Regular", "NotoSansCJKtc-Regular.otf"),
    ("Noto Sans CJK TC", 700): ("cvttf_NotoSansCJK_Bold", "NotoSansCJKtc-Bold.otf"),
}


@cache
def path(family: str, weight: int) -> Path:
    """Return the upright font file of a family in a weight; raises ToolMissing when no installed package has it."""
    package, name = _PACKAGES.get((family, weight), ("", ""))
    if package:
        spec = find_spec(package)
        if spec is None or not spec.origin:
            raise _missing(family, package.lower().replace("_", "-"))
        return Path(spec.origin).with_name(name)
    try:
        return Path(fontpkg.path(family, weight))
    except fontpkg.FontpkgError as error:
        raise _missing(family, f"fontpkg-{family.lower().replace(' ', '-')}") from error


def _missing(family: str, package: str) -> ToolMissing:
    return ToolMissing(
        f"The font “{family}” is not installed.",
        f"pip install {package}, or name another family: the fonts that netpub itself needs come with pip install --upgrade netpub.")
