"""The button that opens a paragraph in its resolution, named by its place."""

from __future__ import annotations

import streamlit as st

from assistant.citation import Citation
from assistant.compare.say import place
from assistant.views.cards import OpenText


def open_button(citation: Citation, key: str, open_text: OpenText) -> None:
    """The button; ``key`` keeps it apart from those of other paragraphs."""
    if st.button(f"Open {citation.symbol.short}, {place(citation)}", key=f"{key} open",
                 icon=":material/menu_book:"):
        open_text(citation)
