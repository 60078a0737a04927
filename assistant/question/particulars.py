"""Particulars that a question can ask for: times, places, numbers, actors, resolutions.

A stretch is a run of particulars that belong together ("in Midrand, South Africa, from 13 to 15
May 1996"), cut from the paragraph as it stands, with its offsets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass

from assistant.question.dates import MONTHS, MomentKind, find_moments
from assistant.question.wants import Want
from assistant.question.wording import FUNCTION_WORDS, stems
from index.resolution import Paragraph

_NAME = r"(?:(?:d|l|al|el)['’-])?[A-Z][\w'’-]*[a-z][\w'’-]*"
_PLACE = re.compile(
    rf"\b(?:held\s+)?(?:in|at)\s+(?P<place>{_NAME}(?:(?:,\s|\s|\s(?:of|and|de|la"
    rf"|el)\s)(?:{_NAME}))*)")
# "In General Assembly resolution 75/1", "in Persons, Especially Women and Children": no places.
_NOT_PLACES = frozenset(
    [m.capitalize() for m in MONTHS]
    + """Part Member Annex Article Chapter Rule School
    Arabic Chinese English French Russian Spanish Portuguese French-speaking
    Assembly Council General Security International Human States Agenda Goal Goals Those All
    African Sustainable Persons Small Endangered Time Narcotic Outer Fishing Firearms Tax Cultural
    Conflict Sport Support Agriculture Peace Humanitarian Criminal Connection Bulk Longline Danger
    Terrestrial Preventing Fisheries Research Education Children Women Youth""".split())
_WITH_THE = re.compile(r"The (?:Hague|Valley|Gambia|Bottom)\b")  # and no "The State of the World"
# "In 2014" says when; the year of "the 2015 report" is part of a name.
_TELLS_WHEN = re.compile(
    r"\b(?:in|since|by|until|from|to|of|and|for|during|after|before|than|years?|period)\s+$",
    re.IGNORECASE)
# "Within two years", "three years from the date of adoption".
_SPAN = (r"(?:\d+|an?|a few|several|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
         r"|eighteen|thirty|sixty|ninety)")
_UNIT = r"(?:(?:working|calendar|business) )?(?:hours|days?|weeks?|months?|years?)"
_TERM_OF = re.compile(
    rf"\b(?:within|no later than|not later than) (?:a period of )?{_SPAN} {_UNIT}\b"
    rf"|\b{_SPAN} {_UNIT} (?:from|after|of|before|prior to) the (?:date|adoption|entry)\b"
    r"(?! of the (?!present\b"
    r"|adoption\b))(?: of [a-z]+(?: of the present resolution)?)?", re.IGNORECASE)
# "The first Thursday of November" is a day of every year.
WEEKDAY = re.compile(
    r"\b(?:first|second|third|fourth|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day (?:of|in) "
    r"(?:" + "|".join(month.capitalize() for month in MONTHS) + r")\b")
_ACTOR = re.compile(
    r"\b(?:Member States|States|Secretary-General|Secretariat|(?:[Gg]roup|[Pp]anel|[Cc]ommittee|"
    r"[Cc]ommission|[Cc]ouncil|[Cc]onference|[Aa]ssembly|[Oo]ffice|[Ii]nstitute|[Oo]rgani[sz]ation|"
    r"[Bb]ody|[Bb]odies|[Aa]genc(?:y|ies)|[Pp]rogramme|[Ff]und|[Gg]overnments?|[Pp]arties|Party|"
    r"[Ee]xperts?|President|Chair|Director|Commissioner|Representative|Rapporteur|Envoy|"
    r"[Ss]ociety|[Ss]ectors?|[Ii]nstitutions?|[Cc]ommunity|United Nations))\b")


def names_actor(text: str) -> bool:
    """Whether a text names somebody who can be asked to act: States, a body, an office."""
    return bool(_ACTOR.search(text))


@dataclass(frozen=True, slots=True)
class Particular:
    """One time or place in a text; ``kind`` is the want that it answers."""

    start: int
    end: int
    kind: Want


def find_particulars(text: str) -> list[Particular]:
    """The times and places of a text, in order."""
    found = [
        Particular(m.start, m.end,
                   Want.SESSION if m.kind is MomentKind.SESSION else Want.DATE)
        for m in find_moments(text)
        if m.kind is not MomentKind.YEAR or _TELLS_WHEN.search(text[: m.start])
    ]
    found += [Particular(m.start(), m.end(), Want.DEADLINE) for m in _TERM_OF.finditer(text)]
    found += [Particular(m.start(), m.end(), Want.DATE) for m in WEEKDAY.finditer(text)]
    for match in _PLACE.finditer(text):
        first = match["place"].split()[0].strip(",")
        if first not in _NOT_PLACES and (first != "The" or _WITH_THE.match(match["place"])):
            found.append(Particular(match.start("place"), match.end("place"), Want.PLACE))
    return sorted(found, key=lambda p: p.start)


# Whom something is put before: "to inform the Secretary-General of", "submitted … to the
# Secretary-General", "submit a report to the General Assembly".
_OFFICE = r"(?:the )?(?P<who>[A-Z][\w-]+(?: (?:of (?:the )?)?[A-Z][\w-]+)*)"
_RECIPIENT = re.compile(
    rf"\b(?:inform(?:ing|ed)?|notify(?:ing)?|advise) {_OFFICE}"
    r"|\b(?:submi(?:t|ts|tted|tting)|report(?:ing)?|present(?:ed|ing)?|address(?:ed|ing)?"
    r"|transmit(?:ted)?"
    r"|communicat(?:e|ed)|send|sent|provid(?:e|ed)|hand)\b(?:(?!\b(?:that"
    r"|which)\b)[^;:]){0,200}?\bto the"
    r" (?P<whom>[A-Z][\w-]+(?: [A-Z][\w-]+)*)")


def recipients(text: str) -> list[tuple[int, int]]:
    """Where a text names whom something is sent, submitted or reported to."""
    return [m.span("who") if m["who"] else m.span("whom") for m in _RECIPIENT.finditer(text)]


_EFFECT = re.compile(
    r"\b(?:contribut(?:e|es|ed|ing) to (?!by\b)|le(?:d|ads?) to|result(?:s|ed)? in|enhanc(?:e"
    r"|es|ed|ing)"
    r"|reduc(?:e|es|ed|ing)|improv(?:e|es|ed|ing)|help(?:s|ed|ing)? to|enabl(?:e|es|ed|ing)"
    r"|has brought"
    r"|have brought|facilitat(?:e|es|ed|ing)|made possible|ha[sd] (?:a|an) (?:\w+ )?(?:impact"
    r"|effect)"
    r"|play(?:s|ed)? (?:a|an) (?:\w+ )?(?:part|role))\b(?!\s+by\b)", re.IGNORECASE)


def effects(text: str) -> list[tuple[int, int]]:
    """Where a text tells what something has brought about or can."""
    return [m.span() for m in _EFFECT.finditer(text)]


_ENTITLED = re.compile(r"\b(?:entitled|the theme|called)\s+“(?P<title>[^”]+)”")


def titles(text: str) -> list[tuple[int, int]]:
    """Where a text gives a title in quotation marks."""
    return [m.span("title") for m in _ENTITLED.finditer(text)]


def answers(kind: Want, wants: Collection[Want]) -> bool:
    """Whether a particular of this kind is one of those wanted."""
    if Want.DEADLINE in wants and kind in (Want.DATE, Want.SESSION):
        return True
    return kind in wants or (kind in (Want.SESSION, Want.DEADLINE) and Want.DATE in wants)


def is_told_already(asked: str, told: str) -> bool:
    """Whether a question has the time or place ``told`` itself: "Where in Central America are
    they?" is not answered by "in Central America"."""
    own = [s for s in stems(told) if s not in FUNCTION_WORDS]
    return bool(own) and set(stems(asked)).issuperset(own)


