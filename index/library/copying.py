"""A copy of a library, to be changed by itself: quick, and of one state whoever writes meanwhile.

What is derived from the database is never changed once it is made, so a copy on the same disk
shares its files by hard links and takes no room of its own until it is changed.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

from index.errors import LibraryError
from index.library.database import Database
from index.library.folder import derived_folder

_ATTEMPTS = 3


def copy_library(source: Path, target: Path) -> None:
    """Copy the library in ``source`` into ``target``, a folder that is not there yet.

    Raises NoLibrary where there is none to copy, LibraryError where it cannot be read or the
    copy not be written; ``target`` is then not there.
    """
    try:
        for _ in range(_ATTEMPTS):
            target.mkdir(parents=True)
            if _copy(source, target):
                return
            shutil.rmtree(target)
    except FileExistsError as error:
        raise LibraryError(f"{target} is there already; nothing was copied.") from error
    except OSError as error:
        shutil.rmtree(target, ignore_errors=True)
        raise LibraryError(f"The library {source} cannot be copied: {error}.") from error
    except LibraryError:
        shutil.rmtree(target, ignore_errors=True)
        raise
    raise LibraryError(f"The library {source} is being changed all the time; try again later.")


def _copy(source: Path, target: Path) -> bool:
    """Whether it is a whole copy: a writer removes the files of the state before its own."""
    with Database(source) as database:
        generation = database.get("generation")
        database.copy_to(target)
    if generation is not None:
        _link_all(derived_folder(source, generation), derived_folder(target, generation))
    with Database(source) as now:
        return now.get("generation") == generation


def _link_all(source: Path, target: Path) -> None:
    for folder, _, names in os.walk(source):
        into = target / Path(folder).relative_to(source)
        into.mkdir(parents=True, exist_ok=True)
        for name in names:
            if not name.endswith(".lock"):  # tantivy's own, which come and go
                with suppress(FileNotFoundError):
                    _link(Path(folder) / name, into / name)


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:  # another disk, or one that has no links
        shutil.copy2(source, target)
