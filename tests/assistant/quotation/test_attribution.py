"""Which place a draft gives for a quotation, in the ways that people write it."""

from __future__ import annotations

import pytest

from assistant.quotation.attribution import attributions
from assistant.quotation.claim import read_claim
from assistant.quotation.draft import find_quotations
from index.draft.read import read_draft

X, Y = "A/RES/68/243", "A/RES/70/237"

# A draft, and for each of its quotations what the checker is told ("" for nothing).
CASES = [
    # before the quotation
    ("In its resolution 68/243, the Assembly noted “so it is with all” (para. 2).",
     f"{X}, para. 2"),
    ("As paragraph 5 of resolution 70/237 puts it, “so it is with all”.", f"{Y}, paragraph 5"),
    ("Resolution 70/237, OP 2 (a), says “so it is with all”.", f"{Y}, OP 2 (a)"),
    ("The third preambular paragraph of A/RES/68/243 has “so it is with all”.",
     f"{X}, third preambular paragraph"),
    ("In A/RES/68/243 the Assembly, in its paragraph 3, said “so it is with all”.",
     f"{X}, paragraph 3"),
    ("Paragraph 2 of resolution 68/243, as recalled in resolution 70/237, says “so it is for us”.",
     f"{X}, Paragraph 2"),
    ("Recalling resolution 68/243, resolution 70/237 says “so it is with all”.", Y),
    ("Unlike resolution 68/243, resolution 70/237 says “so it is with all”.", Y),
    ("Paragraphs 3 and 4 of resolution 70/237 say “so it is with all”.", Y),
    ("The preamble of resolution 70/237 says “so it is with all”.", f"{Y}, preamble"),
    ("Security Council resolution 1540 (2004), para. 1: “so it is with all”.",
     "S/RES/1540 (2004), para. 1"),
    ("General Assembly resolution 2625 (XXV) says “so it is with all”.", "A/RES/2625(XXV)"),
    ("In paragraph 3 of General Assembly resolution 68/243 we read “so it is with all”.",
     f"{X}, paragraph 3"),
    ("Under UNGA resolution 70/237 of 23 December 2015, para. 4, “so it is with all”.",
     f"{Y}, para. 4"),
    ("The fourth preambular para. of the Assembly’s 2013 resolution 68/243: “so it is with all”.",
     f"{X}, fourth preambular para."),
    ("UNGA res. 70/237 (OP5) “so it is with all”.", f"{Y}, OP5"),
    ("GA Res 70/237, ¶ 5: “so it is with all”.", f"{Y}, ¶ 5"),
    ("Operative paragraph three of 70/237 says “so it is with all”.", Y),
    ("In 2013 (resolution 68/243) and again in 2015 (resolution 70/237) it said “so it was then”.",
     Y),
    # behind it
    ("We read “so it is with all” (A/RES/70/237, OP 2(a)).", f"{Y}, OP 2(a)"),
    ("We read “so it is with all.” (A/RES/70/237, para. 3)", f"{Y}, para. 3"),
    ("We read “so it is with all” [resolution 70/237, para. 3].", f"{Y}, para. 3"),
    ("“So it is with all”, in the words of paragraph 4 of resolution 68/243.", f"{X}, paragraph 4"),
    ("“So it is with all” is how operative paragraph 1 of 70/237 begins.",
     f"{Y}, operative paragraph 1"),
    ("We want “so it is with all”, as the fifth preambular paragraph of resolution 68/243 says.",
     f"{X}, fifth preambular paragraph"),
    ("We read “so it is with all” (A/RES/68/243, para. 4; see also A/RES/70/237, para. 5).",
     f"{X}, para. 4"),
    # carried from the sentence before
    ("Resolution 68/243 is short. It also says “so it is with all”.", X),
    ("Resolution 68/243 is short. Paragraph 2 of that resolution has “so it is with all”.",
     f"{X}, Paragraph 2"),
    ("We read “so it is with all” (A/RES/68/243, para. 2) and “so it was then” (ibid., para. 3).",
     f"{X}, para. 2", f"{X}, para. 3"),
    ("We read “so it is with all” (A/RES/68/243, para. 2). The same paragraph has “so it was”.",
     f"{X}, para. 2", f"{X}, para. 2"),
    ("We read “so it is with all” (A/RES/68/243, para. 2) and “so it was with us” (ibid.).",
     f"{X}, para. 2", f"{X}, para. 2"),
    ("Resolution 68/243 says “so it is with all” (para. 1) and “so it was with us” (para. 9).",
     f"{X}, para. 1", f"{X}, para. 9"),
    ("Resolution 68/243 says “so it is with all”, and resolution 70/237 says “so it was with us”.",
     X, Y),
    ("Paragraph 2 of resolution 68/243 says “so it is with all” and “so it was with us”.",
     f"{X}, Paragraph 2", f"{X}, Paragraph 2"),
    # several
    ("Resolutions 68/243 and 70/237 both say “so it is with all”.", X),
    # none
    ("We like to say “so it is with all”.", ""),
    ("Resolution 68/243 is short. My friend likes to say “so it is with all”.", ""),
    ("Resolution 68/243 is short.\n\nIt also says “so it is with all”.", X),
    ("Resolution 68/243 is short.\n\nWe do much.\n\nIt also says “so it is with all”.", ""),
    ("The Charter was cited. “So it is with all” is an old saying.", ""),
    # other texts and people
    ("The report (A/68/98, para. 19) says “so it is with all”.", ""),
    ("Resolution 68/243 welcomed A/68/98, which says “so it is with all”.", ""),
    ("Paragraph 19 of the report of the Group says “so it is with all”.", ""),
    ("Human Rights Council resolution 42/22 says “so it is with all”.", ""),
    ("Welcoming resolution 68/243, the representative of Cuba said “so it is with all”.", ""),
    ("The representative of Cuba, welcoming resolution 68/243, said “so it is with all”.", ""),
    ("“So it is with all,” said the delegate of France about resolution 68/243.", ""),
    ("Article 51 speaks of “so it is with all”.", ""),
    ("As said in paragraph 3 above, “so it is with all”.", ""),
    # a block
    ("Resolution 68/243, para. 2, reads:\n\n> So it is with all of us\n\nand ends.",
     f"{X}, para. 2"),
    ("The text reads:\n\n> So it is with all of us\n>\n> — A/RES/68/243, para. 2", f"{X}, para. 2"),
    ("The text reads:\n\n> So it is with all of us (A/RES/68/243, para. 2)", f"{X}, para. 2"),
    ("The text reads:\n\n> So it is with all of us\n\n(A/RES/68/243, para. 2)", f"{X}, para. 2"),
    ("“So it is with all.”\n\n— A/RES/68/243, para. 2", f"{X}, para. 2"),
    ("Unlike 68/243, which spoke of “so it was then”, resolution 70/237 says “so it is with all”.",
     X, Y),
    ("OP4 of 70/237 says “so it is with all”; OP5 adds “so it was then”.",
     f"{Y}, OP4", f"{Y}, OP5"),
    ("Sub-paragraph (b) of paragraph 3 of resolution 68/243 has “so it is with all”.",
     f"{X}, Sub-paragraph (b) of paragraph 3"),
    ("In para. 1 it calls upon States “to do as we all do” (A/RES/68/243).", f"{X}, para. 1"),
    ("Resolution 68/243:\n\n- “so it is with all” (para. 1)\n- “so it was with us” (para. 2)",
     f"{X}, para. 1", f"{X}, para. 2"),
    ("## Resolution 68/243\n\nParagraph 2 says “so it is with all”.", f"{X}, Paragraph 2"),
    # footnotes
    ("We read “so it is with all”.[^1]\n\n[^1]: A/RES/68/243, para. 4.", f"{X}, para. 4"),
    ("We read “so it is with all”.[^1] And “so it was with us”.[^2]\n\n"
     "[^1]: A/RES/68/243, para. 4.\n[^2]: Ibid., para. 5.", f"{X}, para. 4", f"{X}, para. 5"),
    ("Resolution 68/243[^1] says “so it is with all”.\n\n[^1]: See A/68/98.", X),
    # a table
    ("| a | b | c |\n|---|---|---|\n| 68/243 | para. 3 | “so it is with all” |", f"{X}, para. 3"),
]


