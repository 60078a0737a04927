"""Whether the paragraphs found spell out what is told in so many words or not at all.

A person by a name, an article by its number, a meaning where it is defined, a consequence, a
frequency; and that no text tells how its own words came about. Each check takes the question and
the paragraphs found, best first, and gives those that pass and, where none does, what is missing.
"""

from __future__ import annotations

import re

from assistant.finding.retrieve import Found
from assistant.judgement.given import dates_a_reference
from assistant.judgement.mentioned import IN_SO_MANY_WORDS, Checked
from assistant.question.dates import every_moment
from assistant.question.question import Question
from assistant.question.states import names_a_state
from assistant.question.wants import QUESTION_WORDS, Want
from assistant.question.wording import words
from index.resolution import Part

_FARTHER = 0.25  # from the question than the nearest, with how often


_PERSONS = (r"(?:persons?|people|experts?|officials?|architects?|candidates?|judges?|ambassadors?"
            r"|ministers?|diplomats?|scientists?|authors?|chair\w*|presidents?|envoys?|rapporteurs?"
            r"|directors?|speakers?|artists?|delegates?|compan(?:y|ies)|firms?|part(?:y|ies)|teams?"
            r"|partnerships?)")
_WHO_IS = re.compile(
    r"\bwho (?:(?:is|was|are|were) (?:he|she)\b|(?:is|was|are|were) (?:the |its |that |a )?"
    r"(?:(?!(?:behind|told|asked|invited|called|requested|urged|to|expected)\b)[\w'’-]+ ){0,4}?"
    r"(?:head|chief|chair\w*|leader|president|director|commissioner|envoy|secretary[- ]general"
    r"|representative|rapporteur|experts?|ambassador|judge|author|coordinator|minister|spokes\w+"
    r"|governor|mayor|king|queen|premier|chancellor|pope|winners?|laureates?|secretary)\b"
    r"(?! (?:asked|invited|called|requested|to|urged)\b))"
    r"|\bwho (?:held|holds|occupied|filled) (?:the |that |this )?(?:office|post|position|job"
    r"|chair)\b"
    r"|\bby (?:what|which) name (?:was|is|were|are) (?:he|she|they|the [\w-]*(?:general|chair\w*"
    r"|head|chief|president|director|minister|experts?))\b"
    r"|\bname of (?:the |its )?(?:[\w'’-]+ ){0,4}?(?:experts?|secretary[- ]general|chair\w*|head"
    r"|chief|envoy|president"
    r"|rapporteur|representative|director|commissioner|coordinator|person|prosecutor|judge|minister"
    r"|premier|governor|mayor|ambassador|winner|laureate|author|registrar)\b"
    r"|\bname of (?:the |its )?(?:[\w'’-]+ ){1,4}?who\b"
    r"|\bnames? (?:and|&|\+) (?:nationality|nationalities)\b|\bnationality and name\b"
    # In "the experts who were appointed" it only relates.
    r"|(?:^|[.?!,;:–-]\s*|\b(?:and|but|so|know|me|tell|ask|wonder|remember|out|see) )"
    r"who (?:was|were|is|has been|got) (?:\w+ly )?(?:picked|chosen|elected|appointed|named"
    r"|selected|nominated|sworn in)\b"
    r"|\bwho (?:is|was|are|were|will be|sits|sat|served) (?:in|on|part of|a member of) (?:it|them"
    r"|there"
    r"|(?:the|that|this|these|those|each) (?:[\w'’-]+ ){0,3}?(?:groups?|panels?|committees?|boards?"
    r"|commissions?|councils?|bod(?:y|ies)|delegations?|lists?))\b"
    r"|\bwho (?:attended|took part|participated|spoke)\b"
    r"|\bwho (?:were|was|are) (?:the |its )?(?:(?:key|main|invited|keynote|other) )?(?:speakers?"
    r"|delegates?|participants?|guests?|panell?ists?)\b"
    r"|\b(?:secretary-general|chief|head|chair\w*|minister|diplomat|envoy)['’]s? (?:own )?names?\b"
    r"|\bnames of (?:all |the |its |those |these )*(?:[\w-]+ ){0,2}?(?:people|persons|individuals"
    r"|experts|officials|winners|victims|judges|candidates|appointees|personalities|speakers|authors)\b"
    r"|\bwhich (?:experts?|persons?|people|officials?|diplomats?|scientists?|speakers?|ministers?"
    r"|delegates?|academics?) (?:attended|spoke|took part|sat|served|were|participated|wrote"
    r"|drafted|met|came|gave|signed|turned up|showed up|opened|closed|hosted|chaired|addressed"
    r"|presided)\b"
    r"|^\W*(?:and |so )?(?:its|their|the) (?:\w+ )?(?:director|head|chief|chair\w*|president"
    r"|leader)(?: back then| at the time| then)?\W*(?:$|\?)"
    r"|\b(?:what|who)(?:['’]s| is| was| are| were) (?:his|her|their) (?:full |real |last )?names?\b"
    r"|\b(?:his|her|their) names?\W*$"
    rf"|\b(?:who|which (?:[\w-]+ ){{0,2}}?{_PERSONS}) won\b"
    # "The council which ministers set up", "which council of ministers": no person is asked for.
    r"|(?:^|[.?!,;:–-]\s*|\b(?:and|but|so|know|me|tell) )"
    r"which (?:(?!of\b|the\b)[\w-]+ ){0,2}?(?:ambassadors?|officials?|judges?|ministers?|diplomats?"
    r"|envoys?|delegates?|scientists?|presidents?|rapporteurs?) "
    r"(?!(?:asked|invited|requested|called|urged"
    r"|supposed|allowed|entitled|expected|based|accredited)\b)(?:\w+ed|led|gave|spoke|said|told|met"
    r"|held)\b"
    rf"|\bwhich (?:[\w-]+ ){{0,2}}?{_PERSONS} (?:was|were|has been|got)"
    r" (?:chosen|picked|selected|appointed|elected|hired|commissioned)\b", re.IGNORECASE)
