"""What recitals attribute to resolutions."""

from __future__ import annotations

import pytest

from assistant.mandate.attribution import attributions
from index.references import find_references
from index.resolution import Paragraph, Part


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
    ],
)
def test_in_which(text: str, symbols: list[str], said: str) -> None:
    outright = [(s, spans) for s, spans, is_outright in read(text) if is_outright]
    assert outright == [(symbols, [said])]


def test_what_was_done_in_a_resolution_that_stands_behind_it() -> None:
    [(symbols, spans, outright)] = read(
        "Recalling the proclamation, in its resolution 61/3 of 3 May 2007, of the Decade of Wells,")
    assert (symbols, outright) == (["61/3"], True)
    assert "of the Decade of Wells" in spans[-1]


@pytest.mark.parametrize(
    ("text", "symbols", "holds"),
    [
        ("Bearing in mind that the Secretary-General, in fulfilment of resolution 61/3, "
         "established a panel on wells,", ["61/3"], "established a panel on wells"),
        ("Noting the views submitted pursuant to paragraphs 1 to 3 of resolutions 61/3 and 62/4,",
         ["61/3", "62/4"], "the views submitted"),
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
