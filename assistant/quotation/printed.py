"""A stretch of a resolution as it is printed: consecutive paragraphs as one row of tokens.

What is printed but is no wording (paragraph numbers, footnote marks, "The General Assembly,")
is in the row as tokens that a quotation may have or leave out. Where the reader mended damage
of the source file, the damaged words are kept as another way of writing the mended ones.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from assistant.quotation.tokens import DASH, Token, keys, tokens
from index.resolution import Paragraph, Part
from index.store import StoredParagraph
from index.symbol import Organ, Symbol

_FORMULA = {Organ.GENERAL_ASSEMBLY: "The General Assembly,",
            Organ.SECURITY_COUNCIL: "The Security Council,"}
_PREFIXES = frozenset(("non", "anti", "counter", "un", "ex", "pre", "post", "pseudo", "quasi"))
_ROW = re.compile(r"\brow \d+$")
_CELLS = "|"  # what the readers put between the cells of a row
_LAST_POINT = re.compile(r"\([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Printed:
    """One token of the row: ``paragraph`` is the index of its paragraph in the stretch.

    ``start`` and ``end`` are offsets into that paragraph's text; an ``optional`` token is
    printed, but no wording.
    """

    key: str
    paragraph: int
    start: int
    end: int
    is_word: bool
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive paragraphs of one resolution, printed.

    ``damaged`` gives, for the index of a token, other ways of writing what begins there: the
    keys, and the index behind the tokens that they stand for.
    """

    paragraphs: tuple[StoredParagraph, ...]
    tokens: tuple[Printed, ...]
    damaged: dict[int, tuple[tuple[tuple[str, ...], int], ...]] = field(default_factory=dict)

    @property
    def symbol(self) -> Symbol:
        """The resolution that it is a stretch of."""
        return self.paragraphs[0].symbol

    def is_behind_prefix(self, at: int) -> bool:
        """Whether the token ``at`` is what a prefix turns into something else: whoever begins at
        the "binding" of "non-binding" quotes the contrary of what the text says."""
        if not 2 <= at < len(self.tokens):
            return False
        prefix, hyphen, word = self.tokens[at - 2 : at + 1]
        return (prefix.key.casefold() in _PREFIXES and hyphen.key == DASH and word.is_word
                and prefix.paragraph == hyphen.paragraph == word.paragraph
                and prefix.end == hyphen.start and hyphen.end == word.start)


def stretch(stored: StoredParagraph) -> Stretch:
    """The row of tokens of one paragraph."""
    row = _before(stored)
    damaged: dict[int, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
    own = tokens(stored.paragraph.text)
    is_row = bool(_ROW.search(stored.paragraph.number))
    marks = _marks(stored.paragraph)
    places: list[int] = []  # where each own token stands in the row
    for token in own:
        while marks and marks[0][0] <= token.start:
            row += _optional(marks.pop(0)[1])
        places.append(len(row))
        row.append(Printed(token.key, 0, token.start, token.end, token.is_word,
                           optional=token.key == _CELLS and is_row))
    for _, mark in marks:
        row += _optional(mark)
    for written, first, last in _as_damaged(stored.paragraph, own):
        damaged[places[first]].append((written, places[last] + 1))
    return Stretch((stored,), tuple(row), {at: tuple(ways) for at, ways in damaged.items()})


def joined(stretches: Sequence[Stretch]) -> Stretch:
    """Stretches of one resolution that follow each other, at least one, as one."""
    if len(stretches) == 1:
        return stretches[0]
    paragraphs: list[StoredParagraph] = []
    row: list[Printed] = []
    damaged: dict[int, tuple[tuple[tuple[str, ...], int], ...]] = {}
    for one in stretches:
        before, index = len(row), len(paragraphs)
        row += [Printed(t.key, t.paragraph + index, t.start, t.end, t.is_word, t.optional)
                for t in one.tokens]
        damaged |= {at + before: tuple((written, end + before) for written, end in ways)
                    for at, ways in one.damaged.items()}
        paragraphs += one.paragraphs
    return Stretch(tuple(paragraphs), tuple(row), damaged)


def _before(stored: StoredParagraph) -> list[Printed]:
    """What is printed before a paragraph: its number or point, or the enacting formula."""
    paragraph = stored.paragraph
    if paragraph.part is Part.PREAMBLE:
        formula = _FORMULA[stored.symbol.organ] if stored.position == 0 else ""
        return _optional(formula)
    if paragraph.part not in (Part.OPERATIVE, Part.ANNEX) or _ROW.search(paragraph.number):
        return []
    point = _LAST_POINT.search(paragraph.number)
    if point:
        return _optional(point.group())
    last = paragraph.number.rpartition(" ")[2]
    return _optional(f"{last}." if last else "")


def _optional(text: str) -> list[Printed]:
    return [Printed(t.key, 0, 0, 0, t.is_word, optional=True) for t in tokens(text)]


def _marks(paragraph: Paragraph) -> list[tuple[int, str]]:
    return sorted((mark.at, mark.mark) for mark in paragraph.footnote_marks)


def _as_damaged(
    paragraph: Paragraph, own: Sequence[Token]
) -> list[tuple[tuple[str, ...], int, int]]:
    """For each mend the keys of the words as the file has them, and the tokens they stand for.

    The tokens are given by the indexes of the first and the last.
    """
    found = []
    for mend in paragraph.mends:
        end = mend.at + len(mend.now)
        touched = [i for i, t in enumerate(own) if t.start <= end and mend.at <= t.end]
        if not touched:
            continue
        first, last = touched[0], touched[-1]
        before = paragraph.text[own[first].start : mend.at]
        behind = paragraph.text[end : max(own[last].end, end)]
        written = keys(before + mend.was + behind)
        if written and written != tuple(t.key for t in own[first : last + 1]):
            found.append((written, first, last))
    return found