# "President Win Myint", "Mr. Guterres", "Karsten Geier (Germany)".
_PERSON = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Sir|Ambassador|President|Judge|Professor)\.? [A-ZÀ-ÞŠŽ]\w+"
    r"|\b[A-ZÀ-ÞŠŽ]\w+ [A-ZÀ-ÞŠŽ]\w+ \((?P<state>[A-Z][^)]+)\)")


def persons(question: Question, found: list[Found]) -> Checked:
    """Who somebody is, is told by a name and not by the office that is asked about."""
    # Of a follow-up the last that it asks; who it was, the question before may have asked.
    asked = [s for s in re.split(r"(?<=\?)\s+", question.text)
             if any(w.text in QUESTION_WORDS for w in words(s))]
    if not _WHO_IS.search(asked[-1] if asked else question.text):
        return found, ""
    kept = [f for f in found if any(
        m["state"] is None or names_a_state(m["state"])
        for m in _PERSON.finditer(f.evidence.text))]
    return kept, "The paragraphs about it name no person."


_WHO_LED = re.compile(
    r"(?:^|[.?!,;:–-]\s*|\b(?:and|but|so|know|me|tell) )who (?:(?:(?:is|was|were) )?(?:jointly )?"
    r"(?:(?:co-?)?chair(?:ed|ing)|presid(?:ed|ing) over|head(?:ed|ing)|led|signed|ran)"
    r"|(?:will|is going to|shall) (?:(?:co-?)?chair|preside|head|lead|sign|run))\b",
    re.IGNORECASE)
# "co-chaired by France and Mexico", "under the leadership of UNDP", "the Co-Chairs, the Office of".
_CHAIRED = (
    r"\b(?:(?:co-)?chaired|presided over|headed|led|facilitated) (?:\w+ )?by\b"
    r"|\bunder the (?:\w+ )?(?:(?:co-)?chair\w*|leadership|presidency|stewardship) of\b"
    r"|\b(?:Co-)?Chairs?\b[^.;]{0,80}, (?:the )?(?-i:[A-Z])")
_IS_CHAIRED = re.compile(_CHAIRED, re.IGNORECASE)
# "Convened by" tells who invited, and not who was in the chair.
_IS_LED = re.compile(rf"{_CHAIRED}|\b(?:signed|run|convened) (?:\w+ )?by\b|\bsigned between\b",
                     re.IGNORECASE)
_IN_THE_CHAIR = re.compile(r"\b(?:(?:co-)?chair\w*|presid\w+|head\w*)\b", re.IGNORECASE)


def _last_sentence(text: str) -> str:
    return re.split(r"(?<=\?)\s+", text.strip())[-1]


