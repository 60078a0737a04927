"""Where a draft says that its quotations are from.

The nearest that grammatically belongs wins: a reference in brackets or a footnote right behind
the quotation, then what its own sentence names before it, then behind it, then what the sentence
before named, where the own one points back ("it also", "ibid.", "that resolution"). Where the
paragraph is not sure the resolution alone is taken, and where that is not, none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.quotation.draft import Form, Quotation
from assistant.quotation.passage import Known, Passages
from assistant.quotation.source import Mention, Named, is_source, only_source
from assistant.quotation.speaker import is_said_by_another
from index.draft import Draft, Role
from index.symbol import Symbol

_LONGEST_BRACKET = 240
_NEAR_NOTE = 3  # letters between a closing mark and a footnote's mark: "”,¹"
_BRACKET = re.compile(r"[\s,.;:]*(?P<open>[(\[])")
_CREDIT = re.compile(r"\s*(?:[—–-]|\(|\[|Source\b)")
_JOINED = re.compile(r"[\s,;]*(?:and|or|as well as|but)?(?:\s+also)?(?:\s+(?:to|of|on|in|the))?\s*")
_LISTED = re.compile(r"\s*(?:,\s*and|,|and|or|as well as)\s*(?:(?:in|its|resolution)\s+)*")
_PASSED = re.compile(
    r"(?:\b(?:unlike|than|contrast\s+to|opposed\s+to|instead\s+of|compared\s+with|not|recall\w*|"
    r"following|further\s+to|pursuant\s+to|building\s+on|reaffirm\w*|replac\w+|supersed\w+|since|"
    r"as\s+requested\s+in|established\s+by|mandated\s+by)\s+"
    r"(?:(?:in|by|its|the|earlier|previous|General|Assembly|Security|Council|United|Nations|UN)\s+)*"
    r"(?:resolutions?\s+)?)$", re.IGNORECASE)
_BEHIND = re.compile(
    r"[\s,]*(?:[—–-]\s*)?(?:as\b|in\s+the\s+(?:words|language)\b|according\s+to|to\s+(?:quote|use)|"
    r"reads?\b|says?\b|states?\b|runs?\b|per\b|(?:is|are|was|were)\s+(?:how|what|the)\b|"
    r"(?:(?:comes?|taken|drawn|quoted)\s+)?(?:from|in|of|under)\s+"
    r"(?:(?:the|its|General|Assembly|Security|Council|United|Nations|UN)\s+)*"
    r"(?:(?:operative|preambular|\w+th|first|second|third|fifth)\s+)?"
    r"(?:resolution|para|\d{1,3}/|A/RES|S/RES|OP|PP))", re.IGNORECASE)
_BREAK = re.compile(r"[;]|\b(?:while|whereas|but|although|and|which|who)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:it(?!\s+(?:is|was|may|might|would\s+be|remains|seems)\b)|its|the\s+(?:General\s+)?Assembly|the\s+(?:Security\s+)?Council|the\s+resolution|"
    r"the\s+text|same|there|also|further|furthermore|likewise|then|again|paragraph|preamble)\b",
    re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]{2}")
_REACH = 200  # letters behind a quotation in which its source may be named


@dataclass(frozen=True, slots=True)
class Attribution:
    """Where a draft says that a quotation is from.

    ``claims`` are what the checker is to be told, one for each resolution that is named for it,
    none where no resolution is; ``words`` say it for people. ``direct`` holds where a bracket, a
    footnote or a paragraph is given for this very quotation; ``other`` where another text or
    person is named, no resolution.
    """

    claims: tuple[str, ...] = ()
    words: str | None = None
    direct: bool = False
    other: bool = False


@dataclass(frozen=True, slots=True)
class _Cited:
    """What some mentions come to."""

    symbols: tuple[Symbol, ...] = ()
    place: str = ""
    other: str = ""
    back: bool = False  # "that resolution", "ibid."
    same_place: bool = False

    def __bool__(self) -> bool:
        return bool(self.symbols or self.place or self.other or self.back)


def attributions(draft: Draft, quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attribution of each of a draft's quotations, which are in order and do not overlap."""
    passages = Passages(draft, quotations)
    directs = [_direct_range(passages, quotation) for quotation in quotations]
    return [_attribution(passages, i, directs) for i in range(len(quotations))]


_Range = tuple[int, int]


def _attribution(passages: Passages, index: int, directs: Sequence[_Range]) -> Attribution:
    quotation = passages.quotations[index]
    known = passages.known(quotation.outer[0])
    direct = _cited(_direct(passages, quotation, directs[index]))
    before = _before(passages, index, directs)
    if direct:
        return _made(_completed(direct, before, known), direct=True)
    if is_said_by_another(passages, quotation):
        return Attribution(words="another speaker", other=True)
    behind = _behind(passages, index)
    own = passages.text[quotation.outer[1] : passages.sentence(quotation.outer[1]).end]
    if behind and (not before or _BEHIND.match(own)):
        return _made(_completed(behind, before, known), direct=bool(behind.place))
    if before:
        return _made(_completed(before, _Cited(), known), direct=bool(before.place))
    return _carried(passages, quotation, known)


