"""Which resolutions a text recalls, how many, of what date: from the references read with it."""

from __future__ import annotations

from datetime import date

import pytest

from assistant.answer import Answer, Route
from assistant.question.question import understand
from assistant.question.wording import stem
from assistant.record.recalled import dated_by, from_recalled, recalled_in
from index.store import Library
from index.symbol import parse_symbol

RECALLED = [
    "53/70",
    "54/49",
    "55/28",
    "56/19",
    "57/53",
    "58/32",
    "59/61",
    "60/45",
    "61/54",
    "62/17",
    "63/37",
    "64/25",
    "65/41",
    "66/24",
    "67/27",
]


def asked(library: Library, text: str) -> Answer | None:
    known = frozenset(stem(form) for form in library.vocabulary())
    return from_recalled(understand(text, library.symbols, known), library)


@pytest.mark.parametrize(
    ("symbol", "recalled"),
    [("68/243", RECALLED), ("70/237", [*RECALLED, "68/243", "69/28"])],
)
def test_the_resolutions_that_a_text_recalls(
    seed_library: Library, symbol: str, recalled: list[str]
) -> None:
    found = recalled_in(seed_library.resolution(parse_symbol(symbol)))
    assert [s.short for s in found] == recalled
    for named, (paragraph, reference) in found.items():
        assert named.short in paragraph.text[reference.start : reference.end]


@pytest.mark.parametrize(
    ("symbol", "day", "readers"),
    [
        ("53/70", date(1998, 12, 4), ["68/243", "70/237"]),
        ("69/28", date(2014, 12, 2), ["70/237"]),
        ("68/243", date(2013, 12, 27), ["70/237"]),
    ],
)
def test_the_date_that_others_give(
    seed_library: Library, symbol: str, day: date, readers: list[str]
) -> None:
    found = dated_by(seed_library, parse_symbol(symbol))
    assert {d for d, _ in found} == {day}
    assert [c.symbol.short for _, c in found] == readers
    for _, citation in found:
        [(start, end)] = citation.highlights
        assert symbol in citation.text[start:end]


def test_no_text_dates_it(seed_library: Library) -> None:
    assert dated_by(seed_library, parse_symbol("73/27")) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("What is the oldest resolution recalled?", "53/70 of 4 December 1998"),
        ("Which is the earliest resolution that 70/237 refers to?", "53/70"),
        ("Which is the most recent resolution recalled in 68/243?", "67/27"),
        ("How many resolutions does 68/243 recall?", "15 resolutions"),
        ("How many resolutions does 70/237 recall?", "17 resolutions"),
        ("Which resolutions does 68/243 recall?", "53/70, 54/49"),
        ("Which resolutions does 70/237 list after 67/27?", "recalls 68/243 of 27 December 2013 "
         "and 69/28 of 2 December 2014 after 67/27"),
        ("Which earlier resolution from December 2013 does 70/237 recall, and of what day is it?",
         "recalls 68/243 of 27 December 2013"),
        ("Which resolution is of 22 November 2002?", "57/53"),
        ("Which resolution was adopted on 27 December 2013?", "68/243"),
        ("number of the resolution of 2 December 2011?", "66/24"),
        ("What's the number of the one from 29 November 2001?", "56/19"),
        ("What is the symbol of the resolution of 4 Dec 1998?", "53/70"),
        ("Which resolution was adopted in December 2008?", "63/37"),
        ("Which two resolutions turn up in the list recalled by 70/237 but not in the one "
         "recalled by 68/243?", "68/243 and 69/28"),
        ("Does 70/237 recall 69/28?", "Yes"),
        ("Does 68/243 recall 69/28?", "No"),
        ("Does 70/237 refer to 68/243?", "Yes"),
        ("Does 68/243 refer to 70/237?", "No"),
        ("Which resolutions does 70/237 recall that 68/243 does not?", "68/243 and 69/28"),
    ],
)
def test_answers(seed_library: Library, text: str, says: str) -> None:
    answer = asked(seed_library, text)
    assert answer is not None
    assert answer.answered
    assert answer.route is Route.RECORD
    assert says in answer.text
    assert answer.citations
    for citation in answer.citations:
        assert all(0 <= s < e <= len(citation.text) for s, e in citation.highlights)


def test_a_date_that_no_resolution_has(seed_library: Library) -> None:
    answer = asked(seed_library, "Which resolution was adopted on 23 November 2002?")
    assert answer is not None
    assert not answer.answered
    assert "23 November 2002" in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "Where was the conference held?",
        "Which resolution welcomes the 2015 report?",
        "What concern is expressed?",
        "What does the first paragraph of 68/243 recall?",
        "Which resolution mentions the Charter?",
    ],
)
def test_what_is_not_about_resolutions_recalled(seed_library: Library, text: str) -> None:
    assert asked(seed_library, text) is None


def test_a_paragraph_with_several_of_them_is_cited_once(seed_library: Library) -> None:
    answer = asked(seed_library, "Which resolutions does 70/237 list after 66/24?")
    assert answer is not None
    [citation] = answer.citations
    told = [citation.text[start:end] for start, end in citation.highlights]
    assert [t.split(" ")[0] for t in told] == ["67/27", "68/243", "69/28"]
