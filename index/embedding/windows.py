"""Which tokens of a text the model reads together, and which stretches are taken from each read.

A model reads so many tokens and no more. A paragraph that is longer is read again from where
the first clause begins that the reading before did not reach the end of.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Offsets = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens ``first`` to ``last`` (past the end), read together; ``held`` has for each stretch
    taken from them which one it is, and its tokens' first and last place in the text."""

    first: int
    last: int
    held: tuple[tuple[int, int, int], ...]


def windows(
    offsets: Offsets, stretches: Sequence[tuple[int, int]], longest: int
) -> tuple[Window, ...]:
    """Every stretch in exactly one window of at most ``longest`` tokens.

    ``offsets`` is int [t, 2], where each token begins and ends; ``stretches`` are offsets in
    characters too. Of a stretch of more than ``longest`` tokens the first ones are held.
    """
    left = sorted(
        (*_tokens_of(offsets, stretch), which) for which, stretch in enumerate(stretches)
    )
    found: list[Window] = []
    begin = 0  # the first reading is of the text from its beginning
    while left:
        end = min(begin + longest, len(offsets))
        held = [one for one in left if one[1] <= end or one[0] <= begin]
        found.append(Window(begin, end, tuple(
            (which, first, min(last, end)) for first, last, which in held
        )))
        left = [one for one in left if one not in held]
        begin = left[0][0] if left else end
    return tuple(found)


def _tokens_of(offsets: Offsets, stretch: tuple[int, int]) -> tuple[int, int]:
    """The first token that reaches into a stretch, and the one past the last that does."""
    first = int(np.searchsorted(offsets[:, 1], stretch[0], side="right"))
    last = int(np.searchsorted(offsets[:, 0], stretch[1], side="left"))
    return first, max(first, last)
