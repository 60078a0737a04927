"""Vectors made so far in a change that is not in force yet, so that none is made twice.

A change to thousands of resolutions takes minutes, and all of it goes into force at once, at
the end. If it is cut short, whoever makes it again finds here what the model had done.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

import numpy as np
from numpy.typing import NDArray

from index.encoder import Floats

_DIGEST = 32  # bytes of a SHA-256


class Journal(AbstractContextManager["Journal"]):
    """A file of records (a passage's SHA-256, a check sum, its vector), added to at the end.

    What a power cut left of a last record, or anything else that fails its check sum, is
    passed over; a file of another model or format is begun anew.
    """

    def __init__(self, path: Path, made_by: str, dimension: int) -> None:
        """``made_by`` says all that a vector depends on besides its words. Raises OSError."""
        self.path = path
        self._record = np.dtype(
            [("digest", f"V{_DIGEST}"), ("sum", "<u4"), ("vector", "<f4", (dimension,))]
        )
        self._head = hashlib.sha256(f"{made_by} {dimension}".encode()).digest()
        self._known = self._read()
        self._file = path.open("ab" if self._known is not None else "wb")
        if self._known is None:
            self._file.write(self._head)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def vectors(self) -> dict[bytes, Floats]:
        """Every vector that is there, by its passage's digest."""
        if self._known is None:
            return {}
        return {
            record["digest"].tobytes(): record["vector"] for record in self._known
            if record["sum"] == zlib.crc32(record["vector"].tobytes(), zlib.crc32(
                record["digest"].tobytes()))
        }

    def note(self, digests: Sequence[bytes], vectors: Floats) -> None:
        """Add vectors, float32 [n, dimension], of passages. Raises OSError."""
        records = np.zeros(len(digests), dtype=self._record)
        for row, (digest, vector) in enumerate(zip(digests, vectors, strict=True)):
            records[row]["digest"] = np.void(digest)
            records[row]["vector"] = vector
            records[row]["sum"] = zlib.crc32(vector.tobytes(), zlib.crc32(digest))
        self._file.write(records.tobytes())
        self._file.flush()

    def _read(self) -> NDArray[np.void] | None:
        """The whole records of a file of the same making, what is left over cut off."""
        if not self.path.is_file():
            return None
        data = self.path.read_bytes()
        if not data.startswith(self._head):
            return None
        whole = (len(data) - _DIGEST) // self._record.itemsize
        with self.path.open("r+b") as file:
            file.truncate(_DIGEST + whole * self._record.itemsize)
        return np.frombuffer(data, self._record, whole, _DIGEST)
