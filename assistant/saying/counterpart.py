"""What one resolution has where another says something: "does 70/237 still say that?"

Yearly resolutions repeat themselves with small changes; which paragraph became which, the
comparison of the two knows.
"""

from __future__ import annotations

from assistant.answer import Answer, Route
from assistant.citation import Citation, cite
from assistant.compare.pairing import versions
from assistant.question.question import Question
from assistant.saying.differ import difference
from assistant.saying.statement import statement
from index.resolution import Paragraph, Part, Resolution, label
from index.store import Library
from index.symbol import Symbol


def said_again(
    question: Question, before: Answer, symbols: tuple[Symbol, ...], library: Library
) -> Answer | None:
    """Whether ``symbols`` say what the answer ``before`` rests on.

    None where it rests on nothing.
    """
    if not before.answered or not before.citations:
        return None
    cited = before.citations[0]
    original = _paragraph(library.resolution(cited.symbol), cited)
    sentences: list[str] = []
    citations: list[Citation] = []
    for symbol in symbols:
        found = versions(library.resolution(cited.symbol), library.resolution(symbol)).get(original)
        if found is None:
            sentences.append(f"No, resolution {symbol.short} has no paragraph that says this.")
            continue
        sentences += _agreement(symbol, found, original, cited)
        citations.append(cite(library.resolution(symbol), found, ((0, len(found.text)),)))
    citations.append(cited)
    return Answer(question.text, True, " ".join(sentences), Route.COMPARE, tuple(citations))


def _paragraph(resolution: Resolution, citation: Citation) -> Paragraph:
    of_all = (*resolution.paragraphs, resolution.heading, resolution.closing)
    return next(p for p in of_all
                if p and p.part is citation.part and p.number == citation.number)


def _agreement(
    symbol: Symbol, found: Paragraph, original: Paragraph, cited: Citation
) -> list[str]:
    where = label(symbol, found.part, found.number)
    told = difference(original, found)
    if told is None:
        lead = f"{where}, has it reworded."
    elif told:
        lead = f"Yes: {where}, says the same as resolution {cited.symbol.short}{told}."
    else:
        lead = f"Yes, in the same words: {where}."
    if found.part not in (Part.PREAMBLE, Part.OPERATIVE):
        return [lead]
    return [lead, statement(symbol, found, _same_words(found, cited))]


def _same_words(found: Paragraph, cited: Citation) -> list[tuple[int, int]]:
    """Where the words stand that decided the answer before, as offsets into the governed text."""
    text = found.governed_text.lower()
    said = {cited.text[s:e].lower() for s, e in cited.highlights if e - s < len(cited.text)}
    return sorted((at, at + len(word)) for word in said
                  if word and (at := text.find(word)) >= 0)
