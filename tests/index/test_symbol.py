"""Symbols: every way of writing them is read, and what is no resolution is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.errors import NotASymbol
from index.symbol import Organ, Symbol, find_symbols, parse_symbol, roman_to_int

READ = {
    "A/RES/68/243": "A/RES/68/243",
    "68/243": "A/RES/68/243",
    " 68/243 ": "A/RES/68/243",
    "resolution 68/243": "A/RES/68/243",
    "Resolution 68/243": "A/RES/68/243",
    "res. 68/243": "A/RES/68/243",
    "GA res 68/243": "A/RES/68/243",
    "General Assembly resolution 68/243": "A/RES/68/243",
    "UNGA 68/243": "A/RES/68/243",
    "a/res/68/243": "A/RES/68/243",
    "A-RES-68-243": "A/RES/68/243",
    "A_RES_68_243": "A/RES/68/243",
    "A_RES_73_3-EN.pdf": "A/RES/73/3",
    "3363 (XXX)": "A/RES/3363(XXX)",
    "A/RES/3363(XXX)": "A/RES/3363(XXX)",
    "3363 (xxx)": "A/RES/3363(XXX)",
    "A-RES-3363-XXX": "A/RES/3363(XXX)",
    "2200 A (XXI)": "A/RES/2200(XXI) A",
    "A/RES/217(III)[A]": "A/RES/217(III) A",
    "3201 (S-VI)": "A/RES/3201(S-VI)",
    "76/246 A": "A/RES/76/246 A",
    "A/RES/76/246A": "A/RES/76/246 A",
    "A_RES_76_246_A": "A/RES/76/246 A",
    "ES-10/23": "A/RES/ES-10/23",
    "es-10/23": "A/RES/ES-10/23",
    "A_RES_ES-10_23": "A/RES/ES-10/23",
    "S-26/1": "A/RES/S-26/1",
    "1540 (2004)": "S/RES/1540 (2004)",
    "S/RES/1540(2004)": "S/RES/1540 (2004)",
    "UNSCR 1540 (2004)": "S/RES/1540 (2004)",
    "Security Council resolution 1540 (2004)": "S/RES/1540 (2004)",
    "S_RES_1540_(2004)": "S/RES/1540 (2004)",
    "resolution 24/7": "A/RES/24/7",
}

REFUSED = {
    "": "not the symbol",
    "A/68/243": "a document",
    "A/C.1/70/45": "a document",
    "UNSCR 1540": "year",
    "24/7": "not the symbol",
    "12/2003": "not the symbol",
    "2004/05": "not the symbol",
    "68/0": "not the symbol",
    "201/1": "not the symbol",
    "75/253 A to C": "several",
    "General Assembly resolution 1540 (2004)": "not the symbol",
    "S/RES/68/243": "not the symbol",
    "3363 (XL)": "not the symbol",
    "68/243 and 70/237": "not the symbol",
    "68.243": "not the symbol",
}


@pytest.mark.parametrize(("text", "symbol"), READ.items())
def test_reads(text: str, symbol: str) -> None:
    assert str(parse_symbol(text)) == symbol


@pytest.mark.parametrize(("text", "why"), REFUSED.items())
def test_refuses(text: str, why: str) -> None:
    with pytest.raises(NotASymbol, match=why) as refused:
        parse_symbol(text)
    assert repr(text) in str(refused.value)


@pytest.mark.parametrize(("symbol", "full_name", "short", "session", "year"), [
    ("68/243", "General Assembly resolution 68/243", "68/243", 68, 2013),
    ("3363 (XXX)", "General Assembly resolution 3363 (XXX)", "3363 (XXX)", 30, 1975),
    ("2200 A (XXI)", "General Assembly resolution 2200 A (XXI)", "2200 A (XXI)", 21, 1966),
    ("76/246 A", "General Assembly resolution 76/246 A", "76/246 A", 76, 2021),
    ("ES-10/23", "General Assembly resolution ES-10/23", "ES-10/23", None, 1997),
    ("1540 (2004)", "Security Council resolution 1540 (2004)", "1540 (2004)", None, 2004),
])
def test_names(symbol: str, full_name: str, short: str, session: int | None, year: int) -> None:
    read = parse_symbol(symbol)
    assert (read.full_name, read.short, read.session_number, read.year) == (
        full_name, short, session, year)


def test_symbols_sort_by_time() -> None:
    in_order = ["217 A (III)", "3363 (XXX)", "31/97", "ES-10/2", "S-26/1", "59/4", "1540 (2004)",
                "68/9", "68/243", "70/237", "76/246 A", "76/246 B", "100/1"]
    symbols = [parse_symbol(text) for text in in_order]
    shuffled = symbols[7:] + symbols[:7]
    assert sorted(shuffled) == symbols


letters = st.sampled_from(["", "A", "B", "H"])
symbols = st.one_of(
    st.builds(Symbol, st.just(Organ.GENERAL_ASSEMBLY), st.integers(1, 200).map(str),
              st.integers(1, 999), letters),
    st.builds(Symbol, st.just(Organ.GENERAL_ASSEMBLY),
              st.sampled_from(["I", "III", "IX", "XXI", "XXX", "S-VI", "ES-II"]),
              st.integers(1, 3541), letters),
    st.builds(Symbol, st.just(Organ.GENERAL_ASSEMBLY), st.sampled_from(["ES-10", "S-26", "S-9"]),
              st.integers(1, 99)),
    st.builds(Symbol, st.just(Organ.SECURITY_COUNCIL), st.integers(1946, 2099).map(str),
              st.integers(1, 9999)),
)


@given(symbols)
def test_str_and_parse_undo_each_other(symbol: Symbol) -> None:
    assert parse_symbol(str(symbol)) == symbol
    assert parse_symbol(symbol.full_name) == symbol


@given(symbols, symbols)
def test_order_is_total(a: Symbol, b: Symbol) -> None:
    assert (a < b) + (b < a) + (a == b) == 1


@pytest.mark.parametrize(("text", "number"), [
    ("I", 1), ("IV", 4), ("IX", 9), ("XXX", 30), ("XLIX", 49), ("", None), ("IIII", None),
    ("iv", None), ("A", None),
])
def test_roman(text: str, number: int | None) -> None:
    assert roman_to_int(text) == number


FOUND = {
    "What did 70/237 and 68/243 say?": ["70/237", "68/243"],
    "its resolutions 53/70 of 4 December 1998, 54/49 of 1 December 1999 and 67/27":
        ["53/70", "54/49", "67/27"],
    "resolutions 1/2 and 3/4 of 5 May 2010": ["1/2", "3/4"],
    "resolution\n68/243": ["68/243"],
    "(A/RES/68/243), a/res/70/237.": ["68/243", "70/237"],
    "resolution 24/7": ["24/7"],
    "open 24/7": [],
    "in 12/2003, 2004/05 and on 31/12/2013": [],
    "see A/68/98, A/C.1/70/45 and E/CN.4/2003/68": [],
    "page 2/5 and page 40/60": [],
    "Security Council resolutions 1325 (2000) of 31 October 2000 and 1540 (2004)":
        ["1325 (2000)", "1540 (2004)"],
    "UNSCR 1540": [],
    "Human Rights Council resolutions 42/22 of 26 September 2019 and 45/3": [],
    "Human Rights Council resolution 42/22 and Assembly resolution 75/1": ["75/1"],
    "World Health Assembly resolution 58/33": [],
    "Economic and Social Council resolution 1996/31": [],
    "decision 60/551 and resolution 60/1": ["60/1"],
    "resolutions 217 A (III) and 2200 A (XXI), annex": ["217 A (III)", "2200 A (XXI)"],
    "resolutions 3201 (S-VI) and 3202 (S-VI)": ["3201 (S-VI)", "3202 (S-VI)"],
    "paragraph 4 (i)": [],
    "75/253 A to C": ["75/253 A", "75/253 B", "75/253 C"],
    "resolutions 76/246 A and B of 24 December 2021": ["76/246 A", "76/246 B"],
    "resolution 43/78 H of 7 December 1988": ["43/78 H"],
    "Did 68/243 A new group": ["68/243"],
    "75/253 B air travel, and what 75/245 C wants": ["75/253 B", "75/245 C"],
    "the ES-10/23 text": ["ES-10/23"],
}


@pytest.mark.parametrize(("text", "symbols"), FOUND.items())
def test_finds_in_prose(text: str, symbols: list[str]) -> None:
    assert [mention.symbol.short for mention in find_symbols(text)] == symbols


def test_mentions_say_where_they_stand() -> None:
    text = "Compare A/RES/68/243 with resolution 75/253 A and B."
    assert [text[m.start:m.end] for m in find_symbols(text)] == ["A/RES/68/243", "75/253 A", "B"]
