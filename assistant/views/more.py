"""A long list a few at a time, and the button that shows more of it."""

from __future__ import annotations

import streamlit as st


def shown_of(key: str, at_a_time: int) -> int:
    """How many of a list are shown; the list is known by ``key``."""
    return int(st.session_state.setdefault(f"{key} shown", at_a_time))


def more_button(total: int, key: str, at_a_time: int) -> None:
    """The button under a list of ``total``, where not all of it is shown."""
    rest = total - shown_of(key, at_a_time)
    if rest > 0:
        st.button(f"Show {min(rest, at_a_time)} more of {rest:,}", key=f"{key} button",
                  on_click=_show_more, args=(f"{key} shown", at_a_time))


def _show_more(key: str, at_a_time: int) -> None:
    st.session_state[key] += at_a_time
