"""Where a library lies and what its files are called, with the check that all are there.

``library.sqlite`` is the truth. All that is worked out from it (vectors, word index,
vocabulary) lies together in one folder under ``derived/``, made whole under another name
and never changed afterwards; the database says which one is in force.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import platformdirs

from index.errors import LibraryError

FORMAT = 3
"""The version of the database; a change to what is stored in it, or how, raises it."""

DERIVED_FORMAT = 4
"""The version of what is derived from it; raised, every library derives it anew by itself."""

DATABASE = "library.sqlite"
DERIVED = "derived"
JOURNAL = "embedding.journal"
LOCK = "writing.lock"
MANIFEST = "manifest.json"
TOKENS = "tokens"
VECTORS = "vectors.faiss"
VOCABULARY = "vocabulary.json"
WORDS = "words"
_PARTIAL = ".partial"


class NoLibrary(LibraryError):
    """The folder holds no library yet."""


class NeedsRebuild(LibraryError):
    """What is derived from the database is missing, damaged or made another way."""


@dataclass(frozen=True, slots=True)
class ModelRecord:
    """The model that made the vectors: ``weights`` are (path, bytes, mtime in ns) a file."""

    name: str
    digest: str
    dimension: int
    weights: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A derived file as it was written: its bytes, its mtime in nanoseconds, its SHA-256."""

    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a derived folder holds and how it was made."""

    format: int
    generation: str
    model: ModelRecord
    files: dict[str, FileRecord]


def default_folder() -> Path:
    """``$ASSISTANT_LIBRARY``, or else the user's data folder of the platform."""
    named = os.environ.get("ASSISTANT_LIBRARY")
    if named:
        return Path(named).expanduser()
    return platformdirs.user_data_path("resolution-assistant", appauthor=False)


def derived_folder(folder: Path, generation: str) -> Path:
    """Where the files derived for one state of the database lie."""
    return folder / DERIVED / generation


def begin(folder: Path) -> tuple[str, Path]:
    """A new generation's name, and the empty folder to write its files into."""
    generation = uuid.uuid4().hex
    partial = derived_folder(folder, generation + _PARTIAL)
    partial.mkdir(parents=True)
    return generation, partial


def finish(folder: Path, generation: str, model: ModelRecord) -> str:
    """Write the manifest, bring everything to disk, give the folder its name.

    Returns the SHA-256 of the manifest, which the database keeps: a manifest that was
    changed, or belongs to another library, is then noticed.
    """
    partial = derived_folder(folder, generation + _PARTIAL)
    files = {str(p.relative_to(partial).as_posix()): _record(p) for p in _files(partial)}
    manifest = Manifest(DERIVED_FORMAT, generation, model, files)
    data = json.dumps(asdict(manifest), indent=1, sort_keys=True).encode()
    (partial / MANIFEST).write_bytes(data)
    for path in [*_files(partial), *(p for p in partial.rglob("*") if p.is_dir()), partial]:
        _sync(path)
    partial.rename(derived_folder(folder, generation))
    _sync(folder / DERIVED)
    return hashlib.sha256(data).hexdigest()


def verified_manifest(folder: Path, generation: str, digest: str) -> Manifest:
    """The manifest of a generation, once every file it names is there and unchanged.

    A file whose time of change is the recorded one is taken at its size; any other is read
    and its SHA-256 compared, so that a copied library opens and a damaged one does not.
    Raises NeedsRebuild with the first thing that is wrong.
    """
    derived = derived_folder(folder, generation)
    try:
        data = (derived / MANIFEST).read_bytes()
        if hashlib.sha256(data).hexdigest() != digest:
            raise _damaged(folder, f"{MANIFEST} was changed")
        manifest = _decode(json.loads(data))
        if manifest.format != DERIVED_FORMAT:
            raise _damaged(folder, f"they have format {manifest.format}, not {DERIVED_FORMAT}")
        for name, recorded in manifest.files.items():
            _check_file(folder, derived / name, recorded)
    except OSError as error:
        name = Path(error.filename or derived).name
        raise _damaged(folder, f"{name}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(folder, f"{MANIFEST} cannot be read") from error
    return manifest


def clean(folder: Path, keep: str | None) -> None:
    """Remove every derived folder but ``keep``: leftovers of writers that were cut short.

    What cannot be removed (a reader on Windows may hold it open) is left to the next writer.
    """
    derived = folder / DERIVED
    if derived.is_dir():
        for path in derived.iterdir():
            if path.name != keep:
                shutil.rmtree(path, ignore_errors=True)


def _damaged(folder: Path, what: str) -> NeedsRebuild:
    return NeedsRebuild(
        f"The index files of the library {folder} cannot be used ({what}); "
        "they are rebuilt from its database when it is opened with ensure()."
    )


def _check_file(folder: Path, path: Path, recorded: FileRecord) -> None:
    found = path.stat()
    if found.st_size != recorded.size:
        raise _damaged(folder, f"{path.name} has {found.st_size} bytes, not {recorded.size}")
    if found.st_mtime_ns != recorded.mtime_ns and _sha256(path) != recorded.sha256:
        raise _damaged(folder, f"{path.name} was changed")


def _decode(fields: dict[str, Any]) -> Manifest:
    model = dict(fields["model"])
    weights = tuple((str(p), int(size), int(at)) for p, size, at in model.pop("weights"))
    return Manifest(
        format=fields["format"],
        generation=fields["generation"],
        model=ModelRecord(model["name"], model["digest"], model["dimension"], weights),
        files={name: FileRecord(**record) for name, record in fields["files"].items()},
    )


def _record(path: Path) -> FileRecord:
    found = path.stat()
    return FileRecord(found.st_size, found.st_mtime_ns, _sha256(path))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    # Lock files are tantivy's own and come and go with whoever opens the index.
    return (p for p in sorted(folder.rglob("*")) if p.is_file() and p.suffix != ".lock")


def _sync(path: Path) -> None:
    if path.is_dir() and os.name == "nt":  # Windows cannot open a folder to flush it
        return
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
