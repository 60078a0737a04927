"""What initials stand for: "FIFA" where a text has the name in full."""

from __future__ import annotations

import re
from functools import lru_cache

_ACRONYM = re.compile(r"[A-Z]{3,8}")
_SMALL_WORDS = r"(?:[-\s]+(?:of|for|on|in|and|the|to|de|des|du|la|le|et))*[-\s]+"


@lru_cache(maxsize=512)
def full_name(written: str) -> re.Pattern[str] | None:
    """What a text has where it has in full what ``written`` has in initials; None where these
    are no initials."""
    if not _ACRONYM.fullmatch(written):
        return None
    full = _SMALL_WORDS.join(rf"{letter}[\w’'\u2010\u2011-]+" for letter in written)
    return re.compile(rf"\b{full}")


def by_initials(written: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where a text has in full what is asked for by its initials, as (start, end) characters."""
    full = full_name(written)
    return tuple(m.span() for m in full.finditer(text)) if full else ()
