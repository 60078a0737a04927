"""What a text itself says of origins: "its resolution 76/14 of …, in which it proclaimed …".

A recital that attributes something to a resolution names where it comes from, whether that
resolution is in the library or not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from assistant.mandate.observance import observance
from index.resolution import Paragraph, Part, Reference
from index.symbol import Symbol, find_symbols

Span = tuple[int, int]

# Behind the resolution(s), their dates, titles and subjects: what was done in or by them.
_IN_WHICH = re.compile(
    r"(?:(?:in|by|through|under|with|pursuant to|at)\s+which|whereby|wherein)\s+"
    r"(?:(?:it|the\s+(?:General\s+)?Assembly|the\s+(?:Security\s+)?Council|(?:the\s+)?Member\s+States"
    r"|(?:the\s+)?States|Heads\s+of\s+State\s+and\s+Government)\b,?\s*)?", re.IGNORECASE)
# Before the resolution(s): "in fulfilment of", "established pursuant to", "as requested in".
_UNDER = re.compile(
    r"(?:in\s+(?:fulfilment|accordance|compliance|conformity|response|follow-up|pursuance)\s+"
    r"(?:of|with|to)|pursuant\s+to|established\s+(?:by|in|under|pursuant\s+to)|"
    r"(?:(?:as\s+)?(?:requested|mandated|called\s+for|decided|set\s+out|contained|laid\s+down"
    r"|declared|launched|designated|convened|adopted|endorsed|created|proclaimed)"
    r"|entrusted\s+to\s+\w+)\s+(?:by\s+the\s+(?:General\s+)?Assembly\s+)?(?:in|by|under)|"
    r"under|further\s+to|by\s+virtue\s+of)\s+"
    r"(?:the\s+)?(?:paragraphs?\s+[\d()a-z, and\u2013-]+(?:to\s+\d+\s+)?of\s+)?(?:its\s+|the\s+)?"
    r"(?:(?:annex|annexes)\s+to\s+)?(?:General\s+Assembly\s+|Assembly\s+|Security\s+Council\s+)?"
    r"(?:decision\s+|resolutions?\s+)?$", re.IGNORECASE)
# "in paragraph 5 of its resolution 78/143 of …, it reiterated …"
_IN_ITS = re.compile(
    r"\b(?:in|by|through|under)\s+(?:paragraphs?\s+[\d()a-z, and\u2013-]+of\s+)?(?:its\s+|the\s+)?"
    r"(?:General\s+Assembly\s+|Assembly\s+|Security\s+Council\s+)?resolutions?\s+$", re.IGNORECASE)
_OF_A_DAY = r"(?:\s+of\s+\d{1,2}\s+\w+\s+\d{4})?"
_IT_DID = re.compile(
    rf"{_OF_A_DAY},\s+(?:it|the\s+(?:General\s+)?Assembly|the\s+(?:Security\s+)?Council),?\s+"
    r"(?:(?:also|further|again|inter\s+alia|[a-z]+ly),?\s+)?"
    r"(?=[a-z]+ed\b|took\b|set\b|gave\b|made\b)", re.IGNORECASE)
# "resolution 52/15 of 20 November 1997 proclaiming 2000 the International Year", "its resolution
# 75/1 of …, entitled “…”, which reaffirms …". Behind a comma "recognizing" is the recital's own.
_DOING = re.compile(
    rf"{_OF_A_DAY}\s+(?=(?:proclaim|declar|establish|creat|designat|launch|request|decid|conven|invit"
    r"|endors|extend|renew|mandat|authoriz)ing\b)", re.IGNORECASE)
_WHICH_DID = re.compile(
    rf"{_OF_A_DAY}(?:,?\s+entitled\s+\u201c[^\u201d]*\u201d)?,?\s+which\s+(?:(?:also|further"
    r"|inter\s+alia|[a-z]+ly),?\s+)?(?!(?:is|was|has|does|its|this|contains|remains|includes"
    r"|constitutes|forms|deals|concerns)\b)(?=(?:[a-z]+ed|[a-z]*[a-rt-z]s"
    r"|reaffirm|affirm|recognize|request|call|urge|invite|decide|stress|emphasize|encourage"
    r"|proclaim|establish|endorse)\b)", re.IGNORECASE)
# "the proclamation, in its resolution 78/148 of …, of the period 2026–2035 as …"
_DONE_IN = re.compile(
    r"\b(?:the|its)\s+(?:proclamation|establishment|creation|designation|declaration|adoption"
    r"|endorsement|acknowledgement|recognition|launch|convening|decisions?|requests?|calls?"
    r"|invitations?|recommendations?|inclusion|appeals?|extension|renewal),?\s+(?:in|by)\s+"
    r"(?:the\s+General\s+Assembly,?\s+in\s+)?(?:its\s+)?"
    r"(?:General\s+Assembly\s+)?resolutions?\s+$", re.IGNORECASE)
# "its resolution 72/272 of 12 April 2018 on World Bicycle Day": the day comes from there.
_ON = re.compile(
    rf"{_OF_A_DAY},?\s+(?:on\s+(?:the\s+)?|entitled\s+\u201c)(?P<subject>[^,;\u201d]+)")
_BESIDE_A_RESOLUTION = re.compile(  # what else a footnote has that names nothing but resolutions
    r"(?:See )?(?:General Assembly |Security Council )?[Rr]esolutions?(?:\s|,|and)*"
    r"(?:(?:annex|sect\.|part|para\.)[^.;,]{0,20})?\.?")
_SHORTEST_NOTED = 12  # characters
# Behind these something else begins than what stood before: "the Plan … in line with the Agenda".
_APART = re.compile(
    r"[,;:.]\s|\b(?:in (?:line|accordance|conformity|keeping) with|consistent with|towards?|under"
    r"|pursuant to|set out in|contained in|as well as|outlined in|implementation of|and of"
    r"|and in)\s")
_BETWEEN = 60  # characters between two resolutions of one list: "of 3 May 2012 and "
_CONNECTING = 6  # words: "and in response to resolution"
_REACH = 420  # characters behind a resolution in which "in which" still speaks of it: its title
# "resolutions 76/250 on …, 76/254 of … proclaiming … and 77/32 declaring …": the next of a list.
_NEXT_BARE = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
_ONE_BY_ONE = re.compile(r"(?:\s+of\s+\d{1,2}\s+\w+\s+\d{4})?(?:,|,?\s+and)?\s*(?:of\s+)?$")
# "resolutions 65/161 of …, in which it declared …, 67/215 of …, in which it declared …".
_ANOTHER = re.compile(r"(?:,|,?\s+and)\s+$")
_IN_WHICH_TOO = re.compile(r"[^;]{0,160}?,\s+(?:in|by|through)\s+which\s")
_NEXT = re.compile(
    r"(?:,?\s+and\s+(?:also\s+)?(?:its\s+)?|[,;]\s+(?:also\s+)?its\s+)"
    r"(?:resolutions?|decisions?)\s+\d", re.IGNORECASE)

# ", and requesting the Secretary-General to …" goes on with the recital itself.
_RECITAL_GOES_ON = re.compile(
    r"(?:,\s+and\s+(?:(?:also|further|in\s+this\s+regard),?\s+)?|\s+and\s+(?=recalling))"
    r"(?:requesting|noting|recognizing"
    r"|stressing|emphasizing|welcoming|reaffirming|expressing|acknowledging|underlining|recalling"
    r"|reiterating|encouraging|inviting|urging|looking\s+forward|taking\s+note|bearing\s+in\s+mind"
    r"|mindful|convinced)\b")


@dataclass(frozen=True, slots=True)
class Attribution:
    """A paragraph attributes ``spans`` of its text to ``symbols``, the oldest first; to another
    text, which is no resolution, where there are none.

    ``outright`` holds where it says "in which it …"; else the resolutions are only named as what
    it was done under. ``reach`` is all that stands between such a resolution and the next, its
    subject too ("on the International Day of Women Judges, in which …"). Spans are offsets into
    the paragraph's text.
    """

    symbols: tuple[Symbol, ...]
    spans: tuple[Span, ...]
    outright: bool
    reach: Span = (0, 0)


def attributions(paragraph: Paragraph) -> tuple[Attribution, ...]:
    """Everything that a paragraph attributes to resolutions, in the order of the text."""
    found = []
    for group in _lists(paragraph):
        named = tuple(sorted({r.symbol for r in group if r.symbol is not None}))
        before = paragraph.text[max(0, group[0].start - 160) : group[0].start]
        done_in, under = _DONE_IN.search(before), _UNDER.search(before)
        own = _in_which(paragraph, group) or _it_did(paragraph, group)
        if own is None and not done_in and not under:  # "endorsed in its resolution …, which"
            own = _doing(paragraph, group)
            own = own or _on_an_observance(paragraph, group)
            named = named if own is None else _of_the_last(paragraph, group)
        if own is not None:
            reach = group[-1].end, _next_resolution(paragraph, own[0])
            found.append(Attribution(named, (own,), True, reach))
        elif done_in or under:
            found.append(Attribution(named, _around(paragraph, group), done_in is not None))
    return (*found, *_noted(paragraph), *_of_another_text(paragraph, found))


# "its declaration, in which Heads of State and Government reaffirmed …": another text said it,
# even where no resolution is named, until the paragraph goes on with what it does itself.
_OTHERS_DID = re.compile(
    r",\s+(?:in|at|by|through)\s+which\s+(?:the\s+)?(?:(?:Member\s+|participating\s+)?States"
    r"(?:\s+parties)?|Heads\s+of\s+State\s+and\s+Government|(?:the\s+)?[Mm]inisters|world\s+leaders"
    r"|Governments|participants|delegates)\s+"
    r"(?:\w+ly\s+)?(?=[a-z]+ed\b)")
_GOES_ON = re.compile(
    r"(?:,|,?\s+and)\s+(?:(?:also|further|in\s+this\s+regard),?\s+)?(?:looks?|takes?|notes?"
    r"|recognizes?|requests?|invites?|encourages?|welcomes?|calls?|decides?|urges?|stresses"
    r"|emphasizes?|reaffirms?|reiterates?|underlines?|acknowledges?|expresses|recalls?)\b")


def _of_another_text(paragraph: Paragraph, found: list[Attribution]) -> list[Attribution]:
    """What a paragraph says that another text did, which it does not name as a resolution."""
    if paragraph.part is Part.PREAMBLE:  # a recital is no mandate, whoever said what it recalls
        return []
    told = [span for attribution in found if attribution.outright for span in attribution.spans]
    others = []
    for match in _OTHERS_DID.finditer(paragraph.text):
        start = match.end()
        if not any(begin <= start <= end for begin, end in told):
            until = _until_next(paragraph, start)
            goes_on = _GOES_ON.search(paragraph.text, start, until)
            span = start, goes_on.start() if goes_on else until
            others.append(Attribution((), (span,), True, span))
    return others


def _noted(paragraph: Paragraph) -> list[Attribution]:
    """What stands before the mark of a footnote that is nothing but a resolution: it is said to be
    that one's ("the Addendum to the Agreement …", with "Resolution 75/257 B, annex" below)."""
    found, before = [], 0
    for mark in paragraph.footnote_marks:
        named = find_symbols(mark.text)
        rest = mark.text
        for mention in reversed(named):
            rest = rest[: mention.start] + rest[mention.end :]
        if named and _BESIDE_A_RESOLUTION.fullmatch(rest.strip()) and (
                mark.at - before > _SHORTEST_NOTED):
            symbols = tuple(sorted({m.symbol for m in named}))
            apart = [m.end() for m in _APART.finditer(paragraph.text, before, mark.at)]
            found.append(Attribution(symbols, ((max([before, *apart]), mark.at),), False))
        before = mark.at
    return found


