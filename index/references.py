"""What a paragraph refers to: other resolutions, with their dates, and its own paragraphs."""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from index.resolution import Reference
from index.symbol import (
    DATE,
    FIRST_SLASH_SESSION,
    SPECIAL_YEARS,
    Organ,
    Symbol,
    SymbolMention,
    find_symbols,
)

_MONTHS = [calendar.month_name[month] for month in range(1, 13)]
_POINTS = r"(?:\s?\([a-z]{1,4}\))"
_ITEM = rf"\d{{1,3}}{_POINTS}*"
_SEPARATOR = r"\s*(?:,\s*and|,|and|or|to|[-\u2013])\s*"
_LIST = rf"{_ITEM}(?:{_SEPARATOR}(?:{_ITEM}|{_POINTS}+))*"
_PARAGRAPHS = re.compile(rf"\b(?:[Pp]aragraphs?|[Pp]aras?\.?)\s+(?P<list>{_LIST})(?!\d|[/.]\d)")
_INTERNAL = re.compile(
    r",?\s*(?:above|below|of\s+the\s+present\s+resolution|of\s+this\s+resolution)\b")
_OF_RESOLUTIONS = re.compile(
    r",?\s*(?:of|in)\s+(?:section\s+[IVX]+,?\s+of\s+)?(?:the\s+annex\s+to\s+)?"
    r"(?:its\s+|the\s+|United\s+Nations\s+|General\s+|Assembly\s+|Security\s+|Council\s+)*"
    r"(?P<plural>resolutions?)?\s*(?=[\dASES]|$)"
)
_AFTER = re.compile(
    rf"(?:\s+of\s+{DATE})?,?\s+(?:in\s+)?(?:[Pp]aragraphs?|[Pp]aras?\.?)\s+(?P<list>{_LIST})"
    r"(?!\d|[/.]\d)(?!\s*(?:above|below|of\b))"
)
_OWN_ORGAN = re.compile(r"(?:General Assembly(?: resolutions?)?|[AS]/RES/)\s*$")
_MOST_SESSIONS = 69  # of the Commission on Narcotic Drugs, in 2026
_SPECIAL_SESSIONS = frozenset(f"S-{n}" for n in SPECIAL_YEARS)
_OFF, _LONG = 2, 75  # years between an Assembly's session and the day
_OWN_DATE = re.compile(rf"\s+of\s+(?P<date>{DATE})")
_LISTED = re.compile(r"\s*(?:,\s*and|,|and|or|to|[-\u2013])\s*")


