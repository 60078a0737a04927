"""Compare two resolutions: pairs that are the same or reworded, what is new, what was dropped."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.citation import Citation, cite
from assistant.compare.difference import Differences, differences
from assistant.compare.likeness import share, worded
from assistant.compare.pairing import counterparts, pair
from assistant.quotation.change import Change
from index.resolution import Paragraph, Resolution
from index.store import Library
from index.symbol import Symbol

_ABSORBED = 0.85  # share of a paragraph's words that another one has taken over


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
    ours = [worded(p) for p in left.paragraphs]
    theirs = [worded(p) for p in right.paragraphs]
    pairings = pair(ours, theirs)
    numbers = counterparts(pairings, left.paragraphs, right.paragraphs)
    kept: dict[int, Pair] = {}
    for one in pairings:
        older, newer = left.paragraphs[one.left], right.paragraphs[one.right]
        found = differences(older, newer, numbers)
        kept[one.left] = _kept(cite_of(left, older), cite_of(right, newer), found,
                               one.moved, one.likeness)
    taken = {p.right: kept[p.left] for p in pairings}
    rows: list[tuple[tuple[float, int], Pair]] = []
    for j, paragraph in enumerate(right.paragraphs):
        if j in taken:
            rows.append(((j, 0), taken[j]))
        else:
            words = theirs[j]
            also = _absorbed(words.own, [(w.governed, p) for w, p in
                                         zip(ours, left.paragraphs, strict=True)], left)
            rows.append(((j, 0), Pair(Relation.NEW, None, cite_of(right, paragraph), also=also)))
    after = {p.left: p.right for p in pairings}
    for i, paragraph in enumerate(left.paragraphs):
        if i not in kept:
            before = max((after[k] for k in range(i) if k in after and not kept[k].moved),
                         default=-1)
            also = _absorbed(ours[i].own, [(w.governed, p) for w, p in
                                           zip(theirs, right.paragraphs, strict=True)], right)
            rows.append(((before + 0.5, i),
                         Pair(Relation.DROPPED, cite_of(left, paragraph), None, also=also)))
    rows.sort(key=lambda row: row[0])
    return Comparison(left.symbol, right.symbol, tuple(p for _, p in rows))


def cite_of(resolution: Resolution, paragraph: Paragraph) -> Citation:
    """A paragraph as a citation without highlights."""
    return cite(resolution, paragraph)


def _kept(
    left: Citation, right: Citation, found: Differences, moved: bool, likeness: float
) -> Pair:
    relation = Relation.SAME if found.is_same else Relation.REWORDED
    return Pair(relation, left, right, moved, likeness, found.changes, found.renumbered)


def _absorbed(
    words: tuple[str, ...], others: list[tuple[tuple[str, ...], Paragraph]],
    resolution: Resolution,
) -> Citation | None:
    """The paragraph of the other resolution that has nearly all of these words in their order."""
    scored = [(share(words, other), -n) for n, (other, _) in enumerate(others)]
    best, n = max(scored, default=(0.0, 0))
    return cite_of(resolution, others[-n][1]) if best >= _ABSORBED and len(words) > 2 else None
