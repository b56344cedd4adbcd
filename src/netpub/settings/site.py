"""[site]: where dist/ will stand for readers."""

import re
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.settings.table import Table, line_of

_ADDRESS = re.compile(r"https://[^\s/?#]+(?:/[^\s?#]*)?")


def read(path: Path, values: Any) -> str:
    """Return the address of dist/, with a slash at its end; empty when the project does not say. Raises ConfigError for another."""
    table = Table(path, "site", values)
    table.refuse_unknown(["url"])
    url = str(table.get("url", str, ""))
    if url and not _ADDRESS.fullmatch(url):
        raise ConfigError(f"{path}:{line_of(path, 'url')}: “{url}” is no address of a site.", 'Write it as "https://example.org/leaflets/".')
    return url if url.endswith("/") or not url else f"{url}/"
