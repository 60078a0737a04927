"""A point is found by its place among so many, a resolution by its date or by the question."""

from __future__ import annotations

import pytest

from assistant.finding.clauses import helpers_end
from assistant.finding.retrieve import Retriever
from assistant.judgement.elsewhere import asks_for_symbol, asks_which_findings
from assistant.question.counted import counted_points, listed_points
from assistant.question.question import Question, understand
from assistant.question.wants import Want, wants_of
from assistant.question.wording import stem
from assistant.record.record import from_record
from index.store import Library


def read(library: Library, text: str) -> Question:
    known = frozenset(stem(form) for form in library.vocabulary())
    return understand(text, library.symbols, known)


@pytest.mark.parametrize(("text", "numbers"), [
    ("In 68/243, what is the last of the four questions put to States?", ["3 (d)"]),
    ("the 2nd of the four points in 70/237", ["4 (b)"]),
    ("Which is the first of the two things asked in 70/237?", ["2 (a)"]),
    ("the third of its four questions", ["3 (c)", "4 (c)"]),
    ("the fifth of the four questions of 68/243", []),
    ("the best of the four points of 68/243", []),
    ("the last of the seven points of 68/243", []),
    ("What is the last paragraph of 68/243?", []),
])
def test_points_that_are_counted(seed_library: Library, text: str, numbers: list[str]) -> None:
    ids = counted_points(read(seed_library, text), seed_library)
    assert [seed_library.paragraph(id).paragraph.number for id in ids] == numbers


@pytest.mark.parametrize(("text", "numbers"), [
    ("What is the second of the questions on which 70/237 wants governments' views?", ["4 (b)"]),
    ("first thing on the list that countries are asked to tell their views on", ["3 (a)", "4 (a)"]),
    ("the last item on the list of what 68/243 asks States to inform about", ["3 (d)"]),
    ("the last of the questions in paragraph 3 of 68/243", []),  # that place says itself
    ("Who is first on the list?", []),
    ("What is the first item on the list of terrorist groups?", []),
    ("What is the last item on the list of candidates?", []),
    ("Which is the broadest of the questions on which 70/237 asks for views, the first in the "
     "list?", ["4 (a)"]),
])
def test_points_of_a_list_that_other_words_tell(
    seed_library: Library, text: str, numbers: list[str]
) -> None:
    ids = listed_points(read(seed_library, text), seed_library, Retriever(seed_library).find)
    assert [seed_library.paragraph(id).paragraph.number for id in ids] == numbers


@pytest.mark.parametrize(("text", "named"), [
    ("What did the resolution of December 2013 ask for?", ["68/243"]),
    ("the 23 December 2015 text on threats", ["70/237"]),
    ("The 2013 text only took note of it. How does the later resolution put it?", ["70/237"]),
    ("68/243 speaks of strategies. Which word does 70/237 have?", ["70/237"]),
    ("68/243 and 70/237 speak of it. How do both put it?", ["68/243", "70/237"]),
    ("How does 68/243 differ from 70/237?", ["68/243", "70/237"]),
])
def test_the_resolution_that_is_asked_of(
    seed_library: Library, text: str, named: list[str]
) -> None:
    assert [s.short for s in read(seed_library, text).named] == named


@pytest.mark.parametrize(("text", "addressed"), [
    ("Requests the Secretary-General, with the assistance of a group of experts, to be set up "
     "in 2031, to study it;", "Requests the Secretary-General, with the assistance of a group of "
                              "experts"),
    ("Invites States, in consultation with the secretariat, through its focal points, to report;",
     "Invites States, in consultation with the secretariat, through its focal points"),
    ("Calls upon Member States to report, with the assistance of experts;",
     "Calls upon Member States"),
    ("Requests the Council, taking into account its rules, to meet;", "Requests the Council"),
])
def test_whoever_helps_is_addressed_too(text: str, addressed: str) -> None:
    assert text[: helpers_end(text)] == addressed


@pytest.mark.parametrize("text", [
    "date of res 60/45", "As a clerk I need the date of resolution 60/45, please.",
    "What is the date for the adoption of resolution 60/45 on this item?",
])
def test_a_date_is_told_whatever_else_is_said(seed_library: Library, text: str) -> None:
    answer = from_record(read(seed_library, text), seed_library)
    assert answer is not None
    assert "8 December 2005" in answer.text


def test_what_is_asked_of_another_document() -> None:
    assert asks_for_symbol("What is the document symbol of the experts' report in 68/243?")
    assert not asks_for_symbol("What is the symbol of resolution 68/243?")
    assert asks_which_findings("Which recommendations came out of the conference?")
    assert not asks_which_findings("What came of the conference?")
    assert Want.DEFINITION not in wants_of("how are they picked? i mean by region or what")
    assert Want.PLACE in wants_of("second phase: city + dates?")
    assert Want.PLACE not in wants_of("In which place does the expression “dry wells” occur?")
    assert Want.NUMBER in wants_of("What price is paid for a well?")
