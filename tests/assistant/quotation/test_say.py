"""What is said of a check, and how many of its places are named."""

from __future__ import annotations

import pytest

from assistant.citation import Citation
from assistant.quotation.correct_wording import first_places
from assistant.quotation.say import sentence
from assistant.quotation.verdict import Check, Match, Verdict
from index.resolution import Part
from index.symbol import parse_symbol


def match(number: int, claimed: bool = False, continues: bool = False) -> Match:
    cited = Citation(parse_symbol("68/243"), Part.OPERATIVE, str(number), "Member States")
    return Match(cited, 0, 13, (), continues, claimed)


@pytest.mark.parametrize(
    ("matches", "named", "rest", "said"),
    [
        ([match(1)], "1", 0, "{1}."),
        ([match(1), match(2)], "1 2", 0, "{1}; and {2}."),
        ([match(1), match(1), match(2, continues=True)], "1", 0, "{1}."),
        ([match(1), match(2), match(3, True)], "3 1 2", 0, "{3}; {1}; and {2}."),
        ([match(n) for n in range(1, 5)], "1 2 3", 1, "{1}; {2}; {3}; and one more place."),
        ([match(n) for n in range(1, 16)], "1 2 3", 12, "{1}; {2}; {3}; and 12 more places."),
    ],
)
def test_the_first_places(matches: list[Match], named: str, rest: int, said: str) -> None:
    labels = {str(n): match(n).citation.label for n in range(16)}
    found = Check("Member States", Verdict.EXACT, tuple(matches))
    assert first_places(found) == ([labels[n] for n in named.split()], rest)
    places = said.format(*(labels[str(n)] for n in range(16)))
    assert sentence(found) == f"Word for word: {places}"