_DOCUMENT = re.compile(
    r"\b(?:reports?|(?<!take )(?<!takes )(?<!Takes )(?<!taking )(?<!Taking )notes?"
    r"|letters?|documents?|compilations?|stud(?:y|ies))\b")


def documents(text: str) -> list[tuple[int, int]]:
    """Where a text names documents by their kind."""
    return [m.span() for m in _DOCUMENT.finditer(text)]


_FOUND_BY: dict[Want, Callable[[str], list[tuple[int, int]]]] = {
    Want.RECIPIENT: recipients, Want.EFFECT: effects, Want.TITLE: titles,
    Want.DOCUMENT: documents}


def holds(wants: Collection[Want], paragraph: Paragraph) -> bool:
    """Whether the paragraph has any particular of each kind wanted."""
    text = paragraph.governed_text
    for want in wants:
        if want in (Want.DATE, Want.DEADLINE, Want.SESSION, Want.PLACE):
            if not any(answers(p.kind, {want}) for p in find_particulars(text)):
                return False
        elif want in _FOUND_BY:
            if not _FOUND_BY[want](text):
                return False
        elif want is Want.ACTOR and not _ACTOR.search(text):
            return False
    return True


@dataclass(frozen=True, slots=True)
class Stretch:
    """Particulars that stand together: ``start`` to ``end`` of a text, and their kinds."""

    start: int
    end: int
    kinds: frozenset[Want]


def stretches(text: str) -> list[Stretch]:
    """The particulars of a text, joined where little stands between them.

    Each begins with its preposition ("from", "at its") and includes a bracket behind it
    ("(first phase)").
    """
    runs: list[list[Particular]] = []
    for particular in find_particulars(text):
        between = text[runs[-1][-1].end : particular.start] if runs else ""
        if runs and len(between) <= 40 and not re.search(r"[;:]|\b(?:which|that|when)\b",
                                                            between):
            runs[-1].append(particular)
        else:
            runs.append([particular])
    return [_stretch(text, run) for run in runs]


_LEADING = re.compile(r"(?:\b(?:on|in|at|from|by|of|no later than|until|since|before|for|to)"
                      r"\s+(?:(?:its|the|their)\s+)?)$", re.IGNORECASE)
_TRAILING = re.compile(r"\s*\([^()]{1,40}\)")


def _stretch(text: str, run: list[Particular]) -> Stretch:
    start, end = run[0].start, run[-1].end
    leading = _LEADING.search(text[:start])
    if leading:
        start = leading.start()
    trailing = _TRAILING.match(text, end)
    if trailing:
        end = trailing.end()
    return Stretch(start, end, frozenset(p.kind for p in run))
