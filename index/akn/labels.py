"""What stands before a stretch of an AKN4UN document: its number, its letter, its section.

The label may be in a `num` element, or at the beginning of the text, or half in each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from index.akn.inline import Words
from index.akn.stretches import Kind, Stretch
from index.numbering import POINT
from index.symbol import roman_to_int

_NUMERAL = re.compile(r"(\d{1,3})[.)]?")
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3})\.?")
_LETTER = re.compile(r"\(?([a-z]{1,5}|[A-Z]|\d{1,2})\)")
_SECTION = re.compile(r"(?:(?:Section|Part|Chapter)\s+)?([IVX]{1,6}|[A-H])\.?")
_BULLET = re.compile(r"[•●▪◦‣·–—-]")
_TITLED = re.compile(r"([IVX]{1,6}|[A-H])\.\s+(?=\S)")
_ANNEX = re.compile(
    r"(?:Annex|ANNEX|Appendix|APPENDIX)(?:\s+(?P<n>[IVX]+|[A-Z]|\d{1,2}))?(?=$|[.:]|\s+\W*[A-Z])\.?"
)
_ARTICLE = re.compile(r"[A-Z][a-z]+(?:\s[a-z]+)?\s\d{1,3}(?:\s(?:bis|ter))?")
# In the text itself: "6. Reaffirms", "3 Calls upon", "232 .Recognizes".
_IN_TEXT = re.compile(r"(\d{1,3})(?:\s*\.\s*|\s+)(?=[A-Z\u201c(])")
_DECIMAL_IN_TEXT = re.compile(r"(\d{1,3}(?:\.\d{1,3}){1,3})\.?\s+(?=[A-Z\u201c(])")
_BULLET_IN_TEXT = re.compile(r"[•●▪◦‣]\s*")
_LOOKS_LIKE_DIGITS = str.maketrans("lIOo", "1100")  # "l." typed for "1."


@dataclass(frozen=True, slots=True)
class Label:
    """A label read: ``kind`` is "number", "decimal", "point", "section" or "bullet".

    ``text`` is the label bare ("3", "1.2", "a", "IV"), ``sure`` says that the file marks it as a
    number.
    """

    kind: str
    text: str
    sure: bool = True


def read_label(stretch: Stretch) -> tuple[Label | None, Words]:
    """The label of a stretch, and its words without it."""
    words, printed = stretch.words, stretch.number.text.strip()
    if stretch.kind not in (Kind.TEXT, Kind.NOTE):
        return _of_number(printed), words
    if printed:
        words = _without_rest(words)
        label = _of_number(printed)
        return label, words if label else stretch.number.then(words)
    for pattern, kind in ((POINT, "point"), (_DECIMAL_IN_TEXT, "decimal"), (_IN_TEXT, "number"),
                          (_BULLET_IN_TEXT, "bullet")):
        if match := pattern.match(words.text):
            text = match[0].strip() if kind == "bullet" else match[1]
            return Label(kind, text, sure=kind != "number"), words.cut(0, match.end())
    return None, words


def as_paragraph_number(label: Label | None, expected: int) -> Label | None:
    """A number that was mistyped, where the one that is expected looks like it."""
    if label and label.kind in ("section", "odd") \
            and label.text.translate(_LOOKS_LIKE_DIGITS) == str(expected):
        return replace(label, kind="number", text=str(expected))
    return label


def section_of(stretch: Stretch) -> str:
    """The label of a section that a heading bears ("IV", "A"), "" where it bears none."""
    printed, text = stretch.number.text.strip(), stretch.words.text
    if match := _SECTION.fullmatch(printed):
        return match[1]
    if match := _SECTION.fullmatch(text) or (None if printed else _TITLED.match(text)):
        return match[1]
    return ""


def annex_of(text: str, *, heading: bool) -> str | None:
    """The number of the annex that begins with ``text``, "" if it has none; None if none does."""
    match = _ANNEX.match(text)
    if not match or not (heading or match.end() == len(text)):
        return None
    return match["n"] or ""


def article_of(stretch: Stretch) -> str:
    """ "Article 4", "Rule 12", "Guideline 3": a heading by which what follows is cited."""
    text = stretch.number.then(stretch.words).text
    return text if _ARTICLE.fullmatch(text) else ""


def _of_number(printed: str) -> Label | None:
    """The label in a `num` element."""
    if match := _NUMERAL.fullmatch(printed):
        return Label("number", str(int(match[1])))
    if match := _DECIMAL.fullmatch(printed):
        return Label("decimal", match[1])
    if match := _LETTER.fullmatch(printed):
        return Label("point", match[1])
    if (match := _SECTION.fullmatch(printed)) and (len(match[1]) == 1 or roman_to_int(match[1])):
        return Label("section", match[1])
    if _BULLET.fullmatch(printed):
        return Label("bullet", printed)
    return Label("odd", printed.rstrip(".")) if len(printed) < 5 and printed else None


def _without_rest(words: Words) -> Words:
    """The full stop of a number may have been left in the text: num "I", text ". Purpose"."""
    match = re.match(r"\.\s*(?!\.)", words.text)
    return words.cut(0, match.end()) if match else words
