"""The record of a resolution: what its file states besides the text, and where it states it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

import streamlit as st

from assistant.views.markup import block, element, literal
from index.record import Ballots, Record, Vote

_NAMES = {
    "adopted": "Adopted", "meeting": "Meeting", "issued": "Issued", "procedure": "Procedure",
    "vote": "Vote", "committee": "Committee", "agenda_item": "Agenda item",
    "agenda_title": "Title of the agenda item", "draft": "Draft resolution",
    "report": "Report of the committee", "minutes": "Record of the meeting",
    "sponsors": "Sponsors", "additional_sponsors": "Additional sponsors",
    "submitted_by": "Submitted by", "subjects": "Subjects",
    "goals": "Sustainable Development Goals and targets",
}


def show_record(record: Record) -> None:
    """The record, folded under a line that says how the resolution was adopted."""
    facts = "".join(_facts(record))
    if facts:
        with st.expander(literal(_line(record))):
            st.html(block("section", [block("dl", [facts])], "facts", {"aria-label": "Record"}))


def _line(record: Record) -> str:
    if record.vote is not None:
        return f"Record: adopted by a vote of {_tally(record.vote)}"
    if record.procedure == "without a vote":
        return "Record: adopted without a vote"
    return "Record of the resolution"


def _facts(record: Record) -> Iterator[str]:
    for fact, name in _NAMES.items():
        value = getattr(record, fact)
        if value is None or value == ():
            continue
        source = record.source(fact)
        place = element("dd", f"in the file: {source}", "meta") if source else ""
        yield element("dt", name) + "".join(
            block("dd", [part]) for part in _shown(fact, value)) + place


def _shown(fact: str, value: object) -> Iterator[str]:
    """What is said of a fact, as HTML."""
    match value:
        case Vote():
            yield element("span", _tally(value))
            yield from _ballots(value)
        case date():
            yield element("span", f"{value.day} {value:%B %Y}")
        case tuple() if fact == "goals":
            yield element("span", ", ".join(value))
        case tuple() if fact == "subjects":
            ordered = sorted(value, key=lambda subject: subject.thesaurus)
            for thesaurus, of_it in groupby(ordered, key=lambda subject: subject.thesaurus):
                yield _folded(thesaurus or "Without a thesaurus", [s.heading for s in of_it])
        case tuple():
            yield _folded("States", value)
        case _:
            yield element("span", str(value))


def _tally(vote: Vote) -> str:
    counts = [f"{vote.in_favour.count} in favour", f"{vote.against.count} against",
              f"{vote.abstaining.count} abstaining"]
    if vote.not_voting is not None:
        counts.append(f"{vote.not_voting.count} not voting")
    return ", ".join(counts)


def _ballots(vote: Vote) -> Iterator[str]:
    ways: Iterable[tuple[str, Ballots | None]] = (
        ("In favour", vote.in_favour), ("Against", vote.against),
        ("Abstaining", vote.abstaining), ("Not voting", vote.not_voting))
    for way, ballots in ways:
        if ballots is not None and ballots.states:
            yield _folded(way, ballots.states)


def _folded(name: str, values: Sequence[str]) -> str:
    return block("details", [element("summary", f"{name} ({len(values)})"),
                             element("p", "; ".join(values))])
