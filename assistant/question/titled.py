"""Which resolution a question means that names none: the one whose title holds its words.

A title is the agenda's own name for a subject, and yearly resolutions on it share theirs; a year
or a session in the question then says which of them.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from assistant.question.dates import Moment, MomentKind, find_moments
from assistant.question.initials import full_name
from assistant.question.numbers import listed, plural
from assistant.question.question import Question, dates_a_resolution
from assistant.question.terms import Term
from assistant.question.vocabulary import Stems
from assistant.question.wording import stems
from index.store import Library, Summary
from index.symbol import Symbol

_HELD = 0.6  # of the weight of a question's words that a title has to hold
_MOST = 3  # resolutions of one title that a question can mean
_TELLING = 0.05  # of the titles; a word that more of them have tells no resolution from another
_NEARLY = 0.8  # of what the best title holds
_TOLD = 4.0  # for a year in the title: as much as a word that one title in fifty has
_LONGEST, _TOLD_AT_MOST = 24, 8  # terms of a title; titles looked for in one question
_SOME = 12  # resolutions on one subject that are searched by themselves


_YEAR = r"(?:(?:(?:(?:\d{1,2} )?\w+ )?(?:19|20)\d\d|yearly|annual)(?:['’]s)? )"
_OF_A_DAY = r"(?:of|from|adopted (?:in|on)|in) (?:\d{1,2} )?(?:\w+ )?(?:19|20)\d\d"
_LATEST = re.compile(r"(?:the )?(?:latest|newest|most recent)\b", re.IGNORECASE)
_TOLD_BY_TITLE = re.compile(
    rf"\b(?:the )?(?:{_YEAR}|(?:latest|newest|most recent) )?(?:(?:UN|GA|UNGA|General Assembly"
    r"|Assembly['’]s) )?(?:resolution|text)s? "
    r"(?:adopted in \d{4} )?"
    r"(?:on|about|concerning|regarding|(?:simply |just )?(?:entitled|titled|called|named)|against) "
    r"(?!(?:the )?same\b|this\b|that\b|it\b"
    r"|which\b)(?:the )?(?P<about>[^,.;:?!()]+?)(?=\s*(?:[,.;:?!()]|$)|\s+(?:say|says|do|does|did"
    r"|is|are|was|were|has|have"
    r"|ask|asks|asked|mention|mentions|want|wants|call|calls|tell|tells|request|requests|come|came"
    r"|adopted|passed|approved|voted|tabled|sponsored|held|made|get|gets|go|goes|there"
    r"|speak|speaks|recall|recalls|from|of (?:19|20)\d\d|what|who|which|how|when|where)\b)"
    rf"|\b(?:the )?{_YEAR}(?P<before>(?:[\w’'-]+ ){{1,6}}?)(?:resolution|text)\b"
    r"(?! (?:on|about|concerning|regarding|entitled|called|against) )"
    r"|\b(?:the )?(?:resolution|text)s?,? [\"“](?P<quoted>[^\"”]{8,})[\"”]"
    r"(?: of (?:\d{1,2} )?(?:\w+ )?\d{4})?"
    # "Cooperatives in social development, 2021 text: who …?"
    rf"|^\W*(?P<front>[^,.;:?!()]{{6,80}}?)(?:[,:]? (?:the )?{_YEAR}(?:text|resolution)"
    rf"|,? (?:text|resolution),? {_OF_A_DAY})(?=\s*[:,–-])",
    re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a question says of a resolution as a whole and not of a paragraph.

    ``terms`` are those of its terms that tell the title from others, ``moments`` the years, dates
    and sessions that are the resolution's own; ``then`` are those in which it was adopted,
    whether or not the question says that they are a resolution's. ``key`` is the term that tells
    most of the titles that the question means: what it is about, wherever that is said.
    """

    terms: frozenset[Term] = frozenset()
    moments: frozenset[Moment] = frozenset()
    then: frozenset[Moment] = frozenset()
    key: Term | None = None


