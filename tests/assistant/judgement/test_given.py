"""What a text gives or does not give: refused where the kind of thing asked for is not there."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.answer import Answer
from assistant.ask import Assistant
from index.store import Library


@pytest.fixture(scope="module")
def ask(seed_library: Library) -> Callable[[str], Answer]:
    return Assistant(seed_library).ask


@pytest.mark.parametrize("question", [
    "Why was the reference to ICT use in conflicts dropped from the 2016 mandate?",
    "Why was the Midrand conference left out of 70/237?",
    "By what date must Member States send their views under paragraph 4 of 70/237?",
    "By what calendar date must our ministry submit its national views under 70/237?",
    "On what days in April 2008 did the experts meet in Geneva?",
    "Which experts attended the Geneva meetings of 1999 and 2008?",
    "Who was elected to chair the 2015 group?",
    "Which articles of the UN Charter apply to a cyberattack on a power grid?",
    "What happens to a State that does not follow the 2015 report?",
    "How often did the 2015 group meet?",
    "May a State that suffers a cyberattack strike back with force under 70/237?",
    "Which government does the Assembly blame for misusing information technology?",
    "What are the opening hours of the UN library in Geneva?",
    "My e-mail account was hacked. Whom do I report it to?",
    "can you recommend a good hotel in Tunis",
    "How many experts are in the group of 2016, and is there a fixed number for each region?",
    "Which ministers showed up in Paris in July 1996?",
    "How is a cyberattack to be attributed, who can attribute an attack to a State?",
    "Enumerate the nine norms on behaviour that 70/237 speaks of.",
    "What was the name of the Secretary-General that 68/243 turns to?",
    "Which committee recommended the draft of 70/237?",
    "What is laid down about phone companies and tech giants?",
    "By which deadline do our answers have to be sent to the Secretary-General?",
    "What standard of proof is to be met?",
    "What is said about artificial intelligence?",
    "In which advisory opinions has the International Court of Justice cited 68/243?",
    "To which e-mail address should a government send its views?",
    "who was secretary general of the un at that time",
    "Which countries actually got a seat in the group of 2014?",
    "Where in Paris was the Ministerial Conference on Terrorism held?",
    "What came of the ministers' gathering in Paris, which recommendations came out of it?",
    "Which country suffered the most cyberattacks?",
    "Who will chair the group of governmental experts?",
    "What is the population of South Africa?",
    "What reason did Russia give for proposing the group?",
    "name of the expert who led the group",
    "Which nuclear powers sent their assessments?",
    "How many inhabitants does South Africa have?",
    "What was the death toll of the attacks on information systems?",
    "Please give me the names of the people in the group of governmental experts of 2014.",
    "Did the group of 2014 submit its report in June 2015?",
])
def test_what_is_not_given_is_refused(ask: Callable[[str], Answer], question: str) -> None:
    answer = ask(question)
    assert not answer.answered, answer.text
    assert answer.reason


@pytest.mark.parametrize(("question", "says"), [
    ("From which year's report is the finding that the Charter applies?", "2013"),
    ("68/243 took note of the experts' assessments and recommendations. What stronger verb does "
     "70/237 use?", "Stressing the importance of"),
    ("Who is told to take the experts' 2015 report as a guide for using ICTs?", "Member States"),
    ("With what aim is the Secretary-General to go on studying the threats under 70/237?",
     "common understandings"),
    ("Are governments told to follow what the 2015 expert report says when they use technology?",
     "guided"),
    ("Where can I find the assessments that Member States sent in: in what kind of document?",
     "reports of the Secretary-General"),
    ("language on the free flow of information - where?", "para"),
    ("There was a conference on the information society in South Africa, years before the Geneva "
     "and Tunis summits. On which days did it take place?", "13 to 15 May 1996"),
    ("My head of section says that the UN Charter applies to cyberspace. Is that in 70/237?",
     "Charter"),
    ("68/243 footer: which plenary meeting adopted it, and on what day?", "72nd plenary meeting"),
    ("I want to print it right: what is the full title of 70/237?", "Developments in the field"),
    ("At which session was the Secretary-General to hand in the study requested in 2013?",
     "seventieth session"),
    ("At which plenary meeting was the 2013 resolution passed?", "72nd plenary meeting"),
    ("68/243 para 3 point (d)", "measures that could be taken by the international community"),
    ("Is 'to be guided in their use of information and communications technologies' word for word "
     "in 70/237?", "Word for word"),
    ("How does the operative part of 70/237 open?", "2015 report"),
    ("What are the two most recent resolutions that 70/237 recalls?", "69/28 of 2 December 2014"),
    ("What date goes with resolution 60/45 in our register?", "8 December 2005"),
    ("What is the number of the Assembly's 2014 resolution on this subject?", "69/28"),
    ("Which two resolutions does 70/237 add to the list of 68/243?", "69/28"),
    ("To which sessions is the result to be presented, in the earlier and in the later "
     "resolution?", "seventieth session"),
    ("When was the group that 66/24 called for established?", "2012"),
    ("Which resolution lies between 68/243 and 70/237?", "69/28 of 2 December 2014"),
    ("On which day was the older of the two resolutions adopted?", "27 December 2013"),
    ("What part did UNIDIR play in the meetings?", "Institute for Disarmament Research"),
    ("In which documents is what States sent in on information security to be found?",
     "reports of the Secretary-General"),
    ("Are the norms for how States are to behave binding?", "voluntary and non-binding"),
    ("Why should countries cooperate broadly, in the opinion of the Assembly?",
     "optimum effectiveness"),
    ("Did those who sent in assessments get any recognition?", "contribution of those Member"),
    ("Can more norms be agreed in years to come?", "additional norms"),
    ("Is it a matter for the wealthy alone, or does everyone have a stake?",
     "entire international community"),
    ("I am told that the group of 2014 was to look at war too. Can you show me where it says so?",
     "conflicts"),
    ("Who organized the meetings of experts in Geneva before 2012?",
     "Institute for Disarmament Research"),
    ("68/243 - what is the sitting at which it was passed?", "72nd plenary meeting"),
    ("On my list 69/28 is of 3 December 2014. Is that right?", "2 December 2014"),
    ("What is the full title of these two resolutions?", "Developments in the field"),
    ("Did the experts find that international law holds for ICTs?", "applicable and essential"),
    ("What is the goal of the study that the experts carry on with?", "common understandings"),
    ("How does 70/237 receive the 2015 report of the experts?", "elcomes the 2015 report"),
    ("A label reads “resolution of 29 November 2001”: what is its number?", "56/19"),
    ("What does the later text have the experts look at that wasn't there in 68/243, anything "
     "about capacity?", "capacity-building"),
    ("Two things made the issues better understood in 68/243, and only one in 70/237. Which one "
     "was dropped?", "international meetings of experts"),
    ("Could you tell me the two cities that hosted the World Summit?", "Tunis"),
    ("To whom is addressed the call to be guided by the 2015 report?", "Member States"),
    ("How does 70/237 speak of the experts' assessments and recommendations, which 68/243 only "
     "took note of?", "Stressing the importance"),
    ("How did the wording on the experts' assessments and recommendations change in the preamble "
     "between 68/243 and 70/237?", "“Stressing the importance” for “Taking note”"),
    ("Does paragraph 4 of 70/237 ask what the international community could do worldwide?",
     "at the global level"),
    ("What took place in Geneva in August 1999 on this subject?", "meetings of experts"),
    ("Which subjects did the group of 2014 take up that are not mentioned for the group of 2012?",
     "conflicts"),
])
def test_what_is_given_is_said(ask: Callable[[str], Answer], question: str, says: str) -> None:
    answer = ask(question)
    assert answer.answered, answer.reason
    assert says in answer.text
