"""The page Check without a browser: each verdict, what differs, and what is never mistaken."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some
from streamlit.testing.v1 import AppTest

from assistant.citation import Citation
from assistant.quotation.change import Change, Kind, Op
from assistant.quotation.check import Checker
from assistant.quotation.correct_wording import cited_wording, places
from assistant.quotation.say import sentence
from assistant.quotation.verdict import Check, Match, Verdict
from assistant.views.compared import compared
from index.resolution import Part
from index.store import Library
from index.symbol import parse_symbol

ROOT = Path(__file__).parents[1]
PAGE = (
    "import streamlit as st\n"
    "from assistant.views import check\n"
    "from assistant.views.desk import Desk\n"
    "check.show(Desk(), lambda citation: st.session_state.update(opened=citation.label))\n"
)
RIGHT = "to be established in 2014 on the basis of equitable geographical distribution"
WRONG_YEAR = RIGHT.replace("2014", "2015")
HERE = "General Assembly resolution 68/243, para. 4"
OVER_POINTS = (
    "Calls upon Member States: (a) To be guided in their use of communications technologies by "
    "the 2015 report of the Group of Governmental Experts; (b) To promote further the consideration"
)
HOSTILE = (
    "<script>alert(1)</script> **to be established** <img src=x onerror=alert(1)> "
    "[a](javascript:alert(1)) $x$ :smile: `b` \u202eabc \u0645\u0631\u062d\u0628\u0627"
)


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, seed_library: Library) -> AppTest:
    """The page over the library of the seeds, as it first appears."""
    monkeypatch.setattr("assistant.opening.open_library", lambda progress: seed_library)
    return AppTest.from_string(PAGE, default_timeout=60).run()


def check(page: AppTest, quotation: str, claimed: str = "") -> AppTest:
    page.text_area[0].set_value(quotation)
    page.text_input[0].set_value(claimed)
    page.button[0].click().run()
    assert not page.exception
    return page


def drawn(page: AppTest) -> str:
    return "\n".join(h.body for h in page.html)


def heading(page: AppTest) -> str:
    """The verdict's heading, without its sign."""
    [found] = re.findall(r"<h2>.*?</span><span>(.*?)</span></h2>", drawn(page))
    return html.unescape(found)


def seen(shown: str) -> str:
    """What is read on the screen: without the words for a screen reader."""
    without = re.sub(r'<span class="spoken">.*?</span>', "", shown)
    return html.unescape(re.sub(r"<[^>]*>", "", without))


def sides(shown: str) -> list[str]:
    return re.findall(r'<section class="side".*?</section>', shown, re.DOTALL)


@pytest.mark.parametrize(("quotation", "claimed", "said", "places_shown"), [
    (RIGHT, "", "Exact", 1),
    (RIGHT, "68/243, para. 4", "Exact", 1),
    ("requests the Secretary-General, with the assistance of a group of governmental experts.", "",
     "Exact, but for what a quotation may adjust", 1),
    ("Requests the Secretary-General … to continue to study", "", "Abridged, otherwise exact", 1),
    (RIGHT, "70/237, para. 3", "Exact, but from another place", 1),
    (WRONG_YEAR, "", "Altered", 1),
    ("The quick brown fox jumps over the lazy dog", "", "No such wording in the library", 0),
    (RIGHT, "A/RES/53/70", "Cannot be checked there", 1),
    ("States", "", "Too short", 0),
])
def test_each_verdict_is_a_heading_and_the_checkers_own_sentence(
    page: AppTest, seed_library: Library, quotation: str, claimed: str, said: str,
    places_shown: int,
) -> None:
    check(page, quotation, claimed)
    assert heading(page) == said
    told = sentence(Checker(seed_library).check(quotation, claimed or None))
    assert f'<p class="reason">{html.escape(told)}</p>' in drawn(page)
    assert f"Quotation checked: {quotation}" in seen(drawn(page))
    assert min(drawn(page).count('<article class="citation"'), 1) == places_shown


def test_a_changed_year_is_marked_on_both_sides_and_grave(page: AppTest) -> None:
    check(page, WRONG_YEAR)
    ours, theirs = sides(drawn(page))
    assert re.search(r'<del class="changed grave" data-number="1">.*<bdi>2015</bdi>', ours)
    assert re.search(r'<ins class="changed grave" data-number="1">.*<bdi>2014</bdi>', theirs)
    assert f"The source: {HERE}" in theirs
    [listed] = re.findall("<li>.*?</li>", drawn(page))
    assert seen(listed) == "Dategrave“2015” for “2014”"
    assert seen(drawn(page)).count("in the source, not in the quotation") == 1  # the legend
    assert f"“{RIGHT}” ({HERE})" in seen(drawn(page))


def test_what_is_permitted_is_not_called_an_error(page: AppTest) -> None:
    check(page, "requests the Secretary-General, with the assistance of a group of experts")
    assert "compared permitted" not in drawn(page)
    check(page, "requests the Secretary-General")
    assert 'class="compared permitted"' in drawn(page)
    assert '<span class="kind">Permitted</span>' in drawn(page)


