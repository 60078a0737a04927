"""Whether the paragraphs found give the kind of thing that is asked for: a date, a number.

Each check takes the question and the paragraphs found, best first, and gives those that pass and,
where none does, what is missing.
"""

from __future__ import annotations

import re

from assistant.finding.evidence import Evidence
from assistant.finding.retrieve import Found
from assistant.judgement.elsewhere import (
    asks_for_contents,
    asks_for_symbol,
    asks_which_findings,
    asks_which_states,
    findings_counted,
    gives_contents,
    gives_symbol,
)
from assistant.judgement.mentioned import Checked
from assistant.question.cities import cities_of, named_cities
from assistant.question.dates import SESSION_YEAR, MomentKind, find_moments
from assistant.question.particulars import (
    WEEKDAY,
    Particular,
    answers,
    effects,
    find_particulars,
    is_told_already,
    recipients,
    titles,
)
from assistant.question.question import Question
from assistant.question.states import names_a_state
from assistant.question.wants import Want
from assistant.record.counts import asks_amount, count, gives_amounts, gives_another_number
from assistant.record.record import FEW
from index.resolution import Part
from index.store import Library

NOTHING = "Nothing in the texts speaks of it."
# How much farther from the question a paragraph with the date or the number may be than the one
# that is nearest to it and has none.
_FARTHER, _MUCH_FARTHER, _FARTHEST = 0.12, 0.25, 0.4
_CLOSE = 0.8
_SEVERAL, _TRACE = 2, 0.35
_SENT_TO = 0.3  # the same for whom something is sent: often the end of a long paragraph
_HALF = 0.5
_SAID_OF = {Want.RECIPIENT: (recipients, "to whom"), Want.TITLE: (titles, "a title")}
_SAID_BY = {Want.DATE: "a date", Want.DEADLINE: "a date", Want.SESSION: "a session",
            Want.PLACE: "a place"}
TIMES_AND_PLACES = tuple(_SAID_BY)


def contents(question: Question, found: list[Found]) -> Checked:
    """What another document says is told where the paragraph gives it, not where it names it."""
    if (many := findings_counted(question.text)) and not any(
            re.search(rf"\b{many}\b", f.evidence.text, re.IGNORECASE) for f in found):
        return [], f"No text here tells {many} of them."
    of_effects = Want.EFFECT in question.wants and not asks_which_findings(question.text)
    if not asks_for_contents(question.text) or of_effects:
        return found, ""
    kept = [f for f in found if gives_contents(f.evidence.text) and _has_the_names(f)
            and (_covered(f) >= _HALF or (f is found[0] and f.confidence >= _CLOSE))]
    return kept, "The texts speak of it, and do not give what it holds."


_THE_UN = ("UN", "United Nations")


def _has_the_names(found: Found) -> bool:
    """Whether the source that the question names is named: another's findings are not its own."""
    return all(m.cover >= _HALF for m in found.evidence.matches
               if m.term.text[:1].isupper() and m.term.start and not m.term.aside
               and not m.term.text.startswith(_THE_UN))


def _covered(found: Found) -> float:
    """The mean cover of the terms in the sentence that asks."""
    covers = [m.cover for m in found.evidence.matches if not m.term.aside]
    return sum(covers) / len(covers) if covers else 1.0


def symbols(question: Question, found: list[Found]) -> Checked:
    """The symbol of a document is told where one is printed."""
    if not asks_for_symbol(question.text):
        return found, ""
    return ([f for f in found if gives_symbol(f.evidence.text)
             or symbol_noted(f.evidence)],
            "The texts speak of the document, and do not give its symbol.")


def symbol_noted(evidence: Evidence) -> str:
    """The footnote with the symbol of the document that is asked for: the one whose mark stands
    behind most of the question; "" where none or several are."""
    paragraph = evidence.paragraph.paragraph
    offset = len(paragraph.governed_text) - len(paragraph.text)
    held: dict[str, float] = {}
    before = 0
    for mark in paragraph.footnote_marks:
        if gives_symbol(mark.text):
            held[mark.text] = sum(m.weight for m in evidence.matches if any(
                before <= start - offset < mark.at for start, _ in m.spans))
        before = mark.at
    best = [note for note, weight in held.items() if weight == max(held.values())]
    return best[0] if len(best) == 1 else ""


