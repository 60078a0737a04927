"""Fit the weights of `assistant.finding.closeness` to questions on many texts.

    HF_HUB_OFFLINE=1 python tests/benchmark/closeness.py LIBRARY [--without SET …]

LIBRARY is one of the sessions 75 to 77, and of the seeds. Each question of
tests/gold/others.jsonl that has an answer and leans on none before is searched for; the paragraphs
found are ranked by the score they have and by what is learned, so that one which answers comes
first. Says how many do for sets that were left out (five times a fifth of them), and writes
assistant/finding/closeness.npz fitted to all but the sets ``--without``. No test: fit again when
the gold file has grown, and ask new questions then.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

if TYPE_CHECKING:
    from assistant.ask import Assistant
    from assistant.evaluate import Gold
    from assistant.finding.retrieve import Retriever
    from index.store import Library

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("HF_HUB_OFFLINE", "1")
GOLD = ROOT / "tests" / "gold" / "others.jsonl"
OUT = ROOT / "assistant" / "finding" / "closeness.npz"
RANK, EPOCHS, AT_ONCE, RATE, DECAY = 32, 4, 8, 0.002, 0.1
MOST = 40  # paragraphs of one question
FOLDS = 5


@dataclass
class Example:
    """One question: its tokens [q, dimension] and their weights [q], the paragraphs found by id,
    their scores [n] and which of them answer [n]."""

    set: str
    asked: torch.Tensor
    weights: torch.Tensor
    ids: list[int]
    scores: torch.Tensor
    right: torch.Tensor


class Closer(torch.nn.Module):
    """What is learned, as `assistant.finding.closeness` has it."""

    def __init__(self, dimension: int, held: dict[int, torch.Tensor]) -> None:
        super().__init__()
        self.held = held
        self.down = torch.nn.Parameter(torch.randn(dimension, RANK) * 0.05)
        self.up = torch.nn.Parameter(torch.zeros(dimension, RANK))
        self.importance = torch.nn.Parameter(torch.zeros(dimension))
        self.telling = torch.nn.Parameter(torch.zeros(dimension))
        self.scale = torch.nn.Parameter(torch.tensor(1.0))
        self.sharpness = torch.nn.Parameter(torch.tensor(2.3))

    def forward(self, example: Example) -> torch.Tensor:
        """The scores [n] of what was found for a question."""
        tokens = [self.held[id_].float() for id_ in example.ids]
        every, lengths = torch.cat(tokens), [len(t) for t in tokens]
        bent = example.asked + (example.asked @ self.down) @ self.up.T
        told = _nearest(bent @ every.T + (every @ self.telling)[None, :], lengths)
        plain = _nearest(example.asked @ every.T, lengths)
        own = example.weights * torch.exp(example.asked @ self.importance)
        nearer = ((own[:, None] * told).sum(0) / own.sum()
                  - (example.weights[:, None] * plain).sum(0) / example.weights.sum())
        return torch.exp(self.sharpness) * (example.scores + self.scale * nearer)


def _nearest(cosines: torch.Tensor, lengths: list[int]) -> torch.Tensor:
    return torch.stack([c.max(dim=1).values for c in cosines.split(lengths, dim=1)], dim=1)


def main() -> None:
    from assistant.ask import Assistant
    from assistant.evaluate import read_gold
    from index.store import Library

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", type=Path)
    parser.add_argument("--without", nargs="*", default=[])
    args = parser.parse_args()
    OUT.unlink(missing_ok=True)  # what is found is ranked without what was learned before
    library = Library.open(args.library)
    gold = [g for g in read_gold(GOLD) if g.answerable and not g.history]
    examples = found(Assistant(library), library, gold)
    held = {id_: torch.from_numpy(library.tokens(id_).vectors.astype(np.float16))
            for example in examples for id_ in example.ids}
    kept = [e for e in examples if e.set not in args.without]
    left_out(kept, held)
    closer = fitted(kept, held)
    weights = {name: getattr(closer, name).detach().numpy().astype(np.float16)
               for name in ("down", "up", "importance", "telling")}
    np.savez(OUT, digest=library.encoder.digest, scale=closer.scale.item(), **weights)


def found(assistant: Assistant, library: Library, gold: Sequence[Gold]) -> list[Example]:
    """The questions for which one of the first paragraphs found answers."""
    from assistant.finding.retrieve import Retriever

    retriever = Retriever(library)
    examples = [_example(assistant, retriever, library, g) for g in gold]
    return [e for e in examples if e is not None]


def _example(
    assistant: Assistant, retriever: Retriever, library: Library, gold: Gold
) -> Example | None:
    question = assistant.understand(gold.question)
    if scoped := retriever.by_symbol(question):
        question = assistant.understand(scoped)
    named = [s for s in question.named if s in library]
    hits = retriever.find(question, named or None)[:MOST]
    right = [(str(f.paragraph.symbol), f.paragraph.paragraph.part.value,
              f.paragraph.paragraph.number) in gold.citations for f in hits]
    if not any(right):
        return None
    _, asked = library.read_question([question.text])
    return Example(
        re.match(r"[A-Za-z]*", gold.id)[0], torch.from_numpy(asked.vectors),
        torch.from_numpy(hits[0].evidence.token_weights(asked).astype(np.float32)),
        [f.paragraph.id for f in hits], torch.tensor([f.score for f in hits]),
        torch.tensor(right))


def fitted(examples: Sequence[Example], held: dict[int, torch.Tensor]) -> Closer:
    """The weights fitted to all examples: the likelihood that one which answers is first."""
    torch.manual_seed(0)
    random = np.random.default_rng(0)
    closer = Closer(examples[0].asked.shape[1], held)
    learned = [closer.down, closer.up, closer.importance, closer.telling]
    steps = torch.optim.AdamW([
        {"params": learned, "weight_decay": DECAY},
        {"params": [closer.scale, closer.sharpness], "weight_decay": 0.0}], lr=RATE)
    count = EPOCHS * (len(examples) // AT_ONCE + 1)
    slower = torch.optim.lr_scheduler.LambdaLR(steps, lambda n: max(0.05, 1 - n / count))
    for _ in range(EPOCHS):
        order = random.permutation(len(examples))
        for at in range(0, len(order), AT_ONCE):
            batch = [examples[i] for i in order[at : at + AT_ONCE]]
            loss = torch.stack([_loss(closer(e), e.right) for e in batch]).mean()
            steps.zero_grad()
            loss.backward()
            steps.step()
            slower.step()
    return closer


def _loss(scores: torch.Tensor, right: torch.Tensor) -> torch.Tensor:
    return torch.logsumexp(scores, 0) - torch.logsumexp(scores[right], 0)


def left_out(examples: Sequence[Example], held: dict[int, torch.Tensor]) -> None:
    """Say how many of the questions have a paragraph that answers first, and among three, by
    weights fitted without their set."""
    sets = np.random.default_rng(0).permutation(sorted({e.set for e in examples}))
    before, after = [0, 0], [0, 0]
    for fold in range(FOLDS):
        out = set(sets[fold::FOLDS])
        closer = fitted([e for e in examples if e.set not in out], held)
        for example in (e for e in examples if e.set in out):
            with torch.no_grad():
                scores = closer(example)
            for n, many in enumerate((1, 3)):
                before[n] += _holds(example.scores, example.right, many)
                after[n] += _holds(scores, example.right, many)
    print(f"of {len(examples)} first {before[0]} before, {after[0]} with what is learned; "
          f"in three {before[1]}, {after[1]}")


def _holds(scores: torch.Tensor, right: torch.Tensor, many: int) -> bool:
    return bool(right[scores.topk(min(many, len(scores))).indices].any())


if __name__ == "__main__":
    main()
