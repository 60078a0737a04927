"""The place that somebody claims for a quotation, and whether it stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.question.place import Place, at_place, find_places
from index.errors import InputError, NotASymbol
from index.resolution import Paragraph, Part
from index.store import Library
from index.symbol import Symbol, find_symbols, parse_symbol

_PREAMBLE = re.compile(r"\b(?:preamb\w+|PPs?)\b", re.IGNORECASE)
_OPERATIVE = re.compile(r"\b(?:operative|OPs?)\b", re.IGNORECASE)
_ANNEX = re.compile(r"\bannex\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """Where a quotation is said to stand: a resolution, a place in it, or both.

    ``part`` is given where no paragraph is ("in the preamble of 70/237").
    """

    text: str
    symbol: Symbol | None = None
    place: Place | None = None
    part: Part | None = None


def read_claim(text: str) -> Claim:
    """Read a place in any form people write ("A/RES/68/243, para. 4", "PP5", "70/237 OP 3 (c)").

    Raises InputError where it names neither a resolution nor a paragraph.
    """
    mentions = find_symbols(text)
    symbol = mentions[0].symbol if mentions else _whole(text)
    rest = text
    for mention in mentions[:1]:
        rest = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    places = find_places(rest)
    part = next((part for pattern, part in ((_ANNEX, Part.ANNEX), (_PREAMBLE, Part.PREAMBLE),
                                            (_OPERATIVE, Part.OPERATIVE))
                 if pattern.search(rest)), None)
    if symbol is None and not places and part is None:
        raise InputError(
            f"The place {text[:80]!r} names neither a resolution nor a paragraph; write it like "
            "“A/RES/68/243, para. 4” or “resolution 70/237, fifth preambular paragraph”."
        )
    place = places[0] if places else None
    if place is not None and place.part is None and part is not None:
        place = replace(place, part=part)  # "paragraph 5 of the preamble"
    return Claim(text, symbol, place, part)


def _whole(text: str) -> Symbol | None:
    """The symbol that the text, or its part before a comma, is as a whole."""
    for piece in (text, text.partition(",")[0]):
        try:
            return parse_symbol(piece)
        except NotASymbol:
            continue
    return None


def claimed_paragraph(claim: Claim, symbol: Symbol, library: Library) -> Paragraph | None:
    """The paragraph of a resolution that is claimed; None where none is, or there is none such."""
    return at_place(library.resolution(symbol), claim.place) if claim.place else None


def is_claimed(
    claim: Claim, symbol: Symbol, paragraphs: tuple[Paragraph, ...], library: Library
) -> bool:
    """Whether wording that stands in ``paragraphs`` of a resolution stands where it is claimed.

    A point stands in its paragraph as well: "paragraph 3" is right for what stands in 3 (a).
    """
    if claim.symbol is not None and not _names(claim.symbol, symbol):
        return False
    if claim.place is None:
        return claim.part is None or any(p.part is claim.part for p in paragraphs)
    wanted = claimed_paragraph(claim, symbol, library)
    return wanted is not None and any(
        p.part is wanted.part
        and (p.number == wanted.number or p.number.startswith(f"{wanted.number} ("))
        for p in paragraphs
    )


def _names(claimed: Symbol, symbol: Symbol) -> bool:
    """Whether a claimed symbol is this one; without a letter it names all parts, 75/253 A to C."""
    same = (claimed.organ, claimed.session, claimed.number) == (
        symbol.organ, symbol.session, symbol.number)
    return same and claimed.letter in ("", symbol.letter)


def claimed_here(claim: Claim, library: Library) -> tuple[Symbol, ...]:
    """The resolutions of the library that a claim names, the earliest first; none where it names
    none, and all parts where a resolution in parts is named without a letter."""
    if claim.symbol is None:
        return ()
    return tuple(s for s in library.symbols if _names(claim.symbol, s))


def is_here(claim: Claim, library: Library) -> bool:
    """Whether the claimed resolution, if one is named, is in the library."""
    return claim.symbol is None or bool(claimed_here(claim, library))
