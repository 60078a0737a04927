"""From tokens back to what a reader sees: the paragraphs, the places in them, the changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from assistant.citation import Citation
from assistant.quotation.align import Alignment, Difference, differences
from assistant.quotation.change import Change, Kind, Op, kind_of, op_of
from assistant.quotation.match import Run, runs
from assistant.quotation.printed import Printed, Stretch
from assistant.quotation.quote import Item, ItemKind, Quote
from assistant.quotation.tokens import QUOTE, Token, reverses
from assistant.quotation.verdict import Match

_LINKS = ("and", "or", "of", "to")  # what links two clauses moves with neither
_FAR = 12  # words between two places; what was moved further is told as left out and put in


def matches(
    stretch: Stretch, start: int, end: int, changes: tuple[Change, ...], claimed: bool = False
) -> tuple[Match, ...]:
    """One match for each paragraph that tokens ``start`` to ``end`` of a stretch are in."""
    found: list[Match] = []
    row = [token for token in stretch.tokens[start:end] if not token.optional]
    row = row or list(stretch.tokens[start:end])  # "The General Assembly," and no word more
    order = list(dict.fromkeys(token.paragraph for token in row))
    for index in order:
        inside = [token for token in row if token.paragraph == index]
        span = (inside[0].start, inside[-1].end)
        here = tuple(_counted(c, order, span[0]) for c in changes) if not found else ()
        found.append(Match(_citation(stretch, index, span), *span, here, bool(found), claimed))
    return tuple(found)


def _counted(change: Change, order: list[int], start: int) -> Change:
    """A change with its paragraph counted from the first of the passage, not of the stretch."""
    if change.source_paragraph in order:
        return replace(change, source_paragraph=order.index(change.source_paragraph))
    # Words put in before the passage were given the end of the paragraph before it.
    return replace(change, source_paragraph=0, source_span=(start, start))


def _citation(stretch: Stretch, index: int, span: tuple[int, int]) -> Citation:
    paragraph = stretch.paragraphs[index].paragraph
    return Citation(stretch.symbol, paragraph.part, paragraph.number, paragraph.text,
                    paragraph.chapeau, (span,) if span[1] > span[0] else (), paragraph.footnotes)


def run_changes(
    quote: Quote, items: Sequence[Item], stretch: Stretch, run: Run
) -> tuple[Change, ...]:
    """What differs though the wording stands: the first letter, the end, the writer's marks."""
    found = []
    if run.recased:
        first = next(i for i, item in enumerate(items) if item.kind is ItemKind.TOKEN)
        found.append(_change(quote, items, stretch, (first, first + 1),
                             (run.start, run.start + 1), Kind.SPELLING))
    for i, start, end in run.skips:
        op = Op.OMIT if items[i].kind is ItemKind.OMISSION else Op.BRACKET
        found.append(_change(quote, items, stretch, (i, i + 1), (start, end), Kind.WORD, op))
    if (last := _final_change(quote, stretch, run.end)) is not None:
        found.append(last)
    return tuple(found)


def final_token(quote: Quote, stretch: Stretch, end: int) -> int | None:
    """The index of the token that the quotation's final punctuation is, None where it is not."""
    behind = _behind(stretch, end)
    if quote.final is None or behind is None or stretch.tokens[behind].key != quote.final.key:
        return None
    return behind


def _behind(stretch: Stretch, end: int) -> int | None:
    if end == 0:
        return None
    here = stretch.tokens[end - 1].paragraph
    return next((i for i in range(end, len(stretch.tokens))
                 if not stretch.tokens[i].optional and stretch.tokens[i].paragraph == here
                 and stretch.tokens[i].key != QUOTE), None)


def _final_change(quote: Quote, stretch: Stretch, end: int) -> Change | None:
    if quote.final is None or final_token(quote, stretch, end) is not None:
        return None
    behind = _behind(stretch, end)
    is_mark = behind is not None and not stretch.tokens[behind].is_word
    printed = _printed_text(stretch, behind, behind + 1) if is_mark and behind is not None else ""
    written = quote.text[quote.final.start : quote.final.end]
    last = stretch.tokens[end - 1]
    return Change(op_of(written, printed), written, printed, Kind.WORD,
                  (quote.final.start, quote.final.end), (last.end, last.end + len(printed)),
                  last.paragraph)


def alignment_changes(
    quote: Quote, items: Sequence[Item], stretch: Stretch, alignment: Alignment
) -> tuple[Change, ...]:
    """Every difference between a quotation and the passage that it comes nearest to."""
    real = [d for d in differences(items, alignment) if not _is_no_difference(items, stretch, d)]
    kept, moved = _same_words(items, stretch, real)
    if kept or moved:  # all in capitals, or in another order
        one = Difference((real[0].quoted[0], real[-1].quoted[1]),
                         (real[0].printed[0], real[-1].printed[1]))
        told = [(one, moved)]
    else:
        told = _moves(items, stretch, real)
    found: list[Change] = []
    for one, moved in told:
        kind = Kind.ORDER if moved or _is_elsewhere(items, stretch, one) else None
        op = None
        if one.marked:
            kind = Kind.WORD
            omitted = any(items[i].kind is ItemKind.OMISSION for i in range(*one.quoted))
            op = Op.OMIT if omitted else Op.BRACKET
            passed = [t.key for t in stretch.tokens[slice(*one.printed)] if not t.optional]
            if reverses(passed):  # no omission, but the contrary
                kind, op = Kind.NEGATION, None
        found.append(_change(quote, items, stretch, one.quoted, one.printed, kind, op))
    if (last := _final_change(quote, stretch, alignment.end)) is not None:
        found.append(last)
    return tuple(found)


