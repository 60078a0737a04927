"""What the model made of texts in a change that is not in force yet, so that none is read twice.

A change to thousands of resolutions takes minutes, and all of it goes into force at once, at
the end. If it is cut short, whoever makes it again finds here what the model had done.
"""

from __future__ import annotations

import hashlib
import struct
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from index.embedding.reading import Floats
from index.library.token_codes import width
from index.library.tokens import TokenCodes

# A record: the SHA-256 of what was read, a check sum, the numbers of vectors and of tokens.
_HEAD = struct.Struct("<32sIII")
_PLACE = 8  # bytes of a token's start and end
_NUMBERS = {False: b"float32 ", True: b"bfloat16"}


class Journal:
    """A file of records, added to at the end.

    What a power cut left of a last record is passed over and written over; a file of another
    model or format is begun anew. ``in_bfloat16`` is in which numbers the model computes, for as
    long as the file is kept.
    """

    def __init__(
        self, path: Path, made_by: str, dimension: int,
        in_bfloat16: Callable[[], bool] = lambda: False,
    ) -> None:
        """``made_by`` says all else that a vector depends on besides its words; ``in_bfloat16``
        is asked when the file is begun. Raises OSError."""
        self._dimension = dimension
        self._width = width(dimension)
        self._mark = hashlib.sha256(f"{made_by} {dimension}".encode()).digest()
        self._known: dict[bytes, tuple[Floats, TokenCodes]] = {}
        self._file = path.open("r+b" if path.is_file() else "w+b")
        try:
            self._file.seek(self._read(in_bfloat16))
            self._file.truncate()
        except OSError:
            self._file.close()
            raise

    def close(self) -> None:
        self._file.close()

    def get(self, digest: bytes) -> tuple[Floats, TokenCodes] | None:
        """The vectors and tokens noted under a SHA-256, if they were there from the beginning."""
        return self._known.get(digest)

    def note(self, digest: bytes, vectors: Floats, tokens: TokenCodes) -> None:
        """Add what a text gave: float32 [stretches, dimension], and its tokens. Raises OSError."""
        payload = b"".join((vectors.tobytes(), tokens.codes.tobytes(), tokens.places.tobytes()))
        head = _HEAD.pack(digest, zlib.crc32(payload, zlib.crc32(digest)), len(vectors),
                          len(tokens.codes))
        self._file.write(head + payload)
        self._file.flush()

    def _read(self, in_bfloat16: Callable[[], bool]) -> int:
        """Take in what is there; returns where the last whole record ends."""
        data = self._file.read()
        end = len(self._mark) + len(_NUMBERS[False])
        begun = {self._mark + numbers: which for which, numbers in _NUMBERS.items()}
        if data[:end] not in begun:
            self.in_bfloat16 = in_bfloat16()
            self._file.seek(0)
            self._file.write(self._mark + _NUMBERS[self.in_bfloat16])
            return end
        self.in_bfloat16 = begun[data[:end]]
        for at, digest, vectors, tokens in self._records(data, end):
            self._known[digest] = vectors, tokens
            end = at
        return end

    def _records(
        self, data: bytes, at: int
    ) -> Iterator[tuple[int, bytes, Floats, TokenCodes]]:
        """Each whole record from ``at`` on, with where it ends, up to the first that is not."""
        while at + _HEAD.size <= len(data):
            digest, checked, stretches, tokens = _HEAD.unpack_from(data, at)
            begin = at + _HEAD.size
            codes = begin + stretches * self._dimension * 4
            places = codes + tokens * self._width
            at = places + tokens * _PLACE
            if at > len(data) or zlib.crc32(data[begin:at], zlib.crc32(digest)) != checked:
                return
            yield at, digest, np.frombuffer(
                data, np.float32, stretches * self._dimension, begin
            ).reshape(stretches, self._dimension), TokenCodes(
                np.frombuffer(data, np.uint8, tokens * self._width, codes).reshape(
                    tokens, self._width),
                np.frombuffer(data, np.uint32, tokens * 2, places).reshape(tokens, 2),
            )
