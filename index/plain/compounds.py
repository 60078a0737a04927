"""What shows that a word lost its hyphen: the document itself, and United Nations usage."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path

from index.plain.lines import SOFT_HYPHEN


@dataclass(frozen=True, slots=True)
class Evidence:
    """How a document writes its words: counts of words, and of hyphenated compounds."""

    words: Counter[str]
    pairs: Counter[str]  # "united nations": two words with a space between
    compounds: Counter[str]  # "secretary-general", also as part of a longer compound
    width: int  # of a full line, in characters
    by_joined: Mapping[str, str]  # "secretarygeneral" → "secretary-general"


TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


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
            tokens = [m for m in TOKEN.finditer(line)
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


def un_words() -> frozenset[str]:
    """What the United Nations writes as one word, in lower case."""
    return _listed("unhyphenated.txt")


def un_compounds() -> frozenset[str]:
    """What the United Nations writes with a hyphen, in lower case."""
    return _listed("hyphenated.txt")


@cache
def _listed(name: str) -> frozenset[str]:
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


@cache
def _by_joined() -> dict[str, str]:
    return {compound.replace("-", ""): compound for compound in un_compounds()}


def is_word(word: str, evidence: Evidence) -> bool:
    """Whether ``word`` stands as one word in the document or in United Nations usage."""
    lower = word.lower()
    return lower in un_words() or evidence.words[lower] > 0


_PREFIXES = frozenset({"inter", "intra", "under", "over", "super", "counter", "multi"})
NUMBER_WORD = re.compile(
    r"(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
    r"|one|two|three|four|five|six|seven|eight|nine)"
)


@cache
def _elements() -> tuple[frozenset[str], frozenset[str]]:
    """First and last elements that form compounds freely ("non-", "-related").

    They have many partners in the list of compounds and never stand joined in a known word
    (as "high" does in "highlight"): so "hungerrelated" is seen to lack its hyphen although no
    text has it.
    """
    words = un_words()
    firsts: dict[str, set[str]] = {}
    lasts: dict[str, set[str]] = {}
    for compound in un_compounds():
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


def compound_of(joined: str, evidence: Evidence, at_line_end: bool) -> str | None:
    """The hyphenated form of a word written without its hyphens, where evidence shows one.

    What some texts write as one word, and others do not ("Interagency Panel", "multistakeholder"
    and whatever else begins with a mere prefix), lost a hyphen only where a full line ended, or
    where the same text writes it with one.
    """
    lower = joined.lower()
    if number := NUMBER_WORD.fullmatch(lower):
        return f"{number[1]}-{number[2]}"
    listed = _by_joined().get(lower)
    if lower in un_words():
        return listed if at_line_end else None
    if listed and (at_line_end or not _begins_with_prefix(listed)):
        return listed
    own = evidence.by_joined.get(lower)
    if own and evidence.compounds[own] >= evidence.words[lower]:
        return own
    return _free_compound(lower, at_line_end)


def _begins_with_prefix(compound: str) -> bool:
    first = compound.partition("-")[0]
    word = first in un_words() and first not in _PREFIXES
    return not word and first not in _elements()[0]


def _free_compound(lower: str, at_line_end: bool = False) -> str | None:
    """Two known words run together of which one forms compounds freely.

    Where a full line ended after such a first element, the second may be any word.
    """
    words = un_words()
    firsts, lasts = _elements()
    for at in range(3, len(lower) - 3):
        left, right = lower[:at], lower[at:]
        if len(left) >= 4 and left in words and left not in _PREFIXES and right in lasts:
            return f"{left}-{right}"
        if len(right) >= 5 and left in firsts and (right in words or at_line_end):
            return f"{left}-{right}"
    return None


@cache
def compound_firsts() -> frozenset[str]:
    """Words and prefixes that begin a compound: after these a hyphen is no mere line break."""
    return frozenset(part for compound in un_compounds()
                     for part in compound.split("-")[:-1])
