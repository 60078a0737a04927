"""Everyday abbreviations are written out, and nothing else is."""

from __future__ import annotations

import pytest

from assistant.question.abbreviations import written_out


@pytest.mark.parametrize(("text", "expected"), [
    ("what plenary mtg no. was 68/243 adopted at?",
     "what plenary meeting number was 68/243 adopted at?"),
    ("since when can one fly to St Helena or st. Lucia?",
     "since when can one fly to Saint Helena or Saint Lucia?"),
    ("pls list govts w/ views", "please list governments with views"),
    ("same q for 70/237", "same question for 70/237"),
    ("the experts' recs.", "the experts' recommendations."),
    ("are there no recitals", "are there no recitals"),
    ("DOC and George W. Bush", "DOC and George W. Bush"),
    ("www.un.org for it, file.doc", "www.un.org for it, file.doc"),
    ("the gov’t of it", "the government of it"),
    ("Is there such a resolution no?", "Is there such a resolution no?"),
    ("A/RES/70/237 para. 4 (b)", "A/RES/70/237 para. 4 (b)"),
    ("which PP, and must MS reply?", "which preambular paragraph, and must Member States reply?"),
    ("OP 3 and PP5 of it", "OP 3 and PP5 of it"),
    ("whats the dte, wether told or not", "what is the date, whether told or not"),
    ("68/243 v 70/237, paragraph 1 (c) (v)", "68/243 v 70/237, paragraph 1 (c) (v)"),
    ("para no pls", "para number please"),
    ("the one in s. africa, pt (c)", "the one in South Africa, point (c)"),
    ("document no. of the report", "document number of the report"),
])
def test_written_out(text: str, expected: str) -> None:
    assert written_out(text) == expected
