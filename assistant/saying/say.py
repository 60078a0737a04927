"""The answer as a person reads it: one to three sentences out of the paragraphs it rests on.

First what was asked for, where it is a date, a place, a number, a resolution; then the sentence
that says it. Two resolutions that say the same give one answer; where they differ, each is said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from assistant.answer import Answer
from assistant.citation import Citation, cite
from assistant.finding.clauses import addressee_end, helpers_end
from assistant.finding.retrieve import Found
from assistant.judgement.elsewhere import asks_for_symbol, gives_symbol
from assistant.judgement.given import symbol_noted
from assistant.judgement.judge import Verdict
from assistant.question.particulars import find_particulars
from assistant.question.question import Question
from assistant.question.wants import Want
from assistant.question.wording import words
from assistant.saying.differ import difference
from assistant.saying.lead import Lead, lead_of, reason_spans
from assistant.saying.points import points_of
from assistant.saying.statement import abridge, lower_first, statement
from index.resolution import Part, label
from index.store import Library
from index.symbol import Symbol

_CITED = 5
_FIRST_KEPT = 4  # words of the question that a reason outweighs where a paragraph is cut
_BOTH = 2
_WORTH_CITING = 0.2  # how much farther from the question than the best
_NEARLY_AS_GOOD, _TIED = 0.10, 0.06  # differences of the rank score
_PARALLEL, _AKIN = 55.0, 45.0  # rapidfuzz's token set ratio, 0 to 100
_TOGETHER = 3  # resolutions spoken of in one answer
_POINTS, _POINT_WORDS = 8, 110  # points told behind a chapeau, and words for all of them
_QUOTED = 160
_FOOTNOTE = re.compile(r"\b(?:foot|end)notes?\b", re.IGNORECASE)
_NOTES = 2  # footnotes told behind a paragraph
_LONG, _SHORT, _BEHIND_A_LEAD = 110, 75, 60  # words for one statement, for each of several


@dataclass(frozen=True, slots=True)
class _Said:
    """What one resolution says: its paragraph, what was asked for, and the deciding words."""

    found: Found
    lead: Lead | None
    wants: frozenset[Want] = frozenset()
    of_symbol: bool = False
    of_footnote: bool = False

    @property
    def symbol(self) -> Symbol:
        return self.found.paragraph.symbol

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        own = self.lead.spans if self.lead else ()
        return tuple(sorted({*own, *self.reasons, *self.helpers, *_matched(self.found)}))

    @property
    def reasons(self) -> tuple[tuple[int, int], ...]:
        """Where a reason or a purpose begins, if one is asked for."""
        return tuple(reason_spans(self.found.evidence.text)) if Want.REASON in self.wants else ()

    @property
    def helpers(self) -> tuple[tuple[int, int], ...]:
        """Who helps whom the paragraph addresses, if it is asked who is to act."""
        text = self.found.evidence.text
        if (Want.ACTOR not in self.wants
                or self.found.paragraph.paragraph.part is not Part.OPERATIVE):
            return ()
        start, end = addressee_end(text), helpers_end(text)
        return ((start + len(", "), end),) if end > start else ()


def say(question: Question, verdict: Verdict, library: Library) -> Answer:
    """Put a verdict into words."""
    if not verdict.answered:
        return _refusal(question, verdict, library)
    if verdict.verbatim:
        return _verbatim(question, verdict, library)
    said = [
        _Said(f, lead_of(question, f.evidence, library.resolution(f.paragraph.symbol)),
              question.wants, asks_for_symbol(question.text),
              bool(_FOOTNOTE.search(question.text)))
        for f in _one_a_resolution(question, verdict)
    ]
    sentences = [*_leads(question, said), *_statements(said, library)]
    also = _rival(verdict, said)
    if also is not None:
        rival = _Said(also, lead_of(question, also.evidence,
                                    library.resolution(also.paragraph.symbol)), question.wants)
        sentences.append(_with_points(replace(rival, lead=None), _stated(rival, _SHORT), library))
        said = [said[0], rival, *said[1:]]
    return Answer(
        question.text, True, " ".join(sentences),
        citations=_citations(verdict, said, library),
    )


def _verbatim(question: Question, verdict: Verdict, library: Library) -> Answer:
    """Paragraphs that were asked for by their number, as they stand."""
    chosen = verdict.rests_on if question.places else _one_a_resolution(question, verdict)
    said = [_Said(f, None) for f in chosen]
    whole = {s.found.paragraph.id: s.found.paragraph.paragraph for s in said}
    headed = {(s.symbol, s.found.paragraph.paragraph.number) for s in said}
    sentences = []
    for one in said:
        paragraph = whole[one.found.paragraph.id]
        chapeau = paragraph.number.rpartition(" (")[0]
        if paragraph.chapeau and (one.symbol, chapeau) in headed:
            continue  # it is told behind its chapeau
        quoted = abridge(paragraph.governed_text, (), _QUOTED).rstrip(" ,;")
        name = label(one.symbol, paragraph.part, paragraph.number)
        sentences.append(_with_points(one, f"{name}: “{quoted}”.", library))
    return Answer(question.text, True, " ".join(sentences[:_TOGETHER]),
                  citations=tuple(_citation(s, library) for s in said[:_CITED]))


def _rival(verdict: Verdict, said: list[_Said]) -> Found | None:
    """A paragraph that speaks of something else and holds the question just as well, if any."""
    first = verdict.rests_on[0]
    told = {s.found.paragraph.id for s in said}
    for found in verdict.rests_on:
        if first.score - found.score > _TIED:
            return None
        if found.paragraph.id not in told and all(
                not _is_parallel(s.found, found) for s in said):
            return found
    return None


def _is_parallel(one: Found, other: Found) -> bool:
    return _likeness(one, other) >= _PARALLEL


def _likeness(one: Found, other: Found) -> float:
    return float(fuzz.token_set_ratio(one.evidence.text, other.evidence.text))


def _refusal(question: Question, verdict: Verdict, library: Library) -> Answer:
    held = [s for s in question.named if s in library]
    whose = f"The text of resolution {held[0].short} does" if len(held) == 1 else "The texts do"
    reason = verdict.reason or "No paragraph says what was asked for."
    nearest = tuple(_citation(_Said(f, None), library) for f in verdict.nearest)
    return Answer(question.text, False, f"{whose} not say. {reason}", citations=nearest,
                  reason=reason)


def _one_a_resolution(question: Question, verdict: Verdict) -> list[Found]:
    """The best paragraph, and those of other resolutions that speak of the same."""
    first = verdict.rests_on[0]
    others: dict[Symbol, list[Found]] = {}
    for found in verdict.rests_on[1:]:
        symbol = found.paragraph.symbol
        asked = question.each and (symbol in question.named if question.named else
                                   _likeness(first, found) >= _AKIN)
        if symbol != first.paragraph.symbol and (asked or (
                first.score - found.score <= _NEARLY_AS_GOOD and _is_parallel(first, found))):
            others.setdefault(symbol, []).append(found)
    chosen = [max(close, key=lambda f: _likeness(first, f)) for close in others.values()]
    return [first, *chosen[: _TOGETHER - 1]]


def _gives_the_same(one: _Said, other: _Said) -> bool:
    """Whether both leads tell the same times and places, however they put them."""
    if one.lead is None or other.lead is None:
        return False
    if one.lead.text == other.lead.text and len(one.lead.text.split()) > 1:
        return True
    told = [sorted((p.kind, said.lead.text[p.start : p.end].casefold())
                   for p in find_particulars(said.lead.text)) for said in (one, other) if said.lead]
    return bool(told[0]) and told[0] == told[1]


def _leads(question: Question, said: list[_Said]) -> list[str]:
    leads = [(s, s.lead) for s in said if s.lead]
    if not leads:
        asks_of_both = question.wants == {Want.YES_NO} and question.each and "or" not in {
            w.text for w in words(question.text)}
        return ["Both resolutions speak of it."] if asks_of_both and len(said) == _BOTH else []
    leads = [leads[0], *(o for o in leads[1:] if not _gives_the_same(leads[0][0], o[0]))]
    texts = [lead.text for _, lead in leads]
    if len({t.casefold() for t in texts}) == 1:
        return [f"{texts[0]}."]
    if Want.PARAGRAPH in question.wants:
        return ["; ".join(texts) + "."]
    told = [f"{text} (resolution {s.symbol.short})" for (s, _), text in
            zip(leads, texts, strict=True)]
    first, *others = told
    return ["; ".join([first, *(o[:1].lower() + o[1:] for o in others)]) + "."]


def _statements(said: list[_Said], library: Library) -> list[str]:
    first = said[0]
    paragraph = first.found.paragraph.paragraph
    same = [o for o in said[1:] if _gives_the_same(first, o)]
    others = [(o, difference(paragraph, o.found.paragraph.paragraph)) for o in said[1:]
              if o not in same]
    alone = all(told is not None for _, told in others)
    longest = _SHORT if not alone else _BEHIND_A_LEAD if first.lead else _LONG
    sentences = [_with_points(first, _stated(first, longest), library), *_footnotes(first)]
    sentences += [f"Resolution {o.symbol.short} gives the same." for o in same]
    for other, told in others:
        sentences.append(
            f"Resolution {other.symbol.short} says the same{told}." if told is not None
            else _with_points(other, _stated(other, longest), library))
    return sentences


def _footnotes(said: _Said) -> list[str]:
    """The footnotes that say what the paragraph itself does not, or are asked for."""
    evidence = said.found.evidence
    notes = evidence.noted.splitlines()
    if said.of_footnote and not notes:
        notes = [mark.text for mark in evidence.paragraph.paragraph.footnote_marks]
    if said.of_symbol and not gives_symbol(evidence.text):
        notes = [symbol_noted(evidence)]
    return [f"Its footnote reads: “{abridge(note.rstrip('.'), (), _LONG)}”."
            for note in notes[:_NOTES] if note]


def _stated(said: _Said, longest: int) -> str:
    return statement(said.symbol, said.found.paragraph.paragraph,
                     (*said.spans, *said.reasons * _FIRST_KEPT), longest)


def _with_points(said: _Said, sentence: str, library: Library) -> str:
    """A chapeau says nothing without its points: they are put behind it, each cut to length."""
    paragraph = said.found.paragraph.paragraph
    if not paragraph.text.rstrip().endswith(":"):
        return sentence
    points = points_of(library.resolution(said.symbol), paragraph)
    if not points or (said.lead and points[0].number.partition(" ")[2] in said.lead.text):
        return sentence
    told = "; ".join(f"{p.number.partition(' ')[2]} {_point(p.text, len(points))}"
                     for p in points[:_POINTS])
    more = "; …" if len(points) > _POINTS else ""
    return f"{sentence.rstrip('. …:”')}: {told}{more}{'”' if '“' in sentence else ''}."


def _point(text: str, among: int) -> str:
    short = abridge(text.rstrip(" ;.,"), (), max(16, _POINT_WORDS // among))
    return lower_first(short) if short[1:2].islower() else short


def _matched(found: Found) -> list[tuple[int, int]]:
    """The words of the paragraph that the question's terms were found in."""
    return [span for m in found.evidence.matches if m.cover >= 0.4 for span in m.spans]


