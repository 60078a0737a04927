"""Numbers that answer "how many": said in the text, or counted from its structure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.finding.evidence import Evidence
from assistant.question.dates import MONTHS
from assistant.question.numbers import in_words
from assistant.question.place import ORDINALS
from assistant.question.question import Question
from assistant.question.wording import stem, words
from assistant.saying.points import POINT_WORDS, points_of
from index.resolution import Resolution

_PEOPLE = frozenset(map(stem, """
    seafarers sailors refugees migrants workers children women men girls boys personnel staff
    experts victims patients students teachers soldiers peacekeepers prisoners detainees orphans
    widows farmers fishers youth survivors""".split()))
_ANYBODY = frozenset((stem(w),) for w in ("people", "persons", "individuals"))
_NUMBER = re.compile(
    r"(?<![\w.-])(?:\d[\d,]*(?:\.\d+)?(?: (?:thousand|million|billion|trillion))?"
    r"|(?:one(?! of\b)|two|three|four|five|six|seven|eight|nine|ten)"
    r"(?: (?:hundred(?: thousand| million)?|thousand|million|billion))?|eleven"
    r"|twelve|fifteen|twenty|thirty|forty|fifty|sixty|hundred|thousand)\b(?!-)", re.IGNORECASE)
_COMPOUND = re.compile(
    r"(?<![\w-])(?P<number>\d+|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen"
    r"|twenty)-(?P<noun>[a-z]+)\b", re.IGNORECASE)
# "More than 11,000" are not 11,000.
_AT_LEAST = re.compile(
    r"\b(?:(?:more|fewer|less|no less|not less|not fewer|no fewer) than|over|at least|up to|at most"
    r"|nearly|almost|about|around|some|approximately|roughly|an estimated|an additional)\s+$",
    re.IGNORECASE)
_ONE_OF = re.compile(r"\bone of(?: the)? $", re.IGNORECASE)  # "one of nine" are not so many
_YEAR = re.compile(r"(?:18|19|20)\d\d")
_COUNTS_NOTHING = re.compile(
    r"(?:\b(?:paragraphs?|resolutions?|articles?|(?-i:Group of))(?: \d+(?:,| to| and))*|/)\s*$",
    re.IGNORECASE)
_MONTH_FOLLOWS = re.compile(rf"\s+(?:{'|'.join(MONTHS)})\b", re.IGNORECASE)
_REACH = 4  # words between a number and what it counts ("15 additional governmental experts")


@dataclass(frozen=True, slots=True)
class Count:
    """A number found: how to say it, and where it stands in the governed text."""

    said: str
    spans: tuple[tuple[int, int], ...] = ()


def count(question: Question, evidence: Evidence, resolution: Resolution) -> Count | None:
    """The number that the paragraph gives for what the question counts, or None."""
    counted = _counted(question)
    paragraph = evidence.paragraph.paragraph
    points = points_of(resolution, paragraph)
    point_words = any(t in POINT_WORDS for t in counted) or any(
        p.number for p in question.places)
    if points and point_words:
        return Count(f"{in_words(len(points)).capitalize()}: " + "; ".join(
            f"{p.number.partition(' ')[2]} {_lower(p.text.rstrip(' ;.,'))}" for p in points))
    if cell := _cell(question, evidence):
        return cell
    if asks_amount(question.text):
        return _amount(question, evidence)
    return (_references(question, evidence) or _said(evidence, counted)
            or _ordinals(evidence, counted))


def gives_another_number(evidence: Evidence, asked: str) -> bool:
    """Whether a paragraph has a number where most of the question stands, which counts it in other
    words: "1,040 alumni" for graduates. Neither a year nor money, nor what was ``asked``."""
    window = evidence.window
    return any(
        window.start <= m.start() < window.end and not _YEAR.fullmatch(m.group())
        and m.group() not in asked and not _COUNTS_NOTHING.search(evidence.text[: m.start()])
        and not _MONTH_FOLLOWS.match(evidence.text, m.end())
        and not _MEASURES.match(evidence.text, m.end())
        and _held(evidence, max(window.start, m.start() - _AROUND),
                  min(window.end, m.end() + _AROUND)) >= _AMONG_IT
        for m in _NUMBER.finditer(evidence.text))


_MEASURES = re.compile(r" (?:United States |Swiss )?(?:dollars|euros|francs|per ?cent)\b| ?%")
_AROUND, _AMONG_IT = 110, 0.45  # characters; share of the question
_COLUMN = " | "  # as a row of a table is read, with its headings before it


def _cell(question: Question, evidence: Evidence) -> Count | None:
    """The cell of a row under the heading that the question names ("what *percentage* …?")."""
    paragraph = evidence.paragraph.paragraph
    headings = paragraph.chapeau[-1].split(_COLUMN) if paragraph.chapeau else []
    cells = paragraph.text.split(_COLUMN)
    if len(headings) < 2 or len(cells) != len(headings):  # no row of a table
        return None
    asked = {w.stem for w in words(question.text)}
    for heading, cell in zip(headings, cells, strict=True):
        if re.search(r"\d", cell) and asked & {w.stem for w in words(heading)}:
            start = len(evidence.text) - len(paragraph.text) + paragraph.text.rfind(cell)
            return Count(f"{cell} ({heading.lower()})", ((start, start + len(cell)),))
    return None


_MONEY = re.compile(
    r"\b(?:how much|amount|sum|dollars?|euros?|cost|budget|price|salary|wages?|fees?|stipend"
    r"|balance|sells? for|spen[dt])\b",
    re.IGNORECASE)
_COST = re.compile(r"\bcosts? on average\b|\baverage costs?\b", re.IGNORECASE)
_HOW_MUCH = re.compile(r"\bhow much\b", re.IGNORECASE)
_BY_HOW_MUCH = re.compile(r"\bby (?:roughly |about |approximately )?how much\b", re.IGNORECASE)
_SHARE = re.compile(
    r"\b(?:percentage|proportion|share|fraction|per cent|turnout)\b", re.IGNORECASE)
_NO_MONEY = re.compile(
    r"\bhow many (?!dollars|euros|US dollars|United States dollars)", re.IGNORECASE)
_SCALE = r"(?: (?:thousand|million|billion|trillion))?"
_SUM = re.compile(
    rf"\b\d[\d,.]*{_SCALE}(?: United States| Swiss)? (?:dollars|euros|francs|pounds)\b"
    rf"|(?:US)?[$€£]\s?\d(?:[\d,.]*\d)?{_SCALE}")
_PER_CENT = re.compile(r"\b\d[\d,.]* per ?cent\b")
_JOINED = 0.5
_BREAK = re.compile(r"[,;:]\s")


def gives_amounts(question: Question, evidence: Evidence) -> bool:
    """Whether a paragraph that has most of the question gives amounts, where one is asked for:
    which of them is meant, its own words say."""
    if _cell(question, evidence):
        return True
    if not asks_amount(question.text) or evidence.coverage < _JOINED:
        return False
    return bool(_unit(question, evidence).search(evidence.text))


def _unit(question: Question, evidence: Evidence) -> re.Pattern[str]:
    """What a share is told in: per cent, or the sum that is the share."""
    shares = {m.group().lower() for m in _SHARE.finditer(question.text)}
    if _BY_HOW_MUCH.search(question.text) and not _SUM.search(evidence.text):
        return _PER_CENT
    if shares and (shares != {"share"} or _PER_CENT.search(evidence.text)):
        return _PER_CENT
    if _COST.search(question.text) and not _SUM.search(evidence.text):
        return _PER_CENT  # "what did it cost to send money home?"
    return _SUM


def asks_amount(text: str) -> bool:
    """Whether a question asks for a share, or for money."""
    return bool(_SHARE.search(text) or _HOW_MUCH.search(text) or (
        _MONEY.search(text) and not _NO_MONEY.search(text)))


def _amount(question: Question, evidence: Evidence) -> Count | None:
    """How much: of the amounts in the window the one with most of the question around it.

    None where two have as much, or none has half of it: it is then the amount of something else.
    """
    window = evidence.window
    unit = _unit(question, evidence)
    found = [m for m in unit.finditer(evidence.text)
             if window.start <= m.start() < window.end]
    if len(found) == 1:  # the whole window is its own
        held_by_all = _held(evidence, window.start, window.end)
        return Count(found[0].group(), (found[0].span(),)) if held_by_all >= _JOINED else None
    begins = [window.start, *(m.end() for m in found)]
    ends = [*(m.start() for m in found[1:]), len(evidence.text)]
    held = [_held(evidence, begin, min(end, _clause_end(evidence.text, m.end())))
            for begin, end, m in zip(begins, ends, found, strict=False)]
    if not held or max(held) < _JOINED or held.count(max(held)) > 1:
        return None
    best = found[held.index(max(held))]
    return Count(best.group(), (best.span(),))


def _held(evidence: Evidence, start: int, end: int) -> float:
    """The share of the question's terms that stand between two characters, by their weight."""
    total = sum(m.weight for m in evidence.matches) or 1.0
    return sum(m.weight for m in evidence.matches
               if any(start <= s < end for s, _ in m.spans)) / total


