"""The line of a mandate: in which resolutions it stands after it was introduced, and how."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.citation import Citation, cite
from assistant.compare.difference import differences
from assistant.compare.likeness import likeness, share, worded
from assistant.compare.pairing import counterparts, pair
from assistant.mandate.search import Clause
from assistant.question.dates import find_moments
from assistant.question.wording import words
from assistant.quotation.change import Change
from assistant.record.same_title import is_same_title
from index.resolution import Paragraph
from index.store import Library
from index.symbol import Symbol

_OF_THE_LINE = 0.75  # of the cover that the first clause has
STILL = 0.5
"""Of what the first clause holds: with so much, a later paragraph still has the mandate."""
_RELATED = 0.5  # likeness of a paragraph of another item that still says the same
_MUCH_THE_SAME = 0.75
_POINTS_AT = re.compile(r"\bparagraphs? \d")
_EXPANDED = 1.2  # times the words, the former ones nearly all kept
_KEPT = 0.85


class Relation(StrEnum):
    """What a resolution did with a mandate, as the contract of the command line has it."""

    INTRODUCED = "introduced"
    REPEATED = "repeated"
    REWORDED = "reworded"
    EXPANDED = "expanded"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True)
class Step:
    """One resolution of the line; ``changes`` are those since the step before."""

    citation: Citation
    relation: Relation
    changes: tuple[Change, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """The step as the contract has it."""
        return {"citation": self.citation.as_json(), "relation": str(self.relation),
                "changes": [change.as_json() for change in self.changes]}


def line(
    first: Clause, clauses: Iterable[Clause], library: Library, text: str
) -> tuple[Step, ...]:
    """The line of the mandate ``text``, which ``first`` holds: one step a resolution, the
    earliest first."""
    steps: list[Step] = []
    before: Clause | None = None
    for clause in _of_the_line(first, clauses, library, text):
        if not clause.is_operative:
            steps.append(Step(citation(clause, library), Relation.RECALLED))
            continue
        relation, changes = _since(before, clause, library)
        steps.append(Step(citation(clause, library), relation, changes))
        before = clause
    return tuple(steps)


def citation(clause: Clause, library: Library) -> Citation:
    """The paragraph of a clause, the clause highlighted."""
    start, end = clause.span
    resolution = library.resolution(clause.symbol)
    return cite(resolution, clause.paragraph.paragraph, ((start, end),) if end > start else ())


def figures_of(clause: Clause, text: str) -> frozenset[str]:
    """The figures, years and sessions of a mandate that the paragraph of a clause has."""
    governed = clause.paragraph.paragraph.governed_text
    held, told = {w.text for w in words(governed)}, find_moments(governed)
    figures = {w.text for w in words(text) if w.text[0].isdigit() and w.text in held}
    return frozenset(figures) | {f"{moment.kind} {moment.number}" for moment in find_moments(text)
                                 if any(moment.agrees(m) for m in told)}


def _of_the_line(
    first: Clause, clauses: Iterable[Clause], library: Library, text: str
) -> list[Clause]:
    """The best clause of each resolution that has the mandate too, the earliest first.

    An operative one is taken before a recital, and of those the version of the first paragraph,
    where it holds half of what that does, before another that says the like. Of resolutions on
    another item, which neither recall the first nor have its title, the paragraph has to be much
    the same.
    """
    least = _OF_THE_LINE * first.cover.score
    figures = figures_of(first, text)
    best: dict[Symbol, Clause] = {first.symbol: first}
    ranks: dict[Symbol, tuple[bool, float, float]] = {}
    anew: dict[Symbol, Clause] = {}
    for clause in clauses:
        if library.age[clause.symbol] <= library.age[first.symbol]:
            continue
        if not _belongs(first, clause, library):
            continue
        if not figures <= figures_of(clause, text):
            # The group of 2016 is not that of 2014, but it is what became of its paragraph.
            if clause.is_operative and is_counterpart(
                    first.paragraph.paragraph, clause.paragraph.paragraph):
                anew.setdefault(clause.symbol, clause)
            continue
        near = clause.cover.score >= least
        if not near and clause.cover.held < STILL * first.cover.held:
            continue
        alike = _alike(first.paragraph.paragraph, clause.paragraph.paragraph) \
            if clause.is_operative else 0.0
        version = round(alike, 1) if alike >= _RELATED else 0.0
        if not (near or version):
            continue
        rank = clause.is_operative, version, clause.score
        if clause.symbol not in ranks or rank > ranks[clause.symbol]:
            best[clause.symbol], ranks[clause.symbol] = clause, rank
    anew = {s: c for s, c in anew.items() if s not in best or not best[s].is_operative}
    return sorted((*best.values(), *anew.values()),
                  key=lambda c: (library.age[c.symbol], c.is_operative))


def _belongs(first: Clause, clause: Clause, library: Library) -> bool:
    one, other = first.symbol, clause.symbol
    if is_same_title(one, other, library):
        return True
    if clause.paragraph.id in library.recalled().get(one, ()):
        return True
    return is_counterpart(first.paragraph.paragraph, clause.paragraph.paragraph)


def is_counterpart(one: Paragraph, other: Paragraph) -> bool:
    """Whether two paragraphs are versions of one."""
    return _alike(one, other) >= _RELATED


def is_version(one: Clause, other: Clause, library: Library) -> bool:
    """Whether the paragraphs of two clauses are versions of one: of resolutions on another item
    they have to be much the same, since what was asked for may be all that they share."""
    least = _RELATED if is_same_title(one.symbol, other.symbol, library) else _MUCH_THE_SAME
    return _alike(one.paragraph.paragraph, other.paragraph.paragraph) >= least


def _alike(one: Paragraph, other: Paragraph) -> float:
    return likeness(worded(one), worded(other))


def _since(
    before: Clause | None, clause: Clause, library: Library
) -> tuple[Relation, tuple[Change, ...]]:
    """What was done with the mandate since the step before."""
    if before is None:
        return Relation.INTRODUCED, ()
    found = differences(before.paragraph.paragraph, clause.paragraph.paragraph,
                        _renumbered(before, clause, library))
    if found.is_same:
        return Relation.REPEATED, ()
    was, now = worded(before.paragraph.paragraph).own, worded(clause.paragraph.paragraph).own
    if len(now) >= _EXPANDED * len(was) and share(was, now) >= _KEPT:
        return Relation.EXPANDED, found.changes
    return Relation.REWORDED, found.changes


def _renumbered(before: Clause, clause: Clause, library: Library) -> dict[str, str]:
    """Which number became which, where the text points at a paragraph by its number."""
    if not _POINTS_AT.search(before.paragraph.paragraph.text):
        return {}
    older, newer = (library.resolution(c.symbol).paragraphs for c in (before, clause))
    return counterparts(pair([*map(worded, older)], [*map(worded, newer)]), older, newer)
