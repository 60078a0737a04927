"""Weights that were fitted to the vectors of one embedding model, as they lie in the package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder

Weights = Mapping[str, NDArray[Any]]
T = TypeVar("T")


def fitted(package: str, name: str, encoder: Encoder, made: Callable[[Weights], T]) -> T | None:
    """What ``made`` makes of the arrays in the file ``name`` of ``package``, read once; None
    where there is no such file, or it was fitted with another model (its ``digest``)."""
    held = _read(package, name, made)
    return held[1] if held is not None and held[0] == encoder.digest else None


@cache
def _read(package: str, name: str, made: Callable[[Weights], T]) -> tuple[str, T] | None:
    file = resources.files(package) / name
    if not file.is_file():
        return None
    with file.open("rb") as opened, np.load(opened) as held:
        return str(held["digest"]), made(held)
