"""Which paragraph of one resolution became which of another, each at most once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.compare.likeness import Worded, likeness, worded
from index.resolution import Paragraph, Part, Resolution

Words = tuple[Part, tuple[str, ...], tuple[str, ...]]
# Measured on the seeds and on yearly resolutions of sessions 75 to 77: paragraphs that became
# one another have 0.5 and more, unrelated ones of the same part at most 0.45.
_LEAST = 0.48
_OTHER_PART = 0.35  # taken off where a recital became an operative paragraph, or the reverse
_IN_ORDER = 0.04  # given for the same relative place, so that equals keep their order


@dataclass(frozen=True, slots=True)
class Pairing:
    """Paragraphs ``left`` and ``right`` (positions) became one another; ``likeness`` is 0 to 1.

    ``moved`` says that it stands in another order among the paragraphs that were kept.
    """

    left: int
    right: int
    likeness: float
    moved: bool


def pair(left: Sequence[Worded], right: Sequence[Worded]) -> list[Pairing]:
    """The best assignment of ``left`` to ``right`` as a whole (Kuhn and Munkres), in order."""
    if not left or not right:
        return []
    # Brought in here: it takes most of a second, and whoever only asks a question needs it not.
    from scipy.optimize import linear_sum_assignment

    alike = _matrix(left, right)
    # What a pair is worth is how far it is above the least: two poor pairs are no good one.
    worth = alike - _LEAST + _IN_ORDER * _same_place(len(left), len(right))
    wanted = np.where(alike >= _LEAST, worth, 0)
    rows, columns = linear_sum_assignment(wanted, maximize=True)
    kept = [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if alike[i, j] >= _LEAST]
    in_order = _longest_rise([j for _, j in kept])
    return [Pairing(i, j, float(alike[i, j]), n not in in_order or _parts_differ(left[i], right[j]))
            for n, (i, j) in enumerate(kept)]


def _matrix(left: Sequence[Worded], right: Sequence[Worded]) -> NDArray[np.float64]:
    """How alike each two are, float64 [left, right].

    Most of a yearly resolution stands in the next one word for word: what stands once in both is
    itself, and is compared with nothing else.
    """
    alike = np.zeros((len(left), len(right)))
    ours, theirs = _single(left), _single(right)
    same = {ours[words]: theirs[words] for words in ours.keys() & theirs.keys()}
    taken = set(same.values())
    for i, one in enumerate(left):
        if i in same:
            alike[i, same[i]] = 1.0
            continue
        alike[i] = [0.0 if j in taken else _comparable(one, b) for j, b in enumerate(right)]
    return alike


def _single(paragraphs: Sequence[Worded]) -> dict[Words, int]:
    """Where each paragraph stands whose words no other one of its part has."""
    keys = [(p.paragraph.part, p.own, p.chapeau) for p in paragraphs]
    counts = Counter(keys)
    return {key: at for at, key in enumerate(keys) if counts[key] == 1}


def _comparable(one: Worded, other: Worded) -> float:
    if not _parts_differ(one, other):
        return likeness(one, other)
    if Part.ANNEX in (one.paragraph.part, other.paragraph.part):
        return 0.0
    return likeness(one, other) - _OTHER_PART


def _parts_differ(one: Worded, other: Worded) -> bool:
    return one.paragraph.part is not other.paragraph.part


def _same_place(rows: int, columns: int) -> NDArray[np.float64]:
    """1 where two paragraphs stand at the same share of their resolutions, down to 0."""
    down = np.linspace(0, 1, rows)[:, None] if rows > 1 else np.zeros((1, 1))
    across = np.linspace(0, 1, columns)[None, :] if columns > 1 else np.zeros((1, 1))
    return np.asarray(1 - np.abs(down - across))


def _longest_rise(values: Sequence[int]) -> set[int]:
    """The indexes of a longest rising subsequence: what kept its order."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for n, value in enumerate(values):
        at = bisect_left(tails, value)
        before.append(ends[at - 1] if at else -1)
        if at == len(tails):
            tails.append(value)
            ends.append(n)
        else:
            tails[at], ends[at] = value, n
    kept: set[int] = set()
    n = ends[-1] if ends else -1
    while n >= 0:
        kept.add(n)
        n = before[n]
    return kept


def versions(one: Resolution, other: Resolution) -> dict[Paragraph, Paragraph]:
    """The paragraphs of ``one`` that ``other`` has too, each with its version there."""
    pairings = pair(list(map(worded, one.paragraphs)), list(map(worded, other.paragraphs)))
    return {one.paragraphs[p.left]: other.paragraphs[p.right] for p in pairings}


def counterparts(pairings: Sequence[Pairing], left: Sequence[Paragraph],
                 right: Sequence[Paragraph]) -> dict[str, str]:
    """Operative numbers of the left resolution with those they became ("2" → "3")."""
    return {left[p.left].number: right[p.right].number for p in pairings
            if left[p.left].part is Part.OPERATIVE and right[p.right].part is Part.OPERATIVE}
