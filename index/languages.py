"""In which official language of the United Nations a resolution is, by its enacting formula.

The Assembly and the Council open their resolutions with their own names in each of the six
languages (as the parallel texts on documents.un.org have them). Only English texts are read here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from index.errors import NotAResolution

_FORMULAS = tuple((language, re.compile(names, re.IGNORECASE)) for language, names in (
    ("French", "L['’´]\\s?Assemblée générale|Le Conseil de sécurité"),
    ("Spanish", "La Asamblea General|El Consejo de Seguridad"),
    ("Russian", "Генеральная Ассамблея|Совет Безопасности"),
    ("Arabic", "إن\\s+الجمعية العامة|إن\\s+مجلس الأمن"),
    ("Chinese", "大\\s*会|安全理事会"),
))


def refuse_others(lines: Iterable[str], shown: str) -> None:
    """Raise NotAResolution for a file ``shown``, one of whose lines is the enacting formula of
    another language than English."""
    for line in lines:
        written = unicodedata.normalize("NFC", line).strip(" \t\ufeff")
        for language, formula in _FORMULAS:
            if formula.match(written):
                raise NotAResolution(f"{shown} is in {language}: it begins with "
                                     f"\u201c{written[:40]}\u201d; give it the English text.")
