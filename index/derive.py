"""What is worked out from the database: passages, their vectors, the word index.

Vectors in force are taken over: only words that had none are given to the model.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from index.database import Database
from index.embed import ModelIdentity, describe_model, load_encoder
from index.encoder import Stretch
from index.files import Progress
from index.folder import (
    DERIVED_FORMAT,
    JOURNAL,
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
from index.journal import Journal
from index.passages import passages
from index.precision import is_bfloat16_quicker
from index.resolution import Paragraph
from index.vectors import Floats, Rows, Vectors, write_vectors
from index.words import forms, write_words

Cut = Iterable[tuple[int, Paragraph]]
"""Ids and paragraphs that are to be cut into passages."""


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A passage that has no vector yet: the text it is read in, where it stands there, and the
    SHA-256 of both."""

    text: str
    stretch: Stretch
    digest: bytes


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
    passages_new = _cut(database, new)
    database.drop_unused_passages()
    vectors = _vectors(folder, database, passages_new, kept, model, progress)
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


def _cut(database: Database, paragraphs: Cut) -> dict[int, NewPassage]:
    """Note the passages of paragraphs; returns those that are new, by id."""
    new: dict[int, NewPassage] = {}
    for id, paragraph in paragraphs:
        text = paragraph.governed_text
        words = text.encode("utf-8", "surrogatepass")
        for passage in passages(paragraph):
            digest = sha256(b"%d %d %s" % (passage.start, passage.end, words)).digest()
            added = database.add_passage(id, digest, passage.start, passage.end)
            if added is not None:
                new[added] = NewPassage(text, (passage.start, passage.end), digest)
    return new


def _vectors(
    folder: Path,
    database: Database,
    new: dict[int, NewPassage],
    kept: tuple[Rows, Vectors] | None,
    model: str | None,
    progress: Progress | None,
) -> Floats:
    """float32 [passages, dimension] in the order of the passages' ids."""
    ids = database.passage_ids()
    wanted = [id for id in ids.tolist() if id in new]
    if wanted or kept is None:
        encoded = _encoded(folder, [new[id] for id in wanted], model, progress)
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


def _encoded(
    folder: Path, wanted: Sequence[NewPassage], model: str | None, progress: Progress | None
) -> Floats:
    """float32 [wanted, dimension]; each text is read once, and never again if it was before."""
    encoder = load_encoder(model)
    vectors = np.zeros((len(wanted), encoder.dimension), dtype=np.float32)
    texts: dict[str, list[int]] = {}  # with the rows of their passages
    made_by = f"{DERIVED_FORMAT} {encoder.digest} {is_bfloat16_quicker()}"
    with Journal(folder / JOURNAL, made_by, encoder.dimension) as journal:
        earlier = journal.vectors()
        for row, passage in enumerate(wanted):
            rows = texts.setdefault(passage.text, [])
            if passage.digest in earlier:
                vectors[row] = earlier[passage.digest]
            else:
                rows.append(row)
        left = [(text, [wanted[row].stretch for row in rows])
                for text, rows in texts.items() if rows]
        done = len(texts) - len(left)
        for which, found in encoder.encode_passages(left):
            rows = texts[left[which][0]]
            vectors[rows] = found
            journal.note([wanted[row].digest for row in rows], found)
            done += 1
            if progress is not None:
                progress("embedding", done, len(texts))
    return vectors


def _counted(database: Database, counts: Counter[str]) -> Iterator[tuple[int, int, str]]:
    """Every paragraph for the word index, its word forms counted in passing."""
    for id, resolution, paragraph in database.each_paragraph():
        text = paragraph.governed_text
        counts.update(forms(text))
        yield id, resolution, text
