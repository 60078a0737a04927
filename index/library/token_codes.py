"""Vectors of single words, kept in two bits a number, and what they were, nearly, again.

A vector is turned by a fixed random rotation, after which its numbers are nearly normal with
the deviation 1/√dimension, whatever the vector was; each is then kept as one of the four levels
that lose least of a normal variable (Lloyd, "Least squares quantization in PCM", 1982; Max,
1960). The cosine with any other vector is estimated without bias, to about 0.02 at 384 numbers
(the idea of RaBitQ: Gao and Long, SIGMOD 2024). Nothing is learnt from the texts, so a code
never has to be made again.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Codes = NDArray[np.uint8]

_LEVELS = np.array([-1.5104, -0.4528, 0.4528, 1.5104], dtype=np.float32)
_BORDER = 0.9816  # between the inner and the outer level, in deviations
_KEPT = 0.9396  # the cosine of a vector with what is kept of it: √(1 - 0.1175)
_IN_A_BYTE = 4


def width(dimension: int) -> int:
    """How many bytes the code of a vector of so many numbers has."""
    return -(-dimension // _IN_A_BYTE)


def turned(vectors: Floats) -> Floats:
    """``vectors`` (float32 [n, d]) as they are compared with `expanded` ones: rotated."""
    found: Floats = vectors @ _rotation(vectors.shape[1])
    return found


def compressed(vectors: Floats) -> Codes:
    """float32 [n, d], rows of length 1 → uint8 [n, ⌈d / 4⌉]."""
    scaled = turned(vectors) * np.float32(vectors.shape[1] ** 0.5)
    levels = np.digitize(scaled, (-_BORDER, 0, _BORDER)).astype(np.uint8)
    missing = width(levels.shape[1]) * _IN_A_BYTE - levels.shape[1]
    fours = np.pad(levels, ((0, 0), (0, missing))).reshape(len(levels), -1, _IN_A_BYTE)
    codes: Codes = fours[..., 0] | fours[..., 1] << 2 | fours[..., 2] << 4 | fours[..., 3] << 6
    return codes


def expanded(codes: Codes, dimension: int) -> Floats:
    """uint8 [n, ⌈d / 4⌉] → float32 [n, d], turned; a product with a turned vector of length 1
    is the cosine, nearly."""
    found = _bytes()[codes].reshape(len(codes), -1)[:, :dimension]
    lengths = np.maximum(np.linalg.norm(found, axis=1, keepdims=True), 1e-12)
    scaled: Floats = (found / (lengths * np.float32(_KEPT))).astype(np.float32)
    return scaled


@cache
def _rotation(dimension: int) -> Floats:
    """An orthogonal matrix, always the same: that of a QR decomposition of random numbers."""
    numbers = np.random.Generator(np.random.PCG64(1945)).standard_normal((dimension, dimension))
    orthogonal, triangular = np.linalg.qr(numbers)
    return (orthogonal * np.sign(np.diag(triangular))).astype(np.float32)


@cache
def _bytes() -> Floats:
    """float32 [256, 4]: the four levels that each byte stands for."""
    values = np.arange(256)
    return np.stack([_LEVELS[values >> shift & 3] for shift in (0, 2, 4, 6)], axis=1)
