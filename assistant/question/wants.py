"""What kind of thing a question asks for, by the words that ask.

The patterns are of everyday English; none is of these texts. A question can want several things
("where and when").
"""

from __future__ import annotations

import re
from enum import StrEnum

from assistant.question.wording import stem
from index.resolution import Part


class Want(StrEnum):
    """What kind of thing the answer has to hold."""

    ACTOR = "who"
    RECIPIENT = "to whom"
    EFFECT = "to what effect"
    TITLE = "under what title"
    DATE = "when"
    DEADLINE = "by when"
    SESSION = "which session"
    PLACE = "where"
    NUMBER = "how many"
    FREQUENCY = "how often"
    RESOLUTION = "which resolution"
    PARAGRAPH = "which paragraph"
    DOCUMENT = "in which document"
    REASON = "why"
    DEFINITION = "what it means"
    YES_NO = "whether"
    TEXT = "what"


QUESTION_WORDS = frozenset([
    "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "does", "do", "did",
    "is", "are", "was", "were", "has", "have", "can", "should", "must", "will", "would",
])
_AUXILIARY = (r"(?:is|was|were|are|did|does|do|will|has|have|had|should|must|can|would|shall|to"
              r"|exactly|precisely|in the world|and)")
# "When" and "where" ask; in "when it comes to" and "the city where" they do not.
_ASKING = r"(?:\s*\?|\s*$|['’]s\b|\s+" + _AUXILIARY + r"\b)"
# In "what does resolution 70/237 say" the verb ends what is asked for.
_WHICH = (r"\b(?:which|what|whose) (?:(?!(?:do|does|did|is|are|was|were|has|have|had|can|will|would"
          r"|should|must|if)\b)\w+ ){0,3}")
# To what end something is to be done is told where it is asked for, unlike why it is.
_PURPOSE = (r"\b(?:what|which) (?:\w+ )?(?:purpose|aim|objective|goal)\b"
            r"(?! of the (?:resolution|text))"
            r"|\bwhat(?:['’]s| is| was| are) the (?:point|idea|goal)s? "
            r"(?:of|behind)\b|\bto what end\b"
            r"|\bwhat (?:shall|should|will|would) be the (?:aim|goal|purpose|objective)\b"
            r"|\b(?:meant|supposed) to (?:bring about|achieve|lead to)\b"
            r"|\b(?:stated|declared|ultimate) (?:purpose|aim|objective|goal) of\b")

_ADDRESSEE = (r"(?:states?|countries|governments?|nations|members?|secretary-general|capitals"
              r"|experts|group|panel)")
_LOOKED_UP = (
    r"\bwhere (?:would|can|could|do|should|might|may|does|will) (?:i|we|one|you|they|someone"
    r"|somebody|a reader|readers) (?:\w+ )?(?:find|read|get|look|see|consult|learn|access|check)\b")

# "The number of the decision on the questionnaire", "… of the paragraph that …" count nothing.
_NUMBERED = (r"(?:the|an?|its|that) (?:[\w'’/-]+ ){0,6}?"
             r"(?:resolution|decision|treaty|convention|law|regulation|rule)\b")
_THAT_PARAGRAPH = (r"(?:the|that) (?:(?:preambular|operative|numbered) )?"
                   r"(?:para(?:graph)?|recital|clause)\b")
_IS_IT = (r"(?:do|does|did|is|are|was|were|has|have|had|can|could|should|must|will|would|may|shall"
          r"|isn't|doesn't|aren't)\s+[\w\"“(]")

