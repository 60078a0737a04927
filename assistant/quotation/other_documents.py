"""Documents that are no resolution of the Assembly or the Council, named where a quotation is
claimed to stand: drafts, reports, other bodies' resolutions. No library holds them."""

from __future__ import annotations

import re

# "A/C.3/75/L.10/Rev.1", "A/75/478/Add.3", "S/PRST/2020/1", "FCCC/CP/2015/10".
_SYMBOL = re.compile(r"(?<![\w/.])[a-z]{1,6}(?:/[\w.-]*\w)+", re.IGNORECASE)
# "Human Rights Council resolution 42/24"; of the Assembly itself the name may stand as well.
_OF_A_BODY = re.compile(
    r"\b(?:(?i:Human Rights Council|Economic and Social Council|Commission on [\w ,]{4,60}?"
    r"|Conference of the (?:States )?Parties|World Health Assembly|UNESCO|ECOSOC)"
    r"|(?!(?:UNGA|UNSC|A?RES|UN|GA|SC)\b)[A-Z]{3,8})"
    r"(?: (?i:resolution|decision|res\.?))? (?:S-)?\d+/\d+")


def document_symbol(text: str) -> str:
    """The symbol of the first document that a text names, "" where it names none. Symbols of
    resolutions are to be blanked before."""
    return next((m.group() for m in _SYMBOL.finditer(text) if re.search(r"/.*\d", m.group())), "")


def of_another_body(text: str) -> str:
    """The resolution of another body that a text names, "" where it names none."""
    named = _OF_A_BODY.search(text)
    return named.group() if named else ""
