"""Phone numbers: the same digits on both sides, however they are grouped."""

import re
from collections import Counter
from collections.abc import Iterator

from netpub.translate.quality.side import Pair, Problem, Side, Span

_SEPARATOR = r"[\s\u00a0\u202f().\-‐‑–/]{0,3}"


def check(pair: Pair) -> Iterator[Problem]:
    """Yield the numbers that only one side has. What is a phone number on one side need not look like one on the other."""
    source, target = pair.source, pair.target
    if not source.phones and not target.phones:
        return
    here, there = (Counter(digits for _, digits in side.phones) for side in (source, target))
    lacks = [digits for digits in (here - there).elements() if not find(target, digits)]
    adds = [digits for digits in (there - here).elements() if not find(source, digits)]
    if lacks or adds:
        yield "translation-phone", "; ".join(
            f"{what} {', '.join(sorted(part))}" for what, part in (("lacking", lacks), ("added", adds)) if part)


def find(side: Side, digits: str) -> Span | None:
    """Return where the digits of a phone number stand in a text, whatever stands between them; None when they do not."""
    match = re.search(rf"(?<![0-9]){_SEPARATOR.join(digits)}(?![0-9])", side.plain)
    return match.span() if match else None


def spans(side: Side, other: Side) -> list[Span]:
    """Return the places of phone numbers in a text, those among them that only the other side shows to be one."""
    own = [span for span, _ in side.phones]
    known = {digits for _, digits in side.phones}
    more = (find(side, digits) for _, digits in other.phones if digits not in known)
    return [*own, *(span for span in more if span)]
