"""What a resolution says of itself: title, date, meeting, session, how its paragraphs are counted.

Such questions are answered from the structure of the text, not by searching it. A fact that the
text does not state is refused as such: a date of adoption is never inferred from a symbol.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, Route
from assistant.citation import Citation, cite
from assistant.question.dates import MomentKind
from assistant.question.numbers import in_words, long_date
from assistant.question.place import Place, at_place
from assistant.question.question import Question
from assistant.question.terms import asking_sentence
from assistant.question.wants import Want
from assistant.question.wording import FUNCTION_WORDS, stem
from assistant.record.recalled import dated_by
from index.resolution import Paragraph, Part, Resolution, ordinal
from index.store import Library
from index.symbol import Organ, Symbol, find_symbols

_ASIDES = 2  # terms of something else, beside a question for a resolution's own data
FEW = 3  # resolutions: "both" is clear, and a paragraph may be asked for without a symbol
_ADOPTION = re.compile(
    r"\b(?:adopt\w*|pass(?:ed)?|approved|agreed|dates?|dated|from when|voted through|issued)\b",
    re.IGNORECASE)
# "I need the date of resolution 64/25", whatever else is said; the symbol is to follow at once.
_DATE_OF = re.compile(
    r"\bdates? (?:of|for) (?:(?:the )?adoption of )?(?:the )?(?:(?:un|ga|general assembly) )?"
    r"(?:res(?:olution)?s?\.? )?", re.IGNORECASE)
_OF_RESOLUTION = r"(?:the )?(?:(?:un|ga|general assembly) )?(?:res(?:olution)?s?\.? )?"
_TITLE_OF = re.compile(
    r"\b(?:full|exact|official|complete|whole|correct|proper) (?:title|name|heading|headline) of "
    + _OF_RESOLUTION,
    re.IGNORECASE)
_TITLE_OF_EACH = re.compile(
    r"\b(?:titles?|names?|headings?) of (?:both|each|these|the two|the) (?:\w+ )?"
    r"(?:resolutions?|texts?|documents?|two)\b"
    r"|\bwhat (?:is|are) (?:its|their) (?:titles?|names?)\b"
    r"|\b(?:full|exact|official|complete) (?:titles?|names?|headings?)\b[^?.]{0,40}"
    r"\b(?:of|for) (?:both|each|them|it)\b", re.IGNORECASE)
_WAS_ADOPTED = re.compile(r"[,)]? (?:(?:was|been|get|got|itself) )?(?:adopted|passed|approved)\b",
                          re.IGNORECASE)
_ADOPTED_IS = re.compile(
    r"\b(?:adopt|pass|approve)(?:e?d|ing|s)? (?:the )?(?:[\w-]+ ){1,4}(?:resolution|text),? \(?$|"
    r"\b(?:adopt(?:ed|ing|s)?|passed|adoption of|approved) (?:on )?" + _OF_RESOLUTION + "$",
    re.IGNORECASE)
# "The earliest resolution that 68/243 refers to, and when was it passed?"
_OF_THOSE_RECALLED = re.compile(
    r"\b(?:earliest|oldest|newest|latest|most recent|first|last) (?:\w+ )?(?:resolution|text"
    r"|decision|one)\b[^?.]*\b(?:recall\w*|refer\w*|cit\w+|list\w*|mention\w*|look\w* back"
    r"|goes back|go back)\b", re.IGNORECASE)
_SET_UP = re.compile(r"\b(?:set up|created?|established|formed|founded|convened|put together)\b",
                     re.IGNORECASE)
_TEXT_ADOPTED = re.compile(
    r"\b(?:was|were) the (?:[\w-]+ ){0,4}(?:resolution|text|one) (?:adopted|passed|approved)\b",
    re.IGNORECASE)
_ADOPTED_IT = re.compile(
    r"\b(?:adopted|passed|approved) it\b|\b(?:was|did) it (?:get )?(?:adopted|passed|approved)\b"
    r"|\bit was (?:adopted|passed|approved)\b", re.IGNORECASE)
_TITLE = re.compile(
    r"\b(?:titles?|entitled|headline|heading|called(?! (?:up)?on\b)|name of"
    r"|named)\b", re.IGNORECASE)
_MEETING = re.compile(r"\b(?:plenary|(?:which|what) (?:meeting|sitting))\b", re.IGNORECASE)
_OF_ITEM = re.compile(r"\b(?:agenda|items?)\b", re.IGNORECASE)
_PLENARY = re.compile(r"\bplenary (?:meeting|session|sitting)s?\b", re.IGNORECASE)
_MEETING_ASKED = re.compile(r"\b(?:which|what) meeting was (?:it|that|this)\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:how[- ]many|count|number of)(?: of)?(?: the)? "
    r"(?:numbered )?(?:(?P<kind>preamb\w+|operative|introductory|numbered) )?"
    r"(?P<unit>para(?:graph)?s?|recitals?|clauses?|sub-?paragraphs?|points?|items?)\b",
    re.IGNORECASE)
# Words that a question about the record may hold; with any other it is about the content.
_RECORD_WORDS = frozenset(stem(w) for w in """
    adopt adopted adoption pass passed approve approved agree agreed date dated dates day year
    month plenary meeting session title entitled full official complete exact headline heading
    call called name named number general assembly united nations un issue issued preambular
    preamble operative numbered introductory paragraph paragraphs recital recitals clause
    clauses point points has have carry bear same both got go went through two there contain
    common identical share shared shares alike documents document text texts query
    consist count print printed bottom foot end close closing last line stand stands record
    recorded held hold give given state stated find found see seen write written sit which
    consist count how-manyeth manyeth footnote exactly time part parts altogether total need want
    sitting carry carries oldest earliest list listed
