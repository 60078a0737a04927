"""The points under a chapeau, and how questions count them."""

from __future__ import annotations

import re

from assistant.question.numbers import NUMBERS
from assistant.question.wording import stem, words
from index.resolution import Paragraph, Resolution

# What people call the points under a chapeau.
POINT_WORDS = frozenset(stem(w) for w in """
    point points question questions topic topics subject subjects matter matters item items
    issue issues area areas measure measures element elements action actions aspect aspects
    purpose purposes step steps heading headings theme themes task tasks priority priorities
    way ways sub-point sub-points subparagraph subparagraphs things things
""".split())
_SO_MANY = re.compile(
    r"\b(?:which|what|the|these|those|list|name|on) (?P<many>" + "|".join(NUMBERS)
    + r"|\d{1,2})\s+(?P<nouns>(?:[\w-]+\s+)?[\w-]+)", re.IGNORECASE)


def points_of(resolution: Resolution, paragraph: Paragraph) -> list[Paragraph]:
    """The points under the chapeau that the paragraph is, or that it stands under."""
    chapeau = paragraph.number.split(" ")[0]
    return [p for p in resolution.paragraphs
            if p.part is paragraph.part and p.chapeau and p.number.split(" ")[0] == chapeau
            and p.number.count("(") == 1]


def points_asked(text: str) -> int:
    """How many points a question asks for ("on which four subjects?"), 0 where it does not say."""
    for match in _SO_MANY.finditer(text):
        if any(w.stem in POINT_WORDS for w in words(match["nouns"])):
            many = match["many"].lower()
            return NUMBERS.get(many) or int(many)
    return 0
