"""Texts to vectors: questions whole, paragraphs whole and clause by clause, words one by one.

A paragraph is read once. The vector of a clause is the mean of what its tokens mean in their
sentence ("late chunking": Günther, Mohr, Williams, Wang and Xiao, arXiv 2409.04701, 2024), so
that it costs nothing and needs none of the words that govern it repeated before it.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import ThreadpoolController

from index.embedding.reading import Floats, ReadText, Texts, read_texts

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MAX_TOKENS = 256
"""What the model was published with; its tokenizer file alone would cut at 128."""


class Encoder:
    """A loaded model. Safe to use from several threads, one at a time."""

    def __init__(self, name: str, digest: str, model: SentenceTransformer) -> None:
        """For `index.embedding.embed.load_encoder`, which knows whose weights these are."""
        self.name = name
        self.digest = digest
        self._model = model
        self._common_words: frozenset[str] | None = None
        self._lock = threading.Lock()  # the tokenizer refuses to be used twice at once
        self._model.max_seq_length = min(self._model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        self.dimension = int(self._model.encode([""], show_progress_bar=False).shape[1])

    def encode(self, texts: Sequence[str]) -> Floats:
        """A few ``texts`` (questions) → float32 [n, dimension], each row of length 1.

        What lies past the 256th token does not count.
        """
        read = self.read(texts)
        return np.stack([one.vectors[0] for one in read]) if read else np.zeros(
            (0, self.dimension), dtype=np.float32)

    def read(self, texts: Sequence[str]) -> list[ReadText]:
        """A few ``texts``, each with its one vector and those of its tokens.

        In one thread: for so few words a second one gains nothing, and it keeps spinning when
        the vectors are searched, which then takes five times as long.
        """
        import torch

        whole = [(text, ((0, len(text)),)) for text in texts]
        threads = torch.get_num_threads()
        torch.set_num_threads(1)
        try:
            read = dict(read_texts(self._model, whole, self._lock))
        finally:
            torch.set_num_threads(threads)
        return [read[which] for which in range(len(texts))]

    def read_passages(
        self, texts: Texts, in_bfloat16: bool = False, known: Collection[int] = ()
    ) -> Iterator[tuple[int, ReadText]]:
        """Many texts, each with its stretches that get a vector: which text, and what it gave.

        The longest come first. Those that are ``known``, by their place, are left out, and the
        others give what they would give with them. In bfloat16, quicker on some machines, they
        find nearly the same neighbours (0.98 of the first ten): the vectors are kept in bfloat16
        anyway.
        """
        model = deepcopy(self._model).bfloat16() if in_bfloat16 else self._model
        # Between two batches whoever takes what was read computes with numpy, whose threads would
        # go on spinning beside the model's: measured, it then took more than twice as long.
        with ThreadpoolController().select(internal_api="openblas").limit(limits=1):
            yield from read_texts(model, texts, self._lock, known)

    @property
    def common_words(self) -> frozenset[str]:
        """The words that are one token to the model, lower case: common ones, rightly spelled."""
        if self._common_words is None:
            tokens = self._model.tokenizer.get_vocab()
            self._common_words = frozenset(t for t in tokens if t.isalpha() and len(t) > 1)
        return self._common_words
