"""The pages Trace and Compare in a real browser, over the seeds: click, open, and read again."""

from __future__ import annotations

import re
from itertools import pairwise
from urllib.parse import parse_qs, urlsplit

import pytest
import test_browser
from test_browser import WAIT, Locator, Visitor, expect

pytestmark = test_browser.pytestmark
address, browser = test_browser.address, test_browser.browser
visitor, any_visitor = test_browser.visitor, test_browser.any_visitor

MANDATE = "establish a group of governmental experts in 2014"
FIRST = "General Assembly resolution 68/243, para. 4"
HOSTILE = "<img src=x onerror=alert(1)> **bold** $x$ :smile: [a](javascript:alert(1)) www.un.org"


def trace(visitor: Visitor, mandate: str) -> Locator:
    """Type a mandate and trace it by keyboard alone; what is said of it, once it is there."""
    page = visitor.page
    if "/trace" not in page.url:
        visitor.go("/trace")
    page.get_by_label("Mandate in plain words").fill(mandate, timeout=WAIT)
    page.keyboard.press("ControlOrMeta+Enter")
    said = page.locator("#trace").filter(has_text=mandate)
    expect(said).to_be_visible(timeout=WAIT)
    return said


def mark(visitor: Visitor, begins: str) -> Locator:
    """A mark of the chart, by what a screen reader says of it."""
    return visitor.page.locator(f'svg path[aria-label^="{begins}"]')


def test_from_a_mandate_through_the_timeline_to_the_full_text(any_visitor: Visitor) -> None:
    page = any_visitor.page
    said = trace(any_visitor, MANDATE)
    expect(said).to_contain_text(f"First, in the texts indexed here, in {FIRST}")
    expect(said).to_be_focused()
    expect(said).to_be_in_viewport()
    first = page.locator("article.citation").first
    expect(first.get_by_role("heading")).to_have_text(FIRST)
    expect(first.locator("mark")).to_contain_text("established in 2014")
    expect(page.get_by_role("list", name="Resolutions to add, oldest first").locator("li").first
           ).to_contain_text("A/RES/53/70")
    assert any_visitor.is_within_its_width()

    mark(any_visitor, "53/70: ").click()
    missing = page.get_by_text("General Assembly resolution 53/70 is not in the library.")
    expect(missing).to_be_visible()
    mark(any_visitor, "70/237: ").click()
    expect(missing).to_have_count(0)
    recital = "General Assembly resolution 70/237, thirteenth preambular paragraph"
    card = page.locator("[data-testid=stVerticalBlock]").filter(
        has=page.get_by_role("heading", name=recital)).last
    expect(card).to_be_visible()
    assert any_visitor.is_within_its_width()
    cited = any_visitor.open_full_text(card)
    expect(cited).to_contain_text("in fulfilment of resolution 68/243, established in 2014")
    assert parse_qs(urlsplit(page.url).query) == {
        "symbol": ["A/RES/70/237"], "part": ["preamble"], "number": ["13"],
    }
    page.go_back()
    expect(said).to_be_visible()
    expect(page.get_by_label("Mandate in plain words")).to_have_value(MANDATE)
    assert any_visitor.hosts == {"localhost"}


def test_the_timeline_by_keyboard(visitor: Visitor) -> None:
    trace(visitor, MANDATE)
    visitor.choose("Show a resolution of the timeline", "66/24")
    expect(visitor.page.get_by_text("resolution 66/24 is not in the library.")).to_be_visible()


def test_the_map_is_walked_by_clicks(any_visitor: Visitor) -> None:
    page = any_visitor.page
    any_visitor.go("/trace")
    page.get_by_role("tab", name="Map of citations").click(timeout=WAIT)
    any_visitor.choose("Resolution in the middle", "70/237")
    expect(page.get_by_role("heading", name="70/237 cites (17)")).to_be_visible()
    assert any_visitor.is_within_its_width()
    mark(any_visitor, "68/243: cited").click()
    page.get_by_role("button", name="Put 68/243 in the middle").click()
    expect(page.get_by_role("heading", name="68/243 is cited by (1)")).to_be_visible()
    mark(any_visitor, "70/237: cites it").click()
    expect(page.locator("article.citation mark").filter(has_text="68/243").first).to_be_visible()
    assert any_visitor.is_within_its_width()


