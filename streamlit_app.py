"""The page: `streamlit run streamlit_app.py`. Opens the desk once and hands over to the views."""

from __future__ import annotations

from functools import partial

import streamlit as st

from assistant.citation import Citation
from assistant.views import ask, check, compare, reader, trace
from assistant.views.address import Address
from assistant.views.desk import Desk
from assistant.views.look import ICON, dress


@st.cache_resource(show_spinner=False)
def the_desk() -> Desk:
    """The one desk of the process; it opens the library when a view first needs it."""
    return Desk()


def open_text(citation: Citation) -> None:
    """Go to the Read page with the cited paragraph in view."""
    address = Address(citation.symbol, citation.part, citation.number)
    st.switch_page(read_page, query_params=address.as_parameters())


desk = the_desk()
# Without icons of their own: each would be fetched from another server to stand in the tab.
ask_page = st.Page(partial(ask.show, desk, open_text), title="Ask", url_path="ask", default=True)
read_page = st.Page(partial(reader.show, desk), title="Read", url_path="read")
check_page = st.Page(partial(check.show, desk, open_text), title="Check", url_path="check")
trace_page = st.Page(partial(trace.show, desk, open_text), title="Trace", url_path="trace")
compare_page = st.Page(partial(compare.show, desk, open_text), title="Compare", url_path="compare")
pages = [ask_page, read_page, check_page, trace_page, compare_page]
page = st.navigation(pages, position="top")
st.set_page_config(page_title=f"{page.title} · United Nations resolutions", page_icon=ICON)
dress()
page.run()