_PATTERNS: tuple[tuple[Want, tuple[str, ...]], ...] = (
    (Want.DEADLINE, (
        r"(?<!\bon )(?<!\bon a )(?<!\bmy )(?<!\bbefore )\bdeadlines?\b",  # not whoever asks
        r"\b(?:by|until) when" + _ASKING, r"\bdue (?:date|back|by|to report"
        r"|to be (?:submitted|handed in|presented|delivered))\b", r"\bis due\b",
        r"\bcut-?off\b", r"\bno later than\b", r"\bhow long do(?:es)?\b", r"\bhow soon\b",
        r"\bhow much time\b",
        r"\b(?:by|before) (?:what|which) (?:\w+ )?(?:date|time|day|year|session)\b",
        r"^(?!.*\bfrom (?:what|which)\b).*\b(?:until|till) (?:what|which) (?:\w+ )?"
        r"(?:date|time|day)\b",
    )),
    (Want.FREQUENCY, (r"\bhow (?:often|frequently|regularly)\b",)),
    (Want.DATE, (
        # What a report "says when they use it" is no date.
        r"\bwhen" + _ASKING, r"\b(?:and|know|me|since|about|exactly) when\b(?! it comes\b)",
        r"\bsay when\b|^(?!.*\bwhat\b.*\bsays when\b).*\bsays when\b",
        r"\bwhat (?:exact )?(?:dates?|days?|years?|months?|time)\b",
        r"\bwhich (?:years?|days?|months?|dates?)\b(?!['’]s)", r"\bin what year\b",
        r"^\W*(?:year|date|month)s? (?:the|when|in which|for|of)\b",
        r"\bwhat(?:['’]?s| is| was) the (?:exact |precise )?(?:date|day|year)\b",
        r"\bdate\b[^?.]{0,30}\b(?:was|got|were) (?:adopted|passed|approved)\b",
        r"\bdates? (?:of|for)\b", r"\b(?:month|year|day)s? (?:and (?:month|year|place|venue|city"
        r"|town|where)|did|were|was)\b", r"[-–—,:] (?:which |what )?(?:year|date)s?\W*$",
        r"\b(?:year|date) (?:only|pls|please)\W*$", r"\b(?:what|which) yr\b(?!['’]s)",
        r"\bon (?:which|what) (?:day|date)s?\b",
        r"\b(?:month|year|day|date)s? (?:in|on|at) which\b",
        r"\b(?:start|starting|founding|launch|target) (?:year|date)s?\b",
        r"\b(?:exact|precise|actual) (?:days?|dates?|years?|months?)\b",
        r"\bwhat (?:were|are) the (?:exact )?(?:days|dates|years)\b",
        r"\bthe dates?\b", r"\bhow long ago\b", r"\bdates?\s*\??$",
    )),
    (Want.SESSION, (
        _WHICH + r"sessions?\b", r"\b(?:which|what) of (?:its|the) sessions?\b",
        # "a later session?" does not ask which.
        r"^(?!.*\b(?:an?|any|some|another) (?:\w+ )?session\W*$).*\bsession\s*(?:number)?\s*\?*$",
    )),
    (Want.PLACE, (
        r"\bwhere(?! (?:does|do|did|is|are|will|would|should) (?:the |its |this |that )?"
        r"(?:money|funds?|funding|cash|financing)\b)" + _ASKING,
        r"\bwhere (?:exactly )?in (?!the\b|its\b|this\b|th[eo]se\b|para|\d)\w+(?: \w+)? "
        r"(?:was|were|did|is|are|will)\b", r"\b(?:and|say|says|know|(?<!show )me) where\b",
        r"\bvenue\b", r"^\W*(?:need |name |list |give me )?(?:the )?(?:two |both )?"
        r"host (?:cit(?:y|ies)|towns?) of\b",
        r"\b(?:cit(?:y|ies)|towns?|(?<!first )(?<!take )(?<!holy )(?<!sacred )(?<!public )"
        r"(?<!worship )(?<!safe )(?<!many )(?<!in )(?<!into )places?)\s*(?:[+&/,?]|and\b|$)",
        r"\b(?:what|which|in what|name the) (?:(?!t(?:ook|akes?|aking|aken)\b)\w+ )?"
        r"(?:city|cit(?:ies|ys)|towns?|venue|place|location)\b",
        r"\bwhich (?:city|country|town)\b.*\b(?:host|held|venue)",
        r"\b(?:cities|towns|venues) (?:hosted|were|did|are)\b",
        r"\b(?:tell me|name|list|give(?: me)?) (?:the |both )?(?:\w+ )?(?:cit(?:y|ies)|towns?"
        r"|venues?)\b",
    )),
    (Want.NUMBER, (
        r"\bhow[- ]many", r"\bhow much\b[^?.]*\b(?:money|rent|cash|costs?|pay|paid|charged"
        r"|budget|funds|dollars|owe[ds]?|spen[dt])\b",
        r"\b(?:what|which|total) (?:\w+ )?(?:amount|sum)\b",
        r"\bwhat (?:is |was |are |were )?(?:the )?(?:\w+ )?(?:price|salary|wage|fee)s?\b",
        r"\bwhat(?:['’]?s| is| was| are| were) (?:the |its )?(?:\w+ ){0,2}(?:stipend|turnout"
        r"|balance of|budget of)\b",
        r"\bwhat (?:did|does|will|would|do|has|have) (?!(?:the )?(?:text|resolution|assembly)\b)"
        r"[^?.]{2,80}? (?:cost|sell for|spen[dt] on)\b",
        r"\bhow much (?:money )?(?:has|have|had|did|does|do) [^?.]{2,80}? (?:collect|raise|cost)"
        r"(?:ed|d)?\b",
        r"\b(?:what|which) (?:percentage|proportion|share|fraction)\b",
        r"\bin (?:US |U\.S\. )?dollars\b",
        rf"(?<!\ba )\bnumber of\b(?! {_THAT_PARAGRAPH})(?! {_NUMBERED})",
        r"\bcount (?:of|the|all)\b",
        r"\bwhat number\b", r"\btotal of\b",
    )),
    (Want.PARAGRAPH, (
        r"^\W*(?:and |the )*para(?:graph)? number\b",
        rf"\b(?:number|no\.) of {_THAT_PARAGRAPH}",
        _WHICH + r"(?:para(?:graph)?s?|points?|recitals?|clauses?)\b",
        r"\bwhich of the (?:listed )?points\b", r"\bwhere (?:does it say|it says?|they say)\b",
        r"\b(?:language|wording|text|mention|reference|passage|phrase|provision)\b[^?.!]*[-–—,:] "
        r"where\s*\?",
        r"\bwhere (?:exactly |precisely )?(?:do|does|is|are|in) "
        r"(?:it|they|the texts?|this|that|the resolutions?)\b"
        r".*\b(?:say|state|mention|spell|written|stand)",
        r"\bwhere (?:is|are|was|were)\b.*\b(?:mentioned|stated|spelled|written|said|defined"
        r"|described)\b",
        r"\bin (?:which|what) places?\b[^?.]*"
        r"\b(?:expression|phrase|term|words?|wording|formula|quotation)s?\b",
        r"\bwhereabouts (?:in|exactly)\b", r"^\W*whereabouts\W*$", r"\bshow me where\b",
        r"\bwhere (?:do|does|did) (?:resolution )?(?:A/RES/)?\d+/\d+\b",
        r"\bwhere (?:do|does|did) (?:the )?(?:general )?(?:assembly|UN|GA|UNGA)\b"
        r"(?! (?:meet|sit)\b)",
        r"\bwhere (?:do|does|did|in) (?:the|these|those|both|each) (?:\w+ )?(?:preambles?|texts?"
        r"|resolutions?|documents?|paragraphs?|operative parts?)\b",
        r"\b(?:mentioned|stated|said|found|occurs?|appears?|used|listed|written)\W+where\b",
        r"\bwhere (?:do|does|did|is|are) [^?.!]{0,40}"
        r"\b(?:appear|occur|stand|show up|come up|crop up|figure)\b",
        r"\bwhere (?:do|does|did) (?:the |this |that )?(?:\w+ )?(?:expressions?|phrases?|terms?"
        r"|words?|wording|formula)\b",
        rf"\bwhere (?:is|are|was|were) (?:the |all )?(?:\w+ )?{_ADDRESSEE} (?:\w+ly )?(?:asked|told"
        r"|invited|called (?:up)?on|requested|urged|encouraged)\b",
    )),
    (Want.DOCUMENT, (
        r"\b(?:what|which) (?:kinds?|sorts?|types?) of (?:documents?|papers?|publications?)\b",
        r"\bin (?:what|which) (?:documents|papers|publications|reports?)\b", _LOOKED_UP,
        r"\bin whose (?:documents|papers|reports?)\b", r"\bwhose (?:reports?|write-ups?|papers)\b",
        r"\bwhere (?:is|are|was|were) [^?.!]{0,90}\b(?:published|printed|written up|collected"
        r"|compiled|gathered|put together)\b",
    )),
    (Want.RESOLUTION, (
        _WHICH + r"(?:resolutions?|texts?|documents?|decisions?)\b", r"[-–—] which\b",
        r"\bwhich (?:one )?of (?:the )?(?:two|these|them|both)\b", r"\bwhich one\b",
    )),
    (Want.ACTOR, (
        r"\b(?:who|whom|whose|by whom)\b",
        _WHICH + r"(?:bod(?:y|ies)|organi[sz]ations?|institutes?|agenc(?:y|ies)|organs?|officials?"
        r"|countr(?:y|ies)|states?|governments?|persons?|people)\b",
    )),
    (Want.REASON, (
        r"\bwhy\b", r"\bwhat (?:\w+ )?(?:reasons?|grounds?)\b", r"\bhow come\b",
        r"\bfor (?:what|which) reason", r"\bwhat for\b", _PURPOSE,
    )),
    (Want.DEFINITION, (
        r"\bdefin(?:e[sd]?|ing|itions?)\b", r"\bmeaning of\b", r"(?<!\bi )\b(?:meant|mean) by\b",
        r"\bwhat (?:exactly )?(?:does|do|did)\b.*(?<!\bi )\bmean\b",
        r"(?<!and )(?<!or )(?<!of )(?<!by )\bmeans\s*\?*$",
    )),
    (Want.YES_NO, (
        rf"(?:^|[.!;:–—-]\s*|\bbut\s+|\band\s+)(?:so\s+|and\s+)?{_IS_IT}",
        # In "which report, of which year, is welcomed?" something else is asked.
        r"(?:^|[.!?;:]\s)(?:(?!\b(?:which|what|whom?|whose|when|where|how|why)\b)[^.?!;:])*,\s*"
        rf"(?:so\s+|and\s+)?{_IS_IT}",
        r"\byes or no\b", r"^any(?:thing|one|body)?\b", r"\b(?:true|correct|right)\s*\?",
        r"\bwhether\b", r"\bthere anything\b", r",\s*(?:yes|no)\s*\?",
    )),
)
_GIVING = (r"(?:send|sent|submit\w*|address\w*|report\w*|hand\w*|direct\w*|giv\w+|present\w*"
           r"|transmit\w*"
           r"|communicat\w+|deliver\w*|turn\w*|forward\w*|go|goes|tell|told|inform\w*|notif\w+)")
