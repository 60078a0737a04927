"""What is the same for a token, and what is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quotation.tokens import keys, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("States’ use", "States' use"),
        ("“information”", "\"information\""),
        ("« information »", "‘information’"),
        ("confidence-building", "confidence‑building"),
        ("2014–2016", "2014-2016"),
        ("in\n  the", "in the"),
        ("66/24", "66 / 24"),
        ("infor\u00admation", "information"),
        ("deﬁned", "defined"),
        ("caf\u0065\u0301", "café"),
        ("…", "..."),
        (". . .", "..."),
        ("\u200bStates", "States"),
    ],
)
def test_the_same(one: str, other: str) -> None:
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Member States", "Member states"),
        ("Côte", "Cote"),
        ("2014", "2016"),
        ("States,", "States"),
        ("confidence-building", "confidencebuilding"),
        ("confidence-building", "confidence building"),
        ("States’ use", "States use"),
        ("information", "in formation"),
        ("shall not", "shall"),
    ],
)
def test_not_the_same(one: str, other: str) -> None:
    assert keys(one) != keys(other)


@pytest.mark.parametrize(
    ("text", "breaks"),
    [("Secretary-\nGeneral", True), ("Secretary- General", True), ("Secretary-General", False),
     ("text - and", False)],
)
def test_a_hyphen_at_the_end_of_a_line(text: str, breaks: bool) -> None:
    [dash] = [token for token in tokens(text) if token.key == "-"]
    assert dash.breaks is breaks


@given(st.text())
def test_offsets_are_those_of_the_text(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        assert token.key
        end = token.end


@given(st.text())
def test_nothing_that_is_seen_is_left_out(text: str) -> None:
    covered = {i for token in tokens(text) for i in range(token.start, token.end)}
    left = [c for i, c in enumerate(text) if i not in covered and not c.isspace()]
    assert set(left) <= set("\u00ad\u200b\u200c\u200d\u2060\ufeff")
