"""What a paragraph leaves to the one before it: "*those* assessments", "*such* threats".

A resolution is written to be read in order. Where a paragraph points back to a noun, the nearest
of the few paragraphs before it that has this noun says what kind of it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from assistant.question.wording import FUNCTION_WORDS, stem, words
from index.store import Library, StoredParagraph

_SUMS_UP = (
    "process", "progress", "development", "trend", "evolution", "phenomenon", "situation")
_POINTING = re.compile(
    r"\b(?:these|those|such|the said|the above-mentioned)\s+(?!(?:as|that|which|who|whose|of|in|an?"
    r"|and|or|to|for|by)\b)(?P<nouns>[a-z-]+(?:\s+[a-z-]+)?)"
    rf"|\bthis (?P<all>{'|'.join(_SUMS_UP)})\b")
_SUMMING_UP = frozenset(map(stem, _SUMS_UP))
_BACK = 3  # paragraphs


def antecedents(
    paragraphs: Sequence[StoredParagraph], library: Library
) -> Mapping[int, str]:
    """For each of ``paragraphs`` that points back, by its id, the text that it points back to."""
    pointing = {p.id: nouns for p in paragraphs if (nouns := _nouns(p.paragraph.text))}
    before = {p.id: _before(p, library) for p in paragraphs if p.id in pointing}
    read = {p.id: p.paragraph.text for p in library.paragraphs(
        sorted({id_ for ids in before.values() for id_ in ids}))}
    found: dict[int, str] = {}
    for id_, nouns in pointing.items():
        told = [read[earlier] for earlier in before[id_]]
        # "This process" sums up what was said right before, in whatever words.
        text = next((t for t in told if nouns & {w.stem for w in words(t)}),
                    told[0] if told and nouns & _SUMMING_UP else None)
        if text is not None:
            found[id_] = text
    return found


def _nouns(text: str) -> frozenset[str]:
    return frozenset(w.stem for m in _POINTING.finditer(text)
                     for w in words(m["nouns"] or m["all"]) if w.text not in FUNCTION_WORDS)


def _before(paragraph: StoredParagraph, library: Library) -> list[int]:
    """The ids of the paragraphs before it in its resolution, the nearest first."""
    ids = library.ids(paragraph.symbol)
    at = ids.index(paragraph.id)
    return list(reversed(ids[max(0, at - _BACK) : at]))
