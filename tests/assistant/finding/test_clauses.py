"""Clauses cover the text, and windows are runs of clauses that leave none out."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.finding.clauses import clause_bounds, windows
from index.store import Library

texts = some.lists(
    some.sampled_from(
        ["word", "of States", "to study,", "questions:", "1,000", "threats;", " ", ","]
    )
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        (
            "Noting the report, and the results: first; last.",
            ["Noting the report,", " and the results:", " first;", " last."],
        ),
        ("1,000 States at 10:30", ["1,000 States at 10:30"]),
        ("", []),
        ("   ", []),
    ],
)
def test_where_clauses_end(text: str, clauses: list[str]) -> None:
    assert [text[s:e] for s, e in clause_bounds(text)] == clauses


@given(texts)
def test_clauses_hold_every_character_that_is_not_space(text: str) -> None:
    bounds = clause_bounds(text)
    assert "".join(text[s:e] for s, e in bounds).split() == text.split()
    assert all(e <= s for (_, e), (s, _) in pairwise(bounds))


@given(texts)
def test_windows_are_runs_of_clauses_that_leave_none_out(text: str) -> None:
    bounds = clause_bounds(text)
    found = windows(text)
    assert found
    for window in found:
        assert 0 <= window.start <= window.end <= len(text)
        assert window.opening == (bounds[0][1] if bounds else len(text))
        if bounds:
            assert window.start in {s for s, _ in bounds}
            assert window.end in {e for _, e in bounds}
    for start, end in bounds:
        assert any(w.start <= start and end <= w.end for w in found)


def test_a_long_paragraph_has_several_windows_and_a_short_one_has_one(
    seed_library: Library,
) -> None:
    for symbol in seed_library.symbols:
        for paragraph in seed_library.resolution(symbol).paragraphs:
            text = paragraph.governed_text
            if len(text.split()) <= 20:
                assert len(windows(text)) == 1
            if len(text.split()) > 120:
                assert len(windows(text)) > 1
