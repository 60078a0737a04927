"""Questions about the resolutions that a text recalls: which, how many, of what date.

They are answered from the references that were read with the text, so that "the oldest" is the
oldest and a count is a count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from assistant.answer import Answer, Route
from assistant.citation import Citation, cite
from assistant.question.dates import Moment, MomentKind, asked_moments
from assistant.question.numbers import NUMBERS, in_words, listed, long_date, plural
from assistant.question.question import Question, dates_a_resolution
from assistant.question.terms import asking_sentence
from assistant.question.wants import Want
from assistant.question.wording import FUNCTION_WORDS, stem, stems
from index.resolution import Paragraph, Reference, Resolution
from index.store import Library, StoredParagraph
from index.symbol import Symbol, find_symbols

_CITED = 6
_ASIDES = 4  # terms of something else, beside the day of a resolution
_PAIR = 2
_SMALL = 3  # resolutions, among whose references a year tells few
_OLDEST = re.compile(
    r"\b(?:oldest|earliest|first|farthest|furthest|how far back|go back)\b", re.IGNORECASE)
_NEWEST = re.compile(r"\b(?:newest|latest|most recent|last)\b", re.IGNORECASE)
_RECALLING = re.compile(
    r"\b(?:recall\w*|cit(?:e|es|ed|ing)|list(?:s|ed)?|refer\w*|mention\w*|point\w*|named?|chain"
    r"|earlier"
    r"|previous|preceding|series|oldest|earliest|added?|tacked|dropped?)\b", re.IGNORECASE)
# "Resolution of 2 December 2014", as one types it into a search box.
_BARE = re.compile(r"(?:the )?resolution (?:of|from|dated|adopted (?:on|in)) ", re.IGNORECASE)
_PASSED_IN = re.compile(r"\bresolutions?\b[^?]*\bin (?:19|20)\d\d\b", re.IGNORECASE)
_RESOLUTIONS = re.compile(r"\b(?:resolutions?|decisions?)\b", re.IGNORECASE)
_OR_THEIR_LIST = re.compile(r"\b(?:resolutions?|decisions?|list)\b", re.IGNORECASE)
_ALLOWED = frozenset(stem(w) for w in """
    open opens top long older mean cross slip says saying card
    recall recalls recalled cite cites cited list lists listed refer refers referred reference
    references mention mentions mentioned point points name named chain earlier previous
    preceding series oldest earliest first newest latest recent last old beginning start
    opening preamble decision decisions date dated adopt adopted pass passed subject topic
    issue field matter go back far general assembly un united nations add adds added tack
    tacked drop dropped new prior past compare compared bear bears bearing carry carries newly
    look looks looking reach reaches reaching
    symbol turn turns miss missing absent lack lacks left out leave leaves there between name
    two three four additional extra please carry reads only anew further included include
    among contain contained number count total very begin begins resolution resolutions
""".split())


def from_recalled(question: Question, library: Library) -> Answer | None:
    """The answer to a question about the resolutions that texts recall, or None."""
    by_date = _by_date(question, library)
    if by_date is not None:
        return by_date
    held = [s for s in question.named if s in library]
    if (len(held) == _PAIR and _BETWEEN.search(question.text) and len(question.terms) <= _ASIDES
            and _RESOLUTIONS.search(question.text) and Want.YES_NO not in question.wants):
        between = _those_between(question, library, min(held), max(held))
        if between is not None:
            return between
    if not _is_about_references(_without_its_subject(question, library)):
        return None
    other = [s for s in question.named if s not in library]
    if len(held) == 1 and (behind := _listed_behind(question, library, held[0])):
        return behind
    if other or (len(held) == 2 and Want.YES_NO in question.wants):
        return _whether(question, library, held, other)
    if len(held) == 2 and not _OLDEST.search(question.text):
        return _difference(question, library, held[0], held[1])
    readers = held or list(library.symbols)
    if _OLDEST.search(question.text) or _NEWEST.search(question.text):
        return _extreme(question, library, readers, bool(_OLDEST.search(question.text)))
    if held and (Want.NUMBER in question.wants or Want.RESOLUTION in question.wants):
        return _listing(question, library, held)
    return None


def dated_by(library: Library, symbol: Symbol) -> list[tuple[date, Citation]]:
    """The dates that the library's texts give a resolution, each with its place."""
    found = []
    for id_ in library.recalled().get(symbol, ()):
        stored = library.paragraph(id_)
        for reference in stored.paragraph.references:
            if reference.symbol == symbol and reference.date is not None:
                found.append((reference.date, _cite(library, stored.symbol, stored.paragraph,
                                                    [reference])))
                break
    return found


