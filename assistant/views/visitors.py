"""Which desk a visitor works at: the shared one, or one over a copy of the library.

What a visitor adds is shown to nobody else, unless the operator says otherwise. So the first
file that one adds gives that visitor a copy of the library, which goes with the visitor.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import RLock, Timer

from assistant.views.desk import Desk
from assistant.views.new_files import Uploads
from assistant.views.own_folders import OwnFolders
from index.errors import InputError, LibraryError

MOST = 8
"""Copies at a time: each may take as much room on the disk as the shared library."""

GRACE = 180.0
"""Seconds that a copy outlives the connection, which a telephone loses in every tunnel;
Streamlit forgets a session that has not come back after 120."""


class Visitors:
    """The desks of one process. Safe to use from several threads."""

    def __init__(
        self,
        shared: Desk,
        uploads: Uploads,
        is_here: Callable[[str], bool] = lambda visitor: False,
        most: int = MOST,
        grace: float = GRACE,
    ) -> None:
        """``is_here`` says whether a visitor has the page open at this moment."""
        self.uploads = uploads
        self._shared = shared
        self._is_here = is_here
        self._most = most
        self._grace = grace
        self._folders = OwnFolders()
        self._own: OrderedDict[str, Desk] = OrderedDict()  # the one used last stands last
        self._displaced: set[str] = set()
        self._lock = RLock()

    def desk(self, visitor: str) -> Desk:
        """The desk at which a visitor works now."""
        with self._lock:
            if visitor not in self._own:
                return self._shared
            self._own.move_to_end(visitor)
            return self._own[visitor]

    def desk_for_changes(self, visitor: str) -> Desk:
        """The desk whose library a visitor may change; a copy of the shared one if need be.

        Raises InputError where nobody may, LibraryError where there is no room for one more.
        """
        if self.uploads is Uploads.OFF:
            raise InputError("This library is not changed on the page.")
        if self.uploads is Uploads.SHARED:
            return self._shared
        with self._lock:
            if visitor not in self._own:
                self._make_room()
                self._own[visitor] = Desk(self._folders.new(), self._shared)
                self._displaced.discard(visitor)
            return self.desk(visitor)

    def has_own(self, visitor: str) -> bool:
        """Whether a visitor has a copy of the library."""
        return visitor in self._own

    def was_displaced(self, visitor: str) -> bool:
        """Whether a visitor's copy had to make room for another's; asked once, it is forgotten."""
        with self._lock:
            if visitor not in self._displaced:
                return False
            self._displaced.remove(visitor)
            return True

    def disconnected(self, visitor: str) -> None:
        """Remove a visitor's copy after a while, unless the visitor has come back by then."""
        if self.has_own(visitor):
            timer = Timer(self._grace, self._remove_unless_here, (visitor,))
            timer.daemon = True
            timer.start()

    def _remove_unless_here(self, visitor: str) -> None:
        if self._is_here(visitor):
            self.disconnected(visitor)
            return
        with self._lock:
            desk = self._own.pop(visitor, None)
        if desk is not None:
            desk.close()

    def _make_room(self) -> None:
        if len(self._own) < self._most:
            return
        idle = next((v for v, desk in self._own.items() if not desk.is_changing), None)
        if idle is None:
            raise LibraryError(
                f"{self._most} visitors are adding files at this moment; try again in some minutes."
            )
        self._own.pop(idle).close()
        self._displaced.add(idle)


@dataclass(frozen=True, slots=True)
class Presence:
    """Held as long as a visitor's page is connected."""

    visitors: Visitors
    visitor: str

    def end(self) -> None:
        """To be called when the connection has ended."""
        self.visitors.disconnected(self.visitor)
