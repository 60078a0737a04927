"""Check a quotation: find where it may stand, compare token by token, give the verdict."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from assistant.quotation.align import Alignment, align, alike
from assistant.quotation.candidates import holding, nearest
from assistant.quotation.claim import (
    Claim,
    claimed_here,
    claimed_paragraphs,
    is_claimed,
    is_here,
    read_claim,
)
from assistant.quotation.match import Run, may_run_over, runs
from assistant.quotation.printed import Stretch, joined, stretch
from assistant.quotation.quote import Item, Quote, read_quote
from assistant.quotation.report import alignment_changes, final_token, matches, run_changes
from assistant.quotation.verdict import Check, Match, Verdict
from index.resolution import Paragraph as ReadParagraph
from index.resolution import Part
from index.store import Library, StoredParagraph
from index.symbol import Symbol

_LEAST = 0.5
"""Share of a quotation's words that the nearest passage must have to be recognisable.

Measured over three sessions: quotations altered by up to two clauses have 0.57 and more, invented
prose in United Nations style 0.4 and less, but for one in 26 (0.52).
"""

_BEYOND = 300  # candidates whose neighbours are looked at too
_ALIGNED = 8  # of the candidates by words
_LOOKED_AROUND = 3  # of the nearest passages
_KEPT = 5000  # paragraphs
_WORD_FOR_WORD = (Verdict.EXACT, Verdict.PERMITTED, Verdict.ABRIDGED)


@dataclass(frozen=True, slots=True)
class _Found:
    """A place where a quotation stands word for word."""

    verdict: Verdict
    stretch: Stretch
    items: tuple[Item, ...]
    run: Run

    @property
    def paragraphs(self) -> tuple[StoredParagraph, ...]:
        """The paragraphs that it stands in."""
        row = self.stretch.tokens[self.run.start : self.run.end]
        kept = [t for t in row if not t.optional] or list(row)
        return tuple(self.stretch.paragraphs[i] for i in dict.fromkeys(t.paragraph for t in kept))

    @property
    def place(self) -> tuple[Symbol, int, int, int]:
        """Where it begins, and how long it is: the same wording found twice is one place."""
        first = self.stretch.tokens[self.run.start]
        stored = self.stretch.paragraphs[first.paragraph]
        return (stored.symbol, stored.position, first.start, self.run.end - self.run.start)


@dataclass(frozen=True, slots=True)
class _Near:
    """A passage that a quotation comes near to."""

    stretch: Stretch
    alignment: Alignment


class Checker:
    """Checks quotations against one library; safe to share between threads."""

    def __init__(self, library: Library) -> None:
        """``library`` stays open as long as this is used."""
        self._library = library
        self._kept: dict[int, Stretch] = {}

    def check(self, text: str, claimed: str | None = None) -> Check:
        """The verdict on a quotation, claimed to stand somewhere or not.

        Raises InputError for a quotation that cannot be read, or a claim that names no place.
        """
        quote = read_quote(text)
        claim = read_claim(claimed) if claimed and claimed.strip() else None
        if quote.words < 2:
            note = "One word alone can be found anywhere; quote at least two."
            return Check(quote.text, Verdict.TOO_SHORT, claimed=claimed, note=note)
        found = self._standing(quote)
        if claim is not None and not is_here(claim, self._library):
            return self._not_indexed(quote, claim, found)
        if found:
            return self._word_for_word(quote, claim, found)
        return self._nearest(quote, claim)

    def _word_for_word(self, quote: Quote, claim: Claim | None, found: list[_Found]) -> Check:
        here = [f for f in found if claim is not None and self._fits(claim, f)]
        verdict = min((f.verdict for f in here or found), key=_WORD_FOR_WORD.index)
        places = self._matches(quote, [f for f in found if f.verdict is verdict], here)
        if claim is None or here:
            return Check(quote.text, verdict, places, claim.text if claim else None)
        return Check(quote.text, Verdict.MISATTRIBUTED, places, claim.text,
                     self._why_not_there(claim))

    def _not_indexed(self, quote: Quote, claim: Claim, found: list[_Found]) -> Check:
        note = (f"{claim.symbol or claim.document} is not in the library, so whether the quotation "
                "stands there cannot be checked")
        note += "." if claim.document else "; add it first."
        if found:
            best = min((f.verdict for f in found), key=_WORD_FOR_WORD.index)
            places = self._matches(quote, [f for f in found if f.verdict is best], [])
            note += " The same words stand elsewhere."
        else:
            places = self._nearest(quote, None).matches
            note += " The nearest passage elsewhere differs." if places else ""
        return Check(quote.text, Verdict.NOT_INDEXED, places, claim.text, note)

    def _why_not_there(self, claim: Claim) -> str | None:
        """The note where the claimed paragraph does not exist at all."""
        symbols = claimed_here(claim, self._library)
        if not symbols or claim.place is None:
            return None
        if not claimed_paragraphs(claim, symbols[0], self._library):
            return f"{symbols[0]} has no such paragraph as “{claim.text}” names."
        return None

    def _matches(
        self, quote: Quote, found: Iterable[_Found], claimed: Sequence[_Found]
    ) -> tuple[Match, ...]:
        def places() -> Iterator[Match]:
            for f in sorted(found, key=lambda f: f.place[:3]):
                changes = run_changes(quote, f.items, f.stretch, f.run)
                final = final_token(quote, f.stretch, f.run.end)
                end = f.run.end if final is None else final + 1
                yield from matches(f.stretch, f.run.start, end, changes, f in claimed)

        return tuple(places())

    def _fits(self, claim: Claim, found: _Found) -> bool:
        paragraphs = tuple(stored.paragraph for stored in found.paragraphs)
        return is_claimed(claim, found.stretch.symbol, paragraphs, self._library)

    def _standing(self, quote: Quote) -> list[_Found]:
        """Every place where the quotation stands word for word."""
        ids = holding(self._library, quote)
        found: dict[tuple[object, ...], _Found] = {}
        beyond: list[StoredParagraph] = []
        for where in (*self._titles(quote), *self._printed(ids)):
            here = self._in(quote, where)
            found.update((f.place, f) for f in here)
            stored = where.paragraphs[0]
            if not here and stored.id and may_run_over(quote.items, where):
                beyond.append(stored)
        for stored in beyond[:_BEYOND]:
            around = self._around(stored, quote)
            found.update((f.place, f) for f in self._in(quote, around))
        return list(found.values())

    def _printed(self, ids: Sequence[int]) -> list[Stretch]:
        """Paragraphs as rows of tokens; those of late are kept."""
        missing = [id for id in ids if id not in self._kept]
        new = {stored.id: stretch(stored) for stored in self._library.paragraphs(missing)}
        found = [self._kept.get(id) or new[id] for id in ids]
        if len(self._kept) > _KEPT:
            self._kept.clear()
        self._kept.update(new)
        return found

    def _in(self, quote: Quote, where: Stretch) -> list[_Found]:
        found = []
        for run in runs(quote.literal, where, recase=True):
            is_final = quote.final is None or final_token(quote, where, run.end) is not None
            exact = is_final and not run.recased
            found.append(_Found(Verdict.EXACT if exact else Verdict.PERMITTED, where,
                                quote.literal, run))
        if not found and quote.marked:
            found = [_Found(Verdict.ABRIDGED, where, quote.items, run)
                     for run in runs(quote.items, where, recase=True)]
        return found

    def _titles(self, quote: Quote) -> Iterator[Stretch]:
        """The titles that have the words of a quotation, as paragraphs without an id."""
        wanted = {item.key.casefold() for item in quote.literal if item.is_word}
        for where, held in self._headings:
            if wanted <= held:
                yield where

    @cached_property
    def _headings(self) -> list[tuple[Stretch, frozenset[str]]]:
        """Every title as a row of tokens, with its words."""
        found = []
        for summary in self._library.summaries():
            heading = ReadParagraph(Part.HEADING, "", summary.title)
            where = stretch(StoredParagraph(0, summary.symbol, -1, heading))
            found.append((where, frozenset(t.key.casefold() for t in where.tokens)))
        return found

    def _around(self, stored: StoredParagraph, quote: Quote) -> Stretch:
        """A paragraph with its neighbours, as far as a quotation can reach.

        One that marks an omission can reach over all points of a paragraph.
        """
        ids = self._library.ids(stored.symbol)
        reach = 2 if len(quote.items) < 200 else 6
        first = max(0, stored.position - reach)
        last = stored.position + reach + 1
        if quote.omits:
            all_ = self._library.resolution(stored.symbol).paragraphs
            while first > 0 and _same_list(all_[first - 1], stored.paragraph):
                first -= 1
            while last < len(ids) and _same_list(all_[last], stored.paragraph):
                last += 1
        return joined(self._printed(ids[first:last]))

    def _nearest(self, quote: Quote, claim: Claim | None) -> Check:
        claimed = claim.text if claim else None
        near = sorted(self._nearby(quote), key=lambda n: (
            n.alignment.cost, not self._near_claim(claim, n), n.stretch.symbol))
        best = next((n for n in near if self._share(quote, n) >= _LEAST), None)
        if best is None:
            return Check(quote.text, Verdict.NOT_FOUND, claimed=claimed)
        changes = alignment_changes(quote, quote.items, best.stretch, best.alignment)
        final = final_token(quote, best.stretch, best.alignment.end)
        end = best.alignment.end if final is None else final + 1
        is_there = claim is not None and self._near_claim(claim, best)
        places = matches(best.stretch, best.alignment.start, end, changes, is_there)
        return Check(quote.text, Verdict.ALTERED, places, claimed)

    def _near_claim(self, claim: Claim | None, near: _Near) -> bool:
        if claim is None:
            return False
        row = near.stretch.tokens[near.alignment.start : near.alignment.end]
        inside = dict.fromkeys(t.paragraph for t in row if not t.optional)
        paragraphs = tuple(near.stretch.paragraphs[i].paragraph for i in inside)
        return is_claimed(claim, near.stretch.symbol, paragraphs, self._library)

    def _nearby(self, quote: Quote) -> list[_Near]:
        """The passages nearest to a quotation: in one paragraph, or over a few of them."""
        words = Counter(item.key for item in quote.items if item.is_word)

        def shared(where: Stretch) -> int:
            return (words & Counter(t.key for t in where.tokens)).total()

        by_words = self._printed(nearest(self._library, quote))
        candidates = sorted(by_words, key=shared, reverse=True)
        alone = [_near(quote, where) for where in candidates[:_ALIGNED]]
        best = sorted(alone, key=lambda n: n.alignment.cost)[:_LOOKED_AROUND]
        begun = [n.stretch.paragraphs[0] for n in best if n.alignment.cost]
        if begun:  # a point of several that are quoted has the rarest words, and not the most
            begun += [w.paragraphs[0] for w in by_words[:_LOOKED_AROUND] if w not in (
                n.stretch for n in best)]
        return alone + [_near(quote, self._around(stored, quote)) for stored in begun]

    def _share(self, quote: Quote, near: _Near) -> float:
        """The share of a quotation's words that the passage has, 0 to 1.

        Half of it counts the words that stand next to another of them as in the quotation, half
        all that the passage has. Words count as much as they are rare (inverse document
        frequency): any two paragraphs of resolutions share "the", "of" and "Member States".
        """
        known, size = self._library.vocabulary(), self._library.count

        def weight(item: Item) -> float:
            return math.log1p(size / (1 + known.get(item.key.lower(), 0)))

        words = [item for item in quote.items if item.is_word]
        pairs = set(alike(quote.items, near.stretch, near.alignment))
        in_order = sum(weight(quote.items[i]) for i, j in pairs if quote.items[i].is_word
                       and {(i - 1, j - 1), (i + 1, j + 1)} & pairs)
        passage = near.stretch.tokens[near.alignment.start : near.alignment.end]
        held = {token.key.casefold() for token in passage}
        anywhere = sum(weight(item) for item in words if item.key.casefold() in held)
        return (in_order + anywhere) / (2 * sum(map(weight, words)))


def _same_list(one: ReadParagraph, other: ReadParagraph) -> bool:
    """Whether both are of one numbered paragraph: its chapeau or its points, to any depth."""
    first, then = (p.number.partition(" (")[0] for p in (one, other))
    return bool(first) and first == then and one.part is other.part


def _near(quote: Quote, where: Stretch) -> _Near:
    return _Near(where, align(quote.items, where))
