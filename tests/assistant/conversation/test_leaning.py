"""A follow-up leans on the question before it; a question of its own does not, whatever pronouns
it has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.conversation.leaning import leans
from assistant.question.question import Question, understand
from assistant.question.wording import stems
from index.symbol import parse_symbol

HELD = (parse_symbol("68/243"), parse_symbol("70/237"))
KNOWN = frozenset(stems(
    "group governmental experts established conference held report human rights terrorism norms "
    "States technologies use information resolutions assessments Secretary-General Geneva"))
UNRELATED = "Where was the Information Society and Development Conference held?"


def read(text: str) -> Question:
    return understand(text, HELD, KNOWN)


@pytest.mark.parametrize(
    "text",
    [
        "why is the UN worried about these technologies",
        "What did both texts say could be harmed by misuse of these technologies?",
        "do they say anything about human rights online?",
        "Which resolution led to the group of experts that was set up in 2012?",
        "The group of experts of 2012: under which resolution was that?",
        "Which resolution number is it that led to the group of experts of 2014?",
        "Who do countries have to send their assessments to?",
        "is there anything about terrorists using IT",
        "Is it said that additional norms could be developed over time?",
        "Which of the two still gives credit to the meetings in Geneva?",
        "Paragraph 4 (c) of 70/237 points back to certain concepts. Which ones?",
        "is one country able to solve this alone, or do they have to cooperate?",
        "What does the last preambular paragraph of 68/243 take note of?",
        "Why should countries cooperate widely in this field?",
        "Only one of the two texts mentions a conference on terrorism. When was that conference?",
        "Is 69/28 also mentioned anywhere in these texts?",
        "thanks. which one of the two resolutions speaks also of capacity-building?",
    ],
)
def test_a_question_of_its_own_leans_on_nothing(text: str) -> None:
    assert not leans(read(text), read(UNRELATED))


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("when was it held?", UNRELATED),
        ("How many people attended it?", UNRELATED),
        ("In which months and years did they take place?", "Who convened the meetings in Geneva?"),
        ("Who is called upon to be guided by it?", "Which report does 70/237 welcome?"),
        ("Has the Secretary-General to report on it?", "Which body coordinates the studies?"),
        ("what share of that goes to Geneva?", "How much was appropriated?"),
        ("From which year is the report that concluded this?", "Does international law apply?"),
        ("who passed it on?", "Do the resolutions welcome the report?"),
        ("could more of them be added later?", "Are the norms voluntary?"),
        ("Which ones were they?", "Did some States send their assessments?"),
        ("still there in 70/237?", "Is human rights language in 68/243?"),
        ("Does the later one say so too?", "Does 68/243 mention human rights?"),
        ("same question for the 2016 one please", "When is the report of the 2014 group due?"),
        ("which concepts does (c) mean?", "What does paragraph 3 of 68/243 ask?"),
        ("Does the later resolution keep that wording?", "Does 68/243 mention human rights?"),
        ("I see, thank you very much. And why might there be more?", "Are the norms voluntary?"),
        ("only on the army side or also for civilians?", "What is the Assembly afraid of?"),
        ("At what meeting?", "When was it adopted?"),
        ("No, I meant the older text.", "On which session's agenda is the item?"),
        ("ok list the topics pls", "What does 70/237 want from States?"),
        ("Does 70/237 credit anything else besides those?", "What good have assessments done?"),
    ],
)
def test_a_follow_up_leans(text: str, before: str) -> None:
    assert leans(read(text), read(before))


@given(
    st.sampled_from(["When was", "Who organised", "Why was", "Where was"]),
    st.sampled_from(["the 2012 group of experts", "the conference on terrorism",
                     "the report on international law"]),
    st.sampled_from(["set up", "held", "welcomed"]),
)
def test_without_a_pronoun_nothing_leans(asks: str, subject: str, verb: str) -> None:
    assert not leans(read(f"{asks} {subject} {verb}?"), read(UNRELATED))