def _completed(cited: _Cited, before: _Cited, known: Known) -> _Cited:
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


def _made(cited: _Cited, direct: bool) -> Attribution:
    if cited.other:
        return Attribution(words=cited.other, other=True)
    if not cited.symbols:
        # A paragraph of no known resolution: of which one is not said.
        return Attribution((cited.place,) if cited.place else (), cited.place or None, direct)
    behind = f", {cited.place}" if cited.place and len(cited.symbols) == 1 else ""
    named = " and ".join(symbol.full_name for symbol in cited.symbols)
    return Attribution(tuple(f"{symbol}{behind}" for symbol in cited.symbols), named + behind,
                       direct)


def _direct_range(passages: Passages, quotation: Quotation) -> _Range:
    """The bracket right behind a quotation, or the line that says where a block is from."""
    text, close = passages.text, quotation.outer[1]
    block = passages.draft.blocks[quotation.last]
    if quotation.form is Form.BLOCK or block.quote:
        group = [b for b in passages.draft.blocks if b.quote and b.quote == block.quote]
        following = [q.outer[0] for q in passages.quotations if q.outer[0] >= close]
        end = min(max((b.end for b in group), default=block.end), *following, len(text))
        if is_source(text[close:end]):
            return close, end
        index = quotation.last + 1
        if index < len(passages.draft.blocks):
            below = passages.draft.blocks[index]
            line = text[below.start : below.end]
            if below.role is Role.TEXT and len(line) < _LONGEST_BRACKET and (
                    only_source(line) or (_CREDIT.match(line) and is_source(line))):
                return close, below.end
    match = _BRACKET.match(text, close, block.end)
    if not match:
        return close, close
    depth = 0
    for at in range(match.start("open"), min(block.end, close + _LONGEST_BRACKET)):
        depth += (text[at] in "([") - (text[at] in ")]")
        if depth == 0:
            return close, at + 1
    return close, close


def _direct(passages: Passages, quotation: Quotation, within: _Range) -> list[Mention]:
    """What the bracket or the footnote right behind a quotation names, its first reference."""
    start, end = within
    found = [m for m in passages.between(start, end) if not m.in_note]
    if semicolon := passages.text.find(";", start, end) + 1:
        found = [m for m in found if m.start < semicolon] or found
    notes = [m for m in passages.between(quotation.start, max(quotation.outer[1], end) + _NEAR_NOTE)
             if m.in_note]
    return found or notes


def _cited(mentions: Sequence[Mention]) -> _Cited:
    """What a reference names: its first resolution, its first paragraph."""
    other = next((m for m in mentions if m.named is Named.OTHER), None)
    symbol = next((m.symbol for m in mentions if m.named is Named.RESOLUTION), None)
    if other and not symbol:
        return _Cited(other=other.words)
    place = next((m.place for m in mentions if m.named is Named.PLACE and not m.other
                  and m.symbol in (None, symbol)), "")
    named = {m.named for m in mentions}
    return _Cited((symbol,) if symbol else (), place, "",
                  bool(named & {Named.SAME_PLACE, Named.SAME_RESOLUTION}),
                  Named.SAME_PLACE in named)


def _before(passages: Passages, index: int, directs: Sequence[_Range]) -> _Cited:
    """What the sentence names before a quotation, or the one that leads to it."""
    quotation = passages.quotations[index]
    start, end = _lead(passages, quotation)
    taken = [directs[i] for i in range(index)
             if directs[i][1] > start and passages.quotations[i].outer[0] < end]
    mentions = [m for m in passages.between(start, end)
                if not any(a <= m.start < b for a, b in taken)
                and not (m.in_note and m.named is Named.OTHER)]
    nearest = _nearest(passages.text, mentions, start, end)
    if nearest.place and (between := [q for q in passages.quotations[:index]
                                      if q.outer[0] >= start and q.outer[1] <= end]):
        last = between[-1].outer[1]
        owned = any(b > a for a, b in taken)
        place_after = any(m.named is Named.PLACE and m.start >= last for m in mentions)
        if not place_after and (owned or not _JOINED.fullmatch(passages.text, last, end)):
            nearest = replace(nearest, place="")
    if not nearest and taken:  # “A” (68/243, para. 2) and “B”: the resolution goes on
        earlier = _cited(passages.between(start, end))
        return replace(earlier, place="", same_place=False)
    return nearest