def as_date(text: str) -> date | None:
    """ "2 December 2014" as a date; None where there is no such day."""
    day, month, year = text.split()
    try:
        return date(int(year), _MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None


def find_references(text: str) -> tuple[Reference, ...]:
    """Every resolution that ``text`` names, and every paragraph of its own ("paragraph 2 above").

    A resolution carries the date and the paragraph numbers that the text gives it, ranges
    written out ("paragraphs 1 to 3 of resolutions 53/70 … and 67/27"); one date or one list of
    paragraphs may serve a whole list. An internal reference has no symbol.
    """
    mentions = find_symbols(text)
    dated = [_dated(text, mention) for mention in mentions]
    references = _share_dates(text, mentions, dated)
    numbers: dict[int, tuple[str, ...]] = {}
    internal = []
    for match in _PARAGRAPHS.finditer(text):
        listed = _written_out(match["list"])
        if own := _INTERNAL.match(text, match.end()):
            internal.append(Reference(match.start(), own.end(), None, None, listed))
            continue
        for i in _governed_by(text, match.end(), mentions, references):
            numbers[i] = listed
    for i, mention in enumerate(mentions):
        if i not in numbers and (after := _AFTER.match(text, mention.end)):
            numbers[i] = _written_out(after["list"])
    foreign = _of_other_bodies(text, mentions, dated)
    found = [replace(r, paragraphs=numbers.get(i, ())) for i, r in enumerate(references)
             if i not in foreign]
    return tuple(sorted((*found, *internal), key=lambda r: (r.start, r.end)))


def _of_other_bodies(text: str, mentions: Sequence[SymbolMention],
                     dated: Sequence[Reference]) -> frozenset[int]:
    """The indices of what cannot be the Assembly's: other bodies number as it does.

    ``dated`` has the day that each is given itself, and none that a list shares.

    "Resolution 27/5" has a stroke, which the Assembly's have from the thirty-first session on,
    and "43/15 of 22 June 2020" a day long after its forty-third. Without a date it is what its
    neighbour in the list is: the Human Rights Council's "33/3 and 35/25 of 23 June 2017".
    """
    foreign = {i for i, mention in enumerate(mentions)
               if not _OWN_ORGAN.search(text, max(0, mention.start - 40), mention.start)
               and not _can_be(mention.symbol, dated[i].date)}
    order = list(range(len(mentions)))
    for before, after in (*pairwise(order), *pairwise(reversed(order))):
        left, right = sorted((before, after))
        if before in foreign and _may_be_anothers(mentions[after].symbol) \
                and dated[after].date is None and _LISTED.fullmatch(
                    text, dated[left].end, dated[right].start):
            foreign.add(after)
    return frozenset(foreign)


def _may_be_anothers(symbol: Symbol) -> bool:
    """Whether another body can have given this number: none has had so many sessions as the
    Assembly."""
    return symbol.organ is Organ.GENERAL_ASSEMBLY and symbol.session.isdigit() \
        and int(symbol.session) <= _MOST_SESSIONS


def _can_be(symbol: Symbol, day: date | None) -> bool:
    """Whether the Assembly or the Council can have given a resolution this number on this day."""
    if symbol.organ is Organ.SECURITY_COUNCIL or symbol.session.startswith("ES-"):
        return True  # an emergency special session may go on for decades
    if symbol.session.isdigit() and int(symbol.session) < FIRST_SLASH_SESSION:
        return False
    known = symbol.session.isdigit() or symbol.session in _SPECIAL_SESSIONS
    # A year may be printed wrong ("2107"); the other bodies are younger than the Assembly.
    return day is None or not known or not _OFF < day.year - symbol.year < _LONG


def _dated(text: str, mention: SymbolMention) -> Reference:
    """The reference of one mention, with the date that follows it directly."""
    match = _OWN_DATE.match(text, mention.end)
    day = as_date(match["date"]) if match else None
    end = match.end() if match and day else mention.end
    return Reference(mention.start, end, mention.symbol, day)


def _share_dates(text: str, mentions: Sequence[SymbolMention],
                 references: list[Reference]) -> list[Reference]:
    """ "resolutions 76/10 and 76/11 of 1 December 2021": the date belongs to both.

    Not where the session shows that it cannot: "53/70 and 54/49 of 1 December 1999".
    """
    shared = list(references)
    for i in reversed(range(len(shared) - 1)):
        mine, following = shared[i], shared[i + 1]
        if mine.date or not following.date:
            continue
        if _LISTED.fullmatch(text, mine.end, following.start) and (
            _may_be_of(mentions[i], following.date)
            or not _may_be_of(mentions[i + 1], following.date)
        ):
            shared[i] = replace(mine, date=following.date)
    return shared


def _may_be_of(mention: SymbolMention, day: date) -> bool:
    """Whether the session can have been sitting: from September to the next September."""
    symbol = mention.symbol
    if symbol.organ is Organ.SECURITY_COUNCIL:
        return int(symbol.session) == day.year
    session = symbol.session_number
    if session is None or session < FIRST_SLASH_SESSION:
        return True
    opened = 1945 + session
    return date(opened, 9, 1) <= day <= date(opened + 1, 9, 30)


def _governed_by(text: str, end: int, mentions: Sequence[SymbolMention],
                 references: Sequence[Reference]) -> list[int]:
    """The indices of the resolutions whose paragraphs are listed before ``end``."""
    link = _OF_RESOLUTIONS.match(text, end)
    if not link:
        return []
    first = next((i for i, m in enumerate(mentions) if m.start == link.end()), None)
    if first is None:
        return []
    governed = [first]
    while link["plural"] != "resolution" and governed[-1] + 1 < len(mentions):
        last = governed[-1]
        if not _LISTED.fullmatch(text, references[last].end, mentions[last + 1].start):
            break
        governed.append(last + 1)
    return governed


def _written_out(listed: str) -> tuple[str, ...]:
    """ "1 to 3" → 1, 2, 3; "4 (a) to (c)" → 4 (a), 4 (b), 4 (c)."""
    parts = re.split(rf"({_SEPARATOR})", listed)
    numbers: list[str] = []
    for i in range(0, len(parts), 2):
        label = _normal(parts[i], numbers)
        ranged = i > 0 and re.search(r"to|[-\u2013]", parts[i - 1])
        numbers += _between(numbers[-1], label) if ranged else [label]
    return tuple(numbers)


def _normal(item: str, before: Sequence[str]) -> str:
    points = re.findall(r"\([a-z]{1,4}\)", item)
    number = re.match(r"\d+", item)
    if number:
        return " ".join((number[0], *points))
    stem = before[-1].split(" ") if before else []
    return " ".join((*stem[:max(1, len(stem) - len(points))], *points))


def _between(first: str, last: str) -> list[str]:
    """The labels after ``first`` up to ``last``; only ``last`` where they are of two kinds."""
    if first.isdigit() and last.isdigit() and int(first) < int(last) < int(first) + 200:
        return [str(n) for n in range(int(first) + 1, int(last) + 1)]
    stem, other = first[:-2], last[:-2]
    if first[-1:] == last[-1:] == ")" and stem == other and first[-3] == "(" and first < last:
        return [f"{stem}{chr(c)})" for c in range(ord(first[-2]) + 1, ord(last[-2]) + 1)]
    return [last]
