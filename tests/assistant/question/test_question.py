"""What a question asks for is read exactly: resolutions, places, times, and the kind of answer."""

from __future__ import annotations

from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.question.question import Question, asked_alone, understand
from assistant.question.wants import Want
from assistant.question.wording import stems
from index.resolution import Part
from index.symbol import parse_symbol

EARLIER, LATER = parse_symbol("68/243"), parse_symbol("70/237")
KNOWN = frozenset(stems("the conference on terrorism was held in Paris for States and experts"))


def read(text: str, *held: str) -> Question:
    symbols = tuple(parse_symbol(h) for h in held) or (EARLIER, LATER)
    return understand(text, symbols, KNOWN)


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("When was the conference held?", {Want.DATE}),
        ("In what year was it established?", {Want.DATE}),
        ("Where was the conference held?", {Want.PLACE}),
        ("Where and when was it held?", {Want.PLACE, Want.DATE}),
        ("In which city was it held?", {Want.PLACE}),
        ("By when must it report?", {Want.DEADLINE}),
        ("What is the deadline?", {Want.DEADLINE}),
        ("At which session is it due?", {Want.SESSION}),
        ("How many experts are there?", {Want.NUMBER}),
        ("Who chaired the group?", {Want.ACTOR}),
        ("Why is it necessary?", {Want.REASON}),
        ("Which resolution welcomes it?", {Want.RESOLUTION}),
        ("Which paragraph speaks of Paris?", {Want.PARAGRAPH}),
        ("Does it mention Paris?", {Want.YES_NO}),
        ("What is said on terrorism?", {Want.TEXT}),
        ("terrorism", {Want.TEXT}),
        ("To whom are States to send their views?", {Want.ACTOR, Want.RECIPIENT}),
        ("Who should the views be addressed to?", {Want.ACTOR, Want.RECIPIENT}),
        ("Who receives the report?", {Want.ACTOR, Want.RECIPIENT}),
        ("Whom should States keep informed?", {Want.ACTOR, Want.RECIPIENT}),
        ("Who should inform the Secretary-General?", {Want.ACTOR}),
        ("Who is told to be guided by the report?", {Want.ACTOR}),
        ("Who is asked to keep the Secretary-General informed?", {Want.ACTOR}),
        ("How have the assessments been of help?", {Want.EFFECT}),
        ("What have the meetings led to?", {Want.EFFECT}),
        ("What good have the assessments done?", {Want.EFFECT}),
        ("What good things are expected?", {Want.TEXT}),
        ("Did all those letters do any good?", {Want.EFFECT, Want.YES_NO}),
        ("Why is it useful that States reply?", {Want.EFFECT, Want.REASON}),
        ("What should it lead to?", {Want.TEXT}),
        ("Where does the expression occur?", {Want.PARAGRAPH}),
        ("Where are States asked to reply?", {Want.PARAGRAPH}),
        ("I want the passage on drought, where is it?", {Want.PARAGRAPH}),
        ("Why worry in the first place?", {Want.REASON}),
        ("How many places, at least, does the course have?", {Want.NUMBER}),
        ("By what year should the body be in place, after the group ends?", {Want.DEADLINE}),
        ("Where are the rules on loans printed?", {Want.DOCUMENT}),
        ("new panel - year", {Want.DATE}),
        ("How old must a well be?", {Want.TEXT}),
        ("What is said when it comes to drought?", {Want.TEXT}),
        ("To what kinds of use can it be put?", {Want.TEXT}),
        ("Under what title is it put on the agenda?", {Want.TITLE}),
        ("Under which agenda item is it taken up?", {Want.TITLE}),
        ("Under what title does it come to a later session?", {Want.TITLE}),
    ],
)
def test_the_kind_of_answer(text: str, wants: set[Want]) -> None:
    assert read(text).wants == wants


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("What does 68/243 say?", [EARLIER]),
        ("What does A/RES/70/237 say?", [LATER]),
        ("Do resolutions 70/237 and 68/243 agree?", [LATER, EARLIER]),
        ("What did resolution 73/27 decide?", [parse_symbol("73/27")]),
        ("What does the earlier resolution say?", [EARLIER]),
        ("What does the later one say?", [LATER]),
        ("What does the most recent resolution say?", [LATER]),
        ("What does the 2013 resolution say?", [EARLIER]),
        ("and the 2013 one?", [EARLIER]),
        ("In which of the two is it said, the one of 2013 or 70/237?", [LATER, EARLIER]),
        ("Which paragraphs of older resolutions (53/70 etc.) are meant?", []),
        ("What did the resolution of 2015 say?", [LATER]),
        ("What did the seventieth session's resolution say?", [LATER]),
        ("What was said on terrorism in 2013?", []),
        ("What does the 2015 report say?", []),
        ("What does the resolution say?", []),
    ],
)
def test_the_resolutions_it_names(text: str, named: list[object]) -> None:
    assert list(read(text).named) == named


