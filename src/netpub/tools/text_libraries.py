"""The versions of what sets type on this machine: libraries of the system that no Python package carries."""

import ctypes
import platform
from functools import cache

from netpub.errors import ToolMissing
from netpub.tools import systems
from netpub.words import phrase

# File names on Linux, macOS and Windows, and the function that returns the version; harfbuzz-subset has none, so its presence counts.
_LIBRARIES = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
    "harfbuzz-subset": (("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"), ""),
}

# The others without which WeasyPrint does not start.
_NEEDED = {
    "gobject": ("libgobject-2.0.so.0", "libgobject-2.0.0.dylib", "libgobject-2.0-0.dll"),
    "fontconfig": ("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll"),
    "pangoft2": ("libpangoft2-1.0.so.0", "libpangoft2-1.0.dylib", "libpangoft2-1.0-0.dll"),
}
# Homebrew's folder on Apple's own chips is none that libraries are looked for in.
REMEDIES = {
    **systems.lines(debian="libpango-1.0-0 libpangoft2-1.0-0", fedora="pango"),
    systems.MACOS: phrase("brew install pango; if it is not found then: export DYLD_FALLBACK_LIBRARY_PATH=/opt/homebrew/lib"),
}


def pango() -> str:
    """Return the version of Pango, which sets the type of every edition; empty when it or a library that it works with is missing."""
    found = versions()
    return found["pango"] if found["harfbuzz"] and all(_version(files, "") for files in _NEEDED.values()) else ""


def require() -> None:
    """Raise ToolMissing when Pango is not there: said once and before any work, since nothing can be set without it."""
    if not pango():
        raise ToolMissing(
            "Pango is not installed; without it no page can be set, neither for paper nor for screens.", systems.remedy(REMEDIES))


@cache
def versions() -> dict[str, str]:
    """Return versions by name, that of Python among them; a library that is not there has an empty one."""
    found = {name: _version(files, function) for name, (files, function) in _LIBRARIES.items()}
    return {"python": platform.python_version(), **found}


def _version(files: tuple[str, ...], function: str) -> str:
    for file in files:
        try:
            library = ctypes.CDLL(file)
        except OSError:
            continue
        if not function:
            return "present"
        ask = getattr(library, function)
        ask.restype = ctypes.c_char_p
        return str(ask().decode())
    return ""
