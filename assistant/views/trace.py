"""Trace: where a mandate comes from and what became of it; and who cites whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.views.cards import OpenText
from assistant.views.controls import bring_into_view, say_when_edited, visit
from assistant.views.desk import Desk
from assistant.views.kept import Kept, tabs
from assistant.views.markup import element
from assistant.views.waiting import watch

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
_TRACES: Kept[str, Timeline] = Kept("mandate")
_RESULT = "traced"


def show(desk: Desk, open_text: OpenText) -> None:
    """Draw the page: a mandate, or the map of citations."""
    visit("trace")
    st.title("Trace a mandate", anchor=False)
    st.html(element("p", _LEAD, "lead"))
    one, citations = tabs(_TABS, "trace tab")
    if citations.open:
        with citations:
            from assistant.views.citation_map import show_map

            show_map(desk, open_text)
    else:
        with one:
            _show_one(desk, open_text)


def _show_one(desk: Desk, open_text: OpenText) -> None:
    """Draw the form, trace what it was sent with, and show what came of the last trace."""
    _show_form()
    _TRACES.show(
        lambda mandate: watch(desk.trace(mandate), "Reading the mandate"),
        lambda mandate, found, number: _show_traced(mandate, found, f"trace {number}", open_text))


def _show_form() -> None:
    done = _TRACES.done
    # What was typed is forgotten by Streamlit when another page is shown.
    st.session_state.setdefault(_MANDATE, done.asked if done else "")
    with st.form("trace", border=False):
        mandate = st.text_area(
            _MANDATE, key=_MANDATE, height=80,
            placeholder="Establish a group of governmental experts on information security",
        )
        sent = st.form_submit_button("Trace", type="primary", icon=":material/timeline:")
    if sent:
        _TRACES.ask(mandate or "")


def _show_traced(mandate: str, timeline: Timeline, key: str, open_text: OpenText) -> None:
    # Imported only now: it loads what the trace itself has needed.
    from assistant.views.traced import TRACE_ID, show_trace

    say_when_edited({_MANDATE: mandate}, f".st-key-{_RESULT}", _NOTICE)
    with st.container(key=_RESULT):
        show_trace(timeline, key, open_text)
    bring_into_view(TRACE_ID, key, block="start", focus=True)
