"""What no text can answer, whatever stands in it.

A judgement of the assistant's own, advice to whoever asks, what the future brings: texts of
resolutions speak to States and organs of what was found and is to be done. The patterns are of
everyday English.
"""

from __future__ import annotations

import re

from assistant.question.terms import asking_sentence

_OWN = re.compile(
    r"\bdo you (?:\w+ly )?(?:think|believe|feel|prefer|agree|like|love|trust|recommend|rate|support"
    r"|approve|reckon|favou?r)\b(?! (?:you|there|it says|this says|that says))"
    r"|\bdo you (?:\w+ly )?(?:find|consider) (?:\w+ ){0,4}(?:more|most|less|least|better|best|worse"
    r"|good|bad|right|wrong|fair|useful|convincing|important)\b"
    r"|\bwould you (?:\w+ly )?(?:vote|recommend|prefer|rate|choose|pick|support|sign|rather|judge"
    r"|agree|advise)\b"
    r"|\b(?:can|could) you (?:\w+ly )?(?:recommend|suggest|advise)\b"
    r"(?! (?:me )?(?:when|where|which|what|who|whom|whether|if|how)\b)"
    r"|\bwould you say\b.*\b(?:good|bad|right|wrong|fair|well|enough|success\w*|fail\w*|better"
    r"|best)\b"
    r"|\byour (?:own |personal |honest |frank )?(?:views?|opinion|judg\w+|take|feelings?|favou?rite"
    r"|impression|advice|preference|verdict|gut)\b(?! (?:of|is) (?:the|what) text)"
    r"|(?:^|[.?!]\s*)(?:your |an? )?(?:honest|hot|personal) (?:take|opinion|view)\b"
    r"|\b(?:are|were) you (?:\w+ly )?(?:in favour|happy|convinced|impressed|worried|pleased|for"
    r"|against)\b",
    re.IGNORECASE)
# "Too timid", "far enough", "a mistake": a standard is asked for that is not the text's.
_VALUED = re.compile(
    r"\btoo (?:timid|soft|weak|little|much|slow|late|vague|cautious|far|strict|harsh|ambitious"
    r"|lenient|optimistic|pessimistic|naive|hesitant|lax|tame)\b"
    r"|\b(?:far|strong|tough|hard|bold|ambitious|fast) enough\b|\bdo(?:es|ing|ne)? enough\b"
    r"|(?<!do )(?<!done )(?<!does )\bany good\s*\?"
    r"|\b(?:is|was|are|were|be|been|it|this|they) (?:\w+ ){0,2}?a"
    r" (?:mistake|(?:failure|waste)(?! (?:to|of)\b)|(?:good|bad) idea|sham|disgrace|joke)\b"
    r"|\bwhat(?:['’]s| is| are| was| were) the (?:best|worst|cheapest|nicest|finest|coolest)\b"
    r"(?! (?:practices?|interests?|available)\b)"
    r"|\bworth (?:the paper|reading|anything|having)\b"
    r"|\bwhich\b[^.?!]*\b(?:better|best|worse|worst|(?:more|most) (?:important|useful|convincing"
    r"|significant|interesting|valuable|relevant|balanced|progressive|impressive))\b"
    r"[^.?!]*\b(?:resolution|text|paragraph|one|for|to)\b"
    r"|\b(?:is|are|was|were)\b[^.?!]*\b(?:better|worse|stronger|weaker|more useful|more important)"
    r" (?:(?:text|resolution|one|document) )?than\b"
    r"|\bwhich\b[^.?!]*\b(?:is|are|was|were) (?:the )?(?:better|best|worse|worst|most important"
    r"|most useful|more useful|more important)\b"
    r"|\bis (?:it|this|that) (?:wise|sensible|realistic|ethical|desirable|naive)\b",
    re.IGNORECASE)
# Which verb is "stronger" nobody here judges, but both can be shown.
_OF_WORDING = re.compile(r"\b(?:verbs?|wording|tone|phrasing|opening words?)\b", re.IGNORECASE)
# How the texts rate something they say themselves: "how do they rate its work, was it any good?"
_THEIR_RATING = re.compile(
    r"\bhow (?:do|does|did) (?:they|it|(?:the|both|these) (?:\w+ )?(?:texts?|resolutions?"
    r"|assembly)|the UN|\d+/\d+)\b[^?.!]{0,20}\b(?:rate|rated|judge|judged|assess|assessed|see|view"
    r"|describe|described)\b", re.IGNORECASE)
