"""The resolutions of the library as a list: narrowed by filters, opened, and removed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

from assistant.catalogue import Entry, Wanted, chosen, sessions, subjects
from assistant.question.numbers import plural
from assistant.views.markup import block, element, literal
from index.symbol import Organ, Symbol

T = TypeVar("T")
Act = Callable[[Symbol], None]

_A_PAGE = 20
_PAGE = "page of the list"
_TO_REMOVE = "resolution to be removed"


def show_list(entries: Sequence[Entry], open_text: Act, remove: Act | None) -> None:
    """The filters, and one page of the resolutions that they leave.

    ``open_text`` leads to a resolution; ``remove`` takes one out, None where nobody may.
    """
    found = chosen(entries, _filters(entries))
    st.html(element("p", _told(len(found), len(entries)), "meta", {"role": "status"}))
    pages = max(1, -(-len(found) // _A_PAGE))
    page = min(int(st.session_state.get(_PAGE) or 1), pages)
    if pages > 1:  # above the list: under it, the reader would be left at the end of the next page
        st.pagination(pages, key=_PAGE, persist_state="session")
    for entry in found[(page - 1) * _A_PAGE : page * _A_PAGE]:
        _show_entry(entry, open_text, remove)


def _told(found: int, all_: int) -> str:
    if found == all_:
        return f"{all_:,} {plural(all_, 'resolution')}"
    return f"{found:,} of {all_:,} resolutions"


def _filters(entries: Sequence[Entry]) -> Wanted:
    words = st.text_input(
        "Words in the symbol or title", key="words looked for", placeholder="terrorism 75/",
        persist_state="session", on_change=_to_first_page,
    )
    with st.container(horizontal=True):
        organs = sorted({entry.organ for entry in entries})
        organ: Organ | None = _choose("Organ", organs)
        session: str | None = _choose("Session or year", sessions(entries, organ))
        subject: str | None = _choose("Subject", subjects(entries))
    return Wanted(organ, session, subject, words or "")


def _choose(label: str, options: list[T]) -> T | None:
    key = f"{label} looked for"
    if st.session_state.get(key) not in (None, *options):
        st.session_state[key] = None  # of another organ, or no longer there
    return st.selectbox(label, options, index=None, key=key, placeholder="All", format_func=str,
                        persist_state="session", on_change=_to_first_page)


def _to_first_page() -> None:
    st.session_state.pop(_PAGE, None)


def _show_entry(entry: Entry, open_text: Act, remove: Act | None) -> None:
    symbol = entry.summary.symbol
    with st.container(border=True):
        st.html(_described(entry))
        with st.container(horizontal=True, gap="xsmall"):
            if st.button(f"Read {symbol.short}", key=f"read {symbol}", icon=":material/menu_book:"):
                open_text(symbol)
            if remove is not None:
                st.button(f"Remove {symbol.short}", key=f"remove {symbol}",
                          icon=":material/delete:", on_click=_ask, args=(symbol,))
        if remove is not None and st.session_state.get(_TO_REMOVE) == symbol:
            _confirm(symbol, remove)


def _described(entry: Entry) -> str:
    summary = entry.summary
    adopted = summary.adopted
    facts = [
        f"adopted {adopted.day} {adopted:%B %Y}" if adopted else "date of adoption not stated",
        f"session {entry.session}" if summary.symbol.organ is Organ.GENERAL_ASSEMBLY else "",
        f"{summary.paragraphs} {plural(summary.paragraphs, 'paragraph')}",
        summary.format,
    ]
    return block("article", [
        element("h3", str(summary.symbol)),
        element("p", summary.title, "titled"),
        element("p", " · ".join(filter(None, facts)), "meta"),
        element("p", summary.source, "meta", {"dir": "auto"}),
    ], "listed", {"aria-label": str(summary.symbol)})


def _ask(symbol: Symbol) -> None:
    st.session_state[_TO_REMOVE] = symbol


def _confirm(symbol: Symbol, remove: Act) -> None:
    st.warning(literal(f"Remove {symbol} from the library?"), icon=":material/delete:")
    with st.container(horizontal=True, gap="xsmall"):
        st.button(f"Yes, remove {symbol.short}", key="remove indeed", type="primary",
                  on_click=_remove, args=(symbol, remove))
        st.button("Keep it", key="keep", on_click=_keep)


def _remove(symbol: Symbol, remove: Act) -> None:
    _keep()
    remove(symbol)


def _keep() -> None:
    st.session_state.pop(_TO_REMOVE, None)
