"""The lines of a PDF page: letters put together by where they stand and how large they are.

A space is one of the file's own or a gap as wide as a space. PDFs that Word makes space out the
letters to fill a line, by up to 0.14 of the type size in United Nations documents, while their
narrowest space is 0.23 wide and often no character at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from index.blocks import Run
from index.pdf.letters import Letters

_WORD_GAP = 0.18  # of the type size: wider than any letter spacing, narrower than a space
_SMALL = 0.82  # of the line's type size: a raised letter this small is a superscript
_MARK = re.compile(r"[\s\d,*\u2020\u2021\u00a7]+|\s*[a-z](?:,\s?[a-z])*\s*")  # not "th"
UNKNOWN = "\ufffd"
"""Stands for a sign of which the file does not say what letter it is."""

_UNSEEN = {0, 0xFFFE, 0xFFFF, 0xFFFD}


class Glyph(NamedTuple):
    """A letter on the page, in points from the lower left corner."""

    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its runs of text, where it stands, its type."""

    runs: tuple[Run, ...]
    left: float
    right: float
    base: float
    size: float
    bold: bool

    @property
    def text(self) -> str:
        """All the letters of the line, marks among them."""
        return "".join(run.text for run in self.runs).strip()


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page from the top down, its height, and its drawn rules (their height)."""

    lines: tuple[PageLine, ...]
    height: float
    rules: tuple[float, ...]
    unreadable: int  # how many signs are UNKNOWN


def read_page(page: pypdfium2.PdfPage) -> Page:
    """The lines of one page of an open PDF document. Turned and unseen letters are left out."""
    with closing(page.get_textpage()) as text:
        glyphs, unreadable = _glyphs(Letters(text))
    return Page(tuple(_lines(glyphs)), page.get_height(), tuple(_rules(page)), unreadable)


def _glyphs(letters: Letters) -> tuple[list[Glyph], int]:
    glyphs: list[Glyph] = []
    unreadable = 0
    for i in range(len(letters)):
        if letters.is_generated(i):
            continue
        code, hyphen = letters.code(i), letters.is_hyphen(i)
        unknown = not hyphen and (code in _UNSEEN or 0xD800 <= code < 0xE000
                                  or letters.is_unmapped(i))
        unreadable += unknown
        char = UNKNOWN if unknown else "-" if hyphen and code != 0xAD else chr(code)
        if code < 32 and not (hyphen or unknown):
            continue
        placed = letters.placed(i)
        if placed is not None:
            glyphs.append(Glyph(char, *placed, letters.is_bold(i)))
    return glyphs, unreadable


def _rules(page: pypdfium2.PdfPage) -> Iterator[float]:
    """The heights of drawn lines as short as the one above footnotes."""
    for shape in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=2):
        left, bottom, right, top = shape.get_bounds()
        if top - bottom < 2 and 40 < right - left < 0.45 * page.get_width():
            yield bottom


def _lines(glyphs: Sequence[Glyph]) -> Iterator[PageLine]:
    """The lines from the top down, superscripts and subscripts in the line they belong to."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.base):
        if rows and rows[-1][0].base - glyph.base <= 0.12 * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    rows = [row for row in rows if any(not g.char.isspace() for g in row)]
    bases = [(_main_size(row), row) for row in rows]
    for i, (size, row) in enumerate(bases):
        if any(_belongs(size, row, *bases[k]) for k in _near(i, len(bases))):
            continue
        small = [other for k in _near(i, len(bases)) for other in [bases[k][1]]
                 if _belongs(bases[k][0], other, size, row)]
        yield _line(row, small, size)


def _near(i: int, count: int) -> list[int]:
    return [k for k in range(max(0, i - 2), min(count, i + 3)) if k != i]


def _main_size(row: Iterable[Glyph]) -> float:
    sizes = Counter(round(g.size, 1) for g in row if not g.char.isspace())
    return sizes.most_common(1)[0][0]


def _belongs(size: float, row: Sequence[Glyph], main: float, line: Sequence[Glyph]) -> bool:
    """Whether a row of small type is the superscripts or subscripts of ``line``."""
    if size > _SMALL * main:
        return False
    rise = row[0].base - line[0].base
    if not -0.3 * main < rise < 0.65 * main:
        return False
    return min(g.left for g in row) >= min(g.left for g in line) - main \
        and max(g.right for g in row) <= max(g.right for g in line) + 2 * main


def _line(row: Sequence[Glyph], small: Iterable[Sequence[Glyph]], size: float) -> PageLine:
    raised = {id(g) for other in small for g in other if other[0].base > row[0].base}
    # In the masthead a small symbol stands on the line itself.
    raised |= {id(g) for g in row if g.size <= _SMALL * size and g.base - row[0].base > 0.2 * size}
    whole = sorted([*row, *(g for other in small for g in other)], key=lambda g: g.left)
    seen = [g for g in whole if not g.char.isspace()]
    runs: list[Run] = []
    for up, group in groupby(_spaced(whole), key=lambda item: id(item[1]) in raised):
        text = "".join(space + glyph.char for space, glyph in group)
        runs.append(Run(text, up and _MARK.fullmatch(text) is not None))
    return PageLine(tuple(runs), seen[0].left, max(g.right for g in seen), row[0].base, size,
                    all(g.bold for g in seen if g.char.isalpha()) and seen[0].bold)


def _spaced(whole: Sequence[Glyph]) -> Iterator[tuple[str, Glyph]]:
    """Each letter, with the space that stands before it."""
    before: Glyph | None = None
    space = False
    for glyph in whole:
        if glyph.char.isspace():
            space = True
            continue
        if before is not None:
            if glyph.char == before.char and abs(glyph.left - before.left) < 0.1 * glyph.size:
                continue  # printed twice to make it bold
            wide = _WORD_GAP * max(glyph.size, before.size)
            space = space or glyph.left - before.right > wide
        yield (" " if space and before is not None else ""), glyph
        before, space = glyph, False
