"""Words keep their places in the text, and inflections meet in their stem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.question.wording import base, stem, stem_frequencies, stems, words


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Confidence-building measures,", ["confidence", "building", "measures"]),
        (
            "resolutions 53/70 and A/RES/68/243",
            ["resolutions", "53/70", "and", "a", "res", "68/243"],
        ),
        ("1,000 States; 2.5 per cent.", ["1,000", "states", "2.5", "per", "cent"]),
        ("the panel's and the panel’s", ["the", "panel's", "and", "the", "panel’s"]),
        ("Côte d’Ivoire", ["côte", "d’ivoire"]),
        ("“(a)” …", ["a"]),
        ("snake_case", ["snake", "case"]),
        ("", []),
    ],
)
def test_words_as_they_are_cut(text: str, cut: list[str]) -> None:
    assert [w.text for w in words(text)] == cut


@given(some.text())
def test_words_stand_where_they_say(text: str) -> None:
    end = 0
    for word in words(text):
        assert end <= word.start < word.end <= len(text)
        assert text[word.start : word.end].lower() == word.text
        assert word.stem == stem(word.text)
        end = word.end


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("applies", "applied"),
        ("threats", "threat"),
        ("panel's", "panel"),
        ("panel’s", "panels"),
        ("encouraging", "encourages"),
        ("Assemblies", "Assembly"),
    ],
)
def test_inflections_share_a_stem(one: str, other: str) -> None:
    assert stems(one) == stems(other)


@pytest.mark.parametrize(
    ("one", "other"), [("2014", "2016"), ("53/70", "53/7"), ("state", "report")]
)
def test_different_words_do_not(one: str, other: str) -> None:
    assert stems(one) != stems(other)


@pytest.mark.parametrize(("forms", "other"), [
    (("site", "sites"), "sit"), (("vote", "votes", "voted", "voting"), "vot"),
    (("rate", "rated", "rating"), "rat"), (("sit", "sits", "sitting"), "site"),
    (("go", "goes"), "goe"), (("plan", "plans", "planned"), "plane"),
    (("fine", "fined"), "fin"), (("ask", "asks", "asked"), "aske"),
])
def test_a_short_word_is_no_other_one(forms: tuple[str, ...], other: str) -> None:
    assert {base(form) for form in forms} == {forms[0]}
    assert base(forms[0]) != other


def test_a_stem_is_as_frequent_as_its_most_frequent_form() -> None:
    forms = {"applies": 3, "apply": 7, "applied": 2, "law": 5}
    assert stem_frequencies(forms) == {stem("apply"): 7, "law": 5}
    assert stem_frequencies({}) == {}
