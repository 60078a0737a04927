"""The page Library in a real browser: bring files, find them, read, remove; and whose they are."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import akn
import pytest
import test_browser
from test_browser import WAIT, Locator, Visitor, expect

from index.library.copying import copy_library
from index.store import Library

pytestmark = test_browser.pytestmark
address, browser = test_browser.address, test_browser.browser
visitor, any_visitor = test_browser.visitor, test_browser.any_visitor

HOSTILE = "<img src=x onerror=alert(1)> **b** \u202ednuob" + "y" * 90 + ".txt"
WORDS = "Words in the symbol or title"
RECORDED = akn.meta(
    '<classification source="#x"><keyword value="beacons" showAs="beacons" '
    'dictionary="UNBIS"/></classification>')


@pytest.fixture
def files(tmp_path: Path, write_resolution: Callable[..., Path]) -> list[Path]:
    """A good file, a hostile-named one and a bad one."""
    good, bad = tmp_path / "lights.xml", tmp_path / "bad.pdf"
    good.write_bytes(akn.resolution(
        akn.paragraph("Recalls resolution 68/243 on lighthouses.", "1."), information=RECORDED))
    bad.write_bytes(b"no PDF at all")
    if os.name == "nt":
        pytest.skip("Windows has no such names")
    return [good, write_resolution(tmp_path / HOSTILE, "66/24"), bad]


@pytest.fixture(scope="module", params=["shared", "off"])
def elsewhere(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory,
    seed_library: Library,
) -> Iterator[tuple[str, str]]:
    """A setting other than the default, and the address of a page that has it."""
    library = tmp_path_factory.mktemp(request.param) / "library"
    copy_library(seed_library.folder, library)
    for served in test_browser.serve(library, ASSISTANT_UPLOADS=request.param):
        yield request.param, served


def go(visitor: Visitor) -> Locator:
    """Open the page; the list, once it is there."""
    visitor.go("/library")
    rows = visitor.page.locator("article.listed")
    expect(rows.first).to_be_visible(timeout=WAIT)
    return rows


def add(visitor: Visitor, *files: Path) -> Locator:
    """Bring files; the summary, which does not get lost by a click meanwhile."""
    page = visitor.page
    page.set_input_files("input[type=file]", files)
    for file in files:
        expect(page.get_by_role("button", name=f"Remove {file.name}")).to_be_visible()
    page.get_by_role("button", name="Add to the library").click()
    search(visitor, "")
    summary = page.get_by_role("region", name="What was changed")
    expect(summary).to_be_visible(timeout=WAIT)
    return summary


def search(visitor: Visitor, words: str) -> None:
    visitor.page.get_by_label(WORDS).fill(words)
    visitor.page.keyboard.press("Enter")


def test_files_are_brought_found_read_and_removed(
    any_visitor: Visitor, files: list[Path]
) -> None:
    page = any_visitor.page
    rows = go(any_visitor)
    expect(rows).to_have_count(2)
    summary = add(any_visitor, *files)
    expect(summary.get_by_role("heading", level=2)).to_contain_text("2 added, 1 refused")
    expect(summary).to_contain_text("A/RES/66/24 · <img src=x onerror=alert(1)> **b** dnuob")
    expect(summary).to_contain_text("bad.pdf is not a PDF file")
    expect(page.locator("img[src=x], [onerror]")).to_have_count(0)
    assert any_visitor.is_within_its_width()

    expect(rows).to_have_count(4)
    search(any_visitor, "LIGHT")
    expect(rows).to_have_count(1)
    search(any_visitor, "")
    expect(rows).to_have_count(4)  # drawn again, which would close the list
    any_visitor.choose("Subject", "beac")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("A/RES/90/7")
    page.get_by_role("button", name="Read 90/7").press("Enter")
    expect(page.locator("article.resolution")).to_contain_text("lighthouses")
    assert parse_qs(urlsplit(page.url).query) == {"symbol": ["A/RES/90/7"]}
    _read_around(any_visitor)

    page.go_back()
    page.go_back()
    expect(rows).to_contain_text("A/RES/90/7")
    page.get_by_role("button", name="Remove 90/7").click()
    page.get_by_role("button", name="Yes, remove 90/7").click()
    expect(page.get_by_role("region", name="What was changed")).to_contain_text(
        "1 removed", timeout=WAIT)
    expect(rows).to_have_count(3)
    assert any_visitor.alerts == []
    assert any_visitor.hosts == {"localhost"}


def _read_around(visitor: Visitor) -> None:
    """Unfold the record and what is cited; go where a link leads."""
    page = visitor.page
    page.get_by_text("Record of the resolution").click()
    expect(page.get_by_role("region", name="Record")).to_contain_text(
        "in the file: classification/keyword")
    page.get_by_text("Cites 1 resolution,").click()
    assert visitor.is_within_its_width()
    page.get_by_role("button", name="A/RES/68/243").click()
    symbol = page.locator("article.resolution .symbol")
    # Streamlit leaves what was shown before in its place until all is drawn anew.
    expect(symbol.filter(has_text="A/RES/90/7")).to_have_count(0, timeout=test_browser.WAIT)
    expect(symbol).to_have_text("A/RES/68/243")


def test_another_visitor_does_not_see_them(
    visitor: Visitor, browser: test_browser.Browser, address: str, files: list[Path]
) -> None:
    go(visitor)
    add(visitor, files[0])
    expect(visitor.page.locator("article.listed")).to_have_count(3)
    other = Visitor(browser, address)
    expect(go(other)).to_have_count(2)
    other.go("/read?symbol=A/RES/90/7")
    expect(other.page.get_by_role("alert")).to_contain_text("not in the library", timeout=WAIT)
    other.context.close()
    visitor.page.get_by_role("link", name="Read").click()
    visitor.page.get_by_role("combobox", name="Resolution").fill("90/7")
    expect(visitor.page.get_by_role("option")).to_have_count(1)


def test_what_the_operator_says_holds(
    browser: test_browser.Browser, elsewhere: tuple[str, str], files: list[Path]
) -> None:
    setting, address = elsewhere
    first, second = Visitor(browser, address), Visitor(browser, address)
    expect(go(first)).to_have_count(2)
    if setting == "off":
        expect(first.page.locator("input[type=file]")).to_have_count(0)
        expect(first.page.get_by_role("button", name="Read 68/243")).to_be_visible()
        expect(first.page.get_by_role("button", name=re.compile("Remove|Add"))).to_have_count(0)
    else:
        add(first, files[0])
        expect(go(second)).to_have_count(3)
    first.context.close()
    second.context.close()
