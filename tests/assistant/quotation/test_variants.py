"""Spellings that are one word, and words that are not."""

from __future__ import annotations

import pytest

from assistant.quotation.variants import variant

SAME = [
    ("organisation", "organization"), ("analyse", "analyze"), ("behaviour", "behavior"),
    ("colour", "color"), ("labour", "labor"), ("endeavours", "endeavors"), ("centre", "center"),
    ("programme", "program"), ("fulfil", "fulfill"), ("travelled", "traveled"),
    ("defence", "defense"), ("licence", "license"), ("practise", "practice"),
    ("judgement", "judgment"), ("paediatric", "pediatric"), ("catalogue", "catalog"),
    ("co-operation", "cooperation"), ("Member States", "member states"), ("Côte", "Cote"),
    ("cheque", "check"), ("sceptical", "skeptical"), ("towards", "toward"), ("whilst", "while"),
    ("ageing", "aging"), ("manoeuvre", "maneuver"), ("neighbouring", "neighboring"),
    ("recognising", "recognizing"), ("utilised", "utilized"), ("harbour", "harbor"),
]
OTHER = [
    ("four", "for"), ("your", "yore"), ("states", "statutes"), ("form", "from"), ("use", "abuse"),
    ("affect", "effect"), ("requests", "requires"), ("national", "international"),
]


@pytest.mark.parametrize(("british", "american"), SAME)
def test_one_word(british: str, american: str) -> None:
    assert variant(british) == variant(american)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_words(one: str, other: str) -> None:
    assert variant(one) != variant(other)
