"""What opens a paragraph: the table in ``openers.txt``, and the evidence of the layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.plain.lines import Line

_ADVERB = r"(?:[A-Z][a-z]+ly|Also|Further|Again|Once\s(?:again|more)|Most|Well|Very)"
# A word that may be a participle, for openers that the table lacks.
_PARTICIPLE = re.compile(r"(?:[A-Z][a-z]+ly\s)?[A-Z]?[a-z]+-?[a-z]*(?:ing|ed|ful|ous|ious)\b")
# Words after a participle that a name would not have there ("Working Group", "Building and").
_SENTENCE = re.compile(r"\w+(?:\s\w+ly)?,?\s(?:that|its|the|with|also|further|upon|deeply)\b")
# The end of a paragraph, past a footnote mark: "made, 1".
_COMPLETE = re.compile(
    r"(?:[,;:.!?]|[,;]\s(?:and|or))[\u201d\u2019\"')\]]*\s*"
    r"(?:[1-9]\d{0,2}|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+|\*{1,3})?$"
)


@cache
def entries(section: str) -> tuple[str, ...]:
    """The table's entries of one section, "preambular" or "operative"."""
    text = Path(__file__).with_name("openers.txt").read_text(encoding="utf-8")
    body = text.split(f"[{section}]", 1)[1].split("\n[", 1)[0]
    return tuple(line.strip() for line in body.splitlines() if line.strip() and line[0] != "#")


@cache
def _opener(section: str) -> re.Pattern[str]:
    listed = [re.escape(entry).replace(r"\ ", r"\s+") for entry in entries(section)]
    words, lower = "|".join(listed), "|".join(e[0].lower() + e[1:] for e in listed)
    return re.compile(rf"(?:{words}|{_ADVERB}\s+(?:{lower}))(?![\w-])")


def opens_preambular(text: str) -> bool:
    """Whether a line begins with a participle of the table ("Deeply concerned that …")."""
    return _opener("preambular").match(text) is not None


def opens_operative(text: str) -> bool:
    """Whether a line begins with a verb of the table ("Also requests the …")."""
    return _opener("operative").match(text) is not None


def is_complete(text: str) -> bool:
    """Whether ``text`` ends as a paragraph may end, a footnote mark left aside."""
    return _COMPLETE.search(text) is not None


@dataclass(frozen=True, slots=True)
class Layout:
    """What the white space of one document tells: which kinds of evidence can be relied on."""

    by_indent: bool
    by_blanks: bool
    width: int

    def breaks_before(self, lines: Sequence[Line], i: int) -> bool:
        """Whether the layout begins a paragraph at line ``i``."""
        if self.by_indent and lines[i].indent > 0:
            return True
        if self.by_blanks and lines[i].blanks > 0:
            return True
        return i > 0 and len(lines[i - 1].text) < 0.75 * self.width


def observe(lines: Sequence[Line]) -> Layout:
    """Learn the layout from the lines whose opening words show that they begin a paragraph."""
    sure: list[Line] = []
    others: list[Line] = []
    for i in range(1, len(lines)):
        text = lines[i].text
        starts = is_complete(lines[i - 1].text) and (
            opens_preambular(text) or re.match(r"\d{1,3}\.\s|\([a-z]\)\s", text) is not None)
        (sure if starts else others).append(lines[i])
    widths = sorted(len(line.text) for line in lines) or [0]
    return Layout(
        by_indent=_tells([x.indent for x in sure], [x.indent for x in others]),
        by_blanks=_tells([x.blanks for x in sure], [x.blanks for x in others]),
        width=widths[int(0.9 * (len(widths) - 1))],
    )


def _tells(at_starts: Sequence[int], elsewhere: Sequence[int]) -> bool:
    """Whether white space stands (nearly) always where a paragraph begins, and nowhere else."""
    if not at_starts or not elsewhere:
        return False
    return sum(n > 0 for n in at_starts) >= 0.8 * len(at_starts) \
        and sum(n > 0 for n in elsewhere) <= 0.15 * len(elsewhere)


def may_open_preambular(text: str, layout_breaks: bool) -> bool:
    """Whether a line that the table does not know may open a preambular paragraph.

    It must look like a participle and go on as a sentence does: "…Disarmament,⏎Working Group
    of" goes on with a capital and is a name.
    """
    match = _PARTICIPLE.match(text)
    if not match or not text[0].isupper():
        return False
    rest = text[match.end():].lstrip(" ")
    if _SENTENCE.match(text):
        return True
    return layout_breaks and (rest[:1].islower() or rest[:1] == ",")