@dataclass(frozen=True, slots=True)
class Subjects:
    """What a question says of each resolution whose title holds something of it.

    ``likely`` are those whose titles hold most of it, of the time that it tells where it tells
    one; empty where they are many.
    """

    by_symbol: dict[Symbol, Subject]
    likely: tuple[Symbol, ...]
    others: Subject

    def of(self, symbol: Symbol) -> Subject:
        """What is asked of a resolution as a whole."""
        return self.by_symbol.get(symbol, self.others)


@dataclass(frozen=True, slots=True)
class _Title:
    summary: Summary
    stems: frozenset[str]


class Titles:
    """The titles of one library."""

    def __init__(self, library: Library) -> None:
        self._titles = [_Title(s, frozenset(stems(s.title))) for s in library.summaries()]
        self._having: dict[str, set[Symbol]] = defaultdict(set)
        for title in self._titles:
            for stem in title.stems:
                self._having[stem].add(title.summary.symbol)
        self._title_of = {title.summary.symbol: title for title in self._titles}

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all titles."""
        return frozenset(self._having)

    def subjects(self, question: Question) -> Subjects:
        """The resolutions whose titles hold terms of the question that few titles hold."""
        terms: dict[Symbol, set[Term]] = defaultdict(set)
        for term in question.terms:
            having = self._titled(term, frozenset(filter(partial(_is_named, term), term.ways)))
            if len(having) <= _TELLING * len(self._titles) or term.attribute:
                for symbol in having:
                    terms[symbol].add(term)
        found = {symbol: Subject(frozenset(held), self._own(question, symbol))
                 for symbol, held in terms.items()}
        likely = self._likely(question, found)
        if dates_a_resolution(question.text):  # "the resolution of December 2022"
            found |= {s: Subject(moments=own) for s in self._title_of
                      if s not in found and (own := self._own(question, s))}
        key = self._key([found[s].terms for s in likely])
        by_symbol = {s: replace(subject, key=key) for s, subject in found.items()}
        others = Subject(key=key)
        for title in self._titles if question.moments else ():
            symbol = title.summary.symbol
            if then := frozenset(m for m in question.moments if _is_of(m, title.summary)):
                by_symbol[symbol] = replace(by_symbol.get(symbol, others), then=then)
        return Subjects(by_symbol, tuple(likely), others)

    def _likely(self, question: Question, found: dict[Symbol, Subject]) -> list[Symbol]:
        if not found:
            return []
        weights = {t: self._weight(t) for subject in found.values() for t in subject.terms}
        held = {s: sum(weights[t] for t in subject.terms) + self._in_title(question, s)
                for s, subject in found.items()}
        most = max(held.values())
        nearly = [s for s in held if held[s] >= _NEARLY * most]
        timely = [s for s in nearly if found[s].moments] or nearly
        return sorted(timely) if len(timely) <= _SOME else []

    def _key(self, held: Sequence[frozenset[Term]]) -> Term | None:
        """The rarest of the terms that the titles of all likely resolutions hold."""
        shared = frozenset.intersection(*held) if held else frozenset()
        rare = [t for t in shared if not t.aside and len(self._titled(t, t.ways)) <= _SOME]
        return max(rare, key=lambda t: (self._weight(t), -t.start), default=None)

    def _titled(self, term: Term, ways: Collection[Stems]) -> Collection[Symbol]:
        having = {symbol for way in ways
                  for symbol in set.intersection(*(self._having.get(s, set()) for s in way))}
        return having or self._in_full(term.text)

    def _in_full(self, initials: str) -> set[Symbol]:
        """The resolutions whose titles have in full what is told by its initials."""
        full = full_name(initials)
        return {t.summary.symbol for t in self._titles
                if full.search(t.summary.title)} if full else set()

    def _own(self, question: Question, symbol: Symbol) -> frozenset[Moment]:
        summary = self._title_of[symbol].summary
        return frozenset(m for m in question.moments if _is_of(m, summary) or
                         any(m.agrees(t) for t in find_moments(summary.title)))

    def _in_title(self, question: Question, symbol: Symbol) -> float:
        """What the times weigh that a title tells itself ("the 2025 conference")."""
        if not question.moments:
            return 0.0
        told = find_moments(self._title_of[symbol].summary.title)
        return _TOLD * sum(any(m.agrees(t) for t in told) for m in question.moments)

    def meant(self, question: Question, asked: Sequence[Term]) -> list[Symbol]:
        """The resolutions that ``question`` speaks of, the latest first; none if unclear.

        ``asked`` are those of its terms that say of which resolution.
        """
        if not asked:
            return []
        whole = sum(self._weight(term) for term in asked)
        if not whole:  # words that every title has tell none
            return []
        having = {t: self._titled(t, t.ways) for t in asked}
        held = [(sum(self._weight(t) for t in asked if title.summary.symbol in having[t]) / whole,
                 title)
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

    def by_symbol(self, question: Question) -> str:
        """The question with the symbols of the resolutions that it tells by words of their title
        ("the 2022 resolution on external debt") in place of these words; "" where it tells none
        clearly."""
        for match in islice(_TOLD_BY_TITLE.finditer(question.text), _TOLD_AT_MOST):
            start, end = match.span(next((g for g, said in match.groupdict().items() if said), 0))
            terms = [t for t in question.terms if start <= t.start < end]
            known = terms
            while match["about"] and known and not (
                    known[0].name or self._titled(known[0], known[0].ways)):
                known = known[1:]  # "against *glorifying* Nazism": no title tells it so
            before, terms = terms[: len(terms) - len(known)], known
            own = tuple(m for m in question.moments if match.start() <= m.start < match.end())
            held, many = self._holding_most(replace(question, moments=own), terms)
            if match["about"] is None and many < len(terms):
                continue
            if before and len({self._title_of[s].summary.title for s in held}) > 1:
                continue  # what was passed over may tell which
            if 0 < len(held) <= _MOST:
                held = held[-1:] if _LATEST.match(match.group()) else held
                names = listed([s.short for s in held])
                # What no title holds is still to be looked for.
                behind = match.end() if many == len(terms) else terms[many - 1].end
                passed = "".join(f" {t.text}" for t in before)
                return (f"{question.text[: match.start()]}{plural(len(held), 'resolution')} {names}"
                        f"{passed}{question.text[behind:]}")
        return ""

    def _holding_most(
        self, question: Question, terms: Sequence[Term]
    ) -> tuple[list[Symbol], int]:
        """The resolutions whose titles hold the first terms, of as many as any title holds, and
        how many these are; only those that hold nothing else where there are such."""
        for many in range(min(len(terms), _LONGEST), 0, -1):
            if held := self._holding(question, terms[:many]):
                told = frozenset(s for t in terms[:many] for s in stems(t.text))
                alone = [s for s in held if told >= self._title_of[s].stems]
                return alone or held, many
        return [], 0

    def _holding(self, question: Question, terms: Sequence[Term]) -> list[Symbol]:
        """The resolutions whose titles hold all of ``terms``, in their order: in the words of
        the question where one does, else in other words that say the same."""
        for ways in (lambda t: (t.stems,), lambda t: t.ways):
            having = [self._titled(t, ways(t)) for t in terms]
            held = [t.summary.symbol for t in self._titles if _agrees(question, t.summary)
                    and all(t.summary.symbol in h for h in having)]
            if held:
                return sorted(held)
        return []

    def _weight(self, term: Term) -> float:
        """Rare words count more (inverse document frequency, Spärck Jones 1972)."""
        return math.log((1 + len(self._titles)) / (1 + len(self._titled(term, term.ways))))


def _is_named(term: Term, way: Stems) -> bool:
    """Whether titles that say it so name what the term does: "UNIDIR" by its full name, a
    "landmine" as an "anti-personnel mine", and not "look at" as "review"."""
    return way == term.stems or term.name or term.attribute or len(way) > 1


def _agrees(question: Question, summary: Summary) -> bool:
    """Whether every year, date and session of the question, and its choice, fit a resolution."""
    if question.named and summary.symbol not in question.named:
        return False
    return all(_is_of(moment, summary) or (summary.adopted is None
               and moment.kind is not MomentKind.SESSION) for moment in question.moments)


def _is_of(moment: Moment, summary: Summary) -> bool:
    if moment.kind is MomentKind.SESSION:
        return summary.session == moment.number
    day = summary.adopted
    return day is not None and moment.agrees(
        Moment(0, 0, MomentKind.DATE, day.year, day.month, day.day))
