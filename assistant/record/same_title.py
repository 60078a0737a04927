"""Resolutions of one title: the texts that are adopted on one item, session after session."""

from __future__ import annotations

from index.store import Library
from index.symbol import Symbol


def same_title(symbol: Symbol, library: Library) -> tuple[Symbol, ...]:
    """The resolutions of the library with the title of ``symbol``, which is one of them; the
    earliest first. Raises NoSuchResolution."""
    return tuple(s for s in library.symbols if is_same_title(s, symbol, library))


def is_same_title(one: Symbol, other: Symbol, library: Library) -> bool:
    """Whether two resolutions have one title, upper case or not. Raises NoSuchResolution."""
    return library.title(one).casefold() == library.title(other).casefold()
