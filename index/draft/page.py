"""The lines of a page of a draft's PDF, in the order of the file: two columns stay apart."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

import pypdfium2

from index.draft.lines import PageLine
from index.pdf.letters import Letters

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.85  # of the line's type size: a raised figure this small is a footnote's mark
_SPACE = 0.15  # of the type size: letters further apart have a space between them
_Letter = tuple[str, float, float, float, float]  # the letter, left, right, base, type size


def read_draft_page(page: pypdfium2.PdfPage) -> tuple[PageLine, ...]:
    """The lines of one page of an open PDF document. Turned and unseen letters are left out."""
    with closing(page.get_textpage()) as text:
        return tuple(_lines(Letters(text)))


def _lines(letters: Letters) -> Iterator[PageLine]:
    """The lines of a page in PDFium's order, which is the file's.

    PDFium breaks a line at a raised figure as well; what goes on to the right of the line, at
    nearly its height, is no new one.
    """
    line: list[_Letter] = []
    broken = False
    for letter in _letters(letters):
        if letter[0] in "\r\n":
            broken = True
            continue
        if broken and line and not _goes_on(line, letter):
            yield from _line(line)
            line = []
        elif broken and line and letter[1] - line[-1][2] > _SPACE * letter[4]:
            line.append((" ", *line[-1][1:]))
        broken = False
        line.append(letter)
    yield from _line(line)


def _goes_on(line: list[_Letter], letter: _Letter) -> bool:
    _, _, right, base, size = line[-1]
    larger = max(size, letter[4])
    return abs(letter[3] - base) < 0.6 * larger and right - 1 <= letter[1] < right + 2 * larger


def _letters(letters: Letters) -> Iterator[_Letter]:
    last = (0.0, 0.0, 0.0, 0.0)
    for i in range(len(letters)):
        char = _char(letters.code(i), letters.is_hyphen(i))
        if not char:
            continue
        if not letters.is_generated(i) and char not in "\r\n":
            placed = letters.placed(i)
            if placed is None:
                continue
            last = placed
        yield (char, *last)


def _char(code: int, is_hyphen: bool) -> str:
    """A letter by its number; empty for what is none, or is not to be seen."""
    if is_hyphen:
        return "-"
    if code < 32:
        return chr(code) if code in (9, 10, 13) else ""
    return chr(code) if code < 0xD800 or 0xE000 <= code < 0xFFFD or code > 0xFFFF else ""


def _line(letters: list[_Letter]) -> Iterator[PageLine]:
    seen = [letter for letter in letters if not letter[0].isspace()]
    if not seen:
        return
    size = max(letter[4] for letter in seen)
    base = next(letter[3] for letter in seen if letter[4] == size)
    text = "".join(char.translate(_RAISED)
                   if s <= _SMALL * size and b > base + 0.1 * size else char
                   for char, _, _, b, s in letters)
    yield PageLine(text.strip(), seen[0][1], max(letter[2] for letter in seen), base, size)
