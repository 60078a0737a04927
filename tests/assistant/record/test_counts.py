"""A number is given where the paragraph says it, or where its points are it; else none is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import cast

import pytest

from assistant.finding.clauses import Window
from assistant.finding.evidence import Evidence, TermMatch
from assistant.question.question import understand
from assistant.record.counts import count
from assistant.saying.points import points_of
from index.resolution import Paragraph, Part, Resolution
from index.store import Library, StoredParagraph
from index.symbol import parse_symbol


@dataclass(frozen=True)
class Read:
    """What counting looks at in the evidence: the paragraph and its text."""

    paragraph: StoredParagraph

    matches: tuple[TermMatch, ...] = ()

    @property
    def window(self) -> Window:
        return Window(0, len(self.text), 0)

    @property
    def text(self) -> str:
        return self.paragraph.paragraph.governed_text


def counted(resolution: Resolution, number: str, part: Part, asked: str) -> str | None:
    at, paragraph = next(
        (i, p) for i, p in enumerate(resolution.paragraphs) if (p.part, p.number) == (part, number)
    )
    question = understand(asked, (resolution.symbol,), frozenset())
    text = paragraph.governed_text
    matches = tuple(
        TermMatch(t, 1.0, 1.0, tuple(m.span() for m in re.finditer(re.escape(t.text), text)))
        for t in question.terms)
    evidence = cast(Evidence, Read(StoredParagraph(1, resolution.symbol, at, paragraph), matches))
    found = count(question, evidence, resolution)
    if found is None:
        return None
    assert all(0 <= s < e <= len(evidence.text) for s, e in found.spans)
    return found.said


@pytest.mark.parametrize(
    ("asked", "number", "said"),
    [
        ("On how many questions are views invited?", "3", "Four: (a) general appreciation"),
        ("How many points are listed?", "3", "Four: (a) "),
        ("How many topics are listed there?", "3 (b)", "Four: (a) "),
        ("How many topics are listed there?", "3", "; (d) possible measures"),
    ],
)
def test_points_are_counted(seed_library: Library, asked: str, number: str, said: str) -> None:
    resolution = seed_library.resolution(parse_symbol("68/243"))
    assert said in (counted(resolution, number, Part.OPERATIVE, asked) or "")


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("a group of 15 additional governmental experts,", "How many experts are there?", "15"),
        ("a panel of fifteen experts,", "What is the number of experts?", "Fifteen"),
        ("a grant of 1,500 dollars,", "How many dollars is the grant?", "1,500 dollars"),
        ("at its first phase and at its second phase,", "How many phases were there?", "Two"),
        ("at its second phase,", "How many phases were there?", None),
        ("paragraph 15 of experts,", "How many experts are there?", None),
        (
            "pursuant to paragraphs 1 to 3 of resolutions 53/70 and 54/49,",
            "How many resolutions are there?",
            None,
        ),
        ("three meetings of experts of the group,", "How many States are there?", None),
        ("a twenty-first meeting,", "How many meetings were there?", None),
        ("a group of experts,", "How many experts are there?", None),
        ("in resolution 53 experts said,", "How many experts are there?", None),
        ("a five-year preparatory period,", "How many years do they get?", "Five"),
        ("legislation from 189 Member States,", "How many countries' laws are there?", "189"),
        ("the COVID-19 pandemic,", "How many pandemics were there?", None),
        ("a grant from Chile of 400 dollars, and of 7 million dollars from Fiji,",
         "What amount is from Fiji, as a grant?", None),  # what each is of, is not clear
        ("a third, equivalent to 400 dollars, from Chile, and a grant of 7.5 dollars from Fiji,",
         "What sum is the grant from Fiji?", "7.5 dollars"),
        ("those who live on less than 1.25 dollars a day,", "How much money is missing?", None),
        ("costs of 400 dollars,", "How many soldiers are on the budget?", None),
        ("a rate of 0.011 per cent,", "What percentage is the rate?", "0.011 per cent"),
        ("a rate of 12 dollars,", "What percentage is the rate?", None),
        ("a share of 12 dollars,", "What share is for Fiji, as a share?", "12 dollars"),
        ("more than 11,000 inhabitants registered,", "How many inhabitants are there?",
         "More than 11,000"),
        ("one of nine experts,", "How many experts are there?", None),
        ("the efforts of the Group of 20 experts,", "How many experts are there?", None),
        ("141 States members of the Agency,", "How many members are there?", "141"),
        ("that 143 States have so far subscribed,", "What is the number of subscribing states?",
         "143"),
        ("that the number of States parties has reached 187,", "What is the number of parties?",
         "187"),
        ("that the number of members rose from 3 to 12,", "How many members are there?", "12"),
        ("the number of members grew by 2 to 40 per cent,", "How many members are there?", None),
        ("that the number of members reached 40 per cent,", "How many members are there?", None),
        ("that 195 States are parties to the Convention, and that 128 States are parties to the "
         "Protocol,", "How many States are parties to the Protocol?", "128"),
        ("that the number of wells has reached 187,", "How many parties are there?", None),
    ],
)
def test_a_number_stands_before_what_it_counts(
    seed_library: Library, text: str, asked: str, said: str | None
) -> None:
    seed = seed_library.resolution(parse_symbol("68/243"))
    paragraphs = (Paragraph(Part.PREAMBLE, "1", f"Recalling {text}"),)
    assert counted(replace(seed, paragraphs=paragraphs), "1", Part.PREAMBLE, asked) == said


def test_the_points_under_one_chapeau(seed_library: Library) -> None:
    resolution = seed_library.resolution(parse_symbol("70/237"))
    paragraph = next(p for p in resolution.paragraphs if p.number == "2 (b)")
    assert [p.number for p in points_of(resolution, paragraph)] == ["2 (a)", "2 (b)"]


def test_points_of_points_are_not_counted_with_them(seed_library: Library) -> None:
    seed = seed_library.resolution(parse_symbol("68/243"))
    numbers = ("1", "1 (a)", "1 (a) (i)", "1 (a) (ii)", "1 (b)")
    made = replace(
        seed,
        paragraphs=tuple(
            Paragraph(Part.OPERATIVE, n, "To act;", ("Urges:",) * n.count("(")) for n in numbers
        ),
    )
    assert [p.number for p in points_of(made, made.paragraphs[0])] == ["1 (a)", "1 (b)"]
