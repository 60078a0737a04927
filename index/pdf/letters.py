"""The letters of a PDF page as PDFium knows them: by number, in the order of the file."""

from __future__ import annotations

import ctypes
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw as pdfium


class Placed(NamedTuple):
    """Where a letter stands, in points from the lower left corner, and its type size."""

    left: float
    right: float
    base: float
    size: float


class Letters:
    """The letters of one open page; what PDFium writes to is used again for each of them."""

    def __init__(self, text: pypdfium2.PdfTextPage) -> None:
        """``text`` stays open as long as this is used."""
        self._text = text
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box, self._matrix = pdfium.FS_RECTF(), pdfium.FS_MATRIX()
        self._name, self._flags = ctypes.create_string_buffer(128), ctypes.c_int()

    def __len__(self) -> int:
        return int(self._text.count_chars())

    def code(self, i: int) -> int:
        """The Unicode number, 0 where the file gives none."""
        return int(pdfium.FPDFText_GetUnicode(self._text, i))

    def is_hyphen(self, i: int) -> bool:
        """Whether it is a hyphen at the end of a line."""
        return bool(pdfium.FPDFText_IsHyphen(self._text, i) == 1)

    def is_generated(self, i: int) -> bool:
        """Whether it is PDFium's own guess at a space or a line end."""
        return bool(pdfium.FPDFText_IsGenerated(self._text, i) == 1)

    def is_unmapped(self, i: int) -> bool:
        """Whether the file does not say what letter it is."""
        return bool(pdfium.FPDFText_HasUnicodeMapError(self._text, i) == 1)

    def is_bold(self, i: int) -> bool:
        """Whether its font has "Bold" in its name."""
        pdfium.FPDFText_GetFontInfo(self._text, i, self._name, 128, self._flags)
        return b"Bold" in self._name.value

    def placed(self, i: int) -> Placed | None:
        """Where it stands; None for one that is turned: a stamp in the margin."""
        matrix = self._matrix
        pdfium.FPDFText_GetMatrix(self._text, i, matrix)
        if abs(matrix.b) > 0.3 * abs(matrix.a) or matrix.a <= 0:
            return None
        pdfium.FPDFText_GetCharOrigin(self._text, i, self._x, self._y)
        pdfium.FPDFText_GetLooseCharBox(self._text, i, self._box)
        size = pdfium.FPDFText_GetFontSize(self._text, i) * (matrix.c**2 + matrix.d**2) ** 0.5
        return Placed(self._x.value, max(self._box.right, self._x.value), self._y.value, size)