_HAS_TO = r"(?:should|must|do|does|are|is|shall)"
_MORE_PATTERNS: tuple[tuple[Want, tuple[str, ...]], ...] = (
    (Want.RECIPIENT, (
        r"\bto (?:whom|who|which (?:\w+ ){0,2}?"
        r"(?:officials?|officers?|bod(?:y|ies)|organs?|persons?"
        r"|organi[sz]ations?|office)|what (?:official|body|organ))\b",
        rf"\bwho(?:m|se)?\b[^.?!]*\b{_GIVING}\b[^.?!]*\bto\s*\?",
        r"\b(?:addressee|recipient)s?\b",
        r"\bwho (?:gets?(?! (?:an?|the) (?:seat|place|job|post|say)\b)|receives?"
        r"|(?:is|are) (?:sent|given|handed|shown))\b",
        # "Who should inform …?" asks for the one who does.
        rf"\bwhom? {_HAS_TO} (?!(?:asked|invited|to|supposed|requested|told|expected|meant)\b)"
        r"[^.?!]*\b(?:(?:inform|notify|tell)(?= (?:of|about|on)\b|\s*\?)"
        r"|keep (?:informed|posted|up to date))",
    )),
    (Want.EFFECT, (
        r"\b(?:be|been|being|is|are|was|were|prove[dn]?) of (?:any |some |much )?"
        r"(?:help|use|benefit|value)\b",
        r"\b(?:any|what) (?:use|benefits?|good|difference)\b"
        r"(?= (?:has|have|had|did|can|could|were|was|are|is|came|come|to|for)\b|\s*\?)",
        r"\bhow\b[^.?!]*\b(?:help(?:ed|s|ful)?|benefit(?:ed|s)?)\s*[?.]",
        r"\b(?:turn(?:ed|s)? out|prov(?:e[dns]?|ing)) (?:to be )?(?:useful|helpful|valuable"
        r"|beneficial|worthwhile|fruitful)\b",
        r"\bhow (?:have|has|did|do|does)\b[^.?!]*"
        r"\b(?:help(?:ed)?|contribut(?:e[sd]?|ing)|improve[sd]?)\b",
        r"\b(?:le[ad]d? to|result(?:ed)? in|achieve[sd]?|accomplish\w*|gained|bring about"
        r"|brought about"
        r"|contribut(?:e[sd]?|ing) to|helped with|(?:came|has come|have come) (?:out )?of"
        r"|good come)\b",
        r"\b(?:effects?|impact|usefulness|merits?|advantages?|upside|(?<!what )benefits?) of\b",
        r"\bof (?:any|some|much|no) (?:use|help|benefit|value)\b", r"\bpay off\b",
        r"\bwhy (?:is|was|are|were) (?:it|this|that|they|those|these) (?:so )?"
        r"(?:useful|helpful|worthwhile|valuable|good)\b",
        r"\bdid (?:it|they|that|this|those|these|any of (?:it|them)) (?:\w+ )?(?:help|matter)\b",
        r"\bd(?:id|o|oes) [^?.!]{0,80}\b(?:do (?:any|some) (?:good|use)|help at all"
        r"|make (?:a|any) difference)\b",
        r"\bworth (?:it|the (?:trouble|effort|while))\b", r"\b(?:been|be) good for\b",
        r"\bwhat (?:did|do|does|have|has) [^?.!]{0,80}\bhelp(?:ed)? with\b",
        r"\bwhat (?:is|was|were|are) (?:it|this|that|they|those|these) (?:all )?good for\b",
        r"\banything (?:useful|good|helpful|valuable) (?:come|came|ever come)\b",
    )),
    (Want.TITLE, (
        r"\b(?:what|which) (?:\w+ )?(?:title|heading|headline)\b", r"\bagenda item\b(?! \d)",
        r"\b(?:what|which) (?:\w+ )?name\b.*\b(?:item|agenda|theme)\b",
        r"\b(?:title|name|heading) of (?:the|that|this) (?:\w+ ){0,2}item\b",
        r"\bitem\b[^.?!]*\b(?:called|named|titled|entitled)\b",
    )),
)
_WANTS = tuple((want, re.compile("|".join(patterns), re.IGNORECASE | re.MULTILINE))
               for want, patterns in (*_PATTERNS, *_MORE_PATTERNS))
