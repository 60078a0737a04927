"""Reading a draft from Markdown: CommonMark with tables, footnotes and struck-out words.

Code, HTML, pictures and what is struck out are no part of the draft's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from index.draft.draft import Draft, Note, Piece, Role, set_out

_CODE = re.compile(r"[{};=<>$\\|]|\w\(\)|^\s*(?:#|//)", re.MULTILINE)
_FEWEST = 8  # words of an indented block that is a quotation and no code


@dataclass(slots=True)
class _Reading:
    """What is known on the way through a document's tokens."""

    pieces: list[tuple[Piece, list[tuple[int, int]]]] = field(default_factory=list)
    notes: dict[int, list[str]] = field(default_factory=dict)
    quotes: int = 0
    depth: int = 0  # of block quotations
    note: int | None = None  # the footnote that is being read
    heading: bool = False
    row: list[tuple[str, list[tuple[int, int]]]] | None = None
    row_line: int | None = None


def read_markdown_draft(text: str, name: str) -> Draft:
    """The draft in a Markdown text; ``name`` is the file's."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin).use(front_matter_plugin)
    reading = _Reading()
    for token in parser.parse(text):
        _read(token, reading)
    return set_out(name, list(_with_notes(reading)))


def _read(token: Token, reading: _Reading) -> None:
    match token.type:
        case "blockquote_open":
            reading.quotes += reading.depth == 0
            reading.depth += 1
        case "blockquote_close":
            reading.depth -= 1
        case "footnote_open":
            reading.note = int(token.meta["id"])
        case "footnote_close":
            reading.note = None
        case "heading_open":
            reading.heading = True
        case "heading_close":
            reading.heading = False
        case "tr_open":
            reading.row, reading.row_line = [], _line(token)
        case "tr_close":
            _add_row(reading)
        case "inline":
            text, refs = _words(token.children or ())
            if reading.row is not None:
                reading.row.append((text, refs))
            else:
                _add(text, refs, token, reading)
        case "code_block":
            if not _CODE.search(token.content) and len(token.content.split()) >= _FEWEST:
                reading.quotes += 1
                reading.pieces.append((Piece(token.content, Role.QUOTE, _line(token),
                                             quote=reading.quotes), []))


def _add(text: str, refs: list[tuple[int, int]], token: Token, reading: _Reading) -> None:
    quote = reading.quotes if reading.depth else 0
    role = Role.QUOTE if quote else Role.HEADING if reading.heading else Role.TEXT
    if reading.note is not None:
        role = Role.NOTE
        reading.notes.setdefault(reading.note, []).append(text)
    reading.pieces.append((Piece(text, role, _line(token), quote=quote), refs))


def _add_row(reading: _Reading) -> None:
    """A row of a table is one block: what its cells say belongs together."""
    text, all_refs = "", []
    for cell, refs in reading.row or ():
        text += " | " if text else ""
        all_refs += [(at + len(text), note) for at, note in refs]
        text += cell
    reading.row = None
    reading.pieces.append((Piece(text, line=reading.row_line), all_refs))


def _line(token: Token) -> int | None:
    return token.map[0] + 1 if token.map else None


def _words(children: Sequence[Token]) -> tuple[str, list[tuple[int, int]]]:
    """The words of inline tokens, and (offset, footnote) for each mark among them."""
    text = ""
    refs: list[tuple[int, int]] = []
    struck = 0
    for token in children:
        if token.type in ("s_open", "s_close"):
            struck += 1 if token.type == "s_open" else -1
        elif struck:
            continue
        elif token.type in ("text", "text_special"):
            text += token.content
        elif token.type == "code_inline":
            text += re.sub("[\"'`]", " ", token.content)  # the marks of code quote nothing
        elif token.type in ("softbreak", "hardbreak"):
            text += "\n"
        elif token.type == "html_inline" and token.content.lower().startswith("<br"):
            text += " "
        elif token.type == "footnote_ref":
            refs.append((len(text), int(token.meta["id"])))
    return text, refs


def _with_notes(reading: _Reading) -> Iterable[Piece]:
    for piece, refs in reading.pieces:
        notes = tuple(Note(at, " ".join(reading.notes[note])) for at, note in refs
                      if note in reading.notes)
        yield Piece(piece.text, piece.role, piece.line, piece.page, piece.quote, notes)