@pytest.mark.parametrize("quotation", [
    WRONG_YEAR, OVER_POINTS, f"{RIGHT}, taking into account recommendations contained",
    "Invites all Member States … [carefully] to continue to inform the Secretary-General",
    "distribution equitable geographical",
])
def test_both_sides_show_their_text_unchanged(seed_library: Library, quotation: str) -> None:
    result = Checker(seed_library).check(quotation)
    place = places(result)[0]
    ours, theirs = (re.findall(r"<p .*?</p>", side) for side in sides(compared(quotation, place)))
    assert [seen(p) for p in ours] == [quotation]
    for shown, match in zip(theirs, place, strict=True):
        assert seen(shown).startswith(match.wording)
        assert seen(shown) in match.citation.text


def test_a_change_is_marked_in_the_paragraph_where_it_is(seed_library: Library) -> None:
    place = places(Checker(seed_library).check(OVER_POINTS))[0]
    assert [m.citation.number for m in place] == ["2", "2 (a)", "2 (b)"]
    for change in place[0].changes:
        text = place[change.source_paragraph].citation.text
        start, end = change.source_span
        assert text[start:end] == change.source
    assert {c.source_paragraph for c in place[0].changes} == {1, 2}


@given(some.text(min_size=1), some.lists(some.tuples(some.integers(0, 30), some.integers(0, 30))))
def test_nothing_that_a_quotation_holds_becomes_markup(
    text: str, spans: list[tuple[int, int]]
) -> None:
    spans = [(min(s), min(max(s), len(text))) for s in spans if min(s) <= len(text)]
    changes = tuple(Change(Op.REPLACE, text[a:b], text[a:b], Kind.WORD, (a, b), (a, b))
                    for a, b in spans)
    citation = Citation(parse_symbol("A/RES/68/243"), Part.OPERATIVE, "1", text)
    shown = compared(text, (Match(citation, 0, len(text), changes),))
    for side in sides(shown):
        assert seen(re.sub(r"<h3>.*?</h3>", "", side)) == text
    made = set(re.findall(r"<\s*(\w+)", shown))
    assert made <= {"div", "section", "h3", "p", "del", "ins", "span", "bdi", "ol", "li", "strong"}


def test_hostile_text_is_shown_as_it_stands(page: AppTest) -> None:
    for quotation in (HOSTILE, f"{RIGHT} {HOSTILE.split()[0]}", HOSTILE.split()[0] + " " + RIGHT):
        check(page, quotation, "68/243 <b>x</b>")
        assert "<script" not in drawn(page)
        assert "<img" not in drawn(page)
        assert "<b>" not in drawn(page)
        assert quotation.split()[0] in seen(drawn(page))
        assert not any("<script" in m.value for m in page.markdown)


@pytest.mark.parametrize(("quotation", "claimed", "named"), [
    ("", "", "no words"),
    ("word " * 2001, "", "2,001"),
    ("Member\x00 States", "", "U+0000"),
    ("Member States", "somewhere", "somewhere"),
])
def test_an_error_is_one_sentence_and_no_verdict(
    page: AppTest, quotation: str, claimed: str, named: str
) -> None:
    check(page, RIGHT)
    check(page, quotation, claimed)
    [error] = page.error
    assert named in error.value
    assert "verdict" not in drawn(page)
    check(page, RIGHT)
    assert not page.error
    assert heading(page) == "Exact"


def test_another_quotation_leaves_nothing_of_the_first(page: AppTest) -> None:
    check(page, WRONG_YEAR)
    check(page, "The quick brown fox jumps over the lazy dog")
    assert "2015" not in drawn(page)
    assert heading(page) == "No such wording in the library"


