"""What is on record about a resolution besides its text: the vote, the sponsors, the committee.

Only what a file states is here; a fact that it does not state is None or empty.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Ballots:
    """How many States voted one way, and which, by the names that the file gives them."""

    count: int
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Vote:
    """A recorded vote. ``not_voting`` is None where the file does not say who did not vote."""

    in_favour: Ballots
    against: Ballots
    abstaining: Ballots
    not_voting: Ballots | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject heading and the thesaurus that it is from."""

    heading: str
    thesaurus: str


@dataclass(frozen=True, slots=True)
class Record:
    """The facts of adoption and of the way there.

    ``procedure`` is "recorded vote" or "without a vote". ``draft`` is the symbol of the draft
    resolution, ``report`` that of the committee's report with its paragraph, ``minutes`` that of
    the meeting's verbatim record. ``sponsors`` are States as the file lists them,
    ``submitted_by`` is what it says where no list is given. ``goals`` are Sustainable
    Development Goals and their targets ("3", "3.7"). ``sources`` says for each fact (by the name
    of its field) where in the file it stands.
    """

    adopted: date | None = None
    meeting: str | None = None
    issued: date | None = None
    procedure: str | None = None
    vote: Vote | None = None
    committee: str | None = None
    agenda_item: str | None = None
    agenda_title: str | None = None
    draft: str | None = None
    report: str | None = None
    minutes: str | None = None
    sponsors: tuple[str, ...] = ()
    additional_sponsors: tuple[str, ...] = ()
    submitted_by: str | None = None
    subjects: tuple[Subject, ...] = ()
    goals: tuple[str, ...] = ()
    sources: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def source(self, fact: str) -> str | None:
        """Where in the file a fact stands; None where the file does not state it."""
        return dict(self.sources).get(fact)


def record_to_json(record: Record) -> dict[str, Any]:
    """A record as values of JSON, which ``record_from_json`` reads back without loss."""
    row = asdict(record)
    for name in ("adopted", "issued"):
        row[name] = row[name] and row[name].isoformat()
    return row


def record_from_json(row: dict[str, Any]) -> Record:
    """The record of what ``record_to_json`` made, before or after it was written as text."""
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value
                              for name, value in row.items()}
    for name in ("adopted", "issued"):
        values[name] = date.fromisoformat(row[name]) if row[name] else None
    values["vote"] = _vote(row["vote"]) if row["vote"] else None
    values["subjects"] = tuple(Subject(**subject) for subject in values["subjects"])
    values["sources"] = tuple((fact, place) for fact, place in values["sources"])
    return Record(**values)


def _vote(row: dict[str, Any]) -> Vote:
    ballots = {way: Ballots(b["count"], tuple(b["states"])) if b else None
               for way, b in row.items()}
    in_favour, against, abstaining = (ballots[w] or Ballots(0)
                                      for w in ("in_favour", "against", "abstaining"))
    return Vote(in_favour, against, abstaining, ballots["not_voting"])
