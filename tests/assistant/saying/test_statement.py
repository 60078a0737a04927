"""A paragraph said as a sentence has its own words and no others, and marks what it leaves out."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from assistant.question.wording import words
from assistant.saying.statement import abridge, lower_first, statement
from index.resolution import Paragraph, Part
from index.store import Library
from index.symbol import parse_symbol

SYMBOL = parse_symbol("75/999")


def recital(text: str, number: str = "4") -> Paragraph:
    return Paragraph(Part.PREAMBLE, number, text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Bearing in mind the report,", "bears in mind the report."),
        ("Recalling, in this connection, the report,", "recalls, in this connection, the report."),
        ("Expressing concern at drought,", "expresses concern at drought."),
        ("Deeply concerned at drought,", "is deeply concerned at drought."),
        ("Alarmed by drought,", "is alarmed by drought."),
        ("Guided by the Charter,", "is guided by the Charter."),
        ("Having considered the report,", "has considered the report."),
        ("Strongly condemning it,", "strongly condemns it."),
        ("Taking note with appreciation of it,", "takes note with appreciation of it."),
        (
            "Whereas it never rains,",
            "has in its fourth preambular paragraph: “Whereas it never rains”.",
        ),
        (
            "Also recalling drought,",
            "has in its fourth preambular paragraph: “Also recalling drought”.",
        ),
    ],
)
def test_a_recital_is_put_into_the_present(text: str, said: str) -> None:
    assert statement(SYMBOL, recital(text)) == f"Resolution 75/999 {said}"


@pytest.mark.parametrize(
    ("number", "text", "chapeau", "said"),
    [
        ("1", "Calls upon States to act;", (), "calls upon States to act."),
        ("2", "Strongly urges States to act;", (), "strongly urges States to act."),
        ("2", "Also strongly urges States to act;", (), "also strongly urges States to act."),
        ("2", "Further decides that it shall be so;", (), "further decides that it shall be so."),
        (
            "3",
            "Decides on the item entitled “Drought”.",
            (),
            "decides on the item entitled “Drought”.",
        ),
        ("4 (a)", "To act;", ("Calls upon States:",), "calls upon States to act."),
        (
            "4 (b)",
            "General appreciation of it;",
            ("Invites views on the following questions:",),
            "invites views on the following questions: general appreciation of it.",
        ),
        (
            "4 (c)",
            "United Nations experts;",
            ("Invites the following:",),
            "invites the following: United Nations experts.",
        ),
        ("5", "The Group shall act;", (), "says: “The Group shall act”."),
    ],
)
def test_an_operative_paragraph_needs_a_subject(
    number: str, text: str, chapeau: tuple[str, ...], said: str
) -> None:
    paragraph = Paragraph(Part.OPERATIVE, number, text, chapeau)
    assert statement(SYMBOL, paragraph) == f"Resolution 75/999 {said}"


LONG = (
    "Requests the Secretary-General, with the help of experts, to study the threats, "
    "including norms, and to report at its seventieth session on the results;"
)


@pytest.mark.parametrize(
    ("longest", "deciding", "said"),
    [
        (99, "", LONG),
        (
            8,
            "seventieth",
            "Requests the Secretary-General, … and to report at its seventieth session "
            "on the results;",
        ),
        (8, "norms", "Requests the Secretary-General, … including norms, …"),
        (11, "study", "Requests the Secretary-General, … to study the threats, including norms, …"),
        (6, "Requests", "Requests the Secretary-General, … including norms, …"),
    ],
)
def test_an_abridgement_keeps_the_deciding_words(longest: int, deciding: str, said: str) -> None:
    at = LONG.index(deciding)
    spans = [(at, at + len(deciding))] if deciding else []
    cut = abridge(LONG, spans, longest)
    assert deciding in cut
    if deciding != "Requests":
        assert cut == said


def test_what_goes_on_with_the_deciding_words_is_kept_before_the_beginning() -> None:
    text = ("Calls upon the Office, in its own time, as it can, to open branches in Rabat, in "
            "Nairobi, in Accra, and to report on them at its next session, in its own words;")
    at = text.index("branches")
    assert abridge(text, [(at, at + 8)], 14) == (
        "Calls upon the Office, … to open branches in Rabat, in Nairobi, in Accra, …")


@pytest.mark.parametrize("listed", [
    "the offices in Rabat, in Nairobi, in Accra, in Dakar, and in Tunis,",
    "investigations that are prompt, exhaustive, thorough, independent, and impartial,",
])
def test_nothing_is_left_out_of_a_list(listed: str) -> None:
    text = (f"Takes note of {listed} which were opened for purposes that take many words to tell, "
            "and further takes note of other things that nobody asked about at all;")
    at = text.index(",")
    assert f"{listed} …" in abridge(text, [(at - 5, at)], 8)


def test_a_long_point_is_cut_around_its_own_deciding_words() -> None:
    chapeau = ("Decides that the arrangements shall be as follows:",)
    long = "The debate shall take place on the first day, " + "and so on, " * 40
    point = Paragraph(Part.OPERATIVE, "3 (c)", f"{long}for three minutes each;", chapeau)
    at = point.governed_text.index("three")
    assert "three minutes" in statement(SYMBOL, point, [(at, at + 5)])
    assert "three minutes" not in statement(SYMBOL, point)


texts = some.lists(
    some.sampled_from(["alpha", "beta,", "gamma;", "delta:", "to epsilon", "1,000", "(a)"]),
    min_size=1,
    max_size=60,
).map(" ".join)


@given(texts, some.integers(1, 40), some.lists(some.integers(0, 200), max_size=3))
def test_an_abridgement_has_source_words_in_their_order_and_marks_the_rest(
    text: str, longest: int, starts: list[int]
) -> None:
    cut = abridge(text, [(s, s + 1) for s in starts], longest)
    fragments = [f.strip() for f in cut.split("…") if f.strip()]
    at = 0
    for fragment in fragments:
        assert fragment in text[at:]
        at = text.index(fragment, at) + len(fragment)
    assert text.startswith(fragments[0])
    assert ("…" in cut) is (cut != text)
    assert "… …" not in cut
    if len(text.split()) <= longest:
        assert cut == text
    if not cut.endswith("…"):
        assert text.endswith(fragments[-1])


def stands_in(fragment: list[str], source: list[str]) -> bool:
    n = len(fragment)
    return any(source[i : i + n] == fragment for i in range(len(source) - n + 1))


def _own_words(said: str) -> list[list[str]]:
    """What a statement says of its paragraph, cut at omissions, without subject and verb."""
    quoted = re.fullmatch(
        r"Resolution \S+ (?:says|has in its [\w-]+ preambular paragraph): “(.*)”\.", said
    )
    behind = (
        quoted[1] if quoted else re.sub(r"^Resolution \S+ (?:is )?(?:[a-z]+ly )?[a-z]+", "", said)
    )
    return [[w.text for w in words(f)] for f in behind.split("…") if words(f)]


@given(some.data())
def test_every_word_is_the_paragraphs_own(seed_library: Library, data: some.DataObject) -> None:
    symbol = data.draw(some.sampled_from(seed_library.symbols))
    paragraph = data.draw(some.sampled_from(seed_library.resolution(symbol).paragraphs))
    source = words(paragraph.governed_text)
    chosen = data.draw(some.lists(some.sampled_from(source), max_size=4))
    longest = data.draw(some.sampled_from([10, 50, 80]))
    said = statement(symbol, paragraph, [(w.start, w.end) for w in chosen], longest)
    assert said.startswith(f"Resolution {symbol.short} ")
    assert said.endswith((".", ".”"))
    for fragment in _own_words(said):
        assert stands_in(fragment, [w.text for w in source]), said


def test_every_seed_paragraph_is_a_sentence(seed_library: Library) -> None:
    for symbol in seed_library.symbols:
        for paragraph in seed_library.resolution(symbol).paragraphs:
            said = statement(symbol, paragraph)
            assert "  " not in said
            assert "“" not in said or said.count("“") == said.count("”")
            assert not re.search(r"[,;:]\.|\.\.", said), said
            verb = said.split()[2].rstrip(",")
            assert verb.endswith("s"), said


@pytest.mark.parametrize(
    ("text", "lowered"), [("Calls", "calls"), ("", ""), ("“A", "“A"), ("É", "é")]
)
def test_a_small_first_letter(text: str, lowered: str) -> None:
    assert lower_first(text) == lowered


def test_order_of_fragments_is_that_of_the_text() -> None:
    cut = abridge(LONG, [(LONG.index("seventieth"), 0), (LONG.index("help"), 0)], 20)
    places = [LONG.index(f.strip()) for f in cut.split("…") if f.strip()]
    assert all(a < b for a, b in pairwise(places))
    assert len(places) >= 2
