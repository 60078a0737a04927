"""What differs between two paragraphs is told in passing, or left to a sentence of its own."""

from __future__ import annotations

import pytest

from assistant.saying.differ import difference
from index.resolution import Paragraph, Part
from index.store import Library


def paragraph(text: str, *chapeau: str) -> Paragraph:
    return Paragraph(Part.OPERATIVE, "1", text, chapeau)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ("Decides to meet in 2014;", "Decides to meet in 2016.", ", with “2016” for “2014”"),
        ("Decides to meet;", "decides to meet.", ""),
        ("norms, rules or principles", "norms, rules and principles", ", with “and” for “or”"),
        ("and to promote it", "and promote it", ", without “to”"),
        ("and promote it", "and to promote it", ", with “to” added"),
        (
            "of such strategies in 2014",
            "of such measures in 2016",
            ", with “measures” for “strategies” and with “2016” for “2014”",
        ),
        ("of the report;", "of the report “alpha”;", ", with “alpha” added"),
        (
            "one two three",
            "four two five and",
            ", with “four” for “one” and with “five and” for “three”",
        ),
        ("one x two x three", "four x five x six", None),
        ("the report", "the report of a group of experts on it", None),
        ("Urges all States to act", "Takes note of everything that was said there", None),
    ],
)
def test_in_a_few_words(first: str, second: str, told: str | None) -> None:
    assert difference(paragraph(first), paragraph(second)) == told


def test_the_words_of_a_chapeau_count() -> None:
    here, there = paragraph("To act;", "Urges States:"), paragraph("To act;", "Invites States:")
    assert difference(here, there) == ", with “Invites” for “Urges”"


def test_a_paragraph_does_not_differ_from_itself(seed_library: Library) -> None:
    for symbol in seed_library.symbols:
        for each in seed_library.resolution(symbol).paragraphs:
            assert difference(each, each) == ""
