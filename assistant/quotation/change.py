"""What differs between a quotation and its source, and how grave it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from assistant.quotation.tokens import DASH, NEGATIONS, Token, tokens
from assistant.quotation.variants import variant
from index.plain.openers import entries
from index.resolution import ordinal
from index.symbol import find_symbols


class Op(StrEnum):
    """What was done to the source's words."""

    REPLACE = "replace"
    INSERT = "insert"
    DELETE = "delete"
    OMIT = "omit"
    BRACKET = "bracket"


class Kind(StrEnum):
    """What sort of words a change concerns."""

    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"
    VERB = "verb"
    SYMBOL = "symbol"
    SPELLING = "spelling"
    WORD = "word"
    ORDER = "order"


_GRAVE = frozenset((Kind.NUMBER, Kind.DATE, Kind.NEGATION, Kind.VERB, Kind.SYMBOL))
_NEGATIONS = NEGATIONS | {"nothing", "cannot", "non", "nobody", "nowhere"}
_MODALS = frozenset(("shall", "should", "must", "may", "might", "will", "would", "can", "could",
                     "ought", "need"))
_MONTHS = ("January|February|March|April|May|June|July|August|September|October|November|"
           "December")
_MONTH = re.compile(_MONTHS)
_DAY = re.compile(
    rf"\d{{1,2}}(?:\s*(?:to|and|or|[-–])\s*\d{{1,2}})?\s+(?:{_MONTHS})(?:\s+\d{{4}})?")
# "A/68/98"; "resolution 1986/67" and "decision 77/556" of whatever organ.
_DOCUMENT = re.compile(r"\b[AES]/[A-Z0-9./-]+|(?:resolution|decision)s?\s+\d+/\d+[A-Z]?")
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_CARDINALS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred thousand million billion half twice once dozen""".split()
)


@dataclass(frozen=True, slots=True)
class Change:
    """``quoted`` stands where the source has ``source``; either may be empty.

    ``quoted_span`` are the offsets in the quotation, ``source_span`` those in the text of the
    paragraph where the change begins; ``source_paragraph`` counts those of the passage from 0.
    """

    op: Op
    quoted: str
    source: str
    kind: Kind
    quoted_span: tuple[int, int] = (0, 0)
    source_span: tuple[int, int] = (0, 0)
    source_paragraph: int = 0

    @property
    def grave(self) -> bool:
        """Whether a number, date, symbol, negation or verb is concerned, or figures changed
        places; what the writer marked is never grave."""
        if self.op in (Op.OMIT, Op.BRACKET):
            return False
        figures = self.kind is Kind.ORDER and any(c.isdigit() for c in self.quoted)
        return self.kind in _GRAVE or figures

    def as_json(self) -> dict[str, object]:
        """The change as the contract has it, with what else is known of it."""
        return {"op": str(self.op), "quoted": self.quoted, "source": self.source,
                "kind": str(self.kind), "grave": self.grave,
                "quoted_span": list(self.quoted_span), "source_span": list(self.source_span)}


def op_of(quoted: str, source: str) -> Op:
    """Replaced, inserted into the quotation or deleted from the source."""
    if quoted and source:
        return Op.REPLACE
    return Op.INSERT if quoted else Op.DELETE


def kind_of(
    quoted: Sequence[Token], source: Sequence[Token], quoted_text: str, source_text: str,
) -> Kind:
    """What sort of change it is that tokens of a quotation stand where others are in the source.

    Both texts are the whole ones, so that a figure inside a symbol or a date is known for what
    it is. The graver kind wins where words of several kinds were changed at once.
    """
    ours, theirs = _only_changed(quoted, source)
    if all(token.key == DASH for token in (*ours, *theirs)):
        return Kind.SPELLING
    if _in_symbol(ours, quoted_text) or _in_symbol(theirs, source_text):
        return Kind.SYMBOL
    if _is_negated(ours) != _is_negated(theirs):
        return Kind.NEGATION
    if _is_date(ours, quoted_text) or _is_date(theirs, source_text):
        return Kind.DATE
    if any(map(_is_number, (*ours, *theirs))):
        return Kind.NUMBER
    spelled = _spelled(quoted, quoted_text)
    if spelled and spelled == _spelled(source, source_text):
        return Kind.SPELLING
    if _has_verb(ours, theirs):
        return Kind.VERB
    return Kind.WORD


def _only_changed(
    quoted: Sequence[Token], source: Sequence[Token]
) -> tuple[list[Token], list[Token]]:
    """Both sides without the tokens that they share."""
    shared = Counter(t.key for t in quoted) & Counter(t.key for t in source)
    left = [list(quoted), list(source)]
    for side in left:
        spare = Counter(shared)
        for token in list(side):
            if spare[token.key]:
                spare[token.key] -= 1
                side.remove(token)
    return left[0], left[1]


def _in_symbol(changed: Sequence[Token], text: str) -> bool:
    if not any(t.key.isdigit() or t.key == "/" for t in changed):
        return False
    spans = [(m.start, m.end) for m in find_symbols(text)]
    spans += [m.span() for m in _DOCUMENT.finditer(text)]
    return any(start <= t.start and t.end <= end for t in changed for start, end in spans)


def _is_negated(changed: Sequence[Token]) -> bool:
    return any(t.key.lower() in _NEGATIONS or t.key.lower().endswith("n't") for t in changed)


def _is_date(changed: Sequence[Token], text: str) -> bool:
    if any((_MONTH.fullmatch(t.key) and t.key != "May") or _YEAR.fullmatch(t.key) for t in changed):
        return True
    spans = [m.span() for m in _DAY.finditer(text)]
    return any(start <= t.start and t.end <= end for t in changed for start, end in spans)


def _is_number(token: Token) -> bool:
    word = token.key.lower()
    return word.isdigit() or word in _CARDINALS or word in _ordinals()


@cache
def _ordinals() -> frozenset[str]:
    return frozenset(word for n in range(1, 200) for word in ordinal(n).split("-"))


def _spelled(side: Sequence[Token], text: str) -> str:
    if not side:
        return ""
    return variant(text[side[0].start : side[-1].end])


def _has_verb(ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
    """Whether a verb that says what is decided or asked was changed, or how binding it is."""
    for one, other in ((ours, theirs), (theirs, ours)):
        words = [t.key.lower() for t in one if t.is_word]
        if _MODALS.intersection(words):
            return True
        # "reports", "notes" and "requests" are nouns too: a capital, or a verb for a verb.
        opens = any(t.key[0].isupper() and t.key.lower() in opening_verbs() for t in one)
        others = {t.key.lower() for t in other if t.is_word}
        if opens or (opening_verbs().intersection(words) and opening_verbs() & others):
            return True
    return False


@cache
def deciding_words() -> frozenset[str]:
    """The verbs with which paragraphs open, and the modal verbs, in small letters."""
    return opening_verbs() | _MODALS


@cache
def opening_verbs() -> frozenset[str]:
    """The words with which paragraphs open, adverbs and the words behind them left out."""
    opened = (*entries("operative"), *entries("preambular"))
    first = (next((w for w in o.split() if not w.endswith("ly")), o) for o in opened)
    return frozenset(t.key.lower() for word in first for t in tokens(word) if t.is_word)
