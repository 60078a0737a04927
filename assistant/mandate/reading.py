"""What an operative paragraph lays down: who is asked to do what, by when, and to report where.

Read from the form that these sentences have (United Nations Editorial Manual, "Resolutions and
other formal decisions"): an opening verb, an addressee, actions in the infinitive. A point has
the verb and the addressee of its chapeau.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.finding.clauses import addressee_end
from assistant.mandate.verbs import MANDATING, Force, Verb, opening_verb
from assistant.question.dates import find_moments
from index.resolution import Paragraph, Part

Span = tuple[int, int]

_ACTION = re.compile(
    r"(?:(?<=^)|(?<=[,;:]\s)|(?<=\s))(?:and\s|or\s)?(?:(?:also|further|in particular),?\s)?"
    r"(?:to\s(?!the\b|its\b|their\b|all\b|be\b|that\b|this\b|which\b|a\b|an\b|those\b|these\b)[a-z]+"
    r"|that\s)", re.IGNORECASE)
_DELIVERABLE = re.compile(
    r"\b(?:submit|present|provide|prepare|report|transmit|convene|hold|issue|publish|circulate)\b"
    r"[^,;:.]*", re.IGNORECASE)
_DEADLINE = re.compile(
    r"(?:at|by|before|no later than|not later than|until|during|in|from|for)\s+"
    r"(?:its|the|their)?\s*[^,;:.]{0,60}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Mandate:
    """One operative paragraph read as a mandate; spans are offsets into ``text``.

    ``text`` is the paragraph behind the words that govern it. ``verb`` is what it opens with and
    ``force`` how much that binds; ``addressee`` is who is asked, empty for what the Assembly
    decides itself; ``actions`` are what is to be done, ``deadlines`` the sessions and dates,
    ``deliverables`` what is to be submitted, convened or reported.
    """

    text: str
    verb: Verb
    addressee: Span
    actions: tuple[Span, ...]
    deadlines: tuple[Span, ...]
    deliverables: tuple[Span, ...]

    @property
    def force(self) -> Force:
        """How much the opening verb binds."""
        return self.verb.force

    @property
    def is_mandate(self) -> bool:
        """Whether somebody is to do something by it; "Welcomes the report" lays down nothing."""
        return self.force in MANDATING

    def words(self, span: Span) -> str:
        """The words of a span."""
        return self.text[slice(*span)].strip(" ,;:.")


def read_mandate(paragraph: Paragraph) -> Mandate | None:
    """An operative paragraph as a mandate; None for other parts and for unknown verbs."""
    if paragraph.part is not Part.OPERATIVE:
        return None
    text = paragraph.governed_text
    opened = opening_verb(text, Part.OPERATIVE)
    if opened is None:
        return None
    verb, end = opened
    to = max(end, addressee_end(text))
    addressee = (end, to) if verb.force is not Force.DECISION else (end, end)
    return Mandate(text, verb, _trimmed(text, addressee), _actions(text, end),
                   _deadlines(text), tuple(m.span() for m in _DELIVERABLE.finditer(text, end)))


def _actions(text: str, begin: int) -> tuple[Span, ...]:
    """From each infinitive, or "that", to the next one; the whole where there is none."""
    starts = [m.start() for m in _ACTION.finditer(text, begin)]
    if not starts:
        return (_trimmed(text, (begin, len(text))),)
    ends = [*starts[1:], len(text)]
    return tuple(_trimmed(text, span) for span in zip(starts, ends, strict=True))


def _deadlines(text: str) -> tuple[Span, ...]:
    found = []
    for moment in find_moments(text):
        before = _DEADLINE.search(text, max(0, moment.start - 70), moment.start)
        found.append((before.start() if before else moment.start, moment.end))
    return tuple(found)


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start] in " ,;:":
        start += 1
    while end > start and text[end - 1] in " ,;:.":
        end -= 1
    return start, end
