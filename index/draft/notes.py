"""Footnotes of a draft that has them only as text: marks such as ¹ or [1], notes at the end."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.draft.draft import Block, Draft, Note, Role

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(_RAISED, "0123456789")
_MARK = re.compile(
    rf"(?<=[\w.,;:!?\"'”’»)\]])(?:\[(?P<boxed>\d{{1,3}})\]|(?P<raised>[{_RAISED}]+))")
_NOTE = re.compile(
    rf"(?:\[(?P<boxed>\d{{1,3}})\]:?|(?P<raised>[{_RAISED}]+)|(?P<plain>\d{{1,3}})\s)\s*(?=\S)")


def with_notes(draft: Draft) -> Draft:
    """The draft with its notes known as such, and tied to their marks.

    A note is a block that begins with a mark that stands in a block before it.
    """
    marked = [_marks(draft.text, block) for block in draft.blocks]
    wanted = {label for marks in marked for label, _ in marks}
    notes: dict[str, tuple[int, str]] = {}
    for i, block in reversed(list(enumerate(draft.blocks))):
        label, text = _note(draft.text, block)
        if label in wanted and any(label == found for marks in marked[:i] for found, _ in marks):
            notes.setdefault(label, (i, text))
    if not notes:
        return draft
    return replace(draft, blocks=tuple(_tied(draft.blocks, marked, notes)))


def _marks(text: str, block: Block) -> list[tuple[str, int]]:
    found = _MARK.finditer(text, block.start, block.end)
    return [(_label(match), match.start()) for match in found]


def _note(text: str, block: Block) -> tuple[str, str]:
    match = _NOTE.match(text, block.start, block.end)
    if not match or block.role is Role.QUOTE:
        return "", ""
    return _label(match), text[match.end() : block.end]


def _label(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return groups["boxed"] or (groups["raised"] or "").translate(_FIGURES) or groups["plain"]


def _tied(
    blocks: Sequence[Block], marked: Sequence[list[tuple[str, int]]],
    notes: dict[str, tuple[int, str]],
) -> list[Block]:
    at = {i for i, _ in notes.values()}
    return [
        replace(block, role=Role.NOTE if i in at else block.role,
                notes=tuple(Note(place, notes[label][1]) for label, place in marked[i]
                            if label in notes and notes[label][0] != i))
        for i, block in enumerate(blocks)
    ]
