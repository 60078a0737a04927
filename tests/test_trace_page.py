"""The page Trace without a browser: the first paragraph, its line, what is missing, the map."""

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

from assistant.mandate.say import sentences
from assistant.mandate.trace import Tracer
from assistant.views.markup import marked
from index.store import Library
from index.symbol import parse_symbol

yearly_library = yearly.yearly_library

ROOT = Path(__file__).parents[1]
PAGE = (
    "import streamlit as st\n"
    "from assistant.views import trace\n"
    "from assistant.views.desk import Desk\n"
    "trace.show(Desk(), lambda citation: st.session_state.update(opened=citation.label))\n"
)
FIRST = "General Assembly resolution 65/2, para. 2"
HOSTILE = "<img src=x onerror=alert(1)> **bold** $x$ establish a drought early warning centre"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, yearly_library: Library) -> AppTest:
    """The page over a small series, as it first appears."""
    monkeypatch.setattr("assistant.opening.open_library", lambda progress: yearly_library)
    return AppTest.from_string(PAGE, default_timeout=120).run()


def trace(page: AppTest, mandate: str) -> AppTest:
    page.text_area[0].set_value(mandate)
    page.button[0].click().run()
    assert not page.exception
    return page


def drawn(page: AppTest) -> str:
    return "\n".join(h.body for h in page.html)


def seen(shown: str) -> str:
    without = re.sub(r'<span class="spoken">.*?</span>', "", shown)
    return html.unescape(re.sub(r"<[^>]*>", "", without))


def press(page: AppTest, label: str) -> AppTest:
    next(b for b in page.button if b.label == label).click().run()
    assert not page.exception
    return page


def test_a_mandate_has_its_first_paragraph_and_its_sentences(
    page: AppTest, yearly_library: Library
) -> None:
    trace(page, yearly.CENTRE)
    traced = Tracer(yearly_library).trace(yearly.CENTRE)
    assert traced.first is not None
    assert traced.first.label == FIRST
    assert f'<p class="reason">{html.escape(sentences(traced))}</p>' in drawn(page)
    card = re.search(r'<article class="citation".*?</article>', drawn(page), re.DOTALL)
    assert card is not None
    assert f"<h3>{FIRST}</h3>" in card[0]
    assert marked(traced.first.text, traced.first.highlights) in card[0]
    assert "<mark>" in card[0]


def test_the_steps_are_shown_with_what_changed(page: AppTest) -> None:
    trace(page, yearly.CENTRE)
    steps = re.findall(r'<p class="step"><strong>(.*?)</strong>', drawn(page))
    assert steps == ["Introduced in 65/2", "Reworded in 66/3"]
    assert re.search(r'<del class="changed grave">.*?<bdi>2011</bdi>', drawn(page))
    assert re.search(r'<ins class="changed grave">.*?<bdi>2012</bdi>', drawn(page))
    assert "No longer in General Assembly resolution 67/4" in drawn(page)
    press(page, "Open 66/3 in full text")
    assert page.session_state["opened"] == "General Assembly resolution 66/3, para. 2"


def test_what_is_missing_is_listed_with_who_recalls_it_the_oldest_first(page: AppTest) -> None:
    trace(page, yearly.CENTRE)
    [missing] = re.findall(r'<ol class="missing".*?</ol>', drawn(page))
    items = [seen(item) for item in re.findall("<li>.*?</li>", missing)]
    by = "named in General Assembly resolution 65/2, first preambular paragraph"
    assert items == [f"A/RES/31/97 · 1976 · {by}", f"A/RES/54/49 · 1999 · {by}"]


def test_the_timeline_leads_to_the_paragraphs(page: AppTest) -> None:
    trace(page, yearly.CENTRE)
    [choice] = page.selectbox
    assert choice.options == ["31/97: recalled, not in the library",
                              "54/49: recalled, not in the library",
                              "65/2: introduced", "66/3: reworded"]
    choice.select_index(0).run()
    assert "General Assembly resolution 31/97 is not in the library." in drawn(page)
    assert "its resolutions <mark>31/97 of 14 December 1976</mark> and" in drawn(page)
    page.selectbox[0].select_index(3).run()
    assert "is not in the library." not in drawn(page)
    assert "<h3>General Assembly resolution 66/3, para. 2</h3>" in drawn(page)


def test_what_no_text_lays_down_is_said(page: AppTest) -> None:
    trace(page, "publish quarterly bulletins of volcanic eruptions on Jupiter")
    assert "Not laid down in these texts" in drawn(page)
    assert "First paragraph" not in [h.value for h in page.header]


def test_an_empty_mandate_is_one_sentence(page: AppTest) -> None:
    trace(page, "  ")
    [error] = page.error
    assert error.value.startswith("The mandate is empty")


def test_hostile_words_are_shown_as_they_stand(page: AppTest) -> None:
    trace(page, HOSTILE)
    assert html.escape(HOSTILE) in drawn(page)
    assert "<img" not in drawn(page)


def test_nothing_heavy_is_loaded_before_a_mandate_is_traced(yearly_library: Library) -> None:
    script = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        f"page = AppTest.from_string({PAGE!r}, default_timeout=60).run()\n"
        "early = {'faiss', 'tantivy', 'index.store', 'assistant.mandate.trace', 'torch'}\n"
        "print(page.title[0].value, sorted(early & set(sys.modules)), sep='|')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "ASSISTANT_LIBRARY": str(yearly_library.folder)},
    )
    assert done.stdout.strip() == "Trace a mandate|[]"


@pytest.fixture
def citations(page: AppTest) -> AppTest:
    """The map of citations, with nothing chosen."""
    page.session_state["trace tab"] = "Map of citations"
    return page.run()


def test_the_map_lists_what_a_resolution_cites_and_who_cites_it(citations: AppTest) -> None:
    citations.selectbox[0].select(parse_symbol("65/2")).run()
    assert not citations.exception
    cites, by = re.findall(r'<section class="cited-list">.*?</section>', drawn(citations))
    assert re.findall("<h2>(.*?)</h2>", cites + by) == ["65/2 cites (3)", "65/2 is cited by (2)"]
    assert re.findall("<strong>(.*?)</strong>", cites) == ["31/97", "54/49", "64/1"]
    assert re.findall("<strong>(.*?)</strong>", by) == ["66/3", "67/4"]
    assert f"64/1 · {yearly.TITLE} · first preambular paragraph" in seen(cites)
    assert "31/97 · not in the library" in seen(cites)


def test_the_map_is_walked(citations: AppTest) -> None:
    citations.selectbox[0].select(parse_symbol("65/2")).run()
    citations.selectbox[1].select("cites A/RES/31/97").run()
    assert "<mark>31/97 of 14 December 1976</mark>" in drawn(citations)
    press(citations, "Put 31/97 in the middle")
    assert "31/97 is not in the library: what it cites is not known here." in drawn(citations)
    assert "<h2>31/97 is cited by (4)</h2>" in drawn(citations)
    press(citations.selectbox[1].select("by A/RES/67/4").run(), "Put 67/4 in the middle")
    assert "<h2>67/4 is cited by (0)</h2>" in drawn(citations)
