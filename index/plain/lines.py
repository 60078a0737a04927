"""The lines of a source text, with where every character of them stands in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_LINE = re.compile(r"[^\n\r\f\v\x1c-\x1e\x85\u2028\u2029]+")
SOFT_HYPHEN = "\u00ad"


@cache
def is_invisible(char: str) -> bool:
    """Whether a character is neither seen nor white space: zero-width marks, controls.

    Unicode's categories Cf and Cc say so (soft hyphens, joiners, byte-order marks, bells).
    """
    return not char.isspace() and unicodedata.category(char) in ("Cf", "Cc")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    ``text`` is without invisible characters and outer white space, its inner white space
    collapsed; ``origin[i]`` is where ``text[i]`` stands in the source, ``start`` and ``end``
    where the line does. ``indent`` counts the leading white space, ``blanks`` the blank lines
    before it; ``new_page`` says that a form feed stands before it, ``heading`` that the format
    shows it as a heading, ``row`` that it is a row of a table.
    """

    text: str
    origin: tuple[int, ...]
    start: int
    end: int
    indent: int
    blanks: int
    new_page: bool
    heading: bool = False
    row: bool = False

    def source_from(self, column: int) -> int:
        """Where in the source ``text[column:]`` begins (the end of the line if it is empty)."""
        return self.origin[column] if column < len(self.origin) else self.end


def split_lines(source: str) -> tuple[Line, ...]:
    """The lines of ``source`` that are not blank, whatever ends them (LF, CRLF, form feed)."""
    lines: list[Line] = []
    previous_end = 0
    for match in _LINE.finditer(source):
        text, origin = _visible(source, match.start(), match.end())
        if not text:
            continue
        between = source[previous_end:match.start()]
        breaks = between.count("\n") or between.count("\r")
        lines.append(Line(
            text=text, origin=origin, start=origin[0], end=origin[-1] + 1,
            indent=origin[0] - match.start(), blanks=max(0, breaks - 1) if lines else 0,
            new_page="\f" in between,
        ))
        previous_end = match.end()
    return tuple(lines)


def _visible(source: str, start: int, end: int) -> tuple[str, tuple[int, ...]]:
    chars: list[str] = []
    origin: list[int] = []
    for at in range(start, end):
        char = source[at]
        if is_invisible(char):
            continue
        if char.isspace():
            if not chars or chars[-1] == " ":
                continue
            char = " "
        chars.append(char)
        origin.append(at)
    if chars and chars[-1] == " ":
        chars.pop()
        origin.pop()
    return "".join(chars), tuple(origin)
