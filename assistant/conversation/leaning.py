"""Whether a question leans on the one before it: what its "it" and "those" speak of.

A pronoun points out of the question only where nothing in the question can be meant by it. "Why
is the Assembly worried about these technologies?" and "Do the States say why they want it?" are
whole; "When were they held?" is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.question.courtesy import COURTESY
from assistant.question.question import Question
from assistant.question.terms import Term, asking_sentence
from assistant.question.wants import Want
from assistant.question.wording import FUNCTION_WORDS, Word, stem, words
from assistant.record.record import FEW
from index.symbol import find_symbols

_A_FEW = 3  # terms; a question with more of its own says what it is about

_POLITELY = rf"^\s*(?>{COURTESY}[\s,.!:;)]++)*+"
_CONTINUES = re.compile(
    rf"{_POLITELY}(?:and|but|or|what about|how about|what of|also|then)\b",
    re.IGNORECASE)
# A question that has no subject of its own, and mostly no verb.
FRAGMENT = re.compile(
    # "at what meeting?", "subject to what condition?"
    r"^\W*(?:subject to|at|in|on|by|to|from|for|with|of|under|before|until) (?:what|which|whom"
    r"|whose)(?: \w+){0,2}(?:\W*$|[,.?]\s(?=[^?]*$))"
    # "held where. city is enough"
    r"|^\W*\w+ (?:how|why|when|where|by whom)(?:,? (?:though|exactly))?(?:\W*$|[.?]\s(?=[^?]*$))"
    # "to start when?"
    r"|^\W*(?:to|for|by|from) \w+ (?:when|where|how|by when)\W*$"
    # "addressed to whom?", "pursuant to which resolution, that one?"
    r"|^\W*\w+ (?:up|out|to|by|for|of|on|in|off) (?:when|where|whom?|what|which)\b(?: \w+)?"
    r"(?:\W*$|,\s(?=[^?]*\?\W*$))"
    # "civilian side only or the army as well?"
    r"|^\W*(?:[\w-]+ ){1,3}only or\b"
    # "month and year of each, please?"
    r"|^\W*(?:\w+ (?:and \w+ )?)?of (?:each|both|all)(?: of them)?,?(?: please| pls)?\W*$"
    # "could more be added?"
    r"|^\W*(?:can|could|may|might|will|should) (?:more|others|further ones) (?:be|follow|come)\b"
    # "only for civilians?"
    r"|^\W*(?:only|just|even)\b(?! (?:one|two)\b)(?![^?]*\b(?:what|where|when|who|which|how|why"
    r"|tell|show|give|do|does|did|is|are|was|were|can|could)\b)",
    re.IGNORECASE)
_CORRECTS = re.compile(r"^\s*(?:no\b|(?:sorry\W+|well\W+|oh\W+)?i mean[t]?\b)", re.IGNORECASE)

_AUXILIARIES = frozenset("""is are was were be been am do does did has have had can could will would
    shall should may might must isn't aren't wasn't weren't doesn't don't didn't""".split())
_PREPOSITIONS = frozenset("""about after against at before between by during for from in into of on
    over since through to towards under until upon with within without""".split())
_NO_RELATIVE = _AUXILIARIES | _PREPOSITIONS | frozenset(
    "and or but so what which who whom when where why how".split())

_SOMEBODY = re.compile(
    r"\b(?:secretary-general|chief|chair\w*|head|president|director|minister|boss|colleague|officer"
    r"|someone|somebody|who|man|woman|student|member)\b", re.IGNORECASE)
