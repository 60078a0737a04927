"""Trace a mandate: the paragraph that introduced it, its line since, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from assistant.citation import Citation, cite
from assistant.mandate.asked import Asked, Cover
from assistant.mandate.attribution import Attribution
from assistant.mandate.founding import Founding, foundings, only_names
from assistant.mandate.introduction import earliest, named_as_its_basis, named_outright
from assistant.mandate.line import STILL, Relation, Step, citation, line
from assistant.mandate.name import named
from assistant.mandate.origin_question import asked_mandate
from assistant.mandate.search import Attributed, Clause, Hits, Search
from assistant.question.numbers import plural
from assistant.record.same_title import same_title
from index.errors import InputError
from index.resolution import Part
from index.store import Library
from index.symbol import Symbol

_LONGEST = 2000  # characters
_SAID_SO = 0.9  # of its terms in what a recital attributes, for it to be this mandate
_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Origin:
    """A resolution to which a text itself attributes a mandate, and the paragraph that does;
    ``outright`` where it says that it was done in or by it, not only under it; ``held`` how
    much of the mandate it attributes, in its order, 0 to 1."""

    symbol: Symbol
    evidence: Citation
    outright: bool = False
    held: float = 0.0

    def as_json(self) -> dict[str, Any]:
        """The origin as the contract has it."""
        return {"symbol": str(self.symbol), "evidence": self.evidence.as_json()}


@dataclass(frozen=True, slots=True)
class Trace:
    """Where a mandate comes from.

    ``first`` is the paragraph that introduced it, None where no operative paragraph here does;
    ``line`` its steps, the earliest first; ``earlier`` the resolutions that texts name as its
    origin; ``not_indexed`` what the resolutions of the line recall and the library lacks, the
    oldest first (only those that founded it, where it was founded by one that is not here);
    ``candidates`` the best clauses of different resolutions, the best first;
    ``dropped`` the latest resolution of the same title that no longer has it; ``named_first`` the
    earliest paragraph that only speaks of what the mandate names, where none sets it up; ``held``
    the share of the mandate's terms that the first paragraph has in so many words, 0 to 1.
    """

    mandate: str
    first: Citation | None
    line: tuple[Step, ...]
    earlier: tuple[Origin, ...]
    not_indexed: tuple[Symbol, ...]
    candidates: tuple[Citation, ...]
    dropped: Symbol | None
    scope: str
    named_first: Citation | None = None
    held: float = 0.0

    @property
    def told(self) -> Origin | None:
        """The resolution in which, a text says outright, most of the mandate was given, the oldest
        of such, if it is not here."""
        told = [o for o in self.earlier if o.outright and o.symbol in self.not_indexed]
        return max(told, key=lambda o: o.held, default=None)

    def as_json(self, id_: object = None) -> dict[str, Any]:
        """The trace as the contract of the command line has it, with what else is known."""
        return {
            "id": id_, "mandate": self.mandate,
            "first": self.first.as_json() if self.first else None,
            "lineage": [step.as_json() for step in self.line],
            "earlier": [origin.as_json() for origin in self.earlier],
            "not_indexed": [str(symbol) for symbol in self.not_indexed],
            "scope": self.scope,
            "candidates": [c.as_json() for c in self.candidates],
            "dropped": str(self.dropped) if self.dropped else None,
            "named_first": self.named_first.as_json() if self.named_first else None,
        }


class Tracer:
    """Traces mandates in one library; safe to share between threads."""

    def __init__(self, library: Library, search: Search | None = None) -> None:
        """``library`` stays open as long as this is used; ``search`` is one of the same library
        that others look with, where there is one."""
        self._library = library
        self._search = search or Search(library)

    def can_trace(self, mandate: str) -> bool:
        """Whether a mandate names anything that can be looked for, and is not endless."""
        return len(mandate) <= _LONGEST and bool(
            self._search.read(asked_mandate(mandate) or mandate).terms)

    def trace(self, mandate: str) -> Trace:
        """Where a mandate in plain words comes from, and what became of it.

        Raises InputError for one that is empty or endless.
        """
        text = _checked(mandate)
        wanted = self._search.read(asked_mandate(text) or text)
        if not wanted.terms:
            raise InputError(f"The mandate {text!r} names nothing; say what is to be done.")
        hits = self._search.find(wanted)
        name = named(wanted.text)
        founded = foundings(name, self._library) if name else ()
        told = [hit for hit in hits.attributed if hit.cover.held >= _SAID_SO]
        if founded:
            told = _told_of(founded, told)
            first = self._founded(wanted, founded, hits)
        else:
            first = (named_outright(wanted, told, self._search, self._library)
                     or self._earliest(wanted, told, hits))
        if name and first and not founded and only_names(name, first.paragraph.paragraph):
            if not told:
                return self._only_named(text, first, hits)
            first = None
        origins = self._origins(told)
        steps = self._line(hits, told, first, text)
        missing = (self._missing(steps, origins) if first or not founded
                   else tuple(o.symbol for o in origins if o.symbol not in self._library))
        introduced = any(step.relation is Relation.INTRODUCED for step in steps)
        return Trace(
            text, citation(first, self._library) if first else None, steps, origins, missing,
            self._candidates(hits, first), self._dropped(hits, first, steps),
            scope(self._library.symbols, introduced, missing),
            held=first.cover.held if first and first.cover.weight else 0.0,
        )

    def _only_named(self, text: str, first: Clause, hits: Hits) -> Trace:
        """The trace of what has a name where nothing here says who set it up."""
        return Trace(text, None, (), (), (), self._candidates(hits, first), None,
                     scope(self._library.symbols, False, ()), citation(first, self._library))

    def _founded(
        self, wanted: Asked, founded: Sequence[Founding], hits: Hits
    ) -> Clause | None:
        """The clause of the resolution that founded what the mandate names; None where that is not
        here."""
        oldest = founded[0]
        if oldest.symbol not in self._library:
            return None
        if oldest.is_own:
            own = next((c for c in hits.clauses if c.paragraph.id == oldest.paragraph.id), None)
            return own or Clause(oldest.paragraph, Cover(1.0, 1.0, 1.0, oldest.place), 1.0, True)
        there = self._search.find(wanted, [oldest.symbol]).clauses
        return max(there, key=lambda c: (c.is_operative, c.score), default=None)

    def _earliest(self, wanted: Asked, told: Sequence[Attributed], hits: Hits) -> Clause | None:
        """The earliest clause that is the mandate, or the older one that a text names as what it
        was done under."""
        found = [earliest(wanted, hits.clauses, self._library),
                 named_as_its_basis(wanted, told, hits.clauses, self._library)]
        return min(filter(None, found), key=lambda c: self._library.age[c.symbol], default=None)

    def _line(
        self, hits: Hits, told: Sequence[Attributed], first: Clause | None, text: str
    ) -> tuple[Step, ...]:
        """The steps of the line, with the recitals of ``told`` that attribute it to one of them."""
        steps = line(first, hits.clauses, self._library, text) if first else ()
        symbols = {step.citation.symbol for step in steps}
        recitals = {
            hit.paragraph.symbol: Step(self._evidence(hit), Relation.RECALLED)
            for hit in reversed(told)
            if hit.paragraph.symbol not in symbols
            and (not symbols or not hit.attribution.symbols  # another text said it
                 or symbols.intersection(hit.attribution.symbols))
        }
        age = self._library.age
        return tuple(sorted((*steps, *recitals.values()), key=lambda s: age[s.citation.symbol]))

    def _origins(self, told: Sequence[Attributed]) -> tuple[Origin, ...]:
        """The resolutions that texts name as the origin, the oldest first."""
        found: dict[Symbol, Attributed] = {}
        for hit in told:
            for symbol in hit.attribution.symbols:
                kept = found.get(symbol)
                if kept is None or _evidence_order(hit) < _evidence_order(kept):
                    found[symbol] = hit
        return tuple(Origin(symbol, self._evidence(hit), hit.attribution.outright,
                            hit.cover.score)
                     for symbol, hit in sorted(found.items(), key=lambda told: told[0]))

    def _evidence(self, hit: Attributed) -> Citation:
        paragraph = hit.paragraph.paragraph
        named = [(r.start, r.end) for r in paragraph.references
                 if r.symbol in hit.attribution.symbols]
        spans = tuple(sorted((*named, *hit.attribution.spans)))
        return cite(self._library.resolution(hit.paragraph.symbol), paragraph, spans)

    def _candidates(self, hits: Hits, first: Clause | None) -> tuple[Citation, ...]:
        best = dict.fromkeys([first.symbol] if first else [])
        clauses = {first.symbol: first} if first else {}
        for clause in hits.clauses:
            if clause.symbol not in clauses:
                clauses[clause.symbol] = clause
                best[clause.symbol] = None
        return tuple(citation(clauses[s], self._library) for s in list(best)[:_CANDIDATES])

    def _missing(self, steps: Sequence[Step], origins: Sequence[Origin]) -> tuple[Symbol, ...]:
        symbols = {step.citation.symbol for step in steps}
        recalled = {reference.symbol
                    for symbol in symbols
                    for paragraph in self._library.resolution(symbol).paragraphs
                    for reference in paragraph.references}
        recalled |= {origin.symbol for origin in origins}
        return tuple(sorted(s for s in recalled if s is not None and s not in self._library))

    def _dropped(
        self, hits: Hits, first: Clause | None, steps: Sequence[Step]
    ) -> Symbol | None:
        """The latest resolution with the title of the line's last one, if it comes after it and
        has little of the mandate."""
        if not steps or first is None:
            return None
        last = steps[-1].citation.symbol
        latest = same_title(last, self._library)[-1]
        still = any(c.symbol == latest and c.cover.held >= STILL * first.cover.held
                    for c in hits.clauses)
        return latest if latest > last and not still else None


def _told_of(founded: Sequence[Founding], told: Sequence[Attributed]) -> list[Attributed]:
    """What is said of the resolutions that founded something: that they did, and what else
    attributes it to them alone."""
    symbols = {founding.symbol for founding in founded}
    said = [_attributed(founding) for founding in founded if not founding.is_own]
    there = {hit.paragraph.id for hit in said}
    return said + [hit for hit in told if hit.paragraph.id not in there
                   and hit.attribution.symbols and symbols.issuperset(hit.attribution.symbols)]


def _attributed(founding: Founding) -> Attributed:
    """What a paragraph says of another resolution as what it attributes to it."""
    start, end = founding.place
    told = Attribution((founding.symbol,), (founding.place,), True, founding.place)
    return Attributed(founding.paragraph, told, Cover(1.0, 1.0, 1.0, (start, end)))


def scope(here: Sequence[Symbol], introduced: bool, missing: Sequence[Symbol]) -> str:
    """How far a trace reaches: the resolutions indexed here, and those that are missing.

    Both the oldest first; ``introduced`` says whether one of those here introduced the mandate.
    """
    told = f"{'First' if introduced else 'Looked for'} in the "
    told += f"{len(here)} {plural(len(here), 'resolution')} indexed here"
    if len(here) > 1:
        told += f" ({here[0].short} to {here[-1].short})"
    elif here:
        told += f" ({here[0].short})"
    if missing:
        told += ". Not indexed, though recalled by those that have it: "
        told += f"{len(missing)} {plural(len(missing), 'resolution')}, "
        told += (f"{missing[0].short}; add it " if len(missing) == 1 else
                 f"the oldest {missing[0].short}; add them, the oldest first, ")
        told += "before calling any of these the first"
    return f"{told}."


def _evidence_order(hit: Attributed) -> tuple[bool, bool, Symbol, int]:
    """Outright attributions before others, recitals before operative paragraphs, then by age."""
    return (not hit.attribution.outright, hit.paragraph.paragraph.part is not Part.PREAMBLE,
            hit.paragraph.symbol, hit.paragraph.position)


def _checked(mandate: str) -> str:
    text = " ".join(mandate.split())
    if not text:
        raise InputError("The mandate is empty; say in a few words what is to be traced.")
    if len(text) > _LONGEST:
        raise InputError(f"The mandate has {len(text):,} characters; use at most {_LONGEST:,}.")
    return text