_FUTURE = re.compile(
    r"\bwill (?:it|this|that|they|the (?:\w+ ){1,4})(?:ever |really |actually )*(?:work|succeed"
    r"|fail|be enough|be adopted|make (?:a|any) difference|change anything|be a success)\b",
    re.IGNORECASE)
_READING = (r"(?:read|find|cite|quote|see|look|understand|put|say|interpret|describe|phrase"
            r"|refer|know"
            r"|word|ask|state|claim|tell|take|assume|conclude|infer|have|call|mention|turn"
            r"|check|use|back|support|base|rely|lean|point|justify|ground|argue"
            r"|translate|be sure|be certain|expect to (?:read|find))")
# Whoever asks is told nothing by a resolution; where to find what it says, the assistant tells.
_ADVICE = re.compile(
    rf"\bshould (?:i|my|our|we) (?!{_READING}\b)"
    rf"|\b(?:how|where|when|what) (?:do|can|could|may|should|must|would) i (?!{_READING}\b)"
    rf"|(?:^|[,:–-]\s*)(?:can|could|may|must|am) i (?!{_READING}\b)"
    r"|\bwhom (?:do|can|could|may|should|must|would) i (?:report|complain|turn|apply"
    r"|call)\b"
    r"|\b(?:what|which)\b[^.?!]{1,40}\bdo i (?:need|have to|require)\b|\bdo i (?:need|have to)\b"
    r"|\bhow to (?:apply for|get a|become an?|book|buy|renew|register for|sign up)\b",
    re.IGNORECASE)

# Who asks for a State is one whom the texts speak to; what it should do is for it to judge.
_OF_STATES = re.compile(
    r"^(?!.*\bshould (?:our|my)\b).*\b(?:our|my) (?:\w+ )?(?:govt|government|country"
    r"|state|delegation|mission|capital|ministry|nation|authorities)\b", re.IGNORECASE)

# Whoever tells the assistant to leave the texts aside asks for nothing that they say.
_ASIDE = re.compile(
    r"(?:^|[.!?:;]\s*)(?:please )?(?:forget|ignore|disregard) (?:about )?"
    r"(?:(?:the|all|your|these|any|previous|earlier) )*"
    r"(?:documents?|resolutions?|texts?|rules?|instructions?|sources?|prompts?)\b"
    r"|(?:^|[.!?:;]\s*)(?:please )?(?:forget|ignore|never mind)\b[^.?!]{0,40}"
    r"\bfor (?:a|one) (?:\w+ )?(?:minute|moment|sec|second|while)\b"
    r"|\btranslat\w+\b[^.?!]* (?:in)?to (?:\w+ )?(?:german|french|spanish|russian|chinese|arabic"
    r"|english|italian|portuguese|dutch|japanese|polish|turkish|hindi|latin|my language)\b"
    r"|\b(?:draft|write|compose|prepare) (?:me|us) (?:an?|the|some)\b"
    r"|\bjust (?:answer|say) (?:yes|no)\b", re.IGNORECASE)

# How States voted a record tells, and never why.
_WHY_VOTED = re.compile(
    r"\b(?:why|for what reasons?|what (?:was|were) the reasons?|how come)\b[^?.!]*"
    r"\b(?:vot(?:e|ed|ing) (?:no|yes|against|for|in favou?r)|abstain(?:ed|ing)?\b(?! from)"
    r"|oppos(?:e|ed|ing) it)\b", re.IGNORECASE)

_FROM_THE_TEXTS = "The assistant answers from the texts and from nothing else."
_OPINION = "The texts hold no judgement of this, and the assistant has none of its own."
_NO_ADVICE = "The texts speak to States and organs of the United Nations and give no such advice."
_NOT_YET = "The texts do not tell the future."
_NOT_WHY = "A record tells how States voted, and not why."


def beyond_texts(text: str) -> str:
    """Why no text can answer the question ``text``, or "" where one might."""
    if _ASIDE.search(text):
        return _FROM_THE_TEXTS
    start, end = asking_sentence(text)
    asked = text[start:end]
    if _OWN.search(asked) or (_VALUED.search(asked) and not (
            _OF_WORDING.search(asked) or _THEIR_RATING.search(asked))):
        return _OPINION
    if _WHY_VOTED.search(asked):
        return _NOT_WHY
    if _ADVICE.search(asked) and not _OF_STATES.search(asked):
        return _NO_ADVICE
    return _NOT_YET if _FUTURE.search(asked) else ""
