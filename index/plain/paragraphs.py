"""Which lines make which paragraph: the walk through a resolution after its title.

A line begins a paragraph only where two things agree: what stands before it is complete, and
it opens as a paragraph does (the next number, the next point, a participle of the preamble).
Every other line goes on with the paragraph before it, so that nothing is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from index.numbering import (
    BARE_NUMBER,
    NUMBER,
    POINT,
    Level,
    next_section,
    place_after_gap,
    place_point,
    section_follows,
)
from index.plain.lines import Line
from index.plain.openers import (
    Layout,
    is_complete,
    may_open_preambular,
    observe,
    opens_operative,
    opens_preambular,
)
from index.resolution import Part
from index.symbol import DATE

# The comma is left out where a declaration is adopted: "The General Assembly⏎Adopts the …".
FORMULA = re.compile(r"The\s(?:General\sAssembly|Security\sCouncil)(?:\s?,|$)")
MEETING = re.compile(r"\d{1,4}(?:st|nd|rd|th)\s(?:\(?\w+\)?\s){0,3}meeting\b")
_DATE_LINE = re.compile(rf"{DATE}\.?")
_ANNEX = re.compile(r"(?:Annex|ANNEX|Appendix|APPENDIX)(?:\s+(?P<n>[IVX]+|[A-Z]|\d{1,2}))?\.?")
_SECTION = re.compile(r"(?:(?:Section|Part|Chapter)\s+)?(?P<n>[IVX]{1,6}|[A-H])\.?")
_TITLED_SECTION = re.compile(r"(?P<n>[IVX]{1,6}|[A-H])\.\s+[A-Z][^.;]*")
_ARTICLE = re.compile(r"(?:Article|Rule|Regulation|Principle|Guideline|Part|Chapter|Section)\s"
                      r"(?:\d{1,3}|[IVXLC]{1,7}|[A-Z]|one|two|three|four|five|six|seven)\.?")
_DECIMAL = re.compile(r"(?P<n>\d{1,2}(?:\.\d{1,2}){1,3})\.?\s+(?=[A-Z\u201c(])")
_BULLET = re.compile(r"[\u2022\u2023\u25aa\u25cf\u25e6\u2043\u00b7\u2013\u2014-]\s+")
_HEADING_LINES = 4  # a heading longer than this is text without a number
_HEADING_LENGTH = 300  # the same in characters, where a line is a whole block


@dataclass(slots=True)
class Block:
    """A paragraph while it is being read: ranges of the source, outermost chapeau first."""

    part: Part
    number: str
    ranges: list[tuple[int, int]] = field(default_factory=list)
    parents: list[Block] = field(default_factory=list)
    section: tuple[str, ...] = ()
    tail: str = ""  # the last line so far, to tell whether the paragraph is complete
    row: bool = False
    counted: bool = False  # it bears no number, ``number`` is its place among those that bear none


@dataclass(slots=True)
class Walk:
    """What the walk has read so far, and where it stands."""

    lines: Sequence[Line]
    layout: Layout
    known: bool = False  # each line is a whole block: nothing goes on with the line before it
    blocks: list[Block] = field(default_factory=list)
    numerals: list[tuple[int, int]] = field(default_factory=list)  # "1.", "(a)"
    headings: list[tuple[int, int]] = field(default_factory=list)
    closing: list[tuple[int, int]] = field(default_factory=list)
    gaps: list[tuple[str, str]] = field(default_factory=list)  # (before, after) of a gap
    part: Part = Part.PREAMBLE
    after_closing: bool = False
    annex: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    fresh: bool = True  # a heading or formula came last: numbering may start anew
    preambular: int = 0
    number: int = 0
    unnumbered: bool = False
    stack: tuple[Level, ...] = ()
    stems: list[Block] = field(default_factory=list)  # the numbered paragraph and open points
    run_on: bool = False  # text without number goes on with what a colon opened
    rows: Counter[int] = field(default_factory=Counter)  # of tables, by what they belong to

    @property
    def tail(self) -> str:
        """The end of what was read last, "" where nothing is open."""
        return self.blocks[-1].tail if self.blocks and not self.fresh else ""

    @property
    def complete(self) -> bool:
        return self.fresh or self.known or is_complete(self.tail)


def read_paragraphs(lines: Sequence[Line], *, known: bool = False) -> Walk:
    """Walk through ``lines``: the first is the enacting formula, page furniture is left out.

    ``known`` says that each line is a whole block, a paragraph or a heading.
    """
    walk = Walk(lines, observe(lines), known)
    i = 0
    while i < len(lines):
        i = _step(walk, i)
    return walk


def _step(walk: Walk, i: int) -> int:
    """Read the line ``i`` and return the index of the next line to read."""
    for take in (_row, _formula, _closing, _annex, _section, _numbered, _decimal, _point,
                 _preambular, _unnumbered_operative, _heading, _shown_heading, _loose, _further):
        taken = take(walk, i)
        if taken:
            return i + taken
    _go_on(walk, walk.lines[i], 0)
    return i + 1


def _open(walk: Walk, part: Part, number: str, line: Line, column: int) -> Block:
    """Begin a paragraph with the text of ``line`` from ``column`` on."""
    block = Block(part, number, section=(*walk.annex, *walk.section))
    walk.blocks.append(block)
    if column:
        walk.numerals.append((line.start, line.origin[column - 1] + 1))
    walk.part, walk.fresh, walk.run_on = part, False, False
    _go_on(walk, line, column)
    return block


def _go_on(walk: Walk, line: Line, column: int) -> None:
    text = line.text[column:]
    if not walk.blocks or walk.after_closing:
        # Text where none is expected: keep it, as an annex without a number.
        walk.after_closing = False
        _open(walk, Part.ANNEX if walk.blocks else walk.part, "", line, column)
        return
    block = next((b for b in reversed(walk.blocks) if not b.row), walk.blocks[-1])
    walk.fresh = False
    if text:
        block.ranges.append((line.source_from(column), line.end))
        # A number alone on a line (a footnote mark) leaves the end of the text in sight.
        alone = re.fullmatch(r"\d{1,3}", text) and block.tail
        block.tail = f"{block.tail} {text}" if alone else text


def _row(walk: Walk, i: int) -> int:
    """A row of a table, "43, row 2" of what it belongs to; the row at its head is a heading."""
    line = walk.lines[i]
    if not line.row or not walk.blocks:
        return 0
    if line.heading:
        walk.headings.append((line.start, line.end))
        return 1
    if walk.part is Part.PREAMBLE:  # recitals are counted, and a row is none
        _go_on(walk, line, 0)
        return 1
    fresh, stems = walk.fresh, walk.stems
    stem = stems[-1] if stems else None
    walk.rows[id(stem)] += 1
    row = f"row {walk.rows[id(stem)]}"
    block = _open(walk, Part.ANNEX if walk.after_closing else walk.part,
                  f"{stem.number}, {row}" if stem and stem.number else row, line, 0)
    block.parents, block.row = list(stems), True
    walk.fresh, walk.after_closing = fresh, False
    return 1


def _formula(walk: Walk, i: int) -> int:
    line = walk.lines[i]
    match = FORMULA.match(line.text)
    if not match or not (walk.complete or walk.after_closing):
        return 0
    walk.headings.append((line.start, line.source_from(match.end())))
    walk.part, walk.fresh, walk.after_closing, walk.number = Part.PREAMBLE, True, False, 0
    walk.stems, walk.stack = [], ()
    if match.end() < len(line.text):
        _open_preambular(walk, line, match.end())
    return 1


def _closing(walk: Walk, i: int) -> int:
    """The meeting and the date of adoption, on one line or two."""
    if walk.part is Part.PREAMBLE or not walk.complete or walk.fresh:
        return 0
    line = walk.lines[i]
    if walk.part is Part.ANNEX and (walk.closing or not _is_meeting(line.text)):
        return 0
    taken = 1 if _is_meeting(line.text) else 0
    following = walk.lines[i + taken].text if i + taken < len(walk.lines) else ""
    if not (taken and re.search(DATE, line.text)) and _DATE_LINE.fullmatch(following):
        at_end = i + taken + 1 >= len(walk.lines) \
            or _ANNEX.fullmatch(walk.lines[i + taken + 1].text) is not None
        if taken or at_end:
            taken += 1
    for k in range(i, i + taken):
        walk.closing.append((walk.lines[k].start, walk.lines[k].end))
    walk.after_closing = walk.after_closing or taken > 0
    return taken


def _is_meeting(text: str) -> bool:
    match = MEETING.match(text)
    return match is not None and len(text) - match.end() < 40


def _annex(walk: Walk, i: int) -> int:
    """ "Annex II" and the title under it."""
    match = _ANNEX.fullmatch(walk.lines[i].text)
    if not match or walk.part is Part.PREAMBLE or not (walk.complete or walk.after_closing):
        return 0
    walk.part, walk.after_closing, walk.fresh = Part.ANNEX, False, True
    walk.annex, walk.section = ((match["n"],) if match["n"] else ()), ()
    walk.number, walk.stems, walk.stack = 0, [], ()
    titles = 0
    while titles < _HEADING_LINES and _is_heading_line(walk, i + 1 + titles):
        titles += 1
    _head(walk, i, 1 + titles)
    return 1 + titles


def _is_heading_line(walk: Walk, i: int) -> bool:
    """A line of a title: no number, no opening of a paragraph, no end of a sentence."""
    if i >= len(walk.lines):
        return False
    text = walk.lines[i].text
    if walk.lines[i].row:
        return False
    if walk.known and (walk.lines[i].heading or len(text) > _HEADING_LENGTH):
        return walk.lines[i].heading and not (
            _SECTION.fullmatch(text) or _TITLED_SECTION.fullmatch(text) or _ANNEX.fullmatch(text))
    return re.match(r"[^\W\d]|[\u201c\"(]", text) is not None and not (
        NUMBER.match(text) or POINT.match(text) or FORMULA.match(text) or MEETING.match(text)
        or opens_operative(text) or opens_preambular(text) or _SECTION.fullmatch(text)
        or _TITLED_SECTION.fullmatch(text) or _ANNEX.fullmatch(text) or is_complete(text)
    )


def _head(walk: Walk, i: int, count: int) -> None:
    for k in range(i, min(i + count, len(walk.lines))):
        walk.headings.append((walk.lines[k].start, walk.lines[k].end))
    walk.fresh = True


def _section(walk: Walk, i: int) -> int:
    """ "II" or "B" alone on a line, with the title under it, or "II. Title" on one line."""
    if not (walk.complete or walk.after_closing):
        return 0
    text = walk.lines[i].text
    match = _SECTION.fullmatch(text)
    if not match:
        match = _TITLED_SECTION.fullmatch(text)
        if not match or is_complete(text):
            return 0
    label = match["n"]
    if not section_follows(walk.section, label):
        return 0
    walk.section = next_section(walk.section, label)
    walk.stems, walk.stack, titles = [], (), 0
    while titles < _HEADING_LINES and _is_heading_line(walk, i + 1 + titles):
        titles += 1
    if titles and i + 1 + titles < len(walk.lines) and not _opens_anything(walk, i + 1 + titles):
        titles = 0
    _head(walk, i, 1 + titles)
    return 1 + titles


def _opens_anything(walk: Walk, i: int) -> bool:
    text = walk.lines[i].text
    return bool(NUMBER.match(text) or opens_preambular(text) or opens_operative(text)
                or _SECTION.fullmatch(text) or FORMULA.match(text) or walk.part is Part.ANNEX)


def _numbered(walk: Walk, i: int) -> int:
    line = walk.lines[i]
    match = NUMBER.match(line.text)
    if not match and (bare := BARE_NUMBER.match(line.text)) and walk.complete \
            and int(bare["n"]) == walk.number + 1 and opens_operative(line.text[bare.end():]):
        match = bare
    if not match or walk.after_closing:
        return 0
    n, rest = int(match["n"]), line.text[match.end():]
    if not rest and i + 1 < len(walk.lines):
        rest = walk.lines[i + 1].text
    if not _number_fits(walk, n, rest):
        return 0
    if n > walk.number + 1:
        walk.gaps.append((str(walk.number) if walk.number else "", str(n)))
    part = Part.ANNEX if walk.part is Part.ANNEX else Part.OPERATIVE
    if n == 1 and walk.known and walk.unnumbered and part is Part.OPERATIVE:
        _unnumber(walk)
    walk.number, walk.stack = n, ()
    block = _open(walk, part, str(n), line, len(match[0].rstrip()))
    walk.stems = [block]
    return 1


def _unnumber(walk: Walk) -> None:
    """Take the counted numbers back: "Adopts the following declaration:" bears none, and the
    declaration's own paragraphs are numbered."""
    for block in walk.blocks:
        if block.counted:
            block.number = ""
    walk.unnumbered = False


