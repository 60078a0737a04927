"""When the Assembly did something: the day on which the resolution that did it was adopted.

"When did the Alliance get its seat as an observer?" is told by two paragraphs of one resolution:
the one that invites it to take part, and the closing line. Neither says it alone.
"""

from __future__ import annotations

import re

from assistant.answer import Answer, Route
from assistant.citation import cite
from assistant.finding.retrieve import Found
from assistant.judgement.judge import Verdict
from assistant.judgement.mentioned import IN_SO_MANY_WORDS
from assistant.mandate.verbs import opening_verb
from assistant.question.dates import find_moments
from assistant.question.question import Question
from assistant.question.wants import Want
from assistant.record.record import adopted_on
from assistant.saying.statement import statement
from index.resolution import Part
from index.store import Library

_ASKED = re.compile(
    r"^\W*(?:when|(?:on |in )?(?:what|which) (?:date|day|month|year)) (?:did|was|were|has|have)\b"
    r"|^\W*(?:date|day) (?:when |on which )?(?:the )?(?:UN|GA|UNGA|General Assembly|Assembly)\b",
    re.IGNORECASE)
# When something that was decided on took place is another thing.
_DECIDED_ON = re.compile(
    r"\b(?:proclaim|declar|designat|establish|creat|set up|approv|endors|adopt|appoint|elect"
    r"|authori[sz]|renew|extend|decid|introduc|launch|made\b|agree)", re.IGNORECASE)
_SEAT = re.compile(r"\bobserver\b|\bseat\b", re.IGNORECASE)
# "10 March" tells when a day is marked, and not when it was proclaimed.
_PROCLAIMED = re.compile(r"\b(?:proclaimed|declared|designated|established|created|set up|made"
                         r"|introduced|decided)\W*$", re.IGNORECASE)
# What is done by being resolved; what somebody is only asked to do is not done that day.
_DONE = frozenset((
    "decides", "proclaims", "declares", "designates", "establishes", "approves", "endorses",
    "adopts", "admits", "appoints", "elects", "authorizes", "renews", "extends", "grants"))
_AS_OBSERVER = re.compile(r"\binvites?\b.*\bcapacity of observer\b", re.IGNORECASE)
_TAKES_PLACE = re.compile(r"^\w+(?: also| further)? to (?:convene|hold|organi[sz]e|include|continue"
                          r"|consider|remain|hear|discuss)\b|\bto be decided\b", re.IGNORECASE)
_COVERED, _NEAR = 0.6, 0.75


def when_done(question: Question, verdict: Verdict, library: Library) -> Answer | None:
    """What a resolution did, with the day on which it was adopted, where it is asked when that
    was done and no paragraph gives a date; else None."""
    if question.wants != {Want.DATE} or not _ASKED.search(question.text) or (
            verdict.answered and not _PROCLAIMED.search(question.text)):
        return None
    near = verdict.rests_on or verdict.nearest
    best = next(iter(near), None)
    if best is None or not _does(best, question) or not _is_meant(best):
        return None
    # Of several that say the same none is the one, but for the time that is told.
    if not question.moments and any(f.paragraph.symbol != best.paragraph.symbol
                                    and f.evidence.text == best.evidence.text for f in near):
        return None
    resolution = library.resolution(best.paragraph.symbol)
    if resolution.adopted is None or resolution.adoption is None:
        return None
    paragraph = best.paragraph.paragraph
    spans = [span for m in best.evidence.matches for span in m.spans]
    said = statement(resolution.symbol, paragraph, spans)
    day = adopted_on(resolution.symbol, resolution.adopted, resolution.meeting)
    cited = cite(resolution, paragraph, tuple(spans)), cite(resolution, resolution.adoption)
    return Answer(question.text, True, f"{said} {day}", Route.RECORD, cited)


def _does(found: Found, question: Question) -> bool:
    """Whether a paragraph does itself what is asked for, and gives no other time for it."""
    paragraph, text = found.paragraph.paragraph, found.evidence.text
    if _SEAT.search(question.text) and _AS_OBSERVER.search(text):
        return paragraph.part is Part.OPERATIVE
    if not _DECIDED_ON.search(question.text) or _TAKES_PLACE.search(text):
        return False
    opened = opening_verb(text, paragraph.part)
    if paragraph.part is not Part.OPERATIVE or opened is None or any(
            moment.number for moment in find_moments(text)):
        return False
    return opened[0].words.split()[0] in _DONE


def _is_meant(found: Found) -> bool:
    """Whether a paragraph, with its title, has most of what is asked, and every name of it."""
    matches = [m for m in found.evidence.matches if not m.term.aside]
    return (found.confidence >= _NEAR and found.evidence.coverage >= _COVERED
            and all(m.cover >= IN_SO_MANY_WORDS for m in matches if m.term.name or m.term.proper))
