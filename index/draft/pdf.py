"""Reading a draft from a PDF: its lines by where they stand, and the paragraphs they make."""

from __future__ import annotations

from index.draft.draft import Draft, set_out
from index.draft.lines import pieces
from index.draft.notes import with_notes
from index.errors import InputError, NotAResolution
from index.pdf.process import read_draft_pages


def read_pdf_draft(data: bytes, name: str) -> Draft:
    """The draft in the bytes of a PDF file. Raises InputError where they hold none."""
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name} is not a PDF file: it does not begin with %PDF-; give it the "
                         "ending of its own format.")
    try:
        pages = read_draft_pages(data, name)
    except NotAResolution as error:  # the file is refused; a draft need be no resolution
        raise InputError(str(error)) from error
    if not any(line.text for lines in pages for line in lines):
        raise InputError(f"{name} holds no text, only pictures of its {len(pages)} page(s); run "
                         "optical character recognition (OCR) on it first.")
    return with_notes(set_out(name, pieces(pages)))
