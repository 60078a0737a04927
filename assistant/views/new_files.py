"""Files that a visitor brings: who may add them, how large they may be, and their names.

A name is the visitor's own and may hold anything: paths, control characters, a thousand
letters. What is kept of it is the plain name of a file.
"""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from index.errors import InputError, LibraryError

if TYPE_CHECKING:
    from index.build import AddReport

LARGEST = 20
"""Megabytes a file: a resolution has a hundredth of it."""

MOST = 50
"""Files at a time."""

_VARIABLE = "ASSISTANT_UPLOADS"
_LONGEST = 150  # bytes of a name; a disk takes 255
_ENDING = 16  # bytes that are kept of an ending
_NOT_IN_NAMES = frozenset('<>:"|?*' if os.name == "nt" else "")  # Windows refuses them


class Uploads(StrEnum):
    """Whose the files are that a visitor adds: the visitor's own, everybody's, or nobody's."""

    VISITOR = "visitor"
    SHARED = "shared"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file to be added, by the name that the visitor's computer gave it."""

    name: str
    data: bytes


def uploads_allowed() -> Uploads:
    """What ``$ASSISTANT_UPLOADS`` says, "visitor" by default. Raises InputError."""
    said = os.environ.get(_VARIABLE) or Uploads.VISITOR
    if said not in tuple(Uploads):
        raise InputError(
            f"${_VARIABLE} is {said[:40]!r}, but must be one of {', '.join(Uploads)}; "
            "set it and start the page again."
        )
    return Uploads(said)


def within_limits(
    files: Sequence[tuple[str, int]],
) -> tuple[list[int], list[tuple[str, str]]]:
    """Of files by name and size: the places of those to be read, and why others are refused."""
    taken: list[int] = []
    refused: list[tuple[str, str]] = []
    for place, (name, size) in enumerate(files):
        if size > LARGEST * 1024**2:
            refused.append((plain_name(name), f"is larger than {LARGEST} MB"))
        elif len(taken) == MOST:
            refused.append((plain_name(name), f"comes after the first {MOST}, which are as many "
                                              "as can be added at a time; add it in the next turn"))
        else:
            taken.append(place)
    return taken, refused


def plain_name(name: str) -> str:
    """The name of a file without folders, control characters or excess; never empty."""
    last = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    # Control and formatting characters (those too that turn the direction of writing), lone
    # surrogates and unassigned ones are all of a category that begins with C.
    kept = "".join("_" if c in _NOT_IN_NAMES else c for c in last
                   if unicodedata.category(c)[0] != "C")
    stem, dot, ending = " ".join(kept.split()).strip().rpartition(".")
    if not dot:
        stem, ending = ending, ""
    if not stem.strip(". "):
        stem = "unnamed"
    ending = _cut(f"{dot}{ending}", _ENDING).rstrip(". ")
    return _cut(stem, _LONGEST - len(ending.encode())) + ending


def add_files(
    folder: Path, files: Sequence[NewFile], progress: Callable[[str, int, int], None]
) -> AddReport:
    """Read files into the library in ``folder``; nothing else is written outside of it.

    Raises LibraryError and ModelError.
    """
    from index.build import add

    with TemporaryDirectory(ignore_cleanup_errors=True) as place:
        return add(folder, _written(files, Path(place)), progress=progress)


def _written(files: Sequence[NewFile], folder: Path) -> list[Path]:
    """Put files down below ``folder``, each by its plain name."""
    paths = []
    try:
        for number, file in enumerate(files):
            place = folder / str(number)  # two files may have one name
            place.mkdir()
            path = place / plain_name(file.name)
            path.write_bytes(file.data)
            paths.append(path)
    except OSError as error:
        raise LibraryError(
            f"The files could not be put down to be read ({error.strerror}); nothing was added."
        ) from error
    return paths


def _cut(text: str, length: int) -> str:
    """``text`` in at most ``length`` bytes."""
    return text.encode()[:length].decode(errors="ignore")
