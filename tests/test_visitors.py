"""Whose library is whose: names and limits of what is brought, copies, and when they go."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable
from pathlib import Path
from threading import Event
from time import monotonic, sleep

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.views import own_folders
from assistant.views.desk import Desk
from assistant.views.new_files import (
    LARGEST,
    MOST,
    NewFile,
    Uploads,
    add_files,
    plain_name,
    uploads_allowed,
    within_limits,
)
from assistant.views.own_folders import OwnFolders
from assistant.views.visitors import Visitors
from index import build
from index.errors import AssistantError, InputError, LibraryError
from index.store import Library
from index.symbol import parse_symbol

ROOT = Path(__file__).parents[1]
Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The temporary folder of the machine, for this test alone."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    return place


@pytest.fixture
def shared(seed_library: Library) -> Desk:
    """The desk over the library of the seeds, which nobody may change."""
    return Desk(seed_library.folder)


@pytest.fixture
def drought(tmp_path: Path, write_resolution: Write) -> NewFile:
    return NewFile("a.txt", write_resolution(tmp_path / "a.txt", "66/24").read_bytes())


@pytest.mark.parametrize(("name", "plain"), [
    ("A_RES_68_243.pdf", "A_RES_68_243.pdf"),
    ("/etc/passwd", "passwd"),
    ("../../x.txt", "x.txt"),
    ("C:\\Users\\me\\x.docx", "x.docx"),
    ("dir/", "dir"),
    ("..", "unnamed"),
    ("", "unnamed"),
    (".txt", "unnamed.txt"),
    ("a\x00b\n.txt", "ab.txt"),
    ("\u202efdp.txt", "fdp.txt"),
    ("Résolution 1.xml", "Résolution 1.xml"),
    ("\ud800x.txt", "x.txt"),
])
def test_the_plain_name_of_a_file(name: str, plain: str) -> None:
    assert plain_name(name) == plain


@given(some.text(some.characters()))
def test_no_name_leads_out_of_its_folder(name: str) -> None:
    plain = plain_name(name)
    assert plain == Path(plain).name
    assert plain not in ("", ".", "..")
    assert len(plain.encode()) <= 200
    assert not any(unicodedata.category(c) == "Cc" for c in plain)


def test_a_long_name_keeps_its_ending() -> None:
    assert plain_name("é" * 500 + ".pdf").endswith("é.pdf")


def test_limits_refuse_by_name_and_let_the_others_through() -> None:
    size = LARGEST * 1024**2
    files = [("a", size), ("b/c", size + 1), *((str(n), 1) for n in range(MOST)), ("last", 1)]
    taken, refused = within_limits(files)
    assert len(taken) == MOST
    assert taken[:2] == [0, 2]
    assert [name for name, _ in refused] == ["c", str(MOST - 1), "last"]
    assert "20 MB" in refused[0][1]


def test_who_may_add(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASSISTANT_UPLOADS", raising=False)
    assert uploads_allowed() is Uploads.VISITOR
    for said in Uploads:
        monkeypatch.setenv("ASSISTANT_UPLOADS", said)
        assert uploads_allowed() is said
    monkeypatch.setenv("ASSISTANT_UPLOADS", "Everybody")
    with pytest.raises(InputError, match=r"'Everybody'.*visitor, shared, off"):
        uploads_allowed()


def test_files_of_one_name_are_both_read_and_nothing_stays(
    tmp_path: Path, temporary: Path, drought: NewFile, write_resolution: Write
) -> None:
    other = write_resolution(tmp_path / "other.txt", "67/24").read_bytes()
    files = [NewFile("../../x.txt", drought.data), NewFile("/x.txt", other)]
    before = {p.name for p in tmp_path.iterdir()} | {"library"}
    report = add_files(tmp_path / "library", files, lambda *_: None)
    assert [(str(s), name) for s, name in report.added] == [
        ("A/RES/66/24", "x.txt"), ("A/RES/67/24", "x.txt")]
    assert list(temporary.rglob("x.txt")) == []
    assert {p.name for p in tmp_path.iterdir()} == before


def test_the_copy_of_one_visitor_is_seen_by_no_other(shared: Desk, drought: NewFile) -> None:
    visitors = Visitors(shared, Uploads.VISITOR)
    assert visitors.desk("a") is visitors.desk("b") is shared
    own = visitors.desk_for_changes("a")
    job = own.add([drought])
    assert len(job.result().added) == 1
    assert len(list(job.sayings())) > 0
    assert list(job.sayings()) == []  # a run that comes back later does not wait for ever
    assert visitors.desk("a") is own
    assert own.read(len).result() == 3
    assert visitors.desk("b").read(len).result() == 2


def test_questions_are_answered_while_the_library_is_changed(
    shared: Desk, drought: NewFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, go_on = Event(), Event()
    write = build._write

    def slow(*arguments: object) -> None:
        reached.set()
        assert go_on.wait(60)
        write(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(build, "_write", slow)
    desk = Visitors(shared, Uploads.VISITOR).desk_for_changes("a")
    job = desk.add([drought])
    assert reached.wait(60)
    assert desk.is_changing
    assert desk.read(len).result() == 2
    go_on.set()
    job.result()
    assert not desk.is_changing
    assert desk.read(len).result() == 3


def test_who_may_change_what(shared: Desk) -> None:
    assert Visitors(shared, Uploads.SHARED).desk_for_changes("a") is shared
    with pytest.raises(InputError):
        Visitors(shared, Uploads.OFF).desk_for_changes("a")


def test_the_copy_used_longest_ago_makes_room(shared: Desk) -> None:
    visitors = Visitors(shared, Uploads.VISITOR, most=2)
    first, second = visitors.desk_for_changes("a"), visitors.desk_for_changes("b")
    assert first.read(lambda library: library.folder).result().is_dir()
    folder = second.read(lambda library: library.folder).result()
    visitors.desk("a")
    visitors.desk_for_changes("c")
    assert visitors.has_own("a")
    assert not visitors.has_own("b")
    assert visitors.desk("b") is shared
    assert visitors.was_displaced("b")
    assert not visitors.was_displaced("b")
    assert not visitors.was_displaced("a")
    wait_until_closed(second)
    assert not folder.exists()
    with pytest.raises(LibraryError, match="put away"):
        second.read(len).result()


def test_nobody_is_displaced_who_is_adding(
    shared: Desk, drought: NewFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Desk, "is_changing", property(lambda desk: True))
    visitors = Visitors(shared, Uploads.VISITOR, most=1)
    visitors.desk_for_changes("a")
    with pytest.raises(LibraryError, match="try again"):
        visitors.desk_for_changes("b")
    assert visitors.has_own("a")


def test_a_copy_goes_when_its_visitor_has_gone(shared: Desk) -> None:
    asked, may_go = Event(), Event()

    def is_here(visitor: str) -> bool:
        asked.set()
        return not may_go.is_set()

    visitors = Visitors(shared, Uploads.VISITOR, is_here, grace=0.01)
    visitors.disconnected("nobody")
    own = visitors.desk_for_changes("a")
    folder = own.read(lambda library: library.folder).result()
    visitors.disconnected("a")
    assert asked.wait(60)  # a connection that came back: it is asked for again later
    assert visitors.has_own("a")
    assert folder.is_dir()
    may_go.set()
    deadline = monotonic() + 60
    while folder.exists() and monotonic() < deadline:
        sleep(0.01)
    assert not folder.exists()
    assert visitors.desk("a") is shared
    assert not visitors.was_displaced("a")


def wait_until_closed(desk: Desk) -> None:
    """Until what ``close`` has asked for is done."""
    desk._writer.submit(lambda: None).result()
    desk._worker.submit(lambda: None).result()


def test_removing_what_is_not_there_is_said(shared: Desk) -> None:
    desk = Visitors(shared, Uploads.VISITOR).desk_for_changes("a")
    with pytest.raises(AssistantError, match="A/RES/99/1 is not in the library"):
        desk.remove(parse_symbol("99/1")).result()


def test_leftovers_of_dead_processes_are_removed_and_no_others(temporary: Path) -> None:
    alive = OwnFolders()
    mine = alive.new()
    mine.mkdir()
    script = (
        "import os, sys, tempfile\n"
        f"tempfile.tempdir = {str(temporary)!r}\n"
        "from assistant.views.own_folders import OwnFolders\n"
        "folders = OwnFolders()\n"
        "folder = folders.new()\n"
        "folder.mkdir()\n"
        "print(folder, flush=True)\n"
        "os._exit(1)\n"  # as if it were killed: nothing is tidied up
    )
    died = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True)
    left = Path(died.stdout.strip())
    assert left.is_dir()
    foreign = temporary / f"{own_folders._PREFIX}foreign"
    foreign.mkdir()
    (temporary / f"{own_folders._PREFIX}link").symlink_to(left.parent)
    OwnFolders()
    assert not left.parent.exists()
    assert mine.is_dir()
    assert foreign.is_dir()  # without a lock it is not one of ours
