"""What a question gets back: a sentence that says it, and the paragraphs it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.citation import Citation


class Route(StrEnum):
    """Which way a question was answered; the values of ``route`` in the contract."""

    ASK = "ask"
    TRACE = "trace"
    CHECK = "check"
    COMPARE = "compare"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question.

    ``text`` is what a person reads first: one to three sentences. Where the texts do not
    say it, ``answered`` is False, ``text`` says so, ``reason`` says what is missing, and
    ``citations`` may hold the nearest passages. ``understood`` is the question as it was
    understood from the conversation, and with the symbol of the resolution that is told by words
    of its title (else the same as ``question``).
    """

    question: str
    answered: bool
    text: str
    route: Route = Route.ASK
    citations: tuple[Citation, ...] = ()
    reason: str | None = None
    understood: str = ""

    def as_json(self, id: Any = None) -> dict[str, Any]:
        """The answer as the contract of the command line has it."""
        return {
            "id": id,
            "question": self.question,
            "answered": self.answered,
            "answer": self.text,
            "route": str(self.route),
            "citations": [c.as_json() for c in self.citations],
            "reason": self.reason,
            "understood": self.understood or self.question,
        }
