"""Wording of real resolutions: any run of it is exact, and with one word changed it never is.

The General Assembly's resolutions are those of the test material beside the checkout; without it
these tests are skipped. What a check looks at are words, so the vectors are left out.
"""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from assistant.quotation.check import Checker
from assistant.quotation.tokens import tokens
from assistant.quotation.verdict import Verdict
from index.build import ensure
from index.embedding.reading import ReadText, Texts, TokenVectors
from index.library import derive
from index.store import Library, StoredParagraph

SESSIONS = Path(__file__).parents[4] / "shared" / "corpora" / "GAresolutions"
FILES = sorted(SESSIONS.glob("*/English/*.xml"))[::25]
WORD_FOR_WORD = {Verdict.EXACT, Verdict.PERMITTED, Verdict.ABRIDGED}
SEED = 20201

pytestmark = pytest.mark.skipif(not FILES, reason=f"no real sessions in {SESSIONS}")


class NoVectors:
    """Stands in for the model: every passage gets the same vector."""

    dimension, digest = 384, "none"

    def read_passages(
        self, texts: Texts, in_bfloat16: bool = False,
            known: Collection[int] = (),
    ) -> Iterator[tuple[int, ReadText]]:
        for which, (_, stretches) in enumerate(texts):
            yield which, ReadText(
                np.eye(1, 384, dtype=np.float32).repeat(len(stretches), axis=0),
                TokenVectors(np.eye(1, 384, dtype=np.float32), np.array([[0, 1]])))


@contextmanager
def without_vectors(folder: Path, files: list[Path]) -> Iterator[Library]:
    """A library of these files, made in ``folder`` without the model."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derive, "load_encoder", lambda model: NoVectors())
        with ensure(folder, files) as opened:
            yield opened


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with without_vectors(tmp_path_factory.mktemp("real"), FILES) as opened:
        yield opened


@pytest.fixture(scope="module")
def paragraphs(library: Library) -> list[StoredParagraph]:
    every = [p for s in library.symbols for p in library.paragraphs(library.ids(s))]
    return [p for p in every if len(tokens(p.paragraph.text)) >= 12]


def some_run(paragraph: StoredParagraph, source: random.Random) -> str:
    text = paragraph.paragraph.text
    found = tokens(text)
    start = source.randint(0, len(found) - 8)
    end = min(len(found), start + source.randint(8, 60))
    return text[found[start].start : found[end - 1].end]


@pytest.mark.parametrize("case", range(60))
def test_any_run_is_exact_at_its_place(
    library: Library, paragraphs: list[StoredParagraph], case: int
) -> None:
    source = random.Random(SEED + case)
    stored = source.choice(paragraphs)
    quote = some_run(stored, source).replace(" ", source.choice([" ", "\n", "  "]))
    check = Checker(library).check(f"“{quote}”")
    assert check.verdict is Verdict.EXACT
    assert (stored.symbol, stored.paragraph.part, stored.paragraph.number) in [
        (m.citation.symbol, m.citation.part, m.citation.number) for m in check.matches]


@pytest.mark.parametrize("how", ["substitute", "insert", "delete", "swap"])
@pytest.mark.parametrize("case", range(20))
def test_one_word_changed_is_never_word_for_word(
    library: Library, paragraphs: list[StoredParagraph], how: str, case: int
) -> None:
    source = random.Random(f"{SEED} {how} {case}")
    quote = some_run(source.choice(paragraphs), source)
    found = [t for t in tokens(quote) if t.is_word]
    at = source.randint(1, max(1, len(found) - 3))
    one, other = found[at], found[at + 1]
    new = {"substitute": "heliotrope", "insert": f"heliotrope {one.key}", "delete": ""}
    if how == "swap":
        if one.key.casefold() == other.key.casefold():
            pytest.skip("two equal words change places unseen")
        changed = (quote[: one.start] + quote[other.start : other.end]
                   + quote[one.end : other.start] + quote[one.start : one.end]
                   + quote[other.end :])
    else:
        changed = quote[: one.start] + new[how] + quote[one.end :]
    elsewhere = any(" ".join(changed.split()) in p.paragraph.text for p in paragraphs)
    assert (Checker(library).check(changed).verdict in WORD_FOR_WORD) is elsewhere