def recalled_in(resolution: Resolution) -> dict[Symbol, tuple[Paragraph, Reference]]:
    """The resolutions that a text recalls, each with its first mention, the earliest first."""
    first: dict[Symbol, tuple[Paragraph, Reference]] = {}
    for paragraph in resolution.paragraphs:
        for reference in paragraph.references:
            if reference.symbol is not None and reference.symbol != resolution.symbol:
                first.setdefault(reference.symbol, (paragraph, reference))
    return dict(sorted(first.items()))


def _is_about_references(question: Question) -> bool:
    if not (_RECALLING.search(question.text) and not question.moments and not question.places):
        return False
    about = bool(_RESOLUTIONS.search(question.text)) or bool(
        set(question.wants) & {Want.RESOLUTION}) or len(question.named) > 1 or (
        bool(question.named) and Want.YES_NO in question.wants)
    return about and not _strange(question)


def _without_its_subject(question: Question, library: Library) -> Question:
    """The question without the words of the titles of all resolutions here, where they are few:
    of their own subject they recall nothing else."""
    if len(library) > _SMALL:
        return question
    titles = [frozenset(stems(library.title(s))) for s in library.symbols]
    shared = frozenset.intersection(*titles) if titles else frozenset()
    return replace(question, terms=tuple(
        t for t in question.terms if not all(s in shared for s in t.stems)))


def _strange(question: Question) -> int:
    """How many terms of a question speak of something else than of references."""
    # What is said before the sentence that asks is no part of what is asked.
    start, end = asking_sentence(question.text)
    whole = all(p.search(question.text, start, end) for p in (_RECALLING, _OR_THEIR_LIST))
    return sum(any(s not in _ALLOWED and s not in FUNCTION_WORDS for s in t.stems)
               for t in question.terms if not (t.aside and whole))


def _cite(
    library: Library, symbol: Symbol, paragraph: Paragraph, references: list[Reference]
) -> Citation:
    return cite(library.resolution(symbol), paragraph,
                tuple((r.start, r.end) for r in references))


def _by_date(question: Question, library: Library) -> Answer | None:
    """"Which resolution is of 22 November 2002?\""""
    dates = [m for m in question.moments if m.kind is MomentKind.DATE and m.number] or (
        [m for m in question.moments if m.kind is MomentKind.YEAR]
        if len(library) <= _SMALL and (dates_a_resolution(question.text)
                                       or _PASSED_IN.search(question.text)) else [])
    asks = (Want.RESOLUTION in question.wants or bool(_WHICH_NUMBER.search(question.text))
            or bool(_BARE.match(question.text)))
    # A whole day tells the resolution, whatever else is said around it.
    if not (dates and asks) or _strange(question) > (_ASIDES if dates[0].day else 0):
        return None
    if len(dates) != len(question.moments) or question.named:
        return None
    names: list[str] = []
    citations: list[Citation] = []
    for summary in library.summaries():
        if _is_of(summary.adopted, dates):
            resolution = library.resolution(summary.symbol)
            if resolution.adoption:
                names.append(summary.symbol.short)
                citations.append(cite(resolution, resolution.adoption))
    for symbol, day, stored, reference in _dated(library, dates):
        told = long_date(day.year, day.month, day.day)
        names.append(symbol.short if dates[0].month else f"{symbol.short} of {told}")
        if len(citations) < _CITED:
            citations.append(_cite(library, stored.symbol, stored.paragraph, [reference]))
    written = listed([long_date(m.number, m.month or 1, m.day) if m.day else
                      question.text[m.start : m.end] for m in dates])
    if not names:
        text = f"The texts name no resolution of {written}."
        return Answer(question.text, False, text, Route.RECORD, reason=text)
    names = list(dict.fromkeys(names))
    nouns, verb = plural(len(names), "Resolution"), "is" if len(names) == 1 else "are"
    if not dates[0].month:  # of one year, each with its own day
        return Answer(question.text, True, f"{nouns} {listed(names)}.", Route.RECORD,
                      tuple(citations[:_CITED]))
    return Answer(question.text, True, f"{nouns} {listed(names)} {verb} of {written}.",
                  Route.RECORD, tuple(citations[:_CITED]))


