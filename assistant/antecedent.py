"""What "it" is: the report, the group, the conference that the answer before named, or the
resolution of which the question before spoke; and what "which ones" are."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question import Question

Told = Callable[[Question], str]
_WHICH = re.compile(
    r"\b(?:which|what)\s+(?:[\w-]+\s+){0,2}?(?P<noun>[a-z]+)\s+(?:is|are|was|were|does|did|do"
    r"|has|have|had"
    r"|of|in|from)\b", re.IGNORECASE)
_IT = re.compile(r"\b(?:it|them|that one|this one)\b", re.IGNORECASE)
_NEWS = re.compile(r"\b(?:(?:19|20)\d\d|[A-Z][a-z]{3,})\b")


def named_anew(question: Question, previous: Question, told: Told) -> str:
    """The question with what the answer before named in place of "it", or "".

    Only where that tells more than the question before did: a year or a name.
    """
    asked, back = _WHICH.search(previous.text), _IT.search(question.text)
    if not (asked and back and question.terms) or question.named or question.places:
        return ""
    thing = re.search(
        rf"\b(?:the|its?) (?:[\w-]+ ){{0,2}}?{re.escape(asked['noun'].lower())}\b"
        r"(?: of the (?:[A-Z][\w-]+ ?(?:of |and )?)+)?", told(previous))
    if thing is None or not _NEWS.search(thing.group()):
        return ""
    if any(w.group() in previous.text for w in _NEWS.finditer(thing.group())):
        return ""
    return question.text[: back.start()] + thing.group().strip() + question.text[back.end() :]


# What is done to a resolution, and to nothing else of which its text speaks.
_DONE_TO_RESOLUTIONS = re.compile(
    r"\b(?:adopted|adopts?|adoption|passed by|pass it|voted?|votes|voting|abstain\w*|sponsor\w*"
    r"|co-?sponsor\w*|go(?:es)? through|went through|tabled?|drafted|drafted?|penholder)\b", re.IGNORECASE)
THAT_TIME = re.compile(r"\s+(?:that time|then|there|in that vote|on it|on that)\b", re.IGNORECASE)
_THIS_RESOLUTION = re.compile(
    r"\b(?P<it>(?:it|that|this|them|both)\b(?: (?:resolution|text|one|two)\b)?"
    r"|the (?:resolution|text)\b)", re.IGNORECASE)


def is_of_record(question: Question) -> bool:
    """Whether a question is how a resolution was adopted, and not what it says."""
    return bool(_DONE_TO_RESOLUTIONS.search(question.text))


def of_resolution(question: Question, previous: Question) -> str:
    """"How many States voted against it?" with the resolution in place of "it", or ""."""
    back = _THIS_RESOLUTION.search(question.text)
    if question.named or not previous.named or back is None or not (
            _DONE_TO_RESOLUTIONS.search(question.text)):
        return ""
    names = " and ".join(s.short for s in previous.named)
    return question.text[: back.start()] + names + question.text[back.end() :]


_WHICH_ONES = re.compile(
    r"\bwhich (?:ones|of them)\b|\b(?:their|what) names\b|\bby name\b|\bnames of (?:the )?"
    r"(?:member )?(?:states|countries)\b", re.IGNORECASE)
_SOME_STATES = re.compile(
    r"\b(?P<states>(?:member )?states|countries|governments|delegations)\b"
    r"(?: (?:that|which|who))? (?=\w)", re.IGNORECASE)
_DID = re.compile(r"\W*(?:so |and |but )?(?P<did>did|do|have|had|are|were|will)\b", re.IGNORECASE)


def which_states(question: Question, previous: Question) -> str:
    """"Which ones?" after "Did some States send their views?": which States, or ""."""
    asked, of = _WHICH_ONES.search(question.text), _SOME_STATES.search(previous.text)
    if asked is None or of is None or question.named:
        return ""
    own = question.text[asked.end() :]
    if question.terms and asked.group().lower().startswith("which ones"):
        return f"Which {of['states']}{own}"  # "which ones actually replied?"
    first = _DID.match(previous.text)
    did = first["did"].lower() if first and first.end() <= of.start() else "have"
    return f"Which {of['states']} {did} {previous.text[of.end() :]}"


_THAT_ONE = re.compile(
    r"\b(?:the|its|that) (?:very )?(?:(?P<first>first|oldest|earliest)"
    r"|last|latest|newest|most recent|final)\b(?! (?:resolution|paragraph|phase|session))",
    re.IGNORECASE)
_RECALLED = re.compile(
    r"\b(?:recall\w*|cit(?:e|es|ed)|list\w*|old(?:er)?|earlier|previous|mention\w*|refer\w*|series"
    r"|oldest|latest|newest)\b.*\bresolutions?\b"
    r"|\bresolutions?\b.*\b(?:recall\w*|cit(?:e|es|ed)|list\w*|mention\w*|refer\w*)\b",
    re.IGNORECASE)


def of_recalled(question: Question, previous: Question) -> str:
    """"And the newest?" after "Which resolutions does it recall?": that one of them, or ""."""
    which = _THAT_ONE.search(question.text)
    if which is None or len(question.terms) > 1 or not _RECALLED.search(previous.text):
        return ""
    named = question.named or previous.named
    within = f" in {' and '.join(s.short for s in named)}" if named else ""
    return f"What is the {'oldest' if which['first'] else 'latest'} resolution recalled{within}?"
