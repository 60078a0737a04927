"""Going on from a paragraph: "and the next one?", "the one before it", "b is about?", "the ninth".

What the question before was about, or its answer rests on, is where one stands; from there the
next, the one before or the one counted is reached by its number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.citation import Citation
from assistant.conversation.earlier import Earlier
from assistant.question.numbers import NUMBERS
from assistant.question.place import LAST, ORDINALS, Place, letter, number_of
from assistant.question.question import Question
from assistant.question.wants import Want
from index.resolution import Part
from index.symbol import Symbol

_TOP = r"(?:(?:(?:operative|preambular|numbered) )?para(?:graph)?|recital|clause|provision)"
_BELOW = r"(?:point|question|item|letter|sub-?para(?:graph)?|sub-?point|bullet)"
_UNIT = rf"(?:{_TOP}|{_BELOW}|one|of (?:them|these|those))"
_ENDS = (r"(?=\W*$|\s*[,.;:?!–—-]|\s+(?:please|pls|too|as well|also|then|though|now|is|says?|about"
         r"|what|refers?|reads?|means?|mentions?|goes|asks?|speaks?)\b)")
_BY = r"(?:(?:that |which )?(?:comes?|is|stands|follows) )?(?:right |just |directly |immediately )?"
_IT = r"(?: (?:it|that|this|them)(?: one)?)?"
_NEXT = re.compile(
    rf"\b(?:the |that )?(?:very )?(?:next|following|subsequent)(?: (?P<unit>{_UNIT}))?{_ENDS}"
    rf"|\b(?P<unit2>{_UNIT}) {_BY}(?:after|behind|below|following){_IT}{_ENDS}"
    r"|^\W*(?:(?:and|ok|please|now) )*(?:go on|continue|carry on)\b(?! with the)[^?]*",
    re.IGNORECASE)
_BACK = re.compile(
    rf"\b(?:the |that )?(?:previous|preceding|prior)(?: (?P<unit>{_UNIT}))?{_ENDS}"
    rf"|\b(?P<unit2>{_UNIT}) {_BY}(?:before|above|ahead of|preceding){_IT}{_ENDS}", re.IGNORECASE)
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_COUNTED = re.compile(
    rf"\b(?:the |its )?(?:very )?(?P<ord>last|final|{_ORDINAL})(?: (?P<unit>{_UNIT}))?{_ENDS}",
    re.IGNORECASE)
_COUNT = "|".join((*NUMBERS, r"\d{1,2}"))
_NUMBERED = re.compile(
    rf"\b(?P<unit>{_TOP}|{_BELOW}|number|no\.?) (?P<count>{_COUNT})\b(?! (?:of|in)\b)(?!\s*\()",
    re.IGNORECASE)
_LETTER = re.compile(
    r"^\W*(?:(?:and|ok|okay|thanks|thank you|so|then|but|now|what about|how about)\b[\s,.!]*)*"
    r"\(?(?P<letter>[b-h])\)?" + _ENDS, re.IGNORECASE)
_PLACED = re.compile(rf"\b(?:{_TOP}|{_BELOW})s?\b", re.IGNORECASE)
_FEW, _SOME = 1, 4  # terms of its own that such a question has beside
_LEAD = re.compile(r"\W*(?:(?:and|so|the)\b\W*)*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Standing:
    """Where the conversation stands: a paragraph, and whether it is or has points."""

    symbol: Symbol
    part: Part
    number: str
    pointed: bool


def onward(question: Question, previous: Question, earlier: Earlier) -> Question | None:
    """A question that goes on from the paragraph of the one before, with its place; None where it
    does not."""
    if (question.named and question.named != previous.named) or any(
            p.part and p.number for p in question.places):
        return None
    for pattern, reach in ((_NEXT, _following), (_BACK, _preceding), (_NUMBERED, _numbered),
                           (_LETTER, _lettered), (_COUNTED, _counted)):
        match = pattern.search(question.text)
        if match is None:
            continue
        named = {k: v or "" for k, v in match.groupdict().items()}
        unit = (named.get("unit") or named.get("unit2") or "").lower()
        told = re.fullmatch(rf"{_TOP}|{_BELOW}", unit, re.IGNORECASE) is not None
        if not told and not (previous.places or _PLACED.search(previous.text)):
            continue
        standing = _standing(previous, earlier)
        place = reach(named, unit, standing) if standing else None
        left = [t for t in question.terms if not match.start() <= t.start < match.end()]
        # "The point after it refers back to what?": what is asked is asked of that point.
        begins = told and _LEAD.fullmatch(question.text[: match.start()]) is not None
        if standing and place and len(left) <= (_SOME if begins else _FEW):
            wants = question.wants - {Want.YES_NO, Want.NUMBER, Want.PARAGRAPH}
            return replace(question, places=(place,), named=(standing.symbol,), terms=tuple(left),
                           moments=(), wants=wants or frozenset([Want.TEXT]))
    return None


def _standing(previous: Question, earlier: Earlier) -> _Standing | None:
    cited = earlier.rests_on(previous)
    place = next((p for p in previous.places if p.number), None)
    symbols = previous.named or ((cited.symbol,) if cited else ())
    if cited and place and previous.terms and cited.number.startswith(
            f"{place.number} ("):
        place = replace(place, number=cited.number)  # "which point of paragraph 3 …?"
    if place and symbols and place.symbol in (None, *symbols):
        part = place.part or Part.OPERATIVE
        here = cited if cited and cited.part is part and cited.number == place.number else None
        return _Standing(place.symbol or symbols[0], part, place.number,
                         here is None or "(" in place.number or bool(place.position)
                         or _has_points(here))
    if cited is None or cited.part not in (Part.PREAMBLE, Part.OPERATIVE):
        return None
    return _Standing(cited.symbol, cited.part, cited.number,
                     "(" in cited.number or _has_points(cited))


def _has_points(citation: Citation | None) -> bool:
    return citation is not None and citation.text.rstrip().endswith(":")


def _is_top(unit: str) -> bool:
    return re.fullmatch(_TOP, unit, re.IGNORECASE) is not None


def _place(part: Part, number: str) -> Place:
    return Place(0, 0, part, number)


def _moved(by: int, unit: str, standing: _Standing) -> Place | None:
    number, _, point = standing.number.partition(" ")
    if point and not _is_top(unit):
        moved = letter(ord(point[1:2]) - ord("a") + 1 + by)
        return _place(standing.part, f"{number} {moved}") if moved else None
    if not number.isdigit() or int(number) + by < 1:
        return None
    return _place(standing.part, str(int(number) + by))


def _point(position: int, standing: _Standing) -> Place | None:
    """The point counted, by its letter; which is the last, the resolution knows."""
    number = standing.number.split(" ")[0]
    if position == LAST:
        return Place(0, 0, standing.part, number, position=LAST)
    point = letter(position)
    return _place(standing.part, f"{number} {point}") if point else None


def _following(named: dict[str, str], unit: str, standing: _Standing) -> Place | None:
    return _moved(1, unit, standing)


def _preceding(named: dict[str, str], unit: str, standing: _Standing) -> Place | None:
    return _moved(-1, unit, standing)


def _counted(named: dict[str, str], unit: str, standing: _Standing) -> Place | None:
    position = number_of(named["ord"])
    if standing.pointed and not _is_top(unit):
        return _point(position, standing)
    if position == LAST:
        return Place(0, 0, standing.part, position=LAST)
    return _place(standing.part, str(position))


def _numbered(named: dict[str, str], unit: str, standing: _Standing) -> Place | None:
    count = named["count"].lower()
    position = int(count) if count.isdigit() else NUMBERS[count]
    if standing.pointed and unit in ("number", "no", "no.", "question", "bullet"):
        return _point(position, standing)
    return _place(standing.part, str(position))


def _lettered(named: dict[str, str], unit: str, standing: _Standing) -> Place | None:
    if not standing.pointed:
        return None
    return _place(standing.part, f"{standing.number.split(' ')[0]} ({named['letter'].lower()})")
