"""A copy of a library is a library of its own, of one state of the first."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import akn
import pytest

from index.build import add, ensure, remove
from index.embedding.encoder import Encoder
from index.errors import LibraryError
from index.library import copying
from index.library.copying import copy_library
from index.library.folder import DATABASE, VECTORS, NoLibrary
from index.store import Library
from index.symbol import parse_symbol

Write = Callable[..., Path]
FIRST, SECOND = parse_symbol("32/5"), parse_symbol("33/5")


@pytest.fixture
def library(tmp_path: Path, write_resolution: Write, encoder: Encoder) -> Path:
    """A library of one small resolution."""
    place = tmp_path / "library"
    add(place, [write_resolution(tmp_path / "32.txt", "32/5")])
    return place


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes()
            for p in folder.rglob("*") if p.is_file() and p.name != "writing.lock"}


def test_a_copy_opens_without_being_made_anew(library: Path, tmp_path: Path) -> None:
    copy_library(library, tmp_path / "copy")
    (before,) = (library / "derived").rglob(VECTORS)
    (after,) = (tmp_path / "copy" / "derived").rglob(VECTORS)
    assert before.samefile(after)
    with Library.open(library) as first, Library.open(tmp_path / "copy") as second:
        assert second.generation == first.generation
        assert second.resolution(FIRST) == first.resolution(FIRST)


def test_a_copy_is_changed_by_itself(
    library: Path, tmp_path: Path, write_resolution: Write
) -> None:
    copy = tmp_path / "copy"
    before = contents(library)
    copy_library(library, copy)
    add(copy, [write_resolution(tmp_path / "33.txt", "33/5")])
    remove(copy, [FIRST])
    assert contents(library) == before
    with Library.open(copy) as changed, Library.open(library) as first:
        assert changed.symbols == (SECOND,)
        assert first.symbols == (FIRST,)


def test_files_are_copied_where_the_disk_has_no_links(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(source: Path, target: Path) -> None:
        raise PermissionError("no links here")

    monkeypatch.setattr(os, "link", refuse)
    copy_library(library, tmp_path / "copy")
    with Library.open(tmp_path / "copy") as copy:
        assert copy.symbols == (FIRST,)


@pytest.mark.parametrize("writes", [1, 2, 9])
def test_a_writer_meanwhile_leaves_a_whole_copy_or_none(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    write_resolution: Write, writes: int,
) -> None:
    """The state that is being copied is replaced just after its database was read."""
    made = iter(range(writes))
    link_all = copying._link_all

    def late(source: Path, target: Path) -> None:
        number = next(made, None)
        if number is not None:
            name = f"{40 + number}/5"
            add(library, [write_resolution(tmp_path / f"{40 + number}.txt", name)])
        link_all(source, target)

    monkeypatch.setattr(copying, "_link_all", late)
    if writes > 2:
        with pytest.raises(LibraryError, match="being changed all the time"):
            copy_library(library, tmp_path / "copy")
        assert not (tmp_path / "copy").exists()
        return
    copy_library(library, tmp_path / "copy")
    with Library.open(tmp_path / "copy") as copy, Library.open(library) as first:
        assert copy.symbols == first.symbols
        assert len(copy) == 1 + writes


def test_what_cannot_be_copied_leaves_nothing(library: Path, tmp_path: Path) -> None:
    with pytest.raises(NoLibrary):
        copy_library(tmp_path / "nowhere", tmp_path / "copy")
    (tmp_path / "odd").mkdir()
    (tmp_path / "odd" / DATABASE).write_bytes(b"not a database, and long enough to be read" * 99)
    with pytest.raises(LibraryError, match="is damaged"):
        copy_library(tmp_path / "odd", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    before = contents(library)
    with pytest.raises(LibraryError, match="already"):
        copy_library(library, library)
    assert contents(library) == before


def test_subjects_are_read_without_the_texts(tmp_path: Path) -> None:
    keywords = akn.meta("".join(
        f'<keyword value="{word}" showAs="{word}" dictionary="#undlterms"/>'
        for word in ("LIGHTHOUSES", "SEA")))
    file = tmp_path / "lights.xml"
    file.write_bytes(akn.resolution(akn.paragraph("Decides on light.", "1."), information=keywords))
    with ensure(tmp_path / "library", [file, Path(__file__).parents[3] / "seeds"]) as library:
        record = library.resolution(parse_symbol("90/7")).record
        assert record is not None
        assert library.subjects() == {
            parse_symbol("90/7"): tuple(subject.heading for subject in record.subjects)}
        assert len(library.subjects()[parse_symbol("90/7")]) == 2
