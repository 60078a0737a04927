"""How many points a question asks for, and the chapeau that has them."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.saying.points import points_asked
from index.store import Library


@pytest.mark.parametrize(("text", "number"), [
    ("On which four subjects may States send in their views?", 4),
    ("what 2 points are listed?", 2),
    ("On what five main topics did they report?", 5),
    ("Which two cities hosted it?", 0),
    ("Which subjects are listed?", 0),
    ("The 2015 report has eleven norms.", 0),
])
def test_points_asked(text: str, number: int) -> None:
    assert points_asked(text) == number


def test_a_chapeau_with_so_many_points_answers(seed_library: Library) -> None:
    answer = Assistant(seed_library).ask(
        "On which four subjects may states send in their views under resolution 70/237?")
    assert (str(answer.citations[0].part), answer.citations[0].number) == ("operative", "4")
    assert all(f"({letter})" in answer.text for letter in "abcd")
