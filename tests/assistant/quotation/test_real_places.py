"""Claims and omissions where real resolutions number by section, by principle, or in tables."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from test_real_sessions import SESSIONS, without_vectors

from assistant.quotation.check import Checker

NAMES = ("75_253_E.xml", "A_RES_77_104-2228250E.xml", "A_RES_76_238-2119693E.xml",
         "A_RES_77_222-2228988E.xml", "75_139_E.xml", "A_RES_77_290-E.xml",
         "A_RES_77_290B_2312999E.xml")
FILES = [f for name in NAMES for f in SESSIONS.glob(f"*/English/{name}")]

pytestmark = pytest.mark.skipif(len(FILES) < len(NAMES), reason=f"no real sessions in {SESSIONS}")

PALAIS = "Reiterates its request to preserve the historical heritage of the Palais des Nations"
ZONES = "States should designate, by agreement or otherwise, areas of environmental importance"
NATURE = ("The environment shall be respected and protected in accordance with applicable "
          "international law and, in particular, the law of armed conflict")
VACANCY = "Decides to apply a vacancy rate of 100 per cent for formed police units"
SWAPPED = """Further requests the Secretary-General to submit to the General Assembly at its \
seventy-seventh session a report containing: (a) A summary of the reports received and views \
expressed pursuant to paragraphs 11 and 13 above; (b) Information on the state of ratification of \
and accessions to the instruments referred to in paragraph 9 above;"""
POINTS = """Calls upon all States:
..............................
(f) To reduce the number of offences for which the death penalty may be imposed, including by \
considering removing the mandatory application of the death penalty;
..............................
(l) To establish a moratorium on executions with a view to abolishing the death penalty;"""


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Checker]:
    with without_vectors(tmp_path_factory.mktemp("places"), FILES) as library:
        yield Checker(library)


@pytest.mark.parametrize(
    ("quote", "claimed", "verdict", "number"),
    [
        (PALAIS, "A/RES/75/253, sect. IX, para. 8", "exact", "IX.8"),
        (PALAIS, "para. 8 of section IX of 75/253", "exact", "IX.8"),
        (PALAIS, "75/253, IX.8", "exact", "IX.8"),
        (PALAIS, "75/253, sect. IX, paras. 7–9", "exact", "IX.8"),
        (PALAIS, "75/253, sect. IX, paras. 9–11", "misattributed", "IX.8"),
        (PALAIS, "A/C.5/75/L.12, para. 8", "not_indexed", "IX.8"),
        (SWAPPED, "75/139, para. 14", "altered", "14"),
        (PALAIS, "75/253, section IX", "exact", "IX.8"),
        (PALAIS, "75/253, para. 8", "exact", "IX.8"),
        (PALAIS, "75/253, sect. X, para. 8", "misattributed", "IX.8"),
        (PALAIS, "75/253, section X", "misattributed", "IX.8"),
        (PALAIS, "75/253, sect. IX, para. 9", "misattributed", "IX.8"),
        (PALAIS, "75/253, Section X, para. 8", "misattributed", "IX.8"),
        (PALAIS, "75/253, Sect. IX, para. 8", "exact", "IX.8"),
        (ZONES, "77/104, annex, principle 4", "exact", "Principle 4"),
        (ZONES, "77/104, principles 5 and 6", "misattributed", "Principle 4"),
        (VACANCY, "77/290 B, para. 9 (on article 17 of the Charter)", "exact", "9"),
        (ZONES, "77/104, principle 5", "misattributed", "Principle 4"),
        (ZONES, "77/104, para. 4", "misattributed", "Principle 4"),
        (NATURE, "77/104, principle 13", "exact", "Principle 13.1"),
        (NATURE, "77/104, principle 13, para. 1", "exact", "Principle 13.1"),
        (NATURE, "77/104, principle 13, para. 2", "misattributed", "Principle 13.1"),
        ("China\t15.254\nColombia\t0.246", "76/238, para. 12", "exact", "12, row 36"),
        ("China 15.254", "76/238, para. 11", "misattributed", "12, row 36"),
        ("China 15.264\nColombia 0.246", "76/238, para. 12", "altered", "12, row 36"),
        (POINTS, "77/222, para. 7", "abridged", "7"),
        (POINTS.replace("(l) To", "(l) Not to"), "77/222, para. 7", "altered", "7"),
        (VACANCY, "77/290 B, para. 9", "exact", "9"),
        (VACANCY, "77/290 A, para. 9", "misattributed", "9"),
    ],
)
def test_where_it_stands(
    checker: Checker, quote: str, claimed: str, verdict: str, number: str
) -> None:
    check = checker.check(quote, claimed)
    assert (check.verdict, check.matches[0].citation.number) == (verdict, number)


@pytest.mark.parametrize(
    ("quote", "verdict", "kinds"),
    [  # the text: "States shall not engage in military …"; "The environment shall be respected"
        ("States shall not … military or any other hostile use", "abridged", ["word"]),
        ("States shall … engage in military or any other hostile use", "altered", ["negation"]),
        ("States shall […] in military or any other hostile use", "altered", ["negation"]),
        ("The environment [of all] shall be respected and protected", "abridged", ["word"]),
        ("The environment [may] be respected and protected", "altered", None),
        ("The environment shall [not] be respected and protected", "altered", None),
        ("The environment shall be [dis]respected and protected", "altered", None),
        ("[It] shall be respected and protected in accordance", "abridged", ["word"]),
        ("[Forbids] that the environment shall be respected and protected", "altered", None),
        ("[Decides] to apply a vacancy rate of 100 per cent", "abridged", ["word"]),
        ("[Declines] to apply a vacancy rate of 100 per cent", "abridged", ["word"]),
        ("[Urges] to apply a vacancy rate of 100 per cent", "altered", None),
        ("[Never] to apply a vacancy rate of 100 per cent", "altered", None),
    ],
)
def test_no_mark_hides_the_contrary(
    checker: Checker, quote: str, verdict: str, kinds: list[str] | None
) -> None:
    check = checker.check(quote)
    assert check.verdict == verdict
    if kinds is not None:
        assert [c.kind for c in check.matches[0].changes] == kinds


def test_a_table_differs_in_its_figures_and_not_in_what_parts_its_cells(checker: Checker) -> None:
    check = checker.check("China 15.264\nColombia 0.246")
    assert [(c.quoted, c.source) for c in check.matches[0].changes] == [("264", "254")]


def test_capitals_are_told_in_one(checker: Checker) -> None:
    check = checker.check(ZONES.upper())
    assert check.verdict == "altered"
    assert [c.kind for c in check.matches[0].changes] == ["spelling"]