def officers(question: Question, found: list[Found]) -> Checked:
    """Who chaired, led or signed something is told where it is said by whom that was done."""
    asked = _WHO_LED.search(_last_sentence(question.text))
    if asked is None:
        return found, ""
    told = _IS_CHAIRED if _IN_THE_CHAIR.search(asked[0]) else _IS_LED
    return ([f for f in found if told.search(f.evidence.text)
             or _PERSON.search(f.evidence.text)],
            "The paragraphs about it do not say by whom.")


_HOW_ANSWERED = re.compile(
    r"\b(?:what|how) (?:did|does|has|have|do) (?!(?:the )?(?:general )?assembly\b)"
    r"(?!(?:the )?(?:UN|GA|UNGA|texts?|resolutions?|it|they|that|this)\b)(?:the )?"
    r"(?:[\w'’-]+ ){1,4}?(?:answer|reply|replied|respond|react)(?:ed)?\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(?:answer(?:ed|s)?|repl(?:y|ied|ies)|respond(?:ed|s)|react(?:ed|s|ion)"
                      r"|rejected|in (?:its|their|his|her) response)\b", re.IGNORECASE)


_REASON_GIVEN = re.compile(
    r"\b(?:what|which) (?:reasons?|explanations?|excuses?|grounds|justifications?) (?:did|does|do"
    r"|has|have) (?!(?:the )?(?:general )?assembly\b|the (?:text|resolution)s?\b|it\b)[^?.]{2,60}? "
    r"(?:give|gave|given|offer|state|cite|put forward)\b", re.IGNORECASE)
_REASON = re.compile(r"\b(?:because|reasons?|on (?:the )?grounds?|owing to|due to|on account of"
                     r"|citing|claim\w*|alleg\w+|pretext|arguing)\b", re.IGNORECASE)


def reasons_given(question: Question, found: list[Found]) -> Checked:
    """What reason somebody gave is told where a text speaks of one."""
    if not _REASON_GIVEN.search(question.text):
        return found, ""
    return ([f for f in found if _REASON.search(f.evidence.text)],
            "The texts do not tell what reason was given.")


# "What is the population of Pitcairn?": a figure of a place or a people.
_MEASURE = re.compile(
    r"\b(?:what|how (?:large|big|high)) (?:is|was|are|were)(?: the)? (?:[\w'’-]+ ){0,3}?"
    r"(?P<what>population|gdp|gross domestic product|per capita (?:income|gdp)|life expectancy"
    r"|unemployment rate|literacy rate|inflation rate|birth rate|land area|surface area)\b"
    r"|\bhow many (?P<people>inhabitants|residents|islanders|people (?:live|are living))\b"
    r"|\b(?P<toll>death toll)\b|\b(?P<of>population|gdp|per capita income|life expectancy) of\b",
    re.IGNORECASE)


# A number of people or of money, and neither a year nor a day.
_COUNT = (r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)? (?:million|billion|thousand|per cent|dollars)"
          r"|(?!(?:19|20)\d\d\b)\d{3,})")


def measures(question: Question, found: list[Found]) -> Checked:
    """How many people a place has, or what they earn, is told where the paragraph gives a figure
    for it."""
    asked = _MEASURE.search(question.text)
    if asked is None:
        return found, ""
    what = (r"(?:killed|deaths?|dead|died)" if asked["toll"]
            else (asked["what"] or asked["of"] or "population").split()[-1])
    told = re.compile(rf"\b{what}\b[^.;,]{{0,40}}\s{_COUNT}|\b{_COUNT}[^.;,]{{0,30}}\b(?:{what}"
                      r"|people|inhabitants|residents)\b", re.IGNORECASE)
    return ([f for f in found if told.search(f.evidence.text)],
            "The paragraphs about it give no such figure.")


def replies(question: Question, found: list[Found]) -> Checked:
    """What somebody answered is told where a text speaks of an answer."""
    if not _HOW_ANSWERED.search(question.text):
        return found, ""
    return ([f for f in found if _ANSWERS.search(f.evidence.text)],
            "The texts do not tell what was answered.")


_WHICH_ARTICLE = re.compile(r"\b(?:which|what) articles?\b", re.IGNORECASE)
_ARTICLE = re.compile(r"\b[Aa]rticles? (?:\d|[IVXL]+\b)")


