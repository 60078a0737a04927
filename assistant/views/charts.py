"""The three charts as Altair specifications: a line of time, a map, a grid.

Each has a selection "chosen" by the field ``id``: a click on a mark chooses it. What a chart
says by a fill it says by a shape or a letter too, and lists beneath say all of it in words.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt

CHOSEN = "chosen"
Record = dict[str, Any]
Layered = alt.LayerChart | alt.FacetChart

_BLUE = "#009edb"  # 3 : 1 on white and on the dark theme's background
_ROW = 22  # pixels


def timeline_chart(records: Sequence[Record], lanes: Sequence[str]) -> Layered:
    """Resolutions by year; ``records`` have id, symbol, year, lane, rank, indexed and told."""
    click = alt.selection_point(name=CHOSEN, fields=["id"])
    years = [record["year"] for record in records]
    shown = alt.Chart(alt.InlineData(values=list(records))).encode(
        x=alt.X("year:Q", title="Year", axis=alt.Axis(format="d", tickMinStep=1, grid=True),
                scale=alt.Scale(domain=[min(years) - 1, max(years) + 1], nice=False)),
        y=alt.Y("lane:N", sort=list(lanes), title=None,
                axis=alt.Axis(labels=False, ticks=False, domain=False, grid=True)),
        yOffset=alt.YOffset("rank:O", sort="ascending"),
        tooltip=[alt.Tooltip("symbol:N", title="Resolution"),
                 alt.Tooltip("told:N", title="Here"), alt.Tooltip("year:Q", title="Year")],
    )
    marks = shown.mark_point(size=150, stroke=_BLUE, strokeWidth=2, cursor="pointer").encode(
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.condition("datum.indexed", alt.value(_BLUE), alt.value("transparent")),
    ).add_params(click)
    named = shown.transform_filter("datum.named").mark_text(dy=-15, fontWeight="bold").encode(
        text="symbol:N")
    ranks = max((int(record["rank"]) for record in records), default=0) + 1
    height = max(64, ranks * _ROW) * len({record["lane"] for record in records})
    lane_names = alt.Chart(alt.InlineData(values=[{"lane": lane} for lane in lanes])).mark_text(
        align="left", baseline="top", fontStyle="italic", dy=-max(28, ranks * _ROW // 2 - 4),
    ).encode(x=alt.value(4), y=alt.Y("lane:N", sort=list(lanes)), text="lane:N")
    return alt.layer(lane_names, marks, named).properties(
        height=max(height, 120))


def map_chart(nodes: Sequence[Record], links: Sequence[Record], rows: int) -> Layered:
    """Three columns: what a resolution cites, itself, what cites it.

    ``nodes`` have id, symbol, x (0, 1 or 2), y, indexed, told and align; ``links`` x, y, x2, y2.
    """
    click = alt.selection_point(name=CHOSEN, fields=["id"])
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.45, 2.45], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[rows - 0.4, -1.2], nice=False))
    lines = alt.Chart(alt.InlineData(values=list(links))).mark_rule(
        color=_BLUE, opacity=0.45, strokeWidth=1.2).encode(x=x, y=y, x2="x2:Q", y2="y2:Q")
    shown = alt.Chart(alt.InlineData(values=list(nodes))).encode(
        x=x, y=y, tooltip=[alt.Tooltip("symbol:N", title="Resolution"),
                           alt.Tooltip("told:N", title="Here")])
    marks = shown.mark_point(size=130, stroke=_BLUE, strokeWidth=2, cursor="pointer").encode(
        fill=alt.condition("datum.indexed", alt.value(_BLUE), alt.value("transparent")),
        fillOpacity=alt.value(1),
        shape=alt.condition("datum.x == 1", alt.value("square"), alt.value("circle")),
    ).add_params(click)
    names = shown.encode(text="symbol:N")
    named = (
        names.transform_filter("datum.x == 0").mark_text(align="right", dx=-10),
        names.transform_filter("datum.x == 1").mark_text(dy=-16, fontWeight="bold"),
        names.transform_filter("datum.x == 2").mark_text(align="left", dx=10),
    )
    heads = alt.Chart(alt.InlineData(values=[{"x": 0, "y": -0.9, "head": "It cites"},
                                       {"x": 2, "y": -0.9, "head": "Cited by"}])).mark_text(
        fontStyle="italic").encode(x=x, y=y, text="head:N")
    return alt.layer(lines, marks, *named, heads).properties(
        height=max((rows + 1) * _ROW, 140))


def grid_chart(
    cells: Sequence[Record], rows: Sequence[str], columns: Sequence[str]
) -> Layered:
    """Paragraphs by resolutions; ``cells`` have id, row, column, standing and letter."""
    click = alt.selection_point(name=CHOSEN, fields=["id"])
    shown = alt.Chart(alt.InlineData(values=list(cells))).encode(
        x=alt.X("column:N", sort=list(columns), title=None,
                axis=alt.Axis(orient="top", labelAngle=-60 if len(columns) > 4 else 0)),
        y=alt.Y("row:N", sort=list(rows), title=None, axis=alt.Axis(labelLimit=90)),
        tooltip=[alt.Tooltip("row:N", title="Paragraph of the latest"),
                 alt.Tooltip("column:N", title="In"), alt.Tooltip("standing:N", title="It is")])
    squares = shown.mark_rect(stroke=_BLUE, strokeOpacity=0.5, cursor="pointer").encode(
        fill=alt.value(_BLUE),
        fillOpacity=alt.Opacity("depth:Q", scale=None, legend=None),
    ).add_params(click)
    letters = shown.mark_text(fontWeight="bold").encode(text="letter:N")
    return alt.layer(squares, letters).properties(
        height=alt.Step(_ROW))
