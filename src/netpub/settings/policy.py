"""[policy]: what must hold before a release."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.settings.table import Table, line_of

_MONTHS = range(1, 241)  # Nobody plans a review beyond twenty years; more is a slip of the hand.
_NUMBERS = {
    "review_months": (_MONTHS, "a whole number of months"),
    "key_points": (range(1, 21), "a whole number of sentences"),
    "title_length": (range(20, 501), "a whole number of characters"),
    "reading_age": (range(8, 31), "an age in years; 30 says that no text is too hard"),
}


@dataclass(frozen=True, slots=True)
class Policy:
    """What must hold before a release: ``review_months`` is the longest time between reviews; ``validators`` is
    ``"when-present"`` (a validator that did not run does not close the gate) or ``"required"``. ``key_points``, ``title_length``
    (characters) and ``reading_age`` (years) are what a page should not go beyond."""

    review_months: int = 36
    validators: str = "when-present"
    key_points: int = 5
    title_length: int = 100
    reading_age: int = 14

    @property
    def limits(self) -> dict[str, int]:
        """The limits that articles are judged by (netpub.validate.limits)."""
        return {name: getattr(self, name) for name in _NUMBERS}


def read(path: Path, values: Any) -> Policy:
    """Return the policy; raises ConfigError for a key or value that cannot be."""
    table = Table(path, "policy", values)
    table.refuse_unknown([*_NUMBERS, "validators"])
    numbers = {name: table.get(name, int, getattr(Policy(), name)) for name in _NUMBERS}
    for name, (allowed, words) in _NUMBERS.items():
        if numbers[name] not in allowed:
            raise ConfigError(
                f"{path}:{line_of(path, name)}: {name} is {numbers[name]}.", f"Write {words}, from {allowed[0]} to {allowed[-1]}.")
    policy = Policy(validators=table.get("validators", str, "when-present"), **numbers)
    if policy.validators not in ("when-present", "required"):
        raise ConfigError(
            f"{path}:{line_of(path, 'validators')}: validators is “{policy.validators}”.", 'Use "when-present" or "required".')
    return policy
