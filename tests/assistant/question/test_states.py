"""The names of States in a text."""

from __future__ import annotations

import pytest

from assistant.question.states import adjective_of, names_a_state


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the pledge of Chile", True),
        ("Member States in arrears", False),
        ("an amount of 58.8 million United States dollars", False),
        ("836,500,000 Swiss francs", False),
        ("the United States pays in dollars", True),
    ],
)
def test_a_currency_is_no_state(text: str, names: bool) -> None:
    assert names_a_state(text) is names


@pytest.mark.parametrize(
    ("state", "text", "says"),
    [
        ("Israel", "against Israeli civilian areas", True),
        ("Lebanon", "on Lebanese shores", True),
        ("Cuba", "two Cubans", True),
        ("Iraq", "the Iranian plane", False),
        ("India", "the Indian Ocean", False),
        ("Niger", "the Nigerian coast", False),
        ("Chile", "chilling", False),
        ("Romania", "the Romani people", False),
        ("Romania", "the Romanian text", True),
        ("Sudan", "South Sudanese forces", False),
        ("Afghanistan", "Afghan women", True),
    ],
)
def test_a_state_is_told_by_its_adjective(state: str, text: str, says: bool) -> None:
    adjective = adjective_of(state)
    assert bool(adjective and adjective.search(text)) is says


@pytest.mark.parametrize("text", ["Midrand", "israel", "United States", "Niger", ""])
def test_no_other_name_has_one(text: str) -> None:
    assert adjective_of(text) is None
