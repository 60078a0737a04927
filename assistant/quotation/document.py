"""Every quotation of a draft, checked against where the draft says that it is from."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.quotation.attribution import Attribution, attributions
from assistant.quotation.check import Checker
from assistant.quotation.draft import Form, Quotation, find_quotations, parts, words
from assistant.quotation.verdict import Check, Verdict
from index.draft.draft import Draft
from index.errors import InputError

FEWEST_WORDS = 4
"""A phrase of fewer words that is no resolution's is a name, a title or irony, and no fault."""

_WORD_FOR_WORD = (Verdict.EXACT, Verdict.PERMITTED, Verdict.ABRIDGED)
_TITLE = re.compile(
    r"\b(?:entitled|titled|headed|called|termed|dubbed|nicknamed|named|known\s+as|so-called|"
    r"labelled|under\s+the\s+(?:title|heading|theme)|(?:the\s+)?(?:terms?|phrases?|words?|slogan|"
    r"headline|hashtag|motto))[\s,:]*$", re.IGNORECASE)
_TITLE_REACH = 40  # letters before a quotation
_DEEPEST = 3  # rounds of looking inside quotations that are not of a resolution
_OUTER = "Not of a resolution; the quotations inside it are checked by themselves."

Progress = Callable[[int, int], None]
"""Told how many of how many quotations are checked."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in its draft a quotation stands: ``start`` to ``end`` of the draft's text.

    ``paragraph`` counts from 1; ``line`` is that of a text file, ``page`` that of a PDF.
    """

    start: int
    end: int
    paragraph: int
    line: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        """As people say it: "page 2", "line 14", "paragraph 3"."""
        if self.page is not None:
            return f"page {self.page}, paragraph {self.paragraph}"
        return f"line {self.line}" if self.line is not None else f"paragraph {self.paragraph}"

    def as_json(self) -> dict[str, Any]:
        """The place with its names in the JSON of the command line."""
        return {"paragraph": self.paragraph, "line": self.line, "page": self.page,
                "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Checked:
    """A quotation of a draft that was checked: ``id`` counts from 1.

    ``remark`` says what was odd about the quotation itself.
    """

    id: int
    place: Place
    attribution: str | None
    check: Check
    remark: str | None = None

    def as_json(self) -> dict[str, Any]:
        """What ``check`` gives for the quotation, and what the draft says of it."""
        return {**self.check.as_json(self.id), "place": self.place.as_json(),
                "attribution": self.attribution, "remark": self.remark}


@dataclass(frozen=True, slots=True)
class SetAside:
    """Words in quotation marks that were not held against the texts, and why."""

    place: Place
    quote: str
    reason: str
    attribution: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As the command line gives it."""
        return {"quote": self.quote, "place": self.place.as_json(),
                "attribution": self.attribution, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class CheckedDraft:
    """A draft, its quotations with their verdicts, and what was set aside; both in order."""

    draft: Draft
    quotations: tuple[Checked, ...]
    set_aside: tuple[SetAside, ...] = ()

    @property
    def counts(self) -> Mapping[Verdict, int]:
        """How many quotations have each verdict, in the order of the verdicts."""
        counted = Counter(checked.check.verdict for checked in self.quotations)
        return {verdict: counted[verdict] for verdict in Verdict if counted[verdict]}

    def as_json(self) -> dict[str, Any]:
        """The whole document as the contract of the command line has it."""
        return {
            "document": self.draft.name,
            "quotations": [checked.as_json() for checked in self.quotations],
            "counts": {str(verdict): n for verdict, n in self.counts.items()},
            "set_aside": [aside.as_json() for aside in self.set_aside],
            "text": self.draft.text,
        }


@dataclass(frozen=True, slots=True)
class _One:
    """A quotation, where it is said to be from, and its check, or why there is none."""

    quotation: Quotation
    attribution: Attribution
    check: Check | str

    @property
    def verdict(self) -> Verdict | None:
        return None if isinstance(self.check, str) else self.check.verdict


def check_draft(checker: Checker, draft: Draft, progress: Progress | None = None) -> CheckedDraft:
    """Check every quotation of a draft.

    A quotation inside another is checked with it, and by itself only where the other one is not
    of a resolution; a block quotation of several paragraphs that do not stand together is
    checked paragraph by paragraph.
    """
    quotations = find_quotations(draft)
    done = _checked(checker, draft, quotations, {}, progress)
    outer: list[_One] = []
    for _ in range(_DEEPEST):
        finer = [_finer(checker, draft, one) for one in done]
        if not any(finer):
            break
        known = {one.quotation: one for one in done}
        outer += [one for one, inner in zip(done, finer, strict=True)
                  if inner and inner[0].form is not Form.BLOCK]
        quotations = [q for one, inner in zip(done, finer, strict=True)
                      for q in (inner or [one.quotation])]
        done = _checked(checker, draft, quotations, known, None)
    return _sorted_out(draft, done, outer)


def _checked(
    checker: Checker, draft: Draft, quotations: Sequence[Quotation],
    known: Mapping[Quotation, _One], progress: Progress | None,
) -> list[_One]:
    found: list[_One] = []
    for quotation, attribution in zip(quotations, attributions(draft, quotations), strict=True):
        if progress is not None:
            progress(len(found), len(quotations))
        before = known.get(quotation)
        found.append(before if before and before.attribution == attribution else _One(
            quotation, attribution, _check(checker, quotation.wording(draft), attribution)))
    if progress is not None:
        progress(len(found), len(quotations))
    return found


def _check(checker: Checker, text: str, attribution: Attribution) -> Check | str:
    """The check against each place that is claimed: the first that it fails, else the first."""
    try:
        checks = [checker.check(text, claim) for claim in attribution.claims or (None,)]
    except InputError as error:
        return str(error)
    return next((c for c in checks if c.verdict not in _WORD_FOR_WORD), checks[0])


def _finer(checker: Checker, draft: Draft, one: _One) -> list[Quotation]:
    """The quotations to be checked instead of one that is not as it should be, if there are."""
    if one.verdict not in (None, Verdict.NOT_FOUND, Verdict.ALTERED):
        return []
    if one.quotation.form is Form.BLOCK:
        pieces = parts(draft, one.quotation)
        if len(pieces) > 1 and any(
                isinstance(check := _check(checker, piece.wording(draft), Attribution()), Check)
                and check.verdict in _WORD_FOR_WORD for piece in pieces):
            return pieces
    if one.verdict is Verdict.ALTERED:
        return []
    return [q for q in one.quotation.inner if words(q.wording(draft)) >= FEWEST_WORDS]


def _sorted_out(
    draft: Draft, done: Sequence[_One], outer: Sequence[_One]
) -> CheckedDraft:
    quotations: list[Checked] = []
    aside: list[SetAside] = []
    for one in sorted((*done, *outer), key=lambda one: (one.quotation.start, -one.quotation.end)):
        place, words_of = _place(draft, one.quotation), one.attribution.words
        reason = _OUTER if one in outer and not one.attribution.claims else _reason(draft, one)
        if reason is not None or isinstance(one.check, str):
            aside.append(SetAside(place, one.quotation.wording(draft), reason or str(one.check),
                                  words_of))
        else:
            quotations.append(Checked(len(quotations) + 1, place, words_of, one.check,
                                      one.quotation.remark))
    return CheckedDraft(draft, tuple(quotations), tuple(aside))


def _reason(draft: Draft, one: _One) -> str | None:
    """Why a quotation is no matter of the texts, None where it is."""
    attribution = one.attribution
    if one.verdict in _WORD_FOR_WORD and (attribution.claims or attribution.other):
        return None
    if words(one.quotation.wording(draft)) < FEWEST_WORDS and not (
            attribution.direct and attribution.claims):
        return (f"A phrase of fewer than {FEWEST_WORDS} words with no place given for it; it may "
                "be a name or a title.")
    if one.verdict in _WORD_FOR_WORD:
        return None
    if attribution.other:
        return f"The draft quotes it from {attribution.words}, which is no resolution."
    if one.verdict is Verdict.NOT_FOUND and not attribution.direct and _TITLE.search(
            draft.text, max(0, one.quotation.outer[0] - _TITLE_REACH), one.quotation.outer[0]):
        return "A title or a term that is in no text of the library."
    return None


def _place(draft: Draft, quotation: Quotation) -> Place:
    block = draft.blocks[quotation.first]
    return Place(quotation.start, quotation.end, block.paragraph,
                 draft.line(quotation.start, block), block.page)
