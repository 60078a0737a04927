"""Long paragraphs are cut at the joints of their sentence, and nothing is lost or moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.passages import LONG, passages
from index.resolution import Paragraph, Part

DROUGHT = (
    "Requests the Secretary-General, in consultation with the regional commissions, to convene "
    "a panel of hydrologists, to be appointed in 2031 for a term of three years, to examine the "
    "causes of recurrent drought, including the depletion of groundwater, and to submit to the "
    "Economic and Social Council at its next session a report on its findings, as well as "
    "recommendations on early warning;"
)
CHAPEAU = (
    "Urges all riparian States, bearing in mind the conclusions of the panel of hydrologists on "
    "shared rivers and lakes and on the management of floods, to exchange each year data on "
    "the following:"
)


def operative(text: str, *chapeau: str) -> Paragraph:
    return Paragraph(Part.OPERATIVE, "1", text, chapeau)


def clauses(text: str, *chapeau: str) -> list[str]:
    paragraph = operative(text, *chapeau)
    return [paragraph.governed_text[p.start : p.end] for p in passages(paragraph)[1:]]


def test_a_short_paragraph_is_one_passage() -> None:
    [only] = passages(operative("Decides to remain seized of the matter."))
    assert (only.text, only.start, only.end) == ("Decides to remain seized of the matter.", 0, 39)


def test_an_empty_paragraph_has_none() -> None:
    assert passages(operative(" ")) == ()


def test_a_sentence_is_cut_at_its_joints() -> None:
    assert clauses(DROUGHT) == [
        "Requests the Secretary-General, in consultation with the regional commissions,",
        "to convene a panel of hydrologists, to be appointed in 2031 for a term of three years,",
        "to examine the causes of recurrent drought, including the depletion of groundwater,",
        "and to submit to the Economic and Social Council at its next session a report on its "
        "findings, as well as recommendations on early warning;",
    ]


@pytest.mark.parametrize(
    ("clause", "embedded"),
    [
        ("and to submit", "Requests the Secretary-General, and to submit to the Economic"),
        ("to convene", "Requests the Secretary-General, to convene a panel"),
        ("Requests", "Requests the Secretary-General, in consultation"),
    ],
)
def test_an_infinitive_takes_its_verb_along(clause: str, embedded: str) -> None:
    paragraph = operative(DROUGHT)
    [found] = [p for p in passages(paragraph)[1:] if DROUGHT[p.start :].startswith(clause)]
    assert found.text.startswith(embedded)


def test_a_passive_infinitive_belongs_to_its_noun() -> None:
    text = DROUGHT.replace("a panel of hydrologists", "a panel of twelve eminent hydrologists")
    found = [p for p in passages(operative(text)) if p.text.startswith("to be appointed")]
    assert len(found) == 1


def test_a_point_keeps_the_words_that_govern_it() -> None:
    paragraph = operative("The level of each reservoir;", CHAPEAU)
    whole, point = passages(paragraph)
    assert whole.text == f"{CHAPEAU} The level of each reservoir;"
    assert paragraph.governed_text[point.start : point.end] == "The level of each reservoir;"
    assert point.text == (
        "Urges all riparian States, to exchange each year data on the following: "
        "The level of each reservoir;"
    )


def test_a_point_under_a_short_chapeau_is_one_passage() -> None:
    assert len(passages(operative("To report each year;", "Calls upon States:"))) == 1


def test_the_same_words_give_the_same_passages() -> None:
    again = [p.text for p in passages(Paragraph(Part.PREAMBLE, "7", DROUGHT))]
    assert again == [p.text for p in passages(operative(DROUGHT))]


_words = st.lists(
    st.sampled_from([
        "to", "and", "that,", "which;", "including", "States,", "report:", "(a)", "66/24", "of",
        "the", "studying", "as", "well", "security", "with", "a", "view", "in", "order", "and,",
        "to\u2014", "\u201cpeace\u201d",
    ]),
    max_size=150,
).map(" ".join)


@given(_words, st.lists(_words, max_size=2))
def test_passages_cover_the_text_in_order(text: str, chapeau: list[str]) -> None:
    paragraph = operative(text, *chapeau)
    governed = paragraph.governed_text
    found = passages(paragraph)
    if not governed.strip():
        assert found == ()
        return
    assert (found[0].text, found[0].start, found[0].end) == (governed, 0, len(governed))
    own = len(governed) - len(text)
    end = own
    for passage in found[1:]:
        assert passage.start >= end
        assert not governed[end : passage.start].strip()
        assert passage.text.endswith(governed[passage.start : passage.end])
        end = passage.end
    if len(found) > 1:
        assert not governed[end:].strip()


@given(_words)
def test_a_comma_is_enough_to_keep_clauses_short(text: str) -> None:
    with_commas = ", ".join(text.split())
    for passage in passages(operative(with_commas))[1:]:
        assert len(with_commas[passage.start : passage.end].split()) <= LONG + 8
