"""What recitals attribute to resolutions."""

from __future__ import annotations

import pytest

from assistant.mandate.attribution import attributions
from index.references import find_references
from index.resolution import FootnoteMark, Paragraph, Part


def read(text: str) -> list[tuple[list[str], list[str], bool]]:
    paragraph = Paragraph(Part.PREAMBLE, "1", text, references=tuple(find_references(text)))
    return [([s.short for s in a.symbols], [text[i:j].strip(" ,;.") for i, j in a.spans],
             a.outright) for a in attributions(paragraph)]


@pytest.mark.parametrize(
    ("text", "symbols", "said"),
    [
        ("Recalling its resolution 76/14 of 2 December 2021, in which it proclaimed the Year of "
         "Wells,", ["76/14"], "proclaimed the Year of Wells"),
        ("Recalling its resolution 61/3 of 3 May 2007, entitled “Wells and springs”, by which the "
         "General Assembly decided to convene a conference,", ["61/3"],
         "decided to convene a conference"),
        ("Recalling its resolutions 61/3 of 3 May 2007 and 62/4 of 4 May 2008, in which it invited "
         "States to dig wells,", ["61/3", "62/4"], "invited States to dig wells"),
        ("Recalling its resolution 61/3 of 3 May 2007, in which it asked for wells under "
         "resolution 60/1, and its resolution 62/4 of 4 May 2008,", ["61/3"],
         "asked for wells under resolution 60/1"),
        ("Recalling that, in paragraph 5 of its resolution 61/3 of 3 May 2007, it asked for wells,",
         ["61/3"], "asked for wells"),
        ("Noting that, in resolution 61/3, the General Assembly took up the matter of wells,",
         ["61/3"], "took up the matter of wells"),
        ("Recalling that, in its resolution 61/3 of 3 May 2007, it also, inter alia, asked,", [],
         ""),
        ("Recalling that, in its resolution 61/3 of 3 May 2007, it also asked for wells,",
         ["61/3"], "asked for wells"),
        ("Recalling resolution 61/3 of 3 May 2007 proclaiming 2008 the Year of Wells and "
         "resolution 62/4 of 4 May 2008,", ["61/3"],
         "proclaiming 2008 the Year of Wells"),
        ("Recalling its resolution 61/3 of 3 May 2007, entitled “Wells”, which also reaffirms the "
         "right to water,", ["61/3"], "reaffirms the right to water"),
        ("Recalling resolutions 61/3 of 3 May 2007 and 62/4 of 4 May 2008, which reaffirm the "
         "right to water,", ["61/3", "62/4"], "reaffirm the right to water"),
        ("Recalling its resolution 61/3 of 3 May 2007, in which it asked for wells, and requesting "
         "the Secretary-General to see to the ropes,", ["61/3"], "asked for wells"),
        # The words behind a comma are the recital's own, and "which was" speaks of the union.
        ("Recalling its resolution 61/3 of 3 May 2007, recognizing the need for wells,", [], ""),
        ("Recalling its resolution 61/3 on the union, which was set up for wells,", [], ""),
    ],
)
def test_in_which(text: str, symbols: list[str], said: str) -> None:
    outright = [(s, spans) for s, spans, is_outright in read(text) if is_outright]
    assert outright == ([(symbols, [said])] if symbols else [])


def test_each_resolution_of_a_list_is_said_to_have_done_what_stands_behind_it() -> None:
    assert read("Recalling its resolution 61/3 of 3 May 2007, in which it decided to convene a "
                "conference, its resolution 62/4 of 4 May 2008, in which it set out how, and its "
                "resolution 63/5 of 5 May 2009 on wells,") == [
        (["61/3"], ["decided to convene a conference"], True),
        (["62/4"], ["set out how"], True)]


def test_of_a_list_with_subjects_each_did_only_what_stands_behind_it() -> None:
    assert read("Recalling its resolutions 61/3 of 3 May 2007 on ropes, 61/9 of 9 May 2007 "
                "proclaiming the Day of Wells, 62/4 of 4 May 2008 declaring 2009 the Year of Rain "
                "and 62/8 of 8 May 2008 establishing a fund,") == [
        (["61/9"], ["proclaiming the Day of Wells"], True),
        (["62/4"], ["declaring 2009 the Year of Rain"], True),
        (["62/8"], ["establishing a fund"], True)]


