"""The clauses of a library that hold a mandate: laid down there, or attributed to a resolution."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace

from assistant.finding.evidence import Evidence
from assistant.finding.retrieve import Retriever, moment_agreement
from assistant.mandate.asked import Asked, Cover, Span, asked, cover
from assistant.mandate.attribution import Attribution, attributions
from assistant.mandate.verbs import MANDATING, Force, Verb, opening_verb
from assistant.question.dates import MomentKind
from assistant.question.particulars import names_actor
from assistant.question.question import Question, understand
from assistant.question.terms import Term
from assistant.question.vocabulary import vocabulary
from assistant.question.wording import FUNCTION_WORDS, stem, words
from index.resolution import Paragraph, Part
from index.store import Library, StoredParagraph
from index.symbol import Symbol

_BY_WORDS = 300
_PREAMBLE = 0.85  # preambular text is evidence, not a mandate
_TITLE = 0.10
_BM25 = 0.08
_SAME_VERB = 0.08
_MANDATE = 0.04
_ESTABLISHES = 0.06  # "a group, to be established" and not "the report of the Group"
_AROUND = 60  # characters
_FOUNDING = frozenset(map(stem, ("establish", "create", "convene", "proclaim", "declare")))
_LOOKED_AT = 10
_SAID_BY_ITSELF = 0.6  # of a mandate, in what a recital says was done in a resolution
_ALL_BUT = 0.7
# A clause with so much of a mandate, or of a long one with terms that weigh so much, needs no
# search by meaning besides.
_CLEAR, _CLEAR_WEIGHT = 0.75, 3.0
# By meaning: the score of what says the same in other words, how little less is as near, and how
# much of the mandate it has to hold all the same.
_NEAR, _AS_NEAR, _SOME = 0.95, 0.02, 0.38
_SOME_OF_HIS = 0.3  # where who has to act is the one who is asked
_HEAD = 0.3
# "A working group open to all", "negotiating a treaty": what is to be set up or made.
_IS_MADE = re.compile(
    r"\b(?:group|committee|panel|commission|body|office|centre|agency|court|tribunal|mechanism|fund"
    r"|director(?:y|ies)|register|database|network"
    r"|treaty|convention|protocol|covenant|declaration|code|conference|summit|rapporteur|envoy)\b",
    re.IGNORECASE)
_BEFORE_THE_HEAD = re.compile(
    r"\W*(?:[a-z]+ing\s+)?(?:an?|another|new|a new)\s+(?:(?:UN|United Nations|[a-z]+)\s+)?$",
    re.IGNORECASE)
_CALLED_ON = re.compile(
    r"(?:call(?:s|ing)? (?:up)?on|ask(?:s|ing)?|request(?:s|ing)?|invit(?:e|es|ing)"
    r"|urg(?:e|es|ing)|encourag(?:e|es|ing)) .{0,40}? to ", re.IGNORECASE)
_WELCOMES = (stem("welcome"),)
_PRAISING = frozenset((Force.APPRECIATION, Force.APPROVAL))
_ACTS = 0.25  # besides what the retriever gives where the one who has to act is asked
# "Governments asked for ideas", "specialists to study": a mandate in plain words begins with who.
_WHO_IS_TO = re.compile(
    r"\W*(?:(?:is|are|was|were|being)\s+)?(?:to|asked|invited|requested|told|should|must|shall"
    r"|keep|need|have to|telling|giving|sending)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause that holds a mandate; ``cover`` is how much of it, its span in the governed text.

    ``score`` ranks clauses: the cover, and the paragraph's part, verb, title and rank by words.
    ``is_addressed`` says whether it asks whom the mandate says has to act.
    ``is_mandate`` says whether its paragraph asks for something or decides it, ``is_nearest``
    whether it was found by meaning and nothing comes nearer.
    """

    paragraph: StoredParagraph
    cover: Cover
    score: float
    is_mandate: bool
    is_nearest: bool = False
    is_addressed: bool = False

    @property
    def symbol(self) -> Symbol:
        """The resolution that the clause stands in."""
        return self.paragraph.symbol

    @property
    def is_operative(self) -> bool:
        """Whether it can lay anything down."""
        return self.paragraph.paragraph.part is not Part.PREAMBLE

    @property
    def span(self) -> Span:
        """The clause in the paragraph's own text, empty where the chapeau alone holds it."""
        own = len(self.paragraph.paragraph.governed_text) - len(self.paragraph.paragraph.text)
        start, end = self.cover.span
        length = len(self.paragraph.paragraph.text)
        return max(0, start - own), min(length, max(0, end - own))


