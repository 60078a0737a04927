"""Reading the pages of a PDF in a process of its own, so that no file can hang or crash this one.

A PDF is a program: a page of some kilobytes can unpack to millions of letters, and the library
that reads it is written in C++. The process is given time and memory, and sends lines of text.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import astuple
from typing import Any, NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium

from index.blocks import Run
from index.draft.lines import PageLine as DraftLine
from index.draft.page import read_draft_page
from index.errors import NotAResolution
from index.pdf.page import Page, PageLine, read_page

MOST_SECONDS = 120.0
"""A page takes some hundredths of a second."""

_MOST_MEMORY = 4_000_000_000  # bytes of address space
_START = ("import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
          "from index.pdf.process import answer; answer(*sys.argv[2:])")


class _Reading(NamedTuple):
    """How pages are read: into what JSON has, with the number of their letters; and the most."""

    page: Callable[[pypdfium2.PdfPage], tuple[Any, int]]
    pages: int
    letters: int
    otherwise: str


def _resolution_page(page: pypdfium2.PdfPage) -> tuple[Any, int]:
    read = read_page(page)
    return astuple(read), sum(len(line.text) for line in read.lines)


def _draft_page(page: pypdfium2.PdfPage) -> tuple[Any, int]:
    lines = read_draft_page(page)
    return [astuple(line) for line in lines], sum(len(line.text) for line in lines)


_READINGS = {
    # The longest resolutions, with a convention annexed, have some 100 pages.
    "resolution": _Reading(_resolution_page, 500, 3_000_000, "take out the resolution's pages"),
    "draft": _Reading(_draft_page, 700, 2_500_000, "check it in parts"),
}


def read_pages(data: bytes, shown: str) -> list[Page]:
    """The lines of all pages of a resolution's PDF; ``shown`` is what messages call the file.

    Raises NotAResolution where the file cannot be opened, has too many pages, or does not end
    in MOST_SECONDS.
    """
    return [_page(page) for page in _read(data, shown, "resolution")]


def read_draft_pages(data: bytes, shown: str) -> list[list[DraftLine]]:
    """The lines of all pages of a draft's PDF, as `read_pages`; in the order of the file."""
    return [[DraftLine(*line) for line in page] for page in _read(data, shown, "draft")]


def _read(data: bytes, shown: str, reading: str) -> list[Any]:
    command = [sys.executable, "-c", _START, json.dumps(sys.path), shown, reading]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=MOST_SECONDS,
                              check=False)
    except subprocess.TimeoutExpired as error:
        raise NotAResolution(f"{shown} takes longer than {MOST_SECONDS:.0f} seconds to read, as no "
                             "text does; print it to a new PDF file.") from error
    if done.returncode or not done.stdout:
        raise NotAResolution(f"{shown} is damaged: reading its pages broke off; fetch the file "
                             "again, or print it to a new PDF file.")
    told = json.loads(done.stdout)
    if "refused" in told:
        raise NotAResolution(told["refused"])
    return list(told["pages"])


def answer(shown: str, reading: str) -> None:
    """What the process does: read a PDF from standard input, write its pages as JSON."""
    _limit_memory()
    try:
        told: dict[str, Any] = {"pages": list(_pages(shown, _READINGS[reading]))}
    except NotAResolution as error:
        told = {"refused": str(error)}
    sys.stdout.write(json.dumps(told))


def _limit_memory() -> None:
    if os.name != "posix":
        return
    import resource  # not there on Windows

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    if most in (-1, resource.RLIM_INFINITY) or most > _MOST_MEMORY:
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, most))


def _pages(shown: str, reading: _Reading) -> Iterator[Any]:
    letters = 0
    with _opened(sys.stdin.buffer.read(), shown) as document:
        if len(document) > reading.pages:
            raise NotAResolution(f"{shown} has {len(document)} pages, and {reading.pages} are "
                                 f"read; {reading.otherwise}.")
        for number in range(len(document)):
            try:
                with closing(document[number]) as leaf:
                    page, count = reading.page(leaf)
            except pypdfium2.PdfiumError as error:
                raise NotAResolution(f"{shown} is damaged: page {number + 1} cannot be read; "
                                     "fetch the file again.") from error
            letters += count
            if letters > reading.letters:
                raise NotAResolution(f"{shown} holds more than {reading.letters:,} letters; "
                                     f"{reading.otherwise}.")
            yield page


@contextmanager
def _opened(data: bytes, shown: str) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise NotAResolution(f"{shown} is locked with a password; save it without one "
                                 "first.") from error
        raise NotAResolution(f"{shown} is damaged and cannot be opened as a PDF file; fetch it "
                             "again.") from error
    with closing(document):
        yield document


def _page(told: list[Any]) -> Page:
    lines, height, rules, unreadable = told
    return Page(tuple(PageLine(tuple(Run(*run) for run in runs), *rest) for runs, *rest in lines),
                height, tuple(rules), unreadable)
