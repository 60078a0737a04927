"""The paragraphs, block quotations and notes that the lines of pages make."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from index.draft.draft import Piece, Role
from index.draft.set_off import DEEPER_POINTS, ENDED, FEWEST_WORDS, LIST_MARK

_FURNITURE = 2  # lines at the head and at the foot of a page
_PAGE_NUMBER = re.compile(r"\W*(?:page\s*)?\d{1,4}\s*(?:(?:/|of)\s*\d{1,4})?\W*", re.IGNORECASE)
_NOTE = re.compile(r"[⁰¹²³⁴⁵⁶⁷⁸⁹]+|\d{1,3}\s")
_APART = 1.3  # of the usual leading
_INDENT = 6.0  # points
_SMALLER = 0.9  # of the type size of the text: a footnote


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: where it stands, in points from the lower left corner, and its type."""

    text: str
    left: float
    right: float
    base: float
    size: float


@dataclass(frozen=True, slots=True)
class _Measure:
    left: float
    right: float
    leading: float
    size: float


_Placed = tuple[int, PageLine]  # the page, from 1


def pieces(pages: Sequence[Sequence[PageLine]]) -> list[Piece]:
    """The blocks of a document, its headers, footers and page numbers left out; notes last."""
    kept = _without_furniture(pages)
    measure = _measure(kept)
    flow: list[_Placed] = []
    notes: list[_Placed] = []
    for number, lines in enumerate(kept, 1):
        foot = _notes_begin(lines, measure)
        flow += [(number, line) for line in lines[:foot]]
        notes += [(number, line) for line in lines[foot:]]
    blocks = list(_blocks(flow, measure))
    single = [b for b in blocks if len(b) > 1]
    first_indented = 2 * sum(b[0][1].left > b[1][1].left + _INDENT for b in single) > len(single)
    found: list[Piece] = []
    quote = 0
    for block in blocks:
        is_quote = _is_quote(block, measure, first_indented)
        quote += is_quote and not (found and found[-1].role is Role.QUOTE)
        found.append(_piece(block, Role.QUOTE if is_quote else Role.TEXT, quote * is_quote))
    return found + [_piece(block, Role.TEXT) for block in _note_blocks(notes)]


def _piece(block: Sequence[_Placed], role: Role, quote: int = 0) -> Piece:
    return Piece("\n".join(line.text for _, line in block), role, page=block[0][0], quote=quote)


def _without_furniture(pages: Sequence[Sequence[PageLine]]) -> list[list[PageLine]]:
    """The pages without the lines at their edges that repeat, or number the page."""
    rows = [sorted(lines, key=lambda line: -line.base) for lines in pages]
    counted = Counter(text for row in rows for text in
                      {_plain(line) for line in (*row[:_FURNITURE], *row[-_FURNITURE:])})

    def is_furniture(line: PageLine) -> bool:
        many = counted[_plain(line)]
        return _PAGE_NUMBER.fullmatch(line.text) is not None or (
            many > 1 and 2 * many >= len(pages) and len(line.text) < 120)

    found = []
    for lines, row in zip(pages, rows, strict=True):
        gone = {id(line) for line in (*_edge(row, is_furniture), *_edge(row[::-1], is_furniture))}
        found.append([line for line in lines if id(line) not in gone])
    return found


def _edge(row: Sequence[PageLine], is_furniture: Callable[[PageLine], bool]) -> list[PageLine]:
    """The furniture that a page begins (or ends) with, where it stands apart from the text."""
    edge = list(takewhile(is_furniture, row[:_FURNITURE]))
    if edge and len(edge) < len(row) \
            and abs(edge[-1].base - row[len(edge)].base) < 1.5 * row[len(edge)].size:
        return []
    return edge


def _plain(line: PageLine) -> str:
    return re.sub(r"\d+", "0", line.text)


def _measure(pages: Sequence[Sequence[PageLine]]) -> _Measure:
    """How the text is set: margins, distance of lines and type size that most letters have."""
    sizes: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        sizes[round(line.size, 1)] += len(line.text)
    size = max(sizes, key=sizes.__getitem__, default=0.0)
    body = [[line for line in lines if abs(line.size - size) < 0.6] for lines in pages]
    lefts = Counter(round(line.left) for lines in body for line in lines)
    common = [left for left, n in lefts.items() if 5 * n >= lefts.total()]
    gaps = Counter(round(a.base - b.base, 1) for lines in body for a, b in pairwise(lines)
                   if 0.8 * size < a.base - b.base < 3 * size)
    most = max(gaps.values(), default=0)
    leading = min((gap for gap, n in gaps.items() if 2 * n >= most), default=1.2 * size)
    right = max((line.right for lines in body for line in lines), default=0.0)
    return _Measure(float(min(common or lefts, default=0)), right, leading, size)


def _notes_begin(lines: Sequence[PageLine], measure: _Measure) -> int:
    """Where the notes at the foot of a page begin, its length where it has none."""
    at = len(lines)
    while at and lines[at - 1].size < _SMALLER * measure.size:
        at -= 1
    while at < len(lines) and not _NOTE.match(lines[at].text):
        at += 1  # small type above the notes is a table, or a picture's caption
    return at


def _blocks(flow: Sequence[_Placed], measure: _Measure) -> Iterator[list[_Placed]]:
    block: list[_Placed] = []
    for placed in flow:
        if block and _begins(block, placed, measure):
            yield block
            block = []
        block.append(placed)
    if block:
        yield block


def _begins(block: Sequence[_Placed], placed: _Placed, measure: _Measure) -> bool:
    (page, above), (own_page, line) = block[-1], placed
    if LIST_MARK.match(line.text) or abs(line.size - above.size) > 0.15 * measure.size:
        return True
    change = line.left - above.left
    indented = change > _INDENT and not LIST_MARK.match(block[0][1].text)
    back = change < -_INDENT and len(block) > 1
    if page != own_page:
        return indented or back or ENDED.search(above.text) is not None
    gap = above.base - line.base
    if gap > _APART * measure.leading or gap < -measure.leading:
        return True
    short = above.right < measure.left + 0.75 * (measure.right - measure.left)
    return indented or back or (short and ENDED.search(above.text) is not None)


def _is_quote(block: Sequence[_Placed], measure: _Measure, first_indented: bool) -> bool:
    lines = [line for _, line in block]
    if any(line.left < measure.left + DEEPER_POINTS for line in lines):
        return False
    if LIST_MARK.match(lines[0].text):
        return False
    words = sum(len(line.text.split()) for line in lines)
    if words < FEWEST_WORDS or lines[0].size > 1.1 * measure.size:
        return False
    if len(lines) == 1:
        middle = (measure.left + measure.right) / 2
        centred = abs((lines[0].left + lines[0].right) / 2 - middle) < 5
        return not first_indented and not centred
    # The lines of a centred heading begin at different places.
    return max(line.left for line in lines[1:]) - min(line.left for line in lines[1:]) < _INDENT


def _note_blocks(notes: Sequence[_Placed]) -> Iterator[list[_Placed]]:
    block: list[_Placed] = []
    for placed in notes:
        if block and _NOTE.match(placed[1].text):
            yield block
            block = []
        block.append(placed)
    if block:
        yield block
