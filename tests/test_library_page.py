"""The page Library without a browser: files come in, are listed, and go; whose they are."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant.catalogue import Entry, Wanted, chosen, sessions, subjects
from assistant.mandate.citing import neighbours
from assistant.views import new_files
from assistant.views.browse import show_list
from assistant.views.linked import show_linked
from assistant.views.recorded import show_record
from assistant.views.visitors import Visitors
from index.build import ensure
from index.library.copying import copy_library
from index.record import Ballots, Record, Subject, Vote
from index.store import Library, Summary
from index.symbol import Organ, parse_symbol

ROOT = Path(__file__).parents[1]
PAGE = (
    "import streamlit as st\n"
    "from assistant.views import arrival, library\n"
    "visitors = arrival.visitors_of_this_process()\n"
    "visitor = arrival.visitor_here(visitors)\n"
    "library.show(visitors, visitor, lambda symbol: st.session_state.update(opened=str(symbol)))\n"
)
HOSTILE = "../../<img src=x onerror=alert(1)> **b** \u202etxt\x07.txt"
SHOWN = "<img src=x onerror=alert(1)> **b** txt.txt"
WORDS = "Words in the symbol or title"


@pytest.fixture
def folder(
    tmp_path: Path, seed_library: Library, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The shared library, of the two seeds, which the page may change."""
    folder = tmp_path / "library"
    copy_library(seed_library.folder, folder)
    monkeypatch.setenv("ASSISTANT_LIBRARY", str(folder))
    monkeypatch.delenv("ASSISTANT_UPLOADS", raising=False)
    st.cache_resource.clear()
    yield folder
    st.cache_resource.clear()


@pytest.fixture
def drought(tmp_path: Path, write_resolution: Callable[..., Path]) -> bytes:
    """A small resolution, 66/24."""
    return write_resolution(tmp_path / "drought.txt", "66/24").read_bytes()


def opened() -> AppTest:
    return AppTest.from_string(PAGE, default_timeout=120).run()


def button(page: AppTest, label: str) -> AppTest:
    return next(b for b in page.button if b.label == label).click().run()


def add(page: AppTest, *files: tuple[str, bytes]) -> AppTest:
    page.file_uploader[0].set_value([(name, data, "text/plain") for name, data in files])
    button(page, "Add to the library")
    assert not page.exception
    return page


def drawn(page: AppTest) -> str:
    return "\n".join(h.body for h in page.html)


def listed(page: AppTest) -> list[str]:
    return re.findall(r'<article class="listed" aria-label="(.*?)"', drawn(page))


def in_library(folder: Path) -> list[str]:
    with ensure(folder, []) as library:
        return [symbol.short for symbol in library.symbols]


def test_what_a_visitor_adds_is_the_visitors_own(folder: Path, drought: bytes) -> None:
    page = opened()
    assert listed(page) == ["A/RES/68/243", "A/RES/70/237"]
    add(page, (HOSTILE, drought), ("bad.pdf", b"no PDF"))
    summary = next(h.body for h in page.html if 'class="change"' in h.body)
    assert "What was changed: 1 added, 1 refused" in summary
    assert f"A/RES/66/24 · {html.escape(SHOWN)}" in summary
    assert "bad.pdf is not a PDF file" in summary
    assert "<img" not in drawn(page)
    assert listed(page) == ["A/RES/66/24", "A/RES/68/243", "A/RES/70/237"]
    assert in_library(folder) == ["68/243", "70/237"]
    assert listed(page.run()) == listed(page)


def test_a_file_that_is_there_and_one_that_replaces(folder: Path, drought: bytes) -> None:
    page = add(opened(), ("a.txt", drought))
    add(page, ("again.txt", drought))
    assert "What was changed: 1 unchanged" in drawn(page)
    add(page, ("b.txt", drought.replace(b"seized", b"apprised")))
    assert "What was changed: 1 replaced" in drawn(page)
    assert in_library(folder) == ["68/243", "70/237"]


