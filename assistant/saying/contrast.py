"""What one resolution has and another has not, where a question asks for just that.

"Which subject does the 2016 group have that the 2014 group did not?" The two are told by the
grammar of the question, the paragraph by the search, and what is extra by the words of its
counterpart in the other text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from typing import TypeVar

from rapidfuzz import fuzz

from assistant.answer import Answer, Route
from assistant.citation import Citation, cite
from assistant.compare.pairing import versions
from assistant.finding.retrieve import Found
from assistant.question.dates import MomentKind, find_moments
from assistant.question.numbers import NUMBERS
from assistant.question.question import Question, described
from assistant.question.wording import FUNCTION_WORDS, stem, words
from assistant.record.record import FEW
from assistant.record.same_title import same_title
from assistant.saying.statement import statement
from index.resolution import Paragraph, Part, Resolution, label
from index.store import Library
from index.symbol import Symbol, find_symbols

Find = Callable[[Question, Sequence[Symbol]], list[Found]]
Mention = tuple[int, int, Symbol]
_NEAR = 0.5  # of the rank score, from the best paragraph found
_SURE, _AKIN = 0.46, 55.0  # confidence; rapidfuzz's token set ratio, 0 to 100
_TOLD = 3  # paragraphs
_SHORTEST = 4  # letters of a word that makes a difference

# Who has it not stands behind the first of these, or before the second.
_NOT_IN = re.compile(
    r"\b(?:but|and) (?:is |are |was |were )?not\b|\bmissing (?:from|in)\b|\babsent from\b"
    r"|\bno longer\b|\bnot (?:yet )?(?:in|on|part of)\b"
    r"|(?:\bnot|n['’]t) (?:yet )?(?:mentioned|listed|named|included|found|there) "
    r"(?:for|in|by|under)\b"
    r"|\b(?:gone|vanished|disappeared|removed|deleted|missing|lost) from\b"
    r"|\b(?:left|leaves|leaving) out (?:of|in|from)\b|\bleft out\b|\bdropped (?:from|in|by)\b"
    r"|\bonly one\b(?! of\b)|\b(?:was|were|got) dropped\b|\bomitted (?:from|in)\b"
    r"|\bcompared (?:with|to)\b|\bunlike\b", re.IGNORECASE)
_HAS_NOT = re.compile(
    r"\b(?:does|did|do|has|have|had) not\b"
    r"|\b(?:is|are|was|were) not (?:said|asked|told|listed)\b"
    r"|\b(?:does|did|do|has|have|had|could)n['’]t\b|\bcould not\b"
    r"|\bleaves out\b|\bomits\b"
    r"|\blacks\b|\bdrops\b|\bneed not\b", re.IGNORECASE)
_KIND = re.compile(
    r"\b(?:which|what)\s+(?:[\w-]+\s+){0,3}?(?P<kind>[a-z]+)\s+(?:is|are|was|were|does|did|do"
    r"|has|have"
    r"|had|must|should|that|of|for|in|to|from|named|mentioned|listed|recalled|cited)\b",
    re.IGNORECASE)
_PART = {Part.OPERATIVE: re.compile(r"\b(?:operative|numbered)\b", re.IGNORECASE),
         Part.PREAMBLE: re.compile(r"\b(?:preamb\w+|recitals?)\b", re.IGNORECASE)}
# What joins, and makes no difference.
_JOINING = frozenset(["including", "namely", "such", "also", "well", "further", "above", "said"])
_ANY_KIND = frozenset(stem(w) for w in """
    topic topics subject subjects item items thing things issue issues matter matters point points
    element elements task tasks question questions one ones must does did do is are has have had
    extra new mandate group""".split())


_OF_A_TIME = re.compile(
    r"\W*(?:in )?(?:which |what )?(?:year|date|month|session)s? (?:the|when|is|was|of)\b",
    re.IGNORECASE)


def from_contrast(question: Question, library: Library, find: Find) -> Answer | None:
    """What is in the one text and not in the other, or None where this is not asked."""
    if _WHY.search(question.text):  # texts have words, and not the story of these
        return None
    if _OF_A_TIME.match(question.text):  # of each the time is asked, and not what one has more
        return None
    of_years = _from_years(question, library, find)
    sides = sides_of(question, library)
    if of_years is not None or sides is None:
        return of_years
    has, lacks = library.resolution(sides[0]), library.resolution(sides[1])
    others = tuple(m for m in question.moments if sides[1] not in
                   [s for start, _, s in _mentions(question, library) if start == m.start])
    found = find(replace(question, moments=others, named=(has.symbol,), each=False), [has.symbol])
    for part, pattern in _PART.items():
        if pattern.search(question.text) or (part is question.part is Part.OPERATIVE):
            found = [f for f in found if f.paragraph.paragraph.part is part]
    # What is called for under "Calls upon Member States:" its points say.
    found = [f for f in found if not f.paragraph.paragraph.text.rstrip().endswith(":")]
    there = versions(has, lacks)
    extra = [(f, _extra(f.paragraph.paragraph, there.get(f.paragraph.paragraph))) for f in found]
    extra = [(f, spans) for f, spans in extra if spans]
    kind = _KIND.search(question.text)
    named = stem(kind["kind"].lower()) if kind else ""
    if named and named not in _ANY_KIND:
        of_kind = [(f, s) for f, s in extra if named in _stems(_said(f, s))]
        whole = [(f, s) for f, s in of_kind if _is_whole(f, s)]
        extra = whole or of_kind[:1] or extra[: _how_many(question.text)]
    else:
        extra = extra[: _how_many(question.text)]
    # "Which conferences …?" asks for all of them, however far they are from its other words.
    several = kind is not None and kind["kind"].lower().endswith("s") and len(extra) > 1
    near = extra if several and all(_is_whole(f, s) for f, s in extra) else [
        (f, s) for f, s in extra if f.score >= found[0].score - _NEAR]
    return _told(question, near, there, lacks, library) if near else None


_DOES = re.compile(r"\W*(?:\w+\s+)?(?:do|does|did|has|have|had|is|are|was|were|can)\b")
_EARLIER_OR_LATER = re.compile(
    r"\bthe (?:(?P<earlier>earlier|older|former|first|previous)|later|newer|latter|second)\b",
    re.IGNORECASE)
_ADDS = re.compile(r"\b(?:which|what)\b[^?]*\b(?:add(?:s|ed)?|extra|additional)\b", re.IGNORECASE)
_EXTRA = re.compile(r"\b(?:anything|something) (?:extra|new|additional)\b", re.IGNORECASE)
_WHY = re.compile(r"\b(?:why|how come)\b", re.IGNORECASE)
_SO_MANY = re.compile(r"(?:^|\b(?:which|what) )(?P<number>two|three)\b", re.IGNORECASE)


def _how_many(text: str) -> int:
    """"Which two …?" asks for two; otherwise what comes first is meant."""
    asked = _SO_MANY.search(text)
    return NUMBERS[asked["number"].lower()] if asked else 1


def sides_of(question: Question, library: Library) -> tuple[Symbol, Symbol] | None:
    """The resolution that has it and the one that has it not."""
    mentions = _mentions(question, library)
    sides = _two_sides(question.text, mentions)
    if sides is None and len({s for _, _, s in mentions}) == 1:
        only = mentions[0][2]
        behind = _NOT_IN.search(question.text)
        others = [s for s in same_title(only, library) if s != only]
        if behind and mentions[0][0] >= behind.end() and len(others) == 1:
            return others[0], only
        if _EXTRA.search(question.text, _last_question(question.text)) and len(others) == 1:
            return only, others[0]
    return sides


def _last_question(text: str) -> int:
    """Where the last of several questions begins, as in a conversation."""
    return text.rfind("?", 0, len(text.rstrip(" ?"))) + 1


Side = TypeVar("Side", Symbol, int)


def _two_sides(text: str, mentions: Sequence[tuple[int, int, Side]]) -> tuple[Side, Side] | None:
    """Of two that are mentioned, the one that has it and the one that has it not."""
    behind = _NOT_IN.search(text)
    before = _HAS_NOT.search(text)
    sides = list(dict.fromkeys(s for _, _, s in mentions))
    if not (behind or before) or len(sides) != 2:
        return None
    if behind:
        told = _EARLIER_OR_LATER.search(text, behind.end())
        lacking = [s for start, _, s in mentions if start >= behind.end()][:1] or (
            [min(sides) if told["earlier"] else max(sides)] if told else
            [s for _, end, s in mentions if end <= behind.start()][-1:])
    else:
        assert before is not None
        # "… that is not listed for 2012", but "… does not say that 2016 does".
        lacking = [s for start, end, s in mentions if start >= before.end()
                   and not _DOES.match(text, end)][:1] or [
            s for _, end, s in mentions if end <= before.start()][-1:]
    return next(((s, lacking[0]) for s in sides if lacking and s != lacking[0]), None)


def _from_years(question: Question, library: Library, find: Find) -> Answer | None:
    """What the paragraph on the group, the conference, the budget of one year has and that of
    another year has not."""
    years = [(m.start, m.end, m.number) for m in question.moments if m.kind is MomentKind.YEAR]
    told = _two_sides(question.text, years)
    if told is None and len({y for _, _, y in years}) == 2 and _ADDS.search(question.text):
        told = max(y for _, _, y in years), min(y for _, _, y in years)
    if told is None:
        return None
    found = find(replace(question, each=False), list(library.symbols))
    near = [f for f in found if f.score >= found[0].score - _NEAR and f.confidence >= _SURE]
    having, lacking = ([f.paragraph for f in near if year in _years(f) and other not in _years(f)]
                       for year, other in (told, told[::-1]))
    if not having or not lacking:
        return None
    ours, theirs = max(product(having, lacking), key=lambda pair: fuzz.token_set_ratio(
        pair[0].paragraph.text, pair[1].paragraph.text))
    if fuzz.token_set_ratio(ours.paragraph.text, theirs.paragraph.text) < _AKIN:
        return None
    spans = _extra(ours.paragraph, theirs.paragraph)
    if not spans:
        return None
    cut = "; ".join(f"“{ours.paragraph.text[s:e]}”" for s, e in spans)
    other = label(theirs.symbol, theirs.paragraph.part, theirs.paragraph.number)
    whole = library.resolution(theirs.symbol)
    return Answer(
        question.text, True,
        f"{cut}. {statement(ours.symbol, ours.paragraph, spans, 60)} {other}, does not have it.",
        Route.COMPARE,
        (cite(library.resolution(ours.symbol), ours.paragraph, tuple(spans)),
         cite(whole, theirs.paragraph, ((0, len(theirs.paragraph.text)),))))


def _years(found: Found) -> set[int]:
    return {m.number for m in find_moments(found.paragraph.paragraph.text)
            if m.kind is MomentKind.YEAR}


def _mentions(question: Question, library: Library) -> list[Mention]:
    """The resolutions named, and those told by a year that only their operative part has."""
    found = [(m.start, m.end, m.symbol) for m in find_symbols(question.text)
             if m.symbol in library]
    for moment in question.moments:
        # Of many resolutions too many have a year for it to tell one.
        if moment.kind is MomentKind.YEAR and len(library) <= FEW:
            having = [s for s in library.symbols if any(
                moment.agrees(m) and m.kind is MomentKind.YEAR
                for p in library.resolution(s).in_part(Part.OPERATIVE)
                for m in find_moments(p.text))]
            found += [(moment.start, moment.end, having[0])] if len(having) == 1 else []
    found += [(start, end, symbols[0]) for start, end, symbols in
              described(question.text, library.symbols) if len(symbols) == 1]
    return sorted(set(found))


_PIECE = re.compile(r"(?:,|;|:|\band\b|\bor\b|\bas well as\b)\s*", re.IGNORECASE)


def _extra(paragraph: Paragraph, other: Paragraph | None) -> list[tuple[int, int]]:
    """The stretches of a paragraph whose words its version has not; all of it without one."""
    if other is None:
        return [(0, len(paragraph.text))]
    held = _stems(other.governed_text)
    cuts = [0, *(x for m in _PIECE.finditer(paragraph.text) for x in m.span()),
            len(paragraph.text)]
    spans: list[tuple[int, int]] = []
    joinable = False
    for n, (start, end) in enumerate(zip(cuts[::2], cuts[1::2], strict=True)):
        if not _news(paragraph.text[start:end], held):
            joinable = False
            continue
        joint = paragraph.text[cuts[2 * n - 1] : start] if n else ""
        if spans and joinable and joint.strip() in ("and", "or"):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
        joinable = True
    return [(s, s + len(paragraph.text[s:e].rstrip(" ,;."))) for s, e in spans]


def _news(piece: str, held: set[str]) -> bool:
    """Whether a piece has words of its own; other dates, sessions and numbers are not news."""
    told = [(m.start, m.end) for m in find_moments(piece)]
    return any(w.stem not in held and len(w.text) >= _SHORTEST and w.text.isalpha()
               and w.text not in FUNCTION_WORDS and w.text not in _JOINING
               and not any(s <= w.start < e for s, e in told) for w in words(piece))


def _stems(text: str) -> set[str]:
    return {w.stem for w in words(text)}


def _said(found: Found, spans: list[tuple[int, int]]) -> str:
    return " ".join(found.paragraph.paragraph.text[s:e] for s, e in spans)


def _is_whole(found: Found, spans: list[tuple[int, int]]) -> bool:
    return spans[0] == (0, len(found.paragraph.paragraph.text))


def _told(
    question: Question, extra: list[tuple[Found, list[tuple[int, int]]]],
    there: dict[Paragraph, Paragraph], lacks: Resolution, library: Library,
) -> Answer:
    sentences: list[str] = []
    citations: list[Citation] = []
    for found, spans in extra[:_TOLD]:
        stored = found.paragraph
        paragraph = stored.paragraph
        offset = len(paragraph.governed_text) - len(paragraph.text)
        if not _is_whole(found, spans):
            cut = "; ".join(f"“{paragraph.text[s:e]}”" for s, e in spans)
            sentences.append(f"{cut}.")
        sentences.append(statement(stored.symbol, paragraph,
                                   [(s + offset, e + offset) for s, e in spans], 60))
        citations.append(cite(library.resolution(stored.symbol), paragraph, tuple(spans)))
        other = there.get(paragraph)
        if other is not None:
            sentences.append(f"{label(lacks.symbol, other.part, other.number)}, does not have it.")
            citations.append(cite(lacks, other, ((0, len(other.text)),)))
    if len(citations) == len(extra[:_TOLD]):
        sentences.append(f"Resolution {lacks.symbol.short} has no such paragraph.")
    return Answer(question.text, True, " ".join(sentences), Route.COMPARE, tuple(citations))
