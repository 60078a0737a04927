"""The map of citations: what a resolution cites, and what cites it, to be walked by clicks."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.mandate.citing import Neighbour, Neighbours
from assistant.question.numbers import plural
from assistant.views.cards import OpenText, show_cards
from assistant.views.charts import Record, map_chart
from assistant.views.choose import choose, keep, read_titles
from assistant.views.desk import Desk
from assistant.views.kept import show_error
from assistant.views.markup import block, element
from assistant.views.pick import pick
from index.errors import AssistantError
from index.symbol import Symbol, parse_symbol

_CHOSEN = "resolution of the map"
_MOST = 40  # resolutions on either side of the chart; the lists have all of them
_LEGEND = "A filled mark is in the library, a hollow one is not."


def show_map(desk: Desk, open_text: OpenText) -> None:
    """Let a resolution be chosen, and draw the map around it."""
    try:
        titles = read_titles(desk)
        # One that is only cited comes into the list by a click on the map.
        chosen = choose("Resolution in the middle", _CHOSEN, titles, beyond=True)
        if chosen is None:
            return
        around = desk.neighbours(chosen).result()
    except AssistantError as error:
        show_error(str(error))
        return
    _show_around(around, titles, f"map {chosen}", open_text)


def _show_around(
    around: Neighbours, titles: dict[Symbol, str], key: str, open_text: OpenText
) -> None:
    sides = {"cites": around.cites, "by": around.cited_by}
    found = {f"{side} {n.symbol}": n for side, all_ in sides.items() for n in all_}
    if not around.indexed:
        st.html(element("p", f"{around.symbol.full_name} is not in the library: what it cites is "
                             "not known here.", "reason"))
    if not found:
        st.html(element("p", f"{around.symbol.short} cites no resolution, and none of the library "
                             "cites it.", "reason"))
        return
    st.html(element("p", _LEGEND, "meta"))
    rows = max(1, *(min(len(all_), _MOST) for all_ in sides.values()))
    nodes = _nodes(around, rows)
    words = {"cites": "cited by it", "by": "cites it"}
    chosen = pick(
        map_chart(nodes, _links(nodes, rows), rows),
        {id: f"{n.symbol.short}: {words[id.split()[0]]}{_absent(n)}" for id, n in found.items()},
        key, "Show where one cites the other",
        f"Map of citations: {around.symbol.short} cites {len(around.cites)} "
        f"{plural(len(around.cites), 'resolution')} and "
        f"is cited by {len(around.cited_by)}.",
    )
    if chosen is not None:
        _show_one(found[chosen], around.symbol, f"{key} {chosen}", open_text)
    _show_lists(around, titles)


def _nodes(around: Neighbours, rows: int) -> list[Record]:
    """The resolution in the middle, and the latest of those on either side."""
    nodes: list[Record] = [_node("", around.symbol, around.indexed, 1, (rows - 1) / 2,
                                 "in the middle")]
    for side, x, told, found in (("cites", 0, "cited", around.cites),
                                 ("by", 2, "cites it", around.cited_by)):
        shown = found[-_MOST:]
        down = (rows - len(shown)) / 2
        nodes += [_node(f"{side} {n.symbol}", n.symbol, n.indexed, x, row + down,
                        told + _absent(n))
                  for row, n in enumerate(shown)]
    return nodes


def _absent(neighbour: Neighbour) -> str:
    return "" if neighbour.indexed else ", not in the library"


def _node(id: str, symbol: Symbol, indexed: bool, x: int, y: float, told: str) -> Record:
    return {"id": id, "label": f"{symbol.short}: {told}", "symbol": symbol.short,
            "indexed": indexed, "x": x, "y": y, "told": told}


def _links(nodes: Sequence[Record], rows: int) -> list[Record]:
    middle = (rows - 1) / 2
    return [{"x": node["x"], "y": node["y"], "x2": 1, "y2": middle}
            for node in nodes if node["x"] != 1]


def _show_one(neighbour: Neighbour, middle: Symbol, key: str, open_text: OpenText) -> None:
    show_cards(neighbour.paragraphs, key, open_text)
    st.button(f"Put {neighbour.symbol.short} in the middle", key=f"{key} middle",
              icon=":material/hub:", on_click=_centre, args=(str(neighbour.symbol),))


def _centre(symbol: str) -> None:
    keep(_CHOSEN, parse_symbol(symbol))


def _show_lists(around: Neighbours, titles: dict[Symbol, str]) -> None:
    for heading, found in ((f"{around.symbol.short} cites", around.cites),
                           (f"{around.symbol.short} is cited by", around.cited_by)):
        listed = (block("li", [
            element("strong", n.symbol.short),
            element("span", f" · {titles.get(n.symbol, 'not in the library')}"),
            element("span", f" · {_where(n)}", "meta"),
        ]) for n in found)
        st.html(block("section", [
            element("h2", f"{heading} ({len(found)})"),
            block("ol", listed) if found else element("p", "None that is known here.", "meta"),
        ], "cited-list"))


def _where(neighbour: Neighbour) -> str:
    places = [c.label.removeprefix(f"{c.symbol.full_name}, ") for c in neighbour.paragraphs]
    return ", ".join(places)
