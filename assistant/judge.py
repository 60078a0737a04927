"""Whether the texts say it: what was asked for has to be there, not only something like it.

A similarity cannot decide this: a question that the texts do not answer can be closer to a
paragraph than one that they do. What decides is whether the names, dates and resolutions of the
question stand in the paragraph, whether it holds the kind of thing that is asked for (a date, a
place, a number), and how many of the question's terms it covers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.counts import count
from assistant.dates import MomentKind
from assistant.particulars import answers, find_particulars
from assistant.question import Question
from assistant.retrieve import Found, moment_agreement
from assistant.states import names_a_state
from assistant.terms import asking_sentence
from assistant.wants import Want
from assistant.wording import words
from index.resolution import ordinal
from index.store import Library
from index.symbol import Symbol

_ENOUGH = 0.51
_IN_SO_MANY_WORDS = 0.9
_LONG = 40  # words
_NOTHING = "Nothing in the texts speaks of it."
# How much farther from the question a paragraph with the date or the number may be than the one
# that is nearest to it and has none.
_FARTHER, _MUCH_FARTHER = 0.12, 0.25
_COVERED, _HALF, _HARDLY, _MOSTLY, _SHORT = 0.3, 0.5, 0.32, 0.6, 6
_TIMES_AND_PLACES = (Want.DATE, Want.DEADLINE, Want.SESSION, Want.PLACE)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``rests_on`` are the paragraphs that answer, best first, empty where none does; then
    ``reason`` says what is missing and ``nearest`` has what comes closest. ``verbatim`` is
    whether the paragraphs themselves were asked for."""

    rests_on: tuple[Found, ...]
    nearest: tuple[Found, ...] = ()
    reason: str = ""
    verbatim: bool = False

    @property
    def answered(self) -> bool:
        """Whether the texts say it."""
        return bool(self.rests_on)


def confidence(found: Found) -> float:
    """How near the paragraph comes to the question, 0 to about 1.5."""
    return found.evidence.similarity + 0.5 * found.evidence.meaning


def judge(question: Question, found: list[Found], library: Library) -> Verdict:
    """Which of the paragraphs found answer the question, if any does."""
    nearest = tuple(found[:3])
    missing = [s for s in question.named if s not in library]
    if missing:
        found = [f for f in found if _mentions(f, missing)]
        if _is_asked_to_speak(question, missing) or not found:
            return Verdict((), tuple(found[:3]), _absent(missing[0], library))
    for check in (_names, _attributes, _moments, _topics, _compounds, _ordinals, _definitions,
                  _states, _contents, _bearers, _particulars):
        kept, reason = check(question, found)
        if not kept:
            return Verdict((), nearest, reason or _NOTHING)
        found = kept
    if question.wants == {Want.NUMBER}:
        found, reason = _numbers(question, found, library)
        if not found:
            return Verdict((), nearest, reason)
    sure = [f for f in found if confidence(f) >= _ENOUGH]
    if not sure or not question.terms or _is_foreign(sure[0], library):
        return Verdict((), nearest, _uncovered(question, found))
    return Verdict(tuple(sure), nearest)


def judge_placed(question: Question, found: list[Found], library: Library) -> Verdict:
    """The same for paragraphs that the question points at.

    They are what is asked for, unless something is asked that none of them speaks of.
    """
    if any(p.position and not p.number for p in question.places):
        found = sorted(found, key=lambda f: -f.score)  # which of those counted is meant?
    kept, reason = _names(question, found)
    if not kept:
        return Verdict((), tuple(found[:3]), reason)
    kept, reason = _attributes(question, found)
    if not kept:
        return Verdict((), tuple(found[:3]), reason)
    asked_for = not question.terms and question.wants == {Want.TEXT}
    return Verdict(tuple(found), verbatim=asked_for or bool(_VERBATIM.search(question.text)))


_VERBATIM = re.compile(
    r"\b(?:(?:which|what|in what|exact) words?|wording|verbatim|word for word"
    r"|how does .{0,60} (?:read|open|begin|start)|quote)\b", re.IGNORECASE)