def test_two_resolutions_side_by_side(any_visitor: Visitor) -> None:
    page = any_visitor.page
    any_visitor.go("/compare")
    expect(page.get_by_role("combobox", name="Older resolution")).to_be_visible(timeout=WAIT)
    any_visitor.choose("Older resolution", "68/243")
    any_visitor.choose("Newer resolution", "70/237")
    expect(page.locator(".counts")).to_contain_text("12 paragraphs are the same")
    assert any_visitor.is_within_its_width()
    sides = page.locator(".versions").first.locator(".side")
    expect(sides).to_have_count(2)
    # Both at one moment: the page may still scroll or grow between two.
    ours, theirs = sides.evaluate_all(
        "sides => sides.map(side => side.getBoundingClientRect().toJSON())")
    is_beside = ours["right"] <= theirs["left"] and ours["top"] == theirs["top"]
    is_above = ours["bottom"] <= theirs["top"] and ours["left"] == theirs["left"]
    assert is_beside if page.viewport_size["width"] > 640 else is_above
    sign = "e => getComputedStyle(e, '::before').content"
    assert page.locator(".side del").first.evaluate(sign) == '"−"'
    assert page.locator(".side ins").first.evaluate(sign) == '"+"'

    page.get_by_role("button", name=re.compile(r"^New \(")).click()
    expect(page.locator("h2.pair.reworded")).to_have_count(0)
    expect(page.locator("h2.pair.new")).to_have_count(4)
    page.get_by_role("button", name="Open 70/237, para. 1", exact=False).first.click()
    expect(page.locator("#cited-paragraph")).to_contain_text("Welcomes the 2015 report")
    page.go_back()
    expect(page.locator(".counts")).to_contain_text("12 paragraphs are the same")


def test_the_series_is_a_grid_to_be_clicked(any_visitor: Visitor) -> None:
    page = any_visitor.page
    any_visitor.go("/compare")
    page.get_by_role("tab", name="The series").click(timeout=WAIT)
    any_visitor.choose("Resolution of the series", "68/243")
    expect(page.get_by_role("table")).to_contain_text("PP1: Recalling its resolutions")
    assert any_visitor.is_within_its_width()
    mark(any_visitor, "para. 3 in 68/243: reworded").click(position={"x": 8, "y": 6})
    expect(page.locator(".versions ins bdi").first).to_have_text("measures")
    page.get_by_role("button", name="Open 68/243, para. 2").click()
    expect(page.locator("#cited-paragraph")).to_contain_text("strategies")


def test_hostile_words_are_shown_as_they_stand(visitor: Visitor) -> None:
    said = trace(visitor, HOSTILE)
    expect(said).to_contain_text(HOSTILE)
    for made in ("img[src=x]", "[onerror]", "a[href^=javascript]", "a[href*='un.org']", ".katex"):
        expect(visitor.page.locator(made)).to_have_count(0)
    assert visitor.alerts == []


@pytest.mark.parametrize("path", ["/trace", "/compare"])
def test_headings_follow_one_another_and_buttons_have_names(visitor: Visitor, path: str) -> None:
    if path == "/trace":
        trace(visitor, MANDATE)
    else:
        visitor.go(path)
        visitor.choose("Older resolution", "68/243")
        visitor.choose("Newer resolution", "70/237")
        expect(visitor.page.locator(".counts")).to_be_visible(timeout=WAIT)
    levels = visitor.page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for button in visitor.page.get_by_role("button").all():
        expect(button).to_have_accessible_name(re.compile(r"\w"))
