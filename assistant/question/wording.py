"""Words as they are compared: cut out with their offsets, lower-cased, stemmed.

The stemmer is Porter's second ("english" of Snowball), the one that the word index uses, so
that a word found there is found here too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

# A word may hold inner hyphens and apostrophes ("confidence-building", "panel's"); symbols
# such as 68/243 stay one token, as do numbers such as 1,000 and 2.5.
_WORD = re.compile(r"\d+(?:[/.,]\d+)+|[^\W_]+(?:['’][^\W_]+)*")

# Words that no question is about. Closed classes only: what merely introduces a question
# ("tell me", "according to the text") is in generic_words.txt.
FUNCTION_WORDS = frozenset(
    """a about above across after again against all also although am among an and any are aren't
    as at be because been before being below between both but by can can't cannot concerning could
    did didn't do does doesn't doing don't done down during each either else et etc ever every few
    for from further had has have having he her here hers him his how however i if in into is
    isn't it its itself just least less let like many may me might mine more most much must my
    neither no nor not of off on once one ones only onto or other others our ours out over own per
    rather same shall she should since so some still such than that the their theirs them
    themselves then there these they this those though through to together too toward towards
    under until up upon us very via was wasn't we were weren't what what's when where where's
    whether which while who who's whom whose why will with within without won't would yet you your
    yours vs s t d ll re ve m i'm i've i'd i'll it's that's there's you're we're they're they've
    he's she's let's ie eg e g etc how-many whats wheres whos
    """.split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its characters ``start`` to ``end``, lower-cased, its stem and its base."""

    text: str
    start: int
    end: int
    stem: str
    base: str


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """The stem of one lower-case word ("applies" → "appli")."""
    return str(_stemmer().stemWord(word.replace("’", "'").removesuffix("'s")))


@lru_cache(maxsize=200_000)
def base(word: str) -> str:
    """One lower-case word without its inflection ("governments" → "government").

    Unlike the stem it keeps "government" and "to govern" apart: only what steps 1a to 1c of
    Porter's second stemmer take off, and a final e; of a word so short that another would be
    left ("site", "sit") the e stays, and is put back ("siting").
    """
    word = word.replace("’", "'").removesuffix("'s").removesuffix("'")
    if len(word) <= 3:
        return word
    if word.endswith(("sses", "xes", "ches", "shes", "oes")) and word != "shoes":
        word = word[:-2]
    elif word.endswith(("ies", "ied")):
        word = word[:-3] + "y"
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        left = word.removesuffix(ending)
        if left != word and re.search("[aeiouy]", left) and len(left) > 2:
            doubled = re.search(r"([^aeioulsz])\1$", left)
            word = left[:-1] if doubled else f"{left}e" if _SHORT_SYLLABLE.fullmatch(left) else left
            break
    return word.removesuffix("e") if len(word) > _SHORT else word


_SHORT = 4
_SHORT_SYLLABLE = re.compile("[^aeiou][aeiou][^aeiouwxy]")


@lru_cache(maxsize=8192)
def bases(text: str) -> tuple[str, ...]:
    """The words of a text in order, without their inflections."""
    return tuple(word.base for word in words(text))


@lru_cache(maxsize=1)
def _stemmer() -> snowballstemmer.stemmer:
    return snowballstemmer.stemmer("english")


def words(text: str) -> list[Word]:
    """The words of a text in order, hyphenated compounds taken apart."""
    found = []
    for match in _WORD.finditer(text):
        word = match.group().lower()
        found.append(Word(word, match.start(), match.end(), stem(word), base(word)))
    return found


def stem_frequencies(frequencies: Mapping[str, int]) -> dict[str, int]:
    """In how many paragraphs each stem stands at least, from lower-case forms with theirs.

    Two forms may stand in the same paragraphs, so the more frequent one counts, not the sum.
    """
    found: dict[str, int] = {}
    for form, count in frequencies.items():
        key = stem(form)
        found[key] = max(count, found.get(key, 0))
    return found


@lru_cache(maxsize=8192)
def stems(text: str) -> tuple[str, ...]:
    """The stems of a text in order."""
    return tuple(word.stem for word in words(text))
