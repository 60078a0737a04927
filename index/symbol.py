"""The symbol of a resolution: one identifier, one parser, read and written back.

The forms are those of the United Nations Editorial Manual ("Document symbols", "Resolutions
and other formal decisions"): from the thirty-first session (1976) a session and a number,
``A/RES/68/243``; before that a running number with the session in Roman figures,
``A/RES/3363(XXX)``; special and emergency special sessions ``A/RES/S-26/1`` and
``A/RES/ES-10/23``; the Security Council's running number with the year,
``S/RES/1540 (2004)``. A capital letter names one of several texts under one number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import total_ordering

from index.errors import NotASymbol


class Organ(StrEnum):
    """The organ that adopted a resolution."""

    GENERAL_ASSEMBLY = "General Assembly"
    SECURITY_COUNCIL = "Security Council"


# The first year of each special and emergency special session (United Nations Digital Library):
# their symbols name no year, and without one they could not be put in order of time.
SPECIAL_YEARS = dict(enumerate(
    (1947, 1948, 1961, 1963, 1967, 1974, 1975, 1978, 1978, 1978, 1980, 1982, 1986, 1986, 1988,
     1989, 1990, 1990, 1997, 1998, 1999, 1999, 2000, 2000, 2001, 2001, 2002, 2005, 2014, 2016,
     2020, 2021), start=1))
_EMERGENCY = dict(enumerate(
    (1956, 1956, 1958, 1960, 1967, 1980, 1980, 1981, 1982, 1997, 2022), start=1))

FIRST_SLASH_SESSION = 31  # 1976: the first session whose resolutions are numbered "31/1"
LAST_SLASH_SESSION = 200  # no session will bear a higher number for a century


@total_ordering
@dataclass(frozen=True, slots=True)
class Symbol:
    """A resolution's symbol in its parts.

    Symbols sort by time as far as a symbol tells it: by the year in which the session opened
    (or the Council's year), then by organ, session, number and letter.
    """

    organ: Organ
    session: str  # "68", "XXX", "ES-10", "S-26"; for the Council the year "2004"
    number: int
    letter: str = ""

    def __str__(self) -> str:
        """The canonical symbol, which ``parse_symbol`` reads back."""
        letter = f" {self.letter}" if self.letter else ""
        if self.organ is Organ.SECURITY_COUNCIL:
            return f"S/RES/{self.number} ({self.session}){letter}"
        if self._in_brackets:
            return f"A/RES/{self.number}({self.session}){letter}"
        return f"A/RES/{self.session}/{self.number}{letter}"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Symbol):
            return NotImplemented
        return self._order < other._order

    @property
    def short(self) -> str:
        """As in running text: ``68/243``, ``2200 A (XXI)``, ``1540 (2004)``."""
        letter = f" {self.letter}" if self.letter else ""
        if self.organ is Organ.SECURITY_COUNCIL or self._in_brackets:
            return f"{self.number}{letter} ({self.session})"
        return f"{self.session}/{self.number}{letter}"

    @property
    def full_name(self) -> str:
        """As in a citation: ``General Assembly resolution 68/243``."""
        return f"{self.organ} resolution {self.short}"

    @property
    def session_number(self) -> int | None:
        """The number of the regular session (68, 30); None for special ones and the Council."""
        if self.organ is Organ.SECURITY_COUNCIL or "S-" in self.session:
            return None
        return int(self.session) if self.session.isdigit() else roman_to_int(self.session)

    @property
    def year(self) -> int:
        """The year in which the session opened, or the year of the Council's resolution."""
        if self.organ is Organ.SECURITY_COUNCIL:
            return int(self.session)
        regular = self.session_number
        if regular is not None:
            return 1945 + regular
        kind, _, number = self.session.partition("-")
        n = int(number) if number.isdigit() else roman_to_int(number) or 0
        years = _EMERGENCY if kind == "ES" else SPECIAL_YEARS
        return years.get(n, max(years.values()))

    @property
    def _in_brackets(self) -> bool:
        """Whether the session is written in Roman figures after the number."""
        return roman_to_int(self.session.rpartition("-")[2]) is not None

    @property
    def _order(self) -> tuple[int, str, str, int, int, str, str]:
        kind, _, number = self.session.rpartition("-")
        n = int(number) if number.isdigit() else roman_to_int(number) or 0
        return (self.year, str(self.organ), kind, n, self.number, self.letter, self.session)


@dataclass(frozen=True, slots=True)
class SymbolMention:
    """A symbol found in prose, at characters ``start`` to ``end`` (end excluded)."""

    start: int
    end: int
    symbol: Symbol


def parts_among(symbol: Symbol, held: Iterable[Symbol]) -> tuple[Symbol, ...]:
    """The symbols of ``held`` that are lettered parts of ``symbol``: of 75/101 those of 75/101 A
    and 75/101 B. None of a part."""
    return () if symbol.letter else tuple(
        part for part in held if part.letter and replace(part, letter="") == symbol)


def roman_to_int(text: str) -> int | None:
    """``XXX`` → 30; None for what is not a Roman number written in the usual way (1 to 399)."""
    if not re.fullmatch(r"(?=.)C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})", text):
        return None
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


# One pattern for the bare symbol, in the ways a text writes it. Each alternative must not
# swallow its neighbours: "(i)" is a point, so Roman sessions are capitals in running prose.
CORE = r"""
    (?: (?P<year_number>\d{1,4}) \s* \( (?P<year>(?:19|20)\d\d) \)
      | (?P<roman_number>\d{1,4}) (?:\s*(?P<roman_letter>[A-Z]))?
        \s* \( (?P<roman>(?:E?S-)?[IVX]+) \)
      | (?P<special>E?S-\d{1,2}) / (?P<special_number>\d{1,3})
      | (?P<session>\d{1,3}) / (?P<number>\d{1,4})
    )
"""
_LETTER = r"(?: \s* \[? (?P<letter>[A-Z]) \]? )?"
_PREFIX = r"(?P<prefix>[AS]/RES/)?"
_WORDS = r"""
    (?: (?:the\s+)? (?:United\s+Nations\s+|UN\s+)?
        (?P<words>General\s+Assembly|Security\s+Council|Assembly|Council|UNGAR?|UNSCR?|GA|SC)?
        \s* (?P<resolution>(?<![A-Za-z])(?:resolutions?|res\b\.?))?
        \s* (?:(?:no\.|number)\s*)? )
"""
_WHOLE = re.compile(rf"{_WORDS} {_PREFIX} {CORE} {_LETTER}", re.VERBOSE | re.IGNORECASE)
# File names put - or _ where a symbol has a stroke or a space, and may end in a language.
_FILE_NAME = re.compile(
    r"""(?P<organ>[AS])[-_]RES[-_] (?P<body>[^.]+?) (?:[-_](?:E|EN|ENG))?
        (?:\.(?:txt|md|pdf|docx?|xml|html?))?""",
    re.VERBOSE | re.IGNORECASE,
)


def parse_symbol(text: str) -> Symbol:
    """Read the symbol of one resolution, however it is written.

    ``A/RES/68/243``, ``68/243``, ``res. 68/243``, ``3363 (XXX)``, ``76/246 A``, ``ES-10/23``,
    ``S/RES/1540 (2004)``, the file name ``A-RES-68-243``. Raises NotASymbol for anything else,
    among it documents (``A/68/243``) and Council resolutions without their year.
    """
    wanted = " ".join(text.split())
    match = _WHOLE.fullmatch(wanted) or _WHOLE.fullmatch(_from_file_name(wanted))
    symbol = _from_match(match) if match else None
    if symbol is None or match is None or not _is_said_to_be(match, symbol):
        raise NotASymbol(_why_not(text, wanted))
    return symbol


def _from_file_name(name: str) -> str:
    """``A_RES_ES-10_23`` → ``A/RES/ES-10/23``; other texts come back unchanged."""
    match = _FILE_NAME.fullmatch(name)
    if not match:
        return name
    body = re.sub(r"[-_ ]+", "-", match["body"])
    if match["organ"].upper() == "S":
        body = re.sub(r"^(\d{1,4})-?(\d{4})$", r"\1(\2)", body)
    else:
        body = re.sub(r"^(\d{1,4})-((?:E?S-)?[IVX]+)$", r"\1(\2)", body, flags=re.IGNORECASE)
        body = re.sub(r"^((?:E?S-)?\d{1,3})-(\d+)", r"\1/\2", body, flags=re.IGNORECASE)
    return f"{match['organ']}/RES/{re.sub(r'-(?=[(]|[A-Za-z]$)', ' ', body)}"


def _from_match(match: re.Match[str]) -> Symbol | None:
    """The symbol of a match of CORE, or None where no such session or year can be."""
    groups = match.groupdict()
    letter = (groups.get("letter") or groups.get("roman_letter") or "").upper()
    number = int(next(groups[k] for k in
                      ("year_number", "roman_number", "special_number", "number") if groups[k]))
    if number < 1:
        return None
    if groups["year"]:
        possible = int(groups["year"]) >= 1946
        return Symbol(Organ.SECURITY_COUNCIL, groups["year"], number, letter) if possible else None
    if groups["special"]:
        return Symbol(Organ.GENERAL_ASSEMBLY, groups["special"].upper(), number, letter)
    if groups["roman"]:
        roman = groups["roman"].upper()
        session = roman_to_int(roman.rpartition("-")[2])
        known = session is not None and session < FIRST_SLASH_SESSION
        return Symbol(Organ.GENERAL_ASSEMBLY, roman, number, letter) if known else None
    session = int(groups["session"])
    if not 1 <= session <= LAST_SLASH_SESSION:
        return None
    return Symbol(Organ.GENERAL_ASSEMBLY, str(session), number, letter)


def _is_said_to_be(match: re.Match[str], symbol: Symbol) -> bool:
    """Whether the words in front of a symbol name its organ, and a bare n/m is a resolution."""
    council = symbol.organ is Organ.SECURITY_COUNCIL
    words = (match["words"] or "").lower()
    if match["prefix"] and (match["prefix"][0].upper() == "S") is not council:
        return False
    if words and (words[:4] in {"unsc", "sc", "coun", "secu"}) is not council:
        return False
    # "24/7" or "2/5" is a resolution only where something says so.
    named = bool(words or match["resolution"] or match["prefix"])
    return named or not symbol.session.isdigit() or council \
        or int(symbol.session) >= FIRST_SLASH_SESSION


def _why_not(text: str, wanted: str) -> str:
    shown = repr(text if len(text) <= 60 else text[:57] + "...")
    if re.search(r"\b[A-Z]\s*(?:to|and|-|–|,)\s*[A-Z]$", wanted):
        return f"{shown} names several resolutions; give one of them, for example 75/253 A."
    if re.fullmatch(r"[^/]*\D\d{1,4}", wanted) and re.match(r"UNSC|SC|Security", wanted, re.I):
        return f"{shown} lacks the year of the Security Council resolution; write 1540 (2004)."
    if re.fullmatch(r"[AES]/(?!RES)\S+", wanted, re.IGNORECASE):
        return (f"{shown} is the symbol of a document, not of a resolution; "
                "a resolution's symbol looks like A/RES/68/243.")
    return (f"{shown} is not the symbol of a resolution; write it like A/RES/68/243, 68/243, "
            "3363 (XXX), ES-10/23 or S/RES/1540 (2004).")


_IN_PROSE = re.compile(
    # Not the tail of a document symbol (A/68/98), a date (3/12/2003), a fraction or a word.
    rf"(?<![\w/.-]) (?P<prefix>(?i:[AS]/RES/))? {CORE} (?![/\d]|[A-Za-z]{{2}}|-\d|\.\d)",
    re.VERBOSE,
)
_PROSE_LETTER = re.compile(
    # "76/246 A of", "68/243 B.", "75/253 B want", not "did 68/243 A new ..." or "68/243 I think".
    r"\s?([A-Z])(?=\s*(?:$|[,;:.)\]?!”’\"]|[-–]\s?[A-Z]\b|(?:of|and|or|to|on|in|by|was|is)\b)"
    r"|(?<=\s[B-H])\s+[a-z])"
)
_MORE_LETTERS = re.compile(r"\s*(,\s*and\b|,|and\b|to\b|[-–])\s*([A-Z])(?!\w|['’]|\.\w)")
_MONTH = "January February March April May June July August September October November December"
DATE = rf"(?:\d{{1,2}})\s+(?:{'|'.join(_MONTH.split())})\s+(?:\d{{4}})"
# What may stand between two members of a list that one word "resolutions" governs.
_GLUE = re.compile(
    rf"\s*(?:,?\s*of\s+{DATE})?\s*[,;]?\s*(?:and|or|to|through|as\s+well\s+as|[-–&])?"
    r"\s*(?:and\s+|also\s+|its\s+)*"
)
_LEAD = re.compile(
    r"(?P<organ>(?:\w+\s+){0,3}?(?:Council|Commission|Conference|Committee|Board|Parties|Union|"
    r"Agency|Organi[sz]ation|Assembly|UNSC|UNGA|HRC|ECOSOC))?(?:['\u2019]s)?"
    r"(?:\s+(?:in|its|relevant|previous|earlier|draft))*\s*"
    r"\b(?P<what>resolutions?|res\.?|UNSCR|UNGAR|decisions?|pages?|pp?\.|paragraphs?)"
    r"\s*(?:nos?\.?\s*|numbers?\s*)?$",
    re.IGNORECASE,
)
# Other bodies number their resolutions in the same way: never the Assembly's.
_FOREIGN = re.compile(
    r"(?:(?:Health|Environment|Parliamentary|Habitat|Youth)\s+Assembly|Council|Commission|"
    r"Conference|Committee|Board|Parties|Union|Agency|Organi[sz]ation|UNSC|HRC|ECOSOC)$",
    re.IGNORECASE,
)


def find_symbols(text: str) -> tuple[SymbolMention, ...]:
    """Every resolution of the Assembly or the Council that a prose text names, in order.

    A bare ``70/237`` counts from the thirty-first session on; an earlier one, or ``24/7``, only
    after the word "resolution" (which governs the whole list that follows it). Decisions, and
    resolutions of other organs ("Human Rights Council resolution 42/22"), are left out.
    "75/253 A to C" gives three mentions.
    """
    found: list[SymbolMention] = []
    state, previous_end = "", -1
    for match in _IN_PROSE.finditer(text):
        symbol = _from_match(match)
        if symbol is None:
            continue
        state = _governed(text, match, symbol, previous_end, state)
        mentions = _with_letters(text, match, symbol)
        previous_end = mentions[-1].end
        if state == "resolution" or (state == "" and _stands_alone(symbol)):
            found.extend(mentions)
    return tuple(found)


def _governed(text: str, match: re.Match[str], symbol: Symbol, previous_end: int,
              state: str) -> str:
    """What governs this symbol: "resolution", something "other", or nothing ("")."""
    if match["prefix"]:
        return "resolution" if _is_organ(match["prefix"], symbol) else "other"
    if lead := _LEAD.search(text, max(0, match.start() - 90), match.start()):
        if lead["what"].lower().startswith(("decision", "p")):
            return "other"
        if symbol.organ is Organ.SECURITY_COUNCIL:
            return "resolution"
        return "other" if _FOREIGN.search(lead["organ"] or "") else "resolution"
    if previous_end >= 0 and _GLUE.fullmatch(text, previous_end, match.start()):
        return state
    return ""


def _is_organ(prefix: str, symbol: Symbol) -> bool:
    return (prefix[0].upper() == "S") is (symbol.organ is Organ.SECURITY_COUNCIL)


def _stands_alone(symbol: Symbol) -> bool:
    """Whether a symbol is unmistakable without the word "resolution" in front."""
    if symbol.organ is Organ.SECURITY_COUNCIL:
        return symbol.number >= 100
    if symbol.session.isdigit():
        return int(symbol.session) >= FIRST_SLASH_SESSION and symbol.number < 1000
    return symbol.number >= 10 or "-" in symbol.session


def _with_letters(text: str, match: re.Match[str], symbol: Symbol) -> list[SymbolMention]:
    """The mention with its letter; "A to C" and "A and B" give one mention each."""
    start, end = match.span()
    first = _PROSE_LETTER.match(text, end)
    if symbol.letter or not first:
        return [SymbolMention(start, end, symbol)]
    last, end = first[1], first.end()
    mentions = [SymbolMention(start, end, _lettered(symbol, last))]
    while (more := _MORE_LETTERS.match(text, end)) and more[2] > last:
        ranged = more[1] in ("to", "-", "–")
        letters = range(ord(last) + 1, ord(more[2]) + 1) if ranged else [ord(more[2])]
        mentions += [SymbolMention(more.start(2), more.end(2), _lettered(symbol, chr(c)))
                     for c in letters]
        last, end = more[2], more.end()
    return mentions


def _lettered(symbol: Symbol, letter: str) -> Symbol:
    return Symbol(symbol.organ, symbol.session, symbol.number, letter)
