"""A table of netpub.toml that knows where its keys stand, so that a message can name the line."""

import difflib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError


class Table:
    """One table: ``path`` is the file, ``name`` what stands in its brackets, ``values`` what TOML read."""

    def __init__(self, path: Path, name: str, values: Any) -> None:
        self.path, self.name = path, name
        if not isinstance(values, dict):
            raise ConfigError(f"{path}: “{name}” is no table.", f"Write it as [{name}] with keys below it.")
        self.values: dict[str, Any] = values

    def refuse_unknown(self, allowed: list[str]) -> None:
        """Raise ConfigError for the first key that is not allowed, naming its line and the nearest allowed key."""
        for key in self.values:
            if key not in allowed:
                near = difflib.get_close_matches(key, allowed, n=1)
                remedy = f"Did you mean “{near[0]}”?" if near else f"Known keys here: {', '.join(sorted(allowed))}."
                raise ConfigError(f"{self.path}:{line_of(self.path, key)}: unknown key “{key}” in [{self.name}].", remedy)

    def get(self, key: str, kind: type, default: Any) -> Any:
        """Return a value of the given type; raises ConfigError when it has another."""
        value = self.values.get(key, default)
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            line = line_of(self.path, key)
            raise ConfigError(f"{self.path}:{line}: “{key}” in [{self.name}] must be {_KINDS[kind]}.", "Correct the value.")
        return value

    def one_of(self, key: str, allowed: Sequence[str], default: str) -> str:
        """Return a text that is one of some; raises ConfigError when it is another."""
        value = str(self.get(key, str, default))
        if value not in allowed:
            known = ", ".join(f'"{one}"' for one in allowed)
            raise ConfigError(f"{self.path}:{line_of(self.path, key)}: {key} is “{value}”.", f"Use {known}.")
        return value


_KINDS = {str: "a text in quotes", int: "a whole number", bool: "true or false", list: "a list in square brackets", dict: "a table"}


def line_of(path: Path, key: str) -> int:
    """Return the line (from 1) of the first key of this name; 1 when there is none."""
    pattern = re.compile(rf"\s*\[?\s*(?:[\w.-]+\.)?[\"']?{re.escape(key)}[\"']?\s*[\].=]")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if pattern.match(line):
            return number
    return 1
