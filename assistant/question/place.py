"""Places as people write them: "para. 3 (c)", "OP5", "PP5", "fifth preambular paragraph".

A place is where in a resolution something stands. It may be incomplete ("point (b)"), then the
conversation has to complete it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from index.resolution import Paragraph as ReadParagraph
from index.resolution import Part, Resolution, ordinal
from index.symbol import Symbol, SymbolMention

ORDINALS = {ordinal(n): n for n in range(1, 200)} | {
    f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}": n
    for n in range(1, 200)
}
LAST = -1
_OPENS = ("start", "begin", "top", "head", "open")
_BY_LETTERS = {re.sub(r"[\s-]+", "", written): n for written, n in ORDINALS.items()}

_ORDINAL = r"(?P<ord>last|final|closing|opening|initial|" + "|".join(
    sorted((o.replace("-", "[- ]") for o in ORDINALS), key=len, reverse=True)) + r")"
# "par. 1" is how French has it, and some English; "par" by itself is a word of its own.
_PARAGRAPH = r"(?:(?:sub-?)?para(?:graph)?s?\b\.?|par\.(?=\s?\d))"
_PREAMBULAR = r"(?:pream(?:bular|ble)|introductory|pp)"
_PRELIMINARIES = (
    r"(?:introduct\w+|introductory (?:part|stuff|bits?|paragraphs|clauses)|preamble|recitals"
    r"|preliminaries|whereas clauses|opening part|warm-?up|throat-?clearing)")
_INTRODUCTION = r"(?:preamb(?:le|ular\s+(?:part|section))|intro(?:duction|ductory\s+part)?|preface)"
_OPERATIVE = r"(?:operative|numbered|op)"


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph that somebody points at, and the characters that do.

    ``part`` is None where it is not said; ``number`` is as in a citation ("3", "3 (c)"), empty
    where only a point is named, with ``point`` then "(b)"; ``position`` is the ordinal where the
    place is counted ("the third point"), LAST for "the last"; ``symbol`` the resolution that is
    named beside it.
    """

    start: int
    end: int
    part: Part | None = None
    number: str = ""
    point: str = ""
    position: int = 0
    symbol: Symbol | None = None


def number_of(written: str) -> int:
    """An ordinal as a number, however it is spaced or hyphenated; LAST for "last"."""
    if written.lower() in ("opening", "initial"):
        return 1
    return _BY_LETTERS.get(re.sub(r"[\s-]+", "", written.lower()), LAST)


def letter(position: int) -> str:
    """The letter of the point counted, "(b)" for the second; "" where there is none."""
    return f"({chr(ord('a') + position - 1)})" if 0 < position <= 26 else ""


def _points(written: str) -> str:
    """Points in their printed form: "c" and "(c)(ii)" → "(c)", "(c) (ii)"."""
    return " ".join(f"({p})" for p in re.findall(r"[a-z]+", written))


def _numbered(match: re.Match[str], part: Part | None) -> Place:
    points = _points(match["points"] or "")
    number = f"{match['number']} {points}".strip()
    return Place(match.start(), match.end(), part, number)


def _pointed(match: re.Match[str], part: Part | None) -> Place:
    points = _points(match["points"] or match["glued"] or match["spaced"] or "")
    return Place(match.start(), match.end(), part, f"{match['number']} {points}".strip())


def _counted(match: re.Match[str], part: Part | None) -> Place:
    position = number_of(match["ord"])
    if part in (Part.PREAMBLE, Part.OPERATIVE) and position > 0:
        return Place(match.start(), match.end(), part, str(position))
    return Place(match.start(), match.end(), part, position=position)


def _edge(match: re.Match[str], part: Part | None) -> Place:
    """Where a part opens or closes: "the start of the operative part", "closes the preamble"."""
    part = Part.PREAMBLE if match["which"].lower().startswith("p") else Part.OPERATIVE
    if match["edge"].lower().startswith(_OPENS):
        return Place(match.start(), match.end(), part, "1")
    return Place(match.start(), match.end(), part, position=LAST)


def _counted_point(match: re.Match[str], part: Part | None) -> Place:
    return Place(match.start(), match.end(), part, match["number"],
                 position=number_of(match["ord"]))


def _point(match: re.Match[str], part: Part | None) -> Place:
    written = match["points"] or match.groupdict().get("bare") or ""
    return Place(match.start(), match.end(), part, point=_points(written))


def _point_of(match: re.Match[str], part: Part | None) -> Place:
    return Place(match.start(), match.end(), part,
                 f"{match['number']} {_points(match['points'])}")


