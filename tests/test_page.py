"""The page without a browser: what it draws, what it asks, and what it never loads too early."""

from __future__ import annotations

import html
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
import streamlit as st
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from assistant.answer import Answer
from assistant.citation import cite
from assistant.views.address import Address, find_paragraph, read_address
from assistant.views.desk import Desk
from assistant.views.full_text import CITED_ID, full_text
from assistant.views.markup import literal, marked
from index.build import add, ensure
from index.errors import AssistantError, InputError
from index.resolution import Part
from index.store import Library
from index.symbol import parse_symbol

ROOT = Path(__file__).parents[1]
APP = str(ROOT / "streamlit_app.py")
HOSTILE = "<img src=x onerror=alert(1)> **bold** $x$ :smile: [a](javascript:alert(1)) `b`"
READ = (
    "from assistant.views import reader\n"
    "from assistant.views.desk import Desk\n"
    "reader.show(Desk())\n"
)


class Spy:
    """Stands in for the assistant: notes what it is asked and answers from real paragraphs."""

    def __init__(self, library: Library) -> None:
        self.asked: list[tuple[str, tuple[str, ...]]] = []
        self._resolution = library.resolution(parse_symbol("A/RES/68/243"))

    def ask(
        self, question: str, history: Sequence[str] = (), note: Callable[[str], None] | None = None
    ) -> Answer:
        self.asked.append((question, tuple(history)))
        if note:
            note("Reading the question")
        if "unreadable" in question:
            raise InputError(f"The question {question!r} cannot be read; ask another.")
        paragraph = next(p for p in self._resolution.paragraphs if "Midrand" in p.text)
        start = paragraph.text.index("Midrand")
        cited = (cite(self._resolution, paragraph, ((start, start + len("Midrand")),)),)
        if "chaired" in question:
            return Answer(question, False, "The texts do not say. Nobody is named as chair.",
                          citations=cited, reason="Nobody is named as chair.")
        return Answer(question, True, "It was held in Midrand.", citations=cited,
                      understood="understood so" if history else question)


@pytest.fixture
def library(monkeypatch: pytest.MonkeyPatch, seed_library: Library) -> Library:
    """The library of the seeds, which the page opens instead of the user's own."""
    monkeypatch.setattr("assistant.opening.open_library", lambda progress: seed_library)
    return seed_library


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch, library: Library) -> Spy:
    """The assistant that the page will ask."""
    spy = Spy(library)
    monkeypatch.setattr("assistant.ask.Assistant", lambda _: spy)
    return spy


@pytest.fixture
def page(spy: Spy) -> AppTest:
    """The page as it first appears."""
    st.cache_resource.clear()
    return AppTest.from_file(APP, default_timeout=60).run()


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input[0].set_value(question).run()


def button(page: AppTest, label: str) -> AppTest:
    return next(b for b in page.button if b.label == label).click().run()


def drawn(page: AppTest) -> str:
    """All the HTML that the page has drawn, without its style sheet."""
    return "\n".join(h.body for h in page.html if "<style>" not in h.body)


def read(**parameters: str) -> AppTest:
    page = AppTest.from_string(READ, default_timeout=60)
    page.query_params.update(parameters)
    return page.run()


def test_the_page_appears_before_anything_heavy_is_loaded() -> None:
    script = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        f"page = AppTest.from_file({APP!r}, default_timeout=60).run()\n"
        "heavy = {'torch', 'sentence_transformers', 'transformers', 'faiss', 'tantivy',\n"
        "         'index.store', 'assistant.ask'}\n"
        "print(page.title[0].value, len(page.chat_input), len(page.button) >= 4,\n"
        "      len(page.exception), sorted(heavy & set(sys.modules)), sep='|')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "Ask the resolutions|1|True|0|[]"


def test_an_answer_has_its_citation_as_a_card(page: AppTest, spy: Spy) -> None:
    ask(page, "Where was it held?")
    assert not page.exception
    assert '<p class="answer">It was held in Midrand.</p>' in drawn(page)
    assert "<h3>General Assembly resolution 68/243, fifth preambular paragraph</h3>" in drawn(page)
    assert "held in <mark>Midrand</mark>, South Africa" in drawn(page)
    assert "The texts do not say" not in drawn(page)
    assert spy.asked == [("Where was it held?", ())]


def test_drawing_the_page_again_asks_nothing(page: AppTest, spy: Spy) -> None:
    ask(page, "Where was it held?")
    before = drawn(page)
    page.run().run()
    assert drawn(page) == before
    assert len(spy.asked) == 1


