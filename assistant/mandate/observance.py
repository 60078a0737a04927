"""Days, weeks, years and decades that are called by a name: "World Bicycle Day".

What is said of bicycles on other days is another mandate.
"""

from __future__ import annotations

import re

from assistant.question.wording import FUNCTION_WORDS, stem, words

_PERIOD = r"(?:day|week|fortnight|month|year|decade|century)"
_WHOSE = r"(?:international|world|universal|global|united nations|UN|african|european|asian)"
_OF = r"(?:of|for|on|against|to|without|in)"
# What a name goes on with behind "Day of …": neither a figure nor what else is to be done.
_GOES_ON = (r"(?!(?:and|or|to|as|by|in|with|is|was|be|on) \w+(?:ing|ed|s)\b)"
            r"(?!(?:which|that|as|was|is|each|every|first|\w*\d\w*)\b)")
_FIRST = rf"(?!(?:on|the|an?|at|from)\b){_GOES_ON}"
_OBSERVANCE = re.compile(
    rf"\b{_WHOSE}(?: {_FIRST}[\w’'-]+){{0,5}}? {_PERIOD}\b"
    rf"(?: {_OF}(?: {_GOES_ON}[\w’'-]+){{1,7}})?", re.IGNORECASE)
_COMMON = frozenset(map(stem, ("international", "world", "universal", "global", "united", "nations",
                               "un")))
_APART = 6  # words between two of the name: "Day … to commemorate"


def observance(text: str) -> frozenset[str]:
    """The stems by which a day, week, year or decade that ``text`` names is known, empty where it
    names none."""
    match = _OBSERVANCE.search(text)
    return _telling(match[0]) if match else frozenset()


def calls_it(name: frozenset[str], text: str) -> bool:
    """Whether ``text`` has the stems of an observance's name near each other."""
    at = [(n, w.stem) for n, w in enumerate(words(text)) if w.stem in name]
    for first, _ in at:
        if {s for n, s in at if first <= n < first + len(name) + _APART} == name:
            return True
    return not name


def _telling(name: str) -> frozenset[str]:
    found = [w.stem for w in words(name) if w.text not in FUNCTION_WORDS]
    return frozenset(s for s in found if s not in _COMMON)
