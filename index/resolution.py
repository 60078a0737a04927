"""What a resolution is: numbered paragraphs, in parts, that cite other texts.

The vocabulary is that of the United Nations Editorial Manual (Resolutions and
other formal decisions): a title under a symbol, preambular paragraphs that
open with a participle, operative paragraphs that are numbered and open with a
verb, points (a), (b) … governed by a chapeau, and a closing line with the
meeting and the date of adoption. The names of the parts follow AKN4UN.

Everything here is frozen: a reader makes it once and passes it on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from index.record import Record
from index.symbol import Organ, Symbol

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
)
_TENS = {2: "twenty", 3: "thirty", 4: "forty", 5: "fifty", 6: "sixty", 7: "seventy",
         8: "eighty", 9: "ninety"}


class Part(StrEnum):
    """Where in a resolution a paragraph stands; the values of a citation's ``part``."""

    PREAMBLE = "preamble"
    OPERATIVE = "operative"
    ANNEX = "annex"
    HEADING = "heading"
    END = "end"


class SpanKind(StrEnum):
    """What a stretch of the source file was read as."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FOOTNOTE_MARK = "footnote mark"
    MEND = "mend"
    FURNITURE = "page furniture"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Span:
    """Characters ``start`` to ``end`` (end excluded) of the source text, and what they are."""

    start: int
    end: int
    kind: SpanKind


@dataclass(frozen=True, slots=True)
class Piece:
    """``length`` characters that are the same in a paragraph's text and in the file.

    ``at`` is where they begin in ``Paragraph.text``, ``source`` where they begin in the
    decoded source file. What lies between two pieces was mended or is white space.
    """

    at: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Mend:
    """One repair of extraction damage in a paragraph.

    ``at`` is the offset in the paragraph's text where ``now`` stands; ``was`` is what the
    file has there (``SecretaryGeneral`` → was "", now "-"; ``exam-⏎ple`` → was "-", now "");
    ``source`` is the offset in the file; ``rule`` names the rule that decided.
    """

    at: int
    source: int
    was: str
    now: str
    rule: str


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """A footnote mark taken out of the text: ``at`` is the offset where it stood.

    ``text`` is the footnote, where the file has it in the place of its mark, else empty.
    """

    at: int
    source: int
    mark: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """One mention of another text, or of another paragraph of this one.

    ``start`` and ``end`` are offsets into the paragraph's text, of the mention itself
    ("53/70 of 4 December 1998", "paragraph 2 above"). ``symbol`` is None for a paragraph of
    the same resolution. ``date`` is the date that the paragraph gives the resolution.
    ``paragraphs`` are the printed numbers it points at, ranges written out.
    """

    start: int
    end: int
    symbol: Symbol | None
    date: date | None = None
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One citable paragraph, as printed, without its number.

    ``number`` is the printed number for operative paragraphs with its points
    (``3 (a) (ii)``), the running count for preambular ones, empty for heading and end.
    ``chapeau`` holds the words that govern a point, outermost first, empty otherwise;
    ``text`` never repeats them.
    """

    part: Part
    number: str
    text: str
    chapeau: tuple[str, ...] = ()
    pieces: tuple[Piece, ...] = ()
    mends: tuple[Mend, ...] = ()
    footnote_marks: tuple[FootnoteMark, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def governed_text(self) -> str:
        """The paragraph with the words that govern it in front: what is searched."""
        return " ".join((*self.chapeau, self.text))

    @property
    def footnotes(self) -> tuple[str, ...]:
        """The texts of its footnotes, where the file has them in the place of their marks."""
        return tuple(mark.text for mark in self.footnote_marks if mark.text)

    @property
    def is_numbered(self) -> bool:
        """Whether it is counted as a paragraph: no point, row of a table or opening without one."""
        return bool(self.number) and self.number[-1] != ")" and ", " not in self.number

    @property
    def printed_number(self) -> str:
        """What stands before it: "3." or, under its chapeau, "(a)"; "row 2" of a table."""
        if self.part is Part.PREAMBLE or not self.number:
            return self.number
        if self.is_numbered:
            return f"{self.number}." if self.number[-1].isdigit() else self.number
        return self.number.rpartition(", ")[2] if ", " in self.number \
            else self.number.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution as read from one file.

    ``paragraphs`` are the citable ones in the order of the text: preamble, then operative
    (a chapeau comes before its points), then annexes. ``adopted`` and ``meeting`` are None
    where the text does not state them: never a guess. ``session`` is the number of the
    session (68), ``warnings`` are sentences about what is odd in the file, ``spans`` tile
    every character of ``source`` that is not white space exactly once, in order (of XML, every
    one that is not markup or metadata). ``record`` holds the vote and what else the file states
    about the adoption, None where it has no such facts.
    """

    symbol: Symbol
    title: str
    session: int | None
    adopted: date | None
    meeting: str | None
    heading: Paragraph
    paragraphs: tuple[Paragraph, ...]
    closing: Paragraph | None
    spans: tuple[Span, ...] = field(default=(), repr=False)
    source: str = field(default="", repr=False)
    warnings: tuple[str, ...] = ()
    record: Record | None = None

    @property
    def adoption(self) -> Paragraph | None:
        """What states the meeting and the date: the closing lines, of the Council's resolutions
        the line under the number; None where the file has neither."""
        if self.closing or self.symbol.organ is not Organ.SECURITY_COUNCIL:
            return self.closing
        return self.heading if self.heading.text else None

    def in_part(self, part: Part) -> tuple[Paragraph, ...]:
        """The paragraphs of one part, in order."""
        return tuple(p for p in self.paragraphs if p.part is part)


def ordinal(n: int) -> str:
    """``n`` (1 to 999) as an English ordinal: 5 → "fifth", 72 → "seventy-second"."""
    if not 1 <= n <= 999:
        raise ValueError(f"no ordinal for {n}")
    if n >= 100:
        hundreds = "one hundred" if n < 200 else f"{_cardinal(n // 100)} hundred"
        return f"{hundreds}th" if n % 100 == 0 else f"{hundreds} and {ordinal(n % 100)}"
    if n < 20:
        return _ORDINALS[n - 1]
    tens = _TENS[n // 10]
    return f"{tens[:-1]}ieth" if n % 10 == 0 else f"{tens}-{_ORDINALS[n % 10 - 1]}"


def _cardinal(n: int) -> str:
    return ("two", "three", "four", "five", "six", "seven", "eight", "nine")[n - 2]


def _in_annex(name: str, number: str) -> str:
    """ "…, annex, para. II.4", but "…, annex, Article 4" and "…, annex, row 3" of its table."""
    if not number:
        return f"{name}, annex"
    named = re.search(r"[A-Z][a-z]+ \d|^row|^note", number)
    return f"{name}, annex, {number}" if named else f"{name}, annex, para. {number}"


def label(symbol: Symbol, part: Part, number: str) -> str:
    """The citation in United Nations form.

    "General Assembly resolution 68/243, para. 3 (a)"; "…, fifth preambular paragraph";
    "…, annex, para. 4" (United Nations Editorial Manual, "Footnotes and other references").
    """
    name = symbol.full_name
    match part:
        case Part.PREAMBLE:
            return f"{name}, {ordinal(int(number))} preambular paragraph"
        case Part.OPERATIVE:
            return f"{name}, para. {number}" if number else name
        case Part.ANNEX:
            return _in_annex(name, number)
        case Part.HEADING:
            return f"{name}, title"
        case Part.END:
            return f"{name}, closing line"
