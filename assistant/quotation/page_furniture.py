"""What a page break puts into wording copied from a United Nations PDF: no words of the text.

At the foot of a page stand the job number and the page ("20-17136 2/5"), at the head of the next
one the symbol and the title ("A/RES/75/91 Effects of atomic radiation"), each on lines of its own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.quotation.tokens import Token

_JOB = r"\d{2}-\d{5}(?:\s?\*)?(?:\s*\([A-Z]\))?"
_PAGE = r"\d{1,3}/\d{1,3}"
_FOOT = rf"(?:{_JOB}[ \t]+{_PAGE}|{_PAGE}[ \t]+{_JOB}|{_JOB})"
_SYMBOL = r"[AS]/RES/[\w/.-]+(?:[ \t]*\(\d{4}\))?"
_TITLE = r"[^\s.;:](?:[^\n\r\f.;:]{0,200}[^\s.;:])?"  # a running head is no sentence
_HEAD = rf"(?:{_SYMBOL}(?:[ \t]+{_TITLE})?|{_TITLE}[ \t]+{_SYMBOL})"
_BREAK = r"[ \t]{0,20}[\n\r\f][\n\r\f \t]{0,40}"
_FURNITURE = re.compile(
    rf"(?<=[\n\r\f])[ \t]{{0,20}}{_FOOT}(?:{_BREAK}{_HEAD})?(?=[ \t]{{0,20}}[\n\r\f])")


def without_furniture(text: str, found: Sequence[Token]) -> list[Token]:
    """The tokens of a quotation but those that a page break brought in between two lines."""
    spans = [match.span() for match in _FURNITURE.finditer(text)]
    return [t for t in found if not any(start <= t.start < end for start, end in spans)]
