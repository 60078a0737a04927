"""Clauses of a paragraph, and the windows of a few clauses in which an answer stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

_OPENING_END = re.compile(r"[,:;]|\s(?:to|that)\s")
_HELPED = re.compile(
    r",\s(?:with the (?:assistance|help|support) of|assisted by|together with|through"
    r"|in (?:close )?(?:consultation|cooperation|coordination|collaboration|partnership) with)\s"
    r"[^,;:]*?(?=[,;:]|\s(?:to|that)\s)")
_WINDOW = 34  # words; the median preambular paragraph of the General Assembly has about as many


@dataclass(frozen=True, slots=True)
class Window:
    """Characters ``start`` to ``end`` of a text, read together with its first ``opening`` ones
    (the clause with the verb and whom it addresses)."""

    start: int
    end: int
    opening: int


@lru_cache(maxsize=8192)
def clause_bounds(text: str) -> tuple[tuple[int, int], ...]:
    """Where the clauses of a text stand: cut behind commas, semicolons and colons."""
    bounds: list[tuple[int, int]] = []
    start = 0
    for match in re.finditer(r"[,;:](?=\s)", text):
        bounds.append((start, match.end()))
        start = match.end()
    bounds.append((start, len(text)))
    return tuple((s, e) for s, e in bounds if text[s:e].strip())


def addressee_end(text: str) -> int:
    """Where the opening of an operative paragraph ends: its verb and whom it addresses.

    "Requests the Secretary-General, …", "Calls upon Member States to …".
    """
    match = _OPENING_END.search(text)
    return match.start() if match else len(text)


def helpers_end(text: str) -> int:
    """Where those end who help whom an operative paragraph addresses; without any, he.

    "Requests the Secretary-General, with the assistance of experts, …".
    """
    end = addressee_end(text)
    while helped := _HELPED.match(text, end):
        end = helped.end()
    return end


@lru_cache(maxsize=8192)
def windows(text: str) -> tuple[Window, ...]:
    """Every run of clauses of about a preambular paragraph's length, at least one clause each."""
    clauses = clause_bounds(text)
    if not clauses:
        return (Window(0, len(text), len(text)),)
    opening = clauses[0][1]
    lengths = [len(text[s:e].split()) for s, e in clauses]
    found = []
    for i in range(len(clauses)):
        total, j = 0, i
        while j < len(clauses) and (j == i or total + lengths[j] <= _WINDOW):
            total += lengths[j]
            j += 1
        found.append(Window(clauses[i][0], clauses[j - 1][1], opening))
        if j == len(clauses):
            break
    return tuple(found)
