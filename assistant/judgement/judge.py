"""Whether the texts say it: what was asked for has to be there, not only something like it.

A similarity cannot decide this: a question that the texts do not answer can be closer to a
paragraph than one that they do. What decides is whether the names, dates and resolutions of the
question stand in the paragraph, whether it holds the kind of thing that is asked for (a date, a
place, a number), and how many of the question's terms it covers.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from assistant.finding.evidence import Evidence, is_worded_otherwise
from assistant.finding.retrieve import Found
from assistant.judgement.elsewhere import asks_for_symbol
from assistant.judgement.given import (
    NOTHING,
    TIMES_AND_PLACES,
    bearers,
    beside_names,
    contents,
    in_part,
    numbers,
    particulars,
    particulars_placed,
    recipients_and_titles,
    states,
    symbols,
)
from assistant.judgement.mentioned import (
    IN_SO_MANY_WORDS,
    Checked,
    about,
    attributes,
    compounds,
    moments,
    names,
    ordinals,
    subjects,
    topics,
)
from assistant.judgement.spelled_out import (
    articles,
    carried_out,
    choices,
    consequences,
    definitions,
    extremes,
    frequencies,
    measures,
    officers,
    persons,
    reasons_given,
    replies,
)
from assistant.question.particulars import effects
from assistant.question.question import Question
from assistant.question.states import names_a_state
from assistant.question.wants import Want
from assistant.record.record import FEW
from index.store import Library
from index.symbol import Symbol

_ENOUGH, _ALMOST = 0.51, 0.46
_ALL, _WITH_ALL = 0.95, 0.42  # what has all that was asked for may be farther
_STRANGE = 3  # terms
_COVERED, _HARDLY, _MOSTLY, _SHORT = 0.3, 0.32, 0.6, 6
# Among many paragraphs something always comes near: the best of so many at random is nearer, and
# what is asked for and stands in none of so many texts is hardly there in other words.
_PER_TENFOLD, _TWO_TEXTS = 0.065, 55  # confidence for ten times as many paragraphs
_MANY, _THIN, _NEAR = 5_000, 0.45, 0.85  # paragraphs; coverage, and confidence that needs none
# What is learned of how questions are put (`assistant.judgement.learned`), measured on questions
# that it was not fitted to: above the last few that have an answer; below, few that have none.
_DOUBTFUL, _CERTAIN = 0.75, 1.0  # likelihood; confidence that outweighs it
_DOUBTFUL_AT_LAST, _DOUBTFUL_ALTHOUGH_THERE = 0.9, 0.97
_PLAIN, _NEAR_ENOUGH = 0.1, 0.42
_HALF_OF_IT, _MOST_OF_IT = 0.4, 0.75  # coverage of a paragraph for which check or doubt yields
_YIELDING = {"attributes": 0.05, "subjects": 0.05, "topics": 0.05, "particulars": 0.05,
             "recipients_and_titles": 0.2}
Check = Callable[[Question, list[Found]], Checked]
_CHECKS: tuple[Check, ...] = (
    choices, in_part, names, subjects, about, attributes, moments, topics,
    compounds, beside_names, ordinals, definitions, states, symbols, persons, officers,
    replies, reasons_given, measures, articles,
    consequences, carried_out, extremes,
    contents, bearers, recipients_and_titles, frequencies, particulars,
)


@dataclass(frozen=True, slots=True)
class _Mistake:
    """When one check alone does not keep back a paragraph: where questions put so mostly have an
    answer and it comes ``near`` enough and holds enough of the question (``covered``).

    ``alone`` is the likelihood that such a question has none up to which this holds where no other
    paragraph passes, ``leading`` where one passes that is a good deal farther.
    """

    alone: float
    leading: float
    near: float = 0.75
    covered: float = 0.55


_FARTHER = 0.05
_RATHER_SURE = 0.3  # likelihood that a question put so has no answer
_HALF_SURE, _BESIDE, _FIRST_BY_FAR = 0.5, 0.85, 1.15  # likelihood, confidence, rank score
# The first that fits. Measured on the questions on the sessions 75 to 77.
_MAY_BE_WRONG: dict[Check, tuple[_Mistake, ...]] = {
    attributes: (_Mistake(0.1, 0.1, near=0.6, covered=0.45), _Mistake(0.3, 0.3)),
    recipients_and_titles: (_Mistake(0.3, 0.3),),
    topics: (_Mistake(0.4, 0.65, near=0.6, covered=0.45), _Mistake(0.5, 0.5, near=0.85)),
    particulars: (_Mistake(0.12, 0.0, near=0.95, covered=0.75),),
}
_SEVERAL, _MORE_THAN_HALF, _MUCH_MORE = 2, 0.55, 0.1  # points; coverage
_OF_A_STATE = 3  # paragraphs that name a State in a resolution that is about it


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


def judge(question: Question, found: list[Found], library: Library) -> Verdict:
    """Which of the paragraphs found answer the question, if any does."""
    nearest = tuple(found[:3])
    missing = [s for s in question.named if s not in library]
    if missing:
        found = [f for f in found if _mentions(f, missing) and (
            not _PURSUANT.search(question.text) or _OF_PARAGRAPHS.search(f.evidence.text))]
        if _is_asked_to_speak(question, missing) or not found:
            return Verdict((), tuple(found[:3]), _absent(missing[0], library))
    if question.fulfilled:
        found = [f for f in found if _mentions(f, list(question.fulfilled))] or found
    passed, reason = _checked(question, found, library)
    if not passed:
        return Verdict((), nearest, reason)
    found = passed
    if Want.EFFECT in question.wants and question.terms and not effects(
            found[0].evidence.text) and all(t.carried for t in question.terms):
        return Verdict((), nearest, "No paragraph tells what came of it.")
    also = {Want.ACTOR, Want.YES_NO} if _HOW_MANY.match(question.text) else set()
    if (Want.NUMBER in question.wants and question.wants <= {Want.NUMBER, Want.EFFECT, *also}
            and not asks_for_symbol(question.text)):
        found, reason = numbers(question, found, library)
        if not found:
            return Verdict((), nearest, reason)
    verbatim = bool(_WHICH_WORDS.search(question.text))
    more = _nearer_by_chance(question, library)
    least = (_ALMOST if verbatim else _ENOUGH) + more  # what was said before asks for the words
    sure = [f for f in found if f.confidence >= least]
    has_all = found[0].evidence.coverage >= _ALL or (
        Want.EFFECT in question.wants and bool(effects(found[0].evidence.text)))
    if found[0] not in sure and found[0].confidence >= (
            (_WITH_ALL if has_all else _ALMOST if sure else _ENOUGH) + more):
        sure.insert(0, found[0])  # it counts as more, and is nearly as near
    if library.count >= _MANY:
        sure = [f for f in sure if not _is_thin(f)]
    if sure and len(library) > FEW and found[0] not in sure:
        sure.insert(0, found[0])  # that one comes near enough says that there is an answer
    if not sure and _is_plain(question) and not _is_strange(found[0]) and (
            found[0].confidence >= _NEAR_ENOUGH + more):
        return Verdict((found[0],), nearest, verbatim=verbatim)
    if not sure or not question.terms or (_is_foreign(sure[0]) and not _is_plain(question)):
        return Verdict((), nearest, _uncovered(question, found))
    if (question.doubt or 0.0) >= _doubtful(question, sure[0].evidence, library) and (
            sure[0].confidence < _CERTAIN or question.carries):
        return Verdict((), nearest, "No paragraph gives what is asked for.")
    return Verdict(tuple(sure), nearest, verbatim=verbatim)


def _checked(question: Question, found: list[Found], library: Library) -> Checked:
    """What of the paragraphs passes every check, or why none does."""
    yielded = False
    for check in _CHECKS:
        kept, reason = check(question, found)
        if not yielded and _may_be_wrong(check, question, found, kept) and (
                check is not topics or _is_sure(question, found[0], library)
                or _speaks_of_it(found[0], library)):
            yielded = True
            found = [found[0], *kept]
        elif kept and found[0] not in kept and len(library) > FEW and _ranks_first_all_the_same(
                check, question, found[0]):
            found = [found[0], *kept]
        elif kept:
            found = kept
        elif not _yields(check, question, found):
            return [], reason or NOTHING
    return found, ""


def _ranks_first_all_the_same(check: Check, question: Question, best: Found) -> bool:
    """Whether the first paragraph stays where it does not pass a check, and another does that ranks
    lower; not where what it lacks is itself asked for ("who *chaired* …", "how much did it
    *cost*?")."""
    if question.wants.intersection((*TIMES_AND_PLACES, Want.NUMBER)) or (
            question.doubt is None or question.doubt >= _RATHER_SURE):
        return False
    return (best.confidence >= _NEAR and best.evidence.coverage >= _HALF_OF_IT) and (
        check is moments or (check is attributes and not any(
            t.attribute and t.focus for t in question.terms)))


def _may_be_wrong(
    check: Check, question: Question, found: list[Found], kept: list[Found]
) -> bool:
    """Whether a check keeps back a paragraph that has most of a question which is put as those
    that have an answer, and keeps none or one much farther: the word "signed" may stand in another
    paragraph, which has hardly anything else of the question."""
    best, doubt = found[0] if found else None, question.doubt
    if best is None or best in kept or doubt is None or any(
            best.score - f.score < _FARTHER for f in kept[:1]):
        return False
    return any(doubt < (m.leading if kept else m.alone) and best.confidence >= m.near
               and best.evidence.coverage >= m.covered for m in _MAY_BE_WRONG.get(check, ()))


def _is_sure(question: Question, best: Found, library: Library) -> bool:
    """Whether a paragraph, of those of many texts, has so much of a question that a place which it
    lacks is likely only said beside it: "the draft treaty brought to Geneva in 2008". Another
    conference, or another body, is another."""
    lacking = [m.term.text for m in best.evidence.matches if (m.term.topic or m.term.name)
               and not m.term.aside and m.cover < IN_SO_MANY_WORDS]
    return (question.doubt is not None and question.doubt < _HALF_SURE
            and not question.wants.intersection(TIMES_AND_PLACES) and len(library) > FEW
            and best.confidence >= _BESIDE and best.score >= _FIRST_BY_FAR
            and not any(map(_A_BODY.search, lacking)))


_A_BODY = re.compile(
    r"\b(?:Conference|Summit|Forum|Meeting|Group|Committee|Commission|Council|Convention|Treaty"
    r"|Protocol|Agreement|Fund|Agency|Office|Court|Tribunal|Mission|Bank)s?\b", re.IGNORECASE)


def _speaks_of_it(found: Found, library: Library) -> bool:
    """Whether what a paragraph lacks of the names of a question stands in its title or in another
    paragraph of its resolution; a State in several, of which it then speaks as a whole."""
    resolution = library.resolution(found.paragraph.symbol)
    texts = [p.text for p in resolution.paragraphs]
    for match in found.evidence.matches:
        term = match.term
        if not (term.topic or term.name) or match.cover >= IN_SO_MANY_WORDS:
            continue
        named = re.compile(rf"\b{re.escape(term.text)}\b")
        if named.search(resolution.title):
            continue
        having = sum(bool(named.search(text)) or is_worded_otherwise(term, text) for text in texts)
        if having < (_OF_A_STATE if names_a_state(term.text) else 1):
            return False
    return True


def _doubtful(question: Question, best: Evidence, library: Library) -> float:
    """From which doubt on an answer is refused: later where what is asked for, a session say, or
    most of the question is there, or where there are other texts than those that the questions
    learned from were mostly about."""
    if question.wants.intersection((*TIMES_AND_PLACES, Want.RECIPIENT)) or (
            Want.EFFECT in question.wants and effects(best.text)
            and best.covered_anew >= _HALF_OF_IT) or (
            Want.RESOLUTION in question.wants and best.paragraph.paragraph.references):
        return _DOUBTFUL_ALTHOUGH_THERE
    if len(library) > FEW:
        return _DOUBTFUL_ALTHOUGH_THERE if question.carries else _DOUBTFUL_AT_LAST
    return _DOUBTFUL_AT_LAST if best.covered_anew >= _MOST_OF_IT else _DOUBTFUL


def _yields(check: Check, question: Question, found: list[Found]) -> bool:
    """Whether a check that nothing passes is likelier to have misread the question: hardly any
    that is put like this has no answer."""
    if any((t.name or t.introduced) and not t.aside for t in question.terms):
        return False  # what is named has to be there
    return (question.doubt is not None and question.doubt < _YIELDING.get(check.__name__, 0.0)
            and found[0].confidence >= _ENOUGH and found[0].evidence.coverage >= _HALF_OF_IT)


def _is_plain(question: Question) -> bool:
    """Whether questions put like this mostly have an answer, and what it names is known."""
    return question.doubt is not None and question.doubt < _PLAIN and not any(
        t.introduced and t.foreign for t in question.terms)


def judge_placed(question: Question, found: list[Found], library: Library) -> Verdict:
    """The same for paragraphs that the question points at.

    They are what is asked for, unless something is asked that none of them speaks of.
    """
    if any(p.position and not p.number for p in question.places):
        found = sorted(found, key=lambda f: -f.score)  # which of those counted is meant?
    if Want.YES_NO in question.wants and question.terms:  # which of its points says so?
        found = sorted(found, key=lambda f: -f.evidence.coverage)
    if _WHICH_POINT.search(question.text) and question.terms and (
            points := [f for f in found if f.paragraph.paragraph.chapeau]):
        best = {f.paragraph.symbol: f for f in sorted(points, key=lambda f: f.score)}
        found = sorted(best.values(), key=lambda f: -f.score)  # of each resolution one
    found = _its_point_first(question, found)
    for check in (names, subjects, attributes, states,
                  symbols, contents, particulars_placed):
        kept, reason = check(question, found)
        if not kept:
            return Verdict((), tuple(found[:3]), reason)
    asked_for = not question.terms and question.wants == {Want.TEXT}
    return Verdict(tuple(found), verbatim=asked_for or bool(_VERBATIM.search(question.text)))


def _its_point_first(question: Question, found: list[Found]) -> list[Found]:
    """Where a paragraph is asked for with its points, and one of these has much more of the
    question than the chapeau and any other, that one is put first: "in the list in paragraph 10,
    which crimes …?"."""
    points = sorted((f for f in found[1:] if f.paragraph.paragraph.chapeau),
                    key=lambda f: -f.evidence.coverage)
    if len(points) < _SEVERAL or found[0].paragraph.paragraph.chapeau or not question.terms or any(
            p.point for p in question.places) or _ANOTHER.search(question.text):
        return found
    best, second = points[0].evidence.coverage, points[1].evidence.coverage
    if best < _MORE_THAN_HALF or best - max(second, found[0].evidence.coverage) < _MUCH_MORE:
        return found
    return [points[0], *(f for f in found if f is not points[0])]


# "The first is national efforts - what is the second?" is not told by the point it speaks of.
_ANOTHER = re.compile(r"\b(?:other|others|else|rest|second|third|fourth|fifth|last)\b",
                      re.IGNORECASE)
_WHICH_POINT = re.compile(
    r"\b(?:which|what) (?:\w+ )?(?:point|item|letter|sub-?para(?:graph)?|sub-?point|question)"
    r" (?:of|in|under|from) ", re.IGNORECASE)
_HOW_MANY = re.compile(r"\W*(?:so |and )?how many\b", re.IGNORECASE)
_WHICH_WORDS = re.compile(
    r"\b(?:which|what) (?:exact |precise |opening |very |new "
    r"|other |stronger |weaker |softer |different )?"
    r"(?:words?|verbs?|phrases?|formulas?|wordings?|expressions?)\b", re.IGNORECASE)
_VERBATIM = re.compile(
    _WHICH_WORDS.pattern + "|"
    r"\bhow do(?:es)? (?:the |each |both )?(?:(?:general )?assembly|preambles?|texts?|resolutions?"
    r"|it|\d+/\d+)\b[^?]{0,40}\b(?:react|treat|receive|refer|greet|respond|introduce|open)\b"
    r"|\b(?:verbs?|tone)\b|\b(?:welcome|applaud|endorse|praise|approve|greet)[ds]?\b[^?]*\bor\b"
    r"[^?]*\b(?:noted?|acknowledged?|weaker|less|merely|only|just)\b|\battitude\b|"
    r"\b(?:(?:which|what|in what|exact) words?|wording|verbatim|word for word"
    r"|how does .{0,60} (?:read|open|begin|start)|quote)\b", re.IGNORECASE)


def _nearer_by_chance(question: Question, library: Library) -> float:
    """How much nearer a paragraph has to come than among those of two resolutions."""
    if any(s in library for s in question.named):
        return 0.0
    return _PER_TENFOLD * max(0.0, math.log10(max(1, library.count) / _TWO_TEXTS))


def _is_thin(found: Found) -> bool:
    """Whether the paragraph has less than half of a short question, and is only alike."""
    asked = sum(not m.term.aside for m in found.evidence.matches)
    return (asked <= _SHORT and found.evidence.coverage < _THIN
            and found.confidence < _NEAR)


def _is_foreign(found: Found) -> bool:
    """Whether the question hardly has a word that the paragraph has, and mostly words that no
    paragraph of the library has, nor another word for them."""
    evidence = found.evidence
    absent = [m for m in evidence.matches if m.cover < _COVERED and m.term.foreign]
    asked = len(evidence.matches)
    # In a long question much is said that no text has to hold.
    return asked <= _SHORT and evidence.coverage < _HARDLY and len(absent) > _MOSTLY * asked


def _is_strange(found: Found) -> bool:
    """Whether what the question asks for, and two things more, no paragraph of the library has in
    any words."""
    absent = [m for m in found.evidence.matches if m.cover < _COVERED and m.term.foreign]
    return len(absent) >= _STRANGE and any(m.term.focus for m in absent)


def _mentions(found: Found, symbols: list[Symbol]) -> bool:
    return any(r.symbol in symbols for r in found.paragraph.paragraph.references)


_SPEAKING = re.compile(
    r"\b(?:decid\w+|request\w*|say|says|said|ask\w*|(?<!member )(?-i:state[sd]?)"
    r"|call\w* (?:up)?on|invit\w+|urg\w+"
    r"|contain\w*|provid\w+|mention\w*|recommend\w*|conclud\w+|summar\w+|about|content\w*|text of"
    r"|paragraphs?|provisions?|demand\w*|order\w*|want\w*|spell\w*|read\w*)\b", re.IGNORECASE)


# "Pursuant to which paragraphs of 53/70 …?" is told by the text that recalls them.
_PURSUANT = re.compile(r"\b(?:under|pursuant to|in accordance with|following|on the basis of) "
                       r"(?:which|what) (?:paragraphs?|paras?|provisions?)\b", re.IGNORECASE)

_OF_PARAGRAPHS = re.compile(r"\bpursuant to paragraphs? \d[^;:]{0,30}\bresolutions?\b")


# "When was the panel that 66/24 asked for set up?" is not what 66/24 says.
_RELATED = re.compile(
    r"\b(?:that|which|the) (?:resolution )?\d+/\d+ (?:had )?(?:asked for|called for|requested"
    r"|ordered|wanted|decided on|demanded|provided for)\b", re.IGNORECASE)


def _is_asked_to_speak(question: Question, missing: list[Symbol]) -> bool:
    """Whether the question is what a resolution says that the library does not hold."""
    if _PURSUANT.search(question.text):
        return False
    text = _RELATED.sub(" ", question.text)
    return bool(question.places) or bool(_SPEAKING.search(text))


def _absent(symbol: Symbol, library: Library) -> str:
    reason = f"Resolution {symbol.short} is not in the library"
    recalling = [library.paragraph(i).symbol.short for i in library.recalled().get(symbol, ())]
    if recalling:
        by = sorted(set(recalling))
        return f"{reason}; it is only recalled there, in {', '.join(by)}."
    return f"{reason}."


def _uncovered(question: Question, found: list[Found]) -> str:
    if not found:
        return NOTHING
    lacking = [m.term.text for m in found[0].evidence.matches if m.cover < 0.3]
    if lacking:
        quoted = ", ".join(f"“{t}”" for t in lacking[:3])
        return f"No paragraph speaks of {quoted} in this connection."
    return "No paragraph says what was asked for."
