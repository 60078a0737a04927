"""A trace as marks on a line of time: its steps, and the resolutions that are missing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from assistant.citation import Citation
from assistant.mandate.citing import naming
from assistant.mandate.trace import Trace
from index.store import Library
from index.symbol import Symbol


class Lane(StrEnum):
    """What a mark stands for."""

    LINE = "in its line"
    ATTRIBUTED = "named as its origin"
    RECALLED = "recalled, not in the library"


@dataclass(frozen=True, slots=True)
class Mark:
    """One resolution on the line of time.

    ``told`` says in a word or two what it did with the mandate; ``citation`` is the paragraph
    that has it or, where ``indexed`` is false, the paragraph of the library that names it.
    """

    symbol: Symbol
    lane: Lane
    told: str
    indexed: bool
    citation: Citation


@dataclass(frozen=True, slots=True)
class Timeline:
    """A trace and its marks, each resolution once, the earliest first."""

    trace: Trace
    marks: tuple[Mark, ...]

    def of(self, lane: Lane) -> tuple[Mark, ...]:
        """The marks of one lane, the earliest first."""
        return tuple(mark for mark in self.marks if mark.lane is lane)


def timeline(trace: Trace, library: Library) -> Timeline:
    """The marks of a trace: a resolution is in the first lane that it belongs to."""
    marks: dict[Symbol, Mark] = {}
    for step in trace.line:
        symbol = step.citation.symbol
        marks.setdefault(symbol, Mark(symbol, Lane.LINE, str(step.relation), True, step.citation))
    for origin in trace.earlier:
        here = origin.symbol in library
        told = "named as the origin" + ("" if here else ", not in the library")
        marks.setdefault(
            origin.symbol, Mark(origin.symbol, Lane.ATTRIBUTED, told, here, origin.evidence))
    line = [step.citation.symbol for step in trace.line]
    for symbol in trace.not_indexed:
        evidence = _recalling(symbol, line, library)
        if symbol not in marks and evidence is not None:
            marks[symbol] = Mark(symbol, Lane.RECALLED, str(Lane.RECALLED), False, evidence)
    return Timeline(trace, tuple(marks[symbol] for symbol in sorted(marks)))


def _recalling(symbol: Symbol, line: list[Symbol], library: Library) -> Citation | None:
    """The earliest paragraph of the line's resolutions that names ``symbol``."""
    found = [stored for stored in library.paragraphs(library.recalled().get(symbol, ()))
             if stored.symbol in line]
    if not found:
        return None
    first = min(found, key=lambda stored: (stored.symbol, stored.position))
    return naming(library.resolution(first.symbol), first.paragraph, symbol)
