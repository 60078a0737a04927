"""The form that takes files for the library, and the summary of what became of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from assistant.views.changing import Change, Changed, begin, is_changing
from assistant.views.controls import bring_into_view
from assistant.views.markup import block, element, literal
from assistant.views.new_files import LARGEST, MOST, NewFile, within_limits
from assistant.views.visitors import Visitors

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile

    from index.symbol import Symbol

_FILES = "files to add"
_SUMMARY_ID = "change-of-the-library"


def show_form(visitors: Visitors, visitor: str) -> None:
    """Let files be chosen, and begin to add them when the button is pressed."""
    from index.files import READERS  # loads the readers

    formats = dict.fromkeys(reader.format for reader in READERS.values())
    with st.form("add files", clear_on_submit=True):
        st.file_uploader(
            f"Files of resolutions: {', '.join(formats)}; at most {LARGEST} MB a file and "
            f"{MOST} files at a time",
            type=[ending.removeprefix(".") for ending in READERS],
            accept_multiple_files=True, max_upload_size=LARGEST, key=_FILES,
            disabled=is_changing(),
        )
        st.form_submit_button(
            "Add to the library", type="primary", icon=":material/library_add:",
            on_click=_begin, args=(visitors, visitor), disabled=is_changing(),
        )


def _begin(visitors: Visitors, visitor: str) -> None:
    files: list[UploadedFile] = st.session_state[_FILES] or []
    if not files:
        return
    places, refused = within_limits([(file.name, file.size) for file in files])

    def change() -> Change:
        if not places:
            return Change(None, tuple(refused))
        new = [NewFile(files[place].name, files[place].getvalue()) for place in places]
        return Change(visitors.desk_for_changes(visitor).add(new), tuple(refused))

    begin(change)


def show_changed(changed: Changed) -> None:
    """The summary of a change, brought into view once."""
    if changed.error:
        st.error(literal(changed.error), icon=":material/error:")
    sections = list(_sections(changed))
    if sections:
        counts = ", ".join(f"{len(lines)} {name.lower()}" for name, lines in sections)
        title = element("h2", f"What was changed: {counts}")
        parts = [part for name, lines in sections for part in _section(name, lines)]
        st.html(block("section", [title, *parts], "change",
                      {"id": _SUMMARY_ID, "tabindex": "-1", "aria-label": "What was changed"}))
        bring_into_view(_SUMMARY_ID, f"change {changed.number}", block="start", focus=True)


def _sections(changed: Changed) -> Iterable[tuple[str, list[str]]]:
    """What became of the files, as lines under a name; only what there is any of."""
    report = changed.report
    named: dict[str, list[str]] = {}
    for name in ("added", "replaced", "unchanged", "removed"):
        named[name.capitalize()] = _lines(getattr(report, name, ()))
    refused: Sequence[tuple[str, str]] = (*changed.refused, *getattr(report, "refused", ()))
    named["Refused"] = [  # many a reason names the file itself
        reason if reason.startswith(name) else f"{name}: {reason}" for name, reason in refused]
    named["Warnings"] = list(getattr(report, "warnings", ()))
    return ((name, lines) for name, lines in named.items() if lines)


def _lines(resolutions: Sequence[tuple[Symbol, str]]) -> list[str]:
    return [f"{symbol} · {file_name}" for symbol, file_name in resolutions]


def _section(name: str, lines: Sequence[str]) -> tuple[str, str]:
    return (element("h3", f"{name} ({len(lines)})"),
            block("ul", (element("li", line, "", {"dir": "auto"}) for line in lines)))
