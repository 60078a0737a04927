"""Who cites whom: the resolutions that one recalls, and those that recall it."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.citation import Citation, cite
from index.resolution import Paragraph, Resolution
from index.store import Library
from index.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another resolution, and the paragraphs in which one of the two cites the other.

    ``indexed`` says whether the other one is in the library.
    """

    symbol: Symbol
    indexed: bool
    paragraphs: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The resolutions around one: those it cites and those that cite it, the earliest first.

    ``indexed`` says whether it is in the library itself: what one that is not there cites is
    unknown.
    """

    symbol: Symbol
    indexed: bool
    cites: tuple[Neighbour, ...]
    cited_by: tuple[Neighbour, ...]


def neighbours(symbol: Symbol, library: Library) -> Neighbours:
    """The resolutions around ``symbol``, which need not be in the library itself."""
    cites: dict[Symbol, list[Citation]] = {}
    if symbol in library:
        resolution = library.resolution(symbol)
        for paragraph in resolution.paragraphs:
            for other in {r.symbol for r in paragraph.references}:
                if other is not None and other != symbol:
                    cites.setdefault(other, []).append(naming(resolution, paragraph, other))
    return Neighbours(
        symbol, symbol in library,
        tuple(Neighbour(s, s in library, tuple(cites[s])) for s in sorted(cites)),
        tuple(Neighbour(s, True, found) for s, found in _citing(symbol, library)),
    )


def _citing(symbol: Symbol, library: Library) -> list[tuple[Symbol, tuple[Citation, ...]]]:
    """The resolutions that cite ``symbol``, with the paragraphs that do, the earliest first."""
    found: dict[Symbol, list[Citation]] = {}
    for stored in library.paragraphs(library.recalled().get(symbol, ())):
        if stored.symbol != symbol:
            found.setdefault(stored.symbol, []).append(
                naming(library.resolution(stored.symbol), stored.paragraph, symbol))
    return [(citing, tuple(found[citing])) for citing in sorted(found)]


def naming(resolution: Resolution, paragraph: Paragraph, symbol: Symbol) -> Citation:
    """A paragraph with the places highlighted where it names ``symbol``."""
    spans = tuple((r.start, r.end) for r in paragraph.references if r.symbol == symbol)
    return cite(resolution, paragraph, spans)
