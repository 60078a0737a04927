"""What was asked for, cut from the paragraph: the first thing that an answer says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.finding.clauses import clause_bounds
from assistant.finding.evidence import Evidence
from assistant.judgement.given import TIMES_AND_PLACES, is_exact, time_noted
from assistant.question.dates import MONTHS
from assistant.question.particulars import (
    Stretch,
    answers,
    find_particulars,
    is_told_already,
    recipients,
    stretches,
    titles,
)
from assistant.question.question import Question
from assistant.question.wants import Want
from assistant.question.wording import stem
from assistant.record.counts import count
from index.resolution import Part, Resolution, label, ordinal

_LAST = 2.5
_SEVERAL = 2
_BESIDE = 22  # characters before a time or place in which "first phase, held" stands
_BY = re.compile(r"(?:by|before|until|no later than)\b", re.IGNORECASE)
_DEADLINE = re.compile(r"\bdeadline\b[^,;.]{0,40}$", re.IGNORECASE)
_LONGEST = 30  # words; a longer stretch is a list, which the sentence itself says better


@dataclass(frozen=True, slots=True)
class Lead:
    """``text`` without its full stop; ``spans`` where it stands in the governed text."""

    text: str
    spans: tuple[tuple[int, int], ...] = ()


def lead_of(question: Question, evidence: Evidence, resolution: Resolution) -> Lead | None:
    """What the paragraph gives for what the question wants, or None where a sentence says it."""
    if Want.PARAGRAPH in question.wants:
        paragraph = evidence.paragraph.paragraph
        if paragraph.part is not Part.HEADING:
            return Lead(label(evidence.paragraph.symbol, paragraph.part, paragraph.number))
    if Want.NUMBER in question.wants:
        counted = count(question, evidence, resolution)
        if counted:
            return Lead(counted.said, counted.spans)
    wanted = [w for w in TIMES_AND_PLACES if w in question.wants]
    if wanted and time_noted(question, evidence):
        return None  # the footnote has it, which is told behind the paragraph
    if wanted:
        return _time_or_place(question, wanted, evidence)
    if Want.RECIPIENT in question.wants:
        return _named(recipients(evidence.text), evidence, "To the {}")
    if Want.TITLE in question.wants:
        return _named(titles(evidence.text), evidence, "“{}”")
    if question.wants == {Want.YES_NO}:
        return _yes_or_no(question, evidence)
    return None


def _time_or_place(question: Question, wanted: list[Want], evidence: Evidence) -> Lead | None:
    text = evidence.text
    found = [s for s in stretches(text)
             if not is_told_already(question.text, text[s.start : s.end])]
    candidates = [s for s in found if all(
        any(answers(k, {w}) for k in s.kinds) for w in wanted)] or [
        s for s in found if any(answers(k, wanted) for k in s.kinds)]
    if _DAYS.search(question.text):  # a session is none
        candidates = [s for s in candidates
                      if _HAS_A_DAY.search(text[s.start : s.end])] or candidates
    if Want.DEADLINE in wanted:  # "adopted at its seventy-first session … by 30 June 2021"
        candidates = [s for s in candidates if _BY.match(text, s.start)
                      or _DEADLINE.search(text[: s.start])] or candidates
    exact = [p.start for p in find_particulars(text)
             if answers(p.kind, wanted) and is_exact(question, text, p)]
    candidates = _counted(question, text, [
        s for s in candidates if any(s.start <= at < s.end for at in exact)])
    if not candidates:
        return None
    best = max(candidates, key=lambda s: (_nearness(s, evidence), -s.start))
    start, end = _counted_part(best, text, evidence)
    if len(text[start:end].split()) > _LONGEST:
        return None
    said = text[start:end].strip(" ,;")
    return Lead(said[:1].upper() + said[1:], ((start, end),))


_COUNT = "|".join(map(ordinal, range(1, 31)))
_IS_COUNTED = re.compile(rf"\b(?P<which>{_COUNT}) (?:[\w-]+ ){{0,2}}?(?P<what>[\w-]+)",
                         re.IGNORECASE)


def _counted(question: Question, text: str, candidates: list[Stretch]) -> list[Stretch]:
    """The times and places that stand behind what the question counts, before the next that is
    counted: "the first Conference, on 4 November, the *second* Conference, on 12 and 13 March"."""
    asked = {(m["which"].lower(), stem(m["what"].lower()))
             for m in _IS_COUNTED.finditer(question.text)}
    whats = {what for _, what in asked}
    told = [(m.start(), m["which"].lower(), stem(m["what"].lower()))
            for m in _IS_COUNTED.finditer(text) if stem(m["what"].lower()) in whats]
    if len({which for _, which, _ in told}) < _SEVERAL:
        return candidates

    def is_asked(stretch: Stretch) -> bool:
        before = [(which, what) for at, which, what in told if at < stretch.start]
        return bool(before) and before[-1] in asked

    cut = [at for at, _, _ in told]
    return [s for whole in candidates for s in _pieces(text, whole, cut) if is_asked(s)]


def _pieces(text: str, stretch: Stretch, cuts: list[int]) -> list[Stretch]:
    """A stretch that runs over what is counted, cut there."""
    ends = [at for at in cuts if stretch.start < at < stretch.end]
    if not ends:
        return [stretch]
    starts = [stretch.start, *ends]
    return [Stretch(start + piece.start, start + piece.end, piece.kinds)
            for start, end in zip(starts, [*ends, stretch.end], strict=True)
            for piece in stretches(text[start:end])]


def _named(spans: list[tuple[int, int]], evidence: Evidence, form: str) -> Lead | None:
    """Of several the one nearest to what the question speaks of."""
    if not spans:
        return None
    start, end = max(spans, key=lambda s: _nearness(Stretch(s[0], s[1], frozenset()), evidence))
    return Lead(form.format(evidence.text[start:end]), ((start, end),))


_DAYS = re.compile(r"\b(?:which|what) (?:calendar )?(?:days?|dates)\b", re.IGNORECASE)
_HAS_A_DAY = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)})\b|\bday\b", re.IGNORECASE)
_JOINT = re.compile(r",?\s+and\s+(?=(?:in|at|from|on|between)\b)")
_ORDINAL = re.compile(r"\b(?:first|second|third|fourth|fifth)\b", re.IGNORECASE)


def _counted_part(stretch: Stretch, text: str, evidence: Evidence) -> tuple[int, int]:
    """Of a stretch that counts ("in Geneva (first phase) and in Tunis (second phase)") the part
    that the question counts; else all of it."""
    asked = {m.group().lower() for match in evidence.matches if match.spans
             for s, e in match.spans for m in _ORDINAL.finditer(text[s:e])}
    if len(asked) != 1:
        return stretch.start, stretch.end
    bounds = [stretch.start]
    for joint in _JOINT.finditer(text, stretch.start, stretch.end):
        bounds += [joint.start(), joint.end()]
    bounds.append(stretch.end)
    for start, end in zip(bounds[::2], bounds[1::2], strict=True):
        before = max(0, start - _BESIDE) if start == stretch.start else start
        counted = _ORDINAL.findall(text[before:end])
        if {c.lower() for c in counted} == asked:
            return start, end
    return stretch.start, stretch.end


def _nearness(stretch: Stretch, evidence: Evidence) -> float:
    """How much of the question stands near a stretch: terms weigh less the farther they are."""
    clauses = clause_bounds(evidence.text)
    home = _clause_of(stretch.start, clauses)
    total = 0.0
    last = max((m.term.start for m in evidence.matches if m.spans), default=0)
    for match in evidence.matches:
        # In "when will the group report?" the last word tells what is to be dated.
        weight = match.weight * (_LAST if match.term.start == last else 1.0)
        near = [abs(_clause_of(start, clauses) - home) for start, _ in match.spans]
        distances = [min(abs(start - stretch.end), abs(stretch.start - end))
                     for start, end in match.spans]
        if near:
            total += weight * match.cover * (
                1 / (1 + min(near)) + 1 / (1 + min(distances) / 40))
    return total


def _clause_of(offset: int, clauses: Sequence[tuple[int, int]]) -> int:
    return next((i for i, (s, e) in enumerate(clauses) if s <= offset < e), len(clauses) - 1)


_ALTERNATIVES = re.compile(r"\bor\b", re.IGNORECASE)
_NEGATED = re.compile(r"(?:\bnon-|\bnot\s+|\bno\s+|\bwithout\s+|\bnever\s+)$", re.IGNORECASE)
_ASKED_NEGATED = re.compile(r"\b(?:not|n't|never|no longer)\b|n[’']t\b", re.IGNORECASE)


def _yes_or_no(question: Question, evidence: Evidence) -> Lead | None:
    """"Yes" only where every word of the question itself stands in the paragraph, unnegated.

    What leads to a paragraph need not say the same: "held back" leads to "encouraged".
    """
    if _ALTERNATIVES.search(question.text) or _ASKED_NEGATED.search(question.text):
        return None
    if not evidence.matches:
        return None
    negated = [m for m in evidence.matches
               if m.spans and all(_NEGATED.search(evidence.text[:s]) for s, _ in m.spans)]
    if negated:
        return None
    sure = all(m.cover == 1.0 for m in evidence.matches)
    return Lead("Yes") if sure else None


_REASON = re.compile(
    r"\b(?:because|since|given|as|in view of|in (?:the )?light of|with a view to|in order to"
    r"|so as to|due to|owing to|considering|for the purpose of|aimed at|so that)\b")


def reason_spans(text: str) -> list[tuple[int, int]]:
    """Where a text begins to give a reason or a purpose."""
    return [m.span() for m in _REASON.finditer(text)]
