"""The quotations of a draft: as a table, as files to keep, and one of them in full."""

from __future__ import annotations

from pathlib import PurePath

import streamlit as st

from assistant.quotation.document import Checked, CheckedDraft, SetAside
from assistant.quotation.table import differing, report_csv, report_markdown, source, summary
from assistant.views.cards import OpenText
from assistant.views.checked import SHOWN, show_check
from assistant.views.markup import block, element

_COLUMNS = ("Place in the draft", "Verdict", "Quotation", "Source and what differs")
_CUT = 300  # characters of a quotation


def show_checked(checked: CheckedDraft, key: str, open_text: OpenText) -> None:
    """The table of a draft, its downloads, and one quotation in full where it is chosen.

    ``key`` keeps the controls apart from those of other drafts.
    """
    st.html(block("section", [element("h2", f"Quotations in {checked.draft.name}"),
                              element("p", summary(checked), "reason"), _table(checked)], "draft"))
    if not (checked.quotations or checked.set_aside):
        return
    stem = PurePath(checked.draft.name).stem
    with st.container(horizontal=True):
        # The mark at the beginning tells spreadsheets that the file is UTF-8.
        st.download_button("Download as CSV", report_csv(checked).encode("utf-8-sig"),
                           f"{stem}-quotations.csv", "text/csv", on_click="ignore",
                           icon=":material/download:")
        st.download_button("Download as Markdown", report_markdown(checked),
                           f"{stem}-quotations.md", "text/markdown", on_click="ignore",
                           icon=":material/download:")
    if checked.quotations:
        _show_one(checked, key, open_text)


def _show_one(checked: CheckedDraft, key: str, open_text: OpenText) -> None:
    chosen = st.selectbox(
        "Look at one quotation closely", checked.quotations, index=None, key=f"{key} chosen",
        format_func=lambda one: f"{one.id}. {one.place}: {_cut(one.check.quote, 60)}",
        placeholder="Choose a quotation of the draft",
    )
    if chosen is not None:
        show_check(chosen.check, f"{key} {chosen.id}", open_text, "quotation-of-draft")


def _table(checked: CheckedDraft) -> str:
    if not (checked.quotations or checked.set_aside):
        return ""
    head = block("tr", (element("th", name, "", {"scope": "col"}) for name in _COLUMNS))
    rows = (*map(_row, checked.quotations), *map(_aside, checked.set_aside))
    return block("table", [block("thead", [head]), block("tbody", rows)])


def _row(one: Checked) -> str:
    sign, tone, heading = SHOWN[one.check.verdict]
    grave = any(change.grave for match in one.check.matches for change in match.changes)
    verdict = [element("span", sign, "sign", {"aria-hidden": "true"}),
               element("strong", f"{heading} (grave)" if grave else heading)]
    attributed = [element("p", f"Attributed to: {one.attribution}", "meta")] \
        if one.attribution else []
    found = source(one)
    told = [element("p", found)] if found else []
    told += [element("p", what, "meta", {"dir": "auto"}) for what in differing(one)]
    return _cells(f"{one.id}. {one.place}", verdict, one.check.quote, attributed, told, tone)


def _aside(aside: SetAside) -> str:
    attributed = [element("p", f"Attributed to: {aside.attribution}", "meta")] \
        if aside.attribution else []
    return _cells(str(aside.place), [element("span", "Set aside")], aside.quote, attributed,
                  [element("p", aside.reason, "meta")], "aside")


def _cells(
    place: str, verdict: list[str], quote: str, attributed: list[str], told: list[str], tone: str,
) -> str:
    quoted = [element("p", f"“{_cut(quote, _CUT)}”", "text", {"dir": "auto"}), *attributed]
    cells = ([element("p", place)], verdict, quoted, told)
    return block("tr", (block("td", cell, "", {"data-label": name})
                        for name, cell in zip(_COLUMNS, cells, strict=True)), tone)


def _cut(text: str, length: int) -> str:
    words = " ".join(text.split())
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"
