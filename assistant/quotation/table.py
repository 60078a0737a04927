"""The checked quotations of a draft as a table: for a terminal, as CSV, as Markdown."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from assistant.question.numbers import in_words, listed, plural
from assistant.quotation.correct_wording import first_places, places
from assistant.quotation.document import Checked, CheckedDraft
from assistant.quotation.say import change_text
from assistant.quotation.verdict import Verdict

_COLUMNS = ("No.", "Place", "Verdict", "Quotation", "Attributed to", "Source", "What differs")
_NAMES = {
    Verdict.EXACT: "word for word", Verdict.PERMITTED: "permitted", Verdict.ABRIDGED: "abridged",
    Verdict.MISATTRIBUTED: "misattributed", Verdict.ALTERED: "altered",
    Verdict.NOT_FOUND: "not found", Verdict.NOT_INDEXED: "not in the library",
    Verdict.TOO_SHORT: "too short",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_SHOWN = 160  # letters of a quotation in a terminal
_MARKUP = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>|~#"})


def report_text(checked: CheckedDraft) -> str:
    """The table for a terminal: an entry a quotation, then what was set aside, and the sum."""
    lines: list[str] = []
    for one in checked.quotations:
        lines += [*_entry(one), ""]
    if checked.set_aside:
        lines.append("Set aside:")
        lines += [f"  {aside.place}: “{_cut(aside.quote)}” {aside.reason}"
                  for aside in checked.set_aside]
        lines.append("")
    return "\n".join((*lines, summary(checked)))


def summary(checked: CheckedDraft) -> str:
    """One sentence: how many quotations, and how many of each verdict."""
    name, aside = checked.draft.name, len(checked.set_aside)
    besides = f" {in_words(aside).capitalize()} set aside." if aside else ""
    if not checked.quotations:
        what = "nothing that could be checked" if aside else "nothing"
        return f"{name} quotes {what}.{besides}"
    n = len(checked.quotations)
    counts = listed([f"{number} {_NAMES[verdict]}" for verdict, number in checked.counts.items()])
    return f"{name}: {in_words(n)} {plural(n, 'quotation')}: {counts}.{besides}"


def report_csv(checked: CheckedDraft) -> str:
    """The table as CSV (RFC 4180); no cell begins as a spreadsheet's formula does."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(_COLUMNS)
    for row in _rows(checked):
        writer.writerow([_harmless(cell) for cell in row])
    return out.getvalue()


def report_markdown(checked: CheckedDraft) -> str:
    """The table in Markdown, under a heading with the draft's name, over the sum."""
    lines = [f"# Quotations in {_escaped(checked.draft.name)}", ""]
    if checked.quotations or checked.set_aside:
        lines += ["| " + " | ".join(_COLUMNS) + " |", "|" + " --- |" * len(_COLUMNS)]
        lines += ["| " + " | ".join(map(_escaped, row)) + " |" for row in _rows(checked)]
        lines.append("")
    return "\n".join((*lines, _escaped(summary(checked)), ""))


def _entry(one: Checked) -> Iterator[str]:
    yield f"{one.id}. {one.place}: {_NAMES[one.check.verdict]}"
    yield f"   “{_cut(one.check.quote)}”"
    if one.attribution:
        yield f"   attributed to: {one.attribution}"
    if where := source(one):
        yield f"   source: {where}"
    yield from (f"   - {what}" for what in differing(one))


def _rows(checked: CheckedDraft) -> Iterator[tuple[str, ...]]:
    for one in checked.quotations:
        yield (str(one.id), str(one.place), _NAMES[one.check.verdict], _plain(one.check.quote),
               one.attribution or "", source(one), "; ".join(differing(one)))
    for aside in checked.set_aside:
        yield ("", str(aside.place), "set aside", _plain(aside.quote), aside.attribution or "", "",
               aside.reason)


def source(one: Checked) -> str:
    """Where a quotation stands, or what it is near to: the first places."""
    labels, rest = first_places(one.check)
    return "; ".join(labels) + (f"; and {in_words(rest)} more" if rest else "")


def differing(one: Checked) -> list[str]:
    """What differs at the first place, and what else has to be known."""
    found = [change_text(change) for place in places(one.check)[:1]
             for match in place for change in match.changes]
    return [_plain(what) for what in (*found, one.check.note, one.remark) if what]


def _plain(text: str) -> str:
    return " ".join(text.split())


def _cut(text: str) -> str:
    text = _plain(text)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1].rstrip() + "…"


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet takes for text: an apostrophe before what begins a formula."""
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(_FORMULA) else cell


def _escaped(cell: str) -> str:
    return _plain(cell).translate(_MARKUP)
