"""What a question's answer is needed for is no part of the question."""

from __future__ import annotations

import pytest

from assistant.question.courtesy import without_purpose


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I need the adoption date of 61/3 for a catalogue record.",
         "I need the adoption date of 61/3."),
        ("When was the conference held, for my history essay?", "When was the conference held?"),
        ("Who asked for a report?", "Who asked for a report?"),
        ("What is asked for the report of the experts on wells?",
         "What is asked for the report of the experts on wells?"),
        ("wells for my report", "wells for my report"),
        ("Can you advise when the wells are to be dug?", "Tell me when the wells are to be dug?"),
        ("Is there agreed language on wells?", "Is there text on wells?"),
        ("For my essay on wells: who digs them?", "who digs them?"),
        ("Why should wells be dug, in the Assembly's view?", "Why should wells be dug?"),
        ("Does the UN admit that wells run dry?", "Does the UN say that wells run dry?"),
        ("Which States were admitted that year?", "Which States were admitted that year?"),
        ("Can I tell the House that wells run dry?", "Is it said that wells run dry?"),
        ("may we safely say that wells run dry?", "Is it said that wells run dry?"),
        ("Can I tell the House what wells are?", "Can I tell the House what wells are?"),
        ("in which year, the delegate wants to know?", "in which year?"),
        ("Next check: who digs the wells?", "who digs the wells?"),
        ("Last one. Who digs the wells?", "Who digs the wells?"),
        ("Last time who dug the wells?", "Last time who dug the wells?"),
        ("The last point: what is it about?", "The last point: what is it about?"),
        ("Next point: title of 68/243?", "title of 68/243?"),
        ("Next: who digs the wells?", "who digs the wells?"),
        ("sign language for deaf children", "sign language for deaf children"),
        ("text on free flow of water, drafting, 10 min", "text on free flow of water"),
        ("who digs the wells - urgent", "who digs the wells"),
        ("Who digs wells, quickly!", "Who digs wells"),
        ("a break of 10 minutes", "a break of 10 minutes"),
        ("Do wells count as water works in UN language? I need a GA para to quote.",
         "Do wells count as water works?"),
        ("Who digs wells? I'm looking for the exact wording", "Who digs wells?"),
        ("I need the wording on wells", "I need the wording on wells"),
        ("what does the UN mark on 5 march?",
         "Which International Day is proclaimed on 5 march?"),
        ("Which day is celebrated each year on March 5?",
         "Which International Day is proclaimed on March 5?"),
        ("What was marked on 5 March 2019?", "What was marked on 5 March 2019?"),
    ],
)
def test_without_purpose(text: str, left: str) -> None:
    assert without_purpose(text) == left