def _clause_end(text: str, at: int) -> int:
    behind = _BREAK.search(text, at)
    return behind.start() if behind else len(text)


_RESOLUTIONS = re.compile(
    r"\b(?:how[- ]many|number of|count) (?:\w+ ){0,4}(?:resolutions?|decisions?)\b",
    re.IGNORECASE)


def _references(question: Question, evidence: Evidence) -> Count | None:
    """"How many resolutions …": those that the paragraph names."""
    if not _RESOLUTIONS.search(question.text):
        return None
    paragraph = evidence.paragraph.paragraph
    named = {r.symbol: r for r in paragraph.references if r.symbol is not None}
    offset = len(paragraph.governed_text) - len(paragraph.text)
    spans = tuple((r.start + offset, r.end + offset) for r in named.values())
    noun = "resolution" if len(named) == 1 else "resolutions"
    return Count(f"{in_words(len(named)).capitalize()} {noun}", spans) if named else None


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


_PARTICIPLE = re.compile(r"[a-z]{3,}(?:ing|ed)", re.IGNORECASE)


def _counted(question: Question) -> set[str]:
    """The stems behind "how many", as asked and in United Nations words."""
    match = re.search(r"\bhow[- ]many\b|\bnumber of\b|\bhow much\b", question.text, re.IGNORECASE)
    if match is None:
        return set()
    following = [t for t in question.terms if t.start >= match.end()]
    behind = following[:1]
    if len(following) > 1 and not question.text[behind[0].end : following[1].start].strip():
        if behind[0].name:  # "how many IAEA members"
            behind = following[:2]
        elif _PARTICIPLE.fullmatch(behind[0].text):  # "how many subscribing States"
            behind = following[1:2]
    if any(t.stems in _ANYBODY for t in behind):  # "how many people", where a text has seafarers
        behind += [t for t in question.terms if t.start >= match.end() and not t.name
                   and any(way[-1] in _PEOPLE for way in t.ways)]
    counted = {s for t in behind for way in t.ways for s in way[-1:]}
    first = words(question.text[match.end() :])[:2]
    return counted | {w.stem for w in first if w.stem in POINT_WORDS}