@dataclass(frozen=True, slots=True)
class Attributed:
    """A paragraph that says that a mandate comes from other resolutions."""

    paragraph: StoredParagraph
    attribution: Attribution
    cover: Cover


@dataclass(frozen=True, slots=True)
class Hits:
    """What holds a mandate, the best first."""

    clauses: tuple[Clause, ...]
    attributed: tuple[Attributed, ...]


class Search:
    """Looks for mandates in one library."""

    def __init__(self, library: Library, retriever: Retriever | None = None) -> None:
        """``library`` stays open as long as this is used; ``retriever`` is one of the same
        library that others search with, where there is one."""
        self._library = library
        self._retriever = retriever or Retriever(library)

    def read(self, text: str) -> Asked:
        """A mandate in plain words, its words weighed by how rare they are here."""
        return asked(text, self._retriever.frequency, self._library.count)

    def find(self, wanted: Asked, symbols: Collection[Symbol] | None = None) -> Hits:
        """Every clause that may hold the mandate; ``symbols`` narrows it to these resolutions."""
        query = [(w.text, 1.0) for w in words(wanted.text) if w.text not in FUNCTION_WORDS]
        query += [(" ".join(way), 0.5) for term in wanted.terms for way in term.ways[1:]]
        said = dict(self._library.search_words(query, _BY_WORDS, symbols))
        hits = self._weighed(wanted, said)
        best = [clause.cover for clause in hits.clauses[:_LOOKED_AT]]
        question = _with_actor(
            understand(wanted.text, self._library.symbols, self._retriever.known))
        # Its words may stand where somebody else is asked to act.
        says_who = any(term.bearer for term in question.terms)
        if any(c.weight >= _CLEAR_WEIGHT or (c.held >= _CLEAR and not says_who) for c in best):
            return hits
        return Hits(self._by_meaning(question, symbols) or hits.clauses, hits.attributed)

    def _by_meaning(
        self, question: Question, symbols: Collection[Symbol] | None
    ) -> tuple[Clause, ...]:
        """The clauses that come nearest where the texts say it in other words, the best first."""
        held = None if symbols is None else [s for s in symbols if s in self._library]
        clauses = []
        praises = any(_WELCOMES in term.ways for term in question.terms)
        for found in self._retriever.find(question, held):
            evidence = found.evidence
            window = (evidence.window.start, evidence.window.end)
            share = _held(question, evidence)
            cover = Cover(share, share, 0.0, window)
            verb = _verb(found.paragraph.paragraph)
            is_mandate = _mandates(found.paragraph.paragraph, verb)
            score = found.score + (_MANDATE + _ESTABLISHES) * (
                is_mandate if not praises else verb is not None and verb.force in _PRAISING)
            score += _ACTS * found.evidence.addressed()
            if _has_the_head(question, evidence):
                clauses.append(Clause(found.paragraph, cover, score, is_mandate,
                                      is_addressed=evidence.addressed() > 0))
        best = max((c.score for c in clauses), default=0.0)
        called = _CALLED_ON.match(question.text) is not None
        clauses = [replace(c, is_nearest=c.score >= max(_NEAR, best - _AS_NEAR)
                           and c.cover.held >= (_SOME_OF_HIS if c.is_addressed and c.score == best
                                                and not called else _SOME))
                   for c in clauses]
        return tuple(sorted(clauses, key=lambda c: -c.score))

    def _weighed(
        self, wanted: Asked, said: dict[int, float]
    ) -> Hits:
        best = max(said.values(), default=0.0) or 1.0
        clauses, attributed = [], []
        for stored in self._library.paragraphs(list(said)):
            found = attributions(stored.paragraph)
            attributed += _attributed(wanted, stored, found)
            clause = self._clause(wanted, stored, found, said.get(stored.id, 0.0) / best)
            if clause is not None:
                clauses.append(clause)
        order = sorted(clauses, key=lambda c: (-c.score, c.symbol, c.paragraph.position))
        attributed.sort(key=lambda a: (-a.cover.score, a.paragraph.symbol))
        return Hits(tuple(order), tuple(attributed))

    def _clause(
        self, wanted: Asked, stored: StoredParagraph, found: tuple[Attribution, ...], said: float
    ) -> Clause | None:
        """What a paragraph itself says; what it attributes to another resolution is left out."""
        paragraph = stored.paragraph
        governed = paragraph.governed_text
        own = len(governed) - len(paragraph.text)
        text = governed
        for attribution in (a for a in found if a.outright):
            for start, end in attribution.spans:
                text = text[: own + start] + " " * (end - start) + text[own + end :]
        held = cover(wanted, text, own)
        if not held.score or _is_the_chapeaus(wanted, governed[:own], held):
            return None
        score = held.score * (_PREAMBLE if paragraph.part is Part.PREAMBLE else 1.0)
        score += _BM25 * said + _TITLE * cover(wanted, self._library.title(stored.symbol)).score
        verb = _verb(paragraph)
        first = words(wanted.text)[:1]
        if verb and first and stem(verb.words.split()[0]) == first[0].stem:
            score += _SAME_VERB
        is_mandate = _mandates(paragraph, verb)
        if is_mandate:
            score += _MANDATE
            around = governed[max(0, held.span[0] - _AROUND) : held.span[1] + _AROUND]
            score += _ESTABLISHES * any(w.stem in _FOUNDING for w in words(around))
        return Clause(stored, held, score, is_mandate)


