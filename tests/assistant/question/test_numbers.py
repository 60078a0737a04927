"""Numbers, dates and lists as a sentence has them."""

from __future__ import annotations

import pytest

from assistant.question.numbers import in_words, listed, long_date, plural


@pytest.mark.parametrize(
    ("number", "said"),
    [(0, "no"), (1, "one"), (9, "nine"), (10, "10"), (17, "17"), (1234, "1,234"), (-1, "-1")],
)
def test_below_ten_in_words(number: int, said: str) -> None:
    assert in_words(number) == said


@pytest.mark.parametrize(
    ("number", "said"), [(0, "places"), (1, "place"), (2, "places"), (-1, "places")]
)
def test_a_noun_behind_a_number(number: int, said: str) -> None:
    assert plural(number, "place") == said


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["53/70"], "53/70"),
        (["53/70", "54/49"], "53/70 and 54/49"),
        (["53/70", "54/49", "55/28"], "53/70, 54/49 and 55/28"),
    ],
)
def test_names_in_a_row(names: list[str], said: str) -> None:
    assert listed(names) == said


@pytest.mark.parametrize(
    ("day", "said"), [((2013, 12, 27), "27 December 2013"), ((1996, 5, 1), "1 May 1996")]
)
def test_a_date_in_united_nations_form(day: tuple[int, int, int], said: str) -> None:
    assert long_date(*day) == said