def test_an_example_is_asked_when_clicked(page: AppTest, spy: Spy) -> None:
    examples = [b.label for b in page.button]
    assert 4 <= len(examples) <= 6
    button(page, examples[1])
    assert spy.asked == [(examples[1], ())]
    assert not set(examples) & {b.label for b in page.button}


def test_a_follow_up_is_asked_with_the_earlier_questions(page: AppTest, spy: Spy) -> None:
    for question in ("Where was it held?", "Who chaired it?", "unreadable", "And when?"):
        ask(page, question)
    # What could not be read is no part of the conversation.
    assert spy.asked[-1] == ("And when?", ("Where was it held?", "Who chaired it?"))
    assert "Understood as: understood so" in drawn(page)


def test_a_new_conversation_forgets_the_old_one(page: AppTest, spy: Spy) -> None:
    ask(page, "Where was it held?")
    button(page, "New conversation")
    assert "Midrand" not in drawn(page)
    ask(page, "And when?")
    assert spy.asked[-1] == ("And when?", ())


def test_a_refusal_says_so_and_folds_the_nearest_passages_away(page: AppTest) -> None:
    ask(page, "Who chaired the group?")
    refusal = next(h.body for h in page.html if 'class="refusal"' in h.body)
    assert "<h3>The texts do not say</h3>" in refusal
    assert refusal.count("The texts do not say") == 1
    assert refusal.count("Nobody is named as chair.") == 1
    (folded,) = page.expander
    assert folded.label == "Nearest passages"
    assert not folded.proto.expanded
    assert "Midrand" in folded.get("html")[0].body


def test_an_error_is_one_sentence(page: AppTest) -> None:
    ask(page, "unreadable")
    sentence = "The question 'unreadable' cannot be read; ask another."
    assert [e.value for e in page.error] == [sentence]
    assert not page.exception


def test_keys_are_unique_and_stable(page: AppTest) -> None:
    for question in ("Where?", "Where?", "Who chaired it?"):
        ask(page, question)
    assert not page.exception
    keys = [b.key for b in page.button if b.label == "Open in full text"]
    assert keys == [f"turn {turn} citation 0 open" for turn in range(3)]
    page.run()
    assert keys == [b.key for b in page.button if b.label == "Open in full text"]


def test_a_hostile_question_is_shown_as_it_stands(page: AppTest) -> None:
    ask(page, HOSTILE)
    assert f'<h2 class="asked" id="question-1">{html.escape(HOSTILE)}</h2>' in drawn(page)
    assert "<img" not in drawn(page)
    assert not any(HOSTILE in m.value for m in page.markdown)


def test_the_full_text_opens_at_the_cited_paragraph(page: AppTest) -> None:
    ask(page, "Where was it held?")
    button(page, "Open in full text")
    assert not page.exception
    assert page.title[0].value == "Read a resolution"
    assert page.query_params == {"symbol": "A/RES/68/243", "part": "preamble", "number": "5"}
    assert re.search(rf'id="{CITED_ID}".*?Midrand', drawn(page))


@pytest.mark.parametrize("parameters", [
    {"symbol": "A/RES/68/243", "part": "operative", "number": "3 (a)"},
    {"symbol": "A/RES/68/243", "part": "preamble", "number": "5"},
    {"symbol": "A/RES/68/243", "part": "heading"},
    {"symbol": "A/RES/68/243", "part": "end"},
])
def test_a_deep_link_marks_exactly_its_paragraph(
    library: Library, parameters: dict[str, str]
) -> None:
    page = read(**parameters)
    assert not page.exception
    assert not page.error
    address = read_address(parameters)
    assert address is not None
    paragraph = find_paragraph(library.resolution(address.symbol), address)
    assert paragraph is not None
    assert drawn(page).count(f'id="{CITED_ID}"') == 1
    marked_part = drawn(page).split(f'id="{CITED_ID}"')[1]
    first_words = html.escape(" ".join(paragraph.text.split()[-3:]))
    assert first_words in " ".join(marked_part.split())


@pytest.mark.parametrize(("parameters", "named"), [
    ({"symbol": "A/RES/99/999"}, "A/RES/99/999"),
    ({"symbol": "nonsense"}, "nonsense"),
    ({"symbol": "A/RES/68/243", "part": "middle", "number": "1"}, "middle"),
    ({"symbol": "A/RES/68/243", "part": "operative", "number": "99"}, "99"),
    ({"symbol": "A/RES/68/243", "part": "operative"}, "operative"),
    ({"symbol": "A/RES/68/243", "number": "3"}, "3"),
    ({"part": "operative", "number": "3"}, "3"),
])
@pytest.mark.usefixtures("library")
def test_a_bad_address_gives_one_clear_sentence(parameters: dict[str, str], named: str) -> None:
    page = read(**parameters)
    assert not page.exception
    (error,) = page.error
    assert named in error.value
    assert len(page.selectbox) == 1