def claims(text: str) -> list[tuple[str, ...]]:
    draft = read_draft(text.encode(), "draft.md")
    return [a.claims for a in attributions(draft, find_quotations(draft))]


@pytest.mark.parametrize("case", CASES, ids=[case[0][:60] for case in CASES])
def test_where_a_quotation_is_said_to_be_from(case: tuple[str, ...]) -> None:
    text, *wanted = case
    assert [found[0] if found else "" for found in claims(text)] == wanted


@pytest.mark.parametrize("claim", sorted({c for case in CASES for c in case[1:] if c}))
def test_the_checker_understands_every_claim(claim: str) -> None:
    read = read_claim(claim)
    assert read.symbol is not None
    assert "," not in claim or read.place is not None or read.part is not None


def test_several_resolutions_are_all_claimed() -> None:
    assert claims("Both resolutions 68/243 and 70/237 say “so it is with all”.") == [(X, Y)]


def test_it_is_told_in_words() -> None:
    draft = read_draft("We read “so it is with all” (A/RES/70/237, OP 2(a)).".encode(), "a.txt")
    [found] = attributions(draft, find_quotations(draft))
    assert found.words == "General Assembly resolution 70/237, OP 2(a)"
    assert found.direct


@pytest.mark.parametrize(("text", "words"), [
    ("The report (A/68/98, para. 19) says “so it is with all”.", "A/68/98"),
    ("Article 51 speaks of “so it is with all”.", "Article 51"),
    ("My Minister said: “so it is with all”.", "another speaker"),
    ("Decision 73/512 says “so it is with all”.", "Decision 73/512"),
    ("According to Smith (2019, p. 17), “so it is with all”.", "another speaker"),
])
def test_another_text_or_speaker_is_named(text: str, words: str) -> None:
    draft = read_draft(text.encode(), "a.txt")
    [found] = attributions(draft, find_quotations(draft))
    assert (found.words, found.other, found.claims) == (words, True, ())
