"""A change to the library that a visitor has begun: watched until its end, whatever is clicked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.views.job import Job
from assistant.views.waiting import watch
from index.errors import AssistantError

if TYPE_CHECKING:
    from index.build import AddReport, RemoveReport

_WAITING = "change of the library under way"
_DONE = "change of the library last made"
_COUNT = "changes of the library"

Refused = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A change that goes on. The work itself is kept: begun again it would find all done.

    ``refused`` holds what was refused before the work began, by file name with the reason.
    """

    job: Job[AddReport | RemoveReport] | None
    refused: Refused = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """What came of a change, or a sentence on what went wrong; ``number`` counts them."""

    number: int
    report: AddReport | RemoveReport | None = None
    refused: Refused = ()
    error: str = ""


def begin(change: Callable[[], Change]) -> None:
    """Begin a change; what keeps it from beginning is what came of it."""
    if is_changing():
        return
    st.session_state.pop(_DONE, None)
    try:
        st.session_state[_WAITING] = change()
    except AssistantError as error:
        _finish(error=str(error))


def is_changing() -> bool:
    """Whether a change that this visitor began is not known to have ended."""
    return _WAITING in st.session_state


def watch_change() -> None:
    """Show how far the change has come, and draw the page anew when it has ended."""
    change: Change | None = st.session_state.get(_WAITING)
    if change is None:
        return
    try:
        report = None if change.job is None else watch(change.job, "Changing the library")
    except AssistantError as error:
        _finish(refused=change.refused, error=str(error))
    except Exception:
        del st.session_state[_WAITING]
        raise
    else:
        _finish(report, change.refused)
    del st.session_state[_WAITING]
    st.rerun()


def last_change() -> Changed | None:
    """What came of the last change, if there was one."""
    changed: Changed | None = st.session_state.get(_DONE)
    return changed


def _finish(
    report: AddReport | RemoveReport | None = None, refused: Refused = (), error: str = ""
) -> None:
    number = int(st.session_state.get(_COUNT, 0)) + 1
    st.session_state[_COUNT] = number
    st.session_state[_DONE] = Changed(number, report, refused, error)