def _is_no_difference(items: Sequence[Item], stretch: Stretch, difference: Difference) -> bool:
    """Whether nothing but footnote marks, paragraph numbers or mended damage lies between."""
    (i, k), (j, m) = difference.quoted, difference.printed
    if i == k:
        return all(token.optional for token in stretch.tokens[j:m])
    if j == m:
        return False
    here = Stretch(stretch.paragraphs, stretch.tokens[:m],
                   {at: ways for at, ways in stretch.damaged.items() if at >= j})
    return any(run.start == j and run.end == m for run in runs(items[i:k], here))


def _same_words(
    items: Sequence[Item], stretch: Stretch, found: Sequence[Difference]
) -> tuple[bool, bool]:
    """Whether several words differ by their capitals alone, or changed places and nothing else."""
    quoted = [items[i].key.casefold() for d in found for i in range(*d.quoted) if items[i].is_word]
    printed = [t.key.casefold() for d in found for t in stretch.tokens[slice(*d.printed)]
               if t.is_word and not t.optional]
    several = len(found) > 1 and len(quoted) > 1
    return (several and quoted == printed,
            several and quoted != printed and sorted(quoted) == sorted(printed))


def _moves(
    items: Sequence[Item], stretch: Stretch, found: list[Difference]
) -> list[tuple[Difference, bool]]:
    """The differences, words that were only moved a little being one difference."""
    told: list[tuple[Difference, bool]] = []
    at = 0
    while at < len(found):
        one = found[at]
        other = found[at + 1] if at + 1 < len(found) else None
        if other is not None and _is_moved(items, stretch, one, other):
            told.append((Difference((one.quoted[0], other.quoted[1]),
                                    (one.printed[0], other.printed[1])), True))
            at += 2
        else:
            told.append((one, False))
            at += 1
    return told


def _is_moved(
    items: Sequence[Item], stretch: Stretch, one: Difference, other: Difference
) -> bool:
    def both(d: Difference, e: Difference) -> tuple[list[str], list[str]]:
        return ([items[i].key.casefold() for i in range(*d.quoted)],
                [t.key.casefold() for t in stretch.tokens[slice(*e.printed)] if not t.optional])

    near = other.quoted[0] - one.quoted[1] <= _FAR
    for there, back in ((both(one, other), both(other, one)), (both(other, one), both(one, other))):
        if near and there[0] and there[0] == there[1] and back[0] == back[1]:
            return True
    return False


def _is_elsewhere(
    items: Sequence[Item], stretch: Stretch, one: Difference
) -> bool:
    """Whether words put in are words of the same paragraph, taken from another place of it."""
    words = [items[i].key.casefold() for i in range(*one.quoted) if items[i].is_word]
    while words and words[0] in _LINKS:
        del words[0]
    while words and words[-1] in _LINKS:
        del words[-1]
    if len(words) < 2 or one.printed[0] != one.printed[1]:
        return False
    here = stretch.tokens[min(one.printed[0], len(stretch.tokens) - 1)].paragraph
    row = [t.key.casefold() if t.paragraph == here else "" for t in stretch.tokens if t.is_word]
    return any(row[k : k + len(words)] == words for k in range(len(row) - len(words) + 1))


def _change(
    quote: Quote, items: Sequence[Item], stretch: Stretch, quoted: tuple[int, int],
    printed: tuple[int, int], kind: Kind | None = None, op: Op | None = None,
) -> Change:
    """The change that items ``quoted`` stand for tokens ``printed``; its kind if not given."""
    ours = items[slice(*quoted)]
    theirs = [t for t in stretch.tokens[slice(*printed)] if not t.optional]
    span = (ours[0].start, ours[-1].end) if ours else _point(items, quoted[0])
    paragraph, source_span = _source_span(stretch, printed, theirs)
    written, source = quote.text[span[0] : span[1]], _printed_text(stretch, *printed)
    if kind is None:
        kind = kind_of([_token(i) for i in ours], [_printed_token(t) for t in theirs],
                       quote.text, _text(stretch, theirs))
    return Change(op or op_of(written, source), written, source, kind, span, source_span,
                  paragraph)


def _point(items: Sequence[Item], at: int) -> tuple[int, int]:
    place = items[at - 1].end if at else 0
    return place, place


def _source_span(
    stretch: Stretch, printed: tuple[int, int], theirs: Sequence[Printed]
) -> tuple[int, tuple[int, int]]:
    """The paragraph of the stretch where a change begins, and the offsets in its text."""
    if theirs:
        inside = [t for t in theirs if t.paragraph == theirs[0].paragraph]
        return theirs[0].paragraph, (inside[0].start, inside[-1].end)
    if not printed[0]:
        return 0, (0, 0)
    before = stretch.tokens[printed[0] - 1]
    return before.paragraph, (before.end, before.end)


def _printed_text(stretch: Stretch, start: int, end: int) -> str:
    """The source's words from token to token, paragraph by paragraph."""
    row = [t for t in stretch.tokens[start:end] if not t.optional]
    texts = []
    for index in dict.fromkeys(t.paragraph for t in row):
        inside = [t for t in row if t.paragraph == index]
        text = stretch.paragraphs[index].paragraph.text
        texts.append(text[inside[0].start : inside[-1].end])
    return " ".join(texts)


def _text(stretch: Stretch, theirs: Sequence[Printed]) -> str:
    return stretch.paragraphs[theirs[0].paragraph].paragraph.text if theirs else ""


def _token(item: Item) -> Token:
    return Token(item.key, item.start, item.end, item.is_word)


def _printed_token(token: Printed) -> Token:
    return Token(token.key, token.start, token.end, token.is_word)
