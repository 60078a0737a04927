"""A text whose blocks are known for certain: what a format with a layout hands to the reader.

A PDF shows by type and place, a DOCX or an HTML page by its markup, where each paragraph begins
and ends, what is a heading, and what is a footnote mark. None of this has to be guessed then.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index.compose import Edit, Raw
from index.plain.lines import Line, split_lines

_MEASURE = re.compile(r"\d\s?[kcm]?m\Z")  # "5 km": the raised figure after it is no footnote mark


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a block's text; a ``mark`` is a footnote mark, which is no word of it."""

    text: str
    mark: bool = False


@dataclass(frozen=True, slots=True)
class Printed:
    """A block as it is printed: a paragraph with its number in front, a heading, a table's row.

    What is both a heading and a row is the row at the head of a table.

    A newline inside a run is a line break of the page, after which a hyphen may belong to the
    line and not to the word.
    """

    runs: tuple[Run, ...]
    heading: bool = False
    row: bool = False

    @property
    def text(self) -> str:
        """The words, without footnote marks, white space collapsed."""
        return " ".join("".join(run.text for run in self.runs if not run.mark).split())


@dataclass(frozen=True, slots=True)
class Blocks:
    """The text of a document, a blank line between blocks, and what is known of it.

    ``headings`` and ``rows`` are the offsets in ``source`` at which headings and rows of tables
    begin, ``marks`` the ranges of footnote marks.
    """

    source: str
    headings: frozenset[int]
    rows: frozenset[int]
    marks: tuple[tuple[int, int], ...]

    def lines(self) -> tuple[Line, ...]:
        """Each block as one line, whose characters know their places in ``source``."""
        joined: list[list[Line]] = []
        for line in split_lines(self.source):
            if line.blanks or not joined:
                joined.append([])
            joined[-1].append(line)
        return tuple(self._joined(lines, bool(i)) for i, lines in enumerate(joined))

    def _joined(self, lines: Sequence[Line], blank: bool) -> Line:
        text: list[str] = []
        origin: list[int] = []
        for line in lines:
            if text:
                text.append(" ")
                origin.append(line.start - 1)
            text.append(line.text)
            origin += line.origin
        return Line("".join(text), tuple(origin), lines[0].start, lines[-1].end, 0, int(blank),
                    False, lines[0].start in self.headings, lines[0].start in self.rows)

    def mark_edits(self, raw: Raw) -> list[Edit]:
        """The edits that take the footnote marks out of a paragraph gathered from ``source``.

        The space before a mark goes with it, unless a word follows the mark directly.
        """
        edits = []
        for first, last in self.marks:
            start, end = bisect_left(raw.origin, first), bisect_left(raw.origin, last)
            if start == end:
                continue
            if raw.text[end:end + 1].isalnum() and start:
                edits.append(Edit(start, end, "", "footnote mark", mark=True))
                continue
            while start and raw.text[start - 1].isspace() and (not edits or start > edits[-1].end):
                start -= 1
            if not start:
                end += len(raw.text[end:end + 1]) if raw.text[end:end + 1].isspace() else 0
            edits.append(Edit(start, end, "", "footnote mark", mark=True))
        return edits


def set_out(blocks: Iterable[Printed]) -> Blocks:
    """Set the blocks out one after another, a blank line between them."""
    parts: list[str] = []
    headings: set[int] = set()
    rows: set[int] = set()
    marks: list[tuple[int, int]] = []
    at = 0
    for block in blocks:
        if not any(c.isalnum() for c in block.text):
            continue  # empty, or a rule, or asterisks between parts
        if parts:
            parts.append("\n\n")
            at += 2
        first = True
        for run in block.runs:
            # A blank line inside a block would end it.
            text = re.sub(r"\s*\n\s*", "\n", run.text)
            text = text.lstrip() if first else text
            if not text:
                continue
            if first and block.heading:
                headings.add(at)
            if first and block.row:
                rows.add(at)
            if run.mark and not _MEASURE.search("".join(parts[-2:])):
                marks.append((at, at + len(text)))
            first = False
            parts.append(text)
            at += len(text)
        trailing = len(parts[-1]) - len(parts[-1].rstrip("\n"))
        if trailing:
            parts[-1] = parts[-1][:-trailing]
            at -= trailing
    return Blocks("".join(parts), frozenset(headings), frozenset(rows), tuple(marks))
