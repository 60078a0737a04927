"""What a question asks for, read before any vector is compared.

Symbols, paragraphs, dates, years, sessions and ordinals are words and not meanings: they are
taken out and understood exactly. What is left are the terms, each with the ways in which United
Nations texts say it. Nothing here looks at the library's paragraphs, only at which resolutions
it holds and which words stand in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.question.dates import MONTHS, SESSION_YEAR, Moment, MomentKind, asked_moments
from assistant.question.place import Place, beside, find_places, number_of
from assistant.question.terms import Term, asking_sentence, find_terms
from assistant.question.wants import Want, names_of, part_of, wants_of
from index.resolution import Part
from index.symbol import Organ, Symbol, SymbolMention, find_symbols, parts_among

_A_FEW = 3  # resolutions of one year
_EARLIEST_YEAR, _LATEST_YEAR = 1900, 2100


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``named`` are the resolutions that it names, in its order; ``each`` is whether it asks
    about each of several resolutions ("both", "the two"); ``moments`` are the dates, years and
    sessions that it mentions; ``part`` is where what it asks for would stand; ``described`` is
    whether the resolutions are told by other words than their symbols; ``unscoped`` the question
    as it was put, where words of a title have been read as the symbol of the resolution; ``doubt``
    how likely it is that no text answers a question put like this, 0 to 1, None where that was
    not learned; ``own`` what it asks of a resolution itself, by how it is put: "title",
    "meeting", "adopted", else ""; ``fulfilled`` the resolutions of which it only asks what was
    done to fulfil them.
    """

    text: str
    wants: frozenset[Want]
    named: tuple[Symbol, ...] = ()
    places: tuple[Place, ...] = ()
    moments: tuple[Moment, ...] = ()
    terms: tuple[Term, ...] = ()
    each: bool = False
    part: Part | None = None
    described: bool = False
    unscoped: Question | None = None
    doubt: float | None = None
    own: str = ""
    fulfilled: tuple[Symbol, ...] = ()

    @property
    def carries(self) -> bool:
        """Whether some of its terms are only of the question before, on which it leans."""
        return any(t.carried for t in self.terms)

    def about(self, *symbols: Symbol) -> Question:
        """The same question put to these resolutions."""
        return replace(self, named=symbols)


