"""Mends and footnote marks: what is repaired, and above all what is left alone."""

from __future__ import annotations

import pytest

from index.compose import compose, gather
from index.plain.compounds import weigh
from index.plain.marks import find_marks
from index.plain.mend import find_mends
from index.resolution import Mend


def mended(source: str) -> tuple[str, tuple[Mend, ...]]:
    raw = gather(source, [(0, len(source))])
    result = compose(source, raw, find_mends(raw.text, weigh([raw.text])))
    for mend in result.mends:
        assert source[mend.source:mend.source + len(mend.was)] == mend.was
        assert result.text[mend.at:mend.at + len(mend.now)] == mend.now
    for piece in result.pieces:
        assert source[piece.source:piece.source + piece.length] \
            == result.text[piece.at:piece.at + piece.length]
    return result.text, result.mends


REPAIRED = {
    "the SecretaryGeneral to": "the Secretary-General to",
    "Under-SecretaryGeneral": "Under-Secretary-General",
    "capacitybuilding": "capacity-building",
    "at its seventysecond session": "at its seventy-second session",
    "on a case-bycase basis": "on a case-by-case basis",
    # the same compound elsewhere in the document is evidence
    "riverfed lakes and river-fed lakes": "river-fed lakes and river-fed lakes",
    "UnitedNations, the United Nations": "United Nations, the United Nations",
    "Secretary-\nGeneral": "Secretary-General",
    "Secretary- \n\n General": "Secretary-General",
    "the consi-\nderation of": "the consideration of",
    "the consi\u00ad\nderation of": "the consideration of",
    "under\u00adstand\u200bing": "understanding",
    "face-\nto-face": "face-to-face",
    "2021-\n2025": "2021-2025",
    "and/\nor": "and/or",
    "non\u2011binding, o\ufb03cial": "non-binding, official",
    "the burdenand responsibility-sharing": "the burden- and responsibility-sharing",
    "Secretary- General": "Secretary-General",
}

LEFT_ALONE = (
    "peacebuilding", "cyberspace", "multistakeholder", "cooperation", "Interagency Panel",
    "McDonald", "DeGaulle", "ICTs", "YouTube", "MacArthur", "UNESCO", "HeForShe", "PaperSmart",
    "nonetheless", "understanding", "workshop", "short- and long-term", "e-government",
)


@pytest.mark.parametrize(("source", "text"), REPAIRED.items())
def test_repairs(source: str, text: str) -> None:
    got, mends = mended(source)
    assert got == text
    assert mends


@pytest.mark.parametrize("source", LEFT_ALONE)
def test_leaves_alone(source: str) -> None:
    assert mended(source) == (source, ())


def test_a_suspended_hyphen_at_a_line_end() -> None:
    assert mended("short-\nand long-term") == ("short- and long-term", ())


def test_a_mend_says_what_was_there() -> None:
    assert mended("the SecretaryGeneral")[1] == (Mend(13, 13, "", "-", "lost hyphen"),)
    assert mended("exam-\nple")[1] == (Mend(4, 4, "-", "", "word broken at a line end"),)
    assert mended("Secretary-\nGeneral")[1] == (
        Mend(10, 10, "\n", "", "hyphen kept at a line end"),)


# the raw paragraphs of a document → the marks found in each
MARKS: list[tuple[list[str], list[list[str]]]] = [
    (["that were made, 1", "(second phase), 2", "those assessments, 3", "General, 4",
      "Security,4 to continue"], [["1"], ["2"], ["3"], ["4"], ["4"]]),
    (["information\u00b9 and", "security.\u00b2"], [["\u00b9"], ["\u00b2"]]),
    (["the report1 and the note,2 which"], [["1", "2"]]),
    (["Security, 1 to continue"], [["1"]]),
    (["on 8 June 2006,1 as amended, and resolution 42/12,2 which"], [["1", "2"]]),
    (["in its 20131 and 20152 reports and in the note,3 which"], [["1", "2", "3"]]),
    (["Tlatelolco,1 Rarotonga, 2 Bangkok3 and"], [["1", "2", "3"]]),
    (["Security,\n1\nto continue"], [["1"]]),
    (["1,000 people, on 4 May, and in 2014, 3 States"], [[]]),
    (["resolutions 59/61, 60/45, and A/RES/68/243"], [[]]),
    (["made,1", "and,2", "in 2014, 3 States, 4 of which"], [["1"], ["2"], []]),
    (["set out in Article 1 of the Charter,"], [[]]),
    (["paragraphs 1, 2 and 3", "in 2014, 1 of them"], [[], []]),
    (["an area of 40 km\u00b2 in"], [[]]),
]


@pytest.mark.parametrize(("texts", "expected"), MARKS)
def test_footnote_marks(texts: list[str], expected: list[list[str]]) -> None:
    edits = find_marks(texts)
    assert [[text[e.start:e.end].strip() for e in found]
            for text, found in zip(texts, edits, strict=True)] == expected
