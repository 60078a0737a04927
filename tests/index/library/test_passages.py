"""Long paragraphs are cut at the joints of their sentence, and nothing is lost or moved."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from index.library.passages import LONG, passages
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
    assert (only.start, only.end) == (0, 39)


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


def test_a_point_is_read_after_the_words_that_govern_it() -> None:
    paragraph = operative("The level of each reservoir;", CHAPEAU)
    whole, point = passages(paragraph)
    assert paragraph.governed_text[whole.start : whole.end].startswith(CHAPEAU)
    assert paragraph.governed_text[point.start : point.end] == "The level of each reservoir;"


def test_a_point_is_a_clause_of_its_own_too() -> None:
    assert clauses("To report each year;", "Calls upon States:") == ["To report each year;"]


def test_the_same_words_give_the_same_passages() -> None:
    assert passages(Paragraph(Part.PREAMBLE, "7", DROUGHT)) == passages(operative(DROUGHT))


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
    assert (found[0].start, found[0].end) == (0, len(governed))
    own = len(governed) - len(text)
    end = own
    for passage in found[1:]:
        assert passage.start >= end
        assert not governed[end : passage.start].strip()
        end = passage.end
    if len(found) > 1:
        assert not governed[end:].strip()


@given(_words)
def test_a_comma_is_enough_to_keep_clauses_short(text: str) -> None:
    with_commas = ", ".join(text.split())
    for passage in passages(operative(with_commas))[1:]:
        assert len(with_commas[passage.start : passage.end].split()) <= LONG + 8
