"""What stands in another document, which a resolution only names.

"Bearing in mind the recommendations that were made" does not tell what was recommended. The
contents are told where the grammar gives them: a clause behind "that", a colon, "namely".
"""

from __future__ import annotations

import re

from assistant.question.numbers import NUMBERS

_SOURCE = (
    r"(?:reports?|stud(?:y|ies)|conf(?:erence)?s?|meetings?|gatherings?|summits?|groups?|panels?"
    r"|committees?|experts?|specialists?|ministers?|conventions?|declarations?|outcome documents?"
    r"|submissions?|letters?|workshops?|seminars?|delegates|participants|congress"
    r"|forum|secretary-general|representatives?|statements?|speech(?:es)?|messages?)(?:['’]s?)?")
_NOUN = (r"(?:recommendations?|conclusions?|findings?|results?|outcomes?|principles|norms|rules"
         r"|approach(?:es)?"
         r"|decisions|proposals?|guidelines|commitments)")
_VERB = (
    r"(?:recommend(?:s|ed)?|conclude[sd]?|agree[sd]?|find|found|decide[sd]?|propose[sd]?"
    r"|suggest(?:s|ed)?"
    r"|declare[sd]?|says?|states?|contains?|outline[sd]?|lay down|lays down|set out|sets out|lists?"
    r"|makes?|advise[sd]?|reveal(?:s|ed)?|c(?:o|a)mes? up with|produce[sd]?|issue[sd]?)")
_DO = r"(?:do|does|did|has|have|had)"
_PLAIN = (r"(?:(?:is|are|was|were|exactly|precisely|the|all|any|its|their|individual|main|key"
          r"|specific"
          r"|exact|concrete|detailed|other|of|voluntary|\d+|two|three|four|five|six|seven|eight"
          r"|nine|ten|eleven|twelve)\s+)*")
_NOT_THE_TEXT = (r"(?!(?:the )?(?:resolutions?|texts?|preambles?|assembly|general assembly"
                 r"|paragraph)\b)")

_PUT_DOWN = (r"(?:made|adopted|reached|outlined|agreed(?: (?:up)?on)?|given|set out|issued"
             r"|drawn(?: up)?)")