_FOR_A_PURPOSE = re.compile(_PURPOSE, re.IGNORECASE)
_FOR_HOW_LONG = re.compile(r"\bhow many (?:years|months|weeks|days)\b(?!.*\bwhen\b)",
                           re.IGNORECASE)
_OF_AN_EVENT = re.compile(
    r"\b(?:held|hold|meet\w*|met|conferences?|summits?|seminars?|workshops?|ministerial|phases?"
    r"|t(?:ake|akes|ook|aken|aking) place|happen\w*|venues?"
    r"|(?:which|what) (?:cit(?:y|ies)|towns?|countr(?:y|ies))"
    r"|host\w*|conven\w+|gather\w*|sit|sits|sat|sessions?|adopt\w*|passed|signed|headquarter\w*"
    r"|based|located|events?|forum|congress|places?|half|rounds?|wsis)\b", re.IGNORECASE)
_OF_A_TEXT = re.compile(
    r"\b(?:sentences?|language|passage|wording|line|phrase|adjectives?|verbs?|mention\w*|words?"
    r"|provision|clause|recital|texts?|resolutions?|of the two)\b", re.IGNORECASE)
# "Free flow of information - where?" is not of a place where something was held.
_BARE_WHERE = re.compile(r"[-–—,:] where\W*$", re.IGNORECASE)
_EVENT = re.compile(r"\b(?:city|town|held|take place)\b", re.IGNORECASE)

