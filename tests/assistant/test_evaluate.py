"""A gold file is read line by line; an answer is right if it is answered, cited and said."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from assistant.citation import Citation
from assistant.evaluate import Gold, evaluate, read_gold, score, tallies
from index.errors import InputError
from index.resolution import Part
from index.symbol import parse_symbol

LINE: dict[str, Any] = {
    "id": "g1",
    "kind": "facts",
    "question": "When?",
    "answerable": True,
    "citations": [["A/RES/68/243", "operative", "4"], ["A/RES/70/237", "operative", "5"]],
    "says": [["2014", "fourteen"], ["experts"]],
}


def gold(**changes: Any) -> Gold:
    fields = {
        "id": "g1",
        "kind": "facts",
        "question": "When?",
        "history": (),
        "answerable": True,
        "citations": frozenset({("A/RES/68/243", "operative", "4")}),
        "says": (("2014",),),
    }
    return Gold(**{**fields, **changes})


def cited(number: str, symbol: str = "68/243") -> Citation:
    return Citation(parse_symbol(symbol), Part.OPERATIVE, number, "Text")


def test_a_gold_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "gold.jsonl"
    lines = [LINE, LINE | {"id": 2, "history": ["Where?"], "answerable": False}]
    file.write_text("\n\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    first, second = read_gold(file)
    assert first == Gold(
        "g1",
        "facts",
        "When?",
        (),
        True,
        frozenset({("A/RES/68/243", "operative", "4"), ("A/RES/70/237", "operative", "5")}),
        (("2014", "fourteen"), ("experts",)),
    )
    assert (second.id, second.history, second.answerable) == ("2", ("Where?",), False)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "line 2"),
        ("[]", "line 2"),
        ('"text"', "line 2"),
        (json.dumps({k: v for k, v in LINE.items() if k != "question"}), "line 2"),
        (json.dumps(LINE | {"citations": [["A/RES/68/243"]]}), "line 2"),
    ],
)
def test_a_line_that_is_no_question_is_named(tmp_path: Path, line: str, what: str) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text(f"{json.dumps(LINE)}\n{line}\n", encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_gold(file)


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xff\xfe"])
def test_a_file_without_questions(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_bytes(data)
    with pytest.raises(InputError, match=r"gold\.jsonl"):
        read_gold(file)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="missing"):
        read_gold(tmp_path / "missing.jsonl")


@pytest.mark.parametrize(
    ("answered", "text", "citations", "right"),
    [
        (True, "In 2014.", [cited("4")], True),
        (True, "In 2014.", [cited("1"), cited("2"), cited("4")], True),
        (True, "In 2014.", [cited("1"), cited("2"), cited("3"), cited("4")], False),
        (True, "In 2014.", [cited("4", "70/237")], False),
        (True, "In 2014.", [], False),
        (True, "In 2016.", [cited("4")], False),
        (False, "In 2014.", [cited("4")], False),
    ],
)
def test_answerable(answered: bool, text: str, citations: list[Citation], right: bool) -> None:
    answer = Answer("When?", answered, text, citations=tuple(citations))
    assert score(gold(), answer).right is right


@pytest.mark.parametrize("answered", [True, False])
def test_unanswerable_has_to_be_refused(answered: bool) -> None:
    asked = gold(answerable=False, citations=frozenset(), says=())
    assert score(asked, Answer("When?", answered, "No.")).right is not answered


@pytest.mark.parametrize(
    ("text", "said"),
    [("The EXPERTS of 2014", True), ("experts, fourteen", True), ("in 2014", False), ("", False)],
)
def test_one_of_each_group_without_regard_to_case(text: str, said: bool) -> None:
    asked = gold(says=(("2014", "fourteen"), ("experts",)))
    assert score(asked, Answer("When?", True, text)).said is said


def test_every_question_is_asked_with_its_history() -> None:
    asked: list[tuple[str, tuple[str, ...]]] = []

    class Fake:
        def ask(self, question: str, history: Sequence[str] = ()) -> Answer:
            asked.append((question, tuple(history)))
            return Answer(question, True, "In 2014.", citations=(cited("4"),))

    steps: list[tuple[int, int]] = []
    questions = [
        gold(),
        gold(question="And then?", history=("When?",), kind="turns"),
        gold(answerable=False, kind="refusals"),
    ]
    scores = evaluate(cast(Assistant, Fake()), questions, lambda *step: steps.append(step))
    assert asked == [("When?", ()), ("And then?", ("When?",)), ("When?", ())]
    assert steps == [(1, 3), (2, 3), (3, 3)]
    assert [s.right for s in scores] == [True, True, False]
    assert [(t.kind, t.questions, t.right) for t in tallies(scores)] == [
        ("facts", 1, 1),
        ("refusals", 1, 0),
        ("turns", 1, 1),
        ("all answerable", 2, 2),
        ("all unanswerable", 1, 0),
    ]
