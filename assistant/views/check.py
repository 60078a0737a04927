"""Check: whether a quotation is word for word, where it stands, and what differs."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from assistant.quotation.verdict import Check
from assistant.views.cards import OpenText
from assistant.views.checked import VERDICT_ID, show_check
from assistant.views.controls import bring_into_view, say_when_edited, visit
from assistant.views.desk import Desk
from assistant.views.draft import show_draft
from assistant.views.markup import element, literal
from assistant.views.waiting import watch
from index.errors import AssistantError

_LEAD = (
    "Words that are quoted from a resolution are compared with the texts of the library one by "
    "one: a changed year, a lost “not” or a wrong place is found and shown."
)
_QUOTATION, _CLAIMED = "Quotation", "Where it is said to stand (optional)"
_NOTICE = "The fields above have been changed since: this is still the result of the earlier " \
    "check. Press Check for a new one."
_TABS = ("One quotation", "A whole draft")
_CHOSEN, _TAB = "tab", "tab last shown"
_WAITING = "quotation not yet checked"
_DONE = "quotation last checked"
_COUNT = "quotations checked"
_RESULT = "checked"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form was sent with."""

    quotation: str
    claimed: str


@dataclass(frozen=True, slots=True)
class Done:
    """What was asked, and its check or a sentence on what went wrong."""

    asked: Asked
    check: Check | None = None
    error: str = ""


def show(desk: Desk, open_text: OpenText) -> None:
    """Draw the page: one quotation, or a whole draft."""
    visit("check")
    st.title("Check quotations", anchor=False)
    st.html(element("p", _LEAD, "lead"))
    # The tab too is forgotten when another page is shown, from a card of a draft for instance.
    st.session_state.setdefault(_CHOSEN, st.session_state.get(_TAB, _TABS[0]))
    one, draft = st.tabs(_TABS, key=_CHOSEN, on_change=_keep_tab)
    with one:
        _show_one(desk, open_text)
    with draft:
        show_draft(desk, open_text)


def _keep_tab() -> None:
    st.session_state[_TAB] = st.session_state[_CHOSEN]


def _show_one(desk: Desk, open_text: OpenText) -> None:
    """Draw the form, check what it was sent with, and show what came of the last check."""
    _show_form()
    place = st.empty()  # emptied at once: no earlier verdict lingers while another is sought
    waiting: Asked | None = st.session_state.get(_WAITING)
    if waiting is not None:
        with place.container():
            _check(desk, waiting)
    done: Done | None = st.session_state.get(_DONE)
    if done is not None:
        with place.container():
            _show_done(done, open_text)


def _show_form() -> None:
    done: Done | None = st.session_state.get(_DONE)
    # What was typed is forgotten by Streamlit when another page is shown.
    st.session_state.setdefault(_QUOTATION, done.asked.quotation if done else "")
    st.session_state.setdefault(_CLAIMED, done.asked.claimed if done else "")
    with st.form("check", border=False):
        quotation = st.text_area(_QUOTATION, key=_QUOTATION, height=120,
                                 placeholder="Paste the quoted words")
        claimed = st.text_input(_CLAIMED, key=_CLAIMED, placeholder="A/RES/68/243, para. 4")
        sent = st.form_submit_button("Check", type="primary", icon=":material/fact_check:")
    if sent:
        st.session_state[_WAITING] = Asked(quotation or "", claimed or "")
        st.session_state.pop(_DONE, None)


def _check(desk: Desk, asked: Asked) -> None:
    """Check what waits, and keep what came of it.

    It waits until then: a click meanwhile stops this run, and the next one takes it up again.
    """
    job = desk.check(asked.quotation, asked.claimed.strip() or None)
    try:
        done = Done(asked, watch(job, "Checking the quotation"))
    except AssistantError as error:
        done = Done(asked, error=str(error))
    except Exception:
        del st.session_state[_WAITING]
        raise
    del st.session_state[_WAITING]
    st.session_state[_DONE] = done
    st.session_state[_COUNT] = int(st.session_state.get(_COUNT, 0)) + 1


def _show_done(done: Done, open_text: OpenText) -> None:
    if done.check is None:
        st.error(literal(done.error), icon=":material/error:")
        return
    count = int(st.session_state[_COUNT])
    fields = {_QUOTATION: done.asked.quotation, _CLAIMED: done.asked.claimed}
    say_when_edited(fields, f".st-key-{_RESULT}", _NOTICE)
    with st.container(key=_RESULT):
        show_check(done.check, f"check {count}", open_text)
    bring_into_view(VERDICT_ID, f"check {count}", block="start", focus=True)