# "They" of whom people ask whether they say something are the texts, or the Assembly.
_THEY_SAY = re.compile(
    r"\bthey (?:\w+ )?(?:say|said|saying|name|list|give|state|cite|quote|explain|define|describe"
    r"|provide|cover|discuss|ask|adopt|pass|expect|plan|mention|admit|reckon"
    r"|recogni[sz]e|recall|think|worr|concern"
    r"|afraid|fear|want|call|welcom|speak|talk|refer|express|see|regard|believe|hope|keep|like"
    r"|agree|accept|acknowledge|note|stress|bring up|look back|point back|go back|get a mention)\w*"
    r"|\b(?:both|each|either|neither|one|all) of them (?:\w+ )?(?:say|mention|speak|talk|refer"
    r"|recall|want|ask|call|cite|give|have|has|get)\w*"
    r"|\baccording to them\b|\bthey['’]re (?:worried|afraid|concerned)", re.IGNORECASE)
_SINGULAR, _PLURAL = ("it", "its", "itself"), ("they", "them", "their", "theirs", "themselves")
_PERSON = ("he", "she", "him", "his", "her")
_DEMONSTRATIVE = ("this", "that", "these", "those", "such")
_POINTERS = frozenset((*_SINGULAR, *_PLURAL, *_PERSON, *_DEMONSTRATIVE, "there"))

_SECRETARY_GENERAL = ("secretary", "general")
_ACTORS = (*_SECRETARY_GENERAL, "assembly", "council", "committee", "un", "group", "panel",
           "government", "state", "country", "secretariat", "commission", "board", "agency")
_WHICH_ONE = ("first", "last", "later", "earlier", "newer", "older", "second", "former", "latter")
# What any question about resolutions has at hand.
_AT_HAND = frozenset(map(stem, """
    resolution text document paper technology tech tool subject topic matter issue field area
    series chain stuff business thing context regard respect way case question theme
    """.split()))
_WORDING = frozenset("wording language phrase passage sentence word provision request".split())
_CITED = re.compile(r"\s+(?:who|which|that|they|we|it|to|in|from|with|for|of|\w+ed|listed|put)\b",
                    re.IGNORECASE)
_THE_SAME = re.compile(
    r"\bsame (?:deal|story|for|in|of|with|goes|appl\w+|true|holds?|thing|question|q|two|points?)\b"
    r"|\b(?:still|also) (?:say|says|said) (?:that|this|so|it)\b|\b(?:say|says|said|does|do) so\b",
    re.IGNORECASE)
_THE_ONE = re.compile(
    r"\bthe (?:(?:19|20)\d\d|other|next|last|second|third|newer|older|first|final|latest"
    r"|newest|oldest|earliest|most recent) one\b|\b(?:further|other"
    r"|new|more|which|what|any|additional) ones\b", re.IGNORECASE)
_OF_A_KIND = re.compile(
    r"\b(?:resolution|text|document|group|panel|report|paragraph|two|both|one"
    r"|each)s?\b", re.IGNORECASE)
_ELSE = re.compile(r"\b(?:else|besides)\b.*\b(?:that|this|those|these|it|them)\b", re.IGNORECASE)
_ON_ITS_LIST_TOO = re.compile(r"\b(?:its?|they|them|their)\b.*\b(?:too|as well)\W*$", re.IGNORECASE)
_OF_BOTH = re.compile(
    r"\b(?:of|in|by|between) (?:the|these|those) (?:two|both)\b|\bboth\b|\bone of these\b"
    r"|\beither\b",
    re.IGNORECASE)
_MENTIONED = re.compile(r"\b(?:mention|recall|cite|list|quote|refer)\w*\b", re.IGNORECASE)
_LIST_THEM = re.compile(
    rf"{_POLITELY}(?:please |pls )?(?:list|name|give me|show me|quote|read me) "
    r"(?:the|all|them|it|these|those)(?: \w+)?(?: please| pls)?\W*$", re.IGNORECASE)
_AS_WELL = re.compile(r"\b(?:also|too|still|then|as well|else|besides)\b", re.IGNORECASE)


