"""Questions that are not answered from one paragraph: origins, changes, wording.

"Which resolution first …" is a trace, "how did … change" a comparison, and whether a text says
something “in quotation marks” a check. What each gives is put as an answer, with its citations.
"""

from __future__ import annotations

import re
from functools import cached_property

from assistant.answer import Answer, Route
from assistant.citation import Citation
from assistant.compare.asked import from_comparison
from assistant.compare.matching import from_matching
from assistant.compare.openings import from_openings
from assistant.finding.retrieve import Retriever
from assistant.mandate.founded import founded_nowhere, founded_when, told_when
from assistant.mandate.founding import (
    foundings,
    founds_outright,
    has_a_day,
    is_named,
    is_unheard_of,
)
from assistant.mandate.name import Name, is_of_the_un, named
from assistant.mandate.origin_question import (
    Foundation,
    asked_foundation,
    asked_mandate,
    may_ask_else,
)
from assistant.mandate.say import sentences
from assistant.mandate.search import Search
from assistant.mandate.trace import Trace, Tracer
from assistant.question.question import Question
from assistant.question.states import names_a_state
from assistant.quotation.check import Checker
from assistant.quotation.claim import read_claim
from assistant.quotation.say import sentence
from assistant.quotation.verdict import Verdict
from assistant.record.record import adopted_on
from index.errors import InputError
from index.store import Library

_MOST = 6  # citations
_SURELY = 0.75  # of a mandate, where something else may be asked
_QUOTED_WORDS = 5  # fewer are a term that is asked about, not wording to be checked
_QUOTED = re.compile(r"[“\"«](?P<quote>[^“”\"«»]+)[”\"»]")
_SINGLY_QUOTED = re.compile(r"(?<!\w)['‘](?P<quote>[^'‘’\"“”]+)['’](?!\w)")
# Single marks also set off a term; the question itself has to be whether the words are these.
_WORD_FOR_WORD = re.compile(
    r"\b(?:word for word|verbatim|exact(?:ly)?|correct(?:ly)?|quot(?:ed?|ation))\b", re.IGNORECASE)
_SAYS = re.compile(
    r"\b(?:say|says|said|read|reads|state|states|stated|quote[ds]?|contain|contains|word for word|"
    r"wording|verbatim|exact|correct|appear|appears|stand|stands|in|from|where)\b", re.IGNORECASE)
_WHEN = re.compile(r"\W*when\b", re.IGNORECASE)
# 'A slip that says "GA resolution of 8 December 2005": what is its number?'
_ASKS_MORE = re.compile(
    r"\bwhat (?:is|was|are|were) (?:its|the|their) (?:number|symbol|date|title|resolution)s?\b"
    r"|\bwhich (?:number|resolution|symbol) (?:is|was|does|has)\b"
    r"|\bwhat,? (?:is it )?in (?:each|both|either)\b|\binstead\b"
    r"|\b(?:matching|corresponding|equivalent) (?:one|paragraph|passage|place)\b", re.IGNORECASE)


