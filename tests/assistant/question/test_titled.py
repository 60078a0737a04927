"""What a title says is said of every paragraph under it: what tells resolutions apart, and when."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ask import Assistant
from assistant.finding.retrieve import Retriever
from assistant.question.question import understand
from assistant.question.titled import Titles
from index.build import ensure
from index.store import Library

os.environ["HF_HUB_OFFLINE"] = "1"
FIELDS = """drought forests roads libraries ports tides lighthouses weights measures stamps museums
    deserts rivers bees salt chess kites bridges canals ferries vaccines seeds soils storms maps
    radios clocks ovens pumps locks kilns looms sails wells mills dams tunnels beacons harbours
    pastures""".split()


def write(path: Path, symbol: str, title: str, operative: str, closing: str) -> None:
    path.write_text("\n".join([
        f" {symbol}. {title}", "The General Assembly,", "Recalling its earlier resolutions,",
        f"1. {operative}.", "72nd plenary meeting", closing, ""]), encoding="utf-8")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Forty resolutions on forty subjects, and three whose paragraphs do not name theirs."""
    folder = tmp_path_factory.mktemp("titled")
    for number, field in enumerate(FIELDS, 1):
        write(folder / f"{number}.txt", f"75/{number}", f"Cooperation on {field}",
              f"Requests the Institute to publish a yearbook on {field}", "7 December 2020")
    institute = "United Nations Institute for Disarmament Research"
    write(folder / "a.txt", "75/82", institute,
          "Encourages the Institute to keep a reading room open to all", "7 December 2020")
    write(folder / "b.txt", "75/91", "Tunnels", "Invites Member States to dig deep",
          "7 December 2020")
    for symbol, people, day in (("75/90", "sailors", "7 December 2020"),
                                ("76/91", "divers", "6 December 2021")):
        write(folder / f"{people}.txt", symbol, "Glaciers in the mountains",
              f"Invites Member States to open their huts to {people}", day)
    with ensure(folder / "library", [folder]) as opened:
        yield opened


@pytest.mark.parametrize(("asked", "said", "symbol"), [
    ("What is UNIDIR encouraged to keep open?", "reading room", "75/82"),
    ("What are States invited to open, in the glaciers resolution of 2021?", "divers", "76/91"),
    ("What are States invited to open, in the glaciers resolution of the seventy-fifth session?",
     "sailors", "75/90"),
])
def test_a_paragraph_is_found_by_what_its_title_says(
    library: Library, asked: str, said: str, symbol: str
) -> None:
    answer = Assistant(library).ask(asked)
    assert answer.answered, answer.text
    assert said in answer.text
    assert answer.citations[0].symbol.short == symbol


def test_what_no_title_says_is_still_missing(library: Library) -> None:
    answer = Assistant(library).ask("What is UNESCO encouraged to keep open?")
    assert not answer.answered


def test_a_word_that_many_titles_have_tells_nothing(
    library: Library, seed_library: Library
) -> None:
    known = Retriever(library).known
    asked = understand("What is said of cooperation on kites?", library.symbols, known)
    told = {s.short: sorted(t.text for t in subject.terms)
            for s, subject in Titles(library).subjects(asked).by_symbol.items()}
    assert list(told.values()) == [["kites"]]
    both = understand("What is said of telecommunications?", seed_library.symbols,
                      Retriever(seed_library).known)
    assert Titles(seed_library).subjects(both).by_symbol == {}


@pytest.mark.parametrize(("asked", "names"), [
    ("What does the 2021 resolution on glaciers in the mountains invite States to open?", "76/91"),
    ("What do the resolutions on glaciers ask for?", "75/90 and 76/91"),
    ("What does the latest resolution on glaciers invite States to open?", "76/91"),
    ('What does the resolution "Cooperation on chess" ask for?', "75/16"),
    ("What does the 2021 resolution against melting glaciers ask for?", "76/91"),
    ("The resolution simply titled Cooperation on salt of 7 December 2020: who is asked?", "75/15"),
    ("The resolution “Glaciers in the mountains” of 7 December 2020: who is to come?", "75/90"),
    ("Glaciers in the mountains, 2021 text: who is to come?", "76/91"),
    ("The resolution titled Tunnels: who is to dig?", "75/91"),
    ("The resolution titled Cooperation on tunnels: who is asked?", "75/37"),
    ("What does the 2021 health summit resolution on glaciers ask for?", "76/91"),
])
def test_words_of_a_title_are_read_as_the_symbol(library: Library, asked: str, names: str) -> None:
    known = Retriever(library).known
    assert f" {names}" in Titles(library).by_symbol(understand(asked, library.symbols, known))


@pytest.mark.parametrize("asked", [
    "What does the resolution on cooperation say?",  # forty have it
    "What does the resolution on the same item say?",
    "What do the texts say about glaciers?",
])
def test_a_title_that_holds_not_all_or_is_one_of_many_names_none(
    library: Library, asked: str
) -> None:
    known = Retriever(library).known
    assert not Titles(library).by_symbol(understand(asked, library.symbols, known))


def test_what_no_title_holds_is_still_asked(library: Library) -> None:
    known = Retriever(library).known
    asked = "What does the 2021 resolution on glaciers in Africa say?"
    told = Titles(library).by_symbol(understand(asked, library.symbols, known))
    assert told == "What does resolution 76/91 in Africa say?"
    assert not Assistant(library).ask(asked).answered


def test_the_reader_is_told_which_resolution_a_title_was_read_as(library: Library) -> None:
    answer = Assistant(library).ask("Who is to open huts, in the resolutions on glaciers?")
    assert answer.answered, answer.text
    assert answer.understood == "Who is to open huts, in resolutions 75/90 and 76/91?"
