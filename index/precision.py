"""In which numbers the model computes the quicker on this machine, as measured on it.

Processors that can multiply bfloat16 differ by a factor of five in how quickly they do it: some
gain 2.8 times over float32 by it and some lose a third, and what they say of themselves does
not tell them apart. So it is tried, once, in a few hundredths of a second.
"""

from __future__ import annotations

import time
from functools import cache

_ROWS, _INNER, _OUTER = 1024, 384, 1536  # the largest product in a layer of the packaged model
_TIMES = 5
_WORTH_IT = 1.5  # times as quick; less is not worth the lost digits


@cache
def is_bfloat16_quicker() -> bool:
    """Whether a product in bfloat16 takes well under the time of one in float32."""
    import torch

    return _seconds(torch.float32) > _WORTH_IT * _seconds(torch.bfloat16)


def _seconds(kind: object) -> float:
    """The best of a few attempts: the others were disturbed."""
    import torch

    left = torch.ones(_ROWS, _INNER).to(kind)  # type: ignore[call-overload]
    right = torch.nn.Linear(_INNER, _OUTER).to(kind)  # type: ignore[call-overload]
    taken = []
    with torch.inference_mode():
        for _ in range(_TIMES):
            started = time.perf_counter()
            right(left)
            taken.append(time.perf_counter() - started)
    return min(taken)
