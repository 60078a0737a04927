"""A question to an answer: one way through.

understand → in conversation → the record of the resolutions, or: retrieve → judge → say.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, lru_cache, partial

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Answer, Route
from assistant.compare.asked import references_only_there
from assistant.conversation.converse import Turn, in_conversation
from assistant.conversation.earlier import Earlier
from assistant.conversation.leaning import points_back
from assistant.finding.pointer import with_pointed_at
from assistant.finding.retrieve import Retriever
from assistant.judgement.beyond import beyond_texts
from assistant.judgement.judge import judge, judge_placed
from assistant.judgement.learned import as_read, learned
from assistant.question.abbreviations import written_out
from assistant.question.counted import counted_points, listed_points, without_listed
from assistant.question.courtesy import without_purpose
from assistant.question.numbers import plural
from assistant.question.phrasal import joined
from assistant.question.question import Question, asked_alone, understand
from assistant.question.spelling import mended
from assistant.question.wants import Want
from assistant.record.deeds import when_done
from assistant.record.on_record import OnRecord
from assistant.record.overview import from_overview
from assistant.record.recalled import from_recalled
from assistant.record.record import from_record, missing_place, of_itself, places_asked
from assistant.record.same_title import same_title
from assistant.routes import Routes
from assistant.saying.contrast import from_contrast
from assistant.saying.counterpart import said_again
from assistant.saying.say import say
from index.errors import InputError
from index.store import Library
from index.symbol import Symbol

_LONGEST_QUESTION = 4_000
_SAYS_SO = 0.6  # coverage of what a follow-up asks, in the paragraph told before
_KEPT = 64  # vectors of questions
Note = Callable[[str], None]


class Assistant:
    """Answers questions about the resolutions of one library."""

    def __init__(self, library: Library) -> None:
        """``library`` stays open as long as this is used."""
        self._library = library
        self._retriever = Retriever(library)
        self._routes = Routes(library, self._retriever)
        self._records = OnRecord(library)
        self._vectors = lru_cache(maxsize=_KEPT)(lambda text: library.encoder.encode([text])[0])

    def ask(
        self, question: str, history: Sequence[str] = (), note: Note | None = None
    ) -> Answer:
        """The answer to ``question`` after the earlier questions ``history``, oldest first.

        ``note`` is told in a few words what is being done. Raises InputError for an empty or
        endless question.
        """
        tell = note or (lambda _: None)
        text = _checked(question)
        tell("Reading the question")
        if (checked := self._routes.from_quotation(text)) is not None:
            return _as_asked(checked, text, text)
        # What no text can answer is nothing that a follow-up goes on with.
        earlier = [h for h in history if h.strip() and not beyond_texts(h)]
        before = cache(partial(self._answer, tell=lambda _: None))  # asked for more than one thing
        turn = in_conversation(text, earlier, Earlier(
            self.understand, before, self._library.symbols, self._sister, self._leaning,
            self._doubt_following))
        answer = (self._again(turn, tell) or self._where(turn, tell)
                  or self._within(turn, before) or self._answer(turn.question, tell))
        if not answer.answered and turn.otherwise is not None:
            answer = self._answer(turn.otherwise, tell)
        if not answer.answered and turn.understood != text and not turn.question.named and (
                alone := self._alone(text, tell)) is not None:
            return _as_asked(alone, text, text)
        return _as_asked(answer, text, _read_as(turn, answer, text))

    def _alone(self, text: str, tell: Note) -> Answer | None:
        """The answer to a question that only adds to those before it ("Is the Charter mentioned
        too?") and has none as it stands in the conversation; None where it has none either."""
        question = self.understand(text)
        if not question.terms or points_back(text):
            return None
        answer = self._answer(question, tell)
        return answer if answer.answered else None

    def _again(self, turn: Turn, tell: Note) -> Answer | None:
        """The answer where a resolution is asked whether it says the same as another."""
        symbols = tuple(s for s in turn.question.named if s in self._library)
        if turn.again is None or not symbols:
            return None
        return said_again(turn.question, self._answer(turn.again, tell), symbols, self._library)

    def _within(self, turn: Turn, before: Callable[[Question], Answer]) -> Answer | None:
        """The answer from the paragraph on which the answer before rests, if it tells what else is
        asked of it: "which dates exactly?"."""
        told = before(turn.within) if turn.within is not None else None
        if told is None or not told.answered or told.route is not Route.ASK:
            return None
        cited = {c.symbol: c for c in reversed(told.citations)}.values()
        ids = [id_ for c in cited for paragraph, id_ in zip(
            self._library.resolution(c.symbol).paragraphs, self._library.ids(c.symbol), strict=True)
            if (paragraph.part, paragraph.number) == (c.part, c.number)]
        found = sorted(self._retriever.read(turn.question, ids), key=lambda f: -f.score)
        if not found or (Want.YES_NO in turn.question.wants
                         and found[0].evidence.covered_anew < _SAYS_SO):
            return None
        verdict = judge(turn.question, found, self._library)
        return say(turn.question, verdict, self._library) if verdict.answered else None

    def _where(self, turn: Turn, tell: Note) -> Answer | None:
        """The answer before with the paragraphs it rests on, where only these are asked for."""
        if turn.where is None:
            return None
        before = self._answer(turn.where, tell)
        if not before.answered or not before.citations:
            return before
        first = {c.symbol: c for c in reversed(before.citations)}
        labels = "; ".join(c.label for c in before.citations if first[c.symbol] is c)
        return replace(before, text=f"{labels}. {before.text}")

    def understand(self, text: str) -> Question:
        """A question by itself, mended and read; nothing is looked for yet."""
        text = mended(without_purpose(written_out(text)), self._library.vocabulary(),
                      self._library.encoder.common_words)
        question = understand(joined(text), self._library.symbols, self._retriever.known)
        if alone := asked_alone(question):
            question = understand(alone, self._library.symbols, self._retriever.known)
        if model := learned(self._library.encoder):
            vector = self._vector(question.text)
            question = replace(question, doubt=model.doubtful(vector), own=model.asks_own(vector))
        if question.named or not (told := self._retriever.by_symbol(question)):
            return question
        scoped = understand(told, self._library.symbols, self._retriever.known)
        return replace(scoped, described=True, unscoped=question, doubt=question.doubt)

    def _leaning(self, question: Question) -> float:
        """How likely a question leans on the one before; neither way where nothing was learned."""
        model = learned(self._library.encoder)
        return model.leans(self._vector(question.text), question) if model else 0.5

    def _doubt_following(self, question: Question) -> float | None:
        """How likely no text answers a question that leans on the one before."""
        model = learned(self._library.encoder)
        if model is None:
            return None
        return model.doubtful_following(self._vector(question.text), question)

    def _vector(self, text: str) -> NDArray[np.float32]:
        """What a question means as a whole, float32 [dimension]; the last ones are kept."""
        vector: NDArray[np.float32] = self._vectors(as_read(text))
        return vector

    def _answer(self, question: Question, tell: Note) -> Answer:
        """The answer from the resolution that is told by its title, where it has one, else from
        all that are asked."""
        answer = self._searched(question, tell)
        if not answer.answered and question.unscoped is not None:
            return self._searched(question.unscoped, tell)
        return answer

    def _searched(self, question: Question, tell: Note) -> Answer:
        library = self._library
        if (recorded := self._records.answer(question)) is not None:
            return recorded
        reason = beyond_texts(question.text)
        if reason:
            return Answer(question.text, False, f"The texts do not say. {reason}", reason=reason)
        ready = (self._routes.from_question(question)
                 or missing_place(question, library) or from_record(question, library)
                 or from_recalled(question, library) or of_itself(question, library)
                 or references_only_there(question, library) or from_overview(question, library)
                 or from_contrast(question, library, self._retriever.find))
        if ready:
            return ready
        tell(f"Searching {len(library)} {plural(len(library), 'resolution')}")
        placed = listed_points(question, library, self._retriever.find) or None
        if placed is None:
            question = without_listed(question)
            placed = places_asked(question, library) or counted_points(question, library) or None
        if placed is None:
            found = self._retriever.find(question, _scope(question, library))
            verdict = judge(question, found, library)
            if (done := when_done(question, verdict, library)) is not None:
                return done
            if not verdict.answered and (origin := self._routes.otherwise(question)) is not None:
                return origin
        else:
            verdict = judge_placed(question, self._retriever.read(
                question, with_pointed_at(question, placed, library)), library)
        tell("Putting the answer together")
        return say(question, verdict, library)

    def _sister(self, symbol: Symbol, away: int) -> Symbol | None:
        if symbol not in self._library or not symbol.session_number:
            return None
        session = symbol.session_number + away
        return next((s for s in same_title(symbol, self._library)
                     if s.session_number == session), None)


def _checked(question: str) -> str:
    text = " ".join(question.split())
    if not text:
        raise InputError("The question is empty; ask something about the resolutions.")
    if len(text) > _LONGEST_QUESTION:
        raise InputError(f"The question has {len(text):,} characters; "
                         f"at most {_LONGEST_QUESTION:,} can be read.")
    return text


def _read_as(turn: Turn, answer: Answer, text: str) -> str:
    """How a question was understood: also which resolution the words of a title were read as,
    where the answer is from it."""
    question = turn.question
    scoped = question.unscoped is not None and turn.understood == text and answer.answered and all(
        c.symbol in question.named for c in answer.citations)
    return question.text if scoped else turn.understood


def _scope(question: Question, library: Library) -> list[Symbol] | None:
    """The resolutions to search: those that are named and held, else all."""
    held = [s for s in question.named if s in library]
    return held or None


def _as_asked(answer: Answer, text: str, understood: str) -> Answer:
    return replace(answer, question=text, understood=understood)