_WHICH_PARAGRAPH = re.compile(r"\bwhich (?:\w+ )?para", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:both|each|either|neither|the two|two (?:texts|resolutions|documents)|these (?:texts|"
    r"resolutions|documents|papers)|only one of|compared?|differ\w*|change[sd]?)\b", re.IGNORECASE)
_BOTH_ONES = r"(?=(?:resolution |text |one )?(?:and|or|as well as|than|,) (?:\w+ ){0,2}?the "
# "The oldest resolution cited" is one of those that are cited.
_NOT_CITED = (r"(?! (?:\w+ )?(?:cited|recalled|listed|mentioned|referred|quoted)\b)"
              r"(?! (?:in|of|on) (?:this|that|the) (?:\w+ )?(?:series|chain|list|line)\b)")
_OF_THE_TWO = r" of the (?:two|pair)(?: (?:resolutions|texts|documents))?\b"
# "Older resolution: which session?"
_AS_A_HEADING = r"(?:resolution|text|document)(?=\s*(?::|,|\s[–—-]\s))"
_EARLIER = re.compile(
    rf"(?:\bthe (?:earlier|older|first){_OF_THE_TWO}|"
    rf"\bthe (?:earlier|older|first|former) {_BOTH_ONES}(?:later|newer|second|latter)\b)|"
    r"\b(?:the|that) (?:(?:earlier|older|oldest|previous|preceding|former) one"
    r"|(?:earlier|older|oldest|previous|preceding|former|first|predecessor)"
    r" (?:resolution|text|document|lot))\b|\b(?:the|its) predecessor\b"
    rf"|^\W*(?:earlier|older|first) {_AS_A_HEADING})"
    + _NOT_CITED, re.IGNORECASE)
_LATER = re.compile(
    rf"(?:\bthe (?:later|newer|younger|second|more recent){_OF_THE_TWO}|"
    rf"\bthe (?:later|newer|second|latter) {_BOTH_ONES}(?:earlier|older|first|former)\b)|"
    r"\b(?:the|that) (?:(?:later|latest|newer|younger|newest|more recent|most recent"
    r"|subsequent) one"
    r"|(?:later|latest|newer|younger|newest|more recent|most recent|second|subsequent|following"
    r"|last|successor)"
    r" (?:resolution|text|document|lot))\b|\b(?:the|its) successor\b"
    rf"|^\W*(?:later|newer|second) {_AS_A_HEADING})"
    + _NOT_CITED, re.IGNORECASE)
_MONTH = "|".join(month.capitalize() for month in MONTHS)
_DATED = rf"(?:\d{{1,2}} )?(?:(?:{_MONTH}) )?"
_OF_YEAR = re.compile(
    rf"\b(?:the )?{_DATED}(?P<year>(?:19|20)\d\d)(?:'s)?[ -](?:\w+ )?"
    r"(?:resolution|text|document|mandate|version|preamble|request|wording|decision)\b"
    r"|\b(?:resolution|text|document|mandate|version|preamble|request|wording) "
    r"(?:of|from|adopted in|dated) "
    rf"{_DATED}(?P<year2>(?:19|20)\d\d)\b",
    re.IGNORECASE)
# "The most recent one that 68/243 recalls" is of those recalled.
_OF_ALL = re.compile(r"\b(?:most recent|latest|newest|oldest|earliest|first|last)\b", re.IGNORECASE)
# "Earlier resolutions such as 53/70" are not what is asked about.
_AN_EXAMPLE = re.compile(r"\b(?:such as|for example|for instance|e\.g\.)\W+$", re.IGNORECASE)
_AND_SO_ON = re.compile(r",?\s+(?:etc\b|and so on\b|ff\b|onwards?\b)", re.IGNORECASE)
# "The study requested in 2013": the year in which the Assembly spoke.
_ACTED_IN = re.compile(
    r"\b(?:requested|ordered|welcomed|passed|adopted|invited|commissioned|mandated|noted|asked for"
    rf"|called for) in {_DATED}(?P<year>(?:19|20)\d\d)\b"
    r"|\bin (?P<then>(?:19|20)\d\d),? the (?:general )?assembly\b", re.IGNORECASE)
_FROM_TO = re.compile(
    r"\bfrom (?P<one>(?:19|20)\d\d) to (?P<other>(?:19|20)\d\d)\b"
    r"|\b(?P<this>(?:19|20)\d\d) (?:vs\.?|versus|against) (?P<that>(?:19|20)\d\d)\b", re.IGNORECASE)
_ONE_OF_YEAR = re.compile(
    r"\bthe (?:(?P<year>(?:19|20)\d\d) one|one (?:from|of) (?P<of>(?:19|20)\d\d))\b", re.IGNORECASE)
# "Who organised the meetings before 2010?" is not of 2010.
_BEFORE_OR_AFTER = re.compile(
    r"\b(?:before|prior to|after|earlier than|later than)\s+(?:the (?:[\w-]+\s+){0,4}?)?$",
    re.IGNORECASE)
_IS_A_FEW_WORDS = re.compile(
    r"\W*(?:\w+\W+){0,6}?the (?:19|20)\d\d one\W*$|\W*(?:does|did|and|is) the one (?:from|of) "
    r"(?:19|20)\d\d\b", re.IGNORECASE)
_PASSED_THE_ONE = re.compile(
    r"\b(?:pass|adopt|vot|sponsor|tabl)\w* (?:for |against |on )?the (?:19"
    r"|20)\d\d one\b", re.IGNORECASE)
_FROM_YEAR = re.compile(
    r"\b(?:from|between|since|in) (?P<year>(?:19|20)\d\d) (?:to|and|versus|vs)\b", re.IGNORECASE)
_WHICH_OF_TWO = re.compile(
    r"\b(?:which(?: one)? of (?:the|these) two|compar(?:e|ed|ing)|which of them)\b", re.IGNORECASE)
_THAT_YEAR = re.compile(r"\b(?:in|of|from) (?P<year>(?:19|20)\d\d)\b(?! report)", re.IGNORECASE)
_OF_SESSION = re.compile(
    r"\b(?P<ord>[a-z]+(?:-[a-z]+)?|\d{1,3}(?:st|nd|rd|th))[- ]session(?:'s)? (?:resolution|text)\b"
    r"|\bresolution (?:of|from|adopted at) (?:the )?"
    r"(?P<ord2>[a-z]+(?:-[a-z]+)?|\d{1,3}(?:st|nd|rd|th)) session\b", re.IGNORECASE)


def understand(text: str, held: tuple[Symbol, ...], known: frozenset[str]) -> Question:
    """Read a question.

    ``held`` are the symbols that the library holds, the earliest first; ``known`` the stems that
    stand in it (a capitalised word that is not among them is taken for a name).
    """
    written = (part for m in find_symbols(text) for part in _parts(text, m, held))
    found = tuple(sorted((*written, *_of_the_council(text, held)), key=lambda m: m.start))
    taken = [(m.start, m.end) for m in found]
    mentions = tuple(m for m in found if not _AN_EXAMPLE.search(text[: m.start])
                     and not _AND_SO_ON.match(text, m.end))
    # What fulfils a resolution is told by others, if that is no more than named there.
    to_fulfil = [m for m in mentions
                 if m.symbol in held and _FULFILLED.search(text[: m.start])]
    mentions = tuple(m for m in mentions if m not in to_fulfil)
    places = beside(text, tuple(
        p for p in find_places(text) if not _overlaps(p.start, p.end, taken)
        and not _POINTED_TO.search(text[: p.start])), mentions)
    taken += [(p.start, p.end) for p in places]
    named = list(dict.fromkeys(m.symbol for m in mentions))
    told = [*_spanned(text, held), *(
        (s, e, found) for s, e, found in _ordered(text, held)
        if not _OF_ALL.search(text[s:e]))] if named else described(text, held)
    for start, end, symbols in told:
        named += [s for s in symbols if s not in named]
        taken.append((start, end))
    dated = [m for m in asked_moments(text) if _dates_a_resolution(m, text, named)]
    # "The December 2021 resolution 76/124": the month is no name either.
    taken += [(m.start, m.end) for m in dated if m.kind is MomentKind.DATE]
    moments = tuple(
        m for m in asked_moments(text)
        if m not in dated and not _overlaps(m.start, m.end, taken)
        and not _BEFORE_OR_AFTER.search(text[: m.start]))
    taken += [(m.start, m.end) for m in moments]
    known_already = {Want.PARAGRAPH} if places and not _WHICH_PARAGRAPH.search(text) else set()
    if any(m.kind is MomentKind.SESSION for m in moments):
        known_already.add(Want.SESSION)
    wants = wants_of(text) - known_already or frozenset([Want.TEXT])
    named = _asked_of(text, named, [
        *((m.start, [m.symbol]) for m in mentions), *((s, found) for s, _, found in told)])
    return Question(
        text=text,
        wants=wants,
        named=tuple(named),
        places=places,
        moments=moments,
        terms=find_terms(text, taken, known, names_of(wants)),
        each=bool(_EACH.search(text)) and len(named) != 1,
        part=part_of(text),
        described=bool(told),
        fulfilled=tuple(m.symbol for m in to_fulfil),
    )


_LETTER = re.compile(r"\s?[\[(]?(?P<letter>[A-Z])\b[\])]?")


def _parts(text: str, mention: SymbolMention, held: tuple[Symbol, ...]) -> list[SymbolMention]:
    """The part that is meant of a resolution which the library holds in parts, "75/101 A – …",
    all of them where none is; the mention itself where it is held whole, or not at all."""
    symbol = mention.symbol
    parts = () if symbol in held else parts_among(symbol, held)
    if not parts:
        return [mention]
    behind = _LETTER.match(text, mention.end)
    one = [s for s in parts if behind and s.letter == behind["letter"]]
    if behind and one:
        return [SymbolMention(mention.start, behind.end(), one[0])]
    return [SymbolMention(mention.start, mention.end, s) for s in parts]


_FULFILLED = re.compile(
    r"\bin (?:the )?(?:fulfil?lment|execution) of\s+"
    r"(?:the\s+)?(?:resolution\s+)?$", re.IGNORECASE)


# What an asking sentence may point back with to what is told before it.
_POINTS_BEFORE = re.compile(
    r"\b(?:its?|they|them|their|that|those|these|(?<!all )this|there|one|ones|he|she|his|her"
    r"|same|such|instead|other|another|else|also|too|still|then|so|latter|former|both|either|rather|again"
    r"|even|neither|two)\b", re.IGNORECASE)
_ENOUGH = 3  # terms


def asked_alone(question: Question) -> str:
    """The sentence that asks, where it says all that is asked and the others only tell why: "We
    are drafting a speech on threats. What does 68/243 say of human rights?"; "" where it does
    not."""
    text = question.text
    start, end = asking_sentence(text)
    told, alone = text[:start], text[start:].strip()
    if not told.strip() or end < len(text.rstrip()) or _POINTS_BEFORE.search(alone):
        return ""
    own = [t for t in question.terms if t.start >= start]
    if len(own) + bool(find_symbols(alone)) < _ENOUGH or find_symbols(told) or (
            question.described and question.named):
        return ""
    before = any(p.start < start for p in question.places) or any(
        m.start < start for m in question.moments)
    return "" if before else alone


# "The point that refers back to the concepts in paragraph 3" is asked, and not paragraph 3.
_POINTED_TO = re.compile(
    r"\b(?:sub-?para\w*|points?|paragraphs?|which|what|item)\b[^?.!]{0,40}\b(?:that|which) "
    r"(?:points?|refers?|goes|leads|sends?)(?: us| you)? (?:back )?to (?:the \w+ )?"
    r"(?:(?:mentioned|set out|named) )?(?:in |of |under )?$", re.IGNORECASE)
_COUNCIL_NUMBER = re.compile(
    r"(?<![\w/.,-])(?:(?:S/RES/|(?:UN)?SC ?Res(?:olution)?\.? |UNSCR ?"
    r"|resolutions? (?:no\.? ?|number )?|res\.? )(?P<named>\d{3,4})"
    r"|(?:on|of|under|in|about|by|for|against|was|is|did|does|drafted|sponsored|tabled) "
    r"(?P<bare>\d{3,4})(?=\s*(?:[?!;:)]|[.,](?!\d)|$)|\s+(?:was|were|is|say|says|ask|asks|decide"
    r"|decides|adopted|passed)\b))\b(?!\s*(?:[(/,.]\d|\(\d{4}|per cent|%|million|billion"
    r"|dollars))", re.IGNORECASE)


def _of_the_council(text: str, held: tuple[Symbol, ...]) -> list[SymbolMention]:
    """Resolutions of the Security Council by their number alone, where the library has one of
    that number: "resolution 1540"; without the word only where it counts nothing ("abstained on
    2729?") and can be no year."""
    numbers = {s.number: s for s in held if s.organ is Organ.SECURITY_COUNCIL}
    found = []
    for match in _COUNCIL_NUMBER.finditer(text) if numbers else ():
        number = int(match["named"] or match["bare"])
        if number in numbers and (
                match["named"] or not _EARLIEST_YEAR <= number <= _LATEST_YEAR):
            start = match.start() if match["named"] else match.start("bare")
            found.append(SymbolMention(start, match.end(), numbers[number]))
    return found


def _asked_of(
    text: str, named: list[Symbol], mentioned: list[tuple[int, list[Symbol]]]
) -> list[Symbol]:
    """Of what is told in one sentence of one resolution and asked in another of another, the
    one that it is asked of: "The 2013 text took note of it. How does the later one put it?"."""
    start, end = asking_sentence(text)
    if (start, end) == (0, len(text)) or _EACH.search(text[start:end]):
        return named
    asked = list(dict.fromkeys(s for at, symbols in mentioned if start <= at < end
                               for s in symbols))
    return asked if len(asked) == 1 else named


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in taken)


