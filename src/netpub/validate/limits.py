"""What a project allows at most: the thresholds of rules, from [policy] of netpub.toml."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """``review_months`` is the longest time between two reviews; ``key_points`` how many of these a page may have; ``title_length`` how
    many characters a title; ``reading_age`` the age in years at which people read as well as a section asks for."""

    review_months: int = 36
    key_points: int = 5
    title_length: int = 100
    reading_age: int = 14
