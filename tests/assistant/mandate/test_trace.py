"""Mandates traced in the seeds, and in a small series of resolutions."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import yearly

from assistant.mandate.asked import asked, cover
from assistant.mandate.say import sentences, trace_text
from assistant.mandate.trace import Tracer, scope
from index.build import ensure
from index.errors import InputError
from index.store import Library
from index.symbol import parse_symbol


@pytest.fixture(scope="module")
def tracer(seed_library: Library) -> Tracer:
    return Tracer(seed_library)


SEEDS = [
    ("studying how international law applies to States' use of ICTs", "68/243 4", "reworded"),
    ("the 2014 group of experts", "68/243 4", "recalled reworded"),
    ("the expert group to be set up in 2016", "70/237 5", None),
    ("views of Member States on information security", "68/243 3", "reworded"),
    ("use of information and communications technologies in conflicts", "68/243 4", "recalled"),
    ("capacity-building", "70/237 5", None),
    ("being guided by the 2015 report of the experts", "70/237 2 (a)", None),
    ("further examination of international concepts for the security of global systems",
     "68/243 2", "reworded"),
    ("strategies to address emerging threats in the field of information security", "68/243 1",
     "reworded"),
    ("efforts taken at the national level to strengthen information security", "68/243 3 (b)",
     "reworded"),
    # Its words stand in paragraph 4, but there others are asked.
    ("Countries are to keep writing to the Secretary-General with what they think about "
     "information security", "68/243 3", "reworded"),
    ("content of the concepts", "68/243 3 (c)", "repeated"),  # of paragraph 2, then 3
    ("next study to take the 2015 report's recommendations into account", "70/237 5", None),
    ("report on the study to the seventieth session", "68/243 4", "reworded"),
    # "2016 and report" is no report of 2016.
    ("establish a group of governmental experts in 2016 and report to the General Assembly",
     "70/237 5", None),
]


@pytest.mark.parametrize(("mandate", "first", "then"), SEEDS)
def test_mandates_of_the_seeds(
    tracer: Tracer, mandate: str, first: str, then: str | None
) -> None:
    trace = tracer.trace(mandate)
    assert trace.first is not None
    assert f"{trace.first.symbol.short} {trace.first.number}" == first
    assert [str(s.relation) for s in trace.line] == ["introduced", *(then or "").split()]
    assert trace.not_indexed[0].short == "53/70"
    assert "Not indexed" in trace.scope


def test_what_only_a_recital_speaks_of_is_attributed_and_not_first(tracer: Tracer) -> None:
    trace = tracer.trace("the 2012 group of experts")
    assert trace.first is None
    assert [o.symbol.short for o in trace.earlier] == ["66/24"]
    assert [str(s.relation) for s in trace.line] == ["recalled"]
    assert trace.earlier[0].evidence.number == "16"
    assert "attributes it to resolution 66/24" in sentences(trace)


def test_what_the_texts_do_not_have_has_no_origin(tracer: Tracer) -> None:
    trace = tracer.trace("the protection of migratory birds in coastal wetlands")
    assert (trace.first, trace.line, trace.earlier) == (None, (), ())
    assert "No operative paragraph" in trace_text(trace)


@pytest.mark.parametrize(("mandate", "says"), [(" ", "empty"), ("x" * 2001, "2,001 characters")])
def test_what_cannot_be_traced_is_refused(tracer: Tracer, mandate: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        tracer.trace(mandate)


YEARS = {
    "60/11": (("Recalling its resolution 58/9 of 3 May 2004, in which it requested a study of "
               "wells",), ("Requests the Secretary-General to report on droughts",)),
    "61/12": (("Recalling its resolution 60/11 of 14 December 2005",),
              ("Requests the Secretary-General to report on droughts and to convene a panel on "
               "desert locusts",)),
    "62/13": (("Recalling its resolution 61/12 of 14 December 2006",),
              ("Requests the Secretary-General to report on droughts and to convene a panel on "
               "desert locusts",)),
    "63/14": (("Recalling its resolution 61/12 of 14 December 2006, in which it requested a panel "
               "on desert locusts",), ("Requests the Board to report on irrigation",)),
}


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("years")
    for symbol, (preamble, operative) in YEARS.items():
        lines = [f" {symbol}. Recurrent drought", "The General Assembly,"]
        lines += [f"{recital}," for recital in preamble]
        for number, text in enumerate(operative, 1):
            lines += [f"{number}.", f"{text}{'.' if number == len(operative) else ';'}"]
        lines += ["72nd plenary meeting", f"14 December {1945 + int(symbol[:2])}", ""]
        (folder / f"A-RES-{symbol.replace('/', '-')}.txt").write_text("\n".join(lines))
    with ensure(tmp_path_factory.mktemp("library"), [folder]) as library:
        yield library


def test_the_clause_and_not_the_paragraph_is_traced(years: Library) -> None:
    trace = Tracer(years).trace("a panel on desert locusts")
    assert trace.first is not None
    assert trace.first.symbol.short == "61/12"
    assert [(s.citation.symbol.short, str(s.relation)) for s in trace.line] == [
        ("61/12", "introduced"), ("62/13", "repeated"), ("63/14", "recalled")]
    assert [o.symbol.short for o in trace.earlier] == ["61/12"]
    assert [s.short for s in trace.not_indexed] == ["58/9"] or not trace.not_indexed


def test_an_expanded_mandate_is_said_to_be(years: Library) -> None:
    trace = Tracer(years).trace("report on droughts")
    assert [(s.citation.symbol.short, str(s.relation)) for s in trace.line] == [
        ("60/11", "introduced"), ("61/12", "expanded"), ("62/13", "repeated")]
    assert trace.dropped is not None
    assert trace.dropped.short == "63/14"


def test_an_origin_outside_the_library_is_named(years: Library) -> None:
    trace = Tracer(years).trace("a study of wells")
    assert trace.first is None
    assert [o.symbol.short for o in trace.earlier] == ["58/9"]
    assert trace.not_indexed[0].short == "58/9"


def test_cover_is_of_the_clause_that_holds_most() -> None:
    wanted = asked("a panel on desert locusts", lambda stem: 1, 100)
    text = "Requests reports on many other matters, and a panel on desert locusts;"
    found = cover(wanted, text)
    assert found.held == 1
    assert text[slice(*found.span)] == "panel on desert locusts"
    assert cover(wanted, "Welcomes the spring;").score == 0



@pytest.mark.parametrize(
    ("here", "introduced", "missing", "said"),
    [
        ("", False, "", "Looked for in the 0 resolutions indexed here."),
        ("68/243", True, "", "First in the 1 resolution indexed here (68/243)."),
        ("68/243 70/237", False, "",
         "Looked for in the 2 resolutions indexed here (68/243 to 70/237)."),
        ("68/243", True, "53/70",
         "First in the 1 resolution indexed here (68/243). Not indexed, though recalled by those "
         "that have it: 1 resolution, 53/70; add it before calling any of these the first."),
        ("68/243 70/237", True, "53/70 54/49",
         "First in the 2 resolutions indexed here (68/243 to 70/237). Not indexed, though "
         "recalled by those that have it: 2 resolutions, the oldest 53/70; add them, the oldest "
         "first, before calling any of these the first."),
    ],
)
def test_how_far_a_trace_reaches(here: str, introduced: bool, missing: str, said: str) -> None:
    symbols, absent = ([parse_symbol(s) for s in row.split()] for row in (here, missing))
    assert scope(symbols, introduced, absent) == said


@pytest.fixture(scope="module")
def speaking_of_it(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """64/1 sets up a register of wells; 65/2 speaks of the register that 64/1 set up, in more of
    the words that people use."""
    folder = tmp_path_factory.mktemp("speaking of it")
    yearly.write(folder / "64-1.txt", "64/1", [
        "Decides to set up, starting from 2011, a new global register of wells"])
    yearly.write(folder / "65-2.txt", "65/2", [
        "Supports the mandate of the global register of wells and the work of the global register "
        "of wells set up pursuant to resolution 64/1"])
    with ensure(tmp_path_factory.mktemp("library"), [folder]) as library:
        yield library


def test_a_paragraph_that_names_the_resolution_is_not_the_first(speaking_of_it: Library) -> None:
    trace = Tracer(speaking_of_it).trace("mandate of the global register of wells")
    assert trace.first is not None
    assert trace.first.symbol.short == "64/1"


@pytest.fixture(scope="module")
def done_under_it(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """66/1 asks for a survey of wells; 67/2 receives it in so many words, naming 66/1; 68/3 lists
    66/1 and 66/9, of which only 66/9 is about rain."""
    folder = tmp_path_factory.mktemp("done under it")
    yearly.write(folder / "66-1.txt", "66/1", [
        "Requests the Secretary-General to make a survey of deep wells in deserts"])
    yearly.write(folder / "66-9.txt", "66/9", ["Declares 2013 the Year of Quiet Rain"])
    yearly.write(folder / "67-2.txt", "67/2", [
        "Looks forward to the survey of all deep wells in all deserts, as requested in resolution "
        "66/1"])
    yearly.write(folder / "68-3.txt", "68/3", [
        "Recalls resolutions 66/1 of 3 May 2012 on wells and 66/9 of 9 May 2012 declaring 2013 the "
        "Year of Quiet Rain"])
    with ensure(tmp_path_factory.mktemp("library"), [folder]) as library:
        yield library


@pytest.mark.parametrize(
    ("mandate", "first"),
    [("the survey of all deep wells in all deserts", "66/1"),
     ("declaring 2013 the Year of Quiet Rain", "66/9")],
)
def test_the_resolution_named_for_it_is_the_first(
    done_under_it: Library, mandate: str, first: str
) -> None:
    trace = Tracer(done_under_it).trace(mandate)
    assert trace.first is not None
    assert trace.first.symbol.short == first
