"""A paragraph that points back is found by what it points back to."""

from __future__ import annotations

from assistant.finding.pointing_back import antecedents
from index.store import Library
from index.symbol import parse_symbol


def test_antecedents(seed_library: Library) -> None:
    symbol = parse_symbol("68/243")
    stored = seed_library.paragraphs(seed_library.ids(symbol))
    by_place = {(str(p.paragraph.part), p.paragraph.number): p for p in stored}
    found = antecedents(stored, seed_library)
    # "Taking note of the reports of the Secretary-General containing those assessments".
    assert "submitted their assessments" in found[by_place["preamble", "13"].id]
    # "the purpose of such strategies"
    assert "possible strategies to address the threats" in found[by_place["operative", "2"].id]
    # "that it sees in this process the broadest positive opportunities"
    assert "considerable progress" in found[by_place["preamble", "4"].id]
    assert by_place["preamble", "6"].id not in found
    assert antecedents([], seed_library) == {}


def test_the_first_paragraph_points_back_to_nothing(seed_library: Library) -> None:
    [first] = seed_library.paragraphs(seed_library.ids(parse_symbol("70/237"))[:1])
    assert antecedents([first], seed_library) == {}
