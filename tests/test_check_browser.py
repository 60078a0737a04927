"""The page Check in a real browser, over the seeds: paste, read, open, copy, and edit again."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import test_browser
from test_browser import WAIT, Locator, TimedOut, Visitor, expect

pytestmark = test_browser.pytestmark
address, browser = test_browser.address, test_browser.browser
visitor, any_visitor = test_browser.visitor, test_browser.any_visitor

RIGHT = "to be established in 2014 on the basis of equitable geographical distribution"
WRONG_YEAR = RIGHT.replace("2014", "2015")
HERE = "General Assembly resolution 68/243, para. 4"
HOSTILE = "<img src=x onerror=alert(1)> **bold** $x$ :smile: [a](javascript:alert(1)) www.un.org"


def check(visitor: Visitor, quotation: str, claimed: str = "") -> Locator:
    """Type a quotation and check it by keyboard alone; the verdict, once it is there."""
    page = visitor.page
    if not page.url.startswith(visitor.address) or "/check" not in page.url:
        visitor.go("/check")
    page.get_by_label("Where it is said to stand").fill(claimed, timeout=WAIT)
    page.get_by_label("Quotation", exact=True).fill(quotation)
    page.keyboard.press("ControlOrMeta+Enter")
    checked = page.locator(".verdict").filter(has_text=" ".join(quotation.split())[:60])
    expect(checked).to_be_visible(timeout=WAIT)
    return checked


def test_a_changed_year_is_seen_without_colour_and_the_wording_copied(
    any_visitor: Visitor,
) -> None:
    page = any_visitor.page
    verdict = check(any_visitor, f"“{WRONG_YEAR}”", "68/243, para. 4")
    expect(verdict.get_by_role("heading")).to_have_text(re.compile("Altered$"))
    expect(verdict).to_be_focused()
    expect(verdict).to_be_in_viewport(ratio=1)
    assert any_visitor.is_within_its_width()

    wrong, right = page.locator(".side del bdi"), page.locator(".side ins bdi")
    expect(wrong).to_have_text("2015")
    expect(right).to_have_text("2014")
    expect(wrong).to_have_css("text-decoration-line", "line-through")
    expect(right).to_have_css("text-decoration-line", "underline")
    sign = "e => getComputedStyle(e, '::before').content"
    assert page.locator(".side del").evaluate(sign) == '"−"'
    assert page.locator(".side ins").evaluate(sign) == '"+"'
    expect(page.locator(".changes li")).to_have_text(["Dategrave“2015” for “2014”"])

    ours, theirs = (side.bounding_box() for side in page.locator(".side").all())
    is_beside = ours["x"] + ours["width"] <= theirs["x"] and ours["y"] == theirs["y"]
    is_above = ours["y"] + ours["height"] <= theirs["y"] and ours["x"] == theirs["x"]
    assert is_beside if page.viewport_size["width"] > 640 else is_above

    page.get_by_role("button", name=f"Copy wording: {HERE}").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"“{RIGHT}” ({HERE})"


def test_the_full_text_is_opened_and_the_check_is_there_again(visitor: Visitor) -> None:
    page = visitor.page
    verdict = check(visitor, RIGHT, "70/237, para. 3")
    expect(verdict.get_by_role("heading")).to_have_text(re.compile("Exact, but from another place"))
    cited = visitor.open_full_text(page.locator("[data-testid=stMain]"))
    expect(cited).to_contain_text(RIGHT)
    expect(cited).to_be_in_viewport()
    assert parse_qs(urlsplit(page.url).query) == {
        "symbol": ["A/RES/68/243"], "part": ["operative"], "number": ["4"],
    }
    page.get_by_role("link", name="Check").click()
    expect(verdict).to_be_visible()
    expect(page.get_by_label("Quotation", exact=True)).to_have_value(RIGHT)
    expect(page.get_by_label("Where it is said to stand")).to_have_value("70/237, para. 3")
    expect(page.locator("[data-outdated]")).to_have_count(0)
    assert visitor.hosts == {"localhost"}


def test_a_verdict_says_that_the_text_was_edited_since(visitor: Visitor) -> None:
    page = visitor.page
    verdict = check(visitor, RIGHT)
    notice = page.get_by_role("status").filter(has_text="have been changed since")
    box = page.get_by_label("Quotation", exact=True)
    expect(notice).to_have_count(0)
    box.fill(WRONG_YEAR)
    expect(notice).to_be_visible()
    expect(page.locator("[data-outdated]")).to_have_count(1)
    expect(verdict).to_contain_text(RIGHT)  # it names what it was made from
    box.fill(RIGHT)
    expect(notice).to_have_count(0)
    page.get_by_label("Where it is said to stand").fill("70/237")
    expect(notice).to_be_visible()
    page.keyboard.press("Enter")
    expect(verdict).to_contain_text("not where it is claimed to stand")
    expect(notice).to_have_count(0)
    expect(page.locator("[data-outdated]")).to_have_count(0)


def test_where_there_is_no_such_wording(any_visitor: Visitor) -> None:
    verdict = check(any_visitor, "The quick brown fox jumps over the lazy dog")
    expect(verdict.get_by_role("heading")).to_have_text(re.compile("No such wording"))
    expect(any_visitor.page.locator("article.citation")).to_have_count(0)
    assert any_visitor.is_within_its_width()


def test_other_places_are_folded_away(visitor: Visitor) -> None:
    check(visitor, "Member States", "70/237, para. 2")
    cards = visitor.page.locator("article.citation")
    expect(cards.filter(visible=True)).to_have_count(1)
    visitor.page.get_by_text("And seven more places").click()
    expect(cards.filter(visible=True)).to_have_count(8)


def test_hostile_text_is_shown_as_it_stands(visitor: Visitor) -> None:
    page = visitor.page
    for quotation in (HOSTILE, f"{RIGHT} {HOSTILE[:28]}", f"{HOSTILE[:28]} {RIGHT}"):
        verdict = check(visitor, quotation, "68/243 <img src=x onerror=alert(1)>")
        expect(verdict).to_contain_text(quotation[:28])
        for made in ("img[src=x]", "[onerror]", "a[href^=javascript]", "a[href*='un.org']",
                     ".katex"):
            expect(page.locator(made)).to_have_count(0)
    assert visitor.alerts == []


@pytest.mark.parametrize("quotation", ["word" + "x" * 500 + " and " + "y" * 300, RIGHT * 12])
def test_long_text_stays_within_its_width(any_visitor: Visitor, quotation: str) -> None:
    check(any_visitor, quotation)
    assert any_visitor.is_within_its_width()


def test_a_draft_is_uploaded_read_and_kept(any_visitor: Visitor, tmp_path: Path) -> None:
    page = any_visitor.page
    file = tmp_path / "memo.md"
    file.write_text(f"It says “{WRONG_YEAR}” (68/243, para. 4) and “{RIGHT}” (ibid.).", "utf-8")
    any_visitor.go("/check")
    page.get_by_role("tab", name="A whole draft").click(timeout=WAIT)
    page.set_input_files("input[type=file]", file)
    table = page.get_by_role("table")
    expect(table).to_contain_text("Altered (grave)", timeout=WAIT)
    expect(table.get_by_role("row")).to_have_count(2 + (page.viewport_size["width"] > 640))
    assert any_visitor.is_within_its_width()
    for kind, begins in (("CSV", "\ufeffNo.,"), ("Markdown", "# Quotations in memo.md")):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Download as {kind}").click()
        assert Path(download.value.path()).read_text("utf-8").startswith(begins)

    first = page.get_by_role("option", name=re.compile(r"^1\. "))
    for _ in range(10):  # Streamlit closes the list again if the page scrolls at that moment
        page.get_by_role("combobox", name="Look at one quotation closely").focus()
        page.keyboard.press("ArrowDown")
        try:
            first.click(timeout=1000)
        except TimedOut:
            continue
        break
    expect(page.locator(".verdict")).to_contain_text("Altered")
    assert any_visitor.is_within_its_width()
    cited = any_visitor.open_full_text(page.locator("[data-testid=stMain]"))
    expect(cited).to_contain_text(RIGHT)
    page.go_back()
    expect(table).to_be_visible()


def test_headings_follow_one_another_and_buttons_have_names(visitor: Visitor) -> None:
    check(visitor, WRONG_YEAR)
    levels = visitor.page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for button in visitor.page.get_by_role("button").all():
        expect(button).to_have_accessible_name(re.compile(r"\w"))
