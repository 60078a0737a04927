"""Questions about a resolution's record: the vote, the sponsors, the committee and the like.

They are facts that the file states beside the text, each with its place there; where it does not
state one, that is said. Which resolution is meant, its symbol says or the words of its title.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cached_property

from assistant.answer import Answer, Route
from assistant.citation import cite
from assistant.question.numbers import listed
from assistant.question.question import Question
from assistant.question.states import names_a_state
from assistant.question.terms import Term
from assistant.question.titled import Titles
from assistant.question.wants import QUESTION_WORDS, Want
from assistant.question.wording import FUNCTION_WORDS, stem, words
from assistant.record.ballot import how_voted, names_of_states, tally, who_voted
from assistant.record.record import adopted_on, stands_before_symbol
from index.record import Record
from index.resolution import Resolution
from index.store import Library
from index.symbol import Symbol

Saying = Callable[[Resolution, Record, str], str | None]
"""A sentence from a record for the question's text, None where the record does not state it."""


def _sponsors(resolution: Resolution, record: Record, asked: str) -> str | None:
    name = f"The draft of resolution {resolution.symbol.short}"
    name += f" ({record.draft})" if record.draft else ""
    if record.submitted_by:
        return f"{name} was submitted by {record.submitted_by.removeprefix('submitted by ')}."
    if not record.sponsors:
        return None
    said = f"{name} was sponsored by {names_of_states(record.sponsors)}."
    if record.additional_sponsors:
        said += f" It was joined by {names_of_states(record.additional_sponsors)}."
    return said


def _committee(resolution: Resolution, record: Record, asked: str) -> str | None:
    name = f"Resolution {resolution.symbol.short}"
    if record.committee is None:
        return None
    if record.committee.startswith("Without"):
        return f"{name} was adopted without reference to a Main Committee."
    report = f" ({record.report})" if record.report else ""
    return f"{name} was adopted on the report of the {record.committee}{report}."


def _agenda(resolution: Resolution, record: Record, asked: str) -> str | None:
    if record.agenda_item is None:
        return None
    items = "items" if " and " in record.agenda_item else "item"
    title = f", “{record.agenda_title}”" if record.agenda_title else ""
    return (f"Resolution {resolution.symbol.short} was adopted under agenda {items} "
            f"{record.agenda_item}{title}.")


def _draft(resolution: Resolution, record: Record, asked: str) -> str | None:
    return record.draft and f"The draft of resolution {resolution.symbol.short} is {record.draft}."


def _report(resolution: Resolution, record: Record, asked: str) -> str | None:
    return record.report and (f"The report on which resolution {resolution.symbol.short} was "
                              f"adopted is {record.report}.")


def _minutes(resolution: Resolution, record: Record, asked: str) -> str | None:
    return record.minutes and (f"The record of the meeting that adopted resolution "
                               f"{resolution.symbol.short} is {record.minutes}.")


def _subjects(resolution: Resolution, record: Record, asked: str) -> str | None:
    headings = list(dict.fromkeys(subject.heading for subject in record.subjects))
    return f"Resolution {resolution.symbol.short} is filed under {listed(headings)}." \
        if headings else None


def _adopted(resolution: Resolution, record: Record, asked: str) -> str | None:
    day = resolution.adopted or record.adopted
    return adopted_on(resolution.symbol, day, resolution.meeting or record.meeting) if day else None


_STATES = (r"(?:states?|member states?|countr(?:y|ies)|governments?|nations?|delegations?|members?|"
           r"ones|votes?)")
