"""The place that somebody claims for a quotation, and whether it stands there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.question.place import Place, at_place, find_places
from assistant.quotation.listed import listed
from assistant.quotation.other_documents import document_symbol, of_another_body
from index.errors import InputError, NotASymbol
from index.resolution import Paragraph, Part, Resolution
from index.store import Library
from index.symbol import Symbol, find_symbols, parse_symbol

_PREAMBLE = re.compile(r"\b(?:preamb\w+|PPs?)\b", re.IGNORECASE)
_OPERATIVE = re.compile(r"\b(?:operative|OPs?)\b", re.IGNORECASE)
_ANNEX = re.compile(r"\bannex\b", re.IGNORECASE)
_SECTION = re.compile(r"\b(?i:sect(?:ion)?s?|part|chapter)\b\.?\s*"
                      r"(?P<section>(?:[IVXLC]+|[A-Z])(?:\.(?:[IVXLC]+|[A-Z]))*)\b")
_DOTTED = re.compile(  # "para. IX.8", "II.A.1"
    r"(?<![\w/.])(?P<section>(?:[IVXLC]+|[A-Z])(?:\.(?:[IVXLC]+|[A-Z]))*)\.(?=\d)")
_ARTICLE = re.compile(
    r"\b(?P<kind>art(?:icle)?|principle|guideline|rule)s?\.?\s+(?P<number>\d{1,3})"
    r"(?:(?:,?\s*para(?:graph)?s?\.?\s*|\.)(?P<paragraph>\d{1,3})|\s*\((?P<counted>\d{1,3})\))?"
    r"(?P<points>(?:,?\s*\([a-z]+\))*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """Where a quotation is said to stand: a resolution, a place in it, or both.

    ``part`` is given where no paragraph is ("in the preamble of 70/237"); ``section`` is the one
    that the paragraph, or all of the quotation, is said to stand in ("IX"). ``document`` is the
    symbol of another document than a resolution, where only that is named ("A/C.3/75/L.10");
    ``others`` are the places named with the first ("paras. 4–6").
    """

    text: str
    symbol: Symbol | None = None
    place: Place | None = None
    part: Part | None = None
    section: str = ""
    document: str = ""
    others: tuple[Place, ...] = ()


def read_claim(text: str) -> Claim:
    """Read a place in any form people write ("A/RES/68/243, para. 4", "PP5", "70/237 OP 3 (c)").

    Raises InputError where it names neither a resolution nor a paragraph.
    """
    read = " ".join(text.split())
    mentions = find_symbols(read)
    another = of_another_body(read)
    whole = _whole(read)
    symbol = None if another else mentions[0].symbol if mentions else whole
    symbol_at = mentions[0].start if symbol and mentions else len(read)
    rest = read.replace(another, " " * len(another), 1) if another else read
    for mention in mentions if symbol else ():
        rest = rest[: mention.start] + " " * (mention.end - mention.start) + rest[mention.end :]
    document = another or ("" if whole else document_symbol(rest))
    rest = rest.replace(document, " " * len(document), 1)
    section, rest = _section(rest)
    places = find_places(rest)
    if symbol and document:  # "A/75/478, para. 89; 75/183, para. 9"
        places = tuple(p for p in places if p.start > symbol_at) or places
    if articles := _articles(rest):  # "para. 1 (on article 3)" is no article
        before = any(p.start < articles[0].start for p in places)
        places = places if before else articles
    part = next((part for pattern, part in ((_ANNEX, Part.ANNEX), (_PREAMBLE, Part.PREAMBLE),
                                            (_OPERATIVE, Part.OPERATIVE))
                 if pattern.search(rest)), None)
    if symbol is None and not document and not places and part is None and not section:
        raise InputError(
            f"The place {text[:80]!r} names neither a resolution nor a paragraph; write it like "
            "“A/RES/68/243, para. 4” or “resolution 70/237, fifth preambular paragraph”."
        )
    place = places[0] if places else None
    if place is not None and place.part is None and part is not None:
        place = replace(place, part=part)  # "paragraph 5 of the preamble"
    others = listed(rest, place, symbol_at) if place is not None and not articles else ()
    return Claim(text, symbol, place, part, section, "" if symbol else document, others)


def _section(text: str) -> tuple[str, str]:
    """The section that is named, "" where none is, and the text without it."""
    match = _SECTION.search(text) or _DOTTED.search(text)
    if match is None:
        return "", text
    blank = " " * (match.end() - match.start())
    return match["section"], text[: match.start()] + blank + text[match.end() :]


def _articles(text: str) -> tuple[Place, ...]:
    """Articles, principles, guidelines and rules of an annex ("principle 13, para. 1")."""
    found = []
    for match in _ARTICLE.finditer(text):
        inside = match["paragraph"] or match["counted"]
        points = " ".join(re.findall(r"\([a-z]+\)", match["points"]))
        kind = "Article" if match["kind"].lower().startswith("art") else match["kind"].capitalize()
        number = f"{kind} {match['number']}"
        found.append(Place(match.start(), match.end(), Part.ANNEX, " ".join(filter(None, (
            f"{number}.{inside}" if inside else number, points)))))
    return tuple(found)


def _whole(text: str) -> Symbol | None:
    """The symbol that the text, or its part before a comma, is as a whole."""
    for piece in (text, text.partition(",")[0]):
        try:
            return parse_symbol(piece)
        except NotASymbol:
            continue
    return None


def claimed_paragraphs(claim: Claim, symbol: Symbol, library: Library) -> tuple[Paragraph, ...]:
    """The paragraphs of a resolution that a claim names; none where it names none, or there is
    none such. Where each section numbers its own, a number without a section names several."""
    if claim.place is None:
        return ()
    resolution = library.resolution(symbol)
    return tuple(dict.fromkeys(
        paragraph for place in (claim.place, *claim.others)
        for paragraph in _at(place, claim.section, resolution)))


def _at(place: Place, section: str, resolution: Resolution) -> tuple[Paragraph, ...]:
    sections = _of_sections(resolution)
    inside = tuple(p for p in sections if place.part in (None, p.part)
                   and _SECTIONED.sub("", p.number) == place.number
                   and (not section or _is_in(p, section)))
    if section and sections:
        return inside
    if (paragraph := at_place(resolution, place)) is not None:
        return tuple(dict.fromkeys((paragraph, *inside)))
    if inside:
        return inside
    # Of an article whose paragraphs are numbered, nothing but these is there.
    return tuple(p for p in resolution.paragraphs if p.part is place.part and place.number
                 and _stands_in(p.number, place.number))


def is_claimed(
    claim: Claim, symbol: Symbol, paragraphs: tuple[Paragraph, ...], library: Library
) -> bool:
    """Whether wording that stands in ``paragraphs`` of a resolution stands where it is claimed.

    A point stands in its paragraph as well: "paragraph 3" is right for what stands in 3 (a), and
    so is the paragraph of an article, or the row of a table.
    """
    if claim.symbol is not None and not _names(claim.symbol, symbol, library):
        return False
    if claim.place is None:
        return _is_in_part(claim, symbol, paragraphs, library)
    return any(p.part is wanted.part and _stands_in(p.number, wanted.number)
               for wanted in claimed_paragraphs(claim, symbol, library) for p in paragraphs)


_SECTIONED = re.compile(r"(?:(?:[IVXLC]+|[A-Z])\.)+(?=\d)")


def _of_sections(resolution: Resolution) -> list[Paragraph]:
    """The paragraphs that a section numbers for itself ("IX.8")."""
    return [p for p in resolution.paragraphs if _SECTIONED.match(p.number)]


def _is_in(paragraph: Paragraph, section: str) -> bool:
    """Whether a paragraph is in a section, or in a part of it ("II.B.3" is in II, and in B)."""
    of = ".".join(paragraph.number.split(".")[:-1])
    return f".{section}." in f".{of}."


def _is_in_part(
    claim: Claim, symbol: Symbol, paragraphs: tuple[Paragraph, ...], library: Library
) -> bool:
    """Whether one of the paragraphs is in the part or section claimed, if either is.

    Where no section numbers its own paragraphs, which section one is in cannot be told here.
    """
    if claim.part is not None and not any(p.part is claim.part for p in paragraphs):
        return False
    if not (claim.section and _of_sections(library.resolution(symbol))):
        return True
    return any(_is_in(p, claim.section) for p in paragraphs)


def _stands_in(number: str, wanted: str) -> bool:
    inner = (" (", ", ", ".") if wanted[:1].isalpha() and " " in wanted else (" (", ", ")
    return number == wanted or number.startswith(tuple(wanted + mark for mark in inner))


def _names(claimed: Symbol, symbol: Symbol, library: Library) -> bool:
    """Whether a claimed symbol is this one; without a letter it names all parts, 75/253 A to C.

    What was adopted without a letter is part A once there is a part B (77/290).
    """
    same = (claimed.organ, claimed.session, claimed.number) == (
        symbol.organ, symbol.session, symbol.number)
    if claimed.letter == "A" and not symbol.letter:
        return same and replace(symbol, letter="B") in library.symbols
    return same and claimed.letter in ("", symbol.letter)


def claimed_here(claim: Claim, library: Library) -> tuple[Symbol, ...]:
    """The resolutions of the library that a claim names, the earliest first; none where it names
    none, and all parts where a resolution in parts is named without a letter."""
    if claim.symbol is None:
        return ()
    return tuple(s for s in library.symbols if _names(claim.symbol, s, library))


def is_here(claim: Claim, library: Library) -> bool:
    """Whether the claimed resolution or document, if one is named, is in the library."""
    return not claim.document and (claim.symbol is None or bool(claimed_here(claim, library)))
