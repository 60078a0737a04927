"""What "it" is: the report, the group, the conference that the answer before named."""

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
