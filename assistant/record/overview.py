"""What a whole resolution is about, and what is new in one against another.

Both are told from the structure: the title, the openings of the operative paragraphs, the
paragraphs that have no counterpart in the other text. Nothing is summarised.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer, Route
from assistant.citation import Citation, cite
from assistant.compare.asked import previous
from assistant.compare.compare import compare_resolutions
from assistant.question.numbers import listed
from assistant.question.question import Question
from assistant.question.wants import Want, asks_why
from assistant.question.wording import FUNCTION_WORDS, stem
from assistant.record.record import headed
from assistant.saying.statement import abridge, lower_first
from index.resolution import Paragraph, Part, Resolution, ordinal
from index.store import Library
from index.symbol import Symbol

_OPENING = 16  # words of each operative paragraph
_MOST = 8  # paragraphs told
_COMPARING = re.compile(
    r"\b(?:new|newly|chang\w+|differ\w*|compar\w*|dropped|added|removed|no longer|lost|gained)\b",
    re.IGNORECASE)
_COMPARED_WORDS = frozenset(stem(w) for w in """
    new newly change changed changes differ differs differing difference differences different
    compare compared compares comparison drop dropped drops add added adds remove removed lose lost
    gain gained resolution resolutions text texts two between main wording versus against
    """.split())


def from_overview(question: Question, library: Library) -> Answer | None:
    """The answer to a question about whole resolutions, or None where it asks for more."""
    held = [s for s in question.named if s in library]
    if question.places or question.moments or len(held) != len(question.named):
        return None
    if asks_why(question.text):  # texts have words, and not the story of these
        return None
    if _COMPARING.search(question.text):
        if not held and question.each and len(library) == 2:
            held = list(library.symbols)
        return _compared(question, library, held)
    if held and len(held) <= 2 and not question.terms and question.wants <= {Want.TEXT}:
        return _overviews(question, library)
    return None


def _overviews(question: Question, library: Library) -> Answer:
    sentences: list[str] = []
    citations: list[Citation] = []
    for symbol in question.named:
        resolution = library.resolution(symbol)
        asks = [p for p in resolution.in_part(Part.OPERATIVE) if not p.chapeau]
        told = "; ".join(f"{_opening(p)} ({p.number})" for p in asks[:_MOST])
        sentences.append(headed(resolution))
        if told:
            more = "; …" if len(asks) > _MOST else ""
            sentences.append(f"It {told}{more}.")
        citations += [cite(resolution, p) for p in (resolution.heading, *asks)]
    return Answer(question.text, True, " ".join(sentences), Route.RECORD, tuple(citations))


def _opening(paragraph: Paragraph) -> str:
    words = paragraph.text.rstrip(" ;.:,").split()
    cut = " ".join(words[:_OPENING]).rstrip(" ,;:")
    return lower_first(cut) + (" …" if len(words) > _OPENING else "")


def _compared(question: Question, library: Library, held: Sequence[Symbol]) -> Answer | None:
    """The paragraphs of each of two resolutions that the other has not."""
    symbols = [s for s in library.symbols if s in held]
    if len(symbols) == 1 and (before := previous(symbols[0], library)) is not None:
        symbols.insert(0, before)
    only = all(s in _COMPARED_WORDS or s in FUNCTION_WORDS for t in question.terms
               for s in t.stems)
    if len(symbols) != 2 or not only:
        return None
    earlier, later = (library.resolution(s) for s in symbols)
    new, dropped = _unaligned(earlier, later)
    if not new and not dropped:
        text = (f"Every paragraph of resolution {later.symbol.short} has a counterpart in "
                f"{earlier.symbol.short}.")
        return Answer(question.text, True, text, Route.COMPARE)
    sentences = [s for s in (_told("New in", later, new), _told("Only in", earlier, dropped)) if s]
    citations = [cite(r, p, ((0, len(p.text)),)) for r, ps in ((later, new), (earlier, dropped))
                 for p in ps[:_MOST]]
    return Answer(question.text, True, " ".join(sentences), Route.COMPARE, tuple(citations))


def _unaligned(
    earlier: Resolution, later: Resolution
) -> tuple[list[Paragraph], list[Paragraph]]:
    """The paragraphs of ``later`` and of ``earlier`` that have no counterpart in the other."""
    pairs = compare_resolutions(earlier, later).pairs
    kept = [p for p in pairs if p.left and p.right]
    taken = {(c.symbol, c.part, c.number) for p in kept for c in (p.left, p.right) if c}
    return _alone(later, taken), _alone(earlier, taken)


def _alone(
    resolution: Resolution, taken: set[tuple[Symbol, Part, str]]
) -> list[Paragraph]:
    """Operative paragraphs first: what is asked for matters more than what is recalled. A chapeau
    is told by its points."""
    found = [p for p in resolution.paragraphs
             if (resolution.symbol, p.part, p.number) not in taken
             and not p.text.rstrip().endswith(":")]
    return sorted(found, key=lambda p: p.part is not Part.OPERATIVE)


def _told(opening: str, resolution: Resolution, paragraphs: list[Paragraph]) -> str:
    if not paragraphs:
        return ""
    names = [f"{_name(p)} (“{abridge(p.text, (), _OPENING).rstrip(' ,;.:')}”)"
             for p in paragraphs[:_MOST]]
    return f"{opening} resolution {resolution.symbol.short}: {listed(names)}."


def _name(paragraph: Paragraph) -> str:
    if paragraph.part is Part.PREAMBLE:
        return f"{ordinal(int(paragraph.number))} preambular paragraph"
    return f"para. {paragraph.number}"