@pytest.mark.usefixtures("library")
def test_a_hostile_address_is_shown_as_it_stands() -> None:
    page = read(symbol=HOSTILE)
    assert not page.exception
    (error,) = page.error
    assert shown_by_markdown(error.value).count("<img src=x onerror=alert(1)>") == 1


def test_a_resolution_is_chosen_from_the_list(library: Library) -> None:
    page = read()
    (choice,) = page.selectbox
    assert len(choice.options) == len(library)
    assert choice.value is None
    choice.select(library.symbols[-1]).run()
    assert page.query_params == {"symbol": str(library.symbols[-1])}
    assert html.escape(library.summaries()[-1].title) in drawn(page)


def test_a_library_that_cannot_be_opened_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(progress: object) -> Library:
        raise AssistantError("The library x cannot be read; choose another folder.")

    monkeypatch.setattr("assistant.opening.open_library", fail)
    page = read()
    assert not page.exception
    assert [e.value for e in page.error] == [
        "The library x cannot be read; choose another folder."
    ]


def test_the_desk_sees_what_others_do_to_the_library(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, write_resolution: Callable[..., Path]
) -> None:
    folder = tmp_path / "library"
    monkeypatch.setattr(
        "assistant.opening.open_library", lambda progress: ensure(folder, [ROOT / "seeds"])
    )
    desk = Desk()
    assert not desk.is_open
    assert desk.read(len).result() == 2
    add(folder, [write_resolution(tmp_path / "more.txt", "66/24")])
    assert desk.read(len).result() == 3
    shutil.rmtree(folder)
    assert desk.read(len).result() == 2


def test_the_full_text_has_every_paragraph_once_and_in_order(seed_library: Library) -> None:
    for symbol in seed_library.symbols:
        resolution = seed_library.resolution(symbol)
        text = full_text(resolution, None)
        shown = re.findall(r'<div><p class="text">(.*?)</p></div>', text)
        assert [html.unescape(t) for t in shown] == [p.text for p in resolution.paragraphs]
        facts = (resolution.session, resolution.adopted, resolution.meeting)
        assert text.count("not stated in the text") == facts.count(None)


@given(some.sampled_from(sorted(Part)), some.text(min_size=1))
def test_an_address_is_read_back_as_it_was_written(part: Part, number: str) -> None:
    address = Address(parse_symbol("A/RES/68/243"), part, number)
    assert read_address(address.as_parameters()) == address


@given(some.text(), some.lists(some.tuples(some.integers(-5, 40), some.integers(-5, 40))))
def test_marks_change_no_character(text: str, highlights: list[tuple[int, int]]) -> None:
    shown = marked(text, highlights)
    assert re.sub("</?mark>", "", shown) == html.escape(text)
    wanted = {i for s, e in highlights for i in range(max(s, 0), min(e, len(text)))}
    inside = "".join(re.findall("<mark>(.*?)</mark>", shown, re.DOTALL))
    assert html.unescape(inside) == "".join(text[i] for i in sorted(wanted))


def shown_by_markdown(source: str) -> str:
    """What a Markdown reader shows for ``source``, as plain text."""
    reader = pytest.importorskip("markdown_it", reason="no Markdown reader is installed")
    rendered = reader.MarkdownIt("commonmark").render(source)
    return html.unescape(re.sub(r"<[^>]*>", "", rendered)).strip()


@given(some.text(some.characters(min_codepoint=32, max_codepoint=126)))
def test_literal_markdown_shows_the_text_itself(text: str) -> None:
    assert shown_by_markdown(literal(text)) == " ".join(text.split())


@pytest.mark.parametrize("text", [
    HOSTILE, "1. first", "- item", "# title", "see www.un.org", "a--b", "12:30:45", ":red[x]",
    "- `` ` ``", "&lt;b&gt; & co.", "|a|b|", "~~gone~~",
])
def test_literal_markdown_interprets_nothing(text: str) -> None:
    assert shown_by_markdown(literal(text)) == text
    outside = re.sub(r"(`+).*?\1", "", literal(text))
    assert not re.search(r"[<>*$\[\]_#|~&]|\w:\w|www\.|--", outside)
