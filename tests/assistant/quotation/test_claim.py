"""Claimed places, in the forms people write."""

from __future__ import annotations

import pytest

from assistant.quotation.claim import (
    claimed_here,
    claimed_paragraphs,
    is_claimed,
    is_here,
    read_claim,
)
from index.errors import InputError
from index.resolution import Part
from index.store import Library
from index.symbol import parse_symbol


@pytest.mark.parametrize(
    ("text", "symbol", "part", "number"),
    [
        ("A/RES/68/243, para. 4", "68/243", Part.OPERATIVE, "4"),
        ("A/RES/68/243 para. 3 (a)", "68/243", Part.OPERATIVE, "3 (a)"),
        ("resolution 70/237, OP5", "70/237", Part.OPERATIVE, "5"),
        ("70/237 OP 2(a)", "70/237", Part.OPERATIVE, "2 (a)"),
        ("PP5 of 68/243", "68/243", Part.PREAMBLE, "5"),
        ("fifth preambular paragraph of resolution 70/237", "70/237", Part.PREAMBLE, "5"),
        ("res. 68/243 op. 3(c)", "68/243", Part.OPERATIVE, "3 (c)"),
        ("operative paragraph 2 of A/RES/70/237", "70/237", Part.OPERATIVE, "2"),
        ("General Assembly resolution 70/237, para. 2 (b)", "70/237", Part.OPERATIVE, "2 (b)"),
        ("68/243, preambular para. 16", "68/243", Part.PREAMBLE, "16"),
        ("paragraph 5 of the preamble of 68/243", "68/243", Part.PREAMBLE, "5"),
        ("General Assembly resolution 68/243, sixteenth preambular paragraph", "68/243",
         Part.PREAMBLE, "16"),
    ],
)
def test_claims_are_read(
    seed_library: Library, text: str, symbol: str, part: Part, number: str
) -> None:
    claim = read_claim(text)
    assert claim.symbol == parse_symbol(symbol)
    paragraph, = claimed_paragraphs(claim, parse_symbol(symbol), seed_library)
    assert (paragraph.part, paragraph.number) == (part, number)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("68/243, paras. 2–4", ["2", "3", "4"]),
        ("paragraphs 2 to 4 of 68/243", ["2", "3", "4"]),
        ("68/243 OP2-4", ["2", "3", "4"]),
        ("68/243, paras. 2, 3 and 5", ["2", "3", "5"]),
        ("68/243, para. 3 (a)–(c)", ["3 (a)", "3 (b)", "3 (c)"]),
        ("68/243, para. 2 and 3 (b)", ["2", "3 (b)"]),
        ("68/243, para. 4, 2 March 2022", ["4"]),
        ("68/243, para. 4 (page 3)", ["4"]),
        ("68/243, para. 4, 3.12.2013", ["4"]),
        ("68/243, para. 4 - 3 in favour", ["4"]),
        ("68/243, para. 4, 3 – p. 3", ["4"]),
        ("68/243, para. 4 and 3 of 70/237", ["4"]),
        ("68/243, para. 4, and para. 3 of resolution 70/237", ["4"]),
        ("A/68/406, para. 2; 68/243, para. 4", ["4"]),
        ("68/243, paras. 4 or 5", ["4", "5"]),
        ("68/243, paras. 1–900", ["1", "2", "3", "4", "5"]),
        ("68/243, paras. 5–4", ["5"]),
        ("para. 4, 70/237", ["4"]),
    ],
)
def test_a_list_or_a_range_names_each(
    seed_library: Library, text: str, numbers: list[str]
) -> None:
    named = claimed_paragraphs(read_claim(text), parse_symbol("68/243"), seed_library)
    assert [p.number for p in named] == numbers


def test_a_list_may_go_from_one_part_to_the_other(seed_library: Library) -> None:
    named = claimed_paragraphs(
        read_claim("68/243, OP 2, PP 4"), parse_symbol("68/243"), seed_library)
    assert [(p.part, p.number) for p in named] == [
        (Part.OPERATIVE, "2"), (Part.PREAMBLE, "4")]


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("A/C.3/75/L.10/Rev.1, para. 24", "A/C.3/75/L.10/Rev.1"),
        ("A/75/478/Add.3", "A/75/478/Add.3"),
        ("see S/PRST/2020/1.", "S/PRST/2020/1"),
        ("Human Rights Council resolution 43/15, para. 2", "Human Rights Council resolution 43/15"),
        ("A/RES/68/243 (A/68/406), para. 4", ""),
        ("Human Rights Council Resolution 68/243, para. 4",
         "Human Rights Council Resolution 68/243"),
        ("UNESCO resolution 68/243", "UNESCO resolution 68/243"),
        ("a/68/406, para. 4", "a/68/406"),
        ("FCCC/CP/2015/10, para. 4", "FCCC/CP/2015/10"),
        ("UNGA resolution 68/243 OP4", ""),
        ("para. 4", ""),
    ],
)
def test_another_document_than_a_resolution_is_not_here(
    seed_library: Library, text: str, document: str
) -> None:
    claim = read_claim(text)
    assert claim.document == document
    assert is_here(claim, seed_library) is (not document)


@pytest.mark.parametrize("text", ["somewhere", "the resolution", "?"])
def test_a_claim_that_names_no_place_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="neither a resolution nor a paragraph"):
        read_claim(text)


@pytest.mark.parametrize(
    ("text", "part", "number", "fits"),
    [
        ("68/243", Part.OPERATIVE, "3 (a)", True),
        ("70/237", Part.OPERATIVE, "3 (a)", False),
        ("68/243, para. 3", Part.OPERATIVE, "3 (a)", True),
        ("68/243, para. 3 (b)", Part.OPERATIVE, "3 (a)", False),
        ("68/243, para. 3 (a)", Part.OPERATIVE, "3", False),
        ("68/243, para. 3", Part.PREAMBLE, "3", False),
        ("PP3", Part.PREAMBLE, "3", True),
        ("the preamble of 68/243", Part.PREAMBLE, "3", True),
        ("the preamble of 68/243", Part.OPERATIVE, "3", False),
        ("68/243, para. 44", Part.OPERATIVE, "4", False),
    ],
)
def test_where_it_stands_is_where_it_is_claimed(
    seed_library: Library, text: str, part: Part, number: str, fits: bool
) -> None:
    symbol = parse_symbol("68/243")
    paragraph = next(p for p in seed_library.resolution(symbol).paragraphs
                     if (p.part, p.number) == (part, number))
    assert is_claimed(read_claim(text), symbol, (paragraph,), seed_library) is fits


@pytest.mark.parametrize(
    ("text", "here", "named"),
    [
        ("68/243, para. 4", True, ["68/243"]),
        ("68/243 A", False, []),
        ("73/27, para. 1", False, []),
        ("para. 4", True, []),
    ],
)
def test_what_is_here_of_the_claimed_resolution(
    seed_library: Library, text: str, here: bool, named: list[str]
) -> None:
    claim = read_claim(text)
    assert [s.short for s in claimed_here(claim, seed_library)] == named
    assert is_here(claim, seed_library) is here