def _decimal(walk: Walk, i: int) -> int:
    """A whole block numbered "1.2": it bears that number whatever stands around it."""
    line = walk.lines[i]
    match = _DECIMAL.match(line.text) if walk.known else None
    if not match or walk.part is Part.PREAMBLE or walk.after_closing or not walk.blocks:
        return 0
    walk.stack = ()
    walk.stems = [_open(walk, walk.part, match["n"], line, match.end("n"))]
    return 1


def _number_fits(walk: Walk, n: int, rest: str) -> bool:
    """Whether a number at a line's start numbers a paragraph, and is no number of the text."""
    verb = opens_operative(rest)
    if walk.number and walk.blocks and not walk.blocks[-1].tail and not walk.fresh:
        return False  # "3." alone on its line, and its text begins with a number
    if n == walk.number + 1:
        return walk.complete or verb
    if n == 1:
        # After the preamble of a further section numbering starts anew.
        return bool(walk.blocks) and (walk.fresh or (walk.known and (
            (walk.unnumbered and walk.part is Part.OPERATIVE) or walk.part is Part.PREAMBLE)))
    return walk.complete and n > walk.number and (verb if walk.part is not Part.ANNEX
                                                  else n <= walk.number + 3)


def _point(walk: Walk, i: int) -> int:
    line = walk.lines[i]
    match = POINT.match(line.text)
    if match and walk.known and not walk.stems and not walk.fresh and walk.blocks \
            and walk.part is not Part.PREAMBLE:
        walk.stems, walk.stack = [walk.blocks[-1]], ()  # of a paragraph without number
    if not match or not walk.stems:
        return 0
    rest = line.text[match.end():]
    first_alone = not rest and i + 1 < len(walk.lines)
    if first_alone:
        rest = walk.lines[i + 1].text
    stack = _placed(walk, i, match["label"], rest)
    if stack is None:
        return 0
    walk.stack = stack
    parents = walk.stems[:len(stack)]
    levels = [f"({level.label})" for level in stack]
    number = " ".join(filter(None, (walk.stems[0].number, *levels)))
    block = _open(walk, walk.stems[0].part, number, line, len(match[0].rstrip()))
    block.parents = parents
    walk.stems = [*parents, block]
    return 1


