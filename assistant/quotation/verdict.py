"""What a check comes to: the verdict, every place, and what differs there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from assistant.citation import Citation
from assistant.quotation.change import Change


class Verdict(StrEnum):
    """The verdicts of the contract, the best first; NOT_INDEXED is for a claimed resolution that
    the library lacks, so that nothing can be said of the claim."""

    EXACT = "exact"
    PERMITTED = "permitted"
    ABRIDGED = "abridged"
    MISATTRIBUTED = "misattributed"
    ALTERED = "altered"
    NOT_FOUND = "not_found"
    NOT_INDEXED = "not_indexed"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True)
class Match:
    """Characters ``start`` to ``end`` of a cited paragraph are what the quotation is, or is near.

    A quotation that runs over several paragraphs has a match for each, ``continues`` being true
    for all but the first; its changes are those of the first. ``claimed`` says that it stands
    where it was claimed to.
    """

    citation: Citation
    start: int
    end: int
    changes: tuple[Change, ...] = ()
    continues: bool = False
    claimed: bool = False

    @property
    def wording(self) -> str:
        """The source's own words: what a right quotation says."""
        return self.citation.text[self.start : self.end]

    def as_json(self) -> dict[str, Any]:
        """The match as the contract has it, with what else is known of it."""
        return {
            **self.citation.as_json(), "start": self.start, "end": self.end,
            "changes": [change.as_json() for change in self.changes],
            "continues": self.continues, "claimed": self.claimed,
        }


@dataclass(frozen=True, slots=True)
class Check:
    """A quotation with its verdict, ``matches`` being the places, the earliest first.

    ``note`` says in a sentence what a person has to know besides ("A/RES/53/70 is not in the
    library …").
    """

    quote: str
    verdict: Verdict
    matches: tuple[Match, ...] = ()
    claimed: str | None = None
    note: str | None = None

    def as_json(self, id_: object = None) -> dict[str, Any]:
        """The result as the contract of the command line has it."""
        return {
            "id": id_, "quote": self.quote, "verdict": str(self.verdict),
            "matches": [match.as_json() for match in self.matches],
            "claimed": self.claimed, "note": self.note,
        }
