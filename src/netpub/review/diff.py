"""Two versions of an article, block by block: what was added, removed, reworded or moved, with the words, numbers and fields marked."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from netpub.article import Article
from netpub.review import diff_words
from netpub.review.blocks import Block, Sequence, sequence
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
    def changed(self) -> bool:
        """Whether anything happened to the block."""
        return self.kind is not Kind.SAME or self.moved

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
        return tuple(row for row in self.rows if row.changed)


def compare(old: Article, new: Article, figures: Mapping[str, str], old_figures: Mapping[str, str] | None = None) -> Diff:
    """Return what changed from ``old`` to ``new``, both in the same language.

    ``figures`` gives the sha256 of the new version's pictures by their href, ``old_figures`` those of the old version's.
    """
    before, after = sequence(old, figures if old_figures is None else old_figures), sequence(new, figures)
    return Diff(new.language, tuple(_Comparison(before, after, pair(before.blocks, after.blocks), new.language).rows()))


@dataclass(frozen=True, slots=True)
class _Comparison:
    old: Sequence
    new: Sequence
    pairing: Pairing
    language: str

    def rows(self) -> list[Change]:
        """The blocks of both, in order."""
        back = {new_at: at for at, new_at in self.pairing.pairs.items()}
        rows: list[Change] = []
        done = 0
        for new_at, block in enumerate(self.new.blocks):
            partner = back.get(new_at)
            if partner is not None and partner not in self.pairing.moved:
                rows += self._removed(done, partner)
                done = partner + 1
            rows.append(self._alone(block, Kind.ADDED) if partner is None else self._both(partner, new_at))
        return [*rows, *self._removed(done, len(self.old.blocks))]

    def _removed(self, start: int, end: int) -> list[Change]:
        gone = [position for position in range(start, end) if position not in self.pairing.pairs]
        return [self._alone(self.old.blocks[position], Kind.REMOVED) for position in gone]

    def _alone(self, block: Block, kind: Literal[Kind.ADDED, Kind.REMOVED]) -> Change:
        if kind is Kind.ADDED:
            added = diff_words.whole(block.words, "added", self.language)
            return Change(kind, None, block, added, _field_changes((), block.fields, self.language))
        removed = diff_words.whole(block.words, "removed", self.language)
        return Change(kind, block, None, removed, _field_changes(block.fields, (), self.language))

    def _both(self, at: int, new_at: int) -> Change:
        before, after, moved = self.old.blocks[at], self.new.blocks[new_at], at in self.pairing.moved
        aims = self._aims(before, after)
        if before.content == after.content and not aims:
            held = before.within == after.within and not (self._follows(at, new_at) and before.shared != after.shared)
            same = diff_words.whole(after.words, "same", self.language)
            return Change(Kind.SAME if held else Kind.STRUCTURE, before, after, same, (), moved)
        pieces = diff_words.compare(before.words, after.words, self.language)
        return Change(Kind.CHANGED, before, after, pieces, (*_field_changes(before.fields, after.fields, self.language), *aims), moved)

    def _follows(self, at: int, new_at: int) -> bool:
        """Whether the block before is the same one in both versions: only then do they tell where a container begins."""
        return at > 0 and self.pairing.pairs.get(at - 1) == new_at - 1

    def _aims(self, before: Block, after: Block) -> tuple[FieldChange, ...]:
        """What the words of a block refer to, where that is something else now."""
        old = [self.old.positions.get(id) for id in before.aims]
        now = [self.new.positions.get(id) for id in after.aims]
        if [None if at is None else self.pairing.pairs.get(at, -1) for at in old] == now:
            return ()
        there, here = (
            "; ".join(_named(blocks.blocks[at]) for at in places if at is not None and at < len(blocks.blocks))
            for blocks, places in ((self.old, old), (self.new, now)))
        return (FieldChange("refers to", there, here, diff_words.texts(there, here, self.language)),)


def _named(block: Block) -> str:
    return f"{block.kind} “{block.all_words.strip()[:60]}”"


def _field_changes(old: Fields, new: Fields, language: str) -> tuple[FieldChange, ...]:
    before, after = dict(old), dict(new)
    names = [*after, *(name for name in before if name not in after)]
    return tuple(
        FieldChange(name, before.get(name), after.get(name), diff_words.texts(before.get(name, ""), after.get(name, ""), language))
        for name in names if before.get(name) != after.get(name))
