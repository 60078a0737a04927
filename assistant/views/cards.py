"""A citation as a card: where it stands, the whole paragraph, the deciding words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from assistant.citation import Citation
from assistant.views.controls import copy_button
from assistant.views.markup import block, element, footnotes, marked
from index.resolution import Part

OpenText = Callable[[Citation], None]

_IN_SIGHT = 3
_PARTS = {
    Part.PREAMBLE: "Preamble",
    Part.OPERATIVE: "Operative part",
    Part.ANNEX: "Annex",
    Part.HEADING: "Title",
    Part.END: "Closing line",
}


def show_citations(citations: Sequence[Citation], key: str, open_text: OpenText) -> None:
    """The best citations as cards, the others folded away under them."""
    show_cards(citations[:_IN_SIGHT], key, open_text)
    others = citations[_IN_SIGHT:]
    if others:
        with st.expander(f"More citations ({len(others)})"):
            show_cards(others, f"{key} more", open_text)


def show_cards(citations: Sequence[Citation], key: str, open_text: OpenText) -> None:
    """One card for each citation; ``key`` keeps their buttons apart on the whole page."""
    for place, citation in enumerate(citations):
        _show_card(citation, f"{key} citation {place}", open_text)


def _show_card(citation: Citation, key: str, open_text: OpenText) -> None:
    with st.container(border=True):
        st.html(_card(citation))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            copy_button(citation.label, key=f"{key} copy")
            if st.button("Open in full text", key=f"{key} open", icon=":material/menu_book:"):
                open_text(citation)


def _card(citation: Citation) -> str:
    where = _PARTS[citation.part]
    if citation.number:
        where += f" · paragraph {citation.number}"
    chapeau = (element("p", words, "chapeau") for words in citation.chapeau)
    text = block("p", [marked(citation.text, citation.highlights)], "text")
    return block(
        "article",
        [element("h3", citation.label), element("p", where, "meta"), *chapeau, text,
         *footnotes(citation.footnotes)],
        "citation",
        {"aria-label": citation.label},
    )
