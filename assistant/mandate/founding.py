"""Which resolution founded what is called by a name: "by which it established the Council".

That a paragraph speaks of the Human Rights Council says nothing of where the Council comes from.
It does where it founds it ("Decides to establish …"), where it says of a resolution that it did
("resolution 60/251, by which it established …"), where a resolution has the name as its title, or
where a footnote on the name is nothing but a resolution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from assistant.mandate.attribution import Attribution, attributions
from assistant.mandate.name import FOUND, FOUNDS, Name, Span, is_capitalized
from assistant.mandate.observance import observance
from assistant.question.wording import FUNCTION_WORDS, words
from index.resolution import Paragraph, Part, Reference
from index.store import Library, StoredParagraph
from index.symbol import Symbol

_BY_WORDS = 400
_FOUNDED = rf"(?:{FOUND}ed|set up)"
_FOUNDATION = (r"(?:establishment|creation|proclamation|declaration|designation|adoption|launch"
               r"|convening|institution|founding)")
# Between the verb and the name: "proclaimed 6 April of each year as the", "a new open-ended".
_UP_TO = (r"(?:,[^,;]{3,90},)?"
          r"(?:[\s,“\"(]+(?:the|an?|its|as|to be|period|days?|weeks?|months?|years?|each|every"
          r"|annually|annual|first|last|second|third|from|to|and|in|new|open|ended|ad hoc|voluntary"
          r"|of(?= each| every| the year| \d| (?-i:[A-Z])[a-z]+ )|beginning|starting|on"
          r"|\d[\d–/-]*(?:year)?"
          r"|(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber"
          r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|High-level|United Nations|International"
          r"|World|General Assembly)(?=\W)){0,14}"
          r"[\s“\"(–-]*(?-i:[A-Z][a-z]+ )?$")  # "the *Scientific* Committee on the Effects of …"
_VERB_BEFORE = re.compile(
    rf"(?<!anniversary of the )(?<!anniversary of )\b(?:{FOUNDS}|{_FOUNDATION},? of){_UP_TO}",
    re.IGNORECASE)
_DOES_IT = re.compile(
    rf"(?<!\bthe )(?<!\ba )\b(?:{FOUND}(?:e|es|s)?|sets? up){_UP_TO}", re.IGNORECASE)
_MARKED = re.compile(
    rf"\s*(?:\w+ ){{0,2}}{_FOUNDED}\b(?:(?!(?:Day|Week|Year|Decade)\b)[^;]){{0,200}}")
_OF_A_DAY = re.compile(rf"\b(?:{_FOUNDED}|{_FOUNDATION})\b[^;.]*$")
# Of these the resolution that has the title is the one: each year has one on some body.
_DOCUMENT = re.compile(r"\b(?:agenda|compact|declaration|program(?:me)?|plan|strategy|framework"
                       r"|principles|guidelines|rules|convention|covenant|protocol|treaty|charter"
                       r"|code|pathway|consensus|commitment)\b", re.IGNORECASE)
# "the Council, established by the Assembly in its resolution"
_BY_RESOLUTION = re.compile(
    r"(?:\s*\([^)]*\))?(?:,? on [\w ]{3,30})?,?\s*(?:(?:which|that)\s+)?"
    rf"(?:(?:was|were|is|are|had been|has been|as"
    rf"|initially|first|originally)\s+){{0,2}}(?:\w+ly\s+)?{_FOUNDED}\b[^;.,]{{0,60}}?"
    r"\b(?:by|in|under|pursuant to|through|with)\b[^;.]{0,40}$")
_HEADED = re.compile(
    r"(?:,? (?:which was )?adopted[^;“]{0,80})?(?:,? of \d+ \w+ \d{4})?,? (?:entitled|on) "
    r"(?P<open>“?)(?P<title>[^“”;]+?)(?:”|(?<!”),|;|$)")
_LEAD_IN = re.compile(r"(?:.*[:(]\s*)?(?:the\s+)?(?:United Nations\s+)?", re.IGNORECASE)
# Something of where it comes from, though not in so many words which resolution that was.
_OF_IT = re.compile(
    rf"(?<![\w-])(?:{FOUNDS}|{_FOUNDATION},? of)\b(?!\s+by\b)(?:(?! by )[^;,.]){{0,40}}$",
    re.IGNORECASE)
# "the adoption of a resolution of the Council"
_OF_ANOTHER = re.compile(r"\b(?:resolutions?|decisions?|platforms?|agendas?|process|statute|rules"
                         r"|summits?|sessions?|meetings?|leaders|organs)"
                         r" (?:of|in) (?:the )?$")
# "the establishment in April, by the Secretary-General, of the Team"
_OF_IT_LATER = re.compile(
    rf"(?<![\w-]){_FOUNDATION}\b(?:,? (?:in|on) [^,;.]{{3,40}}?)?(?:,? by [^,;]{{3,80}},)?"
    r" of (?:the |an? )?$", re.IGNORECASE)
_WAS = re.compile(r"(?:\s*\([^)]*\))?,?\s*(?:(?:which|that)\s+)?(?:(?:was|were|had been|as)\s+)?"
                  rf"(?:\w+ly\s+)?(?:{_FOUNDED}\b(?! (?:the|an?|its)\b)|since its inception\b)",
                  re.IGNORECASE)
_OF_SOMETHING = re.compile(r"\b(?:of|in|by|with|from) (?:the )?$")
_BY_NUMBER = re.compile(r"[^;.]{0,140}\b(?:in accordance with|pursuant to|under)\b[^;.]{0,30}$")
_DAY = re.compile(r"\b\d{1,2} [A-Z][a-z]+ (?:19|20)\d\d\b")
# "The adoption of Security Council resolution 1325" founds no Council.
_OF_ITS_OWN = re.compile(r" (?:resolutions?|decisions?|reforms?|members?|missions?|platforms?"
                         r"|agendas?|process|reports?|mandates?|system|headquarters|annual|conferences?)\b")
_A_BODY = re.compile(
    r"\b(?:committee|commission|council|board|union|fund|office|agency|organi[sz]ation|programme"
    r"|court|tribunal|university|institute|mission|force|department|assembly|bank|unit)\b",
    re.IGNORECASE)
_NEAR, _BACK = 80, 200  # characters
_AT_ONCE = 8  # words behind the verb
_SHORT_OF = 3  # characters between a name and the mark of its footnote
_DECIDES = re.compile(
    r"\W*(?:decides?|resolves?|agrees?|proclaims?|declares?|establish(?:es)?|creates?|designates?"
    r"|adopts?|launch(?:es)?|convenes?|approves?|endorses?)\b", re.IGNORECASE)
_LEAD = re.compile(rf"{_DECIDES.pattern}|\W*(?:requests?|invites?)\b", re.IGNORECASE)
_TO_MAKE = re.compile(r"\bto (?:\w+ ){0,2}(?:hold|convene|organize|prepare|develop|elaborate|launch"
                      r"|set up|establish|create|compile|draw up)\b[^,;]*$")


class Says(IntEnum):
    """How plainly it is said, the plainest first."""

    SO = 0
    BY_TITLE = 1
    BY_FOOTNOTE = 2


@dataclass(frozen=True, slots=True)
class Founding:
    """A paragraph that founds something (``symbol`` is its own resolution then), or says which
    resolution did; ``place`` is where in its text the name stands."""

    paragraph: StoredParagraph
    symbol: Symbol
    says: Says
    place: Span

    @property
    def is_own(self) -> bool:
        """Whether the paragraph does it itself."""
        return self.symbol == self.paragraph.symbol

    @property
    def is_done(self) -> bool:
        """Whether the paragraph does it itself, and does not ask somebody else to."""
        return self.is_own and _DECIDES.match(self.paragraph.paragraph.governed_text) is not None


def foundings(name: Name, library: Library) -> tuple[Founding, ...]:
    """All that is said most plainly of who founded what is called ``name``, the oldest first."""
    speaking = _speaking_of(name, library)
    found = [f for stored in speaking for f in _told(name, stored)]
    if not found and not observance(name.text):  # of two days each word that is said is needed
        loosely = replace(name, loose=True)
        found = [f for stored in speaking for f in _told(loosely, stored)]
    plainest = min((f.says for f in found), default=None)
    kept = [f for f in found if f.says is plainest]
    return tuple(sorted(kept, key=lambda f: (library.age.get(f.symbol, 0), f.symbol)))


def _speaking_of(name: Name, library: Library) -> list[StoredParagraph]:
    query = [(" ".join(way), 2.0) for way in name.ways] + [
        (word, 1.0) for way in name.ways for word in way] + [
        (word, 1.0) for word in ("established", "proclaimed", "adopted", "entitled", "resolution")]
    return library.paragraphs([id_ for id_, _ in library.search_words(query, _BY_WORDS)])


def has_a_day(name: Name, library: Library) -> bool:
    """Whether a day is told near the name anywhere."""
    return any(_DAY.search(s.paragraph.text, max(0, place[0] - _NEAR), place[1] + _NEAR)
               for s in _speaking_of(name, library) for place in name.places(s.paragraph.text))


def is_unheard_of(name: Name, library: Library) -> bool:
    """Whether a day, week, year or decade is asked for by a name that stands nowhere."""
    return bool(observance(name.text)) and not any(
        name.places(stored.paragraph.text) for stored in _speaking_of(name, library))


# "By which it established the *Scientific Committee*": what is founded stands behind the verb, and
# not what it is for ("a group on the pandemic").
_GOVERNS = re.compile(
    rf"\b(?:{FOUND}(?:ed|ing)|set up|requested the [\w-]+ to (?:{FOUND}e?|set up)"
    rf"|(?:{FOUND}ment|creation|convening) of)\s+(?P<object>[^,;]{{3,200}})", re.IGNORECASE)
_LETS_IN = re.compile(r"\b(?:invited|granted|accorded|admitted|decided to grant|renamed)\s+"
                      r"(?P<object>[^;]{3,200})", re.IGNORECASE)
_OBLIQUE = frozenset("of on for in to about from at with by against".split())
_MODIFIERS = 5  # words in front of the one that says what it is


def founds_outright(said: str, called: str, let_in: bool = False) -> bool:
    """Whether a text founds what is ``called`` so, or lets it in: its first word stands behind the
    verb with nothing but modifiers between, and the others follow."""
    wanted = [w.stem for w in words(called) if w.text not in FUNCTION_WORDS]
    for match in (_LETS_IN if let_in else _GOVERNS).finditer(said):
        found = words(match["object"])
        before = next((found[:n] for n, w in enumerate(found) if w.stem in wanted[:1]), None)
        if before is None or len(before) > _MODIFIERS or any(w.text in _OBLIQUE for w in before):
            continue
        held = {w.stem for w in found}
        if let_in or held.issuperset(wanted):
            return True
    return False


def is_named(name: Name, library: Library) -> bool:
    """Whether a paragraph calls something so, with the capitals of a name."""
    return any(is_capitalized(s.paragraph.text[slice(*place)])
               for s in _speaking_of(name, library) for place in name.places(s.paragraph.text))


def merely_named(name: Name, when: bool, library: Library) -> StoredParagraph | None:
    """The earliest paragraph that has a proper name, where none that has it says anything near it
    of founding or of a resolution, or of a day where it is asked ``when``; None where the name
    stands nowhere, or one does."""
    having = []
    dated = when and not _A_BODY.search(name.text)  # a body is spoken of beside many days
    speaking = _speaking_of(name, library)
    if not any(name.places(stored.paragraph.text) for stored in speaking):
        name = replace(name, loose=True)
    for stored in speaking:
        paragraph = stored.paragraph
        for place in name.places(paragraph.text):
            if _tells_something(paragraph, place) or (dated and _DAY.search(
                    paragraph.text, max(0, place[0] - _NEAR), place[1] + _NEAR)):
                return None
            if is_capitalized(paragraph.text[slice(*place)]):
                having.append(stored)
    return min(having, key=lambda p: (library.age[p.symbol], p.position), default=None)


def _tells_something(paragraph: Paragraph, place: Span) -> bool:
    start, end = place
    text = paragraph.text
    if _OF_ITS_OWN.match(text, end):
        return False
    behind = _next_named(paragraph, end)
    told = _OF_A_DAY if observance(text[start:end]) else _OF_IT
    before = max(0, start - _BACK), start
    if not _OF_ANOTHER.search(text, *before) and any(
            said.search(text, *before) for said in (told, _OF_IT_LATER)):
        return True
    # "The agenda of the Security Council, pursuant to its resolution …" speaks of the agenda.
    return not _OF_SOMETHING.search(text, max(0, start - 10), start) and bool(
        _WAS.match(text, end) or (behind and _BY_NUMBER.fullmatch(text, end, behind[0])))


def only_names(name: Name, paragraph: Paragraph) -> bool:
    """Whether a paragraph speaks of what has a proper name without being about what it is to be:
    neither is it decided nor asked for where the paragraph begins."""
    text = paragraph.governed_text
    places = [p for p in name.places(text) if is_capitalized(text[slice(*p)])]
    lead = _LEAD.match(text) if paragraph.part is not Part.PREAMBLE else None
    if not places or lead is None:
        return bool(places)
    before = text[lead.end() : places[0][0]]
    decided = _DECIDES.match(text) is not None and len(before.split()) <= _AT_ONCE
    return not decided and not _TO_MAKE.search(before)


def _told(name: Name, stored: StoredParagraph) -> Iterable[Founding]:
    paragraph = stored.paragraph
    places = name.places(paragraph.text)
    if not places:
        return
    told = attributions(paragraph)
    for place in places:
        if _founds(paragraph, place, told):
            yield Founding(stored, stored.symbol, Says.SO, place)
        for symbol in _did(paragraph, place, told):
            yield Founding(stored, symbol, Says.SO, place)
        if not is_capitalized(paragraph.text[slice(*place)]):  # a subject is no name
            continue
        for symbol in _by_title(name, paragraph, place):
            yield Founding(stored, symbol, Says.BY_TITLE, place)
        for symbol in _observed_under(name, paragraph, place):
            yield Founding(stored, symbol, Says.BY_FOOTNOTE, place)
        for attribution in told:
            if _is_footnote(attribution, place):
                yield from (Founding(stored, s, Says.BY_FOOTNOTE, place)
                            for s in attribution.symbols)


def _founds(paragraph: Paragraph, place: Span, told: Sequence[Attribution]) -> bool:
    """Whether an operative paragraph founds it itself."""
    if paragraph.part is Part.PREAMBLE or any(
            start <= place[0] < end for a in told if a.outright for start, end in a.spans):
        return False
    text = paragraph.governed_text
    own = len(text) - len(paragraph.text)
    at = own + place[0]
    return bool(_LEAD.match(text) and _DOES_IT.search(text, max(0, at - _BACK), at))


def _did(paragraph: Paragraph, place: Span, told: Sequence[Attribution]) -> Iterable[Symbol]:
    """The resolutions of which the paragraph says that they did it."""
    text = paragraph.text
    for attribution in told:
        spans = [(s, e) for s, e in attribution.spans
                 if s <= place[0] < e and not _names_another(paragraph, s, place[0])]
        if attribution.outright and spans and (
                _verb_before(text, place[0]) or _is_marked(text, spans[0][0], place)):
            yield from attribution.symbols
    behind = _next_named(paragraph, place[1])
    if behind and _BY_RESOLUTION.fullmatch(text, place[1], behind[0]):
        yield behind[1]


def _is_marked(text: str, start: int, place: Span) -> bool:
    """Whether a day is said why it was chosen before it is called by its name: "proclaimed 3 March,
    the day of the adoption of the Convention, as World Wildlife Day"."""
    return bool(observance(text[slice(*place)]) and _MARKED.fullmatch(text, start, place[0]))


