"""A trace in words: what introduced the mandate, what became of it, what is missing."""

from __future__ import annotations

from assistant.citation import Citation
from assistant.mandate.line import Relation
from assistant.mandate.trace import Origin, Trace
from assistant.question.numbers import in_words, listed, plural
from assistant.quotation.say import change_text
from index.symbol import Symbol

_NAMED = 3


def sentences(trace: Trace) -> str:
    """One to three sentences: the first paragraph, its line, and what the texts say of origins."""
    told = [_first(trace), _since(trace), _origins(trace)]
    if trace.first is None:  # where it comes from is the answer, that it is not here stands behind
        told.reverse()
    elif trace.told:
        told = [told[2], *told[:2]]
    return " ".join(s for s in told if s)


def _first(trace: Trace) -> str:
    if trace.named_first is not None:
        return ("No paragraph of the resolutions indexed here says which resolution set this up; "
                f"the earliest that names it is {trace.named_first.label}.")
    if trace.first is None:
        return "No operative paragraph of the resolutions indexed here lays this down."
    return f"First, in the texts indexed here, in {trace.first.label}: {_wording(trace.first)}"


def _wording(citation: Citation) -> str:
    start, end = citation.highlights[0] if citation.highlights else (0, len(citation.text))
    before = "…" if start else ""
    behind = "…" if end < len(citation.text.rstrip(" ;.,")) else ""
    return f"“{before}{citation.text[start:end]}{behind}”."


def _since(trace: Trace) -> str:
    later = [s for s in trace.line if trace.first and s.citation.symbol != trace.first.symbol]
    if not later:
        return ""
    done: dict[Symbol, list[str]] = {}
    for step in later:
        done.setdefault(step.citation.symbol, []).append(str(step.relation))
    told = [f"{' and '.join(how)} in {symbol.short}" for symbol, how in done.items()][:_NAMED]
    rest = len(done) - _NAMED
    if rest > 0:
        told.append(f"{in_words(rest)} more")
    gone = f"; no longer in {trace.dropped.short}" if trace.dropped else ""
    return f"{listed(told)[0].upper()}{listed(told)[1:]}{gone}."


def _origins(trace: Trace) -> str:
    others = [o for o in trace.earlier if trace.first is None or o.symbol != trace.first.symbol]
    if not others:
        return ""
    oldest = trace.told or others[0]
    rest = len(others) - 1
    more = f" and {in_words(rest)} {plural(rest, 'other')}" if rest else ""
    elsewhere = ", which is not indexed here" if oldest.symbol in trace.not_indexed else ""
    said = f"resolution {_as_named(oldest)}{elsewhere if not rest else ''}{more}"
    return f"{oldest.evidence.label}, attributes it to {said}."


def _as_named(origin: Origin) -> str:
    """A resolution as the paragraph that attributes something to it names it: with its date."""
    text = origin.evidence.text
    named = (text[start:end] for start, end in origin.evidence.highlights)
    return next((n for n in named if n.startswith(f"{origin.symbol.short} of ")),
                origin.symbol.short)


def trace_text(trace: Trace) -> str:
    """The whole trace for a terminal."""
    lines = [sentences(trace)]
    for step in trace.line:
        lines += ["", f"  {step.relation!s:10} {step.citation.label}", f"    {step.citation.text}"]
        if step.relation is not Relation.RECALLED:
            lines += [f"    - {change_text(change)}" for change in step.changes]
    lines += [""] if trace.earlier else []
    lines += [f"  attributed to {o.symbol.short} by {o.evidence.label}" for o in trace.earlier]
    lines += ["", trace.scope]
    if trace.not_indexed:
        lines.append(f"Not indexed: {', '.join(s.short for s in trace.not_indexed)}.")
    return "\n".join(lines)
