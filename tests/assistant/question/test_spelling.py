"""Slips of the pen are mended where one word can be meant; what is spelled rightly stays."""

from __future__ import annotations

import pytest

from assistant.question.spelling import mended
from index.store import Library

FORMS = {
    "conference": 4,
    "terrorism": 3,
    "development": 9,
    "strategies": 2,
    "experts": 7,
    "held": 5,
}
ENGLISH = frozenset("tackle weather chair volcano house wen set".split())


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("wher was the confrence hled?", "where was the conference held?"),
        ("the conferense on terorism", "the conference on terrorism"),
        ("developmnet", "development"),
        ("who cosponsred it", "who cosponsored it"),
        ("who abstaned", "who abstained"),
        ("Conferrence held", "conference held"),
        ("stratgies of expersts", "strategies of experts"),
        ("the Goverment in question", "the government in question"),
    ],
)
def test_slips(written: str, meant: str) -> None:
    assert mended(written, FORMS, ENGLISH).lower() == meant


def test_a_figure_is_written_as_it_is_printed() -> None:
    forms = {"1": 3, "448": 2, "5000": 1, "5": 1, "000": 1, "2014": 4, "2": 1, "014": 1}
    assert mended("a rate of 1448 dollars", forms, ENGLISH) == "a rate of 1,448 dollars"
    for left in ("5000 dollars", "in 2014", "7777 dollars", "A/77/1448", "no. 1448.5"):
        assert mended(left, forms, ENGLISH) == left


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Where was the conference held?",
        "Who tackles the volcano?",  # English, though the library has neither
        "What did Zambezia say?",  # inside a sentence a capital makes a name
        "What does UNIDIR do?",
        "What does 68/243 say in OP3a?",
        "xqzwvkj brrrfgh",
        "? …",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert mended(text, FORMS, ENGLISH) == text


def test_what_stands_in_a_library_is_never_mended(seed_library: Library) -> None:
    forms, english = seed_library.vocabulary(), seed_library.encoder.common_words
    for symbol in seed_library.symbols:
        for paragraph in seed_library.resolution(symbol).paragraphs:
            assert mended(paragraph.governed_text, forms, english) == paragraph.governed_text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("what do they say on confidence biulding?", "what do they say on confidence building?"),
        ("which resolution mentions teh charter?", "which resolution mentions the charter?"),
        ("wich agenda item is it?", "which agenda item is it?"),
        ("who finances this?", "who finances this?"),
        ("does the report set out norms?", "does the report set out norms?"),
        ("the thirtieth paragraph", "the thirtieth paragraph"),
        ("the ninetieth session", "the ninetieth session"),
        ("is there a referendum?", "is there a referendum?"),
    ],
)
def test_with_the_words_of_a_library(seed_library: Library, written: str, meant: str) -> None:
    assert mended(written, seed_library.vocabulary(), seed_library.encoder.common_words) == meant
