"""Setting a text in print as the United Nations does: the PDFs that the tests read back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportlab.lib import pagesizes, pdfencrypt
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True)
class Set:
    """A block to be set: ``text`` has footnote marks as ``^1^``, ``number`` stands before it."""

    text: str
    number: str = ""
    kind: str = "text"  # "text", "title", "heading", "formula" or "closing"


@dataclass(frozen=True)
class Style:
    """How a document is set: sizes in points."""

    page: tuple[float, float] = pagesizes.A4
    size: float = 10
    leading: float = 12
    gap: float = 6  # between paragraphs
    indent: float = 24
    left: float = 123
    right: float = 488
    fonts: tuple[str, str, str] = ("Times-Roman", "Times-Bold", "Times-Italic")
    spaces: bool = True  # whether spaces are letters of the file, or only gaps
    rule: str = "text"  # the rule above footnotes: "text", "drawn" or "none"
    encrypt: str = ""  # the password that it takes to read the file
    owner: str = ""  # the password that it takes to change it
    running: str = ""  # the title in the header
    job: str = "20-15849"


@dataclass
class _Word:
    pieces: list[tuple[str, bool]]  # text, whether raised
    space: bool = True  # before it


@dataclass
class _Setter:
    symbol: str
    blocks: Sequence[Set]
    notes: dict[int, str]
    style: Style
    page: int = 1
    pages: int = 1
    y: float = 0
    floor: float = 0
    below: list[list[str]] = field(default_factory=list)
    out: io.BytesIO = field(default_factory=io.BytesIO)

    def run(self) -> bytes:
        style = self.style
        lock = pdfencrypt.StandardEncryption(style.encrypt, style.owner or None) \
            if style.encrypt or style.owner else None
        self.c = Canvas(self.out, pagesize=style.page, encrypt=lock)
        self._masthead()
        for block in self.blocks:
            self._block(block)
        self._end_page()
        self.c.save()
        return self.out.getvalue()

    def _masthead(self) -> None:
        top, (roman, bold, italic) = self.style.page[1], self.style.fonts
        self.c.setFont(roman, 14)
        self.c.drawString(123, top - 56, "United Nations")
        self.c.setFont(roman, 20)
        self.c.drawString(470, top - 56, "A")
        self.c.setFont(roman, 10)
        self.c.drawString(485, top - 56, "/" + self.symbol[2:])
        self.c.setFont(bold, 20)
        self.c.drawString(123, top - 86, "General Assembly")
        self.c.setFont(roman, 10)
        self.c.drawString(397, top - 84, "Distr.: General")
        self.c.drawString(397, top - 96, "30 November 2020")
        self.c.setFont(bold, 10)
        self.c.drawString(60, top - 222, "Seventy-fifth session")
        self.c.setFont(roman, 10)
        self.c.drawString(60, top - 234, "Agenda item 127 (g)")
        self.c.setFont(bold, 14)
        self.c.drawString(123, top - 267, "Resolution adopted by the General Assembly")
        self.c.drawString(123, top - 283, "on 23 November 2020")
        self.c.setFont(italic, 10)
        self.c.drawString(123, top - 308, "[without reference to a Main Committee (A/75/L.22)]")
        self.y, self.floor = top - 330, 60
        self.c.setFont(roman, 10)
        self.c.drawString(65, 44, f"{self.style.job} (E)    301120")
        self.c.drawString(65, 30, f"*{self.style.job.replace('-', '')}*")

    def _end_page(self) -> None:
        style = self.style
        if self.below:
            y = self.floor + 9.5 * sum(map(len, self.below)) + 3
            self.c.setFont(style.fonts[0], 8)
            if style.rule == "text":
                self.c.drawString(99, y + 8, "__________________")
            elif style.rule == "drawn":
                self.c.line(99, y + 8, 171, y + 8)
            for lines in self.below:
                for i, line in enumerate(lines):
                    x = 117.0
                    if i == 0:
                        mark, line = line.split(" ", 1)
                        self.c.setFont(style.fonts[0], 5.5)
                        self.c.drawString(x, y - 6, mark)
                        x += stringWidth(mark, style.fonts[0], 5.5) + 3
                    self.c.setFont(style.fonts[0], 8.5)
                    self.c.drawString(x, y - 9, line)
                    y -= 9.5
        if self.page > 1:
            self.c.setFont(style.fonts[1], 8.5)
            top = style.page[1]
            if style.running and self.page % 2:
                self.c.drawString(60, top - 50, style.running)
                self.c.drawRightString(552, top - 59, self.symbol)
            else:
                self.c.drawString(60, top - 59, self.symbol)
                self.c.drawRightString(552, top - 59, style.running)
            self.c.drawString(60, 36, f"{self.page}/{99}")
            self.c.setFont(style.fonts[0], 7)
            self.c.drawRightString(552, 38, style.job)
        self.c.showPage()
        self.page += 1
        self.y, self.floor, self.below = style.page[1] - 82, 56, []

    def _block(self, block: Set) -> None:
        style = self.style
        left, right = style.left, style.right
        font, size, first = style.fonts[0], style.size, left + style.indent
        if block.kind in ("title", "heading"):
            font, size, first = style.fonts[1], (12 if block.kind == "title" else 10), left
            self.y -= 10
        elif block.kind == "closing":
            font, first = style.fonts[2], 388.0
        elif block.kind == "formula":
            font = style.fonts[2]
        start, words = first, _words(block.text)
        if block.number:
            start = first + 37
            if block.kind == "title":
                start = first
        leading = style.leading * size / style.size
        lines = self._break(words, font, size, right - start, right - left)
        for i, (line, natural) in enumerate(lines):
            marks = [int(t) for w in line for t, up in w.pieces if up and t.isdigit()]
            notes = [self._note(n) for n in marks if n in self.notes]
            need = 9.5 * sum(map(len, [*self.below, *notes])) + (16 if self.below or notes else 0)
            if self.y - leading < self.floor + need:
                self._end_page()
            self.below += [note for note in notes if note not in self.below]
            self.y -= leading
            x = start if i == 0 else left
            if i == 0 and block.number:
                self.c.setFont(font, size)
                self.c.drawString(76 if block.kind == "title" else first, self.y, block.number)
            last = i == len(lines) - 1
            gaps = sum(w.space for w in line[1:])
            width = right - x
            extra = 0 if last or block.kind != "text" or not gaps else (width - natural) / gaps
            self._line(line, x, font, size, extra)
        self.y -= style.gap

    def _note(self, number: int) -> list[str]:
        words, lines = self.notes[number].split(), [str(number)]
        for word in words:
            if stringWidth(f"{lines[-1]} {word}", self.style.fonts[0], 8.5) > 400:
                lines.append(word)
            else:
                lines[-1] += f" {word}"
        return lines

    def _line(self, line: Sequence[_Word], x: float, font: str, size: float, extra: float) -> None:
        space = stringWidth(" ", font, size)
        for k, word in enumerate(line):
            if k and word.space:
                if self.style.spaces:
                    self.c.setFont(font, size)
                    self.c.drawString(x, self.y, " ")
                x += space + extra
            for text, raised in word.pieces:
                self.c.setFont(font, 0.65 * size if raised else size)
                self.c.drawString(x, self.y + (0.35 * size if raised else 0), text)
                x += stringWidth(text, font, 0.65 * size if raised else size)

    def _break(self, words: Iterable[_Word], font: str, size: float, first: float,
               width: float) -> list[tuple[list[_Word], float]]:
        lines: list[tuple[list[_Word], float]] = [([], 0)]
        for word in words:
            wide = sum(stringWidth(t, font, 0.65 * size if up else size) for t, up in word.pieces)
            gap = stringWidth(" ", font, size) if word.space and lines[-1][0] else 0
            if lines[-1][0] and lines[-1][1] + gap + wide > (first if len(lines) == 1 else width):
                lines.append(([], 0))
                gap = 0
            lines[-1] = ([*lines[-1][0], word], lines[-1][1] + gap + wide)
        return lines


def _words(text: str) -> list[_Word]:
    """The words, which may be broken after a hyphen; their footnote marks apart."""
    found = []
    for word in text.split():
        parts = re.findall(r"[^-]*[^-\W]-(?=[^\W\d])|.+", word)
        for i, part in enumerate(parts):
            pieces = [(t, bool(k % 2)) for k, t in enumerate(part.split("^")) if t]
            found.append(_Word(pieces, i == 0))
    return found


def un_pdf(symbol: str, blocks: Sequence[Set], notes: dict[int, str],
           style: Style | None = None) -> bytes:
    """The PDF of a resolution ("A/RES/75/12"), notes by number at the foot of their page."""
    return _Setter(symbol, blocks, notes, style or Style()).run()