def _lists(paragraph: Paragraph) -> list[list[Reference]]:
    """The resolutions a paragraph names, those of one list together."""
    groups: list[list[Reference]] = []
    for reference in paragraph.references:
        if reference.symbol is None:
            continue
        if groups and _is_next(paragraph.text, groups[-1][-1], reference):
            groups[-1].append(reference)
        else:
            groups.append([reference])
    return groups


def _is_next(text: str, one: Reference, other: Reference) -> bool:
    between = text[one.end : other.start]
    return (len(between) <= _BETWEEN and ";" not in between and not _IN_WHICH.search(between)
            and not any(did.match(text, one.end) for did in (_DOING, _WHICH_DID, _IT_DID))
            and not (_UNDER.search(between) and len(between.split()) > _CONNECTING))


def _in_which(paragraph: Paragraph, group: list[Reference]) -> Span | None:
    """What stands behind "in which it" that speaks of a list of resolutions."""
    text, end = paragraph.text, group[-1].end
    following = [r.start for r in paragraph.references if r.start >= end and r.symbol is not None]
    match = _IN_WHICH.search(text, end, min(len(text), end + _REACH))
    if match is None or (following and following[0] < match.start()):
        return None
    until = _until_next(paragraph, match.end())
    others = [r.start for r in paragraph.references if match.end() < r.start < until
              and _ANOTHER.search(text, match.end(), r.start) and _IN_WHICH_TOO.match(text, r.end)]
    return match.end(), min(others, default=until)