def leans(question: Question, previous: Question) -> bool:
    """Whether ``question`` cannot be understood without ``previous``, the one before it."""
    if any(p.search(question.text) for p in (_CONTINUES, _CORRECTS, FRAGMENT)) or (
            _lacks_paragraph(question)):
        return True
    content = _content(question)
    if not (content or question.named or question.moments or question.places or question.each):
        return True
    if _LIST_THEM.search(question.text) or (
            not content and not question.places and question.wants == {Want.PARAGRAPH}):
        return True  # "which paragraph in 70/237?"
    if question.named and not content and _AS_WELL.search(question.text) and not (
            _OF_BOTH.search(question.text) or _MENTIONED.search(question.text)):
        return True  # "still there in 70/237?"
    return len(content) <= _A_FEW and any(_pointing(question, previous))


_POINTS = re.compile(
    r"\b(?:it|its|that|this|they|them|their|those|these|he|she|his|her|him|ours?|ones?|same|such)\b",
    re.IGNORECASE)


def points_back(text: str) -> bool:
    """Whether a question goes on with, or speaks of, what was said before, and does not only add
    to it ("Is the Charter mentioned there too?")."""
    return bool(_POINTS.search(text) or _CONTINUES.search(text) or _CORRECTS.search(text)
                or FRAGMENT.search(text))


def _content(question: Question) -> list[Term]:
    _, end = asking_sentence(question.text)  # what follows says why it is asked
    return [t for t in question.terms if not t.proper and t.start < end]


def _lacks_paragraph(question: Question) -> bool:
    """"What does point (c) cover?": a point of a paragraph that is not told."""
    lacking = [p for p in question.places if not p.number and not (p.part and p.position)
               and not (question.named and "para" in question.text[p.start : p.end].lower())]
    enough = 2 if question.named or question.each else 3
    return (bool(lacking) and len(_content(question)) < enough
            and not any(p.number for p in question.places))


def _pointing(question: Question, previous: Question) -> Iterator[bool]:
    """For each word of ``question`` that may point to something, whether it points outside."""
    text = question.text
    read = words(text)
    for at, word in enumerate(read):
        if word.text not in _POINTERS or _is_told_before(question, word.start):
            continue
        if word.text in _SINGULAR:
            yield _is_it_outside(read, at, question)
        elif word.text in _PLURAL:
            yield not ((question.terms or question.named) and says_something(text)) and not any(
                _is_plural(w) for w in _nouns_before(read, at, text))
        elif word.text in _PERSON:
            yield not _SOMEBODY.search(text, 0, word.start)
        elif word.text in _DEMONSTRATIVE:
            yield _is_that_outside(read, at, question, previous)
        else:  # "there"
            yield not question.named and _is_place(read, at)
    yield any(not _is_told_before(question, m.start()) for m in _THE_SAME.finditer(text))
    yield bool(_ON_ITS_LIST_TOO.search(text) or _ELSE.search(text))
    yield any(not _OF_A_KIND.search(text, 0, m.start()) for m in _THE_ONE.finditer(text)
              if not _is_told_before(question, m.start()))
    yield (len(_content(question)) < 2
           and not (question.named or question.moments)
           and not (_OF_BOTH.search(text) or says_something(text))
           and bool(_AS_WELL.search(text)))


# Where one clause of a question ends and another begins.
_BOUNDARY = re.compile(
    r"[.?!;:](?=\s)|\s[-–—]+\s|,\s|\s(?:or|and) (?=(?:why|when|which|what|who|where|how|from|by"
    r"|is|are|was|were|do|does|did|they)\b)")


def _is_told_before(question: Question, start: int) -> bool:
    """Whether an earlier clause of the question says enough for the word at ``start`` to speak of
    that."""
    text = question.text
    if text[start - 1 : start] in ("'", '"', "‘", "“"):
        return True  # quoted
    boundaries = list(_BOUNDARY.finditer(text, 0, start))
    if not boundaries:
        return False
    end = boundaries[-1].start()
    told = int(question.each) + sum(t.end <= end for t in question.terms) + sum(
        m.end <= end for m in question.moments) + 2 * sum(
        m.end <= end for m in find_symbols(text)) + sum(
        p.end <= end and bool(p.number) for p in question.places)
    # "The group of 2012: which resolution was that?" has its subject in front.
    in_front = boundaries[-1].group().strip() not in (",", "or", "and")
    return told > (0 if in_front and len(boundaries) == 1 else 1)


