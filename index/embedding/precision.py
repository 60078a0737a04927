"""In which numbers the model computes the quicker on this machine: measured, not guessed.

bfloat16 took 0.36 of the time of float32 where the processor multiplies it by tiles (AMX), 0.41
on one that has AVX-512 instructions for it and no tiles, and 1.6 times as long on another that
says the same of itself. So both are tried. What was found is kept with the work that it was found
for (``index.library.journal``): a reading that was cut short goes on in the same numbers, however
busy the machine is then.
"""

from __future__ import annotations

import time
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

_MANY = 1_000  # texts; for fewer the trial and a second copy of the model gain nothing
_TRIALS = 7
_TOKENS, _HIDDEN, _WIDE = 1024, 384, 1536  # of the size of the products of a small model
_CLEARLY = 0.75


def is_bfloat16_worthwhile(texts: int) -> bool:
    """Whether so many texts are read clearly sooner in bfloat16."""
    return texts >= _MANY and _is_quicker()


@lru_cache(maxsize=1)
def _is_quicker() -> bool:
    import torch

    full = torch.randn(_TOKENS, _HIDDEN), torch.randn(_WIDE, _HIDDEN)
    half = full[0].bfloat16(), full[1].bfloat16()
    # By turns, and the best of each: what else runs here slows both.
    trials = [(_seconds(*full), _seconds(*half)) for _ in range(_TRIALS)]
    return min(b for _, b in trials) < _CLEARLY * min(a for a, _ in trials)


def _seconds(rows: Tensor, weights: Tensor) -> float:
    import torch

    with torch.inference_mode():
        begun = time.perf_counter()
        torch.nn.functional.linear(rows, weights)
        return time.perf_counter() - begun
