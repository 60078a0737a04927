"""Everyday abbreviations in a question, written out: "which plenary mtg", "govts", "pls".

Those of the United Nations itself (UNGA, GGE, SG) are in ``lay_words.tsv``: texts have them too.
"""

from __future__ import annotations

import re

_WRITTEN_OUT = {
    "mtg": "meeting", "mtgs": "meetings", "govt": "government", "govts": "governments",
    "gov't": "government", "intl": "international",
    "int'l": "international", "natl": "national", "nat'l": "national",
    "cttee": "committee", "ctte": "committee", "cttees": "committees", "dept": "department",
    "org": "organization", "orgs": "organizations", "ppl": "people", "incl": "including",
    "approx": "approximately", "sess": "session", "amt": "amount", "recs": "recommendations",
    "docs": "documents", "doc": "document", "refs": "references", "info": "information",
    "tech": "technology", "comms": "communications", "coop": "cooperation",
    "dev": "development", "env": "environment", "mgmt": "management", "prog": "programme",
    "wether": "whether", "wheter": "whether", "dte": "date", "tho": "though", "bldg": "building",
    "whats": "what is", "wheres": "where is", "whos": "who is", "whens": "when is",
    "def": "definition", "b4": "before",
    "yr": "year", "yrs": "years", "yday": "yesterday", "bc": "because", "thru": "through",
    "w": "with", "w/": "with", "w/o": "without", "b/w": "between", "btwn": "between",
    "b/c": "because", "wrt": "regarding", "abt": "about", "smth": "something",
    "pt": "point", "pts": "points", "s africa": "South Africa",
    "s. africa": "South Africa", "op para": "operative paragraph", "conf": "conference",
    "q": "question", "qs": "questions", "eg": "for example", "pls": "please", "plz": "please",
    "wud": "would", "cud": "could", "shud": "should", "till when": "until when",
    "shd": "should", "wld": "would", "cld": "could", "n": "and",
    "res": "resolution", "reso": "resolution", "resos": "resolutions",
    "thx": "thanks", "tks": "thanks", "asap": "soon", "fyi": "", "tbh": "", "btw": "",
}
# Of United Nations desks, in capitals: "which PP?", "what must MS do?".
_IN_CAPITALS = {
    "MS": "Member States", "OP": "operative paragraph", "PP": "preambular paragraph",
    "OPs": "operative paragraphs", "PPs": "preambular paragraphs",
    "IT": "information technology",
}
_DESK_FORM = re.compile(rf"(?<![\w/.-])(?:{'|'.join(_IN_CAPITALS)})(?![\w/-])(?!\s?(?:\d|para))")
_EMPHASIZED = re.compile(r"[A-Z]{2} IT\b|\bIT [A-Z]{2}")  # "what DOES IT SAY": no technology
_SHORT_FORM = re.compile(
    r"(?<![\w/.'’-])(?P<short>" + "|".join(
        re.escape(s).replace("'", "['’]") for s in sorted(_WRITTEN_OUT, key=len, reverse=True))
    + r")(?![\w/'’-]|\.\w)\.?(?=\s|[,;:?!)]|$)", re.IGNORECASE)
_NUMBER = re.compile(r"\bno(?:\.(?=\s*(?:\?|$))|\.?(?=\s*(?:of|was|is|were|for|please)\b))",
                     re.IGNORECASE)
_NAMES = re.compile(r"\b(?:meeting|resolution|document|item|para(?:graph)?|agenda)\s+$",
                    re.IGNORECASE)


_SAINT = re.compile(r"\bSt\.? (?=(?:Helena|Lucia|Kitts|Vincent|Pierre|Petersburg)\b)",
                    re.IGNORECASE)


def written_out(text: str) -> str:
    """``text`` with its everyday abbreviations in full ("mtg no." is "meeting number")."""
    text = _SAINT.sub("Saint ", text)

    def full(match: re.Match[str]) -> str:
        short = match["short"]
        if short.isupper():  # "DOC" and "W." may be names
            return match.group()
        meant = _WRITTEN_OUT[short.lower().replace("’", "'")]
        # A full stop that ends the sentence stays.
        ends = match.group().endswith(".") and not match.string[match.end() :].strip()
        return meant + ("." if ends else "")

    if not text.isupper():
        text = _DESK_FORM.sub(lambda m: m.group() if _EMPHASIZED.search(
            text, max(0, m.start() - 3), m.end() + 3) else _IN_CAPITALS[m.group()], text)
    left = " ".join(_SHORT_FORM.sub(full, text).split())
    for match in reversed(list(_NUMBER.finditer(left))):
        if _NAMES.search(left[: match.start()]):
            left = f"{left[: match.start()]}number{left[match.end() :]}"
    return left
