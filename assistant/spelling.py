"""Slips of the pen in a question, mended where only one word can be meant.

"wher was the confrence hled": a word that neither the library nor everyday English has is
replaced by the nearest one that they have (optimal string alignment: insertions, deletions,
substitutions and swaps of neighbours; Boytsov 2011).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.vocabulary import vocabulary
from assistant.wording import FUNCTION_WORDS, stem, words

_SHORTEST = 3


def mended(text: str, forms: Mapping[str, int], is_english: Callable[[str], bool]) -> str:
    """``text`` with its slips mended.

    ``forms`` are the library's words and their frequency; ``is_english`` tells a word that is
    spelled rightly although neither the library nor the vocabulary has it.
    """
    for word in reversed(words(text)):
        written = text[word.start : word.end]
        if not written.isalpha() or len(written) < _SHORTEST or written.isupper():
            continue
        if word.text in forms or _is_everyday(word.text) or is_english(word.text):
            continue
        if written[0].isupper() and word.start > 0:
            continue  # inside a sentence a capital makes it a name
        meant = _nearest(word.text, forms)
        if meant:
            text = text[: word.start] + meant + text[word.end :]
    return text


def _nearest(word: str, forms: Mapping[str, int]) -> str | None:
    limit = 1 if len(word) <= 5 else 2
    choices = _everyday_forms() | forms.keys()
    near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=limit, limit=8)
    if not near:
        return None
    ranked = sorted(near, key=lambda n: (n[1] - 0.5 * (n[0] in FUNCTION_WORDS) - min(
        forms.get(n[0], 0), 20) / 100, abs(len(n[0]) - len(word)), n[0]))
    return str(ranked[0][0])


def _is_everyday(word: str) -> bool:
    table = vocabulary()
    return word in _everyday_forms() or table.is_known((stem(word),)) or stem(word) in table.generic


@lru_cache(maxsize=1)
def _everyday_forms() -> frozenset[str]:
    """The single words of the vocabulary and the function words, as they are written."""
    return frozenset(FUNCTION_WORDS) | vocabulary().forms
