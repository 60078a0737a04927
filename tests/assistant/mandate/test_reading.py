"""Operative paragraphs read as mandates."""

from __future__ import annotations

from collections import Counter

import pytest

from assistant.mandate.reading import Mandate, read_mandate
from assistant.mandate.search import Search
from assistant.mandate.verbs import Force
from index.resolution import Paragraph, Part
from index.store import Library


def read(text: str, *chapeau: str) -> Mandate:
    mandate = read_mandate(Paragraph(Part.OPERATIVE, "1", text, chapeau))
    assert mandate is not None
    return mandate


@pytest.mark.parametrize(
    ("text", "force", "addressee", "actions", "deadlines"),
    [
        ("Requests the Secretary-General to submit a report to the General Assembly at its "
         "eightieth session;", Force.REQUEST, "the Secretary-General",
         ["to submit a report to the General Assembly at its eightieth session"],
         ["at its eightieth session"]),
        ("Decides to convene a conference in 2030 and to invite all States;", Force.DECISION, "",
         ["to convene a conference in 2030", "and to invite all States"], ["in 2030"]),
        ("Invites Member States, in cooperation with the Fund, to share their views;",
         Force.INVITATION, "Member States", ["to share their views"], []),
        ("Urges all parties to comply with the agreement;", Force.CALL, "all parties",
         ["to comply with the agreement"], []),
    ],
)
def test_who_is_asked_to_do_what_by_when(
    text: str, force: Force, addressee: str, actions: list[str], deadlines: list[str]
) -> None:
    mandate = read(text)
    assert mandate.force is force
    assert mandate.words(mandate.addressee) == addressee
    assert [mandate.words(a) for a in mandate.actions] == actions
    assert [mandate.words(d) for d in mandate.deadlines] == deadlines
    assert mandate.is_mandate


def test_a_point_inherits_from_its_chapeau() -> None:
    mandate = read("To dig wells;", "Requests the Programme:")
    assert (mandate.force, mandate.words(mandate.addressee)) == (Force.REQUEST, "the Programme")
    assert [mandate.words(a) for a in mandate.actions] == ["To dig wells"]


def test_deliverables_are_what_is_submitted_or_convened() -> None:
    mandate = read("Requests the Board to study the matter and to submit recommendations;")
    assert [mandate.words(d) for d in mandate.deliverables] == ["submit recommendations"]


def test_a_welcome_lays_nothing_down() -> None:
    assert not read("Welcomes the report of the Board;").is_mandate


def test_recitals_and_unknown_openings_are_no_mandates() -> None:
    assert read_mandate(Paragraph(Part.PREAMBLE, "1", "Recalling its resolution")) is None
    assert read_mandate(Paragraph(Part.OPERATIVE, "1", "General appreciation of")) is None


def test_a_clause_is_a_mandate_where_its_paragraph_reads_as_one(seed_library: Library) -> None:
    search = Search(seed_library)
    told: Counter[bool] = Counter()
    for text in ("the report of the Secretary-General", "international security", "States"):
        for clause in search.find(search.read(text)).clauses:
            whole = read_mandate(clause.paragraph.paragraph)
            assert clause.is_mandate is (whole is not None and whole.is_mandate)
            told[clause.is_mandate] += 1
    assert told[True]
    assert told[False]
