"""What came of a check: the verdict, what differs, the wording to use, and every place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from assistant.question.numbers import in_words
from assistant.quotation.correct_wording import Place, cited_place, cited_wording, places
from assistant.quotation.say import sentence
from assistant.quotation.verdict import Check, Verdict
from assistant.views.cards import OpenText, show_cards
from assistant.views.compared import compared
from assistant.views.controls import copy_button
from assistant.views.markup import block, element
from assistant.views.more import more_button, shown_of

VERDICT_ID = "verdict"

# A sign, a class of the style sheet and a heading for each.
SHOWN = {
    Verdict.EXACT: ("✓", "right", "Exact"),
    Verdict.PERMITTED: ("✓", "right", "Exact, but for what a quotation may adjust"),
    Verdict.ABRIDGED: ("…", "right", "Abridged, otherwise exact"),
    Verdict.MISATTRIBUTED: ("⇄", "wrong", "Exact, but from another place"),
    Verdict.ALTERED: ("≠", "wrong", "Altered"),
    Verdict.NOT_FOUND: ("✗", "wrong", "No such wording in the library"),
    Verdict.NOT_INDEXED: ("?", "open", "Cannot be checked there"),
    Verdict.TOO_SHORT: ("?", "open", "Too short"),
}
_WORD_FOR_WORD = (Verdict.EXACT, Verdict.PERMITTED, Verdict.ABRIDGED, Verdict.MISATTRIBUTED)
_WORDING = {
    Verdict.ALTERED: "Correct wording, with its citation",
    Verdict.ABRIDGED: "The passage in full, with its citation",
    Verdict.NOT_INDEXED: "Wording found elsewhere, with its citation",
}
_PLACES = {
    Verdict.ALTERED: "Nearest passage", Verdict.NOT_INDEXED: "Elsewhere in the library",
}
_HEAD, _TAIL = 240, 80  # characters shown of a long quotation
_AT_A_TIME = 10
_EVERYWHERE = "All resolutions"


def show_check(
    check: Check, key: str, open_text: OpenText, verdict_id: str = VERDICT_ID
) -> None:
    """The whole result; ``key`` keeps its controls apart from those of other checks, and
    ``verdict_id`` its verdict on the page."""
    found = places(check)
    st.html(_verdict(check, verdict_id))
    if not found:
        return
    first = found[0]
    if first[0].changes:
        st.html(compared(check.quote, first, check.verdict in _WORD_FOR_WORD))
    _show_wording(check, first, key)
    _show_places(check, found, key, open_text)


def _verdict(check: Check, verdict_id: str) -> str:
    sign, css_class, heading = SHOWN[check.verdict]
    title = block("h2", [element("span", sign, "sign", {"aria-hidden": "true"}),
                         element("span", heading)])
    quoted = [element("span", "Quotation checked: "), element("q", _cut(check.quote), "",
                                                              {"dir": "auto"})]
    if check.claimed:
        quoted += [element("span", ", said to stand in "),
                   element("q", _cut(check.claimed), "", {"dir": "auto"}),
                   element("span", _whether_there(check))]
    parts = [title, element("p", sentence(check), "reason"), block("p", quoted, "meta")]
    return block("section", parts, f"verdict {css_class}",
                 {"id": verdict_id, "tabindex": "-1", "aria-label": f"Verdict: {heading}"})


def _whether_there(check: Check) -> str:
    """What to say of the claimed place where it is the right one; of another, the sentence does."""
    if not any(match.claimed for match in check.matches):
        return ""
    return ", where the nearest passage is" if check.verdict is Verdict.ALTERED else ", and it does"


def _cut(text: str) -> str:
    words = " ".join(text.split())
    if len(words) <= _HEAD + _TAIL + 3:
        return words
    return f"{words[:_HEAD].rstrip()} […] {words[-_TAIL:].lstrip()}"


def _show_wording(check: Check, first: Place, key: str) -> None:
    wording = cited_wording(first)
    heading = _WORDING.get(check.verdict, "Wording, with its citation")
    with st.container(border=True):
        st.html(block("section", [element("h3", heading), element("p", wording, "text")],
                      "wording", {"aria-label": heading}))
        copy_button(wording, key=f"{key} wording", label="Copy wording", what=cited_place(first))


def _show_places(check: Check, found: Sequence[Place], key: str, open_text: OpenText) -> None:
    st.header(_PLACES.get(check.verdict, "Where it stands"), anchor=False)
    _show_place(found[0], f"{key} first", open_text)
    others = found[1:]
    if others:
        noun = "place" if len(others) == 1 else "places"
        with st.expander(f"And {in_words(len(others))} more {noun}"):
            _show_others(others, f"{key} more", open_text)


def _show_others(others: Sequence[Place], key: str, open_text: OpenText) -> None:
    """The other places, a few at a time: "Member States" may stand in thousands."""
    if len(others) > _AT_A_TIME:
        others = _chosen(others, key)
    for number, place in enumerate(others[:shown_of(key, _AT_A_TIME)]):
        _show_place(place, f"{key} {number}", open_text)
    more_button(len(others), key, _AT_A_TIME)


def _chosen(others: Sequence[Place], key: str) -> list[Place]:
    """The places in one resolution, if the reader chooses one."""
    counted = Counter(str(place[0].citation.symbol) for place in others)
    options = [_EVERYWHERE, *counted]
    chosen = st.selectbox(
        "Show the places in", options, key=f"{key} chosen",
        format_func=lambda name: f"{name} ({counted.get(name, len(others)):,})",
    )
    return [p for p in others if chosen in (_EVERYWHERE, str(p[0].citation.symbol))]


def _show_place(place: Place, key: str, open_text: OpenText) -> None:
    show_cards([match.citation for match in place], key, open_text)
