"""Joining the lines of a paragraph, and mending what text extraction broke in it.

Every mend rests on evidence, never on a guess: the same compound elsewhere in the document,
or how the United Nations writes it (``hyphenated.txt``, ``unhyphenated.txt``; both say where
they come from). What is mended is recorded with its place, so that a reader can see the file's
own letters again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from index.lines import SOFT_HYPHEN, is_invisible
from index.resolution import FootnoteMark, Mend, Piece


@dataclass(frozen=True, slots=True)
class Raw:
    """A paragraph's characters as the file has them, lines joined but nothing mended.

    White space is one character, a newline where a line ends and a space elsewhere.
    ``origin[i]`` is where ``text[i]`` stands in the source; ``hidden`` are the invisible
    characters left out: (index in ``text`` before which it stood, source offset, character).
    """

    text: str
    origin: tuple[int, ...]
    hidden: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters ``start`` to ``end`` of a raw text become ``now``, by ``rule``.

    A ``mark`` is a footnote mark, ``furniture`` a page number: both leave the text.
    """

    start: int
    end: int
    now: str
    rule: str
    mark: bool = False
    furniture: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a document writes its words: counts of words, and of hyphenated compounds."""

    words: Counter[str]
    pairs: Counter[str]  # "united nations": two words with a space between
    compounds: Counter[str]  # "secretary-general", also as part of a longer compound
    width: int  # of a full line, in characters
    by_joined: Mapping[str, str]  # "secretarygeneral" → "secretary-general"


@dataclass(frozen=True, slots=True)
class Mended:
    """A paragraph's text as it is read, and how it came from the source."""

    text: str
    pieces: tuple[Piece, ...]
    mends: tuple[Mend, ...]
    marks: tuple[FootnoteMark, ...]
    removed: tuple[tuple[int, int], ...]  # source ranges of page numbers taken out


def gather(source: str, ranges: Iterable[tuple[int, int]]) -> Raw:
    """Join the given ranges of ``source``, in order, into one raw text."""
    chars: list[str] = []
    origin: list[int] = []
    hidden: list[tuple[int, int, str]] = []
    for number, (start, end) in enumerate(ranges):
        gap = "\n" if number else ""
        for word in re.finditer(r"\S+|\s+", source[start:end]):
            at = start + word.start()
            if word[0].isspace():
                gap = " " if gap != "\n" and all(map(_is_inner, word[0])) else "\n"
                continue
            for k, char in enumerate(word[0], at):
                if is_invisible(char) and not (char == SOFT_HYPHEN and _ends_line(source, k)):
                    hidden.append((len(chars), k, char))
                    continue
                if gap and chars:
                    chars.append(gap)
                    single = gap == " " == source[k - 1] and origin[-1] == k - 2
                    origin.append(k - 1 if single else k)
                gap = ""
                chars.append(char)
                origin.append(k)
    return Raw("".join(chars), tuple(origin), tuple(hidden))


def _is_inner(char: str) -> bool:
    return char not in "\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029"


def _ends_line(source: str, at: int) -> bool:
    return re.match(r".[^\S\n\r\f]*(?:[\n\r\f]|$)", source[at:at + 40], re.DOTALL) is not None


_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CAMEL = re.compile(
    r"(?<![^\W\d_])([^\W\d_][a-z\u00df-\u00ff]{2,})([A-Z][a-z\u00df-\u00ff]{2,})(?![^\W\d_])"
)


def weigh(texts: Iterable[str]) -> Evidence:
    """What the raw texts of one document say about its words.

    A compound at a line's end is no evidence: its hyphen may belong to the line.
    """
    words: Counter[str] = Counter()
    pairs: Counter[str] = Counter()
    compounds: Counter[str] = Counter()
    by_joined: dict[str, str] = {}
    lengths: list[int] = [0]
    for text in texts:
        for line in text.split("\n"):
            lengths.append(len(line))
            tokens = [m for m in _TOKEN.finditer(line)
                      if line[m.end():m.end() + 1] not in ("-", SOFT_HYPHEN)]
            for token in tokens:
                lower = token[0].lower()
                if "-" not in lower:
                    words[lower] += 1
                    continue
                parts = lower.split("-")
                whole = lower if min(map(len, parts)) > 1 else ""
                for compound in {whole, *map("-".join, pairwise(parts))} - {""}:
                    compounds[compound] += 1
                    by_joined[compound.replace("-", "")] = compound
            for left, right in pairwise(tokens):
                if line[left.end():right.start()] == " ":
                    pairs[f"{left[0]} {right[0]}".lower()] += 1
    width = sorted(lengths)[int(0.85 * (len(lengths) - 1))]
    return Evidence(words, pairs, compounds, width, by_joined)


