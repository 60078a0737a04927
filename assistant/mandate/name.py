"""The name of something that was set up: a body, a day, a plan. "the Human Rights Council".

A name stands as it is: its words follow each other, and only small words, and that it is one of
the United Nations, may be left out or added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.question.terms import find_terms
from assistant.question.wording import FUNCTION_WORDS, Word, stem, words

Span = tuple[int, int]

FOUND = r"(?:establish|creat|proclaim|declar|designat|adopt|launch|conven|institut|constitut|found)"
FOUNDS = rf"(?:{FOUND}(?:ed|e|ing|es|s)?|set(?:s|ting)? up)"
_FEWEST, _MOST = 2, 10  # words that tell it
_LONG, _LEFT_OUT = 4, 2
_WHOSE = frozenset(("un", "united", "nations", "general", "assembly", "assembly's", "nations'"))
_IN_FRONT = re.compile(
    r"\W*(?:(?:the|an?|any|this|that|our|new|as|to be)\s+"
    r"|(?:(?:the )?(?:year|period) )?\d{1,4}(?:[–-]\d{4})?(?: [A-Z][a-z]+)?"
    r"(?: of (?:each|every) year)?(?: as)?(?: the)?\s+"
    r"(?=(?:international|world|united nations|european|global)\s|(?:the )?[\w ]{3,40} day$)"
    r"|(?:decid(?:ed|e|es|ing)\s+to\s+)?(?:made|make|turned"
    rf"|{FOUNDS})\s+"
    r"(?:\d[^“”]{0,30}?(?=\s(?:as|the|an?|international|world)\s))?\s*|(?:mandate|idea|concept|text|name)s?\s+(?:for|of)\s+"
    r"|(?:establishment|creation|proclamation|declaration|designation|adoption|launch|founding"
    r"|setting up|start)\s+of\s+)*", re.IGNORECASE)
_WHEN = re.compile(  # when it takes place is no part of what it is called
    r",? (?:in|on|from|for|during) (?:the (?:year|period) )?(?:\d{1,2}|(?:19|20)\d\d"
    r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber)\b.*$")
# "CERF, the Central Emergency Response Fund", "the fund in the Secretariat".
_SHORT_FOR = re.compile(
    r"[A-Z][A-Z0-9-]{1,9}s?(?:,| or| -| –)? \(?(?:the |i\.e\. )(?P<full>[^()]+)\)?$")
_WHERE = re.compile(r",? (?:in|at|within|of|inside) (?:the )?(?:UN|United Nations|Secretariat"
                    r"|UN Secretariat|world)$", re.IGNORECASE)
_WHOSE_IT_IS = re.compile(r"\b(?:UN|United Nations) $|\A(?:UN|United Nations) ", re.IGNORECASE)
_DAY = stem("day")
_BETWEEN = (stem("international"), stem("world"))  # "Nelson Mandela International Day"
_AROUND = " ?.!,;:“”\"'"
# "The special committee", "the trust fund": which one, only more words say.
_OF_ANY_KIND = frozenset(map(stem, """
    special committee working group trust fund voluntary preparatory open ended ad hoc panel council
    commission conference forum mechanism office body board team task force expert experts meeting
    intergovernmental independent advisory high level summit standing joint session""".split()))
_KINDS = ("programme", "system", "initiative", "campaign", "process", "fellowship", "series")
_SMALL_STEMS = frozenset(map(stem, (*FUNCTION_WORDS, *_WHOSE)))


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called: ``ways`` are the stems of its words, in order, one for each way
    in which it is written. Where it is ``loose`` a long one may stand with a word or two more: "the
    Convention on *the International Effects of* Judicial Sales of Ships".
    """

    text: str
    ways: tuple[tuple[str, ...], ...]
    loose: bool = False
    whose: bool = False

    def places(self, text: str) -> list[Span]:
        """Where it stands in a text, as offsets."""
        found = [w for w in words(text) if not _is_small(w)]
        return [span for way in self.ways for span in self._spans(self._telling(found, way), way)
                if not _is_part_of_another(text, span)
                and (not self.whose or _WHOSE_IT_IS.search(text[: span[0]]))]

    def _spans(self, found: list[Word], way: tuple[str, ...]) -> list[Span]:
        room = len(way) + self._room(way)
        spans = (_span(found[n : n + room], way) for n in range(len(found) - len(way) + 1))
        return [span for span in spans if span is not None]

    def _telling(self, found: list[Word], way: tuple[str, ...]) -> list[Word]:
        """The words of a text without those that the name of a day may have besides."""
        if way[-1] != _DAY:
            return found
        return [w for n, w in enumerate(found)
                if w.stem not in _BETWEEN or w.stem in way or n == 0]

    def _room(self, way: tuple[str, ...]) -> int:
        return _LEFT_OUT if self.loose and len(way) >= _LONG else 0