def _is_foreign(found: Found, library: Library) -> bool:
    """Whether the question hardly has a word that the paragraph has, and mostly words that no
    paragraph of the library has."""
    evidence = found.evidence
    known = library.vocabulary()
    absent = [m for m in evidence.matches if m.cover < _COVERED
              and not any(w.text in known for w in words(m.term.text))]
    asked = len(evidence.matches)
    # In a long question much is said that no text has to hold.
    return asked <= _SHORT and evidence.coverage < _HARDLY and len(absent) > _MOSTLY * asked


def _mentions(found: Found, symbols: list[Symbol]) -> bool:
    return any(r.symbol in symbols for r in found.paragraph.paragraph.references)


_SPEAKING = re.compile(
    r"\b(?:decid\w+|request\w*|say|says|said|ask\w*|state[sd]?|call\w* (?:up)?on|invit\w+|urg\w+"
    r"|contain\w*|provid\w+|mention\w*|recommend\w*|conclud\w+|summar\w+|about|content\w*|text of"
    r"|paragraphs?|provisions?|demand\w*|order\w*|want\w*|spell\w*|read\w*)\b", re.IGNORECASE)


def _is_asked_to_speak(question: Question, missing: list[Symbol]) -> bool:
    """Whether the question is what a resolution says that the library does not hold."""
    return bool(question.places) or bool(_SPEAKING.search(question.text))


def _absent(symbol: Symbol, library: Library) -> str:
    reason = f"Resolution {symbol.short} is not in the library"
    recalling = [library.paragraph(i).symbol.short for i in library.recalled().get(symbol, ())]
    if recalling:
        by = sorted(set(recalling))
        return f"{reason}; it is only recalled there, in {', '.join(by)}."
    return f"{reason}."


