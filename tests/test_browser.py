"""The real page in a real browser, over the seeds: what a visitor sees and does."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, quote, urlsplit

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
Browser, Locator, Page = playwright.Browser, playwright.Locator, playwright.Page
TimedOut = playwright.TimeoutError
expect = playwright.expect
expect.set_options(timeout=30_000)  # milliseconds; how long a page takes is nothing to fail for

ROOT = Path(__file__).parents[1]
CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]
WAIT = 120_000  # milliseconds at most; the first answer loads the model

WHERE = "Where was the Information Society and Development Conference held?"
LABEL = "General Assembly resolution 68/243, fifth preambular paragraph"
HOSTILE = (
    "<img src=x onerror=alert(1)>", "**bold** $x$ :smile:", "[a](javascript:alert(1))",
    "`b` www.un.org <b>",
)

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium, chromium-browser or google-chrome on the PATH"
)


def serve(library: Path, **settings: str) -> Iterator[str]:
    """Serve the page over a library folder, made at the first question; yields its address."""
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "streamlit_app.py",
               "--server.headless", "true", "--server.port", str(port)]
    inherited = {k: v for k, v in os.environ.items() if k != "ASSISTANT_UPLOADS"}
    served = subprocess.Popen(
        command, cwd=ROOT, env={**inherited, "ASSISTANT_LIBRARY": str(library), **settings},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    assert served.stdout is not None
    output: list[str] = []
    for line in served.stdout:
        output.append(line)
        if "URL:" in line:
            break
    else:
        pytest.fail(f"the page was not served: {''.join(output)}")
    Thread(target=served.stdout.read, daemon=True).start()  # a full pipe would stop the server
    yield f"http://localhost:{port}"
    served.terminate()
    try:
        served.wait(timeout=20)
    except subprocess.TimeoutExpired:
        served.kill()
        served.wait()


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page, served over an empty library folder."""
    yield from serve(tmp_path_factory.mktemp("page") / "library")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless browser."""
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Visitor:
    """A tab of the browser, and what went on in it."""

    def __init__(self, browser: Browser, address: str, width: int = 1280) -> None:
        self.address = address
        self.context = browser.new_context(
            viewport={"width": width, "height": 800},
            permissions=["clipboard-read", "clipboard-write"],
        )
        self.context.set_default_timeout(WAIT)
        self.page: Page = self.context.new_page()
        self.alerts: list[str] = []
        self.hosts: set[str | None] = set()
        self.page.on("dialog", self._dismiss)
        self.page.on("request", self._note_host)

    def _note_host(self, request: playwright.Request) -> None:
        if request.url.startswith("http"):  # neither data: nor blob:
            self.hosts.add(urlsplit(request.url).hostname)

    def _dismiss(self, dialog: playwright.Dialog) -> None:
        self.alerts.append(dialog.message)
        dialog.dismiss()

    def go(self, path: str = "/") -> None:
        self.page.goto(self.address + path)

    def ask(self, question: str) -> Locator:
        """Type a question by keyboard alone; what the assistant says to it, once it is there."""
        earlier = self.page.locator("h2.asked").count()
        self.page.get_by_placeholder("Ask about the resolutions").focus()
        self.page.keyboard.type(question)
        self.page.keyboard.press("Enter")
        said = self.page.get_by_label("Chat message from assistant").nth(earlier)
        expect(said.locator(".answer, .refusal, [role=alert]").first).to_be_visible(timeout=WAIT)
        expect(self.page.locator("h2.asked").nth(earlier)).to_have_text(question)
        return said

    def choose(self, label: str, typed: str) -> None:
        """Choose in a select box by keyboard alone, until it holds what was typed.

        Streamlit closes its list where the page is drawn again or scrolls at that moment; how long
        the page then takes to show what was chosen is no reason to choose again.
        """
        box = self.page.get_by_role("combobox", name=label, exact=True)
        for _ in range(6):
            box.focus()
            self.page.keyboard.press("ControlOrMeta+a")
            self.page.keyboard.type(typed, delay=20)
            try:
                expect(self.page.get_by_role("option").first).to_contain_text(typed, timeout=5000)
                self.page.keyboard.press("Enter")
                expect(self.page.get_by_role("option")).to_have_count(0, timeout=5000)
                expect(box).to_have_value(re.compile(re.escape(typed)), timeout=5000)
            except AssertionError:
                self.page.keyboard.press("Escape")
            else:
                return
        pytest.fail(f"{typed!r} could not be chosen as {label!r}")

    def open_full_text(self, said: Locator) -> Locator:
        """Open the first citation in full; the cited paragraph."""
        said.get_by_role("button", name="Open in full text").first.click()
        return self.page.locator("#cited-paragraph")

    def is_within_its_width(self) -> bool:
        """Whether nothing has to be scrolled sideways."""
        return bool(self.page.evaluate(
            "[document.documentElement, document.querySelector('[data-testid=stMain]')]"
            ".every(e => e.scrollWidth <= e.clientWidth)"
        ))


@pytest.fixture
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    """A visitor at a desk."""
    visitor = Visitor(browser, address)
    yield visitor
    visitor.context.close()


@pytest.fixture(params=[400, 1280])
def any_visitor(
    browser: Browser, address: str, request: pytest.FixtureRequest
) -> Iterator[Visitor]:
    """A visitor with a telephone, and one at a desk."""
    visitor = Visitor(browser, address, request.param)
    yield visitor
    visitor.context.close()


def test_a_conversation_with_its_sources(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask the resolutions", timeout=WAIT)
    expect(page.get_by_role("button", name=WHERE)).to_be_visible()

    said = visitor.ask(WHERE)
    expect(said.locator(".answer")).to_contain_text("Midrand")
    card = said.locator("article").first
    expect(card.get_by_role("heading", name=LABEL, exact=True)).to_be_visible()
    expect(card.locator("mark").filter(has_text="Midrand")).to_be_visible()

    said.get_by_role("button", name="Copy citation").first.click()
    expect(said.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == LABEL

    cited = visitor.open_full_text(said)
    expect(page.get_by_role("heading", level=1)).to_have_text("Read a resolution")
    expect(cited).to_contain_text("Midrand")
    expect(cited).to_be_in_viewport(ratio=1)
    assert parse_qs(urlsplit(page.url).query) == {
        "symbol": ["A/RES/68/243"], "part": ["preamble"], "number": ["5"],
    }

    page.get_by_role("link", name="Ask").click()
    expect(page.locator("h2.asked")).to_have_text([WHERE])
    said = visitor.ask("when was it held?")
    expect(said.locator(".answer")).to_contain_text("13 to 15 May 1996")
    expect(said.locator("article").first.get_by_role("heading")).to_have_text(LABEL)
    expect(page.locator("#question-2")).to_be_in_viewport(ratio=1)
    assert visitor.hosts == {"localhost"}


def test_copying_works_where_the_browser_has_no_clipboard_interface(visitor: Visitor) -> None:
    # As on a page served over http to another machine.
    visitor.page.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    visitor.go()
    said = visitor.ask(WHERE)
    said.get_by_role("button", name="Copy citation").first.click()
    expect(said.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    box = visitor.page.get_by_placeholder("Ask about the resolutions")
    box.focus()
    visitor.page.keyboard.press("ControlOrMeta+v")
    expect(box).to_have_value(LABEL)


def test_where_the_texts_do_not_say(visitor: Visitor) -> None:
    visitor.go()
    said = visitor.ask("Who chaired the 2015 group?")
    expect(said.get_by_role("heading", name="The texts do not say")).to_be_visible()
    passages = said.locator("article")
    expect(passages.first).to_be_hidden()
    said.get_by_text("Nearest passages").click()
    expect(passages.first).to_be_visible()


def test_an_example_is_asked_by_keyboard(visitor: Visitor) -> None:
    visitor.go()
    visitor.page.get_by_role("button", name=WHERE).focus()
    visitor.page.keyboard.press("Enter")
    expect(visitor.page.locator("h2.asked")).to_have_text([WHERE])
    expect(visitor.page.locator(".answer")).to_contain_text("Midrand", timeout=WAIT)


def test_hostile_text_is_shown_as_it_stands(visitor: Visitor) -> None:
    page = visitor.page
    visitor.go()
    visitor.ask(" ".join(HOSTILE))
    visitor.ask("and where?")  # how this is understood may hold the question before it
    _expect_nothing_made(visitor)
    for text in HOSTILE:
        visitor.go(f"/read?symbol={quote(text)}")
        expect(page.get_by_role("alert")).to_contain_text(text, timeout=WAIT)
        _expect_nothing_made(visitor)
    assert visitor.alerts == []


def _expect_nothing_made(visitor: Visitor) -> None:
    for made in ("img[src=x]", "[onerror]", "a[href^=javascript]", "a[href*='un.org']", ".katex"):
        expect(visitor.page.locator(made)).to_have_count(0)


def test_a_deep_link_and_a_choice(any_visitor: Visitor) -> None:
    page = any_visitor.page
    any_visitor.go("/read?symbol=A/RES/68/243&part=operative&number=3%20(a)")
    cited = page.locator("#cited-paragraph")
    expect(cited).to_contain_text("General appreciation", timeout=WAIT)
    expect(cited).to_be_in_viewport(ratio=1)
    expect(cited).to_be_focused()
    assert any_visitor.is_within_its_width()

    page.get_by_role("combobox", name="Resolution").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("70/237")
    expect(page.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Enter")
    expect(cited).to_have_count(0, timeout=WAIT)  # what was shown before is gone
    expect(page.locator("article.resolution .symbol")).to_have_text("A/RES/70/237")
    assert parse_qs(urlsplit(page.url).query) == {"symbol": ["A/RES/70/237"]}


def test_every_width_holds_the_page(any_visitor: Visitor) -> None:
    any_visitor.go()
    expect(any_visitor.page.get_by_role("button", name=WHERE)).to_be_visible()
    assert any_visitor.is_within_its_width()
    said = any_visitor.ask("What does resolution 68/243 ask of the Secretary-General?")
    assert any_visitor.is_within_its_width()
    expect(any_visitor.page.locator("#question-1")).to_be_in_viewport(ratio=1)
    cited = any_visitor.open_full_text(said)
    expect(cited).to_be_in_viewport()
    assert any_visitor.is_within_its_width()


def test_headings_follow_one_another_and_buttons_have_names(visitor: Visitor) -> None:
    visitor.go()
    visitor.ask(WHERE)
    visitor.ask("Who chaired the 2015 group?")
    levels = visitor.page.eval_on_selector_all(
        "h1, h2, h3, h4, h5, h6", "all => all.map(h => Number(h.tagName[1]))"
    )
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for button in visitor.page.get_by_role("button").all():
        expect(button).to_have_accessible_name(re.compile(r"\w"))
