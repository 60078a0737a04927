"""Ways of spelling one word: British and American, with accents or without, capitals, hyphens.

The United Nations spells as the Concise Oxford English Dictionary does, with -ize (United
Nations Editorial Manual, "Spelling"); a quotation that spells otherwise is a quotation changed,
and the reader is told that spelling is all that was.
"""

from __future__ import annotations

import re
import unicodedata

# (British, American); both sides become the American form. That words which have no variant are
# changed as well does no harm: forms are only ever compared with one another.
_RULES = tuple(
    (re.compile(pattern), to)
    for pattern, to in (
        (r"(?<=[a-z])actic(?=e[ds]?$|ing$)", "actis"),
        (r"ys(?=e|ing|able)", "yz"),
        (r"is(?=(?:e|ed|es|er|ers|ing|ation|ations|ational|able)$)", "iz"),
        (r"(?<=[a-z]{2})our(?=$|[aeis]|l[aei]|hood|ful|less|ed)", "or"),
        (r"(?<=[tbdgv])re(?=s?$)", "er"),
        (r"ogue(?=s?$)", "og"),
        (r"amme(?=s?$)", "am"),
        (r"amm(?=(?:ed|ing|er)$)", "am"),
        (r"ll", "l"),
        (r"nc(?=e)", "ns"),
        (r"(?<=dg)e(?=ment)", ""),
        (r"[ao]e(?=[a-z]{2})", "e"),
        (r"que(?=s?$)", "ck"),
        (r"(?<=[a-z])wards$", "ward"),
        (r"geing$", "ging"),
        (r"(?<=s)c(?=ept)", "k"),
    )
)
_PAIRS = {
    "grey": "gray", "tyre": "tire", "tyres": "tires", "plough": "plow", "amongst": "among",
    "whilst": "while", "learnt": "learned", "burnt": "burned", "aluminium": "aluminum",
    "jewellery": "jewelry", "analogue": "analog", "sulphur": "sulfur", "draught": "draft",
    "gaol": "jail", "kerb": "curb", "mould": "mold", "percent": "per cent", "enquiry": "inquiry",
    "enquiries": "inquiries", "foetus": "fetus", "manoeuvre": "maneuver",
    "manoeuvres": "maneuvers",
}


def variant(words: str) -> str:
    """The form that all spellings of some words have in common.

    "Organisation" and "organization", "co-operation" and "cooperation", "Côte" and "cote".
    """
    plain = unicodedata.normalize("NFKD", words.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"\s*-\s*", "", plain)
    return "".join(_one(word) for word in plain.split())


def _one(word: str) -> str:
    word = re.sub(r"[^\w]", "", _PAIRS.get(word, word))
    for pattern, to in _RULES:
        word = pattern.sub(to, word)
    return word
