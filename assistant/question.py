"""What a question asks for, read before any vector is compared.

Symbols, paragraphs, dates, years, sessions and ordinals are words and not meanings: they are
taken out and understood exactly. What is left are the terms, each with the ways in which United
Nations texts say it. Nothing here looks at the library's paragraphs, only at which resolutions
it holds and which words stand in it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from assistant.dates import Moment, MomentKind, find_moments
from assistant.place import Place, beside, find_places, number_of
from assistant.vocabulary import Stems, vocabulary
from assistant.wording import FUNCTION_WORDS, Word, stem, words
from index.resolution import Part
from index.symbol import Symbol, find_symbols


class Want(StrEnum):
    """What kind of thing the answer has to hold."""

    ACTOR = "who"
    DATE = "when"
    DEADLINE = "by when"
    SESSION = "which session"
    PLACE = "where"
    NUMBER = "how many"
    RESOLUTION = "which resolution"
    PARAGRAPH = "which paragraph"
    REASON = "why"
    YES_NO = "whether"
    TEXT = "what"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that the question is about.

    ``stems`` as asked, ``ways`` every way to say it that counts as the same (itself first).
    ``name`` marks a capitalised word inside a sentence ("Midrand"), ``proper`` one that the library
    does not know ("Brazil"), ``topic`` what the question names as its subject ("about *sanctions*",
    "mention *Paris*"), ``bearer`` whoever has to do something ("what must *States* do"), ``focus`` what is asked for right after the question
    word ("how many *experts*", "who *chaired*"). ``attribute`` marks what a text gives in so
    many words or not at all ("chaired", "budget").
    """

    text: str
    start: int
    end: int
    stems: Stems
    ways: tuple[Stems, ...]
    proper: bool = False
    focus: bool = False
    attribute: bool = False
    name: bool = False
    topic: bool = False
    bearer: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood.

    ``named`` are the resolutions that it names, in its order; ``each`` is whether it asks
    about each of several resolutions ("both", "the two"); ``moments`` are the dates, years and
    sessions that it mentions.
    """

    text: str
    wants: frozenset[Want]
    named: tuple[Symbol, ...] = ()
    places: tuple[Place, ...] = ()
    moments: tuple[Moment, ...] = ()
    terms: tuple[Term, ...] = ()
    each: bool = False
    part: Part | None = None
    earlier_or_later: str = ""

    def about(self, *symbols: Symbol) -> Question:
        """The same question put to these resolutions."""
        return replace(self, named=symbols)


# In "what does resolution 70/237 say" the verb ends what is asked for.
_NO_VERB = r"(?!(?:do|does|did|is|are|was|were|has|have|had|can|will|would|should|must|if)\b)"
_ASKS: tuple[tuple[Want, str], ...] = (
    (Want.DEADLINE, r"\b(deadlines?|by when|due (?:date|back|by)|is due|no later than"
                    r"|until when|(?:by|before) (?:what|which) (?:date|time|day|session)|how long do)\b"),
    (Want.DATE, r"\bwhen(?:\s*\?|\s*$|(?:['’]s|\s+(?:exactly|precisely|is|was|were|are|did|does|do|will|has"
                r"|have|had|should|must|can|would|shall|to)\b))|\b(?:and|say|says|know|me|since|about|exactly) when\b"
                r"|\b(what (?:exact )?(?:dates?|days?|years?|months?|time)"
                r"|which (?:years?|days?|months?|dates?)|in what year"
                r"|dates? (?:of|for)|(?:months?|years?|days?) (?:and|in|did|were|was)|the dates?"
                r"|how long ago|how old|date\s*\??$|the (?:months?|years?) in)\b"),
    (Want.SESSION, rf"\b(?:which|what|whose) (?:of (?:its|the) )?(?:{_NO_VERB}\w+ ){{0,3}}sessions?\b"
                   r"|\bsession\s*(?:number)?\s*\?*$"),
    (Want.PLACE, r"\bwhere(?:\s*\?|\s*$|(?:['’]s|\s+(?:exactly|precisely|in the world|is|was|were|are|did"
                 r"|does|do|will|has|have|had|should|must|to|and)\b))|\b(?:and|say|says|know|me) where\b|\b(?:what|which|in what|name the) (?:\w+ )?"
                 r"(?:city|cities|town|towns|country hosted|venue|place|location)\b|\bvenue\b"
                 r"|\bwhich (?:city|country|town)\b.*\b(?:host|held|venue)"),
    (Want.NUMBER, r"\bhow[- ]many|\bnumber of\b|\bhow often\b|\bhow-manyeth\b"
                  r"|\bcount of\b|\bwhat number\b|\btotal of\b"),
    (Want.PARAGRAPH, rf"\b(?:which|what) (?:{_NO_VERB}\w+ ){{0,2}}(?:para(?:graph)?s?|points?|recitals?|clauses?)\b"
                     r"|\bwhere (?:do|does|is|are|in) (?:it|they|the texts?|this|that|the resolutions?)"
                     r"\b.*\b(?:say|state|mention|spell|written|stand)|\bwhere does it say\b"
                     r"|\bwhich of the (?:listed )?points\b"),
    (Want.RESOLUTION, rf"\b(?:which|what) (?:{_NO_VERB}\w+ ){{0,3}}(?:resolutions?|texts?|documents?|decisions?)\b"
                      r"|\bwhich (?:one )?of (?:the )?(?:two|these|them|both)\b|[-–—] which\b"
                      r"|\bwhich one\b"),
    (Want.ACTOR, rf"\b(?:who|whom|whose|by whom)\b|\b(?:which|what) (?:{_NO_VERB}\w+ ){{0,2}}"
                 r"(?:bod(?:y|ies)|organi[sz]ations?|institutes?|agenc(?:y|ies)|organs?|officials?"
                 r"|countr(?:y|ies)|states?|governments?|persons?|people)\b"),
    (Want.REASON, r"\bwhy\b|\bwhat (?:\w+ )?(?:reasons?|purpose|grounds?)\b|\bfor (?:what|which) "
                  r"(?:reason|purpose)|\bhow come\b|\bwhat for\b"),
    (Want.YES_NO, r"(?:^|[.!;:,–—-]\s*|\bbut\s+|\band\s+)(?:so\s+|and\s+)?(?:do|does|did|is|are|was"
                  r"|were|has|have|had|can|could|should|must|will|would|may|shall|isn't|doesn't"
                  r"|aren't)\s+(?:\w|[\"“(])|\byes or no\b|^any(?:thing|one|body)?\b"
                  r"|\b(?:true|correct|right)\s*\?|\bwhether\b|\bthere anything\b|,\s*(?:yes|no)\s*\?"),
)
_ASKING = tuple((want, re.compile(pattern, re.IGNORECASE | re.MULTILINE)) for want, pattern in _ASKS)
# What is to be done stands in the operative part; what was done and thought, in the preamble.
_OF_MANDATES = re.compile(
    r"\b(?:must|should|shall|has to|have to|had to|is to|are to|to be|(?:supposed|meant|expected) to"
    r"|(?:is|are) (?:the |an? |its |their )?(?:\w+ ){1,4}to (?!be\b)|need(?:s|ed)? to"
    r"|required?|requires|asked|asks?|requests?|requested|calls? (?:up)?on|called (?:up)?on|invit\w+"
    r"|urg\w+|orders?|ordered|wants?|wanted|tells?|told|task\w*|mandate\w*|decid\w+|deadline|job"
    r"|instruct\w*|obliged?|next)\b", re.IGNORECASE)
_OF_PREAMBLE = re.compile(
    r"\b(?:preamb\w+|preface|recitals?|introduct\w+|opening (?:parts?|paragraphs?|section)"
    r"|background)\b", re.IGNORECASE)
_WHICH_PARAGRAPH = re.compile(r"\bwhich (?:\w+ )?para", re.IGNORECASE)
_EACH = re.compile(
    r"\b(?:both|each|either|neither|the two|two (?:texts|resolutions|documents)|these (?:texts|"
    r"resolutions|documents|papers)|only one of|compared?|differ\w*|change[sd]?)\b", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:the )?(?:earlier|older|oldest|previous|preceding|former|first) (?:one|resolution|text|document)\b",
    re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:the )?(?:later|latest|newer|newest|more recent|most recent|second|subsequent|following|last)"
    r" (?:one|resolution|text|document)\b", re.IGNORECASE)
_OF_YEAR = re.compile(
    r"\b(?:the )?(?P<year>(?:19|20)\d\d)(?:'s)? (?:\w+ )?(?:resolution|text|document)\b"
    r"|\b(?:resolution|text|document) (?:of|from|adopted in) (?P<year2>(?:19|20)\d\d)\b", re.IGNORECASE)
_OF_SESSION = re.compile(
    r"\b(?P<ord>[a-z]+(?:-[a-z]+)?|\d{1,3}(?:st|nd|rd|th))[- ]session(?:'s)? (?:resolution|text)\b"
    r"|\bresolution (?:of|from|adopted at) (?:the )?(?P<ord2>[a-z]+(?:-[a-z]+)?|\d{1,3}(?:st|nd|rd|th))"
    r" session\b", re.IGNORECASE)
# What is asked for is not what the paragraph has to speak of: "which *city*", "in what *year*".
_NAMES_OF_WANTS: dict[Want, frozenset[str]] = {
    want: frozenset(stem(w) for w in names.split()) for want, names in (
        (Want.DATE, "date dates day days month months year years time times"),
        (Want.DEADLINE, "deadline deadlines date day time due session"),
        (Want.SESSION, "session sessions"),
        (Want.PLACE, "place places city cities town towns country venue location located take happen"),
        (Want.NUMBER, "number numbers"),
        (Want.REASON, "reason reasons purpose"),
        (Want.RESOLUTION, "resolutions resolution text texts document documents decision"),
        (Want.PARAGRAPH, "paragraph paragraphs point points clause number numbers recital listed"),
    )
}
# The body that speaks in every paragraph need not be named in any.
_ENACTING = frozenset([("assembl",), ("general", "assembl"), ("unit", "nation")])
_QUESTION_WORDS = frozenset(
    "who whom whose what which when where why how does do did is are was were has have can should "
    "must will would".split())  # noqa: SIM905


def understand(text: str, held: tuple[Symbol, ...], known: frozenset[str]) -> Question:
    """Read a question.

    ``held`` are the symbols that the library holds, the earliest first; ``known`` the stems that
    stand in it (a capitalised word that is not among them is taken for a name).
    """
    mentions = find_symbols(text)
    taken = [(m.start, m.end) for m in mentions]
    places = beside(text, tuple(
        p for p in find_places(text) if not _overlaps(p.start, p.end, taken)), mentions)
    taken += [(p.start, p.end) for p in places]
    named = list(dict.fromkeys(m.symbol for m in mentions))
    described = [] if named else _described(text, held)
    for start, end, symbols in described:
        named += [s for s in symbols if s not in named]
        taken.append((start, end))
    moments = tuple(
        m for m in find_moments(text)
        if not _overlaps(m.start, m.end, taken) and not _dates_a_resolution(m, text, named))
    taken += [(m.start, m.end) for m in moments]
    known_already = {Want.PARAGRAPH} if places and not _WHICH_PARAGRAPH.search(text) else set()
    if any(m.kind is MomentKind.SESSION for m in moments):
        known_already.add(Want.SESSION)
    wants = _wants(text) - known_already or frozenset([Want.TEXT])
    return Question(
        text=text,
        wants=wants,
        named=tuple(named),
        places=places,
        moments=moments,
        terms=_terms(text, taken, known, wants),
        each=bool(_EACH.search(text)) and len(named) != 1,
        part=_part(text),
        earlier_or_later="earlier" if _EARLIER.search(text) else "later" if _LATER.search(text) else "",
    )


def _overlaps(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return any(s < end and start < e for s, e in taken)


def _wants(text: str) -> frozenset[Want]:
    wants = {want for want, pattern in _ASKING if pattern.search(text)}
    if Want.PARAGRAPH in wants and not re.search(r"\b(?:city|town|held|take place)\b", text):
        wants.discard(Want.PLACE)
    if Want.DEADLINE in wants:
        wants.discard(Want.DATE)
    return frozenset(wants or {Want.TEXT})


def _part(text: str) -> Part | None:
    if _OF_PREAMBLE.search(text):
        return Part.PREAMBLE
    return Part.OPERATIVE if _OF_MANDATES.search(text) else None


def _described(text: str, held: tuple[Symbol, ...]) -> list[tuple[int, int, list[Symbol]]]:
    """Resolutions that are described and not named: "the later one", "the 2013 resolution"."""
    found = []
    for match in _OF_YEAR.finditer(text):
        year = int(match["year"] or match["year2"])
        found.append((match.start(), match.end(), _of_year(year, held)))
    for match in _OF_SESSION.finditer(text):
        number = number_of(match["ord"] or match["ord2"])
        symbols = [s for s in held if s.session_number == number]
        found.append((match.start(), match.end(), symbols))
    # Which one is earlier is clear only where there are two to choose from.
    if not found and len(held) == 2:
        for pattern, symbol in ((_EARLIER, held[0]), (_LATER, held[-1])):
            for match in pattern.finditer(text):
                found.append((match.start(), match.end(), [symbol]))
    return [f for f in found if f[2]]


def _dates_a_resolution(moment: Moment, text: str, named: list[Symbol]) -> bool:
    """Whether a year only describes a resolution that is named ("the 2013 resolution, 68/243")."""
    return bool(named) and any(
        m.start() <= moment.start < m.end() for m in _OF_YEAR.finditer(text))


def _of_year(year: int, held: tuple[Symbol, ...]) -> list[Symbol]:
    # Rules of procedure of the General Assembly, rule 1: a session opens in September, and most
    # of its resolutions are adopted by December; session 1 opened in 1946.
    return [s for s in held if s.session_number and s.session_number + 1945 == year]


def _terms(
    text: str, taken: list[tuple[int, int]], known: frozenset[str], wants: frozenset[Want]
) -> tuple[Term, ...]:
    table = vocabulary()
    free = [w for w in words(text) if not _overlaps(w.start, w.end, taken)]
    terms: list[Term] = []
    asked_at = _asked_at(text)
    asked_for = frozenset(s for want in wants for s in _NAMES_OF_WANTS.get(want, ()))
    i = 0
    while i < len(free):
        length = _phrase_length(free, i, text)
        run = free[i : i + length]
        i += length
        if length == 1 and (run[0].text in FUNCTION_WORDS or run[0].base in table.generic):
            continue
        ways = table.ways(tuple(w.base for w in run), tuple(w.stem for w in run))
        if set(ways) & _ENACTING or (length == 1 and run[0].stem in asked_for):
            continue
        terms.append(_term(text, run, ways, known))
    return tuple(_with_focus(terms, asked_at))


def _phrase_length(free: list[Word], i: int, text: str) -> int:
    """How many words from ``i`` on are one phrase of the vocabulary (1 if none is)."""
    table = vocabulary()
    if free[i].text in _QUESTION_WORDS:
        return 1
    for length in range(min(table.longest, len(free) - i), 1, -1):
        run = free[i : i + length]
        between = text[run[0].end : run[-1].start]
        if not re.search(r"[.;?!]", between) and table.is_known(tuple(w.base for w in run)):
            return length
    return 1


_BEGINS = re.compile(r"(?:^|[.?!:\"“–—-])\s*$")
_INTRODUCED = re.compile(
    r"\b(?:about|mention(?:s|ed|ing)?|regarding|concerning|anything on|say on|says on|speaks? of"
    r"|refers? to|referred to|word on)\s+(?:the\s+|an?\s+)?$", re.IGNORECASE)
_BURDENED = re.compile(
    r"^\s*(?:also\s+|still\s+|now\s+)?(?:(?:have|has|had|needs?)\s+to\b|(?:must|should|shall)\b"
    r"|(?:(?:is|are|was|were)\s+)?(?:being\s+)?(?:supposed|asked|told|meant|required|requested|invited"
    r"|called (?:up)?on|urged|expected|obliged|encouraged|tasked)\s+to\b)", re.IGNORECASE)
_BURDENING = re.compile(
    r"\b(?:must|should|shall|ask(?:s|ed)?(?: of)?|(?:expect|require|demand)(?:s|ed)? (?:of|from)"
    r"|requests?|requested|invite[sd]?|urge[sd]?|tells?|told"
    r"|calls? (?:up)?on|called (?:up)?on|wants?|wanted|encourage[sd]?|oblige[sd]?|orders?|ordered)\s+"
    r"(?:the\s+|all\s+|every\s+)*$", re.IGNORECASE)


def _term(text: str, run: list[Word], ways: tuple[Stems, ...], known: frozenset[str]) -> Term:
    table = vocabulary()
    start, end = run[0].start, run[-1].end
    own = tuple(w.stem for w in run)
    name = text[start].isupper() and not _BEGINS.search(text[:start])
    in_library = all(s in known for s in own)
    return Term(
        text[start:end], start, end, own, ways,
        proper=(name or run[0].text.isdigit()) and len(run[0].text) > 1 and not in_library and not table.is_known(tuple(w.base for w in run)),
        attribute=tuple(w.base for w in run) in table.attributes,
        name=name and in_library,
        topic=in_library and bool(_INTRODUCED.search(text[:start])),
        bearer=bool(_BURDENED.search(text[end:]) or _BURDENING.search(text[:start])),
    )


def _asked_at(text: str) -> int:
    """Where the question word stands, or 0."""
    for word in words(text):
        if word.text in _QUESTION_WORDS:
            return word.end
    return 0


def _with_focus(terms: list[Term], asked_at: int) -> list[Term]:
    """The first term behind the question word is what is asked for."""
    for i, term in enumerate(terms):
        if term.start >= asked_at:
            terms[i] = replace(term, focus=True)
            break
    return terms
