"""Whether somebody else than a resolution or its organ is said to have said a quotation."""

from __future__ import annotations

import re

from assistant.quotation.draft import Quotation
from assistant.quotation.passage import Passages
from assistant.quotation.source import Named

_SAID = (r"(?:said|says|told|stated|states|argue[sd]|claim(?:s|ed)|wr[oi]tes?|warn(?:s|ed)|"
         r"replie[sd]|remark(?:s|ed)|declare[sd]|observe[sd]|explain(?:s|ed)|insist(?:s|ed)|quipped|asked|"
         r"tweeted|commented|added|concluded|put\s+it)")
_BEFORE = re.compile(
    rf"(?P<subject>[^.;:(\"]{{0,120}}?)\b{_SAID}\b(?P<more>(?:\s[^.;:\"]{{0,40}})?)[\s,:]*$")
_ACCORDING = re.compile(r"\b(?:[Aa]ccording\s+to|[Aa]s|[Ff]or)\s+(?P<subject>[^;:\"]{2,60}),\s*$")
_BEHIND = re.compile(
    rf"[\s,]*(?P<subject>[^.;:(\"]{{0,60}}?)\b{_SAID}\b(?P<object>(?:\s+[^\s.;(\"]+){{0,3}})")
_OWN = re.compile(
    r"\b(?:it|which|assembly|council|resolutions?|text|paragraphs?|members|member\s+states|preamble|"
    r"op|pp|para|document|recital|clause|sponsors)\b", re.IGNORECASE)
_PERSON = re.compile(
    r"\b(?:I|he|she|they|we|representatives?|delegat\w+|ministers?|ambassadors?|presidents?|"
    r"secretary-general|spokes\w+|officials?|experts?|scholars?|professor|chair\w*|diplomats?|"
    r"M[rs]s?\.|Dr\.|report|charter|newspaper|author|analysts?|activists?|(?!(?:In|As|At|On|By|For|To|It|And|But|The|This|That|There|Also|Further|Then)\b)[A-Z]\w+)"
    r"(?!\w)")


def is_said_by_another(passages: Passages, quotation: Quotation) -> bool:
    """Whether a verb of saying right before or behind a quotation has such a subject."""
    start, end = quotation.outer
    sentence = passages.sentence(start)
    before_it = passages.between(sentence.start, start)
    if before_it and before_it[-1].named is Named.OTHER:
        return False  # a document that is named by its symbol is told by that
    named = [m for m in before_it if m.named in (Named.RESOLUTION, Named.PLACE)]
    begin = named[-1].end if named else sentence.start
    if before := _BEFORE.search(passages.text, max(begin, start - 200), start):
        subject = before["subject"]
        if subject.strip() == "," and named:  # "The delegate, welcoming 68/243, said": who did?
            subject = passages.text[sentence.start : named[0].start].partition(",")[0]
        if _is_another(subject) and not _OWN.search(before["more"]):
            return True
    if (by := _ACCORDING.search(passages.text, begin, start)) and _is_another(by["subject"]):
        return True
    behind = _BEHIND.match(passages.text, end, passages.sentence(max(end - 1, start)).end)
    return behind is not None and not passages.between(end, behind.end()) and _is_another(
        behind["subject"].strip() or behind["object"])


def _is_another(subject: str) -> bool:
    """Whether the subject is a person or another text, the resolution's organ being none."""
    return _OWN.search(subject) is None and _PERSON.search(subject) is not None