def articles(question: Question, found: list[Found]) -> Checked:
    """Which article of a treaty is told by its number."""
    if not _WHICH_ARTICLE.search(question.text):
        return found, ""
    return ([f for f in found if _ARTICLE.search(f.evidence.text)],
            "The paragraphs about it name no article.")


_WHY_SO = re.compile(
    r"\b(?:why|for what reasons?|what (?:was|is|were) the reasons?|how come)\b[^.?!]*"
    r"\b(?:chosen|picked|drop(?:s|ped)?|deleted?|removed?|left out|leaves? out"
    r"|omit(?:s|ted)?|no longer|not (?:included|mentioned|listed|repeated)|replaced?|reworded"
    r"|insert(?:ed)?)\b", re.IGNORECASE)
_WHY_CHOSEN = re.compile(
    r"\bwhy (?:was|were)\b[^.?!]*\b(?:chosen|picked|selected)\b", re.IGNORECASE)
_WHY_IT = re.compile(
    r"\b(?:why|how come)\b(?: \w+){0,3} (?:it|this|that|they)(?: \w+){0,2} "
    r"(?:dropped|deleted|removed|left out|omitted|taken out|reworded|inserted|added|put in"
    r"|not repeated)\b",
    re.IGNORECASE)
_OF_THE_WORDING = re.compile(
    r"\b(?:word(?:s|ing)?|phrases?|paragraphs?|references?|dates?|clauses?|terms?|titles?|mandates?"
    r"|list|preamble|mention|text)\b|\d+/\d+", re.IGNORECASE)


def choices(question: Question, found: list[Found]) -> Checked:
    """Why a date was chosen or words were dropped: a text has its words, and not their story."""
    of_words = _WHY_SO.search(question.text) and _OF_THE_WORDING.search(question.text)
    if not (of_words or _WHY_CHOSEN.search(question.text) or _WHY_IT.search(question.text)):
        return found, ""
    return ([f for f in found if _WHY_CHOSEN.search(question.text) and _gives_the_day(question, f)],
            "The texts do not explain how their own words came about.")


def _gives_the_day(question: Question, found: Found) -> bool:
    """Whether a recital tells of what happened on a day that the question names: that is why it
    was chosen."""
    text = found.evidence.text
    return (found.paragraph.paragraph.part is Part.PREAMBLE
            and any(m.spans and m.cover >= IN_SO_MANY_WORDS for m in found.evidence.matches)
            and any(asked.agrees(held) for asked in question.moments if asked.day
                    for held in every_moment(text) if held.number and held.day
                    and not dates_a_reference(text, held.start)))


_WHAT_IF = re.compile(
    r"\bwhat (?:happens|will happen|would happen|follows) (?:to|if|when)\b[^?]*\b(?:not|fails?"
    r"|ignores?|breaks?|violates?|refuses?|disregards?)\b|n[’']t\b[^?]*\bwhat happens\b"
    r"|\bwhat happens (?:to|if|when)\b[^?]*n[’']t\b",
    re.IGNORECASE)
_CONSEQUENCE = re.compile(
    r"\b(?:sanctions?|penalt(?:y|ies)|consequences?|liab\w+|accountab\w+|suspen\w+|punish\w+)\b",
    re.IGNORECASE)


def consequences(question: Question, found: list[Found]) -> Checked:
    """What happens to whoever does not comply is told where a consequence is."""
    if not _WHAT_IF.search(question.text):
        return found, ""
    return ([f for f in found if _CONSEQUENCE.search(f.evidence.text)],
            "The texts name no consequence.")


_OFTEN = re.compile(
    r"\b(?:annual(?:ly)?|yearly|biennial(?:ly)?|triennial(?:ly)?|quarterly|monthly|weekly|daily"
    r"|periodic(?:ally)?|regular(?:ly)?|every (?:\w+ )?(?:years?|months?|sessions?|weeks?|days?)"
    r"|each (?:\w+ )?(?:year|session|month)|(?:once|twice|times) (?:a|an|every|each|per)"
    r"|per (?:year|annum|cent)|on an? \w+ basis)\b", re.IGNORECASE)


def frequencies(question: Question, found: list[Found]) -> Checked:
    """How often something is done is told where the paragraph says how often."""
    if Want.FREQUENCY not in question.wants:
        return found, ""
    best = max((f.confidence for f in found), default=0.0)
    kept = [f for f in found if _OFTEN.search(f.evidence.text)
            and f.confidence >= best - _FARTHER]
    return kept, "The paragraphs about it do not say how often."


