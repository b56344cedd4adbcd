"""Where the files that belong to netpub itself lie: schemas and interface catalogues.

In a wheel they are package data; in a checkout they stand at the top of the repository, where people edit them.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parent.parent


def resource(folder: str, name: str) -> Path:
    """Return the path of a file of netpub's own, such as ``resource("schemas", "findings.toml")``."""
    packaged = _PACKAGE / folder / name
    return packaged if packaged.exists() else _CHECKOUT / folder / name
