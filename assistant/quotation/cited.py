"""What the mentions around a quotation come to: a resolution, a paragraph of it, another text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.quotation.passage import Known
from assistant.quotation.source import Mention, Named
from index.symbol import Symbol

_LISTED = re.compile(r"\s*(?:,\s*and|,|and|or|as well as)\s*(?:(?:in|its|resolution)\s+)*")
_PASSED = re.compile(
    r"(?:\b(?:unlike|than|contrast\s+to|opposed\s+to|instead\s+of|compared\s+with|not|recall\w*|"
    r"following|further\s+to|pursuant\s+to|building\s+on|reaffirm\w*|replac\w+|supersed\w+|since|"
    r"as\s+requested\s+in|established\s+by|mandated\s+by)\s+"
    r"(?:(?:in|by|its|the|earlier|previous|General|Assembly|Security|Council|United|Nations|UN)\s+)*"
    r"(?:resolutions?\s+)?)$", re.IGNORECASE)
_LONGEST_LEAD = 100  # letters of the words that lead to a mention


@dataclass(frozen=True, slots=True)
class Cited:
    """What some mentions come to."""

    symbols: tuple[Symbol, ...] = ()
    place: str = ""
    other: str = ""
    back: bool = False  # "that resolution", "ibid."
    same_place: bool = False

    def __bool__(self) -> bool:
        return bool(self.symbols or self.place or self.other or self.back)


def completed(cited: Cited, before: Cited, known: Known) -> Cited:
    """What is cited, with the resolution that it leaves to what was named earlier."""
    if cited.other:
        return cited
    if not cited.symbols:
        if before.other or (known.other and not before.symbols and not cited.back):
            return replace(cited, other=before.other or known.other)
        place = cited.place or (known.place if cited.same_place else "")
        symbols = before.symbols or ((known.symbol,) if known.symbol else ())
        return replace(cited, symbols=symbols, place=place)
    if not cited.place and before.place and before.symbols in ((), cited.symbols):
        return replace(cited, place=before.place)
    return cited


def cited_in(mentions: Sequence[Mention]) -> Cited:
    """What a reference names: its first resolution, its first paragraph."""
    other = next((m for m in mentions if m.named is Named.OTHER), None)
    symbol = next((m.symbol for m in mentions if m.named is Named.RESOLUTION), None)
    if other and not symbol:
        return Cited(other=other.words)
    place = next((m.place for m in mentions if m.named is Named.PLACE and not m.other
                  and m.symbol in (None, symbol)), "")
    named = {m.named for m in mentions}
    return Cited((symbol,) if symbol else (), place, "",
                  bool(named & {Named.SAME_PLACE, Named.SAME_RESOLUTION}),
                  Named.SAME_PLACE in named)


def governing(text: str, mentions: Sequence[Mention], start: int, end: int) -> Cited:
    """What governs the end of a passage that names ``mentions``."""
    kept = [m for m in mentions if not _PASSED.search(
        text, max(start, m.start - _LONGEST_LEAD), m.start)] or list(mentions)
    if semicolons := [m for m in kept if m.start > text.rfind(";", start, end)]:
        kept = semicolons
    if not kept:
        return Cited()
    last = kept[-1]
    if last.named is Named.OTHER or last.other:
        return Cited(other=next((m.words for m in reversed(kept) if m.named is Named.OTHER), "")
                      or "another text")
    at = max((i for i, m in enumerate(kept) if m.named is Named.RESOLUTION), default=-1)
    place = max((i for i, m in enumerate(kept) if m.named is Named.PLACE), default=-1)
    symbol = kept[at].symbol if at >= 0 else None
    same_place = last.named is Named.SAME_PLACE
    back = any(m.named in (Named.SAME_RESOLUTION, Named.SAME_PLACE) for m in kept)
    if place < 0 or (place < at and kept[place].symbol not in (None, symbol)):
        return Cited(_all_listed(text, kept, at), "", "", back, same_place)
    if (own := kept[place].symbol) is not None:
        return Cited((own,), kept[place].place)
    if place < at:  # "in paragraph 3 the Assembly, as in resolution 55/63": of which one?
        return Cited(_all_listed(text, kept, at), "", "", back)
    return Cited((symbol,) if symbol else (), kept[place].place, "", back)


def _all_listed(text: str, mentions: Sequence[Mention], at: int) -> tuple[Symbol, ...]:
    """The resolution at an index, and those of the list that it ends: "68/243 and 70/237"."""
    if at < 0:
        return ()
    first = at
    while first and mentions[first - 1].named is Named.RESOLUTION and _LISTED.fullmatch(
            text, mentions[first - 1].end, mentions[first].start):
        first -= 1
    return tuple(dict.fromkeys(m.symbol for m in mentions[first : at + 1] if m.symbol))
