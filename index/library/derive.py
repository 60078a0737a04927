"""What is worked out from the database: passages, their vectors, the word index.

What is in force is taken over: only words that had no vector are given to the model.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from index.embedding.embed import ModelIdentity, describe_model, load_encoder
from index.embedding.precision import is_bfloat16_worthwhile
from index.embedding.reading import Stretch
from index.files import Progress
from index.library.database import Database
from index.library.folder import (
    DERIVED_FORMAT,
    JOURNAL,
    TOKENS,
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
from index.library.journal import Journal
from index.library.passages import passages
from index.library.tokens import TokenCodes, Tokens, keep_tokens, write_tokens
from index.library.vectors import Floats, Rows, Vectors, write_vectors
from index.library.words import forms, write_words
from index.resolution import Paragraph

Cut = Iterable[tuple[int, Paragraph]]
"""Ids and paragraphs that are to be cut into passages."""


@dataclass(frozen=True, slots=True)
class NewPassage:
    """A passage that has no vector yet: the text it is read in, and where it stands there."""

    text: str
    stretch: Stretch


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
    identity, kept = _kept(folder, database, model)
    if kept is None:
        database.clear_passages()
    new = change(database)
    if kept is None:
        for _ in new:  # all paragraphs are cut anew, those too that are added now
            pass
        new = ((id, paragraph) for id, _, paragraph in database.each_paragraph())
    passages_new = _cut(database, new)
    database.drop_unused_passages()
    vectors, tokens = _read(folder, database, passages_new, kept, model, progress)
    generation, partial = begin(folder)
    write_vectors(partial / VECTORS, vectors)
    write_tokens(partial / TOKENS, tokens, vectors.shape[1])
    counts: Counter[str] = Counter()
    write_words(partial / WORDS, _counted(database, counts))
    (partial / VOCABULARY).write_text(json.dumps(dict(sorted(counts.items()))), encoding="utf-8")
    record = ModelRecord(identity.name, identity.digest, vectors.shape[1], identity.weights)
    database.put("manifest", finish(folder, generation, record))
    database.put("generation", generation)
    return generation


@dataclass(frozen=True, slots=True)
class Kept:
    """What is in force: the ids of the passages, their vectors and tokens."""

    ids: Rows
    vectors: Vectors
    tokens: Tokens


def _kept(
    folder: Path, database: Database, model: str | None
) -> tuple[ModelIdentity, Kept | None]:
    """The model to use, and what is in force if that model made it."""
    generation, digest = database.get("generation"), database.get("manifest")
    if generation is None or digest is None:
        return describe_model(model), None
    try:
        manifest = verified_manifest(folder, generation, digest)
        made = manifest.model
        identity = describe_model(model, ModelIdentity(made.name, made.digest, made.weights))
        derived = derived_folder(folder, generation)
        kept = Kept(database.passage_ids(), Vectors(derived / VECTORS),
                    Tokens(derived / TOKENS, made.dimension))
    except NeedsRebuild:
        return describe_model(model), None
    if identity.digest != made.digest or {len(kept.vectors), len(kept.tokens)} != {len(kept.ids)}:
        return identity, None
    return identity, kept


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
                new[added] = NewPassage(text, (passage.start, passage.end))
    return new


def _read(
    folder: Path,
    database: Database,
    new: dict[int, NewPassage],
    kept: Kept | None,
    model: str | None,
    progress: Progress | None,
) -> tuple[Floats, list[TokenCodes | None]]:
    """float32 [passages, dimension] in the order of the passages' ids, and the tokens of each
    that is a whole text."""
    ids = database.passage_ids()
    rows = {id: row for row, id in enumerate(ids.tolist())}
    tokens: list[TokenCodes | None] = [None] * len(ids)
    if kept is None:
        dimension = load_encoder(model).dimension
        vectors = np.zeros((len(ids), dimension), dtype=np.float32)
    else:
        vectors = np.zeros((len(ids), kept.vectors.dimension), dtype=np.float32)
        is_old = ~np.isin(ids, np.array(list(new), dtype=np.int64))
        old = np.searchsorted(kept.ids, ids[is_old])
        vectors[is_old] = kept.vectors.rows(old)
        for row, before in zip(np.flatnonzero(is_old).tolist(), old.tolist(), strict=True):
            if kept.tokens.starts[before] < kept.tokens.starts[before + 1]:
                tokens[row] = kept.tokens.row(before)
    texts: dict[str, list[int]] = {}
    for id, passage in new.items():
        if id in rows:
            texts.setdefault(passage.text, []).append(id)
    for text, found, codes in _encoded(folder, texts, new, model, progress):
        mine = [rows[id] for id in texts[text]]
        vectors[mine] = found
        for id, row in zip(texts[text], mine, strict=True):
            if new[id].stretch == (0, len(text)):
                tokens[row] = codes
    return vectors, tokens


def _encoded(
    folder: Path, texts: dict[str, list[int]], new: dict[int, NewPassage], model: str | None,
    progress: Progress | None,
) -> Iterator[tuple[str, Floats, TokenCodes]]:
    """Each text with the vectors of its passages and its tokens; none is read twice."""
    if not texts:
        return
    encoder = load_encoder(model)
    made_by = f"{DERIVED_FORMAT} {encoder.digest}"
    cut = [(text, [new[id].stretch for id in ids]) for text, ids in texts.items()]
    known: set[int] = set()
    with closing(Journal(folder / JOURNAL, made_by, encoder.dimension,
                         lambda: is_bfloat16_worthwhile(len(texts)))) as journal:
        for which, (text, stretches) in enumerate(cut):
            noted = journal.get(_digest(text, stretches))
            if noted is not None:
                known.add(which)
                yield text, *noted
        done = len(known)
        for which, read in encoder.read_passages(cut, journal.in_bfloat16, known):
            text, stretches = cut[which]
            codes = keep_tokens(text, read.tokens)
            journal.note(_digest(text, stretches), read.vectors, codes)
            yield text, read.vectors, codes
            done += 1
            if progress is not None:
                progress("embedding", done, len(texts))


def _digest(text: str, stretches: Sequence[Stretch]) -> bytes:
    return sha256(f"{stretches} {text}".encode("utf-8", "surrogatepass")).digest()


def _counted(database: Database, counts: Counter[str]) -> Iterator[tuple[int, int, str]]:
    """Every paragraph for the word index, its word forms counted in passing."""
    for id, resolution, paragraph in database.each_paragraph():
        text = paragraph.governed_text
        counts.update(forms(text))
        yield id, resolution, text
