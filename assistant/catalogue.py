"""The resolutions of a library as a list, and those of them that are looked for."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index.symbol import Organ

if TYPE_CHECKING:  # the page lists what others have opened, and loads nothing for it
    from index.store import Library, Summary


@dataclass(frozen=True, slots=True)
class Entry:
    """A resolution in the list, with the subject headings that its file gives."""

    summary: Summary
    subjects: tuple[str, ...] = ()

    @property
    def organ(self) -> Organ:
        """The organ that adopted it."""
        return self.summary.symbol.organ

    @property
    def session(self) -> str:
        """Its session ("68", "XXX", "ES-10"); of the Security Council the year."""
        return self.summary.symbol.session


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; all that is given has to be so."""

    organ: Organ | None = None
    session: str | None = None
    subject: str | None = None
    words: str = ""


def catalogue(library: Library) -> tuple[Entry, ...]:
    """Every resolution, the earliest first. No text is read for it."""
    subjects = library.subjects()
    return tuple(Entry(s, subjects.get(s.symbol, ())) for s in library.summaries())


def chosen(entries: Iterable[Entry], wanted: Wanted) -> list[Entry]:
    """The entries that are looked for, in their order.

    Every word of ``wanted.words`` has to be in the symbol or the title, whatever the case and
    the accents; a part of a word is enough.
    """
    words = _plain(wanted.words).split()
    return [
        entry for entry in entries
        if wanted.organ in (None, entry.organ)
        and wanted.session in (None, entry.session)
        and (wanted.subject is None or wanted.subject in entry.subjects)
        and _has_all(entry, words)
    ]


def sessions(entries: Iterable[Entry], organ: Organ | None = None) -> list[str]:
    """The sessions of those entries, of one organ where it is given, the latest first."""
    latest = {e.session: e.summary.symbol for e in entries if organ in (None, e.organ)}
    return sorted(latest, key=lambda session: latest[session], reverse=True)


def subjects(entries: Iterable[Entry]) -> list[str]:
    """The subject headings of those entries in alphabetical order."""
    found = {subject for entry in entries for subject in entry.subjects}
    return sorted(found, key=lambda subject: (_plain(subject), subject))


def _has_all(entry: Entry, words: Sequence[str]) -> bool:
    if not words:
        return True
    symbol = entry.summary.symbol
    text = _plain(f"{symbol} {symbol.short} {entry.summary.title}")
    return all(word in text for word in words)


def _plain(text: str) -> str:
    """Without case and accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c))
