"""One paragraph by the place that a user writes."""

from __future__ import annotations

import pytest

from assistant.show import paragraph_at
from index.errors import NoSuchParagraph
from index.resolution import Part
from index.store import Library
from index.symbol import parse_symbol


@pytest.mark.parametrize(
    ("written", "part", "number"),
    [
        ("4", Part.OPERATIVE, "4"),
        ("para. 2", Part.OPERATIVE, "2"),
        ("3 (a)", Part.OPERATIVE, "3 (a)"),
        ("3(a)", Part.OPERATIVE, "3 (a)"),
        ("3a", Part.OPERATIVE, "3 (a)"),
        ("OP5", Part.OPERATIVE, "5"),
        ("PP5", Part.PREAMBLE, "5"),
        ("fifth preambular paragraph", Part.PREAMBLE, "5"),
        ("Fifth preambular paragraph", Part.PREAMBLE, "5"),
        ("last operative paragraph", Part.OPERATIVE, "5"),
    ],
)
def test_the_paragraph_meant(seed_library: Library, written: str, part: Part, number: str) -> None:
    resolution = seed_library.resolution(parse_symbol("68/243"))
    citation = paragraph_at(resolution, written)
    assert (citation.symbol, citation.part, citation.number) == (resolution.symbol, part, number)


@pytest.mark.parametrize("written", ["6", "PP19", "3 (e)", "", "nonsense", "annex"])
def test_a_paragraph_that_is_not_there(seed_library: Library, written: str) -> None:
    resolution = seed_library.resolution(parse_symbol("68/243"))
    with pytest.raises(NoSuchParagraph, match=r"A/RES/68/243 has no paragraph"):
        paragraph_at(resolution, written)


def test_every_number_and_every_label(seed_library: Library) -> None:
    for symbol in seed_library.symbols:
        resolution = seed_library.resolution(symbol)
        for paragraph in resolution.paragraphs:
            short = f"PP{paragraph.number}" if paragraph.part is Part.PREAMBLE else paragraph.number
            found = paragraph_at(resolution, short)
            assert (found.text, found.chapeau) == (paragraph.text, paragraph.chapeau)
            assert paragraph_at(resolution, found.label) == found
