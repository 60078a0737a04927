"""Which paragraphs may hold a quotation: those that share a phrase, and those that share words.

Only where to look is decided here. Wording is compared token by token afterwards.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import groupby

from assistant.quotation.quote import Item, ItemKind, Quote
from index.store import Library

_PHRASE = 4  # words of a phrase to look for; fewer where the quotation has no such run
_PHRASES = 5
_RARE = 100  # paragraphs
_WORDS = 24  # the rarest words of a long quotation find it as well as all of them
_NEAREST = 20
_EVERY = 100_000


def holding(library: Library, quote: Quote) -> list[int]:
    """Ids of the paragraphs that may hold a quotation word for word.

    One that holds all of it holds each of its phrases. One that holds a part, the rest being in
    its neighbours, holds at least one: the rarest is looked for alone, if it is rare.
    """
    hits = [
        [id for id, _ in library.search_words([(phrase, 1.0)], _EVERY)]
        for phrase in _phrases(quote.items, library.vocabulary())
    ]
    hits.sort(key=len)
    found = dict.fromkeys(hits[0] if hits else [])
    for others in map(frozenset, hits):
        found = {id: None for id in found if id in others}
    for some in hits:
        if len(some) <= _RARE:
            found.update(dict.fromkeys(some))
    found.update(dict.fromkeys(nearest(library, quote)))
    return list(found)


def nearest(library: Library, quote: Quote) -> list[int]:
    """Ids of the paragraphs that share the most words with a quotation, by BM25."""
    known = library.vocabulary()
    words = {item.key.lower() for item in quote.items if item.is_word}
    rarest = sorted(words, key=lambda word: (known.get(word, 0) or math.inf, word))[:_WORDS]
    return [id for id, _ in library.search_words([(word, 1.0) for word in rarest], _NEAREST)]


def _phrases(items: Sequence[Item], known: Mapping[str, int]) -> list[str]:
    """A few runs of plain words of a quotation, the rarest ones."""
    rows = [[item.key.lower() for item in run] for run in _plain_runs(items)]
    longest = max(map(len, rows), default=0)
    size = min(_PHRASE, longest)
    windows = [tuple(row[i : i + size]) for row in rows
               for i in range(0, len(row) - size + 1, max(1, size // 2))]
    scored = sorted(
        {w for w in windows if all(word in known for word in w)},
        key=lambda w: sum(math.log1p(known[word]) for word in w),
    )
    return [" ".join(window) for window in scored[:_PHRASES]]


def _plain_runs(items: Sequence[Item]) -> list[list[Item]]:
    """Words that stand next to each other with nothing between that could split them.

    Figures are left out, since a footnote mark may be one, and so are words at the end of a line.
    """
    plain = [item.kind is ItemKind.TOKEN and item.is_word and not item.key.isdigit()
             and not _is_cut(items, i) for i, item in enumerate(items)]
    runs = []
    for is_plain, run in groupby(zip(plain, items, strict=True), key=lambda pair: pair[0]):
        if is_plain:
            runs.append([item for _, item in run])
    return runs


def _is_cut(items: Sequence[Item], i: int) -> bool:
    return any(items[k].breaks for k in (i - 1, i + 1) if 0 <= k < len(items))
