"""Quotation marks of a text, paired: which open, which close, and which are apostrophes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

_CLOSERS = {
    "“": "”\"“", "”": "”", "„": "“”\"", "\"": "\"”", "«": "»", "»": "«", "‹": "›",
    "‘": "’'", "‚": "‘’", "'": "'’", "``": ("''",),
}
_SINGLE = "‘’'‚"
_MARK = re.compile(r"``|''|[“”„\"«»‹›‘’'‚]")
_BEFORE = "([{-‐–—/|\u00a0“„\"«‘‚'"
# What looks like an opening single mark and is none: "the '90s", "'tis".
_CLIPPED = re.compile(r"\d0s\b|(?:tis|twas|em|til|cause)\b|n['’]", re.IGNORECASE)
_DEEPEST = 8
_AHEAD = 12  # marks looked at to tell a possessive from a closing mark
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at characters ``start`` to ``end``, and what it can be by its neighbours.

    ``weak`` is a closing mark that may be a possessive ("the States’ use").
    """

    start: int
    end: int
    sign: str
    opens: bool
    closes: bool
    weak: bool = False


@dataclass(slots=True)
class Pair:
    """A pair of marks with the pairs between them; ``close`` is None where there is none."""

    open: Mark | None  # None: opened in an earlier block
    close: Mark | None = None
    inner: list[Pair] = field(default_factory=list)


def find_marks(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks between two characters of a text, apostrophes left out."""
    found = []
    for match in _MARK.finditer(text, start, end):
        mark = _read(text, match, start, end)
        if mark.opens or mark.closes:
            found.append(mark)
    return _without_idle(found)


def _read(text: str, match: re.Match[str], start: int, end: int) -> Mark:
    sign = match.group()
    before = text[match.start() - 1] if match.start() > start else " "
    behind = text[match.end()] if match.end() < end else " "
    apart = before.isspace() and behind.isspace()
    boundary = before.isspace() or before in _BEFORE
    opens = boundary and (not behind.isspace() or apart)
    closes = (not before.isspace() and before not in "([{" and not behind.isalnum()) or apart
    mark = Mark(match.start(), match.end(), sign, opens, closes)
    match sign:
        case "“":
            return replace(mark, opens=boundary or behind.isalnum(), closes=closes and not boundary)
        case "„" | "‚" | "``" | "‹":
            return replace(mark, opens=True, closes=False)
        case "''" | "›":
            return replace(mark, opens=False, closes=True)
        case "”":
            return replace(mark, closes=True, opens=boundary and behind.isalnum())
        case "«":
            return replace(mark, opens=True, closes=closes and not boundary)
        case "»":
            return replace(mark, opens=boundary and behind.isalnum(), closes=True)
        case "‘" | "’" | "'":
            wordlike = behind.isalnum() or behind in "[“\"…"
            opens = boundary and wordlike and not _CLIPPED.match(text, match.end()) and sign != "’"
            follows = text[match.end() : match.end() + 2]
            weak = before in "sS" and follows[:1].isspace() and follows[1:].islower()
            closes = closes and not apart and (sign != "‘" or not boundary)
            return replace(mark, opens=opens, closes=closes, weak=weak)
    return mark


def _without_idle(marks: Sequence[Mark]) -> list[Mark]:
    """The marks without single ones that nothing behind them could close."""
    kept: list[Mark] = []
    closable = False
    for mark in reversed(marks):
        if mark.sign in _SINGLE:
            if not mark.closes and not closable:
                continue
            closable = closable or mark.closes
        kept.append(mark)
    return kept[::-1]


def pair(marks: Sequence[Mark], carried: str = "") -> tuple[list[Pair], Pair | None]:
    """The pairs of a block's marks, and the one that is left open at its end.

    ``carried`` is the sign of a quotation that is open when the block begins; the pair that it
    makes has no ``open``. Single marks that are left open were apostrophes.
    """
    left = list(marks)
    for round_ in range(_ROUNDS + 1):
        pairs, stack = _paired(left, carried)
        idle = {id(p.open) for p in stack if p.open and p.open.sign in _SINGLE}
        if not idle:
            break
        if round_ == _ROUNDS:
            idle = {id(m) for m in left if m.sign in _SINGLE}
        left = [m for m in left if id(m) not in idle]
    else:
        pairs, stack = _paired(left, carried)
    return pairs, (stack[0] if stack else None)


def _paired(marks: Sequence[Mark], carried: str) -> tuple[list[Pair], list[Pair]]:
    pairs: list[Pair] = []
    stack: list[Pair] = [Pair(None)] if carried else []
    for i, mark in enumerate(marks):
        at = _closed_by(mark, stack, carried)
        if at is not None and not (mark.weak and _closes_later(marks, i, stack[at])):
            closed = stack[at]
            for dropped in stack[at + 1 :]:  # left open inside: its pairs are the outer's
                closed.inner += dropped.inner
            del stack[at:]
            closed.close = mark
            (stack[-1].inner if stack else pairs).append(closed)
        elif mark.opens and len(stack) < _DEEPEST:
            stack.append(Pair(mark))
    return pairs, stack


def _closed_by(mark: Mark, stack: Sequence[Pair], carried: str) -> int | None:
    """The index of the open pair that a mark closes."""
    if not mark.closes:
        return None
    for at in reversed(range(len(stack))):
        opened = stack[at].open
        sign = opened.sign if opened else carried
        if mark.sign in _CLOSERS[sign]:
            return at
        if sign not in _SINGLE:
            return None  # a single mark may be idle, a double one is not passed over
    return None


def _closes_later(marks: Sequence[Mark], at: int, opened: Pair) -> bool:
    """Whether a better closing mark follows, so that this one is a possessive."""
    sign = opened.open.sign if opened.open else ""
    if sign not in _SINGLE:
        return False
    for mark in marks[at + 1 : at + 1 + _AHEAD]:
        if mark.closes and mark.sign in _CLOSERS[sign]:
            return True
        if mark.opens and mark.sign in (sign, "“", "\""):
            return False
    return False
