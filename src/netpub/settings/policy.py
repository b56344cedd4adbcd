"""[policy]: what must hold before a release."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from netpub.errors import ConfigError
from netpub.settings.table import Table, line_of

_MONTHS = range(1, 241)  # Nobody plans a review beyond twenty years; more is a slip of the hand.


@dataclass(frozen=True, slots=True)
class Policy:
    """What must hold before a release: ``review_months`` is the longest time between reviews; ``validators`` is
    ``"when-present"`` (a validator that did not run does not close the gate) or ``"required"``."""

    review_months: int = 36
    validators: str = "when-present"


def read(path: Path, values: Any) -> Policy:
    """Return the policy; raises ConfigError for a key or value that cannot be."""
    table = Table(path, "policy", values)
    table.refuse_unknown(["review_months", "validators"])
    policy = Policy(table.get("review_months", int, 36), table.get("validators", str, "when-present"))
    if policy.review_months not in _MONTHS:
        raise ConfigError(
            f"{path}:{line_of(path, 'review_months')}: review_months is {policy.review_months}.",
            f"Write a whole number of months from {_MONTHS[0]} to {_MONTHS[-1]}.")
    if policy.validators not in ("when-present", "required"):
        raise ConfigError(
            f"{path}:{line_of(path, 'validators')}: validators is “{policy.validators}”.", 'Use "when-present" or "required".')
    return policy
