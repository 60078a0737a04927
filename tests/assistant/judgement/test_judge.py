"""What is refused is what the texts do not say, and the reason names what is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.finding.pointer import with_pointed_at
from assistant.finding.retrieve import Found, Retriever
from assistant.judgement.judge import Verdict, judge, judge_placed
from assistant.judgement.spelled_out import extremes, persons
from assistant.question.question import Question, understand
from assistant.record.record import places_asked
from index.store import Library


@pytest.fixture(scope="module")
def retriever(seed_library: Library) -> Retriever:
    return Retriever(seed_library)


def search(retriever: Retriever, library: Library, text: str) -> tuple[Question, list[Found]]:
    question = understand(text, library.symbols, retriever.known)
    return question, retriever.find(question, [s for s in question.named if s in library] or None)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("What does the text say about Zambezia?", "Zambezia"),
        ("Who chaired the group of governmental experts?", "chair"),
        ("What is the budget of the group of governmental experts?", "budget"),
        ("What did resolution 73/27 decide?", "73/27"),
        ("Take resolution 53/70. What does it decide to include in the agenda?", "53/70"),
        ("What is the name of the expert of the group?", "person"),
        ("What does resolution 53/70 say about information security?", "53/70"),
        ("Where was the Information Society and Development Conference held in 1997?", "1997"),
        ("What was said on it at the fortieth session?", "fortieth session"),
        ("When was the initiative on human rights and fundamental freedoms respected?", "date"),
        ("Where does the Group of Governmental Experts have its report?", "place"),
        ("Does 70/237 mention Midrand?", "Midrand"),
        ("UN rules on autonomous weapons?", "autonomous weapons"),
        ("Who won the football match in South Africa?", "football"),
        ("international rules on ventriloquism", "ventriloquism"),
        ("What did the Ministerial Conference on Terrorism recommend?", "what it holds"),
        ("Which countries submitted their assessments?", "name the States"),
        ("What is the document symbol of the 2015 report?", "symbol"),
        ("To whom is the free flow of information owed?", "to whom"),
        ("Who are the experts of the group established in 2012?", "person"),
        ("What is the budget for the group of governmental experts?", "budget for"),
        ("How much money did the Conference in Midrand cost?", "cost"),
    ],
)
def test_a_refusal_names_what_is_missing(
    retriever: Retriever, seed_library: Library, text: str, missing: str
) -> None:
    verdict = judge(*search(retriever, seed_library, text), seed_library)
    assert not verdict.answered
    assert verdict.rests_on == ()
    assert missing in verdict.reason
    assert len(verdict.nearest) <= 3


@pytest.mark.parametrize(
    ("text", "symbol", "number"),
    [
        ("Where was the Information Society and Development Conference held?", "68/243", "5"),
        ("When was the Ministerial Conference on Terrorism held?", "68/243", "6"),
        ("What does 70/237 say about human rights?", "70/237", "9"),
        ("Which report of 2015 does 70/237 welcome?", "70/237", "1"),
        ("What is recognized about science and technology in 68/243?", "68/243", "2"),
    ],
)
def test_an_answer_rests_on_the_paragraph_that_says_it(
    retriever: Retriever, seed_library: Library, text: str, symbol: str, number: str
) -> None:
    verdict = judge(*search(retriever, seed_library, text), seed_library)
    assert verdict.answered, verdict.reason
    best = verdict.rests_on[0].paragraph
    assert (best.symbol.short, best.paragraph.number) == (symbol, number)
    assert verdict.reason == ""


def test_a_paragraph_may_mention_a_resolution_that_is_not_here(
    retriever: Retriever, seed_library: Library
) -> None:
    verdict = judge(
        *search(retriever, seed_library, "When was the group of resolution 66/24 set up?"),
        seed_library,
    )
    for found in verdict.rests_on:
        assert "66/24" in found.evidence.text


def test_nothing_found_is_refused(retriever: Retriever, seed_library: Library) -> None:
    question, _ = search(retriever, seed_library, "Where was the conference held?")
    verdict = judge(question, [], seed_library)
    assert not verdict.answered
    assert verdict.reason


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("What does paragraph 5 of 68/243 say?", True),
        ("What does PP5 of 68/243 say about Midrand?", True),
        ("What does paragraph 5 of 68/243 say about Zambezia?", False),
        ("What budget does paragraph 5 of 68/243 set?", False),
    ],
)
def test_a_paragraph_pointed_at_is_what_is_asked_for(
    retriever: Retriever, seed_library: Library, text: str, answered: bool
) -> None:
    question = understand(text, seed_library.symbols, retriever.known)
    found = retriever.read(question, places_asked(question, seed_library) or [])
    assert judge_placed(question, found, seed_library).answered is answered


@pytest.mark.parametrize(("text", "first"), [
    ("In the list in paragraph 3 of 68/243, what is asked of efforts at the national level?",
     "3 (b)"),
    ("What does paragraph 3 of 68/243 say?", "3"),
    ("Paragraph 3 of 68/243: one question is on efforts at the national level, what else?", "3"),
])
def test_of_a_list_the_point_that_is_asked_for_comes_first(
    retriever: Retriever, seed_library: Library, text: str, first: str
) -> None:
    question = understand(text, seed_library.symbols, retriever.known)
    found = retriever.read(question, with_pointed_at(
        question, places_asked(question, seed_library) or [], seed_library))
    verdict = judge_placed(question, found, seed_library)
    assert verdict.rests_on[0].paragraph.paragraph.number == first


@pytest.mark.parametrize(("doubt", "answered"), [(0.05, True), (0.6, False)])
def test_a_word_that_may_stand_elsewhere_is_no_reason_where_such_questions_have_answers(
    retriever: Retriever, seed_library: Library, doubt: float, answered: bool
) -> None:
    text = ("Who paid for the international meetings of experts in Geneva that the Secretariat and "
            "the United Nations Institute for Disarmament Research convened in August 1999?")
    question, found = search(retriever, seed_library, text)
    verdict = judge(replace(question, doubt=doubt), found, seed_library)
    assert verdict.answered is answered
    assert answered or "paid" in verdict.reason


@pytest.mark.parametrize(("text", "by_name"), [
    ("Which two ambassadors led the talks on information security?", True),
    ("Which officials are asked to report on information security?", False),
    ("names of the two experts on information security", True),
    ("who is the coordinator for information security, name and nationality", True),
    ("the name of the item on information security", False),
])
def test_which_officials_did_something_is_told_by_their_names(
    retriever: Retriever, seed_library: Library, text: str, by_name: bool
) -> None:
    question, found = search(retriever, seed_library, text)
    assert bool(persons(question, found)[0]) is not by_name


@pytest.mark.parametrize(("text", "compares"), [
    ("Which country reports the highest number of attacks?", True),
    ("Which of the organizations got the smallest share?", True),
    ("Which countries are among the least developed?", False),
    ("Which is the oldest resolution that is recalled?", False),
    ("Which States that asked the most should report?", False),
])
def test_who_has_the_most_is_told_where_texts_compare(
    retriever: Retriever, seed_library: Library, text: str, compares: bool
) -> None:
    question, found = search(retriever, seed_library, text)
    nowhere = [f for f in found if "most effective" not in f.evidence.text]
    assert bool(extremes(question, nowhere)[0]) is not compares


def test_a_verdict_without_paragraphs_is_no_answer() -> None:
    assert not Verdict((), (), "Nothing.").answered


@pytest.mark.parametrize("text", [
    "Does a benefit come of scientific toys?", "What do experts study in summer camps?"])
def test_among_many_paragraphs_something_always_comes_near(
    retriever: Retriever, seed_library: Library, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    question, found = search(retriever, seed_library, text)
    monkeypatch.setattr(Library, "count", property(lambda _: 1_000_000))
    assert not judge(question, found, seed_library).answered
    question, found = search(retriever, seed_library, "Where was the conference on terrorism held?")
    assert judge(question, found, seed_library).answered
