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
from assistant.views.kept import Kept, tabs
from assistant.views.markup import element
from assistant.views.waiting import watch

_LEAD = (
    "Words that are quoted from a resolution are compared with the texts of the library one by "
    "one: a changed year, a lost “not” or a wrong place is found and shown."
)
_QUOTATION, _CLAIMED = "Quotation", "Where it is said to stand (optional)"
_NOTICE = "The fields above have been changed since: this is still the result of the earlier " \
    "check. Press Check for a new one."
_TABS = ("One quotation", "A whole draft")
_RESULT = "checked"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form was sent with."""

    quotation: str
    claimed: str


_CHECKS: Kept[Asked, Check] = Kept("quotation")


def show(desk: Desk, open_text: OpenText) -> None:
    """Draw the page: one quotation, or a whole draft."""
    visit("check")
    st.title("Check quotations", anchor=False)
    st.html(element("p", _LEAD, "lead"))
    one, draft = tabs(_TABS, "tab")
    with one:
        _show_one(desk, open_text)
    with draft:
        show_draft(desk, open_text)


def _show_one(desk: Desk, open_text: OpenText) -> None:
    """Draw the form, check what it was sent with, and show what came of the last check."""
    _show_form()
    _CHECKS.show(
        lambda asked: watch(desk.check(asked.quotation, asked.claimed.strip() or None),
                            "Checking the quotation"),
        lambda asked, found, number: _show_checked(asked, found, f"check {number}", open_text))


def _show_form() -> None:
    done = _CHECKS.done
    # What was typed is forgotten by Streamlit when another page is shown.
    st.session_state.setdefault(_QUOTATION, done.asked.quotation if done else "")
    st.session_state.setdefault(_CLAIMED, done.asked.claimed if done else "")
    with st.form("check", border=False):
        quotation = st.text_area(_QUOTATION, key=_QUOTATION, height=120,
                                 placeholder="Paste the quoted words")
        claimed = st.text_input(_CLAIMED, key=_CLAIMED, placeholder="A/RES/68/243, para. 4")
        sent = st.form_submit_button("Check", type="primary", icon=":material/fact_check:")
    if sent:
        _CHECKS.ask(Asked(quotation or "", claimed or ""))


def _show_checked(asked: Asked, check: Check, key: str, open_text: OpenText) -> None:
    fields = {_QUOTATION: asked.quotation, _CLAIMED: asked.claimed}
    say_when_edited(fields, f".st-key-{_RESULT}", _NOTICE)
    with st.container(key=_RESULT):
        show_check(check, key, open_text)
    bring_into_view(VERDICT_ID, key, block="start", focus=True)
