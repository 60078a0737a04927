"""The cities of a State: "the French capital" and "the Swiss phase" are told by their cities.

``cities.tsv`` says where it is from. It is used to understand a question, never to answer one: a
paragraph answers by the city that it names itself.
"""

from __future__ import annotations

from functools import lru_cache
from importlib import resources

from assistant.wording import stems

Stems = tuple[str, ...]


def cities_of(name: str) -> dict[Stems, str]:
    """The cities of the State that ``name`` is, or is the adjective of, each by its stems; none
    where it is neither. In any case of letters, with or without a possessive."""
    return _table().get(name.casefold().removesuffix("'s").removesuffix("’s"), {})


def city_written(way: Stems) -> str:
    """The name of a city by its stems; these themselves where it is none."""
    return next((cities[way] for cities in _table().values() if way in cities), " ".join(way))


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[Stems, str]]:
    written = (resources.files("assistant") / "cities.tsv").read_text(encoding="utf-8")
    table: dict[str, dict[Stems, str]] = {}
    for row in written.splitlines():
        if row.startswith("#"):
            continue
        names, _, cities = row.partition("\t")
        by_stems = {stems(city): city for city in cities.split("; ") if stems(city)}
        for name in names.split("; "):
            table.setdefault(name.casefold(), {}).update(by_stems)
    return table
