"""A chart whose marks can be chosen by a click, and the list that does the same by keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from assistant.views.charts import Layered

_PARAMETER = "chosen"


def pick(
    chart: Layered, options: Mapping[str, str], key: str, label: str, alt: str
) -> str | None:
    """Show a chart and the select box beneath it; the id that was chosen in either, or None.

    ``options`` are the ids of the chart's marks with the words that the list has for them;
    ``alt`` says in a sentence what the chart shows.
    """
    st.altair_chart(
        chart, width="stretch", key=f"{key} chart", selection_mode=_PARAMETER, alt=alt,
        on_select=lambda: _take(key, options),
    )
    chosen: str | None = st.selectbox(
        label, list(options), index=None, key=f"{key} chosen",
        format_func=lambda id: options.get(id, id),
        placeholder="Click a mark above, or choose here",
    )
    return chosen


def _take(key: str, options: Mapping[str, str]) -> None:
    """Put what was clicked into the select box; a click on nothing of them changes nothing."""
    clicked = st.session_state[f"{key} chart"]["selection"][_PARAMETER]
    if clicked and clicked[0].get("id") in options:
        st.session_state[f"{key} chosen"] = clicked[0]["id"]
