"""The scores of a gold file as text for a terminal and as JSON for scripts.

Apart from `render`, since whoever scores needs the whole assistant, and a list of the library
does not.
"""

from __future__ import annotations

from typing import Any

from assistant.evaluate import Score, tallies


def scores_text(scores: list[Score]) -> str:
    """The scores by kind, and every miss with what was answered."""
    lines = [f"{'kind':18}{'questions':>10}{'right':>8}{'cited':>8}{'said':>8}{'refused':>9}"]
    for t in tallies(scores):
        lines.append(f"{t.kind:18}{t.questions:10}{t.right:8}{t.cited:8}{t.said:8}{t.refused:9}")
    misses = [s for s in scores if not s.right]
    lines += ["", f"{len(misses)} misses" if misses else "no misses"]
    for miss in misses:
        lines += ["", *_miss(miss)]
    return "\n".join(lines)


def _miss(score: Score) -> list[str]:
    wrong = [name for name, ok in (
        ("refused", score.answer.answered or not score.gold.answerable),
        ("answered", not score.answer.answered or score.gold.answerable),
        ("not cited", score.cited or not score.gold.answerable),
        ("not said", score.said),
    ) if not ok]
    asked = " / ".join((*score.gold.history, score.gold.question))
    cited = "; ".join(c.label for c in score.answer.citations[:3])
    return [f"{score.gold.id} [{', '.join(wrong)}] {asked}", f"    {score.answer.text}",
            f"    {cited}"]


def scores_json(scores: list[Score]) -> dict[str, Any]:
    """The scores by kind, and the misses."""
    return {
        "kinds": [
            {"kind": t.kind, "questions": t.questions, "right": t.right, "cited": t.cited,
             "said": t.said, "refused": t.refused} for t in tallies(scores)
        ],
        "misses": [
            {"id": s.gold.id, "question": s.gold.question, "answered": s.answer.answered,
             "cited": s.cited, "said": s.said, "answer": s.answer.text}
            for s in scores if not s.right
        ],
    }
