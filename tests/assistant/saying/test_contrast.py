"""What one resolution has and another has not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answer import Answer, Route
from assistant.ask import Assistant
from index.build import ensure
from index.store import Library

Ask = Callable[[str], Answer]


@pytest.fixture(scope="module")
def ask(seed_library: Library) -> Ask:
    assistant = Assistant(seed_library)
    return lambda text: assistant.ask(text)


@pytest.mark.parametrize(
    ("text", "says", "symbol"),
    [
        ("What must the 2016 group study that the 2014 group did not have to?",
         "capacity-building", "70/237"),
        ("The expert group asked for in 70/237 has one subject to study that the group in 68/243 "
         "did not have. Which?", "capacity-building", "70/237"),
        ("What does the group in 68/243 have to study that is missing from the mandate of the "
         "group in 70/237?", "in conflicts", "68/243"),
        ("One topic in the 2014 group's mandate was left out of the 2016 group's. Which one?",
         "in conflicts", "68/243"),
        ("Which conferences are in 68/243 but not in 70/237?", "Paris", "68/243"),
        ("Which conferences are in 68/243 but not in 70/237?", "Midrand", "68/243"),
    ],
)
def test_what_the_other_has_not(ask: Ask, text: str, says: str, symbol: str) -> None:
    answer = ask(text)
    assert answer.answered
    assert answer.route is Route.COMPARE
    assert says in answer.text
    assert answer.citations[0].symbol.short == symbol


@pytest.mark.parametrize(
    "text",
    [
        "Which resolution does 70/237 recall that 68/243 does not?",
        "Where was the Ministerial Conference on Terrorism held?",
        "Does 70/237 say that the norms are not binding?",
    ],
)
def test_other_questions_go_their_own_way(ask: Ask, text: str) -> None:
    assert ask(text).route is not Route.COMPARE


@pytest.fixture(scope="module")
def droughts(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("droughts")
    mandate = ("Requests the Secretary-General to study the causes of drought{extra} and to submit "
               "a report on the results to the General Assembly at its {session} session")
    for symbol, extra, session in (("71/301", "", "seventy-second"),
                                   ("73/302", ", the role of irrigation", "seventy-fourth")):
        lines = [f"{symbol}. Recurrent drought", "The General Assembly,",
                 "Recalling its resolution 31/97 of 14 December 1976,",
                 f"1. {mandate.format(extra=extra, session=session)};",
                 "2. Decides to remain seized of the matter."]
        (folder / f"{symbol.replace('/', '-')}.txt").write_text("\n".join(lines) + "\n")
    with ensure(folder / "library", sorted(Path(folder).glob("*.txt"))) as library:
        yield library


def test_it_holds_for_other_texts(droughts: Library) -> None:
    answer = Assistant(droughts).ask(
        "What has the Secretary-General to study in 73/302 that is missing from 71/301?")
    assert answer.text.startswith("“the role of irrigation”.")
    assert [str(c.symbol.short) for c in answer.citations] == ["73/302", "71/301"]
