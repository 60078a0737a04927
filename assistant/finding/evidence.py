"""How much of a question a paragraph holds, word by word.

A question's vector says that a paragraph is about the same thing; it does not say that what was
asked for is there ("Who *chaired* the 2015 group?"). So each term of the question is looked for
in the paragraph: as it stands, in United Nations words for it, or, more weakly, by the most
similar token in context (the late interaction of ColBERT: Khattab and Zaharia, SIGIR 2020).

A paragraph of two hundred words holds a little of everything. What counts is therefore what one
window of it holds, a few clauses together with the opening that governs them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from assistant.finding.clauses import Window, addressee_end, helpers_end, windows
from assistant.finding.closeness import AskedClosely
from assistant.question.initials import by_initials
from assistant.question.particulars import names_actor
from assistant.question.question import Question
from assistant.question.states import adjective_of
from assistant.question.terms import Term
from assistant.question.titled import Subject
from assistant.question.wording import FUNCTION_WORDS, bases, words
from index.embedding.reading import TokenVectors
from index.resolution import Part
from index.store import StoredParagraph

Floats = NDArray[np.float32]
Span = tuple[int, int]

# Cosines between tokens in context, with all-MiniLM-L6-v2: a word against itself 0.7 to 0.9, near
# synonyms 0.45 to 0.6, anything against anything 0.2 to 0.35 (measured on both seeds).
_UNRELATED, _SAME = 0.38, 0.80
_PLACED = 0.55  # from here on a similar token is shown as the place of a term
_BY_EQUIVALENT = 0.92
_BY_SIMILARITY = 0.80
_BY_TITLE = 0.85  # the title says what every paragraph is about
_BY_FOOTNOTE = 0.85
# A footnote that gives a source says nothing of the matter, and its dates are a publication's.
_OF_A_SOURCE = re.compile(
    r"\W*(?:see\b|ibid|official records|reports? of|resolutions?\b|decisions?\b|[AES]/"
    r"|united nations, treaty)", re.IGNORECASE)
_BEFORE = 0.6
_STANDING = 0.85  # the cosine that a word has with itself in another context
_FUNCTION_WEIGHT = 0.1  # of a token that belongs to no term
_ASIDE = 0.5  # of a term outside the sentence that asks
_NEAR_BY = 24  # characters between words of which one follows the other
_IN_OPENING, _ELSEWHERE = 0.9, 0.45  # a term outside the window counts less


@dataclass(frozen=True, slots=True)
class TermMatch:
    """One term in one paragraph: ``cover`` 0 to 1, ``spans`` offsets into the governed text,
    ``noted`` whether only a footnote to the paragraph says it."""

    term: Term
    weight: float
    cover: float
    spans: tuple[Span, ...] = ()
    noted: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a paragraph holds of a question; every number but ``nearer`` is between 0
    and 1.

    ``coverage`` is the weighted mean of the terms' covers in the best window, ``similarity`` the
    weighted mean over the question's tokens of the most similar token of a window, ``meaning`` the
    cosine of the closest passage, ``words`` its BM25 against the best found. ``nearer`` is how much
    nearer the paragraph comes by what was learned of many questions, about -0.5 to 0.5
    (`assistant.finding.closeness`). ``window`` is where the best window stands; ``subject`` is what
    the question says of the whole resolution; ``together`` is the share of the pairs of terms that
    follow each other both in the question and in the paragraph ("purpose of such strategies");
    ``goes_on`` is whether it says what is asked of something that it points back to ("sees in
    *this process* the broadest opportunities").
    """

    paragraph: StoredParagraph
    matches: tuple[TermMatch, ...]
    coverage: float
    similarity: float
    meaning: float
    words: float
    window: Window
    subject: Subject
    together: float
    goes_on: bool = False
    nearer: float = 0.0

    @property
    def noted(self) -> str:
        """The footnotes that say something of the question which the paragraph does not."""
        if not any(m.noted for m in self.matches):
            return ""
        return "\n".join(note for note in _telling(self.paragraph) if any(
            m.noted and _is_worded(m.term, note) for m in self.matches))

    @property
    def covered_anew(self) -> float:
        """The same share of what the question itself says, without what it leans on."""
        own = tuple(m for m in self.matches if not m.term.carried)
        return _coverage(own, self.window) if own else self.coverage

    def token_weights(self, asked: TokenVectors) -> NDArray[np.float64]:
        """What each of the question's tokens weighs, float64 [q]."""
        tokens = [_tokens_within(asked, match.term) for match in self.matches]
        return _weights(self.matches, tokens, len(asked.vectors))

    def addressed(self) -> float:
        """1 where the paragraph asks whom the question says has to act, -1 where it asks
        somebody else, 0 where the question does not say."""
        bearers = [m for m in self.matches if m.term.bearer and m.cover >= _PLACED]
        if not bearers or self.paragraph.paragraph.part is not Part.OPERATIVE:
            return 0.0
        end = helpers_end(self.text)
        # A group of governmental experts is no government.
        named = [(s, e) for m in bearers for s, e in m.spans
                 if not self.text[s:e].lower().endswith("governmental")
                 or m.term.text.lower().endswith("governmental")]
        return 1.0 if any(s < end or _is_called_on(self.text, s, e) for s, e in named) else -1.0

    def asks_a_receiver(self) -> bool:
        """Whether the paragraph asks somebody whom the question names: who is asked to inform
        the Secretary-General is not he."""
        if self.paragraph.paragraph.part is not Part.OPERATIVE:
            return False
        end = addressee_end(self.text)
        return any(s < end and e <= end and names_actor(self.text[s:e])
                   for m in self.matches for s, e in m.spans)

    def own_share(self) -> float:
        """How much of what matched stands in the paragraph and not only in its chapeau, 0 to 1."""
        paragraph = self.paragraph.paragraph
        placed = [m for m in self.matches if m.spans]
        if not paragraph.chapeau or not placed:
            return 1.0 if not paragraph.chapeau else 0.5
        own = len(paragraph.governed_text) - len(paragraph.text)
        held = sum(m.weight for m in placed if any(e > own for _, e in m.spans))
        return held / sum(m.weight for m in placed)

    @property
    def text(self) -> str:
        """What was searched: the paragraph behind the words that govern it."""
        return self.paragraph.paragraph.governed_text