def _names(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    names = [t for t in question.terms if t.proper and not t.aside]
    if not names:
        return found, ""
    kept = [f for f in found if all(m.cover > 0 for m in f.evidence.matches
                                    if m.term.proper and not m.term.aside)]
    return kept, f"The texts do not mention {names[0].text}."


def _attributes(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    """What a text gives in so many words or not at all has to be there in so many words."""
    asked = [t for t in question.terms if t.attribute and not t.aside]
    if not asked:
        return found, ""
    kept = [f for f in found
            if all(m.cover >= _IN_SO_MANY_WORDS for m in f.evidence.matches
                   if m.term.attribute and not m.term.aside)]
    return kept, f"No paragraph found speaks of “{asked[0].text}”."


def _moments(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    if len(question.text.split()) > _LONG:
        # A long question tells of other times as well.
        start, end = asking_sentence(question.text)
        asked = tuple(m for m in question.moments if start <= m.start < end)
        question = replace(question, moments=asked)
    if not question.moments:
        return found, ""
    least = 1.0 if len(question.text.split()) <= _LONG else 1 / len(question.moments)
    kept = [f for f in found if moment_agreement(question, f.evidence.text) >= least]
    told = [f"{ordinal(m.number)} session" if m.kind is MomentKind.SESSION
            else question.text[m.start : m.end] for m in question.moments]
    return kept, f"No paragraph searched speaks of {' and '.join(told)} in this connection."


def _topics(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    """A name that the library knows, and what a question says it is about, have to be there."""
    topics = [t for t in question.terms if (t.topic or t.name) and not t.aside]
    if not topics:
        return found, ""
    kept = [f for f in found if all(m.cover >= 0.5 for m in f.evidence.matches
                                    if (m.term.topic or m.term.name) and not m.term.aside)]
    lacking = [t for t in topics if not any(
        m.cover >= 0.5 for f in found for m in f.evidence.matches if m.term == t)] or topics
    return kept, f"No paragraph searched speaks of “{lacking[0].text}”."


# What a report or a conference says, where the resolution only speaks of the report.
_OF_CONTENTS = re.compile(
    r"\breports?\b.*\b(?:recommends?|says?|lists?|makes?|sets? out|finds?|found|proposes?)\b"
    r"|\b(?:recommended|listed|set out|laid down|proposed)\b.*\b(?:in|by|at)\b.*"
    r"\b(?:reports?|conference|meeting|summit)\b", re.IGNORECASE)


def _contents(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    """What another document says is told only where every word of the question is."""
    if not _OF_CONTENTS.search(question.text):
        return found, ""
    kept = [f for f in found
            if all(m.cover >= _HALF for m in f.evidence.matches if not m.term.aside)]
    return kept, "The texts speak of the document, and do not give this from it."


_WHICH_STATES = re.compile(
    r"\bwhich (?:of the )?(?:member )?(?:states?|countries|country|governments?|nations?) "
    r"(?:have|has|had|did|were|was)\b", re.IGNORECASE)


def _states(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    """Which States did something is told by their names; which are asked to, need not be."""
    if not _WHICH_STATES.search(question.text):
        return found, ""
    kept = [f for f in found if names_a_state(f.evidence.text)]
    return kept, "The paragraphs about it do not name the States."


def _compounds(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    """A compound that the library has ("capacity-building") has to stand in what is asked."""
    if not question.named:
        return found, ""
    for term in question.terms:
        if not term.compound:
            continue
        if not any(m.cover >= _IN_SO_MANY_WORDS for f in found for m in f.evidence.matches
                   if m.term == term):
            return [], f"No paragraph of it speaks of “{term.text}”."
    return found, ""


_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_COUNTED = re.compile(rf"\b(?P<ordinal>{_ORDINAL})\s+(?P<noun>[a-z]+)", re.IGNORECASE)


def _ordinals(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    """Where a text counts phases, the one asked for has to be among them."""
    kept = found
    for asked in _COUNTED.finditer(question.text):
        counts = re.compile(rf"\b({_ORDINAL})\s+{asked['noun']}\b", re.IGNORECASE)
        kept = [f for f in kept if asked["ordinal"].lower() in
                {c.lower() for c in counts.findall(f.evidence.text)} or
                not counts.search(f.evidence.text)]
        if not kept:
            return [], f"No paragraph speaks of a {asked.group()}."
    return kept, ""


_DEFINES = re.compile(
    r"\bdefin(?:e[sd]?|ing|itions?)\b|\bunderstood (?:as|to mean)\b|\bmeans (?:an?|any|the)\b",
    re.IGNORECASE)


def _definitions(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    """A question for a meaning is answered where the paragraph defines, not where it uses."""
    if Want.DEFINITION not in question.wants:
        return found, ""
    kept = [f for f in found if _DEFINES.search(f.evidence.text)]
    return kept, "No paragraph found defines it."


def _numbers(
    question: Question, found: list[Found], library: Library
) -> tuple[list[Found], str]:
    """A question for a number is answered where the paragraph gives it, or its points are it."""
    best = max(confidence(f) for f in found)
    kept = [f for f in found if confidence(f) >= best - _MUCH_FARTHER and count(
        question, f.evidence, library.resolution(f.paragraph.symbol))]
    return kept, "The paragraphs about it do not give that number."


def _bearers(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    """By when somebody has to act is told where he is asked to, not where another is."""
    if not set(_TIMES_AND_PLACES) & question.wants:
        return found, ""
    asked = [f for f in found if f.evidence.addressed() > 0]
    best = max((confidence(f) for f in found), default=0.0)
    if not any(confidence(f) >= best - _MUCH_FARTHER for f in asked):
        return found, ""
    return [f for f in found if f.evidence.addressed() >= 0], _NOTHING


def _particulars(question: Question, found: list[Found]) -> tuple[list[Found], str]:
    """Keep the paragraphs that hold what is asked for, unless the one that is about it does not."""
    wanted = [w for w in _TIMES_AND_PLACES if w in question.wants]
    if not wanted:
        return found, ""
    kept = [f for f in found if any(answers(p.kind, wanted)
                                    for p in find_particulars(f.evidence.text))]
    said = {Want.DATE: "a date", Want.DEADLINE: "a date", Want.SESSION: "a session",
            Want.PLACE: "a place"}[wanted[0]]
    reason = f"The paragraphs about it do not give {said}."
    best = max((confidence(f) for f in found), default=0.0)
    if not kept or max(confidence(f) for f in kept) < best - _FARTHER:
        return [], reason
    return kept, ""


def _uncovered(question: Question, found: list[Found]) -> str:
    if not found:
        return _NOTHING
    lacking = [m.term.text for m in found[0].evidence.matches if m.cover < 0.3]
    if lacking:
        quoted = ", ".join(f"“{t}”" for t in lacking[:3])
        return f"No paragraph speaks of {quoted} in this connection."
    return "No paragraph says what was asked for."
