"""Verbs whose parts stand apart are put in one word, and prepositions are left alone."""

from __future__ import annotations

import pytest

from assistant.question.phrasal import joined


@pytest.mark.parametrize(("text", "expected"), [
    ("Who passed the report on?", "Who transmitted the report?"),
    ("Who passed on the report?", "Who transmitted the report?"),
    ("who handed their report on to the Assembly", "who transmitted their report to the Assembly"),
    ("Who passed the outcome report on, says 70/237?", "Who transmitted the outcome report, says "
     "70/237?"),
    ("What was passed on 30 July 1996?", "What was passed on 30 July 1996?"),
    ("Was it sent on Monday?", "Was it sent on Monday?"),
    ("and the paper, who sent it along?", "and the paper, who transmitted it?"),
    ("It was sent over the border.", "It was sent over the border."),
    ("who was there?", "who attended?"),
    ("who were there from Asia", "who attended from Asia"),
    ("Who was there first to ask?", "Who was there first to ask?"),
    ("how many against?", "how many voted against?"),
    ("and how many countries were against it?", "and how many countries voted against it?"),
    ("Who is against it matters little here.", "Who is against it matters little here."),
    ("What does it say about the fight against crime?",
     "What does it say about the fight against crime?"),
])
def test_joined(text: str, expected: str) -> None:
    assert joined(text) == expected