def named(text: str) -> Name | None:
    """What ``text`` calls by a name; None where it is too short or too long for one."""
    in_front = _IN_FRONT.match(text)
    text = text[in_front.end() if in_front else 0 :].strip(_AROUND)
    text = _WHERE.sub("", _WHEN.sub("", text))
    if in_full := _SHORT_FOR.match(text):
        text = in_full["full"]
    found = words(text)
    ways = [tuple(w.stem for w in found if not _is_small(w))]
    if len(found) == 1:  # "HLPF"
        ways += [tuple(s for s in way if s not in _SMALL_STEMS)
                 for term in find_terms(text, [], frozenset(), frozenset()) for way in term.ways
                 if _is_short_for(found[0].text, [s for s in way if s not in _SMALL_STEMS])]
    if len(found) > 1 and len(ways[0]) == 1 and (whose := _WHOSE_IT_IS.match(text)):
        return Name(text, tuple(ways), whose=True) if whose.end() < len(text) else None
    ways = [way for way in dict.fromkeys(ways)
            if _FEWEST <= len(way) <= _MOST and not _OF_ANY_KIND.issuperset(way)]
    return Name(text, tuple(ways)) if ways else None


def is_of_the_un(text: str) -> bool:
    """Whether nothing is named but the United Nations or the General Assembly, of which every
    paragraph speaks."""
    return all(_is_small(word) for word in words(text))


def _is_short_for(initials: str, way: list[str]) -> bool:
    """Whether the words of a way to say it begin with letters of an abbreviation, in their order:
    "UNICEF" is the Children's Fund."""
    letters = iter(initials.removeprefix("un") or initials)
    firsts = [s[0] for s in way]
    return bool(firsts) and all(f in letters for f in firsts)


def is_capitalized(text: str) -> bool:
    """Whether every word that tells something is written with a capital, as names are; the last may
    say what it is: "the United Nations Volunteers programme"."""
    telling = [w for w in words(text) if not _is_small(w)]
    if len(telling) > 1 and telling[-1].text in _KINDS:
        telling.pop()
    return all(text[w.start].isupper() or text[w.start].isdigit() for w in telling)


def _is_small(word: Word) -> bool:
    return word.text in FUNCTION_WORDS or word.text in _WHOSE


# "the African Union-United Nations Hybrid Operation", "the Fourth International Decade".
_GOES_ON = re.compile(r"[ –-][A-Z][a-z]")
_COUNTED = re.compile(r"\b(?:Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth) $")


def _is_part_of_another(text: str, span: Span) -> bool:
    """Whether a longer name begins or ends with what stands there."""
    start, end = span
    return text[start].isupper() and bool(
        _GOES_ON.match(text, end) or _COUNTED.search(text, max(0, start - 10), start))


def _span(found: list[Word], way: tuple[str, ...]) -> Span | None:
    """Where the words of ``way`` stand in ``found``, of which the first is the first of them."""
    if found[0].stem != way[0]:
        return None
    last, left = found[0], list(way[1:])
    for word in found[1:]:
        if left and word.stem == left[0]:
            last = word
            left.pop(0)
    return (found[0].start, last.end) if not left else None
