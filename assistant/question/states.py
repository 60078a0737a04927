"""The names of States, by which a text tells which ones it means (pycountry: ISO 3166)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from functools import lru_cache
from typing import Any

import pycountry

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_CURRENCY = re.compile(r"\b(?:United States|US) dollars?\b|\b(?:Swiss|CFA) francs?\b")
_LONGEST_NAME = 4  # words
_SHORTEST_ROOT = 3  # letters
_OF_ANOTHER = frozenset(("Niger", "Dominica"))  # "Nigerian" and "Dominican" are others' mostly
# What ISO 3166 has under other names only.
_IN_SHORT = {"Russia": "RUS", "Iran": "IRN", "Syria": "SYR", "Venezuela": "VEN", "Bolivia": "BOL",
             "Moldova": "MDA", "Tanzania": "TZA", "Laos": "LAO", "Turkey": "TUR", "Brunei": "BRN",
             "Britain": "GBR", "UK": "GBR", "US": "USA", "Vietnam": "VNM",
             "Ivory Coast": "CIV", "Cape Verde": "CPV", "Micronesia": "FSM", "Burma": "MMR",
             "Swaziland": "SWZ", "Macedonia": "MKD", "Czech Republic": "CZE", "Holland": "NLD"}


def names_a_state(text: str) -> bool:
    """Whether the text names a State ("Brazil"), not only speaks of States or of its dollars."""
    return bool(_short_names().search(_CURRENCY.sub(" ", text)))


@lru_cache(maxsize=256)
def adjective_of(state: str) -> re.Pattern[str] | None:
    """What a text may say for a State that is told by one word: "Israeli", "Syrian", "Lebanese";
    None for another name."""
    if state in _OF_ANOTHER or not (
            state[:1].isupper() and _WORD.fullmatch(state) and names_a_state(state)):
        return None
    ways = [state + ending for ending in ("i", "n", "an", "ian", "ese")]
    for ending in ("on", "y", "a", "e", "ia", "ea"):  # Lebanese, Italian, Cuban, Ukrainian, Syrian
        if state.endswith(ending) and len(state) - len(ending) >= _SHORTEST_ROOT:
            ways += [state.removesuffix(ending) + way for way in ("an", "ian", "ese", "ish")]
    if state.endswith("istan"):
        ways.append(state.removesuffix("istan"))
    return re.compile(
        rf"(?<!South )(?<!North )(?<!Equatorial )\b(?:{'|'.join(ways)})s?\b(?! Ocean)")


def named_states(text: str) -> Iterator[str]:
    """The States that a text names, by every name that ISO 3166 has for each, in lower case.

    Any other run of words that begins with a capital comes as it is: it may be a name too.
    """
    words = _WORD.findall(text)
    for size in range(1, _LONGEST_NAME + 1):
        for start in range(len(words) - size + 1):
            run = " ".join(words[start : start + size])
            # "us" and "it" are words; "US" and "IT" are codes.
            if not run[0].isupper() or (len(run) < 3 and not run.isupper()):
                continue
            yield run.lower()
            with suppress(LookupError):
                yield from _every_name(pycountry.countries.lookup(_IN_SHORT.get(run, run)))


def names_of(state: str) -> set[str]:
    """The names by which a State of a ballot is recognised: its own, and without a form of it."""
    name = state.lower()
    short = re.sub(r"\s*\(.*\)| of (?:america|great britain).*", "", name)
    try:
        return {name, short, *_every_name(pycountry.countries.lookup(short))}
    except LookupError:
        return {name, short}


def _every_name(country: Any) -> Iterator[str]:
    for field in ("name", "official_name", "common_name"):
        name = getattr(country, field, "").lower()
        if name:
            yield name
            yield name.split(",")[0]


@lru_cache(maxsize=1)
def _short_names() -> re.Pattern[str]:
    """The short names of ISO 3166, in the order in which people write them."""
    names = {name.split(",")[0] for country in pycountry.countries
             for name in (country.name, getattr(country, "common_name", country.name))}
    names |= _IN_SHORT.keys()
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True))
                      + r")\b")