_FACTS: tuple[tuple[str, str, Saying], ...] = (
    # what is asked, by which words, what says it
    ("vote", rf"\bhow (?:did|do|does) (?:(?:the|all|member|un|individual) )*(?:{_STATES}|they"
             rf"|people|everyone|it) vote\b|\bhow (?:was|were) (?:the vote|the voting)\b"
             rf"|\bhow was it (?:voted|adopted|passed)\b"
             rf"|\bhow (?:did|does) (?:the )?(?:vote|voting|ballot) "
             r"(?:go|end|turn out|come out|look)\b"
             rf"|\bwhat was the vote\b", tally),
    ("vote", r"\bhow (?:did|does) .+ vote\b|\b(?:did|does) .+ (?:vote|abstain)\b"
             r"|\b(?:was|were) .+ (?:against|in favour of|for) it\b", how_voted),
    ("vote", rf"\b(?:who|which|what(?= (?:of the )?{_STATES})|list|name)\b(?: of)?(?: the)?"
             rf"(?: \w+)? ?{_STATES}?"
             rf"(?: that| who)?(?: were| was| had| have)? ?(?:vot(?:e|ed|ing)|abstain(?:ed|ing)?"
             rf"|did not vote|opposed|oppose|backed|supported|against|sat on the fence"
             rf"|sat (?:it |this )?out|stayed neutral|said (?:no|yes))\b"
             rf"|\b(?:who|which)(?: \w+){{1,6}}? (?:to vote|voted|abstained|to abstain)\b"
             r"|\bvotes? (?:against|in favour)\b[^?;]*"
             r"\b(?:who|whose|which (?:states?|countr(?:y|ies)|members?|ones?))\b"
             rf"|^(?:and )?who (?:against|"
             rf"for|abstain\w*)\b", who_voted),
    ("vote", rf"\bhow many (?:\w+ )?{_STATES}?.*(?:vot\w+|abstain\w*|in favour|oppos\w+|"
             r"against(?=\W*$| (?:it|this|that|the (?:\w+ )?(?:resolution|text|draft)|\S*\d+/\d+))|"
             rf"abstentions?)\b|\bvot(?:e|es|ing) (?:count|tally|result|record|outcome|figures)"
             rf"|\b(?:result|outcome|tally) of the vote\b|\bwhat was the (?:recorded )?vote\b"
             rf"|\b(?:put|went|go|come|came) to a vote\b|\b(?:without|by|with) (?:an? )?"
             rf"(?:recorded |roll-call )?(?:vote|consensus)\b"
             rf"|\bwhat were the (?:[\w-]+ ){{0,4}}totals?\b"
             rf"|\b(?:yes|no|negative|affirmative) votes?\b|\bunanimous\w*\b|\babstentions\b",
     tally),
    ("sponsors", rf"\b(?:co-?)?sponsor\w*\b"
                 rf"|\b(?:who|which {_STATES}) (?:put forward|proposed|initiated) (?:the )?"
                 rf"international (?:year|day|week|decade)\b"
                 rf"|\b(?:who|which|what) (?:(?!resolutions?\b|texts?\b|paragraphs?\b)\w+ )?"
                 rf"(?:{_STATES})? ?(?:first )?(?:tabled|"
                 rf"submitted|introduced|put forward|presented|proposed|drafted|authored|wrote"
                 rf"|co-?authored|initiated) (?:the )?"
                 rf"(?:(?!draft\b)[\w-]+ ){{0,3}}?"
                 rf"(?:draft|(?:\d+ )?resolution|text|it|(?:A/RES/)?\d+/\d+"
                 rf"|(?:S/RES/)?\d{{3,4}}(?: \(\d{{4}}\))?)(?!\w)|\bmain sponsors?\b"
                 rf"|\b(?:put forward|tabled?|submit(?:ted)?|introduced?|proposed?) the draft\b"
                 rf"|\b(?:who|which {_STATES}) (?:had )?(?:brought|put) "
                 r"(?:it|(?:.+ )?resolution.*) forward\b", _sponsors),
    ("report", r"\b(?:which|what) (?:committee )?report\b.*\b(?:committee|adopted on)\b"
               r"|\bsymbol of the (?:committee'?s? )?report\b", _report),
    ("committee", r"\b(?:which|what) (?:main |of the )?(?:main )?(?:\w+ )?committees?\b",
     _committee),
    ("agenda_item", r"\bagenda items?\b|\bitem of the agenda\b|\bwhich item\b", _agenda),
    ("minutes", r"\b(?:verbatim|meeting|summary) records?\b"
                r"|(?<!how many )(?<!three )(?<!five )\bminutes\b", _minutes),
    ("draft", r"\bdraft(?: resolution)?(?:'s)? (?:symbol|number|document)\b"
              r"|\bsymbol of (?:the|its) draft\b|\b(?:which|what) draft\b"
              r"|\bL\. (?:number|document)\b", _draft),
    ("subjects", r"\b(?:subject headings?|keywords?|filed under|indexed under)\b", _subjects),
    # In "who was its head when 75/298 was adopted?" the day is not asked for.
    ("adopted", r"(?:\bwhen (?:was|were|did|is|exactly|precisely)\b|^(?!.*\b(?:who|whose|what|which"
                r"|how|where|why)\b.*\bwhen\b).*\bwhen\b).*"
                r"\b(?:adopt\w*|pass(?:ed)?|approved?|agreed)\b|\b(?:what|which) (?:date|"
                r"day|year)\b.*\b(?:adopt\w*|pass(?:ed)?|approved?)\b|\bdate of (?:the )?adoption\b"
                r"|\badoption date\b", _adopted),
)
# "Vote on 75/193?", "75/193 – committee?": a word that says what, beside a symbol and nothing else.
_ALONE: tuple[tuple[str, str, Saying], ...] = (
    ("vote", r"\b(?:votes?|voted|voting|ballots?|ayes|noes|nays|roll[- ]?call|consensus)\b", tally),
    ("committee", r"\bcommittees?\b", _committee),
    ("agenda_item", r"\bagenda\b", _agenda),
    ("draft", r"\bdraft\b", _draft),
    ("report", r"\breport\b", _report),
)
_COMPILED, _COMPILED_ALONE = (
    tuple((fact, re.compile(said, re.IGNORECASE), say) for fact, said, say in table)
    for table in (_FACTS, _ALONE))

