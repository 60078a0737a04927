"""Folders for the libraries of single visitors: temporary, and never left behind for long.

Each process keeps its own in one folder that nobody else can look into, with a lock that the
system lets go of when the process dies; by that the next one knows what is left over.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "resolution-assistant-visitors-"
_ALIVE = "alive.lock"


class OwnFolders:
    """The folders of this process; they go with it."""

    def __init__(self) -> None:
        """Remove what processes that are dead have left; nothing is made yet."""
        _remove_leftovers()
        self._place: tempfile.TemporaryDirectory[str] | None = None
        self._lock: FileLock | None = None
        self._count = 0

    def new(self) -> Path:
        """A path for a folder, which is not made, inside the folder of this process."""
        if self._place is None:
            self._place = tempfile.TemporaryDirectory(prefix=_PREFIX, ignore_cleanup_errors=True)
            self._lock = FileLock(Path(self._place.name) / _ALIVE)
            self._lock.acquire()
        self._count += 1
        return Path(self._place.name) / str(self._count)


def _remove_leftovers() -> None:
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        try:
            if not _is_ours(folder) or not (folder / _ALIVE).is_file():
                continue
            with FileLock(folder / _ALIVE, timeout=0):
                pass  # its process is dead
        except (Timeout, OSError):
            continue
        shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Anybody may put anything into a temporary folder: what is another user's is left alone."""
    found = folder.lstat()
    owned = not hasattr(os, "getuid") or found.st_uid == os.getuid()
    return owned and stat.S_ISDIR(found.st_mode)
