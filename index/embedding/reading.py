"""Texts read by a model: every token in its context, in batches that the processor likes."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.embedding.windows import Window, windows

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

_CUT_AT_ONCE = 512
_TOKENS_AT_ONCE = 2048
"""Measured: a batch that stays in the processor's cache is half as quick again as one of 32
long paragraphs; 1024, 2048 and 4096 tokens are within a tenth of each other."""

Floats = NDArray[np.float32]
Stretch = tuple[int, int]
"""Where words begin and end in a text, in characters."""
Texts = Sequence[tuple[str, Sequence[Stretch]]]
"""Texts, each with the stretches of it that get a vector."""


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """One text token by token: ``vectors`` float32 [t, dimension], each of length 1;
    ``offsets`` int [t, 2], where each token starts and ends in the text. Special tokens are
    left out, and what of a clause was more than the model reads at once."""

    vectors: Floats
    offsets: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class ReadText:
    """What reading a text gave: ``vectors`` float32 [stretches, dimension], each of length 1,
    and its tokens."""

    vectors: Floats
    tokens: TokenVectors


@dataclass(frozen=True, slots=True)
class _Reading:
    """One window of one text as the model takes it: ``ids`` with the special tokens."""

    text: int
    window: Window
    ids: list[int]


_NOTHING: Floats = np.zeros(0, dtype=np.float32)


class _Gathered:
    """What the readings of one text have given so far."""

    def __init__(self, stretches: int, offsets: NDArray[np.int64], readings: int) -> None:
        self.left = readings
        self._offsets = offsets
        self._vectors = [_NOTHING] * stretches
        self._tokens: list[Floats] = []
        self._places: list[NDArray[np.int64]] = []
        self._read = 0  # tokens; a later window begins inside the one before, or past it

    def take(self, window: Window, tokens: Floats, pooled: dict[int, Floats]) -> None:
        fresh = max(self._read, window.first)
        if fresh < window.last:
            # Copied: a view would keep all of the batch in memory.
            self._tokens.append(tokens[fresh - window.first :].copy())
            self._places.append(self._offsets[fresh : window.last])
        self._read = max(self._read, window.last)
        for which, vector in pooled.items():
            self._vectors[which] = vector
        self.left -= 1

    def done(self) -> ReadText:
        vectors = of_length_one(np.stack(self._vectors))
        if not self._tokens:
            none = np.zeros((0, vectors.shape[1]), dtype=np.float32)
            return ReadText(vectors, TokenVectors(none, self._offsets))
        return ReadText(vectors, TokenVectors(
            of_length_one(np.concatenate(self._tokens)), np.concatenate(self._places)))


def read_texts(
    model: SentenceTransformer, texts: Texts, lock: AbstractContextManager[Any],
    known: Collection[int] = (),
) -> Iterator[tuple[int, ReadText]]:
    """Each of ``texts`` read by ``model``, with which it is, the longest first.

    Those that are ``known`` by their place are not read, yet the batches are made as if they
    were: what a text gives depends, in its last digits, on those that it is read with.

    A stretch that is its whole text gets the vector that the model gives it, any other the mean
    of its tokens in their context. ``lock`` is held while the model or its tokenizer works.
    """
    tokenizer: Any = model.tokenizer
    with lock:
        before, after = _special(tokenizer)
    longest = int(model.max_seq_length or 0) - len(before) - len(after)
    gathered: dict[int, _Gathered] = {}
    readings = []
    for which, ids, offsets in _cut(tokenizer, texts, lock):
        stretches = texts[which][1]
        cut = windows(offsets, stretches, longest)
        readings += [_Reading(which, window, [*before, *ids[window.first : window.last], *after])
                     for window in cut]
        if which not in known:
            gathered[which] = _Gathered(len(stretches), offsets, len(cut))
    readings.sort(key=lambda reading: -len(reading.ids))
    for batch in _batches(readings):
        if all(reading.text in known for reading in batch):
            continue
        with lock:
            tokens, whole = _through(model, batch)
        for row, reading in enumerate(batch):
            if reading.text in known:
                continue
            mine = tokens[row, len(before) : len(reading.ids) - len(after)]
            text, stretches = texts[reading.text]
            pooled = {
                which: whole[row] if stretches[which] == (0, len(text)) or first == last
                else mine[first - reading.window.first : last - reading.window.first].mean(0)
                for which, first, last in reading.window.held
            }
            gathered[reading.text].take(reading.window, mine, pooled)
            if not gathered[reading.text].left:
                yield reading.text, gathered.pop(reading.text).done()


def of_length_one(vectors: Floats) -> Floats:
    """``vectors`` (float32 [n, d]), each row of length 1; a row of zeros stays one."""
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    scaled: Floats = (vectors / lengths).astype(np.float32)
    return scaled


def _cut(
    tokenizer: Any, texts: Texts, lock: AbstractContextManager[Any]
) -> Iterator[tuple[int, list[int], NDArray[np.int64]]]:
    """Each text's tokens and, int64 [t, 2], their places."""
    for start in range(0, len(texts), _CUT_AT_ONCE):
        some = [text for text, _ in texts[start : start + _CUT_AT_ONCE]]
        with lock:
            cut = tokenizer(some, add_special_tokens=False, truncation=False,
                            return_offsets_mapping=True, verbose=False)
        for row, ids in enumerate(cut["input_ids"]):
            offsets = np.array(cut["offset_mapping"][row], dtype=np.int64).reshape(-1, 2)
            yield start + row, ids, offsets


def _through(model: SentenceTransformer, batch: Sequence[_Reading]) -> tuple[Floats, Floats]:
    """float32 [batch, tokens, d] and, of the whole readings, float32 [batch, d]."""
    import torch

    features = model.tokenizer.pad(
        {"input_ids": [reading.ids for reading in batch]}, return_tensors="pt"
    )
    with torch.inference_mode():
        read = model(dict(features))
    return read["token_embeddings"].float().numpy(), read["sentence_embedding"].float().numpy()


def _batches(readings: Sequence[_Reading]) -> Iterator[list[_Reading]]:
    """Neighbours of like length, as many as make up a batch of tokens."""
    batch: list[_Reading] = []
    for reading in readings:
        if batch and (len(batch) + 1) * len(batch[0].ids) > _TOKENS_AT_ONCE:
            yield batch
            batch = []
        batch.append(reading)
    if batch:
        yield batch


def _special(tokenizer: Any) -> tuple[list[int], list[int]]:
    """The tokens that a model's tokenizer sets before and after a text."""
    bare = tokenizer("a", add_special_tokens=False)["input_ids"]
    dressed = tokenizer("a")["input_ids"]
    at = next(i for i in range(len(dressed)) if dressed[i : i + len(bare)] == bare)
    return dressed[:at], dressed[at + len(bare) :]