def _lead(passages: Passages, quotation: Quotation) -> _Range:
    """The words that lead to a quotation: of its sentence, or of the block before its own."""
    start = passages.sentence(quotation.outer[0]).start
    blocks = passages.draft.blocks
    first = quotation.first
    if start != blocks[first].start or blocks[first].role is Role.NOTE \
            or _LETTERS.search(passages.text, start, quotation.outer[0]):
        return start, quotation.outer[0]
    begins = {q.first: q.outer[0] for q in reversed(passages.quotations)}
    while first and first in begins and (
            blocks[first].quote
            or not _LETTERS.search(passages.text, blocks[first].start, begins[first])):
        first -= 1
    block = blocks[first]
    is_lead = passages.text[block.start : block.end].rstrip().endswith((":", ","))
    if first < quotation.first and (is_lead or quotation.form is Form.BLOCK) \
            and not block.quote and block.role is not Role.NOTE:
        return passages.sentence(max(block.start, block.end - 1)).start, block.end
    return start, quotation.outer[0]


def _nearest(text: str, mentions: Sequence[Mention], start: int, end: int) -> _Cited:
    """What governs the end of a passage that names ``mentions``."""
    kept = [m for m in mentions if not _PASSED.search(text, start, m.start)] or list(mentions)
    if semicolons := [m for m in kept if m.start > text.rfind(";", start, end)]:
        kept = semicolons
    if not kept:
        return _Cited()
    last = kept[-1]
    if last.named is Named.OTHER or last.other:
        return _Cited(other=next((m.words for m in reversed(kept) if m.named is Named.OTHER), "")
                      or "another text")
    at = max((i for i, m in enumerate(kept) if m.named is Named.RESOLUTION), default=-1)
    place = max((i for i, m in enumerate(kept) if m.named is Named.PLACE), default=-1)
    symbol = kept[at].symbol if at >= 0 else None
    same_place = last.named is Named.SAME_PLACE
    back = any(m.named in (Named.SAME_RESOLUTION, Named.SAME_PLACE) for m in kept)
    if place < 0 or (place < at and kept[place].symbol not in (None, symbol)):
        return _Cited(_all_listed(text, kept, at), "", "", back, same_place)
    if (own := kept[place].symbol) is not None:
        return _Cited((own,), kept[place].place)
    if place < at:  # "in paragraph 3 the Assembly, as in resolution 55/63": of which one?
        return _Cited(_all_listed(text, kept, at), "", "", back)
    return _Cited((symbol,) if symbol else (), kept[place].place, "", back)


def _all_listed(text: str, mentions: Sequence[Mention], at: int) -> tuple[Symbol, ...]:
    """The resolution at an index, and those of the list that it ends: "68/243 and 70/237"."""
    if at < 0:
        return ()
    first = at
    while first and mentions[first - 1].named is Named.RESOLUTION and _LISTED.fullmatch(
            text, mentions[first - 1].end, mentions[first].start):
        first -= 1
    return tuple(dict.fromkeys(m.symbol for m in mentions[first : at + 1] if m.symbol))


def _behind(passages: Passages, index: int) -> _Cited:
    """What the sentence names behind a quotation, if nothing parts them."""
    quotation = passages.quotations[index]
    start = quotation.outer[1]
    sentence = passages.sentence(start)
    end = min(sentence.end, start + _REACH)
    for following in passages.quotations[index + 1 :]:
        if following.outer[0] >= end:
            break
        if not _JOINED.fullmatch(passages.text, start, following.outer[0]):
            end = following.outer[0]
            break
        start = following.outer[1]
    if start >= sentence.end:
        return _Cited()
    mentions = [m for m in passages.between(start, end) if not m.in_note or m.start < end]
    if not mentions:
        return _Cited()
    parted = _BREAK.search(passages.text, start, mentions[0].start)
    if parted:
        return _Cited()
    first = [m for m in mentions if m.start <= mentions[0].start + _LONGEST_BRACKET // 3]
    return _cited(first)


def _carried(passages: Passages, quotation: Quotation, known: Known) -> Attribution:
    """The resolution that the sentence before named, where this one points back to it."""
    start, end = _lead(passages, quotation)
    sentence = passages.sentence(quotation.outer[1] - 1)
    around = passages.text[start:end] + " " + passages.text[quotation.outer[1] : sentence.end]
    if known.symbol is None or known.other or not _BACK.search(around):
        return Attribution()
    block = passages.draft.blocks[passages.sentence(start).block]
    near = [m for m in passages.between(block.start, start) if m.symbol == known.symbol]
    if not near and not _headed(passages, block.start, known.symbol):
        return Attribution()
    return _made(_Cited((known.symbol,)), direct=False)


def _headed(passages: Passages, at: int, symbol: Symbol) -> bool:
    """Whether the heading that a block stands under names the resolution, or the block before."""
    before = [b for b in passages.draft.blocks if b.end <= at and b.role is not Role.NOTE]
    heading = next((b for b in reversed(before) if b.role is Role.HEADING), None)
    blocks = [b for b in (heading, before[-1] if before else None) if b]
    return any(m.symbol == symbol for b in blocks for m in passages.between(b.start, b.end))
