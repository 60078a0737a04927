"""From the lines of PDF pages to blocks: what is page furniture, a footnote, a paragraph.

Type and place decide. United Nations pages have a header with the symbol and a footer with page
and job number, footnotes in smaller type at the foot under a short rule, and paragraphs that
stand apart or begin with an indent.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.blocks import Printed, Run
from index.numbering import NUMBER, POINT
from index.pdf.page import Page, PageLine
from index.plain.compounds import un_words
from index.plain.openers import is_complete

_SYMBOL = re.compile(r"\b[AS]/RES/[^\s,;)]+(?:\s?\([\w-]+\))?", re.IGNORECASE)
_JOB = re.compile(
    r"(?:(?:N?\d{2}[-\u2011 ]?\d{5}|\([A-Z]\)|\*?\d{6,7}\*?|\d{1,3}/\d{1,3}|/\.{3}|/\u2026"
    r"|[Pp]age\s\d{1,3}|[Pp]lease\srecycle|\W)\s*)+")
_RULE = re.compile(r"(?:[_\u2014\u2500\u2013-]\s?){4,}")
_SUSPENDED = re.compile(r"(?:and|or|to|nor|as|but)\b")  # "short-⏎and long-term"
_HEADER_LINES, _FOOTER_LINES = 5, 4
_EDGE = 0.15  # of the page's height: headers and footers stand no further from the edge
_SMALLER = 0.7  # points by which the type of a footnote is smaller than that of the text
_APART = 1.25  # of the usual leading: lines further apart belong to different blocks
_INDENT = 8.0  # points
_LARGEST_HANG = 72.0  # points from a number to the lines that stand off from it
_BOLD_HEADING = 300  # characters: what is longer is text, however bold


def lay_out(pages: Sequence[Page]) -> list[Printed]:
    """The blocks of a document in order, without headers, footers and footnotes."""
    body = _body_size(pages)
    texts = [_without_footnotes(lines, page, body)
             for page, lines in zip(pages, _without_furniture(pages), strict=True)]
    measure = _measure(texts, body)
    blocks: list[list[PageLine]] = []
    for lines in texts:
        for i, line in enumerate(lines):
            block = blocks[-1] if blocks else []
            above = lines[i - 1] if i else None
            if block and (_goes_on(block, line, above, measure) if above
                          else _crosses_page(block, line, measure)):
                block.append(line)
            else:
                blocks.append([line])
    hyphenated = _is_hyphenated(blocks)
    return [_printed(block, hyphenated) for block in blocks]


def _is_hyphenated(blocks: Sequence[Sequence[PageLine]]) -> bool:
    """Whether words are broken at line ends, which the United Nations does not do.

    Then there are many such words; otherwise a hyphen at a line's end belongs to its compound.
    """
    lines = broken = hyphens = 0
    for block in blocks:
        lines += len(block)
        for above, line in pairwise(block):
            left, right = re.search(r"([^\W\d_]+)[-\u00ad]$", above.text), re.match(
                r"[^\W\d_]+", line.text)
            if left and right:
                hyphens += 1
                broken += (left[1] + right[0]).lower() in un_words()
    return broken * 30 > lines and broken * 2 > hyphens


@dataclass(frozen=True, slots=True)
class _Measure:
    """How the text of a document is set, in points: distance of lines, margins."""

    leading: float
    left: float
    right: float

    def is_full(self, line: PageLine) -> bool:
        """Whether a line reaches (nearly) as far as full lines do."""
        return line.right > self.right - 0.25 * (self.right - line.left)

    def is_indented(self, line: PageLine) -> bool:
        return line.left > self.left + _INDENT / 2


def _measure(texts: Sequence[Sequence[PageLine]], body: float) -> _Measure:
    """Learn how the lines in the size of the text are set."""
    lefts: Counter[float] = Counter()
    rights: Counter[float] = Counter()
    for line in (line for lines in texts for line in lines if abs(line.size - body) < 0.6):
        lefts[round(line.left)] += 1
        rights[round(line.right / 4) * 4.0] += 1
    margins = [left for left, count in lefts.items() if count * 10 >= lefts.total()]
    return _Measure(_leading(texts, body), min(margins, default=0.0),
                    max(rights, key=rights.__getitem__, default=0.0))


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
    return [page.lines[_header_end(page, number, symbol, repeated) if number > 1 else 0:
                       _footer_start(page, number, repeated)]
            for number, page in enumerate(pages, 1)]


def _repeated(pages: Sequence[Page]) -> frozenset[str]:
    """What stands at the edge of several pages, digits aside."""
    seen: Counter[str] = Counter()
    for page in pages[1:]:
        seen.update({_faceless(line) for line in (*page.lines[:_HEADER_LINES],
                                                  *page.lines[-_FOOTER_LINES:])
                     if not _RULE.fullmatch(line.text)})
    return frozenset(text for text, count in seen.items() if count > max(1, len(pages) // 4))


def _faceless(line: PageLine) -> str:
    """A line with its digits made alike, and its height."""
    return f"{re.sub(r'[0-9]+', '0', line.text)}@{line.base:.0f}"


def _header_end(page: Page, number: int, symbol: str, repeated: frozenset[str]) -> int:
    """How many lines at the top are the header: up to the last that shows itself as one."""
    end = 0
    for i, line in enumerate(page.lines[:_HEADER_LINES]):
        if line.base < (1 - _EDGE) * page.height:
            break
        named = bool(symbol) and symbol in line.text
        # A line of the text may stand at the same height of two pages.
        running = end == i and _faceless(line) in repeated
        if named or running or _is_page_number(line.text, number):
            end = i + 1
    return end


def _footer_start(page: Page, number: int, repeated: frozenset[str]) -> int:
    """The index of the first line of the footer."""
    start = len(page.lines)
    for i, line in reversed(list(enumerate(page.lines))[-_FOOTER_LINES:]):
        if line.base > _EDGE * page.height:
            break
        running = start == i + 1 and _faceless(line) in repeated
        if running or _is_page_number(line.text, number):
            start = i
    return start


def _is_page_number(text: str, number: int) -> bool:
    """Page and job numbers, and what else stands beside them; the page must be this one."""
    bare = re.fullmatch(r"[-\u2013\s]*(\d{1,4})[-\u2013\s]*", text)
    if bare:
        return int(bare[1]) == number
    return _JOB.fullmatch(text) is not None and any(c.isdigit() for c in text) \
        and all(int(page) == number for page in re.findall(r"\b(\d{1,3})/\d", text))


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


def _goes_on(block: Sequence[PageLine], line: PageLine, above: PageLine,
             measure: _Measure) -> bool:
    """Whether a line belongs to the block of the line above it on the same page."""
    if not _same_type(block, line):
        return False
    gap = above.base - line.base
    usual = 1.25 * line.size if line.bold else max(measure.leading, 1.1 * line.size)
    if gap > _APART * usual:
        return False
    if not line.bold and all(abs(x.left - line.left) < 1 for x in block):
        # They may be paragraphs of one line each, with no space between them.
        short, indented = not measure.is_full(above), measure.is_indented(line)
        if (short and indented) or (is_complete(above.text) and (
                short or indented or _numbered(line))):
            return False
    # An indent begins a paragraph, unless it is the second line of one whose first hangs out.
    return line.left <= above.left + _INDENT or (
        len(block) == 1 and line.left < above.left + _LARGEST_HANG and _hangs(above))


def _hangs(line: PageLine) -> bool:
    """Whether a line begins with a number or point, from which the lines below stand off."""
    return re.match(r"(?:\S+\.|\(\w+\)|[\u2022\u2013\u2014-])\s", line.text) is not None


def _same_type(block: Sequence[PageLine], line: PageLine) -> bool:
    """Whether size and weight are those of the block; a word in bold makes no heading."""
    return abs(line.size - block[0].size) < 0.6 and line.bold == all(x.bold for x in block)


def _crosses_page(block: Sequence[PageLine], line: PageLine, measure: _Measure) -> bool:
    """Whether the first line of a page goes on with the last block of the page before."""
    if not _same_type(block, line) or line.bold:
        return False
    if len(block) > 1:
        flush = line.left <= min(x.left for x in block[1:]) + _INDENT / 2
    else:  # its only line may be indented: those that follow begin at the margin, or hang
        flush = not measure.is_indented(line) if measure.is_indented(block[0]) \
            else line.left <= block[0].left + 1 or _hangs(block[0])
    if not flush:
        return False
    if is_complete(block[-1].text) and (_numbered(line) or not measure.is_full(block[-1])):
        return line.text[:1].islower()
    return True


def _numbered(line: PageLine) -> bool:
    """Whether a line begins as a numbered paragraph or a point does."""
    return NUMBER.match(line.text) is not None or POINT.match(line.text) is not None


def _printed(block: Sequence[PageLine], hyphenated: bool) -> Printed:
    runs = list(block[0].runs)
    for above, line in pairwise(block):
        kept = not hyphenated and re.search(r"\w-$", above.text) \
            and not _SUSPENDED.match(line.text)
        runs += [Run("" if kept else "\n"), *line.runs]
    text = " ".join(line.text for line in block)
    heading = all(line.bold for line in block) and len(text) < _BOLD_HEADING
    return Printed(tuple(runs), heading and not (is_complete(text) and text[-1] in ",;"))
