"""[site]: where dist/ will stand for readers, and whether web pages carry their pictures and styles or have them beside."""

import re
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.settings.table import Table, line_of

INLINE, BESIDE = "inline", "beside"
_ADDRESS = re.compile(r"https://[^\s/?#]+(?:/[^\s?#]*)?")


def read(path: Path, values: Any) -> str:
    """Return the address of dist/, with a slash at its end; empty when the project does not say. Raises ConfigError for another."""
    table = Table(path, "site", values)
    table.refuse_unknown(["url", "assets"])
    url = str(table.get("url", str, ""))
    if url and not _ADDRESS.fullmatch(url):
        raise ConfigError(f"{path}:{line_of(path, 'url')}: “{url}” is no address of a site.", 'Write it as "https://example.org/leaflets/".')
    return url if url.endswith("/") or not url else f"{url}/"


def assets(path: Path, values: Any) -> str:
    """Return INLINE when a web page is one file, BESIDE when its pictures and styles are files beside it.

    Raises ConfigError for another word.
    """
    said = str(Table(path, "site", values).get("assets", str, INLINE))
    if said not in (INLINE, BESIDE):
        raise ConfigError(
            f"{path}:{line_of(path, 'assets')}: assets are “{said}”.",
            f"Write “{INLINE}” for web pages of one file, “{BESIDE}” for pictures and styles in files beside them.")
    return said
