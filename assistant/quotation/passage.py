"""A draft around its quotations: its sentences, and what they name, quoted words hidden."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.quotation.draft import Quotation
from assistant.quotation.source import Mention, Named, find_mentions
from index.draft.draft import Draft, Role
from index.symbol import Symbol

_END = re.compile(r"[.!?:][\"'”’»)\]]*(?:\[\d{1,3}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?\s+(?=[^\sa-z(\[])")
_SHORT = re.compile(
    r"(?:\b(?:paras?|par|pp?|ops?|cf|nos?|res|arts?|ibid|cit|mr|mrs|ms|dr|st|vol|sects?|viz|al|ed|"
    r"[a-z]\.[a-z]|[a-z])|(?:^|\s)\(?\d{1,3})\.$", re.IGNORECASE)
_LONGEST = 2_000  # letters of what is read as one sentence


@dataclass(frozen=True, slots=True)
class Known:
    """What a reader has in mind at some point: the resolution and paragraph named last.

    ``other`` are the words of another text, where that was named later.
    """

    symbol: Symbol | None = None
    place: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Characters ``start`` to ``end`` of the draft's text, in one block."""

    start: int
    end: int
    block: int


class Passages:
    """A draft with its quotations hidden; read only."""

    def __init__(self, draft: Draft, quotations: Sequence[Quotation]) -> None:
        self.draft = draft
        self.quotations = quotations
        self.text = _hidden(draft.text, quotations)
        """The draft's text, letter for letter, quoted words being no words."""
        self.sentences = [s for i in range(len(draft.blocks)) for s in self._sentences(i)]
        self._starts = [s.start for s in self.sentences]
        self.mentions = sorted(self._mentions(), key=lambda m: m.start)
        """What is named outside of quotations, in order; a footnote's where its mark stands."""
        self._at = [m.start for m in self.mentions]
        self._known = list(_known(self.mentions))
        self._opened = [q.outer[0] for q in quotations]
        self.begins = {q.first: q.outer[0] for q in reversed(quotations)}
        """For each block that a quotation begins in, where the first one does."""

    def sentence(self, at: int) -> Sentence:
        """The sentence that character ``at`` is in."""
        return self.sentences[max(0, bisect_right(self._starts, at) - 1)]

    def between(self, start: int, end: int) -> list[Mention]:
        """What is named from ``start`` to ``end`` (excluded)."""
        return self.mentions[bisect_left(self._at, start) : bisect_left(self._at, end)]

    def opened(self, at: int) -> int:
        """The index of the first quotation that begins at character ``at`` or behind it."""
        return bisect_left(self._opened, at)

    def known(self, at: int) -> Known:
        """What has been named before character ``at``, in notes none of what the text names."""
        index = bisect_left(self._at, at) - 1
        return self._known[index] if index >= 0 else Known()

    def _sentences(self, index: int) -> Iterator[Sentence]:
        block = self.draft.blocks[index]
        start = block.start
        for match in _END.finditer(self.text, block.start, block.end):
            # A colon leads on to what follows, except at the end of a label of a few words.
            head = self.text[max(start, match.start() - 12) : match.start() + 1]
            if match.group()[0] == ":" or _SHORT.search(head):
                continue
            yield from _cut(start, match.end(), index)
            start = match.end()
        yield from _cut(start, block.end, index)

    def _mentions(self) -> Iterator[Mention]:
        for sentence in self.sentences:
            at = sentence.start
            for mention in find_mentions(self.text[at : sentence.end]):
                yield replace(mention, start=mention.start + at, end=mention.end + at)
        for block in self.draft.blocks:
            if block.role is not Role.NOTE:
                for note in block.notes:
                    for mention in find_mentions(note.text[:_LONGEST]):
                        yield replace(mention, start=note.at, end=note.at, in_note=True)


def _cut(start: int, end: int, block: int) -> Iterator[Sentence]:
    """A sentence, in pieces where it is too long to be one."""
    for at in range(start, max(end, start + 1), _LONGEST):
        yield Sentence(at, min(at + _LONGEST, end), block)


def _hidden(text: str, quotations: Sequence[Quotation]) -> str:
    """The text with each quotation as a word in quotation marks, as long as it is.

    The full stop at its end is kept: it ends the sentence around the quotation as well.
    """
    parts: list[str] = []
    at = 0
    for quotation in quotations:
        start, end = quotation.outer
        inside = text[start:end]
        letters = ["q" if not c.isspace() else c for c in inside]
        stop = max(quotation.end - 1 - start, 0)
        if inside[stop : stop + 1] in (".", "!", "?"):
            letters[stop] = inside[stop]
        if quotation.start > start:
            letters[0] = "\""
        if quotation.end < end:
            letters[-1] = "\""
        parts += [text[at:start], "".join(letters)]
        at = end
    return "".join((*parts, text[at:]))


def _known(mentions: Sequence[Mention]) -> Iterator[Known]:
    """What is known after each mention."""
    now = Known()
    before: Mention | None = None
    for mention in mentions:
        match mention.named:
            case Named.RESOLUTION:
                here = before is not None and before.symbol == mention.symbol \
                    and before.named is Named.PLACE
                now = Known(mention.symbol, now.place if here else "")
            case Named.PLACE if not mention.other:
                now = Known(mention.symbol or now.symbol, mention.place,
                            "" if mention.symbol else now.other)
            case Named.OTHER if not mention.in_note:
                now = replace(now, other=mention.words)
            case Named.SAME_RESOLUTION:
                now = replace(now, other="")
        before = mention
        yield now
