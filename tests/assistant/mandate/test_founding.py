"""What is called by a name comes from the resolution that founded it, and not from any that
speaks of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant.answer import Route
from assistant.ask import Assistant
from assistant.mandate.founding import Says, foundings
from assistant.mandate.name import named
from assistant.mandate.observance import calls_it, observance
from assistant.mandate.origin_question import asked_foundation, asked_mandate, may_ask_else
from assistant.mandate.trace import Tracer
from index.build import ensure
from index.store import Library

PREAMBLE = (
    "Recalling its resolutions 60/251 of 15 March 2006, by which it established the Lighthouse "
    "Council, and 65/281 of 17 June 2011 on the review of the Council",
    "Recalling also its resolution 65/5 of 20 October 2010 on World Lantern Day",
    "Reaffirming its resolution 70/9 of 25 September 2015, entitled “Brighter nights: the Harbour "
    "Agenda for Sailors”",
    "Noting the Working Group on Wicks, established by the Assembly in its resolution 61/30",
    "Recalling its resolutions 65/161 of 20 December 2010, in which it declared 2011–2020 the "
    "United Nations Decade of Lamps, and 67/215 of 21 December 2012, in which it declared the "
    "period 2014–2024 the United Nations Decade of Oil",
    "Taking note of the work of the Lamp Oil Commission",
    "Recalling its resolution 48/3 of 13 October 1993, by which it invited the Court of Beacons to "
    "take part in its sessions as an observer",
    "Recalling its resolution 47/53 of 9 December 1992, in which it created the Scientific "
    "Committee on the Effects of Fog on Ships",
    "Recalling the adoption of resolutions of the Foghorn Board, and noting the decision of the "
    "Foghorn Board of 3 May 2001",
    "Reaffirming its resolution 44/25 of 20 November 1989, by which it adopted the Convention on "
    "Sailors",
    "Welcoming the observance of Grace Darling International Day",
)
OPERATIVE = (
    "Decides to proclaim 10 March of each year the International Day of Lighthouses",
    "Requests the Secretary-General to invite the Lighthouse Council, the Lamp Oil Commission and "
    "all those who keep a light burning on World Lantern Day or on another day to report on wicks",
    "Decides to establish an open-ended working group on foghorns",
)


@pytest.fixture(scope="module")
def library(
    tmp_path_factory: pytest.TempPathFactory, write_resolution: Callable[..., Path]
) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("lights")
    write_resolution(folder / "75-10.txt", "75/10", OPERATIVE, PREAMBLE, "Lights at sea")
    write_resolution(folder / "76/11.txt", "76/11", (
        "Requests the working group on foghorns to meet in Oslo",
        "Welcomes the observance of the International Day of Lighthouses"), title="Lights at sea")
    with ensure(tmp_path_factory.mktemp("library"), [folder]) as library:
        yield library


@pytest.mark.parametrize(("text", "symbol", "says"), [
    ("the Lighthouse Council", "60/251", Says.SO),
    ("World Lantern Day", "65/5", Says.BY_TITLE),
    ("the Harbour Agenda", "70/9", Says.BY_TITLE),
    ("Working Group on Wicks", "61/30", Says.SO),
    ("the United Nations Decade of Lamps", "65/161", Says.SO),
    ("UN decade of oil", "67/215", Says.SO),
    ("proclaiming 10 March as the International Day of Lighthouses", "75/10", Says.SO),
    ("open-ended working group on foghorns", "75/10", Says.SO),
])
def test_who_founded_it(library: Library, text: str, symbol: str, says: Says) -> None:
    name = named(text)
    assert name is not None
    found = foundings(name, library)
    assert {f.symbol.short for f in found} == {symbol}
    assert {f.says for f in found} == {says}


@pytest.mark.parametrize("text", [
    "the Lamp Oil Commission", "report on wicks", "the Lighthouse", "the review of the Council",
    "International Day of Lamps", "Council on Lighthouses",
])
def test_nobody_founded_it(library: Library, text: str) -> None:
    name = named(text)
    assert name is None or not foundings(name, library)


def test_what_was_founded_elsewhere_has_no_first_here(library: Library) -> None:
    trace = Tracer(library).trace("the Lighthouse Council")
    assert trace.first is None
    assert [o.symbol.short for o in trace.earlier] == ["60/251"]
    assert [s.short for s in trace.not_indexed] == ["60/251"]
    assert trace.earlier[0].evidence.symbol.short == "75/10"


def test_what_was_founded_here_has_a_line(library: Library) -> None:
    trace = Tracer(library).trace("open-ended working group on foghorns")
    assert trace.first is not None
    assert (trace.first.symbol.short, trace.first.number) == ("75/10", "3")


def test_a_name_that_nobody_founded_has_no_first(library: Library) -> None:
    trace = Tracer(library).trace("the Lamp Oil Commission")
    assert trace.first is None
    assert trace.named_first is not None
    assert trace.named_first.symbol.short == "75/10"


@pytest.mark.parametrize(("question", "says", "route"), [
    ("Which resolution established the Lighthouse Council?", "60/251 of 15 March 2006",
     Route.TRACE),
    ("By which resolution was World Lantern Day proclaimed?", "65/5", Route.TRACE),
    ("Which resolution introduced the Harbour Agenda?", "70/9", Route.TRACE),
    ("When was the Lighthouse Council set up?", "On 15 March 2006, by resolution 60/251",
     Route.RECORD),
    ("When was the International Day of Lighthouses proclaimed?",
     "adopted on 27 December 2013", Route.RECORD),
    ("When was the Working Group on Wicks established?", "61/30", Route.TRACE),  # no day is told
    # described, and not named
    ("when did the UN create its committee on fog effects", "On 9 December 1992, by resolution "
     "47/53", Route.RECORD),
    ("who set up the committee on the effects of fog on ships, and when?", "47/53", Route.TRACE),
    ("when was the court of beacons let in as an observer?", "On 13 October 1993, by resolution "
     "48/3", Route.RECORD),
    ("Where does the Harbour Agenda come from?", "70/9", Route.TRACE),
    ("who introduced the harbour agenda", "70/9", Route.TRACE),
    ("which resolution told the secretary-general to invite those who keep a light burning",
     "75/10, para. 2", Route.TRACE),
    ("first resolution asking for a report on wicks", "75/10, para. 2", Route.TRACE),
    # no resolution's own day, though one may have such a title
    ("When was the Convention on Sailors adopted?", "On 20 November 1989, by resolution 44/25",
     Route.RECORD),
])
def test_which_resolution_and_when(
    library: Library, question: str, says: str, route: Route
) -> None:
    answer = Assistant(library).ask(question)
    assert answer.answered
    assert says in answer.text
    assert answer.route is route


@pytest.mark.parametrize("question", [
    "Which resolution created the Lamp Oil Commission?",
    "When was the Lamp Oil Commission established?",
    "who founded the lamp oil commission, and which resolution did?",
    "By whom was the Lamp Oil Commission set up and when?",
    "when was the foghorn board set up?",  # the days beside it are those of its decisions
    "who proclaimed grace darling day on 24 november",
    "Which resolution created the LOC, the Lamp Oil Commission?",
])
def test_no_text_says_who_founded_it(library: Library, question: str) -> None:
    answer = Assistant(library).ask(question)
    assert not answer.answered
    assert "no paragraph says" in answer.text


@pytest.mark.parametrize(("text", "stems"), [
    ("World Bicycle Day", {"bicycl", "day"}),
    ("designating 2023 the International Year of Millets and inviting FAO to help",
     {"millet", "year"}),
    ("the international day of women judges, to be observed each year", {"day", "judg", "women"}),
    ("the world summit on the day after", set()),
    ("the three-day world meeting", set()),
    ("a day for bicycles", set()),
])
def test_days_and_years_are_known_by_their_names(text: str, stems: set[str]) -> None:
    assert observance(text) == stems


def test_a_day_of_something_else_is_another() -> None:
    name = observance("World Bicycle Day")
    assert calls_it(name, "Decides to proclaim 3 June World Bicycle Day")
    assert not calls_it(name, "Encourages Member States to build bicycle lanes for the world")


@pytest.mark.parametrize(("text", "asked"), [
    ("Which resolution established the Human Rights Council?", ("the Human Rights Council", False)),
    ("by which GA resolution was UNSCEAR created", ("UNSCEAR", False)),
    ("When did the UN create the Peacebuilding Fund?", ("the Peacebuilding Fund", True)),
    ("Which resolution created the Fund? When was it set up?", ("the Fund", True)),
    ("Which resolution introduced the Harbour Agenda? When was it adopted?",
     ("the Harbour Agenda", True)),
    ("who created the Fund, which resolution?", ("the Fund", False)),
    ("when did the year of wells start", None),  # that is no day of a resolution
    ("since when is there a world wells day, which resolution", ("world wells day", True)),
    ("who adopted a child", None),
    ("who began the war", None),
    ("where does the money for the Fund come from?", None),
    ("What does it say of wicks? When was it adopted?", None),
    ("Which resolution mentions the Council?", None),
])
def test_what_is_asked_for(text: str, asked: tuple[str, bool] | None) -> None:
    assert (found := asked_foundation(text)) is None or (found.called, found.when) == asked
    assert (found is None) is (asked is None)


def test_when_after_which(library: Library) -> None:
    answer = Assistant(library).ask(
        "When was it set up?", ["Which resolution established the Lighthouse Council?"])
    assert "On 15 March 2006, by resolution 60/251" in answer.text


@pytest.mark.parametrize(("text", "mandate", "or_else"), [
    ("Which resolution first asked for wells?", "wells", False),
    ("which resolution told the Fund to dig", "the Fund to dig", False),
    ("which resolution renamed the Fund", "renamed the Fund", True),
    ("where do refugees come from", None, True),
    ("where does the financing of wells come from", None, True),
    ("in which resolution are wells mentioned?", None, True),
    ("first time the assembly requested a report on wells, what resolution", "requested a report "
     "on wells", False),
    ("when was it asked for the first time to have a report on wells", "have a report on wells",
     False),
    ("since when may the Union sit in", "the Union sit in", True),
    ("where does the day of wells come from?", "the day of wells", True),
    ("who asked for a fund to be set up", "a fund set up", True),
    ("what was the first resolution on wells?", None, True),
    ("where does the money for wells come from", None, True),
])
def test_the_mandate_whose_origin_is_asked(text: str, mandate: str | None, or_else: bool) -> None:
    assert asked_mandate(text) == mandate
    assert may_ask_else(text) is or_else


@pytest.mark.parametrize(
    "text", ["the trust fund", "special committee", "open-ended working group"])
def test_a_kind_of_body_is_no_name(text: str) -> None:
    assert named(text) is None


@pytest.mark.parametrize(("name", "text", "stands"), [
    ("African Union", "established the African Union-United Nations Hybrid Operation", False),
    ("Security Council", "the Security Council Committee established by resolution", False),
    ("International Decade of Lamps", "the Fourth International Decade of Lamps", False),
    ("African Union", "established by the African Union in 2002", True),
    ("United Nations University", "the United Nations University Council", False),
    ("United Nations University", "the United Nations University, in Tokyo", True),
    ("united nations university", "the university of Tokyo", False),
    ("grace darling day", "the Grace Darling International Day", True),
    ("2 February as World Wetlands Day", "as World Wetlands Day", True),
])
def test_part_of_a_longer_name_is_another(name: str, text: str, stands: bool) -> None:
    called = named(name)
    assert called is not None
    assert bool(called.places(text)) is stands
