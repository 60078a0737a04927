"""Fit the weights of `assistant.judgement.learned` to questions with known answers.

    HF_HUB_OFFLINE=1 python tests/benchmark/learn.py LIBRARY [GOLD …]

LIBRARY is a library of the seeds; GOLD are gold files (all in tests/gold without any). Writes
assistant/judgement/learned.npz and says how well the models do on questions that were left out
(five times a fifth of them). No test: fit again when the gold files have grown, and ask new
questions then.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from assistant.evaluate import Gold
    from index.store import Library

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("HF_HUB_OFFLINE", "1")
KINDS = ROOT / "tests" / "gold" / "kinds.jsonl"
OF_RESOLUTIONS = ("title", "meeting", "adopted")
GOLD = ("seeds", "kept_back", "phrasings", "others")
OF_OTHER_TEXTS = 4.0  # what a question on other texts weighs: they are few, and of many subjects
_BATCH = 64


def main() -> None:
    from assistant.ask import Assistant
    from assistant.evaluate import read_gold
    from assistant.judgement.learned import as_read, built
    from assistant.opening import open_library

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("gold", type=Path, nargs="*")
    parser.add_argument("--out", type=Path,
                        default=ROOT / "assistant" / "judgement" / "learned.npz")
    args = parser.parse_args()
    files = args.gold or [ROOT / "tests" / "gold" / f"{name}.jsonl" for name in GOLD]
    args.out.unlink(missing_ok=True)  # questions are read without what was learned before
    library = open_library(args.library)
    library = getattr(library, "library", library)
    reader = Assistant(library)
    asked = [(g, path.stem == "others") for path in files for g in read_gold(path)]
    texts = [reader.understand(g.question) for g, _ in asked]
    vectors = np.concatenate([
        library.encoder.encode([as_read(q.text) for q in texts[at : at + _BATCH]])
        for at in range(0, len(texts), _BATCH)])
    doubt, doubt_bias = fitted(
        "no text answers it", vectors, np.array([not g.answerable for g, _ in asked]),
        np.array([OF_OTHER_TEXTS if other else 1.0 for _, other in asked]), 10.0)
    kinds, own_weights, own_bias = of_resolutions(library, asked, vectors)
    own = [i for i, (_, other) in enumerate(asked) if not other]
    x = np.stack([built(v, q) for v, q in zip(vectors, texts, strict=True)])
    leans = np.array([bool(g.history) and g.kind != "new" for g, _ in asked])
    leaning, leaning_bias = fitted(
        "it leans on the one before", x[own], leans[own], np.ones(len(own)), 1.0)
    behind = np.flatnonzero(leans)
    answerless = np.array([not asked[i][0].answerable for i in behind])
    # Few have no answer: both sides weigh the same, so that as much is doubtful as of others.
    following, following_bias = fitted(
        "no text answers it, leaning on the one before", x[behind], answerless,
        np.where(answerless, (~answerless).sum() / answerless.sum(), 1.0)
        * np.array([OF_OTHER_TEXTS if asked[i][1] else 1.0 for i in behind]), 1.0)
    np.savez(
        args.out, digest=library.encoder.digest, doubt=doubt, doubt_bias=doubt_bias,
        following=following, following_bias=following_bias, leaning=leaning,
        leaning_bias=leaning_bias, own=own_weights, own_bias=own_bias, kinds=np.array(kinds))


def of_resolutions(
    library: Library, asked: list[tuple[Gold, bool]], vectors: np.ndarray
) -> tuple[list[str], np.ndarray, np.ndarray]:
    """The kinds of what is asked of a resolution itself, and their weights."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    from assistant.judgement.learned import as_read

    phrased = [json.loads(line) for line in KINDS.read_text(encoding="utf-8").splitlines()]
    texts = [as_read(p["question"]) for p in phrased]
    x = np.concatenate([vectors, *(library.encoder.encode(texts[at : at + _BATCH])
                                   for at in range(0, len(texts), _BATCH))])
    y = np.array([kind_of(g) for g, _ in asked]
                 + [p["intent"] if p["intent"] in OF_RESOLUTIONS else "" for p in phrased])
    told = y != "?"
    model = LogisticRegression(C=30.0, max_iter=5000)
    left = cross_val_predict(model, x[told], y[told], cv=5)
    for kind in OF_RESOLUTIONS:
        print(f"{kind}: {(left[y[told] == kind] == kind).mean():.1%} of {(y == kind).sum()} found, "
              f"{((left == kind) & (y[told] == '')).sum()} others as well")
    model.fit(x[told], y[told])
    return (list(model.classes_), model.coef_.astype(np.float32),
            model.intercept_.astype(np.float32))


def kind_of(gold: Gold) -> str:
    """What a gold question asks of a resolution itself, "" for something else, "?" if unclear."""
    parts = {part for _, part, _ in gold.citations}
    said = " ".join(a for group in gold.says for a in group).lower()
    if "end" in parts:
        return "meeting" if "72" in said or "seventy-second" in said else "adopted"
    if gold.kind in ("date of a recalled resolution", "date of 68/243"):
        return "adopted"
    if "heading" in parts:
        return "title" if said.startswith("developments") else "?"
    first = {number for _, part, number in gold.citations if part == "preamble"} == {"1"}
    return "?" if first or gold.history or not gold.answerable else ""


def fitted(
    what: str, x: np.ndarray, y: np.ndarray, weight: np.ndarray, strength: float
) -> tuple[np.ndarray, float]:
    """The weights and what is added, fitted to all; what is printed is of those left out."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import StratifiedKFold

    told = np.zeros(len(y))
    for fit, left in StratifiedKFold(5, shuffle=True, random_state=0).split(x, y):
        model = LogisticRegression(C=strength, max_iter=5000).fit(x[fit], y[fit], weight[fit])
        told[left] = model.predict_proba(x[left])[:, 1]
    for least in (0.1, 0.5, 0.9):
        print(f"{what}: at {least} {(told[y] >= least).mean():.1%} of {y.sum()} found, "
              f"{(told[~y] >= least).mean():.1%} of the {(~y).sum()} others as well")
    model = LogisticRegression(C=strength, max_iter=5000).fit(x, y, weight)
    return model.coef_[0].astype(np.float32), float(model.intercept_[0])


if __name__ == "__main__":
    main()
