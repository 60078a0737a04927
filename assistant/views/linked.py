"""What a resolution cites and what cites it: links to those that the library has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.question.numbers import plural
from assistant.views.address import Address
from assistant.views.markup import element, literal
from index.symbol import Symbol

if TYPE_CHECKING:
    from assistant.mandate.citing import Neighbour, Neighbours

_AT_A_TIME = 20


def show_linked(around: Neighbours, titles: dict[Symbol, str]) -> None:
    """Both lists, folded under a line that counts them; nothing where there are none."""
    if not around.cites and not around.cited_by:
        return
    line = f"Cites {_count(around.cites)}, cited by {_count(around.cited_by)} of the library"
    with st.expander(literal(line)):
        if around.cites:
            st.html(element("h2", "It cites", "linked"))
            _show([(n.symbol, Address(n.symbol)) for n in around.cites if n.indexed], titles,
                  f"{around.symbol} cites")
            absent = [str(n.symbol) for n in around.cites if not n.indexed]
            if absent:
                st.html(element("p", f"Not in the library: {', '.join(absent)}.", "meta"))
        if around.cited_by:
            st.html(element("h2", "It is cited by", "linked"))
            _show([(n.symbol, _citing(n)) for n in around.cited_by], titles,
                  f"{around.symbol} is cited by")


def _count(neighbours: Sequence[Neighbour]) -> str:
    return f"{len(neighbours)} {plural(len(neighbours), 'resolution')}"


def _citing(neighbour: Neighbour) -> Address:
    """The paragraph that cites, the first of several."""
    first = neighbour.paragraphs[0]
    return Address(neighbour.symbol, first.part, first.number)


def _show(links: Sequence[tuple[Symbol, Address]], titles: dict[Symbol, str], key: str) -> None:
    shown = int(st.session_state.get(f"{key} shown", _AT_A_TIME))
    with st.container(gap="xxsmall", key=f"{key} list"):
        for symbol, address in links[:shown]:
            st.button(literal(f"{symbol}: {titles.get(symbol, '')}"), key=f"{key} {symbol}",
                      type="tertiary", on_click=_go_to, args=(address,))
    rest = len(links) - shown
    if rest > 0:
        st.button(f"Show {min(rest, _AT_A_TIME)} more of {rest}", key=f"{key} more",
                  on_click=_show_more, args=(f"{key} shown", shown))


def _go_to(address: Address) -> None:
    st.query_params.from_dict(address.as_parameters())


def _show_more(key: str, shown: int) -> None:
    st.session_state[key] = shown + _AT_A_TIME