# "… and in that regard calls upon all Member States to prevent …", in the middle of a paragraph.
_CALLING = re.compile(
    r"\b(?:calls? (?:up)?on|requests?|invites?|urges?|encourages?|appeals? to)\b[^,;:.]{0,50}$")
_TO_DO = re.compile(r"[^,;:.]{0,40}\bto\b")


def _is_called_on(text: str, start: int, end: int) -> bool:
    return bool(_CALLING.search(text[max(0, start - 80) : start]) and _TO_DO.match(text, end))


class Scales:
    """What a term weighs: the rarer in the library, the more (inverse document frequency)."""

    def __init__(self, frequency: Callable[[tuple[str, ...]], int], paragraphs: int) -> None:
        self._frequency = frequency
        self._most = math.log(1 + paragraphs)

    def weight(self, term: Term) -> float:
        """Between 0.25 and 1.5: names most, then what either is in the text or is not.

        A word that the library has in no form is often colour ("headache") and weighs little.
        """
        return self._whole(term) * (_ASIDE if term.aside else 1.0)

    def _whole(self, term: Term) -> float:
        if term.proper:
            return 1.5
        found = max(self._frequency(way) for way in term.ways)
        if not found:
            return 1.2 if term.attribute else 0.45
        return max(0.25, min(1.0, 1 - math.log(found) / self._most))


def weigh(
    question: Question,
    asked: TokenVectors,
    paragraph: StoredParagraph,
    held: TokenVectors,
    scales: Scales,
    meaning: float,
    found: float,
    subject: Subject,
    before: str = "",
    closely: AskedClosely | None = None,
) -> Evidence:
    """The evidence of one paragraph.

    ``asked`` are the question's tokens (float32 [q, d]), ``held`` those kept of the paragraph's
    governed text (float32 [t, d]), whose products are cosines; ``meaning`` and ``found`` are the
    paragraph's cosine and its relative BM25; ``subject`` is what its resolution is asked for by;
    ``before`` is the text that the paragraph points back to; ``closely`` are the question's
    tokens as learned, where that counts.
    """
    text = paragraph.paragraph.governed_text
    cosines: Floats = (asked.vectors @ held.vectors.T if len(held.vectors)
                       else np.zeros((len(asked.vectors), 1), dtype=np.float32))
    matches = tuple(
        _titled(_match(term, scales.weight(term), text, asked, held, cosines), subject)
        for term in question.terms
    )
    noted = _noted(matches, "\n".join(_telling(paragraph)))
    matches = _either(question.text, _pointed_back(noted, before))
    tokens = [_tokens_within(asked, match.term) for match in matches]
    weights = _weights(matches, tokens, len(asked.vectors))
    scored = [(_coverage(matches, w),
               _similarity(matches, tokens, weights, held, cosines, w), w)
              for w in windows(text)]
    coverage, similarity, window = max(scored, key=lambda s: s[0] + s[1])
    return Evidence(paragraph, matches, coverage, similarity,
                    meaning, found, window, subject, _together(question.text, text, matches),
                    _goes_on(matches, before),
                    closely.nearer(weights, cosines, held) if closely else 0.0)


