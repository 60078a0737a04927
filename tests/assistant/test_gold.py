"""The figures that were reached on the project's own questions, held.

The questions were written by people who had not read the code. Of those kept back every
sixtieth of each kind is asked here, to be quick; ``assistant evaluate`` asks all. Each bound
is what was reached when it was last set, less two or three questions for what a model's last bits
can move.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.evaluate import Score, evaluate, read_gold
from index.store import Library

GOLD = Path(__file__).parents[1] / "gold"


# In phrasings.jsonl the same things are asked in as many ways as people would, which is harder.
EVERY = {"seeds.jsonl": 1, "kept_back.jsonl": 60, "phrasings.jsonl": 29}


@pytest.fixture(scope="module", params=list(EVERY))
def scores(request: pytest.FixtureRequest, seed_library: Library) -> tuple[str, list[Score]]:
    gold = read_gold(GOLD / request.param)
    asked = [g for kind in sorted({g.kind for g in gold})
             for g in [g for g in gold if g.kind == kind][:: EVERY[request.param]]]
    return request.param, evaluate(Assistant(seed_library), asked)


# Of 204, 255 and 60; 74, 140 and 28.
LEAST_RIGHT = {"seeds.jsonl": 196, "kept_back.jsonl": 244, "phrasings.jsonl": 53}
MOST_ANSWERED_WRONGLY = {"seeds.jsonl": 2, "kept_back.jsonl": 7, "phrasings.jsonl": 3}
MOST_REFUSED = {"seeds.jsonl": 1, "kept_back.jsonl": 4, "phrasings.jsonl": 2}


def test_right_answers(scores: tuple[str, list[Score]]) -> None:
    name, scored = scores
    wrong = [s.gold.question for s in scored if s.gold.answerable and not s.right]
    right = sum(s.right for s in scored if s.gold.answerable)
    assert right >= LEAST_RIGHT[name], "\n".join(wrong)


def test_what_the_texts_do_not_say_is_refused(scores: tuple[str, list[Score]]) -> None:
    name, scored = scores
    answered = [s.gold.question for s in scored if not s.gold.answerable and s.answer.answered]
    assert len(answered) <= MOST_ANSWERED_WRONGLY[name], "\n".join(answered)


def test_what_the_texts_say_is_not_refused(scores: tuple[str, list[Score]]) -> None:
    name, scored = scores
    refused = [s.gold.question for s in scored if s.gold.answerable and not s.answer.answered]
    assert len(refused) <= MOST_REFUSED[name], "\n".join(refused)


APART = 90  # every ninetieth question is asked after one that is about something else


def test_a_question_of_its_own_is_answered_alike_after_any_other(seed_library: Library) -> None:
    assistant = Assistant(seed_library)
    whole = [g.question for g in read_gold(GOLD / "kept_back.jsonl")
             if g.answerable and not g.history]
    differing = []
    for question, before in zip(whole[::APART], whole[APART // 2 :: APART], strict=False):
        alone, after = assistant.ask(question), assistant.ask(question, [before])
        if alone.text != after.text:
            differing.append(f"{before} – {question}")
    assert len(differing) <= 1, "\n".join(differing)  # none was


def test_the_gold_questions_are_varied() -> None:
    gold = read_gold(GOLD / "seeds.jsonl")
    unanswerable = [g for g in gold if not g.answerable]
    assert len(gold) >= 80
    assert 0.2 <= len(unanswerable) / len(gold) <= 0.35
    assert len({g.kind for g in gold}) >= 12
    assert len({g.question for g in gold if not g.history}) == len(
        [g for g in gold if not g.history])
