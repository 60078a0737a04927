"""What is worked out from the database: passages, their vectors, the word index.

Vectors in force are taken over: only words that had none are given to the model.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import numpy as np

from index.database import Database
from index.embed import ModelIdentity, describe_model, load_encoder
from index.files import Progress
from index.folder import (
    VECTORS,
    VOCABULARY,
    WORDS,
    ModelRecord,
    NeedsRebuild,
    begin,
    derived_folder,
    finish,
    verified_manifest,
)
from index.passages import passages
from index.resolution import Paragraph
from index.vectors import Floats, Rows, Vectors, write_vectors
from index.words import forms, write_words

Cut = Iterable[tuple[int, Paragraph]]
"""Ids and paragraphs that are to be cut into passages."""


def derive(
    folder: Path,
    database: Database,
    model: str | None,
    progress: Progress | None,
    change: Callable[[Database], Cut],
) -> str:
    """Make ``change`` in the database and all that follows from it; returns the generation.

    To be called inside `Database.writing`. ``change`` returns the paragraphs that it added.
    Raises OSError where the disk does not take the files, ModelError without a model.
    """
    identity, kept = _kept_vectors(folder, database, model)
    if kept is None:
        database.clear_passages()
    new = change(database)
    if kept is None:
        for _ in new:  # all paragraphs are cut anew, those too that are added now
            pass
        new = ((id, paragraph) for id, _, paragraph in database.each_paragraph())
    texts = _cut(database, new)
    database.drop_unused_passages()
    vectors = _vectors(database, texts, kept, model, progress)
    generation, partial = begin(folder)
    write_vectors(partial / VECTORS, vectors)
    counts: Counter[str] = Counter()
    write_words(partial / WORDS, _counted(database, counts))
    (partial / VOCABULARY).write_text(json.dumps(dict(sorted(counts.items()))), encoding="utf-8")
    record = ModelRecord(identity.name, identity.digest, vectors.shape[1], identity.weights)
    database.put("manifest", finish(folder, generation, record))
    database.put("generation", generation)
    return generation


def _kept_vectors(
    folder: Path, database: Database, model: str | None
) -> tuple[ModelIdentity, tuple[Rows, Vectors] | None]:
    """The model to use, and the vectors in force with their passages' ids if they are its."""
    generation, digest = database.get("generation"), database.get("manifest")
    if generation is None or digest is None:
        return describe_model(model), None
    try:
        manifest = verified_manifest(folder, generation, digest)
        made = manifest.model
        identity = describe_model(model, ModelIdentity(made.name, made.digest, made.weights))
        vectors = Vectors(derived_folder(folder, generation) / VECTORS)
    except NeedsRebuild:
        return describe_model(model), None
    ids = database.passage_ids()
    if identity.digest != made.digest or len(ids) != len(vectors):
        return identity, None
    return identity, (ids, vectors)


def _cut(database: Database, paragraphs: Cut) -> dict[int, str]:
    """Note the passages of paragraphs; returns ids and texts of those that are new."""
    texts: dict[int, str] = {}
    for id, paragraph in paragraphs:
        for passage in passages(paragraph):
            digest = sha256(passage.text.encode("utf-8", "surrogatepass")).digest()
            new = database.add_passage(id, digest, passage.start, passage.end)
            if new is not None:
                texts[new] = passage.text
    return texts


def _vectors(
    database: Database,
    texts: dict[int, str],
    kept: tuple[Rows, Vectors] | None,
    model: str | None,
    progress: Progress | None,
) -> Floats:
    """float32 [passages, dimension] in the order of the passages' ids."""
    ids = database.passage_ids()
    wanted = [id for id in ids.tolist() if id in texts]
    if wanted or kept is None:
        tell = None if progress is None else (lambda done, all: progress("embedding", done, all))
        encoded = load_encoder(model).encode_passages([texts[id] for id in wanted], tell)
        if kept is None:
            return encoded
    else:
        encoded = np.zeros((0, kept[1].dimension), dtype=np.float32)
    kept_ids, kept_vectors = kept
    vectors = np.empty((len(ids), kept_vectors.dimension), dtype=np.float32)
    is_new = np.isin(ids, np.array(wanted, dtype=np.int64))
    vectors[is_new] = encoded
    vectors[~is_new] = kept_vectors.rows(np.searchsorted(kept_ids, ids[~is_new]))
    return vectors


def _counted(database: Database, counts: Counter[str]) -> Iterator[tuple[int, int, str]]:
    """Every paragraph for the word index, its word forms counted in passing."""
    for id, resolution, paragraph in database.each_paragraph():
        text = paragraph.governed_text
        counts.update(forms(text))
        yield id, resolution, text
