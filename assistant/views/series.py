"""The series of a resolution as a grid: its paragraphs by the resolutions of the same title."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from assistant.compare.say import place
from assistant.mandate.series import Cell, Row, Series, Standing
from assistant.question.numbers import in_words
from assistant.views.cards import OpenText
from assistant.views.charts import Record, grid_chart
from assistant.views.desk import Desk
from assistant.views.kept import Kept
from assistant.views.markup import block, element
from assistant.views.open_button import open_button
from assistant.views.pick import pick
from assistant.views.versions import legend, versions
from assistant.views.waiting import watch
from index.symbol import Symbol

_FOUND: Kept[Symbol, Series] = Kept("series")
_COLUMNS = ("Paragraph of the latest", "Without a break since", "Same in", "Reworded in")
_WORDS = 10  # of a paragraph in the table
_DEPTH = {Standing.SAME: 0.75, Standing.REWORDED: 0.3, Standing.ABSENT: 0.0}
_LETTER = {Standing.SAME: "=", Standing.REWORDED: "≈", Standing.ABSENT: "·"}
_LEGEND = ("= the same wording as in the latest, ≈ reworded, · absent. Rows are the paragraphs of "
           "the latest, columns the resolutions, the earliest first.")


def show_series(desk: Desk, symbol: Symbol, open_text: OpenText) -> None:
    """Compare what belongs to the series of ``symbol``, and draw it."""
    _FOUND.show_at_once(
        symbol, lambda symbol: watch(desk.series(symbol), "Looking for the series"),
        lambda symbol, found, _: _show(found, f"series {symbol}", open_text))


def _show(series: Series, key: str, open_text: OpenText) -> None:
    latest = series.symbols[-1]
    others = len(series.symbols) - 1
    if not others:
        st.html(element("p", f"{latest.full_name} is the only one of its title, “{series.title}”, "
                             "in the library.", "reason"))
        return
    noun = "resolution" if others == 1 else "resolutions"
    st.html(element("p", f"“{series.title}”: {latest.short} and {in_words(others)} earlier {noun} "
                         f"of the same title, from {series.symbols[0].short} on.", "reason"))
    st.html(element("p", _LEGEND, "meta"))
    cells = {f"{number} {cell.symbol}": (row, cell)
             for number, row in enumerate(series.rows) for cell in row.cells}
    # A grid of many columns says nothing by itself, and the list of a thousand is no list: the
    # select box has what can be opened, the table below says where each paragraph stands.
    chosen = pick(
        grid_chart(_records(series), _names(series),
                   [symbol.short for symbol in series.symbols]),
        {id: _told(row, cell) for id, (row, cell) in cells.items()},
        key, "Show a paragraph in one of the resolutions",
        f"Grid of {len(series.rows)} paragraphs of {latest.short} in {len(series.symbols)} "
        "resolutions; the table below says the same.",
    )
    if chosen in cells:
        _show_cell(*cells[chosen], f"{key} {chosen}", open_text)
    st.html(_table(series))


def _records(series: Series) -> list[Record]:
    names = _names(series)
    return [{"id": f"{number} {cell.symbol}", "label": _told(row, cell), "row": names[number],
             "column": cell.symbol.short, "standing": str(cell.standing),
             "letter": _LETTER[cell.standing], "depth": _DEPTH[cell.standing]}
            for number, row in enumerate(series.rows) for cell in row.cells]


def _names(series: Series) -> list[str]:
    """A name of its own for each row: some annexes number their paragraphs twice, or not."""
    seen: Counter[str] = Counter()
    names = []
    for row in series.rows:
        name = _name(row)
        seen[name] += 1
        names.append(name if seen[name] == 1 else f"{name} [{seen[name]}]")
    return names


def _name(row: Row) -> str:
    return place(row.paragraph)


def _told(row: Row, cell: Cell) -> str:
    there = f" ({place(cell.citation)})" if cell.citation else ""
    return f"{_name(row)} in {cell.symbol.short}: {cell.standing}{there}"


def _show_cell(row: Row, cell: Cell, key: str, open_text: OpenText) -> None:
    with st.container(border=True):
        if cell.changes:
            st.html(legend())
        absent = f"Not in {cell.symbol.short}."
        if cell.symbol == row.paragraph.symbol:
            st.html(versions(None, row.paragraph, absent="This is the latest resolution."))
        else:
            st.html(versions(cell.citation, row.paragraph, cell.changes, absent=absent))
        with st.container(horizontal=True, gap="xsmall"):
            for citation in dict.fromkeys((cell.citation, row.paragraph)):
                if citation is not None:
                    open_button(citation, f"{key} {citation.symbol}", open_text)


def _table(series: Series) -> str:
    """Each paragraph of the latest: since when it stands, and in which it is the same."""
    head = block("tr", (element("th", name, "", {"scope": "col"}) for name in _COLUMNS))
    rows = (_table_row(row, series.symbols) for row in series.rows)
    return block("section", [
        element("h2", "Where each paragraph stands"),
        block("table", [block("thead", [head]), block("tbody", rows)]),
    ], "draft standing")


def _table_row(row: Row, symbols: Sequence[Symbol]) -> str:
    words = row.paragraph.text.split()
    begins = " ".join(words[:_WORDS]) + (" …" if len(words) > _WORDS else "")
    told = (f"{_name(row)}: {begins}", row.since.short,
            _named(row, Standing.SAME, symbols), _named(row, Standing.REWORDED, symbols))
    return block("tr", (element("td", cell, "", {"data-label": name})
                        for name, cell in zip(_COLUMNS, told, strict=True)))


def _named(row: Row, standing: Standing, symbols: Sequence[Symbol]) -> str:
    """The earlier resolutions in which a paragraph stands so, runs of them from one to another."""
    runs: list[list[int]] = []
    for n, cell in enumerate(row.cells[:-1]):
        if cell.standing is standing:
            if runs and runs[-1][-1] == n - 1:
                runs[-1].append(n)
            else:
                runs.append([n])
    told = (symbols[run[0]].short if len(run) == 1
            else f"{symbols[run[0]].short} to {symbols[run[-1]].short}" for run in runs)
    return ", ".join(told) or "–"
