"""From the inline markup of one paragraph to its text, with account of every character.

White space is collapsed, footnotes are taken out of the sentence that they mark, invisible
characters go, and hyphens are written as everywhere else; offsets into the source are kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from index.akn.markup import Element, Run
from index.plain.lines import is_invisible
from index.resolution import FootnoteMark, Mend, Piece

NOTES = frozenset({"authorialNote", "noteRef"})
_BREAKS = frozenset({"eol", "br", "img", "marker"})
_DATE = "docDate"
# "2021<sup>a</sup>" marks a note under a table; "km<sup>2</sup>" and "10<sup>6</sup>" do not.
_RAISED_MARK = re.compile(r"[a-z]|[*†‡]{1,3}")
_MARKER = re.compile(r"<authorialNote\b[^<>]*?\bmarker\s*=\s*[\"']([^\"'<>]{1,8})[\"']")
_GLYPHS = {"\u2010": "-", "\u2011": "-", "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl",
           "\ufb03": "ffi", "\ufb04": "ffl"}
_WORD = rf"[^\s{''.join(_GLYPHS)}]+"
# White space, a glyph, or words with nothing to mend between them.
_PARTS = re.compile(rf"\s+|[{''.join(_GLYPHS)}]|{_WORD}(?: (?![,;]){_WORD})*")
_NO_SPACE_BEFORE = (",", ";")

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Words:
    """A text with where it came from: what a paragraph is made of.

    ``own`` are the source ranges of the text's characters, ``mended`` those of what was
    mended, ``marked`` those of its footnote marks, ``noted`` those of the footnotes.
    """

    text: str = ""
    pieces: tuple[Piece, ...] = ()
    mends: tuple[Mend, ...] = ()
    marks: tuple[FootnoteMark, ...] = ()
    own: tuple[Place, ...] = ()
    mended: tuple[Place, ...] = ()
    marked: tuple[Place, ...] = ()
    noted: tuple[Place, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.mended or self.marked or self.noted)

    def cut(self, start: int, end: int) -> Words:
        """Without the characters ``start`` to ``end``; what they came from stays accounted for."""
        length = end - start

        def moved(at: int) -> int:
            return at if at <= start else max(start, at - length)

        pieces: list[Piece] = []
        for piece in self.pieces:
            before = min(piece.length, max(0, start - piece.at))
            if before:
                pieces.append(Piece(piece.at, piece.source, before))
            skipped = max(before, min(piece.length, end - piece.at))
            if skipped < piece.length:
                pieces.append(Piece(moved(piece.at + skipped), piece.source + skipped,
                                    piece.length - skipped))
        mends = (m for m in self.mends
                 if not (start <= m.at and m.at + len(m.now) <= end and m.now))
        return replace(
            self, text=self.text[:start] + self.text[end:], pieces=tuple(pieces),
            mends=tuple(replace(m, at=moved(m.at)) for m in mends),
            marks=tuple(replace(m, at=moved(m.at)) for m in self.marks),
        )

    def as_mark(self, start: int, end: int) -> Words:
        """With the characters ``start`` to ``end`` taken out as a footnote mark."""
        piece = next(p for p in self.pieces if p.at <= start < p.at + p.length)
        source = piece.source + start - piece.at
        mark = FootnoteMark(start, source, self.text[start:end])
        place = (source, source + end - start)
        rest = self.cut(start, end)
        return replace(rest, marks=tuple(sorted((*rest.marks, mark), key=lambda m: m.source)),
                       own=_apart(rest.own, place), marked=(*rest.marked, place))

    def then(self, other: Words, between: str = " ") -> Words:
        """This text and the other, with ``between`` set between them."""
        if not (self.text and other.text):
            between = ""
        shift = len(self.text) + len(between)
        return Words(
            f"{self.text}{between}{other.text}",
            (*self.pieces, *(replace(p, at=p.at + shift) for p in other.pieces)),
            (*self.mends, *(replace(m, at=m.at + shift) for m in other.mends)),
            (*self.marks, *(replace(m, at=m.at + shift) for m in other.marks)),
            (*self.own, *other.own), (*self.mended, *other.mended),
            (*self.marked, *other.marked), (*self.noted, *other.noted),
        )


NO_WORDS = Words()


def _apart(own: tuple[Place, ...], place: Place) -> tuple[Place, ...]:
    """The ranges of ``own`` without ``place``."""
    start, end = place
    parts = ((a, min(b, start)) for a, b in own), ((max(a, end), b) for a, b in own)
    return tuple(sorted((a, b) for part in parts for a, b in part if a < b))


def joined(texts: Iterable[Words], between: str = " ") -> Words:
    """All of the texts in one."""
    whole = Words()
    for text in texts:
        whole = whole.then(text, between)
    return whole


def compose_words(source: str, nodes: Iterable[Element | Run]) -> Words:
    """The text of inline nodes of the document ``source``."""
    writer = _Writer(source)
    for node in nodes:
        writer.take(node)
    return writer.words()


@dataclass(slots=True)
class _Writer:
    """The text as it grows; held open only while one paragraph is composed."""

    source: str
    text: list[str] = field(default_factory=list)
    length: int = 0
    gap: list[int] = field(default_factory=list)  # where the white space begins in the source
    pieces: list[Piece] = field(default_factory=list)
    mends: list[Mend] = field(default_factory=list)
    marks: list[FootnoteMark] = field(default_factory=list)
    own: list[Place] = field(default_factory=list)
    mended: list[Place] = field(default_factory=list)
    marked: list[Place] = field(default_factory=list)
    noted: list[Place] = field(default_factory=list)

    def words(self) -> Words:
        return Words("".join(self.text), tuple(self.pieces), tuple(self.mends),
                     tuple(self.marks), tuple(self.own), tuple(self.mended),
                     tuple(self.marked), tuple(self.noted))

    def take(self, node: Element | Run) -> None:
        if isinstance(node, Run):
            self.run(node)
        elif node.name in NOTES:
            self.note(node)
        elif node.name == "sup" and self.is_mark(node.words):
            self.raised(node)
        else:
            # "on<docDate>29 April 2024": the files of the Council lack the space.
            if node.name in _BREAKS or (node.name == _DATE and self.text
                                        and self.text[-1][-1:].isalnum()):
                self.gap.append(node.start)
            for child in node.children:
                self.take(child)

    def run(self, run: Run) -> None:
        if not run.verbatim:
            self.reference(run)
            return
        for part in _PARTS.finditer(run.text):
            start = run.start + part.start()
            if part[0].isspace():
                self.gap.append(start)
            elif part[0] in _GLYPHS:
                rule = "hyphen glyph" if part[0] in "\u2010\u2011" else "ligature"
                self.change(start, start + 1, _GLYPHS[part[0]], rule)
            else:
                self.visible(part[0], start)

    def visible(self, text: str, start: int) -> None:
        """Words that the source has too, without what cannot be seen."""
        if text.isprintable():  # quickly for nearly all
            self.keep(text, start)
            return
        at = 0
        for i, char in enumerate(text):
            if is_invisible(char):
                self.keep(text[at:i], start + at)
                self.mended.append((start + i, start + i + 1))
                self.mends.append(Mend(self.length, start + i, char, "", "invisible character"))
                at = i + 1
        self.keep(text[at:], start + at)

    def reference(self, run: Run) -> None:
        """A character written as a reference ("&amp;"), or a line end."""
        if run.text.isspace():
            self.gap.append(run.start)
        else:
            self.change(run.start, run.end, run.text, "character reference")

    def change(self, start: int, end: int, now: str, rule: str) -> None:
        self.fill()
        self.mends.append(Mend(self.length, start, self.source[start:end], now, rule))
        self.mended.append((start, end))
        self.write(now)

    def keep(self, text: str, start: int) -> None:
        if not text:
            return
        if not (self.gap and text.startswith(_NO_SPACE_BEFORE)):
            self.fill()
        elif self.length:
            self.mends.append(Mend(self.length, self.gap[0], self.source[self.gap[0]], "",
                                   "space before a comma"))
        self.gap.clear()
        last = self.pieces[-1] if self.pieces else None
        end = start + len(text)
        if last and last.source + last.length == start and last.at + last.length == self.length:
            self.pieces[-1] = replace(last, length=last.length + len(text))
            self.own[-1] = (self.own[-1][0], end)
        else:
            self.pieces.append(Piece(self.length, start, len(text)))
            self.own.append((start, end))
        self.write(text)

    def fill(self) -> None:
        """One space for the white space since the last word, if there was any."""
        if self.gap and self.length:
            last = self.pieces[-1] if self.pieces else None
            if last and [last.source + last.length] == self.gap \
                    and last.at + last.length == self.length and self.source[self.gap[0]] == " ":
                self.pieces[-1] = replace(last, length=last.length + 1)
                self.own[-1] = (self.own[-1][0], self.own[-1][1] + 1)
            self.write(" ")
        self.gap.clear()

    def write(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def note(self, node: Element) -> None:
        mark = node.attributes.get("marker", "")
        tag = self.source[node.start:self.source.find(">", node.start)]
        quoted = re.search(r"\bmarker\s*=\s*[\"']", tag)
        at = node.start + (quoted.end() if quoted else 0)
        note = compose_words(self.source, _without_notes(node))
        if mark:
            self.marked.append((at, at + len(mark)))
        self.marked += note.marked  # a note may have a note of its own
        self.noted += (*note.own, *note.mended, *note.noted)
        self.marks.append(FootnoteMark(self.length, at, mark, note.text))

    def is_mark(self, raised: str) -> bool:
        """Whether a raised sign is a mark of a note, and no power: "of 12 August 1949,²" is one
        where the document has a note 2."""
        if not raised.isdigit():
            return _RAISED_MARK.fullmatch(raised) is not None
        ended = bool(self.text) and self.text[-1].endswith(tuple(",;.:\u201d"))
        return ended and raised in _markers(self.source)

    def raised(self, node: Element) -> None:
        inside = compose_words(self.source, node.children)
        self.marked += (*inside.own, *inside.mended)
        if inside.own:
            self.marks.append(FootnoteMark(self.length, inside.own[0][0], inside.text))


@lru_cache(maxsize=1)
def _markers(source: str) -> frozenset[str]:
    """The marks of all notes of a document."""
    return frozenset(_MARKER.findall(source))


def _without_notes(note: Element) -> Iterable[Element | Run]:
    """What is in a footnote, its paragraphs apart."""
    for child in note.children:
        yield child
        if isinstance(child, Element):
            yield Element("br", {}, child.start)
