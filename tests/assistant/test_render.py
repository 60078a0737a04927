"""What is printed holds every word of what was read, and the JSON is that of the contract."""

from __future__ import annotations

import json

import pytest

from assistant.answer import Answer, Route
from assistant.citation import Citation, cite
from assistant.render import (
    answer_text,
    citation_text,
    report_json,
    report_text,
    resolution_json,
    resolution_text,
    summary_json,
    summary_line,
)
from index.build import AddReport
from index.resolution import Paragraph, Part, Resolution
from index.store import Library
from index.symbol import parse_symbol

SYMBOL = parse_symbol("68/243")
CITED = Citation(
    SYMBOL,
    Part.OPERATIVE,
    "3 (a)",
    "To act in 2014 and 2016;",
    ("Urges States:",),
    ((10, 14), (19, 23)),
)


@pytest.fixture
def seed(seed_library: Library) -> Resolution:
    return seed_library.resolution(SYMBOL)


def test_a_citation_shows_its_deciding_words_behind_its_chapeau() -> None:
    assert citation_text(CITED) == (
        "  General Assembly resolution 68/243, para. 3 (a)\n"
        "    Urges States: To act in »2014« and »2016«;"
    )


def test_the_json_of_a_citation_is_that_of_the_contract() -> None:
    assert CITED.as_json() == {
        "symbol": "A/RES/68/243",
        "part": "operative",
        "number": "3 (a)",
        "label": "General Assembly resolution 68/243, para. 3 (a)",
        "text": "To act in 2014 and 2016;",
        "highlights": [[10, 14], [19, 23]],
        "chapeau": ["Urges States:"],
        "footnotes": [],
    }


@pytest.mark.parametrize(
    ("part", "number", "label"),
    [
        (Part.PREAMBLE, "5", "General Assembly resolution 68/243, fifth preambular paragraph"),
        (Part.OPERATIVE, "3 (a) (ii)", "General Assembly resolution 68/243, para. 3 (a) (ii)"),
        (Part.ANNEX, "4", "General Assembly resolution 68/243, annex, para. 4"),
        (Part.HEADING, "", "General Assembly resolution 68/243, title"),
        (Part.END, "", "General Assembly resolution 68/243, closing line"),
    ],
)
def test_labels(seed: Resolution, part: Part, number: str, label: str) -> None:
    assert cite(seed, Paragraph(part, number, "Text")).label == label


def test_the_json_of_an_answer_is_that_of_the_contract() -> None:
    answer = Answer("and then?", True, "In 2014.", Route.RECORD, (CITED,), None, "When, then?")
    assert answer.as_json(7) == {
        "id": 7,
        "question": "and then?",
        "answered": True,
        "answer": "In 2014.",
        "route": "record",
        "citations": [CITED.as_json()],
        "reason": None,
        "understood": "When, then?",
    }
    assert Answer("When?", False, "No.", reason="None.").as_json()["understood"] == "When?"
    json.dumps(answer.as_json())


@pytest.mark.parametrize(
    ("answer", "heading"),
    [
        (Answer("q", True, "In 2014.", citations=(CITED,)), "It rests on:"),
        (Answer("q", False, "The texts do not say.", citations=(CITED,)), "Nearest passages:"),
        (Answer("q", False, "The texts do not say."), None),
    ],
)
def test_an_answer_on_a_terminal(answer: Answer, heading: str | None) -> None:
    first, *others = answer_text(answer).splitlines()
    assert first == answer.text
    assert others[1:2] == ([heading] if heading else [])
    assert (citation_text(CITED) in answer_text(answer)) is bool(heading)


def test_a_resolution_is_printed_whole(seed: Resolution) -> None:
    printed = resolution_text(seed)
    lines = printed.splitlines()
    assert lines[0] == f"A/RES/68/243  {seed.title}"
    at = 0
    for paragraph in seed.paragraphs:
        at = printed.index(paragraph.text, at) + len(paragraph.text)
    assert [line[:4] for line in lines if line.startswith("   (")] == ["   ("] * 4
    assert any(line.startswith("[PP18] Taking note") for line in lines)
    assert lines[-1] == "72nd plenary meeting 27 December 2013"


def test_the_json_of_a_resolution_has_every_paragraph(
    seed_library: Library, seed: Resolution
) -> None:
    shown = resolution_json(seed, seed_library.summaries()[0])
    assert [c["text"] for c in shown["text"]] == [p.text for p in seed.paragraphs]
    assert shown["symbol"] == "A/RES/68/243"
    assert shown["closing"] == "72nd plenary meeting 27 December 2013"
    json.dumps(shown)


def test_the_list(seed_library: Library) -> None:
    first, second = map(summary_json, seed_library.summaries())
    assert first == {
        "symbol": "A/RES/68/243",
        "title": "Developments in the field of information and telecommunications in the "
        "context of international security",
        "session": 68,
        "adopted": "2013-12-27",
        "preambular": 18,
        "operative": 5,
        "paragraphs": 27,
        "source": "A-RES-68-243.txt",
        "format": first["format"],
    }
    assert (second["symbol"], second["adopted"], second["paragraphs"]) == ("A/RES/70/237", None, 28)
    lines = [summary_line(s) for s in seed_library.summaries()]
    assert "2013-12-27" in lines[0]
    assert "not dated" in lines[1]


def test_what_became_of_files() -> None:
    report = AddReport(
        ((SYMBOL, "a.txt"),), ((SYMBOL, "b.txt"),), (), (("c.txt", "it is empty."),), ("odd.",)
    )
    assert report_json(report) == {
        "added": [{"symbol": "A/RES/68/243", "file": "a.txt"}],
        "replaced": [{"symbol": "A/RES/68/243", "file": "b.txt"}],
        "unchanged": [],
        "refused": [{"file": "c.txt", "reason": "it is empty."}],
        "warnings": ["odd."],
    }
    text = report_text(report)
    assert text.endswith("1 added, 1 replaced, 0 unchanged, 1 refused")
    assert "c.txt: it is empty." in text