""".split())


def from_record(question: Question, library: Library) -> Answer | None:
    """The answer to a question about a resolution's own data, or None where it asks for more."""
    if not question.named and question.each and len(library) <= FEW:
        question = question.about(*library.symbols)
    held = [s for s in question.named if s in library]
    if not question.named or question.places or (held and _OF_THOSE_RECALLED.search(question.text)):
        return None
    if stands_before_symbol(_DATE_OF, question.text):
        return _adoptions(question, library)
    if held and stands_before_symbol(_TITLE_OF, question.text):
        return _each(question, library, held, _title)
    if held and (question.each or len(held) > 1) and _TITLE_OF_EACH.search(question.text):
        return _each(question, library, held, _title)
    named_where_asked = question.each or _is_named_where_asked(question.text)
    others = [t for t in question.terms
              if not (t.aside and named_where_asked)
              and not all(s in _RECORD_WORDS or s in FUNCTION_WORDS for s in t.stems)]
    if (_asks_of_adoption(question.text) or (question.described and _TEXT_ADOPTED.search(
            question.text))) and len(others) <= _ASIDES:
        if _MEETING.search(question.text) and held:
            return _each(question, library, held, _meeting)
        if Want.DATE in question.wants:
            return _adoptions(question, library)
    if _checks_its_date(question, len(others)) and dated_by(library, question.named[0]):
        return _adoptions(question, library)
    if held and _is_of_its_meeting(question.text, len(others)):
        return _each(question, library, held, _meeting)
    if not held and len(question.named) == 1 and Want.DATE in question.wants and (
            question.wants <= {Want.DATE, Want.RESOLUTION}) and (
            len(others) <= _ASIDES and dated_by(library, question.named[0])
            and not _SET_UP.search(question.text)):
        return _adoptions(question, library)  # "what date goes with 60/45 in our register?"
    if question.moments or others:
        return None
    if _COUNTED.search(question.text) and held:
        return _counts(question, library, held)
    if _TITLE.search(question.text) and held:
        return _each(question, library, held, _title)
    if _MEETING.search(question.text) and held:
        return _each(question, library, held, _meeting)
    if Want.SESSION in question.wants and held:
        return _each(question, library, held, _session)
    if _ADOPTION.search(question.text) or (Want.DATE in question.wants):
        return _adoptions(question, library)
    return None


