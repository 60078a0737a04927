"""Compare two resolutions: pairs that are the same or reworded, what is new, what was dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from assistant.citation import Citation, cite
from assistant.compare.difference import differences
from assistant.compare.likeness import Worded, share, worded
from assistant.compare.pairing import Pairing, counterparts, pair
from assistant.quotation.change import Change
from index.resolution import Paragraph, Resolution
from index.store import Library
from index.symbol import Symbol

_ABSORBED = 0.85  # share of a paragraph's words that another one has taken over
_FEW = 2  # words that stand anywhere


class Relation(StrEnum):
    """What became of a paragraph, as the contract of the command line has it."""

    SAME = "same"
    REWORDED = "reworded"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Pair:
    """A paragraph of the left resolution and what became of it in the right one.

    ``likeness`` is 0 to 1; ``changes`` have the right one's words as ``quoted``. ``renumbered``
    are the changes that follow from new paragraph numbers. ``also`` is the paragraph of the
    other resolution that has the words of one that is new or dropped: it was split, or merged.
    """

    relation: Relation
    left: Citation | None
    right: Citation | None
    moved: bool = False
    likeness: float = 0.0
    changes: tuple[Change, ...] = ()
    renumbered: tuple[Change, ...] = ()
    also: Citation | None = None

    def holds(self, symbol: Symbol, paragraph: Paragraph) -> bool:
        """Whether a paragraph of the resolution ``symbol`` is one of the two."""
        return any(c and (c.symbol, c.part, c.number) == (symbol, paragraph.part, paragraph.number)
                   for c in (self.left, self.right))

    def as_json(self) -> dict[str, Any]:
        """The pair as the contract has it, with what else is known of it."""
        return {
            "relation": str(self.relation),
            "left": self.left.as_json() if self.left else None,
            "right": self.right.as_json() if self.right else None,
            "moved": self.moved,
            "similarity": round(self.likeness, 4),
            "changes": [change.as_json() | {"renumbering": change in self.renumbered}
                        for change in self.changes],
            "also": self.also.as_json() if self.also else None,
        }


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two resolutions compared; ``pairs`` in the order of the right one, the dropped paragraphs
    behind the last one that stood before them."""

    left: Symbol
    right: Symbol
    pairs: tuple[Pair, ...]

    def of(self, relation: Relation) -> tuple[Pair, ...]:
        """The pairs of one relation, in order."""
        return tuple(p for p in self.pairs if p.relation is relation)

    def as_json(self) -> dict[str, Any]:
        """The comparison as the contract of the command line has it."""
        return {"left": str(self.left), "right": str(self.right),
                "pairs": [pair.as_json() for pair in self.pairs]}


def compare(left: Symbol, right: Symbol, library: Library) -> Comparison:
    """Compare two resolutions of the library, paragraph by paragraph.

    Raises NoSuchResolution for one that is not there.
    """
    return compare_resolutions(library.resolution(left), library.resolution(right))


def compare_resolutions(left: Resolution, right: Resolution) -> Comparison:
    """The same for two resolutions at hand."""
    older, newer = _side(left), _side(right)
    pairings = pair(older.paragraphs, newer.paragraphs)
    numbers = counterparts(pairings, left.paragraphs, right.paragraphs)
    rows = [*((_At(p.right), _kept(older, newer, p, numbers)) for p in pairings),
            *_new(older, newer, pairings), *_dropped(older, newer, pairings)]
    rows.sort(key=lambda row: row[0])
    return Comparison(left.symbol, right.symbol, tuple(p for _, p in rows))


class _At(NamedTuple):
    """Where a pair stands: at a paragraph of the right resolution, or behind it, and there in the
    order of the left one."""

    right: float
    left: int = 0


@dataclass(frozen=True, slots=True)
class _Side:
    """A resolution with its paragraphs made ready to be compared."""

    resolution: Resolution
    paragraphs: tuple[Worded, ...]

    def cited(self, position: int) -> Citation:
        """The paragraph at a position."""
        return cite(self.resolution, self.paragraphs[position].paragraph)

    def absorbing(self, words: tuple[str, ...]) -> Citation | None:
        """The paragraph that has nearly all of these words in their order."""
        scored = ((share(words, p.governed), -n) for n, p in enumerate(self.paragraphs))
        best, n = max(scored, default=(0.0, 0))
        return self.cited(-n) if best >= _ABSORBED and len(words) > _FEW else None


def _side(resolution: Resolution) -> _Side:
    return _Side(resolution, tuple(map(worded, resolution.paragraphs)))


def _kept(older: _Side, newer: _Side, one: Pairing, numbers: Mapping[str, str]) -> Pair:
    found = differences(older.paragraphs[one.left].paragraph,
                        newer.paragraphs[one.right].paragraph, numbers)
    relation = Relation.SAME if found.is_same else Relation.REWORDED
    return Pair(relation, older.cited(one.left), newer.cited(one.right), one.moved, one.likeness,
                found.changes, found.renumbered)


def _new(
    older: _Side, newer: _Side, pairings: Sequence[Pairing]
) -> Iterator[tuple[_At, Pair]]:
    taken = {p.right for p in pairings}
    for j, paragraph in enumerate(newer.paragraphs):
        if j not in taken:
            also = older.absorbing(paragraph.own)
            yield _At(j), Pair(Relation.NEW, None, newer.cited(j), also=also)


def _dropped(
    older: _Side, newer: _Side, pairings: Sequence[Pairing]
) -> Iterator[tuple[_At, Pair]]:
    """Each behind the last one that stood before it and was kept in its place."""
    kept = {p.left for p in pairings}
    in_place = {p.left: p.right for p in pairings if not p.moved}
    for i, paragraph in enumerate(older.paragraphs):
        if i not in kept:
            before = max((j for k, j in in_place.items() if k < i), default=-1)
            also = newer.absorbing(paragraph.own)
            yield _At(before + 0.5, i), Pair(Relation.DROPPED, older.cited(i), None, also=also)
