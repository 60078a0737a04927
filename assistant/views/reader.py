"""Read: a resolution in full, the cited paragraph in view."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.views.address import Address, find_paragraph, read_address
from assistant.views.controls import bring_into_view, visit
from assistant.views.desk import Desk
from assistant.views.full_text import CITED_ID, full_text
from assistant.views.linked import show_linked
from assistant.views.markup import element, literal
from assistant.views.recorded import show_record
from assistant.views.waiting import watch_opening
from index.errors import AssistantError
from index.resolution import Paragraph
from index.symbol import Symbol

_CHOSEN = "resolution to read"


def show(desk: Desk) -> None:
    """Draw the resolution that the address names, or let one be chosen."""
    visit("read")
    st.title("Read a resolution", anchor=False)
    try:
        address = read_address(st.query_params.to_dict())
    except AssistantError as error:
        _show_error(error)
        address = None
    try:
        titles = watch_opening(desk, desk.read(
            lambda library: {summary.symbol: summary.title for summary in library.summaries()}
        ))
    except AssistantError as error:
        _show_error(error)
        return
    _choose(titles, address)
    if address is not None:
        _show_at(desk, address, titles)


def _choose(titles: dict[Symbol, str], address: Address | None) -> None:
    st.session_state[_CHOSEN] = (
        address.symbol if address is not None and address.symbol in titles else None
    )
    st.selectbox(
        "Resolution",
        list(titles),
        format_func=lambda symbol: f"{symbol} · {titles[symbol]}",
        key=_CHOSEN,
        placeholder="Choose a resolution, or type part of its symbol or title",
        on_change=_go_to_chosen,
    )


def _go_to_chosen() -> None:
    chosen: Symbol | None = st.session_state[_CHOSEN]
    st.query_params.from_dict(Address(chosen).as_parameters() if chosen else {})


def _show_at(desk: Desk, address: Address, titles: dict[Symbol, str]) -> None:
    cited: Paragraph | None = None
    try:
        resolution = desk.read(lambda library: library.resolution(address.symbol)).result()
        around = desk.neighbours(address.symbol).result()
    except AssistantError as error:
        _show_error(error)
        return
    try:
        cited = find_paragraph(resolution, address)
    except AssistantError as error:
        _show_error(error)
    if resolution.record is not None:
        show_record(resolution.record)
    show_linked(around, titles)
    st.html(full_text(resolution, cited))
    _show_warnings(resolution.warnings)
    if cited is not None:
        bring_into_view(CITED_ID, f"{visit('read')} {address}", focus=True)


def _show_warnings(warnings: Sequence[str]) -> None:
    if warnings:
        with st.expander("Remarks on the file"):
            for warning in warnings:
                st.html(element("p", warning))


def _show_error(error: AssistantError) -> None:
    st.error(literal(str(error)), icon=":material/error:")
