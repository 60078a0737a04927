"""What came of a trace: the first paragraph, the line of time, each step, and what is missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import streamlit as st

from assistant.citation import Citation
from assistant.mandate.line import Relation, Step
from assistant.mandate.say import sentences
from assistant.mandate.timeline import Lane, Mark, Timeline
from assistant.mandate.trace import Trace
from assistant.question.numbers import in_words
from assistant.views.cards import OpenText, show_cards
from assistant.views.charts import Record, timeline_chart
from assistant.views.controls import copy_button
from assistant.views.markup import block, element, marked
from assistant.views.more import more_button, shown_of
from assistant.views.pick import pick
from assistant.views.versions import legend, versions

TRACE_ID = "trace"

_AT_A_TIME = 10
_NAMED = 6  # marks of the line with their symbol written above them
_SHAPES = {Lane.LINE: "circle", Lane.ATTRIBUTED: "diamond", Lane.RECALLED: "circle"}
_LEGEND = (
    "A filled mark is in the library, a hollow one is not. A diamond is a resolution that a text "
    "itself names as the origin. Years without any of these are left out."
)


def show_trace(timeline: Timeline, key: str, open_text: OpenText) -> None:
    """The whole trace; ``key`` keeps its controls apart from those of other traces."""
    trace = timeline.trace
    st.html(_told(trace))
    if trace.first is not None:
        st.header("First paragraph", anchor=False)
        show_cards([trace.first], f"{key} first", open_text)
    elif trace.named_first is not None:
        st.header("Named first", anchor=False)
        show_cards([trace.named_first], f"{key} named", open_text)
    elif trace.candidates:
        with st.expander("Nearest passages"):
            show_cards(trace.candidates, f"{key} nearest", open_text)
    if timeline.marks:
        _show_timeline(timeline, f"{key} time", open_text)
    if trace.line:
        _show_line(trace, f"{key} line", open_text)
    if trace.earlier:
        _show_origins(trace, f"{key} origins", open_text)
    if trace.named_first is None:
        _show_missing(timeline, f"{key} missing")


def _told(trace: Trace) -> str:
    found = trace.first is not None
    sign, css_class = ("✓", "right") if found else ("?", "open")
    heading = ("First in these texts" if found else "Laid down elsewhere, as these texts say"
               if trace.earlier else "Not laid down in these texts")
    title = block("h2", [element("span", sign, "sign", {"aria-hidden": "true"}),
                         element("span", heading)])
    asked = block("p", [element("span", "Mandate: "),
                        element("q", trace.mandate, "", {"dir": "auto"})], "meta")
    parts = [title, element("p", sentences(trace), "reason"), element("p", trace.scope, "meta"),
             asked]
    return block("section", parts, f"verdict {css_class}",
                 {"id": TRACE_ID, "tabindex": "-1", "aria-label": f"Trace: {heading}"})


def _show_timeline(timeline: Timeline, key: str, open_text: OpenText) -> None:
    st.header("Timeline", anchor=False)
    st.html(element("p", _LEGEND, "meta"))
    marks = {str(mark.symbol): mark for mark in timeline.marks}
    lanes, rows = _lanes(timeline)
    chosen = pick(
        timeline_chart(_records(timeline.marks, lanes),
                       {str(lane).capitalize(): row for lane, row in lanes.items()}, rows),
        {id: _named(mark) for id, mark in marks.items()},
        key, "Show a resolution of the timeline", _in_a_sentence(timeline),
    )
    if chosen is not None:
        _show_mark(marks[chosen], key, open_text)


def _named(mark: Mark) -> str:
    return f"{mark.symbol.short}: {mark.told}"


def _show_mark(mark: Mark, key: str, open_text: OpenText) -> None:
    if not mark.indexed:
        st.html(element("p", f"{mark.symbol.full_name} is not in the library. "
                             "This paragraph names it:", "reason"))
    show_cards([mark.citation], f"{key} {mark.symbol}", open_text)


def _lanes(timeline: Timeline) -> tuple[dict[Lane, int], int]:
    """The row of each lane's name, its marks being in the rows below; and how many rows."""
    lanes: dict[Lane, int] = {}
    row = 0
    for lane in Lane:
        years = Counter(mark.symbol.year for mark in timeline.of(lane))
        if years:
            lanes[lane] = row
            row += 1 + max(years.values()) + (lane is Lane.LINE)  # room for the symbols above
    return lanes, row