def _held(question: Question, evidence: Evidence) -> float:
    """How much of a mandate a paragraph holds, its years and dates included.

    That somebody is called on, and who, is not what he is called on to do.
    """
    held = evidence.coverage
    told = question.moments
    # A year beside a session is that of the session, and its clause need not have it.
    if told and all(m.kind is not MomentKind.SESSION for m in told):
        weight = sum(m.weight for m in evidence.matches)
        agreed = moment_agreement(question, evidence) * len(told)
        held = (held * weight + agreed) / (weight + len(told))
    called = _CALLED_ON.match(question.text)
    to_do = [m for m in evidence.matches if called and m.term.start >= called.end()]
    if to_do:
        done = sum(m.weight * m.cover for m in to_do) / sum(m.weight for m in to_do)
        held = min(held, done)
    return held


def _has_the_head(question: Question, evidence: Evidence) -> bool:
    """Whether what a mandate is to set up or make is there in some words."""
    heads = [m for m in evidence.matches[:2]
             if _BEFORE_THE_HEAD.fullmatch(question.text[: m.term.start])
             and _IS_MADE.search(" ".join([m.term.text, *_written(m.term)]))]
    return all(m.cover >= _HEAD for m in heads)


def _with_actor(question: Question) -> Question:
    """The question with whoever a mandate begins with as the one who has to act."""
    terms = list(question.terms)
    for i, term in enumerate(terms[:2]):
        if names_actor(" ".join(_written(term))) and _WHO_IS_TO.match(question.text, term.end):
            terms[i] = replace(term, bearer=True)
            break
    return replace(question, terms=tuple(terms))


def _written(term: Term) -> list[str]:
    return [vocabulary().written.get(way, term.text) for way in term.ways]


def _verb(paragraph: Paragraph) -> Verb | None:
    opened = opening_verb(paragraph.governed_text, paragraph.part)
    return opened[0] if opened else None


def _mandates(paragraph: Paragraph, verb: Verb | None) -> bool:
    """Whether a paragraph that opens with ``verb`` asks for something or decides it.

    The same as `reading.Mandate.is_mandate`, without reading who is to do what by when.
    """
    return paragraph.part is Part.OPERATIVE and verb is not None and verb.force in MANDATING


def _is_the_chapeaus(wanted: Asked, chapeau: str, held: Cover) -> bool:
    """Whether a point adds hardly anything to what the words that govern it hold already."""
    return bool(chapeau) and cover(wanted, chapeau).held >= _ALL_BUT * held.held


def _attributed(
    wanted: Asked, stored: StoredParagraph, found: tuple[Attribution, ...]
) -> list[Attributed]:
    hits = []
    for attribution in found:
        covers = [cover(wanted, stored.paragraph.text[start:end])
                  for start, end in attribution.spans]
        said = " ".join(stored.paragraph.text[s:e] for s, e in attribution.spans)
        covers.append(cover(wanted, said))
        best = max(covers, key=lambda c: c.score)
        if best.held >= _SAID_BY_ITSELF:  # the title alone says nothing of what was done
            start, end = attribution.reach
            whole = cover(wanted, stored.paragraph.text[start:end])
            best = max(best, whole, key=lambda c: c.score)
        if best.score:
            hits.append(Attributed(stored, attribution, best))
    return hits
