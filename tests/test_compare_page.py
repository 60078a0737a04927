"""The page Compare without a browser: the pairs of two resolutions, and the grid of a series."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yearly
from streamlit.testing.v1 import AppTest

from assistant.compare.compare import compare
from assistant.compare.say import sentence
from assistant.mandate.citing import neighbours
from assistant.mandate.series import Standing, series
from index.store import Library
from index.symbol import parse_symbol

yearly_library = yearly.yearly_library

ROOT = Path(__file__).parents[1]
PAGE = (
    "import streamlit as st\n"
    "from assistant.views import compare\n"
    "from assistant.views.desk import Desk\n"
    "compare.show(Desk(), lambda citation: st.session_state.update(opened=citation.label))\n"
)
SEEDS = ("A/RES/68/243", "A/RES/70/237")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, seed_library: Library) -> AppTest:
    """The page over the seeds, as it first appears."""
    monkeypatch.setattr("assistant.opening.open_library", lambda progress: seed_library)
    return AppTest.from_string(PAGE, default_timeout=60).run()


@pytest.fixture
def grid(monkeypatch: pytest.MonkeyPatch, yearly_library: Library) -> AppTest:
    """The series over a small series, with nothing chosen."""
    monkeypatch.setattr("assistant.opening.open_library", lambda progress: yearly_library)
    page = AppTest.from_string(PAGE, default_timeout=60)
    page.session_state["compare tab"] = "The series"
    return page.run()


def choose(page: AppTest, *symbols: str) -> AppTest:
    for place, symbol in enumerate(symbols):
        page.selectbox[place].select(parse_symbol(symbol)).run()
    assert not page.exception
    return page


def drawn(page: AppTest) -> str:
    return "\n".join(h.body for h in page.html)


def seen(shown: str) -> str:
    without = re.sub(r'<span class="spoken">.*?</span>', "", shown)
    return html.unescape(re.sub(r"<[^>]*>", "", without))


def pairs(page: AppTest) -> list[str]:
    return [seen(h) for h in re.findall(r'<h2 class="pair.*?</h2>', drawn(page))]


def test_the_counts_and_the_pairs(page: AppTest, seed_library: Library) -> None:
    choose(page, *SEEDS)
    compared = compare(parse_symbol(SEEDS[0]), parse_symbol(SEEDS[1]), seed_library)
    assert html.escape(sentence(compared)) in drawn(page)
    assert "≠Reworded PP1 → PP1" in pairs(page)
    assert "−Dropped PP5 → –" in pairs(page)
    assert "≠Reworded, moved PP7 → PP3" in pairs(page)
    assert not [told for told in pairs(page) if told.startswith("=Same PP")]  # folded away
    folded = [e.label for e in page.expander]
    assert folded[0] == "One paragraph is the same: PP2"
    assert folded[1] == "Two paragraphs are the same: PP4 to PP5"


def test_every_pair_is_there_once_all_are_shown(page: AppTest, seed_library: Library) -> None:
    choose(page, *SEEDS)
    next(b for b in page.button if b.label.startswith("Show ")).click().run()
    compared = compare(parse_symbol(SEEDS[0]), parse_symbol(SEEDS[1]), seed_library)
    same = drawn(page).count('<section class="same">')
    assert len(pairs(page)) + same == len(compared.pairs)
    for pair in compared.pairs:
        cited = pair.right or pair.left
        assert cited is not None
        assert cited.text in seen(drawn(page))


def test_changed_words_are_marked_on_both_sides(page: AppTest) -> None:
    choose(page, *SEEDS)
    assert re.search(r'<del class="changed grave">.*?<bdi>66/24</bdi>', drawn(page))
    assert re.search(r'<ins class="changed grave">.*?<bdi>68/243</bdi>', drawn(page))
    assert "struck taken out" in seen(drawn(page))


@pytest.mark.parametrize(("name", "begins"), [
    ("New", "+New"), ("Dropped", "−Dropped"), ("Same", "=Same"), ("Reworded", "≠Reworded"),
])
def test_a_filter_shows_only_its_pairs(page: AppTest, name: str, begins: str) -> None:
    choose(page, *SEEDS)
    [filters] = page.button_group
    filters.select(name).run()
    assert not page.exception
    assert pairs(page)
    assert all(told.startswith(begins) for told in pairs(page))
    assert not page.expander


def test_a_paragraph_is_opened_in_the_full_text(page: AppTest) -> None:
    choose(page, *SEEDS)
    next(b for b in page.button if b.label == "Open 68/243, PP7").click().run()
    assert page.session_state["opened"] == \
        "General Assembly resolution 68/243, seventh preambular paragraph"


def test_one_resolution_twice_is_one_sentence(page: AppTest) -> None:
    choose(page, SEEDS[0], SEEDS[0])
    [error] = page.error
    assert "A/RES/68/243 is chosen twice" in error.value


def test_no_model_is_loaded_for_a_comparison(seed_library: Library) -> None:
    script = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        "from index.symbol import parse_symbol\n"
        f"page = AppTest.from_string({PAGE!r}, default_timeout=60).run()\n"
        f"for place, symbol in enumerate({SEEDS!r}):\n"
        "    page.selectbox[place].select(parse_symbol(symbol)).run()\n"
        "print(any('paragraphs are the same' in h.body for h in page.html))\n"
        "print(sorted({'sentence_transformers', 'transformers'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "ASSISTANT_LIBRARY": str(seed_library.folder)},
    )
    assert done.stdout.splitlines() == ["True", "[]"]


def test_the_series_says_where_each_paragraph_stands(grid: AppTest) -> None:
    choose(grid, "A/RES/65/2")
    assert f"“{yearly.TITLE}”: 67/4 and three earlier resolutions" in seen(drawn(grid))
    assert "<b>" not in drawn(grid)
    rows = [[seen(cell) for cell in re.findall("<td.*?</td>", row)]
            for row in re.findall("<tr>.*?</tr>", drawn(grid))[1:]]
    assert [row[1:] for row in rows[1:]] == [
        ["64/1", "64/1 to 66/3", "–"], ["64/1", "–", "64/1 to 66/3"]]
    assert rows[1][0].startswith("PP2: Deeply concerned by")


def test_a_cell_of_the_series_is_shown(grid: AppTest) -> None:
    choose(grid, "A/RES/65/2")
    grid.selectbox[1].select("2 A/RES/64/1").run()
    assert not grid.exception
    assert "<bdi>, including pastoralists</bdi>" in drawn(grid)
    next(b for b in grid.button if b.label == "Open 64/1, para. 2").click().run()
    assert grid.session_state["opened"] == "General Assembly resolution 64/1, para. 2"


def test_a_series_of_one_is_said(
    monkeypatch: pytest.MonkeyPatch, yearly_library: Library, grid: AppTest
) -> None:
    monkeypatch.setattr("assistant.mandate.series.same_title",
                        lambda symbol, library: (symbol,))
    choose(grid, "A/RES/65/2")
    assert "is the only one of its title" in drawn(grid)


def test_a_series_compares_each_with_the_latest(yearly_library: Library) -> None:
    told: list[tuple[int, int]] = []
    found = series(parse_symbol("66/3"), yearly_library, lambda *done: told.append(done))
    assert [s.short for s in found.symbols] == ["64/1", "65/2", "66/3", "67/4"]
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4)]
    recital, calls = found.rows[1], found.rows[2]
    assert [c.standing for c in recital.cells] == [Standing.SAME] * 4
    assert [c.standing for c in calls.cells] == [Standing.REWORDED] * 3 + [Standing.SAME]
    assert [c.citation.number for c in calls.cells if c.citation] == ["2", "1", "1", "1"]


def test_neighbours_of_each_other_agree(yearly_library: Library) -> None:
    for symbol in yearly_library.symbols:
        for other in neighbours(symbol, yearly_library).cites:
            assert all(c.symbol == symbol and c.highlights for c in other.paragraphs)
            back = neighbours(other.symbol, yearly_library)
            assert other.indexed is back.indexed
            assert [n.paragraphs for n in back.cited_by if n.symbol == symbol] \
                == [other.paragraphs]
