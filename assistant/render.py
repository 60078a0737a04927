"""Answers, resolutions, lists and reports as text for a terminal and as JSON for scripts."""

from __future__ import annotations

from typing import Any

from assistant.answer import Answer
from assistant.citation import Citation, cite
from index.build import AddReport
from index.resolution import Paragraph, Part, Resolution
from index.store import Summary


def answer_text(answer: Answer) -> str:
    """The answer, and under it its citations or, for a refusal, the nearest passages."""
    lines = [answer.text]
    if answer.citations:
        lines += ["", "Nearest passages:" if not answer.answered else "It rests on:"]
        lines += [citation_text(c) for c in answer.citations]
    return "\n".join(lines)


def citation_text(citation: Citation) -> str:
    """A citation with its paragraph, the deciding words between » and «."""
    text = citation.text
    for start, end in reversed(citation.highlights):
        text = f"{text[:start]}»{text[start:end]}«{text[end:]}"
    governed = " ".join((*citation.chapeau, text))
    notes = "".join(f"\n    Footnote: {note}" for note in citation.footnotes)
    return f"  {citation.label}\n    {governed}{notes}"


def resolution_text(resolution: Resolution) -> str:
    """A resolution to read, paragraph by paragraph."""
    lines = [f"{resolution.symbol}  {resolution.title}", ""]
    lines += [_printed(p) for p in resolution.paragraphs]
    if resolution.closing:
        lines += ["", resolution.closing.text]
    return "\n".join(lines)


def _printed(paragraph: Paragraph) -> str:
    if paragraph.part is Part.PREAMBLE:
        return f"[PP{paragraph.number}] {paragraph.text}"
    before = f"{paragraph.printed_number} " if paragraph.number else ""
    return f"{'   ' * len(paragraph.chapeau)}{before}{paragraph.text}"


def resolution_json(resolution: Resolution, summary: Summary) -> dict[str, Any]:
    """A resolution with its record, and every paragraph as a citation."""
    closing = resolution.closing
    return {
        **summary_json(summary),
        "meeting": resolution.meeting,
        "warnings": list(resolution.warnings),
        "text": [cite(resolution, p).as_json() for p in resolution.paragraphs],
        "closing": closing.text if closing else None,
    }


def summary_line(summary: Summary) -> str:
    """One line of the list."""
    when = summary.adopted.isoformat() if summary.adopted else "not dated"
    return f"{summary.symbol}  {when:10}  {summary.paragraphs:4} paragraphs  {summary.title}"


def summary_json(summary: Summary) -> dict[str, Any]:
    """One entry of the list, as the contract has it."""
    return {
        "symbol": str(summary.symbol),
        "title": summary.title,
        "session": summary.session,
        "adopted": summary.adopted.isoformat() if summary.adopted else None,
        "preambular": summary.preambular,
        "operative": summary.operative,
        "paragraphs": summary.paragraphs,
        "source": summary.source,
        "format": summary.format,
    }


def report_json(report: AddReport) -> dict[str, Any]:
    """What became of the files that were to be added."""
    return {
        "added": [{"symbol": str(s), "file": f} for s, f in report.added],
        "replaced": [{"symbol": str(s), "file": f} for s, f in report.replaced],
        "unchanged": [{"symbol": str(s), "file": f} for s, f in report.unchanged],
        "refused": [{"file": f, "reason": r} for f, r in report.refused],
        "warnings": list(report.warnings),
    }


def report_text(report: AddReport) -> str:
    """The same, a line a file, and the counts."""
    lines = [f"added      {s}  ({f})" for s, f in report.added]
    lines += [f"replaced   {s}  ({f})" for s, f in report.replaced]
    lines += [f"unchanged  {s}  ({f})" for s, f in report.unchanged]
    lines += [f"refused    {f}: {r}" for f, r in report.refused]
    lines.append(f"{len(report.added)} added, {len(report.replaced)} replaced, "
                 f"{len(report.unchanged)} unchanged, {len(report.refused)} refused")
    return "\n".join(lines)
