"""How good the answers are: a gold file of questions, scored.

A question of a gold file is one JSON object a line: ``id``, ``kind``, ``question``, ``history``,
``answerable``, ``citations`` (each [symbol, part, number]; any one of them is right) and ``says``
(groups of alternatives; a right answer holds one of each group, without regard to case).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.answer import Answer
from assistant.ask import Assistant
from index.errors import InputError

_AMONG = 3
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Gold:
    """A question with its known answer."""

    id: str
    kind: str
    question: str
    history: tuple[str, ...]
    answerable: bool
    citations: frozenset[tuple[str, str, str]]
    says: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """One question scored.

    ``cited``: a right paragraph is among the first three citations; ``said``: the deciding words
    are in the answer; ``right``: answered, cited and said, or refused where that is due.
    """

    gold: Gold
    answer: Answer
    cited: bool
    said: bool

    @property
    def right(self) -> bool:
        """Whether the answer is right as a whole."""
        if not self.gold.answerable:
            return not self.answer.answered
        return self.answer.answered and self.cited and self.said


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the questions of one kind."""

    kind: str
    questions: int
    right: int
    cited: int
    said: int
    refused: int


def read_gold(path: Path) -> list[Gold]:
    """The questions of a gold file. Raises InputError naming the line that cannot be read."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The gold file {path} cannot be read: {error}.") from error
    gold = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            gold.append(_gold(json.loads(line)))
        except (ValueError, LookupError, TypeError, AttributeError) as error:
            raise InputError(f"{path}, line {number}: not a gold question ({error}).") from error
    if not gold:
        raise InputError(f"The gold file {path} holds no question.")
    return gold


def _gold(fields: dict[str, Any]) -> Gold:
    return Gold(
        str(fields["id"]), str(fields["kind"]), str(fields["question"]),
        tuple(fields.get("history") or ()), bool(fields["answerable"]),
        frozenset((c[0], c[1], c[2]) for c in fields.get("citations") or ()),
        tuple(tuple(group) for group in fields.get("says") or ()),
    )


def evaluate(
    assistant: Assistant, gold: Iterable[Gold], progress: Progress | None = None
) -> list[Score]:
    """Ask every question and score its answer."""
    questions = list(gold)
    scores = []
    for done, question in enumerate(questions, 1):
        scores.append(score(question, assistant.ask(question.question, question.history)))
        if progress:
            progress(done, len(questions))
    return scores


def score(gold: Gold, answer: Answer) -> Score:
    """One answer against the known one."""
    first = {(str(c.symbol), str(c.part), c.number) for c in answer.citations[:_AMONG]}
    text = answer.text.casefold()
    said = all(any(a.casefold() in text for a in group) for group in gold.says)
    return Score(gold, answer, bool(first & gold.citations), said)


def tallies(scores: list[Score]) -> list[Tally]:
    """The scores counted by kind, in order of the kinds' names, and last "all"."""
    kinds = sorted({s.gold.kind for s in scores})
    return [_tally(k, [s for s in scores if s.gold.kind == k]) for k in kinds] + [
        _tally("all answerable", [s for s in scores if s.gold.answerable]),
        _tally("all unanswerable", [s for s in scores if not s.gold.answerable]),
    ]


def _tally(kind: str, scores: list[Score]) -> Tally:
    return Tally(
        kind, len(scores), sum(s.right for s in scores), sum(s.cited for s in scores),
        sum(s.said and s.gold.answerable for s in scores),
        sum(not s.answer.answered for s in scores),
    )
