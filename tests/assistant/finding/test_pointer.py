"""A paragraph that points at another is answered from that other."""

from __future__ import annotations

import pytest

from assistant.ask import Assistant
from assistant.finding.pointer import pointed_at
from index.references import find_references
from index.resolution import Paragraph, Part
from index.store import Library


@pytest.mark.parametrize(
    ("text", "pointers"),
    [
        ("The content of the concepts mentioned in paragraph 2 above;", [("concepts", "2")]),
        ("To report on the measures that are referred to in paragraph 7 (b) below;",
         [("measures", "7 (b)")]),
        ("Invites the fund established in paragraph 12 of the present resolution to report;",
         [("fund", "12")]),
        ("Recalls paragraph 2 of resolution 62/43;", []),
        ("Requests States to act pursuant to the Charter;", []),
    ],
)
def test_what_a_paragraph_says_stands_in_another(
    text: str, pointers: list[tuple[str, str]]
) -> None:
    paragraph = Paragraph(Part.OPERATIVE, "1", text, references=find_references(text))
    assert pointed_at(paragraph) == pointers


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("Which concepts does paragraph 3 (c) of 68/243 mean?", "2"),
        ("What are the concepts mentioned in 3 (c) of 68/243 aimed at?", "2"),
        ("Paragraph 4 of 68/243 speaks of concepts referred to in paragraph 2. "
         "What are those concepts?", "2"),
        ("In 70/237, 4 (c) points to another paragraph. What does that paragraph say?", "3"),
        # What is asked is the place itself, or something else that stands there.
        ("To which paragraph does point 4 (c) of 70/237 refer for the concepts?", "4 (c)"),
        ("What does paragraph 3 (c) of 68/243 say?", "3 (c)"),
        ("Whom does paragraph 3 of 68/243 invite?", "3"),
    ],
)
def test_whoever_asks_for_the_thing_is_told_where_it_stands(
    seed_library: Library, question: str, number: str
) -> None:
    answer = Assistant(seed_library).ask(question)
    assert answer.answered
    assert answer.citations[0].number == number