def test_shared_uploads_are_everybodys(
    folder: Path, drought: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ASSISTANT_UPLOADS", "shared")
    page = add(opened(), ("drought.txt", drought))
    assert listed(page)[0] == "A/RES/66/24"
    assert in_library(folder) == ["66/24", "68/243", "70/237"]


@pytest.mark.usefixtures("folder")
def test_where_nobody_may_change_it_nothing_offers_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_UPLOADS", "off")
    page = opened()
    assert len(listed(page)) == 2
    assert not page.file_uploader
    assert not [b.label for b in page.button if "Remove" in b.label]


@pytest.mark.usefixtures("folder")
def test_a_wrong_setting_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ASSISTANT_UPLOADS", "<b>all")
    page = opened()
    assert not page.exception
    (error,) = page.error
    assert "ASSISTANT_UPLOADS" in error.value
    assert "visitor, shared, off" in error.value
    assert not page.title


def test_a_resolution_is_removed_after_a_second_question(folder: Path) -> None:
    page = button(opened(), "Remove 68/243")
    button(page, "Keep it")
    assert len(listed(page)) == 2
    button(button(page, "Remove 68/243"), "Yes, remove 68/243")
    assert "What was changed: 1 removed" in drawn(page)
    assert listed(page) == ["A/RES/70/237"]
    button(button(page, "Remove 70/237"), "Yes, remove 70/237")
    assert listed(page) == []
    assert in_library(folder) == ["68/243", "70/237"]


@pytest.mark.usefixtures("folder")
def test_filters_narrow_the_list_and_a_row_is_opened() -> None:
    page = opened()
    (words,) = (t for t in page.text_input if t.label == WORDS)
    words.set_value("INFORMATIÓN 70/").run()
    assert listed(page) == ["A/RES/70/237"]
    assert "1 of 2 resolutions" in drawn(page)
    words.set_value("information nowhere").run()
    assert listed(page) == []
    words.set_value("").run()
    session = next(s for s in page.selectbox if s.label == "Session or year")
    assert session.options == ["70", "68"]
    session.select("68").run()
    assert listed(page) == ["A/RES/68/243"]
    button(page, "Read 68/243")
    assert page.session_state["opened"] == "A/RES/68/243"


def test_what_is_too_large_is_refused_before_anything_is_copied(
    folder: Path, drought: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_files, "LARGEST", 0)
    page = add(opened(), ("drought.txt", drought))
    assert "What was changed: 1 refused" in drawn(page)
    assert "drought.txt: is larger than 0 MB" in drawn(page)
    assert [h.value for h in page.header] == ["Resolutions"]  # no copy was made for it


@pytest.mark.usefixtures("folder")
def test_a_visitor_whose_copy_had_to_go_is_told_until_it_is_understood(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Visitors, "was_displaced", lambda self, visitor: True)
    page = opened()
    monkeypatch.undo()
    assert "Add them again" in page.run().warning[0].value
    assert not button(page, "Understood").warning


def entry(symbol: str, title: str, *subjects: str) -> Entry:
    return Entry(Summary(parse_symbol(symbol), title, None, None, 0, 0, 1, "a", "text"), subjects)


ENTRIES = (entry("A/RES/2200 A (XXI)", "International Covenants", "law"),
           entry("A/RES/ES-10/23", "Situation in Côte d’Ivoire", "Law", "peace"),
           entry("S/RES/1540 (2004)", "Non-proliferation"))


@pytest.mark.parametrize(("wanted", "found"), [
    (Wanted(), [0, 1, 2]),
    (Wanted(organ=Organ.SECURITY_COUNCIL), [2]),
    (Wanted(session="2004"), [2]),
    (Wanted(session="ES-10", organ=Organ.SECURITY_COUNCIL), []),
    (Wanted(subject="law"), [0]),
    (Wanted(words="cote IVOIRE"), [1]),
    (Wanted(words="res/"), [0, 1, 2]),
    (Wanted(words="2200 a covenant"), [0]),
    (Wanted(words="covenant ivoire"), []),
    (Wanted(words="  "), [0, 1, 2]),
])
def test_all_that_is_wanted_has_to_be_so(wanted: Wanted, found: list[int]) -> None:
    assert chosen(ENTRIES, wanted) == [ENTRIES[place] for place in found]


def test_what_can_be_wanted() -> None:
    assert sessions(ENTRIES) == ["2004", "ES-10", "XXI"]
    assert sessions(ENTRIES, Organ.SECURITY_COUNCIL) == ["2004"]
    assert subjects(ENTRIES) == ["Law", "law", "peace"]


def shown(draw: Callable[[], None]) -> AppTest:
    """What a view draws, with what it is given already in hand."""
    def script(draw):  # type: ignore[no-untyped-def]  # run from its source, without imports
        draw()

    return AppTest.from_function(script, args=(draw,), default_timeout=60).run()


def test_a_long_list_comes_in_pages() -> None:
    entries = [entry(f"{session}/1", "Water" if session < 55 else "Light")
               for session in range(50, 95)]
    page = shown(lambda: show_list(entries, lambda symbol: None, None))
    assert listed(page) == [f"A/RES/{session}/1" for session in range(50, 70)]
    page.pagination[0].set_value(3).run()
    assert listed(page) == [f"A/RES/{session}/1" for session in range(90, 95)]
    page.text_input[0].set_value("water").run()
    assert listed(page) == [f"A/RES/{session}/1" for session in range(50, 55)]
    assert not page.pagination
    page.text_input[0].set_value("").run()
    assert listed(page)[0] == "A/RES/50/1"
    assert not [b.label for b in page.button if "Remove" in b.label]


def test_a_record_shows_what_is_stated_and_where() -> None:
    vote = Vote(Ballots(2, ("FIJI", "<b>PERU")), Ballots(0), Ballots(1, ("MALTA",)))
    record = Record(vote=vote, draft="A/75/L.8", subjects=(Subject("peace", "UNBIS"),),
                    sources=(("vote", "analysis/voting"), ("draft", "step/@as")))
    page = shown(lambda: show_record(record))
    assert page.expander[0].label.endswith("by a vote of 2 in favour, 0 against, 1 abstaining")
    body = drawn(page)
    assert re.findall("<dt>(.*?)</dt>", body) == ["Vote", "Draft resolution", "Subjects"]
    assert "<summary>In favour (2)</summary><p>FIJI; &lt;b&gt;PERU</p>" in body
    assert "Not voting" not in body
    assert "Against (" not in body
    assert body.count("in the file: ") == 2
    assert "in the file: step/@as" in body


def test_nothing_stated_shows_nothing() -> None:
    page = shown(lambda: show_record(Record()))
    assert not page.expander
    assert not page.html


def test_what_a_resolution_cites_is_linked_where_it_is_there(seed_library: Library) -> None:
    around = neighbours(parse_symbol("70/237"), seed_library)
    titles = {s.symbol: s.title for s in seed_library.summaries()}
    page = shown(lambda: show_linked(around, titles))
    assert page.expander[0].label == (
        f"Cites {len(around.cites)} resolutions, cited by 0 resolutions of the library")
    (link,) = page.button
    assert "68/243" in link.label
    assert titles[parse_symbol("68/243")].split()[0] in link.label
    (absent,) = (h.body for h in page.html if "Not in the library" in h.body)
    assert all((str(n.symbol) in absent) is not n.indexed for n in around.cites)
    assert len(around.cites) > 1
    link.click().run()
    assert page.query_params["symbol"] == "A/RES/68/243"
