"""A piece of work under way in another thread: what is said of it, then what came of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R", covariant=True)  # what a job gives it only gives out


@dataclass(frozen=True, slots=True)
class Saying:
    """What is being done, and how far it has come: ``done`` of ``total`` (0 where unknown)."""

    text: str
    done: int = 0
    total: int = 0


Say = Callable[[Saying], None]


def told(say: Say) -> Callable[[str, int, int], None]:
    """What the making of a library tells of its progress, said."""
    return lambda text, done, total: say(Saying(text, done, total))


class Job(Generic[R]):
    """A piece of work under way: what is said of it as it goes on, then its result."""

    def __init__(self, future: Future[R], said: SimpleQueue[Saying | None]) -> None:
        self._future = future
        self._said = said

    def sayings(self) -> Iterator[Saying]:
        """What is said until the work has ended, waiting for each.

        A run of the page that watches may be stopped and another one go on from there.
        """
        yield from iter(self._said.get, None)
        self._said.put(None)  # for whoever watches after the end

    def result(self) -> R:
        """What came of the work; raises what it raised."""
        return self._future.result()

    @property
    def is_done(self) -> bool:
        """Whether the work has ended."""
        return self._future.done()


def start(work: Callable[[Say], T], worker: Executor) -> Job[T]:
    """Have ``work`` done by ``worker``, after what it was given before."""
    said: SimpleQueue[Saying | None] = SimpleQueue()

    def until_the_end() -> T:
        try:
            return work(said.put)
        finally:
            said.put(None)

    return Job(worker.submit(until_the_end), said)
