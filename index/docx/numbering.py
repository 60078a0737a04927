"""The numbers that Word puts before paragraphs: they are not in the text, but counted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from index.docx.package import attribute, child, local
from index.docx.styles import Styles

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
_MOST = 5000  # a number above this is a fault


@dataclass(frozen=True, slots=True)
class _Level:
    """A level of a list: where it starts, how its numbers look, how its label is made."""

    start: int
    format: str
    text: str  # "%1.", "(%2)"
    restart: int | None  # after which level it starts anew; 0 never, None after any above it
    legal: bool
    style: str  # the paragraph style that belongs to it


class Numbering:
    """The lists of one document, and how far they have been counted."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        entries = list(root) if root is not None else []
        self._lists = {attribute(e, "abstractNumId") or "": e
                       for e in entries if local(e) == "abstractNum"}
        self._numbers = {attribute(e, "numId") or "": e for e in entries if local(e) == "num"}
        self._levels: dict[str, dict[int, _Level]] = {}
        self._counts: dict[str, dict[int, int]] = {}  # by list: level → last number
        self._begun: set[str] = set()

    def label(self, properties: Element | None) -> str:
        """The label of a paragraph, counted on; "" where it bears none."""
        number, level = self._place(properties)
        list_ = self._list_of(number)
        if list_ is None:
            return ""
        levels = self._levels_of(number, list_)
        if level not in levels:
            return ""
        counts = self._counts.setdefault(list_, {})
        if number not in self._begun:
            self._begun.add(number)
            for at, start in self._overrides(number).items():
                counts[at] = start - 1
        counts[level] = min(counts.get(level, levels[level].start - 1) + 1, _MOST)
        for deeper in [at for at in counts if at > level]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                del counts[deeper]
        return _written(levels, level, counts)

    def _place(self, properties: Element | None) -> tuple[str, int]:
        """The list number and level of a paragraph, from itself or its style."""
        number, level = None, None
        for style, setting in self._styles.paragraph(properties, "numPr"):
            number = number or attribute(child(setting, "numId"), "val")
            at = attribute(child(setting, "ilvl"), "val")
            if level is None and at is not None and at.isdigit():
                level = int(at)
            if number is not None:
                if level is None and style:
                    level = self._level_of_style(number, style)
                break
        return number or "0", level or 0

    def _level_of_style(self, number: str, style: str) -> int:
        list_ = self._list_of(number)
        levels = self._levels_of(number, list_) if list_ is not None else {}
        return next((at for at, level in levels.items() if level.style == style), 0)

    def _list_of(self, number: str) -> str | None:
        """The id of the list that a number belongs to; a list may be defined by a style."""
        for _ in range(10):
            list_ = attribute(child(self._numbers.get(number), "abstractNumId"), "val")
            if number == "0" or list_ is None or list_ not in self._lists:
                return None
            link = attribute(child(self._lists[list_], "numStyleLink"), "val")
            if link is None:
                return list_
            number = next((attribute(child(element, "pPr", "numPr", "numId"), "val") or "0"
                           for _, element in self._styles.chain(link)), "0")
        return None

    def _levels_of(self, number: str, list_: str) -> dict[int, _Level]:
        if number not in self._levels:
            levels = {at: level for e in self._lists[list_] if local(e) == "lvl"
                      for at, level in [_level(e)]}
            for override in self._numbers.get(number, ()):
                changed = child(override, "lvl")
                if changed is not None:
                    at, level = _level(changed)
                    levels[at] = level
            self._levels[number] = levels
        return self._levels[number]

    def _overrides(self, number: str) -> dict[int, int]:
        """The levels that a number starts anew, and where."""
        found = {}
        for override in self._numbers.get(number, ()):
            start = attribute(child(override, "startOverride"), "val")
            if local(override) == "lvlOverride" and start is not None and start.isdigit():
                found[_integer(attribute(override, "ilvl"), 0)] = int(start)
        return found


def _level(element: Element) -> tuple[int, _Level]:
    restart = attribute(child(element, "lvlRestart"), "val")
    return _integer(attribute(element, "ilvl"), 0), _Level(
        start=_integer(attribute(child(element, "start"), "val"), 1),
        format=attribute(child(element, "numFmt"), "val") or "decimal",
        text=attribute(child(element, "lvlText"), "val") or "",
        restart=None if restart is None else _integer(restart, 0),
        legal=child(element, "isLgl") is not None,
        style=attribute(child(element, "pStyle"), "val") or "",
    )


def _integer(text: str | None, otherwise: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\d{1,6}", text) else otherwise


def _written(levels: dict[int, _Level], level: int, counts: dict[int, int]) -> str:
    """The label, "%2" in its pattern being the number of the second level."""
    if levels[level].format == "bullet":
        return ""

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        if at not in levels:
            return ""
        n = counts.get(at, levels[at].start)
        return formatted(n, "decimal" if levels[level].legal else levels[at].format)

    return re.sub(r"%(\d)", number, levels[level].text)


def formatted(n: int, style: str) -> str:
    """A number as Word writes it in a format such as "lowerLetter"; (aa) follows (z)."""
    match style:
        case "lowerLetter" | "upperLetter":
            letters = chr(ord("a") + (n - 1) % 26) * ((n - 1) // 26 + 1) if n > 0 else ""
            return letters.upper() if style == "upperLetter" else letters
        case "lowerRoman" | "upperRoman":
            letters = ""
            for value, sign in _ROMAN:
                letters += sign * (n // value)
                n %= value
            return letters.upper() if style == "upperRoman" else letters
        case "none":
            return ""
        case "decimalZero":
            return f"{n:02d}"
        case _:
            return str(n)
