"""The paragraphs of an AKN4UN document while they are being read, and how they are numbered."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from index.akn.inline import Words
from index.resolution import Part


@dataclass(slots=True)
class Entry:
    """A paragraph while it is being read; ``label`` is its own number, ``parents`` govern it."""

    part: Part
    label: str
    words: Words
    parents: list[Entry] = field(default_factory=list)
    above: str = ""  # the head of its table
    annex: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    article: str = ""
    aside: bool = False  # a row of a table, or a note under one
    number: str = ""


def give_note(entries: Sequence[Entry], mark: str, note: str) -> bool:
    """Give a footnote to the marks that it explains, in the table or paragraph before it.

    False where there is no such mark.
    """
    found = False
    printed = re.compile(rf"(?<=[\w,;.:)\u201d\u2019]){re.escape(mark)}(?=\s|$)")
    for entry in reversed(entries):
        if found and not entry.aside:
            break
        words = entry.words
        if not mark.isalpha() and (place := printed.search(words.text)):
            words = words.as_mark(*place.span())
        marks = tuple(replace(m, text=note) if m.mark == mark and not m.text else m
                      for m in words.marks)
        if marks != words.marks:
            entry.words, found = replace(words, marks=marks), True
    return found


def number_entries(entries: Sequence[Entry]) -> None:
    """Put before a number what it needs to be found: annex and section, article.

    As the reader of plain text does: the section in annexes, and in the operative part only
    where numbering starts anew; the article where it starts anew in an annex.
    """
    top = [e.label for e in entries if e.part is Part.OPERATIVE and _is_top(e)]
    restarts = len(set(top)) < len(top)
    within = Counter((e.annex, e.section, e.label) for e in entries
                     if e.part is Part.ANNEX and _is_top(e))
    anew = {(annex, section) for (annex, section, _), n in within.items() if n > 1}
    for entry in entries:
        before: tuple[str, ...] = ()
        if entry.part is Part.OPERATIVE and restarts:
            before = entry.section
        elif entry.part is Part.ANNEX:
            before = (*entry.annex, *entry.section)
            if entry.article and ((entry.annex, entry.section) in anew or not entry.label[:1]
                                  .isdigit()):
                before = (*entry.annex, entry.article)
        entry.number = _joined(before, entry.label, bool(entry.article))


def _is_top(entry: Entry) -> bool:
    return bool(entry.label) and not entry.aside and "(" not in entry.label


def _joined(before: tuple[str, ...], label: str, article: bool) -> str:
    if not before or not label:
        return label if label or not article else ".".join(before)
    if label[0].isdigit():
        return ".".join((*before, label))
    return ".".join(before) + (" " if label[0] == "(" else ", ") + label
