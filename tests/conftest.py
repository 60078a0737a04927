"""What several rooms' tests share: the real model, and a library of the seeds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.embedding.embed import load_encoder
from index.embedding.encoder import Encoder

SEEDS = Path(__file__).parents[1] / "seeds"


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The packaged model, loaded once for all tests."""
    return load_encoder()


@pytest.fixture(scope="session")
def seed_library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    """A library of the two seeds, built once for all tests; nobody may write to it."""
    build = pytest.importorskip("index.build")
    with build.ensure(tmp_path_factory.mktemp("seeds"), [SEEDS]) as library:
        yield library


@pytest.fixture(scope="session")
def write_resolution() -> Callable[..., Path]:
    """Writes the text of a small General Assembly resolution to a file; returns its path."""

    def write(
        path: Path,
        symbol: str,
        operative: tuple[str, ...] = ("Decides to remain seized of the matter",),
        preamble: tuple[str, ...] = ("Recalling its resolution 31/97 of 14 December 1976",),
        title: str = "Recurrent drought",
    ) -> Path:
        lines = [f" {symbol}. {title}", "The General Assembly,"]
        lines += [f"{recital}," for recital in preamble]
        ends = [";"] * (len(operative) - 1) + ["."]
        for number, (text, end) in enumerate(zip(operative, ends, strict=True), 1):
            lines += [f"{number}.", f"{text}{end}"]
        lines += ["72nd plenary meeting", "27 December 2013", ""]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write
