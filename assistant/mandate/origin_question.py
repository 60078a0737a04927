"""Questions for the origin of a mandate: "which resolution first …", "since when …"."""

from __future__ import annotations

import re
from typing import NamedTuple

from assistant.question.wording import FUNCTION_WORDS, words

_THING = r"(?P<mandate>.+?)"
_MANDATING = (r"(?P<mandate>(?:ask|request|call|invit|urg|encourag|recommend|decid|mandat|stud"
              r"|press|push|want|requir|task|instruct)\w* .+?)\W*$")
# What the Assembly does to somebody, as people say it: "which resolution told States to …"; and
# what may also be told beside it: "which resolution gave Palestine observer status".
_TOLD = (r"(?:told|asked(?: for)?|requested|invited|urged|encouraged|ordered|instructed|demanded"
         r"|wanted|called (?:for|(?:up)?on)|appealed|recommended)")
_ACTED = (r"(?:approved|endorsed|renamed|turned|made|gave|granted|allowed|let|admitted|banned"
          r"|raised|increased|cut|extended|ended|renewed|merged|moved|authori[sz]ed|decided"
          r"|put|brought)")
_TEXT = r"(?:resolution|text|document|paragraph)"
_TAIL = (r"(?:[,;:–-]+ (?:and )?(?:(?:by|in|with|under) )?(?:which|what|when|who)\b[^,?]*"
         rf"| and (?:(?:(?:by|in|with|under) )?(?:which|what) {_TEXT}|when|where|why|by whom|how)"
         r")?\W*$")
_SURE = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    rf"^(?:in )?(?:which|what) (?:\w+ ){{0,3}}{_TEXT} "
    rf"(?:was (?:it )?(?:that )?(?:the one that )?)?(?:first|originally|initially) "
    rf"(?P<verb>(?:asked|called) for|\w+) {_THING}\W*$",
    rf"^(?:which|what) (?:\w+ ){{0,3}}(?:resolution|text|paragraph) (?:first )?"
    rf"(?:introduced|started|began|launched|initiated|originated|gave rise to) {_THING}\W*$",
    rf"^(?:which|what) (?:\w+ ){{0,3}}resolution was the first to (?P<verb>\w+) {_THING}\W*$",
    rf"^(?:in )?(?:which|what) (?:\w+ ){{0,2}}resolution (?:was it that )?(?P<verb>{_TOLD}) "
    rf"{_THING}\W*$",
    rf"^where (?:do|does|did) (?:the )?(?:mandates?|requests?|calls?|ideas?) (?:for|to|of|that) "
    rf"{_THING} (?:come|stem|originate|date|derive)\b.*$",
    rf"^what (?:is|was) the origin of (?:the )?(?:(?:mandate|request|call|idea) "
    rf"(?:for|to|of) )?{_THING}\W*$",
    rf"^when (?:was|were|did) {_THING} first (?:mentioned|introduced|requested|asked|appear\w*|"
    rf"called|included|raised|mandated)\b.*$",
    rf"^when (?:was|were) (?:it )?(?:(?:first|originally) (?:asked|requested|decided)"
    rf"|(?:asked|requested|decided) for the first time) (?:(?:for|to|that) )?{_THING}{_TAIL}",
    rf"^when did (?:the )?(?:un |united nations )?(?:general )?assembly (?:first|begin|start)"
    rf"(?: to)? {_MANDATING}",
    # "First resolution asking for …", "the first time the Assembly asked for …"
    rf"^(?:what (?:is|was) )?(?:the )?(?:very )?first (?:(?:un|ga|general assembly) )?"
    rf"(?:resolution|text) (?:(?:that|which|to|ever to) )?(?P<verb>(?!on\b|of\b|about\b)\w+) "
    rf"{_THING}{_TAIL}",
    rf"^(?:when was )?(?:the )?(?:very )?first time (?:that )?(?:(?:the|un|united nations|general"
    rf"|assembly|ga) ){{1,3}}(?P<verb>(?:asked|called) for|\w+) "
    rf"{_THING}{_TAIL}",
    rf"^(?:please )?trace (?:the )?(?:mandate (?:for|to|of) )?{_THING}\W*$",
))
# What somebody has set up or laid down, and does not come from anywhere else as people or money do.
_MADE = (r"\b(?:days?|weeks?|years?|decades?|rules?|norms?|principles?|ideas?|mandates?|requests?"
         r"|calls?|groups?|committees?|commissions?|councils?|boards?|posts?|offices?|programmes?"
         r"|awards?|prizes?|conferences?|meetings?|reports?|lists?|systems?|forms?|plans?|agendas?|goals?"
         r"|definitions?|treat(?:y|ies)|bod(?:y|ies)|units?|networks?|platforms?|initiatives?|forums?"
         r"|lifts?|walls?|charters?|declarations?|conventions?|universit(?:y|ies)|agenc(?:y|ies))\b")
