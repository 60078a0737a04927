"""What sets a block quotation off from the text around it, in whatever format a draft has."""

from __future__ import annotations

import re

LIST_MARK = re.compile(r"(?:[-–—*•·○▪]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3})[.)])\s+\S")
"""What a point of a list begins with: an indent alone makes no quotation of it."""

ENDED = re.compile(r"[.!?:;][\"'”’»)\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")
"""A line at whose end a sentence or a clause ends."""

FEWEST_WORDS = 5
"""Words of an indented line that is no heading or signature."""

# How far a block quotation is indented, at least.
DEEPER_COLUMNS = 3
DEEPER_POINTS = 14.0
DEEPER_TWENTIETHS = 250  # of a point, the unit of Word
