"""Who looks at the page: the visitor of this session, and the desks of the process.

A reloaded page is a new visitor: Streamlit knows a session by its connection.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

from assistant.views.desk import Desk
from assistant.views.markup import literal
from assistant.views.new_files import uploads_allowed
from assistant.views.visitors import Presence, Visitors
from index.errors import AssistantError

_NOTICE = "displaced"


def visitors_of_this_process() -> Visitors:
    """The desks of the process. Ends the run with a sentence where they are wrongly set up."""
    try:
        return _visitors()
    except AssistantError as error:
        st.error(literal(str(error)), icon=":material/error:")
        st.stop()


def visitor_here(visitors: Visitors) -> str:
    """The visitor of this session; says it where the visitor's copy had to make room."""
    context = get_script_run_ctx()
    visitor = "" if context is None else context.session_id
    _presence(visitors, visitor)
    if visitors.was_displaced(visitor):
        st.session_state[_NOTICE] = True
    if visitors.has_own(visitor):
        st.session_state.pop(_NOTICE, None)
    if _NOTICE in st.session_state:
        st.warning(
            "The files that you added are gone: they made room for those of other visitors. "
            "Add them again on the page Library.", icon=":material/folder_off:",
        )
        st.button("Understood", key="displaced understood", on_click=_forget)
    return visitor


def _forget() -> None:
    st.session_state.pop(_NOTICE, None)


@st.cache_resource(show_spinner=False)
def _visitors() -> Visitors:
    return Visitors(Desk(), uploads_allowed(), _is_here)


@st.cache_resource(show_spinner=False, scope="session", on_release=Presence.end)
def _presence(_visitors: Visitors, visitor: str) -> Presence:
    return Presence(_visitors, visitor)


def _is_here(visitor: str) -> bool:
    return exists() and get_instance().is_active_session(visitor)
