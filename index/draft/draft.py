"""A draft that quotes resolutions: its text, and the blocks that the text is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum


class Role(StrEnum):
    """What a block is in its draft."""

    TEXT = "text"
    HEADING = "heading"
    QUOTE = "quote"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote's mark stands at character ``at`` of a text; ``text`` is the note's own."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a row of a table or a note: ``start`` to ``end`` of a draft's text.

    ``paragraph`` counts the blocks from 1; ``line`` is the line of a text file that it begins
    on, ``page`` the page of a PDF, None where the format has none. Blocks of one block quotation
    have the same ``quote`` number, which is 0 outside of any. ``notes`` are those whose marks
    stand in the block.
    """

    start: int
    end: int
    role: Role
    paragraph: int
    line: int | None = None
    page: int | None = None
    quote: int = 0
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as it was read: ``name`` is the file's, all offsets refer to ``text``."""

    name: str
    text: str
    blocks: tuple[Block, ...]

    def line(self, at: int, block: Block) -> int | None:
        """The line of the file that character ``at`` of the text, inside ``block``, is on."""
        return None if block.line is None else block.line + self.text.count("\n", block.start, at)


@dataclass(frozen=True, slots=True)
class Piece:
    """A block before its place in the text is known; notes count from the piece's first letter."""

    text: str
    role: Role = Role.TEXT
    line: int | None = None
    page: int | None = None
    quote: int = 0
    notes: tuple[Note, ...] = ()


def set_out(name: str, pieces: Sequence[Piece]) -> Draft:
    """A draft whose text is the pieces in order, a blank line between them; empty ones are left
    out, and white space at their edges."""
    blocks: list[Block] = []
    texts: list[str] = []
    at = 0
    for piece in pieces:
        text = piece.text.strip()
        if not text:
            continue
        cut = len(piece.text) - len(piece.text.lstrip())
        notes = tuple(replace(n, at=at + min(max(n.at - cut, 0), len(text))) for n in piece.notes)
        line = None if piece.line is None else piece.line + piece.text.count("\n", 0, cut)
        blocks.append(Block(at, at + len(text), piece.role, len(blocks) + 1, line, piece.page,
                            piece.quote, notes))
        texts.append(text)
        at += len(text) + 2
    return Draft(name, "\n\n".join(texts), tuple(blocks))
