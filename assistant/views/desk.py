"""The desk: a library held open, the assistant at it, and the threads they work in.

A page's script is run again at every click and may be stopped at any line, each time in another
thread. The work is therefore done in a thread that outlives the runs: what is opened stays
open, a long indexing is not broken off by a click, and two readers never ask at once. The library
is changed in a second thread, so that questions are answered meanwhile from what it held before.
Nothing heavy is imported before the first job.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from assistant.views.job import Job, Say, Saying, start, told
from assistant.views.new_files import NewFile, add_files
from index.errors import LibraryError

if TYPE_CHECKING:
    from assistant.answer import Answer
    from assistant.ask import Assistant
    from assistant.compare.compare import Comparison
    from assistant.mandate.citing import Neighbours
    from assistant.mandate.series import Series
    from assistant.mandate.timeline import Timeline
    from assistant.mandate.trace import Tracer
    from assistant.quotation.check import Checker
    from assistant.quotation.document import CheckedDraft
    from assistant.quotation.verdict import Check
    from index.build import AddReport, RemoveReport
    from index.store import Library
    from index.symbol import Symbol

T = TypeVar("T")
C = TypeVar("C", "AddReport", "RemoveReport")


class Desk:
    """Opens the library at the first job and keeps it; the jobs are done one after another."""

    def __init__(self, folder: Path | None = None, origin: Desk | None = None) -> None:
        """A desk at the library in ``folder``, by default at the one that the user has.

        Where ``origin`` is given its library is copied into ``folder`` at the first job.
        """
        self._folder = folder
        self._origin = origin
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk writer")
        self._changes: list[Job[AddReport | RemoveReport]] = []
        self._closed = False
        self._library: Library | None = None
        self._assistant: Assistant | None = None
        self._checker: Checker | None = None
        self._tracer: Tracer | None = None

    @property
    def is_open(self) -> bool:
        """Whether the library has been opened."""
        return self._library is not None

    def ask(self, question: str, history: Sequence[str]) -> Job[Answer]:
        """Ask the assistant; ``history`` holds the earlier questions of the conversation."""

        def work(say: Say) -> Answer:
            assistant = self._open_assistant(say)
            return assistant.ask(question, history, note=lambda text: say(Saying(text)))

        return self._start(work)

    def check(self, quotation: str, claimed: str | None) -> Job[Check]:
        """Check a quotation, ``claimed`` to stand somewhere or not. No model is loaded for it."""

        def work(say: Say) -> Check:
            checker = self._open_checker(say)
            say(Saying("Comparing the quotation with the texts, word by word"))
            return checker.check(quotation, claimed)

        return self._start(work)

    def check_draft(self, data: bytes, name: str) -> Job[CheckedDraft]:
        """Check every quotation of a draft; ``name`` is the file's, whose bytes are ``data``."""

        def work(say: Say) -> CheckedDraft:
            from assistant.quotation.document import check_draft
            from index.draft.read import read_draft

            draft = read_draft(data, name)
            checker = self._open_checker(say)
            return check_draft(checker, draft, lambda done, total: say(
                Saying("Checking the quotations", done, total)))

        return self._start(work)

    def trace(self, mandate: str) -> Job[Timeline]:
        """Trace a mandate. The model is loaded where its words alone do not find it."""

        def work(say: Say) -> Timeline:
            from assistant.mandate.timeline import timeline

            tracer, library = self._open_tracer(say)
            say(Saying("Looking for the mandate, and following it through the resolutions"))
            return timeline(tracer.trace(mandate), library)

        return self._start(work)

    def compare(self, left: Symbol, right: Symbol) -> Job[Comparison]:
        """Compare two resolutions. No model is loaded for it."""

        def work(say: Say) -> Comparison:
            from assistant.compare.compare import compare

            library = self._open_library(say)
            say(Saying(f"Comparing {left.short} with {right.short}, paragraph by paragraph"))
            return compare(left, right, library)

        return self._start(work)

    def series(self, symbol: Symbol) -> Job[Series]:
        """Compare each resolution of a series with the latest. No model is loaded for it."""

        def work(say: Say) -> Series:
            from assistant.mandate.series import series

            library = self._open_library(say)
            return series(symbol, library, lambda done, total: say(
                Saying("Comparing the resolutions of the series", done, total)))

        return self._start(work)

    def neighbours(self, symbol: Symbol) -> Job[Neighbours]:
        """Look up what a resolution cites, and what cites it."""

        def work(say: Say) -> Neighbours:
            from assistant.mandate.citing import neighbours

            return neighbours(symbol, self._open_library(say))

        return self._start(work)

    def read(self, look_up: Callable[[Library], T]) -> Job[T]:
        """Look something up in the library."""
        return self._start(lambda say: look_up(self._open_library(say)))

    def add(self, files: Sequence[NewFile]) -> Job[AddReport]:
        """Read files into the library, those that are refused apart."""
        return self._change(
            lambda say: add_files(self._library_folder(say), files, told(say)))

    def remove(self, symbol: Symbol) -> Job[RemoveReport]:
        """Take a resolution out of the library."""

        def work(say: Say) -> RemoveReport:
            from index.build import remove

            return remove(self._library_folder(say), [symbol], progress=told(say))

        return self._change(work)

    @property
    def is_changing(self) -> bool:
        """Whether the library is being changed from here."""
        return any(not job.is_done for job in self._changes)

    def close(self) -> None:
        """Let go of the library once what is under way has ended; a copy is removed."""
        self._closed = True
        self._writer.submit(self._worker.submit, self._put_away)

    def _put_away(self) -> None:
        if self._library is not None:
            self._library.close()
        self._library = self._assistant = self._checker = self._tracer = None
        if self._origin is not None and self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)

    def _change(self, work: Callable[[Say], C]) -> Job[C]:
        job = start(work, self._writer)
        self._changes = [*(j for j in self._changes if not j.is_done), job]
        return job

    def _start(self, work: Callable[[Say], T]) -> Job[T]:
        return start(work, self._worker)

    def _library_folder(self, say: Say) -> Path:
        """Where the library lies, made or copied by now; for the thread that changes it."""
        job = self.read(lambda library: library.folder)
        for saying in job.sayings():
            say(saying)
        return job.result()

    def _open_library(self, say: Say) -> Library:
        if self._closed:
            raise LibraryError("Your copy of the library was put away; load the page again.")
        if self._library is not None and not _is_current(self._library):
            # Texts were added or removed: what is open no longer shows them.
            self._library = self._assistant = self._checker = self._tracer = None
        if self._library is None:
            from assistant.opening import open_library

            opening = open_library if self._folder is None else partial(open_library, self._folder)
            self._copy_origin(say)
            say(Saying("Opening the library"))
            self._library = opening(progress=told(say))
        return self._library

    def _copy_origin(self, say: Say) -> None:
        if self._origin is None or self._folder is None or self._folder.exists():
            return
        from index.library.copying import copy_library

        say(Saying("Making a copy of the library"))
        copy_library(self._origin.read(lambda library: library.folder).result(), self._folder)

    def _open_assistant(self, say: Say) -> Assistant:
        library = self._open_library(say)
        if self._assistant is None:
            from assistant.ask import Assistant

            self._assistant = Assistant(library)
        return self._assistant

    def _open_checker(self, say: Say) -> Checker:
        library = self._open_library(say)
        if self._checker is None:
            from assistant.quotation.check import Checker

            self._checker = Checker(library)
        return self._checker

    def _open_tracer(self, say: Say) -> tuple[Tracer, Library]:
        library = self._open_library(say)
        if self._tracer is None:
            from assistant.mandate.trace import Tracer

            self._tracer = Tracer(library)
        return self._tracer, library


def _is_current(library: Library) -> bool:
    try:
        return library.is_current
    except LibraryError:
        return False  # opening it anew mends it, or says what is wrong
