"""Whole drafts: every quotation checked, what is none set aside, the table and its exports."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest

from assistant.quotation.change import Change, Kind, Op
from assistant.quotation.check import Checker
from assistant.quotation.document import Checked, CheckedDraft, Place, SetAside, check_draft
from assistant.quotation.table import report_csv, report_markdown, report_text, summary
from assistant.quotation.verdict import Check, Verdict
from index.draft.draft import Draft
from index.draft.read import read_draft, read_draft_file

DRAFTS = Path(__file__).parent / "drafts"
GIVEN = sorted(DRAFTS.glob("*.json"))


@pytest.fixture(scope="module")
def checker(seed_library: Any) -> Checker:
    return Checker(seed_library)


def checked(checker: Checker, text: str, name: str = "draft.md") -> CheckedDraft:
    return check_draft(checker, read_draft(text.encode(), name))


@pytest.mark.parametrize("expected", GIVEN, ids=lambda path: path.stem)
def test_drafts_of_all_habits(checker: Checker, expected: Path) -> None:
    """Each quotation as it begins, what the checker was told, and the verdict."""
    [path] = [p for p in DRAFTS.glob(f"{expected.stem}.*") if p.suffix != ".json"]
    found = check_draft(checker, read_draft_file(path))
    wanted = json.loads(expected.read_text(encoding="utf-8"))
    got = [[" ".join(one.check.quote.split())[: len(start)], one.check.claimed,
            str(one.check.verdict)]
           for one, (start, _, _) in zip(found.quotations, wanted, strict=True)]
    assert got == wanted


def test_every_place_is_one_of_the_text(checker: Checker) -> None:
    for expected in GIVEN:
        [path] = [p for p in DRAFTS.glob(f"{expected.stem}.*") if p.suffix != ".json"]
        document = check_draft(checker, read_draft_file(path)).as_json()
        for one in document["quotations"] + document["set_aside"]:
            place = one["place"]
            inside = document["text"][place["start"] : place["end"]]
            assert inside.split()[0] == one["quote"].split()[0]
            assert inside.split()[-1] == one["quote"].split()[-1]


def test_the_json_has_the_names_of_the_contract(checker: Checker) -> None:
    document = checked(checker, "Resolution 68/243 “calls upon Member States to promote further” "
                                "(para. 1), says “cyber x”.").as_json()
    assert document.keys() >= {"document", "quotations", "counts"}
    assert document["document"] == "draft.md"
    [one] = document["quotations"]
    assert one.keys() >= {"id", "quote", "verdict", "matches", "place", "attribution"}
    assert one["place"].keys() == {"line", "paragraph", "page", "start", "end"}
    assert one["attribution"] == "General Assembly resolution 68/243, para. 1"
    assert (one["id"], one["verdict"]) == (1, "permitted")
    assert document["counts"] == {"permitted": 1}
    assert [aside["quote"] for aside in document["set_aside"]] == ["cyber x"]
    json.dumps(document)


def test_nothing_quoted_is_said(checker: Checker) -> None:
    found = checked(checker, "The States' use of these means isn't quoted here.")
    assert found.as_json()["quotations"] == []
    assert found.as_json()["counts"] == {}
    assert report_text(found) == "draft.md quotes nothing."
    assert "quotes nothing" in report_markdown(found)
    assert len(report_csv(found).splitlines()) == 1


SET_ASIDE = [
    ("They speak of “cyber war” and ‘soft law’.", 2),
    ("The book is called “The long way to a safer world of machines”.", 1),
    ("My Minister said: “We will do all that has to be done for this.”", 1),
    ("The report (A/68/98, para. 3) says “all of this is new to the experts”.", 1),
    (f"“{'word ' * 2100}”", 1),
]


@pytest.mark.parametrize(("text", "count"), SET_ASIDE)
def test_what_is_no_quotation_of_a_resolution_is_set_aside(
    checker: Checker, text: str, count: int
) -> None:
    found = checked(checker, text)
    assert found.quotations == ()
    assert len(found.set_aside) == count
    assert all(aside.reason for aside in found.set_aside)


def test_a_phrase_with_a_place_is_checked(checker: Checker) -> None:
    [one] = checked(checker, "It is a “global village” (A/RES/68/243, para. 2).").quotations
    assert one.check.verdict in (Verdict.NOT_FOUND, Verdict.ALTERED)


def test_a_resolution_that_is_not_here_is_said(checker: Checker) -> None:
    [one] = checked(checker, "Resolution 76/19 says “that all of it has to be new”.").quotations
    assert one.check.verdict is Verdict.NOT_INDEXED
    assert "A/RES/76/19" in (one.check.note or "")


def test_inside_of_what_is_not_of_a_resolution(checker: Checker) -> None:
    """A guest's words are none of a resolution; those that they quote are."""
    found = checked(checker, "“Friends, the Assembly told us ‘to preserve the free flow of "
                             "information’ (resolution 68/243, para. 1), and so we shall, as long "
                             "as we live, whatever anybody else may be saying tonight”.")
    assert [one.check.quote for one in found.quotations] == [
        "to preserve the free flow of information"]
    assert found.quotations[0].check.verdict is Verdict.EXACT
    assert found.quotations[0].check.claimed == "A/RES/68/243, para. 1"
    assert len(found.set_aside) == 1


