"""The paragraph that another one points at: "the concepts mentioned in paragraph 2 above".

Whoever asks what is meant there is told what stands in the paragraph pointed at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.question.place import Place, at_place
from assistant.question.question import Question
from assistant.question.wants import Want
from assistant.question.wording import stem, stems
from index.resolution import Paragraph, Part
from index.store import Library

# The word that a reference to a paragraph belongs to: "the concepts mentioned in" …
_BEHIND = re.compile(
    r"\b(?P<what>[\w-]+)\s+(?:(?:that|which) (?:is|are|was|were) )?(?:mentioned|referred to|set out"
    r"|contained|described|listed|identified|specified|outlined|established|requested)\s+in\s+$",
    re.IGNORECASE)
_TO_ANOTHER = re.compile(
    r"\b(?:points?|refers?|sends?|leads?|goes)\b.{0,30}\b(?:to|back to) (?:another|a different"
    r"|an earlier"
    r"|some other) (?:para\w*|place|point)", re.IGNORECASE)
_WHICH_PARAGRAPH = re.compile(r"\b(?:which|what) (?:\w+ )?para\w*(?! (?:say|mean))", re.IGNORECASE)


def pointed_at(paragraph: Paragraph) -> list[tuple[str, str]]:
    """What a paragraph says stands in another one, each with that one's number."""
    found = []
    for reference in paragraph.references:
        behind = _BEHIND.search(paragraph.text[: reference.start])
        if behind and reference.symbol is None and reference.paragraphs:
            found.append((behind["what"], reference.paragraphs[0]))
    return found


def with_pointed_at(question: Question, ids: Sequence[int], library: Library) -> list[int]:
    """The paragraphs ``ids``, behind those that they point at for what the question asks about."""
    if _WHICH_PARAGRAPH.search(question.text) or Want.YES_NO in question.wants:
        return list(ids)
    asked = {s for t in question.terms for s in t.stems}
    targets: list[int] = []
    for id_ in ids:
        stored = library.paragraph(id_)
        for what, number in pointed_at(stored.paragraph):
            # To be told what it says of the concepts is to be told what the concepts are.
            if not ((stem(what.lower()) in asked and _is_what(question, what))
                    or _TO_ANOTHER.search(question.text)):
                continue
            target = at_place(library.resolution(stored.symbol),
                              Place(0, 0, Part.OPERATIVE, number))
            targets += [i for i in library.ids(stored.symbol)
                        if target and library.paragraph(i).paragraph == target]
    return list(dict.fromkeys([*targets, *ids]))


def _is_what(question: Question, what: str) -> bool:
    """Whether the sentence that asks has the word itself, or asks of "them"."""
    last = re.split(r"(?<=[.?!])\s+", question.text.strip())[-1]
    return stem(what.lower()) in stems(last) or bool(
        re.search(r"\b(?:they|them|those|these)\b", last, re.IGNORECASE))
