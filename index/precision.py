"""In which numbers the model computes the quicker on this machine, as its processor says.

Where bfloat16 is multiplied by tiles (AMX) it was measured 2.8 times as quick as float32. By
AVX-512 alone, without tiles, it took 1.6 times as long, though such a processor too says that it
can. The processor is asked and not timed: a library whose reading was cut short must go on in the
same numbers, however busy the machine is then.
"""

from __future__ import annotations


def is_bfloat16_quicker() -> bool:
    """Whether the processor multiplies bfloat16 by tiles."""
    import torch

    return bool(torch.cpu.get_capabilities().get("amx_bf16", False))