# What is counted against what: which of all has the most of something is told of no single one.
_WHO_HAS_MOST = re.compile(
    r"\b(?:which|what) (?:of the )?(?:[\w-]+ ){0,3}?(?:countr(?:y|ies)|states?|nations?"
    r"|governments?|organi[sz]ations?|agenc(?:y|ies)|officials?|missions?|compan(?:y|ies)|cit(?:y|ies)"
    r"|bod(?:y|ies)|donors?|contributors?|territor(?:y|ies)|regions?|ngos?|funds?|programmes?|departments?"
    r"|entit(?:y|ies))\b(?! (?:that|which|who) )[^?.;]*?\b(?:the|its) (?:\w+ )?"
    r"(?:smallest|largest|biggest|lowest|highest|fewest|most|least|longest|shortest|cheapest"
    r"|oldest|youngest|worst|deadliest|richest|poorest|greatest|heaviest)\b"
    r"(?! (?:developed|recent(?:ly)?|vulnerable|important|affected|of)\b)", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:smallest|largest|biggest|lowest|highest|fewest|(?:the|its) most|least(?! developed)"
    r"|longest|shortest|oldest|youngest|worst|deadliest|poorest|greatest|heaviest|top|maximum|minimum"
    r"|leading|main|majority)\b", re.IGNORECASE)


def extremes(question: Question, found: list[Found]) -> Checked:
    """Which State or body has the most or the least of something is told where a text says so."""
    if not _WHO_HAS_MOST.search(question.text):
        return found, ""
    return ([f for f in found if _MOST.search(f.evidence.text)],
            "No paragraph found compares them.")


_DEFINES = re.compile(
    r"\bdefin(?:e[sd]?|ing|itions?)\b|\bunderstood (?:as|to (?:mean|be))\b|\bmeans (?:an?|any"
    r"|the)\b",
    re.IGNORECASE)


def definitions(question: Question, found: list[Found]) -> Checked:
    """A question for a meaning is answered where the paragraph defines, not where it uses."""
    if Want.DEFINITION not in question.wants:
        return found, ""
    kept = [f for f in found if _DEFINES.search(f.evidence.text)]
    return kept, "No paragraph found defines it."


# "Did they actually deliver it?": whether what is asked for was done, whoever asks cannot know.
_WAS_IT_DONE = re.compile(
    r"\b(?:did|have|has) (?:they|he|she|it|(?:the|those|these) (?:[\w-]+ ){1,3}?)\s*"
    r"(?:actually|ever|really|eventually|finally)\b"
    r"|^\W*(?:and |so |but )?(?:did|have|has) (?:they|he|she|it)\b[^?]{0,40}\b(?:in the end"
    r"|after all)\b"
    r"|\b(?:did|has|have|was|were) (?:it|that|this|they|those|these|that one)\b[^?]{0,50}"
    r"\b(?:in the end|on time|in time|since then|by now|at last)\b"
    r"|\b(?:did|has) (?:it|that|this|that one) ever\b",
    re.IGNORECASE)


# "Has the Assembly ever called peace a right?" is what it says.
_SPEAK = (r"(?:\w+ly )?(?:call|ask|sa[iy]|mention|recogni[sz]|declar|proclaim|request|condemn|urge"
          r"|recommend|decid|state|speak|spoke|refer|describ|express|welcom|endors|affirm|encourag"
          r"|invit|demand|agree|stress|not(?=e)|reaffirm|support|oppos|reject|propos|appeal|adopt"
          r"|ban|order|call)\w*")
_SPOKEN = re.compile(
    rf"(?<!health )\b(?:assembly|texts?|resolutions?) (?:actually|ever|really) {_SPEAK}"
    rf"|\bwhat (?:did|does) (?:the )?(?:un|united nations) (?:actually|really) {_SPEAK}",
    re.IGNORECASE)


def carried_out(question: Question, found: list[Found]) -> Checked:
    """Whether something was done is not told by the paragraph that asks for it."""
    last = _last_sentence(question.text)
    if not found or not _WAS_IT_DONE.search(last) or _SPOKEN.search(last):
        return found, ""
    kept = [f for f in found if f.paragraph.paragraph.part is not Part.OPERATIVE]
    if found[0] in kept:
        return kept, ""
    return [], "The texts ask for it, and do not tell whether it was done."
