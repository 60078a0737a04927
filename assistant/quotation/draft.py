"""The quotations of a draft, each with its place: in marks, or set off as a block."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.quotation.marks import Mark, Pair, find_marks, pair
from assistant.quotation.source import is_source, only_source
from index.draft.draft import Block, Draft

_WORD = re.compile(r"\w+")
_FAR = 12  # blocks that a quotation may run over
_MOSTLY = 0.8  # of the words of a block quotation: then its marks are the quotation's
_LEADING = re.compile(r"\s*(?:\(?[a-z\d]{1,3}[.)]\s*)?(?P<mark>[“”„\"«»‘])")
_RAISED = re.compile(r"\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_CREDIT = re.compile(r"(?:\s*[—–]|\s*--?\s|\s*(?:Source|From|See)\b:?)", re.IGNORECASE)
_BRACKETED = re.compile(r"[(\[](?P<inside>[^()\[\]]*(?:\([^()]*\)[^()\[\]]*)*)[)\]][\s.]*$")
_LONGEST_CREDIT = 160  # letters
_LONGEST_LABEL = 60
_UNBALANCED = "The quotation marks are not closed; it was read to the end of the paragraph."


class Form(StrEnum):
    """How a quotation is set in its draft."""

    MARKS = "marks"
    BLOCK = "block"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Characters ``start`` to ``end`` of a draft's text, the marks around them not counted.

    ``outer`` counts the marks in; ``first`` and ``last`` are the indexes of the blocks that it
    begins and ends in; ``inner`` are quotations inside it.
    """

    start: int
    end: int
    outer: tuple[int, int]
    first: int
    last: int
    form: Form = Form.MARKS
    remark: str | None = None
    inner: tuple[Quotation, ...] = ()

    def wording(self, draft: Draft) -> str:
        """Its words as they are to be checked: without footnote marks, and without the opening
        marks that are repeated before each paragraph."""
        parts = []
        for block in draft.blocks[self.first : self.last + 1]:
            start, end = max(self.start, block.start), min(self.end, block.end)
            if block.start > self.start and (mark := _LEADING.match(draft.text, start, end)):
                parts.append(draft.text[start : mark.start("mark")])
                start, _ = _stripped(draft.text, mark.end(), end)
            for note in block.notes:
                raised = _RAISED.match(draft.text, note.at, end)
                if raised and start <= note.at:
                    parts.append(draft.text[start : note.at])
                    start = raised.end()
            parts.append(draft.text[start:end])
            parts.append("\n\n" if block.end < self.end else "")
        return "".join(parts)


def find_quotations(draft: Draft) -> list[Quotation]:
    """The quotations of a draft in order, none inside another."""
    found: list[Quotation] = []
    at = 0
    while at < len(draft.blocks):
        if draft.blocks[at].quote:
            until = _group_end(draft.blocks, at)
            found += _block_quotations(draft, at, until)
            at = until
        else:
            here, at = _marked(draft, at)
            found += here
    return sorted(found, key=lambda q: q.start)


def parts(draft: Draft, quotation: Quotation) -> list[Quotation]:
    """The paragraphs of a block quotation as quotations of their own."""
    found = []
    for i in range(quotation.first, quotation.last + 1):
        block = draft.blocks[i]
        start, end = _stripped(draft.text, max(block.start, quotation.start),
                               min(block.end, quotation.end))
        if start < end:
            inner = tuple(q for q in quotation.inner if q.first == i)
            found.append(Quotation(start, end, (start, end), i, i, Form.BLOCK, inner=inner))
    return found


def words(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))


def _marked(draft: Draft, at: int) -> tuple[list[Quotation], int]:
    """The quotations in marks that begin in a block, and the block to go on with."""
    found: list[Quotation] = []
    carried = ""
    while True:
        block = draft.blocks[at]
        marks = find_marks(draft.text, block.start, block.end)
        if carried:
            marks = [m for m in marks if m.start >= _behind_leading(draft.text, block)]
        pairs, left = pair(marks, carried)
        whole = [p for p in pairs if p.open]
        closing = next((p for p in pairs if p.open is None), None) if carried else None
        if closing is not None and closing.close is not None:
            found[-1] = _prolonged(draft, found[-1], closing.close, closing.inner, at)
        found += [q for p in whole if (q := _quotation(draft, p, at))]
        if left is None or left.open is None:
            return found, at + 1
        last = _closing_block(draft, at, left.open.sign)
        if last is None:
            found += _left_open(draft, left.open, left.inner, at)
            return found, at + 1
        begun = _until(draft, left.open, left.inner, at, draft.blocks[at].end)
        found.append(begun)
        carried, at = left.open.sign, last


