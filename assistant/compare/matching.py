"""Questions for the paragraph of one resolution that matches a paragraph of another.

"Which paragraph of 70/237 corresponds to paragraph 4 of 68/243?", "What word replaced 'strategies'
in the matching paragraph of 70/237?": the comparison says which became which, and what changed.
"""

from __future__ import annotations

import re

from assistant.answer import Answer, Route
from assistant.compare.compare import Pair, Relation, compare
from assistant.judgement.mentioned import names, topics
from assistant.question.place import at_place
from assistant.question.question import Question, described
from assistant.question.terms import asking_sentence
from assistant.quotation.say import change_words
from assistant.saying.contrast import Find
from assistant.saying.statement import abridge
from index.resolution import Paragraph
from index.store import Library
from index.symbol import Symbol, find_symbols

_MATCHING = re.compile(
    r"\b(?:correspond\w*|match(?:es|ing|ed)?|equivalents?|counterparts?|parallels?|bec(?:ame|omes?)"
    r"|happened to|replace[sd]?|chang(?:e|es|ed)|reworded|rephrased|read in|put in|worded in"
    r"|carried over|taken (?:over|up)|turned into)\b", re.IGNORECASE)
_SURE = 0.51
_CHANGES = 5
_QUOTED = 60  # words


def from_matching(question: Question, library: Library, find: Find) -> Answer | None:
    """The answer, or None where no paragraph of one is asked for by one of the other.

    ``find`` searches resolutions, for a paragraph that is told by its words.
    """
    told = None
    if _MATCHING.search(question.text):
        told = _told(question, library) or _found(question, library, find)
    elif _PUT_INSTEAD.search(question.text):
        told = _told_before(question, library, find)
    told = told or _quoted_from_one(question, library)
    if told is None:
        return None
    own, paragraph, other = told
    older, newer = sorted((own, other))
    for pair in compare(older, newer, library).pairs:
        if pair.holds(own, paragraph):
            return _answer(question, pair, other)
    return None


def _told(question: Question, library: Library) -> tuple[Symbol, Paragraph, Symbol] | None:
    """Whose paragraph is named, which, and in which other resolution its match is asked for."""
    places = [p for p in question.places if p.number]
    if len(places) != 1:
        return None
    own = places[0].symbol or (question.named[0] if len(question.named) == 2 else None)
    others = [s for s in question.named if s != own and s in library]
    if own is None or own not in library or len(others) != 1:
        return None
    paragraph = at_place(library.resolution(own), places[0])
    return (own, paragraph, others[0]) if paragraph else None


_MATCH_IN = re.compile(
    r"\b(?:corresponding|matching|equivalent|parallel|counterpart|same) (?:operative |preambular )?"
    r"(?:paragraph|provision|passage|point|clause|place)s? (?:of|in) (?:resolution )?$",
    re.IGNORECASE)


def _found(
    question: Question, library: Library, find: Find
) -> tuple[Symbol, Paragraph, Symbol] | None:
    """The same where the one paragraph is told by its words: "where 68/243 speaks of …, what does
    the corresponding paragraph of 70/237 say?"."""
    mentions = find_symbols(question.text)
    other = next((m.symbol for m in mentions if _MATCH_IN.search(question.text[: m.start])), None)
    own = next((m.symbol for m in mentions if m.symbol != other), None)
    if other is None or own is None or own not in library or other not in library:
        return None
    best = _nearest(question, own, find)
    return (own, best, other) if best else None


# "68/243 only took note of it. How does 70/237 put it instead?"
_PUT_INSTEAD = re.compile(
    r"\b(?:put|treat|phrase|word|handle)s? (?:it|them|this|that|these)\b|\binstead\b"
    r"|\b(?:what|which) (?:\w+ )?(?:verb|wording|words?|phrase) does\b", re.IGNORECASE)


def _told_before(
    question: Question, library: Library, find: Find
) -> tuple[Symbol, Paragraph, Symbol] | None:
    """The same where one sentence says what stands in the one, and the next asks of the other."""
    start, end = asking_sentence(question.text)
    asked = {m.symbol for m in find_symbols(question.text) if start <= m.start < end}
    told = {m.symbol for m in find_symbols(question.text) if m.start < start}
    if not start or len(asked) != 1 or len(told) != 1 or asked == told or not all(
            s in library for s in asked | told):
        return None
    [own], [other] = told, asked
    best = _nearest(question, own, find)
    return (own, best, other) if best else None


_TERM = re.compile(r"(?<!\w)[“\"'‘](?P<words>[^“”\"‘]{6,80}?)[”\"'’](?!\w)")
_OF_THE_OTHER = re.compile(
    r"\b(?:put|keep|kept|swap\w*|replac\w+|instead|become|became|still|say|says|stand|stands|same"
    r"|call\w*|word\w*)\b", re.IGNORECASE)


def _quoted_from_one(
    question: Question, library: Library
) -> tuple[Symbol, Paragraph, Symbol] | None:
    """The same where a few words of the one are quoted that the other has not: "68/243 says 'such
    strategies'. How is that put in 70/237?"."""
    quotations = [m["words"].strip(" .,…").lower() for m in _TERM.finditer(question.text)]
    if not quotations or not _OF_THE_OTHER.search(question.text):
        return None
    told = [s for _, _, symbols in described(question.text, library.symbols) for s in symbols]
    held = list(dict.fromkeys(
        s for s in (*(m.symbol for m in find_symbols(question.text)), *question.named, *told)
        if s in library))
    if len(held) != 2:
        return None
    for quoted in quotations:
        having = [(s, p) for s in held for p in library.resolution(s).paragraphs
                  if quoted in p.text.lower()]
        if len(having) == 1 and " " in quoted:
            [(own, paragraph)] = having
            return own, paragraph, held[1 - held.index(own)]
    return None


def _nearest(question: Question, own: Symbol, find: Find) -> Paragraph | None:
    best = [f for f in find(question.about(own), [own])[:1] if f.confidence >= _SURE]
    for check in (names, topics):
        best = check(question, best)[0]
    return best[0].paragraph.paragraph if best else None


def _answer(question: Question, pair: Pair, other: Symbol) -> Answer:
    cited = tuple(c for c in (pair.left, pair.right) if c)
    if pair.relation in (Relation.NEW, Relation.DROPPED):
        also = f"; what it says is merged into {pair.also.label}" if pair.also else ""
        text = f"{other.short} has no paragraph that matches {cited[0].label}{also}."
        return Answer(question.text, True, text, Route.COMPARE,
                      cited + ((pair.also,) if pair.also else ()))
    theirs, ours = (cited if cited[0].symbol == other else (cited[1], cited[0]))
    told = [change_words(c) for c in pair.changes if c not in pair.renumbered]
    more = "; and more" if len(told) > _CHANGES else ""
    what = (f"From the older to the newer: {'; '.join(told[:_CHANGES])}{more}" if told else
            "Only the numbers of paragraphs differ" if pair.renumbered else
            "The words are the same")
    quoted = abridge(theirs.text, (), _QUOTED).rstrip(" ,;.")
    return Answer(question.text, True,
                  f"{theirs.label}, matches {ours.label}: “{quoted}”. {what}.",
                  Route.COMPARE, (theirs, ours))
