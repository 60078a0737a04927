"""The places of a check, and a source's own wording with its citation, ready to be pasted."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.quotation.verdict import Check, Match

Place = tuple[Match, ...]
"""The matches of one place: one, or one for each paragraph that the wording runs over."""

_NAMED = 3
_INNER = str.maketrans("“”", "‘’")


def places(check: Check) -> list[Place]:
    """The places of a check, those where the quotation is claimed to stand first."""
    found: list[list[Match]] = []
    for match in check.matches:
        if match.continues and found:
            found[-1].append(match)
        else:
            found.append([match])
    return sorted(map(tuple, found), key=lambda place: not any(m.claimed for m in place))


def first_places(check: Check) -> tuple[list[str], int]:
    """The labels of the first places, each once, and how many more there are.

    All of them are listed where the check is shown in full.
    """
    labels = list(dict.fromkeys(place[0].citation.label for place in places(check)))
    return labels[:_NAMED], max(0, len(labels) - _NAMED)


def cited_wording(place: Sequence[Match]) -> str:
    """The source's wording between quotation marks, and where it stands.

    Quotation marks inside become single ones, and each of several paragraphs opens with a mark
    (United Nations Editorial Manual, "Quotations").
    """
    told = "\n".join(f"“{match.wording.translate(_INNER)}" for match in place)
    return f"{told}” ({cited_place(place)})"


def cited_place(place: Sequence[Match]) -> str:
    """Where wording stands, from its first paragraph to its last."""
    first, last = place[0].citation, place[-1].citation
    if last.label == first.label:
        return first.label
    name = f"{last.symbol.full_name}, "
    return f"{first.label} to {last.label.removeprefix(name)}"
