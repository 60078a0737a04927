"""The series of a resolution: those of the same title in the library, and what stands in which."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from assistant.citation import Citation
from assistant.compare.compare import Comparison, Relation, compare
from assistant.quotation.change import Change
from assistant.record.same_title import same_title
from index.store import Library
from index.symbol import Symbol

Progress = Callable[[int, int], None]


class Standing(StrEnum):
    """Whether a paragraph of the latest resolution stands in another one of the series."""

    SAME = "same"
    REWORDED = "reworded"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Cell:
    """A paragraph in one resolution of a series.

    ``citation`` is where it stands there, None where it is absent; ``changes`` are those from
    there to the latest resolution, the latest one's words as ``quoted``.
    """

    symbol: Symbol
    standing: Standing
    citation: Citation | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph of the latest resolution, and one cell for each of the series, earliest first."""

    paragraph: Citation
    cells: tuple[Cell, ...]

    @property
    def since(self) -> Symbol:
        """The earliest resolution from which on it stands in every one, reworded or not."""
        since = self.paragraph.symbol
        for cell in reversed(self.cells):
            if cell.standing is Standing.ABSENT:
                break
            since = cell.symbol
        return since


@dataclass(frozen=True, slots=True)
class Series:
    """Resolutions of one title, the earliest first, and the paragraphs of the latest."""

    title: str
    symbols: tuple[Symbol, ...]
    rows: tuple[Row, ...]


def series(symbol: Symbol, library: Library, progress: Progress | None = None) -> Series:
    """The series of a resolution, each of its texts compared with the latest.

    ``progress`` is told how many of how many comparisons are done. Raises NoSuchResolution.
    """
    symbols = same_title(symbol, library)
    latest = symbols[-1]
    columns: list[list[Cell]] = []
    for done, other in enumerate(symbols):
        if progress:
            progress(done, len(symbols))
        columns.append(list(_cells(compare(other, latest, library), other)))
    resolution = library.resolution(latest)
    paragraphs = [cell.citation for cell in columns[-1] if cell.citation is not None]
    rows = tuple(Row(paragraph, cells)
                 for paragraph, cells in zip(paragraphs, zip(*columns, strict=True), strict=True))
    return Series(resolution.title, symbols, rows)


def _cells(comparison: Comparison, symbol: Symbol) -> Iterator[Cell]:
    """One cell for each paragraph of the right resolution, in its order."""
    for pair in comparison.pairs:
        if pair.right is None:
            continue
        if pair.left is None:
            yield Cell(symbol, Standing.ABSENT)
        elif pair.relation is Relation.SAME:
            yield Cell(symbol, Standing.SAME, pair.left, pair.changes)
        else:
            yield Cell(symbol, Standing.REWORDED, pair.left, pair.changes)
