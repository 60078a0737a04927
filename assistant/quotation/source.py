"""What the words around a quotation name as its source: resolutions, paragraphs, other texts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.question.place import Place, beside, find_places, symbol_behind
from index.symbol import DATE, Symbol, SymbolMention, find_symbols


class Named(StrEnum):
    """What a mention names."""

    RESOLUTION = "resolution"
    PLACE = "place"
    SAME_RESOLUTION = "same resolution"
    SAME_PLACE = "same place"
    OTHER = "other"  # a document, a treaty, a person: no resolution of the Assembly or Council


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters ``start`` to ``end`` of a text name a source.

    ``symbol`` is the resolution, for a place the one named beside it; ``place`` are the words
    for a paragraph, empty where several are named; ``words`` are those of another text.
    """

    start: int
    end: int
    named: Named
    symbol: Symbol | None = None
    place: str = ""
    words: str = ""
    other: bool = False  # a place in another text
    in_note: bool = False  # in a footnote whose mark stands here


_DOCUMENT = re.compile(r"\b(?:A|E|S|ST|CCPR|CEDAW|CD|NPT|DP|TD|HRI)/(?!RES/)[\w.-]+(?:/[\w.-]+)*")
_FOREIGN = re.compile(r"\b(?:resolutions?|decisions?)\s+\d{1,4}/\d{1,4}", re.IGNORECASE)
_TREATY = re.compile(
    r"\b(?:Articles?|articles?|Art\.|Principle|Goal|target|Rule)\s+\d+(?:\s?\(\d\))?")
_SAME_PLACE = re.compile(
    r"\b(?:ibid(?:em)?|loc\.\s*cit)\b\.?"
    r"|\b(?:the\s+(?:very\s+)?same|that|this)\s+(?:(?:operative|preambular)\s+)?"
    r"(?:sub)?para(?:graph)?\b",
    re.IGNORECASE)
_SAME_RESOLUTION = re.compile(
    r"\b(?:(?:the\s+(?:very\s+)?same|that|this|the\s+latter|the|said)\s+(?:text|resolution)"
    r"|(?:op|loc)\.\s*cit)\b(?!\s*(?:no\b|\d|[AS]/))",
    re.IGNORECASE)