def _placed(walk: Walk, i: int, label: str, rest: str) -> tuple[Level, ...] | None:
    """The levels open after this point; None where it is a number of the running text."""
    empty = not walk.tail  # "3." or "(a)" alone, directly before this point
    if not (empty or walk.complete):
        return None
    colon = re.search(r":\W*\d{0,3}$", walk.tail) is not None or empty
    stack = place_point(walk.stack, label, after_colon=colon, next_label=_next_label(walk, i))
    # Run-in enumerations ("namely: (a) peace, (b) security") go on in small letters.
    capital = bool(rest) and not rest[0].islower()
    if stack is None:
        stack = place_after_gap(walk.stack, label) if capital else None
        if stack is not None:
            walk.gaps.append((walk.blocks[-1].number, f"({label})"))
    elif len(stack) > len(walk.stack) and not (capital or colon):
        return None
    return stack


def _next_label(walk: Walk, i: int) -> str | None:
    for line in walk.lines[i + 1:]:
        if match := POINT.match(line.text):
            return match["label"]
        if NUMBER.match(line.text):
            return None
    return None


def _preambular(walk: Walk, i: int) -> int:
    if walk.after_closing or not (walk.part is Part.PREAMBLE or
                                  (walk.part is Part.OPERATIVE and walk.fresh)):
        return 0
    line = walk.lines[i]
    if not walk.complete or line.heading:
        return 0
    if not (walk.fresh or opens_preambular(line.text) or _is_further_recital(walk, line)
            or may_open_preambular(line.text, walk.layout.breaks_before(walk.lines, i))):
        return 0
    if walk.fresh and (opens_operative(line.text) or (
            walk.part is Part.OPERATIVE and not opens_preambular(line.text))):
        return 0
    _open_preambular(walk, line, 0)
    return 1


