"""Who voted how, as a recorded vote has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.question.numbers import in_words, listed
from assistant.question.states import named_states, names_of
from index.record import Ballots, Record, Vote
from index.resolution import Resolution

_MOST_NAMES = 40  # of States in one sentence; all of them are on the page of the resolution
_A_FEW = 3  # States
_CODE = 3  # letters
_SMALL_WORDS = ("And", "Of", "The", "Da")
_AGAINST = re.compile(r"\b(?:against|oppos\w*|no)\b", re.IGNORECASE)
_ABSTAINED = re.compile(r"\babst\w*|\bon the fence\b|\bneutral\b|\bsat (?:it |this )?out\b",
                        re.IGNORECASE)
_ABSENT = re.compile(r"\b(?:did|do|does) not vote\b|\bdidn['’]t vote\b|\bnot voting\b",
                     re.IGNORECASE)


def tally(resolution: Resolution, record: Record, asked: str) -> str | None:
    """How many States voted each way; None where the record does not say."""
    vote = record.vote
    if vote is None:
        return _unvoted(resolution, record)
    return (f"Resolution {resolution.symbol.short} was adopted by a recorded vote: "
            f"{vote.in_favour.count} in favour, {vote.against.count} against"
            f"{_the_few(vote.against)}, {vote.abstaining.count} abstaining"
            f"{_the_few(vote.abstaining)}.")


def _the_few(ballots: Ballots) -> str:
    """The names of so few that whoever counts them asks next who they are."""
    few = 0 < len(ballots.states) == ballots.count <= _A_FEW
    return f" ({names_of_states(ballots.states)})" if few else ""


def who_voted(resolution: Resolution, record: Record, asked: str) -> str | None:
    """Who voted as ``asked`` says (for, where it says nothing); None without a recorded vote."""
    name = f"resolution {resolution.symbol.short}"
    vote = record.vote
    if vote is None:
        return _unvoted(resolution, record)
    way, ballots = _way(vote, asked)
    if ballots is None or (ballots.count and not ballots.states):
        return None
    if not ballots.count:
        return f"No State {way} {name}."
    return f"{_counted(ballots)} {way} {name}: {names_of_states(ballots.states)}."


def how_voted(resolution: Resolution, record: Record, asked: str) -> str | None:
    """How each State that is named voted; None where none is, or there was no recorded vote."""
    vote = record.vote
    if vote is None:
        return _unvoted(resolution, record)
    # "did russia vote for it": written small, but a code of three letters is then a word.
    states = {*named_states(asked), *named_states(" ".join(
        w.title() for w in asked.split() if len(w.strip("?,.")) > _CODE))}
    found = []
    for way, ballots in _ways(vote):
        named = [s for s in ballots.states if names_of(s) & states]
        if named:
            found.append(f"{names_of_states(tuple(named))} {way} "
                         f"resolution {resolution.symbol.short}.")
    return " ".join(found) or None


def names_of_states(states: tuple[str, ...]) -> str:
    """The names of States in a row, as the file has them; of very many the first ones."""
    shown = [_printed(state) for state in states[:_MOST_NAMES]]
    left = len(states) - len(shown)
    return listed([*shown, f"{in_words(left)} others"] if left else shown)


def _way(vote: Vote, asked: str) -> tuple[str, Ballots | None]:
    if _ABSENT.search(asked):
        return "did not vote on", vote.not_voting
    if _ABSTAINED.search(asked):
        return "abstained on", vote.abstaining
    if _AGAINST.search(asked):
        return "voted against", vote.against
    return "voted for", vote.in_favour


def _ways(vote: Vote) -> Iterator[tuple[str, Ballots]]:
    yield "voted for", vote.in_favour
    yield "voted against", vote.against
    yield "abstained on", vote.abstaining
    if vote.not_voting is not None:
        yield "did not vote on", vote.not_voting


def _unvoted(resolution: Resolution, record: Record) -> str | None:
    return f"Resolution {resolution.symbol.short} was adopted without a vote." \
        if record.procedure == "without a vote" else None


def _counted(ballots: Ballots) -> str:
    states = "State" if ballots.count == 1 else "States"
    return f"{in_words(ballots.count).capitalize()} {states}"


def _printed(state: str) -> str:
    """ "UNITED STATES" as a sentence has it; a name that is not in capitals as it stands."""
    if not state.isupper():
        return state
    words = [re.sub(r"\w", lambda first: first.group().upper(), word.lower(), count=1)
             for word in state.split(" ")]
    return " ".join(word.lower() if i and word.strip("()") in _SMALL_WORDS else word
                    for i, word in enumerate(words))
