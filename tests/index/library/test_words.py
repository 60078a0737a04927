"""Words are found in any inflection, phrases only in their order, and weights count."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.library.folder import NeedsRebuild
from index.library.words import Words, forms, write_words

TEXTS = {
    3: (1, "Noting the recurrent floods in Côte d\u2019Ivoire,"),
    5: (1, "Recalling resolution 31/97 of 14 December 1976 on flooding and confidence-building,"),
    8: (2, "Requests the panel to report on drought, on flood control and on drought relief;"),
    9: (2, "Decides to remain seized of the matter."),
}


@pytest.fixture
def words(tmp_path: Path) -> Words:
    write_words(tmp_path / "words", [(id, row, text) for id, (row, text) in TEXTS.items()])
    return Words(tmp_path / "words")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ([("flood", 1.0)], {3, 5, 8}),
        ([("FLOODED", 1.0)], {3, 5, 8}),
        ([("cote", 1.0)], {3}),
        ([("drought relief", 1.0)], {8}),
        ([("relief drought", 1.0)], set()),
        ([("31/97", 1.0)], {5}),
        ([("97/31", 1.0)], set()),
        ([("confidence-building", 1.0)], {5}),
        ([("confidence", 1.0), ("seized", 1.0)], {5, 9}),
        ([("flood", 0.0)], set()),
        ([("", 1.0), (" — ", 1.0)], set()),
        ([], set()),
        ([("volcano", 1.0)], set()),
    ],
)
def test_terms_and_phrases(words: Words, query: list[tuple[str, float]], found: set[int]) -> None:
    assert {id for id, _ in words.search(query, 10)} == found


def test_best_first(words: Words) -> None:
    hits = words.search([("drought", 1.0), ("flood", 1.0)], 10)
    assert hits[0][0] == 8
    assert [score for _, score in hits] == sorted((score for _, score in hits), reverse=True)
    assert words.search([("drought", 1.0), ("flood", 1.0)], 1) == hits[:1]


def test_a_weight_multiplies(words: Words) -> None:
    [(_, once)], [(_, thrice)] = (words.search([("seized", w)], 5) for w in (1.0, 3.0))
    assert thrice == pytest.approx(3 * once)


def test_a_choice_of_resolutions_changes_no_score(words: Words) -> None:
    everywhere = dict(words.search([("flood", 1.0)], 10))
    assert dict(words.search([("flood", 1.0)], 10, {1})) == {
        id: everywhere[id] for id in (3, 5)
    }
    assert words.search([("flood", 1.0)], 10, set()) == []


def test_equal_scores_come_in_order_of_id(tmp_path: Path) -> None:
    write_words(tmp_path / "w", [(id, 1, "the same words") for id in range(1, 60)])
    assert [id for id, _ in Words(tmp_path / "w").search([("words", 1.0)], 20)] == list(
        range(1, 21)
    )


def test_an_index_of_nothing(tmp_path: Path) -> None:
    write_words(tmp_path / "w", [])
    assert Words(tmp_path / "w").search([("flood", 1.0)], 10) == []


def test_what_is_no_index_is_not_searched(words: Words, tmp_path: Path) -> None:
    (tmp_path / "words" / "meta.json").write_text("{}")
    for folder in (tmp_path / "words", tmp_path / "nowhere"):
        with pytest.raises(NeedsRebuild):
            Words(folder)


def test_forms() -> None:
    assert forms("Confidence-building measures; MEASURES in 1976") == {
        "confidence-building", "confidence", "building", "measures", "in", "1976",
    }