_ASKED = re.compile(
    r"\b(?:what|which)\b(?! (?:\w+ )?(?:dates?|days?|years?|months?|time|cit(?:y|ies)|towns?|place"
    rf"|country|sessions?|documents?|declaration|treaty|agreement|instrument|paper)\b)[^?.]{{0,100}}?\b{_DO}\s+{_NOT_THE_TEXT}(?!\S*\d+/\d)"
    rf"(?:[^?.]{{0,100}}?\s)?{_SOURCE}\s(?:[^?.]{{0,100}}?\s)?{_VERB}\b"
    r"(?!\s+(?:of|about)\s+(?:the )?(?:resolution|text))"
    r"|(?<!\bat )(?<!\bin )(?<!\bon )(?<!\bto )(?<!\bby )(?<!\bfor )"
    r"\b(?:what|which|list|name|spell out|give(?: me)?|tell(?: me)?|summari[sz]e|sum up|enumerate"
    rf"|describe)(?: for (?:me|us))?"
    rf"\s+{_PLAIN}{_NOUN}\b[^?.]*\b(?:of|from|in|by|at)\b[^?.]*"
    rf"(?:\b{_SOURCE}|\b(?-i:[A-Z][a-z]+))"
    rf"|\b(?:what|which|list|name|spell out|give(?: me)?|enumerate)\s+{_PLAIN}{_NOUN}\s+"
    rf"(?:that\s+|which\s+)?(?:(?:the|its|their)\s+)?(?:[\w'’-]+\s+){{0,3}}?{_SOURCE}\s+{_VERB}\b"
    r"|\b(?:what|which|list|set out|spell(?:ed)? out|enumerate\w*|give|know|tell|name)\b"
    r"(?!\s+(?:\w+ )?(?:para(?:graph)?s?|recitals?|resolutions?|texts?|sessions?|bod(?:y|ies))\b)"
    r"[^?.]*"
    rf"\b{_NOUN} (?:that |which )(?:the |those |its )?(?:[\w'’-]+ ){{0,3}}?{_SOURCE}"
    rf"(?: (?:in|at|of|on|from) [\w ]{{1,20}}?)? (?:had )?(?:{_VERB}|made)\b"
    rf"|\b{_NOUN} list\W*$|^\W*{_NOUN} (?:of|from|at|by)\b[^?.]*\bwhat (?:were|are) they\b"
    r"|\b(?:summari[sz]e|sum up|tell(?: me)?|know|see|list) what (?:the |those )?"
    rf"(?:[\w-]+ ){{0,3}}?{_SOURCE} (?:had )?"
    r"(?:concluded|recommended|agreed|decided|found|proposed)\b"
    rf"|\b(?:what|which) {_NOUN} (?:are|were|is|was) (?:listed|contained|set out"
    r"|laid down|included|spelled out)\b[^?.]*\b(?:there|in (?:it|that))\b"
    rf"|\bhow many (?:[\w-]+ )*?{_NOUN}\b[^?.]*\b(?:in|by|from) (?:the |that |its |their )?"
    rf"(?:\d+ )?(?:[\w-]+ )?{_SOURCE}\b"
    rf"|\b(?:what|which) (?:were|are|was) (?:the |those )?{_NOUN} (?:that )?(?:they|it|he|she) "
    r"(?:\w+ )?(?:made|gave|reached|adopted|drew|issued|agreed on|came to)\b"
    rf"|\b(?:what|which) (?:exactly |precisely |concretely )?(?:were|are|was) (?:the )?{_NOUN}"
    r"(?: that were)? "
    r"(?:made|adopted|reached)\b"
    rf"|\bwhat (?:exactly |precisely )?(?:were|are|was|is) (?:exactly |precisely )?"
    rf"(?:those|these|its|their) {_NOUN}(?:,? (?:concretely|exactly|then|in detail|precisely"
    r"|specifically))?\W*$"
    rf"|\b(?:what|which) (?:the )?{_NOUN} (?:did|do|does|have|had|has) (?:it|they|he|she) (?:\w+ )?"
    r"(?:reach|reached|make|made|draw|drawn|adopt|adopted|come to|give|given|issue|issued)\b"
    rf"|\b(?:what|which) (?:the )?{_NOUN} (?:came|emerged|arose|resulted) (?:out )?(?:of|from) "
    r"(?:it|this|that|them)\b"
    rf"|\b(?:what|which) (?:the )?{_NOUN} (?:did|do|does|have|had|has) (?:it|they|he|she|those"
    r"|these|the|that)(?: [\w-]+){0,4}? (?:come up with|bring|yield|produce|deliver|put out|set out"
    r"|lay down|outline|get to|arrive at)\b"
    rf"|\b(?:what|which) (?:the )?{_NOUN} (?:came|emerged|arose|resulted)(?: out)?\W*$"
    rf"|\b(?:what|which) {_NOUN} (?:were|was) (?:\w+ly )?{_PUT_DOWN}(?: there| then| in it| at it)?"
    rf"\W*$|\b{_NOUN}[\"”'’]? (?:that were )?{_PUT_DOWN} (?:there|then|in it|at it)\b[^?]*"
    r"\b(?:which|what)\b"
    rf"|\bwhat (?:exactly |precisely )?(?:was|were|got) (?:\w+ly )?(?:decided|agreed"
    rf"|recommended|concluded"
    rf"|proposed|found) (?:up)?(?:on )?(?:in|at|by) {_NOT_THE_TEXT}(?!\S*\d+/\d)",
    re.IGNORECASE)
# "What did it recommend?", where a report or a meeting was spoken of before.
_BY_PRONOUN = re.compile(
    rf"\bwhat (?:\w+ly )?{_DO} (?:it|they) (?:\w+ly )?(?:recommend|conclude|agree|decide|propose"
    r"|suggest|find|advise)\b", re.IGNORECASE)
