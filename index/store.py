"""A library held open: what was read, and the two ways of finding it, by words and meaning."""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType, TracebackType

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import threadpool_limits

from index.embedding.embed import ModelIdentity, describe_model, load_encoder
from index.embedding.encoder import Encoder
from index.embedding.reading import TokenVectors
from index.errors import LibraryError, ModelError, NoSuchParagraph, NoSuchResolution
from index.library.chronology import by_time
from index.library.database import Database, ParagraphRow, ResolutionRow
from index.library.folder import (
    TOKENS,
    VECTORS,
    VOCABULARY,
    WORDS,
    Manifest,
    NeedsRebuild,
    derived_folder,
    verified_manifest,
)
from index.library.token_codes import turned
from index.library.tokens import Tokens
from index.library.vectors import Vectors
from index.library.words import Words
from index.resolution import Paragraph, Resolution
from index.symbol import Symbol, parts_among

_KEPT = 64  # resolutions kept decoded
_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class StoredParagraph:
    """A paragraph of the library. ``position`` is its index in ``Resolution.paragraphs``."""

    id: int
    symbol: Symbol
    position: int
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of the list of a library: counts are of paragraphs, ``operative`` of the
    numbered ones without their points, ``paragraphs`` of all that can be cited."""

    symbol: Symbol
    title: str
    session: int | None
    adopted: date | None
    preambular: int
    operative: int
    paragraphs: int
    source: str
    format: str


class Library(AbstractContextManager["Library"]):
    """One state of a library, open for reading, safe to share between threads.

    What another process writes meanwhile is not seen: `is_current` says whether to open anew.
    """

    def __init__(
        self, folder: Path, database: Database, manifest: Manifest, model: str | None
    ) -> None:
        """For `Library.open`, which checks what this takes as given."""
        self.folder = folder
        self.generation = manifest.generation
        self._database = database
        self._manifest = manifest
        self._model = model
        derived = derived_folder(folder, manifest.generation)
        self._words = Words(derived / WORDS)
        self._vectors = Vectors(derived / VECTORS)
        self._tokens = Tokens(derived / TOKENS, manifest.model.dimension)
        self._vocabulary = (derived / VOCABULARY).read_bytes()
        rows = sorted(database.resolutions(), key=lambda row: row.symbol)
        self._rows: dict[Symbol, ResolutionRow] = {row.symbol: row for row in rows}
        self._symbols = {row.id: row.symbol for row in rows}
        self._decoded: OrderedDict[Symbol, Resolution] = OrderedDict()
        self._lock = threading.RLock()
        self._encoder: Encoder | None = None

    @classmethod
    def open(cls, folder: Path, model: str | None = None) -> Library:
        """The library in ``folder``, for the model ``model`` (by default as `describe_model`).

        Raises NoLibrary where there is none, NeedsRebuild where its derived files are
        missing, damaged or another model's (`index.build.ensure` makes or mends it), any
        other LibraryError where the database cannot be read.
        """
        folder = Path(folder)
        tried = None
        for _ in range(_ATTEMPTS):
            database = Database(folder)
            generation = database.get("generation")
            try:
                return cls._open(folder, database, model)
            except NeedsRebuild:
                database.close()
                # A writer may have put newer files in the place of those we were opening.
                if generation == tried:
                    raise
                tried = generation
            except BaseException:
                database.close()
                raise
        raise LibraryError(f"The library {folder} is being changed all the time; try again later.")

    @classmethod
    def _open(cls, folder: Path, database: Database, model: str | None) -> Library:
        generation, digest = database.get("generation"), database.get("manifest")
        if generation is None or digest is None:
            raise NeedsRebuild(f"The library {folder} has no index yet; open it with ensure().")
        manifest = verified_manifest(folder, generation, digest)
        made = manifest.model
        known = ModelIdentity(made.name, made.digest, made.weights)
        identity = describe_model(model, known)
        if identity.digest != made.digest:
            raise NeedsRebuild(
                f"The library {folder} was indexed with the model {made.name} "
                f"({made.digest[:12]}), not {identity.name} ({identity.digest[:12]}); "
                "ensure() indexes it anew."
            )
        # The products are small, and threads that wait for more keep the search from its own.
        threadpool_limits(limits=1, user_api="blas")
        try:
            library = cls(folder, database, manifest, model)
        except (OSError, NeedsRebuild) as error:
            raise NeedsRebuild(f"The index files of {folder} cannot be read: {error}") from error
        if {len(library._vectors), len(library._tokens)} != {database.count_passages()}:
            raise NeedsRebuild(f"The index files of {folder} are not those of its database.")
        return library

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    @property
    def is_current(self) -> bool:
        """Whether nothing was written to the folder since this was opened."""
        with Database(self.folder) as now:
            return now.get("generation") == self.generation

    @property
    def symbols(self) -> tuple[Symbol, ...]:
        """Every resolution here, the earliest first."""
        return tuple(self._rows)

    def __contains__(self, symbol: object) -> bool:
        return symbol in self._rows

    def __len__(self) -> int:
        return len(self._rows)

    @cached_property
    def age(self) -> Mapping[Symbol, int]:
        """The place of every resolution here in order of time, 0 for the earliest."""
        summaries = self.summaries()
        return MappingProxyType({symbol: place for place, symbol in enumerate(
            by_time((summary.symbol, summary.adopted) for summary in summaries))})

    @cached_property
    def count(self) -> int:
        """How many paragraphs can be cited."""
        return sum(row.paragraphs for row in self._rows.values())

    def summaries(self) -> tuple[Summary, ...]:
        """One summary a resolution, in the order of `symbols`."""
        return tuple(map(self.summary, self._rows))

    def summary(self, symbol: Symbol) -> Summary:
        """What is known of a resolution without reading it. Raises NoSuchResolution."""
        row = self._row(symbol)
        return Summary(
            symbol, row.title, row.session,
            None if row.adopted is None else date.fromisoformat(row.adopted),
            row.preambular, row.operative, row.paragraphs, row.file_name, row.format,
        )

    def title(self, symbol: Symbol) -> str:
        """The title of a resolution, known without reading it. Raises NoSuchResolution."""
        return self._row(symbol).title

    def subjects(self) -> Mapping[Symbol, tuple[str, ...]]:
        """The subject headings of each resolution whose file gives any."""
        return self._subjects

    def resolution(self, symbol: Symbol) -> Resolution:
        """A resolution as it was read. Raises NoSuchResolution."""
        row = self._row(symbol)
        with self._lock:
            if symbol not in self._decoded:
                self._decoded[symbol] = self._database.resolution(row.id)
                if len(self._decoded) > _KEPT:
                    self._decoded.popitem(last=False)
            self._decoded.move_to_end(symbol)
            return self._decoded[symbol]

    def paragraph(self, id: int) -> StoredParagraph:
        """The paragraph of an id. Raises NoSuchParagraph."""
        return self.paragraphs((id,))[0]

    def paragraphs(self, ids: Sequence[int]) -> list[StoredParagraph]:
        """The paragraphs of some ids, in that order. Raises NoSuchParagraph."""
        found = self._database.paragraphs(ids)
        missing = [id for id in ids if id not in found]
        if missing:
            raise NoSuchParagraph(f"{self.folder} has no paragraph with the id {missing[0]}.")
        return [self._stored(found[id]) for id in ids]

    def ids(self, symbol: Symbol) -> tuple[int, ...]:
        """The ids of a resolution's paragraphs in the order of the text."""
        return self._ids.get(self._row(symbol).id, ())

    def search_words(
        self,
        query: Sequence[tuple[str, float]],
        limit: int,
        symbols: Collection[Symbol] | None = None,
    ) -> list[tuple[int, float]]:
        """Paragraph ids with BM25 scores for any of ``query``'s (term or phrase, weight).

        Best first, equal ones in order of id. ``symbols`` narrows the search to those
        resolutions; symbols that are not here hold nothing.
        """
        resolutions = None if symbols is None else {
            self._rows[symbol].id for symbol in symbols if symbol in self._rows
        }
        return self._words.search(query, limit, resolutions)

    def search_meaning(
        self,
        vectors: NDArray[np.float32],
        limit: int,
        symbols: Collection[Symbol] | None = None,
    ) -> list[tuple[int, float]]:
        """Paragraph ids with the best cosine of any of their passages to any of ``vectors``.

        ``vectors`` is float32 [q, dimension], rows of length 1. Exact but for bfloat16 (about
        0.002). Best first, equal ones in order of id; ``symbols`` as in `search_words`.
        """
        queries = np.atleast_2d(np.asarray(vectors, dtype=np.float32))
        if queries.shape[1] != self._vectors.dimension:
            raise LibraryError(
                f"A vector of {queries.shape[1]} numbers cannot be looked for among those of "
                f"{self._vectors.dimension}; encode the question with this library's encoder."
            )
        allowed = None
        if symbols is not None:
            here = [symbol for symbol in symbols if symbol in self._rows]
            allowed = frozenset(id for symbol in here for id in self.ids(symbol))
        best: dict[int, float] = {}
        for found in self._nearest(queries, limit, allowed):
            for id, score in found.items():
                best[id] = max(score, best.get(id, score))
        return _ranked(best, limit)

    def tokens(self, id: int) -> TokenVectors:
        """The tokens of a paragraph's ``governed_text``, those that say something, turned.

        A product with a vector of `read_question` is their cosine, to about 0.02.
        """
        row = self._whole.get(id)
        if row is None:
            return TokenVectors(np.zeros((0, self._vectors.dimension), dtype=np.float32),
                                np.zeros((0, 2), dtype=np.int64))
        return self._tokens.vectors(row)

    def read_question(self, wordings: Sequence[str]) -> tuple[NDArray[np.float32], TokenVectors]:
        """The vectors of a question's wordings (float32 [q, dimension], for `search_meaning`),
        and the tokens of the first, turned as those of `tokens` are."""
        read = self.encoder.read(wordings)
        asked = read[0].tokens
        return (np.stack([one.vectors[0] for one in read]),
                TokenVectors(turned(asked.vectors), asked.offsets))

    def vocabulary(self) -> Mapping[str, int]:
        """Lower-cased word forms with the number of paragraphs that hold each.

        A compound counts whole and in its parts; a point holds the words of its chapeau.
        """
        return self._counts

    def recalled(self) -> Mapping[Symbol, tuple[int, ...]]:
        """Every resolution referred to, here or not, with the ids of the paragraphs that do."""
        return self._recalled

    @property
    def encoder(self) -> Encoder:
        """The model of this library, loaded when first asked for. Raises ModelError."""
        with self._lock:
            if self._encoder is None:
                loaded = load_encoder(self._model)
                if loaded.digest != self._manifest.model.digest:
                    raise ModelError(
                        f"The model {loaded.name} was changed since {self.folder} was opened; "
                        "start again to index the library anew."
                    )
                self._encoder = loaded
            return self._encoder

    def parts(self, symbol: Symbol) -> tuple[Symbol, ...]:
        """The lettered parts of a resolution that are held where it is not held whole: of 75/101
        the symbols 75/101 A and 75/101 B."""
        return () if symbol in self._rows else parts_among(symbol, self._rows)

    def _row(self, symbol: Symbol) -> ResolutionRow:
        if symbol not in self._rows:
            parts = ", ".join(part.short for part in self.parts(symbol))
            raise NoSuchResolution(
                f"{symbol} is in the library in parts: name one of {parts}." if parts else
                f"{symbol} is not in the library; it holds {len(self)} resolutions: add it first."
            )
        return self._rows[symbol]

    def _stored(self, row: ParagraphRow) -> StoredParagraph:
        return StoredParagraph(row.id, self._symbols[row.resolution], row.position, row.paragraph)

    def _nearest(
        self, queries: NDArray[np.float32], limit: int, allowed: frozenset[int] | None
    ) -> list[dict[int, float]]:
        """For each query at least its best ``limit`` paragraphs, each with its best score.

        Several passages may belong to one paragraph and one passage to many, so rows are
        asked for until they make up enough paragraphs: no further row can then score higher.
        """
        rows_of, starts, paragraphs = self._links
        chosen = None
        if allowed is not None:
            chosen = np.zeros(len(self._vectors), dtype=bool)
            chosen[rows_of[np.isin(paragraphs, list(allowed))]] = True
        available = len(self._vectors) if chosen is None else int(chosen.sum())
        asked = min(max(4 * limit, 32), available)
        while True:
            found: list[dict[int, float]] = []
            for scores, rows in zip(*self._vectors.search(queries, asked, chosen), strict=True):
                best: dict[int, float] = {}
                for row, score in zip(rows.tolist(), scores.tolist(), strict=True):
                    for id in paragraphs[starts[row] : starts[row + 1]].tolist():
                        if allowed is None or id in allowed:
                            best.setdefault(id, score)
                found.append(best)
            if asked == available or all(len(best) >= limit for best in found):
                return found
            asked = min(2 * asked, available)

    @cached_property
    def _ids(self) -> dict[int, tuple[int, ...]]:
        return self._database.paragraph_ids()

    @cached_property
    def _passage_ids(self) -> NDArray[np.int64]:
        return self._database.passage_ids()

    @cached_property
    def _whole(self) -> dict[int, int]:
        """For each paragraph the row of the passage that is all of it."""
        rows, _, paragraphs = self._links
        has = self._tokens.starts[rows] < self._tokens.starts[rows + 1]
        return dict(zip(paragraphs[has].tolist(), rows[has].tolist(), strict=True))

    @cached_property
    def _links(self) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
        """Rows of vectors with their paragraphs, sorted by row, and where each row begins."""
        links = self._database.links()
        rows = np.searchsorted(self._passage_ids, links[:, 1])
        order = np.lexsort((links[:, 0], rows))
        starts = np.searchsorted(rows[order], np.arange(len(self._passage_ids) + 1))
        return rows[order], starts, links[order, 0]

    @cached_property
    def _counts(self) -> Mapping[str, int]:
        counts: dict[str, int] = json.loads(self._vocabulary)
        return MappingProxyType(counts)

    @cached_property
    def _subjects(self) -> Mapping[Symbol, tuple[str, ...]]:
        return MappingProxyType(self._database.subjects())

    @cached_property
    def _recalled(self) -> Mapping[Symbol, tuple[int, ...]]:
        found = self._database.mentions()
        return MappingProxyType({symbol: found[symbol] for symbol in sorted(found)})


def _ranked(scores: Mapping[int, float], limit: int) -> list[tuple[int, float]]:
    return sorted(scores.items(), key=lambda item: (-item[1], item[0]))[: max(limit, 0)]
