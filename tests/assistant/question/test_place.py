"""Places as people write them are found, and lead back to the paragraph that was meant."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.question.place import LAST, Place, at_place, beside, find_places
from index.resolution import Paragraph, Part, Resolution, label, ordinal
from index.store import Library
from index.symbol import find_symbols, parse_symbol

PREAMBLE, OPERATIVE = Part.PREAMBLE, Part.OPERATIVE


@pytest.mark.parametrize(
    ("written", "part", "number"),
    [
        ("para. 3 (c)", None, "3 (c)"),
        ("paragraph 3(c)", None, "3 (c)"),
        ("para 3c", None, "3 (c)"),
        ("Paragraph no. 12", None, "12"),
        ("par. 1", None, "1"),
        ("Par.12 (b)", None, "12 (b)"),
        ("operative par. 3", OPERATIVE, "3"),
        ("§ 4", None, "4"),
        ("¶4", None, "4"),
        ("paragraph 1 (b) (ii)", None, "1 (b) (ii)"),
        ("OP5", OPERATIVE, "5"),
        ("op 5", OPERATIVE, "5"),
        ("OP3(a)", OPERATIVE, "3 (a)"),
        ("operative paragraph 3 (c)", OPERATIVE, "3 (c)"),
        ("third operative paragraph", OPERATIVE, "3"),
        ("3rd operative paragraph", OPERATIVE, "3"),
        ("3 (a)", OPERATIVE, "3 (a)"),
        ("3(a)(ii)", OPERATIVE, "3 (a) (ii)"),
        ("point b of paragraph 3", OPERATIVE, "3 (b)"),
        ("subparagraph (a) of operative paragraph 2", OPERATIVE, "2 (a)"),
        ("PP5", PREAMBLE, "5"),
        ("preambular paragraph no. 5", PREAMBLE, "5"),
        ("fifth preambular paragraph", PREAMBLE, "5"),
        ("21st preambular paragraph", PREAMBLE, "21"),
        ("twenty-first preambular paragraph", PREAMBLE, "21"),
        ("twenty first preambular paragraph", PREAMBLE, "21"),
        ("Fifth preambular paragraph", PREAMBLE, "5"),
        ("Third operative paragraph", OPERATIVE, "3"),
        ("one hundred and first preambular paragraph", PREAMBLE, "101"),
        ("fifth paragraph of the preamble", PREAMBLE, "5"),
    ],
)
def test_a_numbered_place(written: str, part: Part | None, number: str) -> None:
    text = f"What does {written} say?"
    [place] = find_places(text)
    assert (place.part, place.number) == (part, number)
    assert text[place.start : place.end] == written


@pytest.mark.parametrize(
    ("text", "part", "point", "position"),
    [
        ("and what about (d)?", OPERATIVE, "(d)", 0),
        ("what is point (b)?", OPERATIVE, "(b)", 0),
        ("what is letter d?", OPERATIVE, "(d)", 0),
        ("what is the third one?", None, "", 3),
        ("what is the second point?", None, "", 2),
        ("the last operative paragraph", OPERATIVE, "", LAST),
        ("the final preambular paragraph", PREAMBLE, "", LAST),
        ("the last paragraph", None, "", LAST),
    ],
)
def test_a_place_that_the_conversation_completes(
    text: str, part: Part | None, point: str, position: int
) -> None:
    [place] = find_places(text)
    assert (place.part, place.number, place.point, place.position) == (part, "", point, position)


@pytest.mark.parametrize(
    "text",
    [
        "What did 68/243 decide?",
        "Where was its first phase held?",
        "How many operative paragraphs does it have?",
        "How many preambular paragraphs are there?",
        "Which points are listed?",
        "How many items are on the agenda?",
        "on a par with 3 others, or below par. The 2 others",
        "On 3 May 1996, or in paragraph 2/3 of a page",
        "a group of States (first phase)",
        "",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert find_places(text) == ()


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("paragraph 3 of 68/243", "68/243"),
        ("paragraph 3 of General Assembly resolution 68/243", "68/243"),
        ("PP5 of the Assembly’s resolution 70/237", "70/237"),
        ("para. 2 in its 2013 resolution 68/243", "68/243"),
        ("par. 1, Security Council resolution 1540 (2004)", "S/RES/1540(2004)"),
        ("OP2 under UN General Assembly A/RES/68/243", "68/243"),
        ("70/237, para. 3", "70/237"),
        ("In 70/237, paragraph 3 of General Assembly resolution 68/243", "68/243"),
        ("Paragraph 3 is new, and so is General Assembly resolution 68/243", None),
        ("paragraph 3 of the report on resolution 68/243", None),
        ("paragraph 3", None),
    ],
)
def test_the_resolution_beside_a_place(text: str, symbol: str | None) -> None:
    [place] = beside(text, find_places(text), find_symbols(text))
    assert place.symbol == (None if symbol is None else parse_symbol(symbol))


@pytest.mark.parametrize(
    ("written", "part", "number"),
    [
        ("para 4 of 70/237, point (c), says what?", None, "4 (c)"),
        ("Paragraph 13 of the preamble names which reports?", PREAMBLE, "13"),
        ("the third of the introductory paragraphs", PREAMBLE, "3"),
        ("the second of the operative paragraphs", OPERATIVE, "2"),
        ("the first thing it does after all the introductory stuff", OPERATIVE, "1"),
        ("68/243, 3 c – which concepts?", OPERATIVE, "3 (c)"),
    ],
)
def test_a_place_told_in_other_words(written: str, part: Part | None, number: str) -> None:
    [place] = find_places(written)
    assert (place.part, place.number) == (part, number)


def test_several_places_in_their_order() -> None:
    text = "Compare OP5 with PP2 and with paragraph 3 (a)."
    assert [text[p.start : p.end] for p in find_places(text)] == ["OP5", "PP2", "paragraph 3 (a)"]


def _ways_to_write(paragraph: Paragraph) -> list[str]:
    n = paragraph.number
    if paragraph.part is PREAMBLE:
        return [
            f"PP{n}",
            f"pp {n}",
            f"preambular paragraph {n}",
            f"preambular para. {n}",
            f"{ordinal(int(n))} preambular paragraph",
            f"{ordinal(int(n))} recital",
            f"{ordinal(int(n))} paragraph of the preamble",
        ]
    written = [
        f"paragraph {n}",
        f"para. {n}",
        f"operative paragraph {n}",
        f"OP{n}",
        f"OP {n}",
        f"Para. {n.replace(' ', '')}",
    ]
    chapeau, _, point = n.partition(" ")
    if point:
        return [
            *written,
            n,
            n.replace(" ", ""),
            f"point {point} of paragraph {chapeau}",
            f"subparagraph {point} of para. {chapeau}",
        ]
    return [*written, f"{ordinal(int(n))} operative paragraph"]


@given(some.data())
def test_every_paragraph_is_found_however_it_is_written(
    seed_library: Library, data: some.DataObject
) -> None:
    resolution = seed_library.resolution(data.draw(some.sampled_from(seed_library.symbols)))
    paragraph = data.draw(some.sampled_from(resolution.paragraphs))
    written = data.draw(some.sampled_from(_ways_to_write(paragraph)))
    around = data.draw(
        some.sampled_from(["{}", "What does {} say?", "({})", "in {} of it, that is"])
    )
    [place] = find_places(around.format(written))
    assert at_place(resolution, place) == paragraph


def test_every_label_leads_back_to_its_paragraph(seed_library: Library) -> None:
    for symbol in seed_library.symbols:
        resolution = seed_library.resolution(symbol)
        for paragraph in resolution.paragraphs:
            written = label(symbol, paragraph.part, paragraph.number)
            assert [at_place(resolution, p) for p in find_places(written)] == [paragraph]


@pytest.fixture
def with_annex(seed_library: Library) -> Resolution:
    """A seed with an annex whose paragraphs bear the numbers of operative ones."""
    resolution = seed_library.resolution(parse_symbol("68/243"))
    annex = tuple(Paragraph(Part.ANNEX, str(n), f"Text {n} of the annex.") for n in (1, 2, 9))
    return replace(resolution, paragraphs=resolution.paragraphs + annex)


@pytest.mark.parametrize(
    "written", ["annex, para. 2", "paragraph 2 of the annex", "annex paragraph 2"]
)
def test_an_annex_is_not_taken_for_the_operative_part(with_annex: Resolution, written: str) -> None:
    [place] = find_places(written)
    found = at_place(with_annex, place)
    assert found is not None
    assert (found.part, found.number) == (Part.ANNEX, "2")


def test_a_number_that_only_the_annex_has(with_annex: Resolution) -> None:
    found = at_place(with_annex, Place(0, 0, number="9"))
    assert found is not None
    assert found.part is Part.ANNEX


@pytest.mark.parametrize(
    ("place", "number"),
    [
        (Place(0, 0, OPERATIVE, position=LAST), "5"),
        (Place(0, 0, PREAMBLE, position=LAST), "18"),
        (Place(0, 0, None, position=LAST), "5"),
        (Place(0, 0, None, position=2), "2"),
        (Place(0, 0, None, "3 (d)"), "3 (d)"),
    ],
)
def test_counted_from_either_end(seed_library: Library, place: Place, number: str) -> None:
    found = at_place(seed_library.resolution(parse_symbol("68/243")), place)
    assert found is not None
    assert found.number == number


@pytest.mark.parametrize(
    "place",
    [
        Place(0, 0, OPERATIVE, "6"),
        Place(0, 0, OPERATIVE, "3 (e)"),
        Place(0, 0, PREAMBLE, "19"),
        Place(0, 0, None, "99"),
        Place(0, 0, Part.ANNEX, "1"),
        Place(0, 0, OPERATIVE, ""),
    ],
)
def test_where_there_is_none(seed_library: Library, place: Place) -> None:
    assert at_place(seed_library.resolution(parse_symbol("68/243")), place) is None


@pytest.mark.parametrize(("written", "part", "number", "position"), [
    ("right at the start of the operative part", OPERATIVE, "1", 0),
    ("at the very beginning of the preamble", PREAMBLE, "1", 0),
    ("opens the operative section", OPERATIVE, "1", 0),
    ("the end of the preamble", PREAMBLE, "", LAST),
    ("the last bit of the 68/243 intro", PREAMBLE, "", LAST),
    ("the last bit of its introduction", PREAMBLE, "", LAST),
    ("the very first thing 70/237 does in its numbered part", OPERATIVE, "1", 0),
    ("the end of the preambular part", PREAMBLE, "", LAST),
    ("closes the operative part", OPERATIVE, "", LAST),
])
def test_where_a_part_opens_and_closes(
    written: str, part: Part, number: str, position: int
) -> None:
    [place] = find_places(f"Which report is spoken of {written} of 70/237?")
    assert (place.part, place.number, place.position) == (part, number, position)


def test_the_end_of_a_year_is_no_place() -> None:
    assert find_places("What is to be done by the end of the year?") == ()