def time_noted(question: Question, evidence: Evidence) -> bool:
    """Whether a footnote gives the time or place that is asked for, and its paragraph none."""
    wanted = [w for w in TIMES_AND_PLACES if w in question.wants]
    notes = evidence.noted
    noted = [p for p in _of_the_text(question, notes) if answers(p.kind, wanted)
             and not is_told_already(question.text, notes[p.start : p.end])]
    own = _of_the_text(question, evidence.text)
    return bool(noted) and not any(answers(p.kind, wanted) for p in own)


def states(question: Question, found: list[Found]) -> Checked:
    """Which States did something is told by their names; which are asked to, need not be."""
    if not asks_which_states(question.text):
        return found, ""
    best = max((f.confidence for f in found), default=0.0)
    met = Want.PLACE in question.wants  # the State that was host is told by the place
    kept = [f for f in found
            if names_a_state(f.evidence.text if met else _without_places(f.evidence.text))
            and (f is found[0] or f.confidence >= best - _FARTHER)]
    return kept, "The paragraphs about it do not name the States."


# "The United Nations Mission for the Referendum in Western Sahara" did not pay.
_OF_A_MISSION = re.compile(
    r"\b(?:(?<!Permanent )Mission|Force|Operation|Office|Chambers|Tribunal|Fund|Team|Panel"
    r"|Commission)\b"
    r"(?: (?:for|of|in|to|on|the|and|[A-Z][\w-]+)){0,8} (?:in|for|of|to|on) (?:the )?"
    r"[A-Z][\w-]+(?: [A-Z][\w-]+)*")


def _without_places(text: str) -> str:
    """Where a conference met ("in Midrand, South Africa") is no State that was there."""
    text = _OF_A_MISSION.sub(" ", text)
    for place in reversed(find_particulars(text)):
        if place.kind is Want.PLACE and "," in text[place.start : place.end]:
            text = text[: place.start] + text[place.end :]
    return text


_PREAMBLE = re.compile(r"\bpreamb\w+\b", re.IGNORECASE)
_OPERATIVE = re.compile(r"(?<![\w-])operative\b", re.IGNORECASE)


def in_part(question: Question, found: list[Found]) -> Checked:
    """What is asked of the preamble is told there, and what of the operative part in that."""
    asked = {part for part, said in ((Part.PREAMBLE, _PREAMBLE), (Part.OPERATIVE, _OPERATIVE))
             if said.search(question.text)}
    if len(asked) != 1:
        return found, ""
    return ([f for f in found if f.paragraph.paragraph.part in asked],
            "That part of the text does not speak of it.")


_PARTS = frozenset(("role", "part", "play", "event", "name"))  # "what role did UNIDIR play?"


def beside_names(question: Question, found: list[Found]) -> Checked:
    """Something else of the question has to be there than the name of a place or a body."""
    others = [t for t in question.terms if not (t.name or t.aside or t.text.lower() in _PARTS)]
    named = sum(t.name for t in question.terms)
    if len(others) < _SEVERAL or named != 1 or any(
            t.aside for t in question.terms):
        return found, ""
    kept = [f for f in found if any(m.cover >= _TRACE for m in f.evidence.matches
                                    if m.term in others)]
    return kept, f"No paragraph speaks of “{others[0].text}” in this connection."


def numbers(
    question: Question, found: list[Found], library: Library
) -> Checked:
    """A question for a number is answered where the paragraph gives it, or its points are it."""
    best = max(f.confidence for f in found)
    kept = [f for f in found if (f is found[0] or f.confidence >= best - _MUCH_FARTHER) and count(
        question, f.evidence, library.resolution(f.paragraph.symbol))]
    if found[0] not in kept and len(library) > FEW:
        # A number of something else is told in some paragraph or other.
        kept = [f for f in kept if f.score >= found[0].score - _TIED]
    kept = kept or [f for f in found[:1] if gives_amounts(question, f.evidence)
                    or _counts_in_other_words(question, f)]
    return kept, "The paragraphs about it do not give that number."


