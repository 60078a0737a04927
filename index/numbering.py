"""The numbers in front of sections, paragraphs and points, and which of them may come next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.symbol import roman_to_int

NUMBER = re.compile(r"(?P<n>\d{1,3})\.(?:\s+|$|(?=[A-Z\u201c(]))")
BARE_NUMBER = re.compile(r"(?P<n>\d{1,3})\s+(?=[A-Z])")  # the full stop forgotten
POINT = re.compile(r"\((?P<label>[a-z]{1,5}|[A-Z]|\d{1,2})\)(?:\s+|$|(?=[A-Z\u201c]))")


@dataclass(frozen=True, slots=True)
class Level:
    """One open level of points: how it is labelled, and the last label read."""

    style: str  # "letter", "roman", "capital", "digit"
    label: str


def _value(style: str, label: str) -> int | None:
    """The place of a label in its series (1 for the first), None if it is none of that style."""
    if style == "digit":
        return int(label) if label.isdigit() else None
    if style == "roman":
        return roman_to_int(label.upper()) if label.islower() else None
    if not label.isalpha() or label.islower() is not (style == "letter"):
        return None
    if len(label) == 1:
        return ord(label.lower()) - ord("a") + 1
    doubled = len(label) == 2 and label[0] == label[1]  # (aa) follows (z)
    return 26 + ord(label[0].lower()) - ord("a") + 1 if doubled else None


def _follows(level: Level, label: str, *, gap: int = 1) -> bool:
    value, last = _value(level.style, label), _value(level.style, level.label)
    return value is not None and last is not None and last < value <= last + gap


def place_point(
    stack: Sequence[Level], label: str, *, after_colon: bool, next_label: str | None
) -> tuple[Level, ...] | None:
    """The open levels after a point ``(label)``, or None where no such point can come.

    ``stack`` holds the levels open before it, ``after_colon`` says that the text before ends
    in a colon, ``next_label`` is the label of the next point in the text: after (h), an (i) is
    Roman if a colon precedes it, unless (j) follows.
    """
    goes_on = [depth for depth in reversed(range(len(stack))) if _follows(stack[depth], label)]
    style = _first_of(label)
    opens = style is not None and (not stack or after_colon) \
        and all(level.style != style for level in stack)
    ambiguous = bool(goes_on)
    if opens and style is not None and (
        not ambiguous or (after_colon and next_label != "j")
    ):
        return (*stack, Level(style, label))
    if goes_on:
        depth = goes_on[0]
        return (*stack[:depth], Level(stack[depth].style, label))
    return None


def place_after_gap(stack: Sequence[Level], label: str) -> tuple[Level, ...] | None:
    """Like ``place_point`` where up to three points are missing in between."""
    for depth in reversed(range(len(stack))):
        if _follows(stack[depth], label, gap=4):
            return (*stack[:depth], Level(stack[depth].style, label))
    return None


def _first_of(label: str) -> str | None:
    return {"a": "letter", "i": "roman", "A": "capital", "1": "digit"}.get(label)


def _style(label: str) -> str:
    return "roman" if roman_to_int(label) and label != "C" and label != "D" else "capital"


def section_follows(section: tuple[str, ...], label: str) -> bool:
    """Whether ``label`` is the first of its series or the next after an open one."""
    if label in ("I", "A"):
        return True
    return any(_succeeds(open_label, label) for open_label in section)


def _succeeds(before: str, label: str) -> bool:
    first, second = roman_to_int(before), roman_to_int(label)
    if first and second and second == first + 1:
        return True
    return len(before) == len(label) == 1 and ord(label) == ord(before) + 1


def next_section(section: tuple[str, ...], label: str) -> tuple[str, ...]:
    """The open sections after a heading with ``label``: ("I", "A") and B give ("I", "B")."""
    for depth in reversed(range(len(section))):
        if _succeeds(section[depth], label):
            return (*section[:depth], label)
    for depth in reversed(range(len(section)) if label == "A" else ()):
        if _style(section[depth]) == "roman":
            return (*section[:depth + 1], label)
    return (label,)
