"""The vectors of all passages in one exact index, mapped from its file rather than read.

The only module that knows FAISS. Measured: a flat index in bfloat16 takes half the bytes of
float32, is three times as quick, and finds .993 of the same neighbours in a million; an
approximate index would begin to pay far above the number of resolutions there are.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.library.folder import NeedsRebuild

_faiss: Any = faiss  # its stubs give the C++ signatures, not those that Python has

Floats = NDArray[np.float32]
Rows = NDArray[np.int64]


_FEW = 4096  # rows that are compared quicker by themselves than by a walk through all


class Vectors:
    """A file of vectors held open, row by row; safe to search from several threads."""

    def __init__(self, path: Path) -> None:
        """Raises NeedsRebuild where the file is no FAISS index."""
        try:
            self._index = faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
        except RuntimeError as error:
            raise NeedsRebuild(f"{path} cannot be read as a FAISS index: {error}") from error

    def __len__(self) -> int:
        return int(self._index.ntotal)

    @property
    def dimension(self) -> int:
        """The length of each vector."""
        return int(self._index.d)

    def search(
        self, queries: Floats, limit: int, chosen: NDArray[np.bool_] | None = None
    ) -> tuple[Floats, Rows]:
        """The best ``limit`` rows for each of ``queries`` (float32 [q, dimension]).

        Returns inner products float32 [q, limit] and rows int64 [q, limit], best first;
        row -1, or no column, where there are fewer. ``chosen`` (bool [n]) narrows the search.
        """
        if len(self) == 0 or limit < 1:
            empty = (len(queries), 0)
            return np.zeros(empty, dtype=np.float32), np.zeros(empty, dtype=np.int64)
        parameters = None
        if chosen is not None:
            if (few := np.flatnonzero(chosen)).size <= _FEW:
                return self._among(queries, limit, few)
            bits = np.packbits(chosen, bitorder="little")
            parameters = _faiss.SearchParameters(sel=_faiss.IDSelectorBitmap(bits))
        asked = np.ascontiguousarray(queries, dtype=np.float32)
        scores, rows = self._index.search(asked, min(limit, len(self)), params=parameters)
        return scores, rows

    def _among(self, queries: Floats, limit: int, rows: Rows) -> tuple[Floats, Rows]:
        """The same among a few rows: FAISS would walk past all the others."""
        scores: Floats = np.asarray(queries, dtype=np.float32) @ self.rows(rows).T
        best = np.argsort(-scores, axis=1, kind="stable")[:, :limit]
        return np.take_along_axis(scores, best, axis=1), rows[best]

    def rows(self, rows: Rows) -> Floats:
        """The vectors of some rows, float32 [n, dimension], as precise as they are kept."""
        if len(rows) == 0:
            return np.zeros((0, self.dimension), dtype=np.float32)
        found: Floats = self._index.reconstruct_batch(np.ascontiguousarray(rows, dtype=np.int64))
        return found


def write_vectors(path: Path, vectors: Floats) -> None:
    """Write ``vectors`` (float32 [n, dimension]) to a file, in bfloat16.

    Raises OSError where the disk does not take it.
    """
    index = faiss.IndexScalarQuantizer(
        vectors.shape[1], faiss.ScalarQuantizer.QT_bf16, faiss.METRIC_INNER_PRODUCT
    )
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:
        raise OSError(f"{path.name} could not be written: {error}") from error
