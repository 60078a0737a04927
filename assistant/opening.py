"""Opening the library that the user has, made from the seeds where there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from index.build import ensure
from index.errors import LibraryError
from index.library.folder import default_folder
from index.store import Library

Progress = Callable[[str, int, int], None]


def open_library(folder: Path | None = None, progress: Progress | None = None) -> Library:
    """The library in ``folder``, else in ``$ASSISTANT_LIBRARY``, else in the user's data folder.

    Where there is none yet it is made from the seeds; ``progress`` is told what is being done,
    how many are done, and how many there are. Raises LibraryError.
    """
    return ensure(folder or default_folder(), seed_files(), progress=progress)


def seed_files() -> list[Path]:
    """The two texts that the project was made for, as they came with it."""
    return sorted(_shipped("index/seeds", "seeds").glob("*.txt"))


def gold_file() -> Path:
    """The questions on the seeds with known answers, as they came with the project."""
    return _shipped("assistant/gold/seeds.jsonl", "tests/gold/seeds.jsonl")


def _shipped(installed: str, checkout: str) -> Path:
    """A file of the project: inside an installed package, else in the checkout beside it."""
    root = Path(__file__).resolve().parent.parent
    for path in (root / installed, root / checkout):
        if path.exists():
            return path
    raise LibraryError(f"{checkout} did not come with this installation; install it again.")