# So put, something else may be meant: a date, or whoever outside the Assembly did it.
_MAYBE = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    # Since when a treaty is in force is a date, and no mandate.
    r"^since when (?:has|have|is|are|does|do|did|was|were|may|can|could|must|should|shall) "
    rf"(?:there (?:been )?)?(?!.*\bin(?:to)? force\b){_THING}{_TAIL}",
    rf"^(?:in )?(?:which|what) (?:\w+ ){{0,2}}resolution (?:was it that )?(?P<verb>{_ACTED}) "
    rf"{_THING}\W*$",
    rf"^where (?:do|does|did) (?=.*{_MADE}){_THING} (?:come|stem|originate|date|derive) from\b.*$",
    r"^who (?:was it (?:who|that) )?(?:first |originally )?(?P<verb>asked(?: for)?|requested|told"
    r"|called (?:for|(?:up)?on)|thought (?:of|up)|came up with|suggested|turned|let in|renamed"
    r"|approved|instructed|invited|set(?= the day)"
    rf"|made(?= .+ (?:an?|the) )) {_THING}{_TAIL}",
    r"^(?:by|in|through|with) (?:which|what) resolution (?:did|does|was|were|is|are) "
    r"(?!.*\b(?:mentioned|named|spoken of|cited|recalled|referred to|quoted|discussed)\b)"
    rf"{_THING}{_TAIL}",
    r"^when did (?:they|we|(?:the )?(?:un|ga|(?:general )?assembly|united nations)) (?:first )?"
    r"(?P<verb>ask(?: for)?|request|tell|order|decide(?: that| on| to)?|invite"
    rf"|call (?:for|(?:up)?on)|urge|want|say that|start asking) {_THING}{_TAIL}",
    rf"^when was it (?:decided|agreed|ordered|asked) (?:that |to |on |for )?{_THING}{_TAIL}",
    rf"^{_THING}[,:;–-]+ (?:and )?(?:who|(?:which|what) resolution|where|when)"
    r" (?:(?:was|were|did|does|do) (?:it|that|this|they|these|those) )?(?:first )?(?:decided"
    r"|asked for|come from|comes from|set up|requested|laid down|agreed)"
    r"(?: (?:it|that|this|them|these|those))?\W*$",
))
_DID = (r"(?:(?:establish|creat|proclaim|declar|designat|adopt|launch|institut|constitut"
        r"|introduc|initiat|admitt|renam)(?:e?d|e)?"
        r"|founded|set up|brought in|let in|c[oa]me up with)")
_DID_SO = _DID.replace("|adopt", "")  # who adopts may adopt a child
_ASSEMBLY = r"(?:UN|GA|UNGA|General Assembly|United Nations|Assembly|Security Council)"
_BY_WHOM = re.compile(
    rf"^\W*(?:and )?(?:(?:in|by|through|under) )?(?:(?:which|what) (?:{_ASSEMBLY} )?"
    r"(?:resolution|text|document|one)s?"
    r"|(?:name|give me|find(?: me)?) the resolution (?:which|that))"
    rf" (?:(?:was (?:it )?(?:that )?)?{_DID} (?P<it>.+?)"
    rf"|(?:was|were|is|are) (?P<was>.+?) {_DID}(?: (?:by|in|under|through|with))?)\W*$"
    rf"|^\W*(?:and )?(?:by )?who(?:m|(?: was it (?:who|that))?) (?:first |originally )?"
    rf"(?:{_DID_SO} (?P<who>.+?)|(?:was|were|is|are) (?P<whom>.+?) {_DID_SO}){_TAIL}"
    rf"|^\W*where (?:(?:do|does|did) (?=.*{_MADE})(?P<where>.+?) (?:come|stem|originate|date"
    rf"|derive) from|(?:was|were) (?P<there>.+?) (?:proclaimed|declared|designated)){_TAIL}"
    rf"|^\W*(?P<by>.+?) (?:was|were) {_DID} (?:by|in|under|through) (?:which|what) resolution\W*$"
    r"|^\W*(?P<of>.+?) (?:comes?|came|stems?|dates?) from (?:which|what) resolution\W*$"
    rf"|^\W*(?P<thing>.+?)[,:;–-]+ (?:and )?(?:who|(?:which|what) resolution)"
    rf" (?:{_DID} (?:it|that|this|them)|set (?:it|that|this|them) up|brought (?:it|that) in)\W*$"
    rf"|^\W*(?P<before>.+?): (?:(?:by|in) )?(?:which|what) resolution (?:{_DID} it|was it {_DID}"
    r"(?: (?:by|in))?)\W*$",
    re.IGNORECASE)