@cache
def _listed(name: str) -> frozenset[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _un_compounds() -> dict[str, str]:
    return {compound.replace("-", ""): compound for compound in _listed("hyphenated.txt")}


def is_word(word: str, evidence: Evidence) -> bool:
    """Whether ``word`` stands as one word in the document or in United Nations usage."""
    lower = word.lower()
    return lower in _listed("unhyphenated.txt") or evidence.words[lower] > 0


_PREFIXES = frozenset({"inter", "intra", "under", "over", "super", "counter", "multi"})
_NUMBER_WORD = re.compile(
    r"(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|one|two|three|four|five|six|seven|eight|nine)"
)
_SUSPENDED = {"and", "or", "to", "nor", "as", "but"}


@cache
def _elements() -> tuple[frozenset[str], frozenset[str]]:
    """First and last elements that form compounds freely ("non-", "-related").

    They have many partners in the list of compounds and never stand joined in a known word
    (as "high" does in "highlight"): so "hungerrelated" is seen to lack its hyphen although no
    text has it.
    """
    words = _listed("unhyphenated.txt")
    firsts: dict[str, set[str]] = {}
    lasts: dict[str, set[str]] = {}
    for compound in _listed("hyphenated.txt"):
        first, _, rest = compound.partition("-")
        if "-" not in rest:
            firsts.setdefault(first, set()).add(rest)
            lasts.setdefault(rest, set()).add(first)
    joined_firsts = {w[:at] for w in words for at in range(2, len(w) - 2) if w[at:] in words}
    joined_lasts = {w[at:] for w in words for at in range(4, len(w) - 2)
                    if w[:at] in words and w[:at] not in _PREFIXES}
    return (
        frozenset(w for w, partners in firsts.items()
                  if len(partners) >= 10 and w not in joined_firsts),
        frozenset(w for w, partners in lasts.items()
                  if len(partners) >= 4 and len(w) >= 5 and w not in joined_lasts),
    )


def _compound(joined: str, evidence: Evidence, at_line_end: bool) -> str | None:
    """The hyphenated form of a word written without its hyphens, where evidence shows one.

    What some texts write as one word, and others do not ("Interagency Panel", "multistakeholder"
    and whatever else begins with a mere prefix), lost a hyphen only where a full line ended, or
    where the same text writes it with one.
    """
    lower = joined.lower()
    if number := _NUMBER_WORD.fullmatch(lower):
        return f"{number[1]}-{number[2]}"
    listed = _un_compounds().get(lower)
    if lower in _listed("unhyphenated.txt"):
        return listed if at_line_end else None
    if listed and (at_line_end or not _begins_with_prefix(listed)):
        return listed
    own = evidence.by_joined.get(lower)
    if own and evidence.compounds[own] >= evidence.words[lower]:
        return own
    return _free_compound(lower, at_line_end)


def _begins_with_prefix(compound: str) -> bool:
    first = compound.partition("-")[0]
    word = first in _listed("unhyphenated.txt") and first not in _PREFIXES
    return not word and first not in _elements()[0]


def _free_compound(lower: str, at_line_end: bool = False) -> str | None:
    """Two known words run together of which one forms compounds freely.

    Where a full line ended after such a first element, the second may be any word.
    """
    words = _listed("unhyphenated.txt")
    firsts, lasts = _elements()
    for at in range(3, len(lower) - 3):
        left, right = lower[:at], lower[at:]
        if len(left) >= 4 and left in words - _PREFIXES and right in lasts:
            return f"{left}-{right}"
        if len(right) >= 5 and left in firsts and (right in words or at_line_end):
            return f"{left}-{right}"
    return None


def find_mends(text: str, evidence: Evidence) -> list[Edit]:
    """The edits that mend a raw text, in order and without overlaps."""
    edits = [*_at_line_ends(text, evidence), *_glyphs(text)]
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
    if evidence.compounds[compound] or compound in _listed("hyphenated.txt"):
        return True
    if is_word(joined, evidence):
        return False
    known = last in _compound_firsts() or is_word(last, evidence) or is_word(right, evidence)
    return known or _NUMBER_WORD.fullmatch(joined) is not None


@cache
def _compound_firsts() -> frozenset[str]:
    """Words and prefixes that begin a compound: after these a hyphen is no mere line break."""
    return frozenset(part for compound in _listed("hyphenated.txt")
                     for part in compound.split("-")[:-1])


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
    for match in _TOKEN.finditer(text):
        if any(c.start() >= match.start() and c.end() <= match.end() for c in camels):
            continue
        token = match[0]
        at_end = _at_full_line_end(text, match.start() + len(token) // 2, evidence)
        compound = _compound(token.replace("-", ""), evidence, at_end)
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
    if evidence.compounds[pair] or pair in _listed("hyphenated.txt"):
        return "-"
    if evidence.pairs[f"{left} {right}".lower()]:
        return " "
    words = min(len(left), len(right)) > 3 and left[0].isupper() \
        and (is_word(left, evidence) or is_word(right, evidence))
    return "-" if words and at_line_end else None


def _lost_suspended(text: str, evidence: Evidence) -> Iterator[Edit]:
    """ "burdenand responsibility-sharing": the hyphen was lost with the line break after it."""
    for match in re.finditer(r"\b([a-z]{3,})(and|or)(?=[ \n]\w+-\w)", text):
        if match[0] not in _listed("unhyphenated.txt") and is_word(match[1], evidence):
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
            evidence.compounds[pair] or pair in _listed("hyphenated.txt")
        ):
            yield Edit(match.start(2), match.end(2), "", "space after a hyphen")


def compose(source: str, raw: Raw, edits: Iterable[Edit]) -> Mended:
    """Carry out ``edits`` (in order, not overlapping) and keep account of every character."""
    return _Composer(source, raw).run(sorted(edits, key=lambda e: (e.start, e.end)))


class _Composer:
    """The text as it grows; held open only while one paragraph is composed."""

    def __init__(self, source: str, raw: Raw) -> None:
        self.source, self.raw = source, raw
        self.text: list[str] = []
        self.length = 0
        self.pieces: list[Piece] = []
        self.mends: list[Mend] = []
        self.marks: list[FootnoteMark] = []
        self.removed: list[tuple[int, int]] = []
        self.hidden = list(raw.hidden)

    def run(self, edits: list[Edit]) -> Mended:
        at = 0
        for edit in edits:
            self.keep(at, edit.start)
            self.change(edit)
            at = edit.end
        self.keep(at, len(self.raw.text))
        self.show_hidden(len(self.raw.text))
        text = "".join(self.text)
        return Mended(text, tuple(self.pieces), tuple(self.mends), tuple(self.marks),
                      tuple(self.removed))

    def keep(self, start: int, end: int) -> None:
        """Take over raw characters unchanged, one piece for each run that the file has too."""
        text, origin = self.raw.text, self.raw.origin
        at = start
        while at < end:
            self.show_hidden(at)
            if text[at] == "\n" or self.source[origin[at]] != text[at]:
                self.write(" ")
                at += 1
                continue
            first, stop = at, self.hidden[0][0] if self.hidden else end
            at += 1
            while at < min(end, stop) and text[at] != "\n" and origin[at] == origin[at - 1] + 1 \
                    and self.source[origin[at]] == text[at]:
                at += 1
            self.pieces.append(Piece(self.length, origin[first], at - first))
            self.write(text[first:at])

    def write(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def change(self, edit: Edit) -> None:
        """Carry out one edit; white space inside a mark's edit goes without a trace."""
        self.show_hidden(edit.start)
        inside = range(edit.start, edit.end)
        solid = [self.raw.origin[i] for i in inside if not self.raw.text[i].isspace()]
        start = solid[0] if solid else self._gap_before(edit.start)
        end = solid[-1] + 1 if solid else self._gap_end(start, edit)
        was = self.source[start:end]
        if edit.mark:
            self.marks.append(FootnoteMark(self.length, start, was))
        elif edit.furniture:
            self.removed.append((start, end))
        else:
            self.mends.append(Mend(self.length, start, was, edit.now, edit.rule))
        self.write(edit.now)

    def _gap_before(self, at: int) -> int:
        """The source offset just after the character before ``at``."""
        return self.raw.origin[at - 1] + 1 if at else self.raw.origin[0]

    def _gap_end(self, start: int, edit: Edit) -> int:
        """The end of the white space that an edit without letters removes."""
        end = start
        while edit.end > edit.start and end < len(self.source) and self.source[end].isspace():
            end += 1
        return end

    def show_hidden(self, at: int) -> None:
        """Record the invisible characters that stood before raw character ``at``."""
        while self.hidden and self.hidden[0][0] <= at:
            _, source, char = self.hidden.pop(0)
            self.mends.append(Mend(self.length, source, char, "", "invisible character"))
