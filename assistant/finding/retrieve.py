"""From a question to the paragraphs that hold most of it, best first.

Words find what meanings blur ("66/24", "seventy-second"), meanings find what words miss; the
best of both are then read against the question term by term (``evidence``).
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from assistant.finding.closeness import closeness
from assistant.finding.evidence import Evidence, Scales, weigh
from assistant.finding.pointing_back import antecedents
from assistant.judgement.elsewhere import asks_of_findings, gives_contents
from assistant.mandate.verbs import Force, opening_verb
from assistant.question.dates import every_moment
from assistant.question.particulars import holds
from assistant.question.question import Question
from assistant.question.titled import Subjects, Titles
from assistant.question.vocabulary import Stems, written
from assistant.question.wants import Want, asks_why
from assistant.question.wording import stem_frequencies
from assistant.record.record import FEW
from assistant.saying.points import points_asked, points_of
from index.embedding.reading import TokenVectors
from index.resolution import Paragraph, Part
from index.store import Library, StoredParagraph
from index.symbol import Symbol

_BY_WORDS = 40
_BY_MEANING = 60
_READ_CLOSELY = 40
_READ_WHOLE = _BY_MEANING  # all paragraphs of so few
_READ_THERE, _READ_BESIDE = 30, 16  # in the resolutions that a question means, and in all of them
_READ_IN_FIRST = 40  # of the resolution that has the best paragraph of many


@dataclass(frozen=True, slots=True)
class Found:
    """A paragraph with its evidence and its rank score; higher is better."""

    evidence: Evidence
    score: float

    @property
    def paragraph(self) -> StoredParagraph:
        """The paragraph found."""
        return self.evidence.paragraph

    @property
    def confidence(self) -> float:
        """How near the paragraph comes to the question, 0 to about 1.5."""
        return self.evidence.similarity + 0.5 * self.evidence.meaning


@dataclass(frozen=True, slots=True)
class _Pool:
    """Paragraphs to be read, with the cosines and the BM25 scores by which they were found."""

    meant: dict[int, float]
    said: dict[int, float]
    read: list[int]


class Retriever:
    """Searches one library. Shared by all that search it; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        """``library`` stays open as long as this is used; nothing of it is read yet."""
        self._library = library
        self._scales = Scales(self._rarest, library.count)

    @property
    def known(self) -> frozenset[str]:
        """The stems that stand anywhere in the library, in a paragraph or in a title."""
        return frozenset(self._frequencies) | self._titles.stems

    def frequency(self, stem: str) -> int:
        """In how many paragraphs of the library a stem stands at least."""
        return self._frequencies.get(stem, 0)

    def _rarest(self, term: Stems) -> int:
        """In how many paragraphs a term can stand at most: that of its rarest word."""
        return min(map(self.frequency, term), default=0)

    def find(
        self, question: Question, symbols: Collection[Symbol] | None = None
    ) -> list[Found]:
        """The paragraphs that hold most of the question, best first.

        ``symbols`` restricts the search to these resolutions.
        """
        vectors, asked = self._library.read_question(_wordings(question))
        subjects = self._titles.subjects(question)
        likely = subjects.likely if symbols is None else ()
        scopes = ((symbols, _READ_BESIDE), (likely, _READ_THERE)) if likely else (
            (symbols, _READ_CLOSELY),)
        pool = _Pool({}, {}, [])
        for within, most in scopes:
            self._add(pool, question, vectors, within, most)
        found = self._weighed(question, asked, pool, pool.read, subjects)
        first = [f.paragraph.symbol for f in found[:1]]
        if len(self._library) <= FEW or first == list(symbols or ()):
            return found
        # What is asked of a resolution often stands in a paragraph that does not say its subject.
        read = len(pool.read)
        self._add(pool, question, vectors, first, _READ_IN_FIRST)
        more = self._weighed(question, asked, pool, pool.read[read:], subjects)
        return sorted(found + more, key=_best_first)

    def _add(
        self, pool: _Pool, question: Question, vectors: NDArray[np.float32],
        within: Collection[Symbol] | None, most: int,
    ) -> None:
        """Put into ``pool`` the paragraphs of the resolutions ``within`` that are to be read."""
        near = dict(self._library.search_meaning(vectors, _BY_MEANING, within))
        worded = dict(self._library.search_words(_query(question), _BY_WORDS, within))
        most = max(most, self._few_in(within))
        pool.read.extend([i for i in _fused(near, worded)[:most] if i not in pool.read])
        pool.meant.update(near)
        pool.said.update(worded)

    def _few_in(self, symbols: Collection[Symbol] | None) -> int:
        """How many paragraphs there are in ``symbols``, where all of them can be read closely:
        "report on the implementation of the present resolution" has no word of its subject."""
        if symbols is None or len(symbols) > _READ_WHOLE:
            return 0
        held = sum(len(self._library.ids(s)) for s in symbols if s in self._library)
        return held if held <= _READ_WHOLE else 0

    def by_symbol(self, question: Question) -> str:
        """A question with the symbols of the resolutions that it tells by words of their title;
        "" where that is not clear."""
        return self._titles.by_symbol(question) if len(self._library) > FEW else ""

    def read(self, question: Question, ids: Sequence[int]) -> list[Found]:
        """These paragraphs, weighed against the question, in the order given."""
        _, asked = self._library.read_question([question.text])
        found = {f.paragraph.id: f for f in self._weighed(
            question, asked, _Pool({}, {}, []), ids, self._titles.subjects(question))}
        return [found[id_] for id_ in ids]

    def _weighed(
        self, question: Question, asked: TokenVectors, pool: _Pool, ids: Sequence[int],
        subjects: Subjects,
    ) -> list[Found]:
        meant, said = pool.meant, pool.said
        best = max(said.values(), default=0.0) or 1.0
        least = min(meant.values(), default=0.0)
        paragraphs = self._library.paragraphs(ids)
        before = antecedents(paragraphs, self._library)
        learned = closeness(self._library.encoder) if len(self._library) > FEW else None
        closely = learned.read(asked) if learned else None
        evidence = [
            weigh(question, asked, p, self._library.tokens(p.id), self._scales,
                  meant.get(p.id, least), said.get(p.id, 0.0) / best,
                  subjects.of(p.symbol), before.get(p.id, ""), closely)
            for p in paragraphs
        ]
        points, lists = points_asked(question.text), bool(_WHICH_POINTS.search(question.text))
        asks_who, why = _asks_who(question), asks_why(question.text)
        of_attitude = bool(_OF_ATTITUDE.search(question.text))
        of_findings = asks_of_findings(question.text)
        of_paying = bool(_WHO_PAYS.search(question.text))
        weights = _OF_MANY if len(self._library) > FEW else _OF_FEW
        found = [Found(e, _score(question, e, why, weights) + e.nearer
                       - _ADDRESSED * (asks_who and e.asks_a_receiver())
                       + _ATTITUDES * (of_attitude and _takes_a_stand(e.paragraph.paragraph))
                       + _PAYING * (of_paying and bool(_IS_PAID.search(e.text)))
                       + _FINDINGS * (of_findings and gives_contents(e.text))
                       + _SO_MANY_POINTS * (points > 0 and points == self._points(e.paragraph))
                       + _SOME_POINTS * (lists and self._points(e.paragraph) > 1))
                 for e in evidence]
        return sorted(found, key=_best_first)

    def _points(self, stored: StoredParagraph) -> int:
        """How many points stand under a paragraph, if it is a chapeau."""
        if not stored.paragraph.text.rstrip().endswith(":"):
            return 0
        return len(points_of(self._library.resolution(stored.symbol), stored.paragraph))

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self._library)

    @cached_property
    def _frequencies(self) -> dict[str, int]:
        return stem_frequencies(self._library.vocabulary())