def _until_next(paragraph: Paragraph, start: int) -> int:
    """Where what was done in a resolution ends: where the recital goes on with what it does
    itself, or with another resolution."""
    own = _RECITAL_GOES_ON.search(paragraph.text, start)
    end = _next_resolution(paragraph, start)
    return min(own.start(), end) if own else end


def _next_resolution(paragraph: Paragraph, start: int) -> int:
    """Where what is said of a resolution ends: "…, its resolution 75/2, in which …" begins
    something else; "under resolution 1970 (XVIII)" is part of what was done."""
    following = [r.start for r in paragraph.references if r.start > start and r.symbol is not None]
    for ahead in _NEXT.finditer(paragraph.text, start):
        if any(abs(ahead.end() - begins) < 40 for begins in following):
            return ahead.start()
    return len(paragraph.text)


def _next_of_the_list(paragraph: Paragraph, group: list[Reference], end: int) -> int:
    """Where the next resolution of a list that says of each what it did begins, at most ``end``."""
    text = paragraph.text
    before = [r for r in paragraph.references if r.end <= group[0].start]
    if text[: group[0].start].endswith("resolution ") or not (before or len(group) > 1):
        return end
    for reference in paragraph.references:
        if group[-1].end < reference.start < end:
            for joint in _NEXT_BARE.finditer(text, group[-1].end, reference.start):
                if joint.end() == reference.start:
                    return joint.start()
    return end


