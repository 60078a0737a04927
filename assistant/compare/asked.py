"""Questions that a comparison answers: how did a mandate change, which references were dropped."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answer import Answer, Route
from assistant.citation import cite
from assistant.compare.compare import Pair, Relation, compare
from assistant.mandate.search import Search
from assistant.question.numbers import listed
from assistant.question.question import Question
from assistant.quotation.say import change_words
from assistant.record.same_title import same_title
from assistant.saying.contrast import sides_of
from index.resolution import Paragraph, Part, Reference, Resolution
from index.store import Library
from index.symbol import Symbol

_CHANGE = re.compile(
    r"^(?:in what (?:way|respect)s?|how) (?:did|has|have|was|were|is|does) (?P<what>.+?)\s+"
    r"(?:changed?|evolved?|developed?|altered|amended|modified|reworded|differ\w*)\b.*$"
    r"|^what (?:has |have |was |is )?(?:changed|different|altered|amended|modified)"
    r" (?:in|about|with|for) (?P<thing>.+?)(?:\s+(?:between|from|since|in the|in) .*)?\W*$",
    re.IGNORECASE)
_REFERENCES = re.compile(
    r"\b(?:which|what) (?!do\b|does\b|did\b|is\b|has\b)(?:\w+ )?"
    r"(?:references?|resolutions|recalled resolutions?|citations?)\b.*?\b"
    r"(?P<how>drop(?:s|ped)?|remove[sd]?|left out|leaves out|omit(?:s|ted)?|no longer|add(?:s|ed)?"
    r"|append(?:s|ed)?|additional|extra|new)\b"
    r"|\bresolutions?\b[^?]*\b(?:which|what) (?:ones?|two|three|four|five|of (?:them|these|those)) "
    r"(?:(?:got|were|was|are|is|have been|did it) )?"
    r"(?P<ones>dropp?(?:ed)?|removed?|left out|omitted|add(?:ed)?|new)\b"
    r"|\blist\b[^?]*\bresolutions?\b[^?]*\bwhat (?:(?:got|were|was|are|is|has been) )?"
    r"(?P<what>dropp?ed|removed?|left out|omitted|added|new)\b", re.IGNORECASE)
_ADDED = ("add", "append", "extra", "new")
# "Which resolutions does 70/237 list that 68/243 does not?"
_ONLY_THERE = re.compile(
    r"\b(?:which|what) (?!do\b|does\b|did\b|is\b|has\b)(?:\w+ )?"
    r"(?:references?|resolutions|citations?)\b"
    r"|\b(?:which|what) resolution\b[^?]*\b(?:recall|list|cite|citation|reference)\w*\b"
    r"|\bresolutions?\b[^?]*\b(?:which|what) (?:ones?|two|three|four|of (?:them|these|those))\b",
    re.IGNORECASE)
_OF_OTHERS = re.compile(
    r"\b(?:conferences?|meetings?|summits?|topics?|subjects?|words?|groups?|bod(?:y|ies))\b",
    re.IGNORECASE)
_PREAMBLE = re.compile(r"\b(?:preamb\w+|recitals?)\b(?:['’]s)?", re.IGNORECASE)
_IN_THE_PREAMBLE = re.compile(rf"\bin (?:the|its|their|both) {_PREAMBLE.pattern}", re.IGNORECASE)
_OF_FORM = re.compile(rf"{_PREAMBLE.pattern}|\b(?:mandates?|wording|text|paragraphs?)\b",
                      re.IGNORECASE)
_HELD = 0.5  # of what was asked about, in the paragraph whose change is told
_CHANGES = 5


def from_comparison(question: Question, library: Library, search: Search) -> Answer | None:
    """The answer, or None where the question asks for no change between two resolutions."""
    symbols = compared(question, library)
    if symbols is None:
        return None
    if match := _REFERENCES.search(question.text):
        added = (match["how"] or match["ones"] or match["what"]).lower().startswith(_ADDED)
        has, lacks = reversed(symbols) if added else symbols
        return _references(question, library.resolution(has), library.resolution(lacks))
    if match := _CHANGE.match(question.text.strip()):
        return _changed(question, match["what"] or match["thing"], symbols, library, search)
    return None


def references_only_there(question: Question, library: Library) -> Answer | None:
    """The resolutions that one of two lists and the other does not, where these are asked for."""
    asked = _ONLY_THERE.search(question.text) and not _OF_OTHERS.search(question.text)
    if asked and (sides := sides_of(question, library)):
        return _references(question, *map(library.resolution, sides))
    return None


def compared(question: Question, library: Library) -> tuple[Symbol, Symbol] | None:
    """The two resolutions that are compared, the earlier first.

    Both are named, or one and the last before it on the same item is meant, or there are but two.
    """
    held = sorted(s for s in question.named if s in library)
    if len(held) == 2:
        return held[0], held[1]
    if len(held) == 1 and (before := previous(held[0], library)) is not None:
        return before, held[0]
    if not question.named and len(library) == 2:
        return library.symbols[0], library.symbols[1]
    return None


def previous(symbol: Symbol, library: Library) -> Symbol | None:
    """The last resolution of the library on the same item (by its title) before this one."""
    return max((s for s in same_title(symbol, library) if s < symbol), default=None)


def _references(question: Question, has: Resolution, lacks: Resolution) -> Answer:
    """The resolutions that one of the two refers to and the other does not; first the paragraphs
    that list most of them."""
    others = {s for p in lacks.paragraphs for r in p.references if (s := r.symbol)}
    found: dict[Paragraph, list[Reference]] = {}
    for paragraph in has.paragraphs:
        own = [r for r in paragraph.references if r.symbol and r.symbol not in others]
        if own:
            found[paragraph] = own
    verb = "refers to" if has.symbol > lacks.symbol else "referred to"
    if not found:
        text = (f"None: every resolution that {has.symbol.short} {verb} is in "
                f"{lacks.symbol.short} too.")
        return Answer(question.text, True, text, Route.COMPARE)
    symbols = {r.symbol: None for own in found.values() for r in own if r.symbol}
    names = listed([s.short for s in symbols])
    text = f"{has.symbol.short} {verb} {names}, and {lacks.symbol.short} does not."
    most = sorted(found, key=lambda p: -len({r.symbol for r in found[p]}))
    return Answer(question.text, True, text, Route.COMPARE, tuple(
        cite(has, p, tuple((r.start, r.end) for r in found[p])) for p in most))


def _changed(
    question: Question, what: str, symbols: tuple[Symbol, Symbol], library: Library,
    search: Search,
) -> Answer | None:
    """What changed in the paragraph that holds what was asked about: an operative one, where the
    preamble is not named."""
    part = Part.PREAMBLE if _PREAMBLE.search(what) or _IN_THE_PREAMBLE.search(
        question.text) else None
    wanted = search.read(_OF_FORM.sub(" ", what))
    if not wanted.terms:
        return None
    clauses = [c for c in search.find(wanted, symbols).clauses
               if c.cover.held >= _HELD and
               (c.paragraph.paragraph.part is part if part else c.is_mandate)]
    if not clauses:
        return None
    best = clauses[0].paragraph
    for pair in compare(*symbols, library).pairs:
        if pair.holds(best.symbol, best.paragraph):
            return _told(question, pair, symbols)
    return None


def _told(question: Question, pair: Pair, symbols: Sequence[Symbol]) -> Answer:
    cited = tuple(c for c in (pair.left, pair.right) if c)
    match pair.relation:
        case Relation.NEW:
            text = f"It is new in {cited[0].label}; {symbols[0].short} has nothing like it."
        case Relation.DROPPED:
            text = f"It stood in {cited[0].label} and was dropped in {symbols[1].short}."
        case Relation.SAME:
            text = f"It did not change: {cited[0].label} and {cited[1].label} say the same."
        case Relation.REWORDED:
            told = [change_words(c) for c in pair.changes if c not in pair.renumbered]
            more = "; and more" if len(told) > _CHANGES else ""
            text = (f"From {cited[0].label} to {cited[1].label}: "
                    f"{'; '.join(told[:_CHANGES])}{more}.")
    return Answer(question.text, True, text, Route.COMPARE, cited)
