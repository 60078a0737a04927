"""What a page keeps while others are shown: its tab, and a job until it is done and after."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from assistant.views.markup import literal
from index.errors import AssistantError

A = TypeVar("A")
T = TypeVar("T")


def tabs(names: Sequence[str], key: str) -> Sequence[Any]:
    """Tabs, of which the one is open that was when the page was last shown.

    A chart in a tab that is not open would be drawn without a width: draw only what is.
    """
    # A tab is forgotten by Streamlit when another page is shown.
    last = f"{key} last shown"
    st.session_state.setdefault(key, st.session_state.get(last, names[0]))
    return st.tabs(names, key=key, on_change=_keep, args=(key, last))


def _keep(key: str, last: str) -> None:
    st.session_state[last] = st.session_state[key]


@dataclass(frozen=True, slots=True)
class Done(Generic[A, T]):
    """What was asked for, and what came of it: or a sentence on what went wrong.

    ``number`` counts what was done under the same name.
    """

    asked: A
    result: T | None = None
    error: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class Kept(Generic[A, T]):
    """A kind of job that a page is asked for, and the last of them that was done, by its name."""

    name: str

    @property
    def done(self) -> Done[A, T] | None:
        """The last one that was done, None where another has been asked for since."""
        found: Done[A, T] | None = st.session_state.get(f"{self.name} done")
        return found

    def ask(self, asked: A) -> None:
        """Ask for a job; what came of the last one is forgotten."""
        st.session_state[f"{self.name} waiting"] = (asked,)
        st.session_state.pop(f"{self.name} done", None)

    def show(self, work: Callable[[A], T], draw: Callable[[A, T, int], None]) -> None:
        """Do what waits to be done, and draw what came of the last job, with its number.

        It waits until then: a click meanwhile stops this run, and the next one takes it up again.
        """
        place = st.empty()  # emptied at once: nothing earlier lingers while another job is done
        waiting: tuple[A] | None = st.session_state.get(f"{self.name} waiting")
        if waiting is not None:
            with place.container():
                self._do(waiting[0], work)
        if self.done is not None:
            with place.container():
                _draw(self.done, draw)

    def show_at_once(self, asked: A, work: Callable[[A], T],
                     draw: Callable[[A, T, int], None]) -> None:
        """Draw what came of a job, done again only where something else was asked for before."""
        if self.done is None or self.done.asked != asked:
            self.ask(asked)
        self.show(work, draw)

    def _do(self, asked: A, work: Callable[[A], T]) -> None:
        number = int(st.session_state.get(f"{self.name} count", 0)) + 1
        try:
            done: Done[A, T] = Done(asked, work(asked), number=number)
        except AssistantError as error:
            done = Done(asked, error=str(error), number=number)
        except Exception:
            del st.session_state[f"{self.name} waiting"]
            raise
        del st.session_state[f"{self.name} waiting"]
        st.session_state[f"{self.name} done"] = done
        st.session_state[f"{self.name} count"] = number


def _draw(done: Done[A, T], draw: Callable[[A, T, int], None]) -> None:
    if done.result is None:
        show_error(done.error)
    else:
        draw(done.asked, done.result, done.number)


def show_error(sentence: str) -> None:
    """A sentence on what went wrong."""
    st.error(literal(sentence), icon=":material/error:")