def _is_further_recital(walk: Walk, line: Line) -> bool:
    """Whether a whole block is a recital although no table knows its first word."""
    return walk.known and not (
        walk.part is not Part.PREAMBLE or line.heading or line.text[0].islower()
        or POINT.match(line.text) or opens_operative(line.text))


def _open_preambular(walk: Walk, line: Line, column: int) -> None:
    walk.preambular += 1
    walk.stems, walk.stack = [], ()
    block = _open(walk, Part.PREAMBLE, str(walk.preambular), line, 0)
    if column:
        block.ranges[-1] = (line.source_from(column), line.end)


def _unnumbered_operative(walk: Walk, i: int) -> int:
    """A verb without a number: a sole operative paragraph bears none."""
    line = walk.lines[i]
    if walk.part is Part.ANNEX or walk.after_closing or not walk.complete:
        return 0
    if not opens_operative(line.text):
        return 0
    sole_in_section = bool(walk.section) and (
        walk.fresh or (walk.known and walk.part is Part.PREAMBLE))
    if walk.part is Part.OPERATIVE and not walk.unnumbered and not sole_in_section:
        return 0
    walk.unnumbered = walk.unnumbered or not sole_in_section
    walk.number = 1 if sole_in_section else walk.number + 1
    walk.stack = ()
    walk.stems = [_open(walk, Part.OPERATIVE, str(walk.number), line, 0)]
    walk.stems[0].counted = not sole_in_section
    return 1


