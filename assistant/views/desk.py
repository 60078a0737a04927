"""The desk: the one library of this process, the assistant at it, and the thread they work in.

A page's script is run again at every click and may be stopped at any line, each time in another
thread. The work is therefore done in one thread that outlives the runs: what is opened stays
open, a long indexing is not broken off by a click, and two readers never ask at once. Nothing
heavy is imported before the first job.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import TYPE_CHECKING, Generic, TypeVar

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
    from index.store import Library
    from index.symbol import Symbol

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Saying:
    """What is being done, and how far it has come: ``done`` of ``total`` (0 where unknown)."""

    text: str
    done: int = 0
    total: int = 0


Say = Callable[[Saying], None]


class Job(Generic[T]):
    """A piece of work under way: what is said of it as it goes on, then its result."""

    def __init__(self, future: Future[T], said: SimpleQueue[Saying | None]) -> None:
        self._future = future
        self._said = said

    def sayings(self) -> Iterator[Saying]:
        """What is said until the work has ended, waiting for each."""
        yield from iter(self._said.get, None)

    def result(self) -> T:
        """What came of the work; raises what it raised."""
        return self._future.result()


class Desk:
    """Opens the library at the first job and keeps it; the jobs are done one after another."""

    def __init__(self) -> None:
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
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
            from index.read_draft import read_draft

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

    def _start(self, work: Callable[[Say], T]) -> Job[T]:
        said: SimpleQueue[Saying | None] = SimpleQueue()

        def until_the_end() -> T:
            try:
                return work(said.put)
            finally:
                said.put(None)

        return Job(self._worker.submit(until_the_end), said)

    def _open_library(self, say: Say) -> Library:
        if self._library is not None and not _is_current(self._library):
            # Another process has added or removed texts: what is open no longer shows them.
            self._library = self._assistant = self._checker = self._tracer = None
        if self._library is None:
            say(Saying("Opening the library"))
            from assistant.opening import open_library

            self._library = open_library(
                progress=lambda text, done, total: say(Saying(text, done, total))
            )
        return self._library

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
