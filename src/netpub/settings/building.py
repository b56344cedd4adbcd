"""[build]: where results are kept, and how long a target may take."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.settings.table import Table, line_of


@dataclass(frozen=True, slots=True)
class Building:
    """How the project is built.

    ``cache`` is a folder, relative to the project or absolute so that clones can share it; it holds at most ``cache_megabytes``, and
    0 turns it off. A target that takes longer than ``seconds`` is stopped; a worker that holds more than ``worker_megabytes`` when it
    is given a target is replaced first.
    """

    cache: str = ".netpub/cache"
    cache_megabytes: int = 2048
    seconds: int = 300
    worker_megabytes: int = 400


def read(path: Path, values: Any) -> Building:
    """Return how to build; raises ConfigError for a key or value that cannot be."""
    table, default = Table(path, "build", values), Building()
    table.refuse_unknown(["cache", "cache_megabytes", "seconds", "worker_megabytes"])
    building = Building(
        table.get("cache", str, default.cache), table.get("cache_megabytes", int, default.cache_megabytes),
        table.get("seconds", int, default.seconds), table.get("worker_megabytes", int, default.worker_megabytes))
    for key, least in (("cache_megabytes", 0), ("seconds", 1), ("worker_megabytes", 200)):
        if getattr(building, key) < least:
            raise ConfigError(f"{path}:{line_of(path, key)}: {key} is {getattr(building, key)}.", f"Write a number of at least {least}.")
    return building
