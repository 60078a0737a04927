"""How two resolutions put the same thing: "Taking note of" in the one, "Stressing" in the other.

What a verb is worth the texts do not say ("stronger?"); they have the verbs, and both are shown.
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.answer import Answer, Route
from assistant.citation import Citation
from assistant.compare.asked import compared
from assistant.compare.compare import Pair, compare
from assistant.question.question import Question
from assistant.question.wants import part_of
from assistant.saying.contrast import Find
from index.store import Library

_PAIR = 2  # resolutions: which two are compared is clear
_NEAR = 8  # paragraphs found among which the one meant is looked for
_HELD = 0.4  # of the terms that it has to hold
_WORDS = 30
_OF_OPENINGS = re.compile(
    r"\b(?:tone|verbs?|attitude|stance|opening words?|how (?:strongly|firmly|warmly)"
    r"|(?:strong|weak|warm|cool|firm|soft)er|more (?:strongly|firmly|warmly|positively"
    r"|enthusiastic(?:ally)?|positive|emphatic|weight)|less weight"
    r"|(?:only|just|merely|simply) (?:t(?:ook|akes|aking) note|noted|notes|noting|recall\w+))\b",
    re.IGNORECASE)
_OF_TWO = re.compile(
    r"\b(?:change[sd]?|differ\w*|than|between|compar\w+|each|both|before|later|newer|from|then|now"
    r"|get|got|gets)\b", re.IGNORECASE)
# Of these words the question is asked, and not about them.
_SAID_OF_IT = re.compile(
    r"\b(?:tone|verb|attitude|stance|open|word|preamb|paragraph|strong|weak|warm|cool|firm|soft"
    r"|more|change|differ|note|take|get|only|just|merely|compar)\w*", re.IGNORECASE)


def from_openings(question: Question, library: Library, find: Find) -> Answer | None:
    """Both paragraphs with their openings, or None where a question asks for nothing of the kind,
    or no paragraph about it opens differently in the other resolution."""
    if not _OF_OPENINGS.search(question.text) or not (
            len(question.named) > 1 or _OF_TWO.search(question.text)):
        return None
    symbols = compared(question, library)
    if symbols is None and len(library) == _PAIR:  # "… only took note. And two years later?"
        symbols = library.symbols[0], library.symbols[1]
    about = tuple(t for t in question.terms if not _SAID_OF_IT.match(t.text))
    if symbols is None or not about:
        return None
    asked = replace(question, terms=about, named=symbols, moments=(), each=True,
                    part=part_of(question.text))
    pairs = [p for p in compare(*symbols, library).pairs if _opens_otherwise(p)]
    for found in find(asked, symbols)[:_NEAR]:
        stored = found.paragraph
        pair = next((p for p in pairs if p.holds(stored.symbol, stored.paragraph)), None)
        if pair is not None and found.evidence.coverage >= _HELD:
            return _told(question, pair)
    return None


def _opens_otherwise(pair: Pair) -> bool:
    return bool(pair.left and pair.right) and _verb(pair.left) != _verb(pair.right)


def _verb(citation: Citation | None) -> str:
    return citation.text.split(" ", 1)[0].casefold() if citation else ""


def _told(question: Question, pair: Pair) -> Answer:
    cited = tuple(c for c in (pair.left, pair.right) if c)
    said = "; ".join(f"{c.label}: “{_beginning(c.text)}”" for c in cited)
    return Answer(question.text, True, f"{said}.", Route.COMPARE, cited)


def _beginning(text: str) -> str:
    words = text.rstrip(" ,;.:").split()
    return " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
