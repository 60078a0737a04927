"""The three charts as Altair specifications: a line of time, a map, a grid.

Each has a selection "chosen" by the field ``id``: a click on a mark chooses it; ``label`` is what
a screen reader says of it. What a chart
says by a fill it says by a shape or a letter too, and lists beneath say all of it in words. The
colour of its words is the page's, set by the style sheet: Streamlit draws charts as SVG.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt

CHOSEN = "chosen"
Record = dict[str, Any]
Layered = alt.LayerChart | alt.FacetChart

_BLUE = "#009edb"  # 3 : 1 on white and on the dark theme's background
_ROW = 22  # pixels


def timeline_chart(
    records: Sequence[Record], lanes: Mapping[str, float], rows: int
) -> Layered:
    """Resolutions by year, in lanes one under the other; a year without any has no column.

    ``records`` have id, label, symbol, year, y (in rows from the top), indexed, named, shape and
    told; ``lanes`` give the row of each lane's name, ``rows`` is how many there are.
    """
    click = alt.selection_point(name=CHOSEN, fields=["id"])
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[rows - 0.25, -0.5], nice=False))
    shown = alt.Chart(alt.InlineData(values=list(records))).encode(
        # One column for each year that has a mark: on a scale of all years those of a yearly
        # resolution would lie on each other behind one recalled from long ago.
        x=alt.X("year:O", title=None,
                axis=alt.Axis(grid=True, labelAngle=0, labelOverlap="greedy")),
        y=y, tooltip=[alt.Tooltip("symbol:N", title="Resolution"),
                      alt.Tooltip("told:N", title="Here"), alt.Tooltip("year:Q", title="Year")],
    )
    marks = _points(shown).encode(
        shape=alt.Shape("shape:N", scale=None),
    ).add_params(click)
    named = shown.transform_filter("datum.named").mark_text(
        aria=False, dy=-15, fontWeight="bold").encode(text="symbol:N")
    names = [{"lane": lane, "y": row} for lane, row in lanes.items()]
    lane_names = alt.Chart(alt.InlineData(values=names)).mark_text(
        aria=False, align="left", fontStyle="italic").encode(
        x=alt.value(2), y=y, text="lane:N")
    return alt.layer(lane_names, marks, named).properties(height=rows * 26 + 40)


def map_chart(nodes: Sequence[Record], links: Sequence[Record], rows: int) -> Layered:
    """Three columns: what a resolution cites, itself, what cites it.

    ``nodes`` have id, label, symbol, x (0, 1 or 2), y, indexed and told; ``links`` x, y, x2, y2.
    """
    click = alt.selection_point(name=CHOSEN, fields=["id"])
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.45, 2.45], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[rows - 0.4, -1.2], nice=False))
    lines = alt.Chart(alt.InlineData(values=list(links))).mark_rule(
        color=_BLUE, opacity=0.45, strokeWidth=1.2).encode(x=x, y=y, x2="x2:Q", y2="y2:Q")
    shown = alt.Chart(alt.InlineData(values=list(nodes))).encode(
        x=x, y=y, tooltip=[alt.Tooltip("symbol:N", title="Resolution"),
                           alt.Tooltip("told:N", title="Here")])
    marks = _points(shown).encode(
        shape=alt.condition("datum.x == 1", alt.value("square"), alt.value("circle")),
    ).add_params(click)
    names = shown.encode(text="symbol:N")
    named = (
        names.transform_filter("datum.x == 0").mark_text(aria=False, align="right", dx=-10),
        names.transform_filter("datum.x == 1").mark_text(aria=False, dy=-16, fontWeight="bold"),
        names.transform_filter("datum.x == 2").mark_text(aria=False, align="left", dx=10),
    )
    headings = [{"x": 0, "y": -0.9, "head": "It cites"}, {"x": 2, "y": -0.9, "head": "Cited by"}]
    heads = alt.Chart(alt.InlineData(values=headings)).mark_text(
        aria=False, fontStyle="italic").encode(x=x, y=y, text="head:N")
    return alt.layer(lines, marks, *named, heads).properties(
        height=max((rows + 1) * _ROW, 140))


def grid_chart(
    cells: Sequence[Record], rows: Sequence[str], columns: Sequence[str]
) -> Layered:
    """Paragraphs by resolutions; ``cells`` have id, label, row, column, standing and letter."""
    click = alt.selection_point(name=CHOSEN, fields=["id"])
    shown = alt.Chart(alt.InlineData(values=list(cells))).encode(
        x=alt.X("column:N", sort=list(columns), title=None,
                axis=alt.Axis(
            orient="top", labelAngle=-90 if len(columns) > 4 else 0, labelOverlap=False)),
        y=alt.Y("row:N", sort=list(rows), title=None, axis=alt.Axis(labelLimit=90)),
        tooltip=[alt.Tooltip("row:N", title="Paragraph of the latest"),
                 alt.Tooltip("column:N", title="In"), alt.Tooltip("standing:N", title="It is")])
    squares = shown.mark_rect(stroke=_BLUE, strokeOpacity=0.5, cursor="pointer").encode(
        description="label:N",
        fill=alt.value(_BLUE),
        fillOpacity=alt.Opacity("depth:Q", scale=None, legend=None),
    ).add_params(click)
    letters = shown.mark_text(aria=False, fontWeight="bold").encode(text="letter:N")
    return alt.layer(squares, letters).properties(height=alt.Step(_ROW))


def _points(shown: alt.Chart) -> alt.Chart:
    """Filled marks for what is in the library, hollow ones for what is not."""
    points: alt.Chart = shown.mark_point(
        size=150, opacity=1, stroke=_BLUE, strokeWidth=2, cursor="pointer",
    ).encode(
        fill=alt.condition("datum.indexed", alt.value(_BLUE), alt.value("transparent")),
        description="label:N",
    )
    return points