def _heading(walk: Walk, i: int) -> int:
    """A heading between numbered paragraphs: complete before it, the next number after it."""
    if not walk.blocks or not walk.complete or walk.after_closing:
        return 0
    count = 0
    while count < _HEADING_LINES and _is_heading_line(walk, i + count):
        count += 1
    if not count or i + count >= len(walk.lines) or walk.lines[i].text[0].islower():
        return 0
    following = walk.lines[i + count].text
    match = NUMBER.match(following)
    numbered = match is not None and int(match["n"]) in (1, walk.number + 1)
    if not numbered and not (_SECTION.fullmatch(following) and walk.part is not Part.PREAMBLE):
        return 0
    _head(walk, i, count)
    walk.stack = ()
    return count


def _loose(walk: Walk, i: int) -> int:
    """A paragraph of an annex that bears no number."""
    if walk.part is not Part.ANNEX or not walk.complete or walk.after_closing:
        return 0
    line = walk.lines[i]
    if line.text[0].islower() or _runs_on(walk, line) or not (
            walk.fresh or walk.known or walk.layout.breaks_before(walk.lines, i)):
        return 0
    walk.stems, walk.stack = [], ()
    bullet = _BULLET.match(line.text) if walk.known else None
    _open(walk, Part.ANNEX, "", line, bullet.end() - 1 if bullet else 0)
    return 1


def _shown_heading(walk: Walk, i: int) -> int:
    """A heading that the format shows as one, or a whole block such as "Article 6"."""
    line = walk.lines[i]
    named = walk.known and walk.part is Part.ANNEX and _ARTICLE.fullmatch(line.text)
    if not (line.heading or named) or walk.after_closing:
        return 0
    _head(walk, i, 1)
    walk.stack = ()
    return 1


def _further(walk: Walk, i: int) -> int:
    """A whole block without a number before the numbered paragraphs: one of its own.

    After a numbered one it goes on with that, whatever stands between them.
    """
    line = walk.lines[i]
    if not walk.known or walk.part is not Part.OPERATIVE or walk.after_closing \
            or line.text[0].islower() or not walk.fresh or (walk.stems and not walk.unnumbered):
        return 0
    walk.stems, walk.stack = [], ()
    _open(walk, walk.part, "", line, 0)
    return 1


def _runs_on(walk: Walk, line: Line) -> bool:
    """Whether a block of an annex without a number goes on with what a colon opened."""
    bullet = _BULLET.match(line.text) is not None
    if walk.known and not walk.fresh and (
            walk.run_on or (walk.stems and (walk.tail.endswith(":") or bullet))):
        walk.run_on = True
    return walk.run_on