@pytest.mark.parametrize(
    ("note", "symbols"),
    [("Resolution 61/3, annex.", ["61/3"]), ("General Assembly resolution 61/3.", ["61/3"]),
     ("Resolution 2200 A (XXI), annex.", ["2200 A (XXI)"]),
     ("See A/61/10, chap. V.", None),
     ("See resolution 61/3 and A/61/10, on which it draws.", None)],
)
def test_what_a_footnote_gives_a_resolution_for_is_its(
    note: str, symbols: list[str] | None
) -> None:
    text = "Asks to dig, in line with the Programme of Wells and to dig;"
    at = text.index(" and to dig")
    paragraph = Paragraph(Part.OPERATIVE, "1", text,
                          footnote_marks=(FootnoteMark(at, 0, "3", note),))
    found = [([s.short for s in a.symbols], text[slice(*a.spans[0])], a.outright)
             for a in attributions(paragraph)]
    assert found == ([] if symbols is None else [(symbols, "the Programme of Wells", False)])


def test_what_another_text_did_is_not_what_the_paragraph_does() -> None:
    text = ("Welcomes the summit on wells and its declaration, in which Heads of State and "
            "Government reaffirmed their love of ropes, looks forward to rain, and recognizes "
            "buckets;")
    [found] = attributions(Paragraph(Part.OPERATIVE, "1", text))
    assert (found.symbols, found.outright) == ((), True)
    assert text[slice(*found.spans[0])] == "reaffirmed their love of ropes"


def test_what_was_done_under_a_resolution_stands_between_it_and_the_next_ones() -> None:
    told = read("Reaffirming the Programme endorsed in its resolution 61/3, and the Conference on "
                "Wells as mandated in its resolution 62/4 and that on Ropes as mandated in its "
                "resolution 63/5,")
    assert [symbols for symbols, _, _ in told] == [["61/3"], ["62/4"], ["63/5"]]
    assert [any("on Wells" in span for span in spans) for _, spans, _ in told] == [
        True, True, False]


def test_the_reach_of_a_resolution_is_all_that_is_said_of_it() -> None:
    text = ("Recalling its resolution 61/3 on the Day of Wells, in which it asked for ropes, and "
            "noting the buckets, and its resolution 62/4, in which it asked for rain,")
    first, second = attributions(Paragraph(Part.PREAMBLE, "1", text,
                                           references=tuple(find_references(text))))
    assert text[slice(*first.reach)].strip() == (
        "on the Day of Wells, in which it asked for ropes, and noting the buckets")
    assert text[slice(*second.reach)].strip(" ,") == "in which it asked for rain"


@pytest.mark.parametrize("text", [
    "Recalling the proclamation, in its resolution 61/3 of 3 May 2007, of the Decade of Wells,",
    "Welcoming the recognition by the General Assembly, in its resolution 61/3, of the Decade of "
    "Wells,",
])
def test_what_was_done_in_a_resolution_that_stands_behind_it(text: str) -> None:
    [(symbols, spans, outright)] = read(text)
    assert (symbols, outright) == (["61/3"], True)
    assert "of the Decade of Wells" in spans[-1]


@pytest.mark.parametrize(
    ("text", "symbols", "holds"),
    [
        ("Bearing in mind that the Secretary-General, in fulfilment of resolution 61/3, "
         "established a panel on wells,", ["61/3"], "established a panel on wells"),
        ("Noting the views submitted pursuant to paragraphs 1 to 3 of resolutions 61/3 and 62/4,",
         ["61/3", "62/4"], "the views submitted"),
        ("Supports the Decade of Wells, declared by the General Assembly in its resolution 61/3;",
         ["61/3"], "Supports the Decade of Wells"),
        # It is the programme that commits, and each conference has a resolution of its own.
        ("Reaffirming the Programme of Wells endorsed in its resolution 61/3 of 3 May 2007, which "
         "commits to ropes,", ["61/3"], "commits to ropes"),
        ("Notes the work, as mandated by the Assembly in paragraph 2 of its resolution 61/3;",
         ["61/3"], "Notes the work"),
    ],
)
def test_under_which(text: str, symbols: list[str], holds: str) -> None:
    [(found, spans, outright)] = read(text)
    assert (found, outright) == (symbols, False)
    assert holds in " … ".join(spans)


@pytest.mark.parametrize(
    "text",
    ["Recalling its resolutions 61/3 of 3 May 2007 and 62/4 of 4 May 2008,",
     "Recalling the conference, in which many States took part,",
     "Takes note of resolution 61/3;"],
)
def test_what_attributes_nothing(text: str) -> None:
    assert read(text) == []
