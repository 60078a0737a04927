"""Texts to vectors: questions whole, paragraphs whole and clause by clause, words one by one.

A paragraph is read once. The vector of a clause is the mean of what its tokens mean in their
sentence ("late chunking": Günther, Mohr, Williams, Wang and Xiao, arXiv 2409.04701, 2024), so
that it costs nothing and needs none of the words that govern it repeated before it.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.precision import is_bfloat16_quicker
from index.windows import Window, windows

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MAX_TOKENS = 256
"""What the model was published with; its tokenizer file alone would cut at 128."""
_BATCH = 32
_CUT_AT_ONCE = 512
_TOKENS_AT_ONCE = 1024
"""Measured: a batch that stays in the processor's cache is half as quick again as one of 32
long paragraphs."""

Floats = NDArray[np.float32]
Stretch = tuple[int, int]
"""Where words begin and end in a text, in characters."""


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """One text token by token: ``vectors`` float32 [t, dimension], each of length 1;
    ``offsets`` int [t, 2], where each token starts and ends in the text. Special tokens are
    left out, and what lies past the 256th token is not there."""

    vectors: NDArray[np.float32]
    offsets: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One window of one text as the model takes it: ``ids`` with the special tokens."""

    text: int
    window: Window
    ids: list[int]


class Encoder:
    """A loaded model. Safe to use from several threads, one at a time."""

    def __init__(self, name: str, digest: str, model: SentenceTransformer) -> None:
        """For `index.embed.load_encoder`, which knows whose weights these are."""
        self.name = name
        self.digest = digest
        self._model = model
        self._common_words: frozenset[str] | None = None
        self._lock = threading.Lock()  # the tokenizer refuses to be used twice at once
        self._model.max_seq_length = min(self._model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        self.dimension = int(self.encode([""]).shape[1])

    def encode(self, texts: Sequence[str]) -> Floats:
        """A few ``texts`` (questions) → float32 [n, dimension], each row of length 1."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        with self._lock:
            encoded = self._model.encode(
                list(texts), batch_size=_BATCH, convert_to_numpy=True, show_progress_bar=False,
            )
        return _of_length_one(encoded.astype(np.float32))

    def encode_passages(
        self, texts: Sequence[tuple[str, Sequence[Stretch]]]
    ) -> Iterator[tuple[int, Floats]]:
        """Many texts, each with the stretches of it that get a vector.

        Yields, in an order of its own, which text and float32 [stretches, dimension], each row
        of length 1. A stretch that is the whole text gets the vector that `encode` gives it,
        any other the mean of its tokens. In bfloat16 where that is quicker: the vectors are
        kept in bfloat16 anyway, and find nearly the same neighbours (0.98 of the first ten).
        """
        model = deepcopy(self._model).bfloat16() if is_bfloat16_quicker() else self._model
        readings = sorted(self._readings(texts), key=lambda reading: -len(reading.ids))
        vectors: dict[int, Floats] = {}
        left = Counter(reading.text for reading in readings)
        for batch in _batches(readings):
            for reading, pooled in zip(batch, self._read(model, texts, batch), strict=True):
                stretches = len(texts[reading.text][1])
                mine = vectors.setdefault(
                    reading.text, np.zeros((stretches, self.dimension), dtype=np.float32)
                )
                for (which, _, _), vector in zip(reading.window.held, pooled, strict=True):
                    mine[which] = vector
                left[reading.text] -= 1
                if not left[reading.text]:
                    yield reading.text, _of_length_one(vectors.pop(reading.text))

    def _readings(
        self, texts: Sequence[tuple[str, Sequence[Stretch]]]
    ) -> Iterator[_Reading]:
        tokenizer: Any = self._model.tokenizer
        with self._lock:
            before, after = _special(tokenizer)
        longest = int(self._model.max_seq_length or MAX_TOKENS) - len(before) - len(after)
        for start in range(0, len(texts), _CUT_AT_ONCE):
            some = texts[start : start + _CUT_AT_ONCE]
            with self._lock:
                cut = tokenizer(
                    [text for text, _ in some], add_special_tokens=False, truncation=False,
                    return_offsets_mapping=True, verbose=False,
                )
            for row, (_, stretches) in enumerate(some):
                ids = cut["input_ids"][row]
                offsets = np.array(cut["offset_mapping"][row], dtype=np.int64).reshape(-1, 2)
                for window in windows(offsets, stretches, longest):
                    yield _Reading(
                        start + row, window, [*before, *ids[window.first : window.last], *after]
                    )

    def _read(
        self, model: SentenceTransformer, texts: Sequence[tuple[str, Sequence[Stretch]]],
        batch: Sequence[_Reading],
    ) -> Iterator[list[Floats]]:
        """The vectors of each reading's stretches, not yet of length 1."""
        import torch

        with self._lock, torch.inference_mode():
            tokenizer: Any = model.tokenizer
            before = len(_special(tokenizer)[0])
            features = tokenizer.pad(
                {"input_ids": [reading.ids for reading in batch]}, return_tensors="pt"
            )
            read = model(dict(features))
            tokens = read["token_embeddings"].float().numpy()
            whole = read["sentence_embedding"].float().numpy()
        for row, reading in enumerate(batch):
            text, stretches = texts[reading.text]
            shift = before - reading.window.first
            pooled = []
            for which, first, last in reading.window.held:
                is_whole = stretches[which] == (0, len(text)) or first == last
                pooled.append(
                    whole[row] if is_whole else tokens[row, first + shift : last + shift].mean(0)
                )
            yield pooled

    @property
    def common_words(self) -> frozenset[str]:
        """The words that are one token to the model, lower case: common ones, rightly spelled."""
        if self._common_words is None:
            tokens = self._model.tokenizer.get_vocab()
            self._common_words = frozenset(t for t in tokens if t.isalpha() and len(t) > 1)
        return self._common_words

    def encode_tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Each text's tokens with their vectors in context and their places in the text."""
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]), reverse=True)
        done: dict[int, TokenVectors] = {}
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            with self._lock:
                done.update(zip(batch, self._token_batch([texts[i] for i in batch]), strict=True))
        return [done[i] for i in range(len(texts))]

    def _token_batch(self, texts: list[str]) -> list[TokenVectors]:
        import torch

        tokenizer: Any = self._model.tokenizer
        features = tokenizer(
            texts, truncation=True, max_length=self._model.max_seq_length, padding=True,
            return_offsets_mapping=True, return_special_tokens_mask=True, return_tensors="pt",
        )
        offsets = features.pop("offset_mapping").numpy()
        special = features.pop("special_tokens_mask").numpy().astype(bool)
        real = features["attention_mask"].numpy().astype(bool) & ~special
        with torch.inference_mode():
            embedded = self._model(dict(features))["token_embeddings"]
            embedded = torch.nn.functional.normalize(embedded, dim=-1).float().numpy()
        return [
            TokenVectors(np.ascontiguousarray(embedded[i][real[i]]), offsets[i][real[i]])
            for i in range(len(texts))
        ]


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


def _of_length_one(vectors: Floats) -> Floats:
    lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
    scaled: Floats = (vectors / lengths).astype(np.float32)
    return scaled
