"""Slips of the pen in a question, mended where only one word can be meant.

"wher was the confrence hled": a word that neither the library nor everyday English has is
replaced by the nearest one that they have (optimal string alignment: insertions, deletions,
substitutions and swaps of neighbours; Boytsov 2011).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from assistant.question.place import ORDINALS
from assistant.question.vocabulary import vocabulary
from assistant.question.wording import FUNCTION_WORDS, base, words

_ORDINAL_WORDS = frozenset(part for o in ORDINALS for part in re.split(r"[\s-]", o)) | {
    "hundred", "thousand", "million", "billion"}
# Slips that are as near to another word, and what is nearly always meant.
_QUESTION_WORDS = ("which", "where", "when", "who", "what", "how", "does", "the")
_SHORTEST, _SHORT, _LONG = 3, 5, 7
# What records are asked for with, which the texts themselves hardly say.
_OF_RECORDS = frozenset(("sponsored", "cosponsored", "sponsors", "cosponsors", "abstained",
                         "abstentions", "abstain", "voted", "tabled"))


def mended(text: str, forms: Mapping[str, int], english: Collection[str]) -> str:
    """``text`` with its slips mended.

    ``forms`` are the library's words and their frequency; ``english`` are words that are spelled
    rightly although neither the library nor the vocabulary has them.
    """
    text = _FIGURE.sub(lambda figure: _as_printed(figure[0], forms), text)
    for word in reversed(words(text)):
        written = text[word.start : word.end]
        if not written.isalpha() or len(written) < _SHORTEST or written.isupper():
            continue
        if word.text in forms or _is_everyday(word.text):
            continue
        if written[0].isupper() and word.start > 0:
            # Inside a sentence a capital makes it a name: only one that the library has is meant.
            near = _nearest(word.text, forms, (), 2 if len(written) >= _LONG else 1)
            sure = near is not None and (near in forms or (
                len(written) > _LONG and OSA.distance(near, word.text) == 1))
            meant = near.capitalize() if near is not None and sure else None
        else:
            meant = _nearest(word.text, forms, english)
        if meant:
            text = text[: word.start] + meant + text[word.end :]
    return text


_FIGURE = re.compile(r"(?<![\w/.,])(?!(?:19|20)[0-9]{2}\b)[0-9]{4,12}(?![\w/]|[.,]\d)")


def _as_printed(figure: str, forms: Mapping[str, int]) -> str:
    """A figure with its thousands set apart, as United Nations texts print it ("1,448"), unless it
    stands in the library as it is (United Nations Editorial Manual, numbers)."""
    printed = f"{int(figure):,}"
    if figure in forms or not all(part in forms for part in printed.split(",")):
        return figure
    return printed


def _nearest(
    word: str, forms: Mapping[str, int], english: Collection[str], most: int = 2
) -> str | None:
    """The word at most ``most`` slips away that is meant, or None where ``word`` itself may be."""
    if _is_word(word, english):
        # Rare words are words ("wen"), but three letters of one are likelier a slip of "when".
        if len(word) != _SHORTEST:
            return None
        near = process.extract(word, _QUESTION_WORDS, scorer=OSA.distance, score_cutoff=1, limit=1)
        return next((str(n[0]) for n in near), None)
    limit = 1 if len(word) <= _SHORT else most
    everyday = _everyday_forms()
    # Any three letters are one slip from some word: only what holds a sentence together is meant.
    choices = everyday | forms.keys() if len(word) > _SHORTEST else FUNCTION_WORDS
    near = process.extract(word, choices, scorer=OSA.distance, score_cutoff=limit, limit=None)
    if len(word) >= _LONG:  # any other English word only where hardly anything is amiss
        near += process.extract(word, english, scorer=OSA.distance, score_cutoff=1, limit=None)
    if not near:
        return None

    def cost(candidate: tuple[str, float, object]) -> tuple[float, int, str]:
        form, distance, _ = candidate
        usual = 0.6 if form in forms or form in everyday else 0.0
        asking = 0.5 if form in _QUESTION_WORDS else 0.0
        # The commonest slips are a letter left out, and most of all one of two that are the same.
        left_out = 0.2 if _holds_in_order(form, word) else 0.0
        left_out += 0.3 if re.sub(r"(.)\1", r"\1", form) == word else 0.0
        likelier = asking + left_out + 0.3 * (form[0] == word[0])
        likelier += min(forms.get(form, 0), 20) / 100
        return distance - usual - likelier, abs(len(form) - len(word)), form

    return min(near, key=cost)[0]


def _holds_in_order(form: str, word: str) -> bool:
    letters = iter(form)
    return all(letter in letters for letter in word)


_ENDINGS = ("", "s", "es", "ed", "ing", "er", "ly")


def _is_word(word: str, english: Collection[str]) -> bool:
    """Whether ``word`` or what it is formed from is English ("tacked")."""
    if word.endswith("ed") and word[:-1] in english:
        return True
    return any(word.endswith(e) and word[: len(word) - len(e)] in english
               and len(word) - len(e) >= _SHORTEST for e in _ENDINGS)


def _is_everyday(word: str) -> bool:
    if word in _everyday_forms() or word in _ORDINAL_WORDS:
        return True
    table, bare = vocabulary(), base(word)
    # Its base is what is left of a form that is known, so it has to have an inflection itself.
    return bare != word and (table.is_known((bare,)) or bare in table.generic)


@lru_cache(maxsize=1)
def _everyday_forms() -> frozenset[str]:
    """The single words of the vocabulary, the function words and those that records are asked for
    with, as they are written."""
    return frozenset(FUNCTION_WORDS) | vocabulary().forms | _OF_RECORDS