# Words with which a record is asked for; they tell nothing of which resolution is meant.
_ASIDE = frozenset(stem(word) for word in """
    vote votes voted voting favour favor against abstain abstained abstaining abstention
    abstentions oppose opposed oppos back backed support supported country countries state states
    member members government governments nation nations delegation delegations tally result
    outcome count figures ayes noes nays ballot ballots
    record recorded roll call rollcall consensus unanimous unanimously
    sponsor sponsors sponsored sponsoring cosponsor co tabled table submitted submit introduced
    introduce put forward presented proposed draft resolution text committee committees main come
    behalf became signed on before fence sat stayed neutral reach reached plenary through brought
    only others joined join joining before originally initially sole main lead original
    principal two three four five
    came go went reported report reports agenda item items take taken under verbatim meeting
    summary minutes symbol number document filed indexed subject heading headings keyword keywords
    adopt adopted adoption pass passed approve approved agree agreed date day year month general
    assembly united nations un many list name names who which lead led first one it official
""".split())


# "The emergency special session resolution on …": no title says so.
_OF_A_SESSION = frozenset(map(stem, ("emergency", "special", "session")))


# "Which country tabled 77/225 for …?", "… to vote against 75/50": what is done to it.
_IS_OF_IT = re.compile(
    r"\b(?:tabled|submitted|introduced|presented|proposed|drafted|authored|sponsored|put forward"
    r"|vote[ds]? (?:for|against|on|in favour of)|voting (?:for|against|on)|abstain(?:ed)? on"
    r"|(?:co-?)?sponsors? (?:of|for|on)) "
    r"(?:the )?(?:resolution )?", re.IGNORECASE)
_VOTES = re.compile(r"\b(?:yes|no|negative|affirmative) votes?\b|\bvotes? (?:in favour|against)\b",
                    re.IGNORECASE)
# A group of experts is a committee to some; where a draft came from is in a record alone.
_CAME_FROM = re.compile(
    r"\bdraft\b|\b(?:reported|referred|recommended|considered|debated|handled|dealt with) "
    r"(?:it|on it)\b|\b(?:came|come) (?:from|out of)\b", re.IGNORECASE)


_WITHOUT_RECORD = {
    "committee": (_CAME_FROM, "names no committee"),
    # The item that a text itself puts on an agenda is that of a later session.
    "agenda_item": (re.compile(r"\bitem (?:number|no)\b|\bnumber of (?:the|its) (?:agenda )?item\b"
                               r"|\b(?:taken up|considered|adopted|passed|dealt with)\b",
                               re.IGNORECASE), "does not say under which item it was adopted"),
}


_TREATY = re.compile(r"\b(?:convention|treaty|covenant|protocol)\b", re.IGNORECASE)
_INSTRUMENT = re.compile(r"\b(?:agreement|charter|declaration|agenda|compact|statute)\b",
                         re.IGNORECASE)
_RESOLUTION = re.compile(r"\b(?:resolutions?|texts?)\b", re.IGNORECASE)


def _without_record(question: Question, fact: str) -> Answer | None:
    asked, lacking = _WITHOUT_RECORD.get(fact, (None, ""))
    if not question.named or asked is None or not asked.search(question.text):
        return None
    reason = f"The text of resolution {question.named[0].short} {lacking}."
    return Answer(question.text, False, reason, Route.RECORD, reason=reason)


