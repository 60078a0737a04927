"""Reading a draft from plain text: paragraphs by blank lines, indents and list marks.

The text stays as it is, so that offsets are those of the file (its line ends as "\\n"); the ">"
before the lines of a quoted message becomes a space.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from index.draft.draft import Block, Draft, Role
from index.draft.notes import with_notes
from index.draft.set_off import DEEPER_COLUMNS, ENDED, FEWEST_WORDS, LIST_MARK

_NUMBERED = re.compile(r"\(?(?P<number>\d{1,3})[.)]\s+")
_MARKED = re.compile(r"[ \t]*>[> \t]*")
_UNWRAPPED = 140  # letters: lines this long are not broken by hand, each is a paragraph


@dataclass(frozen=True, slots=True)
class _Line:
    number: int  # from 1
    start: int
    text: str
    marked: bool  # with ">"

    @property
    def indent(self) -> int:
        body = self.text.expandtabs(4)
        return len(body) - len(body.lstrip())

    @property
    def body(self) -> str:
        return self.text.strip()


def read_text_draft(text: str, name: str) -> Draft:
    """The draft in a plain text; ``name`` is the file's."""
    lines = list(_lines(text))
    text = "\n".join(line.text for line in lines)
    paragraphs = [p for group in _groups(lines) for p in _paragraphs(group)]
    usual = _usual_indent(paragraphs)
    first_indented = _indents_first_lines(paragraphs)
    blocks: list[Block] = []
    quote = 0
    before: Sequence[_Line] = ()
    for lines_of in paragraphs:
        is_quote = _is_quote(
            lines_of, () if blocks and blocks[-1].role is Role.QUOTE else before, usual,
            first_indented,
        ) or (
            bool(blocks) and blocks[-1].role is Role.QUOTE and not before[0].marked
            and lines_of[0].indent == before[0].indent and not lines_of[0].marked)
        if is_quote:
            goes_on = bool(blocks) and blocks[-1].role is Role.QUOTE \
                and before[0].marked == lines_of[0].marked \
                and (not lines_of[0].marked or _touch(text, before, lines_of))
            quote += not goes_on
        first, last = lines_of[0], lines_of[-1]
        start = first.start + len(first.text) - len(first.text.lstrip())
        end = last.start + len(last.text.rstrip())
        role = Role.QUOTE if is_quote else Role.TEXT
        blocks.append(Block(start, end, role, len(blocks) + 1, first.number,
                            quote=quote if is_quote else 0))
        before = lines_of
    return with_notes(Draft(name, text, tuple(blocks)))


def _lines(text: str) -> Iterator[_Line]:
    at = 0
    for number, line in enumerate(text.split("\n"), 1):
        mark = _MARKED.match(line)
        if mark:
            line = mark.group().replace(">", " ") + line[mark.end() :]
        yield _Line(number, at, line.replace("\f", " ").replace("\v", " "), mark is not None)
        at += len(line) + 1


def _groups(lines: Iterable[_Line]) -> Iterator[list[_Line]]:
    """Lines between blank ones, marked and unmarked ones apart."""
    for key, group in groupby(lines, key=lambda line: (bool(line.body), line.marked)):
        if key[0]:
            yield list(group)


def _paragraphs(group: Sequence[_Line]) -> Iterator[list[_Line]]:
    """The paragraphs of a group, where they are told apart by more than blank lines."""
    width = max(len(line.text) for line in group)
    paragraph = [group[0]]
    for above, line in pairwise(group):
        if _begins(paragraph, above, line, width):
            yield paragraph
            paragraph = []
        paragraph.append(line)
    yield paragraph


def _begins(paragraph: Sequence[_Line], above: _Line, line: _Line, width: int) -> bool:
    if width > _UNWRAPPED or LIST_MARK.match(line.body):
        return True
    ended = ENDED.search(above.body) is not None
    if ended and len(above.text) < 0.7 * width:
        return True
    change = line.indent - above.indent
    if change >= DEEPER_COLUMNS:
        return not LIST_MARK.match(paragraph[0].body)  # the rest of a point hangs
    # The first line of a paragraph may be indented; two of them are a block.
    return change <= -DEEPER_COLUMNS and len(paragraph) > 1


def _usual_indent(paragraphs: Sequence[Sequence[_Line]]) -> int:
    """How far the text itself is indented: the least of what is common."""
    counted = Counter(line.indent for lines in paragraphs for line in lines if not line.marked)
    common = [indent for indent, n in counted.items() if 4 * n >= counted.total()]
    return min(common or counted, default=0)


def _indents_first_lines(paragraphs: Sequence[Sequence[_Line]]) -> bool:
    several = [lines for lines in paragraphs if len(lines) > 1]
    indented = sum(lines[0].indent > lines[1].indent for lines in several)
    return indented > 0 and 2 * indented >= len(several)


def _is_quote(
    lines: Sequence[_Line], before: Sequence[_Line], usual: int, first_indented: bool
) -> bool:
    if lines[0].marked:
        return True
    if any(line.indent < usual + DEEPER_COLUMNS for line in lines):
        return False
    if len(lines) == 1 and (first_indented or len(lines[0].body.split()) < FEWEST_WORDS):
        return False
    numbered = _NUMBERED.match(lines[0].body)
    if numbered:
        # A list counts from one; a quoted paragraph has the number it has.
        return int(numbered["number"]) > 1 and not (
            before and _NUMBERED.match(before[0].body) and before[0].indent == lines[0].indent)
    return not LIST_MARK.match(lines[0].body) or lines[0].body.startswith("(")


def _touch(text: str, before: Sequence[_Line], lines: Sequence[_Line]) -> bool:
    """Whether no more than marked, empty lines lie between two marked paragraphs."""
    return lines[0].number - before[-1].number <= 2
