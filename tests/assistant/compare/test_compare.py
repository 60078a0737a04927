"""The seeds' full map of correspondences, by hand, and what holds of any comparison."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.citation import Citation
from assistant.compare.compare import Comparison, Relation, compare, compare_resolutions
from assistant.compare.pairing import _longest_rise
from assistant.compare.say import comparison_text, sentence
from index.errors import NoSuchResolution
from index.store import Library
from index.symbol import parse_symbol

OLD, NEW = parse_symbol("68/243"), parse_symbol("70/237")

# 68/243 → 70/237, read side by side by a person. P is the preamble.
MAP = {
    "P1": "P1", "P2": "P2", "P3": "P4", "P4": "P5", "P7": "P3", "P8": "P6", "P9": "P7",
    "P10": "P8", "P11": "P9", "P12": "P10", "P13": "P11", "P15": "P12", "P16": "P13",
    "P17": "P14", "P18": "P15", "1": "2 (b)", "2": "3", "3": "4", "3 (a)": "4 (a)",
    "3 (b)": "4 (b)", "3 (c)": "4 (c)", "3 (d)": "4 (d)", "4": "5", "5": "6",
}
DROPPED = {"P5", "P6", "P14"}
ADDED = {"P16", "1", "2", "2 (a)"}
SAME = {"P2", "P3", "P4", "P8", "P9", "P10", "P11", "P13", "P17", "3 (a)", "3 (c)", "3 (d)"}


def name(citation: Citation | None) -> str:
    if citation is None:
        return ""
    return f"{'P' if citation.part == 'preamble' else ''}{citation.number}"


@pytest.fixture(scope="module")
def seeds(seed_library: Library) -> Comparison:
    return compare(OLD, NEW, seed_library)


def test_every_paragraph_of_the_seeds_finds_its_counterpart(seeds: Comparison) -> None:
    assert {name(p.left): name(p.right) for p in seeds.pairs if p.left and p.right} == MAP


def test_new_and_dropped_are_all_named(seeds: Comparison) -> None:
    assert {name(p.left) for p in seeds.of(Relation.DROPPED)} == DROPPED
    assert {name(p.right) for p in seeds.of(Relation.NEW)} == ADDED


def test_a_new_number_of_a_paragraph_is_no_new_thought(seeds: Comparison) -> None:
    assert {name(p.left) for p in seeds.of(Relation.SAME)} == SAME
    [concepts] = [p for p in seeds.pairs if name(p.left) == "3 (c)"]
    assert [(c.source, c.quoted) for c in concepts.renumbered] == [("2", "3")]


def test_what_moved(seeds: Comparison) -> None:
    assert [name(p.left) for p in seeds.pairs if p.moved] == ["P7"]


def test_a_paragraph_that_was_split_names_the_one_it_comes_from(seeds: Comparison) -> None:
    [chapeau] = [p for p in seeds.pairs if name(p.right) == "2"]
    assert (chapeau.relation, name(chapeau.also)) == (Relation.NEW, "1")


@pytest.mark.parametrize(
    ("left", "source", "quoted", "kind"),
    [
        ("4", "2014", "2016", "date"),
        ("5", "sixty-ninth", "seventy-first", "number"),
        ("2", "strategies", "measures", "word"),
        ("P16", "66/24", "68/243", "symbol"),
        ("P18", "Taking note", "Stressing the importance", "verb"),
        ("3 (b)", "to", "", "word"),
    ],
)
def test_changes_are_told(
    seeds: Comparison, left: str, source: str, quoted: str, kind: str
) -> None:
    [pair] = [p for p in seeds.pairs if name(p.left) == left]
    assert (source, quoted, kind) in [(c.source, c.quoted, str(c.kind)) for c in pair.changes]
    for change in pair.changes:
        assert pair.left is not None
        assert pair.right is not None
        assert pair.left.text[slice(*change.source_span)] == change.source
        assert pair.right.text[slice(*change.quoted_span)] == change.quoted


def test_a_resolution_is_the_same_as_itself(seed_library: Library) -> None:
    own = compare(NEW, NEW, seed_library)
    assert {p.relation for p in own.pairs} == {Relation.SAME}
    assert not any(p.moved or p.changes for p in own.pairs)


def test_both_ways_round_it_is_the_same_map(seed_library: Library) -> None:
    back = compare(NEW, OLD, seed_library)
    assert {name(p.right): name(p.left) for p in back.pairs if p.left and p.right} == MAP
    assert {name(p.right) for p in back.of(Relation.NEW)} == DROPPED


def test_every_paragraph_is_told_once(seeds: Comparison, seed_library: Library) -> None:
    for side, symbol in (("left", OLD), ("right", NEW)):
        told = [name(getattr(p, side)) for p in seeds.pairs if getattr(p, side)]
        assert sorted(told) == sorted(
            name(c) for c in (
                Citation(symbol, p.part, p.number, p.text)
                for p in seed_library.resolution(symbol).paragraphs))


def test_a_resolution_without_paragraphs_has_nothing_to_compare(seed_library: Library) -> None:
    from dataclasses import replace

    one = seed_library.resolution(OLD)
    empty = replace(one, paragraphs=())
    assert compare_resolutions(empty, empty).pairs == ()
    assert {p.relation for p in compare_resolutions(one, empty).pairs} == {Relation.DROPPED}


def test_what_is_not_in_the_library_is_named(seed_library: Library) -> None:
    with pytest.raises(NoSuchResolution, match="A/RES/53/70"):
        compare(parse_symbol("53/70"), NEW, seed_library)


def test_in_words(seeds: Comparison) -> None:
    assert sentence(seeds) == (
        "From 68/243 to 70/237: 12 paragraphs are the same, 12 paragraphs are reworded, four "
        "paragraphs are new in 70/237, three paragraphs are of 68/243 only; one stands in another "
        "place."
    )
    assert "para. 1 → para. 2 (b)" in comparison_text(seeds)


@given(st.permutations(list(range(9))))
def test_the_longest_rise_is_a_rise_and_none_is_longer(values: list[int]) -> None:
    kept = sorted(_longest_rise(values))
    assert [values[i] for i in kept] == sorted(values[i] for i in kept)
    longest = [1] * len(values)
    for i, value in enumerate(values):
        longest[i] = 1 + max((longest[j] for j in range(i) if values[j] < value), default=0)
    assert len(kept) == max(longest)