_PREAMBLE = re.compile(r"\b(?:(?:the|its|in)\s+(?:preamble|annex)|preamble)\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"para|\bpar\.|recital|whereas|clause|¶|§|\bop|\bpp|annex", re.IGNORECASE)
_MORE = re.compile(r"\s*(?:,?\s*and|,|&|or|to|through|[-–])\s*(?:\(?[a-z]\)|\d{1,3}(?![\d/]))")
_INSIDE = re.compile(
    r"\s*(?:above|below|supra|infra)\b|,?\s*(?:of|in)\s+(?:this|our|the\s+present)\s+"
    r"(?!resolution)\w+", re.IGNORECASE)
_OF_OTHER = re.compile(
    r"\s*,?\s*(?:of|in)\s+(?:the|its|his|her|their|that|this|a)?\s*(?:[\w’'-]+\s+){0,3}?(?P<what>"
    r"Charter|Covenant|Convention|Treaty|Statute|Protocol|reports?|statement|letter|speech|"
    r"judgment|opinion|decision|Declaration|Agenda|note|draft|memo\w*|paper|article)\b")
_ITS = re.compile(r"[\s,:]*(?:\(|in\s+|at\s+|['’]s\s+)?")
_OF = re.compile(r",?\s*(?:of|in)\s+(?:document\s+)?")
_ALLOWED = re.compile(
    r"\b(?:united|nations|general|assembly|security|council|un|unga|unsc|ga|sc|resolutions?|res|of|"
    r"on|the|in|its|adopted|see|from|source|also|cf|p|pp|page|session|th|\d{1,2}|annex|preamble|"
    r"preambular|operative|no|and)\b", re.IGNORECASE)


def is_source(text: str) -> bool:
    """Whether a text names a resolution, or a place in one."""
    return any(m.named is not Named.OTHER for m in find_mentions(text))


def only_source(text: str) -> bool:
    """Whether a text names a resolution or a place in one, and says nothing else."""
    rest = list(text)
    found = [m for m in find_mentions(text) if m.named is not Named.SAME_RESOLUTION]
    for mention in found:
        rest[mention.start : mention.end] = " " * (mention.end - mention.start)
    left = _ALLOWED.sub(" ", re.sub(DATE, " ", "".join(rest)))
    return bool(found) and not re.search(r"\w", left.replace("A/RES/", " "))


def find_mentions(text: str) -> list[Mention]:
    """What a text names as sources, in order; none overlaps another."""
    if not _HINT.search(text):
        return []
    symbols = find_symbols(text)
    found = [Mention(s.start, s.end, Named.RESOLUTION, s.symbol, words=text[s.start : s.end])
             for s in symbols]
    others = [Mention(m.start(), m.end(), Named.OTHER, words=m.group())
              for pattern in (_DOCUMENT, _FOREIGN, _TREATY) for m in pattern.finditer(text)]
    _add(found, others)
    _add(found, _places(text, symbols, found))
    _add(found, (Mention(m.start(), m.end(), Named.PLACE, symbol_behind(text, m.end(), symbols),
                         m.group().split()[-1].lower()) for m in _PREAMBLE.finditer(text)))
    _add(found, (Mention(m.start(), m.end(), named, words=m.group())
                 for pattern, named in ((_SAME_PLACE, Named.SAME_PLACE),
                                        (_SAME_RESOLUTION, Named.SAME_RESOLUTION))
                 for m in pattern.finditer(text)))
    return sorted(found, key=lambda m: m.start)


def _add(found: list[Mention], more: Iterable[Mention]) -> None:
    """Add what does not overlap what is there already."""
    taken = sorted((m.start, m.end) for m in found)
    for mention in sorted(more, key=lambda m: m.start):
        if not any(start < mention.end and mention.start < end for start, end in taken):
            found.append(mention)


_HINT = re.compile(
    r"\d[/(\s]|\bpar|recital|whereas|clause|point|item|§|¶|\b[OP]P|annex|preamb|ibid|\bcit\b|"
    r"\b(?:text|resolution)\b|\d", re.IGNORECASE)
"""What has to be in a text that names a source at all: looking closely takes long."""
_PLACE_HINT = re.compile(
    r"\bpar|sub-?par|recital|whereas|clause|point|item|§|¶|\b[OP]P|annex|preamb|operative|letter|"
    r"\d\s*\([a-z]", re.IGNORECASE)


def _places(
    text: str, symbols: tuple[SymbolMention, ...], known: Sequence[Mention]
) -> Iterable[Mention]:
    if not _PLACE_HINT.search(text):
        return
    places = beside(text, find_places(text), symbols)
    others = [m for m in known if m.named is Named.OTHER]
    for place in places:
        words = text[place.start : place.end]
        if not (place.number or _PARAGRAPH.search(words)):
            continue  # "the first question", "(b)": no place in a resolution
        if _INSIDE.match(text, place.end):
            continue  # a place in the draft itself
        if of_other := _OF_OTHER.match(text, place.end):
            yield Mention(place.start, of_other.end(), Named.OTHER,
                          words=text[place.start : of_other.end()])
            continue
        beside_other = any(_links(text, place, other) for other in others)
        several = bool(_MORE.match(text, place.end)) and place.symbol is None
        several = several or (_MORE.match(text, place.end) is not None
                              and re.match(r"\D*\b(?:paras|paragraphs)\b", words) is not None)
        mention = Mention(place.start, place.end, Named.PLACE, place.symbol,
                          "" if several else " ".join(words.split()), other=beside_other)
        yield replace(mention, symbol=None) if beside_other else mention


def _links(text: str, place: Place, other: Mention) -> bool:
    """Whether a place is one in another text ("A/68/98, para. 19")."""
    if other.end <= place.start:
        return _ITS.fullmatch(text, other.end, place.start) is not None
    return _OF.fullmatch(text, place.end, other.start) is not None
