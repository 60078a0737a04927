"""How near the words of a question come to those of a paragraph, learned from gold questions.

The model puts near each other what stands in the same texts; which of it answers a question, it
does not know: "greeted as the newest members" is nearer to "members of the Committee" than to
"welcoming the latest ratification". A late interaction (ColBERT: Khattab and Zaharia, SIGIR 2020)
over the token vectors that are kept anyway, with three things learned: a bend of the question's
tokens (a projection of low rank, added to each), what each of them weighs, and what a token of a
paragraph says by itself. What counts is how much nearer a paragraph comes so than without.

The weights in ``closeness.npz`` are fitted by ``tests/benchmark/closeness.py`` to the questions on
many texts, and belong to one embedding model; with another, nothing comes nearer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.weights import Weights, fitted
from index.embedding.reading import TokenVectors

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Closeness:
    """The weights, float32: ``down`` and ``up`` [dimension, rank] bend a question's tokens,
    ``importance`` [dimension] weighs them, ``telling`` [dimension] what a paragraph's say;
    ``scale`` is what the sum counts in the rank score."""

    down: Floats
    up: Floats
    importance: Floats
    telling: Floats
    scale: float

    def read(self, asked: TokenVectors) -> AskedClosely:
        """A question's tokens (float32 [q, dimension]) as they are laid beside paragraphs."""
        turned = np.matmul(asked.vectors @ self.down, self.up.T, dtype=np.float32)
        bent: Floats = np.add(asked.vectors, turned, dtype=np.float32)
        more: Floats = np.exp(asked.vectors @ self.importance, dtype=np.float32)
        return AskedClosely(self, bent, more)


@dataclass(frozen=True, slots=True)
class AskedClosely:
    """A question's tokens bent (float32 [q, dimension]), and by how much more each weighs [q]."""

    learned: Closeness
    bent: Floats
    importance: Floats

    def nearer(self, weights: NDArray[np.float64], cosines: Floats, held: TokenVectors) -> float:
        """How much nearer a paragraph comes than its ``cosines`` (float32 [q, t]) say.

        ``weights`` are what the question's tokens weigh otherwise, float64 [q]; ``held`` are the
        paragraph's tokens.
        """
        if not len(held.vectors) or not len(weights):
            return 0.0
        told = self.bent @ held.vectors.T + held.vectors @ self.learned.telling
        own = weights * self.importance
        learned = float((told.max(axis=1) * own).sum() / own.sum())
        plain = float((cosines.max(axis=1) * weights).sum() / weights.sum())
        return self.learned.scale * (learned - plain)


def closeness(encoder: Encoder) -> Closeness | None:
    """What was learned with the model of ``encoder``; None for another model."""
    return fitted("assistant.finding", "closeness.npz", encoder, _made)


def _made(held: Weights) -> Closeness:
    down, up, importance, telling = (
        held[name].astype(np.float32) for name in ("down", "up", "importance", "telling"))
    return Closeness(down, up, importance, telling, float(held["scale"]))
