"""The page: `streamlit run streamlit_app.py`. Finds the visitor's desk and hands over to a view."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assistant.citation import Citation
from assistant.views import ask, check, compare, library, reader, trace
from assistant.views.address import Address
from assistant.views.arrival import visitor_here, visitors_of_this_process
from assistant.views.look import ICON, dress


def open_text(citation: Citation) -> None:
    """Go to the Read page with the cited paragraph in view."""
    open_address(Address(citation.symbol, citation.part, citation.number))


def open_address(address: Address) -> None:
    """Go to the Read page at an address."""
    st.switch_page(read_page, query_params=address.as_parameters())


visitors = visitors_of_this_process()
visitor = visitor_here(visitors)
desk = visitors.desk(visitor)
# Without icons of their own: each would be fetched from another server to stand in the tab.
ask_page = st.Page(partial(ask.show, desk, open_text), title="Ask", url_path="ask", default=True)
read_page = st.Page(partial(reader.show, desk), title="Read", url_path="read")
check_page = st.Page(partial(check.show, desk, open_text), title="Check", url_path="check")
trace_page = st.Page(partial(trace.show, desk, open_text), title="Trace", url_path="trace")
compare_page = st.Page(partial(compare.show, desk, open_text), title="Compare", url_path="compare")
library_page = st.Page(
    partial(library.show, visitors, visitor, lambda symbol: open_address(Address(symbol))),
    title="Library", url_path="library",
)
pages = [ask_page, read_page, check_page, trace_page, compare_page, library_page]
page = st.navigation(pages, position="top")
st.set_page_config(page_title=f"{page.title} · United Nations resolutions", page_icon=ICON)
dress()
page.run()