def _is_it_outside(read: list[Word], at: int, question: Question) -> bool:
    word, text = read[at], question.text
    if text[word.start : word.end] == "IT" and not text.isupper():
        return False  # information technology
    if word.text == "its" and question.named:
        return False
    if question.terms and _IT_SAYS.match(text, word.start):
        return False
    if _is_formal(text[word.start :], text[: word.start]):
        return False
    if any(m.end <= word.start for m in find_symbols(text)) or any(
            p.end <= word.start and p.number for p in question.places):
        return False
    # "Has the Council to report on it?": not on itself.
    actors = _ACTORS if at and read[at - 1].text in _PREPOSITIONS else _SECRETARY_GENERAL
    return all(_is_plural(w) or w.text in actors or w.text.endswith("ed")
               for w in _nouns_before(read, at, text, determined=True))


# "It" that says something is the resolution.
_IT_SAYS = re.compile(
    r"it (?:\w+ )?(?:say|mention|speak|talk|refer|recall|cite|state|want|ask|call for)\w*\b",
    re.IGNORECASE)


def says_something(text: str) -> bool:
    """Whether "they" or "it" of a question are the texts, or the Assembly: "do they say …?"."""
    return bool(_THEY_SAY.search(text) or _IT_SAYS.search(text))


_THIS_TEXT = re.compile(
    r"\b(?:this|that|the) (?:resolution|text|document|paper)\b(?! (?:on|about|of|from|that"
    r"|which)\b)",
    re.IGNORECASE)
_THESE_TEXTS = re.compile(
    r"\b(?:these|both|those|the two) (?:resolution|text|document|paper)s\b", re.IGNORECASE)
_IN_THERE = re.compile(r"\bin there\b|\bthere\W*$", re.IGNORECASE)


def speaks_of_the_same(text: str, spoken_of: int, held: int) -> bool:
    """Whether a question that is whole by itself is of the resolutions that were spoken of: "does
    this text mention …?", "what does it say about …?".

    ``spoken_of`` is how many they are, ``held`` how many the library holds: of a few, "there" are
    all of them, and so are "they" beside one that was spoken of.
    """
    if _THESE_TEXTS.search(text):
        return spoken_of > 1
    if _THEY_SAY.search(text):
        return spoken_of > 1 or held > FEW
    return bool(_IT_SAYS.search(text) or _THIS_TEXT.search(text)
                or (held > FEW and _IN_THERE.search(text)))


# "Is it said that …?", "which year is it in the one …?": it stands for what follows.
_SAID_THAT = re.compile(r"it(?: \w+){0,3} (?:that|whether|if|when|who|they|you|we)\b|its own\b",
                        re.IGNORECASE)
_WHOSE = re.compile(r"\b(?:whose|which|what) \w+ (?:is|was) $", re.IGNORECASE)
_OF_TEXTS = re.compile(
    r"\b(?:which|what) (?:numbered |operative |preambular )?"
    r"(?:para(?:graph)?s?|resolutions?|texts?|parts?|points?)\b.*\b(?:in|on|about)\s*$",
    re.IGNORECASE)


def _is_formal(after: str, before: str) -> bool:
    return bool(_SAID_THAT.match(after) or _OF_TEXTS.search(before)
                or (_WHOSE.search(before) and after.lower().startswith("it to ")))


