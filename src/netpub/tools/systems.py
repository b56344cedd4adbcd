"""What brings a tool on the system that netpub runs on: the lines that people type."""

import platform
import sys
from collections.abc import Mapping
from functools import cache

# How packages are installed, by system; Debian's line serves Ubuntu, Fedora's its relatives.
_LINES = {"Debian, Ubuntu": "sudo apt install {}", "Fedora": "sudo dnf install {}", "macOS": "brew install {}"}
DEBIAN, FEDORA, MACOS = _LINES


def lines(debian: str = "", fedora: str = "", macos: str = "", *, before: str = "", after: str = "") -> dict[str, str]:
    """Return the line that installs packages on each system, with what is typed on every one (pip, npm) before or after it.

    A system without packages and without such a line has none.
    """
    packages = {DEBIAN: debian, FEDORA: fedora, MACOS: macos}
    return {
        system: "; ".join(line for line in (before, _LINES[system].format(names) if names else "", after if names else "") if line)
        for system, names in packages.items() if names or before}


def remedy(by_system: Mapping[str, str]) -> str:
    """Return the line for this system, or all lines with their systems' names where this one is not among them."""
    here = by_system.get(this())
    return here or ". ".join(f"{system}: {line}" for system, line in by_system.items())


@cache
def this() -> str:
    """Return the name of this system as ``lines`` has it; empty for another one."""
    if sys.platform == "darwin":
        return MACOS
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return ""
    family = f"{release.get('ID', '')} {release.get('ID_LIKE', '')}".split()
    return next((name for word, name in (("debian", DEBIAN), ("fedora", FEDORA), ("rhel", FEDORA)) if word in family), "")