_Maker = Callable[[re.Match[str], Part | None], Place]
_ANNEX_NUMBER = rf"(?:{_PARAGRAPH}\s*)?(?P<number>\d{{1,3}})(?![\d/])(?:\s*\((?P<points>[a-z]\)))?"
# In order: what an earlier pattern has taken, a later one leaves alone.
_PATTERNS: tuple[tuple[re.Pattern[str], _Maker, Part | None], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), make, part)
    for pattern, make, part in (
        (r"\b(?P<ord>first|last)\s+thing\b(?=[^?.]{0,50}\bin\s+(?:its|the)\s+"
         rf"{_OPERATIVE}\s+(?:part|section|paragraphs)\b)",
         _counted, Part.OPERATIVE),
        (rf"\b(?P<ord>first|last)\s+thing\b(?=[^?.]{{0,50}}\bin\s+(?:its|the)\s+{_INTRODUCTION}\b)",
         _counted, Part.PREAMBLE),
        (rf"\b(?P<ord>first)\s+thing\b(?=[^?.]{{0,60}}\b(?:after|once|following|past)\s+"
         rf"(?:all\s+)?(?:its|the|that)?\s*(?:whole\s+)?{_PRELIMINARIES}\b)", _counted,
         Part.OPERATIVE),
        (rf"\b(?P<ord>first|last)\s+(?:bit|part|thing|item|line|sentence)\b(?=\s+(?:of|in)\s+"
         rf"(?:its|the)\s+(?:\S*\d+/\d+(?:['’]s)?\s+)?{_INTRODUCTION}\b)", _counted,
         Part.PREAMBLE),
        (r"\b(?P<ord>last)\s+(?:paragraph|recital)\s+(?:before|ahead of|preceding)\s+(?:its|the)\s+"
         rf"{_OPERATIVE}\s+(?:part|section|paragraphs|points)\b", _counted, Part.PREAMBLE),
        (rf"\bannex(?:\s+[IVX]+\b)?,?\s*{_ANNEX_NUMBER}", _numbered, Part.ANNEX),
        (rf"\b{_ANNEX_NUMBER}\s+of\s+(?:the\s+)?annex\b", _numbered, Part.ANNEX),
        (rf"\b(?:sub-?paragraph|point|item|letter)\s*\(?(?P<points>[a-z])\)?\s*(?:of|in|under)\s+"
         rf"(?:{_OPERATIVE}\s+)?{_PARAGRAPH}\s*(?P<number>\d{{1,3}})\b", _point_of, Part.OPERATIVE),
        (rf"\b{_ORDINAL}\s+(?:lettered\s+)?(?:sub-?paragraph|sub-?point|point|item|letter)\s+"
         rf"(?:of|in|under)\s+(?:{_OPERATIVE}\s+)?{_PARAGRAPH}\s*(?P<number>\d{{1,3}})\b",
         _counted_point, Part.OPERATIVE),
        (rf"\b(?:{_PREAMBULAR}\s*{_PARAGRAPH}|pp|pream(?:bular|ble))\s*(?:no\.?\s*)?"
         r"(?P<number>\d{1,3})\b(?![\d/])(?!\s+resolutions)"
         rf"(?P<points>)", _numbered, Part.PREAMBLE),
        (rf"\b{_PARAGRAPH}\s*(?:no\.?\s*)?(?P<number>\d{{1,3}})\b(?P<points>)\s+(?:of|in)\s+"
         r"(?:the|its)\s+preamb(?:le|ular\s+(?:part|section))\b", _numbered, Part.PREAMBLE),
        (rf"\b{_ORDINAL}\s+(?:{_PREAMBULAR}|recital|whereas)\s*(?:{_PARAGRAPH}|recital|clause)?",
         _counted, Part.PREAMBLE),
        (rf"\b{_ORDINAL}\s+(?:{_PARAGRAPH}|recital)\s+of\s+the\s+preamble", _counted,
         Part.PREAMBLE),
        (rf"\b{_ORDINAL}\s+of\s+(?:the|its)\s+{_PREAMBULAR}\s*(?:{_PARAGRAPH}|recitals|clauses)\b",
         _counted, Part.PREAMBLE),
        (rf"\b{_ORDINAL}\s+{_OPERATIVE}\s*(?:{_PARAGRAPH}|clause)?", _counted, Part.OPERATIVE),
        (rf"\b{_ORDINAL}\s+of\s+(?:the|its)\s+{_OPERATIVE}\s*(?:{_PARAGRAPH}|clauses)\b", _counted,
         Part.OPERATIVE),
        (rf"\b(?:{_OPERATIVE}\s*(?:{_PARAGRAPH}|clause)?|op)\s*(?:no\.?\s*)?(?P<number>\d{{1,3}})(?![\d/])"
         + r"(?:\s*\(?(?P<points>[a-z]\)(?:\s*\([ivx]+\))*|(?<=\d)[a-z]\b(?!\w)))?",
         _numbered, Part.OPERATIVE),
        (rf"(?:\b(?:{_PARAGRAPH}|point|item|clause)|[¶§])\s*(?:no\.?\s*)?(?P<number>\d{{1,3}})(?![\d/])"
         + r"(?:\s*,?\s*(?:(?:sub-?)?point|item|letter|sub-?para(?:graph)?)?"
         + r"\s*\((?P<points>[a-z]\)(?:\s*\([ivx]+\))*)|(?P<glued>(?<=\d)[a-h])\b"
         + r"|\s+(?P<spaced>[b-h]|a(?=\s*(?:[,.;:?)]|$)))\b(?!['’]))?",
         _pointed, None),
        (r"(?<![\w/])(?P<number>\d{1,2})\s*\((?P<points>[a-z]\)(?:\s*\([ivx]+\))*)", _numbered,
         Part.OPERATIVE),
        (r"(?<![\w/])(?P<number>\d{1,2})\s?(?P<points>[a-h])(?=\s+(?:of|in)\s+(?:resolution\s+)?"
         r"(?:A/RES/)?\d+/\d+)", _numbered, Part.OPERATIVE),
        # "68/243, 3 c – which concepts?"
        (r"(?:(?<=\d/\d\d)|(?<=\d/\d\d\d)),?\s+(?P<number>\d{1,2})\s?\(?(?P<points>[a-h])\)?"
         r"(?=\s*(?:[-–—,:?]|$))", _numbered, Part.OPERATIVE),
        (rf"\b{_ORDINAL}\s+{_PARAGRAPH}", _counted, None),
        (rf"\b{_ORDINAL}\s+(?:sub-?point|point|item|bullet|question|one)\b"
         r"(?!\s+(?:phase|part|day|week|month|hour|year|minute"
         r"|(?:to be )?(?:recalled|cited|listed|mentioned|quoted)))",
         _counted, None),
        (rf"\b{_ORDINAL}\s+(?:thing|one|entry|topic)\s+on\s+"
         r"(?:(?:the|that|this|its)\s+list|it|there)\b",
         _counted, None),
        (rf"(?:^\W*(?:and\s+)?|\bwhat(?:['’]s|\s+is|\s+was)\s+)the\s+(?:very\s+)?{_ORDINAL}\W*"
         r"(?:$|,\s*(?:(?:the\s+)?(?:exact\s+)?(?:wording|text|words)|please|in full|verbatim)\b)",
         _counted, None),
        # "And the last of them?"; in "when was the last of these?" it is a meeting.
        (rf"(?:^\W*|\band\s+|\bwhat(?:['’]s|\s+is|\s+was)\s+|\bwhat\s+)(?:the\s+)?{_ORDINAL}\s+of\s+"
         r"(?:them|these|those)(?:\s+(?:points|questions|items|topics|matters))?(?:\s+is)?(?:,?\s+please)?"
         r"(?:\s+again\b[^?]*)?"
         r"\W*$", _counted, None),
        (r"\b(?:sub-?paragraph|point|item|letter|bullet|para(?:graph)?)(?:\s*\((?P<points>[a-z])\)"
         r"|\s+(?P<bare>[b-h])\b(?!['’]))", _point, Part.OPERATIVE),
        (r"(?<!\w)\((?P<points>[a-z])\)", _point, Part.OPERATIVE),
        (r"(?:\b(?:right\s+)?at\s+the\s+(?:very\s+)?)?\b(?P<edge>start|beginning|top|head|end|close"
         r"|bottom)\s+of\s+(?:the|its)\s+(?P<which>operative\s+(?:part|section)"
         r"|preamb(?:le|ular\s+(?:part|section)))\b", _edge, None),
        (r"\b(?P<which>operative\s+(?:part|section)|preamb(?:le|ular\s+(?:part|section)))"
         r"(?=(?:\s+of\s+\S+)?\s+(?P<edge>opens?|begins?|starts?|closes?|ends?|concludes?)\b)",
         _edge, None),
        (r"\b(?P<edge>opens?|begins?|starts?|closes?|ends?|concludes?)\s+(?:the|its)\s+"
         r"(?P<which>operative\s+(?:part|section)|preamb(?:le|ular\s+(?:part|section)))\b", _edge,
         None),
    )
)