_WHICH_FINDINGS = re.compile(rf"\b(?:what|which)\s+{_PLAIN}{_NOUN}\b", re.IGNORECASE)
_SOURCE_NAMED = re.compile(rf"\b{_SOURCE}\b", re.IGNORECASE)
# Behind its subject "that" brings what was said; before a finite verb it only relates
# ("the recommendations that were made").
_SAYING = (rf"(?:{_NOUN}|concluded|recommended|recogni[sz]ed|agreed|found|identified|declared"
           rf"|decided"
           r"|stated|observed|affirmed|noted|proposed|called for|suggested|reaffirmed)")
_GIVEN = re.compile(
    rf"\b{_SAYING}\b(?:[^;:](?!\bthat\b)){{0,140}}?(?:\W*\bthat\b"
    r"(?!\s+(?:were|was|are|is|have|has|had|could|can|may|might|would|will|should)\b)|:\s"
    r"|\bnamely\b)"
    rf"|\b{_NOUN},?\s+(?:including|such as|inter alia)\b"
    r"|\bcontaining (?:the|those|an?|its|their)\b|\bwhich contains\b", re.IGNORECASE)


_MANY = "|".join((*(word for word, n in NUMBERS.items() if n > 2), "eleven", "twelve"))
_SO_MANY = re.compile(
    rf"\b(?:the|all|those) (?P<many>{_MANY}|\d+) "
    rf"(?:\w+ ){{0,2}}?{_NOUN}\b", re.IGNORECASE)


def findings_counted(text: str) -> str:
    """How many recommendations, norms or the like a question speaks of ("the eleven norms"), as
    written; "" where it does not say."""
    told = _SO_MANY.search(text)
    return told["many"].lower() if told else ""


def asks_for_contents(text: str) -> bool:
    """Whether a question is what a report, a meeting or a body other than the Assembly said."""
    if _ASKED.search(text):
        return True
    asked = _BY_PRONOUN.search(text)
    return bool(asked and _SOURCE_NAMED.search(text[: asked.start()]))


_THOUGHT = re.compile(
    rf"\b(?:did|do|does|have|has) (?:the )?(?:[\w-]+ ){{0,2}}?{_SOURCE} (?:of \d{{4}} )?(?:\w+ )?"
    r"(?:think|say|find|conclude|believe|agree|hold|recogni[sz]e|accept|said|found|concluded|agreed)\b"
    rf"|\b{_SOURCE} (?:finding|conclusion|view|opinion)s? (?:that|about|on)\b", re.IGNORECASE)


def asks_of_findings(text: str) -> bool:
    """Whether a question is what experts, ministers or a report thought of something."""
    return bool(_THOUGHT.search(text))


def asks_which_findings(text: str) -> bool:
    """Whether a question is which recommendations, conclusions or results there were."""
    return bool(_WHICH_FINDINGS.search(text))


def gives_contents(text: str) -> bool:
    """Whether a paragraph tells what was recommended, concluded or agreed, not only that it was.

    Its own opening ("Recognizing that …") tells what the Assembly thinks.
    """
    _, _, behind = text.partition(" ")
    return bool(_GIVEN.search(behind))


_STATES = (r"(?:(?:member )?(?:states?|countries|countrys?|governments?|nations?|members"
           r"|delegations?)|(?:administering |big |major |nuclear |former colonial |colonial )?"
           r"powers)")
