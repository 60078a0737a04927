"""The places that a claim names behind its first: "paras. 4–6", "para. 3 (a) to (c)", "OP2, OP5".

Only what can be nothing else is read as one: a place too many would let a quotation stand where
nobody claims it. Behind "para." a comma begins something else ("para. 4, 12 December 2020").
"""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.question.place import Place
from index.resolution import Part

_NEXT = re.compile(
    r"\s?(?P<joint>,\s?(?:and|or)\b|,|and\b|or\b|&|to\b|through\b|[-–—])\s?"
    r"(?:(?P<kind>paras?\.?|paragraphs?|OPs?|PPs?)\s?)?"
    r"(?:(?P<number>\d{1,3})(?P<points>(?:\s?\([a-z]+\))*)|(?P<point>\([a-z]\)))"
    r"(?=\s?(?:$|[,;)\]&–—-]|\.(?!\d)|(?:and|or|to|through|of)\b))", re.IGNORECASE)
_OF_ANOTHER = re.compile(r"\s?of\b(?! the (?:preamble|annex|operative))", re.IGNORECASE)
_SEVERAL = re.compile(r"^(?:paras|paragraphs|OPs|PPs)\b", re.IGNORECASE)
_RANGES = ("to", "through", "-", "–", "—")
_MOST = 300  # places


def listed(text: str, first: Place, symbol_at: int) -> tuple[Place, ...]:
    """The places that follow ``first`` in a list or a range.

    ``symbol_at`` is where the resolution stands in ``text``: where it stands before them, "and 9
    of …" is another's.
    """
    several = bool(_SEVERAL.match(text[first.start : first.end]))
    found: list[Place] = []
    last, at = first, first.end
    while len(found) < _MOST and (match := _NEXT.match(text, at)):
        joint, kind = match["joint"].lower(), (match["kind"] or "").lower()
        part = _part(kind) or last.part
        if (joint == "," and not (several or kind)) or (part is not last.part and joint in _RANGES):
            break
        if symbol_at <= first.start and _OF_ANOTHER.match(text, match.end()):
            break
        place = replace(last, part=part, number=_number(match, last.number))
        between = _between(last.number, place.number) if joint in _RANGES else []
        if between is None:
            break
        found += [replace(place, number=number) for number in between]
        found.append(place)
        last, at = place, match.end()
    return tuple(dict.fromkeys(found[:_MOST]))


def _part(kind: str) -> Part | None:
    return {"op": Part.OPERATIVE, "pp": Part.PREAMBLE}.get(kind[:2])


def _number(match: re.Match[str], last: str) -> str:
    """The number with its points, which may be those of the paragraph before: "3 (a) and (c)"."""
    if match["number"] is None:
        return f"{last.partition(' ')[0]} {match['point']}"
    return match["number"] + re.sub(r"\s?(\([a-z]+\))", r" \1", match["points"], flags=re.I)


def _between(first: str, last: str) -> list[str] | None:
    """The numbers between two: "4" and "7", or "3 (a)" and "3 (d)"; None where these do not
    rise."""
    if first.isdigit() and last.isdigit():
        within = range(int(first) + 1, int(last))
        return [str(n) for n in within[:_MOST]] if int(first) < int(last) else None
    (outer, one), (same, other) = (n.rpartition(" ")[::2] for n in (first, last))
    if outer != same or len(one) != len("(a)") or len(other) != len("(a)") or one >= other:
        return None
    return [f"{outer} ({chr(c)})" for c in range(ord(one[1]) + 1, ord(other[1]))]
