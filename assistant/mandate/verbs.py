"""The verbs that open paragraphs, and how much force each has; the table is verbs.tsv."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

from index.resolution import Part


class Force(StrEnum):
    """What an opening verb does, from what binds the Organization to what only says something."""

    DECISION = "decision"
    REQUEST = "request"
    CALL = "call"
    INVITATION = "invitation"
    ENCOURAGEMENT = "encouragement"
    APPROVAL = "approval"
    POSITION = "position"
    CONCERN = "concern"
    APPRECIATION = "appreciation"
    NOTE = "note"


MANDATING = frozenset((Force.DECISION, Force.REQUEST, Force.CALL, Force.INVITATION,
                       Force.ENCOURAGEMENT, Force.APPROVAL))
"""The forces of paragraphs by which somebody is to do something."""


@dataclass(frozen=True, slots=True)
class Verb:
    """An opening verb, lower-cased, with the part it opens paragraphs of and an example."""

    words: str
    part: Part
    force: Force
    example: str


@cache
def verbs() -> tuple[Verb, ...]:
    """The table, the longest verbs of a part first ("notes with concern" before "notes")."""
    text = Path(__file__).with_name("verbs.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    parts = {"operative": Part.OPERATIVE, "preambular": Part.PREAMBLE}
    found = [Verb(words, parts[part], Force(force), example)
             for words, part, force, example in rows]
    return tuple(sorted(found, key=lambda verb: -len(verb.words)))


# "Also requests", "Strongly urges", "Notes further with concern", "Calls once again upon".
_ADVERB = r"(?:also|further|again|once|more|well|very|most|moreover|in addition|\w+ly)"


@cache
def _pattern(verb: Verb) -> re.Pattern[str]:
    words = rf"(?:,?\s+{_ADVERB},?)*\s+".join(map(re.escape, verb.words.split()))
    return re.compile(rf"(?:{_ADVERB},?\s+)*(?P<verb>{words})\b", re.IGNORECASE)


def opening_verb(text: str, part: Part) -> tuple[Verb, int] | None:
    """The verb that a paragraph of a part opens with, and where it ends; None for no known one."""
    for verb in verbs():
        if verb.part is part and (match := _pattern(verb).match(text)):
            return verb, match.end()
    return None
