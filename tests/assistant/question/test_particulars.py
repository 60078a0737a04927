"""Times and places are cut from a paragraph as they stand there."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.question.particulars import (
    answers,
    effects,
    find_particulars,
    holds,
    recipients,
    stretches,
    titles,
)
from assistant.question.wants import Want
from index.resolution import Paragraph, Part
from index.store import Library

WHEN, SESSION, WHERE = Want.DATE, Want.SESSION, Want.PLACE
MIDRAND = (
    "Recalling, in this connection, the approaches outlined at the Conference, held in "
    "Midrand, South Africa, from 13 to 15 May 1996,"
)
SUMMIT = (
    "Bearing in mind the results of the World Summit, held in Geneva from 10 to 12 December "
    "2003 (first phase) and in Tunis from 16 to 18 November 2005 (second phase),"
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (MIDRAND, [("Midrand, South Africa", WHERE), ("from 13 to 15 May 1996", WHEN)]),
        ("a group to be established in 2014 on that basis", [("2014", WHEN)]),
        ("Welcomes the 2015 report of the Group", []),
        ("to report at its seventieth session", [("seventieth session", SESSION)]),
        ("a meeting at Addis Ababa in July 2015", [("Addis Ababa", WHERE), ("July 2015", WHEN)]),
        ("to complete the wall three years from the date of adoption of the present resolution",
         [("three years from the date of adoption of the present resolution", Want.DEADLINE)]),
        ("to report within two years on the matter", [("within two years", Want.DEADLINE)]),
        ("in the past two years", []),
        ("a meeting in Port of Spain, and others", [("Port of Spain", WHERE)]),
        ("held in Rio de Janeiro, Brazil, and after", [("Rio de Janeiro, Brazil", WHERE)]),
        ("held at The Hague in 1954", [("The Hague", WHERE), ("1954", WHEN)]),
        ("held in Abidjan, Côte d’Ivoire, after rain", [("Abidjan, Côte d’Ivoire", WHERE)]),
        ("in March, in Part I, in accordance with Article 51", []),
        ("in the field of information", []),
        ("two programmes taught in Spanish", []),
        ("to be enrolled within a few months", [("within a few months", Want.DEADLINE)]),
        ("as affirmed in General Assembly resolution 75/1", []),
        ("the Convention on Trade in Endangered Species", []),
        ("data in The State of the World", []),
        ("", []),
    ],
)
def test_times_and_places(text: str, found: list[tuple[str, Want]]) -> None:
    assert [(text[p.start : p.end], p.kind) for p in find_particulars(text)] == found


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (MIDRAND, ["in Midrand, South Africa, from 13 to 15 May 1996"]),
        (
            SUMMIT,
            [
                "in Geneva from 10 to 12 December 2003 (first phase) and in Tunis from 16 to "
                "18 November 2005 (second phase)"
            ],
        ),
        (
            "to submit to the General Assembly at its seventieth session a report on results of "
            "the study; to meet in Lima in 2013",
            ["at its seventieth session", "in Lima in 2013"],
        ),
        ("established in 2014 a group which met in Vienna", ["in 2014", "in Vienna"]),
        ("no later than 31 March 2017", ["no later than 31 March 2017"]),
        ("nothing of the kind", []),
    ],
)
def test_stretches(text: str, cut: list[str]) -> None:
    assert [text[s.start : s.end] for s in stretches(text)] == cut


@pytest.mark.parametrize(
    ("kind", "wants", "whether"),
    [
        (WHEN, {Want.DATE}, True),
        (WHEN, {Want.DEADLINE}, True),
        (SESSION, {Want.DEADLINE}, True),
        (SESSION, {Want.DATE}, True),
        (SESSION, {Want.SESSION}, True),
        (WHEN, {Want.SESSION}, False),
        (WHERE, {Want.DATE, Want.DEADLINE}, False),
        (WHERE, {Want.PLACE}, True),
        (WHERE, set(), False),
    ],
)
def test_what_answers_what(kind: Want, wants: set[Want], whether: bool) -> None:
    assert answers(kind, wants) is whether


@pytest.mark.parametrize(
    ("wants", "whether"),
    [
        ({Want.PLACE}, True),
        ({Want.DATE}, True),
        ({Want.PLACE, Want.DATE}, True),
        ({Want.SESSION}, False),
        ({Want.PLACE, Want.SESSION}, False),
        ({Want.TEXT}, True),
        (set(), True),
    ],
)
def test_whether_a_paragraph_holds_what_is_wanted(wants: set[Want], whether: bool) -> None:
    assert holds(wants, Paragraph(Part.PREAMBLE, "5", MIDRAND)) is whether


def test_a_point_holds_what_its_chapeau_has() -> None:
    point = Paragraph(Part.OPERATIVE, "1 (a)", "To report on it;", ("Requests them in 2014:",))
    assert holds({Want.DATE}, point)


@given(some.data())
def test_stretches_lie_apart_within_the_text_and_hold_every_particular(
    seed_library: Library, data: some.DataObject
) -> None:
    resolution = seed_library.resolution(data.draw(some.sampled_from(seed_library.symbols)))
    text = data.draw(some.sampled_from(resolution.paragraphs)).governed_text
    found = stretches(text)
    assert all(0 <= s.start < s.end <= len(text) for s in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    for particular in find_particulars(text):
        [home] = [s for s in found if s.start <= particular.start < s.end]
        assert particular.end <= home.end
        assert particular.kind in home.kinds


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("Invites States to continue to inform the Secretary-General of their views;",
         ["Secretary-General"]),
        ("to submit to the General Assembly at its seventieth session a report",
         ["General Assembly"]),
        ("to submit, for adoption by consensus, annual progress reports and a final report on the "
         "results of its work to the General Assembly", ["General Assembly"]),
        ("that have submitted their assessments to the Secretary-General pursuant to",
         ["Secretary-General"]),
        ("Decides to remain seized of the matter;", []),
        ("Takes note of the report of the Secretary-General;", []),
    ],
)
def test_to_whom_something_is_sent(text: str, whom: list[str]) -> None:
    assert [text[s:e] for s, e in recipients(text)] == whom


def test_effects_and_titles() -> None:
    understanding = "that the assessments have contributed to a better understanding"
    assert [understanding[s:e] for s, e in effects(understanding)] == ["contributed to "]
    assert not effects("Noting the contribution of those Member States")
    item = "to include in its agenda the item entitled “Sport for development”."
    assert [item[s:e] for s, e in titles(item)] == ["Sport for development"]
    assert not titles("Takes note of the report “Our ocean”;")
