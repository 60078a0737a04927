"""Lay words lead to United Nations words; a broken table says which line is broken."""

from __future__ import annotations

import pytest

from assistant.question.vocabulary import Vocabulary, read_vocabulary, vocabulary
from assistant.question.wording import bases, stems

TABLE = """
# bodies
General Assembly; Assembly\tUNGA; parliament of nations
drought; water scarcity\tdry spell; lack of rain
"""
ATTRIBUTES = "# asked\nchair; presiding officer\tchaired; headed\n"
GENERIC = "# fillers\nplease\nexplain\n"


def ways(table: Vocabulary, term: str) -> tuple[tuple[str, ...], ...]:
    return table.ways(bases(term), stems(term))


@pytest.fixture
def small() -> Vocabulary:
    return read_vocabulary(TABLE, ATTRIBUTES, GENERIC)


def test_a_lay_word_has_every_united_nations_word_of_its_line(small: Vocabulary) -> None:
    assert set(ways(small, "dry spells")) == {
        stems("dry spell"),
        stems("drought"),
        stems("water scarcity"),
    }


def test_a_term_comes_first_as_it_stands(small: Vocabulary) -> None:
    for term in ("drought", "dry spell", "UNGA", "unheard of"):
        assert ways(small, term)[0] == stems(term)


def test_no_lay_word_is_a_way_to_say_a_united_nations_word(small: Vocabulary) -> None:
    assert set(ways(small, "droughts")) == {stems("drought"), stems("water scarcity")}


def test_an_attribute_is_there_in_united_nations_words_or_not_at_all(small: Vocabulary) -> None:
    assert set(ways(small, "headed")) == {stems("chair"), stems("presiding officer")}
    assert bases("headed") in small.attributes
    assert bases("drought") not in small.attributes


def test_what_is_known(small: Vocabulary) -> None:
    assert small.is_known(bases("lack of rain"))
    assert small.is_known(bases("General Assembly"))
    assert not small.is_known(bases("rain"))
    assert set(bases("please explain")) <= small.generic
    assert small.longest == 3
    assert small.written[stems("water scarcity")] == "water scarcity"
    assert {"drought", "chaired", "please"} <= small.forms


def test_a_subject_stands_under_headings_of_subjects_only() -> None:
    table = read_vocabulary(
        "## Water\ndrought\tdry spell; job\nriver\tstream\n# Words\ntask\tjob\n", "", "")
    # "Stream" is said of anything; only the United Nations term is the subject for sure.
    assert {bases(t) for t in ("drought", "dry spell", "rivers")} == table.subjects


@pytest.mark.parametrize("line", ["drought, dry spell", "drought\tdry spell\tarid"])
@pytest.mark.parametrize("file", ["table", "attributes"])
def test_a_line_without_two_columns_is_named(line: str, file: str) -> None:
    tables = {"table": TABLE, "attributes": ATTRIBUTES} | {file: line}
    with pytest.raises(ValueError, match="drought"):
        read_vocabulary(tables["table"], tables["attributes"], GENERIC)


def test_the_packaged_tables_are_read_and_hold_together() -> None:
    table = vocabulary()
    assert table is vocabulary()
    assert len(table.meanings) > 1000
    for term, formal in table.meanings.items():
        assert term
        assert formal <= table.written.keys()
        assert 1 <= len(term) <= table.longest


@pytest.mark.parametrize(("one", "other"), [
    ("Pelindaba Treaty", "Treaty of Tlatelolco"), ("Treaty of Tlatelolco", "Treaty of Rarotonga"),
    ("UNREC", "Regional Centre for Peace and Disarmament in Asia and the Pacific"),
    ("Islamophobia", "antisemitism"), ("UNDT", "Appeals Tribunal"),
    ("Brindisi", "Regional Service Centre"), ("flag State", "coastal State"),
    ("Moon", "Outer Space Treaty"), ("Sendai", "early warning system"),
    ("social economy", "cooperative"), ("ZOPACAS", "Indian Ocean as a Zone of Peace"),
])
def test_two_things_with_names_of_their_own_are_never_one(one: str, other: str) -> None:
    assert stems(other) not in ways(vocabulary(), one)
    assert stems(one) not in ways(vocabulary(), other)


@pytest.mark.parametrize(
    ("lay", "formal"), [("UN", "United Nations"), ("UNSC", "Security Council"),
                        ("Pelindaba Treaty", "Treaty of Pelindaba"),
                        ("no-first-use", "first to use nuclear weapons"),
                        ("UNDT", "Dispute Tribunal"), ("Brindisi", "Logistics Base")]
)
def test_what_people_say(lay: str, formal: str) -> None:
    assert stems(formal) in ways(vocabulary(), lay)