def of_itself(question: Question, library: Library) -> Answer | None:
    """The title, meeting or date of a resolution where the question asks for it by how it is put,
    in whatever words: "under what name does it run?"; None where it asks for something else."""
    if not question.named and question.own in ("title", "meeting") and len(library) <= FEW:
        question = question.about(*library.symbols)
    held = [s for s in question.named if s in library]
    if question.places or _OF_THOSE_RECALLED.search(question.text) or (
            Want.DEFINITION in question.wants) or any(
            t.attribute and not t.aside for t in question.terms):  # "adopted unanimously?"
        return None
    if question.own == "title" and held and not _OF_ITEM.search(question.text):
        return _each(question, library, held, _title)
    if question.own == "meeting" and held and not question.moments:
        return _each(question, library, held, _meeting)
    if question.own == "adopted" and question.named and not question.moments and (
            Want.RESOLUTION not in question.wants) and (
            len(library) <= FEW or _OF_A_TIME.search(question.text)):
        return _adoptions(question, library)
    return None


# Among many texts "75/325: on which goal was the analysis done?" asks for what it says.
_OF_A_TIME = re.compile(r"\b(?:when|dat(?:e|ed|es)|days?|years?|months?|time|adopt\w*|pass(?:ed)?"
                        r"|old|since|fresh|recent|vintage)\b", re.IGNORECASE)


def _is_named_where_asked(text: str) -> bool:
    """Whether the sentence that asks names a resolution; what is said before may be left aside."""
    start, end = asking_sentence(text)
    return any(start <= m.start < end for m in find_symbols(text))


def _checks_its_date(question: Question, others: int) -> bool:
    """Whether the date of a resolution is to be confirmed: "I have 69/28 as 5 May. Correct?"."""
    return (len(question.named) == 1 and Want.YES_NO in question.wants and others <= _ASIDES
            and any(m.kind is MomentKind.DATE and m.day for m in question.moments))


def _is_of_its_meeting(text: str, others: int) -> bool:
    """Whether at which meeting a resolution was adopted is asked in passing: "68/243 plenary
    meeting no. + date for the register"; "Was it passed in the big hall? Which meeting was it?"."""
    return bool((_PLENARY.search(text) and others <= _ASIDES) or (
        _MEETING_ASKED.search(text) and _ADOPTION.search(text)))


def stands_before_symbol(of: re.Pattern[str], text: str) -> bool:
    """Whether a pattern stands right before a symbol."""
    begins = {reference.start for reference in find_symbols(text)}
    return any(match.end() in begins for match in of.finditer(text))


def _asks_of_adoption(text: str) -> bool:
    """Whether it is of a symbol that a question tells "adopted", whatever else it says: "at which
    meeting was 68/243 adopted?", "68/243: which meeting adopted it?"."""
    symbols = find_symbols(text)
    if any(_WAS_ADOPTED.match(text, s.end) or _ADOPTED_IS.search(text[: s.start])
           for s in symbols):
        return True
    return bool(symbols) and any(m.start() > symbols[0].end for m in _ADOPTED_IT.finditer(text))


def _each(
    question: Question, library: Library, symbols: Iterable[Symbol],
    say: Callable[[Resolution], tuple[str, Citation] | str],
) -> Answer:
    """One sentence a resolution; where none of them states it, the refusal that ``say`` gives."""
    said = [say(library.resolution(s)) for s in symbols]
    stated = [s for s in said if not isinstance(s, str)]
    refused = [s for s in said if isinstance(s, str)]
    if not stated:
        return Answer(question.text, False, " ".join(refused), Route.RECORD, reason=refused[0])
    return Answer(question.text, True, " ".join([s[0] for s in stated] + refused), Route.RECORD,
                  tuple(s[1] for s in stated))


