"""Two versions of an article, block by block: what was added, removed, reworded or moved, with the words, numbers and fields marked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from netpub.article import Article
from netpub.review import diff_words
from netpub.review.blocks import Block, blocks
from netpub.review.diff_words import Flag, Piece
from netpub.review.fields import Fields
from netpub.review.moves import Pairing, pair


class Kind(StrEnum):
    """What happened to a block. ``STRUCTURE``: its words are the same, what holds it is not."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    STRUCTURE = "structure"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field of a fact or a reference; ``old`` or ``new`` is None where there is none. ``pieces`` marks the words."""

    name: str
    old: str | None
    new: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One block in both versions (``old`` is None for an added one, ``new`` for a removed one).

    ``pieces`` are the words of both with what changed marked; ``moved`` says that it stands elsewhere now, also when it is reworded.
    """

    kind: Kind
    old: Block | None
    new: Block | None
    pieces: tuple[Piece, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    moved: bool = False

    @property
    def block(self) -> Block:
        """The block as it is now, or as it was."""
        block = self.new or self.old
        assert block is not None
        return block

    @property
    def flags(self) -> frozenset[Flag]:
        """What the changed words are: numbers, negations, words that turn the meaning."""
        pieces = [*self.pieces, *(piece for field in self.fields for piece in field.pieces)]
        return frozenset(flag for piece in pieces for flag in piece.flags)


@dataclass(frozen=True, slots=True)
class Diff:
    """Every block of both versions in the order of the new one; a removed block stands where it stood. ``language`` is a BCP 47 tag."""

    language: str
    rows: tuple[Change, ...]

    @property
    def changes(self) -> tuple[Change, ...]:
        """The rows that are not the same in both."""
        return tuple(row for row in self.rows if row.kind is not Kind.SAME or row.moved)


def compare(old: Article, new: Article, figures: Mapping[str, str], old_figures: Mapping[str, str] | None = None) -> Diff:
    """Return what changed from ``old`` to ``new``, both in the same language.

    ``figures`` gives the sha256 of the new version's pictures by their href, ``old_figures`` those of the old version's.
    """
    before, after = blocks(old, figures if old_figures is None else old_figures), blocks(new, figures)
    return Diff(new.language, tuple(_rows(before, after, pair(before, after), new.language)))


def _rows(old: Sequence[Block], new: Sequence[Block], pairing: Pairing, language: str) -> list[Change]:
    back = {new_at: at for at, new_at in pairing.pairs.items()}
    rows: list[Change] = []
    at = 0
    for new_at, block in enumerate(new):
        partner = back.get(new_at)
        if partner is not None and partner not in pairing.moved:
            at = _removed(old, at, partner, pairing, rows, language) + 1
        rows.append(_added(block, language) if partner is None else _both(old, partner, block, new_at, pairing, language))
    _removed(old, at, len(old), pairing, rows, language)
    return rows


def _removed(old: Sequence[Block], start: int, end: int, pairing: Pairing, rows: list[Change], language: str) -> int:
    """Add the removed blocks among ``old[start:end]``; returns the end."""
    gone = [old[position] for position in range(start, end) if position not in pairing.pairs]
    rows += [
        Change(Kind.REMOVED, block, None, diff_words.whole(block.words, "removed", language), _field_changes(block.fields, (), language))
        for block in gone]
    return max(start, end)


def _added(block: Block, language: str) -> Change:
    return Change(Kind.ADDED, None, block, diff_words.whole(block.words, "added", language), _field_changes((), block.fields, language))


def _both(old: Sequence[Block], at: int, block: Block, new_at: int, pairing: Pairing, language: str) -> Change:
    before, moved = old[at], at in pairing.moved
    if before.content == block.content:
        held = before.within == block.within and not (_follows(at, new_at, pairing) and before.shared != block.shared)
        return Change(Kind.SAME if held else Kind.STRUCTURE, before, block, diff_words.whole(block.words, "same", language), (), moved)
    pieces = diff_words.compare(before.words, block.words, language)
    return Change(Kind.CHANGED, before, block, pieces, _field_changes(before.fields, block.fields, language), moved)


def _follows(at: int, new_at: int, pairing: Pairing) -> bool:
    """Whether the block before is the same one in both versions: only then do they tell where a container begins."""
    return at > 0 and pairing.pairs.get(at - 1) == new_at - 1


def _field_changes(old: Fields, new: Fields, language: str) -> tuple[FieldChange, ...]:
    before, after = dict(old), dict(new)
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        FieldChange(name, before.get(name), after.get(name), diff_words.texts(before.get(name, ""), after.get(name, ""), language))
        for name in names if before.get(name) != after.get(name))
