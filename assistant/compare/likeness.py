"""How much of one paragraph is in another: the words they share, in their order and at all.

A number for deciding which paragraph became which, never for saying that wording is the same.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from assistant.question.wording import words
from index.resolution import Paragraph

_HARDLY = 0.3
_CHAPEAU = 0.15  # what governs two points counts this much, their own words the rest


@dataclass(frozen=True, slots=True)
class Worded:
    """A paragraph with the words it is compared by: its own, and those that govern it."""

    paragraph: Paragraph
    own: tuple[str, ...]
    chapeau: tuple[str, ...]

    @property
    def governed(self) -> tuple[str, ...]:
        """All of its words, the governing ones first."""
        return self.chapeau + self.own


def worded(paragraph: Paragraph) -> Worded:
    """A paragraph made ready to be compared."""
    own = tuple(word.base for word in words(_without_symbols(paragraph))) or tuple(
        word.base for word in words(paragraph.text))
    chapeau = tuple(word.base for text in paragraph.chapeau for word in words(text))
    return Worded(paragraph, own, chapeau)


def _without_symbols(paragraph: Paragraph) -> str:
    """The text with one mark for each list of resolutions that it names.

    A recital that names ten more resolutions each year is still the same recital.
    """
    text = paragraph.text
    for reference in reversed(paragraph.references):
        if reference.symbol is not None:
            text = text[: reference.start] + " resolution " + text[reference.end :]
    return re.sub(r"(?:\bresolution[\s,]+(?:and\s+)?)+resolution\b", "resolution", text)


def likeness(one: Worded, other: Worded) -> float:
    """Between 0 and 1; 1 for the same words in the same order.

    Two points are compared by their own words: those that govern them are the same for all of
    their neighbours. A point and a paragraph are compared with what governs the point.
    """
    if bool(one.chapeau) is bool(other.chapeau):
        alike = _alike(one.own, other.own)
        if one.chapeau:
            alike = (1 - _CHAPEAU) * alike + _CHAPEAU * _alike(one.chapeau, other.chapeau)
        return alike
    return max(_alike(one.own, other.own), _alike(one.governed, other.governed))


def share(part: Sequence[str], whole: Sequence[str]) -> float:
    """How much of ``part`` stands in ``whole`` in its order, 0 to 1."""
    if not part:
        return 0.0
    length = len(part) + len(whole)
    common = (length - Indel.distance(part, whole)) / 2
    return common / len(part)


def _alike(one: Sequence[str], other: Sequence[str]) -> float:
    """The mean of two similarities: of the sequences (Indel), and of the bags of words (Dice).

    Clauses that changed places leave the second one as it was.
    """
    if not one or not other:
        return 0.0
    bags = Counter(one) & Counter(other)
    dice = 2 * sum(bags.values()) / (len(one) + len(other))
    if dice < _HARDLY:
        return dice / 2  # no order of so few common words would make these two alike
    return (float(Indel.normalized_similarity(one, other)) + dice) / 2
