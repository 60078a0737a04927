"""What changed between two versions of a paragraph, token by token, each change with its kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from assistant.quotation.change import Change, Kind, kind_of, op_of
from assistant.quotation.tokens import Token, tokens
from index.resolution import Paragraph

_ENDS = frozenset(".,;:")
_LINKS = frozenset(("and", "or"))
_BETWEEN = 2  # tokens; changes closer than that are read as one


@dataclass(frozen=True, slots=True)
class Differences:
    """What changed from an older paragraph to a newer one.

    ``changes`` have the newer words as ``quoted`` and the older ones as ``source``;
    ``renumbered`` are those of them that only follow the paragraphs' new numbers.
    """

    changes: tuple[Change, ...]
    renumbered: tuple[Change, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing changed but numbers of paragraphs that were renumbered."""
        return len(self.changes) == len(self.renumbered)


def differences(
    older: Paragraph, newer: Paragraph, counterparts: Mapping[str, str] | None = None
) -> Differences:
    """The changes from ``older`` to ``newer``, in the order of the text.

    The case of the first letter, and the punctuation and the "and" at the end, which follow from
    a paragraph's place in the list, are no change. ``counterparts`` says which operative number
    became which: "paragraph 2 above" is then the same as "paragraph 3 above" where 2 became 3.
    """
    was, now = _without_end(tokens(older.text)), _without_end(tokens(newer.text))
    opcodes = Indel.opcodes(_keys(was), _keys(now))
    regions = _joined([(o.src_start, o.src_end, o.dest_start, o.dest_end)
                       for o in opcodes if o.tag != "equal"])
    changes, renumbered = [], []
    for i, k, j, m in regions:
        change = _change(older, newer, was[i:k], now[j:m])
        changes.append(change)
        if _is_renumbering(older, change, counterparts or {}):
            renumbered.append(change)
    return Differences(tuple(changes), tuple(renumbered))


def _without_end(found: Sequence[Token]) -> list[Token]:
    kept = list(found)
    while kept and kept[-1].key in _ENDS | _LINKS:
        kept.pop()
    return kept


def _keys(found: Sequence[Token]) -> list[str]:
    keys = [token.key for token in found]
    return [keys[0][:1].lower() + keys[0][1:], *keys[1:]] if keys else []


def _joined(regions: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Changes with hardly a word between them as one: readers see phrases, not tokens."""
    joined: list[tuple[int, int, int, int]] = []
    for i, k, j, m in regions:
        if joined and i - joined[-1][1] <= _BETWEEN and j - joined[-1][3] <= _BETWEEN:
            first = joined.pop()
            joined.append((first[0], k, first[2], m))
        else:
            joined.append((i, k, j, m))
    return joined


def _change(
    older: Paragraph, newer: Paragraph, was: Sequence[Token], now: Sequence[Token]
) -> Change:
    source_span, quoted_span = _span(was), _span(now)
    source = older.text[slice(*source_span)]
    quoted = newer.text[slice(*quoted_span)]
    kind = kind_of(now, was, newer.text, older.text)
    return Change(op_of(quoted, source), quoted, source, kind, quoted_span, source_span)


def _span(found: Sequence[Token]) -> tuple[int, int]:
    return (found[0].start, found[-1].end) if found else (0, 0)


def _is_renumbering(older: Paragraph, change: Change, counterparts: Mapping[str, str]) -> bool:
    """Whether a change lies in a reference to a paragraph of the same resolution that moved."""
    if change.kind is not Kind.NUMBER or not change.source or not change.quoted:
        return False
    inside = [r for r in older.references if r.symbol is None
              and r.start <= change.source_span[0] and change.source_span[1] <= r.end]
    return bool(inside) and counterparts.get(change.source) == change.quoted