def _whole(resolution: Resolution, paragraph_text: str) -> tuple[tuple[int, int], ...]:
    return ((0, len(paragraph_text)),)


def _title(resolution: Resolution) -> tuple[str, Citation]:
    citation = cite(resolution, resolution.heading,
                    _whole(resolution, resolution.heading.text))
    return headed(resolution), citation


def headed(resolution: Resolution) -> str:
    """The sentence with the title of a resolution; the Council's have none, and under the number
    their adoption."""
    name = f"Resolution {resolution.symbol.short}"
    if not resolution.title:
        return f"{name} bears no title in the library's file."
    if resolution.symbol.organ is Organ.SECURITY_COUNCIL:
        return f"{name} bears no title; under its number stands “{resolution.title}”."
    return f"{name} is entitled “{resolution.title}”."


def _meeting(resolution: Resolution) -> tuple[str, Citation] | str:
    closing, name = resolution.adoption, f"Resolution {resolution.symbol.short}"
    if closing is None or resolution.meeting is None:
        return f"The text of {name.lower()} does not state the meeting at which it was adopted."
    when = ""
    if resolution.adopted:
        d = resolution.adopted
        when = f", on {long_date(d.year, d.month, d.day)}"
    citation = cite(resolution, closing, _whole(resolution, closing.text))
    return f"{name} was adopted at the {resolution.meeting}{when}.", citation


def _session(resolution: Resolution) -> tuple[str, Citation] | str:
    name = f"Resolution {resolution.symbol.short}"
    if resolution.session is None:
        return f"The text of {name.lower()} does not state its session."
    citation = cite(resolution, resolution.heading)
    return f"{name} is of the {ordinal(resolution.session)} session, as its symbol says.", citation


def _adoptions(question: Question, library: Library) -> Answer:
    sentences: list[str] = []
    citations: list[Citation] = []
    missing: list[str] = []
    for symbol in question.named:
        said = _adoption(library, symbol)
        if isinstance(said, str):
            missing.append(said)
        else:
            sentences.append(said[0])
            citations += said[1]
    if not sentences:
        return Answer(question.text, False, " ".join(missing), Route.RECORD, reason=missing[0])
    return Answer(question.text, True, " ".join(sentences + missing), Route.RECORD,
                  tuple(citations))


def adopted_on(symbol: Symbol, day: date, meeting: str | None) -> str:
    """The sentence that says when, and at which meeting, a resolution was adopted."""
    at = f", at the {meeting}" if meeting else ""
    return (f"Resolution {symbol.short} was adopted on "
            f"{long_date(day.year, day.month, day.day)}{at}.")


def _adoption(library: Library, symbol: Symbol) -> tuple[str, list[Citation]] | str:
    """When a resolution was adopted: its own closing line, else another text that dates it."""
    if symbol in library:
        resolution = library.resolution(symbol)
        closing, adopted = resolution.adoption, resolution.adopted
        if closing is not None and adopted is not None:
            return (adopted_on(symbol, adopted, resolution.meeting),
                    [cite(resolution, closing, _whole(resolution, closing.text))])
    dated = dated_by(library, symbol)
    if dated:
        day = dated[0][0]
        return (f"Resolution {symbol.short} is of {long_date(day.year, day.month, day.day)}.",
                [citation for _, citation in dated])
    if symbol in library:
        return (f"The text of resolution {symbol.short} in the library does not state the date of "
                "its adoption, and no other text here dates it.")
    return f"Resolution {symbol.short} is not in the library, and no text here gives its date."


def _counts(question: Question, library: Library, held: list[Symbol]) -> Answer:
    return _each(question, library, held, lambda r: _count(r, question))


