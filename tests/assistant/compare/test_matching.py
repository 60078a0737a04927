"""The paragraph of one resolution that matches a paragraph of another."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.ask import Assistant
from index.store import Library


@pytest.mark.parametrize(("question", "place", "says"), [
    ("Which paragraph of 70/237 corresponds to paragraph 4 of 68/243?",
     ("A/RES/70/237", "operative", "5"), "capacity-building"),
    ("What became of paragraph 2 of 68/243 in 70/237?",
     ("A/RES/70/237", "operative", "3"), "“measures” for “strategies”"),
    ("Paragraph 3 of 70/237 speaks of measures. What does the matching paragraph of 68/243 say?",
     ("A/RES/68/243", "operative", "2"), "such strategies"),
    ("Where 68/243 talks of the purpose of such strategies, what does the corresponding paragraph "
     "of 70/237 say?", ("A/RES/70/237", "operative", "3"), "such measures"),
    ("68/243 has the words “such strategies”. How is that put in 70/237?",
     ("A/RES/70/237", "operative", "3"), "“measures” for “strategies”"),
    ("What happened to PP5 of 68/243 in 70/237?",
     ("A/RES/68/243", "preamble", "5"), "no paragraph that matches"),
])
def test_matching(
    seed_library: Library, question: str, place: tuple[str, str, str], says: str
) -> None:
    answer = Assistant(seed_library).ask(question)
    first = answer.citations[0]
    assert answer.route is Route.COMPARE
    assert (str(first.symbol), str(first.part), first.number) == place
    assert says in answer.text


def test_the_matching_point_of_a_follow_up(seed_library: Library) -> None:
    answer = Assistant(seed_library).ask(
        "And the matching point in 68/243?", ["What does paragraph 4 (c) of 70/237 ask for?"])
    assert answer.citations[0].number == "3 (c)"
    assert "Only the numbers of paragraphs differ" in answer.text


@pytest.mark.parametrize("question", [
    "What does paragraph 4 of 68/243 say?", "Does 70/237 replace 68/243?",
    "Which paragraph of 75/240 corresponds to paragraph 4 of 68/243?",
])
def test_other_questions_are_left_alone(seed_library: Library, question: str) -> None:
    assert Assistant(seed_library).ask(question).route is not Route.COMPARE
