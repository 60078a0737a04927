"""What a resolution says of itself comes from its structure; what it does not say is refused."""

from __future__ import annotations

import pytest

from assistant.answer import Answer, Route
from assistant.question.place import at_place
from assistant.question.question import Question, understand
from assistant.question.wording import stem
from assistant.record.record import from_record, missing_place, places_asked
from index.resolution import Part
from index.store import Library
from index.symbol import parse_symbol


def read(library: Library, text: str) -> Question:
    known = frozenset(stem(form) for form in library.vocabulary())
    return understand(text, library.symbols, known)


def answered(library: Library, text: str) -> Answer:
    answer = from_record(read(library, text), library)
    assert answer is not None
    assert answer.route is Route.RECORD
    return answer


@pytest.mark.parametrize(
    ("text", "says", "parts"),
    [
        ("When was 68/243 adopted?", ["27 December 2013", "72nd plenary meeting"], {Part.END}),
        ("What is the date of resolution 68/243?", ["27 December 2013"], {Part.END}),
        ("On what day did the Assembly adopt A/RES/68/243?", ["27 December 2013"], {Part.END}),
        ("At which plenary meeting was 68/243 adopted?", ["72nd plenary meeting"], {Part.END}),
        ("What number does the plenary meeting printed at the bottom of 68/243 have?",
         ["72nd plenary meeting"], {Part.END}),
        (
            "What is the title of 70/237?",
            ["“Developments in the field of information"],
            {Part.HEADING},
        ),
        ("What is resolution 68/243 called?", ["“Developments in the field"], {Part.HEADING}),
        ("Which session is 70/237 of?", ["seventieth session"], {Part.HEADING}),
        ("When was 69/28 adopted?", ["2 December 2014"], {Part.PREAMBLE}),
        ("How many operative paragraphs does 70/237 have?", ["six operative"], None),
        ("How many preambular paragraphs does 68/243 have?", ["18 preambular"], None),
        (
            "How many paragraphs does 68/243 have?",
            ["18 preambular", "five operative", "four points"],
            None,
        ),
        (
            "How many operative paragraphs do 68/243 and 70/237 have?",
            ["68/243 has five", "70/237 has six"],
            None,
        ),
        (
            "When were 68/243 and 70/237 adopted?",
            ["27 December 2013", "does not state"],
            {Part.END},
        ),
    ],
)
def test_what_it_says_of_itself(
    seed_library: Library, text: str, says: list[str], parts: set[Part] | None
) -> None:
    answer = answered(seed_library, text)
    assert answer.answered
    assert all(s in answer.text for s in says), answer.text
    assert answer.citations
    assert parts is None or {c.part for c in answer.citations} == parts


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("When was 70/237 adopted?", "70/237"),
        ("At which plenary meeting was 70/237 adopted?", "70/237"),
        ("When was resolution 73/27 adopted?", "73/27"),
    ],
)
def test_what_it_does_not_say_is_refused(seed_library: Library, text: str, symbol: str) -> None:
    answer = answered(seed_library, text)
    assert not answer.answered
    assert symbol in answer.text
    assert answer.reason
    assert "2015" not in answer.text


@pytest.mark.parametrize(
    "text",
    [
        "When is the group to be established in 68/243?",
        "What does paragraph 3 of 68/243 say?",
        "When was the conference held?",
        "Which report does 70/237 welcome?",
        "What date does 68/243 give for the Summit?",
    ],
)
def test_what_is_about_the_content_is_left_to_the_search(seed_library: Library, text: str) -> None:
    assert from_record(read(seed_library, text), seed_library) is None


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("What does paragraph 9 of 68/243 say?", "no paragraph 9"),
        ("What does OP7 of 70/237 say?", "no "),
        ("What is the twentieth preambular paragraph of 68/243?", "no twentieth preambular"),
        ("What is in 3 (e) of 68/243?", "no paragraph 3 (e)"),
        ("What does paragraph 2 (a) of 68/243 say?", "2 (a)"),
    ],
)
def test_a_paragraph_that_does_not_exist(seed_library: Library, text: str, says: str) -> None:
    answer = missing_place(read(seed_library, text), seed_library)
    assert answer is not None
    assert not answer.answered
    assert says in answer.text
    assert "preambular paragraphs and operative paragraphs 1 to " in answer.text
    assert answer.reason


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("What does paragraph 2 of 68/243 say?", [("68/243", "2")]),
        (
            "What does paragraph 2 of 70/237 say?",
            [("70/237", "2"), ("70/237", "2 (a)"), ("70/237", "2 (b)")],
        ),
        ("What does paragraph 3 (c) of 68/243 say?", [("68/243", "3 (c)")]),
        ("What does the last operative paragraph of 70/237 say?", [("70/237", "6")]),
        ("What does PP5 say?", [("68/243", "5"), ("70/237", "5")]),
        ("What do 68/243 and 70/237 say in OP5?", [("68/243", "5"), ("70/237", "5")]),
    ],
)
def test_the_paragraphs_pointed_at(
    seed_library: Library, text: str, numbers: list[tuple[str, str]]
) -> None:
    question = read(seed_library, text)
    assert missing_place(question, seed_library) is None
    ids = places_asked(question, seed_library) or []
    stored = seed_library.paragraphs(ids)
    assert [(s.symbol.short, s.paragraph.number) for s in stored] == numbers
    meant = at_place(seed_library.resolution(stored[0].symbol), question.places[0])
    assert stored[0].paragraph == meant


@pytest.mark.parametrize("text", ["Where was the conference held?", "and (e)?", "OP5 of 73/27"])
def test_where_none_is_pointed_at(seed_library: Library, text: str) -> None:
    assert places_asked(read(seed_library, text), seed_library) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("In the list of 68/243, what is point (c)?", ["3 (c)"]),
        ("What is point (c) in each?", ["3 (c)", "4 (c)"]),
        ("What is point (b) of 70/237?", []),  # 2 (b) or 4 (b)?
    ],
)
def test_a_point_by_itself_is_that_of_the_only_list_with_one(
    seed_library: Library, text: str, numbers: list[str]
) -> None:
    ids = places_asked(read(seed_library, text), seed_library) or []
    assert [s.paragraph.number for s in seed_library.paragraphs(ids)] == numbers


def test_citations_are_of_the_resolution_named(seed_library: Library) -> None:
    [citation] = answered(seed_library, "What is the title of 70/237?").citations
    assert citation.symbol == parse_symbol("70/237")
    assert citation.text[slice(*citation.highlights[0])] == citation.text