# To whom the Assembly itself speaks is who has to act.
_APPEALS = re.compile(
    r"\bto (?:whom|who|which \w+) (?:does|did|do|is|are|was|were) "
    r"(?:it|(?:the |this |that )?(?:general )?(?:assembly|resolution|text|council|appeal|call"
    r"|request|paragraph))\b[^?.]*"
    r"\b(?:appeal\w*|addressed|directed|speak\w*|turn\w*)\b"
    r"|\bto (?:whom|who|which \w+) (?:is|are|was|were) (?:addressed|directed) (?:the|this|that) "
    r"(?:appeal|call|request|invitation|encouragement)\b", re.IGNORECASE)

# What something is meant to bring about is its purpose, and not what came of it.
_MEANT = re.compile(r"\b(?:meant|supposed|intended|designed) (?:to|for)\b|\bhop(?:e|es|ed|ing)\b"
                    r"|\b(?:should|would|is to|are to) (?:it |they |that |this |these )?"
                    r"(?:lead|result|achieve|bring)\b", re.IGNORECASE)

# What is to be done stands in the operative part; what was done and thought, in the preamble.
_BEARER = (r"(?:who|it|he|she|they|we|everyone|everybody|secretary-general|secretariat|states?"
           r"|countr(?:y|ies)|governments?|nations?|members?|parties|group|panel|experts?"
           r"|committee|commission|council|assembly|office|agenc(?:y|ies)|bod(?:y|ies)"
           r"|organi[sz]ations?|chief|director|envoy|representative|rapporteur)")
