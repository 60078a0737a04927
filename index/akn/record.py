"""The record of a resolution from the metadata and the cover page of an AKN4UN document."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date

from index.akn.markup import Element
from index.record import Ballots, Record, Subject, Vote

_NO_DAY = "0001-01-01"  # what the files write where a step has no date
_AGENDA = re.compile(r"Agenda items?\s+(?P<item>.+)")
_PROPONENT = re.compile(
    r"\[?(?:on the report of the\s+)?(?P<committee>.*?)\s*(?:\((?P<report>[^()]*/[^()]*)\))?\]?")
_GOAL = re.compile(r"\d{1,2}(?:\.(?:\d{1,2}|[a-z]))?")  # "3", "3.7", "2.a"
_TALLY = re.compile(r"\b(\d{1,3})-(\d{1,3})-(\d{1,3})\b")
# "Bahamas, Bosnia and Herzegovina and Zambia": "and" parts two States only at the end.
_LAST_TWO = re.compile(r"(?P<before>.*\S),? and (?P<last>(?:the )?[A-Z].*)")
_NAMES_WITH_AND = ("Bosnia and Herzegovina", "Antigua and Barbuda", "Trinidad and Tobago",
                   "Saint Kitts and Nevis", "Saint Vincent and the Grenadines",
                   "Sao Tome and Principe", "United Kingdom of Great Britain and Northern Ireland")
_NOT_STATES = re.compile(
    r"\b(?:submitted|representative|Chair|President|on behalf|on the basis)\b", re.IGNORECASE)


def read_record(parts: tuple[Element, ...], meeting: str | None, adopted: date | None) -> Record:
    """The facts in ``parts``: a statement, and the collection that it is a part of, if any.

    What the statement itself says goes first. ``meeting`` and ``adopted`` are those read from
    the closing lines.
    """
    return _Facts(parts).record(meeting, adopted)


class _Facts:
    """The facts of one document and where they were found."""

    def __init__(self, parts: tuple[Element, ...]) -> None:
        self.named: dict[str, list[Element]] = defaultdict(list)
        for part in parts:
            for child in part.elements:
                if child.name in ("meta", "coverPage"):
                    for element in child.descendants():
                        self.named[element.name].append(element)
        self.sources: dict[str, str] = {}

    def record(self, meeting: str | None, adopted: date | None) -> Record:
        if adopted:
            self.sources["adopted"] = "conclusions or coverPage"
        if meeting:
            self.sources["meeting"] = "conclusions or coverPage"
        committee, report = self._proponent()
        sponsors, submitted = self._sponsors("draftResolution", "sponsors")
        more, _ = self._sponsors("draftResolutionAdditionalSponsors", "additional_sponsors")
        return Record(
            adopted=adopted, meeting=meeting,
            issued=self._day("docDate", "refersTo", "#dateOfIssuance", "issued"),
            procedure=self._procedure(), vote=self._vote(), committee=committee,
            agenda_item=self._agenda_item(),
            agenda_title=self._inline("agenda item name", "agenda_title"),
            draft=self._step("draftResolution", "as", "draft"), report=report,
            minutes=self._step("adopted", "as", "minutes"),
            sponsors=sponsors, additional_sponsors=more, submitted_by=submitted,
            subjects=self._subjects(), goals=self._goals(),
            sources=tuple(sorted(self.sources.items())),
        )

    def _with(self, name: str, key: str, value: str) -> Element | None:
        """The first element of that name and attribute; the statement's before the cover's."""
        return next((e for e in self.named[name] if e.attributes.get(key) == value), None)

    def _day(self, name: str, key: str, value: str, fact: str) -> date | None:
        element = self._with(name, key, value)
        day = as_day(element.attributes.get("date", "")) if element else None
        if day:
            self.sources[fact] = f"{name}[@{key}='{value}']/@date"
        return day

    def _inline(self, name: str, fact: str) -> str | None:
        """What the cover says, several of a kind one after another."""
        said = dict.fromkeys(e.words for e in self.named["inline"]
                             if e.attributes.get("name") == name and e.words)
        if said:
            self.sources[fact] = f"coverPage//inline[@name='{name}']"
        return "; ".join(said) or None

    def _agenda_item(self) -> str | None:
        said = self._inline("agenda item", "agenda_item")
        match = _AGENDA.fullmatch(said or "")
        return match["item"] if match else said

    def _proponent(self) -> tuple[str | None, str | None]:
        """ "[on the report of the Third Committee (A/75/470, para. 26)]", or no committee."""
        element = next(iter(self.named["docProponent"]), None)
        match = _PROPONENT.fullmatch(element.words) if element else None
        if not match:
            return None, None
        without = match["committee"].startswith("without reference")
        if match["committee"]:
            self.sources["committee"] = "coverPage//docProponent"
        report = None if without else match["report"]
        if report:
            self.sources["report"] = "coverPage//docProponent"
        name = "Without reference to a Main Committee" if without else match["committee"]
        return name or None, report

    def _step(self, outcome: str, attribute: str, fact: str) -> str | None:
        element = self._with("step", "outcome", outcome)
        value = " ".join(element.attributes.get(attribute, "").split()) if element else ""
        if value:
            self.sources[fact] = f"workflow/step[@outcome='{outcome}']/@{attribute}"
        return value or None

    def _sponsors(self, outcome: str, fact: str) -> tuple[tuple[str, ...], str | None]:
        """The States listed; or what is said instead ("submitted by the Chair …")."""
        said = self._step(outcome, "by", fact)
        if said is None:
            return (), None
        if _NOT_STATES.search(said):
            self.sources["submitted_by"] = self.sources.pop(fact)
            return (), said
        return listed_states(said), None

    def _procedure(self) -> str | None:
        outcome = self._outcome().lower()
        if not outcome and self._vote():  # the Council's files have the count alone
            self.sources["procedure"] = "analysis/parliamentary/voting"
            return "recorded vote"
        if not outcome:
            return None
        self.sources["procedure"] = "analysis/parliamentary/voting/@outcome"
        return "without a vote" if "without" in outcome else "recorded vote"

    def _outcome(self) -> str:
        voting = self._voting()
        return voting.attributes.get("outcome", "") if voting else ""

    def _voting(self) -> Element | None:
        return next(iter(self.named["voting"]), None)

    def _vote(self) -> Vote | None:
        voting, outcome = self._voting(), self._outcome()
        if voting is None or "without" in outcome.lower():
            return None
        ballots: dict[str, Ballots] = {}
        for count in voting.descendants("count"):
            states = tuple(o.words for o in count.descendants("organization") if o.words)
            said = count.attributes.get("value", "")
            ballots[count.attributes.get("refersTo", "").lstrip("#")] = Ballots(
                int(said) if said.isdigit() else len(states), states)
        if not ballots and (tally := _TALLY.search(outcome)):
            ballots = {way: Ballots(int(n)) for way, n in
                       zip(("inFavour", "against", "abstaining"), tally.groups(), strict=True)}
        if not ballots:
            return None
        self.sources["vote"] = "analysis/parliamentary/voting"
        none = Ballots(0)
        return Vote(ballots.get("inFavour", none), ballots.get("against", none),
                    ballots.get("abstaining", none), ballots.get("notVoting"))

    def _subjects(self) -> tuple[Subject, ...]:
        found: dict[Subject, None] = {}
        for keyword in self._keywords():
            heading = " ".join((keyword.attributes.get("value") or "").replace("_", " ").split())
            thesaurus = keyword.attributes.get("dictionary", "")
            if heading and not _GOAL.fullmatch(heading):
                found[Subject(heading.replace("&#39;", "'"), thesaurus)] = None
        if found:
            self.sources["subjects"] = "classification/keyword"
        return tuple(found)

    def _goals(self) -> tuple[str, ...]:
        goals = {k.attributes["value"] for k in self._keywords()
                 if _GOAL.fullmatch(k.attributes.get("value", ""))
                 and (k.attributes.get("dictionary") == "SDGO"
                      or "/sdg/" in k.attributes.get("href", ""))}
        if goals:
            self.sources["goals"] = "classification/keyword"
        return tuple(sorted(goals, key=lambda goal: (int(goal.split(".")[0]), goal)))

    def _keywords(self) -> list[Element]:
        return self.named["keyword"]


def as_day(text: str) -> date | None:
    """ "2020-12-16" as a date; None for no date, and for what stands in for none."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return None if text.strip() == _NO_DAY else day


def listed_states(text: str) -> tuple[str, ...]:
    """ "Algeria, Bosnia and Herzegovina and Zambia" as three names."""
    names = [name.strip(" .") for name in text.split(",") if name.strip(" .")]
    if names and (match := _LAST_TWO.fullmatch(names[-1])) and names[-1] not in _NAMES_WITH_AND:
        last = match["last"]
        before = match["before"]
        for name in _NAMES_WITH_AND:
            if names[-1].endswith(f" and {name}"):
                before, last = names[-1][:-len(name) - 5], name
        names[-1:] = [before.strip(), last.strip()]
    return tuple(re.sub(r"^and\s+", "", name) for name in names)
