"""From the lines of PDF pages to blocks: what is page furniture, a footnote, a paragraph.

Type and place decide. United Nations pages have a header with the symbol and a footer with page
and job number, footnotes in smaller type at the foot under a short rule, and paragraphs that
stand apart or begin with an indent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.blocks import Printed, Run
from index.numbering import NUMBER, POINT
from index.openers import is_complete
from index.pdf_page import Page, PageLine

_SYMBOL = re.compile(r"\b[AS]/RES/[^\s,;)]+(?:\s?\([\w-]+\))?", re.IGNORECASE)
_JOB = re.compile(r"(?:(?:N?\d{2}[-\u2011 ]?\d{5}|\([A-Z]\)|\*?\d{6,7}\*?|\d{1,3}/\d{1,3}|/\.{3}|/\u2026"
                  r"|[Pp]age\s\d{1,3}|[Pp]lease\srecycle|\W)\s*)+")
_RULE = re.compile(r"(?:[_\u2014\u2500\u2013-]\s?){4,}")
_HEADER_LINES, _FOOTER_LINES = 5, 4
_SMALLER = 0.7  # points by which the type of a footnote is smaller than that of the text
_APART = 1.25  # of the usual leading: lines further apart belong to different blocks
_INDENT = 8.0  # points
_BOLD_HEADING = 300  # characters: what is longer is text, however bold


def lay_out(pages: Sequence[Page]) -> list[Printed]:
    """The blocks of a document in order, without headers, footers and footnotes."""
    body = _body_size(pages)
    texts = [_without_footnotes(lines, page, body)
             for page, lines in zip(pages, _without_furniture(pages), strict=True)]
    leading = _leading(texts, body)
    right = _right_edge(texts)
    blocks: list[list[PageLine]] = []
    for lines in texts:
        for i, line in enumerate(lines):
            block = blocks[-1] if blocks else []
            above = lines[i - 1] if i else None
            if block and (_goes_on(block, line, above, leading) if above
                          else _crosses_page(block, line, right)):
                block.append(line)
            else:
                blocks.append([line])
    return [_printed(block) for block in blocks]


def _body_size(pages: Sequence[Page]) -> float:
    """The size of most letters of the document."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _without_furniture(pages: Sequence[Page]) -> list[tuple[PageLine, ...]]:
    """The lines of each page between its header and its footer."""
    symbol = next((match[0] for page in pages[:1] for line in page.lines
                   if (match := _SYMBOL.search(line.text))), "")
    repeated = _repeated(pages)
    cut = [(0 if number == 0 else _header_end(page.lines, number + 1, symbol, repeated),
            _footer_start(page.lines, number + 1, repeated))
           for number, page in enumerate(pages)]
    # A page whose own header or footer has no sign of its own has them where the others do.
    tops = [page.lines[first - 1].base for page, (first, _) in zip(pages, cut, strict=True) if first]
    feet = [page.lines[last].base for page, (_, last) in zip(pages, cut, strict=True)
            if last < len(page.lines)]
    top, foot = min(tops, default=1e9), min(feet, default=-1e9)
    return [tuple(line for line in page.lines[first:last]
                  if line.base > foot - 1 and (number == 0 or line.base < top - 1 or not first))
            for number, (page, (first, last)) in enumerate(zip(pages, cut, strict=True))]


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """What stands at the edge of several pages, digits aside."""
    seen: Counter[str] = Counter()
    for page in pages[1:]:
        seen.update({_faceless(line) for line in (*page.lines[:_HEADER_LINES],
                                                  *page.lines[-_FOOTER_LINES:])})
    return frozenset(text for text, count in seen.items() if count > max(1, len(pages) // 4))


def _faceless(line: PageLine) -> str:
    """A line with its digits made alike, and its height."""
    return f"{re.sub(r'[0-9]+', '0', line.text)}@{line.base:.0f}"


def _header_end(lines: Sequence[PageLine], number: int, symbol: str,
                repeated: frozenset[str]) -> int:
    """How many lines at the top are the header: up to the last that shows itself as one."""
    end = 0
    for i, line in enumerate(lines[:_HEADER_LINES]):
        named = bool(symbol) and symbol in line.text
        if named or _is_page_number(line.text, number) or _faceless(line) in repeated:
            end = i + 1
    return end


def _footer_start(lines: Sequence[PageLine], number: int, repeated: frozenset[str]) -> int:
    """The index of the first line of the footer."""
    start = len(lines)
    for i in range(len(lines) - 1, max(-1, len(lines) - 1 - _FOOTER_LINES), -1):
        text = lines[i].text
        if _is_page_number(text, number) or _faceless(lines[i]) in repeated:
            start = i
    return start


def _is_page_number(text: str, number: int) -> bool:
    """Page and job numbers, and what else stands beside them; a bare number must be the page's."""
    bare = re.fullmatch(r"[-\u2013\s]*(\d{1,4})[-\u2013\s]*", text)
    if bare:
        return int(bare[1]) == number
    return _JOB.fullmatch(text) is not None and any(c.isdigit() for c in text) \
        and not _RULE.fullmatch(text)


def _without_footnotes(lines: Sequence[PageLine], page: Page, body: float) -> list[PageLine]:
    """The lines above the footnotes, without rules."""
    end = len(lines)
    for i in range(len(lines)):
        rest = [line for line in lines[i:] if not _RULE.fullmatch(line.text)]
        if not rest:
            continue
        ruled = i > 0 and (_RULE.fullmatch(lines[i - 1].text) is not None or any(
            lines[i].base < rule < lines[i - 1].base for rule in page.rules))
        small = all(line.size <= body - _SMALLER for line in rest)
        marked = _opens_note(rest[0])
        if (small and (ruled or marked)) or (ruled and marked):
            end = i
            break
    return [line for line in lines[:end] if not _RULE.fullmatch(line.text)]


def _opens_note(line: PageLine) -> bool:
    """Whether a line begins with a mark, as a footnote does."""
    return line.runs[0].mark or line.text.startswith(("*", "\u2020"))


def _leading(texts: Sequence[Sequence[PageLine]], body: float) -> float:
    """The usual distance of two lines of one paragraph, in points.

    It is the smallest distance that is not rare: where most paragraphs are short, the distance
    of paragraphs may be the most frequent one.
    """
    gaps = Counter(
        round((above.base - line.base) * 2) / 2 for lines in texts
        for above, line in pairwise(lines)
        if abs(line.size - body) < 0.6 and above.base - line.base < 4 * body)
    often = [gap for gap, count in gaps.items() if count * 12 >= gaps.total()]
    return min(often, default=1.2 * body)


def _right_edge(texts: Sequence[Sequence[PageLine]]) -> float:
    """How far to the right full lines reach."""
    edges = Counter(round(line.right / 4) * 4.0 for lines in texts for line in lines)
    return edges.most_common(1)[0][0] if edges else 0.0


def _goes_on(block: Sequence[PageLine], line: PageLine, above: PageLine, leading: float) -> bool:
    """Whether a line belongs to the block of the line above it on the same page."""
    if not _same_type(block, line):
        return False
    gap = above.base - line.base
    usual = leading if abs(line.size - block[0].size) < 0.6 and not line.bold else 1.25 * line.size
    if gap > _APART * max(usual, 1.1 * line.size):
        return False
    # An indent begins a paragraph, unless it is the second line of one whose first hangs out.
    return line.left <= above.left + _INDENT or (len(block) == 1 and above.left < line.left
                                                 and _hangs(above))


def _hangs(line: PageLine) -> bool:
    """Whether a line begins with a number or point, from which the lines below stand off."""
    return re.match(r"(?:\S+\.|\(\w+\)|[\u2022\u2013\u2014-])\s", line.text) is not None


def _same_type(block: Sequence[PageLine], line: PageLine) -> bool:
    """Whether size and weight are those of the block; a word in bold makes no heading."""
    return abs(line.size - block[0].size) < 0.6 and line.bold == all(x.bold for x in block)


def _crosses_page(block: Sequence[PageLine], line: PageLine, right: float) -> bool:
    """Whether the first line of a page goes on with the last block of the page before."""
    if not _same_type(block, line) or line.bold:
        return False
    left = min(x.left for x in block)
    if len(block) == 1:  # its first line may be indented: the others begin further left
        flush = line.left <= left + 1
    else:
        flush = line.left <= min(x.left for x in block[1:]) + _INDENT / 2
    if not flush:
        return False
    full = block[-1].right > right - 0.25 * (right - left)
    numbered = NUMBER.match(line.text) or POINT.match(line.text)
    if is_complete(block[-1].text) and (numbered or not full):
        return line.text[:1].islower()
    return True


def _printed(block: Sequence[PageLine]) -> Printed:
    runs: list[Run] = []
    for line in block:
        if runs:
            runs.append(Run("\n"))
        runs += line.runs
    text = " ".join(line.text for line in block)
    heading = all(line.bold for line in block) and len(text) < _BOLD_HEADING
    return Printed(tuple(runs), heading and not (is_complete(text) and text[-1] in ",;"))
