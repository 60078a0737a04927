"""What a person sees while the desk works: what is happening, and how far it has come."""

from __future__ import annotations

from typing import TypeVar

import streamlit as st

from assistant.views.desk import Desk
from assistant.views.job import Job
from assistant.views.markup import literal

T = TypeVar("T")


def watch(job: Job[T], label: str) -> T:
    """Show a status line, with a bar where there is something to count, until the job is done.

    Both are gone afterwards. Raises what the job raised.
    """
    place = st.empty()
    with place.container():
        status = st.status(label, type="compact")
        bar = st.empty()
        said = ""
        for saying in job.sayings():
            text = literal(saying.text[:1].upper() + saying.text[1:])
            if text != said:
                status.update(label=text)
                status.markdown(text)
                said = text
            if saying.total > 0:
                share = min(max(saying.done / saying.total, 0.0), 1.0)
                bar.progress(share, text=f"{saying.done} of {saying.total}")
            else:
                bar.empty()
    place.empty()
    return job.result()


def watch_opening(desk: Desk, job: Job[T]) -> T:
    """Like ``watch`` while the library is being opened, without a word once it is open."""
    return job.result() if desk.is_open else watch(job, "Opening the library")