def find_places(text: str) -> tuple[Place, ...]:
    """Every place that ``text`` points at, in order of the text."""
    taken: list[Place] = []
    for pattern, make, part in _PATTERNS:
        for match in pattern.finditer(text):
            place = make(match, part)
            if not any(p.start < place.end and place.start < p.end for p in taken):
                taken.append(place)
    return _with_their_points(text, sorted(taken, key=lambda p: p.start))


_OF_SYMBOL = re.compile(r"\W*(?:of|in)\s+(?:resolution\s+)?(?:A/RES/)?\d+/\d+\W*", re.IGNORECASE)


def _with_their_points(text: str, places: list[Place]) -> tuple[Place, ...]:
    """"Para 4 of 70/237, point (c)" is one place, and the point is of that paragraph."""
    joined: list[Place] = []
    for place in places:
        before = joined[-1] if joined else None
        if (place.point and not place.number and before and before.number
                and "(" not in before.number and not before.position
                and _OF_SYMBOL.fullmatch(text, before.end, place.start)):
            joined[-1] = replace(before, number=f"{before.number} {place.point}")
        else:
            joined.append(place)
    return tuple(joined)


# "of General Assembly resolution 68/243", "in the Council's 2004 resolution 1540".
_BEFORE_SYMBOL = re.compile(
    r"\s*,?\s*(?:(?:of|in|from|under|to)\s+)?(?:(?:the|its|United|Nations|UN|General|Assembly|"
    r"Assembly['’]s|Security|Council|Council['’]s|\d{4})\s+)*(?:resolution\s+)?", re.IGNORECASE)
