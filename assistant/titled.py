"""Which resolution a question means that names none: the one whose title holds its words.

A title is the agenda's own name for a subject, and yearly resolutions on it share theirs; a year
or a session in the question then says which of them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.dates import MomentKind
from assistant.question import Question
from assistant.terms import Term
from assistant.wording import stems
from index.store import Library, Summary
from index.symbol import Symbol

_HELD = 0.6  # of the weight of a question's words that a title has to hold
_MOST = 3  # resolutions of one title that a question can mean


@dataclass(frozen=True, slots=True)
class _Title:
    summary: Summary
    stems: frozenset[str]


class Titles:
    """The titles of one library."""

    def __init__(self, library: Library) -> None:
        self._titles = [_Title(s, frozenset(stems(s.title))) for s in library.summaries()]
        self._counts = Counter(stem for title in self._titles for stem in title.stems)

    def meant(self, question: Question, asked: Sequence[Term]) -> list[Symbol]:
        """The resolutions that ``question`` speaks of, the latest first; none if unclear.

        ``asked`` are those of its terms that say of which resolution.
        """
        if not asked:
            return []
        whole = sum(self._weight(term) for term in asked)
        held = [(sum(self._weight(t) for t in asked if _holds(title, t)) / whole, title)
                for title in self._titles if _agrees(question, title.summary)]
        best = max((share for share, _ in held), default=0.0)
        if best < _HELD:
            return []
        chosen = [title for share, title in held if share == best]
        shortest = min(len(title.stems) for title in chosen)
        found = [t for t in chosen if len(t.stems) == shortest]
        if len({t.stems for t in found}) > 1:
            return []
        return [t.summary.symbol for t in reversed(found)][:_MOST]

    def _weight(self, term: Term) -> float:
        """Rare words count more (inverse document frequency, Spärck Jones 1972)."""
        count = min((self._counts.get(stem, 0) for stem in term.stems), default=0)
        return math.log((1 + len(self._titles)) / (1 + count))


def _holds(title: _Title, term: Term) -> bool:
    return any(title.stems.issuperset(way) for way in term.ways)


def _agrees(question: Question, summary: Summary) -> bool:
    """Whether every year, date and session of the question, and its choice, fit a resolution."""
    if question.named and summary.symbol not in question.named:
        return False
    return all(_fits(moment.kind, moment.number, summary) for moment in question.moments)


def _fits(kind: MomentKind, number: int, summary: Summary) -> bool:
    if kind is MomentKind.SESSION:
        return summary.session == number
    return summary.adopted is None or summary.adopted.year == number