def _nouns_before(
    read: list[Word], at: int, text: str, determined: bool = False
) -> Iterator[Word]:
    """The nouns before the word ``at`` that it may mean: not what is asked for ("which *years*"),
    and not what stands right before "of it". ``determined``: only behind "the", "a", "each"."""
    for i, word in enumerate(read[:at]):
        if word.text in FUNCTION_WORDS or (
                at - i == 2 and read[at - 1].text in _PREPOSITIONS
                and read[at].text in ("it", "them")):
            continue
        if word.text.endswith("est") or word.text in _WHICH_ONE:
            continue  # "the oldest one on it", "does the later one add it?"
        start = i
        while start and read[start - 1].text not in FUNCTION_WORDS:
            start -= 1
        while start > 1 and read[start - 1].text in ("and", "or"):  # "which months and years"
            start -= 2
            while start and read[start - 1].text not in FUNCTION_WORDS:
                start -= 1
        opening = read[start - 1].text if start else ""
        if opening in ("which", "what", "whose", "many", "much"):
            continue
        if not determined or opening in (
                "the", "a", "an", "this", "that", "these", "each", "every", "one", "any", "some"):
            yield word


def _is_plural(word: Word) -> bool:
    return word.text.endswith("s") and not word.text.endswith(("ss", "us", "is", "'s", "’s"))


_NOTHING_MORE = re.compile(r"\W*$|[,;:?!.]|\s+(?:or|and|but|too|also|as well|now|still|then)\b",
                           re.IGNORECASE)


def _is_that_outside(read: list[Word], at: int, question: Question, previous: Question) -> bool:
    word, text = read[at], question.text
    before = read[at - 1].text if at else ""
    ends = bool(_NOTHING_MORE.match(text, word.end))
    following = read[at + 1 : at + 4]
    then = following[0].text if following else ""
    if word.text in ("these", "those") and (then == "two" or before == "of") and _OF_BOTH.search(
            text, read[max(0, at - 2)].start):
        return word.text == "those" and then == "two"
    if word.text == "that" and then not in _WORDING and not ends and (
            then == "of" or (before and before not in _NO_RELATIVE)):
        return False  # "the group that was set up", "it says that"
    goes = word.text == "that" and bool(following) and _is_plural(following[0])  # "that goes to …"
    if then and then not in FUNCTION_WORDS and not ends and not goes:
        return not (question.named and _content(question)) and _is_noun_outside(
            read, at, question, previous)
    if word.text == "such" or (then == "other" and question.named):
        return False
    if word.text == "this":
        told = len(_content(question)) + len(question.moments)
        at_large = before in _PREPOSITIONS or before == "all"
        return told < (1 if at_large else 2) or (ends and not at_large)
    return not (word.text == "those" and before not in _AUXILIARIES
                and _CITED.match(text[word.end :]))


def _is_noun_outside(read: list[Word], at: int, question: Question, previous: Question) -> bool:
    """Whether "those *meetings*" are meetings of which only the question before spoke."""
    run = []
    for word in read[at + 1 : at + 4]:
        if word.text in FUNCTION_WORDS:
            break
        run.append(word)
    stems = {w.stem for w in run}
    if stems & _AT_HAND or stems & {w.stem for w in read[:at]}:
        return False
    if stems & {w.stem for w in words(previous.text)}:
        return True
    if at and read[at - 1].text == "all":
        return False  # "all those papers that governments sent in"
    if at > 1 and read[at - 1].text == "of" and read[at - 2].text in ("which", "one", "some"):
        return True
    inside = (run[0].start, run[-1].end)
    others = [t for t in question.terms if not inside[0] <= t.start < inside[1]]
    return len(others) + len(question.moments) < 2


def _is_place(read: list[Word], at: int) -> bool:
    """Whether "there" is a place: in "is there a line on …?" it is none."""
    beside = {w.text for w in (*read[max(0, at - 1) : at], *read[at + 1 : at + 2])}
    return not beside & (_AUXILIARIES | {"in", "out", "any", "anything"})