def _best_first(found: Found) -> tuple[float, int]:
    return -found.score, found.paragraph.id


def _wordings(question: Question) -> list[str]:
    """The question as asked, and with its lay words put in United Nations words."""
    formal = question.text
    for term in reversed(question.terms):
        others = [way for way in term.ways if way != term.stems]
        if others:
            formal = formal[: term.start] + written(others[0]) + formal[term.end :]
    return [question.text] if formal == question.text else [question.text, formal]


def _query(question: Question) -> list[tuple[str, float]]:
    """Terms for the word index: as asked, in United Nations words, and each moment."""
    query = [(t.text, 1.5 if t.focus else 1.0) for t in question.terms]
    query += [
        (written(way), 0.8 / len(t.ways) ** 0.5)
        for t in question.terms for way in t.ways if way != t.stems
    ]
    query += [(question.text[m.start : m.end], 2.0) for m in question.moments]
    return query


def _fused(*rankings: dict[int, float]) -> list[int]:
    """Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009), k = 20."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, id_ in enumerate(sorted(ranking, key=lambda i: -ranking[i])):
            scores[id_] = scores.get(id_, 0.0) + 1 / (20 + rank)
    return sorted(scores, key=lambda i: (-scores[i], i))


@dataclass(frozen=True, slots=True)
class _Weights:
    """What counts beside similarity: ``length`` counts against what is longer than `_USUAL`, by
    the logarithm, and for what is shorter; ``scale`` keeps the sum as large as what it is compared
    with elsewhere."""

    coverage: float
    words: float
    moments: float
    length: float
    scale: float


# Fitted by logistic regression over pairs of a right and a wrong paragraph of the gold questions,
# and rounded; those on the seeds for a library of a few resolutions, those on the sessions 75 to
# 77 for one of many (of 621 questions, each scored by weights fitted without it, 526 have a right
# paragraph among the first three; with those of few 508): there some long paragraph holds a little
# of everything, and rare words stand in many.
_OF_FEW = _Weights(coverage=0.0, words=0.12, moments=0.18, length=0.0, scale=1.0)
_OF_MANY = _Weights(coverage=0.8, words=0.0, moments=0.36, length=0.07, scale=0.6)
_USUAL = 200  # characters
_MEANING, _PARTICULARS, _PART = 0.35, 0.16, 0.16
# Why something is to be done is told before it is asked for, and what is so as well.
# In which documents something can be read is told where they are said to contain it.
_CONTAINED = re.compile(r"\breports?\b[^.;]{0,60}\bcontaining\b|\bcontained in the reports?\b")
_DOCUMENTS = 0.2
_SO_AS_TO = re.compile(r"\b(?:so as to|in order to|because|so that)\b")
_REASON, _WHETHER = 0.16, 0.05
# Of 595 questions that tell a time 572 have a right paragraph first with it, 565 without.
_THEN = 0.45
_CHAPEAU = 0.10  # what only the chapeau says is the chapeau's to answer, not a point's
_ATTITUDES = 0.12  # how something is received, its verb tells
_FINDINGS = 0.15  # what experts found is told where the paragraph gives it
_PAYING = 0.25  # who pays is often told in a paragraph that has nothing else of the question
_SO_MANY_POINTS = 0.25  # "on which four subjects?" is answered by a chapeau with four points
_SOME_POINTS = 0.15  # "on which questions?" by one that has several
_TOGETHER = 0.10  # by hand: 0.06 to 0.12 gain five of 1,188 gold questions and lose one or none
_GOES_ON = 0.12  # what is said of "this process" is not told where the process is
_ADDRESSED = 0.10  # set by hand: too few of the gold questions name who has to act


_WHICH_POINTS = re.compile(
    r"\b(?:on|about|to|regarding) (?:which|what) (?:questions|points|topics|matters|items|subjects"
    r"|issues)\b", re.IGNORECASE)
_WHO_PAYS = re.compile(
    r"\bwho\b[^?.]{0,20}\b(?:pay|pays|paid|paying|foots?|footing|bears?|covers?|financ\w+|funds?"
    r"|bankrolls?)\b|\bpaid for (?:by|out of|from)\b|\bhow (?:is|are|will|was|were)\b[^?.]*"
    r"\b(?:paid for|financed|funded)\b", re.IGNORECASE)
_IS_PAID = re.compile(
    r"\b(?:costs?|expenses?|funding|financing|financed|funded)\b[^;:]{0,160}\b(?:met|borne|covered"
    r"|voluntary|provided|assessed)\b|\b(?:bear|cover|meet)\b[^;:]{0,20}\b(?:costs?|expenses?)\b"
    r"|\bvoluntary contributions\b|\bborne (?:\w+ )?by\b|\bat (?:its|their) own expense\b",
    re.IGNORECASE)
_OF_ATTITUDE = re.compile(
    r"\b(?:attitude|react|reacts|reacted|reaction|stance|receive|receives|greets?|approves?|approved"
    r"|praises?|praised|kind word|rates?|opinion of)\b", re.IGNORECASE)
_STANDS = frozenset((Force.APPRECIATION, Force.APPROVAL, Force.NOTE, Force.CONCERN))


def _takes_a_stand(paragraph: Paragraph) -> bool:
    """Whether a paragraph welcomes, notes or regrets something, and asks for nothing."""
    opened = opening_verb(paragraph.governed_text, paragraph.part)
    return opened is not None and opened[0].force in _STANDS


def _score(question: Question, evidence: Evidence, why: bool, weights: _Weights) -> float:
    paragraph = evidence.paragraph.paragraph
    return weights.scale * (
        evidence.similarity
        + weights.coverage * evidence.coverage
        - weights.length * math.log(len(evidence.text) / _USUAL)
        + _MEANING * evidence.meaning
        + weights.words * evidence.words
        + weights.moments * moment_agreement(question, evidence, _THEN)
        + _DOCUMENTS * (Want.DOCUMENT in question.wants and paragraph.part is Part.PREAMBLE
                        and bool(_CONTAINED.search(paragraph.text)))
        + _PARTICULARS * holds(question.wants, paragraph)
        + _PART * (question.part is paragraph.part)
        + (_REASON * why
           + _WHETHER * (Want.YES_NO in question.wants and question.part is None))
        * (paragraph.part is Part.PREAMBLE or bool(_SO_AS_TO.search(paragraph.text)))
        - _CHAPEAU * (1 - evidence.own_share())
        + _ADDRESSED * evidence.addressed()
        + _TO_COME * (bool(_NEW_BODY.search(question.text))
                      and bool(_TO_BE_SET_UP.search(paragraph.text)))
        + _TOGETHER * evidence.together
        + _GOES_ON * (evidence.goes_on and not why)
    )


# "The new team", "when is the team set up?": the one that is to be set up, not the one that was.
_BODY = r"\b(?:groups?|GGE|panels?|teams?|experts?|bod(?:y|ies)|committees?|commissions?)\b"
_NEW_BODY = re.compile(
    r"\b(?:new|next|coming|future|fresh|upcoming|further|another)\b[^.?!,]{0,40}"
    rf"{_BODY}|\bwhen (?:is|are|will|does|do|shall|should|must)\b[^.?!,]{{0,40}}{_BODY}[^.?!]*"
    r"\b(?:set up|established|created|convened|formed|start\w*|begin\w*|come into being)\b",
    re.IGNORECASE)
_TO_BE_SET_UP = re.compile(
    r"\bto (?:be (?:established|set up|created|convened|formed)|establish|set up|convene)\b",
    re.IGNORECASE)
_TO_COME = 0.12
_WHO_IS_TO = re.compile(
    r"\bwho(?:m)? (?:is|are|was|were|has|have|should|must|does|did|do)\b[^.?!]*"
    r"\b(?:ask\w*|invit\w*|request\w*|call\w*|urg\w*|encourag\w*|supposed|meant|expected|told"
    r"|should|must|has to|have to)\b", re.IGNORECASE)


def _asks_who(question: Question) -> bool:
    """Whether it is whom the text asks to act that is to be found."""
    return Want.ACTOR in question.wants and bool(_WHO_IS_TO.search(question.text)) and not any(
        t.bearer for t in question.terms)


def moment_agreement(question: Question, evidence: Evidence, then: float = 0.0) -> float:
    """The share of the question's dates, years and sessions that the paragraph has, or that its
    resolution is of where the question says which it means (0 if the question has none).

    One in which the resolution was adopted, and nothing else, counts ``then``.
    """
    if not question.moments:
        return 0.0
    held = every_moment(evidence.text)
    subject = evidence.subject
    agreed = sum(1.0 if m in subject.moments or any(m.is_told_by(h) for h in held)
                 else then if m in subject.then else 0.0 for m in question.moments)
    return agreed / len(question.moments)
