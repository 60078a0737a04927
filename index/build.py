"""Making and changing a library: read, embed what is new, and put the new state in force.

All of a change happens inside one transaction of the database. The files derived from it
are written whole, beside those in force, and the last thing the transaction does is to name
them; so whenever the power fails, there is the old library or the new one.
"""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import LibraryError, NoSuchResolution
from index.files import NewResolution, Progress, find_files, sort_files
from index.library.database import Database
from index.library.derive import Cut, derive
from index.library.folder import JOURNAL, LOCK, NeedsRebuild, NoLibrary, clean
from index.resolution import Paragraph
from index.store import Library
from index.symbol import Symbol

_PATIENCE = 1800.0  # seconds to wait for another writer; thousands of resolutions take minutes

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class AddReport:
    """What became of the files named: (symbol, file name), and (file name, reason)."""

    added: tuple[tuple[Symbol, str], ...] = ()
    replaced: tuple[tuple[Symbol, str], ...] = ()
    unchanged: tuple[tuple[Symbol, str], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RemoveReport:
    """What was removed: (symbol, file name)."""

    removed: tuple[tuple[Symbol, str], ...] = ()


def add(
    folder: Path,
    paths: Sequence[Path],
    model: str | None = None,
    progress: Progress | None = None,
) -> AddReport:
    """Read files, and folders of files, into the library in ``folder``, made if need be.

    A file that is refused does not stop the others. Raises InputError where nothing named
    exists, LibraryError where the library cannot be written (it is then as it was),
    ModelError where there is no model.
    """
    files, refused = find_files([Path(path) for path in paths])
    with _only_writer(folder, progress):
        report = _add(folder, files, model, progress)
    return AddReport(
        report.added, report.replaced, report.unchanged, (*refused, *report.refused),
        report.warnings,
    )


def remove(
    folder: Path,
    symbols: Sequence[Symbol],
    model: str | None = None,
    progress: Progress | None = None,
) -> RemoveReport:
    """Take resolutions out. Raises NoSuchResolution, and then nothing was removed."""
    if not folder.is_dir():
        raise NoLibrary(f"There is no library in {folder}; add resolutions to make one.")
    with _only_writer(folder, progress):
        with Database(folder) as database:
            present = {row.symbol: row for row in database.resolutions()}
        chosen = list(dict.fromkeys(symbols))
        for symbol in chosen:
            if symbol not in present:
                raise NoSuchResolution(f"{symbol} is not in the library {folder}.")

        def change(database: Database) -> Cut:
            for symbol in chosen:
                database.remove_resolution(present[symbol].id)
            return ()

        if chosen:
            _write(folder, model, progress, change)
    return RemoveReport(tuple((symbol, present[symbol].file_name) for symbol in chosen))


def ensure(
    folder: Path,
    seeds: Sequence[Path],
    model: str | None = None,
    progress: Progress | None = None,
) -> Library:
    """The library in ``folder``, made from ``seeds`` where there is none yet.

    Where its derived files are missing, damaged or another model's they are made anew from
    the database. Where all is well nothing is written and ``progress`` is never called.
    """
    folder = Path(folder)
    try:
        return Library.open(folder, model)
    except (NoLibrary, NeedsRebuild):
        pass
    with _only_writer(folder, progress):
        try:
            return Library.open(folder, model)  # another process may have been quicker
        except NeedsRebuild as error:
            _log.info("%s", error)
            _write(folder, model, progress, lambda database: ())
        except NoLibrary:
            files, refused = find_files([Path(seed) for seed in seeds])
            report = _add(folder, files, model, progress)
            for name, reason in (*refused, *report.refused):
                _log.warning("%s: %s", name, reason)
            if not report.added:
                raise LibraryError(
                    f"No resolution could be read from {', '.join(map(str, seeds))} to begin "
                    f"the library {folder} with."
                ) from None
    return Library.open(folder, model)


def _add(
    folder: Path, files: Sequence[Path], model: str | None, progress: Progress | None
) -> AddReport:
    try:
        with Database(folder) as database:
            present = {row.symbol: row for row in database.resolutions()}
    except NoLibrary:
        present = {}
    sorted_files = sort_files(
        files, {row.digest: row.symbol for row in present.values()}, progress
    )

    def change(database: Database) -> Iterator[tuple[int, Paragraph]]:
        for new in sorted_files.new:
            if new.resolution.symbol in present:
                database.remove_resolution(present[new.resolution.symbol].id)
            yield from database.add_resolution(
                new.resolution, new.file_name, new.format, new.digest
            )

    if sorted_files.new:
        _write(folder, model, progress, change)

    def names(was_present: bool) -> tuple[tuple[Symbol, str], ...]:
        return tuple(_named(n) for n in sorted_files.new
                     if (n.resolution.symbol in present) is was_present)

    return AddReport(
        names(False), names(True), tuple(sorted_files.unchanged),
        tuple(sorted_files.refused), tuple(sorted_files.warnings),
    )


def _named(new: NewResolution) -> tuple[Symbol, str]:
    return new.resolution.symbol, new.file_name


@contextmanager
def _only_writer(folder: Path, progress: Progress | None) -> Iterator[None]:
    """Hold the library's lock, which the system lets go of if this process dies."""
    with _plain_errors(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(folder / LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if progress is not None:
                progress("waiting for another process that is writing this library", 0, 1)
            try:
                lock.acquire(timeout=_PATIENCE)
            except Timeout:
                raise LibraryError(
                    f"Another process has been writing the library {folder} for "
                    f"{_PATIENCE / 60:.0f} minutes; try again when it is done."
                ) from None
    try:
        yield
    finally:
        lock.release()


def _write(
    folder: Path,
    model: str | None,
    progress: Progress | None,
    change: Callable[[Database], Cut],
) -> None:
    """Change the database and put in force a new set of derived files, or change nothing.

    ``change`` returns the paragraphs that it added.
    """
    with _plain_errors(folder), Database(folder, create=True) as database:
        in_force = None if database.empty else database.get("generation")
        clean(folder, keep=in_force)
        try:
            with database.writing():
                in_force_next = derive(folder, database, model, progress, change)
            in_force = in_force_next
            (folder / JOURNAL).unlink(missing_ok=True)  # its vectors are in force
        finally:
            clean(folder, keep=in_force)


@contextmanager
def _plain_errors(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno == errno.ENOSPC or "No space left" in str(error)
        reason = "the disk is full; make room and try again" if full else str(error)
        raise LibraryError(f"The library {folder} was left as it was: {reason}.") from error
