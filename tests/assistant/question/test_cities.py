"""Cities by the State that they are in, and how questions are understood by them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.question.cities import cities_of, city_written
from index.store import Library


@pytest.mark.parametrize(("name", "city"), [
    ("French", "Paris"), ("Switzerland", "Geneva"), ("swiss", "Geneva"), ("Tunisia’s", "Tunis"),
    ("United States", "New York"), ("Türkiye", "Ankara"),
])
def test_cities_of_a_state(name: str, city: str) -> None:
    assert city in cities_of(name).values()


@pytest.mark.parametrize("name", ["Paris", "security", "", "Atlantis"])
def test_what_is_no_state_has_none(name: str) -> None:
    assert cities_of(name) == {}


def test_the_capital_comes_first_and_is_written_as_it_is() -> None:
    first = next(iter(cities_of("French")))
    assert city_written(first) == "Paris"
    assert city_written(("nowher",)) == "nowher"


@pytest.fixture(scope="module")
def ask(seed_library: Library) -> Callable[[str], Answer]:
    return Assistant(seed_library).ask


@pytest.mark.parametrize(("question", "says"), [
    ("On what day did ministers meet in the French capital?", "30 July 1996"),
    ("When was the Swiss phase of the information society summit?", "10 to 12 December 2003"),
])
def test_a_city_answers_for_its_state(
    ask: Callable[[str], Answer], question: str, says: str
) -> None:
    answer = ask(question)
    assert answer.answered
    assert says in answer.text


@pytest.mark.parametrize("question", [
    "What is the capital of France?", "What did the Brazilian delegate say?",
    "In which Austrian city did the ministers meet?",
])
def test_a_state_is_no_answer_by_itself(ask: Callable[[str], Answer], question: str) -> None:
    assert not ask(question).answered