def _names_another(paragraph: Paragraph, start: int, end: int) -> bool:
    return any(r.symbol is not None and start <= r.start < end for r in paragraph.references)


def _verb_before(text: str, at: int) -> bool:
    return _VERB_BEFORE.search(text, max(0, at - _BACK), at) is not None


def _by_title(name: Name, paragraph: Paragraph, place: Span) -> Iterable[Symbol]:
    """The resolution whose title the name is, or whose subject, where it is a day or a year."""
    for reference in paragraph.references:
        if reference.symbol is not None and _heads(name, paragraph.text, reference, place):
            yield reference.symbol


def _heads(name: Name, text: str, reference: Reference, place: Span) -> bool:
    match = _HEADED.match(text, reference.end)
    if match is None or not match.start("title") <= place[0] < match.end("title"):
        return False
    if not observance(name.text) and not (match["open"] and _DOCUMENT.search(name.text)):
        return False
    return _LEAD_IN.fullmatch(text, match.start("title"), place[0]) is not None


def _observed_under(name: Name, paragraph: Paragraph, place: Span) -> Iterable[Symbol]:
    """The resolution in accordance with which a day is observed."""
    behind = _next_named(paragraph, place[1])
    if observance(name.text) and behind and _BY_NUMBER.fullmatch(
            paragraph.text, place[1], behind[0]):
        yield behind[1]


def _next_named(paragraph: Paragraph, end: int) -> tuple[int, Symbol] | None:
    """Where the next resolution is named behind ``end``, and which."""
    return next(((r.start, r.symbol) for r in paragraph.references
                 if r.symbol is not None and r.start >= end), None)


def _is_footnote(attribution: Attribution, place: Span) -> bool:
    """Whether what a footnote attributes to resolutions ends with the name."""
    return (not attribution.outright and len(attribution.spans) == 1
            and 0 <= attribution.spans[0][1] - place[1] <= _SHORT_OF)