def described(text: str, held: tuple[Symbol, ...]) -> list[tuple[int, int, list[Symbol]]]:
    """Resolutions that are described and not named: "the later one", "the 2013 resolution"."""
    found = []
    for match in _OF_YEAR.finditer(text):
        year = int(match["year"] or match["year2"])
        found.append((match.start(), match.end(), _of_year(year, held)))
    for match in _OF_SESSION.finditer(text):
        number = number_of(match["ord"] or match["ord2"])
        found.append((match.start(), match.end(),
                      _few([s for s in held if s.session_number == number])))
    found += [(m.start(m.lastgroup or 0), m.end(m.lastgroup or 0), few)
              for m in _ACTED_IN.finditer(text)
              if (few := _of_year(int(m["year"] or m["then"]), held))]
    for match in _FROM_TO.finditer(text):
        both = [_of_year(int(match[year] or match[other]), held)
                for year, other in (("one", "this"), ("other", "that"))]
        if all(len(symbols) == 1 for symbols in both):
            found.append((match.start(), match.end(), [*both[0], *both[1]]))
    if found or _IS_A_FEW_WORDS.match(text) or _PASSED_THE_ONE.search(text):
        # "the 2013 mandate beside the 2015 one"
        found += [(m.start(), m.end(), few) for m in _ONE_OF_YEAR.finditer(text)
                  if (few := _of_year(int(m["year"] or m["of"]), held))]
    return [f for f in (*found, *_ordered(text, held)) if f[2]]