def _closing_block(draft: Draft, at: int, sign: str) -> int | None:
    """The block that a quotation which is open at the end of block ``at`` ends in."""
    for i in range(at + 1, min(at + _FAR, len(draft.blocks))):
        block = draft.blocks[i]
        if block.role is not draft.blocks[at].role or block.quote:
            return None
        begin = _behind_leading(draft.text, block)
        marks = [m for m in find_marks(draft.text, block.start, block.end) if m.start >= begin]
        pairs, left = pair(marks, sign)
        if any(p.open is None and p.close for p in pairs):
            closing = next(p for p in pairs if p.open is None)
            # Another opening mark before the closing one: a quotation of that block's own.
            return None if any(p.open and p.open.sign == sign for p in closing.inner) else i
        if left is not None and left.open is not None:
            return None
    return None


def _behind_leading(text: str, block: Block) -> int:
    leading = _LEADING.match(text, block.start, block.end)
    return leading.end() if leading else block.start


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _quotation(draft: Draft, found: Pair, at: int) -> Quotation | None:
    if found.open is None or found.close is None:
        return None
    start, end = _stripped(draft.text, found.open.end, found.close.start)
    if not _WORD.search(draft.text, start, end):
        return None
    inner = tuple(q for p in found.inner if (q := _quotation(draft, p, at)))
    return Quotation(start, end, (found.open.start, found.close.end), at, at, inner=inner)


def _until(draft: Draft, opening: Mark, inside: Sequence[Pair], at: int, end: int,
           remark: str | None = None) -> Quotation:
    start, stop = _stripped(draft.text, opening.end, end)
    inner = tuple(q for p in inside if (q := _quotation(draft, p, at)) and q.end <= stop)
    return Quotation(start, stop, (opening.start, stop), at, at, remark=remark, inner=inner)


def _prolonged(draft: Draft, begun: Quotation, closing: Mark, inside: Sequence[Pair],
               last: int) -> Quotation:
    _, end = _stripped(draft.text, begun.start, closing.start)
    inner = tuple(q for p in inside if (q := _quotation(draft, p, last)))
    return Quotation(begun.start, end, (begun.outer[0], closing.end), begun.first, last,
                     inner=begun.inner + inner)


def _left_open(
    draft: Draft, opening: Mark, inside_it: Sequence[Pair], at: int
) -> Iterator[Quotation]:
    """A quotation that nothing closes, and those of the same marks that follow in its block."""
    own = [p.open for p in inside_it if p.open and p.open.sign == opening.sign]
    end = own[0].start if own else draft.blocks[at].end
    found = _until(draft, opening, inside_it, at, end, _UNBALANCED)
    if _WORD.search(draft.text, found.start, found.end):
        yield found
    for inside in inside_it:
        quotation = _quotation(draft, inside, at)
        if quotation and quotation.start >= end:
            yield quotation


def _group_end(blocks: Sequence[Block], at: int) -> int:
    end = at
    while end < len(blocks) and blocks[end].quote == blocks[at].quote:
        end += 1
    return end


def _block_quotations(draft: Draft, at: int, until: int) -> list[Quotation]:
    """A block quotation without its credit, or those that its marks make."""
    start, end = _without_credit(draft, at, until)
    inner: list[Quotation] = []
    i = at
    while i < until:
        here, i = _marked(draft, i)
        inner += [q for q in here if start <= q.start and q.end <= end]
    whole = words(draft.text[start:end])
    if not whole:
        return []
    inside = sum(words(draft.text[q.start : q.end]) for q in inner)
    if inside >= _MOSTLY * whole:
        return inner
    last = max(i for i in range(at, until) if draft.blocks[i].start < end)
    first = min(i for i in range(at, until) if draft.blocks[i].end > start)
    return [Quotation(start, end, (start, end), first, last, Form.BLOCK, inner=tuple(inner))]


def _without_credit(draft: Draft, at: int, until: int) -> tuple[int, int]:
    """The range of a block quotation without the lines or brackets that say where it is from."""
    text, blocks = draft.text, draft.blocks
    start, end = blocks[at].start, blocks[until - 1].end
    own_block = until - at > 1
    last = text[max(blocks[until - 1].start, text.rfind("\n", start, end) + 1) : end]
    if own_block and only_source(text[blocks[until - 1].start : end]):
        last = text[blocks[until - 1].start : end]
    if len(last) < min(_LONGEST_CREDIT, end - start) and (
            (own_block and only_source(last)) or (_CREDIT.match(last) and is_source(last))):
        end -= len(last)
        start, end = _stripped(text, start, end)
    if (bracketed := _BRACKETED.search(text[max(start, end - _LONGEST_CREDIT) : end])) \
            and is_source(bracketed["inside"]):
        end -= len(bracketed.group())
    head, colon, _ = text[start : start + _LONGEST_LABEL].partition(":")
    if colon and only_source(head):
        start += len(head) + 1
    return _stripped(text, start, end)
