"""Resolutions in order of time: by the day of adoption, and by symbol as far as that is unknown."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from index.symbol import Symbol

_OPENS = (9, 1)  # month and day: a regular session opens in September (rules 1 and 2)
_YEAR = (1, 1)


def by_time(adopted: Iterable[tuple[Symbol, date | None]]) -> list[Symbol]:
    """The symbols, the earliest first, each given with its day of adoption where it is known.

    Numbers of a session are given in order of adoption: one without a day stands behind the one
    before it. What a special session adopts is put among the regular ones by its day, which its
    symbol does not tell (ES-11/1 was adopted before 77/1, ES-11/6 after it).
    """
    placed: list[tuple[date, Symbol]] = []
    session, day = "", date.min
    for symbol, own in sorted(adopted, key=lambda pair: pair[0]):
        if symbol.session != session:
            session = symbol.session
            day = date(symbol.year, *(_YEAR if symbol.session_number is None else _OPENS))
        day = own or day
        placed.append((day, symbol))
    return [symbol for _, symbol in sorted(placed)]
