"""The versions of what sets type on this machine: libraries of the system that no Python package carries."""

import ctypes
import platform
from functools import cache

# File names on Linux, macOS and Windows, and the function that returns the version; harfbuzz-subset has none, so its presence counts.
_LIBRARIES = {
    "pango": (("libpango-1.0.so.0", "libpango-1.0.dylib", "libpango-1.0-0.dll"), "pango_version_string"),
    "harfbuzz": (("libharfbuzz.so.0", "libharfbuzz.0.dylib", "libharfbuzz-0.dll"), "hb_version_string"),
    "harfbuzz-subset": (("libharfbuzz-subset.so.0", "libharfbuzz-subset.0.dylib", "libharfbuzz-subset-0.dll"), ""),
}


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
