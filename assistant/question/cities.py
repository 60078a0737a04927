"""The cities of a State: "the French capital" and "the Swiss phase" are told by their cities.

``cities.tsv`` says where it is from. It is used to understand a question, never to answer one: a
paragraph answers by the city that it names itself.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from assistant.question.wording import stems

Stems = tuple[str, ...]


def cities_of(name: str) -> dict[Stems, str]:
    """The cities of the State that ``name`` is, or is the adjective of, each by its stems; none
    where it is neither. In any case of letters, with or without a possessive."""
    return _stemmed(_table().get(name.casefold().removesuffix("'s").removesuffix("’s"), ""))


def named_cities(text: str) -> list[str]:
    """The cities of the table that a text names, as they are written there."""
    return list(dict.fromkeys(match.group() for match in _every_city().finditer(text)))


@lru_cache(maxsize=1)
def _every_city() -> re.Pattern[str]:
    names = {city for row in _table().values() for city in row.split("; ") if city}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True))
                      + r")\b")


def city_written(way: Stems) -> str:
    """The name of a city by its stems; these themselves where it is none."""
    rows = (_stemmed(cities) for cities in dict.fromkeys(_table().values()))
    return next((cities[way] for cities in rows if way in cities), " ".join(way))


@lru_cache(maxsize=256)
def _stemmed(cities: str) -> dict[Stems, str]:
    return {stems(city): city for city in cities.split("; ") if stems(city)}


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    """The row of cities for each name and adjective, in small letters."""
    written = (resources.files("assistant.question") / "cities.tsv").read_text(encoding="utf-8")
    rows = (row.split("\t") for row in written.splitlines() if not row.startswith("#"))
    return {name.casefold(): cities for names, cities in rows for name in names.split("; ")}