_BEHIND_SYMBOL = re.compile(r"\s*(?:['’]s\s+|,\s*|:\s*|\(\s*|in\s+)?", re.IGNORECASE)


def beside(
    text: str, places: tuple[Place, ...], mentions: tuple[SymbolMention, ...]
) -> tuple[Place, ...]:
    """The places, each with the resolution named right behind it or right before it."""
    return tuple(replace(p, symbol=_beside(text, p, mentions)) for p in places)


def symbol_behind(text: str, end: int, mentions: tuple[SymbolMention, ...]) -> Symbol | None:
    """The resolution of which a place is one that ends at character ``end`` ("paragraph 3 of
    General Assembly resolution 68/243"), None where the next one is not named so."""
    following = next((m for m in mentions if m.start >= end), None)
    linked = following is not None and _BEFORE_SYMBOL.fullmatch(text, end, following.start)
    return following.symbol if following is not None and linked else None


def _beside(text: str, place: Place, mentions: tuple[SymbolMention, ...]) -> Symbol | None:
    if (behind := symbol_behind(text, place.end, mentions)) is not None:
        return behind
    for mention in mentions:
        if mention.end <= place.start and _BEHIND_SYMBOL.fullmatch(
                text[mention.end : place.start]):
            return mention.symbol
    return None


def at_place(resolution: Resolution, place: Place) -> ReadParagraph | None:
    """The paragraph of ``resolution`` at a complete place, or None where there is none."""
    if place.position == LAST and not place.number:
        in_part = [p for p in resolution.paragraphs
                   if p.part is (place.part or Part.OPERATIVE) and p.is_numbered]
        return in_part[-1] if in_part else None
    if place.number and place.position:
        points = [p for p in resolution.paragraphs
                  if p.part is place.part and p.number.startswith(f"{place.number} (")
                  and p.number.count("(") == 1]
        at = place.position - 1 if place.position > 0 else len(points) - 1
        return points[at] if 0 <= at < len(points) else None
    number = place.number or (str(place.position) if place.position > 0 else "")
    wanted = (place.part,) if place.part else (Part.OPERATIVE, Part.ANNEX)
    for same in (_same_number, _same_in_section):
        for part in wanted:
            for paragraph in resolution.paragraphs:
                if paragraph.part is part and same(paragraph.number, number):
                    return paragraph
    return None


def _same_in_section(printed: str, asked: str) -> bool:
    """Whether a number is the one asked for behind its section ("III.15" for "15")."""
    return _same_number(re.sub(r"^(?:[A-Z]+|[IVX]+|\d+)(?:\.|\s+)(?=\w)", "", printed), asked)


def _same_number(printed: str, asked: str) -> bool:
    return re.sub(r"\W+", " ", printed).strip() == re.sub(r"\W+", " ", asked).strip()