_OF_MANDATES = re.compile(
    r"\b(?:must|should|shall|has to|have to|had to|is to|are to|to be"
    r"|(?:supposed|meant|expected) to|need(?:s|ed)? to|required?"
    rf"|(?:is|are|was|were) (?:the |an? |its |their |all |every )?(?:[\w-]+ ){{0,3}}?{_BEARER}"
    r" to (?!be\b)"
    r"|requires|asked|asks?|requests?|requested|calls? (?:up)?on|called (?:up)?on|invit\w+|urg\w+"
    r"|orders?|ordered|wants?|wanted|tells?|told|task\w*|mandate\w*|decid\w+|deadline|job"
    r"|(?:can|may) (?:all |every )?(?:member )?(?:states?|countr(?:y|ies)|governments?)\b"
    r"|foresees?|foreseen|envisag\w+|plann?(?:ed|s)?|schedul\w+"
    r"|instruct\w*|oblige[sd]? (?:\w+ )?to|next)\b", re.IGNORECASE)
_OF_PREAMBLE = re.compile(
    r"\b(?:preamb\w+|preface|recitals?|introduct\w+|opening (?:parts?|paragraphs?|section)"
    r"|background)\b", re.IGNORECASE)

_NAMES: dict[Want, frozenset[str]] = {
    want: frozenset(stem(w) for w in names.split()) for want, names in (
        (Want.DATE, "date dates day days month months year years time times"),
        (Want.DEADLINE, "deadline deadlines date day time due session"),
        (Want.SESSION, "session sessions"),
        (Want.PLACE, "place places city cities citys town towns country venue location take "
                     "happen"),
        (Want.NUMBER, "number numbers money"),
        (Want.FREQUENCY, "often frequently regularly frequency"),
        (Want.REASON, "reason reasons purpose aim goal objective end mind"),
        (Want.DEFINITION, "define defines defined defining definition definitions mean meant"),
        (Want.RESOLUTION, "resolutions resolution text texts document documents decision"),
        (Want.DOCUMENT, "document documents kind kinds sort type paper papers publication find"),
        (Want.TITLE, "title heading headline name named called entitled"),
        (Want.EFFECT, "help helped helpful use useful benefit benefits good led lead effect "
                      "effects impact achieve achieved gained gain come came merit merits "
                      "advantage worth trouble result results usefulness accomplish "
                      "accomplished pay"),
        (Want.PARAGRAPH, "paragraph paragraphs para paras point points clause number numbers "
                         "recital listed whereabouts"),
    )
}


