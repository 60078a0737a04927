"""Quotations found in a draft: where each begins and ends, to the letter."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.quotation.draft import Form, Quotation, find_quotations
from index.draft.read import read_draft

# A draft, and the quotations that it has.
CASES = [
    # marks
    ("He said “one two” and left.", ["one two"]),
    ('He said "one two" and left.', ["one two"]),
    ("He said ‘one two’ and left.", ["one two"]),
    ("He said 'one two' and left.", ["one two"]),
    ("Il dit « one two » et partit.", ["one two"]),
    ("Il dit «one two» et partit.", ["one two"]),
    ("Er sagte „one two“ und ging.", ["one two"]),
    ("Er sagte „one two” und ging.", ["one two"]),
    ("Han sa ”one two” och gick.", ["one two"]),
    ("Han sagde »one two« og gik.", ["one two"]),
    ("He said ``one two'' and left.", ["one two"]),
    ("“One two.” “Three four.”", ["One two.", "Three four."]),
    ('("one two") and ["three four"] – "five six"—"seven"',
     ["one two", "three four", "five six", "seven"]),
    ("He said “one two\" and left.", ["one two"]),
    # apostrophes are no marks
    ("The States' use and don't, it's the 1990s' and rock 'n' roll.", []),
    ("The States’ use and don’t, it’s the ’90s and ’tis.", []),
    ("The '90s were the States' time.", []),
    ("He said 'the States' use of it is new' and left.", ["the States' use of it is new"]),
    ("He said ‘the States’ use of it is new’ and left.", ["the States’ use of it is new"]),
    ("He said ‘we don’t know’ and 'we can't tell'.", ["we don’t know", "we can't tell"]),
    ("It is 5'10\" tall and 3\" wide.", []),
    # one inside another
    ("“one ‘two’ three”", ["one ‘two’ three"]),
    ("‘one “two” three’", ["one “two” three"]),
    ('"one \'two\' three"', ["one 'two' three"]),
    ("« one “two” three »", ["one “two” three"]),
    ("“one “two” three” four", ["one “two” three"]),
    ("“one the States’ use ‘two’ three”", ["one the States’ use ‘two’ three"]),
    # over paragraphs
    ("He said: “one two\n\n“three four\n\n“five six” and left.\n\nMore.",
     ["one two\n\nthree four\n\nfive six"]),
    ("« one two\n\n« three four »", ["one two\n\nthree four"]),
    ('"one two\n\n"three four"', ["one two\n\nthree four"]),
    ("It “Decides:\n\n(a) To do one;\n\n(b) To do two”. Then “three four”.",
     ["Decides:\n\n(a) To do one;\n\n(b) To do two", "three four"]),
    # left open
    ("He said “one two and left.\n\nThen more.", ["one two and left."]),
    ("He said “one two and “three four” left.", ["one two and", "three four"]),
    ("He said “one two.\n\nThen “three four” left.", ["one two.", "three four"]),
    ("He said one two” and “three four” left.", ["three four"]),
    ("He said \"one two and left.\n\nThen \"three four\" left.",
     ["one two and left.", "three four"]),
    # none
    ("Nothing is quoted here.", []),
    ("“ ” and \"\" and «».", []),
    ("“—”", []),
]
BLOCKS = [
    ("a.md", "It says:\n\n> one two\n> three\n\nand more", ["one two\nthree"]),
    ("a.md", "> one two three\n>\n> four five six", ["one two three\n\nfour five six"]),
    ("a.md", "> “one two three”\n>\n> — A/RES/68/243, para. 2", ["one two three"]),
    ("a.md", "> one two three\n> — A/RES/68/243, para. 2", ["one two three"]),
    ("a.md", "> one two three (A/RES/68/243, para. 2)", ["one two three"]),
    ("a.md", "> OP 2: one two three", ["one two three"]),
    ("a.md", "> one two three as set out\n> in resolution 68/243.",
     ["one two three as set out\nin resolution 68/243."]),
    ("a.md", "> one “two” three four", ["one “two” three four"]),
    ("a.md", "```\n\"one two\"\n```\n\nand `\"three\"` and “four five”", ["four five"]),
    ("a.md", "~~“one two”~~ and &ldquo;three four&rdquo;", ["three four"]),
    ("a.md", "| “one two” | “three four” |\n|---|---|\n| “five six” | 7 |",
     ["one two", "three four", "five six"]),
    ("a.txt", "It says:\n\n    one two three four five\n    six seven\n\nand more",
     ["one two three four five\n    six seven"]),
    ("a.txt", "It says:\n    one two three four five\n    six seven\nand more",
     ["one two three four five\n    six seven"]),
    ("a.txt", "It says:\n\n> one two\n> three\n\nand more", ["one two\n  three"]),
    ("a.txt", "   First line indented here,\nthe rest is not, as in\nbooks of old.\n\n"
              "   And one more here,\nwhich is no quotation.\n\n   And one more line.", []),
    ("a.txt", "We need:\n\n    1. one two three four five\n    2. six seven eight nine ten", []),
    ("a.txt", "It says:\n\n    4. one two three four five six", ["4. one two three four five six"]),
    ("a.txt", "- a point that says “one two\n  three” and goes on", ["one two\n  three"]),
]


def found(text: str, name: str = "a.txt") -> list[str]:
    draft = read_draft(text.encode(), name)
    return [q.wording(draft) for q in find_quotations(draft)]


@pytest.mark.parametrize(("text", "wanted"), CASES)
def test_quotations_in_marks(text: str, wanted: list[str]) -> None:
    assert found(text) == wanted


@pytest.mark.parametrize(("name", "text", "wanted"), BLOCKS)
def test_quotations_set_off(name: str, text: str, wanted: list[str]) -> None:
    assert found(text, name) == wanted


def test_a_quotation_that_is_left_open_is_remarked_on() -> None:
    draft = read_draft("He said “one two and left.\n\nMore.".encode(), "a.txt")
    [one] = find_quotations(draft)
    assert one.remark is not None
    assert "not closed" in one.remark


def test_what_is_inside_is_kept() -> None:
    draft = read_draft("“one ‘two three’ four” and “five”".encode(), "a.txt")
    one, other = find_quotations(draft)
    assert [draft.text[q.start : q.end] for q in one.inner] == ["two three"]
    assert other.inner == ()


def test_footnote_marks_are_no_words() -> None:
    text = "He said “one two¹ three” and left.\n\n¹ A/RES/68/243."
    assert found(text)[0] == "one two three"


def test_the_form_is_told() -> None:
    draft = read_draft("> one two three\n\nand “four five”".encode(), "a.md")
    assert [q.form for q in find_quotations(draft)] == [Form.BLOCK, Form.MARKS]


WORD = st.text("abcdefghijklmnopqrstuvwxyzäéñ", min_size=1, max_size=8)
PROSE = st.lists(WORD, min_size=1, max_size=12).map(" ".join)
APOSTROPHES = st.sampled_from(["", " don't", " it’s", " the States' use", " the States’ use"])
QUOTED = st.builds(lambda p, a: f"so {p}{a} end", PROSE, APOSTROPHES)
MARKS = st.sampled_from([("“", "”"), ('"', '"'), ("«", "»"), ("« ", " »"), ("„", "“"), ("‘", "’"),
                         ("'", "'")])
PART = st.tuples(PROSE, APOSTROPHES, MARKS, QUOTED, st.sampled_from([" ", ", ", ". ", " (x) "]))


@given(st.lists(PART, max_size=6))
def test_every_quotation_that_was_put_in_is_found(
    parts: list[tuple[str, str, tuple[str, str], str, str]],
) -> None:
    text, places = "Begin.", []
    for prose, apostrophe, (opening, closing), quoted, behind in parts:
        text += f"\n\n{prose}{apostrophe} {opening}"
        places.append((len(text), len(text) + len(quoted)))
        text += f"{quoted}{closing}{behind}more"
    draft = read_draft(text.encode(), "a.txt")
    assert [(q.start, q.end) for q in find_quotations(draft)] == places
    assert draft.text == text


@given(st.text("“”\"‘’'«»„`() .,sab\n>[]1-:é¹\u00a0", max_size=200),
       st.sampled_from(["a.txt", "a.md"]))
def test_offsets_hold_for_any_text(text: str, name: str) -> None:
    draft = read_draft(f"Begin. {text}".encode(), name)
    quotations = find_quotations(draft)
    for before, one in zip([None, *quotations], quotations, strict=False):
        assert_holds(one, draft.text)
        assert before is None or before.end <= one.start
        block = draft.blocks[one.first]
        assert block.start <= one.start <= block.end
        if one.first == one.last and not block.notes:
            assert one.wording(draft) == draft.text[one.start : one.end]


def assert_holds(one: Quotation, text: str) -> None:
    words = text[one.start : one.end]
    assert words == words.strip()
    assert one.outer[0] <= one.start < one.end <= one.outer[1]
    for inner in one.inner:
        assert one.start <= inner.start < inner.end <= one.end
        assert_holds(inner, text)
