"""Footnote marks that text extraction left in the running text ("Security,4 to")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.compose import Edit
from index.plain.openers import entries

_SUPERSCRIPTS = "\u2070\u00b9\u00b2\u00b3\u2074-\u2079"
_AS_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TOKEN = re.compile(
    rf"\d+|[{_SUPERSCRIPTS}]+|(?<=[\w,;.:)\u201d\u2019 ])[*\u2020\u2021]{{1,3}}(?=\s|$)"
)
_CLOSES = r"[^\W\d_]|[)\]\u201d\u2019\"']"  # what a mark follows: a letter or a closing bracket
_YEAR_OR_SYMBOL = r"\b[12][09]\d\d|/\d{1,3}"
_MONTHS = ("January|February|March|April|May|June|July|August|September|October|November|"
           "December")
# What follows a quantity or a date, never a mark.
_MEASURE = rf"(?!\s(?:{_MONTHS}|per\scent|percent|(?:to|and|or)\s\d|million|billion)\b)"
# Words that go on with a sentence after a mark, but cannot follow a number that counts things.
_GOES_ON = (
    "to|of|in|for|by|on|at|and|or|as|with|from|that|which|who|whose|while|when|where|wherein|"
    "including|inter|is|are|was|were|has|have|had|the|its|their|his|her|through|under|among|"
    "between|without|within|notably|also|would|should|may|will|can|a|an|this|these|those|into|"
    "upon|held|both|such|not|but|if|than|until|since|during|following|pursuant|particularly|"
    r"thereby|along|together|against|after|before|\w+ing|\w+ed|\w+ly|\d+/\d+|"
    + "|".join(entry.lower() for entry in entries("operative"))
)
# Words that a number of the text follows ("paragraph 4 of", "Goal 16 and", "on 4 and 5 May").
_NUMBERED = (
    "nos?|parts?|goals?|items?|rules?|forms?|phases?|tables?|stages?|annex|annexes|articles?|"
    "agenda|targets?|modules?|options?|sections?|chapters?|pillars?|protocols?|clusters?|"
    "paragraphs?|principles?|category|categories|committees?|guidelines?|conventions?|groups?|"
    "resolutions?|decisions?|meetings?|indicators?|groups?|levels?|volumes?|days?|years?|on|at|"
    "of|to|in|by|and|for|the|from|over|with|only|than|every|some|about|least|until|those|their|"
    "between|through|within|aged|age|or|its|is|are|was|were|all|these|another|nearly|almost"
)

# How much a place says that a number is a mark; what is not certain must fit the numbering.
_CERTAIN, _LIKELY, _POSSIBLE, _DOUBTFUL, _REMOTE = 12, 5, 3, 2, 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a mark may stand: what must come directly before it, and after it."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    weight: int
    longest: int = 3  # digits


def _place(before: str, after: str, weight: int, longest: int = 3) -> _Place:
    return _Place(re.compile(rf"(?:{before})\Z"), re.compile(after), weight, longest)


_SPACE = rf"(?=\s|\Z){_MEASURE}"
_ON = rf"(?=\s(?:{_GOES_ON})\b){_MEASURE}"
_WORD_END = rf"(?=[\s,;:.)]|\Z){_MEASURE}"
_PLACES = (
    # "Security,4 to"; a digit before the comma ("1,000") is no mark's place
    _place(rf"(?:{_CLOSES})[,;:]", _SPACE, _CERTAIN),
    # "made, 1" at the end of a paragraph; "2005, 2" too, for no paragraph ends in a number
    _place(r"[,;:.\u201d]\s?", r"\Z", _CERTAIN),
    # "8 June 2006,2 as amended", "resolution 42/12,18 and"
    _place(rf"(?:{_YEAR_OR_SYMBOL})[,;:]", _SPACE, _LIKELY, 2),
    _place(r"[a-z)\u201d\u2019\]]", _WORD_END, _LIKELY),
    _place(r"(?<!\b[Nn]o)(?<!\bvol)(?<!\bart)(?<!\bpara)(?<=[a-z)\u201d\u2019])\.",
           r"(?=\s[A-Z\u201c]|\Z)", _LIKELY),
    # not "Mali, 2 of which"
    _place(rf"(?:{_CLOSES}|{_YEAR_OR_SYMBOL})[,;:]\s", rf"(?!\sof\b){_ON}", _POSSIBLE),
    # "in its 20132 and 2015 reports", "resolution 59/3008 and": it runs into a number
    _place(r"\b(?:19|20)\d\d", _WORD_END, _POSSIBLE, 2),
    _place(r"/\d{3}", _WORD_END, _POSSIBLE, 2),
    _place(r"[A-Z][A-Z]|\b[IVX]", _WORD_END, _DOUBTFUL, 2),
    _place(rf"(?<!\w)(?!(?i:{_NUMBERED})\s)(?:\w*[^\W\d_]|[)\u201d\u2019])\s", _ON, _DOUBTFUL),
    _place(r"[)\u201d\u2019]\s|\b[12][09]\d\d\s", _ON, _DOUBTFUL),
    # "Rarotonga, 14 Bangkok", "Agenda 21,2 the": only where it fills the one gap in the series
    _place(rf"(?:{_CLOSES}|[a-z] \d\d?)[,;:]\s?", rf"(?=\s[^\W\d_(\u201c]){_MEASURE}", _REMOTE),
)
_OWN_LINE = re.compile(r"(?:\A|\n)\d{1,3}(?=\n|\Z)")
_GAP = 4.0  # what each number missing in the series costs


@dataclass(frozen=True, slots=True)
class _Candidate:
    block: int
    start: int  # of the white space in front, which goes with the mark
    end: int
    digits: int  # where the mark itself begins
    value: int  # 0 for an asterisk or dagger
    weight: int
    own_line: bool = False
    alone: bool = False  # convincing even as the only mark of a document


def find_marks(texts: Sequence[str], *, cut: bool = False) -> list[list[Edit]]:
    """The footnote marks of a document's raw paragraph texts, as edits for each text.

    Superscripts, marks glued to a word's punctuation and marks that end a paragraph are certain
    by their place. What could also be a number of the text counts only where it has its place
    in the consecutive numbering that the United Nations gives footnotes. ``cut`` says that the
    last text breaks off, so that a number at its end proves nothing.
    """
    candidates = sorted(
        (c for i, text in enumerate(texts)
         for c in _candidates(i, text, ends=not (cut and i == len(texts) - 1))),
        key=lambda c: (c.block, c.digits),
    )
    series = _series(candidates)
    edits: list[list[Edit]] = [[] for _ in texts]
    for candidate in candidates:
        mark = candidate in series or candidate.weight == _CERTAIN
        if mark or candidate.own_line:
            rule = "footnote mark" if mark else "page number"
            edits[candidate.block].append(
                Edit(candidate.start, candidate.end, "", rule, mark=mark, furniture=not mark))
    return edits


def _series(candidates: Sequence[_Candidate]) -> set[_Candidate]:
    """The heaviest series of candidates numbered 1, 2, 3 …, a missing number at a cost.

    The numbering is the evidence: a candidate that only might be a mark needs the number
    before it in the series, and a doubtful one the number after it too, or two before it.
    """
    best: list[tuple[float, int]] = []  # weight of the best series that ends here, its last but one
    for i, candidate in enumerate(candidates):
        weight, before = candidate.weight - _GAP * (candidate.value - 1), -1
        for k in range(max(0, i - 200), i):
            step = candidate.value - candidates[k].value
            if candidates[k].value and step >= 1:
                total = best[k][0] + candidate.weight - _GAP * (step - 1)
                if total > weight:
                    weight, before = total, k
        best.append((weight if candidate.value else -1e9, before))
    chain: list[_Candidate] = []
    at = max(range(len(best)), key=lambda i: best[i][0], default=-1)
    while at >= 0:
        chain.insert(0, candidates[at])
        at = best[at][1]
    return {c for i, c in enumerate(chain) if _holds(chain, i)}


def _holds(chain: Sequence[_Candidate], i: int) -> bool:
    """Whether its neighbours in the series bear a candidate out."""
    value, weight = chain[i].value, chain[i].weight
    if weight == _CERTAIN:
        return True
    after_one = value == 1 or (i > 0 and chain[i - 1].value == value - 1)
    before_one = i + 1 < len(chain) and chain[i + 1].value == value + 1
    settled = i > 1 and i + 1 == len(chain)  # the last of a numbering that is well established
    match weight:
        case 5:  # likely
            return after_one or before_one or i > 0
        case 3:  # possible
            return after_one and (before_one or chain[i].alone or settled)
        case 2:  # doubtful
            return after_one and (before_one or settled)
        case _:  # remote
            return value > 1 and _fills_gap(chain, i)


def _fills_gap(chain: Sequence[_Candidate], i: int) -> bool:
    """Whether a remote candidate belongs to a run that fills a gap between better ones."""
    first, last = i, i
    while first > 0 and chain[first].weight == _REMOTE:
        first -= 1
    while last + 1 < len(chain) and chain[last].weight == _REMOTE:
        last += 1
    ends = min(chain[first].weight, chain[last].weight) > _REMOTE
    return ends and 2 <= last - first <= 4 \
        and chain[last].value - chain[first].value == last - first


def _candidates(block: int, text: str, *, ends: bool) -> list[_Candidate]:
    found: list[_Candidate] = []
    for token in _TOKEN.finditer(text):
        if not token[0].isascii() or not token[0].isdigit():
            if re.search(r"\b[kcm]?m\Z", text[max(0, token.start() - 3):token.start()]):
                continue  # "km²" is a measure
            found.append(_candidate(block, text, token.start(), token.end(), _CERTAIN))
            continue
        weighed = [(_weight(text, start, token.end(), ends=ends), start)
                   for start in _beginnings(text, token)]
        weight, start = max(weighed, key=lambda w: w[0], default=(0, 0))
        own_line = _OWN_LINE.match(text, max(0, token.start() - 1)) is not None
        if own_line:  # it may as well be a page number: only the series can tell
            weight, start = min(weight or _POSSIBLE, _LIKELY), token.start()
        if weight:
            found.append(_candidate(block, text, start, token.end(), weight, own_line))
    return found


def _beginnings(text: str, token: re.Match[str]) -> Iterator[int]:
    """Where in a run of digits a mark may begin: the mark may run into a year or a symbol."""
    start, length = token.span()[0], len(token[0])
    if start and length <= 3 and token[0][0] != "0":
        yield start
    if 5 <= length <= 6 and token[0][:2] in ("19", "20") and token[0][4] != "0":
        yield start + 4
    if 4 <= length <= 5 and text[start - 1:start] == "/" and token[0][3] != "0":
        yield start + 3


def _weight(text: str, start: int, end: int, *, ends: bool) -> int:
    """How much the place of the number says that it is a mark; 0 where it says nothing."""
    before = text[max(0, start - 30):start]
    for place in _PLACES:
        if end - start <= place.longest and place.before.search(before) \
                and place.after.match(text, end):
            if place.weight == _CERTAIN and end == len(text) and not ends:
                continue
            return place.weight
    return 0


def _candidate(block: int, text: str, start: int, end: int, weight: int,
               own_line: bool = False) -> _Candidate:
    digits = text[start:end].translate(_AS_DIGITS)
    value = int(digits) if digits.isdigit() else 0
    before = text[max(0, start - 12):start]
    # "paragraphs 3 (a),4": after a point's letter a number is a number of the text.
    if weight == _CERTAIN and re.search(r"\([a-z]{1,4}\),\s?\Z", before):
        weight = _DOUBTFUL
    # "Security, 1 to continue", but not "in 2014, 1 of them" or "Mali, 1 in five".
    alone = re.search(r"[^\W\d_][,;:]\s?\Z", before) is not None and re.match(
        r"\s(?!(?:of|in|and|or|on|for|at|per|a|each)\b)", text[end:end + 8]) is not None
    space = 1 if before[-1:].isspace() else 0
    after = 1 if start == 0 and text[end:end + 1].isspace() else 0  # no space begins a text
    return _Candidate(block, start - space, end + after, start, value, weight, own_line, alone)
