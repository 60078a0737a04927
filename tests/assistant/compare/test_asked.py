"""Questions that a comparison answers, in the words that people ask them in."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from index.store import Library


@pytest.fixture(scope="module")
def assistant(seed_library: Library) -> Assistant:
    return Assistant(seed_library)


@pytest.mark.parametrize(("asked", "said", "cited"), [
    ("How did the experts' mandate change from 68/243 to 70/237?", "2016", ["4", "5"]),
    ("What changed in the experts mandate between the two?", "2016", ["4", "5"]),
    ("What has changed about the agenda item?", "seventy-first", ["5", "6"]),
    # The same words stand in an operative paragraph too.
    ("How does the preamble's wording on the assessments and recommendations change from 68/243 to "
     "70/237?", "Stressing the importance", ["18", "15"]),
    ("What does 70/237 ask of States that 68/243 does not?", "be guided", ["2 (a)"]),
])
def test_what_changed_is_told_from_both_sides(
    assistant: Assistant, asked: str, said: str, cited: list[str]
) -> None:
    answer = assistant.ask(asked)
    assert said in answer.text
    assert [c.number for c in answer.citations] == cited
