"""Compare: two resolutions paragraph by paragraph, and the series of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.views.cards import OpenText
from assistant.views.controls import visit
from assistant.views.desk import Desk
from assistant.views.markup import element, literal
from assistant.views.waiting import watch, watch_opening
from index.errors import AssistantError
from index.symbol import Symbol

if TYPE_CHECKING:
    from assistant.compare.compare import Comparison

_LEAD = (
    "What one resolution took over from another, word for word or reworded, what is new and what "
    "was dropped; and in which of the resolutions on the same item each paragraph stands."
)
_TABS = ("Two resolutions", "The series")
_TAB_CHOSEN, _TAB = "compare tab", "compare tab last shown"
_LEFT, _RIGHT, _LATEST = "older resolution", "newer resolution", "resolution of the series"
_KEPT = "chosen on the page Compare"
_DONE = "resolutions last compared"
_PLACEHOLDER = "Choose a resolution, or type part of its symbol or title"


@dataclass(frozen=True, slots=True)
class Done:
    """Two resolutions, and what came of comparing them: or a sentence on what went wrong."""

    left: Symbol
    right: Symbol
    comparison: Comparison | None = None
    error: str = ""


def show(desk: Desk, open_text: OpenText) -> None:
    """Draw the page: two resolutions, or a series."""
    visit("compare")
    st.title("Compare resolutions", anchor=False)
    st.html(element("p", _LEAD, "lead"))
    try:
        titles = watch_opening(desk, desk.read(
            lambda library: {summary.symbol: summary.title for summary in library.summaries()}))
    except AssistantError as error:
        _show_error(str(error))
        return
    # The tab is forgotten by Streamlit when another page is shown.
    st.session_state.setdefault(_TAB_CHOSEN, st.session_state.get(_TAB, _TABS[0]))
    # A chart in a tab that is not open would be drawn without a width: only one tab is drawn.
    two, series = st.tabs(_TABS, key=_TAB_CHOSEN, on_change=_keep_tab)
    if series.open:
        with series:
            _show_series(desk, titles, open_text)
    else:
        with two:
            _show_two(desk, titles, open_text)


def _keep_tab() -> None:
    st.session_state[_TAB] = st.session_state[_TAB_CHOSEN]


def _choose(label: str, key: str, titles: dict[Symbol, str]) -> Symbol | None:
    """A resolution of the library; what was chosen is kept when another page is shown."""
    kept: dict[str, Symbol | None] = st.session_state.setdefault(_KEPT, {})
    held = kept.get(key)
    st.session_state[key] = held if held in titles else None
    chosen: Symbol | None = st.selectbox(
        label, list(titles), key=key, placeholder=_PLACEHOLDER, on_change=_keep, args=(key,),
        format_func=lambda symbol: f"{symbol} · {titles[symbol]}",
    )
    return chosen


def _keep(key: str) -> None:
    st.session_state[_KEPT][key] = st.session_state[key]


def _show_two(desk: Desk, titles: dict[Symbol, str], open_text: OpenText) -> None:
    left = _choose("Older resolution", _LEFT, titles)
    right = _choose("Newer resolution", _RIGHT, titles)
    place = st.empty()  # emptied at once: no earlier comparison lingers while another is made
    if left is None or right is None:
        return
    if left == right:
        with place.container():
            _show_error(f"{left} is chosen twice; choose another resolution to compare it with.")
        return
    done: Done | None = st.session_state.get(_DONE)
    if done is None or (done.left, done.right) != (left, right):
        with place.container():
            done = _compare(desk, left, right)
        st.session_state[_DONE] = done
    with place.container():
        if done.comparison is None:
            _show_error(done.error)
        else:
            # Imported only now: it loads what the comparison itself has needed.
            from assistant.views.pairs import show_comparison

            show_comparison(done.comparison, f"{left} {right}", open_text)


def _compare(desk: Desk, left: Symbol, right: Symbol) -> Done:
    try:
        return Done(left, right, watch(desk.compare(left, right), "Comparing"))
    except AssistantError as error:
        return Done(left, right, error=str(error))


def _show_series(desk: Desk, titles: dict[Symbol, str], open_text: OpenText) -> None:
    chosen = _choose("Resolution of the series", _LATEST, titles)
    if chosen is None:
        return
    from assistant.views.series import show_series

    show_series(desk, chosen, open_text)


def _show_error(sentence: str) -> None:
    st.error(literal(sentence), icon=":material/error:")
