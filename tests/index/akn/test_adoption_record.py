"""The facts of adoption: read from AKN4UN, written to the database and read back."""

from __future__ import annotations

import json
from datetime import date

import akn
import pytest
from akn import document

from index.akn.read import read_akn
from index.akn.record import listed_states
from index.record import Ballots, Record, Subject, Vote, record_from_json, record_to_json

KEYWORDS = (
    '<classification source="x"><keyword value="14" dictionary="SDGO" href="x/sdg/14"/>'
    '<keyword value="3.7" dictionary="SDGO" href="x/sdg/3.7"/>'
    '<keyword value="71" dictionary="A/90/251" href="x"/>'
    '<keyword value="sailors&amp;#39;_rights" dictionary="UNBIS Thesaurus" href="y"/>'
    '<keyword value="LIGHTHOUSES" dictionary="UNBIS Thesaurus" href="z"/></classification>')
STEPS = (
    '<workflow source="#un"><step date="2035-10-20" outcome="draftResolution" as="A/C.4/90/L.2" '
    'by="Chile, Saint Kitts and Nevis and Bosnia and Herzegovina"/>'
    '<step date="0001-01-01" outcome="draftResolutionAdditionalSponsors" by="Fiji"/>'
    '<step date="0001-01-01" outcome="recommendedForAdoption" as="A/90/411" by="" refersTo="9"/>'
    '<step date="2035-11-05" outcome="adopted" as="A/90/PV.12" by=""/></workflow>')
RECORDED = (
    '<analysis source="#un"><parliamentary><voting outcome="adoptedRecordedVote">'
    '<count value="2" refersTo="inFavour"><akn4un:voters><organization>CHILE</organization>'
    "<organization>FIJI</organization></akn4un:voters></count>"
    '<count value="1" refersTo="abstaining"><akn4un:voters><organization>MALTA</organization>'
    "</akn4un:voters></count></voting></parliamentary></analysis>")
COVER = akn.cover("A/RES/90/7", (
    '<p><docDate date="2035-11-20" refersTo="#dateOfIssuance">20 November 2035</docDate></p>'
    '<p><inline name="agenda item">Agenda item 71 (b)</inline></p>'
    '<p><inline name="agenda item name">Oceans: lights</inline></p>'
    '<p><docProponent>[on the report of the Special Committee (Fourth Committee) '
    '(<inline name="originating document">A/90/411, para. 9</inline>)]</docProponent></p>'))
NO_COMMITTEE = akn.cover("A/RES/90/7", (
    "<p><docProponent>[without reference to a Main Committee "
    '(<inline name="originating document">A/90/L.1</inline>)]</docProponent></p>'))


def record(information: str, front: str = COVER) -> Record:
    body = akn.paragraph("Decides to keep the lamp lit.", "1.")
    read = read_akn(document(akn.statement(
        akn.RECALLING, body, front=front, information=akn.meta(information))))
    assert read.record is not None
    return read.record


def test_the_facts_of_a_recorded_vote() -> None:
    found = record(KEYWORDS + STEPS + RECORDED)
    assert found.vote == Vote(Ballots(2, ("CHILE", "FIJI")), Ballots(0), Ballots(1, ("MALTA",)))
    assert found.procedure == "recorded vote"
    assert (found.adopted, found.issued) == (date(2035, 11, 5), date(2035, 11, 20))
    assert found.meeting == "12th plenary meeting"
    assert (found.agenda_item, found.agenda_title) == ("71 (b)", "Oceans: lights")
    assert found.committee == "Special Committee (Fourth Committee)"
    assert found.report == "A/90/411, para. 9"
    assert (found.draft, found.minutes) == ("A/C.4/90/L.2", "A/90/PV.12")
    assert found.sponsors == ("Chile", "Saint Kitts and Nevis", "Bosnia and Herzegovina")
    assert found.additional_sponsors == ("Fiji",)
    assert found.goals == ("3.7", "14")
    assert found.subjects == (Subject("sailors' rights", "UNBIS Thesaurus"),
                              Subject("LIGHTHOUSES", "UNBIS Thesaurus"))
    assert found.source("vote") == "analysis/parliamentary/voting"
    assert found.source("draft") == "workflow/step[@outcome='draftResolution']/@as"
    assert found.source("submitted_by") is None


def test_facts_that_are_not_stated_are_not_there() -> None:
    found = record("", akn.cover("A/RES/90/7"))
    stated = {name for name in Record.__dataclass_fields__ if getattr(found, name)}
    assert stated == {"adopted", "meeting", "sources"}


@pytest.mark.parametrize(("outcome", "procedure", "vote"), [
    ("adoptedWithoutVote", "without a vote", None),
    ("Adopted without vote, 59th plenary meeting", "without a vote", None),
    ("Adopted 90-3-47, 87th plenary meeting", "recorded vote",
     Vote(Ballots(90), Ballots(3), Ballots(47))),
    ("adoptedRecordedVote", "recorded vote", None),
])
def test_other_ways_of_adoption(outcome: str, procedure: str, vote: Vote | None) -> None:
    found = record(f'<analysis><parliamentary><voting outcome="{outcome}"><quorum value=""/>'
                   "</voting></parliamentary></analysis>", NO_COMMITTEE)
    assert (found.procedure, found.vote) == (procedure, vote)
    assert found.committee == "Without reference to a Main Committee"
    assert found.report is None


def test_what_is_no_list_of_states_is_kept_as_it_is_said() -> None:
    found = record('<workflow><step outcome="draftResolution" by="submitted by the Chair of the '
                   'Committee"/></workflow>')
    assert found.sponsors == ()
    assert found.submitted_by == "submitted by the Chair of the Committee"
    assert found.source("sponsors") is None
    assert found.source("submitted_by") is not None


@pytest.mark.parametrize(("text", "states"), [
    ("Chile", ("Chile",)),
    ("Chile and Fiji", ("Chile", "Fiji")),
    ("Chile, Fiji and Trinidad and Tobago", ("Chile", "Fiji", "Trinidad and Tobago")),
    ("Antigua and Barbuda and Chile", ("Antigua and Barbuda", "Chile")),
    ("Bosnia and Herzegovina", ("Bosnia and Herzegovina",)),
    ("Chile , Bolivia (Plurinational State of), Fiji,", (
        "Chile", "Bolivia (Plurinational State of)", "Fiji")),
])
def test_lists_of_states(text: str, states: tuple[str, ...]) -> None:
    assert listed_states(text) == states


@pytest.mark.parametrize("found", [
    Record(), record(KEYWORDS + STEPS + RECORDED),
    Record(vote=Vote(Ballots(1, ("A",)), Ballots(0), Ballots(2), Ballots(3, ("B", "C")))),
])
def test_a_record_comes_back_from_json_as_it_was(found: Record) -> None:
    assert record_from_json(json.loads(json.dumps(record_to_json(found)))) == found
