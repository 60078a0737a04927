"""In a library of many texts something always comes near: what ranks first decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.ask import Assistant
from index.build import ensure

TEXTS = {
    "75/1": "Welcomes the old harbour, which keeps its lamps lit all night for the fishing boats",
    "75/2": "Notes that the merchant fleet bought 400 lamps for its boats",
    "75/3": "Encourages States to teach the art of tying knots to young sailors",
    "75/6": "Notes that the lamps of the new harbour are lit by 12 keepers for the fishing boats",
    "75/4": "Requests the Secretary-General to report on the state of the world's foghorns",
    "75/5": "Notes that the old harbour keeps 30 boats that nobody uses",
}


@pytest.fixture(scope="module")
def assistant(
    tmp_path_factory: pytest.TempPathFactory, write_resolution: Callable[..., Path]
) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("lamps")
    for symbol, text in TEXTS.items():
        write_resolution(folder / f"{symbol.replace('/', '-')}.txt", symbol, (text,), (), "Sailing")
    with ensure(tmp_path_factory.mktemp("library"), [folder]) as library:
        yield Assistant(library)


def test_a_number_of_something_else_is_no_answer(assistant: Assistant) -> None:
    answer = assistant.ask(
        "How many lamps does the old harbour keep lit all night for the fishing boats?")
    assert not answer.answered, answer.text
    assert answer.citations[0].symbol.short == "75/1"  # what comes nearest


@pytest.mark.parametrize(("question", "says", "symbol"), [
    ("How many lamps did the merchant fleet buy for its boats?", "400", "75/2"),
    ("How many boats does the old harbour keep that nobody uses?", "30", "75/5"),
])
def test_the_number_that_is_asked_for_is(
    assistant: Assistant, question: str, says: str, symbol: str
) -> None:
    answer = assistant.ask(question)
    assert answer.answered, answer.reason
    assert answer.text.startswith(says)
    assert answer.citations[0].symbol.short == symbol
