"""Reading a resolution from a PDF as the United Nations issues it."""

from __future__ import annotations

from dataclasses import replace

from index.blocks import set_out
from index.errors import NotAResolution
from index.pdf.layout import lay_out
from index.pdf.page import UNKNOWN
from index.pdf.process import read_pages
from index.plain.read import read_blocks
from index.resolution import Resolution

_END = b"%%EOF"
_AFTER_END = 4096  # bytes that servers and mail programs may append
_FEW_LETTERS = 20  # a page; a scanned one may have a stamp
_UNREADABLE = 0.05  # share of the signs of which the file does not say what letters they are


def read_pdf(data: bytes, name: str = "") -> Resolution:
    """Read the resolution in the bytes of a PDF file.

    ``name`` is the file's name, for messages. ``Resolution.source`` is not the file but the
    text that was made of it: its blocks in order with the page's line breaks, a blank line
    between blocks, without headers, footers and footnotes; all offsets refer to it. Raises
    NotAResolution where the file is no PDF, is locked, cut off or too long, holds pictures of
    pages only, or no resolution.
    """
    shown = name or "The file"
    if b"%PDF-" not in data[:1024]:
        raise NotAResolution(f"{shown} is not a PDF file: it does not begin with %PDF-; give it "
                             "the ending of its own format.")
    end = data.rfind(_END)
    if end < 0 or len(data) - end > _AFTER_END:
        raise NotAResolution(f"{shown} is cut off: the end mark of a PDF file is missing; fetch "
                             "the whole file again.")
    pages = read_pages(data, shown)
    unreadable = sum(page.unreadable for page in pages)
    letters = sum(len(line.text) for page in pages for line in page.lines) - unreadable
    if letters < _FEW_LETTERS * len(pages) and not unreadable:
        raise NotAResolution(f"{shown} holds no text, only pictures of its {len(pages)} page(s); "
                             "run optical character recognition (OCR) on it first.")
    if unreadable > _UNREADABLE * (letters + unreadable):
        raise NotAResolution(
            f"{shown} does not say which letters {unreadable} of its signs are; run optical "
            "character recognition (OCR) on it, or use another edition of the text.")
    resolution = read_blocks(set_out(lay_out(pages)), name)
    lost = sum(p.text.count(UNKNOWN) for p in (resolution.heading, *resolution.paragraphs))
    if not lost:
        return resolution
    return replace(resolution, warnings=(*resolution.warnings, (
        f"{resolution.symbol}: {lost} signs of the file have no known letter; {UNKNOWN} stands "
        "for them.")))