def test_drawing_the_page_again_checks_nothing(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(page, WRONG_YEAR)
    before = drawn(page)
    monkeypatch.delattr("assistant.quotation.check.Checker.check")
    page.run().run()
    assert not page.exception
    assert drawn(page) == before


def test_the_claimed_place_comes_first_and_the_others_are_folded(page: AppTest) -> None:
    check(page, "Member States", "70/237, para. 2")
    cards = re.findall(r'<article class="citation" aria-label="(.*?)"', drawn(page))
    assert cards[0] == "General Assembly resolution 70/237, para. 2"
    assert len(cards) == 8
    [folded] = page.expander
    assert folded.label == "And seven more places"
    assert not folded.proto.expanded
    assert "said to stand in 70/237, para. 2, and it does" in seen(drawn(page))


def test_an_altered_quotation_from_another_place_says_so_once(page: AppTest) -> None:
    check(page, WRONG_YEAR, "68/243, para. 1")
    assert "nearest passage" not in drawn(page)
    assert "Nearest is another passage than the one claimed." in drawn(page)


def test_the_full_text_is_opened_from_a_card(page: AppTest) -> None:
    check(page, RIGHT)
    next(b for b in page.button if b.label == "Open in full text").click().run()
    assert page.session_state["opened"] == HERE


def test_thousands_of_places_are_shown_a_few_at_a_time(
    page: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def found(checker: Checker, text: str, claimed: str | None) -> Check:
        cited = (Citation(parse_symbol(f"A/RES/{60 + i % 2}/{i + 1}"), Part.OPERATIVE, "1",
                          "Member States") for i in range(2000))
        return Check(text, Verdict.EXACT, tuple(Match(c, 0, 13) for c in cited))

    monkeypatch.setattr("assistant.quotation.check.Checker.check", found)
    check(page, "Member States")
    assert page.expander[0].label == "And 1,999 more places"
    assert drawn(page).count('<article class="citation"') == 11
    next(b for b in page.button if b.label == "Show 10 more of 1,989").click().run()
    assert drawn(page).count('<article class="citation"') == 21
    page.selectbox[0].select("A/RES/61/4").run()
    assert drawn(page).count('<article class="citation"') == 2


def test_the_wording_to_copy_is_word_for_word_and_cited(seed_library: Library) -> None:
    checker = Checker(seed_library)
    [place] = places(checker.check(OVER_POINTS))
    told = cited_wording(place)
    assert told.endswith("(General Assembly resolution 70/237, para. 2 to para. 2 (b))")
    assert told.count("\n“") == 2
    quoted = "entitled “Developments in the field of information"
    [place] = places(checker.check(f"sixty-ninth session the item {quoted}"))
    told = cited_wording(place)
    assert "entitled ‘Developments" in told
    wording = told.removesuffix(" (General Assembly resolution 68/243, para. 5)")
    assert checker.check(wording).verdict is Verdict.EXACT


def test_no_model_is_loaded_for_a_check(seed_library: Library, tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        f"page = AppTest.from_string({PAGE!r}, default_timeout=60).run()\n"
        "early = {'faiss', 'tantivy', 'index.store', 'assistant.quotation.check'}\n"
        "print(sorted(early & set(sys.modules)))\n"
        f"page.text_area[0].set_value({RIGHT!r})\n"
        "page.button[0].click().run()\n"
        "print(any('Exact' in h.body for h in page.html))\n"
        "print(sorted({'sentence_transformers', 'transformers'} & set(sys.modules)))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True,
        env={**os.environ, "ASSISTANT_LIBRARY": str(seed_library.folder)},
    )
    assert done.stdout.splitlines() == ["[]", "True", "[]"]


DRAFT = f"""The group was “{WRONG_YEAR}” (resolution 68/243, para. 4).

In resolution 70/237 it was “{RIGHT}”.

The <script>alert(1)</script> “<img src=x onerror=alert(1)> nowhere to be found in any text”.
"""


def upload(page: AppTest, name: str, text: str) -> AppTest:
    page.file_uploader[0].set_value((name, text.encode(), "text/plain")).run()
    assert not page.exception
    return page


def rows(page: AppTest) -> list[str]:
    return re.findall(r"<tr.*?</tr>", drawn(page), re.DOTALL)[1:]


def test_a_draft_is_a_table_of_its_quotations(page: AppTest) -> None:
    upload(page, "memo <b>.md", DRAFT)
    assert "<h2>Quotations in memo &lt;b&gt;.md</h2>" in drawn(page)
    assert [re.findall("<strong>(.*?)</strong>", row) for row in rows(page)] == [
        ["Altered (grave)"], ["Exact, but from another place"], ["No such wording in the library"],
    ]
    assert "“2015” for “2014” (date, grave)" in seen(rows(page)[0])
    assert HERE in seen(rows(page)[1])
    assert re.search(r"Attributed to: .*68/243, para\. 4", seen(rows(page)[0]))
    assert "<script" not in drawn(page)
    assert "<img" not in drawn(page)
    assert [b.label for b in page.download_button] == ["Download as CSV", "Download as Markdown"]


def test_one_quotation_of_a_draft_is_shown_in_full(page: AppTest) -> None:
    upload(page, "memo.txt", DRAFT)
    page.selectbox[0].select_index(0).run()
    assert not page.exception
    assert heading(page) == "Altered"
    assert len(sides(drawn(page))) == 2


def test_another_draft_leaves_nothing_of_the_first(page: AppTest) -> None:
    upload(page, "memo.txt", DRAFT)
    upload(page, "empty.txt", " ")
    [error] = page.error
    assert "empty.txt is empty" in error.value
    assert not rows(page)
    upload(page, "plain.txt", "It quotes nothing.")
    assert not page.error
    assert "plain.txt quotes nothing." in seen(drawn(page))
    assert not page.download_button


def test_a_draft_and_a_quotation_do_not_disturb_each_other(page: AppTest) -> None:
    upload(page, "memo.txt", DRAFT)
    check(page, RIGHT)
    assert len(rows(page)) == 3
    assert heading(page) == "Exact"