# Of 2,684 questions on the sessions 75 to 77 none was answered rightly with a number that stands in
# a paragraph of which the rank score is lower by more.
_TIED = 0.05
# Measured on questions on many texts: so near, and with so much of it, the number is mostly there.
_SURELY, _MUCH_OF_IT, _PLAINLY = 0.8, 0.58, 0.5


def _counts_in_other_words(question: Question, found: Found) -> bool:
    if question.doubt is None or question.doubt >= _PLAINLY or asks_amount(question.text):
        return False
    return (found.confidence >= _SURELY and found.evidence.coverage >= _MUCH_OF_IT
            and gives_another_number(found.evidence, question.text))


_TO_SOMEBODY = re.compile(
    r"\b(?:send|sending|sent|submit|submitting|submitted|hand(?:ing|ed)? in|give|giving|get|write"
    r"|writing|report|reporting|reply|replies)\b[^?.!]*\bto (?:the )?(?:secretary-general|SG|UNSG"
    r"|UN chief|UN boss|secretariat)\b", re.IGNORECASE)


def bearers(question: Question, found: list[Found]) -> Checked:
    """By when somebody has to act is told where he is asked to, not where another is."""
    if not {*TIMES_AND_PLACES, Want.RECIPIENT} & question.wants:
        return found, ""
    # By when views have to reach the Secretary-General is not when he has to report.
    if Want.DEADLINE in question.wants and _TO_SOMEBODY.search(question.text) and not any(
            t.bearer for t in question.terms):
        found = [f for f in found if not f.evidence.asks_a_receiver()]
        if not found:
            return [], NOTHING
    asked = [f for f in found if f.evidence.addressed() > 0]
    best = max((f.confidence for f in found), default=0.0)
    if not any(f.confidence >= best - _MUCH_FARTHER for f in asked):
        return found, ""
    return [f for f in found if f.evidence.addressed() >= 0], NOTHING


def recipients_and_titles(question: Question, found: list[Found]) -> Checked:
    """Keep the paragraphs that say to whom, or under what title, where that is asked."""
    kept = found
    for want, (find, said) in _SAID_OF.items():
        if want in question.wants:
            best = max((f.confidence for f in kept), default=0.0)
            kept = [f for f in kept if find(f.evidence.text)
                    and (f is found[0] or f.confidence >= best - _SENT_TO)
                    and (f.confidence >= best - _FARTHER or _covered(f) >= _HALF)]
            if question.part is Part.OPERATIVE:  # who has to be told stands where it is asked
                kept = [f for f in kept
                        if f.paragraph.paragraph.part is not Part.PREAMBLE] or kept
            if not kept:
                return [], f"The paragraphs about it do not say {said}."
    if Want.EFFECT in question.wants:
        best = max((f.confidence for f in kept), default=0.0)
        told = [f for f in kept if effects(f.evidence.text)
                and f.confidence >= best - _FARTHEST]
        kept = told + [f for f in kept if f not in told]
    return kept, ""


def particulars(question: Question, found: list[Found]) -> Checked:
    """Keep the paragraphs that hold what is asked for, unless the one that is about it does not."""
    wanted = [w for w in TIMES_AND_PLACES if w in question.wants]
    if not wanted:
        return found, ""
    # A list of dated resolutions tells when these were adopted, and nothing of the question's.
    found = [f for f in found if _of_the_text(question, f.evidence.text)
             or not find_particulars(f.evidence.text)]
    if _TO_COME.search(question.text):
        found = [f for f in found if not _is_past(f)]
    kept = [f for f in found if any(answers(p.kind, wanted)
                                    and is_exact(question, f.evidence.text, p)
                                    for p in _of_the_text(question, f.evidence.text))
            or time_noted(question, f.evidence)]
    if Want.PLACE in wanted and _COUNTRY.search(question.text):  # "Costa Rica, its host country"
        kept = [f for f in found if f in kept or names_a_state(f.evidence.text)]
    if Want.PLACE in wanted and _CITY.search(question.text):  # "an index of its own for Bern"
        kept = [f for f in found if f in kept or any(
            not is_told_already(question.text, city) for city in named_cities(f.evidence.text))]
    if wanted == [Want.DATE] and _YEAR.search(question.text):  # "the 2013 report" tells it too
        kept = [f for f in found if f in kept or any(
            m.kind is MomentKind.YEAR for m in find_moments(f.evidence.text))]
    if Want.DEADLINE in wanted:  # what is told of the past sets none
        kept = [f for f in kept if f.paragraph.paragraph.part is not Part.PREAMBLE]
    reason = f"The paragraphs about it do not give {_SAID_BY[wanted[0]]}."
    best = max((f.confidence for f in found), default=0.0)
    nearest = max((f.score for f in found), default=0.0)  # which counts in what is asked for
    if not kept or (max(f.confidence for f in kept) < best - _FARTHER
                    and max(f.score for f in kept) < nearest):
        return [], reason
    return kept, ""


