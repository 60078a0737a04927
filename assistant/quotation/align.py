"""The passage of a stretch that a quotation comes nearest to, token by token.

A semi-global alignment (Needleman and Wunsch, 1970, with free ends on the side of the source):
the whole quotation is laid against whichever run of the stretch costs least.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from assistant.quotation.printed import Stretch
from assistant.quotation.quote import Item, ItemKind

# Costs of leaving out a word or a mark of the source, of putting one in, of one for another. A
# word put in costs more than a word replaced, so that the first and the last word of a quotation,
# where the source's words beyond are free, are replaced and not put in; and more than three left
# out, so that what follows an unmarked omission is found behind it. A word is no comma.
_WORD, _MARK = 2, 1
_WORD_IN, _MARK_IN = 7, 3
_OTHER_CASE, _REPLACED, _MARK_REPLACED, _UNLIKE = 1, 6, 3, 9
_FREE = 0

Costs = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Difference:
    """Items ``quoted`` of a quotation stand where the stretch has the tokens ``printed``.

    Both are ranges (start, end), either may be empty. ``marked`` says that the writer's own
    marks (an omission, brackets) account for it.
    """

    quoted: tuple[int, int]
    printed: tuple[int, int]
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """Tokens ``start`` to ``end`` of a stretch are what the quotation comes nearest to.

    ``pairs`` are (item, token) that are the same, in order; ``cost`` is what the differences
    come to.
    """

    start: int
    end: int
    cost: int
    pairs: tuple[tuple[int, int], ...]


def align(items: Sequence[Item], stretch: Stretch) -> Alignment:
    """Lay ``items`` against ``stretch``; both have to hold something."""
    matches, costs = _matching(items, stretch)
    table = _table(items, stretch, costs)
    end = int(np.argmin(table[-1]))
    start, pairs = _traced(items, stretch, costs, matches, table, end)
    cost = int(table[-1, end])
    if stretch.is_behind_prefix(start):  # it is left out, though the ends are free
        start, cost = start - 2, cost + _WORD + _MARK
    return Alignment(start, end, cost, tuple(pairs))


def _matching(items: Sequence[Item], stretch: Stretch) -> tuple[NDArray[np.bool_], Costs]:
    """Whether item i is token j, and what pairing them costs: both [items, tokens]."""
    numbers: dict[str, int] = {}

    def coded(keys: list[str]) -> NDArray[np.int32]:
        return np.array([numbers.setdefault(key, len(numbers)) for key in keys], dtype=np.int32)

    quoted, printed = coded([i.key for i in items]), coded([t.key for t in stretch.tokens])
    folded = (coded([i.key.casefold() for i in items]),
              coded([t.key.casefold() for t in stretch.tokens]))
    initial = np.array([i.kind is ItemKind.INITIAL for i in items])[:, None]
    same_letters = folded[0][:, None] == folded[1][None, :]
    same = (quoted[:, None] == printed[None, :]) | (initial & same_letters)
    words = (np.array([i.is_word for i in items])[:, None],
             np.array([t.is_word for t in stretch.tokens])[None, :])
    costs = np.where(words[0] & words[1], _REPLACED, _UNLIKE)
    costs = np.where(~words[0] & ~words[1], _MARK_REPLACED, costs)
    costs = np.where(same_letters, _OTHER_CASE, costs)
    return same, np.where(same, 0, costs).astype(np.int32)


def _item_cost(item: Item) -> int:
    """What it costs that an item has nothing to stand for."""
    if item.kind in (ItemKind.OMISSION, ItemKind.INSERTION):
        return _FREE
    return _WORD_IN if item.is_word else _MARK_IN


def _passing(stretch: Stretch) -> Costs:
    """What it costs to pass over all tokens before each: [tokens + 1]."""
    each = [_FREE if t.optional else _WORD if t.is_word else _MARK for t in stretch.tokens]
    return np.concatenate(([0], np.cumsum(each))).astype(np.int32)


def _table(items: Sequence[Item], stretch: Stretch, costs: Costs) -> Costs:
    """The least cost of the first i items against a run that ends before token j."""
    passing = _passing(stretch)
    table = np.zeros((len(items) + 1, len(stretch.tokens) + 1), dtype=np.int32)
    for i, item in enumerate(items):
        row = table[i] + _item_cost(item)
        if item.kind is ItemKind.OMISSION:
            row = np.minimum.accumulate(table[i])
        elif item.kind is not ItemKind.INSERTION:
            row[1:] = np.minimum(row[1:], table[i, :-1] + costs[i])
        table[i + 1] = np.minimum.accumulate(row - passing) + passing
    return table


def _traced(
    items: Sequence[Item], stretch: Stretch, costs: Costs, matches: NDArray[np.bool_],
    table: Costs, end: int,
) -> tuple[int, list[tuple[int, int]]]:
    """The way back through the table: where the run begins, and which items are which tokens."""
    passing = _passing(stretch)
    pairs: list[tuple[int, int]] = []
    i, j = len(items), end
    while i > 0:
        item = items[i - 1]
        paired = item.kind not in (ItemKind.OMISSION, ItemKind.INSERTION)
        if paired and j > 0 and table[i, j] == table[i - 1, j - 1] + costs[i - 1, j - 1]:
            i, j = i - 1, j - 1
            if matches[i, j]:
                pairs.append((i, j))
        elif table[i, j] == table[i - 1, j] + _item_cost(item):
            i -= 1
        elif j > 0 and table[i, j] == table[i, j - 1] + passing[j] - passing[j - 1]:
            j -= 1
        elif j > 0 and item.kind is ItemKind.OMISSION and table[i, j] == table[i, j - 1]:
            j -= 1  # what the omission stands for costs nothing
        else:  # the table was made by these very steps
            raise AssertionError("the alignment cannot be traced back")
    return j, pairs[::-1]


def alike(
    items: Sequence[Item], stretch: Stretch, alignment: Alignment
) -> list[tuple[int, int]]:
    """The pairs of an alignment, and those that differ in case alone, in order."""
    found = list(alignment.pairs)
    for one in differences(items, alignment):
        (i, k), (j, m) = one.quoted, one.printed
        if k - i == m - j:
            found += [(a, b) for a, b in zip(range(i, k), range(j, m), strict=True)
                      if items[a].key.casefold() == stretch.tokens[b].key.casefold()]
    return sorted(found)


def differences(items: Sequence[Item], alignment: Alignment) -> list[Difference]:
    """What lies between the pairs, in order: what is the quotation's, and what the source's."""
    found: list[Difference] = []
    i, j = 0, alignment.start
    for next_i, next_j in (*alignment.pairs, (len(items), alignment.end)):
        if next_i > i or next_j > j:
            marks = [items[k].kind in (ItemKind.OMISSION, ItemKind.INSERTION)
                     for k in range(i, next_i)]
            found.append(Difference((i, next_i), (j, next_j), bool(marks) and all(marks)))
        i, j = next_i + 1, next_j + 1
    return found
