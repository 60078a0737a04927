"""A point told by its place among so many: "the last of the four questions"."""

from __future__ import annotations

import re

from assistant.numbers import NUMBERS
from assistant.place import number_of
from assistant.question import Question
from assistant.record import FEW
from index.resolution import Part, Resolution
from index.store import Library
from index.symbol import Symbol

_COUNTED = re.compile(
    r"\b(?P<which>last|final|[a-z]+(?:st|nd|rd|th)|\d{1,2}(?:st|nd|rd|th)) (?:one )?of (?:the|these"
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
    symbols: list[Symbol] = [s for s in question.named if s in library]
    if not symbols and len(library) <= FEW:
        symbols = list(library.symbols)
    found = (_point(library.resolution(symbol), library.ids(symbol), count, which)
             for symbol in symbols)
    return [id for id in found if id is not None]


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
