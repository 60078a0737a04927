"""The files that were named to be added: found, read, and refused with a reason."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.akn.read import read_akn, read_all_akn
from index.docx.read import read_docx
from index.errors import AssistantError, InputError
from index.html.read import read_html
from index.pdf.read import read_pdf
from index.plain.read import read_text
from index.resolution import Resolution
from index.symbol import Symbol

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A format's name, and what makes a resolution of a file's bytes and name.

    ``read_all`` is for a format whose files may hold several: the parts of one resolution.
    """

    format: str
    read: Callable[[bytes, str], Resolution]
    read_all: Callable[[bytes, str], tuple[Resolution, ...]] | None = None


READERS: Mapping[str, Reader] = {
    ".docx": Reader("DOCX", read_docx),
    ".htm": Reader("HTML", read_html),
    ".html": Reader("HTML", read_html),
    ".pdf": Reader("PDF", read_pdf),
    ".txt": Reader("text", read_text),
    ".xml": Reader("AKN4UN", read_akn, read_all_akn),
}
"""One reader a format, by the ending of the file's name."""

_TOO_LARGE = 50_000_000
"""Bytes: far above any resolution, far below what would fill the memory."""


@dataclass(frozen=True, slots=True)
class NewResolution:
    """A resolution to be written, with the file that it was read from."""

    resolution: Resolution
    file_name: str
    format: str
    digest: str


@dataclass(slots=True)
class Sorted:
    """What the named files turned out to be, while they are being read."""

    new: list[NewResolution] = field(default_factory=list)
    unchanged: list[tuple[Symbol, str]] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)


def find_files(paths: Sequence[Path]) -> tuple[list[Path], list[tuple[str, str]]]:
    """The files named, folders searched through; and (name, reason) of what is refused.

    Of a folder only files of a known format count, and none that is hidden. Raises InputError
    where nothing that was named exists.
    """
    if not paths:
        raise InputError("No file was named; name files of resolutions, or folders of them.")
    if not any(path.exists() for path in paths):
        raise InputError(f"There is no file or folder {', '.join(str(path) for path in paths)}.")
    files: dict[Path, Path] = {}
    refused: list[tuple[str, str]] = []
    for path in paths:
        if path.is_dir():
            found = list(_walk(path, refused))
            if not found:
                refused.append((str(path), f"holds no file of a known format ({_formats()})"))
        elif not path.exists():
            refused.append((str(path), "there is no such file or folder"))
            continue
        else:
            found = [path]
        for file in found:
            files.setdefault(file.resolve(), file)
    return list(files.values()), refused


def sort_files(
    files: Sequence[Path],
    present: Mapping[str, Symbol],
    progress: Progress | None = None,
) -> Sorted:
    """Read ``files`` and sort them into new, unchanged and refused.

    ``present`` holds the SHA-256 of each file in the library with its symbol. Where several
    files give the same symbol the first counts; another is refused unless it is identical.
    """
    result = Sorted()
    known = dict(present)
    taken: dict[Symbol, str] = {}
    for done, path in enumerate(files):
        if progress is not None:
            progress("reading", done, len(files))
        name = printable_name(path)
        try:
            reader, data = _bytes(path)
            digest = hashlib.sha256(data).hexdigest()
            if digest in known:
                result.unchanged.append((known[digest], name))
                taken.setdefault(known[digest], name)
                continue
            resolutions = _read(reader, data, name)
            for resolution in resolutions:
                own = digest if len(resolutions) == 1 else _own_digest(digest, resolution)
                _take(result, NewResolution(resolution, name, reader.format, own), known, taken)
        except InputError as error:
            result.refused.append((name, str(error)))
    if progress is not None:
        progress("reading", len(files), len(files))
    return result


def _take(
    result: Sorted, new: NewResolution, known: dict[str, Symbol], taken: dict[Symbol, str]
) -> None:
    """Sort one resolution of a file."""
    symbol, name = new.resolution.symbol, new.file_name
    if new.digest in known:
        result.unchanged.append((symbol, name))
        taken.setdefault(symbol, name)
        return
    if symbol in taken:
        raise InputError(
            f"gives {symbol} another wording than {taken[symbol]}, which was named "
            "before it; name only the one that is right"
        )
    known[new.digest] = symbol
    taken[symbol] = name
    result.new.append(new)
    result.warnings.extend(f"{name}: {warning}" for warning in new.resolution.warnings)


def _own_digest(digest: str, resolution: Resolution) -> str:
    """The digest of one of several in a file: each may be there, or be removed, by itself."""
    return hashlib.sha256(f"{digest} {resolution.symbol}".encode()).hexdigest()


def printable_name(path: Path) -> str:
    """A file's name; bytes that are no UTF-8, which a disk allows, are replaced."""
    return os.fsencode(path.name).decode("utf-8", "replace")


def _walk(folder: Path, refused: list[tuple[str, str]]) -> Iterator[Path]:
    def unreadable(error: OSError) -> None:
        refused.append((str(error.filename), f"cannot be read: {_plain(error)}"))

    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith(".") and Path(name).suffix.lower() in READERS:
                yield Path(place) / name


def _bytes(path: Path) -> tuple[Reader, bytes]:
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise InputError(f"has no known format; what can be read: {_formats()}")
    if not path.is_file():
        raise InputError("is neither a file nor a folder")
    try:
        size = path.stat().st_size
        if size > _TOO_LARGE:
            raise InputError(f"has {size} bytes, too many for a resolution")
        return reader, path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {_plain(error)}") from error


def _read(reader: Reader, data: bytes, name: str) -> tuple[Resolution, ...]:
    try:
        if reader.read_all is not None:
            return reader.read_all(data, name)
        return (reader.read(data, name),)
    except AssistantError as error:
        raise InputError(str(error)) from error
    except (ValueError, LookupError, RecursionError) as error:
        # The reader met something that it was not written for; the other files go on.
        raise InputError(
            f"cannot be read as a resolution ({type(error).__name__}: {error})"
        ) from error


def _formats() -> str:
    return _listed(READERS)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _plain(error: OSError) -> str:
    return error.strerror or type(error).__name__
