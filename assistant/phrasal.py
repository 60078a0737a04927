"""Verbs whose parts stand apart in a question: "who passed the report on?"."""

from __future__ import annotations

import re

_PASSED_ON = re.compile(
    r"\b(?:passed|handed|sent|forwarded)\s+(?:(?P<what>(?:the|their|its|that|this|it)\b[^?.,;]{0,60}?)"
    r"\s+)?on\b(?=\s*(?:[?.,;]|$|to\b|and\b|according\b)|\s+(?:the|its|their)\s+[\w' ’-]*report)",
    re.IGNORECASE)


def joined(text: str) -> str:
    """``text`` with such a verb put in one word: "who transmitted the report?"."""
    return _PASSED_ON.sub(
        lambda m: f"transmitted {m['what']}" if m["what"] else "transmitted", text)
