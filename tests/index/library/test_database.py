"""What is written to the database comes back as it was, or not at all."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.errors import LibraryError
from index.library.database import Database
from index.library.folder import DATABASE, NoLibrary
from index.resolution import (
    FootnoteMark,
    Mend,
    Paragraph,
    Part,
    Piece,
    Reference,
    Resolution,
    Span,
    SpanKind,
)
from index.symbol import Organ, Symbol

SYMBOL = Symbol(Organ.GENERAL_ASSEMBLY, "68", 243)
OTHER = Symbol(Organ.SECURITY_COUNCIL, "2004", 1540)

_text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
_offset = st.integers(0, 2**40)
_dates = st.none() | st.dates()
_symbols = st.builds(
    Symbol, st.sampled_from(Organ), st.sampled_from(["68", "XXX", "ES-10", "2004"]),
    st.integers(1, 4000), st.sampled_from(["", "A", "B"]),
)


def _several(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=3).map(tuple)


_paragraphs = st.builds(
    Paragraph, st.sampled_from(Part), _text, _text,
    chapeau=_several(_text),
    pieces=_several(st.builds(Piece, _offset, _offset, _offset)),
    mends=_several(st.builds(Mend, _offset, _offset, _text, _text, _text)),
    footnote_marks=_several(st.builds(FootnoteMark, _offset, _offset, _text)),
    references=_several(
        st.builds(Reference, _offset, _offset, st.none() | _symbols, _dates, _several(_text))
    ),
)
_resolutions = st.builds(
    Resolution, _symbols, _text, st.none() | st.integers(1, 99), _dates, st.none() | _text,
    _paragraphs, st.lists(_paragraphs, max_size=4).map(tuple), st.none() | _paragraphs,
    spans=_several(st.builds(Span, _offset, _offset, st.sampled_from(SpanKind))),
    source=st.text(max_size=200), warnings=_several(_text),
)


def store(folder: Path, *resolutions: Resolution) -> None:
    with Database(folder, create=True) as database, database.writing():
        for resolution in resolutions:
            database.add_resolution(resolution, "file.txt", "text", str(resolution.symbol))


def simple(symbol: Symbol, *texts: str) -> Resolution:
    paragraphs = tuple(
        Paragraph(
            Part.OPERATIVE, str(n), text, references=(Reference(0, 1, OTHER, date(2004, 4, 28)),)
        )
        for n, text in enumerate(texts, 1)
    )
    return Resolution(
        symbol, "A title", 68, date(2013, 12, 27), "72nd plenary meeting",
        Paragraph(Part.HEADING, "", "A title"), paragraphs, None,
    )


@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(resolution=_resolutions)
def test_a_resolution_comes_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, resolution: Resolution
) -> None:
    folder = tmp_path_factory.mktemp("library")
    store(folder, resolution)
    with Database(folder) as database:
        [row] = database.resolutions()
        assert database.resolution(row.id) == resolution
        assert row.symbol == resolution.symbol
        assert row.paragraphs == len(resolution.paragraphs)
        ids = database.paragraph_ids().get(row.id, ())
        found = database.paragraphs(ids)
        assert tuple(found[id].paragraph for id in ids) == resolution.paragraphs
        assert [found[id].position for id in ids] == list(range(len(ids)))
        assert [p.governed_text for _, _, p in database.each_paragraph()] == [
            p.governed_text for p in resolution.paragraphs
        ]


def test_no_library() -> None:
    with pytest.raises(NoLibrary, match="nowhere"):
        Database(Path("nowhere"))


@pytest.mark.parametrize("left", [b"", None])
def test_a_file_that_was_only_begun_is_no_library(tmp_path: Path, left: bytes | None) -> None:
    if left is None:
        Database(tmp_path, create=True).close()
    else:
        (tmp_path / DATABASE).write_bytes(left)
    with pytest.raises(NoLibrary):
        Database(tmp_path)
    store(tmp_path, simple(SYMBOL, "text"))
    with Database(tmp_path) as database:
        assert len(database.resolutions()) == 1


def remove_and_fail(database: Database, resolution: int) -> None:
    with database.writing():
        database.remove_resolution(resolution)
        database.add_passage(987654, b"of a paragraph that is not there", 0, 1)


def test_a_failed_change_changes_nothing(tmp_path: Path) -> None:
    store(tmp_path, simple(SYMBOL, "first"))
    with Database(tmp_path, create=True) as database:
        before = database.resolutions()
        with pytest.raises(LibraryError):
            remove_and_fail(database, before[0].id)
        assert database.resolutions() == before


def test_a_symbol_is_held_once(tmp_path: Path) -> None:
    store(tmp_path, simple(SYMBOL, "first"))
    with pytest.raises(LibraryError):
        store(tmp_path, simple(SYMBOL, "second"))


def test_a_reader_sees_one_state(tmp_path: Path) -> None:
    store(tmp_path, simple(SYMBOL, "first"))
    with Database(tmp_path) as reader:
        store(tmp_path, simple(OTHER, "second"))
        assert [row.symbol for row in reader.resolutions()] == [SYMBOL]
    with Database(tmp_path) as reader:
        assert [row.symbol for row in reader.resolutions()] == [SYMBOL, OTHER]


def test_removing_takes_all_that_belongs_to_it(tmp_path: Path) -> None:
    store(tmp_path, simple(SYMBOL, "first", "second"), simple(OTHER, "second"))
    with Database(tmp_path, create=True) as database, database.writing():
        for id, _, paragraph in database.each_paragraph():
            database.add_passage(id, paragraph.text.encode(), 0, 5)
        assert len(database.links()) == 3
        assert len(database.passage_ids()) == 2
        database.remove_resolution(database.resolutions()[0].id)
        database.drop_unused_passages()
        assert len(database.links()) == len(database.passage_ids()) == 1
        assert list(database.mentions()) == [OTHER]


def test_an_id_is_never_given_again(tmp_path: Path) -> None:
    store(tmp_path, simple(SYMBOL, "first"))
    with Database(tmp_path, create=True) as database:
        [row] = database.resolutions()
        [(old, _, _)] = database.each_paragraph()
        with database.writing():
            database.remove_resolution(row.id)
        with database.writing():
            [(new, _)] = database.add_resolution(simple(SYMBOL, "first"), "f", "text", "d")
        assert new > old


def read_all(folder: Path, create: bool) -> None:
    with Database(folder, create=create) as database:
        for row in database.resolutions():
            database.resolution(row.id)


def _zero_the_header(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(b"\0" * 100 + data[100:])


def _zero_all_but_the_header(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))


@pytest.mark.parametrize(
    "damage",
    [
        _zero_the_header,
        _zero_all_but_the_header,
        lambda path: path.write_bytes(b"this is a letter, not a database. " * 50),
        lambda path: path.write_bytes(path.read_bytes()[:5000]),
    ],
)
@pytest.mark.parametrize("create", [False, True])
def test_a_damaged_file_is_named_and_left_alone(
    tmp_path: Path, damage: Callable[[Path], None], create: bool
) -> None:
    store(tmp_path, *(simple(Symbol(Organ.GENERAL_ASSEMBLY, "68", n), "text " * 99)
                      for n in range(1, 30)))
    path = tmp_path / DATABASE
    damage(path)
    before = path.read_bytes()
    with pytest.raises(LibraryError, match=r"library\.sqlite is damaged .*put back"):
        read_all(tmp_path, create)
    assert path.read_bytes() == before


def test_another_programs_database_is_not_touched(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / DATABASE)
    connection.execute("CREATE TABLE birds (name)")
    connection.close()
    before = (tmp_path / DATABASE).read_bytes()
    for create in (False, True):
        with pytest.raises(LibraryError, match="not that of a library"):
            Database(tmp_path, create=create)
    assert (tmp_path / DATABASE).read_bytes() == before


def test_another_format_says_so(tmp_path: Path) -> None:
    store(tmp_path, simple(SYMBOL, "first"))
    with Database(tmp_path, create=True) as database, database.writing():
        database.put("format", "999")
    with pytest.raises(LibraryError, match="format 999"):
        Database(tmp_path)
