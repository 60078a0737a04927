"""What is learned of nearness only adds to what the model says, and belongs to it alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from assistant.finding.closeness import Closeness, closeness
from index.embedding.encoder import Encoder
from index.embedding.reading import TokenVectors
from index.store import Library

DIMENSION = 6
NOTHING = Closeness(np.zeros((DIMENSION, 2), np.float32), np.zeros((DIMENSION, 2), np.float32),
                    np.zeros(DIMENSION, np.float32), np.zeros(DIMENSION, np.float32), 1.0)


def tokens(vectors: np.ndarray) -> TokenVectors:
    count = len(vectors)
    return TokenVectors(vectors.astype(np.float32),
                        np.stack([np.arange(count), np.arange(count) + 1], axis=1))


def vectors(most: int) -> st.SearchStrategy[np.ndarray]:
    return st.integers(1, most).flatmap(lambda n: arrays(
        np.float32, (n, DIMENSION), elements=st.floats(-1, 1, width=16)))


def nearer(learned: Closeness, asked: np.ndarray, held: np.ndarray, weights: np.ndarray) -> float:
    question, paragraph = tokens(asked), tokens(held)
    return learned.read(question).nearer(
        weights, question.vectors @ paragraph.vectors.T, paragraph)


@given(vectors(5), vectors(8))
def test_where_nothing_is_learned_nothing_is_nearer(asked: np.ndarray, held: np.ndarray) -> None:
    assert nearer(NOTHING, asked, held, np.ones(len(asked))) == pytest.approx(0.0, abs=1e-5)


@given(vectors(5), vectors(8), st.floats(0.1, 10))
def test_weights_count_by_their_shares(
    asked: np.ndarray, held: np.ndarray, factor: float
) -> None:
    learned = replace(NOTHING, importance=np.linspace(-1, 1, DIMENSION, dtype=np.float32))
    weights = np.linspace(0.2, 1, len(asked))
    assert nearer(learned, asked, held, weights * factor) == pytest.approx(
        nearer(learned, asked, held, weights), abs=1e-5)


def test_a_bent_token_comes_nearer_to_what_it_was_bent_to() -> None:
    first, second = np.eye(DIMENSION, dtype=np.float32)[:2]
    bend = replace(NOTHING, down=np.stack([first, first * 0], axis=1),
                   up=np.stack([second, first * 0], axis=1))
    there, elsewhere = second[None, :], np.eye(DIMENSION, dtype=np.float32)[2:3]
    assert nearer(bend, first[None, :], there, np.ones(1)) == pytest.approx(1.0)
    assert nearer(bend, first[None, :], elsewhere, np.ones(1)) == pytest.approx(0.0)


def test_a_paragraph_without_tokens_is_no_nearer() -> None:
    none = np.zeros((0, DIMENSION), np.float32)
    asked = tokens(np.eye(DIMENSION)[:1])
    assert NOTHING.read(asked).nearer(np.ones(1), asked.vectors @ none.T, tokens(none)) == 0.0


@dataclass
class _Another:
    digest: str = "another model"


def test_it_belongs_to_one_model(seed_library: Library) -> None:
    learned = closeness(seed_library.encoder)
    assert learned is not None
    assert learned.down.shape == learned.up.shape
    assert learned.down.dtype == np.float32
    assert closeness(cast(Encoder, _Another())) is None
