"""Resolutions in order of time."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from index.library.chronology import by_time
from index.symbol import Symbol, parse_symbol


def order(**adopted: str) -> list[str]:
    told = {"S": "S-32/1", "E1": "ES-11/1", "E6": "ES-11/6"}
    return [s.short for s in by_time(
        (parse_symbol(told.get(name, name[1:].replace("_", "/"))),
         date.fromisoformat(day) if day else None) for name, day in adopted.items())]


def test_a_special_session_stands_where_its_days_are() -> None:
    assert order(n75_300="2021-06-17", n76_1="2021-09-22", n77_1="2022-09-20", S="2021-06-02",
                 E1="2022-03-02", E6="2023-02-23", n77_200="2022-12-15") == [
        "S-32/1", "75/300", "76/1", "ES-11/1", "77/1", "77/200", "ES-11/6"]


def test_without_a_day_it_stands_behind_the_number_before_it() -> None:
    assert order(n70_9="2015-12-01", n70_10="", n70_11="2015-12-23", n71_1="") == [
        "70/9", "70/10", "70/11", "71/1"]


def test_of_one_session_the_day_counts_more_than_the_number() -> None:
    assert order(n75_253="2021-07-01", n75_254="2020-12-31") == ["75/254", "75/253"]


SYMBOLS = st.builds(
    lambda session, number: parse_symbol(f"{session}/{number}"),
    st.integers(60, 80), st.integers(1, 300))


@given(st.sets(SYMBOLS))
def test_where_no_day_is_known_symbols_tell_the_order(symbols: set[Symbol]) -> None:
    assert by_time((symbol, None) for symbol in symbols) == sorted(symbols)
