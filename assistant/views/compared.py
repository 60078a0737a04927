"""A quotation beside its source as HTML, what differs marked and numbered in both.

Both are read from the writer's side: what is struck through stands in the quotation and not in
the source, what is underlined is the source's and missing from the quotation. A sign before the
words, the number behind them and words for a screen reader say the same without any colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.quotation.change import Change, Kind, Op
from assistant.quotation.say import change_words
from assistant.quotation.verdict import Match
from assistant.views.edits import Edit, edited
from assistant.views.markup import block, element

_KINDS = {
    Kind.NUMBER: "Number", Kind.DATE: "Date", Kind.NEGATION: "Negation", Kind.VERB: "Verb",
    Kind.SYMBOL: "Symbol", Kind.SPELLING: "Spelling", Kind.WORD: "Wording", Kind.ORDER: "Order",
}
_LEGEND = (
    ("del", "struck", "in the quotation, not in the source"),
    ("ins", "underlined", "in the source, not in the quotation"),
    ("span", "dotted", "the writer’s own omission or brackets"),
)
_GAP = "something stands here on the other side"
_CLASSES = {"del": "changed", "ins": "changed", "span": "own"}
_SPOKEN = {"del": "not in the source", "ins": "missing from the quotation",
           "span": "the writer’s own mark"}


def compared(quotation: str, passage: Sequence[Match], permitted: bool = False) -> str:
    """A quotation, and the passage it comes nearest to: the paragraphs of one place, in order.

    ``permitted`` says that what differs is no more than a quotation may adjust.
    """
    changes = passage[0].changes
    texts = (block("p", [edited(match.citation.text, _range(match, index, changes),
                                 _source_edits(match, index, changes))],
                   "text", {"dir": "auto"})
             for index, match in enumerate(passage))
    ours = block("p", [edited(quotation, (0, len(quotation)), _quoted_edits(changes))],
                 "text", {"dir": "auto"})
    sides = (_side("The quotation", [ours]),
             _side(f"The source: {passage[0].citation.label}", texts))
    listed = block("ol", (_listed(change, permitted) for change in changes), "changes",
                   {"aria-label": "What differs"})
    return block("div", [block("div", sides, "sides"), _legend(changes), listed],
                 "compared permitted" if permitted else "compared")


def _listed(change: Change, permitted: bool) -> str:
    """A change with its kind, whether it is grave, and what was changed; its number is CSS's."""
    kind = "Permitted" if permitted else _KINDS[change.kind]
    if _is_own(change):
        kind = "Marked by the writer"
    grave = [element("strong", "grave", "grave")] if change.grave else []
    told = element("span", change_words(change), "told", {"dir": "auto"})
    return block("li", [element("span", kind, "kind"), *grave, told])


def _side(heading: str, texts: Iterable[str]) -> str:
    return block("section", [element("h3", heading), *texts], "side", {"aria-label": heading})


def _legend(changes: Sequence[Change]) -> str:
    used = {"span" for c in changes if _is_own(c)}
    used |= {"del" for c in changes if c.quoted and not _is_own(c)}
    used |= {"ins" for c in changes if c.source and not _is_own(c)}
    shown = [(block(tag, [element("bdi", word)], _CLASSES[tag]), meaning)
             for tag, word, meaning in _LEGEND if tag in used]
    if any(not (c.quoted and c.source) and not _is_own(c) for c in changes):
        shown.append((element("span", "", "gap"), _GAP))
    return block("p", (block("span", [sign, element("span", f" {meaning}")])
                       for sign, meaning in shown), "legend")


def _is_own(change: Change) -> bool:
    return change.op in (Op.OMIT, Op.BRACKET)


def _quoted_edits(changes: Sequence[Change]) -> list[Edit]:
    return [_edit(change, change.quoted_span, "del", number)
            for number, change in enumerate(changes, 1)]


def _edit(change: Change, span: tuple[int, int], tag: str, number: int) -> Edit:
    tag = "span" if _is_own(change) else tag
    css_class = f"{_CLASSES[tag]} grave" if change.grave else _CLASSES[tag]
    return Edit(*span, tag, css_class, _SPOKEN[tag], number)


def _source_edits(match: Match, index: int, changes: Sequence[Change]) -> list[Edit]:
    """The changes that concern the paragraph ``index`` of a passage.

    Words left out may run on over paragraphs behind the one where they begin.
    """
    found: list[Edit] = []
    for number, change in enumerate(changes, 1):
        start, end = change.source_span
        if change.source_paragraph == index:
            if not (_is_own(change) and start == end):
                found.append(_edit(change, (start, end), "ins", number))
        elif change.source_paragraph < index:
            length = _carried_over(change, match)
            if length:
                span = (match.start, match.start + length)
                found.append(_edit(change, span, "ins", number))
    return found


def _carried_over(change: Change, match: Match) -> int:
    """How many characters at the beginning of a later paragraph a change has too."""
    at = change.source.rfind(match.wording)
    if at > 0:
        return len(match.wording)
    longest = min(len(change.source) - 1, len(match.wording))
    return next((n for n in range(longest, 0, -1)
                 if change.source.endswith(f" {match.wording[:n]}")), 0)


def _range(match: Match, index: int, changes: Sequence[Change]) -> tuple[int, int]:
    """The passage in its paragraph, with the punctuation behind it that a change concerns."""
    ends = [c.source_span[1] for c in changes if c.source_paragraph == index]
    return match.start, min(max([match.end, *ends]), len(match.citation.text))

