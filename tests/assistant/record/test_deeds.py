"""When the Assembly did something is told by what it did and by the day of its adoption."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant.answer import Route
from assistant.ask import Assistant
from index.build import ensure
from index.resolution import Part

TEXTS = {
    "76/123": ("Observer status for the Lantern Alliance in the General Assembly", (
        "Decides to invite the Lantern Alliance to participate in the sessions and the work of the "
        "General Assembly in the capacity of observer",
        "Requests the Secretary-General to establish a fund for the Lantern Alliance")),
    "76/124": ("International Day of Lighthouses", (
        "Decides to proclaim 10 March of each year the International Day of Lighthouses",
        "Decides to convene the conference on lighthouses in Lisbon in June 2015")),
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("deeds")
    for symbol, (title, operative) in TEXTS.items():
        lines = [f" {symbol}. {title}", "The General Assembly,", "Recalling its decision,"]
        ends = [";"] * (len(operative) - 1) + ["."]
        for number, (text, end) in enumerate(zip(operative, ends, strict=True), 1):
            lines += [f"{number}.", f"{text}{end}"]
        lines += ["72nd plenary meeting", "9 December 2021", ""]
        (folder / f"{symbol.replace('/', '-')}.txt").write_text("\n".join(lines), encoding="utf-8")
    with ensure(tmp_path_factory.mktemp("library"), [folder]) as library:
        yield Assistant(library)


@pytest.mark.parametrize(("text", "number"), [
    ("When did the Assembly let the Lantern Alliance in as an observer?", "1"),
    ("When did the Lantern Alliance become an observer in the General Assembly?", "1"),
    ("When was the International Day of Lighthouses proclaimed?", "1"),
    ("On what date was the International Day of Lighthouses declared?", "1"),
])
def test_what_was_done_with_the_day_of_adoption(
    assistant: Assistant, text: str, number: str
) -> None:
    answer = assistant.ask(text)
    assert answer.answered
    assert answer.route is Route.RECORD
    assert "9 December 2021" in answer.text
    assert [(c.part, c.number) for c in answer.citations] == [
        (Part.OPERATIVE, number), (Part.END, "")]


@pytest.mark.parametrize("text", [
    "When is the International Day of Lighthouses?",
    "When was the conference on lighthouses convened?",
    "When was the fund for the Lantern Alliance established?",
    "When did the Lighthouse Keepers become an observer?",
    "When did the Lantern Alliance participate in the sessions of the General Assembly?",
])
def test_what_the_resolution_did_not_do_itself_is_no_deed(
    assistant: Assistant, text: str
) -> None:
    assert "9 December 2021" not in assistant.ask(text).text