def test_which_is_later_is_open_among_three() -> None:
    assert read("What does the later one say?", "68/243", "70/237", "73/27").named == ()


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("Do both mention terrorism?", True),
        ("What do the two texts say?", True),
        ("How do 68/243 and 70/237 differ?", True),
        ("What do both paragraphs of 68/243 say?", False),
        ("What do they say?", False),
    ],
)
def test_whether_it_asks_about_each(text: str, each: bool) -> None:
    assert read(text).each is each


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("What does the preamble say on terrorism?", Part.PREAMBLE),
        ("What must States do?", Part.OPERATIVE),
        ("What are States requested to do?", Part.OPERATIVE),
        ("Where was the conference held?", None),
    ],
)
def test_the_part_it_is_about(text: str, part: Part | None) -> None:
    assert read(text).part is part


def test_a_name_that_the_library_has_and_one_that_it_has_not() -> None:
    terms = {t.text: t for t in read("Was there terrorism in Paris or in Zambezia?").terms}
    assert terms["Paris"].name
    assert not terms["Paris"].proper
    assert terms["Zambezia"].proper
    assert not terms["terrorism"].name
    assert not terms["terrorism"].proper


def test_the_first_word_of_a_question_is_no_name() -> None:
    assert not any(t.proper for t in read("Zebras and terrorism?").terms)


def test_what_a_text_gives_in_so_many_words_or_not_at_all() -> None:
    terms = {t.text: t for t in read("Who chaired the conference?").terms}
    assert terms["chaired"].attribute
    assert not terms["conference"].attribute


@pytest.mark.parametrize(
    ("text", "topic"),
    [("What does it say about terrorism?", "terrorism"), ("Does it mention experts?", "experts")],
)
def test_its_subject(text: str, topic: str) -> None:
    assert [t.text for t in read(text).terms if t.topic] == [topic]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Please tell me about it", []),
        ("How many are there?", []),
        ("When was it?", []),
        ("Which session?", []),
        ("In which city was the conference held?", ["conference"]),
        ("What did 68/243 say in paragraph 3 (a) on 30 July 1996?", []),
        ("What did the General Assembly say on terrorism?", ["terrorism"]),
    ],
)
def test_words_that_no_question_is_about(text: str, terms: list[str]) -> None:
    held = [t.text for t in read(text).terms]
    assert [t for t in held if t != "held"] == terms


fragments = some.sampled_from(
    [
        "Where",
        "was",
        "the conference",
        "on terrorism",
        "held",
        "68/243",
        "and 70/237",
        "in Paris",
        "paragraph 3 (a)",
        "OP5",
        "of 30 July 1996",
        "in 2014",
        "at its seventieth session",
        "both",
        "the later one",
        "how many",
        "experts",
        "?",
        "“drought”",
        "fifth preambular paragraph",
    ]
)


@given(some.lists(fragments, max_size=9).map(" ".join) | some.text(max_size=80))
def test_what_is_taken_out_stands_apart_and_where_it_says(text: str) -> None:
    question = partial(understand, held=(EARLIER, LATER), known=KNOWN)(text)
    assert question.text == text
    assert question.wants
    for term in question.terms:
        assert text[term.start : term.end] == term.text
        assert term.ways
    spans = sorted((s.start, s.end) for s in (*question.terms, *question.places, *question.moments))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("I am tired of doom. On which day was the conference on terrorism held in Paris?",
         "On which day was the conference on terrorism held in Paris?"),
        # What is told before is needed, or names what is asked of.
        ("There was a conference in Paris. On which day was it held, and for which States?", ""),
        ("68/243 speaks of experts. What do the States hear of a conference on terrorism?", ""),
        ("On which day was the conference on terrorism held in Paris?", ""),
    ],
)
def test_what_is_told_before_the_question_is_left_out(text: str, alone: str) -> None:
    assert asked_alone(read(text)) == alone


@pytest.mark.parametrize(("text", "named"), [
    ("75/101 A – telecom links, at which levels?", ["75/101 A"]),
    ("What does resolution 75/101 B say?", ["75/101 B"]),
    ("75/101B: what about the radio?", ["75/101 B"]),
    ("75/101: what about the radio?", ["75/101 A", "75/101 B"]),
    ("75/101 C – what about the radio?", ["75/101 A", "75/101 B"]),
    ("76/3 A plan of action?", ["76/3"]),
])
def test_a_resolution_in_parts_is_named_by_its_number_too(text: str, named: list[str]) -> None:
    assert [s.short for s in read(text, "75/101 A", "75/101 B", "76/3").named] == named
