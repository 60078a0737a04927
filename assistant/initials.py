"""What initials stand for: "FIFA" where a text has the name in full."""

from __future__ import annotations

import re

_ACRONYM = re.compile(r"[A-Z]{3,8}")
_SMALL_WORDS = r"(?:[-\s]+(?:of|for|on|in|and|the|to|de|des|du|la|le|et))*[-\s]+"


def by_initials(written: str, text: str) -> tuple[tuple[int, int], ...]:
    """Where a text has in full what is asked for by its initials, as (start, end) characters."""
    if not _ACRONYM.fullmatch(written):
        return ()
    full = _SMALL_WORDS.join(rf"{letter}[\w’'-]+" for letter in written)
    return tuple(m.span() for m in re.finditer(rf"\b{full}", text))
