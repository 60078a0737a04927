"""The terms of a question: what it is about, each with the ways in which a text may say it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.question.cities import cities_of
from assistant.question.particulars import names_actor
from assistant.question.vocabulary import Stems, vocabulary
from assistant.question.wants import QUESTION_WORDS
from assistant.question.wording import FUNCTION_WORDS, Word, words

# The body that speaks in every paragraph need not be named in any.
_ENACTING = frozenset([("assembl",), ("general", "assembl"), ("unit", "nation")])


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that the question is about.

    ``stems`` as asked, ``ways`` every way to say it that counts as the same (itself first).
    ``name`` marks a capitalised word inside a sentence ("Midrand"), ``proper`` one that the
    library does not know ("Brazil"), ``introduced`` what the question names as its subject ("about
    *sanctions*", "mention *Paris*"), ``topic`` such a subject of which the library has the words,
    ``bearer`` whoever has to act ("what must *States* do"),
    ``focus`` what stands right behind the question word ("how many *experts*"), ``attribute``
    what a text gives in so many words or not at all ("chaired", "budget"), ``aside`` what is said
    outside the sentence that asks, ``compound`` a hyphenated word that the library has, ``absent``
    a subject for which the library has no word, ``unknown`` a word that neither it nor the
    vocabulary has, ``foreign`` one that the library says in no way, ``carried`` one that only the
    question before has, on which this one leans.
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
    introduced: bool = False
    bearer: bool = False
    aside: bool = False
    compound: bool = False
    absent: bool = False
    unknown: bool = False
    foreign: bool = False
    carried: bool = False


def find_terms(
    text: str, taken: list[tuple[int, int]], known: frozenset[str], asked_for: frozenset[str]
) -> tuple[Term, ...]:
    """The terms of ``text`` outside the stretches ``taken``, in order.

    ``known`` are the stems that the library has; ``asked_for`` those that only name what is
    wanted.
    """
    table = vocabulary()
    free = [w for w in words(text) if not any(s < w.end and w.start < e for s, e in taken)]
    terms: list[Term] = []
    asked_at = _asked_at(text)
    i = 0
    while i < len(free):
        length = _phrase_length(free, i, text)
        run = free[i : i + length]
        i += length
        if length == 1 and text[run[0].start : run[0].end] != "US" and (
                run[0].text in FUNCTION_WORDS or run[0].base in table.generic):
            continue
        ways = table.ways(tuple(w.base for w in run), tuple(w.stem for w in run))
        if set(ways) & _ENACTING or (length == 1 and run[0].stem in asked_for):
            continue
        terms.append(_term(text, run, ways, known))
    start, end = told_in(text, terms)
    beside = beside_spans(text)
    terms = [replace(t, aside=not start <= t.start < end
                     or any(s <= t.start < e for s, e in beside)
                     or (t.proper and bool(_FULL_NAME_FOLLOWS.match(text, t.end)))
                     or (t.attribute and bool(_MINE.search(text[: t.start])))) for t in terms]
    return tuple(_with_focus(terms, asked_at))


def beside_spans(text: str) -> list[tuple[int, int]]:
    """What is only compared with, or put in brackets, in a question."""
    return [m.span() for pattern in (
        _BESIDE, _BEFORE_IT_WAS, _BEFORE_ASKED, _SO_THAT, _LANGUAGE, _IN_BRACKETS)
        for m in pattern.finditer(text)]


_SENTENCE = re.compile(r"[^.!?;]+(?:[.](?=\S)[^.!?;]+)*[.!?;]*\s*")
_GUESS = re.compile(r"\W*(?:is|was|are|were) (?:it|this|that|they)\b[^?]*,[^?]*\?", re.IGNORECASE)
_IMPERATIVE = re.compile(
    r"^\s*(?:please\s+|kindly\s+)?(?:indicate|list|tell|give|name|show|explain|say|find)\b",
    re.IGNORECASE)


def asking_sentence(text: str) -> tuple[int, int]:
    """Where the sentence stands that asks; the whole text where that is not clear."""
    sentences = [m.span() for m in _SENTENCE.finditer(text)]
    asking = [(s, e) for s, e in sentences if text[s:e].rstrip().endswith("?")] or [
        (s, e) for s, e in sentences if _IMPERATIVE.search(text[s:e])]
    # "Is it power grids, armies, spies? What harm do they fear?": the first only guesses.
    asking = [(s, e) for n, (s, e) in enumerate(asking)
              if n == len(asking) - 1 or not _GUESS.match(text[s:e])]
    return asking[0] if len(asking) == 1 else (0, len(text))


# A sentence that asks only by pointing back is understood with the one before it.
_BACK = re.compile(r"\b(?:it|its|they|them|that|those|these|this|there|one|he"
                   r"|she)\b", re.IGNORECASE)
# "My head of section wants to know whether …": what is asked begins behind it.
_WISHED = re.compile(
    r"\b(?:want(?:s|ed)?|need(?:s|ed)?|like|asked|asking|have|has|got|trying|try|tries|hope|hoping"
    r"|keen|love|curious) (?:me |us )?to (?:know|find out|check|see|establish|confirm|verify|learn"
    r"|understand|figure out)\b|\bmust (?:know|find out|check|establish|confirm|verify)\b"
    r"|\b(?:my|our|his|her|a) [\w ]{2,30}? (?:insists?|insisted|claims?|claimed|swears?|maintains?"
    r"|tells? me|told me|is sure|believes?)\b(?: that\b)?"
    r"|\b(?:brief|inform|advise|report to|explain to) (?:the |my |our |his |her )?[\w ]{2,40}? "
    r"(?:on|about|of) (?=how|whether|what|who|when|the question)"
    r"|\bI (?:seem to )?(?:remember|recall|think|believe|read|heard)\b(?: that\b)?"
    r"|\b(?:wonder(?:s|ing)?|asks me|my question is)\b", re.IGNORECASE)
# "Years before the Geneva summit": what something is only compared with.
_BESIDE = re.compile(
    r"\b(?:(?:years?|months?|days?|long|well|some time|shortly|right|just) (?:before|after)"
    r"|(?:earlier|later|other|rather) than|unlike|apart from|as opposed to|besides|instead of"
    r"|not (?:just|only|merely|simply)|,? or (?:is it |are they |was it )?(?:just|merely|simply)"
    r"|,? or is it (?:only|all))\b"
    r"(?:(?!\b(?:do|does|did|is|are|was|were|has|have|had|may|must|should|can|will|shall)\b)"
    r"[^,;.?!])*", re.IGNORECASE)
_BEFORE_IT_WAS = re.compile(
    r"\b(?:before|after) (?:the|that|this) [^,;.?!]{0,50}?\b(?:was|were|had been) [^,;.?!]*",
    re.IGNORECASE)
# "… so it's not all Europeans": what whoever asks wants to come of it.
_SO_THAT = re.compile(
    r"\bso (?:that )?(?:it|they|we|he|she|there|not)\b(?:['’]s|['’]re| )[^.?!]*", re.IGNORECASE)
# "The exact English title": a text does not speak of its own language.
_LANGUAGE = re.compile(
    r"\b(?:Arabic|Chinese|English|French|Russian|Spanish|German)(?= (?:title|text|version|name"
    r"|wording|heading)\b)")
# "After the 2015 report, when is …?": what is told before the question word.
_BEFORE_ASKED = re.compile(
    r"\b(?:after|following|since|before) (?:the|that|this) [^,;.?!]{0,40}?,? "
    r"(?=(?:when|who|whom|what|which|where|how)\b)", re.IGNORECASE)
_MINE = re.compile(r"\b(?:my|our)\s+$", re.IGNORECASE)  # "my head of section"
_IN_BRACKETS = re.compile(r"\([^()]*\)")  # "the decolonization committee (C-24)"
# "Did the wording get stronger?": that of what was spoken of before.
_THE_WORDING = re.compile(
    r"\bthe (?:wording|tone|language|phrasing|verb|formula)\b(?! (?:of|in) (?:the )?\d)",
    re.IGNORECASE)
_FEW = 2  # terms


def told_in(text: str, terms: Sequence[Term]) -> tuple[int, int]:
    """Where what is asked stands: the asking sentence, with the one before where it needs that."""
    start, end = asking_sentence(text)
    own = [t for t in terms if start <= t.start < end]
    if start and (not own or (len(own) < _FEW and (
            _BACK.search(text[start:end]) or _THE_WORDING.search(text[start:end])))):
        before = [m.start() for m in _SENTENCE.finditer(text) if m.start() < start]
        begin = before[-1] if before else 0
        wished = [m.end() for m in _WISHED.finditer(text, begin, start)]
        return (wished[-1] if wished else begin), end
    return start, end


def _phrase_length(free: list[Word], i: int, text: str) -> int:
    """How many words from ``i`` on are one phrase of the vocabulary (1 if none is)."""
    table = vocabulary()
    if free[i].text in QUESTION_WORDS or _HOW_MANY.search(text[: free[i].end]):
        return 1
    for length in range(min(table.longest, len(free) - i), 1, -1):
        run = free[i : i + length]
        between = text[run[0].end : run[-1].start]
        if not re.search(r"[.;?!]", between) and table.is_known(
                tuple(w.base for w in run)) and not (
                run[-1].text == "in" and _A_TIME_OR_PLACE.match(text, run[-1].end)):
            return length
    return 1


_HOW_MANY = re.compile(r"\bhow (?:many|much)$", re.IGNORECASE)
# "Was to sit in 2024", "the vote in New Caledonia": that is no "sitting in" or "voting in".
_A_TIME_OR_PLACE = re.compile(r"\s+(?:\d|[A-Z])")
_BEGINS = re.compile(r"(?:^|[.?!:\"“–—-])\s*$")
_INTRODUCED = re.compile(
    r"\b(?:about|cites?|cited|quotes?|mention(?:s|ed|ing)?|regarding|concerning|anything on"
    r"|say on|says on|speaks? of|refers? to|referred to|word on)\s+(?:the\s+|an?\s+)?$"
    r"|\b(?:they|it|texts?|resolutions?) (?:name|list|give|cite|describe)s? (?:any|an|some|a) "
    r"(?:\w+ )?$", re.IGNORECASE)
# "Is *artificial intelligence* covered in either?"
_IS = re.compile(r"\b(?:is|are|was|were)\s+(?:the\s+|an?\s+|any\s+)?$", re.IGNORECASE)
_SPOKEN_OF = re.compile(
    r"\s+(?:also |even |ever |already |anywhere |in any way )?(?:mentioned|covered|addressed"
    r"|discussed|touched (?:up)?on|dealt with|spoken of|brought up|named|referred to)\b",
    re.IGNORECASE)
# "About using sport to …": what is done with it says no subject.
_DOING = re.compile(r"(?:using|making|having|getting|taking|putting|giving|keeping|being|doing|how"
                    r"|letting|helping|setting|bringing|holding|turning)\b", re.IGNORECASE)
# "These resolutions, which are mostly about security, …" says it in passing.
_BY_THE_WAY = re.compile(
    r",\s+(?:which|that)\s+(?:is|are|was|were)\s+(?:\w+\s+)?(?:about|regarding|concerning)\s+"
    r"(?:the\s+|an?\s+)?$", re.IGNORECASE)
_BURDENED = re.compile(
    r"^\s*(?:also\s+|still\s+|now\s+)?(?:(?:have|has|had|needs?)\s+to\b|(?:must|should|shall)\b"
    r"|(?:(?:is|are|was|were)\s+)?(?:being\s+)?(?:supposed|asked|told|meant|required|requested"
    r"|invited|called (?:up)?on|urged|expected|obliged|encouraged|tasked)\s+to\b)", re.IGNORECASE)
_BURDENING = re.compile(
    r"\b(?:must|should|shall|ask(?:s|ed)?(?: of)?|(?:expect|require|demand)(?:s|ed)? (?:of|from)"
    r"|requests?|requested|invite[sd]?|urge[sd]?|tells?|told"
    r"|calls? (?:up)?on|called (?:up)?on|wants?|wanted|encourage[sd]?|oblige[sd]?|orders?"
    r"|ordered)\s+(?:the\s+|all\s+|every\s+|an?\s+|each\s+)*$", re.IGNORECASE)


_FOR, _TO = re.compile(r"\bfor\s+(?:the\s+|all\s+)?$"), re.compile(r"\s+to\s+[a-z]")
# "South American states" are told by their names.
_REGIONAL = re.compile(
    r"(?:(?:South|North|Central|Latin|West|East|Western|Eastern|Southern|Northern) )?"
    r"(?:American|African|Asian|European)s?\b(?! [A-Z])")
_FULL_NAME_FOLLOWS = re.compile(r"\s*\((?:the )?[A-Z][\w-]+ [\w ,-]*[A-Z]")
# In "Member States" the capital names nobody.
_OF_KIND = re.compile(
    r"(?:member )?states?|governments?|countries|parties|organi[sz]ations"
    r"|(?:(?:UN|United Nations) )?(?:agenc(?:y|ies)|bod(?:y|ies)|organs?|entit(?:y|ies)|offices?"
    r"|officials?|departments?|programmes?|staff|personnel|people|missions?|employees"
    r"|workers|soldiers|troops|chief|money|budget)", re.IGNORECASE)


def _term(text: str, run: list[Word], ways: tuple[Stems, ...], known: frozenset[str]) -> Term:
    table = vocabulary()
    start, end = run[0].start, run[-1].end
    own = tuple(w.stem for w in run)
    bases = tuple(w.base for w in run)
    name = text[start].isupper() and not (
        _BEGINS.search(text[:start]) or _REGIONAL.match(text, start)
        or _OF_KIND.fullmatch(text[start:end]) or _is_common(text[start:end], ways))
    literal = len(run[0].text) > 1 and (name or run[0].text.replace(",", "").isdigit())
    in_library = all(s in known for s in own)
    core = tuple(w.base for w in run if w.text not in FUNCTION_WORDS)  # "budget for"
    attribute = bases in table.attributes or core in table.attributes
    if attribute and bases not in table.attributes:
        ways = (own, *table.ways(core, tuple(w.stem for w in run if w.base in core)))
    cities = _cities(text, start, end, own, known) if text[start].isupper() else ()
    before = text[:start]
    of_it = _INTRODUCED.search(before) or (_IS.search(before) and _SPOKEN_OF.match(text, end))
    introduced = (of_it is not None and not _BY_THE_WAY.search(before)
                  and not _DOING.match(text, start))
    return Term(
        text[start:end], start, end, own, (*ways, *cities),
        proper=literal and not in_library and not table.is_known(bases) and not cities,
        attribute=attribute,
        name=name and (in_library or (
            table.is_known(bases) and all(text[w.start].isupper() for w in run
                                         if w.text not in FUNCTION_WORDS))),
        topic=in_library and introduced,
        introduced=introduced,
        compound="-" in text[start:end] and in_library,
        absent=bases in table.subjects and not any(all(s in known for s in w) for w in ways),
        foreign=not any(all(s in known for s in way) for way in ways),
        unknown=not table.is_known(bases) and not attribute and not any(s in known for s in own),
        bearer=bool(_BURDENED.search(text[end:]) or _BURDENING.search(text[:start])
                    or (_FOR.search(text[:start]) and _TO.match(text, end)))
        and any(names_actor(table.written.get(way, text[start:end])) for way in ways),
    )


def _is_common(written: str, ways: tuple[Stems, ...]) -> bool:
    """Whether an acronym ("ICTs") stands for what is written small."""
    table = vocabulary().written
    meant = [table[way] for way in ways if way in table and not table[way].isupper()]
    return written.rstrip("s").isupper() and bool(meant) and all(m.islower() for m in meant)


_OF_A_STATE = re.compile(r"\b(?:capital|cit(?:y|ies)|towns?) (?:of|in)\s+$", re.IGNORECASE)
_CAPITAL = re.compile(r"\s+capital\b", re.IGNORECASE)


def _cities(
    text: str, start: int, end: int, own: Stems, known: frozenset[str]
) -> tuple[Stems, ...]:
    """The cities in the library by which "French" may be told, where it has no such word."""
    cities = list(cities_of(text[start:end]))
    if _OF_A_STATE.search(text[:start]):  # the city itself is asked for
        return ()
    if _CAPITAL.match(text, end):
        cities = cities[:1]
    elif own and all(s in known for s in own):
        return ()
    return tuple(way for way in cities if all(s in known for s in way))


def _asked_at(text: str) -> int:
    """Where the question word stands, or 0."""
    for word in words(text):
        if word.text in QUESTION_WORDS:
            return word.end
    return 0


def _with_focus(terms: list[Term], asked_at: int) -> list[Term]:
    """The first term behind the question word is what is asked for."""
    for i, term in enumerate(terms):
        if term.start >= asked_at:
            terms[i] = replace(term, focus=True)
            break
    return terms