_TO_COME = re.compile(
    r"\b(?:when|where|(?:on |in |at )?(?:what|which) (?:date|day|city|town|place|country|year"
    r"|month)) will\b", re.IGNORECASE)


def _is_past(found: Found) -> bool:
    """Whether all years of a paragraph lie before the session of its resolution: where "the fourth
    session" will open is not told by where the third one did."""
    session = found.paragraph.symbol.session_number
    years = [m.number for m in find_moments(found.evidence.text)
             if m.kind is not MomentKind.SESSION and m.number]
    return session is not None and bool(years) and max(years) < session + SESSION_YEAR


_COUNTRY = re.compile(r"\b(?:which|what) (?:country|nation)\b", re.IGNORECASE)
_CITY = re.compile(r"\b(?:city|cities|town|venue)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:which|what) years?\b", re.IGNORECASE)
_DAY = re.compile(r"\b(?:what|which) (?:calendar )?days?\b|\bcalendar date\b", re.IGNORECASE)


def is_exact(question: Question, text: str, given: Particular) -> bool:
    """Whether a time or place of ``text`` is as exact as the question asks: "which city" is not
    told by a State, nor "on what day" by a month or a session."""
    place = text[given.start : given.end]
    if is_told_already(question.text, place):
        return False
    if given.kind is Want.PLACE and _COUNTRY.search(question.text):
        return names_a_state(place) or bool(cities_of(place)) or place in cities_of(place).values()
    if given.kind is Want.PLACE and _CITY.search(question.text):
        return not cities_of(place) or place in cities_of(place).values()  # Singapore is both
    if not _DAY.search(question.text):
        return True
    return given.kind is Want.DATE and (
        bool(WEEKDAY.search(place)) or any(m.day for m in find_moments(place)))


def particulars_placed(question: Question, found: list[Found]) -> Checked:
    """Of paragraphs that the question points at one at least has to give the time or place."""
    wanted = [w for w in TIMES_AND_PLACES if w in question.wants]
    if not wanted or any(
            any(answers(p.kind, wanted) for p in find_particulars(f.evidence.text))
            or (wanted == [Want.DATE] and find_moments(f.evidence.text)) for f in found):
        return found, ""
    return [], f"The paragraph does not give {_SAID_BY[wanted[0]]}."


_RESOLUTION_OF = re.compile(
    r"\b(?:resolutions?|decisions?) (?:recalled|cited|listed|mentioned)"
    r"|\b(?:earliest|oldest|latest|newest|most recent|first|last|earlier|previous) (?:\w+ )?"
    r"(?:resolutions?|decisions?)\b", re.IGNORECASE)
_REFERENCE = re.compile(r"(?:\d+/\d+(?: [A-Z])?|\d+(?: [A-Z])? \([IVXLS\d-]+\)) of\s+$")


def _of_the_text(question: Question, text: str) -> list[Particular]:
    """The times and places of a text, without the dates of the resolutions that it lists."""
    found = find_particulars(text)
    if Want.RESOLUTION in question.wants or _RESOLUTION_OF.search(question.text):
        return found
    return [p for p in found if not dates_a_reference(text, p.start)]


def dates_a_reference(text: str, start: int) -> bool:
    """Whether what begins at ``start`` is the date of a resolution that the text refers to."""
    return bool(_REFERENCE.search(text[:start]))