class OnRecord:
    """The records of one library."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def answer(self, question: Question) -> Answer | None:
        """The answer from a record; None where none is asked for, or of which is not clear."""
        asked = _facts(question.text) or _asked_alone(question)
        if not asked or question.places:
            return None
        if Want.REASON in question.wants:  # a record tells how was voted, and not why
            return None
        fact = asked[0][0]
        if fact == "adopted" and self._is_of_another(question):
            return None
        say = _each_of([say for other, say in asked if other == fact
                        or other in _of_each_clause(question.text)])
        found = [r for s in self._meant(question, fact)
                 if (r := self._library.resolution(s)).record is not None]
        if not found:
            return _without_record(question, fact)
        return self._said(question, found, fact, say)

    def _is_of_another(self, question: Question) -> bool:
        """Whether a treaty is asked for, or a declaration that no title names: "When was the
        Convention on the Rights of the Child adopted?" asks for no resolution's day."""
        if question.named or _RESOLUTION.search(question.text):
            return False
        told = _INSTRUMENT.search(question.text)
        return bool(_TREATY.search(question.text)) or (told is not None and not any(
            told[0].lower() in self._library.title(s).lower()
            for s in self._meant(question, "adopted")))

    def _meant(self, question: Question, fact: str) -> list[Symbol]:
        held = [s for s in question.named if s in self._library]
        if held and (stands_before_symbol(_IS_OF_IT, question.text)
                     or (fact == "vote" and _VOTES.search(question.text))):
            return held
        others = [term for term in question.terms if not _is_aside(term)]
        # "Malta" may be of the title, or the State whose vote is asked for.
        meant = self._titles.meant(question, others)
        without = [term for term in others if not (
            names_a_state(term.text) or names_a_state(term.text.title()))]
        meant = meant or self._titles.meant(question, without) or self._titles.meant(
            question, [term for term in others if not _OF_A_SESSION.issuperset(term.stems)])
        if held and not question.described:
            # With words of its own the question may be of the content: "which committee is asked".
            return held if meant or not without else []
        return meant or ([] if others else held)

    @cached_property
    def _titles(self) -> Titles:
        return Titles(self._library)

    def _file(self, resolution: Resolution) -> str:
        return self._library.summary(resolution.symbol).source

    def _said(
        self, question: Question, found: list[Resolution], fact: str, say: Saying
    ) -> Answer:
        said = {r: sentence for r in found
                if r.record and (sentence := say(r, r.record, question.text))}
        if not said:
            which = listed([f"{r.symbol.short}" for r in found])
            reason = (f"The files of {which} do not state it." if len(found) > 1 else
                      f"The file of resolution {which} ({self._file(found[0])}) does not "
                      "state it.")
            return Answer(question.text, False, f"The texts do not say. {reason}", Route.RECORD,
                          tuple(cite(r, r.heading) for r in found), reason)
        files = listed([self._file(r) for r in said])
        text = f"{' '.join(said.values())} So the record in {files}."
        return Answer(question.text, True, text, Route.RECORD, tuple(
            cite(r, r.adoption if fact == "adopted" and r.adoption else r.heading) for r in said))


def _asked_alone(question: Question) -> list[tuple[str, Saying]]:
    """What is asked of the resolutions that a question names, where it says nothing else."""
    said = {word.text for word in words(question.text)}
    if not question.named or not question.terms or said & QUESTION_WORDS or not all(
            map(_is_aside, question.terms)):
        return []
    return _facts(question.text, _COMPILED_ALONE)[:1]


def _facts(
    text: str, told: Sequence[tuple[str, re.Pattern[str], Saying]] = _COMPILED
) -> list[tuple[str, Saying]]:
    return [(fact, say) for fact, said, say in told if said.search(text)]


_CLAUSE = re.compile(r",?\s+and\s+(?=(?:(?:on|by|in|at|under|from|with|to) )?"
                     r"(?:what|which|when|who|how)\b)", re.IGNORECASE)


def _of_each_clause(text: str) -> set[str]:
    """The facts that a question asks one after the other: "Which committee did it come from, and
    on what day was it adopted?"; none where a clause asks for something else."""
    clauses = [_facts(clause) for clause in _CLAUSE.split(text)]
    return {facts[0][0] for facts in clauses} if all(clauses) else set()


def _each_of(sayings: Sequence[Saying]) -> Saying:
    """What several say of one fact: "who was against, and how many in favour?"."""
    def said(resolution: Resolution, record: Record, asked: str) -> str | None:
        told = [s for say in sayings if (s := say(resolution, record, asked))]
        return " ".join(dict.fromkeys(told)) or None

    return said


def _is_aside(term: Term) -> bool:
    return all(s in _ASIDE or s in FUNCTION_WORDS for s in term.stems)
