"""Reading a draft from a PDF: its lines by where they stand, and the paragraphs they make."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import closing, contextmanager
from threading import Lock

import pypdfium2
from pypdfium2 import raw as pdfium

from index.draft import Draft, set_out
from index.draft_lines import PageLine, pieces
from index.draft_notes import with_notes
from index.errors import InputError

_MOST_PAGES = 700
_MOST_LETTERS = 2_500_000
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_SMALL = 0.85  # of the line's type size: a raised figure this small is a footnote's mark
_SPACE = 0.15  # of the type size: letters further apart have a space between them
_LOCK = Lock()  # PDFium must not be used by two threads at once


def read_pdf_draft(data: bytes, name: str) -> Draft:
    """The draft in the bytes of a PDF file. Raises InputError where they hold none."""
    if b"%PDF-" not in data[:1024]:
        raise InputError(f"{name} is not a PDF file: it does not begin with %PDF-; give it the "
                         "ending of its own format.")
    pages = _pages(data, name)
    if not any(line.text for lines in pages for line in lines):
        raise InputError(f"{name} holds no text, only pictures of its {len(pages)} page(s); run "
                         "optical character recognition (OCR) on it first.")
    return with_notes(set_out(name, pieces(pages)))


def _pages(data: bytes, name: str) -> list[list[PageLine]]:
    pages: list[list[PageLine]] = []
    letters = 0
    with _LOCK, _opened(data, name) as document:
        if len(document) > _MOST_PAGES:
            raise InputError(f"{name} has {len(document)} pages, and {_MOST_PAGES} can be checked "
                             "at a time; check it in parts.")
        for number in range(len(document)):
            try:
                with closing(document[number]) as page, closing(page.get_textpage()) as text:
                    letters += text.count_chars()
                    if letters > _MOST_LETTERS:
                        raise InputError(f"{name} has more than {_MOST_LETTERS:,} letters; check "
                                         "it in parts.")
                    pages.append(list(_lines(text)))
            except pypdfium2.PdfiumError as error:
                raise InputError(f"{name} is damaged: page {number + 1} cannot be read; fetch "
                                 "or save the file again.") from error
    return pages


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise InputError(f"{name} is locked with a password; save it without one first.") \
                from error
        raise InputError(f"{name} is damaged and cannot be opened as a PDF file; fetch or save "
                         "it again.") from error
    try:
        yield document
    finally:
        document.close()


_Letter = tuple[str, float, float, float, float]  # the letter, left, right, base, type size


def _lines(text: pypdfium2.PdfTextPage) -> Iterator[PageLine]:
    """The lines of a page in PDFium's order, which is the file's.

    PDFium breaks a line at a raised figure as well; what goes on to the right of the line, at
    nearly its height, is no new one.
    """
    line: list[_Letter] = []
    broken = False
    for letter in _letters(text):
        if letter[0] in "\r\n":
            broken = True
            continue
        if broken and line and not _goes_on(line, letter):
            yield from _line(line)
            line = []
        elif broken and line and letter[1] - line[-1][2] > _SPACE * letter[4]:
            line.append((" ", *line[-1][1:]))
        broken = False
        line.append(letter)
    yield from _line(line)


def _goes_on(line: list[_Letter], letter: _Letter) -> bool:
    _, _, right, base, size = line[-1]
    larger = max(size, letter[4])
    return abs(letter[3] - base) < 0.6 * larger and right - 1 <= letter[1] < right + 2 * larger


def _letters(text: pypdfium2.PdfTextPage) -> Iterator[_Letter]:
    x, y = ctypes.c_double(), ctypes.c_double()
    box, matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
    last = (0.0, 0.0, 0.0, 0.0)
    for i in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text, i)
        hyphen = pdfium.FPDFText_IsHyphen(text, i) == 1
        char = "-" if hyphen else chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0xFFFD \
            or code > 0xFFFF else ""
        if not char or (code < 32 and char not in "\t\r\n-"):
            continue
        if pdfium.FPDFText_IsGenerated(text, i) != 1 and char not in "\r\n":
            pdfium.FPDFText_GetCharOrigin(text, i, x, y)
            pdfium.FPDFText_GetLooseCharBox(text, i, box)
            pdfium.FPDFText_GetMatrix(text, i, matrix)
            if abs(matrix.b) > 0.3 * abs(matrix.a):
                continue  # turned: a stamp in the margin
            size = pdfium.FPDFText_GetFontSize(text, i) * (matrix.c**2 + matrix.d**2) ** 0.5
            last = (x.value, max(box.right, x.value), y.value, size)
        yield (char, *last)


def _line(letters: list[_Letter]) -> Iterator[PageLine]:
    seen = [letter for letter in letters if not letter[0].isspace()]
    if not seen:
        return
    size = max(letter[4] for letter in seen)
    base = next(letter[3] for letter in seen if letter[4] == size)
    text = "".join(char.translate(_RAISED)
                   if s <= _SMALL * size and b > base + 0.1 * size else char
                   for char, _, _, b, s in letters)
    yield PageLine(text.strip(), seen[0][1], max(letter[2] for letter in seen), base, size)
