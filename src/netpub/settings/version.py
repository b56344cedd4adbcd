"""The version of netpub.toml's form: a project of a newer netpub is not read half, and one of an older netpub is named."""

from pathlib import Path
from typing import Any

from netpub import __version__
from netpub.errors import ConfigError
from netpub.settings.table import line_of

# Raised when a key changes its meaning or goes away; new keys need no new version.
VERSION = 1


def refuse_unknown(path: Path, values: Any) -> None:
    """Raise ConfigError when netpub.toml has a form that this netpub does not know. A file that names none is of the first form."""
    found = values.get("version", VERSION)
    if found == VERSION and not isinstance(found, (bool, float)):
        return
    place = f"{path}:{line_of(path, 'version')}"
    if isinstance(found, int) and not isinstance(found, bool) and found > VERSION:
        raise ConfigError(
            f"{place}: this project was made by a newer netpub: its settings have version {found}, and netpub {__version__} knows "
            f"version {VERSION}.", "Bring netpub up to date: pip install --upgrade netpub")
    raise ConfigError(
        f"{place}: there is no version {found} of these settings.",
        f"Write version = {VERSION}. It is the version of the file's form; the versions of your pages come with approvals.")
