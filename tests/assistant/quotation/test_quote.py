"""How a pasted quotation is read: edges, ellipses, brackets."""

from __future__ import annotations

import pytest

from assistant.quotation.quote import MOST_WORDS, ItemKind, read_quote
from index.errors import InputError


def read(text: str) -> str:
    """The items as one line: tokens as they are, the writer's marks in angle brackets."""
    shown = {ItemKind.OMISSION: "<…>", ItemKind.INSERTION: "<+>"}
    return " ".join(
        f"<{i.key}>" if i.kind is ItemKind.INITIAL
        else f"<{i.key}/>" if i.kind is ItemKind.ENDING else shown.get(i.kind, i.key)
        for i in read_quote(text).items
    )


@pytest.mark.parametrize(
    ("text", "items", "final"),
    [
        ("“Calls upon all States”", "Calls upon all States", None),
        ("'Calls upon States.'", "Calls upon States", "."),
        ("\"Calls upon States\";", "Calls upon States", ";"),
        ("its “information” and", "its \" information \" and", None),
        ("Calls … States", "Calls <…> States", None),
        ("Calls [...] States", "Calls <…> States", None),
        ("Calls (…) States", "Calls <…> States", None),
        ("Calls . . . States", "Calls <…> States", None),
        ("Calls\n................\nStates", "Calls <…> States", None),
        ("Calls * * * States", "Calls <…> States", None),
        ("Calls <…> States", "Calls <…> States", None),
        ("Calls: [(a) and (b) omitted] (c) To", "Calls : <…> ( c ) To", None),
        ("Calls [emphasis omitted] upon", "Calls <+> upon", None),
        ("shall (emphasis added) be", "shall <+> be", None),
        ("States /.../ shall", "States <…> shall", None),
        ("States [omissis] shall", "States <…> shall", None),
        ("[The Assembly d]ecides to", "<+> <decides> to", None),
        ("shall [it was not put to a vote] be", "shall <+> be", None),
        ("Calls upon\n20-17136 2/5\n\fAtomic rays A/RES/75/91\nall States",
         "Calls upon all States", None),
        ("Calls upon\n2/5 20-17136\nA/RES/75/91 Atomic rays\nall States",
         "Calls upon all States", None),
        ("Calls upon 20-17136 2/5 all", "Calls upon 20 - 17136 2 / 5 all", None),
        ("Calls upon\n20-17136\nStates as in A/RES/75/91 and all", "Calls upon States as in "
         "A / RES / 75 / 91 and all", None),
        ("Calls [upon] States", "Calls <+> States", None),
        ("Calls (upon) States", "Calls ( upon ) States", None),
        ("[C]alls upon", "<Calls> upon", None),
        ("[C] alls upon", "<+> alls upon", None),
        ("establish[ed] a group", "<establish/> a group", None),
        ("establish [ed] a group", "establish <+> a group", None),
        ("a [ left open and never", "a [ left open and never", None),
        ("4. Requests the", "4 . Requests the", None),
        ("<i>Calls</i> upon&nbsp;all<br/>States &amp; others", "Calls upon all States & others",
         None),
        ("Calls &lt;upon&gt; all", "Calls < upon > all", None),
        ("**Calls** upon *all* States", "Calls upon all States", None),
        ("_Calls upon_ all", "Calls upon all", None),
        ("**_Calls_** upon", "Calls upon", None),
        ("<li><a title=\"5 > 3\" href=x>Calls</a> upon</li>", "Calls upon", None),
        ("Calls<sup>3</sup> upon", "Calls upon", None),
        ("Calls <a few> upon", "Calls < a few > upon", None),
        ("Calls &not upon", "Calls & not upon", None),
        ("Calls 2*3*4 a_b_c", "Calls 2 * 3 * 4 a _ b _ c", None),
        ("• To call;\n• To ask", "To call ; To ask", None),
        ("- To call;\n- To ask", "To call ; To ask", None),
        ("wells -\n- including", "wells - - including", None),
    ],
)
def test_read(text: str, items: str, final: str | None) -> None:
    quote = read_quote(text)
    assert read(text) == items
    assert (quote.final.key if quote.final else None) == final


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no words"),
        (" \n ", "no words"),
        ("“…”", "no words"),
        ("a \x00 b", "control character U+0000 at character 3"),
        ("a \ud800 b", "control character U+D800"),
        ("word " * (MOST_WORDS + 1), "2,001 words"),
    ],
)
def test_refused_in_one_sentence(text: str, says: str) -> None:
    with pytest.raises(InputError, match=says.replace("+", r"\+")) as refused:
        read_quote(text)
    assert "\n" not in str(refused.value)


def test_words_are_counted_without_the_writers_own() -> None:
    assert read_quote("Calls [strongly] upon … all").words == 3
