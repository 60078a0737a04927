"""The database of a library: every resolution read, and which passage has which vector.

The only module that knows SQLite. A reader sees one state for as long as it is open,
whatever is written meanwhile (write-ahead log); a writer's changes are all there or none.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.errors import LibraryError
from index.library.folder import DATABASE, FORMAT, NoLibrary
from index.library.rows import (
    PARAGRAPH_COLUMNS,
    RESOLUTION_COLUMNS,
    paragraph_from,
    paragraph_row,
    resolution_from,
    resolution_row,
    symbol_columns,
    symbol_from,
)
from index.library.schema import SCHEMA
from index.resolution import Paragraph, Part, Resolution
from index.symbol import Symbol

Ids = NDArray[np.int64]

_SYMBOL = "organ, session, number, letter"
_RESOLUTION = ", ".join(RESOLUTION_COLUMNS)
_PARAGRAPH = ", ".join(PARAGRAPH_COLUMNS)
_FILE_COLUMNS = ("paragraphs", "file_name", "format", "digest")
# What decoding a row can raise if the disk changed it behind SQLite's back.
_UNREADABLE = (ValueError, TypeError, zlib.error)
_AT_ONCE = 500  # ids in one question; SQLite allows some thousands of parameters


@dataclass(frozen=True, slots=True)
class ResolutionRow:
    """What is known of a resolution without reading it."""

    id: int
    symbol: Symbol
    title: str
    session: int | None
    adopted: str | None
    preambular: int
    operative: int
    paragraphs: int
    file_name: str
    format: str
    digest: str


@dataclass(frozen=True, slots=True)
class ParagraphRow:
    """A paragraph with its id, its place and the row id of its resolution."""

    id: int
    resolution: int
    position: int
    paragraph: Paragraph


class Database(AbstractContextManager["Database"]):
    """The database of one library, open for reading or, inside `writing`, for writing.

    Safe to use from several threads, one at a time. Every failure of SQLite is a
    LibraryError that names the file.
    """

    def __init__(self, folder: Path, *, create: bool = False) -> None:
        """Open the library of ``folder``; NoLibrary where there is none and none is to be made."""
        self.path = folder / DATABASE
        self._lock = threading.RLock()
        try:
            there = self.path.is_file()
        except OSError as error:
            raise LibraryError(f"The folder {folder} cannot be read: {error.strerror}.") from error
        if not there and not create:
            raise _no_library(folder)
        mode = "mode=rwc" if create else "mode=rw"
        with self._plain_errors():
            self._connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?{mode}",
                uri=True, isolation_level=None, check_same_thread=False, timeout=30,
            )
        try:
            with self._plain_errors():
                self._connection.execute("PRAGMA foreign_keys = ON")
                self._connection.execute("PRAGMA synchronous = FULL")
                if not create:
                    self._connection.execute("BEGIN")  # one state for as long as it is open
                self.empty = self._made() is None
                if create:
                    self._connection.execute("PRAGMA journal_mode = WAL")
            if self.empty and not create:
                raise _no_library(folder)
        except LibraryError:
            self.close()
            raise

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close it; a change that was not finished is undone."""
        with self._lock:
            self._connection.close()

    def copy_to(self, folder: Path) -> None:
        """Write the state that is open here into the database of ``folder``, made anew.

        Others may write meanwhile: of what they do nothing is copied. Raises LibraryError.
        """
        with self._lock, self._plain_errors():
            target = sqlite3.connect(folder / DATABASE)
            try:
                self._connection.backup(target)
            finally:
                target.close()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """All that is written inside is kept when the block ends, nothing if it raises."""
        with self._lock, self._plain_errors():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                if self.empty:
                    for statement in SCHEMA.split(";\n"):
                        self._connection.execute(statement)
                    self.put("format", str(FORMAT))
                yield
                self._connection.execute("COMMIT")
                self.empty = False
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def get(self, name: str) -> str | None:
        """A value of the library as a whole."""
        rows = self._rows("SELECT value FROM meta WHERE name = ?", (name,))
        return str(rows[0][0]) if rows else None

    def put(self, name: str, value: str) -> None:
        """Set a value of the library as a whole."""
        self._run("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def resolutions(self) -> list[ResolutionRow]:
        """Every resolution, in no order that means anything."""
        rows = self._rows(
            f"SELECT id, {_SYMBOL}, title, session_number, adopted, preambular, operative, "
            f"{', '.join(_FILE_COLUMNS)} FROM resolutions ORDER BY id"
        )
        return [ResolutionRow(row[0], symbol_from(row[1:5]), *row[5:]) for row in rows]

    def subjects(self) -> dict[Symbol, tuple[str, ...]]:
        """The subject headings of each resolution that has any; nothing else is decoded."""
        found = {}
        for *columns, subjects in self._rows(
            f"SELECT {_SYMBOL}, json_extract(record, '$.subjects') FROM resolutions "
            "WHERE record IS NOT NULL"
        ):
            with self._plain_errors(*_UNREADABLE):
                # Two thesauri may have the same heading.
                headings = dict.fromkeys(subject["heading"] for subject in json.loads(subjects))
            if headings:
                found[symbol_from(tuple(columns))] = tuple(headings)
        return found

    def resolution(self, id: int) -> Resolution:
        """One resolution in full."""
        [row] = self._rows(f"SELECT {_RESOLUTION} FROM resolutions WHERE id = ?", (id,))
        paragraphs = self._rows(
            f"SELECT {_PARAGRAPH} FROM paragraphs WHERE resolution = ? ORDER BY position", (id,)
        )
        with self._plain_errors(*_UNREADABLE):
            return resolution_from(row, tuple(paragraph_from(p) for p in paragraphs))

    def paragraph_ids(self) -> dict[int, tuple[int, ...]]:
        """For each resolution's row id the ids of its paragraphs in the order of the text."""
        found: dict[int, list[int]] = {}
        for resolution, id in self._rows(
            "SELECT resolution, id FROM paragraphs ORDER BY resolution, position"
        ):
            found.setdefault(resolution, []).append(id)
        return {resolution: tuple(ids) for resolution, ids in found.items()}

    def paragraphs(self, ids: Sequence[int]) -> dict[int, ParagraphRow]:
        """The paragraphs of those ids that are there."""
        found = {}
        for row in self._in("SELECT id, resolution, position, {} FROM paragraphs WHERE id", ids):
            with self._plain_errors(*_UNREADABLE):
                found[row[0]] = ParagraphRow(row[0], row[1], row[2], paragraph_from(row[3:]))
        return found

    def each_paragraph(self) -> Iterator[tuple[int, int, Paragraph]]:
        """Every paragraph in order of id, with its id and that of its resolution.

        Only part, number and words are decoded: no more is needed to index it.
        """
        query = (
            "SELECT id, resolution, part, number, text, chapeau FROM paragraphs "
            "WHERE id > ? ORDER BY id LIMIT ?"
        )
        last = 0
        while rows := self._rows(query, (last, _AT_ONCE)):
            for id, resolution, part, number, text, chapeau in rows:
                with self._plain_errors(*_UNREADABLE):
                    paragraph = Paragraph(Part(part), number, text, tuple(json.loads(chapeau)))
                yield id, resolution, paragraph
            last = rows[-1][0]

    def mentions(self) -> dict[Symbol, tuple[int, ...]]:
        """Every resolution mentioned, with the ids of the paragraphs that mention it."""
        found: dict[tuple[Any, ...], list[int]] = {}
        for *columns, paragraph in self._rows(
            f"SELECT {_SYMBOL}, paragraph FROM mentions ORDER BY paragraph"
        ):
            found.setdefault(tuple(columns), []).append(paragraph)
        return {symbol_from(columns): tuple(ids) for columns, ids in found.items()}

    def passage_ids(self) -> Ids:
        """The ids of all passages, ascending: the i-th is that of vector i."""
        return self._array("SELECT id FROM passages ORDER BY id", 1)[:, 0]

    def count_passages(self) -> int:
        """How many passages there are, and so vectors."""
        return int(self._rows("SELECT COUNT(*) FROM passages")[0][0])

    def links(self) -> Ids:
        """int64 [n, 2]: each paragraph id with the id of a passage of it."""
        return self._array(
            "SELECT DISTINCT paragraph, passage FROM paragraph_passages "
            "ORDER BY paragraph, passage", 2
        )

    def add_resolution(
        self, resolution: Resolution, file_name: str, format: str, digest: str
    ) -> list[tuple[int, Paragraph]]:
        """Write a resolution; returns the new ids of its paragraphs."""
        values = (*resolution_row(resolution), len(resolution.paragraphs), file_name, format,
                  digest)
        columns = ", ".join((*RESOLUTION_COLUMNS, *_FILE_COLUMNS))
        marks = ", ".join("?" * len(values))
        row = self._run(f"INSERT INTO resolutions ({columns}) VALUES ({marks})", values)
        return [
            (self._add_paragraph(row, position, paragraph), paragraph)
            for position, paragraph in enumerate(resolution.paragraphs)
        ]

    def remove_resolution(self, id: int) -> None:
        """Take a resolution out, with its paragraphs; their passages stay until dropped."""
        self._run("DELETE FROM resolutions WHERE id = ?", (id,))

    def drop_unused_passages(self) -> None:
        """Forget the passages that no paragraph has any more."""
        self._run(
            "DELETE FROM passages WHERE NOT EXISTS "
            "(SELECT 1 FROM paragraph_passages WHERE passage = passages.id)"
        )

    def clear_passages(self) -> None:
        """Forget every passage, to cut all paragraphs anew."""
        self._run("DELETE FROM paragraph_passages")
        self._run("DELETE FROM passages")

    def add_passage(self, paragraph: int, digest: bytes, start: int, end: int) -> int | None:
        """Note a passage of a paragraph; returns its id if its words had none yet."""
        known = self._rows("SELECT id FROM passages WHERE digest = ?", (digest,))
        passage = (
            known[0][0] if known
            else self._run("INSERT INTO passages (digest) VALUES (?)", (digest,))
        )
        self._run(
            "INSERT OR IGNORE INTO paragraph_passages VALUES (?, ?, ?, ?)",
            (paragraph, passage, start, end),
        )
        return None if known else passage

    def _add_paragraph(self, resolution: int, position: int, paragraph: Paragraph) -> int:
        marks = ", ".join("?" * (len(PARAGRAPH_COLUMNS) + 2))
        id = self._run(
            f"INSERT INTO paragraphs (resolution, position, {_PARAGRAPH}) VALUES ({marks})",
            (resolution, position, *paragraph_row(paragraph)),
        )
        for symbol in {r.symbol for r in paragraph.references if r.symbol is not None}:
            self._run("INSERT INTO mentions VALUES (?, ?, ?, ?, ?)", (id, *symbol_columns(symbol)))
        return id

    def _made(self) -> str | None:
        """The format of the library, None where nothing was ever written."""
        if not self._rows("SELECT 1 FROM sqlite_master WHERE name = 'meta'"):
            if self._rows("SELECT 1 FROM sqlite_master"):
                raise LibraryError(f"{self.path} is a database, but not that of a library.")
            return None
        found = self.get("format")
        if found != str(FORMAT):
            raise LibraryError(
                f"The library {self.path} has format {found}, this program reads {FORMAT}; "
                "move the file away and add the resolutions again."
            )
        return found

    def _in(self, query: str, ids: Sequence[int]) -> Iterable[tuple[Any, ...]]:
        for start in range(0, len(ids), _AT_ONCE):
            chosen = [int(id) for id in ids[start : start + _AT_ONCE]]
            marks = ", ".join("?" * len(chosen))
            yield from self._rows(f"{query.format(_PARAGRAPH)} IN ({marks})", chosen)

    def _array(self, query: str, columns: int) -> Ids:
        return np.array(self._rows(query), dtype=np.int64).reshape(-1, columns)

    def _rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock, self._plain_errors():
            return self._connection.execute(query, values).fetchall()

    def _run(self, statement: str, values: Sequence[Any] = ()) -> int:
        with self._lock, self._plain_errors():
            return self._connection.execute(statement, values).lastrowid or 0

    @contextmanager
    def _plain_errors(self, *others: type[Exception]) -> Iterator[None]:
        kinds: tuple[type[Exception], ...] = (sqlite3.Error, sqlite3.Warning, *others)
        try:
            yield
        except kinds as error:
            raise LibraryError(f"The library {self.path} {_what(error)}.") from error


def _no_library(folder: Path) -> NoLibrary:
    return NoLibrary(f"There is no library in {folder}; add resolutions to make one.")


def _what(error: Exception) -> str:
    text = str(error)
    if "full" in text:
        return "was left as it was, because the disk is full; make room and try again"
    if "locked" in text:
        return "is being written by another process; try again when it is done"
    if "readonly" in text or "unable to open" in text:
        return f"cannot be opened or written ({text}); look at the rights of its folder"
    return (
        f"is damaged ({text}); put back a copy of it, or move it away and add the "
        "resolutions again"
    )
