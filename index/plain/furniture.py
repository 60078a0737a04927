"""Lines of the page, not of the text: rules, running headers, page numbers, footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.plain.lines import Line
from index.symbol import Symbol, find_symbols

_RULE = re.compile(r"(?:[_\u2014\u2500=*]\s?){3,}|(?:[-\u2013.]\s?){5,}")
_JOB = r"\*?\d{2}-\d{5}\*?(?:\s?\([A-Z]\))?"
_PAGE = (
    r"(?:[Pp]age\s)?\d{1,3}\s?/\s?\d{1,3}|[Pp]age\s\d{1,3}(?:\sof\s\d{1,3})?|/\.\.\.|/\u2026|"
    r"[-\u2013]\s?\d{1,3}\s?[-\u2013]"
)
_PAGE_LINE = re.compile(rf"(?:(?:{_JOB}|{_PAGE})(?:\s|$)|\d{{1,3}}(?:\s|$))+")
_DIGITS = re.compile(r"\d{1,3}")
_FRACTION = re.compile(r"(\d{1,3})/(\d{1,3})")

_FOOTNOTE = re.compile(r"(?P<n>\d{1,3}|\*{1,3}|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+)"
                       r"(?:\s+|(?=[A-Z]))(?P<body>[A-Z\u201c\"(].*)")
# How the United Nations begins a footnote (Editorial Manual, "Footnotes and other references").
_NOTE_OPENS = re.compile(
    r"See\b|Ibid\b|Idem\b|[AES]/\w|ST/|CD/|DP/|HRI/|UNEP/|FCCC/|TD/|NPT/|Resolutions?\b|"
    r"Official Records|United Nations(?:,| publication)|Treaty Series|General Assembly resolution|"
    r"Security Council resolution|Economic and Social Council resolution|Report of|Available|"
    r"Adopted|Adoption|Reissued|Issued|Published|Documents?|For the|As (?:contained|defined)|"
    r"International Legal|League of Nations"
)
_MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|"
                    r"November|December)\b")
_ABBREVIATED = re.compile(r"\b(?:Nos?|vols?|paras?|chaps?|arts?|sects?|Add|Corr|Rev|Suppl|eds?|"
                          r"pp?|Ibid|cf|e\.g|i\.e|Mr|Mrs|Ms|Dr|St)\.$", re.IGNORECASE)
# A footnote longer than this is more likely text that only looks like one; one that does not
# begin as footnotes do ("3 States …" after a rule) must be shorter still.
_NOTE_LINES, _UNUSUAL_NOTE_LINES = 8, 2


def find_furniture(lines: Sequence[Line], symbol: Symbol, title: str) -> frozenset[int]:
    """The indices of those ``lines`` (after the enacting formula) that belong to the page."""
    rules = {i for i, line in enumerate(lines) if _RULE.fullmatch(line.text)}
    anchors = {i for i, line in enumerate(lines)
               if _is_header(line.text, symbol, title) or _is_page_line(lines, i)}
    anchors |= _beside_anchors(lines, anchors, title)
    anchors |= _page_numbers(lines, anchors | rules)
    return frozenset(rules | anchors | _footnotes(lines, rules, anchors)
                     | _repeated_titles(lines, anchors, title))


def _is_header(text: str, symbol: Symbol, title: str) -> bool:
    """A line that holds the symbol and otherwise only page numbers or words of the title."""
    mentions = [m for m in find_symbols(text) if m.symbol == symbol]
    if not mentions or "/RES/" not in text.upper():
        return False
    start, end = mentions[0].start, mentions[0].end
    rest = " ".join(f"{text[:start]} {text[end:]}".split())
    if not rest or _PAGE_LINE.fullmatch(rest) or rest in ("United Nations", "General Assembly"):
        return True
    return len(rest.split()) > 1 and rest.casefold() in " ".join(title.split()).casefold()


def _is_page_line(lines: Sequence[Line], i: int) -> bool:
    """Page and job numbers alone on a line; a lone number is judged by ``_page_numbers``."""
    text = lines[i].text
    if not _PAGE_LINE.fullmatch(text) or re.fullmatch(r"[\d\s]+", text):
        return False
    fraction = _FRACTION.fullmatch(text)
    if not fraction:
        return True
    page, pages = int(fraction[1]), int(fraction[2])
    before = lines[i - 1].text if i else ""
    goes_on = re.search(r"(?:resolutions?|and|or|to|its|,\s*\d+/\d+,)$", before) is not None
    return 1 <= page <= pages and not (goes_on and page > 30)


def _page_numbers(lines: Sequence[Line], anchors: set[int]) -> set[int]:
    """Numbers alone on a line at a page break.

    After the end of a clause such a number may be a footnote mark on a line of its own: that is
    left to the numbering of the marks.
    """
    found: set[int] = set()
    for i, line in enumerate(lines):
        if not _DIGITS.fullmatch(line.text):
            continue
        at_break = i - 1 in anchors or i + 1 in anchors or line.new_page \
            or (i + 1 < len(lines) and lines[i + 1].new_page)
        before = next((lines[k].text for k in reversed(range(i)) if k not in anchors), "")
        note = i + 1 < len(lines) and _NOTE_OPENS.match(lines[i + 1].text) is not None
        if at_break and not note and not re.search(r"[,;:.)\u201d]$", before):
            found.add(i)
    return found


def _beside_anchors(lines: Sequence[Line], anchors: set[int], title: str) -> set[int]:
    """The running title on the lines next to a symbol or page number, or on a new page."""
    found: set[int] = set()
    for i, line in enumerate(lines):
        if line.new_page:
            found |= set(_title_lines(lines, i, title))
    for anchor in anchors:
        found |= set(_title_lines(lines, anchor + 1, title))
        for first in range(max(0, anchor - 3), anchor):
            run = _title_lines(lines, first, title)
            if run and run[-1] >= anchor - 1:
                found |= {i for i in run if i < anchor}
    return found


def _title_lines(lines: Sequence[Line], first: int, title: str) -> list[int]:
    """The lines from ``first`` on that spell the title from its beginning (three words or more)."""
    wanted, so_far, run = " ".join(title.split()), "", []
    for i in range(first, min(first + 4, len(lines))):
        so_far = f"{so_far} {lines[i].text}".strip()
        if not (wanted == so_far or wanted.startswith(so_far + " ")):
            break
        run.append(i)
    words = len(" ".join(lines[i].text for i in run).split())
    return run if words >= min(3, len(wanted.split())) else []


def _repeated_titles(lines: Sequence[Line], anchors: set[int], title: str) -> set[int]:
    """The whole title as a running header where nothing else marks the page.

    Only between paragraphs, or again and again: the same words may also end a sentence.
    """
    runs = []
    for i in range(len(lines)):
        run = _title_lines(lines, i, title)
        if run and " ".join(lines[k].text for k in run) == " ".join(title.split()):
            runs.append(run)
    between = [run for run in runs
               if run[0] > 0 and re.search(r"[,;:.]\W*\d{0,3}$", lines[run[0] - 1].text)]
    chosen = runs if len(runs) > 1 else between
    return {i for run in chosen for i in run}


def _footnotes(lines: Sequence[Line], rules: set[int], anchors: set[int]) -> set[int]:
    """The lines of footnotes printed at the foot of a page."""
    found: set[int] = set()
    i, in_block, last = 0, False, 0
    while i < len(lines):
        if i in rules or (i in anchors and in_block):
            in_block = i in rules
            i += 1
            continue
        note = _note_start(lines, i, anchors)
        unusual = note is None and in_block and _unusual_note(lines, i, last + 1)
        longest = _UNUSUAL_NOTE_LINES if unusual else _NOTE_LINES
        end = _note_end(lines, i if note is None else note, rules | anchors, longest)
        if end is None or (note is None and not unusual):
            in_block = False
            i += 1
            continue
        found |= set(range(i, end))
        number = re.match(r"\d+", lines[i].text)
        last = int(number[0]) if number else last
        i, in_block = end, True
    return found


def _note_start(lines: Sequence[Line], i: int, anchors: set[int]) -> int | None:
    """The line with the first words of a footnote that begins at line ``i``, if one does."""
    text = lines[i].text
    if re.fullmatch(r"\d{1,3}|\*{1,3}|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079]+", text):
        follows = i + 1 < len(lines) and i + 1 not in anchors \
            and _NOTE_OPENS.match(lines[i + 1].text) is not None
        return i + 1 if follows else None
    match = _FOOTNOTE.fullmatch(text)
    if not match:
        return None
    return i if _NOTE_OPENS.match(match["body"]) or match["n"].startswith("*") else None


def _unusual_note(lines: Sequence[Line], i: int, expected: int) -> bool:
    """Whether a line after a rule is a footnote although it does not begin as they do.

    Its number must be the next, and a mark of the text: after a rule the text may go on with a
    number too ("_____⏎3 States had").
    """
    match = _FOOTNOTE.fullmatch(lines[i].text)
    if not match or _MONTH.match(match["body"]):
        return False
    number = match["n"]
    if not number.isascii():
        return True
    return int(number) == expected and any(
        re.search(rf"[^\W\d][,;:.)\u201d]*\s?{number}(?:\s|$)", line.text) for line in lines[:i])


def _note_end(lines: Sequence[Line], first: int, stops: set[int], longest: int) -> int | None:
    """The index after the last line of the footnote whose words begin at ``first``."""
    for i in range(first, min(first + longest, len(lines))):
        text = lines[i].text
        if i > first and (i in stops or lines[i].new_page):
            return i
        if text.endswith((".", ".)", ".\u201d")) and not _ABBREVIATED.search(text):
            return i + 1
    return None
