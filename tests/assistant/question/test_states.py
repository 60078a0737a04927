"""The names of States in a text."""

from __future__ import annotations

import pytest

from assistant.question.states import names_a_state


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
