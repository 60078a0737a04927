"""Ask: a conversation with the resolutions, every answer on the paragraphs it rests on."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from assistant.answer import Answer
from assistant.views.cards import OpenText, show_cards, show_citations
from assistant.views.controls import bring_into_view, visit
from assistant.views.desk import Desk
from assistant.views.markup import block, element, literal
from assistant.views.waiting import watch
from index.errors import AssistantError

# Examples to click, and nothing else: no answer depends on them.
_EXAMPLES = (
    "Where was the Information Society and Development Conference held?",
    "What does resolution 70/237 call upon Member States to do?",
    "On what questions are Member States invited to inform the Secretary-General?",
    "When was resolution 68/243 adopted?",
    "Does the General Assembly mention human rights?",
)
_LEAD = (
    "Answers from the texts of United Nations resolutions, each with the paragraph it rests on. "
    "Where the texts do not say, neither does this page."
)
_REFUSAL = "The texts do not say"
_PERSON, _ASSISTANT = ":material/person:", ":material/account_balance:"
_TURNS = "conversation"
_COUNT = "conversations before this one"
_WAITING = "questions not yet answered"


@dataclass(frozen=True, slots=True)
class Turn:
    """A question and what it got back: an answer, or a sentence on what went wrong."""

    question: str
    answer: Answer | None = None
    error: str = ""


def show(desk: Desk, open_text: OpenText) -> None:
    """Draw the conversation; ask what has just been typed or clicked."""
    turns: list[Turn] = st.session_state.setdefault(_TURNS, [])
    waiting: list[str] = st.session_state.setdefault(_WAITING, [])
    arrival = visit("ask")
    st.title("Ask the resolutions", anchor=False)
    st.html(element("p", _LEAD, "lead"))
    _show_examples(hidden=bool(turns or waiting))
    for place, turn in enumerate(turns):
        _show_turn(place, turn, open_text)
    _show_input(begun=bool(turns))
    if waiting:
        _show_question(len(turns), waiting[0])
        _bring_latest(len(turns), f"{arrival} waiting")
        _ask(desk, turns, waiting)
    elif turns:
        _bring_latest(len(turns) - 1, f"{arrival}")


def _show_examples(hidden: bool) -> None:
    place = st.empty()  # emptied at once, so that no example lingers while a question is answered
    if hidden:
        return
    with place.container():
        st.header("Examples", anchor=False)
        for example in _EXAMPLES:
            st.button(example, key=f"example {example}", on_click=_put, args=(example,))


def _show_input(begun: bool) -> None:
    with st.bottom:
        typed = st.chat_input("Ask about the resolutions", key="question", max_chars=2000)
        if begun:
            st.button("New conversation", icon=":material/add_comment:", type="tertiary",
                      on_click=_begin_anew)
    if typed and typed.strip():
        _put(typed.strip())
        st.rerun()


def _begin_anew() -> None:
    st.session_state[_TURNS] = []
    st.session_state[_WAITING] = []
    st.session_state[_COUNT] = st.session_state.get(_COUNT, 0) + 1


def _put(question: str) -> None:
    waiting: list[str] = st.session_state[_WAITING]
    if question not in waiting:  # a double click asks once
        waiting.append(question)


def _ask(desk: Desk, turns: list[Turn], waiting: list[str]) -> None:
    """Ask the first question that waits, keep the turn, and draw the page again with it.

    The question waits until it has an answer: a click meanwhile stops this run, and the next
    one takes it up again.
    """
    history = [turn.question for turn in turns if turn.answer is not None]
    with st.chat_message("assistant", avatar=_ASSISTANT):
        try:
            answer = watch(desk.ask(waiting[0], history), "Reading the question")
        except AssistantError as error:
            turns.append(Turn(waiting.pop(0), error=str(error)))
        except Exception:
            waiting.pop(0)
            raise
        else:
            turns.append(Turn(waiting.pop(0), answer))
    st.rerun()


def _bring_latest(place: int, occasion: str) -> None:
    token = f"{st.session_state.get(_COUNT, 0)} {place} {occasion}"
    bring_into_view(_turn_id(place), token, block="start")


def _turn_id(place: int) -> str:
    return f"question-{place + 1}"


def _show_question(place: int, question: str) -> None:
    with st.chat_message("user", avatar=_PERSON):
        st.html(element("h2", question, "asked", {"id": _turn_id(place)}))


def _show_turn(place: int, turn: Turn, open_text: OpenText) -> None:
    _show_question(place, turn.question)
    with st.chat_message("assistant", avatar=_ASSISTANT):
        if turn.answer is None:
            st.error(literal(turn.error), icon=":material/error:")
        elif turn.answer.answered:
            _show_answer(turn.answer, f"turn {place}", open_text)
        else:
            _show_refusal(turn.answer, f"turn {place}", open_text)


def _show_answer(answer: Answer, key: str, open_text: OpenText) -> None:
    st.html(block("div", [element("p", answer.text, "answer"), _understood(answer)]))
    show_citations(answer.citations, key, open_text)


def _show_refusal(answer: Answer, key: str, open_text: OpenText) -> None:
    # The heading is there to be seen from afar; the answer may well begin with the same words.
    text = answer.text.removeprefix(f"{_REFUSAL}.").strip()
    reason = answer.reason or ""
    parts = [element("h3", _REFUSAL)]
    parts += [element("p", text, "answer")] if text else []
    parts += [element("p", reason, "reason")] if reason not in text else []
    st.html(block("div", [*parts, _understood(answer)], "refusal"))
    if answer.citations:
        with st.expander("Nearest passages"):
            show_cards(answer.citations, key, open_text)


def _understood(answer: Answer) -> str:
    if answer.understood in ("", answer.question):
        return ""
    return element("p", f"Understood as: {answer.understood}", "understood")