def _ordered(text: str, held: tuple[Symbol, ...]) -> list[tuple[int, int, list[Symbol]]]:
    """"The earlier resolution", which is clear only where there are two to choose from."""
    if len(held) != 2:
        return []
    return [(match.start(), match.end(), [symbol])
            for pattern, symbol in ((_EARLIER, held[0]), (_LATER, held[-1]))
            for match in pattern.finditer(text)]


def _spanned(text: str, held: tuple[Symbol, ...]) -> list[tuple[int, int, list[Symbol]]]:
    """A resolution told by its year beside one that is named ("from 2013 to 70/237"; "in which of
    the two, the one of 2013 or 70/237?")."""
    found = [(m.start("year"), m.end("year"), _of_year(int(m["year"]), held))
             for pattern in (_FROM_YEAR, *([_THAT_YEAR] if _WHICH_OF_TWO.search(text) else []))
             for m in pattern.finditer(text)]
    return [f for f in found if f[2]]


def one_of_year(text: str, held: tuple[Symbol, ...]) -> list[Symbol]:
    """The resolution that "the 2015 one" or "the one from 2013" is, if one is of that year."""
    found = [_of_year(int(m["year"] or m["of"]), held) for m in _ONE_OF_YEAR.finditer(text)]
    return found[0] if len(found) == 1 and len(found[0]) == 1 else []


def _dates_a_resolution(moment: Moment, text: str, named: list[Symbol]) -> bool:
    """Whether a year only describes a resolution that is named ("the 2013 resolution, 68/243")."""
    return bool(named) and any(
        m.start() <= moment.start < m.end()
        for pattern in (_OF_YEAR, _ONE_OF_YEAR) for m in pattern.finditer(text))


def _of_year(year: int, held: tuple[Symbol, ...]) -> list[Symbol]:
    return _few([s for s in held if s.session_number and s.session_number + SESSION_YEAR == year])


def dates_a_resolution(text: str) -> bool:
    """Whether a question tells a resolution by its year ("the 2013 resolution")."""
    return bool(_OF_YEAR.search(text))


def _few(symbols: list[Symbol]) -> list[Symbol]:
    """A whole session is not "the 2013 resolution": which one of it, the title has to say."""
    return symbols if len(symbols) <= _A_FEW else []
