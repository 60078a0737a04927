"""What a question is like, learned from questions that people wrote.

Rules read what a question names. How it is put they may miss: "who was running that panel?" asks
for a name that resolutions do not give, in words that no table holds. Three linear models over the
question's vector (logistic regression) say how likely it is that no text answers a question put
like this, that it leans on the one before it, and that it asks for a resolution's own title,
meeting or date; a fourth is the first of these for a question that does lean on the one before.
They decide nothing alone: a refusal stands or falls with what the paragraphs hold
(`assistant.judgement.judge`), a title is read from the resolution (`assistant.record.record`).

The weights in ``learned.npz`` are fitted by ``tests/benchmark/learn.py`` to the questions of the
gold files, and belong to one embedding model; with another there are none.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from assistant.question.question import Question
from assistant.question.wants import Want
from assistant.weights import Weights, fitted
from index.symbol import find_symbols

if TYPE_CHECKING:
    from index.embedding.encoder import Encoder

Floats = NDArray[np.float32]

VECTOR_WEIGHT = 3.0
"""What the vector weighs beside the shape, where both are looked at."""
_POINTER = (r"\b(?:its?|they|them|their|that|this|those|these|there|he|she|his|her|him|ones?|same"
            r"|such|both|each)\b")
_POINTERS = re.compile(_POINTER, re.IGNORECASE)
_ENDS_POINTING = re.compile(_POINTER + r"\W*$", re.IGNORECASE)
_GOES_ON = re.compile(r"\W*(?:and|but|so|ok|thanks|or|then|also|hm)\b", re.IGNORECASE)
_ASKS_ONLY = re.compile(r"\W*(?:what|which|who|when|where|why|how)\W*$", re.IGNORECASE)
_A_FEW_WORDS = 4
_CLEARLY = 0.8


@dataclass(frozen=True, slots=True)
class Learned:
    """The weights, float32: ``doubt`` [dimension], ``following`` and ``leaning`` [dimension +
    shape], ``own`` [kinds, dimension]; and what is added to each product. ``kinds`` are what is
    asked of a resolution itself, "" for anything else."""

    doubt: Floats
    doubt_bias: float
    following: Floats
    following_bias: float
    leaning: Floats
    leaning_bias: float
    own: Floats
    own_bias: Floats
    kinds: tuple[str, ...]

    def doubtful(self, vector: Floats) -> float:
        """How likely it is that no text answers a question with this ``vector``, 0 to 1."""
        return _likelihood(float(vector @ self.doubt) + self.doubt_bias)

    def doubtful_following(self, vector: Floats, question: Question) -> float:
        """The same for a ``question`` that leans on one before it, by its own words."""
        return _likelihood(float(built(vector, question) @ self.following) + self.following_bias)

    def leans(self, vector: Floats, question: Question) -> float:
        """How likely it is that ``question`` leans on the one before it, 0 to 1."""
        return _likelihood(float(built(vector, question) @ self.leaning) + self.leaning_bias)

    def asks_own(self, vector: Floats) -> str:
        """What a question asks of a resolution itself ("title", "meeting", "adopted"), where that
        is clear; else ""."""
        told = self.own @ vector + self.own_bias
        likely = np.exp(told - told.max())
        best = int(likely.argmax())
        return self.kinds[best] if likely[best] >= _CLEARLY * likely.sum() else ""


def learned(encoder: Encoder) -> Learned | None:
    """What was learned with the model of ``encoder``; None for another model."""
    return fitted("assistant.judgement", "learned.npz", encoder, _made)


def _made(held: Weights) -> Learned:
    return Learned(
        held["doubt"], float(held["doubt_bias"]), held["following"],
        float(held["following_bias"]), held["leaning"], float(held["leaning_bias"]),
        held["own"], held["own_bias"], tuple(str(kind) for kind in held["kinds"]))


def as_read(text: str) -> str:
    """A question as the models read it: which resolution it names is the same to them."""
    for mention in reversed(find_symbols(text)):
        text = text[: mention.start] + "the resolution" + text[mention.end :]
    return re.sub(r"\b(?:the )?resolutions? (the resolution)", r"\1", text, flags=re.IGNORECASE)


def built(vector: Floats, question: Question) -> Floats:
    """What a question means and how it is built, float32 [dimension + shape]."""
    return np.concatenate([vector * VECTOR_WEIGHT, shape(question)])


def shape(question: Question) -> Floats:
    """How a question is built, float32 [17 + wants]: its terms, what it names, its words and
    pointers, and which kinds of thing it asks for."""
    text = question.text
    terms = [t for t in question.terms if not t.proper]
    count, words = len(terms), len(text.split())
    return np.array([
        count, count == 0, count == 1, count == 2, sum(not t.foreign for t in terms),
        bool(question.named), bool(question.moments), bool(question.places), question.each,
        words / 10, words <= _A_FEW_WORDS, len(_POINTERS.findall(text)),
        bool(_GOES_ON.match(text)), "?" in text, any(t.attribute for t in terms),
        bool(_ENDS_POINTING.search(text)), bool(_ASKS_ONLY.match(text)),
        *(want in question.wants for want in Want),
    ], dtype=np.float32)


def _likelihood(value: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, value))))
