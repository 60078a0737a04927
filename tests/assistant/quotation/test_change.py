"""The kind of a change, and how grave it is."""

from __future__ import annotations

import pytest

from assistant.quotation.change import Change, Kind, Op, kind_of, op_of
from assistant.quotation.tokens import tokens


def kind(quoted: str, source: str, before: str = "", behind: str = "") -> Kind:
    """The kind of putting ``quoted`` for ``source`` between two pieces of the same text."""

    def changed(words: str) -> tuple[list, str]:  # type: ignore[type-arg]
        text = f"{before}{words}{behind}"
        inside = range(len(before), len(before) + len(words))
        return [t for t in tokens(text) if t.start in inside], text

    (ours, our_text), (theirs, their_text) = changed(quoted), changed(source)
    return kind_of(ours, theirs, our_text, their_text)


@pytest.mark.parametrize(
    ("quoted", "source", "before", "behind", "wanted"),
    [
        ("three", "four", "for ", " years", Kind.NUMBER),
        ("15", "20", "a group of ", " experts", Kind.NUMBER),
        ("seventy-first", "seventieth", "at its ", " session", Kind.NUMBER),
        ("2016", "2014", "established in ", " on", Kind.DATE),
        ("3", "2", "of ", " December 2014", Kind.DATE),
        ("June", "July", "on 30 ", " 1996", Kind.DATE),
        ("25", "24", "resolution 66/", " of", Kind.SYMBOL),
        ("69", "68", "A/", "/98", Kind.SYMBOL),
        ("not ", "", "shall ", "be", Kind.NEGATION),
        ("", "not ", "shall ", "be", Kind.NEGATION),
        ("with", "without", "", " prejudice", Kind.NEGATION),
        ("Urges", "Requests", "", " the", Kind.VERB),
        ("Decides", "Invites", "", " all", Kind.VERB),
        ("should", "shall", "States ", " be", Kind.VERB),
        ("encourages", "requests", "and also ", " the", Kind.VERB),
        ("organisation", "organization", "the ", " of", Kind.SPELLING),
        ("states", "States", "Member ", " to", Kind.SPELLING),
        ("cooperation", "co-operation", "the ", " of", Kind.SPELLING),
        ("dangers", "threats", "existing ", " in", Kind.WORD),
        ("", "peaceful ", "the ", "use", Kind.WORD),
        (",", ";", "security", " and", Kind.WORD),
    ],
)
def test_kind(quoted: str, source: str, before: str, behind: str, wanted: Kind) -> None:
    assert kind(quoted, source, before, behind) is wanted


@pytest.mark.parametrize("of", list(Kind))
def test_grave(of: Kind) -> None:
    harmless = {Kind.SPELLING, Kind.WORD, Kind.ORDER}
    assert Change(Op.REPLACE, "a", "b", of).grave is (of not in harmless)
    assert not Change(Op.OMIT, "…", "b", of).grave


@pytest.mark.parametrize(
    ("quoted", "source", "op"),
    [("a", "b", Op.REPLACE), ("a", "", Op.INSERT), ("", "b", Op.DELETE)],
)
def test_op(quoted: str, source: str, op: Op) -> None:
    assert op_of(quoted, source) is op
