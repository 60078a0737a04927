"""A check in words: one sentence for the verdict, a line for each place and each change."""

from __future__ import annotations

from assistant.question.numbers import in_words, plural
from assistant.quotation.change import Change, Op
from assistant.quotation.correct_wording import first_places
from assistant.quotation.verdict import Check, Match, Verdict


def sentence(check: Check) -> str:
    """What a person reads first: the verdict, the first places, and what else has to be known."""
    told = _verdict(check)
    return f"{told} {check.note}" if check.note else told


def _verdict(check: Check) -> str:
    where = _where(check)
    match check.verdict:
        case Verdict.EXACT:
            return f"Word for word: {where}."
        case Verdict.PERMITTED:
            return (f"Word for word but for the first letter's case or the final punctuation: "
                    f"{where}.")
        case Verdict.ABRIDGED:
            return f"Word for word, with what was left out or added marked: {where}."
        case Verdict.MISATTRIBUTED:
            return f"Word for word, but not where it is claimed to stand: it is in {where}."
        case Verdict.ALTERED:
            there = " Nearest is another passage than the one claimed." if (
                check.claimed and not any(m.claimed for m in check.matches)) else ""
            return f"Not word for word: {_counted(check)} against {where}.{there}"
        case Verdict.NOT_INDEXED:
            return "The claimed place cannot be checked."
        case Verdict.TOO_SHORT:
            return "Too short to check."
        case Verdict.NOT_FOUND:
            return "Not found: no paragraph of the library is near these words."


def _where(check: Check) -> str:
    labels, rest = first_places(check)
    told = [*labels, f"{in_words(rest)} more {plural(rest, 'place')}"] if rest else labels
    return "; and ".join(part for part in ("; ".join(told[:-1]), "".join(told[-1:])) if part)


def _counted(check: Check) -> str:
    changes = [change for match in check.matches for change in match.changes]
    grave = sum(change.grave for change in changes)
    told = f"{in_words(len(changes))} {plural(len(changes), 'change')}"
    if not grave:
        return told
    return f"{told}, {'a grave one' if len(changes) == 1 else f'{in_words(grave)} of them grave'},"


def check_text(check: Check) -> str:
    """The whole check for a terminal: the sentence, then each place with what differs there."""
    lines = [sentence(check)]
    for match in check.matches:
        lines += ["", f"  {match.citation.label}", f"    {_shown(match)}"]
        lines += [f"    - {change_text(change)}" for change in match.changes]
    return "\n".join(lines)


def _shown(match: Match) -> str:
    text = match.citation.text
    return f"{text[: match.start]}»{match.wording}«{text[match.end :]}"


def change_text(change: Change) -> str:
    """One change in words, with its kind ("“2016” for “2014” (date, grave)")."""
    return f"{change_words(change)} ({change.kind}{', grave' if change.grave else ''})"


def change_words(change: Change) -> str:
    """One change in words ("“2016” for “2014”")."""
    match change.op:
        case Op.REPLACE:
            return f"“{change.quoted}” for “{change.source}”"
        case Op.INSERT:
            return f"“{change.quoted}” put in"
        case Op.DELETE:
            return f"“{change.source}” left out without a mark"
        case Op.OMIT:
            return f"left out and marked: “{change.source}”" if change.source else \
                f"“{change.quoted}” marks that the text goes on"
        case Op.BRACKET:
            return f"{_in_brackets(change.quoted)} in brackets" + (
                f" for “{change.source}”" if change.source else "")


def _in_brackets(quoted: str) -> str:
    """The words with both their brackets: one pair may hold an addition and a letter besides, "[The
    Assembly d]ecides"."""
    closed = quoted + "]" * (quoted.count("[") - quoted.count("]"))
    return "[" * (closed.count("]") - closed.count("[")) + closed
