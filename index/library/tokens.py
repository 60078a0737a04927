"""The tokens of every paragraph with their vectors, in two bits a number, mapped from files.

A question is compared with the words of a paragraph one by one. To read the paragraphs that were
found again for each question takes the model most of a second; to keep what it made of them takes
some hundred bytes a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.embedding.reading import TokenVectors
from index.library.folder import NeedsRebuild
from index.library.token_codes import Codes, compressed, expanded, width

_CODES, _PLACES, _STARTS = "codes.npy", "places.npy", "starts.npy"
_PLACE = np.uint32  # an offset into a text, in characters
# Nobody asks for these, and nearly half of all tokens are one of them or a comma.
_LITTLE = frozenset(
    "a an and as at be by for from in is it its of on or that the their this to which with".split()
)


@dataclass(frozen=True, slots=True)
class TokenCodes:
    """The tokens kept of one text: ``codes`` uint8 [t, bytes], ``places`` uint32 [t, 2]."""

    codes: Codes
    places: NDArray[np.uint32]


def keep_tokens(text: str, tokens: TokenVectors) -> TokenCodes:
    """What is kept of a text's tokens: those that say something, compressed."""
    kept = np.array([_says(text, start, end) for start, end in tokens.offsets.tolist()], dtype=bool)
    if not kept.any():
        kept[:] = True
    return TokenCodes(compressed(tokens.vectors[kept]), tokens.offsets[kept].astype(_PLACE))


class Tokens:
    """The files of tokens held open; row i belongs to passage i, most have none."""

    def __init__(self, folder: Path, dimension: int) -> None:
        """Raises NeedsRebuild where the files cannot be read."""
        self._dimension = dimension
        try:
            self._codes = np.load(folder / _CODES, mmap_mode="r")
            self._places = np.load(folder / _PLACES, mmap_mode="r")
            self.starts: NDArray[np.int64] = np.load(folder / _STARTS)
        except (OSError, ValueError) as error:
            raise NeedsRebuild(f"The tokens in {folder} cannot be read: {error}") from error

    def __len__(self) -> int:
        return len(self.starts) - 1

    def row(self, row: int) -> TokenCodes:
        """What is kept of one passage's tokens."""
        start, end = self.starts[row], self.starts[row + 1]
        return TokenCodes(np.array(self._codes[start:end]), np.array(self._places[start:end]))

    def vectors(self, row: int) -> TokenVectors:
        """One passage's tokens, their vectors turned (`index.library.token_codes.turned`)."""
        kept = self.row(row)
        return TokenVectors(expanded(kept.codes, self._dimension), kept.places.astype(np.int64))


def write_tokens(folder: Path, rows: Sequence[TokenCodes | None], dimension: int) -> None:
    """Write the tokens of passages, in order, to files in ``folder``.

    Raises OSError where the disk does not take them.
    """
    folder.mkdir(exist_ok=True)
    counts = [0 if row is None else len(row.codes) for row in rows]
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    kept = [row for row in rows if row is not None]
    codes = [row.codes for row in kept] or [np.zeros((0, width(dimension)), dtype=np.uint8)]
    places = [row.places for row in kept] or [np.zeros((0, 2), dtype=_PLACE)]
    np.save(folder / _CODES, np.concatenate(codes))
    np.save(folder / _PLACES, np.concatenate(places))
    np.save(folder / _STARTS, starts)


def _says(text: str, start: int, end: int) -> bool:
    word = text[start:end]
    if not any(character.isalnum() for character in word):
        return False
    is_whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
    return not (is_whole and word.lower() in _LITTLE)
