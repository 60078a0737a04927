"""How two paragraphs that say much the same differ, in a few words."""

from __future__ import annotations

from difflib import SequenceMatcher

from assistant.question.wording import words
from index.resolution import Paragraph

_FEW = 2  # changes that can be told in passing; more are worth a sentence of their own
_SMALL = 5  # words of a change
_BOUND_BEFORE, _BOUND_BEHIND = frozenset(("no", "not")), frozenset(("of", "to", "upon"))


def difference(first: Paragraph, second: Paragraph) -> str | None:
    """What to put behind "says the same": nothing, or the few words that differ.

    None where the paragraphs differ by more than that. Only white space, punctuation and case are
    passed over: "in 2014" and "in 2016" differ.
    """
    a, b = first.governed_text, second.governed_text
    a_words, b_words = words(a), words(b)
    matcher = SequenceMatcher(
        None, [w.text for w in a_words], [w.text for w in b_words], autojunk=False)
    changes = [c for c in matcher.get_opcodes() if c[0] != "equal"]
    if not changes:
        return ""
    told = []
    for _, *places in changes:
        i, j, k, m = places
        if j > i and m > k:  # "Stressing the importance of" for "Taking note of"
            back = int(i > 0 and k > 0 and a_words[i - 1].text in _BOUND_BEFORE)
            on = int(j < len(a_words) and m < len(b_words) and a_words[j].text in _BOUND_BEHIND)
            i, j, k, m = i - back, j + on, k - back, m + on
        was = a[a_words[i].start : a_words[j - 1].end] if j > i else ""
        now = b[b_words[k].start : b_words[m - 1].end] if m > k else ""
        if len(was.split()) > _SMALL or len(now.split()) > _SMALL:
            return None
        told.append(_change(was, now))
    return ", " + " and ".join(told) if len(told) <= _FEW else None


def _change(was: str, now: str) -> str:
    if not was:
        return f"with “{now}” added"
    if not now:
        return f"without “{was}”"
    return f"with “{now}” for “{was}”"