def test_inside_of_a_resolution_nothing_is_checked_by_itself(checker: Checker) -> None:
    [one] = checked(checker, "“the item entitled ‘Developments in the field of information and "
                             "telecommunications in the context of international security’”"
                    ).quotations
    assert one.check.verdict is Verdict.EXACT


def test_paragraphs_of_a_block_that_do_not_stand_together(checker: Checker) -> None:
    found = checked(checker, """Resolution 68/243:

> Considers that the purpose of such strategies could be served through further examination of
> relevant international concepts
>
> Taking note of the assessments and recommendations contained in the report
""")
    assert [one.check.verdict for one in found.quotations] == [Verdict.EXACT] * 2
    assert [one.place.line for one in found.quotations] == [3, 6]


def test_what_a_draft_says_of_several_resolutions_has_to_hold_for_all(checker: Checker) -> None:
    said = "“to promote further at multilateral levels the consideration”"
    [one] = checked(checker, f"Resolutions 68/243 and 70/237 both say {said}.").quotations
    assert one.check.verdict is Verdict.MISATTRIBUTED
    assert one.attribution == (
        "General Assembly resolution 68/243 and General Assembly resolution 70/237")


def test_progress_is_told(checker: Checker) -> None:
    told: list[tuple[int, int]] = []
    draft = read_draft("“one two” and “three four”".encode(), "a.txt")
    check_draft(checker, draft, lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2), (2, 2)]


# The table

CHANGE = Change(Op.REPLACE, "2015", "2014", Kind.DATE)


def report(quote: str, attribution: str | None = None, note: str | None = None) -> CheckedDraft:
    one = Checked(1, Place(0, 3, 1, 14), attribution,
                  Check(quote, Verdict.ALTERED, (), note=note))
    return CheckedDraft(Draft("my|draft.md", "text", ()), (one,))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1",
                                  "=cmd|' /C calc'!A0"])
def test_no_cell_of_the_csv_is_a_formula(cell: str) -> None:
    rows = list(csv.reader(io.StringIO(report_csv(report(cell, cell, cell)))))
    for value in (value for row in rows for value in row):
        assert not value.lstrip().startswith(("=", "+", "-", "@", "＝"))
    assert rows[1][3].startswith("'")


def test_the_csv_is_read_back() -> None:
    quote = 'one, "two"\nthree; four'
    rows = list(csv.reader(io.StringIO(report_csv(report(quote, "para. 2", "A note.")))))
    assert len({len(row) for row in rows}) == 1
    assert rows[1][:5] == ["1", "line 14", "altered", 'one, "two" three; four', "para. 2"]
    assert rows[1][6] == "A note."


def test_the_markdown_table_keeps_its_columns() -> None:
    text = report_markdown(report("one | <b>two</b> `x` *y*\n[z](u)"))
    [row] = [line for line in text.splitlines() if line.startswith("| 1")]
    assert row.replace("\\|", "").count("|") == 8
    assert "\\<b\\>" in row
    assert text.startswith("# Quotations in my\\|draft.md\n")


def test_the_text_says_what_differs(checker: Checker) -> None:
    text = report_text(checked(
        checker, "It was “established in 2015 on the basis of equitable geographical "
                 "distribution” (68/243, para. 4). We say “cyber peace”."))
    assert "line 1: altered" in text
    assert "attributed to: General Assembly resolution 68/243, para. 4" in text
    assert "source: General Assembly resolution 68/243, para. 4" in text
    assert "“2015” for “2014” (date, grave)" in text
    assert "Set aside:" in text
    assert text.endswith("draft.md: one quotation: 1 altered. One set aside.")


def test_the_sum_names_each_verdict() -> None:
    many = [Checked(n, Place(0, 1, 1), None, Check("x", verdict))
            for n, verdict in enumerate([*Verdict, Verdict.EXACT], 1)]
    told = summary(CheckedDraft(Draft("d", "", ()), tuple(many),
                                (SetAside(Place(0, 1, 1), "x", "Why."),) * 2))
    assert told == ("d: nine quotations: 2 word for word, 1 permitted, 1 abridged, "
                    "1 misattributed, 1 altered, 1 not found, 1 not in the library and "
                    "1 too short. Two set aside.")


@pytest.mark.parametrize(("place", "told"), [
    (Place(0, 1, 3), "paragraph 3"), (Place(0, 1, 3, 14), "line 14"),
    (Place(0, 1, 3, None, 2), "page 2, paragraph 3"),
])
def test_places_are_told(place: Place, told: str) -> None:
    assert str(place) == told
