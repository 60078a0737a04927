"""The names of States, by which a text tells which ones it means."""

from __future__ import annotations

import re
from functools import lru_cache

import pycountry


def names_a_state(text: str) -> bool:
    """Whether the text names a State ("Brazil"), not only speaks of States."""
    return bool(_names().search(text))


@lru_cache(maxsize=1)
def _names() -> re.Pattern[str]:
    """The short names of ISO 3166, in the order in which people write them."""
    names = {name.split(",")[0] for country in pycountry.countries
             for name in (country.name, getattr(country, "common_name", country.name))}
    return re.compile(r"\b(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True))
                      + r")\b")
