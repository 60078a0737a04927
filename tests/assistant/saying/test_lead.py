"""What is asked for is cut from the paragraph: of several times the one that is meant."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.finding.retrieve import Retriever
from assistant.question.question import understand
from assistant.saying.lead import lead_of
from index.resolution import Paragraph, Part
from index.store import Library
from index.symbol import parse_symbol


@pytest.mark.parametrize(("text", "asked", "said"), [
    ("Draws attention to the drafts adopted at its seventy-first session, and takes note of the "
     "extension of the deadline for comments to 30 June 2021",
     "What is the deadline for comments?", "To 30 June 2021"),
    ("Requests comments on the drafts adopted on 3 May 2019, which reach it by 30 June "
     "2021",
     "What is the deadline for comments on drafts?", "By 30 June 2021"),
    ("Recalls the first Conference of the Parties, on 4 November 2010, the second Conference of "
     "the Parties, on 12 March 2012, and the third Conference, held on 5 May 2014",
     "When did the parties hold their second conference?", "On 12 March 2012"),
    ("Recalls the first Conference of the Parties, on 4 November 2010, and the third Conference, "
     "held on 5 May 2014", "When was the third conference?", "On 5 May 2014"),
    ("Decides to set it up no later than 2026, when the group of 2021–2025 has ended",
     "By what year at the latest is it to be set up?", "No later than 2026"),
    ("Requests comments on the drafts at its seventieth session", "What is the deadline?",
     "At its seventieth session"),
])
def test_the_time_that_is_meant(
    seed_library: Library, text: str, asked: str, said: str
) -> None:
    retriever = Retriever(seed_library)
    seed = parse_symbol("68/243")
    question = understand(asked, (seed,), retriever.known)
    found = retriever.find(question)[0].evidence
    stored = replace(found.paragraph, paragraph=Paragraph(Part.OPERATIVE, "1", text))
    lead = lead_of(question, replace(found, paragraph=stored), seed_library.resolution(seed))
    assert lead is not None
    assert lead.text == said


def test_what_is_counted_and_has_no_time_gives_none(seed_library: Library) -> None:
    text = ("Recalls the first Conference, on 4 November 2010, the second Conference, on 12 March "
            "2012, and the third Conference of the Parties")
    retriever = Retriever(seed_library)
    seed = parse_symbol("68/243")
    question = understand("When was the third conference?", (seed,), retriever.known)
    found = retriever.find(question)[0].evidence
    stored = replace(found.paragraph, paragraph=Paragraph(Part.OPERATIVE, "1", text))
    assert lead_of(question, replace(found, paragraph=stored),
                   seed_library.resolution(seed)) is None
