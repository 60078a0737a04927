"""Where a quotation stands word for word in a stretch of a resolution.

Every token of the quotation has to be met, in order and with nothing between; only tokens that
are no wording (`assistant.quotation.printed`) may be passed over, and only what the writer
marked as left out or added may be missing or too many.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from assistant.question.wording import FUNCTION_WORDS, stem
from assistant.quotation.change import deciding_words, opening_verbs
from assistant.quotation.printed import Printed, Stretch
from assistant.quotation.quote import Item, ItemKind
from assistant.quotation.tokens import DASH, NEGATIONS, keys, reverses

_LONGEST_REPLACED = 6  # words that one bracket may stand for ("[him]" for "the …")
_CONTRARY = frozenset(("non", "un", "dis", "mis", "anti", "il", "ir", "im"))  # prefixes
_MOST_NEGATING = 3  # words of a bracket that turns the sense round: "[do not]"
_LONGEST_ENDING = 3  # letters: "-s", "-ed", "-ing"


@dataclass(frozen=True, slots=True)
class Run:
    """Tokens ``start`` to ``end`` of a stretch that a whole quotation matches.

    ``skips`` pairs the index of each omission, insertion or bracketed initial among the
    quotation's items with the stretch's tokens that it stands for: (item, start, end).
    ``recased`` says that the first letter differs in case and in nothing else.
    """

    start: int
    end: int
    skips: tuple[tuple[int, int, int], ...] = ()
    recased: bool = False


def runs(items: Sequence[Item], stretch: Stretch, recase: bool = False) -> list[Run]:
    """Every place where ``items`` stand in ``stretch``, none inside another, in order.

    With ``recase`` the first letter of the quotation may be of the other case.
    """
    inner = _between_omissions(items)
    if inner is None:
        return []
    first, last = inner
    if any(NEGATIONS.intersection(_inside(item)) for item in (*items[:first], *items[last:])):
        return []  # "[Not] requests …"
    decided = {stem(key) for item in items[:first] for key in _inside(item)
               if key in opening_verbs()}
    found: list[Run] = []
    for start in _starts(items[first:last], stretch, recase):
        if (found and start < found[-1].end) or stretch.is_behind_prefix(start):
            continue
        if decided and (not start or stem(stretch.tokens[start - 1].key.lower()) not in decided):
            continue  # "[Forbids] the Secretary-General to …"
        walked = _walk(items, first, last, stretch, start, recase)
        if walked is not None:
            end, skips = walked
            recased = recase and _is_recased(items[first], stretch.tokens[start])
            found.append(Run(start, end, _at_edges(items, first, last, start, end, skips), recased))
    return found


@cache
def _deciding_stems() -> frozenset[str]:
    return frozenset(map(stem, deciding_words()))


def _inside(item: Item) -> list[str]:
    """The keys in a bracket of the writer's, in small letters."""
    return [key.lower() for key in keys(item.key)] if item.kind is ItemKind.INSERTION else []


def may_run_over(items: Sequence[Item], stretch: Stretch) -> bool:
    """Whether a quotation could begin or end in a paragraph and go on in one beside it.

    Then its last two tokens follow each other in the quotation before the end, or its first two
    behind the beginning; or an omission is marked, which may reach over the boundary.
    """
    if any(item.kind is ItemKind.OMISSION for item in items):
        return True
    row = [token.key for token in stretch.tokens if not token.optional]
    pairs = [(one.key, other.key) for one, other in pairwise(items)]
    return tuple(row[:2]) in pairs[1:] or tuple(row[-2:]) in pairs[:-1]


def _between_omissions(items: Sequence[Item]) -> tuple[int, int] | None:
    """The first item and the one behind the last that have to be met in the source."""
    met = [i for i, item in enumerate(items)
           if item.kind in (ItemKind.TOKEN, ItemKind.INITIAL, ItemKind.ENDING)]
    return (met[0], met[-1] + 1) if met else None


def _at_edges(
    items: Sequence[Item], first: int, last: int, start: int, end: int,
    skips: tuple[tuple[int, int, int], ...],
) -> tuple[tuple[int, int, int], ...]:
    before = tuple((i, start, start) for i in range(first))
    return before + skips + tuple((i, end, end) for i in range(last, len(items)))


def _starts(items: Sequence[Item], stretch: Stretch, recase: bool) -> list[int]:
    item = items[0]
    wanted = _ways(item) | ({_other_case(item.key)} if recase else set())
    if _is_broken(items, 0, len(items)):
        wanted.add(item.key + items[2].key)
    found = [i for i, token in enumerate(stretch.tokens)
             if token.key in wanted or _is_inflected(item, token, recase)]
    found += [i for i, ways in stretch.damaged.items() if any(w[0] in wanted for w, _ in ways)]
    return sorted(set(found))


def _is_inflected(item: Item, token: Printed, recase: bool) -> bool:
    """Whether "invite[d]" stands for this word: it has the stem, and a short ending or none."""
    if item.kind is not ItemKind.ENDING or not token.is_word:
        return False
    stems = {item.key, _other_case(item.key)} if recase else {item.key}
    return (any(token.key.startswith(stem) for stem in stems)
            and len(token.key) - len(item.key) <= _LONGEST_ENDING)


def _ways(item: Item) -> set[str]:
    if item.kind is ItemKind.INITIAL:
        return {item.key, _other_case(item.key)}
    return {item.key}


def _other_case(key: str) -> str:
    return key[:1].swapcase() + key[1:]


def _is_recased(item: Item, token: Printed) -> bool:
    return item.kind is ItemKind.TOKEN and token.key == _other_case(item.key) != item.key


