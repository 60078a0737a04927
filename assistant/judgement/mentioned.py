"""Whether what a question names stands in the paragraphs found: names, subjects, dates, ordinals.

Each check takes the question and the paragraphs found, best first, and gives those that pass and,
where none does, what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from assistant.finding.retrieve import Found, moment_agreement
from assistant.question.courtesy import MARKED_ON
from assistant.question.dates import Moment, MomentKind, find_moments
from assistant.question.question import Question, dates_a_resolution
from assistant.question.terms import Term, beside_spans, told_in
from assistant.question.wants import QUESTION_WORDS, Want
from assistant.question.wording import FUNCTION_WORDS, words
from index.resolution import ordinal

IN_SO_MANY_WORDS = 0.85  # or in the title of the resolution; what is only alike has less
_LITERALLY = 0.9
_HALF, _COVERED = 0.5, 0.3
_SEVERAL = 2
_MUCH_ELSE, _NEARLY_ALL, _VERY_NEAR = 4, 0.9, 1.0  # terms, of their weight, confidence
_LONG_QUESTION = 40  # words
_SHORT = 5  # terms: in a longer question much is said that no text has to hold
_TERSE = 9  # words of a question without a verb
Checked = tuple[list[Found], str]


def names(question: Question, found: list[Found]) -> Checked:
    names = [t for t in question.terms if t.proper and not t.aside and not _doubted(t, question)]
    if not names:
        return found, ""
    kept = [f for f in found if all(m.cover > 0 for m in f.evidence.matches if m.term in names)]
    return kept, f"The texts do not mention {names[0].text}."


# "A reader insists that it took place in Johannesburg. Where was it held?"
_CLAIMED = re.compile(
    r"\b(?:insist|claim|say|think|write|believe|swear|maintain|report|put)(?:s|ed)?\b"
    r"[^.?!]{0,120}?\b(?:in|at|as) (?=(?-i:[A-Z]))(?P<where>[^.?!]{0,60})[.!]\s",
    re.IGNORECASE)


# "A passenger from Johannesburg says that …"
_CLAIMANT = re.compile(
    r"\b(?:from|in|of) (?=[A-Z])(?P<who>(?:[\w'’-]+ ){1,4}?)(?:says?|said|swears?|insists?|claims?"
    r"|tells?|told|thinks?|believes?|wrote|asks?|asked)\b")


def _doubted(term: Term, question: Question) -> bool:
    """Whether a name is a place that somebody claims, and where it was is asked, or tells only who
    claims something."""
    if any(m.start("who") <= term.start < m.end("who") for m in _CLAIMANT.finditer(question.text)):
        return True
    if Want.PLACE not in question.wants:
        return False
    return any(m.start("where") <= term.start < m.end("where")
               for m in _CLAIMED.finditer(question.text))


def attributes(question: Question, found: list[Found]) -> Checked:
    """What a text gives in so many words or not at all has to be there in so many words."""
    asked = [t for t in question.terms if t.attribute and not t.aside]
    if not asked or _is_told_of(question, found):
        return found, ""
    # "Will it be paid for by the budget?" is answered by what else pays.
    enough = any if Want.YES_NO in question.wants else all
    kept = [f for f in found
            if enough(m.cover >= IN_SO_MANY_WORDS for m in f.evidence.matches
                      if m.term.attribute and not m.term.aside) or _has_all_else(f)]
    return kept, f"No paragraph found speaks of “{asked[0].text}”."


def _has_all_else(found: Found) -> bool:
    """Whether a paragraph has so much else in so many words that the one word hardly counts:
    "How many native inhabitants have *signed* up on the Guam decolonization registry?"."""
    if any(m.term.attribute and m.term.focus for m in found.evidence.matches):  # "who *chaired* …"
        return False
    others = [m for m in found.evidence.matches if not (m.term.attribute or m.term.aside)]
    held = sum(m.weight for m in others if m.cover >= IN_SO_MANY_WORDS)
    return len(others) >= _MUCH_ELSE and found.confidence >= _VERY_NEAR and (
        held >= _NEARLY_ALL * sum(m.weight for m in others))


_OBLIQUE = re.compile(r"^\W*(?:and |but )?(?:on|in|under|for|by|at|with) (?:what|which) (?=\w)",
                      re.IGNORECASE)


def _is_told_of(question: Question, found: list[Found]) -> bool:
    """Whether something else is asked of it: "on what *basis* are its members chosen?", where
    the text has the basis in so many words."""
    return bool(_OBLIQUE.search(question.text)) and any(
        m.term.focus and not m.term.attribute and m.cover >= _LITERALLY
        for f in found[:1] for m in f.evidence.matches)


def subjects(question: Question, found: list[Found]) -> Checked:
    """A subject for which no text has a word is not spoken of, whatever else is in the question.

    In a few words without a verb ("rules on ventriloquism") what stands behind "on" is it, whether
    or not anybody has a word for it.
    """
    asked = [t for t in question.terms if not t.aside]
    lacking = [t for t in asked
               if ((t.absent and (len(asked) <= _SHORT or t.introduced)) or _is_unheard_of(t))
               and not _OWN.search(question.text[: t.start])
               and not _holds_the_rest(t, asked, found)]
    if _is_terse(question.text):
        lacking += [t for t in asked if t.unknown and _best_cover(t, found) < _COVERED
                    and _ON.search(question.text[: t.start])]
    return ([], f"No text here speaks of “{lacking[0].text}”.") if lacking else (found, "")


def _is_unheard_of(term: Term) -> bool:
    """Whether a question names as its subject a thing of several words that no text here has:
    "What is said about artificial intelligence?"."""
    return term.introduced and term.foreign and sum(
        w.text not in FUNCTION_WORDS for w in words(term.text)) > 1


def _holds_the_rest(term: Term, asked: Sequence[Term], found: list[Found]) -> bool:
    """Whether the nearest paragraph has all else in so many words: "the bright sides of the IT
    *boom*"."""
    others = [m for f in found[:1] for m in f.evidence.matches if m.term in asked
              and m.term != term]
    return len(others) >= _SEVERAL and all(m.cover >= IN_SO_MANY_WORDS for m in others)


