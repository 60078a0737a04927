"""From stretches of a source to a paragraph's text, with account of every character."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from index.plain.lines import SOFT_HYPHEN, is_invisible
from index.resolution import FootnoteMark, Mend, Piece


@dataclass(frozen=True, slots=True)
class Raw:
    """A paragraph's characters as the file has them, lines joined but nothing mended.

    White space is one character, a newline where a line ends and a space elsewhere.
    ``origin[i]`` is where ``text[i]`` stands in the source; ``hidden`` are the invisible
    characters left out: (index in ``text`` before which it stood, source offset, character).
    """

    text: str
    origin: tuple[int, ...]
    hidden: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` of a raw text become ``now``, by ``rule``.

    A ``mark`` is a footnote mark, ``furniture`` a page number: both leave the text.
    """

    start: int
    end: int
    now: str
    rule: str
    mark: bool = False
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Mended:
    """A paragraph's text as it is read, and how it came from the source."""

    text: str
    pieces: tuple[Piece, ...]
    mends: tuple[Mend, ...]
    marks: tuple[FootnoteMark, ...]
    removed: tuple[tuple[int, int], ...]  # source ranges of page numbers taken out


def gather(source: str, ranges: Iterable[tuple[int, int]]) -> Raw:
    """Join the given ranges of ``source``, in order, into one raw text."""
    chars: list[str] = []
    origin: list[int] = []
    hidden: list[tuple[int, int, str]] = []
    for number, (start, end) in enumerate(ranges):
        gap = "\n" if number else ""
        for word in re.finditer(r"\S+|\s+", source[start:end]):
            at = start + word.start()
            if word[0].isspace():
                gap = " " if gap != "\n" and all(map(_is_inner, word[0])) else "\n"
                continue
            for k, char in enumerate(word[0], at):
                if is_invisible(char) and not (char == SOFT_HYPHEN and _ends_line(source, k)):
                    hidden.append((len(chars), k, char))
                    continue
                if gap and chars:
                    chars.append(gap)
                    single = gap == " " == source[k - 1] and origin[-1] == k - 2
                    origin.append(k - 1 if single else k)
                gap = ""
                chars.append(char)
                origin.append(k)
    return Raw("".join(chars), tuple(origin), tuple(hidden))


def _is_inner(char: str) -> bool:
    return char not in "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"


def _ends_line(source: str, at: int) -> bool:
    return re.match(r".[^\S\n\r\f]*(?:[\n\r\f]|$)", source[at:at + 40], re.DOTALL) is not None


def compose(source: str, raw: Raw, edits: Iterable[Edit]) -> Mended:
    """Carry out ``edits`` (in order, not overlapping) and keep account of every character."""
    return _Composer(source, raw).run(sorted(edits, key=lambda e: (e.start, e.end)))


class _Composer:
    """The text as it grows; held open only while one paragraph is composed."""

    def __init__(self, source: str, raw: Raw) -> None:
        self.source, self.raw = source, raw
        self.text: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.mends: list[Mend] = []
        self.marks: list[FootnoteMark] = []
        self.removed: list[tuple[int, int]] = []
        self.hidden = list(raw.hidden)

    def run(self, edits: list[Edit]) -> Mended:
        at = 0
        for edit in edits:
            self.keep(at, edit.start)
            self.change(edit)
            at = edit.end
        self.keep(at, len(self.raw.text))
        self.show_hidden(len(self.raw.text))
        text = "".join(self.text)
        return Mended(text, tuple(self.pieces), tuple(self.mends), tuple(self.marks),
                      tuple(self.removed))

    def keep(self, start: int, end: int) -> None:
        """Take over raw characters unchanged, one piece for each run that the file has too."""
        text, origin = self.raw.text, self.raw.origin
        at = start
        while at < end:
            self.show_hidden(at)
            if text[at] == "\n" or self.source[origin[at]] != text[at]:
                self.write(" ")
                at += 1
                continue
            first, stop = at, self.hidden[0][0] if self.hidden else end
            at += 1
            while at < min(end, stop) and text[at] != "\n" and origin[at] == origin[at - 1] + 1 \
                    and self.source[origin[at]] == text[at]:
                at += 1
            self.pieces.append(Piece(self.length, origin[first], at - first))
            self.write(text[first:at])

    def write(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def change(self, edit: Edit) -> None:
        """Carry out one edit; white space inside a mark's edit goes without a trace."""
        self.show_hidden(edit.start)
        inside = range(edit.start, edit.end)
        solid = [self.raw.origin[i] for i in inside if not self.raw.text[i].isspace()]
        start = solid[0] if solid else self._gap_before(edit.start)
        end = solid[-1] + 1 if solid else self._gap_end(start, edit)
        was = self.source[start:end]
        self.hidden = [h for h in self.hidden if not start <= h[1] < end]  # they are in ``was``
        if edit.mark:
            self.marks.append(FootnoteMark(self.length, start, was))
        elif edit.furniture:
            self.removed.append((start, end))
        else:
            self.mends.append(Mend(self.length, start, was, edit.now, edit.rule))
        self.write(edit.now)

    def _gap_before(self, at: int) -> int:
        """The source offset just after the character before ``at``."""
        return self.raw.origin[at - 1] + 1 if at else self.raw.origin[0]

    def _gap_end(self, start: int, edit: Edit) -> int:
        """The end of the white space that an edit without letters removes."""
        end = start
        while edit.end > edit.start and end < len(self.source) and self.source[end].isspace():
            end += 1
        return end

    def show_hidden(self, at: int) -> None:
        """Record the invisible characters that stood before raw character ``at``."""
        while self.hidden and self.hidden[0][0] <= at:
            _, source, char = self.hidden.pop(0)
            self.mends.append(Mend(self.length, source, char, "", "invisible character"))