def _it_did(paragraph: Paragraph, group: list[Reference]) -> Span | None:
    """What a list of resolutions is said to have done where it stands before: "that, in its
    resolution …, it requested …"."""
    text, start = paragraph.text, group[0].start
    if not _IN_ITS.search(text, max(0, start - 120), start):
        return None
    match = _IT_DID.match(text, group[-1].end)
    return (match.end(), _until_next(paragraph, match.end())) if match else None


def _doing(paragraph: Paragraph, group: list[Reference]) -> Span | None:
    """What a resolution is said to do right behind it."""
    text, end = paragraph.text, group[-1].end
    match = _DOING.match(text, end) or _WHICH_DID.match(text, end)
    if match is None:
        return None
    until = _until_next(paragraph, match.end())
    return match.end(), _next_of_the_list(paragraph, group, until)


def _on_an_observance(paragraph: Paragraph, group: list[Reference]) -> Span | None:
    """The subject of the last resolution of a list where that is a day, week, year or decade."""
    match = _ON.match(paragraph.text, group[-1].end)
    return match.span("subject") if match and observance(match["subject"]) else None


def _of_the_last(paragraph: Paragraph, group: list[Reference]) -> tuple[Symbol, ...]:
    """The resolutions at the end of a list that share what is said behind it: one that has a
    subject of its own ("76/250 of … on Holocaust denial") does not."""
    kept = [group[-1]]
    for one, other in reversed(list(pairwise(group))):
        if not _ONE_BY_ONE.fullmatch(paragraph.text, one.end, other.start):
            break
        kept.append(one)
    return tuple(sorted({r.symbol for r in kept if r.symbol is not None}))


def _around(paragraph: Paragraph, group: list[Reference]) -> tuple[Span, ...]:
    """The sentence without the resolutions themselves, and up to others: what was done under
    them."""
    text, start, end = paragraph.text, group[0].start, group[-1].end
    others = [r for r in paragraph.references if r.symbol is not None and r not in group]
    left = max([0, text.rfind(";", 0, start) + 1, text.rfind(":", 0, start) + 1,
                *(r.end for r in others if r.end <= start)])
    right = min([len(text), *(r.start for r in others if r.start >= end)])
    if (stop := text.find(";", end, right)) > 0:
        right = stop
    return tuple(s for s in ((left, start), (end, right)) if s[1] - s[0] > 3)
