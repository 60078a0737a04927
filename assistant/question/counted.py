"""A point told by its place: "the last of the four questions", "the first thing on the list"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from assistant.finding.retrieve import Found
from assistant.question.numbers import NUMBERS
from assistant.question.place import ORDINALS, number_of
from assistant.question.question import Question
from assistant.record.record import FEW
from assistant.saying.points import points_of
from index.resolution import Part, Resolution
from index.store import Library
from index.symbol import Symbol

_WHICH = rf"\b(?P<which>last|final|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
_COUNTED = re.compile(
    rf"{_WHICH} (?:one )?of (?:the|these"
    rf"|its|those) (?P<many>{'|'.join(NUMBERS)}|\d{{1,2}}) (?:\w+ )?(?:questions?|points?|items?"
    r"|sub-?paragraphs?|topics?|subjects?|headings?|tasks?|things|aspects?|areas?)\b",
    re.IGNORECASE)


def counted_points(question: Question, library: Library) -> list[int]:
    """The ids of the points that a question counts, in each resolution that has so many."""
    match = _COUNTED.search(question.text)
    if match is None:
        return []
    many = match["many"].lower()
    count = int(many) if many.isdigit() else NUMBERS[many]
    which = count if match["which"].lower() in ("last", "final") else number_of(match["which"])
    if not which or which > count:
        return []
    found = (_point(library.resolution(symbol), library.ids(symbol), count, which)
             for symbol in _asked(question, library))
    return [id for id in found if id is not None]


def _asked(question: Question, library: Library) -> list[Symbol]:
    named = [s for s in question.named if s in library]
    return named or (list(library.symbols) if len(library) <= FEW else [])


_LISTED = re.compile(
    rf"{_WHICH}\s+(?:"
    r"(?:(?:thing|point|item|question|entry|topic|subject|matter|one)\s+)?(?:on|in)\s+"
    r"(?:the|that|its|their)\s+list\b|(?:thing|point|item|question|topic|subject|matter)\s+"
    r"(?:on|about)\s+which\b"
    r"|(?:one\s+)?of\s+the\s+(?:questions|points|items|topics|matters|subjects)\b)",
    re.IGNORECASE)
_AMONG = 3  # paragraphs
_NEAR, _HALF = 0.51, 0.5  # confidence and coverage of one that speaks of the list


def listed_points(
    question: Question, library: Library, find: Callable[[Question, list[Symbol]], list[Found]]
) -> list[int]:
    """The ids of the points counted in a list that other words tell ("the first thing on the list
    that States are asked about"), in each resolution where a paragraph with points comes near."""
    match = _LISTED.search(question.text)
    if match is None or any(p.number for p in question.places):
        return []
    about = replace(question, places=(), terms=tuple(
        t for t in question.terms if not match.start() <= t.start < match.end()))
    which = number_of(match["which"])
    ids = []
    for symbol in _asked(question, library) if about.terms and which else []:
        near = find(about.about(symbol), [symbol])[:_AMONG]
        found = [f for f in near if f.confidence >= _NEAR
                 and (f is near[0] or f.evidence.coverage >= _HALF)]
        points = next((p for f in found if (p := _points_of(f, library))), [])
        ids += points[which - 1 if which > 0 else -1 :][:1]
    return ids


def without_listed(question: Question) -> Question:
    """The question without the place in a list that no paragraph has: "the first item on the list
    of candidates" is no paragraph."""
    match = _LISTED.search(question.text)
    if match is None or not match.group().lower().endswith("list"):
        return question
    return replace(question, places=tuple(
        p for p in question.places if p.number or not match.start() <= p.start < match.end()))


def _points_of(found: Found, library: Library) -> list[int]:
    """The ids of the points of the list that a paragraph opens or is in."""
    paragraph, symbol = found.paragraph.paragraph, found.paragraph.symbol
    if paragraph.part is not Part.OPERATIVE:
        return []
    resolution = library.resolution(symbol)
    points = points_of(resolution, paragraph)
    return [id for id, p in zip(library.ids(symbol), resolution.paragraphs, strict=True)
            if p in points]


def _point(
    resolution: Resolution, ids: tuple[int, ...], count: int, which: int
) -> int | None:
    """The id of the point ``which`` of the only paragraph with ``count`` points."""
    points: dict[tuple[str, ...], list[int]] = {}
    for id, paragraph in zip(ids, resolution.paragraphs, strict=True):
        if paragraph.part is Part.OPERATIVE and len(paragraph.chapeau) == 1:
            points.setdefault(paragraph.chapeau, []).append(id)
    fitting = [found for found in points.values() if len(found) == count]
    return fitting[0][which - 1] if len(fitting) == 1 else None
