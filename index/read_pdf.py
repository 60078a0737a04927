"""Reading a resolution from a PDF as the United Nations issues it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Lock

import pypdfium2
from pypdfium2 import raw as pdfium

from index.blocks import set_out
from index.errors import NotAResolution
from index.pdf_layout import lay_out
from index.pdf_page import Page, read_page
from index.read_text import read_blocks
from index.resolution import Resolution

_MOST_PAGES = 500
"""The longest resolutions, with a convention annexed, have some 100 pages."""

_MOST_LETTERS = 3_000_000
"""In a document of the most pages, all of them densely printed."""

_END = b"%%EOF"
_AFTER_END = 4096  # bytes that servers and mail programs may append
_LOCK = Lock()  # PDFium must not be used by two threads at once


def read_pdf(data: bytes, name: str = "") -> Resolution:
    """Read the resolution in the bytes of a PDF file.

    ``name`` is the file's name, for messages. ``Resolution.source`` is not the file but the
    text that was made of it: its blocks in order with the page's line breaks, a blank line
    between blocks, without headers, footers and footnotes; all offsets refer to it. Raises
    NotAResolution where the file is no PDF, is locked, cut off or too long, holds pictures of
    pages only, or no resolution.
    """
    shown = name or "The file"
    pages = _pages(data, shown)
    letters = sum(len(line.text) for page in pages for line in page.lines)
    unreadable = sum(page.unreadable for page in pages)
    if letters < 20 * len(pages) and not unreadable:
        raise NotAResolution(f"{shown} holds no text, only pictures of its {len(pages)} page(s); "
                             "run optical character recognition (OCR) on it first.")
    if unreadable > 0.05 * (letters + unreadable):
        raise NotAResolution(
            f"{shown} does not say which letters {unreadable} of its signs are; run optical "
            "character recognition (OCR) on it, or use another edition of the text.")
    return read_blocks(set_out(lay_out(pages)), name)


def _pages(data: bytes, shown: str) -> list[Page]:
    """The lines of all pages."""
    if b"%PDF-" not in data[:1024]:
        raise NotAResolution(f"{shown} is not a PDF file: it does not begin with %PDF-; give it "
                             "the ending of its own format.")
    end = data.rfind(_END)
    if end < 0 or len(data) - end > _AFTER_END:
        raise NotAResolution(f"{shown} is cut off: the end mark of a PDF file is missing; fetch "
                             "the whole file again.")
    pages: list[Page] = []
    letters = 0
    with _LOCK, _opened(data, shown) as document:
        if len(document) > _MOST_PAGES:
            raise NotAResolution(f"{shown} has {len(document)} pages, more than any resolution "
                                 f"({_MOST_PAGES} are read); take out the resolution's pages.")
        for number in range(len(document)):
            try:
                with closing(document[number]) as page:
                    pages.append(read_page(page))
            except pypdfium2.PdfiumError as error:
                raise NotAResolution(f"{shown} is damaged: page {number + 1} cannot be read; "
                                     "fetch the file again.") from error
            letters += sum(len(line.text) for line in pages[-1].lines)
            if letters > _MOST_LETTERS:
                raise NotAResolution(f"{shown} holds more than {_MOST_LETTERS} letters, more "
                                     "than any resolution; take out the resolution's pages.")
    return pages


@contextmanager
def _opened(data: bytes, shown: str) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise NotAResolution(f"{shown} is locked with a password; save it without one "
                                 "first.") from error
        raise NotAResolution(f"{shown} is damaged and cannot be opened as a PDF file; fetch it "
                             "again.") from error
    try:
        yield document
    finally:
        document.close()