_VERBS = QUESTION_WORDS | {
    "be", "been", "being", "am", "due", "need", "tell", "give", "list", "want"}


_ON = re.compile(r"\b(?:on|about|regarding|concerning|for|against)\s+(?:the\s+)?$", re.IGNORECASE)
_OWN = re.compile(r"\b(?:my|our)\s+$", re.IGNORECASE)  # "my pupils" are whoever asks


def _is_terse(text: str) -> bool:
    asked = words(text)
    return len(asked) <= _TERSE and not any(w.text in _VERBS for w in asked)


def _best_cover(term: Term, found: list[Found]) -> float:
    return max((m.cover for f in found[:3] for m in f.evidence.matches if m.term == term),
               default=0.0)


def moments(question: Question, found: list[Found]) -> Checked:
    """The dates, years and sessions of what is asked have to be there; what is told beside it
    may have others."""
    start, end = told_in(question.text, question.terms)
    question = replace(
        question, moments=tuple(
            m for m in question.moments if start <= m.start < end
            and not any(s <= m.start < e for s, e in beside_spans(question.text))))
    if not question.moments:
        return found, ""
    several = (len(question.text.split()) > _LONG_QUESTION or question.each
               or any(_OR.fullmatch(question.text[a.end : b.start])
                      for a, b in pairwise(question.moments))
               or _are_of_several(question, found))
    least = 1 / len(question.moments) if several else 1.0
    kept = [f for f in found if moment_agreement(question, f.evidence) >= least
            and (MARKED_ON not in question.text or _is_of_every_year(question.moments[0], f))]
    told = [f"{ordinal(m.number)} session" if m.kind is MomentKind.SESSION
            else question.text[m.start : m.end] for m in question.moments]
    return kept, f"No paragraph searched speaks of {' and '.join(told)} in this connection."


def _is_of_every_year(day: Moment, found: Found) -> bool:
    """Whether a paragraph has a day without a year: "1 April 2016" is none that is marked."""
    return any(not m.number and m.agrees(day) for m in find_moments(found.evidence.text))


_OR = re.compile(r"\s*(?:session|/|,|or|(?:at|in|on|by) )*\bor\b\s*(?:(?:at|in|on|by|the) )*\s*",
                 re.IGNORECASE)


def _are_of_several(question: Question, found: list[Found]) -> bool:
    """Whether the years are those of several resolutions, each of its own: "what in the 2021
    resolution, and what in the 2022 one?"; or one is that of the resolution, and another of what
    it is about: "the 2006 oil spill in the December 2022 resolution"."""
    own = {m for f in found for m in f.evidence.subject.moments}
    told = {m for m in question.moments if m in own}
    return len(question.moments) > 1 and (own >= set(question.moments) or (
        bool(told) and dates_a_resolution(question.text)))


def topics(question: Question, found: list[Found]) -> Checked:
    """A name that the library knows, and what a question says it is about, have to be there."""
    topics = [t for t in question.terms if (t.topic or t.name) and not t.aside]
    if not topics:
        return found, ""
    # "United Nations" is like "United States", and is another.
    kept = [f for f in found if all(
        m.cover >= (IN_SO_MANY_WORDS if m.term.name and not m.term.topic else _HALF)
        for m in f.evidence.matches if (m.term.topic or m.term.name) and not m.term.aside)]
    lacking = [t for t in topics if not any(
        m.cover >= _HALF for f in found for m in f.evidence.matches if m.term == t)] or topics
    return kept, f"No paragraph searched speaks of “{lacking[0].text}”."


def about(question: Question, found: list[Found]) -> Checked:
    """What tells one title from others is what the question is about: the paragraph or its title
    has to speak of it."""
    key = next((f.evidence.subject.key for f in found), None)
    if key is None or any(m.weight < _HALF for f in found[:1] for m in f.evidence.matches
                          if m.term == key):  # "full" is rare in titles only
        return found, ""
    kept = [f for f in found if any(m.term == key and m.cover >= _HALF for m in f.evidence.matches)]
    return kept, f"No paragraph searched speaks of “{key.text}”."


def compounds(question: Question, found: list[Found]) -> Checked:
    """A compound that the library has ("capacity-building") has to stand in what is asked."""
    if not question.named:
        return found, ""
    for term in question.terms:
        if not term.compound:
            continue
        if not any(m.cover >= IN_SO_MANY_WORDS for f in found for m in f.evidence.matches
                   if m.term == term):
            return [], f"No paragraph of it speaks of “{term.text}”."
    return found, ""


_ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
_COUNTED = re.compile(rf"\b(?P<ordinal>{_ORDINAL})\s+(?P<noun>[a-z]+)", re.IGNORECASE)


def ordinals(question: Question, found: list[Found]) -> Checked:
    """Where a text counts phases, the one asked for has to be among them."""
    kept = found
    for asked in _COUNTED.finditer(question.text):
        counts = re.compile(rf"\b({_ORDINAL})\s+{asked['noun']}\b", re.IGNORECASE)
        kept = [f for f in kept if asked["ordinal"].lower() in
                {c.lower() for c in counts.findall(f.evidence.text)} or
                not counts.search(f.evidence.text)]
        if not kept:
            return [], f"No paragraph speaks of a {asked.group()}."
    return kept, ""
