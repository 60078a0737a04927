"""What was learned from questions holds for others, and for one embedding model alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import pytest

from assistant.ask import Assistant
from assistant.judgement.learned import as_read, learned, shape
from index.embedding.encoder import Encoder
from index.store import Library


@pytest.fixture(scope="module")
def assistant(seed_library: Library) -> Assistant:
    return Assistant(seed_library)


UNANSWERABLE = [
    "Who was running that group of experts?",
    "What did the whole exercise with the experts cost in the end?",
    "How did the big powers vote on it?",
    "Which governments have sent in an answer so far, by name?",
    "Which delegation put the text on the table?",
]
ANSWERABLE = [
    "Why does the Assembly worry about these technologies being misused?",
    "Where was the summit on the information society held?",
    "On what footing are the experts to be chosen?",
    "What does it say about human rights?",
]


def test_no_text_answers_some_ways_of_asking(assistant: Assistant) -> None:
    doubts = [[assistant.understand(text).doubt or 0.0 for text in texts]
              for texts in (UNANSWERABLE, ANSWERABLE)]
    assert min(doubts[0]) > 2 * max(doubts[1]), doubts


FOLLOW_UPS = [
    ("who chaired it?", "and how many pages does it have?", "Who picked up the bill?",
     "and did they agree on anything in the end?", "what are their names?"),
    ("and in which city was that?", "when exactly?", "what is it worried about?",
     "and the later one?", "which paragraph is that?"),
]


def test_no_text_answers_some_follow_ups(assistant: Assistant, seed_library: Library) -> None:
    model = learned(seed_library.encoder)
    assert model is not None
    doubts = [[model.doubtful_following(seed_library.encoder.encode([as_read(text)])[0],
                                        assistant.understand(text)) for text in texts]
              for texts in FOLLOW_UPS]
    assert min(doubts[0]) > 0.75 > max(doubts[1]), doubts


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("What is it officially called?", "title"),
        ("What do they officially call this one?", "title"),
        ("What was the number of the sitting that let it through?", "meeting"),
        ("On what day did the Assembly wave 70/237 through?", "adopted"),
        ("What does the text ask the committee to do?", ""),
        ("When was the summit on water?", ""),
    ],
)
def test_what_is_asked_of_a_resolution_itself(assistant: Assistant, text: str, own: str) -> None:
    assert assistant.understand(text).own == own


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("what were the days", True),
        ("Sent in by whom?", True),
        ("and the one before it", True),
        ("What does resolution 68/243 say about terrorism?", False),
        ("Is the free flow of information to be preserved?", False),
    ],
)
def test_some_questions_lean_on_the_one_before(
    assistant: Assistant, seed_library: Library, text: str, leans: bool
) -> None:
    model = learned(seed_library.encoder)
    assert model is not None
    vector = seed_library.encoder.encode([as_read(text)])[0]
    assert (model.leans(vector, assistant.understand(text)) > 0.5) is leans


def test_the_weights_fit_the_model(encoder: Encoder, assistant: Assistant) -> None:
    model = learned(encoder)
    assert model is not None
    length = len(shape(assistant.understand("Why?")))
    assert model.doubt.shape == (encoder.dimension,)
    assert model.leaning.shape == (encoder.dimension + length,)
    assert model.following.shape == (encoder.dimension + length,)
    assert model.own.shape == (len(model.kinds), encoder.dimension)
    assert np.isfinite(model.leaning).all()


@dataclass
class _Another:
    digest: str = "of another model"


def test_of_another_model_nothing_was_learned() -> None:
    assert learned(cast(Encoder, _Another())) is None


def test_which_resolution_is_named_does_not_matter() -> None:
    assert as_read("Who drafted 68/243?") == as_read("Who drafted A/RES/70/237?") == as_read(
        "Who drafted resolution 76/19?")