_WHEN = re.compile(
    r"^\W*(?:when|(?:in |on )?(?:which|what) (?:year|date|day)) "
    rf"(?:(?:was|were) (?P<was>.+?) {_DID}(?: as (?:an? )?\w+)?|did (?:the )?{_ASSEMBLY} {_DID} "
    rf"(?P<did>.+?)){_TAIL}"
    r"|^\W*since when (?:is|are|has|have|do we have) (?:there (?:been )?)?(?:an? )?"
    r"(?P<since>(?:international |world |un |united nations )?(?:\w+ ){0,5}?"
    r"(?:day|week|year|decade)\b.*?)"
    rf"{_TAIL}",
    re.IGNORECASE)
_TO_BE = re.compile(r"\bto be (?=(?:set up|established|created|convened|held|made|written)\b)")
_LET_IN = re.compile(r"\b(?:let in|admitted|renamed)\b", re.IGNORECASE)
_OF_A_RESOLUTION = frozenset(("it", "was", "by", "of", "before"))  # groups of `_BY_WHOM`
_EMPTY_VERBS = frozenset(("introduced", "mentioned", "contained", "included", "had", "brought",
                          "introduce", "mention", "contain", "include", "spoke", "used",
                          "wanted", "thought of", "came up with", "on", "about", "that",
                          "asked for", "called for", "decided", "decide", "decide that",
                          "decide on", "decide to", "say that", "start asking", "asked", "ask",
                          "ask for", "thought up", "set", "ordered", "order", "want", "told",
                          "tell"))


def asked_mandate(text: str) -> str | None:
    """The mandate whose origin a question asks for, None where it asks for something else."""
    for pattern in (*_SURE, *_MAYBE):
        if match := pattern.match(text.strip()):
            verb = match.groupdict().get("verb") or ""
            said = "" if verb.lower() in _EMPTY_VERBS else f"{verb} "
            mandate = _TO_BE.sub("", f"{said}{match['mandate']}".strip())
            # "Where does it come from?" tells none.
            return mandate if any(w.text not in FUNCTION_WORDS for w in words(mandate)) else None
    return None


def may_ask_else(text: str) -> bool:
    """Whether something else than the origin of a mandate may be meant, or none is asked for:
    "since when is …"."""
    return not any(pattern.match(text.strip()) for pattern in _SURE)


class Foundation(NamedTuple):
    """What a question asks who or when founded it, as it calls it; ``when`` where it asks for the
    day, ``by_resolution`` where it asks by which resolution, which alone the texts may tell,
    ``let_in`` where what is called so was there before: "when was the Court let in"."""

    called: str
    when: bool = False
    by_resolution: bool = False
    let_in: bool = False


def asked_foundation(text: str) -> Foundation | None:
    """What a question asks who or when founded it; None where it asks for something else: "Which
    resolution established …", "When was … created?".

    "It" is what the sentence before asks that for.
    """
    *before, last = _SENTENCE_END.split(text.strip())
    asked = _foundation(last)
    if asked is None or not _IT.fullmatch(asked.called):
        return asked
    told = asked_foundation(before[-1]) if before else None
    called = told.called if told else asked_mandate(before[-1]) if before else None
    return asked._replace(called=called) if called else None


_SENTENCE_END = re.compile(r"(?<=\?)\s+")
_IT = re.compile(r"it|that|this|they|those|these|(?:the|that|this) one", re.IGNORECASE)


def _foundation(text: str) -> Foundation | None:
    for pattern, when in ((_BY_WHOM, False), (_WHEN, True)):
        if match := pattern.match(text):
            group, called = next((g, c) for g, c in match.groupdict().items() if c)
            return Foundation(called, when, not when and group in _OF_A_RESOLUTION,
                              bool(_LET_IN.search(match[0])))
    return None
