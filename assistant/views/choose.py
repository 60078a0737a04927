"""Choosing a resolution by its symbol or title; a choice is kept while other pages are shown."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from assistant.views.desk import Desk
from assistant.views.waiting import watch_opening
from index.symbol import Symbol

_KEPT = "resolutions last chosen"


def read_titles(desk: Desk) -> dict[Symbol, str]:
    """The resolutions of the library with their titles, the earliest first.

    Raises AssistantError where the library cannot be opened.
    """
    return watch_opening(desk, desk.read(
        lambda library: {symbol: library.title(symbol) for symbol in library.symbols}))


def choose(
    label: str, key: str, titles: Mapping[Symbol, str], beyond: bool = False
) -> Symbol | None:
    """Let a resolution of the library be chosen; None where none is.

    With ``beyond``, one that was kept and is not in the library is in the list too.
    """
    kept: Symbol | None = st.session_state.setdefault(_KEPT, {}).get(key)
    if kept is not None and kept not in titles and not beyond:
        kept = None
    # What was chosen is forgotten by Streamlit when another page is shown.
    st.session_state[key] = kept
    chosen: Symbol | None = st.selectbox(
        label, list(titles) if kept is None or kept in titles else [kept, *titles], key=key,
        placeholder="Choose a resolution, or type part of its symbol or title",
        format_func=lambda symbol: f"{symbol} · {titles.get(symbol, 'not in the library')}",
        on_change=_keep, args=(key,),
    )
    return chosen


def _keep(key: str) -> None:
    keep(key, st.session_state[key])


def keep(key: str, symbol: Symbol | None) -> None:
    """Keep a resolution as the one that was chosen."""
    st.session_state.setdefault(_KEPT, {})[key] = symbol
