"""A comparison in words: a sentence of counts, and a line for each pair."""

from __future__ import annotations

from assistant.citation import Citation
from assistant.compare.compare import Comparison, Pair, Relation
from assistant.question.numbers import in_words
from assistant.quotation.say import change_text
from index.resolution import Part


def sentence(comparison: Comparison) -> str:
    """How many paragraphs are the same, reworded, new and dropped."""
    left, right = comparison.left.short, comparison.right.short
    same, reworded, new, dropped = (len(comparison.of(relation)) for relation in Relation)
    moved = sum(p.moved for p in comparison.pairs)
    return (
        f"From {left} to {right}: {_are(same, 'the same')}, {_are(reworded, 'reworded')}, "
        f"{_are(new, f'new in {right}')}, {_are(dropped, f'of {left} only')}; "
        f"{in_words(moved)} {'stands' if moved == 1 else 'stand'} in another place."
    )


def _are(count: int, what: str) -> str:
    noun = "paragraph is" if count == 1 else "paragraphs are"
    return f"{in_words(count)} {noun} {what}"


def comparison_text(comparison: Comparison) -> str:
    """The whole comparison for a terminal."""
    lines = [sentence(comparison), ""]
    for pair in comparison.pairs:
        lines.append(pair_line(pair))
        lines += [f"      - {change_text(change)}" for change in pair.changes]
    return "\n".join(lines)


def pair_line(pair: Pair) -> str:
    """One pair: "reworded  para. 1 → para. 2 (b)"."""
    told = f"{pair.relation!s:9} {place(pair.left)} → {place(pair.right)}"
    if pair.moved:
        told += ", moved"
    if pair.also is not None:
        told += f" (its words stand in {place(pair.also)})"
    if pair.left is None or pair.right is None:
        cited = pair.left or pair.right
        told += f": {cited.text if cited else ''}"
    return told


def place(citation: Citation | None) -> str:
    """A paragraph's place without its resolution: "para. 2 (b)", "PP3", "–" for none."""
    if citation is None:
        return "–"
    part, number = citation.part, citation.number
    names = {Part.PREAMBLE: f"PP{number}", Part.OPERATIVE: f"para. {number}",
             Part.ANNEX: f"annex, para. {number}" if number else "annex"}
    return names.get(part, str(part))
