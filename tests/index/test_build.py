"""A library is the old one or the new one, whatever happens on the way."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import akn
import numpy as np
import pytest

from index import build
from index.akn.read import read_all_akn
from index.build import add, ensure, remove
from index.embedding.embed import ModelIdentity
from index.embedding.encoder import Encoder
from index.embedding.reading import ReadText, Texts, TokenVectors
from index.errors import InputError, LibraryError, NoSuchResolution
from index.library import derive, folder
from index.library.database import Database
from index.library.folder import DATABASE, DERIVED, MANIFEST, VECTORS, NeedsRebuild, NoLibrary
from index.store import Library
from index.symbol import Organ, Symbol

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"
Write = Callable[..., Path]


def symbols(library: Path) -> list[str]:
    with Library.open(library) as opened:
        return [s.short for s in opened.symbols]


@pytest.fixture
def library(tmp_path: Path, write_resolution: Write, encoder: Encoder) -> Path:
    """A library of two small resolutions that share most of their words."""
    place = tmp_path / "library"
    shared = ("Recalling the floods of 1975", "Noting the report on drought")
    for symbol in ("32/5", "33/5"):
        write_resolution(tmp_path / f"in/{symbol[:2]}.txt", symbol, preamble=shared)
    add(place, [tmp_path / "in"])
    return place


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch, encoder: Encoder) -> list[str]:
    """Every text that is given to the model from here on."""
    texts: list[str] = []

    class Spy:
        dimension = encoder.dimension

        digest = encoder.digest

        def read_passages(
            self, given: Texts, in_bfloat16: bool = False,
            known: Collection[int] = (),
        ) -> Iterator[tuple[int, ReadText]]:
            texts.extend(text for which, (text, _) in enumerate(given) if which not in known)
            return encoder.read_passages(given, in_bfloat16, known)

    monkeypatch.setattr(derive, "load_encoder", lambda model: Spy())
    return texts


def test_files_are_added_replaced_unchanged_and_refused(
    tmp_path: Path, write_resolution: Write
) -> None:
    place, texts = tmp_path / "library", tmp_path / "in"
    one = write_resolution(texts / "one.txt", "68/1")
    deep = write_resolution(texts / "a/b/two.TXT", "68/2")
    write_resolution(texts / ".hidden.txt", "68/3")
    (texts / "letter.txt").write_text("Dear Sir,")
    (texts / "notes.md").write_text("not for the library")
    report = add(place, [texts, one, tmp_path / "missing.txt", texts / "notes.md"])
    assert {(s.short, name) for s, name in report.added} == {("68/1", "one.txt"),
                                                            ("68/2", "two.TXT")}
    assert (report.replaced, report.unchanged) == ((), ())
    refused = dict(report.refused)
    assert set(refused) == {"letter.txt", "notes.md", str(tmp_path / "missing.txt")}
    assert "known format" in refused["notes.md"]
    assert ".txt" in refused["notes.md"]
    assert "no such file" in refused[str(tmp_path / "missing.txt")]

    write_resolution(deep, "68/2", ("Decides something else",))
    report = add(place, [one, deep])
    assert [s.short for s, _ in report.unchanged] == ["68/1"]
    assert [s.short for s, _ in report.replaced] == ["68/2"]
    with Library.open(place) as opened:
        assert len(opened) == 2
        assert len(opened.search_words([("else", 1.0)], 9)) == 1
        assert len(opened.search_words([("seized", 1.0)], 9)) == 1


def test_the_same_symbol_twice_in_one_call(tmp_path: Path, write_resolution: Write) -> None:
    first = write_resolution(tmp_path / "1.txt", "68/1")
    other = write_resolution(tmp_path / "2.txt", "68/1", ("Decides otherwise",))
    same = write_resolution(tmp_path / "3.txt", "68/1")
    report = add(tmp_path / "library", [first, other, same])
    assert [name for _, name in report.added] == ["1.txt"]
    assert [name for _, name in report.unchanged] == ["3.txt"]
    [(name, reason)] = report.refused
    assert name == "2.txt"
    assert "A/RES/68/1" in reason
    assert "1.txt" in reason


def test_each_resolution_of_a_file_is_added_and_removed_by_itself(
    tmp_path: Path, encoder: Encoder
) -> None:
    place, file = tmp_path / "library", tmp_path / "90_7.xml"
    file.write_bytes(akn.parts("A", "B"))

    def added_and_unchanged() -> tuple[list[str], list[str]]:
        report = add(place, [file])
        return [s.short for s, _ in report.added], [s.short for s, _ in report.unchanged]

    assert added_and_unchanged() == (["90/7 A", "90/7 B"], [])
    assert added_and_unchanged() == ([], ["90/7 A", "90/7 B"])
    [read, _] = read_all_akn(file.read_bytes(), file.name)
    with Library.open(place) as opened:
        assert opened.resolution(read.symbol) == read
        assert read.record is not None
    remove(place, [read.symbol])
    assert added_and_unchanged() == (["90/7 A"], ["90/7 B"])


def test_a_reader_that_fails_refuses_one_file(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write_resolution: Write
) -> None:
    from index import files

    read = files.READERS[".txt"].read

    def sometimes(data: bytes, name: str) -> object:
        return [][1] if name == "bad.txt" else read(data, name)

    monkeypatch.setattr(files, "READERS", {".txt": files.Reader("text", sometimes)})
    bad = write_resolution(tmp_path / "bad.txt", "68/1")
    good = write_resolution(tmp_path / "good.txt", "68/2")
    report = add(library, [bad, good])
    assert [name for name, _ in report.refused] == ["bad.txt"]
    assert [name for _, name in report.added] == ["good.txt"]


@pytest.mark.parametrize("paths", [[], ["missing.txt"], ["missing.txt", "also/missing"]])
def test_nothing_that_exists_is_bad_input(tmp_path: Path, paths: list[str]) -> None:
    with pytest.raises(InputError, match=r"no file|No file"):
        add(tmp_path / "library", [tmp_path / path for path in paths])
    assert not (tmp_path / "library").exists()


def test_files_that_are_all_refused_make_no_library(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in/letter.txt").write_text("Dear Sir,")
    assert len(add(tmp_path / "library", [tmp_path / "in"]).refused) == 1
    with pytest.raises(NoLibrary):
        Library.open(tmp_path / "library")


def test_removing(library: Path, encoded: list[str]) -> None:
    first, second = (Symbol(Organ.GENERAL_ASSEMBLY, s, 5) for s in ("32", "33"))
    with pytest.raises(NoSuchResolution, match="1/1"):
        remove(library, [first, Symbol(Organ.GENERAL_ASSEMBLY, "1", 1)])
    assert symbols(library) == ["32/5", "33/5"]
    assert remove(library, [first]).removed == ((first, "32.txt"),)
    assert symbols(library) == ["33/5"]
    remove(library, [second])
    with ensure(library, [SEEDS]) as empty:  # emptied on purpose: not filled again
        assert (len(empty), empty.symbols, dict(empty.vocabulary())) == (0, (), {})
        assert empty.search_words([("drought", 1.0)], 5) == []
        assert empty.search_meaning(np.ones((1, 384), dtype=np.float32), 5) == []
    assert encoded == []


def test_the_second_start_does_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, encoder: Encoder
) -> None:
    told: list[str] = []
    with ensure(tmp_path, [SEEDS], progress=lambda stage, *_: told.append(stage)) as made:
        assert len(made) == 2
    assert {"reading", "embedding"} <= set(told)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.suffix != ".lock"}
    monkeypatch.setattr(derive, "load_encoder", lambda *_: pytest.fail("a model was loaded"))
    with ensure(tmp_path, [SEEDS], progress=lambda *_: pytest.fail("something was done")):
        pass
    after = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.suffix != ".lock"}
    assert {p.name for p in before} == {p.name for p in after}
    assert all(after[p] == at for p, at in before.items() if p.is_file() and "-" not in p.name)


def test_only_new_words_are_embedded(
    library: Path, tmp_path: Path, write_resolution: Write, encoded: list[str], encoder: Encoder
) -> None:
    write_resolution(tmp_path / "in/34.txt", "34/5", ("Decides to dig wells",),
                     preamble=("Recalling the floods of 1975", "Noting the report on drought"))
    write_resolution(tmp_path / "in/33.txt", "33/5", ("Decides to dig wells",),
                     preamble=("Recalling the floods of 1975", "Noting the report on drought"))
    add(library, [tmp_path / "in"])
    assert encoded == ["Decides to dig wells."]
    with Library.open(library) as opened:
        found = opened.search_meaning(encoder.encode(["Decides to dig wells."]), 2)
        assert {opened.paragraph(id).symbol.session for id, _ in found} == {"33", "34"}
        assert found[0][1] == found[1][1]
        assert len(opened._vectors) == 4  # 3 + 3 + 3 paragraphs, four wordings


def _delete(path: Path) -> None:
    path.unlink()


def _shorten(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def _garble(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [_delete, _shorten, _garble])
@pytest.mark.parametrize("name", [VECTORS, MANIFEST, "vocabulary.json", "meta.json", "*.store"])
def test_damaged_files_are_made_anew(
    library: Path, name: str, damage: Callable[[Path], None], encoded: list[str]
) -> None:
    with Library.open(library) as opened:
        generation, words = opened.generation, opened.search_words([("drought", 1.0)], 9)
    damage(next((library / DERIVED).rglob(name)))
    with pytest.raises(NeedsRebuild, match=r"ensure\(\)"):
        Library.open(library)
    with ensure(library, []) as mended:
        assert mended.search_words([("drought", 1.0)], 9) == words
        assert len(mended._vectors) == 3
        assert mended.generation != generation
    assert len(encoded) == 3
    assert len(list((library / DERIVED).iterdir())) == 1


def test_the_whole_derived_folder_may_be_lost(library: Path, encoder: Encoder) -> None:
    import shutil

    shutil.rmtree(library / DERIVED)
    with ensure(library, []) as mended:
        hit, _ = mended.search_meaning(encoder.encode(["Noting the report on drought,"]), 2)
        assert mended.paragraph(hit[0]).paragraph.number == "2"


def test_a_library_may_be_copied(library: Path, tmp_path: Path) -> None:
    import shutil

    shutil.copytree(library, tmp_path / "copy", copy_function=shutil.copyfile)
    with ensure(tmp_path / "copy", [], progress=lambda *_: pytest.fail("rebuilt")) as copy:
        assert len(copy) == 2


def test_adding_to_a_damaged_library_mends_it(
    library: Path, tmp_path: Path, write_resolution: Write, encoded: list[str]
) -> None:
    _shorten(next((library / DERIVED).rglob(VECTORS)))
    add(library, [write_resolution(tmp_path / "new.txt", "40/1", ("Decides to plant trees",))])
    assert symbols(library) == ["32/5", "33/5", "40/1"]
    assert len(encoded) == 5


def test_another_model_or_format_indexes_anew(
    library: Path, monkeypatch: pytest.MonkeyPatch, encoded: list[str]
) -> None:
    from index import store

    other = ModelIdentity("other", "0" * 64)
    for module in (store, derive):
        monkeypatch.setattr(module, "describe_model", lambda *_: other)
    with pytest.raises(NeedsRebuild, match="other"):
        Library.open(library)
    with ensure(library, []):
        assert len(encoded) == 3
    with ensure(library, []):
        assert len(encoded) == 3
    made = folder.DERIVED_FORMAT
    monkeypatch.setattr(folder, "DERIVED_FORMAT", 999)
    with pytest.raises(NeedsRebuild, match=f"format {made}, not 999"):
        Library.open(library)


@pytest.mark.parametrize("step", ["write_vectors", "write_words", "finish", "SQLite"])
def test_a_full_disk_leaves_the_old_library(
    library: Path, tmp_path: Path, write_resolution: Write, step: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new = write_resolution(tmp_path / "new.txt", "40/1", ("Decides to plant trees " * 500,))
    with monkeypatch.context() as patch:
        if step == "SQLite":

            class Small(Database):
                def __init__(self, *args: object, **named: object) -> None:
                    super().__init__(*args, **named)
                    self._connection.execute("PRAGMA max_page_count = 1")

            patch.setattr(build, "Database", Small)
        else:

            def full(*_: object) -> None:
                raise OSError(errno.ENOSPC, "No space left on device")

            patch.setattr(derive, step, full)
        with pytest.raises(LibraryError, match=r"left as it was.*disk is full; make room"):
            add(library, [new])
    assert symbols(library) == ["32/5", "33/5"]
    assert len(list((library / DERIVED).iterdir())) == 1
    add(library, [new])
    assert symbols(library) == ["32/5", "33/5", "40/1"]


def test_a_damaged_database_is_never_built_over(library: Path) -> None:
    path = library / DATABASE
    path.write_bytes(b"no database at all" * 1000)
    with pytest.raises(LibraryError, match=r"library\.sqlite is damaged"):
        ensure(library, [SEEDS])
    with pytest.raises(LibraryError, match=r"library\.sqlite is damaged"):
        add(library, [SEEDS])
    assert path.read_bytes() == b"no database at all" * 1000


# Runs `add` with a model that costs nothing, and dies at the n-th call of one function.
DRIVER = textwrap.dedent(
    """
    import importlib, os, signal, sys
    from pathlib import Path
    import numpy as np
    from index import build
    from index.library import derive
    from index.embedding.reading import ReadText, TokenVectors

    class Cheap:
        dimension, digest = 384, "none"

        def read_passages(self, texts, in_bfloat16=False, known=()):
            for which, (_, stretches) in enumerate(texts):
                if which in known:
                    continue
                yield which, ReadText(
                    np.eye(1, 384, dtype=np.float32).repeat(len(stretches), axis=0),
                    TokenVectors(np.eye(1, 384, dtype=np.float32), np.array([[0, 1]])))

    derive.load_encoder = lambda model: Cheap()
    library, texts, module, owner, name, count, when = sys.argv[1:]
    place = importlib.import_module(module)
    place = getattr(place, owner) if owner else place
    whole, calls = getattr(place, name, None), 0

    def deadly(*given, **named):
        global calls
        calls += 1
        if calls == int(count) and when == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        result = whole(*given, **named)
        if calls == int(count):
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    if whole is not None:
        setattr(place, name, deadly)
    print("ready", flush=True)
    build.add(Path(library), [Path(texts)])
    """
)
POINTS = [
    ("index.build", "", "sort_files", 1, "after", "old"),
    ("index.library.derive", "", "begin", 1, "before", "old"),
    ("index.library.derive", "", "write_vectors", 1, "after", "old"),
    ("index.library.derive", "", "write_words", 1, "after", "old"),
    ("index.library.folder", "", "_sync", 2, "before", "old"),
    ("pathlib", "Path", "rename", 1, "before", "old"),
    ("pathlib", "Path", "rename", 1, "after", "old"),
    ("index.library.database", "Database", "put", 2, "after", "old"),
    ("index.build", "", "clean", 2, "before", "new"),
    ("index.build", "", "clean", 2, "after", "new"),
]


def drive(library: Path, texts: Path, *point: object) -> subprocess.Popen[str]:
    arguments = [str(a) for a in (library, texts, *(point or ("os", "", "nothing", 0, "never")))]
    return subprocess.Popen(
        [sys.executable, "-c", DRIVER, *arguments], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """The model of the driver for this process too."""

    class Cheap:
        dimension, digest = 384, "none"

        def read_passages(
            self, given: Texts, in_bfloat16: bool = False,
            known: Collection[int] = (),
        ) -> Iterator[tuple[int, ReadText]]:
            for which, (_, stretches) in enumerate(given):
                if which in known:
                    continue
                yield which, ReadText(
                    np.eye(1, 384, dtype=np.float32).repeat(len(stretches), axis=0),
                    TokenVectors(np.eye(1, 384, dtype=np.float32), np.array([[0, 1]])))

    monkeypatch.setattr(derive, "load_encoder", lambda model: Cheap())


def die(place: Path, texts: Path, *point: object) -> None:
    killed = drive(place, texts, *point)
    assert killed.wait() == -9, killed.stderr.read()


needs_sigkill = pytest.mark.skipif(os.name != "posix", reason="SIGKILL is a matter of POSIX")


@needs_sigkill
@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("point", POINTS, ids=lambda p: "-".join(map(str, p[2:5])))
def test_killed_while_adding(
    tmp_path: Path, write_resolution: Write, point: tuple[str, str, str, int, str, str]
) -> None:
    place, texts = tmp_path / "library", tmp_path / "in"
    write_resolution(texts / "1.txt", "32/5")
    add(place, [texts])
    write_resolution(texts / "2.txt", "33/5", ("Decides to plant trees",))
    *where, state = point
    die(place, texts, *where)
    assert symbols(place) == (["32/5", "33/5"] if state == "new" else ["32/5"])
    write_resolution(texts / "3.txt", "34/5")
    add(place, [texts])
    assert symbols(place) == ["32/5", "33/5", "34/5"]
    assert len(list((place / DERIVED).iterdir())) == 1  # what was left behind is gone


@needs_sigkill
@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("count", [1, 2, 4])
def test_killed_and_run_again_goes_on_where_it_was(
    tmp_path: Path, write_resolution: Write, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, texts = tmp_path / "library", tmp_path / "in"
    for session in range(31, 34):
        write_resolution(texts / f"{session}.txt", f"{session}/5", (f"Decides to plant {session}",))
    add(tmp_path / "in one go", [texts])

    die(place, texts, "index.library.journal", "Journal", "note", count, "after")
    assert (place / folder.JOURNAL).is_file()
    read: list[str] = []
    whole = derive.load_encoder(None)

    class Counting:
        dimension, digest = whole.dimension, whole.digest

        def read_passages(
            self, given: Texts, in_bfloat16: bool = False,
            known: Collection[int] = (),
        ) -> Iterator[tuple[int, ReadText]]:
            read.extend(text for which, (text, _) in enumerate(given) if which not in known)
            return whole.read_passages(given, in_bfloat16, known)

    monkeypatch.setattr(derive, "load_encoder", lambda model: Counting())
    told: list[tuple[int, int]] = []
    add(place, [texts], progress=lambda stage, done, total: (
        told.append((done, total)) if stage == "embedding" else None))
    assert len(read) == 4 - count  # a recital that they share, an operative paragraph each
    assert told[-1:] == ([(4, 4)] if read else [])
    assert not (place / folder.JOURNAL).exists()
    with Library.open(place) as resumed, Library.open(tmp_path / "in one go") as straight:
        assert resumed.summaries() == straight.summaries()
        for symbol in straight.symbols:
            assert resumed.resolution(symbol) == straight.resolution(symbol)
            assert resumed.ids(symbol) == straight.ids(symbol)
        meant = np.eye(1, 384, dtype=np.float32)
        assert resumed.search_meaning(meant, 50) == straight.search_meaning(meant, 50)


@needs_sigkill
@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("point", [POINTS[3], POINTS[6]], ids=lambda p: "-".join(map(str, p[2:5])))
def test_killed_while_making_the_first(
    tmp_path: Path, write_resolution: Write, point: tuple[str, str, str, int, str, str]
) -> None:
    place, texts = tmp_path / "library", tmp_path / "in"
    write_resolution(texts / "1.txt", "32/5")
    die(place, texts, *point[:5])
    with pytest.raises(NoLibrary):
        Library.open(place)
    ensure(place, [texts]).close()
    assert symbols(place) == ["32/5"]


def test_two_writers_at_once(tmp_path: Path, write_resolution: Write) -> None:
    place = tmp_path / "library"
    writers = []
    for session in ("32", "33", "34"):
        for number in range(1, 4):
            write_resolution(tmp_path / session / f"{number}.txt", f"{session}/{number}")
        writers.append(drive(place, tmp_path / session))
    for writer in writers:
        assert writer.wait() == 0, writer.stderr.read()
    assert len(symbols(place)) == 9


def test_a_writer_that_waits_says_so(library: Path, tmp_path: Path, write_resolution: Write,
                                     monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build, "_PATIENCE", 0.01)
    told: list[str] = []
    new = write_resolution(tmp_path / "new.txt", "40/1")
    with (
        build.FileLock(library / folder.LOCK),
        pytest.raises(LibraryError, match="Another process has been writing"),
    ):
        add(library, [new], progress=lambda stage, *_: told.append(stage))
    assert told == ["waiting for another process that is writing this library"]


def test_the_manifest_says_what_made_the_vectors(library: Path, encoder: Encoder) -> None:
    manifest = json.loads(next((library / DERIVED).rglob(MANIFEST)).read_text())
    assert manifest["model"]["name"] == "all-MiniLM-L6-v2"
    assert manifest["model"]["digest"] == encoder.digest
    assert manifest["model"]["dimension"] == 384
    assert VECTORS in manifest["files"]


def test_the_folder_is_where_the_user_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ASSISTANT_LIBRARY", str(tmp_path))
    assert folder.default_folder() == tmp_path
    monkeypatch.setenv("ASSISTANT_LIBRARY", "")
    assert folder.default_folder().is_absolute()
