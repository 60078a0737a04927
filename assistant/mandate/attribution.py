"""What a text itself says of origins: "its resolution 76/14 of …, in which it proclaimed …".

A recital that attributes something to a resolution names where it comes from, whether that
resolution is in the library or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.resolution import Paragraph, Reference
from index.symbol import Symbol

Span = tuple[int, int]

# Behind the resolution(s), their dates, titles and subjects: what was done in or by them.
_IN_WHICH = re.compile(
    r"(?:(?:in|by|through|under|with|pursuant to|at)\s+which|whereby|wherein)\s+"
    r"(?:(?:it|the\s+(?:General\s+)?Assembly|the\s+(?:Security\s+)?Council|(?:the\s+)?Member\s+States"
    r"|(?:the\s+)?States|Heads\s+of\s+State\s+and\s+Government)\b,?\s*)?", re.IGNORECASE)
# Before the resolution(s): "in fulfilment of", "established pursuant to", "as requested in".
_UNDER = re.compile(
    r"(?:in\s+(?:fulfilment|accordance|compliance|conformity|response|follow-up|pursuance)\s+"
    r"(?:of|with|to)|pursuant\s+to|established\s+(?:by|in|under|pursuant\s+to)|"
    r"(?:as\s+)?(?:requested|mandated|called\s+for|decided|set\s+out|contained|laid\s+down)\s+"
    r"(?:in|by)|entrusted\s+to\s+\w+\s+(?:in|by|under)|adopted\s+(?:by|in)|endorsed\s+(?:by|in)|"
    r"under|further\s+to|by\s+virtue\s+of|created\s+(?:by|under)|proclaimed\s+(?:by|in))\s+"
    r"(?:the\s+)?(?:paragraphs?\s+[\d()a-z, and\u2013-]+(?:to\s+\d+\s+)?of\s+)?(?:its\s+|the\s+)?"
    r"(?:(?:annex|annexes)\s+to\s+)?(?:General\s+Assembly\s+|Assembly\s+|Security\s+Council\s+)?"
    r"(?:decision\s+|resolutions?\s+)?$", re.IGNORECASE)
# "in paragraph 5 of its resolution 78/143 of …, it reiterated …"
_IN_ITS = re.compile(
    r"\b(?:in|by|through|under)\s+(?:paragraphs?\s+[\d()a-z, and\u2013-]+of\s+)?(?:its\s+|the\s+)?"
    r"(?:General\s+Assembly\s+|Assembly\s+|Security\s+Council\s+)?resolutions?\s+$", re.IGNORECASE)
_IT_DID = re.compile(
    r"(?:\s+of\s+\d{1,2}\s+\w+\s+\d{4})?,\s+(?:it|the\s+(?:General\s+)?Assembly"
    r"|the\s+(?:Security\s+)?Council)\s+(?=[a-z]+ed\b|took\b|set\b|gave\b|made\b)", re.IGNORECASE)
# "the proclamation, in its resolution 78/148 of …, of the period 2026–2035 as …"
_DONE_IN = re.compile(
    r"\bthe\s+(?:proclamation|establishment|creation|designation|declaration|adoption|endorsement"
    r"|launch|convening|decision|request|call|invitation|recommendation|inclusion|appeal"
    r"|extension|renewal),?\s+(?:in|by)\s+(?:the\s+General\s+Assembly\s+in\s+)?(?:its\s+)?"
    r"(?:General\s+Assembly\s+)?resolutions?\s+$", re.IGNORECASE)
_BETWEEN = 60  # characters between two resolutions of one list: "of 3 May 2012 and "
_REACH = 420  # characters behind a resolution in which "in which" still speaks of it: its title
_NEXT = re.compile(
    r",?\s+and\s+(?:also\s+)?(?:its\s+)?(?:resolutions?|decisions?)\s+\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Attribution:
    """A paragraph attributes ``spans`` of its text to ``symbols``, the oldest first.

    ``outright`` holds where it says "in which it …"; else the resolutions are only named as what
    it was done under. Spans are offsets into the paragraph's text.
    """

    symbols: tuple[Symbol, ...]
    spans: tuple[Span, ...]
    outright: bool


def attributions(paragraph: Paragraph) -> tuple[Attribution, ...]:
    """Everything that a paragraph attributes to resolutions, in the order of the text."""
    found = []
    for group in _lists(paragraph):
        named = tuple(sorted({r.symbol for r in group if r.symbol is not None}))
        own = _in_which(paragraph, group) or _it_did(paragraph, group)
        if own is not None:
            found.append(Attribution(named, (own,), True))
        elif _DONE_IN.search(paragraph.text, max(0, group[0].start - 160), group[0].start):
            found.append(Attribution(named, _around(paragraph.text, group), True))
        elif _UNDER.search(paragraph.text, max(0, group[0].start - 160), group[0].start):
            found.append(Attribution(named, _around(paragraph.text, group), False))
    return tuple(found)


def _lists(paragraph: Paragraph) -> list[list[Reference]]:
    """The resolutions a paragraph names, those of one list together."""
    groups: list[list[Reference]] = []
    for reference in paragraph.references:
        if reference.symbol is None:
            continue
        if groups and _is_next(paragraph.text, groups[-1][-1], reference):
            groups[-1].append(reference)
        else:
            groups.append([reference])
    return groups


def _is_next(text: str, one: Reference, other: Reference) -> bool:
    between = text[one.end : other.start]
    return len(between) <= _BETWEEN and not _IN_WHICH.search(between) and ";" not in between


def _in_which(paragraph: Paragraph, group: list[Reference]) -> Span | None:
    """What stands behind "in which it" that speaks of a list of resolutions."""
    text, end = paragraph.text, group[-1].end
    following = [r.start for r in paragraph.references if r.start >= end and r.symbol is not None]
    match = _IN_WHICH.search(text, end, min(len(text), end + _REACH))
    if match is None or (following and following[0] < match.start()):
        return None
    following = [start for start in following if start > match.end()]
    stop = len(text)
    # "…, and its resolution 75/2, in which …" begins something else; "under resolution 1970
    # (XVIII)" is part of what was done.
    for ahead in _NEXT.finditer(text, match.end()):
        if any(abs(ahead.end() - start) < 40 for start in following):
            stop = ahead.start()
            break
    return match.end(), stop


def _it_did(paragraph: Paragraph, group: list[Reference]) -> Span | None:
    """What a list of resolutions is said to have done where it stands before: "that, in its
    resolution …, it requested …"."""
    text, start = paragraph.text, group[0].start
    if not _IN_ITS.search(text, max(0, start - 120), start):
        return None
    match = _IT_DID.match(text, group[-1].end)
    return (match.end(), len(text)) if match else None


def _around(text: str, group: list[Reference]) -> tuple[Span, ...]:
    """The sentence without the resolutions themselves: what was done under them."""
    start, end = group[0].start, group[-1].end
    left = max(text.rfind(";", 0, start), text.rfind(":", 0, start)) + 1
    right = text.find(";", end)
    return tuple(s for s in ((left, start), (end, right if right > 0 else len(text)))
                 if s[1] - s[0] > 3)
