"""Who holds the rights in a page, and what others may do with it.

A copyright line without a licence means ``all-rights-reserved``: copyright law reserves what is not granted, so a page that shows a
holder and grants nothing may not be reused. A page that says nothing gets no fact, and validation reports it. Words that reserve
rights beside an open licence are reported, and the stricter holds.
"""

from dataclasses import dataclass, replace

from netpub.findings import Finding, Report
from netpub.normalise.blocks import walk
from netpub.normalise.facts import where, with_facts
from netpub.normalise.furniture import RULE as FURNITURE
from netpub.normalise.licences import RESERVED, by_address, strictness
from netpub.normalise.lines import Line, Sweep, Taken
from netpub.normalise.rightslines import Rights, rights_in, stated
from netpub.normalise.segments import take_out
from netpub.page import Dropped, Fact, FactName, Figure, Origin, Page, Paragraph, Range, plain

# What is left of a footer beside the copyright statement is no longer than this.
_FOOTER = 160


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line of the page says of rights, and where its words stand."""

    rights: Rights
    origin: Origin
    places: tuple[Range, ...] = ()


def step(page: Page, report: Report) -> Page:
    """Return the page with its rights as facts: statement, year, holder; licence type, address and words.

    The lines that say them go, and of a footer with several parts the rest too. Reports ``conflicting-rights``.
    """
    pictures = _below_pictures(page)
    chosen = _chosen(page, pictures)
    if not chosen:
        return _from_head(page)
    sweep: Sweep[_Said | Paragraph] = Sweep(lambda line: _take(line, chosen, pictures), pairs=False)
    rest = sweep.page(page)
    left = tuple(Dropped(FURNITURE, entry) for entry in sweep.found if isinstance(entry, Paragraph))
    said = [entry for entry in sweep.found if isinstance(entry, _Said)]
    facts = _statement(said) | _licence(page, said, report)
    return _from_head(with_facts(replace(rest, dropped=rest.dropped + left), facts))


def _below_pictures(page: Page) -> frozenset[int]:
    """Where the lines right below pictures stand, also below those that were left out: their credits are not about the page."""
    pictures = [block.origin.line for block in walk((*page.blocks, *(entry.block for entry in page.dropped))) if isinstance(block, Figure)]
    lines = [block.origin.line for block in walk(page.blocks) if not isinstance(block, Figure)]
    return frozenset(min((line for line in lines if line >= picture), default=picture) for picture in pictures)


def _chosen(page: Page, pictures: frozenset[int]) -> frozenset[str]:
    """The words that are about the page: the last copyright statement, for footers stand last, and every licence."""
    sweep: Sweep[Rights] = Sweep(lambda line: None if line.origin.line in pictures else Taken(tuple(rights_in(line))))
    sweep.page(page)
    known = page.metadata.get("copyright-statement")
    # One that was taken from the text already is the last one; what is left speaks of something else.
    statements = [rights.words for rights in sweep.found if rights.statement and not (known and known.ranges)]
    return frozenset(statements[-1:] + [rights.words for rights in sweep.found if rights.licence and not rights.statement])


def _take(line: Line, chosen: frozenset[str], pictures: frozenset[int]) -> Taken[_Said | Paragraph] | None:
    found = [rights for rights in rights_in(line) if rights.words in chosen] if line.origin.line not in pictures else []
    if not found:
        return None
    rest, spans = take_out(line.content, [rights.span for rights in found])
    said = tuple(_Said(rights, line.origin, line.places(*span)) for rights, span in zip(found, spans, strict=True))
    if rest and not line.dropped and len(plain(rest)) <= _FOOTER:
        return Taken((*said, Paragraph(rest, line.origin)), ())
    return Taken(said, rest)


def _statement(said: list[_Said]) -> dict[FactName, Fact]:
    """The copyright statement with its year and holder; several places that print the same one are one fact."""
    places = tuple(place for entry in said if entry.rights.statement for place in entry.places)
    for entry in said:
        if entry.rights.statement:
            words = entry.rights.words
            return {"copyright-statement": Fact(words, words, entry.origin, places), **_parts(entry.rights, entry.origin)}
    return {}


def _parts(rights: Rights, origin: Origin) -> dict[FactName, Fact]:
    parts: dict[FactName, str] = {"copyright-year": rights.year, "copyright-holder": rights.holder}
    return {name: Fact(value, rights.words, origin) for name, value in parts.items() if value}


def _licence(page: Page, said: list[_Said], report: Report) -> dict[FactName, Fact]:
    """The licence: of several kinds the strictest, with a finding."""
    named = [(entry.rights.licence, entry) for entry in said if entry.rights.licence]
    if not named:
        return {}
    licence, entry = max(named, key=lambda pair: strictness(pair[0]))
    if kinds := sorted({other.kind for other, _ in named} - {licence.kind}):
        report(Finding("conflicting-rights", where(page, entry.origin), ", ".join([licence.kind, *kinds])))
    facts: dict[FactName, Fact] = {"license-type": Fact(licence.kind, entry.rights.words, entry.origin)}
    if licence.url:
        facts["license-url"] = Fact(licence.url, entry.rights.words, entry.origin)
    own = [other for _, other in named if not other.rights.statement]
    if own:
        words = " ".join(dict.fromkeys(other.rights.words for other in own))
        facts["license-text"] = Fact(words, words, own[0].origin, tuple(place for other in own for place in other.places))
    return facts


def _from_head(page: Page) -> Page:
    """The page with what follows from rights that only its head or its statement gives: year and holder, and the kind of licence."""
    known: dict[FactName, Fact] = {}
    statement, address = page.metadata.get("copyright-statement"), page.metadata.get("license-url")
    if statement:
        known |= _parts(stated(statement.value), statement.origin)
        known["license-type"] = Fact(RESERVED, statement.evidence, statement.origin)
    if address and (licence := by_address(address.value)):
        known["license-type"] = Fact(licence.kind, address.evidence, address.origin)
    return with_facts(page, {name: fact for name, fact in known.items() if page.metadata.get(name) is None})
