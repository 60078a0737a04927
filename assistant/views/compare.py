"""Compare: two resolutions paragraph by paragraph, and the series of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.views.cards import OpenText
from assistant.views.choose import choose, read_titles
from assistant.views.controls import visit
from assistant.views.desk import Desk
from assistant.views.kept import Kept, show_error, tabs
from assistant.views.markup import element
from assistant.views.waiting import watch
from index.errors import AssistantError
from index.symbol import Symbol

if TYPE_CHECKING:
    from assistant.compare.compare import Comparison

_LEAD = (
    "What one resolution took over from another, word for word or reworded, what is new and what "
    "was dropped; and in which of the resolutions on the same item each paragraph stands."
)
_TABS = ("Two resolutions", "The series")
_LEFT, _RIGHT, _LATEST = "older resolution", "newer resolution", "resolution of the series"
_COMPARED: Kept[tuple[Symbol, Symbol], Comparison] = Kept("comparison")


def show(desk: Desk, open_text: OpenText) -> None:
    """Draw the page: two resolutions, or a series."""
    visit("compare")
    st.title("Compare resolutions", anchor=False)
    st.html(element("p", _LEAD, "lead"))
    try:
        titles = read_titles(desk)
    except AssistantError as error:
        show_error(str(error))
        return
    two, series = tabs(_TABS, "compare tab")
    if series.open:
        with series:
            _show_series(desk, titles, open_text)
    else:
        with two:
            _show_two(desk, titles, open_text)


def _show_two(desk: Desk, titles: dict[Symbol, str], open_text: OpenText) -> None:
    left = choose("Older resolution", _LEFT, titles)
    right = choose("Newer resolution", _RIGHT, titles)
    if left is None or right is None:
        return
    if left == right:
        show_error(f"{left} is chosen twice; choose another resolution to compare it with.")
        return

    def draw(symbols: tuple[Symbol, Symbol], comparison: Comparison, _: int) -> None:
        # Imported only now: it loads what the comparison itself has needed.
        from assistant.views.pairs import show_comparison

        show_comparison(comparison, f"{symbols[0]} {symbols[1]}", open_text)

    _COMPARED.show_at_once(
        (left, right), lambda symbols: watch(desk.compare(*symbols), "Comparing"), draw)


def _show_series(desk: Desk, titles: dict[Symbol, str], open_text: OpenText) -> None:
    chosen = choose("Resolution of the series", _LATEST, titles)
    if chosen is None:
        return
    from assistant.views.series import show_series

    show_series(desk, chosen, open_text)
