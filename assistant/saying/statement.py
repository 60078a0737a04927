"""A paragraph said as a sentence: its own words behind the name of its resolution.

Operative paragraphs open with a verb in the third person and need only a subject. Preambular
ones open with a participle, which is put into the present tense from a closed table ("Bearing in
mind" → "bears in mind"); where the opener is not in the table the paragraph is quoted as it
stands. Omissions are marked "…"; nothing is added and nothing reworded.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.finding.clauses import clause_bounds
from index.resolution import Paragraph as ReadParagraph
from index.resolution import Part, ordinal
from index.symbol import Symbol

_LONGEST = 80  # words of one paragraph in an answer; the rest is in the citation
_BEFORE = 3  # times as far as a clause behind
# Words: at most in one item of a list, where it is a name and where not; and in all that lists
# are given beyond the length.
_ITEM, _SHORTEST, _LIST = 6, 2, 40
_CHAPEAU = 30  # words of a chapeau before its point

# The openers of preambular paragraphs in General Assembly resolutions (UN Editorial Manual,
# "Resolutions": the preamble; sessions 75 to 77 were read for their frequency).
_PRESENT = dict(
    pair.split("=") for pair in """
    Acknowledging=acknowledges Acting=acts Affirming=affirms Anticipating=anticipates
    Appreciating=appreciates Approving=approves Asserting=asserts Bearing=bears
    Believing=believes Calling=calls Commemorating=commemorates Commending=commends
    Concurring=concurs Condemning=condemns Confirming=confirms Congratulating=congratulates
    Considering=considers Continuing=continues Declaring=declares Deploring=deplores
    Desiring=desires Determining=determines Drawing=draws Emphasizing=emphasizes
    Emphasising=emphasises Encouraging=encourages Endorsing=endorses Expressing=expresses
    Finding=finds Fearing=fears Highlighting=highlights Honouring=honours Hoping=hopes
    Inviting=invites Keeping=keeps Looking=looks Mentioning=mentions Noting=notes
    Observing=observes Paying=pays Pledging=pledges Pointing=points Praising=praises
    Proclaiming=proclaims Reaffirming=reaffirms Realizing=realizes Reasserting=reasserts
    Recalling=recalls Recognizing=recognizes Recognising=recognises Reconfirming=reconfirms
    Referring=refers Regretting=regrets Reiterating=reiterates Rejecting=rejects
    Remaining=remains Remembering=remembers Requesting=requests Resolving=resolves
    Respecting=respects Saluting=salutes Seeking=seeks Sharing=shares Stressing=stresses
    Supporting=supports Taking=takes Thanking=thanks Trusting=trusts Underlining=underlines
    Underscoring=underscores Understanding=understands Urging=urges Valuing=values
    Viewing=views Voicing=voices Welcoming=welcomes Wishing=wishes Having=has
