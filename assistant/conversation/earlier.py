"""What the questions before were answered with: by that a follow-up is understood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from assistant.answer import Answer, Route
from assistant.citation import Citation
from assistant.conversation.other_year import Sister
from assistant.question.question import Question
from index.resolution import Part
from index.symbol import Symbol


@dataclass(frozen=True, slots=True)
class Earlier:
    """How a conversation reads and answers what was asked in it before.

    ``understand`` reads one question; ``answer`` answers one that was asked before; ``held`` are
    the symbols of the library, the earliest first; ``sister`` is the resolution on the same item
    of another year; ``leaning`` how likely a question is one that leans on the one before, 0 to 1,
    and ``doubt`` how likely no text answers one that does, None where that is not known.
    """

    understand: Callable[[str], Question]
    answer: Callable[[Question], Answer]
    held: tuple[Symbol, ...] = ()
    sister: Sister = lambda symbol, away: None
    leaning: Callable[[Question], float] = lambda question: 0.5
    doubt: Callable[[Question], float | None] = lambda question: question.doubt

    def rests_on(self, question: Question) -> Citation | None:
        """The paragraph that the answer to an earlier question rests on, None where it has none."""
        answer = self.answer(question)
        return answer.citations[0] if answer.answered and answer.citations else None

    def told(self, question: Question) -> str:
        """The text of that paragraph, or ""."""
        citation = self.rests_on(question)
        return citation.text if citation else ""

    def cited(self, question: Question) -> tuple[Symbol, ...]:
        """The resolutions that the answer to an earlier question cites."""
        answer = self.answer(question)
        return _symbols(answer) if answer.answered else ()

    def of_record(self, question: Question) -> tuple[Symbol, ...]:
        """The resolutions whose record gives the answer, or does not state it."""
        answer = self.answer(question)
        return _symbols(answer) if answer.route is Route.RECORD else ()

    def pointed_at(self, question: Question) -> str:
        """The number of the operative paragraph with points on which the answer rests, or ""."""
        citation = self.rests_on(question)
        if citation and citation.part is Part.OPERATIVE and (
                citation.chapeau or citation.text.rstrip().endswith(":")):
            return citation.number.split(" ")[0]
        return ""


def _symbols(answer: Answer) -> tuple[Symbol, ...]:
    return tuple(dict.fromkeys(c.symbol for c in answer.citations))
