"""Verbs whose parts stand apart in a question, or are left out: "who passed the report on?",
"how many were against?"."""

from __future__ import annotations

import re

_PASSED_ON = re.compile(
    r"\b(?:passed|handed|sent|forwarded)\s+(?:(?P<what>(?:the|their|its|that|this|it)\b[^?.,;]{0,60}?)"
    r"\s+)?(?:on|along|over)\b"
    r"(?=\s*(?:[?.,;]|$|to\b|and\b|according\b)|\s+(?:the|its|their)\s+[\w' ’-]*report)",
    re.IGNORECASE)


# "Who was there?" asks who attended.
_WAS_THERE = re.compile(
    r"\bwho (?:all |else )?(?:was|were) there\b(?=\W*$|\s+(?:from|for)\b)", re.IGNORECASE)
# Who is for or against a resolution votes.
_WAS_AGAINST = re.compile(
    r"\b(?P<who>(?:how many|who|anyone|anybody|which)(?: (?:countries|states|members|votes"
    r"|delegations|governments|nations))?) (?:was |were |(?:was|were)n['’]t )?"
    r"(?P<way>against|in favou?r)(?P<it>(?: of)? (?:it|that|this|them))?"
    r"(?=\W*$|,|\s+and\b|\s+or\b)", re.IGNORECASE)


def joined(text: str) -> str:
    """``text`` with such a verb put in one word, or put in: "who transmitted the report?", "how
    many voted against?"."""
    text = _WAS_THERE.sub("who attended", text)
    text = _WAS_AGAINST.sub(lambda m: f"{m['who']} voted {m['way']}{m['it'] or ''}", text)
    return _PASSED_ON.sub(
        lambda m: f"transmitted {m['what']}" if m["what"] else "transmitted", text)
