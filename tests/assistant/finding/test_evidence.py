"""What a paragraph holds of a question: either of two, words that follow each other, who acts."""

from __future__ import annotations

import pytest

from assistant.finding.evidence import Evidence
from assistant.finding.retrieve import Retriever
from assistant.question.initials import by_initials
from assistant.question.question import understand
from index.store import Library


def evidence(library: Library, text: str, symbol: str, number: str) -> Evidence:
    retriever = Retriever(library)
    found = retriever.find(understand(text, library.symbols, retriever.known))
    return next(f.evidence for f in found if f.paragraph.symbol.short == symbol
                and f.paragraph.paragraph.number == number)


@pytest.mark.parametrize(("symbol", "number"), [("68/243", "2"), ("70/237", "3")])
def test_one_of_two_alternatives_is_enough(
    seed_library: Library, symbol: str, number: str
) -> None:
    asked = "What is the purpose of the strategies or measures?"
    held = evidence(seed_library, asked, symbol, number)
    covers = {m.term.text: m.cover for m in held.matches}
    assert covers["strategies"] == covers["measures"] == 1.0


def test_both_are_needed_where_both_are_asked_for(seed_library: Library) -> None:
    asked = "What is the purpose of the strategies and measures?"
    held = evidence(seed_library, asked, "70/237", "3")
    covers = {m.term.text: m.cover for m in held.matches}
    assert covers["strategies"] < covers["measures"]


def test_words_that_follow_each_other_are_told_from_words_that_do_not(
    seed_library: Library,
) -> None:
    asked = "What is the purpose of the strategies?"
    assert evidence(seed_library, asked, "68/243", "2").together == 1.0
    assert evidence(seed_library, asked, "68/243", "1").together == 0.0


@pytest.mark.parametrize(("text", "symbol", "number", "addressed"), [
    ("By when must governments send their views?", "70/237", "4", 1.0),
    ("By when must governments send their views?", "70/237", "5", -1.0),  # governmental experts
    ("What should Member States promote?", "68/243", "1", 1.0),
    ("By when must the UN chief submit a report?", "70/237", "5", 1.0),
])
def test_who_is_asked_to_act(
    seed_library: Library, text: str, symbol: str, number: str, addressed: float
) -> None:
    assert evidence(seed_library, text, symbol, number).addressed() == addressed


def test_one_of_three_alternatives_is_enough(seed_library: Library) -> None:
    asked = "What is the purpose of the elephants or strategies or giraffes?"
    held = evidence(seed_library, asked, "68/243", "2")
    covers = {m.term.text: m.cover for m in held.matches}
    assert covers["elephants"] == covers["strategies"] == covers["giraffes"] == 1.0


@pytest.mark.parametrize(("written", "text", "held"), [
    ("FIFA", "the Fédération Internationale de Football Association", True),
    ("UNCITRAL", "the United Nations Commission on International Trade Law", False),
    ("WHO", "the World Health Organization", True),
    ("FIFA", "the Football Association", False),
    ("Fifa", "the Fédération Internationale de Football Association", False),
])
def test_a_name_is_known_by_its_initials(written: str, text: str, held: bool) -> None:
    spans = by_initials(written, text)
    assert bool(spans) is held
    assert [text[s:e] for s, e in spans] == ([text[4:]] if held else [])
