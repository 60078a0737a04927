"""Verdicts over the seeds: a table of real cases, and properties that hold of any quotation."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from assistant.quotation.check import Checker
from assistant.quotation.tokens import tokens
from assistant.quotation.verdict import Check, Verdict
from index.store import Library, StoredParagraph

WORD_FOR_WORD = {Verdict.EXACT, Verdict.PERMITTED, Verdict.ABRIDGED}


@pytest.fixture(scope="module")
def checker(seed_library: Library) -> Checker:
    return Checker(seed_library)


def as_words(text: str) -> str:
    return " ".join(text.split())


Paragraphs = Callable[[int], StoredParagraph]


@pytest.fixture(scope="module")
def paragraphs(seed_library: Library) -> Paragraphs:
    every = [p for s in seed_library.symbols for p in seed_library.paragraphs(seed_library.ids(s))]
    return lambda index: every[index]


def places(check: Check) -> list[str]:
    return [f"{m.citation.symbol.short} {m.citation.part[:3]} {m.citation.number}"
            for m in check.matches]


@pytest.mark.parametrize(
    ("quote", "verdict", "first"),
    [
        ("a group of governmental experts, to be established in 2014", "exact", "68/243 ope 4"),
        ("“a group of governmental\nexperts, to be established in 2016”", "exact", "70/237 ope 5"),
        ("on the following questions: (a) General appreciation of the issues", "exact",
         "68/243 ope 3"),
        ("on the following questions: General appreciation of the issues", "exact",
         "68/243 ope 3"),
        ("The General Assembly, Recalling its resolutions 53/70 of 4 December 1998", "exact",
         "68/243 pre 1"),
        ("Secretary-\nGeneral of their views and assessments", "exact", "68/243 ope 3"),
        ("the relevant outcome report transmitted by the SecretaryGeneral", "exact",
         "68/243 pre 17"),  # as the damaged file has it
        ("to continue to inform the SecretaryGeneral of their views and assessments", "altered",
         "68/243 ope 3"),  # which the file does not have damaged here
        ("entitled “Developments in the field of information and telecommunications in the "
         "context of international security”.", "exact", "68/243 ope 5"),
        ("infor-\nmation security at the global level", "exact", "68/243 ope 3 (d)"),
        ("4. Requests the Secretary-General, with the assistance", "exact", "68/243 ope 4"),
        ("general appreciation of the issues of information security", "permitted",
         "68/243 ope 3 (a)"),
        ("General appreciation of the issues of information security.", "permitted",
         "68/243 ope 3 (a)"),
        ("General appreciation of the issues of information security;", "exact",
         "68/243 ope 3 (a)"),
        ("General appreciation … of information security", "abridged", "68/243 ope 3 (a)"),
        ("[g]eneral appreciation of the issues", "abridged", "68/243 ope 3 (a)"),
        ("General appreciation of the [main] issues", "abridged", "68/243 ope 3 (a)"),
        ("General appreciation of the [issue] of information security", "abridged",
         "68/243 ope 3 (a)"),
        # "[ceases]" stands for "cease", and not for ", the occupying Power, cease".
        ("General appreciation of the [issue] security", "altered", "68/243 ope 3 (a)"),
        ("[The Assembly r]equests the Secretary-General, with the assistance of a group",
         "abridged", "68/243 ope 4"),
        ("[Nobody r]equests the Secretary-General, with the assistance of a group",
         "altered", "68/243 ope 4"),
        ("questions: … (c) The content of the concepts", "abridged", "68/243 ope 3"),
        ("invite[d] all Member States, taking into account the assessments", "abridged",
         "68/243 ope 3"),
        ("inv[d] all Member States, taking into account the assessments", "altered",
         "68/243 ope 3"),
        ("General appreciation of information security", "altered", "68/243 ope 3 (a)"),
        ("a group of governmental experts, to be established in 2015", "altered", "68/243 ope 4"),
        ("a Group of governmental experts, to be established in 2014", "altered", "68/243 ope 4"),
        ("3. Requests the Secretary-General, with the assistance of a group", "altered",
         "68/243 ope 4"),
        ("Decides to convene a conference on the conservation of migratory birds in 2019",
         "not_found", None),
        ("security", "too_short", None),
    ],
)
def test_verdicts(checker: Checker, quote: str, verdict: str, first: str | None) -> None:
    check = checker.check(quote)
    assert check.verdict == verdict
    assert (places(check) or [None])[0] == first


@pytest.mark.parametrize(
    ("quote", "claimed", "verdict", "first"),
    [
        ("to be established in 2016", "70/237, para. 5", "exact", "70/237 ope 5"),
        ("to be established in 2016", "68/243, para. 4", "misattributed", "70/237 ope 5"),
        ("to be established in 2016", "70/237, PP5", "misattributed", "70/237 ope 5"),
        ("to be established in 2016", "70/237, para. 40", "misattributed", "70/237 ope 5"),
        ("to be established in 2018", "70/237, para. 5", "altered", "70/237 ope 5"),
        ("to be established in 2016", "A/RES/53/70, para. 1", "not_indexed", "70/237 ope 5"),
        ("the migratory birds of the southern seas", "A/RES/53/70, para. 1", "not_indexed", None),
        ("the migratory birds of the southern seas", "70/237", "not_found", None),
        ("The content of the concepts mentioned in paragraph 2 above", "68/243, para. 3", "exact",
         "68/243 ope 3 (c)"),
        ("the content of the concepts mentioned in paragraph 3 above", "70/237 OP4(c)",
         "permitted", "70/237 ope 4 (c)"),
    ],
)
def test_claims(
    checker: Checker, quote: str, claimed: str, verdict: str, first: str | None
) -> None:
    check = checker.check(quote, claimed)
    assert check.verdict == verdict
    assert (places(check) or [None])[0] == first
    assert (check.note is not None) >= (verdict == "not_indexed")


def test_every_place_is_listed_the_earliest_first(checker: Checker) -> None:
    check = checker.check("General appreciation of the issues of information security")
    assert places(check) == ["68/243 ope 3 (a)", "70/237 ope 4 (a)"]
    for match in check.matches:
        assert match.citation.text[match.start : match.end] == match.wording
        assert match.wording == "General appreciation of the issues of information security"


@pytest.mark.parametrize(
    ("quote", "changes"),
    [
        ("to be established in 2015 on the basis", [("replace", "2015", "2014", "date")]),
        ("can not potentially be used for purposes", [("insert", "not", "", "negation")]),
        ("can be used for purposes that are inconsistent",
         [("delete", "", "potentially", "word")]),
        ("Urges the Secretary-General, with the assistance of a group",
         [("replace", "Urges", "Requests", "verb")]),
        ("Calls upon States Member to promote further",
         [("replace", "States Member", "Member States", "order")]),
        ("norms, rules or principles of responsible behavior of States",
         [("replace", "behavior", "behaviour", "spelling")]),
        ("in fulfilment of resolution 66/23, established in 2012",
         [("replace", "23", "24", "symbol")]),
    ],
)
def test_changes_are_named(
    checker: Checker, quote: str, changes: list[tuple[str, str, str, str]]
) -> None:
    check = checker.check(quote)
    told = [(str(c.op), c.quoted, c.source, str(c.kind))
            for m in check.matches for c in m.changes]
    assert (check.verdict, told) == (Verdict.ALTERED, changes)
    for match in check.matches:
        for change in match.changes:
            start, end = change.quoted_span
            assert quote[start:end] == change.quoted
            start, end = change.source_span
            assert match.citation.text[start:end] == change.source


RUNS = st.tuples(st.integers(0, 54), st.randoms(use_true_random=False), st.integers(5, 60))


def a_run(paragraphs: Paragraphs, drawn: tuple[int, random.Random, int]) -> str:
    """Five tokens or more of a paragraph, cut at tokens."""
    index, source, length = drawn
    text = paragraphs(index).paragraph.text
    found = tokens(text)
    assume(len(found) >= 5)
    start = source.randint(0, len(found) - 5)
    end = min(len(found), start + length)
    assume(not text[: found[start].start].endswith("non-"))  # its contrary: see below
    return text[found[start].start : found[end - 1].end]


@pytest.mark.parametrize(("quote", "verdict", "left_out"), [
    # The text has "voluntary and non-binding norms, rules and principles".
    ("binding norms, rules and principles of responsible behaviour", Verdict.ALTERED, "non-"),
    ("voluntary … binding norms", Verdict.ALTERED, "and non-"),
    ("voluntary and [so-called] binding norms", Verdict.ALTERED, "non-"),
    ("non-binding norms, rules and principles", Verdict.EXACT, ""),
    ("voluntary … non-binding norms", Verdict.ABRIDGED, "and"),
    ("voluntary and [non]-binding norms", Verdict.ABRIDGED, "non"),
    ("issues of information security to the Secretary", Verdict.EXACT, ""),  # no contrary
])
def test_what_a_prefix_negates_is_no_wording_without_it(
    checker: Checker, quote: str, verdict: Verdict, left_out: str
) -> None:
    check = checker.check(quote)
    assert check.verdict is verdict
    told = [c.source.strip() for m in check.matches[:1] for c in m.changes]
    assert told == ([left_out] if left_out else [])


@settings(max_examples=150, deadline=None)
@given(drawn=RUNS)
def test_any_run_is_exact_at_its_place_however_it_is_pasted(
    checker: Checker, paragraphs: Paragraphs, drawn: tuple[int, random.Random, int]
) -> None:
    quote, source = a_run(paragraphs, drawn), drawn[1]
    stored = paragraphs(drawn[0])
    quote = re.sub(r" ", lambda _: source.choice([" ", "\n", "  ", " \n\n"]), quote)
    quote = quote.replace("’", source.choice("’'")).replace("-", source.choice("-‑"))
    left, right = source.choice(["“”", "\"\"", "«»", "‘’", "''", ["", ""], ["“", ""]])
    check = checker.check(f"{left}{quote}{right}")
    assert check.verdict is Verdict.EXACT
    assert (stored.symbol, stored.paragraph.number) in [
        (m.citation.symbol, m.citation.number) for m in check.matches]


WORDS = ("not", "seven", "States", "the", "ocean", "shall", "2031", "decides", "peace", "which")


@settings(max_examples=250, deadline=None)
@given(drawn=RUNS, how=st.sampled_from(["substitute", "insert", "delete", "swap"]),
       word=st.sampled_from(WORDS))
def test_one_word_changed_is_never_word_for_word(
    checker: Checker, paragraphs: Paragraphs,
    drawn: tuple[int, random.Random, int], how: str, word: str,
) -> None:
    quote = a_run(paragraphs, drawn)
    found = [t for t in tokens(quote) if t.is_word]
    assume(len(found) >= 4)
    at = drawn[1].randint(1, len(found) - 3)
    one, other = found[at], found[at + 1]
    assume(one.key.casefold() not in (word, other.key.casefold()))
    if how == "substitute":
        changed = quote[: one.start] + word + quote[one.end :]
    elif how == "insert":
        changed = f"{quote[: one.start]}{word} {quote[one.start :]}"
    elif how == "delete":
        changed = quote[: one.start] + quote[one.end :]
    else:
        changed = (quote[: one.start] + other.key + quote[one.end : other.start] + one.key
                   + quote[other.end :])
    # The changed words may be those of another place, where another mark follows them.
    without_the_end = as_words(changed).rstrip(" ,;.:")
    elsewhere = any(without_the_end in paragraphs(i).paragraph.text for i in range(55))
    assert (checker.check(changed).verdict in WORD_FOR_WORD) is elsewhere


@settings(max_examples=150, deadline=None)
@given(drawn=RUNS, mark=st.sampled_from(["…", "...", "[…]", "[...]", "(…)"]))
def test_an_omission_is_abridged_if_it_is_marked_and_altered_if_not(
    checker: Checker, paragraphs: Paragraphs,
    drawn: tuple[int, random.Random, int], mark: str,
) -> None:
    quote = a_run(paragraphs, drawn)
    found = [t for t in tokens(quote) if t.is_word]
    assume(len(found) >= 8)
    start = drawn[1].randint(3, len(found) - 4)
    end = drawn[1].randint(start + 1, len(found) - 3)
    before, behind = quote[: found[start].start], quote[found[end].start :]
    assume(not quote[found[start].start :].startswith(behind))
    assert checker.check(f"{before}{mark} {behind}").verdict is Verdict.ABRIDGED
    unmarked = checker.check(before + behind)
    elsewhere = any(as_words(before + behind) in paragraphs(i).paragraph.text for i in range(55))
    assert (unmarked.verdict in WORD_FOR_WORD) is elsewhere