class Routes:
    """What traces, compares and checks for one library."""

    def __init__(self, library: Library, retriever: Retriever) -> None:
        """``library`` stays open as long as this is used; ``retriever`` is of the same."""
        self._library = library
        self._search = Search(library, retriever)
        self._find = retriever.find
        self._tracer = Tracer(library, self._search)

    def from_question(self, question: Question) -> Answer | None:
        """The answer of a trace or a comparison; None where the question asks for neither."""
        return (self._traced(question) or self._founded(question)
                or from_matching(question, self._library, self._find)
                or from_openings(question, self._library, self._find)
                or from_comparison(question, self._library, self._search))

    def from_quotation(self, text: str) -> Answer | None:
        """Whether what stands in quotation marks in a question is word for word.

        ``text`` is the question as it was typed: a spelling mended would be a quotation changed.
        None where nothing is quoted, or no more than a term.
        """
        match = _QUOTED.search(text)
        if match is None and _WORD_FOR_WORD.search(text):
            match = _SINGLY_QUOTED.search(text)
        if match is None or len(match["quote"].split()) < _QUOTED_WORDS or (
                "__" in match["quote"]):  # a blank to be filled is a question
            return None
        around = f"{text[: match.start()]} {text[match.end() :]}"
        if not _SAYS.search(around) or _ASKS_MORE.search(around) or _asks_anew(
                text[match.end() :]):
            return None
        try:
            claim: str | None = around if read_claim(around) else None
        except InputError:
            claim = None  # the question names no place: the quotation may stand anywhere
        check = self._checker.check(match["quote"], claim)
        answered = check.verdict not in (Verdict.NOT_FOUND, Verdict.TOO_SHORT)
        return Answer(text, answered, sentence(check), Route.CHECK,
                      _once([m.citation for m in check.matches]), check.note)

    def otherwise(self, question: Question) -> Answer | None:
        """The answer of a trace to a question that may ask for an origin, where no paragraph
        answers it as anything else; None where it cannot ask for one, or none is found."""
        # Any other such question has been traced before it was asked of the paragraphs.
        return self._origin(question) if _is_of_a_foundation(question) else None

    def _traced(self, question: Question) -> Answer | None:
        return None if _is_of_a_foundation(question) else self._origin(question)

    def _origin(self, question: Question) -> Answer | None:
        """A trace as an answer; None where none is asked for, where nothing was found, or too
        little where something else may be asked."""
        mandate = asked_mandate(question.text)
        trace = None if mandate is None or question.named else self._trace(mandate)
        if mandate is None or trace is None:
            return None
        if (may_ask_else(question.text) and trace.held < _SURELY and trace.named_first is None
                and not (trace.told and founds_outright(trace.told.evidence.text, mandate))):
            return None
        return self._as_answer(question, trace)

    def _founded(self, question: Question) -> Answer | None:
        """Which resolution founded something, or when; None where no text says so."""
        if question.described and question.unscoped is not None:
            question = question.unscoped  # its name is also a title
        asked = asked_foundation(question.text)
        if asked is None or question.named:
            return None
        if asked.when and is_of_the_un(asked.called):
            reason = "No paragraph says when it was founded."
            return Answer(question.text, False, f"The texts do not say. {reason}", reason=reason)
        name = named(asked.called)
        found = foundings(name, self._library) if name else ()
        if not found:
            return self._unnamed(question, asked, name)
        if asked.when:
            told = founded_when(question.text, found, self._library)
            if told or (name and has_a_day(name, self._library)):
                return told
        trace = self._trace(asked.called)
        return self._as_answer(question, trace) if trace else None

    def _unnamed(self, question: Question, asked: Foundation, name: Name | None) -> Answer | None:
        """The answer where no text founds by its name what is asked for: what one says outright of
        what is only described ("the committee on radiation effects"), or that none does."""
        is_name = name is not None and not asked.let_in and is_named(name, self._library)
        trace = None if is_name else self._trace(asked.called)
        told = self._described(question, asked, trace) if trace else None
        if told is None and name is not None:
            told = self._nowhere(question, name, asked.when)
        if told is not None or not asked.by_resolution:
            return told
        trace = trace or self._trace(asked.called)
        return self._as_answer(question, trace) if trace else None

    def _nowhere(self, question: Question, name: Name, when: bool) -> Answer | None:
        """That the texts do not tell where what is called ``name`` comes from; None where they
        may."""
        if names_a_state(name.text.title()):  # a State is let in, and not set up
            return None
        if not when and is_unheard_of(name, self._library):
            reason = f"No paragraph searched names {name.text}."
            return Answer(question.text, False, f"The texts do not say. {reason}", reason=reason)
        return founded_nowhere(question.text, name, when, self._library)

    def _described(self, question: Question, asked: Foundation, trace: Trace) -> Answer | None:
        """What a text says outright of who, or when, founded what is asked for; None where none
        does."""
        told = trace.told
        if told is None or not founds_outright(told.evidence.text, asked.called, asked.let_in):
            return None
        return told_when(question.text, told) if asked.when else self._as_answer(question, trace)

    def _trace(self, mandate: str) -> Trace | None:
        return self._tracer.trace(mandate) if self._tracer.can_trace(mandate) else None

    def _as_answer(self, question: Question, trace: Trace) -> Answer | None:
        if trace.named_first is not None:
            reason = sentences(trace)
            return Answer(question.text, False, f"The texts do not say. {reason}", Route.TRACE,
                          (trace.named_first,), reason)
        if trace.first is None and not trace.earlier:
            return None
        found = [trace.first] if trace.first else [o.evidence for o in trace.earlier]
        if trace.told is not None:
            found.insert(0, trace.told.evidence)
        found += [step.citation for step in trace.line] + [o.evidence for o in trace.earlier]
        told = f"{self._day(question, trace)}{sentences(trace)}"
        text = f"{told} {trace.scope}" if trace.not_indexed else told
        return Answer(question.text, True, text, Route.TRACE, _once(found))

    def _day(self, question: Question, trace: Trace) -> str:
        """The day of what introduced a mandate here, where it is asked when that was done."""
        if trace.first is None or trace.told or not _WHEN.match(question.text) or (
                asked_mandate(question.text) is None):  # "When was it founded?" it only asks for
            return ""
        resolution = self._library.resolution(trace.first.symbol)
        if resolution.adopted is None:
            return ""
        return f"{adopted_on(resolution.symbol, resolution.adopted, resolution.meeting)} "

    @cached_property
    def _checker(self) -> Checker:
        return Checker(self._library)


def _is_of_a_foundation(question: Question) -> bool:
    """Whether who founded something may be asked, which is looked for first."""
    return may_ask_else(question.text) and asked_foundation(question.text) is not None


# 'Our slogan is "…". What does 70/237 say of …?': the quotation is not what is asked about.
_ASKS_ANEW = re.compile(
    r"[.!?]\s+(?P<asked>(?:does|do|did|is|are|was|were|what|which|who|when|where|how|why)"
    r"(?:\s+[^\s?]+){5,}\s*\?)", re.IGNORECASE)
_OF_THE_QUOTATION = re.compile(
    r"\b(?:exact\w*|word for word|verbatim|wording|quot\w+|correct\w*|right|true|really|these words"
    r"|those words|phrase|sentence|(?:say|says|said|stand|stands|read|reads|appear|appears) (?:so"
    r"|this|that|it)|(?:this|that|it) (?:from|in|stand|appear|say|come)s?)\b", re.IGNORECASE)


def _asks_anew(behind: str) -> bool:
    """Whether a question of its own follows a quotation, and is not about it."""
    asked = _ASKS_ANEW.search(behind)
    return asked is not None and not _OF_THE_QUOTATION.search(asked["asked"])


def _once(citations: list[Citation]) -> tuple[Citation, ...]:
    places: dict[tuple[object, ...], Citation] = {}
    for citation in citations:
        places.setdefault((citation.symbol, citation.part, citation.number), citation)
    return tuple(places.values())[:_MOST]
