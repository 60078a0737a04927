"""References: the resolution, its date, and the paragraphs that are pointed at."""

from __future__ import annotations

from datetime import date

import pytest

from index.references import as_date, find_references

# text → (symbol or None, date or None, paragraphs, the words of the mention)
TABLE: dict[str, list[tuple[str | None, date | None, tuple[str, ...], str]]] = {
    "resolution 69/28 of 2 December 2014": [
        ("69/28", date(2014, 12, 2), (), "69/28 of 2 December 2014")],
    "resolutions 64/2 and 64/4 of 5 May 2010": [
        ("64/2", date(2010, 5, 5), (), "64/2"),
        ("64/4", date(2010, 5, 5), (), "64/4 of 5 May 2010")],
    # Other bodies number theirs in the same way.
    "Crime Prevention and Criminal Justice resolution 27/5 of 18 May 2018": [],
    "Council resolutions, including resolutions 43/15 of 22 June 2020 and 46/5 of 9 May 2021": [],
    "Welcoming resolutions 5/3, 33/3 and 35/25 of 23 June 2017 of that body": [],
    "its resolutions 75/1 of 21 September 2020, and 42/5 and 43/1 of 19 June 2020": [
        ("75/1", date(2020, 9, 21), (), "75/1 of 21 September 2020")],
    "the special session, in resolutions S-29/1 of 12 February 2021 and S-27/1 of 5 December 2017":
        [],
    # What only the Assembly or the Council can have numbered so stays, whatever the day says.
    "resolution 72/256 of 24 December 2107": [
        ("72/256", date(2107, 12, 24), (), "72/256 of 24 December 2107")],
    "General Assembly resolution A/RES/65/1 of 21 September 2020": [
        ("65/1", date(2020, 9, 21), (), "A/RES/65/1 of 21 September 2020")],
    "resolutions 24/7 and 75/1": [("75/1", None, (), "75/1")],
    "resolutions 1325 (2000) and 1820 (2008) of 31 October 2000 and 19 June 2008": [
        ("1325 (2000)", date(2000, 10, 31), (), "1325 (2000)"),
        ("1820 (2008)", date(2000, 10, 31), (), "1820 (2008) of 31 October 2000")],
    "resolution ES-10/23 of 10 May 2024": [
        ("ES-10/23", date(2024, 5, 10), (), "ES-10/23 of 10 May 2024")],
    "resolution 217 A (III) of 10 December 1948": [
        ("217 A (III)", date(1948, 12, 10), (), "217 A (III) of 10 December 1948")],
    "resolutions 76/10, 76/11 and 76/12 of 1 December 2021": [
        ("76/10", date(2021, 12, 1), (), "76/10"), ("76/11", date(2021, 12, 1), (), "76/11"),
        ("76/12", date(2021, 12, 1), (), "76/12 of 1 December 2021")],
    # The fifty-third session was over by then: the date is the other's alone.
    "resolutions 53/70 and 54/49 of 1 December 1999": [
        ("53/70", None, (), "53/70"), ("54/49", date(1999, 12, 1), (), "54/49 of 1 December 1999")],
    "Security Council resolutions 1325 (2000) of 31 October 2000 and 1540 (2004)": [
        ("1325 (2000)", date(2000, 10, 31), (), "1325 (2000) of 31 October 2000"),
        ("1540 (2004)", None, (), "1540 (2004)")],
    "paragraphs 1 to 3 of resolutions 53/70, 54/49 and 67/27,": [
        ("53/70", None, ("1", "2", "3"), "53/70"), ("54/49", None, ("1", "2", "3"), "54/49"),
        ("67/27", None, ("1", "2", "3"), "67/27")],
    "paragraph 4 (a) of its resolution 70/1": [("70/1", None, ("4 (a)",), "70/1")],
    "paragraphs 5, 7 and 9 of resolution 68/243 of 27 December 2013": [
        ("68/243", date(2013, 12, 27), ("5", "7", "9"), "68/243 of 27 December 2013")],
    "paragraphs 4 (a) to (c) of General Assembly resolution 60/1": [
        ("60/1", None, ("4 (a)", "4 (b)", "4 (c)"), "60/1")],
    "paragraph 1 of resolution 60/1 and resolution 61/2": [
        ("60/1", None, ("1",), "60/1"), ("61/2", None, (), "61/2")],
    "General Assembly resolution 68/243, para. 3 (a)": [("68/243", None, ("3 (a)",), "68/243")],
    "the concepts mentioned in paragraph 2 above;": [(None, None, ("2",), "paragraph 2 above")],
    "see paragraphs 3 and 4 (b) above": [
        (None, None, ("3", "4 (b)"), "paragraphs 3 and 4 (b) above")],
    "paragraph 7 of the present resolution": [
        (None, None, ("7",), "paragraph 7 of the present resolution")],
    "the above-mentioned report": [],
    "paragraph 70 of the report": [],
    "held on 31 February 2014 in accordance with decision 69/501": [],
}


@pytest.mark.parametrize(("text", "expected"), TABLE.items())
def test_references(
    text: str, expected: list[tuple[str | None, date | None, tuple[str, ...], str]]
) -> None:
    found = [(r.symbol.short if r.symbol else None, r.date, r.paragraphs, text[r.start:r.end])
             for r in find_references(text)]
    assert found == expected


def test_no_such_day_is_no_date() -> None:
    assert as_date("31 February 2014") is None
    assert find_references("resolution 68/1 of 31 February 2014")[0].date is None
