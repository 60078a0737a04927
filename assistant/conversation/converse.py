"""A question in its conversation: "and the later one?", "when was it held?", "what about (d)?".

A follow-up leaves out what was said before. What it does say replaces its like (a resolution the
resolution, a point the point), and what it leaves out is taken from the question before it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.conversation.antecedent import (
    THAT_TIME,
    is_of_record,
    named_anew,
    of_recalled,
    of_resolution,
    which_states,
)
from assistant.conversation.earlier import Earlier
from assistant.conversation.leaning import FRAGMENT, leans, speaks_of_the_same
from assistant.conversation.onward import onward
from assistant.conversation.other_year import in_other_year, years_away
from assistant.question.dates import MONTHS, MomentKind
from assistant.question.place import LAST, Place, letter
from assistant.question.question import Question, one_of_year
from assistant.question.terms import asking_sentence
from assistant.question.wants import QUESTION_WORDS, Want, asks_of_a_text
from assistant.question.wording import words
from index.resolution import Part
from index.symbol import Symbol, find_symbols

Understand = Callable[[str], Question]

_ELLIPSIS = re.compile(
    r"^\s*(?:ok(?:ay)?[,.]?\s+)?(?:and\s+|but\s+)?(?:what about|how about|what of|and|but|or)\s+",
    re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Turn:
    """A question made whole, and how it was understood.

    ``again`` is the question before where this one asks whether another resolution says the same;
    ``otherwise`` is another way to read it, for where this one has no answer; ``where`` the
    question before where this one asks only in which paragraph its answer stands; ``within`` the
    question before where this one asks another thing that its answer's paragraph may tell.
    """

    question: Question
    understood: str
    again: Question | None = None
    otherwise: Question | None = None
    where: Question | None = None
    within: Question | None = None


def in_conversation(text: str, history: Sequence[str], earlier: Earlier) -> Turn:
    """The question ``text`` as it is meant after the earlier questions ``history``, the oldest
    first; ``earlier`` knows what these were answered with."""
    question = earlier.understand(text)
    # What brings its own reasons with it leans on nothing else (`question.asked_alone`).
    before = text.removesuffix(f". {question.text}")
    if not history or (before != text and len(before.split()) > _A_THANK_YOU):
        return Turn(question, text)
    turn = _made_whole(question, history, earlier)
    # How it is put is doubtful or not, whatever the question before brings to it.
    doubt = question.doubt if turn.understood == text else earlier.doubt(question)
    return replace(turn, question=replace(turn.question, doubt=doubt),
                   otherwise=turn.otherwise and replace(turn.otherwise, doubt=doubt))


def _made_whole(question: Question, history: Sequence[str], earlier: Earlier) -> Turn:
    text, understand, held = question.text, earlier.understand, earlier.held
    previous = in_conversation(history[-1], history[:-1], earlier).question
    if (away := years_away(question)) and (other := in_other_year(previous, away, earlier.sister)):
        return Turn(understand(other), other)
    if _is_of_the_other(question):
        others = tuple(s for s in held if s not in previous.named)
        if len(others) == 1:
            question = replace(question, named=others, described=True)
    told = one_of_year(text, held) if len(previous.named) == 1 and not question.named else []
    if told and told[0] not in previous.named:  # "and the 2015 one puts it on which?"
        question = replace(question, named=tuple(told), described=True, moments=())
    of_it = f"{text.rstrip()} (of: {history[-1].strip()})"
    if placed := onward(question, previous, earlier):
        return Turn(placed, of_it)
    if swapped := _same_again(question, previous, earlier):
        return Turn(swapped, swapped.text)
    if matched := _matching(question, previous):
        return Turn(understand(matched), matched)
    if _LIKE_WHAT.match(text):
        return Turn(replace(previous, wants=frozenset([Want.TEXT])), previous.text)
    if not _leans(question, previous, earlier):
        of = tuple(s for s in previous.named if s in held)
        if of and not question.named and not _OF_WHICH.search(text) and (
                question.places or speaks_of_the_same(text, len(of), len(held))):
            question = replace(question, named=of)
        return Turn(question, text)
    if _REFERS_BACK.search(text) and not (question.named or question.places) and (
            cited := earlier.rests_on(previous)):  # its own words say to which
        place = Place(0, 0, cited.part, cited.number)
        return Turn(replace(question, places=(place,), named=(cited.symbol,), terms=(),
                            wants=frozenset([Want.TEXT])), of_it)
    if meant := _which_are_meant(question, previous):
        return Turn(understand(meant), of_it, otherwise=_complete(question, previous, earlier))
    if _asks_only_where(question, previous):
        return Turn(replace(question, wants=frozenset([Want.PARAGRAPH])), of_it, where=previous)
    named = tuple(s for s in question.named if s not in previous.named)
    if named and _asks_again(question):
        return Turn(replace(question, named=named), of_it, previous)
    anew = (named_anew(question, previous, earlier.told)
            or of_resolution(question, previous, earlier.cited)
            or which_states(question, previous))
    if anew:
        merged = understand(anew)
        merged = replace(merged, named=merged.named or previous.named)
        return Turn(merged, anew)
    if is_of_record(previous) and question.terms and (of := earlier.of_record(previous)):
        if (happened := _THAT_HAPPENED.search(text)) and not question.named:
            when = f"was {of[0].short} adopted"
            asked = f"{text[: happened.start()]}{when}{text[happened.end() :]}"
            return Turn(understand(asked), asked)  # "At which meeting did that happen?"
        if is_of_record(question) and not question.named:
            asked = f"{THAT_TIME.sub('', text).rstrip(' ?.!')} on {of[0].short}?"
            return Turn(understand(asked), asked)  # "and who abstained?"
        if len(question.terms) > 1 or question.terms[0].attribute:
            # What it asks is in the text, and no longer in the record.
            return Turn(replace(question, named=question.named or of), of_it)
    if _asks_by_itself(question) and (
            of := question.named or previous.named or earlier.cited(previous)):
        return Turn(replace(question, named=of), of_it,
                    otherwise=_complete(question, previous, earlier),
                    within=previous if _asks_if(question) else None)
    merged = _complete(question, previous, earlier)
    whole = text.rstrip(" .!") in merged.text and merged.text != text
    within = previous if _asks_more(question, merged, previous) or _asks_if(question) else None
    # "And in 70/237, point (c)?": there it need not be of the same paragraph.
    pointed = (replace(merged, places=question.places) if question.named and merged.places
               and any(p.point and not p.number for p in question.places) else None)
    # With a resolution and terms of its own it may be a new question after all.
    new = question if (question.own and question.named) or (
        _asks_enough(question) and earlier.leaning(question) < _HARDLY_MORE) else None
    return Turn(merged, of_it if whole else merged.text, otherwise=pointed or new, within=within)


def _asks_only_where(question: Question, previous: Question) -> bool:
    """"In which paragraph?", or "where exactly?" after what a text mentions."""
    return (question.wants == {Want.PARAGRAPH} or (
        question.wants == {Want.PLACE} and asks_of_a_text(previous.text))) and not (
        question.terms or question.named or question.places or question.moments)


def _asks_enough(question: Question) -> bool:
    return bool(question.named) and len(question.terms) >= _ITS_OWN and not question.places


_THAT_HAPPENED = re.compile(
    r"\b(?:did|was) (?:that|this|it) (?:happen|take place|occur|come about|be done|done)\b",
    re.IGNORECASE)
_WHICH_ARE = re.compile(
    r"\W*(?:and |so |ok )*(?:which|what) (?P<noun>[a-z-]+) (?:is|are|was|were) (?:those|these|that"
    r"|they|meant)\b(?: by (?:that|it|this))?\W*$", re.IGNORECASE)


def _which_are_meant(question: Question, previous: Question) -> str:
    """"Which concepts are those?" after a question on a paragraph that speaks of some; "" where no
    paragraph was told."""
    asked = _WHICH_ARE.match(question.text)
    place = next((p for p in previous.places if p.number and p.part is not Part.PREAMBLE), None)
    if asked is None or place is None or len(previous.named) != 1:
        return ""
    return (f"What are the {asked['noun']} mentioned in paragraph {place.number} of "
            f"{previous.named[0].short}?")


_REFERS_BACK = re.compile(
    r"\b(?:which|what) (?:other )?para(?:graph)?s?\b[^?]*\b(?:does )?(?:it|this|that) "
    r"(?:refers?|points?|goes?|leads?)(?: back)?(?: to)?\W*$"
    r"|\brefers? (?:back )?to (?:which|what) para(?:graph)?\W*$", re.IGNORECASE)
_A_THANK_YOU = 5  # words
_MORE = frozenset([Want.DATE, Want.DEADLINE, Want.SESSION, Want.PLACE, Want.ACTOR, Want.RECIPIENT,
                   Want.REASON])


def _asks_more(question: Question, merged: Question, previous: Question) -> bool:
    """Whether a follow-up has nothing of its own but what it asks: "which dates exactly?"."""
    return (len(question.terms) < _ITS_OWN - 1 and not any(t.attribute for t in question.terms)
            and not (question.places or question.moments or question.each)
            and merged.named == previous.named and bool(question.wants & _MORE)
            and question.wants <= _MORE | {Want.TEXT})


_IF_THAT = re.compile(
    r"\W*(?:(?:and|but|so|ok) )*(?:is|was|are|were|do|does|did|has|have|can|could|should|must|will)"
    r" (?:that|this|it|they|these|those|he)\b", re.IGNORECASE)


def _asks_if(question: Question) -> bool:
    """"Is that only the military side or also civilian?": the paragraph told may say so."""
    return (bool(_IF_THAT.match(question.text)) and bool(question.terms)
            and not (question.named or question.places or question.moments))


# "Which one of the resolutions …?" is of none in particular.
_OF_WHICH = re.compile(
    r"\bwhich (?:one |single one )?of (?:the|these|those|both)\b"
    r"|\bwhich (?:resolution|text|document)\b", re.IGNORECASE)
_MOSTLY, _HARDLY_MORE, _HARDLY = 0.6, 0.2, 0.01  # likelihood


def _leans(question: Question, previous: Question, earlier: Earlier) -> bool:
    """Whether a question leans on the one before, by what its words point to and by how it is
    put: "what were the days" points to nothing, and is no question by itself."""
    likely = earlier.leaning(question)
    if (question.own and (question.named or question.each) and likely < _HARDLY_MORE / 2) or (
            question.named and _asks_of_place(question)):
        return False  # "what is the title of 68/243?" has all that it asks
    short = len(question.terms) <= _ITS_OWN
    return (likely >= _MOSTLY and short) or (likely >= _HARDLY and leans(question, previous))


def _asks_of_place(question: Question) -> bool:
    """"So what is paragraph 2 of 68/243 about?"; "and paragraph 2 of 70/237?" asks nothing."""
    return (any(p.number for p in question.places)
            and _has_question_word(_ELLIPSIS.sub("", question.text))
            and not re.search(r"\b(?:it|that|this|same|there|those|these|too|also|still)\b",
                              question.text, re.IGNORECASE))


_SAME_AGAIN = re.compile(
    r"\W*(?:(?:ok|okay|and|now|thanks|please)\W+)*(?:(?:the )?same (?:question|thing|again|q)\b\W*"
    r"(?:but )?|(?=the (?:other|later|newer|younger|earlier|older) (?:one|resolution|text"
    r"|document)\b))"
    r"(?:(?:for|of|in|to|from|with) )?(?:the )?(?P<of>[^?,]*?)(?: please| pls| then)?\W*$",
    re.IGNORECASE)


def _same_again(question: Question, previous: Question, earlier: Earlier) -> Question | None:
    """The question before, put to the resolution that is told: "same question, newer text please",
    "now the other one"; None where nothing of the kind is said."""
    match = _SAME_AGAIN.match(question.text)
    if match is None:
        return None
    told = question.named or earlier.understand(f"the {match['of']}").named
    if not told and match["of"].lower().startswith("other"):
        told = tuple(s for s in earlier.held if s not in previous.named)
    return _swap(previous, told, earlier.understand) if len(told) == 1 else None


# "And the second? The writer has it as Lisbon.": what is said behind the question.
_ASIDE_BEHIND = re.compile(r"(?<=\?)\s+(?![^?]*\?)(?!(?:please|pls)\b)[A-Z][^?]*$")
_LIKE_WHAT = re.compile(
    r"\W*(?:and |so )?(?:(?:like|such as|for example|for instance|e\.g\.?|examples?)\W*$"
    r"|(?:like|such as) what\b(?:\W*$|\?\s(?![^?]*\?)))", re.IGNORECASE)
_MATCHING = re.compile(
    r"\b(?:matching|corresponding|equivalent|same|parallel) (?:one|point|paragraph|provision|place"
    r"|item|clause|passage)\b|\b(?:what|which) (?:number|paragraph|para) (?:does|is|has)"
    r" (?:this|that|it)\b", re.IGNORECASE)


def _matching(question: Question, previous: Question) -> str:
    """"And the matching point in 68/243?" after a question on a paragraph of 70/237."""
    numbers = [f"preambular paragraph {p.number}" if p.part is Part.PREAMBLE
               else f"paragraph {p.number}" for p in previous.places if p.number]
    own = [s for s in previous.named if s not in question.named][:1]
    if not _MATCHING.search(question.text) or len(question.named) != 1 or not (numbers and own):
        return ""
    return (f"Which paragraph of {question.named[0].short} matches {numbers[0]} "
            f"of {own[0].short}?")


_WHAT_ELSE = re.compile(r"\b(?:else|besides|apart from|in addition)\b", re.IGNORECASE)
_WHO_WAS = re.compile(
    r"\bwho (?:is|was) (?:he|she)\b|\bwho (?:is|was|were|are|will be) (?:in|on|part of) (?:it"
    r"|them)\b|\b(?:his|her|their) names?\b", re.IGNORECASE)
_OUTCOME = re.compile(
    r"\b(?:came|comes?|coming) (?:out )?of (?:it|that|this|them)\b|\bhow did (?:it|that|this|they) "
    r"(?:go|end|turn out)\b", re.IGNORECASE)
_ORDINALS = (r"(?:first|second|third|fourth|fifth|sixth|last|final|latest|newest|most recent"
             r"|oldest|earliest)")
_ORDINAL = re.compile(
    rf"\b{_ORDINALS}\b(?!\s+(?:operative|preambular|para))", re.IGNORECASE)
_ORDINAL_ONE = re.compile(
    rf"\b(?:the|that|its) (?:very )?(?P<ordinal>{_ORDINALS})"
    r"(?: (?:one|half|phase|part|round|stage|thing|item|entry|of them|on (?:it|the list))\b"
    r"|\s*\??$)", re.IGNORECASE)
_OTHER = re.compile(r"\bthe other (?:one|resolution|text|document)\b", re.IGNORECASE)
_OTHER_ONE = re.compile(
    r"\bthe other (?:one|meeting|conference|gathering|summit|event|ministerial)\b", re.IGNORECASE)
_AGAIN = re.compile(
    r"\b(?:still|also|as well|too|repeat\w*|again|now|the same|that|this|it)\b", re.IGNORECASE)


# "Does the later one repeat that or was it quietly dropped?"
_KEPT = re.compile(
    r"(?:quietly|silently|simply|just )?(?:dropped?|gone|removed?|left out|deleted?|kept?|keeps?"
    r"|para(?:graph)?s?|got|thought|idea|line|concern|worry|text"
    r"|repeat|repeats|repeated|quietly|silently|simply|disappear(?:ed)?|taken out|cut|statement"
    r"|sentences?|wording|passage|appears?|stands?|found|occurs?)", re.IGNORECASE)


_ITS_OWN = 3  # terms
_THERE = re.compile(
    r"\bof them\b|\bof those\b(?= (?:be|are|were|could|may)\b|\W*$)|\b(?:mentioned|listed|named"
    r"|meant|described|said) there\b",
    re.IGNORECASE)


def _asks_by_itself(question: Question) -> bool:
    """Whether a follow-up says itself what it asks, and only of which resolution it does not."""
    start, end = asking_sentence(question.text)
    own = [t for t in question.terms if start <= t.start < end and not t.proper]
    return (len(own) >= _ITS_OWN and not question.places and not _THERE.search(question.text)
            and not FRAGMENT.search(question.text)
            and not _WHAT_ELSE.search(question.text)
            and _has_question_word(_ELLIPSIS.sub("", question.text)))


def _is_of_the_other(question: Question) -> bool:
    """Whether "the other" is a resolution: "the other one, about terrorism" is a conference."""
    found = _OTHER.search(question.text)
    return found is not None and not question.named and not (
        question.terms and found.group().endswith("one") and not is_of_record(question))


def _asks_again(question: Question) -> bool:
    """"Does 70/237 still say that?": nothing of its own but the resolution."""
    own = [t for t in question.terms if not _KEPT.fullmatch(t.text)]
    return (not own and not question.places and not question.moments
            and question.wants <= {Want.YES_NO, Want.PARAGRAPH}
            and bool(_AGAIN.search(question.text)))


def _incomplete(place: Place) -> bool:
    return not place.number


def _complete(question: Question, previous: Question, earlier: Earlier) -> Question:
    text, understand = question.text, earlier.understand
    counted = [p for p in question.places if p.position and _incomplete(p)]
    if counted and any("(" in p.number or (p.number and p.position) for p in previous.places) and (
            placed := _with_place(question, previous, earlier.pointed_at)):
        return placed
    if recalled := of_recalled(question, previous, earlier.held):
        return understand(recalled)
    other = _other_ordinal(text, previous.text) or _other_moment(question, previous)
    if other:
        again = understand(other)
        new = question.wants - {Want.TEXT, Want.YES_NO}
        return replace(again, wants=new or again.wants)
    elsewhere = _other_place(text, previous.text)
    if elsewhere and _has_question_word(text):
        asked = understand(elsewhere)
        wants = asked.wants if question.wants <= {Want.TEXT} else question.wants
        return replace(asked, wants=wants, named=asked.named or previous.named)
    if any(_incomplete(p) for p in question.places):
        if placed := _with_place(question, previous, earlier.pointed_at):
            return placed
        question = replace(question, places=())  # "the second one" is no paragraph
    if _OTHER_ONE.search(text) and question.terms:  # its own words say which
        return replace(question, named=question.named or _kept(previous))
    named = question.named or tuple(
        s for s in previous.named if s in earlier.held) or previous.named
    if not question.named and re.search(r"\bits\b", text, re.IGNORECASE):
        named = previous.named[:1]  # whose? that of which the question before spoke first
    if question.places and not question.named:
        return replace(question, named=named)
    only_swaps = (not question.terms and not question.moments and _says_little(question)
                  and not _WHO_WAS.search(text) and not _OUTCOME.search(text))
    if only_swaps and _asks_its_own_time(question, previous):
        previous = replace(understand(_without_moments(previous)), named=previous.named)
    if only_swaps:
        swapped = _swap(previous, question.named or named, understand)
        in_the_text = question.wants == {Want.PLACE} and Want.PARAGRAPH in previous.wants
        if not in_the_text and not question.wants <= {Want.TEXT, Want.YES_NO}:
            swapped = replace(swapped, wants=question.wants)
        return replace(swapped, places=question.places or swapped.places)
    # The "what" of "what about" asks nothing.
    asks = _has_question_word(_ELLIPSIS.sub("", text))
    if _ELLIPSIS.search(text) and not asks and question.terms:
        # "and the one in South Africa?": its own words, asked in the way of the question before.
        return replace(question, named=question.named or _kept(previous), wants=previous.wants)
    if (sibling := _SIBLING.match(text)) and asks and any(
            t.end <= sibling.end() for t in question.terms):
        return replace(question, named=question.named or _kept(previous))
    before = _without_symbols(previous.text)
    if _asks_of_another_time(question, previous) or _asks_its_own_time(question, previous):
        before = _without_symbols(_without_moments(previous))
    if fragment := FRAGMENT.search(text):  # it asks more of the last thing that was asked
        if fragment.group().rstrip()[-1:] in (",", ".", "?"):  # "held where. city is enough"
            text = fragment.group()
        before = re.split(r"(?<=[.?!])\s+", before)[-1]
    text = _ASIDE_BEHIND.sub("", text)
    if before.rstrip().endswith("?") and "?" not in text and _ASKS_AT_ONCE.match(text):
        text = f"{text.rstrip(' .!')}?"  # "and what will it cost": it asks as well
    whole = understand(f"{before} {text}")
    own = {t.stems for t in question.terms if t.focus}
    anew = {t.stems for t in question.terms}
    terms = tuple(replace(t, focus=t.stems in own, carried=t.stems not in anew)
                  for t in whole.terms)
    wants = question.wants
    if wants <= {Want.TEXT, Want.YES_NO} and _WHAT_ELSE.search(text):
        wants = previous.wants  # more of what was asked before
    return replace(whole, wants=wants, named=named, terms=terms,
                   places=question.places, each=question.each)


# "And the South African one, where was it held?": what tells it is told anew.
_SIBLING = re.compile(
    r"\W*(?:and|but|so|ok|okay|what about|how about)\b[\s,]*(?:what about |how about )?the "
    r"(?:(?!(?:before|after|other|same|part|phase|first|second|last|next)\b)[\w-]+ ){1,4}one\b",
    re.IGNORECASE)
_ASKS_AT_ONCE = re.compile(
    r"\W*(?:(?:and|but|so|ok|then|also) )*(?:who|whom|whose|what|which|when|where|why|how)\b",
    re.IGNORECASE)


def _has_question_word(text: str) -> bool:
    """Also in one word with its verb: "where'd they hold it"."""
    return any(re.split("['’]", w.text)[0] in QUESTION_WORDS for w in words(text))


def _other_ordinal(text: str, before: str) -> str:
    """"And the second one?" after "Where was the first phase held?": the question before with the
    other ordinal, or "" where it counted nothing."""
    asked = _ORDINAL_ONE.search(text)
    counted = _ORDINAL.search(before)
    if not asked or not counted:
        return ""
    return before[: counted.start()] + asked["ordinal"] + before[counted.end() :]


_NAME = r"(?-i:[A-Z][\w’'-]+(?:(?: of)? [A-Z][\w’'-]+)*)"
_ONE_IN = re.compile(
    rf"\bthe (?:one|gathering|meeting|conference|summit|event|seminar) (?:in|at|from|of) "
    rf"(?P<name>{_NAME})|\bthe (?P<other>{_NAME}) one\b",
    re.IGNORECASE)
_IN = re.compile(rf"\b(?:in|at|from) (?P<name>{_NAME})|\bthe (?P<other>{_NAME}) (?:one|meeting"
                 r"|conference|summit|session|seminar)\b", re.IGNORECASE)


def _other_place(text: str, before: str) -> str:
    """"What about the one in Rome, which days?" after "Where was the Paris one?": the question
    before with the other place, or "" where it had none."""
    asked = _ONE_IN.search(text)
    told = [m for m in _IN.finditer(before)
            if (m["name"] or m["other"]).split()[0].lower() not in (*MONTHS, "resolution")]
    if not asked or not told:
        return ""
    group = told[-1].lastgroup or "name"
    return (before[: told[-1].start(group)] + asked[asked.lastgroup or "name"]
            + before[told[-1].end(group) :])


def _other_moment(question: Question, previous: Question) -> str:
    """"And 22 November 2002?": the question before, asked of another date; "" where it had none."""
    if question.terms or question.named or question.places or not (
            question.moments and previous.moments):
        return ""
    new, old = question.moments[0], previous.moments[0]
    return (previous.text[: old.start] + question.text[new.start : new.end]
            + previous.text[old.end :])


def _asks_of_another_time(question: Question, previous: Question) -> bool:
    """"And which one did the group of 2014 come from?", after a question on that of 2012."""
    new, old = ({m.kind for m in q.moments} for q in (question, previous))
    return len(new) == 1 and new == old and set(question.moments) != set(previous.moments)


def _asks_its_own_time(question: Question, previous: Question) -> bool:
    """"And the newer text, for which session?": the session told was that of the other."""
    return (bool(set(question.named) - set(previous.named)) and bool(previous.moments)
            and bool(question.wants & {Want.SESSION, Want.DATE, Want.DEADLINE}))


def _without_moments(question: Question) -> str:
    text = question.text
    for moment in reversed(question.moments):
        before = re.sub(r"\b(?:in|of|from|by|on|at)(?: the)?\s*$", "", text[: moment.start])
        text = before + text[moment.end :]
    return text


def _kept(previous: Question) -> tuple[Symbol, ...]:
    return previous.named if len(previous.named) == 1 else ()


def _says_little(question: Question) -> bool:
    return bool(question.named or question.places or question.described
                or len(question.text.split()) <= 8)


def _without_symbols(text: str) -> str:
    """The text without the resolutions it names, so that another can take their place."""
    for mention in reversed(find_symbols(text)):
        text = text[: mention.start] + "the resolution" + text[mention.end :]
    return text


def _swap(previous: Question, named: tuple[Symbol, ...], understand: Understand) -> Question:
    """The question before, put to other resolutions."""
    mentions = find_symbols(previous.text)
    if mentions and named and (text := _without_place(previous, mentions[0].start)):
        return _swap(understand(text), named, understand)
    if mentions and named:
        first, last = mentions[0].start, mentions[-1].end
        names = " and ".join(s.short for s in named)
        # A list of resolutions is replaced as a whole; a single one where it stands.
        end = mentions[0].end if len(mentions) == 1 else last
        return understand(previous.text[:first] + names + previous.text[end:])
    # The year that told one resolution's group from another's goes with the resolution.
    kept = previous.moments if named in ((), previous.named) else tuple(
        m for m in previous.moments if m.kind is not MomentKind.YEAR)
    return replace(previous, named=named or previous.named, each=False, moments=kept)


def _without_place(previous: Question, symbol: int) -> str:
    """"… under para 4 of 68/243?" without the paragraph, where it asks for something in it: the
    other resolution may have that elsewhere; "" where it has none, or is asked for itself."""
    of = next((p for p in previous.places if p.number and p.end <= symbol
               and re.fullmatch(r"\W*(?:of|in)?\W*", previous.text[p.end : symbol])), None)
    if of is None or len(previous.terms) < _ITS_OWN - 1:
        return ""
    return previous.text[: of.start] + previous.text[symbol:]


def _with_place(
    question: Question, previous: Question, pointed_at: Callable[[Question], str]
) -> Question | None:
    """"What about (d)?": the point of the paragraph that the conversation is about, None where
    it is about none."""
    counted = [p for p in question.places if p.position > 0 and not p.number]
    if counted and previous.places and previous.places[0].part is Part.PREAMBLE:
        # "And the third one in 70/237?" after the third recital of 68/243.
        recitals = tuple(replace(p, part=Part.PREAMBLE, number=str(p.position), position=0)
                         for p in counted)
        return replace(question, places=recitals, named=question.named or previous.named)
    number = ""
    for place in previous.places:
        number = place.number.split(" ")[0] or number
    if not number:
        number = pointed_at(previous)
    if not number:
        return None
    places = tuple(
        replace(p, number=number, part=Part.OPERATIVE) if p.position == LAST else
        replace(p, number=f"{number} {p.point or letter(p.position)}", position=0)
        for p in question.places
    )
    return replace(question, places=places, named=question.named or previous.named)