_WHICH_NUMBER = re.compile(
    r"\b(?:numbers?|symbol)\b.*\b(?:resolutions?|one|text|decision)\b"
    r"|\b(?:resolutions?|one|text|decision)\b.*\b(?:numbers?|symbol)\b", re.IGNORECASE)


def _dated(
    library: Library, dates: Sequence[Moment]
) -> Iterator[tuple[Symbol, date, StoredParagraph, Reference]]:
    """The references of the library's texts to resolutions of these dates, by symbol."""
    recalled = library.recalled()
    ids = sorted({id_ for places in recalled.values() for id_ in places})
    stored = {paragraph.id: paragraph for paragraph in library.paragraphs(ids)}
    for symbol in sorted(recalled):
        for id_ in recalled[symbol]:
            dated = next((r for r in stored[id_].paragraph.references
                          if r.symbol == symbol and r.date is not None), None)
            if dated is not None and dated.date is not None and _is_of(dated.date, dates):
                yield symbol, dated.date, stored[id_], dated


def _is_of(day: date | None, asked: Sequence[Moment]) -> bool:
    return day is not None and any(
        day.year == m.number and m.month in (None, day.month) and m.day in (None, day.day)
        for m in asked)


def _whether(
    question: Question, library: Library, held: list[Symbol], other: list[Symbol]
) -> Answer | None:
    """"Does 70/237 recall 69/28?\""""
    asked = other or [held[-1]]
    readers = held if other else [held[0]]
    if Want.YES_NO not in question.wants or not readers:
        return None
    sentences, citations = [], []
    for symbol in readers:
        recalled = recalled_in(library.resolution(symbol))
        for target in asked:
            if target in recalled:
                paragraph, reference = recalled[target]
                sentences.append(f"Yes, resolution {symbol.short} recalls "
                                 f"{paragraph.text[reference.start : reference.end]}.")
                citations.append(_cite(library, symbol, paragraph, [reference]))
            else:
                sentences.append(f"No, resolution {symbol.short} does not mention resolution "
                                 f"{target.short}.")
                citations += [_cite(library, symbol, p, [r])
                              for p, r in list(recalled.values())[:1]]
    return Answer(question.text, True, " ".join(sentences), Route.RECORD, tuple(citations))


_BETWEEN = re.compile(r"\bbetween (?:the )?(?:resolutions? )?(?:A/RES/)?\d+/\d+", re.IGNORECASE)


def _those_between(
    question: Question, library: Library, older: Symbol, newer: Symbol
) -> Answer | None:
    """Those that the newer one recalls of the years between: "what came between them?"."""
    recalled = recalled_in(library.resolution(newer))
    found = [(s, *recalled[s]) for s in recalled if older < s < newer]
    if not found:
        return None
    told = listed([p.text[r.start : r.end] for _, p, r in found])
    return Answer(question.text, True, f"Resolution {newer.short} recalls {told} between them.",
                  Route.RECORD, tuple(_cite(library, newer, p, [r]) for _, p, r in found[:_CITED]))


def _difference(question: Question, library: Library, a: Symbol, b: Symbol) -> Answer:
    """Which resolutions one text recalls and the other does not."""
    sentences, citations = [], []
    for reader, against in ((a, b), (b, a)):
        recalled, other = (recalled_in(library.resolution(s)) for s in (reader, against))
        extra = [s for s in recalled if s not in other]
        if extra:
            names = listed([s.short for s in extra])
            sentences.append(f"Resolution {reader.short} recalls {names}, "
                             f"which resolution {against.short} does not.")
            paragraph = recalled[extra[0]][0]
            citations.append(_cite(library, reader, paragraph,
                                   [recalled[s][1] for s in extra if recalled[s][0] == paragraph]))
    if not sentences:
        sentences.append(f"Resolutions {a.short} and {b.short} recall the same resolutions.")
    return Answer(question.text, True, " ".join(sentences), Route.RECORD, tuple(citations))


