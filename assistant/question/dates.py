"""Dates, months, years and sessions in prose, with their offsets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from assistant.question.place import ORDINALS, number_of

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")
# Rules of procedure of the General Assembly, rule 1: a session opens in September, and most of its
# resolutions are adopted by December; session 1 opened in 1946.
SESSION_YEAR = 1945
_MONTH = (r"(?:(?:" + "|".join(m.capitalize() for m in MONTHS)
          + r")\b|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b\.?)")
_YEAR = r"(?:18|19|20)\d\d"
_DAYS = r"\d{1,2}(?:(?:\s*(?:to|and|-|–|until)\s*)\d{1,2})?"
_SESSION_ORDINAL = "|".join(
    sorted((o.replace("-", "[- ]") for o in ORDINALS), key=len, reverse=True))

_DATE = re.compile(
    rf"(?:from\s+|between\s+)?{_DAYS}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+{_YEAR})?"
    rf"(?:\s+(?:to|until|and)\s+\d{{1,2}}\s+{_MONTH}\s+{_YEAR})?"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+{_YEAR}|{_MONTH}\s+{_YEAR}", re.IGNORECASE)
_YEAR_ALONE = re.compile(rf"(?<![\d/.,-]){_YEAR}(?![\d/]|s\b)")
_SESSION = re.compile(
    rf"\b(?P<ord>{_SESSION_ORDINAL})(?=(?:,? (?:and|or|to)? ?(?:{_SESSION_ORDINAL}))+\s+sessions\b"
    rf"|,? or (?:(?:at|in|of) )?(?:the )?(?:{_SESSION_ORDINAL})\s+session\b)"
    rf"|\b(?P<last>{_SESSION_ORDINAL})\s+(?:\w+\s+){{0,2}}?sessions?\b"
    r"|\bsession\s+(?P<n>\d{1,3})\b",
    re.IGNORECASE)
_OF_THE_ASSEMBLY = re.compile(
    rf"\b(?P<ord>{_SESSION_ORDINAL}|\d{{1,3}}(?:st|nd|rd|th))\s+(?:UN\s+)?"
    r"(?:General Assembly|UNGA|GA)\b"
    r"|\bUNGA[ -]?(?P<n>\d{2,3})\b", re.IGNORECASE)
# By the year in which it opens: "the session that opens in autumn 2016".
_OPENING = re.compile(
    r"\bsession\s+(?:that\s+|which\s+)?(?:opens?|opening|opened|starts?|starting|started|begins?"
    rf"|beginning|began|convenes?|convening)\b[^.,;:]{{0,24}}?\b(?P<year>{_YEAR})\b"
    rf"|(?:(?<=Assembly )|(?<=Assembly's )|(?<=Assembly’s )|(?<=its )|(?<=UNGA ))"
    rf"(?P<of>{_YEAR})(?:\s*[-–/]\s*\d{{2,4}})?\s+session\b", re.IGNORECASE)


# "Paragraph 3 may …" names no month, "on 5 march" and "9 december" do.
_IS_A_MONTH = re.compile(
    r"\b(?:on|of|until|from|since|before|after|by)\s+\d{1,2}(?:st|nd|rd|th)?\s+(?:may|march)\b$"
    r"|\b(?:january|february|april|june|july|august|september|october|november|december)\b[^a-z]*$")


class MomentKind(StrEnum):
    """How a text tells a moment."""

    DATE = "date"
    YEAR = "year"
    SESSION = "session"


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, a year or a session that a text names.

    ``day`` and ``month`` are None where they are not given; for a span of days ``day`` is the
    first. ``number`` is the year, or the number of the session; 0 for a day of every year, or
    of one that is told elsewhere ("25 July").
    """

    start: int
    end: int
    kind: MomentKind
    number: int
    month: int | None = None
    day: int | None = None

    def agrees(self, other: Moment) -> bool:
        """Whether both can be the same moment, as far as each is told."""
        if (self.kind is MomentKind.SESSION) != (other.kind is MomentKind.SESSION):
            return False
        if not self.number or not other.number:  # "25 July" tells of no other moment's year
            return self.month is not None and (self.month, self.day) == (other.month, other.day)
        return self.number == other.number and all(
            a is None or b is None or a == b
            for a, b in ((self.month, other.month), (self.day, other.day))
        )


    def is_told_by(self, other: Moment) -> bool:
        """Whether a text that has ``other`` speaks of this one: "2025" does not of July 2025."""
        return self.agrees(other) and not (
            self.number and self.month is not None and other.kind is MomentKind.YEAR)


@lru_cache(maxsize=2048)  # a paragraph is asked for several things in one question
def find_moments(text: str) -> tuple[Moment, ...]:
    """The dates, years and sessions in ``text``, in order."""
    found = [_session(m) for m in _SESSION.finditer(text)]
    found += [_session_of(m) for m in _OF_THE_ASSEMBLY.finditer(text)]
    sessions = [(m.start, m.end) for m in found]
    for match in _DATE.finditer(text):
        moment = _date(match)
        if moment and not any(s <= match.start() < e for s, e in sessions):
            found.append(moment)
    covered = [(m.start, m.end) for m in found]
    for match in _YEAR_ALONE.finditer(text):
        if not any(s <= match.start() < e for s, e in covered):
            found.append(Moment(match.start(), match.end(), MomentKind.YEAR, int(match.group())))
    return tuple(sorted(found, key=lambda m: m.start))


def asked_moments(text: str) -> tuple[Moment, ...]:
    """The same of a question, which may tell a session of the Assembly by the year in which it
    opens; in a text such a session is mostly another body's."""
    sessions = [Moment(m.start(), m.end(), MomentKind.SESSION,
                       int(m["year"] or m["of"]) - SESSION_YEAR) for m in _OPENING.finditer(text)]
    others = [m for m in find_moments(text)
              if not any(s.start <= m.start < s.end for s in sessions)]
    return tuple(sorted((*sessions, *others), key=lambda m: m.start))


_UNTIL = re.compile(rf"\b(?:to|until|and|[-–])\s*(\d{{1,2}}\s+{_MONTH}\s+{_YEAR})")


def every_moment(text: str) -> tuple[Moment, ...]:
    """The same with the days on which spans end: "from 1 July 2023 to 30 June 2024"."""
    ends = [m for match in _UNTIL.finditer(text) for m in find_moments(match[1])]
    return (*find_moments(text), *ends)


def _session(match: re.Match[str]) -> Moment:
    ordinal = match["ord"] or match["last"]
    number = number_of(ordinal) if ordinal else int(match["n"])
    return Moment(match.start(), match.end(), MomentKind.SESSION, number)


def _session_of(match: re.Match[str]) -> Moment:
    written = match["n"] or match["ord"]
    digits = re.match(r"\d+", written)
    return Moment(match.start(), match.end(), MomentKind.SESSION,
                  int(digits.group()) if digits else number_of(written))


def _date(match: re.Match[str]) -> Moment | None:
    written = match.group()
    year = re.search(_YEAR, written)
    month = re.search(_MONTH, written, re.IGNORECASE)
    day = re.search(r"\b\d{1,2}(?!\d)", written)
    if month is None or (year is None and month.group().islower() and not _IS_A_MONTH.search(
            match.string[: match.end()])):
        return None
    return Moment(match.start(), match.end(), MomentKind.DATE, int(year.group()) if year else 0,
                  _number_of_month(month.group()), int(day.group()) if day else None)


def _number_of_month(written: str) -> int:
    return next(n for n, m in enumerate(MONTHS, 1) if m.startswith(written[:3].lower()))
