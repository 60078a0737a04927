"""Numbers in words, as sentences have them."""

from __future__ import annotations

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")

NUMBERS = {word: number for number, word in enumerate((*_SMALL, "ten")) if number > 1}
"""The numbers from two to ten by the words for them: so many things that are asked for."""


def in_words(number: int) -> str:
    """Below ten in words, otherwise in figures (UN Editorial Manual, "Numbers")."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def plural(number: int, noun: str) -> str:
    """A noun as it stands behind a number: "resolution", "resolutions"."""
    return noun if number == 1 else f"{noun}s"


def long_date(year: int, month: int, day: int) -> str:
    """A date in United Nations form: "27 December 2013"."""
    from assistant.question.dates import MONTHS

    return f"{day} {MONTHS[month - 1].capitalize()} {year}"


def listed(names: list[str]) -> str:
    """Names in a row: "a", "a and b", "a, b and c"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
