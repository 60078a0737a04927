"""A whole draft: upload it, and read which of its quotations stand, and where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from assistant.views.cards import OpenText
from assistant.views.desk import Desk
from assistant.views.kept import Kept
from assistant.views.waiting import watch
from index.draft.read import DRAFT_ENDINGS

if TYPE_CHECKING:
    from assistant.quotation.document import CheckedDraft

_LARGEST = 20  # megabytes
_LAST = "upload last seen"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was uploaded; each upload has an ``id`` of its own."""

    id: str
    name: str
    data: bytes


_UPLOADS: Kept[Upload, CheckedDraft] = Kept("draft checked")


def show_draft(desk: Desk, open_text: OpenText) -> None:
    """Let a draft be uploaded, check it at once, and show its quotations as a table."""
    _show_upload()

    def draw(upload: Upload, checked: CheckedDraft, _: int) -> None:
        # Imported only now: it loads what the check itself has needed.
        from assistant.views.draft_table import show_checked

        show_checked(checked, upload.id, open_text)

    _UPLOADS.show(lambda upload: watch(
        desk.check_draft(upload.data, upload.name), "Reading the draft"), draw)


def _show_upload() -> None:
    file = st.file_uploader(
        f"Draft: text, Markdown, DOCX or PDF, at most {_LARGEST} MB",
        type=[ending.removeprefix(".") for ending in DRAFT_ENDINGS],
        max_upload_size=_LARGEST, key="draft",
    )
    if file is not None and file.file_id != st.session_state.get(_LAST):
        st.session_state[_LAST] = file.file_id
        _UPLOADS.ask(Upload(file.file_id, file.name, file.getvalue()))
