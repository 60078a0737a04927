"""A follow-up takes what it leaves out from the question before it, and a new question nothing."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Route
from assistant.citation import Citation
from assistant.conversation.converse import Turn, in_conversation
from assistant.conversation.earlier import Earlier
from assistant.question.question import Question, understand
from assistant.question.wants import Want
from assistant.question.wording import stems
from index.resolution import Part
from index.symbol import parse_symbol

HELD = (parse_symbol("68/243"), parse_symbol("70/237"))
KNOWN = frozenset(
    stems(
        "group governmental experts established information society development conference held "
        "report deadline human rights Midrand views points"
    )
)


def turn(text: str, *history: str, points_at: str = "", told: str = "",
         route: Route = Route.ASK) -> Turn:
    def read(question: str) -> Question:
        return understand(question, HELD, KNOWN)

    paragraph = Citation(HELD[0], Part.OPERATIVE, points_at or "9", told or "Invites:")
    found = (paragraph,) if points_at or told or route is Route.RECORD else ()
    return in_conversation(text, history, Earlier(
        read, lambda q: Answer(q.text, bool(found), told, route, found), HELD))


def named(turned: Turn) -> list[str]:
    return [s.short for s in turned.question.named]


GROUP = "When is the group of experts to be established in 68/243?"
HELD_WHERE = "Where was the Information Society and Development Conference held?"


@pytest.mark.parametrize(
    "text",
    [
        "and the later one?",
        "and 70/237?",
        "what about 70/237?",
        "And in A/RES/70/237?",
        "how about the later resolution?",
        "Same question, newer text please",
        "the same thing for 70/237",
        "ok, now the later one please",
    ],
)
def test_the_same_question_to_another_resolution(text: str) -> None:
    turned = turn(text, GROUP)
    assert turned.understood != text
    assert named(turned) == ["70/237"]
    assert Want.DATE in turned.question.wants
    assert {"experts", "established"} <= set(turned.understood.split())


def test_another_thing_about_what_was_asked() -> None:
    turned = turn("when was it held?", HELD_WHERE)
    assert turned.question.wants == {Want.DATE}
    assert stems("conference") in {t.stems for t in turned.question.terms} or (
        "Conference" in turned.understood
    )


def test_a_follow_up_on_a_named_resolution_stays_there() -> None:
    turned = turn("and when is it due?", "What report does 68/243 request?")
    assert named(turned) == ["68/243"]


@pytest.mark.parametrize(
    ("history", "points_at", "number"),
    [
        (("What does paragraph 3 of 68/243 say?",), "", "3 (c)"),
        (("What does paragraph 3 (a) of 68/243 say?",), "", "3 (c)"),
        (("On what are States to give their views?",), "4", "4 (c)"),
        (("What does paragraph 3 of 68/243 say?", "and (b)?"), "", "3 (c)"),
    ],
)
@pytest.mark.parametrize(
    "text", ["what about (c)?", "and point (c)?", "what is the third one?", "And the third point?"]
)
def test_a_point_of_the_paragraph_in_question(
    history: tuple[str, ...], points_at: str, number: str, text: str
) -> None:
    turned = turn(text, *history, points_at=points_at)
    assert [p.number for p in turned.question.places] == [number]
    if "68/243" in history[0]:
        assert named(turned) == ["68/243"]


@pytest.mark.parametrize(
    "text",
    [
        "Which human rights does resolution 70/237 speak of?",
        "When was 70/237 adopted?",
        HELD_WHERE,
    ],
)
def test_a_whole_question_takes_nothing(text: str) -> None:
    turned = turn(text, GROUP)
    assert turned.understood == turned.question.text == text


@pytest.mark.parametrize(
    ("text", "told", "understood"),
    [
        ("What are States called upon to do with it?",
         "Welcomes the 2015 report of the Group of Experts;",
         "What are States called upon to do with the 2015 report of the Group of Experts?"),
        # A paragraph that tells no more of it than the question did.
        ("What are States called upon to do with it?", "Welcomes the report;", ""),
        ("What are States called upon to do with the views?", "Welcomes the 2015 report;", ""),
    ],
)
def test_what_the_answer_before_named(text: str, told: str, understood: str) -> None:
    turned = turn(text, "Which report does 70/237 welcome?", told=told)
    assert named(turned) in (["70/237"], [])
    if understood:
        assert turned.understood == understood
    else:
        assert "2015" not in turned.understood


def test_without_a_history_there_is_nothing_to_take() -> None:
    assert turn("and the later one?") == turn("and the later one?", points_at="9")
    assert turn("what about (c)?").question.named == ()


def test_through_several_turns() -> None:
    turned = turn("and the earlier one?", GROUP, "and the later one?")
    assert named(turned) == ["68/243"]
    assert "experts" in turned.understood


def test_a_list_of_resolutions_is_replaced_as_a_whole() -> None:
    turned = turn("and 70/237?", "Do 68/243 and 73/27 speak of human rights?")
    assert named(turned) == ["70/237"]
    assert "73/27" not in turned.understood


def test_the_one_in_another_place_is_asked_for_as_the_question_says() -> None:
    turned = turn("what about the one in South Africa, which days?", "When was the Paris one?")
    assert turned.question.text == "When was the South Africa one?"
    assert turned.question.wants == {Want.DATE}


def test_what_about_asks_nothing_itself() -> None:
    turned = turn("What about at the global level?", "Which point of 68/243 is about efforts?")
    assert "efforts" not in [t.text for t in turned.question.terms]
    assert named(turned) == ["68/243"]


def test_another_year_takes_the_place_of_the_year() -> None:
    turned = turn("and on which basis did the group of 2014 work?",
                  "Which report led to the group of 2012?")
    assert [m.number for m in turned.question.moments] == [2014]


def test_the_first_half_after_the_second() -> None:
    turned = turn("and the first half?", "Where was the second half of the conference held?")
    assert turned.understood == "Where was the first half of the conference held?"


def test_the_other_is_a_resolution_or_something_else() -> None:
    before = "When is the report due under 70/237?"
    assert named(turn("and what about the other resolution, when is it due there?", before)) == [
        "68/243"]
    assert named(turn("and the other one, the one on human rights?", before)) != ["68/243"]


def test_the_other_one_is_told_by_its_own_words() -> None:
    before = "Where was the conference on human rights in 68/243 held?"
    turned = turn("And where was the other one, on the information society, held?", before)
    assert named(turned) == ["68/243"]
    assert "human rights" not in turned.question.text


def test_the_second_one_of_what_was_asked_about_is_no_paragraph() -> None:
    before = "The conference had two phases - which were the cities?"
    asked = turn("and the second one, from which day until which day?", before).question
    assert not asked.places
    assert "phases" in asked.text
    assert Want.DATE in asked.wants


def test_who_somebody_was_is_asked_and_not_swapped() -> None:
    turned = turn("who was he?", "Who established the group in 2012?")
    assert "who was he" in turned.question.text


def test_they_are_whom_the_question_itself_speaks_of() -> None:
    asked = "What should States take as their guide when they use ICTs, according to 70/237?"
    assert turn(asked, "Which body convened the meetings?").understood == asked


@pytest.mark.parametrize(
    ("text", "before", "kept"),
    [
        ("Does this text mention terrorism?", GROUP, ["68/243"]),
        ("What does it say about terrorism and the conference?", GROUP, ["68/243"]),
        ("Do they mention terrorism?", "Do 68/243 and 70/237 speak of norms?",
         ["68/243", "70/237"]),
        # In a library of two texts "they" beside one that was named are the two.
        ("Do they mention terrorism?", GROUP, []),
        ("Do both resolutions mention terrorism?", GROUP, []),
        ("Where was the conference on terrorism held?", GROUP, []),
    ],
)
def test_a_question_of_its_own_is_of_the_resolution_that_it_points_to(
    text: str, before: str, kept: list[str]
) -> None:
    assert named(turn(text, before)) == kept


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        ("When was it adopted?", "What is 68/243 called?", "When was resolution 68/243 adopted?"),
        ("How many States voted against it?", "When was 68/243 adopted?",
         "How many States voted against resolution 68/243?"),
        ("which ones?", "Did some Member States send their views?",
         "Which Member States did send their views?"),
        ("which ones actually replied to the report?", "Did some countries send their views?",
         "Which countries actually replied to the report?"),
        ("and the newest?", "What is the oldest resolution recalled in 70/237?",
         "What is the latest resolution recalled in 70/237?"),
    ],
)
def test_what_is_meant_is_put_in_its_place(text: str, before: str, asked: str) -> None:
    assert turn(text, before).understood == asked


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("When was it adopted?", "Which treaty does 68/243 welcome?"),  # the treaty
        ("which of them are voluntary?", "Which norms should States follow?"),  # the norms
        ("And what was the first conference?", "Does 68/243 recall other resolutions?"),
    ],
)
def test_what_something_else_is_meant_by_stays(text: str, before: str) -> None:
    assert text in turn(text, before).question.text or text in turn(text, before).understood


def test_the_last_point_of_the_list() -> None:
    turned = turn("and what's the last one on the list?", "What are States asked to report?",
                  points_at="4")
    assert [(p.number, p.position) for p in turned.question.places] == [("4", -1)]


def test_for_examples_the_question_before_is_asked() -> None:
    before = "Does the Assembly see anything good in the technologies?"
    turned = turn("like what? give me something I can read out", before)
    assert turned.question.text == before
    assert turned.question.wants == {Want.TEXT}
    assert "terrorism" in turn("For example, does it mention terrorism?", before).question.text


def test_what_a_vote_is_followed_by_is_asked_of_the_same_resolution() -> None:
    turned = turn("and who abstained?", "How many States voted for 68/243?", route=Route.RECORD)
    assert turned.understood == "and who abstained on 68/243?"
    asked = turn("And what does the resolution ask States to do about terrorism?",
                 "How many States voted for 68/243?", route=Route.RECORD).question
    assert [s.short for s in asked.named] == ["68/243"]
    assert "voted" not in asked.text


def test_at_which_meeting_that_happened() -> None:
    turned = turn("At which meeting did that happen?", "When was 68/243 adopted?",
                  route=Route.RECORD)
    assert turned.understood == "At which meeting was 68/243 adopted?"


def test_which_paragraph_it_refers_to_its_own_words_say() -> None:
    turned = turn("and which para does it refer back to?",
                  "What does point (c) of paragraph 3 of 68/243 say?", points_at="3 (c)")
    assert [(p.part, p.number) for p in turned.question.places] == [(Part.OPERATIVE, "3 (c)")]
    assert turned.question.wants == {Want.TEXT}
    relative = turn("And which paragraph is it that refers to human rights?",
                    "What does paragraph 4 of 68/243 ask?", points_at="4")
    assert not relative.question.places


def test_the_session_told_was_that_of_the_other_resolution() -> None:
    turned = turn("And the newer text, it puts the item down for which session?",
                  "What goes on the agenda of the sixty-ninth session under 68/243?")
    assert turned.question.moments == ()
    assert named(turned) == ["70/237"]


def test_what_a_place_says_is_asked_whole_with_its_resolution() -> None:
    before = "When was the conference on terrorism?"
    assert turn("so what is paragraph 2 of 68/243 about?", before).understood == (
        "so what is paragraph 2 of 68/243 about?")
    assert turn("and paragraph 2 of 68/243?", before).understood != "and paragraph 2 of 68/243?"


def test_a_point_named_with_another_resolution_may_be_of_another_paragraph() -> None:
    turned = turn("And in 70/237, point (c) refers to which paragraph?",
                  "To which does paragraph 3 (c) of 68/243 refer?")
    assert turned.otherwise is not None
    assert [(p.number, p.point) for p in turned.otherwise.places] == [("", "(c)")]


def test_another_of_its_kind_is_told_by_its_own_words() -> None:
    turned = turn("and the South African one, where was that held?",
                  "When was the conference on terrorism in Paris?")
    assert "Paris" not in turned.question.text


def test_which_concepts_a_point_means() -> None:
    turned = turn("Which concepts are those?", "What does point 3 (c) of 68/243 ask for?")
    assert turned.question.text == "What are the concepts mentioned in paragraph 3 (c) of 68/243?"