def _goes_on(matches: tuple[TermMatch, ...], before: str) -> bool:
    if not before or all(m.spans or m.cover != _BEFORE for m in matches):
        return False
    there = _worded(before).by_stem
    return any(m.term.focus and m.cover >= _BY_EQUIVALENT
               and not any(_stands(way, there) for way in m.term.ways) for m in matches)


def _together(asked: str, text: str, matches: tuple[TermMatch, ...]) -> float:
    pairs = [(a, b) for a, b in pairwise(matches)
             if _follow(asked, a.term.end, b.term.start)]
    held = sum(any(_follow(text, end, start) for _, end in a.spans for start, _ in b.spans)
               for a, b in pairs)
    return held / len(pairs) if pairs else 0.0


def _follow(text: str, end: int, start: int) -> bool:
    """Whether nothing that says anything stands between."""
    return (end < start <= end + _NEAR_BY
            and all(w.text in FUNCTION_WORDS for w in words(text[end:start])))


def _either(text: str, matches: tuple[TermMatch, ...]) -> tuple[TermMatch, ...]:
    """"The strategies or measures": a paragraph with one of the two has what is asked for."""
    runs: list[list[TermMatch]] = []
    for match in matches:
        joint = text[runs[-1][-1].term.end : match.term.start].strip() if runs else ""
        if joint in ("or", ", or"):
            runs[-1].append(match)
        else:
            runs.append([match])
    best = [max(run, key=lambda m: m.cover) for run in runs]
    return tuple(replace(m, cover=b.cover, spans=b.spans)
                 for run, b in zip(runs, best, strict=True) for m in run)


def _pointed_back(matches: tuple[TermMatch, ...], before: str) -> tuple[TermMatch, ...]:
    """What is only said where the paragraph points back to counts less than what it says."""
    if not before:
        return matches
    there = _worded(before).by_stem
    return tuple(
        replace(m, cover=_BEFORE, spans=()) if m.cover < _BEFORE and not m.term.attribute
        and any(_stands(way, there) for way in m.term.ways) else m for m in matches)


def _noted(matches: tuple[TermMatch, ...], notes: str) -> tuple[TermMatch, ...]:
    """"A number of States", and the footnote says which: it belongs to the paragraph."""
    if not notes:
        return matches
    return tuple(replace(m, cover=_BY_FOOTNOTE, spans=(), noted=True)
                 if m.cover < _BY_FOOTNOTE and _is_worded(m.term, notes) else m for m in matches)


def _telling(paragraph: StoredParagraph) -> list[str]:
    """The footnotes that say something, and do not only give a source."""
    return [n for n in paragraph.paragraph.footnotes if not _OF_A_SOURCE.match(n)]


def _is_worded(term: Term, text: str) -> bool:
    return bool(_stands(bases(term.text), _worded(text).by_base)) or is_worded_otherwise(term, text)


def is_worded_otherwise(term: Term, text: str) -> bool:
    """Whether a text says a term in other words that mean the same: "US" by the full name."""
    return any(_stands(way, _worded(text).by_stem) for way in term.ways if way != term.stems)


def _titled(match: TermMatch, subject: Subject) -> TermMatch:
    if match.cover >= _BY_TITLE or match.term not in subject.terms:
        return match
    return replace(match, cover=_BY_TITLE, spans=())


def _coverage(matches: tuple[TermMatch, ...], window: Window) -> float:
    total = sum(m.weight for m in matches)
    held = sum(m.weight * m.cover * _place(m, window) for m in matches)
    return held / total if total else 0.0


def _place(match: TermMatch, window: Window) -> float:
    if not match.spans or any(window.start <= s < window.end for s, _ in match.spans):
        return 1.0
    if any(s < window.opening for s, _ in match.spans):
        return _IN_OPENING
    return _ELSEWHERE


