"""A follow-up that goes some years on or back: "and the one adopted two years later?"."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.question.numbers import NUMBERS
from assistant.question.question import Question
from assistant.question.wording import stem
from index.symbol import Symbol, find_symbols

Sister = Callable[[Symbol, int], Symbol | None]
"""The resolution on the same item so many sessions later (earlier where negative), if held."""

_AWAY = re.compile(
    r"\b(?:(?P<many>an?|one|two|three|four|five)|the|that) (?:years?|sessions?) "
    r"(?P<way>before|earlier|after|later)\b"
    r"|\bthe (?P<next>previous|preceding|prior|following|next|subsequent) "
    r"(?:year|session)\b", re.IGNORECASE)
_BACK = frozenset(("before", "earlier", "previous", "preceding", "prior"))
# Words with which such a follow-up speaks of the resolution, and of nothing in it.
_OF_IT = frozenset(stem(w) for w in """
    adopt adopted pass passed year years later earlier before after same subject topic item issue
    matter resolution text one session follow following previous next that on""".split())


def years_away(question: Question) -> int:
    """How many years on (or, negative, back) a question asks that says nothing else; else 0."""
    found = _AWAY.search(question.text)
    if found is None or question.named or question.places or question.moments:
        return 0
    if any(s not in _OF_IT for t in question.terms for s in t.stems):
        return 0
    way = (found["way"] or found["next"]).lower()
    many = NUMBERS.get((found["many"] or "").lower(), 1)
    return -many if way in _BACK else many


def in_other_year(previous: Question, away: int, sister: Sister) -> str:
    """The question before, asked of the sister resolution or of the other year; "" where it names
    neither."""
    text = previous.text
    mentions = find_symbols(text)
    if len(mentions) == 1 and (other := sister(mentions[0].symbol, away)) is not None:
        return text[: mentions[0].start] + other.short + text[mentions[0].end :]
    years = list(re.finditer(r"\b(?:19|20)\d\d\b(?!/)(?! Agenda\b)", text))
    if mentions or len(years) != 1:
        return ""
    year = years[0]
    return f"{text[: year.start()]}{int(year.group()) + away}{text[year.end() :]}"