def _extreme(
    question: Question, library: Library, readers: list[Symbol], oldest: bool
) -> Answer | None:
    if len(readers) == 1 and (many := _SO_MANY.search(question.text)):
        number = NUMBERS[(many["many"] or many["after"]).lower()]
        return _so_many(question, library, readers[0], oldest, number)
    best: list[tuple[Symbol, Symbol, Paragraph, Reference]] = []
    for reader in readers:
        recalled = recalled_in(library.resolution(reader))
        if recalled:
            symbol = (min if oldest else max)(recalled)
            best.append((symbol, reader, *recalled[symbol]))
    if not best:
        return None
    chosen = (min if oldest else max)(b[0] for b in best)
    shown = [b for b in best if b[0] == chosen][:4]
    mention = shown[0][2].text[shown[0][3].start : shown[0][3].end]
    which = "oldest" if oldest else "latest"
    return Answer(
        question.text, True, f"The {which} resolution recalled is {mention}.", Route.RECORD,
        tuple(_cite(library, reader, p, [r]) for _, reader, p, r in shown))


_BEHIND = re.compile(r"\b(?:after|behind|following|since|later than|beyond)\s+(?:resolution\s+)?$",
                     re.IGNORECASE)


def _listed_behind(question: Question, library: Library, reader: Symbol) -> Answer | None:
    """"Which does 70/237 list after 67/27?": the later ones that it recalls."""
    after = next((m.symbol for m in find_symbols(question.text)
                  if m.symbol != reader and _BEHIND.search(question.text[: m.start])), None)
    recalled = recalled_in(library.resolution(reader))
    if after not in recalled or Want.YES_NO in question.wants:
        return None
    found = [(p, r) for s, (p, r) in recalled.items() if after < s]
    told = listed([p.text[r.start : r.end] for p, r in found]) or "none"
    return Answer(question.text, True, f"Resolution {reader.short} recalls {told} after "
                  f"{after.short}.", Route.RECORD,
                  _by_paragraph(library, reader, found or [recalled[after]]))


def _by_paragraph(
    library: Library, reader: Symbol, told: Sequence[tuple[Paragraph, Reference]]
) -> tuple[Citation, ...]:
    """Each paragraph once, with all the references in it that are told."""
    paragraphs = dict.fromkeys(p for p, _ in told)
    return tuple(_cite(library, reader, p, [r for q, r in told if q == p]) for p in paragraphs)


_TWO = NUMBERS["two"]
_SO_MANY = re.compile(
    r"\b(?P<many>two|three|four|five) (?:oldest|earliest|newest|latest|most recent|last|first)\b"
    r"|\b(?:last|first|latest|earliest|oldest|newest|most recent) (?P<after>two|three|four|five)\b",
    re.IGNORECASE)


def _so_many(
    question: Question, library: Library, reader: Symbol, oldest: bool, many: int
) -> Answer | None:
    """"The two most recent resolutions that it recalls": each as the text has it."""
    recalled = list(recalled_in(library.resolution(reader)).items())
    chosen = recalled[:many] if oldest else recalled[-many:]
    if len(chosen) < _TWO:
        return None
    said = [p.text[r.start : r.end] for _, (p, r) in chosen]
    which = "oldest" if oldest else "latest"
    return Answer(
        question.text, True, f"The {in_words(len(said))} {which} that resolution {reader.short} "
        f"recalls are {listed(said)}.", Route.RECORD,
        tuple(_cite(library, reader, p, [r]) for _, (p, r) in chosen))


def _listing(question: Question, library: Library, held: list[Symbol]) -> Answer:
    """Those that each of the texts recalls; of a month or a year where one is told."""
    dates = [m for m in asked_moments(question.text) if m.kind is not MomentKind.SESSION]
    sentences: list[str] = []
    citations: list[Citation] = []
    for symbol in held:
        recalled = recalled_in(library.resolution(symbol))
        if not recalled:
            sentences.append(f"Resolution {symbol.short} recalls no resolution.")
            continue
        if of_then := {s: (p, r) for s, (p, r) in recalled.items() if _is_of(r.date, dates)}:
            told = listed([p.text[r.start : r.end] for p, r in of_then.values()])
            sentences.append(f"Resolution {symbol.short} recalls {told}.")
            citations += _by_paragraph(library, symbol, list(of_then.values()))
            continue
        names = listed([s.short for s in recalled])
        sentences.append(f"Resolution {symbol.short} recalls {in_words(len(recalled))} "
                         f"{plural(len(recalled), 'resolution')}: {names}.")
        paragraph = next(iter(recalled.values()))[0]
        citations.append(_cite(library, symbol, paragraph,
                               [r for p, r in recalled.values() if p == paragraph]))
    return Answer(question.text, True, " ".join(sentences), Route.RECORD, tuple(citations))
