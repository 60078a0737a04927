"""A text as tokens: what has to be the same for wording to be word for word.

White space, the shape of quotation marks and dashes, and characters that are never seen (soft
hyphens, zero-width spaces) are no part of a token's key; letters, their case and their accents,
figures and punctuation are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_QUOTES = "\"“”„‟«»‹›'‘’‚‛`´ʼ＂＇"
_DASHES = "-‐‑‒–—―−"
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LETTER = rf"[^\W\d_{_SUPERSCRIPT}]"
_TOKEN = re.compile(
    rf"""(?P<word>{_LETTER}[\u0300-\u036f]*
           (?:[{_UNSEEN}'’ʼ]*{_LETTER}[\u0300-\u036f]*)*)
       | (?P<number>\d+|[{_SUPERSCRIPT}]+)
       | (?P<omission>/?(?:…+|\.(?:\s?\.){{2,}}|\*(?:\s?\*){{2,}})/?)
       | (?P<mark>[^\s{_UNSEEN}])""",
    re.VERBOSE,
)
_SPACE_BEHIND = re.compile(rf"[{_UNSEEN}]*\s")

OMISSION = "…"
QUOTE = '"'
DASH = "-"
NEGATIONS = frozenset(
    ("not", "no", "never", "nor", "neither", "without", "none", "nobody", "nothing"))
_REVERSING = NEGATIONS | {"except", "unless", "cannot"}
_FEW = 3  # words


def reverses(passed: Sequence[str]) -> bool:
    """Whether leaving out these words, given by their keys, turns the sense of what is around
    them: few with a negation among them, or many that begin or end with one ("shall *not, in any
    case,* engage")."""
    said = [key.lower() for key in passed]
    if not said or not _REVERSING.intersection(said):
        return False
    if sum(key.isalnum() for key in said) <= _FEW:
        return True
    # ", without prejudice to …," is an aside of its own.
    return said[0] in _REVERSING - {"without"} or said[-1] in _REVERSING


@dataclass(frozen=True, slots=True)
class Token:
    """Characters ``start`` to ``end`` of a text, and the ``key`` by which they are compared.

    ``is_word`` holds for letters and figures. ``breaks`` holds for a dash right behind a word
    that is followed by white space: at the end of a line it may be no part of the word.
    """

    key: str
    start: int
    end: int
    is_word: bool
    breaks: bool = False


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a text in order, their offsets being those of ``text``."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        key = _key(match.group(), match.lastgroup or "")
        follows_word = bool(found) and found[-1].is_word and found[-1].end == start
        breaks = key == DASH and follows_word and bool(_SPACE_BEHIND.match(text, end))
        found.append(Token(key, start, end, match.lastgroup in ("word", "number"), breaks))
    return tuple(found)


def keys(text: str) -> tuple[str, ...]:
    """What the tokens of a text are compared by."""
    return tuple(token.key for token in tokens(text))


@lru_cache(maxsize=100_000)
def _key(written: str, group: str) -> str:
    if group == "omission":
        return OMISSION
    if group == "mark":
        if written in _QUOTES:
            return QUOTE
        if written in _DASHES:
            return DASH
    seen = "".join("'" if c in "’ʼ" else c for c in written if c not in _UNSEEN)
    # Compatibility forms: the ligature "ﬁ" of a PDF is "fi", a superscript figure the figure.
    return unicodedata.normalize("NFKC", seen)
