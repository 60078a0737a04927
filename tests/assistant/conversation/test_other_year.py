"""Follow-ups that go some years on or back."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.conversation.other_year import in_other_year, years_away
from assistant.question.question import understand
from index.store import Library
from index.symbol import Symbol, parse_symbol


@pytest.mark.parametrize(("text", "years"), [
    ("and the one adopted two years later?", 2),
    ("and the year before that?", -1),
    ("and the following year?", 1),
    ("and under the resolution adopted two sessions later?", 2),
    ("and the previous session's?", -1),
    ("how many experts sat a year later?", 0),
    ("and 70/237 two years later?", 0),
    ("and the later one?", 0),
])
def test_years_away(text: str, years: int) -> None:
    assert years_away(understand(text, (), frozenset())) == years


def test_in_other_year() -> None:
    def asked(text: str) -> str:
        return in_other_year(understand(text, (), frozenset()), -1, sister)

    def sister(symbol: Symbol, away: int) -> Symbol | None:
        return parse_symbol("67/27") if str(symbol) == "A/RES/68/243" and away == -1 else None

    assert asked("Who voted against 68/243?") == "Who voted against 67/27?"
    assert asked("Who voted against 60/45?") == ""
    assert asked("What was the vote in December 2021?") == "What was the vote in December 2020?"
    assert asked("What changed from 2020 to 2021?") == ""
    assert asked("What was the vote?") == ""


def test_a_follow_up_of_another_session(seed_library: Library) -> None:
    answer = Assistant(seed_library).ask(
        "and two years later?", ["By which session is the report due under 68/243?"])
    assert "seventy-second session" in answer.text
    assert str(answer.citations[0].symbol) == "A/RES/70/237"
