"""Library: what it holds, adding files to it, and taking resolutions out."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from assistant.catalogue import catalogue
from assistant.views.adding import show_changed, show_form
from assistant.views.browse import show_list
from assistant.views.changing import Change, begin, is_changing, last_change, watch_change
from assistant.views.controls import visit
from assistant.views.markup import element, literal
from assistant.views.new_files import Uploads
from assistant.views.visitors import MOST, Visitors
from assistant.views.waiting import watch_opening
from index.errors import AssistantError
from index.symbol import Symbol

_LEAD = "All answers come from the resolutions that are listed here, and from nothing else."
_WHOSE = {
    Uploads.VISITOR: (
        "What you add or remove here is seen by you only, on all pages, and goes when you close "
        f"or reload this page; with more than {MOST} visitors who add files, what was not used "
        "for longest goes earlier. To keep files for good, whoever runs this page adds them with "
        "the command “assistant add”."
    ),
    Uploads.SHARED: "What is added or removed here is so for everybody who uses this page.",
    Uploads.OFF: "This library is not changed on the page; whoever runs the page can add files "
                 "with the command “assistant add”.",
}


def show(visitors: Visitors, visitor: str, open_text: Callable[[Symbol], None]) -> None:
    """Draw the page for one visitor."""
    visit("library")
    st.title("Library", anchor=False)
    st.html(element("p", _LEAD, "lead"))
    st.html(element("p", _WHOSE[visitors.uploads], "lead"))
    may_change = visitors.uploads is not Uploads.OFF
    if may_change:
        show_form(visitors, visitor)
    under_way = st.container()
    changed = last_change()
    if changed is not None and not is_changing():
        show_changed(changed)

    def remove(symbol: Symbol) -> None:
        begin(lambda: Change(visitors.desk_for_changes(visitor).remove(symbol)))

    _show_resolutions(visitors, visitor, open_text,
                      remove if may_change and not is_changing() else None)
    with under_way:
        watch_change()


def _show_resolutions(
    visitors: Visitors, visitor: str, open_text: Callable[[Symbol], None],
    remove: Callable[[Symbol], None] | None,
) -> None:
    desk = visitors.desk(visitor)
    st.header("Your copy of the library" if visitors.has_own(visitor) else "Resolutions",
              anchor=False)
    try:
        entries = watch_opening(desk, desk.read(catalogue))
    except AssistantError as error:
        st.error(literal(str(error)), icon=":material/error:")
        return
    show_list(entries, open_text, remove)