def _records(marks: Sequence[Mark], lanes: Mapping[Lane, int]) -> list[Record]:
    """The marks as the chart takes them; those of one lane and year stand under each other."""
    ranks: Counter[tuple[Lane, int]] = Counter()
    line = [mark for mark in marks if mark.lane is Lane.LINE]
    named = line if len(line) <= _NAMED else [line[0], line[-1]]
    records: list[Record] = []
    for mark in marks:
        place = (mark.lane, mark.symbol.year)
        first = lanes[mark.lane] + (2 if mark.lane is Lane.LINE else 1)
        records.append({
            "id": str(mark.symbol), "label": _named(mark), "symbol": mark.symbol.short,
            "year": mark.symbol.year, "y": first + ranks[place], "indexed": mark.indexed,
            "told": mark.told, "shape": _SHAPES[mark.lane], "named": mark in named,
        })
        ranks[place] += 1
    return records


def _in_a_sentence(timeline: Timeline) -> str:
    counts = ", ".join(f"{in_words(len(timeline.of(lane)))} {lane}"
                       for lane in Lane if timeline.of(lane))
    first, last = timeline.marks[0].symbol, timeline.marks[-1].symbol
    return f"Timeline of resolutions from {first.short} to {last.short}: {counts}."


def _show_line(trace: Trace, key: str, open_text: OpenText) -> None:
    st.header("Step by step", anchor=False)
    if any(step.changes for step in trace.line):
        st.html(legend())
    shown = shown_of(key, _AT_A_TIME)
    before: Citation | None = None
    for number, step in enumerate(trace.line):
        if number < shown:
            _show_step(step, before, f"{key} {number}", open_text)
        if step.relation is not Relation.RECALLED:
            before = step.citation
    more_button(len(trace.line), key, _AT_A_TIME)
    if trace.dropped is not None:
        st.html(element("p", f"No longer in {trace.dropped.full_name}, the latest of this title.",
                        "reason"))


def _show_step(step: Step, before: Citation | None, key: str, open_text: OpenText) -> None:
    symbol = step.citation.symbol
    told = f"{str(step.relation).capitalize()} in {symbol.short}"
    with st.container(border=True):
        st.html(block("p", [element("strong", told), element("span", f" · {symbol.year}")], "step"))
        if step.changes and before is not None:
            st.html(versions(before, step.citation, step.changes))
        elif step.relation is Relation.REPEATED and before is not None:
            st.html(element("p", f"Word for word as in {before.label}.", "meta"))
        elif step.relation is Relation.RECALLED:
            st.html(block("section", [
                element("p", step.citation.label, "meta"),
                block("p", [marked(step.citation.text, step.citation.highlights)], "text"),
            ], "same"))
        with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
            copy_button(step.citation.label, key=f"{key} copy")
            if st.button(f"Open {symbol.short} in full text", key=f"{key} open",
                         icon=":material/menu_book:"):
                open_text(step.citation)


def _show_origins(trace: Trace, key: str, open_text: OpenText) -> None:
    st.header("What the texts themselves name as the origin", anchor=False)
    by_evidence: dict[Citation, list[str]] = {}
    for origin in trace.earlier:
        by_evidence.setdefault(origin.evidence, []).append(origin.symbol.short)
    for number, (evidence, symbols) in enumerate(by_evidence.items()):
        st.html(element("p", f"{', '.join(symbols)}, according to:", "reason"))
        show_cards([evidence], f"{key} {number}", open_text)


def _show_missing(timeline: Timeline, key: str) -> None:
    missing = timeline.trace.not_indexed
    st.header("What is missing", anchor=False)
    if not missing:
        st.html(element("p", "Every resolution that those of the line recall is in the library.",
                        "reason"))
        return
    why = {mark.symbol: mark for mark in timeline.marks}
    st.html(element("p", "These are recalled and not in the library. Until they are added, the "
                         "oldest first, none of the above can be called the very first.",
                    "reason"))
    st.html(block("ol", (block("li", [
        element("strong", str(symbol)),
        element("span", f" · {symbol.year}"),
        element("span", f" · {_named_by(why[symbol])}" if symbol in why else "", "meta"),
    ]) for symbol in missing), "missing", {"aria-label": "Resolutions to add, oldest first"}))
    copy_button("\n".join(map(str, missing)), key=f"{key} copy", label="Copy the list",
                what=f"{len(missing)} symbols")


def _named_by(mark: Mark) -> str:
    return f"named in {mark.citation.label}"
