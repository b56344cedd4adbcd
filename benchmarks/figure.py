"""What a measure yields."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: ``key`` names it in build/bench.json for good, ``what`` says in words what was measured, in ``unit``.

    ``at_least`` and ``at_most`` are what is required of it, None when nothing is.
    """

    key: str
    what: str
    value: float
    unit: str
    at_least: float | None = None
    at_most: float | None = None

    @property
    def met(self) -> bool:
        """Whether the figure is as required."""
        return (self.at_least is None or self.value >= self.at_least) and (self.at_most is None or self.value <= self.at_most)

    @property
    def required(self) -> str:
        """What is required, in signs; empty when nothing is."""
        bounds = (("≥", self.at_least), ("≤", self.at_most))
        return " ".join(f"{sign} {bound:g}" for sign, bound in bounds if bound is not None)
