"""From the paragraph that was told to the next, the one before, and the one counted."""

from __future__ import annotations

import pytest

from assistant.answer import Answer
from assistant.citation import Citation
from assistant.conversation.earlier import Earlier
from assistant.conversation.onward import onward
from assistant.question.place import LAST
from assistant.question.question import Question, understand
from index.resolution import Part
from index.symbol import parse_symbol

HELD = (parse_symbol("68/243"), parse_symbol("70/237"))


def read(text: str) -> Question:
    return understand(text, HELD, frozenset(["question", "point"]))


def reached(text: str, before: str, part: Part, number: str, told: str = "Notes this,") -> object:
    cited = Citation(HELD[0], part, number, told)
    earlier = Earlier(read, lambda q: Answer(q.text, True, told, citations=(cited,)), HELD)
    question = onward(read(text), read(before), earlier)
    if question is None:
        return None
    [place] = question.places
    assert question.named == (HELD[0],)
    return (place.part, place.number, place.position) if place.position else (
        place.part, place.number)


SAYS_3B = ("What does paragraph 3 (b) of 68/243 say?", Part.OPERATIVE, "3 (b)")
WHICH_POINT = ("Which point of paragraph 3 of 68/243 is on efforts?", Part.OPERATIVE, "3 (b)")
SAYS_4 = ("What does paragraph 4 of 68/243 ask?", Part.OPERATIVE, "4")
TENTH = ("What is the tenth preambular paragraph of 68/243?", Part.PREAMBLE, "10")
FIRST = ("What is the first question to States in 68/243?", Part.OPERATIVE, "3 (a)")


@pytest.mark.parametrize(
    ("text", "before", "place"),
    [
        ("And the next one?", SAYS_3B, (Part.OPERATIVE, "3 (c)")),
        ("the one just before it?", SAYS_3B, (Part.OPERATIVE, "3 (a)")),
        ("the point after it refers back to which concepts?", SAYS_3B, (Part.OPERATIVE, "3 (c)")),
        ("And the point after it refers back to which old concepts?", SAYS_3B,
         (Part.OPERATIVE, "3 (c)")),
        ("And the one before it?", WHICH_POINT, (Part.OPERATIVE, "3 (a)")),
        ("go on with the following paragraph", SAYS_3B, (Part.OPERATIVE, "4")),
        ("Please give me the one that comes after", SAYS_4, (Part.OPERATIVE, "5")),
        ("paragraph two then", SAYS_4, (Part.OPERATIVE, "2")),
        ("But the ninth, what is it on", TENTH, (Part.PREAMBLE, "9")),
        ("and the following recital?", TENTH, (Part.PREAMBLE, "11")),
        ("and the second?", FIRST, (Part.OPERATIVE, "3 (b)")),
        ("the last one please", FIRST, (Part.OPERATIVE, "3", LAST)),
        ("thanks. c is about?", FIRST, (Part.OPERATIVE, "3 (c)")),
    ],
)
def test_from_one_paragraph_to_another(
    text: str, before: tuple[str, Part, str], place: tuple[object, ...]
) -> None:
    assert reached(text, *before) == place


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("When is the next meeting?", SAYS_4),
        ("What does the next resolution say about terrorism?", SAYS_4),
        ("and paragraph 2 of 70/237?", SAYS_4),
        # No paragraph was spoken of: "the second" is one of what was.
        ("and the second?", ("Where was the first phase held?", Part.PREAMBLE, "7")),
        ("the one before?", ("When was the first phase held?", Part.PREAMBLE, "7")),
    ],
)
def test_what_does_not_go_on_from_a_paragraph(text: str, before: tuple[str, Part, str]) -> None:
    assert reached(text, *before) is None