def _said(evidence: Evidence, counted: set[str]) -> Count | None:
    text = evidence.text
    found: list[tuple[float, Count]] = []
    for match in _NUMBER.finditer(text):
        if _COUNTS_NOTHING.search(text[: match.start()]) or _MONTH_FOLLOWS.match(text, match.end()):
            continue
        if _YEAR.fullmatch(match.group()) or _ONE_OF.search(text[: match.start()]):
            continue
        following = words(text[match.end() : match.end() + 80])[:_REACH]
        if any(w.stem in counted for w in following):
            begins = _AT_LEAST.search(text[: match.start()])
            start = begins.start() if begins else match.start()
            said = text[start : match.end()]
            held = _held(evidence, start, _clause_end(text, match.end()))
            found.append((held, Count(said[:1].upper() + said[1:], ((start, match.end()),))))
    if found:
        return max(found, key=lambda f: f[0])[1]
    for match in _COMPOUND.finditer(text):  # "a five-year preparatory period"
        if words(match["noun"])[0].stem in counted:
            return Count(match["number"].capitalize(), (match.span("number"),))
    for match in _HAS_REACHED.finditer(text):
        if counted & {w.stem for w in words(match["counted"])}:
            return Count(match["number"], (match.span("number"),))
    return None


# "The number of States parties has reached 187"; what grew "by up to 124 million" is not so many.
_HAS_REACHED = re.compile(
    r"\bnumber of (?P<counted>(?:(?!\bby\b)[^,;:.\d]){3,80}?) (?:(?:has|had|have|now) )*"
    r"(?:reached|stands? at|stood at|(?:rose|risen|grown|grew|increased|decreased|fell|fallen)"
    r" (?:from [^,;:.]{1,30} )?to)"
    rf" (?P<number>(?:(?:over|nearly|almost|about|some|more than) )?{_NUMBER.pattern})"
    r"(?! ?(?:per cent|%|percentage))", re.IGNORECASE)


def _ordinals(evidence: Evidence, counted: set[str]) -> Count | None:
    """"Its first phase … and its second phase": the highest ordinal is the number."""
    highest, spans = 0, []
    text_words = words(evidence.text)
    for word, following in pairwise(text_words):
        if word.text in ORDINALS and following.stem in counted:
            highest = max(highest, ORDINALS[word.text])
            spans.append((word.start, following.end))
    complete = highest == len(spans) and highest > 1
    return Count(f"{in_words(highest).capitalize()}", tuple(spans)) if complete else None