def _walk(
    items: Sequence[Item], first: int, last: int, stretch: Stretch, start: int, recase: bool
) -> tuple[int, tuple[tuple[int, int, int], ...]] | None:
    """The end of the match that begins at ``start``, and what the marks stand for.

    A search in depth: what is tried first is what fits without passing anything over.
    """
    stack: list[tuple[int, int, tuple[tuple[int, int, int], ...]]] = [(first, start, ())]
    seen: set[tuple[int, int]] = set()
    while stack:
        i, j, skips = stack.pop()
        if i == last:
            return j, skips
        if (i, j) in seen:
            continue
        seen.add((i, j))
        steps = list(_steps(items, i, last, stretch, j, recase and i == first))
        if j < len(stretch.tokens) and stretch.tokens[j].optional and j > start:
            steps.append((i, j + 1, None))
        for next_i, next_j, skip in reversed(steps):
            stack.append((next_i, next_j, skips if skip is None else (*skips, skip)))
    return None


_Step = tuple[int, int, tuple[int, int, int] | None]


def _steps(
    items: Sequence[Item], i: int, last: int, stretch: Stretch, j: int, recase: bool
) -> list[_Step]:
    """Where the match can go on from item ``i`` and token ``j``, the likeliest first."""
    item = items[i]
    if item.kind is ItemKind.OMISSION:
        return [(i + 1, k, (i, j, k)) for k in _after_omission(items, i, stretch, j)]
    if item.kind is ItemKind.INSERTION and len(item.key) > item.end - item.start:
        return [(i + 1, j, (i, j, j))]  # "[an a]ll": beside a letter it stands for nothing
    if item.kind is ItemKind.INSERTION:
        return [(i + 1, k, (i, j, k)) for k in _after_insertion(item, stretch, j)]
    found: list[_Step] = []
    row = stretch.tokens
    if j < len(row):
        wanted = _ways(item) | ({_other_case(item.key)} if recase else set())
        if row[j].key in wanted or _is_inflected(item, row[j], recase):
            marked = item.kind in (ItemKind.INITIAL, ItemKind.ENDING)
            found.append((i + 1, j + 1, (i, j, j + 1) if marked else None))
        if _is_broken(items, i, last) and items[i].key + items[i + 2].key == row[j].key:
            found.append((i + 3, j + 1, None))
    for written, end in stretch.damaged.get(j, ()):
        if tuple(one.key for one in items[i : i + len(written)]) == written \
                and i + len(written) <= last:
            found.append((i + len(written), end, None))
    return found


def _is_broken(items: Sequence[Item], i: int, last: int) -> bool:
    """Whether items ``i`` to ``i + 2`` are a word with a hyphen at the end of a line."""
    return (i + 2 < last and items[i].is_word and items[i + 1].key == DASH
            and items[i + 1].breaks and items[i + 2].is_word)


def _after_omission(items: Sequence[Item], i: int, stretch: Stretch, j: int) -> list[int]:
    """Where the source can go on behind an omission: in this paragraph, or in one that follows.

    That is the next one, or a point of the same chapeau, or of the one it begins in. No omission
    may swallow a negation of the words around it.
    """
    if j == 0:
        return []
    here = stretch.tokens[j - 1].paragraph
    wanted = _ways(items[i + 1]) if i + 1 < len(items) else set()
    return [k for k in range(j, len(stretch.tokens))
            if _follows(stretch, here, stretch.tokens[k].paragraph)
            and not stretch.is_behind_prefix(k)
            and not reverses([t.key for t in stretch.tokens[j:k] if not t.optional])
            and (items[i + 1].kind is not ItemKind.TOKEN or stretch.tokens[k].key in wanted
                 or k in stretch.damaged)]


def _follows(stretch: Stretch, here: int, there: int) -> bool:
    if there <= here + 1:
        return True
    first, then = (stretch.paragraphs[i].paragraph for i in (here, there))
    outer = then.chapeau
    return first.text in outer or bool(outer and first.chapeau[: len(outer)] == outer)


def _after_insertion(item: Item, stretch: Stretch, j: int) -> list[int]:
    """Behind what the writer put in brackets: at once, or after a few words it stands for.

    Those may be names and fillers, and no negation; nor does "[invites]" stand for "requests", and
    "[ceases]" stands for "cease" alone, not for ", the occupying Power, cease".
    "[not]" and "[non]" are no additions, but the contrary, unless the text has them there.
    """
    inside = _inside(item)[1:-1]
    if len(inside) <= _MOST_NEGATING and (
            _CONTRARY.intersection(inside[:1]) or NEGATIONS.intersection(inside)):
        there = stretch.tokens[j : j + len(inside)]
        return [j + len(inside)] if [t.key.lower() for t in there] == inside else []
    found = [j]
    words = 0
    said = {stem(key) for key in inside}
    decides = not said.isdisjoint(_deciding_stems())
    replaced: set[str] = set()
    for k in range(j, len(stretch.tokens)):
        token = stretch.tokens[k]
        words += token.is_word and not token.optional
        key = token.key.lower()
        if words > _LONGEST_REPLACED or key in NEGATIONS:
            break
        if decides and key in deciding_words() and stem(key) not in said:
            break
        if k + 1 < len(stretch.tokens) and stretch.tokens[k + 1].paragraph != token.paragraph:
            break
        if token.is_word and key not in FUNCTION_WORDS:
            replaced.add(stem(key))
        if not stretch.is_behind_prefix(k + 1) and (
                replaced <= said or replaced.isdisjoint(said)):
            found.append(k + 1)
    return found