_WHICH_STATES = re.compile(
    r"(?<!\bin )(?<!\bunder )(?<!\bto )(?<!\bon )(?<!\bby )(?<!\bfrom )(?<!\bfor )"
    r"(?<!\bwith )(?:(?<![a-z] )|(?<=\bknow )|(?<=\blist )|(?<=\bname )|(?<=\bme )|(?<=\band )"
    r"|(?<=\bbut )|(?<=\bso )|(?<=\bsay )"
    r"|(?<=\bout )|(?<=\bsee )|(?<=\bexactly )|(?<=\bwonder ))which (?:of the )?"
    rf"(?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )?{_STATES} "
    r"(?:\w+ly |still |already |now |not |in particular |by name )?"
    r"(?:have(?! to\b)|has(?! to\b)|had(?! to\b)|did|were|was|got"
    r"|sent|took|sat|made|gave|put|won|led|wrote|came"
    r"|told|said|spent|paid|held|kept|built|bought|sold|lost|wrote|chose"
    r"|(?:is|are) (?:still |firmly )?(?:opposed(?: to)?|against|in favour|guilty"
    r"|to blame|missing)"
    r"|(?!(?:ask|invit|call|request|urg|suppos|expect|requir|oblig"
    r"|encourag|nam|mention|need)ed\b)[a-z]+ed)\b(?! (?:asked|invited|called|requested|urged|to))"
    rf"|\bwhich {_STATES} (?:does|do|did|is|are|was|were|gets?|got)\b[^?.]*"
    r"\b(?:have in mind|point\w* (?:at|to)"
    r"|aim\w* at|target\w*|blam\w+|accus\w+"
    r"|condemn\w*|singl\w+ out|critici\w+|thank\w*|prais\w+|nam(?:e|ed|es))\b"
    r"|\bwhich (?:state|country|government|nation|member)['’]s\b"
    r"(?! (?:reports?|views?|responsibilit|task|duty|job|role|consent|interest))"
    rf"|\bwhich (?:is|was|are|were) the (?:one|only|single|sole|first) "
    rf"{_STATES} (?:that|which|to"
    r"|not to)\b"
    r"|\b(?:list|name|names of|enumerate|who (?:are|were)|give (?:me )?(?:a |the )?(?:list"
    r"|names) of)\s+"
    rf"(?:of |all |the |those |every )*{_STATES} (?:that|which|who|whose|having)\b"
    rf"|\bnames of (?:all |the |those )*{_STATES}\W*$"
    rf"|\bwhich {_STATES} (?:will|would|are (?:to|going to)|can|may) (?:then )?(?:sit|serve|join"
    r"|take part|be (?:in|on|part|represented|chosen|members?)|get (?:a|the) seats?)\b"
    rf"|\blist of (?:the |those |all )?{_STATES}(?: please| pls)?\W*$"
    rf"|\b{_STATES}\b[^?.]{{0,50}}\bby name\b|\bmember (?:states|countries) list\b"
    r"|\blist of (?:its |the )?members\b|\bwhat nation\w*\b[^?.]*\bcitizen\b"
    rf"|\b{_STATES}\W+(?:refers?|means?) (?:to )?which ones\b",
    re.IGNORECASE)


def asks_which_states(text: str) -> bool:
    """Whether a question is which States did something: told by their names alone."""
    return bool(_WHICH_STATES.search(text))


_OF_DOCUMENT = r"\b(?:reports?|stud(?:y|ies)|documents?|papers?|letters?|notes?|annex(?:es)?)\b"
_NAMED = r"(?:document )?symbol|document (?:number|code|reference|id)|reference number"
_SYMBOL = re.compile(
    rf"\b(?:{_NAMED}|a/\s*number|serial number"
    r"|(?:what|which) (?:\w+ )?number|number|isbn|url|web link|download link)\b", re.IGNORECASE)
_SYMBOL_OF = re.compile(
    rf"\b(?:{_NAMED}|reference)(?: \([^()]*\))? (?:of|for)"
    rf"(?: \S+){{0,4}}? {_OF_DOCUMENT}", re.IGNORECASE)
_RESOLUTION = re.compile(r"\bof (?:the |this |that )?resolutions?\b|\d+/\d+", re.IGNORECASE)
_PRINTED = re.compile(r"\b[A-Z]+(?:/[A-Z0-9][\w.]*){2,}")


def asks_for_symbol(text: str) -> bool:
    """Whether a question is under which symbol another document was issued."""
    symbol = _SYMBOL.search(text)
    if _SYMBOL_OF.search(text):
        return True
    if symbol is None or _RESOLUTION.search(text):
        return False
    exact = not re.fullmatch(r"(?:what|which) (?:\w+ )?number|number", symbol.group().lower())
    issued = bool(re.search(r"\b(?:issued|published|circulated|document)\b", text, re.IGNORECASE))
    return bool(re.search(_OF_DOCUMENT, text, re.IGNORECASE)) and (exact or issued)


def gives_symbol(text: str) -> bool:
    """Whether a paragraph has the symbol of a document ("A/68/98")."""
    return bool(_PRINTED.search(text))