def _weights(
    matches: tuple[TermMatch, ...], tokens: Sequence[NDArray[np.int64]], count: int
) -> NDArray[np.float64]:
    """What each of the question's tokens weighs, float64 [count]."""
    weights = np.full(count, _FUNCTION_WEIGHT)
    for match, rows in zip(matches, tokens, strict=True):
        weights[rows] = match.weight / max(1, len(rows)) ** 0.5
    return weights


def _similarity(
    matches: tuple[TermMatch, ...], tokens: Sequence[NDArray[np.int64]],
    weights: NDArray[np.float64], held: TokenVectors, cosines: Floats, window: Window,
) -> float:
    """How near the window comes to each of the question's tokens, those of its terms by weight.

    ``tokens`` are for each match the rows of its term in ``cosines``. A term that stands there in
    other words is as near as these words say (``cover``), however its tokens compare.
    """
    if not len(held.vectors) or not len(weights):
        return 0.0
    starts = held.offsets[:, 0]
    inside = ((starts >= window.start) & (starts < window.end)) | (starts < window.opening)
    if not inside.any():
        return 0.0
    nearness = cosines[:, inside].max(axis=1)
    for match, rows in zip(matches, tokens, strict=True):
        nearness[rows] = np.maximum(nearness[rows], _STANDING * match.cover * _place(match, window))
    return float((nearness * weights).sum() / weights.sum())


def _match(
    term: Term,
    weight: float,
    text: str,
    asked: TokenVectors,
    held: TokenVectors,
    cosines: Floats,
) -> TermMatch:
    worded = _worded(text)
    own = () if term.attribute else _stands(bases(term.text), worded.by_base)
    if own:
        return TermMatch(term, weight, 1.0, own)
    spans: tuple[Span, ...] = ()
    for way in term.ways:
        spans += _stands(way, worded.by_stem)
    if spans:
        return TermMatch(term, weight, _BY_EQUIVALENT, spans)
    if term.name and (adjective := adjective_of(term.text)):
        spans = tuple(m.span() for m in adjective.finditer(text))
        if spans:
            return TermMatch(term, weight, _BY_EQUIVALENT, spans)
    if spans := by_initials(term.text, text):
        return TermMatch(term, weight, _BY_EQUIVALENT, spans)
    if term.proper:
        return TermMatch(term, weight, 0.0)
    return _similar(term, weight, asked, held, cosines)


@dataclass(frozen=True, slots=True)
class _Forms:
    """The words of a text in one of their forms, and at which word each stands."""

    forms: tuple[str, ...]
    spans: tuple[Span, ...]
    places: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class _Worded:
    """A text's words by their bases and by their stems."""

    by_base: _Forms
    by_stem: _Forms


@lru_cache(maxsize=4096)
def _worded(text: str) -> _Worded:
    found = words(text)
    spans = tuple((w.start, w.end) for w in found)
    return _Worded(_forms([w.base for w in found], spans), _forms([w.stem for w in found], spans))


def _forms(forms: Sequence[str], spans: tuple[Span, ...]) -> _Forms:
    places: dict[str, list[int]] = {}
    for at, form in enumerate(forms):
        places.setdefault(form, []).append(at)
    return _Forms(tuple(forms), spans, places)


def _stands(way: tuple[str, ...], text: _Forms) -> tuple[Span, ...]:
    """Where the forms ``way`` stand one after the other in a text."""
    n = len(way)
    return tuple(
        (text.spans[i][0], text.spans[i + n - 1][1])
        for i in (text.places.get(way[0], ()) if way else ())
        if text.forms[i : i + n] == way
    )


def _similar(
    term: Term, weight: float, asked: TokenVectors, held: TokenVectors, cosines: Floats
) -> TermMatch:
    rows = _tokens_within(asked, term)
    if not len(rows) or not len(held.vectors):
        return TermMatch(term, weight, 0.0)
    likeness = float(cosines[rows].max(axis=1).mean())
    cover = _BY_SIMILARITY * min(1.0, max(0.0, (likeness - _UNRELATED) / (_SAME - _UNRELATED)))
    if likeness < _PLACED:
        return TermMatch(term, weight, cover)
    start, end = held.offsets[int(cosines[rows].mean(axis=0).argmax())]
    return TermMatch(term, weight, cover, ((int(start), int(end)),))


def _tokens_within(tokens: TokenVectors, term: Term) -> NDArray[np.int64]:
    inside = (tokens.offsets[:, 0] >= term.start) & (tokens.offsets[:, 1] <= term.end)
    return np.flatnonzero(inside)