def _count(resolution: Resolution, question: Question) -> tuple[str, Citation]:
    match = _COUNTED.search(question.text)
    kind = (match["kind"] or "").lower() if match else ""
    preambular = len(resolution.in_part(Part.PREAMBLE))
    operative = len([p for p in resolution.in_part(Part.OPERATIVE) if p.is_numbered])
    points = len([p for p in resolution.in_part(Part.OPERATIVE) if p.number.endswith(")")])
    name = f"Resolution {resolution.symbol.short}"
    if kind.startswith(("preamb", "intro")):
        said = f"{name} has {in_words(preambular)} preambular paragraphs."
    elif kind:
        said = f"{name} has {in_words(operative)} operative paragraphs."
    else:
        said = (f"{name} has {in_words(preambular)} preambular and {in_words(operative)} "
                f"operative paragraphs, with {in_words(points)} points.")
    part = Part.PREAMBLE if kind.startswith(("preamb", "intro")) else Part.OPERATIVE
    counted = [p for p in resolution.in_part(part) if p.is_numbered]
    return said, cite(resolution, counted[-1] if counted else resolution.heading)


def missing_place(question: Question, library: Library) -> Answer | None:
    """The refusal for a paragraph that the named resolution does not have, or None."""
    for symbol in question.named:
        if symbol not in library:
            continue
        resolution = library.resolution(symbol)
        for place in question.places:
            if place.symbol not in (None, symbol) or not place.number:
                continue
            if at_place(resolution, place) is None:
                asked = question.text[place.start : place.end]
                return Answer(
                    question.text, False,
                    f"Resolution {symbol.short} has no {_named(asked)}: {_extent(resolution)}.",
                    Route.RECORD, reason=f"{symbol} has no {_named(asked)}.")
    return None


def _named(asked: str) -> str:
    return asked if re.search(r"[A-Za-z]{3}", asked) else f"paragraph {asked}"


def _extent(resolution: Resolution) -> str:
    operative = [p.number for p in resolution.in_part(Part.OPERATIVE) if p.is_numbered]
    preambular = len(resolution.in_part(Part.PREAMBLE))
    pointed = sorted({p.number.split(" ")[0] for p in resolution.in_part(Part.OPERATIVE)
                      if p.number.endswith(")")})
    text = f"it has {in_words(preambular)} preambular paragraphs"
    if operative:
        text += f" and operative paragraphs {operative[0]} to {operative[-1]}"
    if pointed:
        text += f", with points under {', '.join(pointed)}"
    return text


def _meant(resolution: Resolution, place: Place) -> list[Paragraph]:
    """The paragraph at a place; where one is only counted ("the first paragraph"), that of the
    preamble and that of the operative part."""
    parts = (place.part,) if place.part or place.number else (Part.PREAMBLE, Part.OPERATIVE)
    found = [at_place(resolution, replace(place, part=part)) for part in parts]
    return [p for p in found if p is not None]


def _complete(place: Place, resolution: Resolution) -> Place | None:
    """A place with its number; "point (c)" where only one paragraph has such a point."""
    if place.number or place.position:
        return place
    numbers = [p.number for p in resolution.paragraphs if p.part is place.part
               and p.number.count("(") == 1 and p.number.endswith(f" {place.point}")]
    return replace(place, number=numbers[0]) if len(numbers) == 1 else None


def places_asked(question: Question, library: Library) -> list[int] | None:
    """The ids of the paragraphs that a question points at, with the points under each.

    None where it points at none, or does not say in which of many resolutions.
    """
    if not question.places:
        return None
    symbols = [s for s in question.named if s in library]
    if not question.named and len(library) <= FEW:
        symbols = list(library.symbols)
    ids: list[int] = []
    for symbol in symbols:
        resolution = library.resolution(symbol)
        by_number = {(p.part, p.number): id_ for p, id_ in
                     zip(resolution.paragraphs, library.ids(symbol), strict=True)}
        for place in (c for p in question.places if (c := _complete(p, resolution))):
            if place.symbol not in (None, symbol):
                continue
            for paragraph in _meant(resolution, place):
                ids += [id_ for (part, number), id_ in by_number.items()
                        if part is paragraph.part and (number == paragraph.number or
                                                       number.startswith(paragraph.number + " ("))]
    return list(dict.fromkeys(ids)) or None
