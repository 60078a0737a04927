"""A whole draft: upload it, and read which of its quotations stand, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.views.cards import OpenText
from assistant.views.desk import Desk
from assistant.views.markup import literal
from assistant.views.waiting import watch
from index.errors import AssistantError
from index.read_draft import DRAFT_ENDINGS

if TYPE_CHECKING:
    from assistant.quotation.document import CheckedDraft

_LARGEST = 20  # megabytes
_WAITING = "draft not yet checked"
_DONE = "draft last checked"
_LAST = "upload last seen"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was uploaded; each upload has an ``id`` of its own."""

    id: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an upload: its quotations, or a sentence on what went wrong."""

    upload: Upload
    checked: CheckedDraft | None = None
    error: str = ""


def show_draft(desk: Desk, open_text: OpenText) -> None:
    """Let a draft be uploaded, check it at once, and show its quotations as a table."""
    _show_upload()
    place = st.empty()  # emptied at once: no earlier table lingers while another is made
    waiting: Upload | None = st.session_state.get(_WAITING)
    if waiting is not None:
        with place.container():
            _check(desk, waiting)
    done: Done | None = st.session_state.get(_DONE)
    if done is None:
        return
    with place.container():
        if done.checked is None:
            st.error(literal(done.error), icon=":material/error:")
        else:
            # Imported only now: it loads what the check itself has needed.
            from assistant.views.draft_table import show_checked

            show_checked(done.checked, done.upload.id, open_text)


def _show_upload() -> None:
    file = st.file_uploader(
        f"Draft: text, Markdown, DOCX or PDF, at most {_LARGEST} MB",
        type=[ending.removeprefix(".") for ending in DRAFT_ENDINGS],
        max_upload_size=_LARGEST, key="draft",
    )
    if file is not None and file.file_id != st.session_state.get(_LAST):
        st.session_state[_LAST] = file.file_id
        st.session_state[_WAITING] = Upload(file.file_id, file.name, file.getvalue())
        st.session_state.pop(_DONE, None)


def _check(desk: Desk, upload: Upload) -> None:
    """Check the draft that waits; it waits until then, whatever is clicked meanwhile."""
    try:
        done = Done(upload, watch(desk.check_draft(upload.data, upload.name), "Reading the draft"))
    except AssistantError as error:
        done = Done(upload, error=str(error))
    except Exception:
        del st.session_state[_WAITING]
        raise
    del st.session_state[_WAITING]
    st.session_state[_DONE] = done
