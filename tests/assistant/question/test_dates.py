"""Dates, years and sessions are read as they are written, and nothing else is taken for one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.question.dates import Moment, MomentKind, asked_moments, every_moment, find_moments
from assistant.question.numbers import long_date
from index.resolution import ordinal

DATE, YEAR, SESSION = MomentKind.DATE, MomentKind.YEAR, MomentKind.SESSION


@pytest.mark.parametrize(
    ("text", "written", "kind", "told"),
    [
        ("held in Paris on 30 July 1996", "30 July 1996", DATE, (1996, 7, 30)),
        ("on July 30, 1996,", "July 30, 1996", DATE, (1996, 7, 30)),
        ("on the 30th of July 1996", "30th of July 1996", DATE, (1996, 7, 30)),
        ("held from 13 to 15 May 1996", "from 13 to 15 May 1996", DATE, (1996, 5, 13)),
        ("of 4 Dec 1998", "4 Dec 1998", DATE, (1998, 12, 4)),
        ("dated 9 Sept. 2011", "9 Sept. 2011", DATE, (2011, 9, 9)),
        ("in Geneva in August 1999", "August 1999", DATE, (1996 + 3, 8, None)),
        ("proclaims 25 July World Drowning Prevention Day", "25 July", DATE, (0, 7, 25)),
        ("from 30 May to 2 June 2003", "from 30 May to 2 June 2003", DATE, (2003, 5, 30)),
        ("to be established in 2014 on the basis", "2014", YEAR, (2014, None, None)),
        ("Welcomes the 2015 report", "2015", YEAR, (2015, None, None)),
        ("at its seventy-second session", "seventy-second session", SESSION, (72, None, None)),
        ("at its seventy second session", "seventy second session", SESSION, (72, None, None)),
        ("at the 72nd session", "72nd session", SESSION, (72, None, None)),
        ("the 70th General Assembly", "70th General Assembly", SESSION, (70, None, None)),
        ("before UNGA 72", "UNGA 72", SESSION, (72, None, None)),
        ("at its tenth special session", "tenth special session", SESSION, (10, None, None)),
        ("in session 68", "session 68", SESSION, (68, None, None)),
    ],
)
def test_one_moment(
    text: str, written: str, kind: MomentKind, told: tuple[int, int | None, int | None]
) -> None:
    [moment] = find_moments(text)
    assert text[moment.start : moment.end] == written
    assert moment.kind is kind
    assert (moment.number, moment.month, moment.day) == told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "resolutions 53/70, 54/49 and 2200 A (XXI)",
        "A/RES/68/2014",
        "the 1990s",
        "2,014 experts",
        "paragraph 15",
        "this session",
        "its first phase",
        "12005 people",
    ],
)
def test_what_is_no_moment(text: str) -> None:
    assert find_moments(text) == ()


def test_in_order_and_apart() -> None:
    text = "In 1998, on 4 December 1998 and at its seventieth session, 3 May 2001 and 2002."
    found = find_moments(text)
    assert [text[m.start : m.end] for m in found] == [
        "1998",
        "4 December 1998",
        "seventieth session",
        "3 May 2001",
        "2002",
    ]


@given(some.dates(date(1800, 1, 1), date(2099, 12, 31)))
def test_a_date_in_united_nations_form_comes_back(day: date) -> None:
    [moment] = find_moments(
        f"Recalling its resolution of {long_date(day.year, day.month, day.day)},"
    )
    assert (moment.number, moment.month, moment.day) == (day.year, day.month, day.day)


@given(some.integers(1, 199))
def test_a_session_comes_back(n: int) -> None:
    [moment] = find_moments(f"to the General Assembly at its {ordinal(n)} session")
    assert (moment.kind, moment.number) == (SESSION, n)


moments = some.builds(
    Moment,
    some.just(0),
    some.just(0),
    some.sampled_from(MomentKind),
    some.integers(1, 3),
    some.none() | some.integers(1, 2),
    some.none() | some.integers(1, 2),
)


@given(moments, moments)
def test_agreement_is_mutual(a: Moment, b: Moment) -> None:
    assert a.agrees(a)
    assert a.agrees(b) == b.agrees(a)


@pytest.mark.parametrize(
    ("a", "b", "agree"),
    [
        ("in 1996", "on 30 July 1996", True),
        ("in July 1996", "on 30 July 1996", True),
        ("on 29 July 1996", "on 30 July 1996", False),
        ("in May 1996", "on 30 July 1996", False),
        ("in 1997", "on 30 July 1996", False),
        ("at its seventieth session", "at the 70th session", True),
        ("at its seventieth session", "at the 71st session", False),
    ],
)
def test_as_far_as_each_is_told(a: str, b: str, agree: bool) -> None:
    assert find_moments(a)[0].agrees(find_moments(b)[0]) is agree


@pytest.mark.parametrize(
    ("asked", "held", "told"),
    [
        ("in July 2025", "2021–2025", False),
        ("on 3 July 2025", "in July 2025", True),
        ("in 2025", "on 3 July 2025", True),
        ("in 2025", "2021–2025", True),
        ("at its 70th session", "at its seventieth session", True),
    ],
)
def test_a_month_is_not_told_by_its_year(asked: str, held: str, told: bool) -> None:
    assert any(find_moments(asked)[0].is_told_by(h) for h in find_moments(held)) is told


def test_a_session_is_no_year() -> None:
    assert not Moment(0, 0, SESSION, 1996).agrees(Moment(0, 0, YEAR, 1996))


@pytest.mark.parametrize(("one", "other", "agrees"), [
    ("25 July", "25 July", True), ("25 July", "25 July 2006", True),
    ("25 July", "July 2006", False),
    ("25 July", "26 July", False), ("25 July", "2006", False), ("2006", "25 July 2006", True),
])
def test_a_day_without_a_year_agrees_with_the_same_day_only(
    one: str, other: str, agrees: bool
) -> None:
    [left], [right] = find_moments(one), find_moments(other)
    assert left.agrees(right) is agrees
    assert right.agrees(left) is agrees


def test_the_day_on_which_a_span_ends_is_a_moment_too() -> None:
    found = every_moment("for the period from 1 July 2023 to 30 June 2024")
    assert [(m.number, m.month, m.day) for m in found] == [(2023, 7, 1), (2024, 6, 30)]


def test_the_verb_may_is_no_month() -> None:
    assert find_moments("what paragraph 3 may mean") == ()


@pytest.mark.parametrize(("text", "day"), [
    ("what is marked on 5 march?", (3, 5)), ("before 1 may", (5, 1)), ("27 december day", (12, 27)),
    ("the 3 may march on", None), ("5 marching bands", None), ("2 decembrists", None)])
def test_a_day_may_be_written_small(text: str, day: tuple[int, int] | None) -> None:
    assert [(m.month, m.day) for m in find_moments(text)] == ([day] if day else [])


def test_sessions_in_a_row_are_each_one() -> None:
    found = find_moments("at its seventy-sixth and seventy-seventh sessions")
    assert [(m.kind, m.number) for m in found] == [(SESSION, 76), (SESSION, 77)]


@pytest.mark.parametrize(("text", "session"), [
    ("the session that opens in autumn 2016", 71),
    ("the session that opened in September 2015", 70),
    ("the Assembly's 2016-2017 session", 71),
])
def test_a_question_may_tell_a_session_by_its_year(text: str, session: int) -> None:
    [moment] = asked_moments(text)
    assert (moment.kind, moment.number) == (SESSION, session)


def test_the_session_of_another_body_is_its_year() -> None:
    text = "its 2020 session, at the session that opens in 2016"
    assert {m.kind for m in find_moments(text)} == {YEAR}
    [moment] = asked_moments("the Conference on Disarmament at the 2020 session")
    assert moment.kind is YEAR


def test_sessions_of_which_one_is_asked_for() -> None:
    told = find_moments("at the seventy-first or the seventy-second session")
    assert [(m.kind, m.number) for m in told] == [
        (MomentKind.SESSION, 71), (MomentKind.SESSION, 72)]
