"""Trace: where a mandate comes from and what became of it; and who cites whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.views.cards import OpenText
from assistant.views.controls import bring_into_view, say_when_edited, visit
from assistant.views.desk import Desk
from assistant.views.markup import element, literal
from assistant.views.waiting import watch
from index.errors import AssistantError

if TYPE_CHECKING:
    from assistant.mandate.timeline import Timeline

_LEAD = (
    "Say in plain words what somebody was asked to do. The texts of the library are searched for "
    "the paragraph that laid it down first, and for what later resolutions made of it."
)
_MANDATE = "Mandate in plain words"
_NOTICE = "The field above has been changed since: this is still the earlier trace. Press Trace " \
    "for a new one."
_TABS = ("A mandate", "Map of citations")
_TAB_CHOSEN, _TAB = "trace tab", "trace tab last shown"
_WAITING = "mandate not yet traced"
_DONE = "mandate last traced"
_COUNT = "mandates traced"
_RESULT = "traced"


@dataclass(frozen=True, slots=True)
class Done:
    """A mandate, and its timeline or a sentence on what went wrong."""

    mandate: str
    timeline: Timeline | None = None
    error: str = ""


def show(desk: Desk, open_text: OpenText) -> None:
    """Draw the page: a mandate, or the map of citations."""
    visit("trace")
    st.title("Trace a mandate", anchor=False)
    st.html(element("p", _LEAD, "lead"))
    # The tab is forgotten by Streamlit when another page is shown.
    st.session_state.setdefault(_TAB_CHOSEN, st.session_state.get(_TAB, _TABS[0]))
    # A chart in a tab that is not open would be drawn without a width: only one tab is drawn.
    one, citations = st.tabs(_TABS, key=_TAB_CHOSEN, on_change=_keep_tab)
    if citations.open:
        with citations:
            from assistant.views.citation_map import show_map

            show_map(desk, open_text)
    else:
        with one:
            _show_one(desk, open_text)


def _keep_tab() -> None:
    st.session_state[_TAB] = st.session_state[_TAB_CHOSEN]


def _show_one(desk: Desk, open_text: OpenText) -> None:
    """Draw the form, trace what it was sent with, and show what came of the last trace."""
    _show_form()
    place = st.empty()  # emptied at once: no earlier trace lingers while another is made
    waiting: str | None = st.session_state.get(_WAITING)
    if waiting is not None:
        with place.container():
            _trace(desk, waiting)
    done: Done | None = st.session_state.get(_DONE)
    if done is not None:
        with place.container():
            _show_done(done, open_text)


def _show_form() -> None:
    done: Done | None = st.session_state.get(_DONE)
    # What was typed is forgotten by Streamlit when another page is shown.
    st.session_state.setdefault(_MANDATE, done.mandate if done else "")
    with st.form("trace", border=False):
        mandate = st.text_area(
            _MANDATE, key=_MANDATE, height=80,
            placeholder="Establish a group of governmental experts on information security",
        )
        sent = st.form_submit_button("Trace", type="primary", icon=":material/timeline:")
    if sent:
        st.session_state[_WAITING] = mandate or ""
        st.session_state.pop(_DONE, None)


def _trace(desk: Desk, mandate: str) -> None:
    """Trace what waits; it waits until then, whatever is clicked meanwhile."""
    try:
        done = Done(mandate, watch(desk.trace(mandate), "Reading the mandate"))
    except AssistantError as error:
        done = Done(mandate, error=str(error))
    except Exception:
        del st.session_state[_WAITING]
        raise
    del st.session_state[_WAITING]
    st.session_state[_DONE] = done
    st.session_state[_COUNT] = int(st.session_state.get(_COUNT, 0)) + 1


def _show_done(done: Done, open_text: OpenText) -> None:
    if done.timeline is None:
        st.error(literal(done.error), icon=":material/error:")
        return
    # Imported only now: it loads what the trace itself has needed.
    from assistant.views.traced import TRACE_ID, show_trace

    key = f"trace {st.session_state[_COUNT]}"
    say_when_edited({_MANDATE: done.mandate}, f".st-key-{_RESULT}", _NOTICE)
    with st.container(key=_RESULT):
        show_trace(done.timeline, key, open_text)
    bring_into_view(TRACE_ID, key, block="start", focus=True)
