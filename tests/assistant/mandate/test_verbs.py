"""The table of opening verbs, both ways: each verb has an example, each example a verb."""

from __future__ import annotations

import pytest

from assistant.mandate.verbs import Force, Verb, opening_verb, verbs
from index.resolution import Part


@pytest.mark.parametrize("verb", verbs(), ids=lambda v: f"{v.part} {v.words}")
def test_each_verb_opens_its_example_and_no_other_does(verb: Verb) -> None:
    opened = opening_verb(verb.example, verb.part)
    assert opened is not None
    found, end = opened
    assert found == verb
    assert verb.example[:end].lower() == verb.words


def test_no_verb_is_listed_twice() -> None:
    keys = [(v.words, v.part) for v in verbs()]
    assert len(keys) == len(set(keys)) > 80


@pytest.mark.parametrize(
    ("text", "part", "verb", "force"),
    [
        ("Also requests the Secretary-General", Part.OPERATIVE, "requests", Force.REQUEST),
        ("Strongly urges all States", Part.OPERATIVE, "urges", Force.CALL),
        ("Calls once again upon all parties", Part.OPERATIVE, "calls upon", Force.CALL),
        ("Notes with deep concern that", Part.OPERATIVE, "notes", Force.NOTE),
        ("Notes also with concern that", Part.OPERATIVE, "notes with concern", Force.CONCERN),
        ("Further decides to", Part.OPERATIVE, "decides", Force.DECISION),
        ("Deeply concerned that", Part.PREAMBLE, "concerned", Force.CONCERN),
        ("Recalling also its resolution", Part.PREAMBLE, "recalling", Force.NOTE),
    ],
)
def test_adverbs_are_passed_over(text: str, part: Part, verb: str, force: Force) -> None:
    opened = opening_verb(text, part)
    assert opened is not None
    assert (opened[0].words, opened[0].force) == (verb, force)


@pytest.mark.parametrize("text", ["Requests for assistance", "General appreciation of", "", "The"])
def test_what_opens_with_no_verb(text: str) -> None:
    opened = opening_verb(text, Part.PREAMBLE)
    assert opened is None
