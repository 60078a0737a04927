"""One paragraph of a resolution, by the place that a user writes."""

from __future__ import annotations

from assistant.citation import Citation, cite
from assistant.question.place import at_place, find_places
from index.errors import NoSuchParagraph
from index.resolution import Resolution


def paragraph_at(resolution: Resolution, written: str) -> Citation:
    """The paragraph at a written place: "3 (a)", "4", "para. 2", "PP5", "fifth preambular …".

    Raises NoSuchParagraph.
    """
    for asked in (written, f"paragraph {written}"):
        for place in find_places(asked)[:1]:
            paragraph = at_place(resolution, place)
            if paragraph is not None:
                return cite(resolution, paragraph)
    raise NoSuchParagraph(
        f"{resolution.symbol} has no paragraph {written!r}; write it as in “3 (a)” or “PP5”."
    )
