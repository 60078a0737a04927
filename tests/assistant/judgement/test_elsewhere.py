"""What another document holds: when it is asked for, and when a paragraph gives it."""

from __future__ import annotations

import pytest

from assistant.judgement.elsewhere import (
    asks_for_contents,
    asks_for_symbol,
    asks_which_states,
    gives_contents,
    gives_symbol,
)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("What did the Paris conference on terrorism recommend?", True),
        ("What exactly did the meetings of experts conclude?", True),
        ("Can you list the principles that were agreed in Midrand?", True),
        ("Which norms does the 2015 report of the experts lay down?", True),
        ("What were the outcomes of the World Summit on the Information Society?", True),
        ("Spell out the results of the Tunis phase of the summit.", True),
        ("What was decided in Paris on 30 July 1996?", True),
        ("what are the findings of the panel's special report", True),
        ("When was the conference on drought held? What did it recommend?", True),
        ("What did the ministerial meeting in Nairobi decide?", True),
        ("what were the recommendations ministers made in Nairobi", True),
        ("When did the experts meet? And what conclusions did they reach?", True),
        ("Where did the ministers meet? What recommendations came out of it?", True),
        ("Which principles did those delegates come up with?", True),
        ("When did the ministers meet? What recommendations came out?", True),
        ("Could you sum up what the experts concluded at their meeting?", True),
        ("recommendations of the Nairobi conference – what were they", True),
        ("Which conclusions were finally drawn there?", True),
        ('The "approaches" outlined there - which are they?', True),
        ("What document did the education meeting in Brazil produce?", False),
        # What the resolution says, and what is only done about a report:
        ("What does 70/237 recommend?", False),
        ("What did the Assembly decide about the agenda?", False),
        ("What does the preamble of 70/237 say about the report of the experts?", False),
        ("At which conference were approaches and principles outlined?", False),
        ("Were any recommendations made at the Paris conference?", False),
        ("The session at which the results of the experts' study fall due?", False),
        ("At which session is the outcome of the study due?", False),
        ("Who passed on the outcome report of the experts?", False),
        ("How warmly does each treat what the experts recommended?", False),
        ("When was it adopted? What did it say on drought?", False),
        ("On what date did the Secretary-General make his visit to the islands?", False),
        ("What did the representative of the island say in the statement in 2010?", True),
        ("What does the statement of the Committee on wells contain?", True),
    ],
)
def test_whether_the_contents_of_another_document_are_asked_for(text: str, asks: bool) -> None:
    assert asks_for_contents(text) is asks


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Welcoming the conclusion of the Group in its 2013 report that international law, and in "
         "particular the Charter, is applicable,", True),
        ("Recalling also its resolutions on science, in which, inter alia, it recognized that "
         "developments could have both civilian and military applications,", True),
        ("Recalling that the Group, in its 2015 report, identified as of central importance the "
         "following principles of the Charter: sovereign equality; non-intervention;", True),
        ("Recalling the report of the Committee, at which it found that the Committee had a "
         "fundamental role to play,", True),
        ("Endorses the recommendations, including the establishment of a fund;", True),
        ("Bearing in mind the results of the Conference, held in Paris on 30 July 1996, and the "
         "recommendations that were made,", False),
        ("Recalling the approaches and principles outlined at the Conference,", False),
        ("Taking note of the assessments and recommendations contained in the report,", False),
        ("Recognizing that sand and dust storms are a challenge, and the results of the summit,",
         False),
        ("Noting the findings contained in the special report entitled Global Warming,", False),
    ],
)
def test_whether_a_paragraph_gives_them(text: str, gives: bool) -> None:
    assert gives_contents(text) is gives


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("Which countries have sent their assessments so far?", True),
        ("Could you list the countries that have sent their assessments?", True),
        ("Name the States that submitted proposals.", True),
        ("Who are the Member States that contributed?", True),
        ("Which States introduced the draft treaty?", True),
        ("Which countries sat in the group?", True),
        ("Which countries still have reservations?", True),
        ("Which countries actually got a seat?", True),
        ("Which countries have to inform the Secretary-General?", False),
        ("Which countries are invited to inform the Secretary-General?", False),
        ("Which States asked for it?", False),
        ("In which country was the conference held?", False),
        ("List the resolutions under which States sent in their assessments.", False),
        ("which countries will sit on it?", True),
        ("name them please, I need a list of the countries", True),
        ("Which countries will be asked for their views?", False),
        ("What topics are there? List them.", False),
        ("Which Member States in particular submitted their views?", True),
        ("“Those States” refers to which ones by name?", True),
        ("Which States are opposed to a convention on wells?", True),
        ("Which States does 70/237 have in mind there?", True),
        ("Which governments told the Secretary-General that they paid?", True),
        ("Which States are invited to pay?", False),
    ],
)
def test_whether_the_names_of_states_are_asked_for(text: str, asks: bool) -> None:
    assert asks_which_states(text) is asks


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("What is the document symbol of the experts' report?", True),
        ("Under which document number was the study issued?", True),
        ("What's the A/ number of the outcome report?", True),
        ("What's the symbol of the resolution of 2 December 2014?", False),
        ("What is the number of paragraphs about the report?", False),
        ("Which report is welcomed?", False),
    ],
)
def test_whether_the_symbol_of_a_document_is_asked_for(text: str, asks: bool) -> None:
    assert asks_for_symbol(text) is asks


def test_a_symbol_stands_in_the_text_or_does_not() -> None:
    assert gives_symbol("Takes note of the report of the Secretary-General (A/68/156/Add.1);")
    assert not gives_symbol("Takes note of the report of the Secretary-General of 2013;")
