"""How two resolutions open what they both say."""

from __future__ import annotations

import pytest

from assistant.answer import Route
from assistant.ask import Assistant
from index.store import Library


@pytest.fixture(scope="module")
def assistant(seed_library: Library) -> Assistant:
    return Assistant(seed_library)


@pytest.mark.parametrize("asked", [
    "Is the later resolution's verb on the assessments and recommendations in the experts' report "
    "stronger than in 68/243?",
    "Did the tone about the recommendations of the experts change between the two preambles?",
    "In 68/243 and 70/237, what verbs open the preambular paragraphs on the experts' "
    "recommendations?",
])
def test_both_openings_are_shown(assistant: Assistant, asked: str) -> None:
    answer = assistant.ask(asked)
    assert answer.route is Route.COMPARE
    assert "“Taking note of" in answer.text
    assert "“Stressing the importance" in answer.text
    assert [c.number for c in answer.citations] == ["18", "15"]


@pytest.mark.parametrize("asked", [
    "Which resolution is stronger?",  # about nothing
    "Did the tone about whaling change between the two resolutions?",
    "How did the experts' mandate change from 68/243 to 70/237?",
])
def test_other_changes_go_their_own_way(assistant: Assistant, asked: str) -> None:
    assert "Stressing the importance" not in assistant.ask(asked).text
