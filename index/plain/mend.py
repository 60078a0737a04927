"""Mending what text extraction broke in the words of a paragraph.

Every mend rests on evidence, never on a guess: the same compound elsewhere in the document,
or how the United Nations writes it (``hyphenated.txt``, ``unhyphenated.txt``; both say where
they come from). What is mended is recorded with its place, so that a reader can see the file's
own letters again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.compose import Edit
from index.plain.compounds import (
    NUMBER_WORD,
    TOKEN,
    Evidence,
    compound_firsts,
    compound_of,
    is_word,
    un_compounds,
    un_words,
)
from index.plain.lines import SOFT_HYPHEN

# Words that may follow a suspended hyphen: "short- and long-term".
_SUSPENDED = {"and", "or", "to", "nor", "as", "but"}
_CAMEL = re.compile(
    r"(?<![^\W\d_])([^\W\d_][a-z\u00df-\u00ff]{2,})([A-Z][a-z\u00df-\u00ff]{2,})(?![^\W\d_])"
)


def find_mends(text: str, evidence: Evidence, *, printed: bool = False) -> list[Edit]:
    """The edits that mend a raw text, in order and without overlaps.

    ``printed`` says that the text comes from a format that loses no hyphens: only line ends and
    glyphs are mended then, every other letter is the published one.
    """
    edits = [*_at_line_ends(text, evidence), *_glyphs(text)]
    if printed:
        return sorted(edits, key=lambda edit: (edit.start, edit.end))
    taken = {at for edit in edits for at in range(edit.start, edit.end)}
    for edit in (*_lost_suspended(text, evidence), *_lost_hyphens(text, evidence),
                 *_spaced_hyphens(text, evidence)):
        if taken.isdisjoint(range(edit.start, edit.end)):
            edits.append(edit)
    return sorted(edits, key=lambda edit: (edit.start, edit.end))


_AT_LINE_END = re.compile(
    r"(?P<left>(?:[^\W_]+[-'\u2019])*[^\W_]+)(?P<hyphen>[-\u2010\u2011\u00ad])\n"
    r"(?=(?P<right>[^\W_]+)(?P<after>.?))"
)


def _at_line_ends(text: str, evidence: Evidence) -> Iterator[Edit]:
    for match in _AT_LINE_END.finditer(text):
        hyphen, newline = match.start("hyphen"), match.end("hyphen")
        if match["hyphen"] == SOFT_HYPHEN:
            yield Edit(hyphen, newline + 1, "", "word broken at a line end")
        elif match["right"] in _SUSPENDED and match["after"] != "-":
            continue  # "short-\nand long-term": the hyphen and the space are both right
        elif _keeps_hyphen(match, evidence):
            yield Edit(newline, newline + 1, "", "hyphen kept at a line end")
        else:
            yield Edit(hyphen, newline + 1, "", "word broken at a line end")
    for match in re.finditer(r"(?<=\w/)\n(?=\w)|(?<=\d\u2013)\n(?=\d)", text):
        yield Edit(match.start(), match.end(), "", "line broken inside a symbol")


def _keeps_hyphen(match: re.Match[str], evidence: Evidence) -> bool:
    """Whether a hyphen before a line break belongs to the word ("Secretary-⏎General")."""
    left, right = match["left"], match["right"]
    if right[0].isupper() or right[0].isdigit() or left[-1].isdigit() or left.isupper():
        return True
    last = left.rpartition("-")[2].lower()
    compound, joined = f"{last}-{right.lower()}", last + right.lower()
    if evidence.compounds[compound] or compound in un_compounds():
        return True
    if is_word(joined, evidence):
        return False
    known = last in compound_firsts() or is_word(last, evidence) or is_word(right, evidence)
    return known or NUMBER_WORD.fullmatch(joined) is not None


def _glyphs(text: str) -> Iterator[Edit]:
    for match in re.finditer(r"[\u2010\u2011](?!\n)", text):
        yield Edit(match.start(), match.end(), "-", "hyphen glyph")
    for match in re.finditer("[\ufb00-\ufb04]", text):
        letters = ("ff", "fi", "fl", "ffi", "ffl")[ord(match[0]) - 0xFB00]
        yield Edit(match.start(), match.end(), letters, "ligature")


def _lost_hyphens(text: str, evidence: Evidence) -> Iterator[Edit]:
    camels = list(_CAMEL.finditer(text))
    for match in camels:
        at_end = _at_full_line_end(text, match.end(1), evidence)
        if (now := _between(match[1], match[2], evidence, at_end)) is not None:
            rule = "lost space" if now == " " else "lost hyphen"
            yield Edit(match.end(1), match.end(1), now, rule)
    for match in TOKEN.finditer(text):
        if any(c.start() >= match.start() and c.end() <= match.end() for c in camels):
            continue
        token = match[0]
        at_end = _at_full_line_end(text, match.start() + len(token) // 2, evidence)
        compound = compound_of(token.replace("-", ""), evidence, at_end)
        if compound is not None and len(compound) > len(token):
            for at in _missing(token, compound):
                yield Edit(match.start() + at, match.start() + at, "-", "lost hyphen")


def _at_full_line_end(text: str, at: int, evidence: Evidence) -> bool:
    """Whether a line ended here before its hyphen was lost and the next word drawn up.

    Such a line is longer than the page is wide, and ``at`` is about where the page ends.
    """
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    length = (len(text) if end < 0 else end) - start
    width = evidence.width
    return 30 < width < 160 and length > width + 3 and 0.75 * width < at - start < 1.15 * width


def _between(left: str, right: str, evidence: Evidence, at_line_end: bool) -> str | None:
    """What was lost between two halves run together, None where nothing shows a loss.

    "SecretaryGeneral" lost a hyphen and "UnitedNations" a space. "McDonald", "YouTube" and
    "DeGaulle" lost nothing: their halves are no words, or too short to tell; and a name like
    "PaperSmart" is only doubted where a full line ends, which is where hyphens are lost.
    """
    pair = f"{left}-{right}".lower()
    if evidence.compounds[pair] or pair in un_compounds():
        return "-"
    if evidence.pairs[f"{left} {right}".lower()]:
        return " "
    words = min(len(left), len(right)) > 3 and left[0].isupper() \
        and (is_word(left, evidence) or is_word(right, evidence))
    return "-" if words and at_line_end else None


def _lost_suspended(text: str, evidence: Evidence) -> Iterator[Edit]:
    """ "burdenand responsibility-sharing": the hyphen was lost with the line break after it."""
    for match in re.finditer(r"\b([a-z]{3,})(and|or)(?=[ \n]\w+-\w)", text):
        if match[0] not in un_words() and is_word(match[1], evidence):
            yield Edit(match.end(1), match.end(1), "- ", "lost hyphen and space")


def _missing(token: str, compound: str) -> list[int]:
    """Where hyphens of ``compound`` are missing in ``token`` (offsets); [] where it has others."""
    missing, at = [], 0
    for char in compound:
        if at < len(token) and token[at].lower() == char:
            at += 1
        elif char == "-":
            missing.append(at)
        else:
            return []
    return missing if at == len(token) else []


def _spaced_hyphens(text: str, evidence: Evidence) -> Iterator[Edit]:
    """ "Secretary- General": a line-end hyphen whose line break became a space."""
    for match in re.finditer(r"([^\W\d_]+)-( )(?=([^\W\d_]+))", text):
        pair = f"{match[1]}-{match[3]}".lower()
        if match[3] not in _SUSPENDED and (
            evidence.compounds[pair] or pair in un_compounds()
        ):
            yield Edit(match.start(2), match.end(2), "", "space after a hyphen")


