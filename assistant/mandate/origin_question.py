"""Questions for the origin of a mandate: "which resolution first …", "since when …"."""

from __future__ import annotations

import re

_THING = r"(?P<mandate>.+?)"
_MANDATING = (r"(?P<mandate>(?:ask|request|call|invit|urg|encourag|recommend|decid|mandat|stud"
              r"|press|push|want|requir|task|instruct)\w* .+?)\W*$")
_ORIGINS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in (
    rf"^(?:in )?(?:which|what) (?:\w+ ){{0,3}}(?:resolution|text|document|paragraph) "
    rf"(?:was (?:it )?(?:that |the one that )?)?(?:first|originally|initially) (?P<verb>\w+) "
    rf"{_THING}\W*$",
    rf"^(?:which|what) (?:\w+ ){{0,3}}(?:resolution|text|paragraph) (?:first )?"
    rf"(?:introduced|started|began|launched|initiated|originated|gave rise to) {_THING}\W*$",
    rf"^(?:which|what) (?:\w+ ){{0,3}}resolution was the first to (?P<verb>\w+) {_THING}\W*$",
    rf"^where (?:do|does|did) (?:the )?(?:mandates?|requests?|calls?|ideas?) (?:for|to|of|that) "
    rf"{_THING} (?:come|stem|originate|date|derive)\b.*$",
    rf"^what (?:is|was) the origin of (?:the )?(?:(?:mandate|request|call|idea) "
    rf"(?:for|to|of) )?{_THING}\W*$",
    # Since when a treaty is in force is a date, and no mandate.
    rf"^since when (?:has|have|is|are|does|do|did|was|were) (?!.*\bin(?:to)? force\b){_THING}\W*$",
    rf"^when (?:was|were|did) {_THING} first (?:mentioned|introduced|requested|asked|appear\w*|"
    rf"called|included|raised|mandated)\b.*$",
    rf"^when did (?:the )?(?:un |united nations )?(?:general )?assembly (?:first|begin|start)"
    rf"(?: to)? {_MANDATING}",
    rf"^(?:please )?trace (?:the )?(?:mandate (?:for|to|of) )?{_THING}\W*$",
))
_DID = (r"(?:establish|creat|found|proclaim|declar|designat|adopt|launch|institut|constitut|set up)"
        r"(?:e?d|e)?")
_ASSEMBLY = r"(?:UN|GA|UNGA|General Assembly|United Nations|Assembly|Security Council)"
_BY_WHOM = re.compile(
    rf"^\W*(?:and )?(?:(?:in|by|through|under) )?(?:(?:which|what) (?:{_ASSEMBLY} )?"
    r"(?:resolution|text|document|one)s?"
    r"|(?:name|give me|find(?: me)?) the resolution (?:which|that))"
    rf" (?:(?:was (?:it )?(?:that )?)?{_DID} (?P<it>.+?)"
    rf"|(?:was|were|is|are) (?P<was>.+?) {_DID}(?: (?:by|in|under|through|with))?)\W*$"
    rf"|^\W*(?P<by>.+?) (?:was|were) {_DID} (?:by|in|under|through) (?:which|what) resolution\W*$"
    r"|^\W*(?P<of>.+?) (?:comes?|came|stems?|dates?) from (?:which|what) resolution\W*$"
    rf"|^\W*(?P<before>.+?): (?:(?:by|in) )?(?:which|what) resolution (?:{_DID} it|was it {_DID}"
    r"(?: (?:by|in))?)\W*$",
    re.IGNORECASE)
_WHEN = re.compile(
    r"^\W*(?:when|(?:in |on )?(?:which|what) (?:year|date|day)) "
    rf"(?:(?:was|were) (?P<was>.+?) {_DID}|did (?:the )?{_ASSEMBLY} {_DID} (?P<did>.+?))\W*$",
    re.IGNORECASE)
_EMPTY_VERBS = frozenset(("introduced", "mentioned", "contained", "included", "had", "brought",
                          "introduce", "mention", "contain", "include", "spoke", "used"))


def asked_mandate(text: str) -> str | None:
    """The mandate whose origin a question asks for, None where it asks for something else."""
    for pattern in _ORIGINS:
        if match := pattern.match(text.strip()):
            verb = match.groupdict().get("verb") or ""
            said = "" if verb in _EMPTY_VERBS else f"{verb} "
            return f"{said}{match['mandate']}".strip()
    return None


def asked_foundation(text: str) -> tuple[str, bool] | None:
    """What a question asks who or when founded it, as it calls it, and whether it asks when; None
    where it asks for something else: "Which resolution established …", "When was … created?".

    "It" is what the sentence before asks that for.
    """
    *before, last = _SENTENCE_END.split(text.strip())
    asked = _foundation(last)
    if asked is None or not _IT.fullmatch(asked[0]):
        return asked
    told = asked_foundation(before[-1]) if before else None
    called = told[0] if told else asked_mandate(before[-1]) if before else None
    return (called, asked[1]) if called else None


_SENTENCE_END = re.compile(r"(?<=\?)\s+")
_IT = re.compile(r"it|that|this|they|those|these|(?:the|that|this) one", re.IGNORECASE)


def _foundation(text: str) -> tuple[str, bool] | None:
    for pattern, when in ((_BY_WHOM, False), (_WHEN, True)):
        if match := pattern.match(text):
            return next(filter(None, match.groupdict().values())), when
    return None
