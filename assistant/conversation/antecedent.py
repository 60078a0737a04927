"""What "it" is: the report, the group, the conference that the answer before named, or the
resolution of which the question before spoke; and what "which ones" are."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from assistant.question.numbers import plural
from assistant.question.question import Question
from index.symbol import Symbol

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


# What is done to a resolution; of what else it is done to (a treaty), the question before spoke.
_DONE_TO_RESOLUTIONS = re.compile(
    r"\b(?:adopted|adopts?|adoption|passed by|pass it|voted?|votes|voting|abstain\w*|sponsor\w*"
    r"|co-?sponsor\w*|go(?:es)? through|went through|tabled?|draft(?:ed)?|put [\w ]{0,20}forward"
    r"|proposed?|approved?|penholder)\b", re.IGNORECASE)
THAT_TIME = re.compile(r"\s+(?:that time|then|there|in that vote|on it|on that)\b", re.IGNORECASE)
_THIS_RESOLUTION = re.compile(
    r"\b(?:this|that|the|its) (?:resolution|text|one|draft)\b|\bthem\b|\bit\b"
    r"|(?<=\bwas )that\b|(?<=\bdid )that\b|(?<=\bon )that\b|(?<=\bfor )that\b"
    r"|(?<=\bagainst )that\b", re.IGNORECASE)
# "Which treaty does it welcome?": what "it" is then, is no resolution.
_OF_A_THING = re.compile(
    r"\b(?:which|what) (?!(?:resolutions?|texts?|documents?|dates?|days?|years?|meetings?|sessions?"
    r"|committees?|countr(?:y|ies)|states?|titles?|agenda|votes?|paragraphs?|exactly|good|is|are|was"
    r"|were|does|do|did|has|have|had|can|should|would|will|about|else|the|of)\b)\w+",
    re.IGNORECASE)


def is_of_record(question: Question) -> bool:
    """Whether a question is how a resolution was adopted, and not what it says."""
    return bool(_DONE_TO_RESOLUTIONS.search(question.text))


def of_resolution(
    question: Question, previous: Question, cited: Callable[[Question], Sequence[Symbol]]
) -> str:
    """"How many States voted against it?" with the resolution in place of "it", or "".

    ``cited`` gives the resolutions that the answer to a question cites, for where it names none.
    """
    back = _THIS_RESOLUTION.search(question.text)
    if question.named or back is None or _OF_A_THING.search(
            previous.text) or not _DONE_TO_RESOLUTIONS.search(question.text):
        return ""
    of = previous.named or cited(previous)
    if back.group().lower() == "them" and len(previous.named) < 2:  # norms, or views
        return ""
    if not of or (len(of) > 1 and not previous.named):
        return ""
    names = f"{plural(len(of), 'resolution')} {' and '.join(s.short for s in of)}"
    return question.text[: back.start()] + names + question.text[back.end() :]


_WHICH_ONES = re.compile(
    r"\b(?P<which>which (?:ones|of them))\b|\b(?:what are )?their names\b|\bnames of (?:the )?"
    r"(?:member )?(?:states|countries)\b", re.IGNORECASE)
_STATES = r"(?P<{}>(?:member )?states|MS|countries|governments|delegations)"
# "Did some States send …?", "… of those States that sent …".
_SOME_STATES = re.compile(
    r"^\W*(?:so |and |but )?(?P<did>did|do|have|had|will|are|were) (?:(?:some|any|many|all|the"
    rf"|more|other) )?{_STATES.format('who')} (?=\w)"
    # "Does it invite States to submit views?", "Some States sent in views, is that so?"
    r"|\b(?:invit\w+|ask\w*|call\w* (?:up)?on|request\w*|urg\w+|encourag\w+) (?:all |the )?"
    rf"{_STATES.format('to')} to (?=\w)|\b(?:some|several) {_STATES.format('some')} (?=\w)"
    rf"|\b{_STATES.format('those')} (?:that|which|who) (?=\w)",
    re.IGNORECASE)


def which_states(question: Question, previous: Question) -> str:
    """"Which ones?" after "Did some States send their views?": which States, or ""."""
    asked, of = _WHICH_ONES.search(question.text), _SOME_STATES.search(previous.text)
    if asked is None or of is None or question.named:
        return ""
    states = of["who"] or of["those"] or of["to"] or of["some"]
    if states == "MS":
        states = "Member States"
    if asked["which"] and any(t.text.lower() not in ("name", "names") for t in question.terms):
        return f"Which {states}{question.text[asked.end() :]}"  # "which ones actually replied?"
    did = of["did"] or ("did" if of["to"] else "have" if of["those"] else "")
    rest = previous.text[of.end() :].split(",")[0].rstrip(" ?.!")
    return f"Which {states} {did.lower()} {rest}?".replace("  ", " ")


_THAT_ONE = re.compile(
    r"\b(?:the|its|that) (?:very )?(?:(?P<first>first|oldest|earliest)"
    r"|last|latest|newest|most recent|final)\b"
    r"(?=\W*$|\W*,| (?:ones?|of (?:them|these|those)|on (?:it|the list|that list)|in (?:it"
    r"|this list|the list|that list|(?:that|this|the) (?:row|series|chain))|resolutions?)\b)"
    r"|^\W*(?:and |but )(?:(?P<first2>first|oldest|earliest)|last|latest|newest|most recent)\W*$",
    re.IGNORECASE)
_RECALLED = re.compile(
    r"\b(?:recall\w*|cit(?:e|es|ed)|list\w*|old(?:er)?|earlier|previous|mention\w*|refer\w*|series"
    r"|oldest|latest|newest)\b.*\bresolutions?\b"
    r"|\bresolutions?\b.*\b(?:recall\w*|cit(?:e|es|ed)|list\w*|mention\w*|refer\w*)\b",
    re.IGNORECASE)


def of_recalled(question: Question, previous: Question, held: Sequence[Symbol]) -> str:
    """"And the newest?" after "Which resolutions does it recall?": that one of them, or "".

    ``held`` are the resolutions of the library.
    """
    which = _THAT_ONE.search(question.text)
    own = [t for t in question.terms if which and not which.start() <= t.start < which.end()]
    if which is None or len(own) > 1 or not _RECALLED.search(previous.text):
        return ""
    # "The most recent one" is of those recalled, and here not the later of two texts.
    of_it = tuple(s for s in previous.named if s in held) if question.described else ()
    named = of_it or question.named or previous.named
    within = f" in {' and '.join(s.short for s in named)}" if named else ""
    first = which["first"] or which["first2"]
    return f"What is the {'oldest' if first else 'latest'} resolution recalled{within}?"
