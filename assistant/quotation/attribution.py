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

from assistant.quotation.cited import Cited, cited_in, completed, governing
from assistant.quotation.draft import Form, Quotation
from assistant.quotation.passage import Known, Passages
from assistant.quotation.source import Mention, Named, is_source, only_source
from assistant.quotation.speaker import is_said_by_another
from index.draft.draft import Draft, Role
from index.symbol import Symbol

_LONGEST_BRACKET = 240
_NEAR_NOTE = 3  # letters between a closing mark and a footnote's mark: "”,¹"
_BRACKET = re.compile(r"[\s,.;:]*(?P<open>[(\[])")
_CREDIT = re.compile(r"\s*(?:[—–-]|\(|\[|Source\b)")
_JOINED = re.compile(r"[\s,;]*(?:and|or|as well as|but)?(?:\s+also)?(?:\s+(?:to|of|on|in|the))?\s*")
_BEHIND = re.compile(
    r"[\s,]*(?:[—–-]\s*)?(?:as\b|in\s+the\s+(?:words|language)\b|according\s+to|to\s+(?:quote|use)|"
    r"reads?\b|says?\b|states?\b|runs?\b|per\b|(?:is|are|was|were)\s+(?:how|what|the)\b|"
    r"(?:(?:comes?|taken|drawn|quoted)\s+)?(?:from|in|of|under)\s+"
    r"(?:(?:the|its|General|Assembly|Security|Council|United|Nations|UN)\s+)*"
    r"(?:(?:operative|preambular|\w+th|first|second|third|fifth)\s+)?"
    r"(?:resolution|para|\d{1,3}/|A/RES|S/RES|OP|PP))", re.IGNORECASE)
_BREAK = re.compile(r"[;]|\b(?:while|whereas|but|although|and|which|who)\b", re.IGNORECASE)
_BACK = re.compile(
    r"\b(?:it(?!\s+(?:is|was|may|might|would\s+be|remains|seems)\b)|its|"
    r"the\s+(?:General\s+)?Assembly|the\s+(?:Security\s+)?Council|the\s+resolution|"
    r"the\s+text|same|there|also|further|furthermore|likewise|then|again|paragraph|preamble)\b",
    re.IGNORECASE)
_LAST = 20  # mentions before a quotation that can be its source
_CHAIN = 30  # points of a list that one sentence leads to
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


def attributions(draft: Draft, quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attribution of each of a draft's quotations, which are in order and do not overlap."""
    if not quotations:
        return []
    passages = Passages(draft, quotations)
    directs = [_direct_range(passages, quotation) for quotation in quotations]
    return [_attribution(passages, i, directs) for i in range(len(quotations))]


_Range = tuple[int, int]


def _attribution(passages: Passages, index: int, directs: Sequence[_Range]) -> Attribution:
    quotation = passages.quotations[index]
    known = passages.known(quotation.outer[0])
    direct = cited_in(_direct(passages, quotation, directs[index]))
    before = _before(passages, index, directs)
    if direct:
        return _made(completed(direct, before, known), direct=True)
    if is_said_by_another(passages, quotation):
        return Attribution(words="another speaker", other=True)
    behind = _behind(passages, index)
    own = passages.text[quotation.outer[1] : passages.sentence(quotation.outer[1]).end]
    if behind and (not before or _BEHIND.match(own)):
        return _made(completed(behind, before, known), direct=bool(behind.place))
    if before:
        return _made(completed(before, Cited(), known), direct=bool(before.place))
    return _carried(passages, quotation, known)



def _made(cited: Cited, direct: bool) -> Attribution:
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
    alone = quotation.outer[0] == block.start and close == block.end
    if quotation.form is Form.BLOCK or block.quote or alone:
        end = block.end
        for after in passages.draft.blocks[quotation.last + 1 :]:
            if not block.quote or after.quote != block.quote:
                break
            end = after.end
        following = passages.opened(close)
        if following < len(passages.quotations):
            end = min(end, passages.quotations[following].outer[0])
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



def _before(passages: Passages, index: int, directs: Sequence[_Range]) -> Cited:
    """What the sentence names before a quotation, or the one that leads to it."""
    quotation = passages.quotations[index]
    start, end = _lead(passages, quotation)
    inside = range(min(passages.opened(start), index), min(passages.opened(end), index))
    taken = [directs[i] for i in range(max(inside.start - 1, 0), inside.stop)
             if directs[i][1] > start]
    mentions = [m for m in passages.between(start, end)[-_LAST:]
                if not any(a <= m.start < b for a, b in taken[-_LAST:])
                and not (m.in_note and m.named is Named.OTHER)]
    nearest = governing(passages.text, mentions, start, end)
    if nearest.place and inside:
        last = passages.quotations[inside[-1]].outer[1]
        owned = any(b > a for a, b in taken)
        place_after = any(m.named is Named.PLACE and m.start >= last for m in mentions)
        if not place_after and (owned or not _JOINED.fullmatch(passages.text, last, end)):
            nearest = replace(nearest, place="")
    if not nearest and taken:  # “A” (68/243, para. 2) and “B”: the resolution goes on
        earlier = cited_in(passages.between(start, end))
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
    while first > quotation.first - _CHAIN and first and first in passages.begins and (
            blocks[first].quote
            or not _LETTERS.search(passages.text, blocks[first].start,
                                    passages.begins[first])):
        first -= 1
    block = blocks[first]
    is_lead = passages.text[block.start : block.end].rstrip().endswith((":", ","))
    if first < quotation.first and (is_lead or quotation.form is Form.BLOCK) \
            and not block.quote and block.role is not Role.NOTE:
        return passages.sentence(max(block.start, block.end - 1)).start, block.end
    return start, quotation.outer[0]



def _behind(passages: Passages, index: int) -> Cited:
    """What the sentence names behind a quotation, if nothing parts them."""
    quotation = passages.quotations[index]
    start = quotation.outer[1]
    sentence = passages.sentence(start)
    end = min(sentence.end, start + _REACH)
    for i in range(index + 1, passages.opened(end)):
        following = passages.quotations[i]
        if not _JOINED.fullmatch(passages.text, start, following.outer[0]):
            end = following.outer[0]
            break
        start = following.outer[1]
    if start >= sentence.end:
        return Cited()
    mentions = [m for m in passages.between(start, end) if not m.in_note or m.start < end]
    if not mentions:
        return Cited()
    parted = _BREAK.search(passages.text, start, mentions[0].start)
    if parted:
        return Cited()
    first = [m for m in mentions if m.start <= mentions[0].start + _LONGEST_BRACKET // 3]
    return cited_in(first)


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
    return _made(Cited((known.symbol,)), direct=False)


def _headed(passages: Passages, at: int, symbol: Symbol) -> bool:
    """Whether the heading that a block stands under names the resolution, or the block before."""
    near = passages.draft.blocks[:passages.sentence(at).block]
    heading = next((b for b in reversed(near) if b.role is Role.HEADING), None)
    blocks = [b for b in (heading, *near[-1:]) if b and b.role is not Role.NOTE]
    return any(m.symbol == symbol for b in blocks for m in passages.between(b.start, b.end))
