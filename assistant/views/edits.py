"""Text as HTML with what was changed in it marked: by a sign, a line, a number and words for a
screen reader, so that nothing is said by colour alone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.views.markup import block, element, marked


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` of a text, to be put in an element ``tag``.

    ``css_class`` is what it looks like, ``spoken`` what a screen reader says of it; ``number``
    is printed behind it unless 0. Where nothing stands between the two, a sign marks the gap.
    """

    start: int
    end: int
    tag: str
    css_class: str
    spoken: str
    number: int = 0


def edited(text: str, within: tuple[int, int], edits: Iterable[Edit]) -> str:
    """The characters ``within`` a text as HTML, the edits in their elements."""
    out: list[str] = []
    done, last = within
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        start, end = min(max(edit.start, done), last), min(max(edit.end, done), last)
        out += [marked(text[done:start], ()), _shown(edit, text[start:end])]
        done = end
    return "".join([*out, marked(text[done:last], ())])


def _shown(edit: Edit, words: str) -> str:
    also = {"data-number": str(edit.number)} if edit.number else {}
    change = f"change {edit.number}" if edit.number else "change"
    if not words:
        spoken = element("span", f"({change}: nothing here) ", "spoken")
        return block("span", [spoken], "gap", also)
    spoken = element("span", f"({change}, {edit.spoken}: ", "spoken")
    return block(edit.tag, [spoken, element("bdi", words), element("span", ")", "spoken")],
                 edit.css_class, also)
