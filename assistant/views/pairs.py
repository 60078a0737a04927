"""A comparison on the page: the counts, and the pairs of paragraphs side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby

import streamlit as st

from assistant.compare.compare import Comparison, Pair, Relation
from assistant.compare.say import place, sentence
from assistant.question.numbers import in_words
from assistant.views.cards import OpenText
from assistant.views.markup import block, element
from assistant.views.more import more_button, shown_of
from assistant.views.open_button import open_button
from assistant.views.versions import legend, versions

_AT_A_TIME = 20
_FILTERS: dict[str, Callable[[Pair], bool]] = {
    "Same": lambda pair: pair.relation is Relation.SAME,
    "Reworded": lambda pair: pair.relation is Relation.REWORDED,
    "New": lambda pair: pair.relation is Relation.NEW,
    "Dropped": lambda pair: pair.relation is Relation.DROPPED,
    "Moved": lambda pair: pair.moved,
    "Renumbered": lambda pair: _is_renumbered(pair),
}
_SIGNS = {Relation.SAME: "=", Relation.REWORDED: "≠", Relation.NEW: "+", Relation.DROPPED: "−"}


def show_comparison(comparison: Comparison, key: str, open_text: OpenText) -> None:
    """The whole comparison; ``key`` keeps its controls apart from those of others."""
    st.html(block("section", [element("p", sentence(comparison), "answer")], "counts"))
    counts = {name: sum(map(test, comparison.pairs)) for name, test in _FILTERS.items()}
    chosen = st.pills(
        "Show only", [name for name, count in counts.items() if count], selection_mode="multi",
        key=f"{key} filters", format_func=lambda name: f"{name} ({counts[name]:,})",
    )
    pairs = [pair for pair in comparison.pairs
             if not chosen or any(_FILTERS[name](pair) for name in chosen)]
    if any(pair.changes for pair in pairs):
        st.html(legend(any(pair.renumbered for pair in pairs)))
    left, right = comparison.left.short, comparison.right.short
    numbered = list(enumerate(pairs[:shown_of(key, _AT_A_TIME)]))
    # What is the same is folded away, unless it was asked for alone.
    for same, run in groupby(numbered, lambda n: _is_plain(n[1]) and "Same" not in chosen):
        if same:
            _show_same(list(run), key, open_text)
        else:
            for number, pair in run:
                _show_pair(pair, (left, right), f"{key} {number}", open_text)
    more_button(len(pairs), key, _AT_A_TIME)


def _is_plain(pair: Pair) -> bool:
    """Whether nothing at all is to be said of it."""
    return pair.relation is Relation.SAME and not pair.moved and not pair.renumbered


def _is_renumbered(pair: Pair) -> bool:
    """Whether its printed number changed; the running count of recitals is no printed number."""
    if pair.left is None or pair.right is None or pair.right.part == "preamble":
        return bool(pair.renumbered)
    return pair.left.number != pair.right.number or bool(pair.renumbered)


def _show_same(run: Sequence[tuple[int, Pair]], key: str, open_text: OpenText) -> None:
    first, last = run[0][1], run[-1][1]
    places = place(first.right) if len(run) == 1 else f"{place(first.right)} to {place(last.right)}"
    noun = "paragraph is" if len(run) == 1 else "paragraphs are"
    with st.expander(f"{in_words(len(run)).capitalize()} {noun} the same: {places}"):
        for number, pair in run:
            if pair.right is None:
                continue
            st.html(block("section", [
                element("p", f"{place(pair.left)} → {place(pair.right)}", "meta"),
                element("p", pair.right.text, "text", {"dir": "auto"})], "same"))
            _show_opening(pair, f"{key} {number}", open_text)


def _show_pair(pair: Pair, names: tuple[str, str], key: str, open_text: OpenText) -> None:
    with st.container(border=True):
        st.html(_head(pair))
        absent = f"Not in {names[0] if pair.left is None else names[1]}."
        if pair.also is not None:
            absent += f" Its words stand in {pair.also.label}."
        st.html(versions(pair.left, pair.right, pair.changes, pair.renumbered, absent))
        _show_opening(pair, key, open_text)


def _head(pair: Pair) -> str:
    told = [str(pair.relation).capitalize()]
    told += ["moved"] if pair.moved else []
    told += ["renumbered"] if _is_renumbered(pair) else []
    return block("h2", [
        element("span", _SIGNS[pair.relation], "sign", {"aria-hidden": "true"}),
        element("span", ", ".join(told)),
        element("span", f" {place(pair.left)} → {place(pair.right)}", "meta"),
    ], f"pair {pair.relation}")


def _show_opening(pair: Pair, key: str, open_text: OpenText) -> None:
    with st.container(horizontal=True, gap="xsmall"):
        for side, citation in (("left", pair.left), ("right", pair.right)):
            if citation is not None:
                open_button(citation, f"{key} {side}", open_text)