def _citations(verdict: Verdict, said: list[_Said], library: Library) -> tuple[Citation, ...]:
    """What the answer says first, each point followed by the chapeau that governs it; then what
    else holds the question nearly as well."""
    told = {s.found.paragraph.id: s for s in said}
    best = verdict.rests_on[0].confidence
    others = [_Said(f, None) for f in verdict.rests_on
              if f.paragraph.id not in told and f.confidence >= best - _WORTH_CITING]
    cited: list[Citation] = []
    for one in [*said, *others]:
        cited.append(_citation(one, library))
        if one in said:
            cited += _governing(one, library)
    unique = {(c.symbol, c.part, c.number): c for c in reversed(cited)}
    return tuple(c for c in cited if unique[c.symbol, c.part, c.number] is c)[:_CITED]


def _governing(said: _Said, library: Library) -> list[Citation]:
    """The chapeau of a point, where words of the question stand in it."""
    paragraph = said.found.paragraph.paragraph
    own = len(paragraph.governed_text) - len(paragraph.text)
    if not paragraph.chapeau or not any(s < own for s, _ in said.spans):
        return []
    resolution = library.resolution(said.symbol)
    number = paragraph.number.rpartition(" (")[0]
    return [cite(resolution, p, _merged(tuple((s, e) for s, e in said.spans if e <= len(p.text))))
            for p in resolution.paragraphs if p.part is paragraph.part and p.number == number
            and p.governed_text + " " == paragraph.governed_text[:own]]


def _citation(said: _Said, library: Library) -> Citation:
    stored = said.found.paragraph
    offset = len(stored.paragraph.governed_text) - len(stored.paragraph.text)
    own = tuple((s - offset, e - offset) for s, e in said.spans if s >= offset)
    return cite(library.resolution(stored.symbol), stored.paragraph, _merged(own))


def _merged(spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