""".split()
)
_STATES = frozenset(
    """Alarmed Anxious Appalled Appreciative Aware Cognizant Committed Concerned Confident Conscious
    Convinced Determined Dismayed Disturbed Encouraged Gratified Grateful Guided Horrified Inspired
    Mindful Outraged Persuaded Pleased Resolved Satisfied Saddened Shocked Troubled""".split())


def statement(
    symbol: Symbol, paragraph: ReadParagraph, spans: Sequence[tuple[int, int]] = (),
    longest: int = _LONGEST,
) -> str:
    """One sentence that says the paragraph.

    ``spans`` are the deciding words, as offsets into ``paragraph.governed_text``; of a long
    paragraph the clauses that hold them are kept.
    """
    said = _abridged(paragraph, spans, longest).rstrip(" ,;.:")
    name = f"Resolution {symbol.short}"
    if paragraph.part is Part.PREAMBLE:
        present = _in_present(said)
        if present is None:
            return (f"Resolution {symbol.short} has in its {ordinal(int(paragraph.number))} "
                    f"preambular paragraph: “{said}”.")
        return _sentence(f"{name} {present}")
    if paragraph.part is Part.OPERATIVE and _SAYS.match(said):
        return _sentence(f"{name} {lower_first(said)}")
    return f"Resolution {symbol.short} says: “{said}”."


# "Decides", "Strongly urges", "Also requests", "Further notes".
_SAYS = re.compile(r"(?:(?:[A-Z][a-z]+ly|Also|Further|Once again|Again|Once more),? )?"
                   r"(?:(?:\w+ly|further|once again|again) )?[A-Z]?[a-z]+s\b")


def lower_first(text: str) -> str:
    """The text with a small first letter."""
    return text[:1].lower() + text[1:]


def _sentence(text: str) -> str:
    return text if text.endswith((".”", ".")) else text + "."


def _abridged(
    paragraph: ReadParagraph, spans: Sequence[tuple[int, int]], longest: int
) -> str:
    """The paragraph, cut to length; of a point its chapeau gives way first."""
    text = paragraph.governed_text
    if not paragraph.chapeau:
        return abridge(text, spans, longest)
    chapeau = " ".join(paragraph.chapeau)
    last = clause_bounds(chapeau)[-1]
    before = abridge(chapeau, [*spans, last], _CHAPEAU)
    own = len(text) - len(paragraph.text)
    within = [(start - own, end - own) for start, end in spans if start >= own]
    return _join_point(f"{before} {abridge(paragraph.text, within, longest)}")


def _join_point(said: str) -> str:
    """A chapeau and its point as one sentence: "Calls upon States: To act" → "… States to act"."""
    said = re.sub(r":\s+To\b", " to", said)
    # A point has a capital letter only because it begins: "questions: General appreciation".
    return re.sub(r"(:\s+)([A-Z])(?=[a-z]*\s+[a-z(])", lambda m: m[1] + m[2].lower(), said)


def _in_present(said: str) -> str | None:
    first, _, rest = said.partition(" ")
    if first.endswith("ly") and rest:
        second, _, after = rest.partition(" ")
        if second.capitalize() in _STATES:
            return f"is {first.lower()} {second} {after}".strip()
        verb = _PRESENT.get(second.capitalize())
        return f"{first.lower()} {verb} {after}".strip() if verb else None
    if first.rstrip(",") in _STATES:
        return f"is {first.lower()} {rest}".strip()
    verb = _PRESENT.get(first.rstrip(","))
    comma = "," if first.endswith(",") else ""
    return f"{verb}{comma} {rest}".strip() if verb else None


def abridge(text: str, spans: Sequence[tuple[int, int]], longest: int = _LONGEST) -> str:
    """``text``, or its opening and the clauses that hold ``spans``, with … for what is left out."""
    if len(text.split()) <= longest:
        return text
    clauses = clause_bounds(text)
    held = [_held(clause, spans) for clause in clauses]
    kept = {0}
    budget = longest - _length(text, clauses[0])
    order = sorted(
        range(1, len(clauses)),
        key=lambda i: (-held[i], _is_framing(text, clauses[i]), _away(i, held), i),
    )
    for i in order:
        cost = _length(text, clauses[i])
        if cost <= budget or len(kept) == 1:
            kept.add(i)
            budget -= cost
    return _join(text, clauses, sorted(_with_lists(text, clauses, kept)))


def _with_lists(text: str, clauses: Sequence[tuple[int, int]], kept: set[int]) -> set[int]:
    """The clauses kept, and what else a list has of which they are a part: of the States that
    paid, or of the cities that have an office, none is left out before another."""
    whole, room = set(kept), _LIST
    for i in sorted(kept - {0}):
        for step in (1, -1):
            at = i + step
            while 0 < at < len(clauses) and all(
                    _is_item(text[slice(*clauses[n])]) for n in (at, at - step)):
                size = 0 if at in whole else _length(text, clauses[at])
                if size > room:
                    break
                whole.add(at)
                room -= size
                at += step
    return whole


def _is_item(clause: str) -> bool:
    """Whether a clause is one thing of a list: a name ("in Rabat,"), or a word or two."""
    told = clause.split()
    return len(told) <= _SHORTEST or (len(told) <= _ITEM and _NAME.match(clause) is not None)


_NAME = re.compile(r"\s*(?:(?:and|or|as well as|in|of|by|to|from|the)\s+)*[A-Z]")


_FRAMING = re.compile(
    r"\s*(?:and\s+)?(?:taking into account|taking note|with a view to|on the basis of"
    r"|in accordance with|as appropriate|inter alia|bearing in mind|recalling|within existing"
    r"|in this regard|in this connection|to be established|as well as other)\b", re.IGNORECASE)


def _is_framing(text: str, clause: tuple[int, int]) -> bool:
    """Whether a clause says under what conditions, and not what is to be done."""
    return bool(_FRAMING.match(text, clause[0]))


def _away(clause: int, held: Sequence[int]) -> int:
    """How far a clause is from the nearest that holds most, three times as far before it as behind:
    what goes on with it ("in Rabat, in Nairobi, in …") says more than the beginning."""
    most = max(held)
    return min(clause - i if clause >= i else _BEFORE * (i - clause)
               for i, h in enumerate(held) if h == most) if most else 0


def _length(text: str, clause: tuple[int, int]) -> int:
    return len(text[clause[0] : clause[1]].split())


def _held(clause: tuple[int, int], spans: Sequence[tuple[int, int]]) -> int:
    return sum(clause[0] <= start < clause[1] for start, _ in spans)


def _join(text: str, clauses: Sequence[tuple[int, int]], kept: list[int]) -> str:
    parts: list[str] = []
    last = -1
    for i in kept:
        if i != last + 1:
            parts.append("…")
        parts.append(text[clauses[i][0] : clauses[i][1]].strip())
        last = i
    if last != len(clauses) - 1:
        parts.append("…")
    return " ".join(parts)
