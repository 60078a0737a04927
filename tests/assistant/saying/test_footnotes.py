"""What only a footnote says belongs to its paragraph: it is found, told, and shown with it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import akn
import pytest

from assistant.ask import Assistant
from assistant.render import answer_text
from assistant.views.full_text import full_text
from index.build import ensure
from index.store import Library
from index.symbol import parse_symbol

os.environ["HF_HUB_OFFLINE"] = "1"
SEEDS = sorted((Path(__file__).parents[3] / "seeds").glob("*.txt"))
LIT = akn.note("1", "Chile, Fiji and Malta.")
REPORT = akn.note("2", "A/90/411.")
WHISTLES, BELLS = akn.note("4", "A/90/412."), akn.note("5", "A/90/413.")
SOURCE = akn.note("6", "Report of the Conference on Horns to be Mended, Cairo, 5 September 1994.")
RENAMED = akn.note("3", "On 28 June 2031, the Lantern Union changed its name to the Light Union.")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """The seeds, and a resolution with three footnotes."""
    folder = tmp_path_factory.mktemp("noted")
    (folder / "90_7.xml").write_bytes(akn.document(akn.statement(
        akn.RECALLING,
        "".join([akn.paragraph(f"Welcomes the pledge of a number of States{LIT} to light their "
                               "harbours all night;", "1."),
                 akn.paragraph("Takes note of the report of the Secretary-General on lamps at "
                               f"sea;{REPORT}", "2."),
                 akn.paragraph(f"Invites the Lantern Union{RENAMED} to join the work on lamps.",
                               "3."),
                 akn.paragraph(f"Notes the report on whistles{WHISTLES} and the report on "
                               f"bells;{BELLS}", "4."),
                 akn.paragraph(f"Regrets the state of the fog horns.{SOURCE}", "5.")]),
        number="90/7", title="Lamps at sea")))
    with ensure(folder / "library", [*SEEDS, folder / "90_7.xml"]) as opened:
        yield opened


@pytest.mark.parametrize(("asked", "says", "number"), [
    ("Is Malta among the States that pledged to light their harbours?", "Fiji and Malta", "1"),
    ("What is the symbol of the report on lamps at sea that 90/7 takes note of?", "A/90/411", "2"),
    ("When did the Lantern Union that 90/7 invites change its name?", "28 June 2031", "3"),
    ("What does the footnote on fog horns in 90/7 say?", "Cairo, 5 September 1994", "5"),
])
def test_what_a_footnote_says_is_told(
    library: Library, asked: str, says: str, number: str
) -> None:
    answer = Assistant(library).ask(asked)
    assert answer.answered, answer.text
    assert says in answer.text
    assert answer.citations[0].number == number
    assert any(says in note for note in answer.citations[0].footnotes)
    assert f"Footnote: {answer.citations[0].footnotes[0]}" in answer_text(answer)


def test_a_footnote_is_not_told_where_the_paragraph_says_it(library: Library) -> None:
    answer = Assistant(library).ask("What have a number of States pledged to light?")
    assert "harbours" in answer.text
    assert "footnote" not in answer.text


def test_of_several_symbols_that_of_the_document_asked_for_is_told(library: Library) -> None:
    answer = Assistant(library).ask("What is the symbol of the report on bells that 90/7 notes?")
    assert "“A/90/413”" in answer.text
    assert "A/90/412" not in answer.text


def test_a_source_in_a_footnote_dates_nothing(library: Library) -> None:
    answer = Assistant(library).ask("When are the fog horns that 90/7 regrets to be mended?")
    assert "1994" not in answer.text


def test_what_neither_paragraph_nor_footnote_names_is_refused(library: Library) -> None:
    assert not Assistant(library).ask(
        "Is Norway among the States that pledged to light their harbours?").answered


def test_the_full_text_shows_footnotes_under_their_paragraphs(library: Library) -> None:
    html = full_text(library.resolution(parse_symbol("90/7")), None)
    assert html.index("light their harbours") < html.index("Chile, Fiji and Malta") < html.index(
        "Takes note")
