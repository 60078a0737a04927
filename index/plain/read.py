"""Reading a resolution from plain text, however badly it was extracted from a PDF."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import PurePath

from index.blocks import Blocks
from index.compose import Edit, Mended, Raw, compose, gather
from index.errors import NotAResolution, NotASymbol
from index.languages import refuse_others
from index.plain.compounds import Evidence, weigh
from index.plain.furniture import find_furniture
from index.plain.lines import Line, is_invisible, split_lines
from index.plain.marks import find_marks
from index.plain.mend import find_mends
from index.plain.openers import is_complete
from index.plain.paragraphs import FORMULA, MEETING, Block, Walk, read_paragraphs
from index.references import as_date, find_references
from index.resolution import Paragraph, Part, Resolution, Span, SpanKind, ordinal
from index.symbol import CORE, DATE, Symbol, parse_symbol

_HEADING = re.compile(
    rf"(?:[AS]/RES/|(?:Resolution|RESOLUTION)\s+)?(?P<symbol>{CORE}(?:\s?[A-Z])?)\.(?:\s+|$)",
    re.VERBOSE,
)
_PART_LETTER = re.compile(r"[A-HJ-UWYZ]")  # I, V and X number sections
_LONGEST_PART_TITLE = 6  # lines, that of the letter among them
_COUNCIL_HEADING = re.compile(r"(?:Resolution|RESOLUTION)\s+(?P<symbol>\d{1,4}\s?\(\d{4}\))")
_ADOPTED = re.compile(
    rf"[Aa]dopted by the (?:General Assembly|Security Council)(?: at its (?P<meeting>\d+\w\w "
    rf"(?:\(?\w+\)? ){{0,3}}meeting),?)?,? on (?P<date>{DATE})"
)


def read_text(data: bytes, name: str = "") -> Resolution:
    """Read the resolution in the bytes of a UTF-8 text file.

    ``name`` is the file's name, for messages. Lines may be broken, spaced and numbered in any
    of the ways in which PDF extraction damages them; every repair is recorded in the
    paragraphs, and what the file lacks is said in ``warnings``. Raises NotAResolution where the
    bytes are not UTF-8 text, or hold no title under a symbol ("68/243. Title"), no enacting
    formula ("The General Assembly,") or no paragraph.
    """
    shown = name or "The text"
    try:
        source = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotAResolution(
            f"{shown} is not UTF-8 text: byte {error.start} (0x{data[error.start]:02x}) cannot be "
            "read; save it as UTF-8 plain text."
        ) from error
    return read_decoded(source, name)


def read_decoded(source: str, name: str = "") -> Resolution:
    """Read a resolution from text that is already decoded; see ``read_text``."""
    shown = name or "The text"
    if "\0" in source:
        raise NotAResolution(f"{shown} holds a NUL character at offset {source.index(chr(0))} and "
                             "is not plain text; extract its text first.")
    lines = split_lines(source)
    if not lines:
        raise NotAResolution(f"{shown} is empty; give it the text of a resolution.")
    return _Reading(source, name, lines).resolution()


def read_blocks(blocks: Blocks, name: str = "") -> Resolution:
    """Read a resolution from a text whose blocks and footnote marks are known.

    Nothing is guessed about line breaks, marks or page furniture; ``Resolution.source`` is
    ``blocks.source``. Raises NotAResolution as ``read_text`` does.
    """
    lines = blocks.lines()
    if not lines:
        raise NotAResolution(f"{name or 'The text'} is empty; give it the text of a resolution.")
    return _Reading(blocks.source, name, lines, blocks).resolution()


def _find_heading(lines: Sequence[Line], shown: str) -> tuple[int, Symbol, int]:
    """The line with the symbol, the symbol, and the column where the title begins."""
    for i, line in enumerate(lines):
        match = _HEADING.match(line.text) or _COUNCIL_HEADING.fullmatch(line.text)
        if match:
            try:
                return i, parse_symbol(match["symbol"]), match.end()
            except NotASymbol:
                continue
    refuse_others((line.text for line in lines), shown)
    raise NotAResolution(f"{shown} has no heading such as \u201c68/243. Title of the "
                         "resolution\u201d; give the whole text of one resolution.")


def _find_formula(lines: Sequence[Line], head: int, shown: str) -> int:
    for i in range(head + 1, len(lines)):
        if FORMULA.match(lines[i].text):
            return i
    refuse_others((line.text for line in lines), shown)
    raise NotAResolution(f"{shown} has no enacting formula such as \u201cThe General "
                         "Assembly,\u201d after its title; give the whole text of one resolution.")


def _part_letters(lines: Sequence[Line], head: int) -> list[int]:
    """Which lines after the title are nothing but a capital letter, shortly before an enacting
    formula: resolutions in parts share a symbol and a title (75/253 A to C)."""
    found = []
    for i in range(head + 1, len(lines)):
        if FORMULA.match(lines[i].text):
            before = range(i - 1, max(head, i - 1 - _LONGEST_PART_TITLE), -1)
            found += [k for k in before if _PART_LETTER.fullmatch(lines[k].text)][:1]
    return found


class _Reading:
    """One reading of one source; held open only while its resolution is made."""

    def __init__(self, source: str, name: str, lines: Sequence[Line],
                 blocks: Blocks | None = None) -> None:
        head, symbol, column = _find_heading(lines, name or "The text")
        formula = _find_formula(lines, head, name or "The text")
        self.source, self.name, self.symbol, self.blocks = source, name, symbol, blocks
        self.front = lines[:head]
        letter = self._part(lines, head, formula)
        title_lines = [line for line in lines[head:formula] if line is not letter]
        plain = " ".join((lines[head].text[column:], *(line.text for line in title_lines[1:])))
        furniture_at = self._furniture(title_lines[1:], plain)
        dropped = [title_lines[1 + i] for i in sorted(furniture_at)]
        title_lines = [title_lines[0], *(line for i, line in enumerate(title_lines[1:])
                                         if i not in furniture_at)]
        self.title_ranges = [(title_lines[0].source_from(column), title_lines[0].end),
                             *((line.start, line.end) for line in title_lines[1:])]
        if column >= len(title_lines[0].text):
            self.title_ranges.pop(0)
        self.shared_title = sum(letter is not None and end <= letter.start
                                for _, end in self.title_ranges)  # lines
        self.symbol_ranges = [(lines[head].start, lines[head].source_from(column)),
                              *([(letter.start, letter.end)] if letter else [])]
        title = " ".join((lines[head].text[column:], *(line.text for line in title_lines[1:])))
        body = lines[formula:]
        furniture = self._furniture(body, title.strip())
        self.furniture = [(line.start, line.end) for i, line in enumerate(body) if i in furniture]
        self.furniture += [(line.start, line.end) for line in dropped]
        self.walk: Walk = read_paragraphs(
            [line for i, line in enumerate(body) if i not in furniture], known=blocks is not None)
        self.claims: list[tuple[int, int, int, SpanKind]] = []  # start, end, owner, kind

    def _part(self, lines: Sequence[Line], head: int, formula: int) -> Line | None:
        """The line with the letter of the part that this is, and the symbol with it."""
        letters = _part_letters(lines, head)
        if len(letters) > 1:
            parts = ", ".join(lines[i].text for i in letters)
            raise NotAResolution(f"{self.name or 'The text'} holds {len(letters)} resolutions, "
                                 f"{self.symbol} {parts}; give each as a file of its own, or all "
                                 "as AKN4UN XML.")
        if self.symbol.letter:
            return None
        if letters and letters[0] < formula:
            line = lines[letters[0]]
            self.symbol = replace(self.symbol, letter=line.text)
            return line
        over = re.search(rf"RES/{re.escape(self.symbol.short)}\s?({_PART_LETTER.pattern})$",
                         "\n".join(line.text for line in self.front), re.MULTILINE)
        if over:  # only the masthead says which part it is
            self.symbol = replace(self.symbol, letter=over[1])
        return None

    def resolution(self) -> Resolution:
        """Join, mend and account for everything."""
        shown = self.name or "The text"
        walk = self.walk
        blocks = [b for b in walk.blocks if b.ranges]
        if not blocks:
            raise NotAResolution(f"{shown} has no paragraphs after \u201cThe {self.symbol.organ},"
                                 "\u201d; give the whole text of one resolution.")
        self._number(blocks)
        raws = [gather(self.source, b.ranges) for b in blocks]
        title_raw = gather(self.source, self.title_ranges)
        shared = gather(self.source, self.title_ranges[:self.shared_title]).text
        closing_raw = gather(self.source, walk.closing)
        evidence = weigh([title_raw.text, *(raw.text for raw in raws)])
        cut = not walk.closing and not is_complete(raws[-1].text)
        if self.blocks is None:
            marks = find_marks([title_raw.text, *(raw.text for raw in raws)], cut=cut)
        else:
            marks = [self.blocks.mark_edits(raw) for raw in (title_raw, *raws)]
        self._account()
        if shared and len(shared) < len(title_raw.text):
            marks[0] = [*marks[0], Edit(len(shared), len(shared), ":", "title of a part")]
        heading = self._paragraph(Part.HEADING, "", self._mended(
            title_raw, marks[0], evidence, SpanKind.HEADING, 1))
        mended = [self._mended(raw, edits, evidence, SpanKind.PARAGRAPH, 2 + i)
                  for i, (raw, edits) in enumerate(zip(raws, marks[1:], strict=True))]
        texts = {id(b): m.text for b, m in zip(blocks, mended, strict=True)}
        paragraphs = tuple(
            self._paragraph(b.part, b.number, m,
                            tuple(texts[id(p)] for p in b.parents if id(p) in texts))
            for b, m in zip(blocks, mended, strict=True) if m.text
        )
        closing = self._paragraph(Part.END, "", self._mended(
            closing_raw, [], evidence, SpanKind.CLOSING, 2 + len(raws))) if walk.closing else None
        meeting, adopted = self._adoption(closing)
        return Resolution(
            symbol=self.symbol, title=heading.text, session=self.symbol.session_number,
            adopted=adopted, meeting=meeting, heading=heading, paragraphs=paragraphs,
            closing=closing, spans=self._spans(), source=self.source,
            warnings=tuple(self._warnings(paragraphs, closing)),
        )

    def _furniture(self, lines: Sequence[Line], title: str) -> frozenset[int]:
        """What belongs to the page; a format with known blocks has left it out already."""
        return frozenset() if self.blocks else find_furniture(lines, self.symbol, title)

    def _number(self, blocks: Sequence[Block]) -> None:
        """Put the section before the number: in annexes, and where numbering starts anew."""
        numbers = [b.number for b in blocks if b.part is Part.OPERATIVE]
        restarts = len(set(numbers)) < len(numbers)
        for block in blocks:
            sectioned = block.part is Part.ANNEX or (restarts and block.part is Part.OPERATIVE)
            if sectioned and block.number and block.section:
                block.number = ".".join((*block.section, block.number))

    def _mended(self, raw: Raw, marks: Sequence[Edit], evidence: Evidence, kind: SpanKind,
                owner: int) -> Mended:
        taken = {at for mark in marks for at in range(mark.start, mark.end)}
        printed = self.blocks is not None
        edits = [*marks, *(e for e in find_mends(raw.text, evidence, printed=printed)
                           if taken.isdisjoint(range(e.start, max(e.end, e.start + 1))))]
        mended = compose(self.source, raw, edits)
        for piece in mended.pieces:
            self._mark(piece.source, piece.source + piece.length, kind, owner)
        for mend in mended.mends:
            self._mark(mend.source, mend.source + len(mend.was), SpanKind.MEND, owner)
        for mark in mended.marks:
            self._mark(mark.source, mark.source + len(mark.mark), SpanKind.FOOTNOTE_MARK, owner)
        for start, end in mended.removed:
            self._mark(start, end, SpanKind.FURNITURE, owner)
        return mended

    def _paragraph(self, part: Part, number: str, mended: Mended,
                   chapeau: tuple[str, ...] = ()) -> Paragraph:
        return Paragraph(part, number, mended.text, chapeau, mended.pieces, mended.mends,
                         mended.marks, find_references(mended.text))

    def _account(self) -> None:
        """Mark what is not paragraph text: the front matter, headings, numbers, furniture."""
        for line in self.front:
            self._mark(line.start, line.end, SpanKind.HEADING, 0)
        for ranges, kind in ((self.symbol_ranges, SpanKind.HEADING),
                             (self.walk.headings, SpanKind.HEADING),
                             (self.walk.numerals, SpanKind.PARAGRAPH),
                             (self.furniture, SpanKind.FURNITURE)):
            for start, end in ranges:
                self._mark(start, end, kind, -1 if kind is SpanKind.FURNITURE else 1)

    def _mark(self, start: int, end: int, kind: SpanKind, owner: int) -> None:
        text = self.source[start:end]
        if text.strip():
            start, end = end - len(text.lstrip()), start + len(text.rstrip())
            self.claims.append((start, end, owner, kind))

    def _spans(self) -> tuple[Span, ...]:
        """The spans that tile every character that is not white space, in order.

        Invisible characters that no paragraph recorded (between paragraphs) count as mended.
        """
        spans: list[Span] = []
        previous_owner, at = 0, 0
        for start, end, owner, kind in (*sorted(self.claims), (len(self.source),) * 3 + (None,)):
            spans += [Span(at + m.start(), at + m.end(), SpanKind.MEND)
                      for m in re.finditer(r"\S+", self._unclaimed(at, start))]
            if kind is None:
                break
            if end <= at:
                continue  # an invisible character inside a footnote mark
            start = max(start, at)
            if spans and spans[-1].kind is kind and previous_owner == owner:
                spans[-1] = Span(spans[-1].start, end, kind)
            else:
                spans.append(Span(start, end, kind))
            previous_owner, at = owner, end
        return tuple(spans)

    def _unclaimed(self, start: int, end: int) -> str:
        """The text between two claims; a letter in it would be one that was lost."""
        between = self.source[start:end]
        lost = next((c for c in between if not c.isspace() and not is_invisible(c)), None)
        if lost is not None:
            raise AssertionError(f"{lost!r} near offset {start} of the text was not read")
        return between

    def _adoption(self, closing: Paragraph | None) -> tuple[str | None, date | None]:
        """The meeting and the date, from the closing line or else from the front matter."""
        text = closing.text if closing else ""
        meeting = MEETING.search(text)
        dates = re.findall(DATE, text)
        front = _ADOPTED.search(" ".join(line.text for line in self.front))
        if front is None:
            front = _ADOPTED.search(" ".join(self.source[s:e] for s, e in self.title_ranges))
        adopted = as_date(dates[-1]) if dates else as_date(front["date"]) if front else None
        held = meeting[0] if meeting else front["meeting"] if front else None
        return held, adopted

    def _warnings(self, paragraphs: Sequence[Paragraph], closing: Paragraph | None) -> list[str]:
        warnings = []
        if _named_otherwise(self.name, self.symbol):
            warnings.append(f"the file is named {self.name} but holds {self.symbol}.")
        for before, after in self.walk.gaps:
            after_what = f"paragraph {before}" if before else "the preamble"
            warnings.append(f"paragraph {after} follows {after_what}; text may be missing.")
        operative = [p for p in paragraphs if p.part is Part.OPERATIVE]
        if self.walk.unnumbered:
            warnings.append("the operative paragraphs bear no numbers; they are counted from 1.")
        if end := _open_end(paragraphs[-1], closing):
            warnings.append(end)
        elif not operative:
            warnings.append("the text has no operative paragraphs; the file may be cut off.")
        for before_p, after_p in pairwise(paragraphs):
            if before_p.part is Part.PREAMBLE and not is_complete(before_p.text) \
                    and after_p.part is Part.OPERATIVE:
                warnings.append(f"{_named(before_p)} has no end; text may be missing.")
        return [f"{self.symbol}: {warning}" for warning in warnings]


def _named_otherwise(name: str, symbol: Symbol) -> bool:
    """Whether a file's name is the symbol of another resolution."""
    try:
        return parse_symbol(PurePath(name).name) != symbol
    except NotASymbol:
        return False


def _open_end(last: Paragraph, closing: Paragraph | None) -> str | None:
    """The sentence that says where a text breaks off, None where it ends as it should."""
    if closing is not None and last.part is not Part.ANNEX:
        return None
    if re.search(r"[.!?][\u201d\u2019\"')\]]*$", last.text):
        return None
    if last.part is Part.ANNEX and is_complete(last.text):
        return None
    where = "after" if is_complete(last.text) else "in the middle of"
    return f"the text ends {where} {_named(last)}; the file may be cut off."


def _named(paragraph: Paragraph) -> str:
    if paragraph.part is Part.PREAMBLE:
        return f"the {ordinal(int(paragraph.number))} preambular paragraph"
    if paragraph.part is Part.ANNEX:
        return f"paragraph {paragraph.number} of the annex" if paragraph.number else "the annex"
    return f"paragraph {paragraph.number}"
