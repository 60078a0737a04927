"""What of a paragraph gets a vector of its own: the whole, and the clauses of a long one.

One vector for a paragraph of two hundred words says little about any of its clauses. A
paragraph of a resolution is one sentence, so it is cut where its grammar shows a joint:
before infinitives, participles and the conjunctions that United Nations drafting uses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.resolution import Paragraph

SHORT = 8
LONG = 35
"""Words: a clause below SHORT is joined to its neighbour, one above LONG is cut further."""

# A joint after a comma, semicolon or colon (or without one, for those that need none).
# A bare "and" is no joint: it mostly links two nouns of one list.
_JOINT = re.compile(
    r"""(?<=[,;:])\s+(?=
          (?:and\ |or\ )?(?:also\ |further\ )?to\ [a-z]      # , and to submit …
        | (?:and\ |or\ )?(?:in|on|by|with|at|from|under|through|for)\ which\b
        | (?:and\ |or\ )?(?:which|who|whose|whereby|where|while|that)\b
        | (?:and\ |or\ )?[a-z]+ing\b                         # , taking into account …
        | as\ well\ as\b | in\ order\ to\b | so\ as\ to\b | such\ as\b | inter\ alia\b
        | with\ (?:a|the|due)\ \w+                           # , with a view to …
        | in\ (?:accordance|particular|conformity)\b
        | (?:and|or|but)\ [a-z]+s\b                          # , and requests …
        | \([a-z]{1,4}\)\s                                   # a point run into the sentence
      )
      | (?<=;)\s+
      | \s+(?=(?:and\ to|as\ well\ as|in\ order\ to|so\ as\ to|with\ a\ view\ to)\s)
    """,
    re.VERBOSE,
)
_PAUSE = re.compile(r"(?<=[,;:])\s+")
_CONJUNCTION = re.compile(r"\s+(?=(?:and|or|that|which)\s)")
_WORD = re.compile(r"\S+")
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that get one vector, from ``start`` to ``end`` of a paragraph's ``governed_text``."""

    start: int
    end: int


def passages(paragraph: Paragraph) -> tuple[Passage, ...]:
    """The passages of a paragraph, the whole of it first, then its clauses in order.

    A short paragraph is one passage, an empty one none. Of a point the whole is read after the
    words that govern it, which are no clause of its own.
    """
    governed = paragraph.governed_text
    if not governed.strip():
        return ()
    whole = Passage(0, len(governed))
    own = len(governed) - len(paragraph.text)
    clauses = (Passage(start, end) for start, end in _clauses(governed, own))
    return (whole, *(clause for clause in clauses if clause != whole))


def _clauses(text: str, begin: int) -> list[Stretch]:
    """``text`` from ``begin`` on as stretches of about SHORT to LONG words."""
    whole = (begin, len(text))
    if _words(text, whole) <= LONG:
        return [whole]
    clauses: list[Stretch] = []
    for stretch in _joined(text, _cut(text, whole, _JOINT), SHORT):
        if _words(text, stretch) <= LONG:
            clauses.append(stretch)
            continue
        pieces = [p for pause in _cut(text, stretch, _PAUSE) for p in _shortened(text, pause)]
        clauses.extend(_filled(text, pieces))
    return clauses


def _cut(text: str, stretch: Stretch, at: re.Pattern[str]) -> list[Stretch]:
    start, end = stretch
    pieces = []
    for joint in at.finditer(text, start, end):
        if joint.start() > start:
            pieces.append((start, joint.start()))
            start = joint.end()
    return [*pieces, (start, end)]


def _shortened(text: str, stretch: Stretch) -> Iterator[Stretch]:
    """A stretch without commas: cut at conjunctions if it is still too long."""
    if _words(text, stretch) <= LONG:
        yield stretch
    else:
        yield from _filled(text, _cut(text, stretch, _CONJUNCTION))


def _joined(text: str, pieces: list[Stretch], least: int) -> list[Stretch]:
    """Neighbours joined until each has ``least`` words; the last joins the one before."""
    joined: list[Stretch] = []
    for piece in pieces:
        if joined and (_words(text, joined[-1]) < least):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    if len(joined) > 1 and _words(text, joined[-1]) < least:
        last = joined.pop()
        joined[-1] = (joined[-1][0], last[1])
    return joined


def _filled(text: str, pieces: list[Stretch]) -> list[Stretch]:
    """Neighbours joined as long as they stay within LONG words, for want of better joints."""
    filled: list[Stretch] = []
    for piece in pieces:
        if filled and _words(text, (filled[-1][0], piece[1])) <= LONG:
            filled[-1] = (filled[-1][0], piece[1])
        else:
            filled.append(piece)
    return _joined(text, filled, SHORT)


def _words(text: str, stretch: Stretch) -> int:
    return len(_WORD.findall(text, *stretch))
