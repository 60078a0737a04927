"""A mandate in plain words, and how much of it one clause of a paragraph holds."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.question.terms import find_terms
from assistant.question.wording import FUNCTION_WORDS, Word, words

Span = tuple[int, int]
Way = tuple[str, ...]

_ROOM = 1.7  # a clause may have this many words for each word asked for
_LEAST_ROOM = 20
_LEAST_WEIGHT = 0.15
_FIGURE = 0.9  # "2016", "seventy-first" and "66/24" are what they are, however common
_PAIRS = 0.25  # the part of the score that words standing next to each other make up


@dataclass(frozen=True, slots=True)
class AskedTerm:
    """Something to be found: the stems of one or more ways to put it, and what it weighs."""

    ways: tuple[Way, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Asked:
    """The terms of a mandate, and the pairs of stems that follow each other in it."""

    text: str
    terms: tuple[AskedTerm, ...]
    pairs: frozenset[tuple[str, str]]
    length: int


@dataclass(frozen=True, slots=True)
class Cover:
    """How much of a mandate a text holds, and the characters that do.

    ``held`` is the share of its terms (0 to 1), ``score`` the same with the order of its words,
    ``weight`` what the terms held weigh together: a common word 0.15, a rare one 1.
    """

    score: float
    held: float
    weight: float
    span: Span


def asked(text: str, frequency: Callable[[str], int], paragraphs: int) -> Asked:
    """Read a mandate, each term in its own words and in United Nations words ("ICTs").

    ``frequency`` is in how many of ``paragraphs`` a stem stands.
    """
    found = [w for w in words(text) if w.text not in FUNCTION_WORDS]
    terms: dict[Way, AskedTerm] = {}

    def add(ways: tuple[Way, ...]) -> None:
        seen = max(max(min(map(frequency, way)) for way in ways), 1)
        weight = max(_LEAST_WEIGHT, 1 - math.log(seen) / math.log(paragraphs + 2))
        if any(stem[:1].isdigit() for stem in ways[0]):
            weight = max(weight, _FIGURE)
        terms[ways[0]] = AskedTerm(ways, weight)

    phrases = [t for t in find_terms(text, [], frozenset(), frozenset()) if len(t.ways) > 1]
    for phrase in phrases:
        add((phrase.stems, *(way for way in phrase.ways if way != phrase.stems)))
    for word in found:
        if not any(p.start <= word.start < p.end for p in phrases):
            add(((word.stem,),))
    stems = [word.stem for word in found]
    return Asked(text, tuple(terms.values()), frozenset(pairwise(stems)), len(words(text)))


def cover(wanted: Asked, text: str, own: int = 0) -> Cover:
    """The best clause of ``text``: the run of words that holds most of what is asked for.

    At least one word of it stands behind the first ``own`` characters.
    """
    found = words(text)
    room = max(_LEAST_ROOM, round(_ROOM * wanted.length))
    places = _places(wanted, found)
    best, span, inside = 0.0, (0, 0), (0, 0)
    for start in sorted({p for row in places for p, _ in row}):
        score, end = _from(wanted, places, start, start + room)
        if score > best + 1e-9 and found[end].end > own:
            best, span, inside = score, (found[start].start, found[end].end), (start, end)
    total = sum(term.weight for term in wanted.terms)
    if not total or not best:
        return Cover(0.0, 0.0, 0.0, (0, 0))
    adjacent = _adjacent(wanted, found[inside[0] : inside[1] + 1])
    return Cover((1 - _PAIRS) * best / total + _PAIRS * adjacent, best / total, best, span)


def _places(wanted: Asked, found: Sequence[Word]) -> list[list[tuple[int, int]]]:
    """For each term, where it stands: the indexes of its first and last word."""
    at: dict[str, list[int]] = {}
    for n, word in enumerate(found):
        at.setdefault(word.stem, []).append(n)
    rows = []
    for term in wanted.terms:
        row = [(n, n + len(way) - 1) for way in term.ways for n in at.get(way[0], ())
               if all(n + k < len(found) and found[n + k].stem == s for k, s in enumerate(way))]
        rows.append(sorted(row))
    return rows


def _from(
    wanted: Asked, places: Sequence[list[tuple[int, int]]], start: int, stop: int
) -> tuple[float, int]:
    score, end = 0.0, start
    for term, row in zip(wanted.terms, places, strict=True):
        first = bisect_right(row, (start - 1, 1 << 30))
        if first < len(row) and row[first][1] < stop:
            score += term.weight
            end = max(end, row[first][1])
    return score, end


def _adjacent(wanted: Asked, inside: Sequence[Word]) -> float:
    if not wanted.pairs:
        return 1.0
    kept = [w.stem for w in inside if w.text not in FUNCTION_WORDS]
    return len(wanted.pairs & set(pairwise(kept))) / len(wanted.pairs)
