"""Which clause introduced a mandate: one that texts name outright, or the earliest as good as any.

A recital can only be the first to have said something ("recognized that …"), which lays nothing
down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from assistant.mandate.asked import Asked
from assistant.mandate.line import figures_of, is_version
from assistant.mandate.observance import calls_it, observance
from assistant.mandate.search import Attributed, Clause, Search
from assistant.mandate.verbs import MANDATING, opening_verb, verbs
from assistant.question.dates import SESSION_YEAR, MomentKind, asked_moments, find_moments
from assistant.question.wording import stem
from assistant.record.record import FEW
from index.resolution import Part
from index.store import Library

_REPORT = (r"(?:(?!(?:and|or|an?|the|to|its)\b)[\w'’]+ ){0,2}"
           r"(?:reports?|assessments?|stud(?:y|ies)|recommendations)\b")
# Of a mandate's years and sessions its clause has one; "the 2013 resolution" tells none of the
# mandate's, and "the 2015 report" only that nothing older can speak of it.
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?! (?:resolution|text|document|mandate)\b)"
                   rf"(?! {_REPORT})")
_OF_REPORT = re.compile(rf"\b(?P<year>(?:19|20)\d\d) {_REPORT}")
# A clause is the mandate, and not only near it, if it holds this share of it or, of a long one,
# terms that weigh this much together; among many there is always one that has a little of it.
_LEAST, _LEAST_OF_MANY, _LEAST_WEIGHT = 0.45, 0.5, 3.0
_AS_GOOD = 0.02  # of cover: which of two clauses holds a little more is no sign of age
# Of clauses that have all of it in so many words, title and opening verb tell little of age.
_LITERALLY, _AS_LITERAL = 0.95, 0.1
_NEIGHBOUR = 0.9  # of what a point holds, in another point of its chapeau
_IN_THE_NAMED = 0.45  # of what a clause holds, in a resolution that its paragraph names
_AS_NAMED = 0.6  # of the most that a resolution named so holds
_AS_A_BASIS = 0.85  # of the most that any resolution holds
_HELD_BEFORE = 0.85  # of what a clause holds, in an earlier version of its paragraph


def named_outright(
    wanted: Asked, attributed: Iterable[Attributed], search: Search, library: Library
) -> Clause | None:
    """The best clause of the oldest resolution here in which, a text says, the mandate was given.

    ``attributed`` are the paragraphs that attribute it. None where none says so outright, or
    where no resolution that is named so has anything of it.
    """
    named = {symbol for hit in attributed if hit.attribution.outright
             for symbol in hit.attribution.symbols}
    found = [max(own, key=lambda c: (c.is_operative, c.score)) for symbol in named
             if symbol in library and (own := search.find(wanted, [symbol]).clauses)]
    # A recital that lists several may mean the last alone: the others have little of it.
    most = max((c.cover.held for c in found), default=0.0)
    return min((c for c in found if c.cover.held >= _AS_NAMED * most),
               key=lambda c: library.age[c.symbol], default=None)


def named_as_its_basis(
    wanted: Asked, attributed: Iterable[Attributed], clauses: Sequence[Clause], library: Library
) -> Clause | None:
    """The best clause of the oldest resolution here under which, a text says, this was done.

    "The review …, as requested in resolution 75/245" names it less plainly than "in which it
    requested": the resolution has to have as much of the mandate as nearly any other.
    """
    told = list(attributed)
    saying = {hit.paragraph.id for hit in told}
    eligible = [c for c in _eligible(wanted, clauses, library) if c.paragraph.id not in saying]
    named = {symbol for hit in told for symbol in hit.attribution.symbols
             if symbol in library and library.age[symbol] < library.age[hit.paragraph.symbol]}
    most = max((c.cover.held for c in eligible), default=0.0)
    there = [c for c in eligible if c.symbol in named and c.cover.held >= _AS_A_BASIS * most]
    oldest = min(there, key=lambda c: library.age[c.symbol], default=None)
    return oldest and max((c for c in there if c.symbol == oldest.symbol), key=lambda c: c.score)


def earliest(wanted: Asked, clauses: Sequence[Clause], library: Library) -> Clause | None:
    """The earliest of the clauses that hold as much of the mandate as any; None where none does."""
    eligible = _eligible(wanted, clauses, library)
    if not eligible:
        return None
    best = max(eligible, key=lambda c: c.score)
    margin = _AS_GOOD if best.cover.score < _LITERALLY else _AS_LITERAL
    as_good = [c for c in eligible if c.cover.score >= best.cover.score - _AS_GOOD
               and c.score >= best.score - margin]
    chosen = min(as_good, key=lambda c: (library.age[c.symbol], -c.score))
    first = _as_it_says_itself(_first_version(wanted, chosen, clauses, library), eligible, library)
    return _or_its_chapeau(first, eligible, library)


def _as_it_says_itself(chosen: Clause, eligible: Sequence[Clause], library: Library) -> Clause:
    """The clause of an older resolution that the paragraph itself names, where that one has the
    mandate too: "the working group established pursuant to resolution 75/240"."""
    named = {r.symbol for r in chosen.paragraph.paragraph.references
             if r.symbol is not None and r.symbol in library
             and library.age[r.symbol] < library.age[chosen.symbol]}
    there = [c for c in eligible if c.symbol in named and c.is_operative
             and c.cover.held >= _IN_THE_NAMED * chosen.cover.held]
    if not there:
        return chosen
    return _as_it_says_itself(max(there, key=lambda c: c.score), eligible, library)


def _eligible(wanted: Asked, clauses: Iterable[Clause], library: Library) -> list[Clause]:
    """The clauses that are the mandate: recitals only where it states something."""
    opened = opening_verb(_in_the_present(wanted.text), Part.OPERATIVE)
    states = opened is not None and opened[0].force not in MANDATING
    name = observance(wanted.text)
    least = _LEAST if len(library) <= FEW else _LEAST_OF_MANY
    return [c for c in clauses if (c.is_operative or states)
            and calls_it(name, c.paragraph.paragraph.governed_text)
            and (c.cover.held >= least or c.cover.weight >= _LEAST_WEIGHT or c.is_nearest)
            and _is_of_the_time(wanted.text, c)]


def _is_of_the_time(mandate: str, clause: Clause) -> bool:
    reports = [int(m["year"]) for m in _OF_REPORT.finditer(mandate)]
    session = clause.symbol.session_number
    if session and any(year > session + SESSION_YEAR + 1 for year in reports):  # it ends then
        return False
    told = [m for m in asked_moments(mandate) if m.kind is not MomentKind.YEAR
            or _YEAR.match(mandate, m.start)]
    held = find_moments(clause.paragraph.paragraph.governed_text)
    if not any(m.kind is not MomentKind.SESSION for m in told):
        # A clause may leave the session open, but another session is another mandate.
        held = tuple(h for h in held if h.kind is MomentKind.SESSION)
        if not told or not held:
            return True
    return any(m.agrees(h) for m in told for h in held)


def _first_version(
    wanted: Asked, chosen: Clause, clauses: Iterable[Clause], library: Library
) -> Clause:
    """The first version of a clause's paragraph that has nearly as much of the mandate."""
    figures = figures_of(chosen, wanted.text)
    age = library.age
    before = [c for c in clauses if age[c.symbol] < age[chosen.symbol] and c.is_operative
              and _is_of_the_time(wanted.text, c)
              and c.cover.held >= _HELD_BEFORE * chosen.cover.held
              and figures <= figures_of(c, wanted.text)
              and is_version(c, chosen, library)]
    return min(before, key=lambda c: (age[c.symbol], -c.score), default=chosen)


def _or_its_chapeau(chosen: Clause, eligible: Sequence[Clause], library: Library) -> Clause:
    """The governing paragraph of a point whose neighbours hold the mandate as well."""
    chapeau = chosen.paragraph.paragraph.chapeau
    neighbours = [c for c in eligible if c.symbol == chosen.symbol
                  and c.paragraph.paragraph.chapeau == chapeau
                  and c.cover.held >= _NEIGHBOUR * chosen.cover.held]
    if not chapeau or len(neighbours) < 2:
        return chosen
    for stored in library.paragraphs(library.ids(chosen.symbol)):
        if stored.paragraph.text == chapeau[-1]:
            return replace(chosen, paragraph=stored)
    return chosen


def _in_the_present(text: str) -> str:
    """A mandate's verb as paragraphs have it: "requested the …" → "requests the …"."""
    verb, _, rest = text.partition(" ")
    present = next((v.words for v in verbs() if v.part is Part.OPERATIVE
                    and " " not in v.words and stem(v.words) == stem(verb.lower())), verb)
    return f"{present} {rest}"