def wants_of(text: str) -> frozenset[Want]:
    """Everything that the question asks for; TEXT where no word tells."""
    wants = {want for want, pattern in _WANTS if pattern.search(text)}
    if Want.PARAGRAPH in wants and not _EVENT.search(text):
        wants.discard(Want.PLACE)
    if Want.PLACE in wants and (asks_of_a_text(text) or (
            _BARE_WHERE.search(text) and not _OF_AN_EVENT.search(text))):
        wants = (wants - {Want.PLACE}) | {Want.PARAGRAPH}
    if Want.RECIPIENT in wants:
        wants.discard(Want.PLACE)
    if Want.NUMBER in wants and _FOR_HOW_LONG.search(text):
        wants.discard(Want.DATE)
    if Want.DOCUMENT in wants:
        wants -= {Want.PLACE, Want.RESOLUTION}
    if Want.DEADLINE in wants:
        wants.discard(Want.DATE)
    if _APPEALS.search(text):
        wants = (wants - {Want.RECIPIENT}) | {Want.ACTOR}
    if _MEANT.search(text):
        wants.discard(Want.EFFECT)
    return frozenset(wants or {Want.TEXT})


def asks_of_a_text(text: str) -> bool:
    """Whether a question speaks of what a text mentions, and of nothing that takes place."""
    return bool(_OF_A_TEXT.search(text)) and not _OF_AN_EVENT.search(text)


def names_of(wants: frozenset[Want]) -> frozenset[str]:
    """The stems that only name what is wanted: "which *city*", "in what *year*".

    The paragraph has to give one, not to speak of it.
    """
    return frozenset(s for want in wants for s in _NAMES.get(want, ()))


_OF_THE_PAST = re.compile(
    r"^(?:and |so |but )?did (?:the|that|this|those|its) (?:[\w-]+ ){0,3}?(?:groups?|experts?|panel"
    r"|conference|meetings?|summit|ministers|seminar)\b", re.IGNORECASE)


def part_of(text: str) -> Part | None:
    """The part of a resolution in which the answer would stand, as far as the words tell."""
    if _OF_PREAMBLE.search(text) or _OF_THE_PAST.search(text):
        return Part.PREAMBLE
    if _IS_IT_SO.match(text):  # "Are the rules for how States should behave binding?"
        text = _HOW_TO.sub(" ", text)
    return Part.OPERATIVE if _OF_MANDATES.search(text) and not asks_why(text) else None


_IS_IT_SO = re.compile(r"\W*(?:and |so |but )?(?:is|are|was|were)\b", re.IGNORECASE)
_HOW_TO = re.compile(r"\bhow (?:\w+ ){1,3}(?:should|must|are to|is to|have to)\b", re.IGNORECASE)


def asks_why(text: str) -> bool:
    """Whether the reason is asked for, and not the purpose: why something should be done is told
    before it is asked for, and to what end where it is."""
    return Want.REASON in wants_of(text) and not _FOR_A_PURPOSE.search(text)
